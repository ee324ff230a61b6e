//! The answer: one sentence, three counts, what to correct, what to fill in, criterion by criterion.

use eligibility_check::evaluation::{ProblemKind, Status};
use eligibility_check::policy::Evidence;
use eligibility_check::report::Report;
use eligibility_check::text;

use super::criterion::criterion;
use super::mark::mark;
use super::tag::{Tag, tag};
use super::tally::tally;
use super::{Gesture, Outcome, Scene, bare_list, card, fill, unseen};

/// So many missing answers are named at once; the others on request.
const SHOWN: usize = 4;

pub(super) fn result(scene: &Scene<'_>, outcome: &Outcome, report: Report<'_>) -> Tag {
    let words = scene.words;
    let headline = &outcome.headline;
    let live = outcome.is_live();
    let name = unseen(&[words.result, words.colon].concat());
    let title = tag("h3")
        .class("verdict-title")
        .attr("id", "ec-result")
        .attr("tabindex", "-1");
    let detail = (!headline.detail.is_empty()).then_some(&headline.detail);
    let verdict = tag("section")
        .class("card verdict")
        .attr("part", "verdict")
        .attr("aria-labelledby", "ec-result")
        .child_if((!live).then(|| tag("p").class("not-live-note").text(words.not_live)))
        .child(title.child(name).text(&headline.title))
        .child_if(detail.map(|detail| tag("p").class("verdict-detail").text(detail)))
        .child(tally(scene, report));
    let (mut criteria, head) = card("criteria", "ec-criteria", words.criteria);
    criteria = criteria.child(head);
    for evidence in [Evidence::Computed, Evidence::Declared, Evidence::Judged] {
        criteria = criteria.child_if(group(scene, report, evidence));
    }
    tag("div")
        .class(if live { "answer" } else { "answer not-live" })
        .attr("part", "result")
        .child(verdict)
        .child_if(problems(scene, outcome))
        .child_if(missing(scene, report))
        .child(criteria)
}

/// The criteria of one evidence, in the order of the text: they are counted apart and stand apart.
fn group(scene: &Scene<'_>, report: Report<'_>, evidence: Evidence) -> Option<Tag> {
    let mut rows = Vec::new();
    for row in report.criteria() {
        if row.criterion.evidence() == evidence {
            rows.push(criterion(scene, row).into());
        }
    }
    let title = tag("h4")
        .class("group")
        .text(text::evidence(evidence, scene.state.policy.lang));
    (!rows.is_empty()).then(|| {
        tag("div")
            .child(title)
            .child(bare_list("ul", "criteria", rows))
    })
}

fn problems(scene: &Scene<'_>, outcome: &Outcome) -> Option<Tag> {
    let mut items = Vec::new();
    for problem in outcome.problems(scene.state.editing.as_ref()) {
        let message = text::problem(&scene.state.policy, outcome.evaluation.check, problem);
        let input = problem
            .inputs
            .first()
            .filter(|_| problem.kind != ProblemKind::UnknownInput);
        let text = tag("div").child(scene.hanging("p", &message));
        let text = text.child_if(input.map(|input| scene.lead_to(input, scene.words.mend_this)));
        items.push(tag("li").child(mark("invalid")).child(text).into());
    }
    let (card, head) = card("problems", "ec-problems", scene.words.mend);
    (!items.is_empty()).then(|| card.child(head).child(bare_list("ul", "problems", items)))
}

fn missing(scene: &Scene<'_>, report: Report<'_>) -> Option<Tag> {
    let missing = report.policy.ids(&report.evaluation.missing);
    let (first, rest) = missing.split_at(missing.len().min(SHOWN));
    let more = (!rest.is_empty()).then(|| {
        let summary = tag("summary").text(&fill(scene.words.more, &rest.len().to_string()));
        tag("details")
            .class("rest")
            .child(summary)
            .child(to_fill_in(scene, rest))
    });
    let (card, head) = card("missing", "ec-missing", scene.words.missing);
    (!missing.is_empty()).then(|| {
        card.child(head)
            .child(to_fill_in(scene, first))
            .child_if(more)
    })
}

/// Questions to go to.
pub(super) fn to_fill_in(scene: &Scene<'_>, inputs: &[&str]) -> Tag {
    let mut items = Vec::new();
    for input in inputs {
        let lead = scene.lead_to(input, &scene.label(input));
        items.push(tag("li").key(input).child(lead).into());
    }
    bare_list("ul", "missing", items)
}

/// In a narrow widget the answer is far below the form: this bar always shows the verdict and leads to it.
pub(super) fn dock(scene: &Scene<'_>, outcome: &Outcome) -> Tag {
    let words = scene.words;
    let evaluation = &outcome.evaluation;
    let judged = evaluation.outcomes.iter();
    let judged = judged.filter(|outcome| outcome.status == Status::Judged);
    let mut open = Vec::new();
    for (sentence, count) in [
        (words.dock_missing, evaluation.missing.len()),
        (words.dock_judged, judged.count()),
    ] {
        if count > 0 {
            open.push(fill(sentence, &count.to_string()));
        }
    }
    let detail = if outcome.is_live() {
        open.join(" · ")
    } else {
        words.not_live.to_owned()
    };
    let text = tag("p")
        .class("dock-text")
        .child(tag("b").text(&outcome.headline.title));
    tag("div")
        .class("dock")
        .attr("part", "dock")
        .child(text.child(tag("span").text(&detail)))
        .child(
            scene
                .button("go", Gesture::ShowResult)
                .text(words.see_result),
        )
}
