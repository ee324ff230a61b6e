//! The answer: one sentence, three counts, what to correct, what to fill in, criterion by criterion.

use eligibility_check::evaluation::{ProblemKind, Status};
use eligibility_check::exact::digits;
use eligibility_check::policy::Evidence;
use eligibility_check::report::Report;
use eligibility_check::text;

use super::criterion::criterion;
use super::mark::mark;
use super::tally::tally;
use super::{Gesture, Outcome, Scene, fill};

/// So many missing answers are named at once; the others on request.
const SHOWN: usize = 4;

pub(super) fn result(scene: &mut Scene<'_>, outcome: &Outcome, report: Report<'_>) {
    let words = scene.words;
    let headline = &outcome.headline;
    let live = outcome.evaluation.is_live();
    scene.open(if live {
        "div.answer"
    } else {
        "div.answer not-live"
    });
    scene.attr("part", "result");

    scene.open("section.card verdict").attr("part", "verdict");
    scene.id("aria-labelledby", "result", "");
    scene.line_if("p.not-live-note", (!live).then_some(words.not_live));
    scene.open("h3.verdict-title").id("id", "result", "");
    scene.attr("tabindex", "-1");
    scene.open("span.unseen");
    scene.text(words.result).text(words.colon).close();
    scene.text(&headline.title).close();
    let detail = Some(&*headline.detail).filter(|detail| !detail.is_empty());
    scene.line_if("p.verdict-detail", detail);
    tally(scene, report);
    scene.close();

    problems(scene, outcome);
    guide(scene, "first");
    missing(scene, &report.policy.ids(&report.evaluation.missing));
    scene.card("criteria", words.criteria);
    guide(scene, "overview");
    for evidence in [Evidence::Computed, Evidence::Declared, Evidence::Judged] {
        group(scene, report, evidence);
    }
    scene.close();
    guide(scene, "more");
    scene.close();
}

/// A place for guidance. It is no part of the first view: the page fills it once that has come.
fn guide(scene: &mut Scene<'_>, part: &str) {
    scene.open("div").attr("data-guide", part).close();
}

/// The criteria of one evidence, in the order of the text: they are counted apart and stand apart.
fn group(scene: &mut Scene<'_>, report: Report<'_>, evidence: Evidence) {
    scene.open("div");
    let name = text::evidence(evidence, scene.state.policy.lang);
    scene.line("h4.group", name);
    scene.list("ul.criteria");
    for row in report.criteria() {
        if row.evidence() == evidence {
            criterion(scene, row);
        }
    }
    scene.close_list();
}

fn problems(scene: &mut Scene<'_>, outcome: &Outcome) {
    scene.card("problems", scene.words.mend);
    scene.list("ul.problems");
    for problem in outcome.problems(scene.state.editing.as_ref()) {
        let policy = &scene.state.policy;
        let message = text::problem(policy, outcome.evaluation.check, problem);
        scene.open("li");
        mark(scene, "invalid");
        scene.open("div");
        scene.hanging("p", &message);
        match problem.inputs.first() {
            Some(input) if problem.kind != ProblemKind::UnknownInput => {
                scene.lead_to(input, scene.words.mend_this);
            }
            _ => scene.gap(),
        }
        scene.close();
        scene.close();
    }
    scene.close_list();
}

fn missing(scene: &mut Scene<'_>, missing: &[&str]) {
    if missing.is_empty() {
        return scene.gap();
    }
    scene.card("missing", scene.words.missing);
    let (first, rest) = missing.split_at(missing.len().min(SHOWN));
    if let [next, _, ..] = missing {
        // The one that decides most.
        let next = Gesture::Lead((*next).to_owned());
        scene.button("button.tool", next, scene.words.next_question);
    } else {
        scene.gap();
    }
    to_fill_in(scene, first);
    if rest.is_empty() {
        scene.gap();
    } else {
        scene.open("details.rest");
        let more = fill(scene.words.more, &digits(rest.len()));
        scene.line("summary", &more);
        to_fill_in(scene, rest);
        scene.close();
    }
    scene.close();
}

/// Questions to go to.
pub(super) fn to_fill_in(scene: &mut Scene<'_>, inputs: &[&str]) {
    scene.list("ul.missing");
    for input in inputs {
        scene.key(input).open("li");
        scene.lead_to(input, &scene.label(input));
        scene.close();
    }
    scene.close();
}

/// In a narrow widget the answer is far below the form: this bar always shows the verdict and leads to it.
pub(super) fn dock(scene: &mut Scene<'_>, outcome: &Outcome) {
    let words = scene.words;
    let evaluation = &outcome.evaluation;
    let mut judged = 0;
    for outcome in &evaluation.outcomes {
        judged += usize::from(outcome.status == Status::Judged);
    }
    scene.open("div.dock").attr("part", "dock");
    scene.open("p.dock-text");
    scene.line("b", &outcome.headline.title);
    scene.open("span");
    if outcome.evaluation.is_live() {
        let missing = evaluation.missing.len();
        count(scene, words.dock_missing, missing);
        if missing > 0 && judged > 0 {
            scene.text(" · ");
        }
        count(scene, words.dock_judged, judged);
    } else {
        scene.text(words.not_live);
    }
    scene.close();
    scene.close();
    scene.button("button.go", Gesture::ShowResult, words.see_result);
    scene.close();
}

fn count(scene: &mut Scene<'_>, sentence: &str, count: usize) {
    if count > 0 {
        scene.text(&fill(sentence, &digits(count)));
    }
}
