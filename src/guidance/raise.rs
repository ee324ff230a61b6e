//! Raises figures only as far as a criterion asks, and lets wholes keep up with their parts.

use super::branches::Demand;
use super::gap::{guess, share_of, smallest};
use super::solver::{Moved, ROUNDS, Solver};
use crate::evaluation::Status;
use crate::exact::Rational;
use crate::policy::{Criterion, Direction, Lever};

impl<'p> Solver<'p, '_> {
    /// Moves the levers of a criterion as little as will do.
    pub(super) fn meet(&mut self, demand: Demand<'p>) -> bool {
        let Demand { criterion, compare } = demand;
        if let [lever] = compare.levers.as_slice() {
            return self.meet_by_new_cases(demand, lever) || self.move_one(demand, lever);
        }
        self.chose = true;
        let mut lead = self.lead;
        for other in &self.demands {
            if std::ptr::eq(other.criterion, criterion) {
                break;
            }
            lead /= other.compare.levers.len().max(1);
        }
        let mut levers = compare.levers.clone();
        let count = levers.len().max(1);
        levers.rotate_left(lead % count);
        // The last lever first, with the others as far as they go: what it has to give at least. So the
        // first one gives as much as it can.
        for (place, lever) in levers.iter().enumerate().rev() {
            let Some(others) = levers.get(..place) else {
                return false;
            };
            for other in others {
                let most = self.room(other.input, other.direction);
                self.trial.shift(other.input, most, most, other.direction);
            }
            let enough = self.trial.status(criterion) == Status::Met;
            let moved =
                enough || self.move_with_others(demand, lever) || self.move_one(demand, lever);
            for other in others {
                self.trial.restore(other.input);
            }
            if !moved {
                return false;
            }
        }
        true
    }

    /// Moves one lever only as far as its criterion still needs once the others have followed for their own.
    pub(super) fn move_with_others(&mut self, demand: Demand<'p>, lever: &Lever) -> bool {
        let mut alone = self.clone();
        if !alone.move_one(demand, lever) {
            return false;
        }
        let increase = |solver: &Self| solver.increase(lever.input).and_then(Rational::to_i64);
        let (Some(before), Some(after)) = (increase(self), increase(&alone)) else {
            return false;
        };
        let (mut too_little, mut enough) = (0, after.saturating_sub(before).saturating_abs());
        while enough - too_little > 1 {
            let amount = too_little + (enough - too_little) / 2;
            let mut tried = self.clone();
            tried.shift(lever.input, amount, lever.direction, Some(demand.criterion));
            tried.follow();
            if tried.trial.status(demand.criterion) == Status::Met {
                enough = amount;
            } else {
                too_little = amount;
            }
        }
        self.shift(lever.input, enough, lever.direction, Some(demand.criterion));
        true
    }

    /// Meets, as far as that goes, what leaves no choice.
    pub(super) fn follow(&mut self) {
        for _ in 0..ROUNDS {
            self.progress = false;
            for place in 0..self.demands.len() {
                let demand = self.demands.get(place).copied();
                let single = demand.filter(|demand| demand.compare.levers.len() < 2);
                if let Some(demand) = single
                    && self.trial.status(demand.criterion) != Status::Met
                {
                    self.meet(demand);
                }
            }
            if !self.keep_wholes() || !self.progress {
                return;
            }
        }
    }

    /// Moves one lever to the first figure at which its criterion is met.
    pub(super) fn move_one(&mut self, demand: Demand<'p>, lever: &Lever) -> bool {
        let Demand { criterion, compare } = demand;
        let Lever {
            input, direction, ..
        } = *lever;
        let most = self.room(input, direction);
        let amount = smallest(&mut self.trial, criterion, compare, lever, most);
        if let Some(amount) = amount {
            self.shift(input, amount, direction, Some(criterion));
        }
        amount.is_some()
    }

    /// Of a share that only new cases can raise, each of which enters the whole as well: the smallest
    /// growth of both that can do it, in one step instead of ever smaller ones.
    pub(super) fn meet_by_new_cases(&mut self, demand: Demand<'p>, lever: &Lever) -> bool {
        let Demand { criterion, compare } = demand;
        let input = lever.input;
        let chain = self.policy.all_wholes_of(input);
        let whole = share_of(compare, input).filter(|whole| chain.contains(whole));
        let Some(whole) = whole.filter(|_| self.is_only_new(input)) else {
            return false;
        };
        let (Some(part_ahead), Some(whole_ahead)) = (self.increase(input), self.increase(whole))
        else {
            return false;
        };
        // Until the part has grown as much as its whole it can still catch up.
        let free = whole_ahead.minus(part_ahead).map_or(-1, Rational::floor);
        if free < 0 {
            return false;
        }
        let trial = &mut self.trial;
        trial.shift(input, free, free, Direction::Up);
        let enough = trial.status(criterion) == Status::Met;
        trial.restore(input);
        if enough || !chain.iter().all(|whole| self.may_move(*whole)) {
            return false;
        }
        self.shift(input, free, Direction::Up, Some(criterion));
        let mut moved = vec![input];
        moved.extend(chain);
        let Some(amount) = guess(&mut self.trial, compare, &moved, Direction::Up) else {
            return false;
        };
        if moved
            .iter()
            .any(|input| amount > self.trial.room(*input, Direction::Up))
        {
            return false;
        }
        for input in moved.iter().rev() {
            let reason = (*input == lever.input).then_some(criterion);
            self.shift(*input, amount, Direction::Up, reason);
        }
        self.trial.status(criterion) == Status::Met
    }

    /// How far a figure can go: within its bounds, and within its wholes as far as those can go.
    pub(super) fn room(&self, input: usize, direction: Direction) -> i64 {
        let mut room = self.trial.room(input, direction);
        if direction == Direction::Up {
            for whole in self.policy.all_wholes_of(input).iter().copied() {
                let (part, most) = (self.trial.start(input), self.trial.start(whole));
                if let (Some(part), Some(most)) = (part, most) {
                    let ahead = most.minus(part).map_or(0, Rational::floor);
                    let more = if self.may_move(whole) {
                        self.trial.room(whole, direction)
                    } else {
                        0
                    };
                    room = room.min(ahead.saturating_add(more).max(0));
                }
            }
        }
        room
    }

    /// Lets wholes keep up with their parts. Gives whether they can.
    pub(super) fn keep_wholes(&mut self) -> bool {
        for rule in &self.policy.consistency {
            for part in &rule.parts {
                let whole = rule.within;
                let (Some(have), Some(most)) = (self.trial.start(*part), self.trial.start(whole))
                else {
                    continue;
                };
                let behind = self.behind(*part, have, whole, most);
                if behind > 0 {
                    if !self.may_move(whole) || behind > self.trial.room(whole, Direction::Up) {
                        return false;
                    }
                    self.shift(whole, behind, Direction::Up, None);
                }
            }
        }
        true
    }

    /// How far a whole is behind one of its parts.
    pub(super) fn behind(&self, part: usize, have: Rational, whole: usize, most: Rational) -> i64 {
        let larger = have.minus(most).map_or(0, Rational::ceiling);
        if !self.is_only_new(part) {
            return larger;
        }
        let ahead = self.increase(part).zip(self.increase(whole));
        let ahead = ahead.and_then(|(part, whole)| part.minus(whole).ok());
        larger.max(ahead.map_or(0, Rational::ceiling))
    }

    pub(super) fn is_only_new(&self, input: usize) -> bool {
        let mut levers = self.levers.iter();
        levers.any(|lever| lever.input == input && lever.only_new)
    }

    pub(super) fn may_move(&self, input: usize) -> bool {
        let mut levers = self.levers.iter();
        levers.any(|lever| lever.input == input && lever.direction == Direction::Up)
    }

    pub(super) fn shift(
        &mut self,
        input: usize,
        amount: i64,
        direction: Direction,
        reason: Option<&'p Criterion>,
    ) {
        if amount == 0 {
            return;
        }
        self.progress = true;
        self.trial.shift(input, amount, amount, direction);
        self.trial.keep(input);
        self.moved.retain(|moved| moved.input != input);
        self.moved.push(Moved { input, reason });
    }

    /// How much more of an input there is than today.
    pub(super) fn increase(&self, input: usize) -> Option<Rational> {
        let today = self.evaluation.facts.number(input).single()?;
        self.trial.start(input)?.minus(today).ok()
    }
}
