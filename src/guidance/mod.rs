//! Floor 6: guidance beyond the verdict. How far, what to change, which way, what decides next.
//!
//! Guidance knows figures that may be moved, their bounds, wholes and steps, and no construct of policies: whether a
//! change does it, it asks the evaluator. Everything is computed when it is asked for, within a budget of work; a bare
//! evaluation stays bare. What is told was evaluated: a gap, a plan or another figure that is shown comes true.

mod cost;
mod gap;
mod ground;
mod plan;
mod planner;
mod request;
mod search;
mod space;
mod survey;
mod what_if;
mod work;

use crate::answers::Answers;
use crate::evaluation::Evaluation;
use crate::policy::Policy;

pub use gap::{Distance, Gap, with_gap};
pub use plan::{Change, Plan, PlanStatus};
pub use request::{Request, Wants};
pub use what_if::{TippingPoint, Tryable, WhatIf, what_if};
pub use work::Work;

/// How far each criterion is, and what to change.
#[derive(Clone, Debug)]
pub struct Guidance<'p> {
    /// One for each criterion of the check, in order.
    pub distances: Vec<Distance>,
    /// None for triggers and scorecards.
    pub plan: Option<Plan<'p>>,
    /// The figures that can be tried.
    pub levers: Vec<Tryable>,
}

impl<'p> Guidance<'p> {
    /// The guidance on an evaluation of these answers, all at once.
    #[must_use]
    pub fn new(policy: &'p Policy, evaluation: &Evaluation, answers: &Answers) -> Self {
        let request = Request::new(Wants::All, Work::of(Work::REQUEST));
        let request = request.complete(policy, evaluation, answers);
        request.finish(policy, evaluation, answers)
    }
}
