//! The state and what follows from it. Pure.

use std::rc::Rc;

use eligibility_check::guidance::Distance;
use eligibility_check::report::Report;

use super::guidance::{Advice, Comparison, Look, variants};
use super::outcome::{Outcome, outcome};
use super::state::{State, Step};

/// What is shown at a moment.
#[derive(Clone)]
pub(crate) struct Snapshot {
    pub(crate) state: Rc<State>,
    /// `None` until a check is chosen.
    pub(crate) outcome: Option<Rc<Outcome>>,
    /// The latest guidance on this check. While newer is in the making, it is that on answers of a moment ago.
    pub(crate) advice: Option<Rc<Advice>>,
    /// What else the answers were put to, as of the latest such guidance.
    pub(crate) comparison: Option<Rc<Comparison>>,
    /// The guidance whose plan was entered: it holds again once that is taken back.
    planned: Option<Rc<Advice>>,
}

impl Snapshot {
    /// What follows from a state.
    pub(crate) fn new(state: State) -> Self {
        Self {
            outcome: outcome(&state),
            state: Rc::new(state),
            advice: None,
            comparison: None,
            planned: None,
        }
    }

    /// What follows from the next state. Nothing is evaluated again of which only the looks have changed.
    pub(crate) fn then(&self, mut state: State) -> Self {
        let same_check = state.shows_check_of(&self.state);
        let planned = match &self.planned {
            _ if !same_check => None,
            _ if enters_plan(&self.state, &state) => self.advice.clone(),
            planned => planned.clone(),
        };
        let again = planned
            .as_ref()
            .filter(|planned| state.asks_the_same(&planned.state));
        let outcome = match again {
            Some(planned) => Some(Rc::clone(&planned.outcome)),
            None if state.asks_the_same(&self.state) => self.outcome.clone(),
            None => outcome(&state),
        };
        let kept = same_check && state.guided;
        let advice = again.or(self.advice.as_ref()).filter(|_| kept).cloned();
        // The last of those that are listed may have been met since: an empty list helps nobody.
        if let Some(outcome) = &outcome
            && let Some(report) = Report::new(&state.policy, &outcome.evaluation, &state.answers)
            && state.choices.look.count(report) == 0
        {
            state.choices.look = Look::All;
        }
        Self {
            state: Rc::new(state),
            outcome,
            advice,
            comparison: self.comparison.clone().filter(|_| kept),
            planned,
        }
    }

    /// The guidance, unless it is that on answers of a moment ago.
    pub(crate) fn fresh_advice(&self) -> Option<&Rc<Advice>> {
        let (advice, outcome) = (self.advice.as_ref()?, self.outcome.as_ref()?);
        Rc::ptr_eq(&advice.outcome, outcome).then_some(advice)
    }

    /// Whether something is picked that the answers were not put to yet.
    pub(crate) fn lacks_comparison(&self) -> bool {
        let picks = &self.state.choices.picks;
        let Some(advice) = self.fresh_advice().filter(|_| !picks.is_empty()) else {
            return false;
        };
        let picked = variants(&self.state);
        let picks = picked.into_iter().map(|(pick, _)| pick).collect::<Vec<_>>();
        let known = self.comparison.as_ref();
        let known = known.filter(|known| Rc::ptr_eq(&known.advice, advice));
        !(picks.is_empty() || known.is_some_and(|known| known.is_of(&picks)))
    }

    /// Whether there is nothing left to compute.
    pub(crate) fn is_complete(&self) -> bool {
        let needs_advice = self.outcome.is_some() && self.state.guided;
        !needs_advice || self.fresh_advice().is_some() && !self.lacks_comparison()
    }

    /// How far each criterion is, as far as that is still true.
    fn distances(&self) -> &[Distance] {
        let (Some(advice), Some(outcome)) = (&self.advice, &self.outcome) else {
            return &[];
        };
        let is_true = Rc::ptr_eq(&advice.outcome, outcome) || advice.outcome.agrees_with(outcome);
        if is_true { advice.distances() } else { &[] }
    }

    /// The report on the answers as they stand; `None` until a check is chosen.
    pub(crate) fn report(&self) -> Option<Report<'_>> {
        let State {
            policy, answers, ..
        } = &*self.state;
        let mut report = Report::new(policy, &self.outcome.as_ref()?.evaluation, answers)?;
        report.distances = self.distances();
        Some(report)
    }
}

fn enters_plan(before: &State, after: &State) -> bool {
    after.can_undo(&Step::Plan) && !before.can_undo(&Step::Plan)
}
