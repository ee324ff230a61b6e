//! Worth knowing beside the result: where to hand it in, the steps, the award; and what this page is.

use eligibility_check::policy::{CheckKind, Fact};
use eligibility_check::report::{Cited, PRODUCT_VERSION, Report};
use eligibility_check::text;

use super::Scene;
use super::head::source;
use super::result::to_fill_in;

pub(super) fn facts(scene: &mut Scene<'_>, report: Report<'_>) {
    let words = scene.words;
    let policy = report.policy;
    let applying = report.evaluation.verdict.kind == CheckKind::Eligibility;
    let (steps, money) = if applying {
        (words.procedure, words.award)
    } else {
        (words.follows, words.support)
    };
    scene.open("div.facts").attr("part", "facts");
    scene.open("div.facts-column");
    routes(scene, report);
    scene.card("procedure", steps);
    scene.list("ol.cited cited-steps");
    all(scene, report, &policy.procedure);
    scene.close_list();
    scene.close();
    scene.open("div.facts-column");
    scene.card("dates", words.dates);
    scene.list("ol.cited");
    if let Some(round) = report.round().filter(|_| applying) {
        cited(scene, round);
    }
    all(scene, report, &policy.dates);
    scene.close_list();
    scene.card("award", money);
    scene.list("ol.cited");
    all(scene, report, &policy.award);
    scene.close_list();
    scene.card("materials", words.documents);
    scene.list("ol.cited");
    all(scene, report, &policy.materials);
    scene.close_list();
    contact(scene);
    scene.close();
    scene.close();
}

fn all(scene: &mut Scene<'_>, report: Report<'_>, facts: &[Fact]) {
    for fact in report.cited(facts) {
        cited(scene, fact);
    }
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
    if open.is_empty() && report.evaluation.routes.is_empty() {
        return scene.gap();
    }
    scene.card("routes", scene.words.routes);
    scene.open("div");
    scene.list("ol.cited");
    for route in report.routes() {
        scene.open("li");
        scene.open("p");
        let name = if route.unspecified { "span" } else { "b" };
        scene.line(name, &route.to);
        scene.text(" ").clause(&route.clause);
        scene.close();
        scene.maybe("p.note", &route.note);
        scene.close();
    }
    scene.close_list();
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
    let phone = scene.state.phone.as_ref();
    let phone = phone.or(policy.contact_phone.as_ref());
    if phone.is_none() && policy.contact_address.is_none() {
        return scene.gap();
    }
    scene.card("contact", scene.words.contact);
    if let Some(phone) = phone {
        scene.open("p").open("a.phone");
        scene.attr("href", &["tel:", phone].concat());
        scene.text(phone).close();
        scene.close();
    }
    scene.maybe("p", &policy.contact_address);
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
