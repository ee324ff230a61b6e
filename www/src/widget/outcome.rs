//! What follows from the state: the questions to ask now, and what came of the check. Pure.

use std::rc::Rc;

use eligibility_check::evaluation::{self, Evaluation, Problem};
use eligibility_check::form::{Field, FieldSection, form};
use eligibility_check::text::{self, Headline};

use super::state::{Slot, State};

/// Everything that is shown of a check.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// The questions, in groups.
    pub(crate) sections: Vec<Section>,
    /// Codes and positions.
    pub(crate) evaluation: Evaluation,
    /// The verdict in words.
    pub(crate) headline: Headline,
}

/// A group of questions. Each question is shared, for what draws it keeps it.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) help: Option<String>,
    pub(crate) fields: Vec<Rc<Field>>,
}

impl From<FieldSection> for Section {
    fn from(section: FieldSection) -> Self {
        Self {
            id: section.id,
            title: section.title,
            help: section.help,
            fields: section.fields.into_iter().map(Rc::new).collect(),
        }
    }
}

/// Evaluates the chosen check; `None` while none is chosen.
pub(crate) fn outcome(state: &State) -> Option<Rc<Outcome>> {
    let State {
        policy, answers, ..
    } = state;
    let check = state.check?;
    let evaluation = evaluation::evaluate(policy, check, answers, state.as_of)?;
    let sections = form(policy, check, &evaluation.facts).into_iter();
    Some(Rc::new(Outcome {
        sections: sections.map(Section::from).collect(),
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
