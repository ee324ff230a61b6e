//! Takes back what was raised too far.

use super::solver::{Moved, Solver};
use crate::evaluation::{Status, contradicts, evaluate_criterion};
use crate::exact::Rational;
use crate::policy::{Criterion, Direction};

impl<'p> Solver<'p, '_> {
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

    /// Where there is a choice between criteria, what was raised for one may meet another of them as well: takes back what
    /// is needed for neither.
    pub(super) fn trim_choice(&mut self) {
        let all = self.criteria.iter();
        self.standing = Some(all.filter(|criterion| self.stands(criterion)).collect());
        self.trim();
        let inputs = self.moved.iter().map(|moved| moved.input);
        let reasons = inputs.collect::<Vec<_>>().into_iter();
        let reasons = reasons.map(|input| self.asks(input)).collect::<Vec<_>>();
        for (moved, reason) in self.moved.iter_mut().zip(reasons) {
            // What was raised for a part of it was raised for that.
            let part = |whole: &Criterion| {
                let parts = Criterion::with_parts(std::slice::from_ref(whole));
                parts
                    .iter()
                    .any(|part| moved.reason.is_some_and(|known| std::ptr::eq(known, *part)))
            };
            if !reason.is_some_and(part) {
                moved.reason = reason;
            }
        }
    }

    /// Whether neither a figure nor an answer is wanting for a criterion.
    fn stands(&self, criterion: &Criterion) -> bool {
        let outcome = evaluate_criterion(self.policy, &self.trial.facts, criterion);
        !matches!(
            outcome.status,
            Status::Unmet | Status::Unanswered | Status::Invalid
        )
    }

    /// The criterion that falls with one less of a figure; none where it only keeps up with its parts.
    fn asks(&mut self, input: usize) -> Option<&'p Criterion> {
        let back = match self.increase(input).and_then(Rational::to_i64)? {
            1.. => Direction::Down,
            _ => Direction::Up,
        };
        self.trial.shift(input, 1, 1, back);
        let mut standing = self.standing.iter().flatten().copied();
        let falls = standing.find(|criterion| !self.stands(criterion));
        self.trial.restore(input);
        falls
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
        let met = match &self.standing {
            Some(standing) => standing.iter().all(|criterion| self.stands(criterion)),
            None => {
                let mut demands = self.demands.iter();
                demands.all(|demand| self.trial.status(demand.criterion) == Status::Met)
            }
        };
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
