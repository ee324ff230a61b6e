//! The smallest joint change that meets all computed criteria of a check at once.

use crate::answers::{Answers, Inputs};
use crate::exact::Rational;
use crate::policy::Criterion;

/// What to change so that every computed criterion is met.
#[derive(Clone, Debug, Default)]
pub struct Plan<'p> {
    /// How far the plan goes.
    pub status: PlanStatus,
    /// The figures to change, in the order of the form.
    pub changes: Vec<Change<'p>>,
    /// Declared criteria answered “no” that can be put right.
    pub steps: Vec<&'p Criterion>,
    /// What no figure and no step can put right, beside everything else that is asked.
    pub obstacles: Vec<&'p Criterion>,
    /// Soft criteria that are met today and give way to hard ones.
    pub gives_way: Vec<&'p Criterion>,
    /// What has to be answered before the plan is whole.
    pub missing: Inputs,
    /// The criteria of the check that are met once the changed answers are evaluated; steps are not done by them.
    pub meets: Vec<&'p Criterion>,
    /// The changed answers, by input id.
    pub answers: Answers,
    /// A figure cannot be used: nothing is planned before it is mended.
    pub mend_first: bool,
    /// Other combinations would do as well; this is the least, and of equals the first by the order of the policy.
    pub one_of_several: bool,
}

/// How far a plan goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlanStatus {
    /// Everything that can be computed is met today.
    NothingToDo,
    /// With its figures and steps everything that can be computed is met.
    Complete,
    /// Something it depends on is not answered, or a soft criterion cannot be met.
    Partial,
    /// Something hard stands in the way. The figures are still needed; they are not sufficient alone.
    Blocked,
    /// The budget of work ended before there was an answer.
    #[default]
    NotComputed,
}

impl PlanStatus {
    /// The name in reports.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NothingToDo => "nothing-to-do",
            Self::Complete => "complete",
            Self::Partial => "partial",
            Self::Blocked => "blocked",
            Self::NotComputed => "not-computed",
        }
    }
}

/// One figure to change.
#[derive(Clone, Debug)]
pub struct Change<'p> {
    /// The input.
    pub input: usize,
    /// What it is today.
    pub from: Rational,
    /// What it has to be.
    pub to: Rational,
    /// The criterion that asks for so much; none where it only has to keep up with one of its parts.
    pub reason: Option<&'p Criterion>,
}
