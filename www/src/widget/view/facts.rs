//! Worth knowing beside the result: where to hand it in, the steps, the award; and what this page is.

use eligibility_check::report::{Cited, Report};

use super::head::source;
use super::result::to_fill_in;
use super::{Outcome, Scene};

pub(super) fn facts(scene: &mut Scene<'_>, outcome: &Outcome) {
    let words = scene.words;
    let report = &outcome.report;
    scene.open("div.facts").attr("part", "facts");
    scene.open("div.facts-column");
    routes(scene, report);
    let steps = "ol.cited cited-steps";
    list(
        scene,
        "procedure",
        words.procedure,
        steps,
        None,
        &report.procedure,
    );
    scene.close();
    scene.open("div.facts-column");
    let round = report.round_text.as_ref();
    list(
        scene,
        "dates",
        words.dates,
        "ol.cited",
        round,
        &report.dates,
    );
    list(scene, "award", words.award, "ol.cited", None, &report.award);
    list(
        scene,
        "materials",
        words.documents,
        "ol.cited",
        None,
        &report.materials,
    );
    contact(scene, report);
    scene.close();
    scene.close();
}

fn list(
    scene: &mut Scene<'_>,
    part: &str,
    title: &str,
    element: &'static str,
    first: Option<&Cited>,
    rest: &[Cited],
) {
    if first.is_none() && rest.is_empty() {
        return scene.gap();
    }
    scene.card(part, title);
    scene.list(element);
    if let Some(first) = first {
        cited(scene, first);
    }
    for fact in rest {
        cited(scene, fact);
    }
    scene.close();
    scene.close();
}

fn cited(scene: &mut Scene<'_>, fact: &Cited) {
    scene.open("li");
    scene.open("p");
    scene.line_if("b", fact.title.as_deref());
    scene.text(" ").clause(&fact.clause);
    scene.close();
    scene.line("p", &fact.text);
    scene.line_if("p.note", fact.note.as_deref());
    scene.close();
}

fn routes(scene: &mut Scene<'_>, report: &Report) {
    let open = &report.missing_for_route;
    if open.is_empty() && report.routes.is_empty() {
        return scene.gap();
    }
    scene.card("routes", scene.words.routes);
    if report.routes.is_empty() {
        scene.gap();
    } else {
        scene.list("ol.cited");
        for route in &report.routes {
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
    }
    if open.is_empty() {
        scene.gap();
    } else {
        scene.open("div");
        scene.line("p.section-help", scene.words.route_open);
        to_fill_in(scene, open);
        scene.close();
    }
    scene.close();
}

fn contact(scene: &mut Scene<'_>, report: &Report) {
    let Some(contact) = &report.contact else {
        return scene.gap();
    };
    scene.card("contact", scene.words.contact);
    if let Some(phone) = &contact.phone {
        scene.open("p").open("a.phone");
        scene.attr("href", &["tel:", phone].concat());
        scene.text(phone).close();
        scene.close();
    }
    scene.line_if("p", contact.address.as_deref());
    scene.close();
}

/// Who decides, by which text, and by which version of it this was computed.
pub(super) fn foot(scene: &mut Scene<'_>, report: &Report) {
    let words = scene.words;
    let policy = &report.policy;
    let hash = policy.hash.get(..12).unwrap_or_default();
    let document = policy.document_number.as_deref();
    scene.open("footer.foot").attr("part", "foot");
    scene.line("p", report.disclaimer);
    scene.open("p");
    entry(scene, words.issuer, &policy.issuer);
    scene.close();
    scene.open("p.foot-line");
    scene.open("span").text(words.official).text(" ");
    source(scene, report, document.unwrap_or(&policy.title));
    scene.close();
    entry(scene, words.version, &policy.version);
    entry(scene, words.hash, hash);
    entry(scene, words.as_of, &report.as_of);
    entry(scene, "eligibility-check", report.product_version);
    scene.close();
    scene.close();
}

fn entry(scene: &mut Scene<'_>, name: &str, text: &str) {
    scene.open("span").text(name).text(" ").text(text).close();
}
