//! What follows from the state: the questions to ask now, and what came of the check. Pure.

use std::rc::Rc;

use eligibility_check::evaluation::{self, Evaluation, Problem};
use eligibility_check::form::{FieldSection, form};
use eligibility_check::text::{self, Headline};

use super::state::{Slot, State};

/// Everything that is shown of a check.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// The questions, in groups.
    pub(crate) sections: Vec<FieldSection>,
    /// Codes and positions.
    pub(crate) evaluation: Evaluation,
    /// The verdict in words.
    pub(crate) headline: Headline,
}

/// Evaluates the chosen check; `None` while none is chosen.
pub(crate) fn outcome(state: &State) -> Option<Rc<Outcome>> {
    let State {
        policy, answers, ..
    } = state;
    let check = state.check?;
    let evaluation = evaluation::evaluate(policy, check, answers, state.as_of)?;
    Some(Rc::new(Outcome {
        sections: form(policy, check, &evaluation.facts),
        headline: text::headline(policy, &evaluation),
        evaluation,
    }))
}

impl Outcome {
    /// Whether the other outcome, of the same policy, says the same of every criterion, and in all, and is an answer
    /// for its day as much as this one.
    pub(crate) fn agrees_with(&self, other: &Self) -> bool {
        let (own, theirs) = (&self.evaluation, &other.evaluation);
        own.check == theirs.check
            && own.verdict == theirs.verdict
            && own.is_live() == theirs.is_live()
            && same_statuses(&own.outcomes, &theirs.outcomes)
    }

    /// The problems that may be told now: none of the field in which the visitor is typing, nor of those that are
    /// measured against it.
    pub(crate) fn problems<'a>(
        &'a self,
        editing: Option<&'a Slot>,
    ) -> impl Iterator<Item = &'a Problem> {
        let problems = self.evaluation.problems.iter();
        problems
            .filter(move |problem| editing.is_none_or(|slot| !problem.inputs.contains(&slot.input)))
    }
}

fn same_statuses(own: &[evaluation::Outcome], theirs: &[evaluation::Outcome]) -> bool {
    own.len() == theirs.len()
        && own.iter().zip(theirs).all(|(own, theirs)| {
            own.status == theirs.status && same_statuses(&own.parts, &theirs.parts)
        })
}
