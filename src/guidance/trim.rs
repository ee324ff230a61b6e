//! Takes back what was raised too far.

use super::solver::{Moved, Solver};
use crate::evaluation::{Status, contradicts};
use crate::exact::Rational;
use crate::policy::Direction;

impl Solver<'_, '_> {
    /// Where a criterion could be met by several figures, one that was raised for it may be more than is
    /// needed once the others are raised for theirs: takes back what is not.
    pub(super) fn trim(&mut self) {
        // Once one is back, another may be too much.
        while self.trim_each() {}
        let still = |moved: &Moved<'_>| self.increase(moved.input) != Some(Rational::ZERO);
        let kept = self.moved.iter().map(still).collect::<Vec<_>>();
        let mut kept = kept.into_iter();
        self.moved.retain(|_| kept.next().unwrap_or(true));
    }

    /// Gives whether something was taken back.
    pub(super) fn trim_each(&mut self) -> bool {
        let mut trimmed = false;
        let inputs = self.moved.iter().map(|moved| moved.input);
        for input in inputs.collect::<Vec<_>>() {
            let Some(increase) = self.increase(input).and_then(Rational::to_i64) else {
                continue;
            };
            let back = match increase {
                0 => continue,
                1.. => Direction::Down,
                _ => Direction::Up,
            };
            // The most that can go; what can go in all can go in part.
            let (mut can_go, mut too_much) = (0, increase.abs().saturating_add(1));
            while too_much - can_go > 1 {
                let amount = can_go + (too_much - can_go) / 2;
                self.trial.shift(input, amount, amount, back);
                if self.holds() {
                    can_go = amount;
                } else {
                    too_much = amount;
                }
            }
            self.trial.shift(input, can_go, can_go, back);
            self.trial.keep(input);
            trimmed |= can_go > 0;
        }
        trimmed
    }

    /// Whether every demand and every rule holds for the figures as they are moved.
    pub(super) fn holds(&self) -> bool {
        let mut demands = self.demands.iter();
        let met = demands.all(|demand| self.trial.status(demand.criterion) == Status::Met);
        met && !contradicts(self.policy, &self.trial.facts) && self.keeps_up()
    }

    /// Whether no part that only grows by new cases grows more than its whole.
    pub(super) fn keeps_up(&self) -> bool {
        let increase = |input: usize| {
            let today = self.evaluation.facts.number(input).single()?;
            let now = self.trial.facts.number(input).single()?;
            now.minus(today).ok()
        };
        let mut levers = self.levers.iter().filter(|lever| lever.only_new);
        levers.all(|lever| {
            let mut wholes = self.policy.wholes_of(lever.input);
            wholes.all(|whole| increase(lever.input) <= increase(whole))
        })
    }
}
