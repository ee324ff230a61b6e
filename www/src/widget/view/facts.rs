//! Worth knowing beside the result: where to hand it in, the steps, the award; and what this page is.

use eligibility_check::report::{Cited, Report};
use yew::Html;

use super::head::source;
use super::result::to_fill_in;
use super::tag::{Tag, tag};
use super::{Outcome, Scene, bare_list, card, clause};

pub(super) fn facts(scene: &Scene<'_>, outcome: &Outcome) -> Tag {
    let words = scene.words;
    let report = &outcome.report;
    let column = || tag("div").class("facts-column");
    let round = report.round_text.as_ref().map(cited);
    let dates = round
        .into_iter()
        .chain(report.dates.iter().map(cited))
        .collect();
    let first = column().child_if(routes(scene, report)).child_if(list(
        "procedure",
        words.procedure,
        "cited cited-steps",
        all(&report.procedure),
    ));
    let second = column()
        .child_if(list("dates", words.dates, "cited", dates))
        .child_if(list("award", words.award, "cited", all(&report.award)))
        .child_if(list(
            "materials",
            words.documents,
            "cited",
            all(&report.materials),
        ))
        .child_if(contact(scene, report));
    tag("div")
        .class("facts")
        .attr("part", "facts")
        .child(first)
        .child(second)
}

fn all(facts: &[Cited]) -> Vec<Html> {
    facts.iter().map(cited).collect()
}

fn list(part: &str, title: &str, class: &'static str, items: Vec<Html>) -> Option<Tag> {
    let (card, head) = card(part, &["ec-", part].concat(), title);
    (!items.is_empty()).then(|| card.child(head).child(bare_list("ol", class, items)))
}

fn cited(fact: &Cited) -> Html {
    let title = fact.title.as_ref().map(|title| tag("b").text(title));
    let head = tag("p")
        .child_if(title)
        .text(" ")
        .child(clause(&fact.clause));
    let item = tag("li").child(head).child(tag("p").text(&fact.text));
    item.child_if(note(fact.note.as_ref())).into()
}

fn note(note: Option<&String>) -> Option<Tag> {
    note.map(|note| tag("p").class("note").text(note))
}

fn routes(scene: &Scene<'_>, report: &Report) -> Option<Tag> {
    let open = &report.missing_for_route;
    let mut routes = Vec::new();
    for route in &report.routes {
        let name = if route.unspecified { "span" } else { "b" };
        let to = tag("p")
            .child(tag(name).text(&route.to))
            .text(" ")
            .child(clause(&route.clause));
        routes.push(
            tag("li")
                .child(to)
                .child_if(note(route.note.as_ref()))
                .into(),
        );
    }
    if open.is_empty() && routes.is_empty() {
        return None;
    }
    let known = (!routes.is_empty()).then(|| bare_list("ol", "cited", routes));
    let waiting = (!open.is_empty()).then(|| {
        let help = tag("p").class("section-help").text(scene.words.route_open);
        tag("div").child(help).child(to_fill_in(scene, open))
    });
    let (card, head) = card("routes", "ec-routes", scene.words.routes);
    Some(card.child(head).child_if(known).child_if(waiting))
}

fn contact(scene: &Scene<'_>, report: &Report) -> Option<Tag> {
    let contact = report.contact.as_ref()?;
    let phone = contact.phone.as_ref().map(|phone| {
        let link = tag("a")
            .class("phone")
            .attr("href", &["tel:", phone].concat())
            .text(phone);
        tag("p").child(link)
    });
    let address = contact
        .address
        .as_ref()
        .map(|address| tag("p").text(address));
    let (card, head) = card("contact", "ec-contact", scene.words.contact);
    Some(card.child(head).child_if(phone).child_if(address))
}

/// Who decides, by which text, and by which version of it this was computed.
pub(super) fn foot(scene: &Scene<'_>, report: &Report) -> Tag {
    let words = scene.words;
    let policy = &report.policy;
    let hash = policy.hash.get(..12).unwrap_or_default();
    let entry = |name: &str| tag("span").text(name).text(" ");
    let document = policy.document_number.as_deref().unwrap_or(&policy.title);
    let line = tag("p")
        .class("foot-line")
        .child(entry(words.official).child(source(scene, report, document)))
        .child(entry(words.version).text(&policy.version))
        .child(entry(words.hash).text(hash))
        .child(entry(words.as_of).text(&report.as_of))
        .child(entry("eligibility-check").text(report.product_version));
    tag("footer")
        .class("foot")
        .attr("part", "foot")
        .child(tag("p").text(report.disclaimer))
        .child(tag("p").child(entry(words.issuer).text(&policy.issuer)))
        .child(line)
}
