//! How far each criterion is, and what to change: the guidance on the answers of one moment.

use std::rc::Rc;

use eligibility_check::answers::Answers;
use eligibility_check::guidance::{Distance, Guidance, PlanStatus, Request, Tryable, Wants, Work};
use eligibility_check::policy::Policy;
use eligibility_check::report::Report;

use crate::widget::outcome::Outcome;
use crate::widget::state::State;

/// Guidance, done or in the making. It owns what it is about, so that it can wait between two slices and be shown until
/// there is a newer one.
pub(crate) struct Advice {
    pub(crate) state: Rc<State>,
    pub(crate) outcome: Rc<Outcome>,
    request: Request,
}

impl Advice {
    /// Nothing is computed yet. An instance that runs as JavaScript gets a tenth of the work.
    pub(crate) fn begin(state: Rc<State>, outcome: Rc<Outcome>, slow: bool) -> Self {
        let work = Work::REQUEST / if slow { 10 } else { 1 };
        Self {
            state,
            outcome,
            request: Request::new(Wants::All, Work::of(work)),
        }
    }

    /// Goes on for about so much work; gives whether everything is computed.
    pub(crate) fn advance(&mut self, slice: u64) -> bool {
        let Self { state, outcome, .. } = self;
        let State {
            policy, answers, ..
        } = &**state;
        self.request
            .advance(policy, &outcome.evaluation, answers, slice)
    }

    /// The same to the end.
    pub(crate) fn complete(mut self) -> Self {
        while !self.advance(Work::REQUEST) {}
        self
    }

    pub(crate) fn policy(&self) -> &Policy {
        &self.state.policy
    }

    /// How far each criterion is.
    pub(crate) fn distances(&self) -> &[Distance] {
        self.request.distances()
    }

    /// The figures that can be tried.
    pub(crate) fn levers(&self) -> &[Tryable] {
        self.request.levers()
    }

    /// The input of the nearest gap.
    pub(crate) fn nearest_input(&self) -> Option<usize> {
        let (_, gap) = self.report()?.nearest_gaps().into_iter().next()?;
        Some(gap.input)
    }

    /// The result that it is about, with the distances.
    pub(crate) fn report(&self) -> Option<Report<'_>> {
        let evaluation = &self.outcome.evaluation;
        let mut report = Report::new(&self.state.policy, evaluation, &self.state.answers)?;
        report.distances = self.distances();
        Some(report)
    }

    /// What is left of the work, for whatever belongs to the same request.
    pub(crate) const fn work(&self) -> Work {
        self.request.work()
    }

    /// The answers that its plan asks for; `None` where it does not say how everything is met.
    pub(crate) fn planned_answers(&self) -> Option<Answers> {
        let plan = self.guidance().plan?;
        let can_be_entered = plan.status != PlanStatus::Blocked && !plan.answers.is_empty();
        can_be_entered.then_some(plan.answers)
    }

    /// Everything that was computed, with the plan.
    pub(crate) fn guidance(&self) -> Guidance<'_> {
        let State {
            policy, answers, ..
        } = &*self.state;
        self.request
            .finish(policy, &self.outcome.evaluation, answers)
    }
}
