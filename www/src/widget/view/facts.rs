//! Worth knowing beside the result: where to hand it in, the steps, the award; and what this page is.

use eligibility_check::policy::Fact;
use eligibility_check::report::{Cited, PRODUCT_VERSION, Report};
use eligibility_check::text;

use super::Scene;
use super::head::source;
use super::result::to_fill_in;

pub(super) fn facts(scene: &mut Scene<'_>, report: Report<'_>) {
    let words = scene.words;
    let policy = report.policy;
    scene.open("div.facts").attr("part", "facts");
    scene.open("div.facts-column");
    routes(scene, report);
    let facts = Facts {
        report,
        part: "procedure",
        title: words.procedure,
        first: None,
        rest: &policy.procedure,
    };
    list(scene, "ol.cited cited-steps", facts);
    scene.close();
    scene.open("div.facts-column");
    for (part, title, first, rest) in [
        ("dates", words.dates, report.round(), &policy.dates),
        ("award", words.award, None, &policy.award),
        ("materials", words.documents, None, &policy.materials),
    ] {
        let facts = Facts {
            report,
            part,
            title,
            first,
            rest,
        };
        list(scene, "ol.cited", facts);
    }
    contact(scene);
    scene.close();
    scene.close();
}

/// What a card tells.
struct Facts<'a> {
    report: Report<'a>,
    part: &'static str,
    title: &'static str,
    first: Option<Cited<'a>>,
    rest: &'a [Fact],
}

fn list(scene: &mut Scene<'_>, element: &'static str, facts: Facts<'_>) {
    let mut all = facts.report.cited(facts.rest).peekable();
    if facts.first.is_none() && all.peek().is_none() {
        return scene.gap();
    }
    scene.card(facts.part, facts.title);
    scene.list(element);
    if let Some(first) = facts.first {
        cited(scene, first);
    }
    for fact in all {
        cited(scene, fact);
    }
    scene.close();
    scene.close();
}

fn cited(scene: &mut Scene<'_>, fact: Cited<'_>) {
    scene.open("li");
    scene.open("p");
    scene.line_if("b", fact.title);
    scene.text(" ").clause(fact.clause);
    scene.close();
    scene.line("p", fact.text);
    scene.line_if("p.note", fact.note);
    scene.close();
}

fn routes(scene: &mut Scene<'_>, report: Report<'_>) {
    let open = report.policy.ids(&report.evaluation.missing_for_route);
    let mut routes = report.routes().peekable();
    let known = routes.peek().is_some();
    if open.is_empty() && !known {
        return scene.gap();
    }
    scene.card("routes", scene.words.routes);
    if known {
        scene.list("ol.cited");
        for route in routes {
            scene.open("li");
            scene.open("p");
            let name = if route.unspecified { "span" } else { "b" };
            scene.line(name, &route.to);
            scene.text(" ").clause(&route.clause);
            scene.close();
            scene.line_if("p.note", route.note.as_deref());
            scene.close();
        }
        scene.close();
    } else {
        scene.gap();
    }
    if open.is_empty() {
        scene.gap();
    } else {
        scene.open("div");
        scene.line("p.section-help", scene.words.route_open);
        to_fill_in(scene, &open);
        scene.close();
    }
    scene.close();
}

fn contact(scene: &mut Scene<'_>) {
    let policy = &scene.state.policy;
    if policy.contact_phone.is_none() && policy.contact_address.is_none() {
        return scene.gap();
    }
    scene.card("contact", scene.words.contact);
    if let Some(phone) = &policy.contact_phone {
        scene.open("p").open("a.phone");
        scene.attr("href", &["tel:", phone].concat());
        scene.text(phone).close();
        scene.close();
    }
    scene.line_if("p", policy.contact_address.as_deref());
    scene.close();
}

/// Who decides, by which text, and by which version of it this was computed.
pub(super) fn foot(scene: &mut Scene<'_>) {
    let words = scene.words;
    let policy = &scene.state.policy;
    let hash = policy.hash.get(..12).unwrap_or_default();
    let document = policy.number.as_deref();
    scene.open("footer.foot").attr("part", "foot");
    scene.line("p", text::disclaimer(policy.lang));
    scene.open("p");
    entry(scene, words.issuer, &policy.issuer);
    scene.close();
    scene.open("p.foot-line");
    scene.open("span").text(words.official).text(" ");
    source(scene, document.unwrap_or(&policy.title));
    scene.close();
    entry(scene, words.version, &policy.version);
    entry(scene, words.hash, hash);
    entry(scene, words.as_of, &scene.state.as_of.to_string());
    entry(scene, "eligibility-check", PRODUCT_VERSION);
    scene.close();
    scene.close();
}

fn entry(scene: &mut Scene<'_>, name: &str, text: &str) {
    scene.open("span").text(name).text(" ").text(text).close();
}
