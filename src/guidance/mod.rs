//! Floor 6: guidance beyond the verdict. How far, what to change, which way, what decides next.
//!
//! Everything here is computed when it is asked for, from an evaluation; a bare evaluation stays bare.

mod apply;
mod branches;
mod comparison;
mod gap;
mod plan;
mod raise;
mod search;
mod solver;
mod trial;
mod trim;
mod what_if;

use crate::evaluation::Evaluation;
use crate::policy::Policy;

pub use apply::{with_gap, with_plan};
pub use comparison::{Compared, Variant, compare};
pub use gap::{Distance, Gap};
pub use plan::{Change, Plan};
pub use what_if::{TippingPoint, Tryable, WhatIf, levers, tryable, what_if};

/// How far each criterion is, and what to change.
#[derive(Clone, Debug)]
pub struct Guidance<'p> {
    /// One for each criterion of the check, in order.
    pub distances: Vec<Distance>,
    /// None for triggers and scorecards.
    pub plan: Option<Plan<'p>>,
}

impl<'p> Guidance<'p> {
    /// The guidance on an evaluation of the policy.
    #[must_use]
    pub fn new(policy: &'p Policy, evaluation: &Evaluation) -> Self {
        Self {
            distances: Self::distances_of(policy, evaluation),
            plan: Self::plan_of(policy, evaluation),
        }
    }

    /// How far each criterion is, alone.
    #[must_use]
    pub fn distances_of(policy: &'p Policy, evaluation: &Evaluation) -> Vec<Distance> {
        gap::distances(policy, evaluation)
    }

    /// What to change, alone.
    #[must_use]
    pub fn plan_of(policy: &'p Policy, evaluation: &Evaluation) -> Option<Plan<'p>> {
        plan::plan(policy, evaluation)
    }
}
