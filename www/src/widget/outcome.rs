//! What follows from the state: the questions to ask now, and the report. Pure.

use std::rc::Rc;

use eligibility_check::evaluation::{self, Evaluation, Problem};
use eligibility_check::form::{FieldSection, form};
use eligibility_check::report::{CriterionReport, Report};

use super::state::{Slot, State};

/// Everything that is shown of a check.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// The questions, in groups.
    pub(crate) sections: Vec<FieldSection>,
    /// Codes and positions.
    pub(crate) evaluation: Evaluation,
    /// The same in words.
    pub(crate) report: Report,
}

/// Evaluates the chosen check; `None` while none is chosen.
pub(crate) fn outcome(state: &State) -> Option<Rc<Outcome>> {
    of_check(state, state.check?).map(Rc::new)
}

/// The first check without a single answer, for what can be said of the policy before one is chosen.
pub(crate) fn preview(state: &State) -> Option<Outcome> {
    let mut blank = state.clone();
    blank.answers.clear();
    of_check(&blank, 0)
}

fn of_check(state: &State, check: usize) -> Option<Outcome> {
    let State {
        policy, answers, ..
    } = state;
    let evaluation = evaluation::evaluate(policy, check, answers, state.as_of)?;
    Some(Outcome {
        sections: form(policy, check, &evaluation.facts),
        report: Report::new(policy, &evaluation, answers)?,
        evaluation,
    })
}

impl Outcome {
    /// Whether the other outcome says the same of every criterion, and in all.
    pub(crate) fn agrees_with(&self, other: &Self) -> bool {
        let (own, theirs) = (&self.evaluation, &other.evaluation);
        own.check == theirs.check
            && own.verdict == theirs.verdict
            && self.report.policy.id == other.report.policy.id
            && same_statuses(&self.report.criteria, &other.report.criteria)
    }

    /// Whether the verdict is one of a day on which the policy is in force.
    pub(crate) fn is_live(&self) -> bool {
        self.report.validity_text.is_none()
    }

    /// The problems that may be told now, with their sentences: none of the field in which the visitor is
    /// typing, nor of those that are measured against it.
    pub(crate) fn problems<'a>(
        &'a self,
        editing: Option<&'a Slot>,
    ) -> impl Iterator<Item = (&'a Problem, &'a str)> {
        let told = self.evaluation.problems.iter().zip(&self.report.problems);
        told.filter(move |(problem, _)| {
            editing.is_none_or(|slot| !problem.inputs.contains(&slot.input))
        })
        .map(|(problem, report)| (problem, report.message.as_str()))
    }
}

fn same_statuses(own: &[CriterionReport], theirs: &[CriterionReport]) -> bool {
    own.len() == theirs.len()
        && own.iter().zip(theirs).all(|(own, theirs)| {
            own.status == theirs.status && same_statuses(&own.parts, &theirs.parts)
        })
}
