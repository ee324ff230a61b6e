//! What there is to say below a field: what was understood, or what is wrong. Pure.

use eligibility_check::answers::Data;
use eligibility_check::evaluation::{Problem, ProblemKind};
use eligibility_check::form::{TypedError, read_date, read_number};
use eligibility_check::text;

use super::outcome::Outcome;
use super::state::{Slot, State};
use super::typing::rational;
use super::words::{Words, fill};

/// What there is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Remark {
    /// Nothing: it is blank, or it is what it looks like.
    Nothing,
    /// What was understood, where it was written otherwise: `1.2万` is 12,000.
    Understood(String),
    /// What is wrong, and what to do.
    Wrong(String),
}

impl Remark {
    /// The sentence about what is wrong.
    pub(crate) fn wrong(&self) -> Option<&str> {
        match self {
            Self::Wrong(message) => Some(message),
            _ => None,
        }
    }
}

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Takes {
    Number,
    Date,
}

/// What to say of a field now. Nobody is told off in the middle of a word.
pub(crate) fn remark(
    state: &State,
    outcome: &Outcome,
    words: &Words,
    slot: &Slot,
    takes: Takes,
) -> Remark {
    let editing = state.editing.as_ref();
    let typed = state.text(slot);
    let value = match takes {
        Takes::Number => read_number(&typed),
        Takes::Date => read_date(&typed),
    };
    let value = match value {
        Err(_) if editing == Some(slot) => return Remark::Nothing,
        Err(error) => {
            return Remark::Wrong(fill(refusal(words, error), &text::excerpt(typed.trim())));
        }
        Ok(value) => value,
    };
    let mut problems = outcome.problems(editing);
    let problem = problems.find(|problem| concerns(problem, slot, value.as_ref()));
    match (problem, value) {
        (Some(problem), _) => {
            let check = outcome.evaluation.check;
            Remark::Wrong(text::problem(&state.policy, check, problem))
        }
        (None, Some(value)) => understanding(&typed, &value),
        (None, None) => Remark::Nothing,
    }
}

fn refusal(words: &Words, error: TypedError) -> &'static str {
    match error {
        TypedError::NotANumber => words.not_a_number,
        TypedError::Separators => words.separators,
        TypedError::NotADate => words.not_a_date,
    }
}

/// Whether a problem is one of this field: of a series, of this year. What does not fit together is told at both.
fn concerns(problem: &Problem, slot: &Slot, value: Option<&Data>) -> bool {
    if !problem.inputs.contains(&slot.input) {
        return false;
    }
    let Some(own) = slot.year else {
        return true;
    };
    let number = value.and_then(rational);
    match &problem.kind {
        ProblemKind::PartAboveWhole {
            year: Some(year), ..
        } => *year == own,
        ProblemKind::Negative { .. } => number.is_some_and(|number| number.is_negative()),
        ProblemKind::Fraction { .. } => number.is_some_and(|number| !number.is_integer()),
        ProblemKind::NotANumber { .. } | ProblemKind::YearOutside { .. } => false,
        _ => value.is_some(),
    }
}

/// The value as it was understood, unless that is just what stands there.
fn understanding(typed: &str, value: &Data) -> Remark {
    let (plain, shown) = match (value, rational(value)) {
        (Data::Text(day), _) => (day.clone(), day.clone()),
        (_, Some(number)) => {
            let shown = text::number(number, Some(number));
            (shown.replace(',', ""), shown)
        }
        _ => return Remark::Nothing,
    };
    let typed = typed.trim();
    if typed == plain || typed == shown {
        Remark::Nothing
    } else {
        Remark::Understood(shown)
    }
}
