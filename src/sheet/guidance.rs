//! Gaps and the plan in sentences that name criteria by their numbers on the sheet.

use super::plain::plain;
use super::rows::{Row, number_of};
use super::words::{
    BREAKS, BREAKS_OTHERS, FOR_ONE, LISTED, NEEDED, PLAN, PLAN_INCOMPLETE, SEMICOLON, Say, Word,
};
use crate::exact::digits;
use crate::guidance::{Change, Distance, Plan, PlanStatus};
use crate::policy::{Criterion, Policy};
use crate::report::Report;
use crate::text;

/// The smallest changes that meet a criterion, each as a sentence.
#[derive(Default)]
pub(super) struct Gaps {
    /// What can be done comes before what only tells how far it is.
    pub(super) all: Vec<String>,
    /// The nearest once more, for readers who see no numbers.
    pub(super) nearest: String,
}

pub(super) fn gaps(policy: &Policy, distance: Option<&Distance>, say: Say) -> Gaps {
    let mut found = Gaps::default();
    // What depends on an open answer is told once that is there.
    let distance = distance.filter(|distance| distance.short && distance.depends.is_empty());
    let gaps = distance.map_or(&[][..], |distance| &distance.gaps);
    for only_new in [false, true] {
        for gap in gaps.iter().filter(|gap| gap.only_new == only_new) {
            let sentence = plain(&text::gap(policy, gap));
            let mut broken = Vec::new();
            for criterion in &gap.breaks {
                broken.push(digits(criterion + 1));
            }
            let (mut numbered, mut nearest) = (sentence.clone(), sentence);
            if !broken.is_empty() {
                let broken = say.joined(&broken, LISTED);
                numbered.push_str(&say.fill(BREAKS, &[&broken]));
                nearest.push_str(say.word(BREAKS_OTHERS));
            }
            if found.all.is_empty() {
                found.nearest = nearest;
            }
            found.all.push(numbered);
        }
    }
    found
}

/// The joint change that meets everything, or what stands in its way.
pub(super) struct PlanSentences {
    pub(super) title: Word,
    pub(super) changes: Vec<String>,
    pub(super) obstacles: Vec<String>,
    pub(super) notes: Vec<String>,
}

pub(super) fn plan(report: Report<'_>, plan: Option<&Plan<'_>>, rows: &[Row<'_>]) -> PlanSentences {
    let mut sentences = PlanSentences {
        title: PLAN,
        changes: Vec::new(),
        obstacles: Vec::new(),
        notes: Vec::new(),
    };
    let Some(plan) = plan else {
        return sentences;
    };
    let say = Say(report.policy.lang);
    if plan.status == PlanStatus::Blocked {
        sentences.title = NEEDED;
    }
    for change in &plan.changes {
        sentences.changes.push(change_of(report, change, rows));
    }
    for step in &plan.steps {
        sentences.changes.push(named(report, step, rows));
    }
    for obstacle in &plan.obstacles {
        sentences.obstacles.push(named(report, obstacle, rows));
    }
    for note in text::plan_notes(report.policy, report.evaluation, plan) {
        sentences.notes.push(plain(&note));
    }
    if sentences.notes.is_empty() && !plan.missing.is_empty() {
        sentences.notes.push(say.word(PLAN_INCOMPLETE).to_owned());
    }
    sentences
}

fn change_of(report: Report<'_>, change: &Change<'_>, rows: &[Row<'_>]) -> String {
    let policy = report.policy;
    let say = Say(policy.lang);
    let sentence = plain(&text::change(policy, change));
    let number = change
        .reason
        .map_or("", |reason| number_of(rows, &reason.id));
    if !number.is_empty() {
        return sentence + &for_one(number, say);
    }
    let reason = text::reason_of_change(policy, report.evaluation, change);
    say.joined(&[sentence, plain(&reason)], SEMICOLON)
}

/// A criterion with its number.
fn named(report: Report<'_>, criterion: &Criterion, rows: &[Row<'_>]) -> String {
    let facts = &report.evaluation.facts;
    let statement = text::stated(report.policy, facts, criterion);
    let number = number_of(rows, &criterion.id);
    plain(&statement) + &for_one(number, Say(report.policy.lang))
}

fn for_one(number: &str, say: Say) -> String {
    if number.is_empty() {
        return String::new();
    }
    say.bracketed(&say.fill(FOR_ONE, &[number]))
}
