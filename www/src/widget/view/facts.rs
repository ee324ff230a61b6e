//! Worth knowing beside the result: where to hand it in, the steps, the award; and what this page is.

use eligibility_check::policy::Fact;
use eligibility_check::report::{Cited, PRODUCT_VERSION, Report};
use eligibility_check::text;
use yew::Html;

use super::head::source;
use super::result::to_fill_in;
use super::tag::{Tag, tag};
use super::{Scene, bare_list, card, clause};

pub(super) fn facts(scene: &Scene<'_>, report: Report<'_>) -> Tag {
    let words = scene.words;
    let policy = report.policy;
    let all = |facts: &[Fact]| report.cited(facts).map(cited).collect::<Vec<_>>();
    let column = || tag("div").class("facts-column");
    let mut dates = all(&policy.dates);
    if let Some(round) = report.round() {
        dates.insert(0, cited(round));
    }
    let first = column().child_if(routes(scene, report)).child_if(list(
        "procedure",
        words.procedure,
        "cited cited-steps",
        all(&policy.procedure),
    ));
    let second = column()
        .child_if(list("dates", words.dates, "cited", dates))
        .child_if(list("award", words.award, "cited", all(&policy.award)))
        .child_if(list(
            "materials",
            words.documents,
            "cited",
            all(&policy.materials),
        ))
        .child_if(contact(scene));
    tag("div")
        .class("facts")
        .attr("part", "facts")
        .child(first)
        .child(second)
}

fn list(part: &str, title: &str, class: &'static str, items: Vec<Html>) -> Option<Tag> {
    let (card, head) = card(part, &["ec-", part].concat(), title);
    (!items.is_empty()).then(|| card.child(head).child(bare_list("ol", class, items)))
}

fn cited(fact: Cited<'_>) -> Html {
    let title = fact.title.map(|title| tag("b").text(title));
    let head = tag("p")
        .child_if(title)
        .text(" ")
        .child(clause(fact.clause));
    let item = tag("li").child(head).child(tag("p").text(fact.text));
    item.child_if(note(fact.note)).into()
}

fn note(note: Option<&str>) -> Option<Tag> {
    note.map(|note| tag("p").class("note").text(note))
}

fn routes(scene: &Scene<'_>, report: Report<'_>) -> Option<Tag> {
    let open = report.policy.ids(&report.evaluation.missing_for_route);
    let mut routes = Vec::new();
    for route in report.routes() {
        let name = if route.unspecified { "span" } else { "b" };
        let to = tag("p")
            .child(tag(name).text(&route.to))
            .text(" ")
            .child(clause(&route.clause));
        routes.push(
            tag("li")
                .child(to)
                .child_if(note(route.note.as_deref()))
                .into(),
        );
    }
    if open.is_empty() && routes.is_empty() {
        return None;
    }
    let known = (!routes.is_empty()).then(|| bare_list("ol", "cited", routes));
    let waiting = (!open.is_empty()).then(|| {
        let help = tag("p").class("section-help").text(scene.words.route_open);
        tag("div").child(help).child(to_fill_in(scene, &open))
    });
    let (card, head) = card("routes", "ec-routes", scene.words.routes);
    Some(card.child(head).child_if(known).child_if(waiting))
}

fn contact(scene: &Scene<'_>) -> Option<Tag> {
    let policy = &scene.state.policy;
    let phone = policy.contact_phone.as_ref().map(|phone| {
        let link = tag("a")
            .class("phone")
            .attr("href", &["tel:", phone].concat())
            .text(phone);
        tag("p").child(link)
    });
    let address = policy
        .contact_address
        .as_ref()
        .map(|address| tag("p").text(address));
    if phone.is_none() && address.is_none() {
        return None;
    }
    let (card, head) = card("contact", "ec-contact", scene.words.contact);
    Some(card.child(head).child_if(phone).child_if(address))
}

/// Who decides, by which text, and by which version of it this was computed.
pub(super) fn foot(scene: &Scene<'_>) -> Tag {
    let words = scene.words;
    let policy = &scene.state.policy;
    let hash = policy.hash.get(..12).unwrap_or_default();
    let entry = |name: &str| tag("span").text(name).text(" ");
    let document = policy.number.as_deref().unwrap_or(&policy.title);
    let line = tag("p")
        .class("foot-line")
        .child(entry(words.official).child(source(scene, document)))
        .child(entry(words.version).text(&policy.version))
        .child(entry(words.hash).text(hash))
        .child(entry(words.as_of).text(&scene.state.as_of.to_string()))
        .child(entry("eligibility-check").text(PRODUCT_VERSION));
    tag("footer")
        .class("foot")
        .attr("part", "foot")
        .child(tag("p").text(text::disclaimer(policy.lang)))
        .child(tag("p").child(entry(words.issuer).text(&policy.issuer)))
        .child(line)
}
