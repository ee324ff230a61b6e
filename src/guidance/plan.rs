//! The smallest joint change that meets all computed criteria of a check at once.

use super::branches::{Demand, MOST, Survey, branches};
use super::gap::{guess, share_of};
use super::search::{Found, first};
use super::trial::Trial;
use crate::answers::Inputs;
use crate::evaluation::{Evaluation, Status, contradicts, evaluate_criterion};
use crate::exact::Rational;
use crate::policy::{CheckKind, Criterion, Decision, Direction, Evidence, Lever, Policy};

/// Rounds of raising one figure after another. Each closes most of what is left, so that a few do.
const ROUNDS: usize = 200;

/// What to change so that every computed criterion is met.
#[derive(Clone, Debug, Default)]
pub struct Plan<'p> {
    /// The figures to change, in the order of the form. Empty where something stands in the way.
    pub changes: Vec<Change<'p>>,
    /// Declared criteria answered “no” that can be put right.
    pub steps: Vec<&'p Criterion>,
    /// What no figure and no step can put right. Without one that is hard, the changes stand.
    pub obstacles: Vec<&'p Criterion>,
    /// What has to be answered before the plan is whole.
    pub missing: Inputs,
    /// Other combinations would do as well; this is the first of them by the order of the policy.
    pub one_of_several: bool,
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

impl Plan<'_> {
    /// Whether everything that the plan depends on is answered.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty()
    }

    /// Whether something hard stands in the way, so that no figures can help.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        self.obstacles.iter().any(|obstacle| !obstacle.soft)
    }
}

/// The plan of a check; none for triggers and scorecards, which nobody has to meet all of.
pub(super) fn plan<'p>(policy: &'p Policy, evaluation: &Evaluation) -> Option<Plan<'p>> {
    let check = policy.checks.get(evaluation.check)?;
    if matches!(check.kind, CheckKind::Exit | CheckKind::Assessment) {
        return None;
    }
    let survey = branches(policy, evaluation, &check.criteria);
    let Survey {
        mut common,
        alternatives,
        obstacles,
        missing,
        steps,
    } = survey;
    let mut plan = Plan {
        steps,
        obstacles,
        missing,
        ..Plan::default()
    };
    if plan.is_blocked() {
        return Some(plan);
    }
    let several = alternatives.len() > 1;
    let mut best = None::<([Rational; 2], Solver<'p, '_>, Vec<&'p Criterion>)>;
    let mut in_the_way = None;
    let shared = common.len();
    for branch in alternatives {
        common.truncate(shared);
        common.extend(branch.demands);
        // Where criteria can be met by several figures, each of them takes the lead in turn.
        let levers = common.iter().map(|demand| demand.compare.levers.len());
        let leads = levers.fold(1_usize, |leads, count| leads.saturating_mul(count));
        for lead in 0..leads.min(MOST) {
            let mut solver = Solver::new(policy, evaluation, &check.criteria, &common);
            solver.lead = lead;
            match solver.solve() {
                Ok(()) => {
                    let growth = solver.growth();
                    if best.as_ref().is_none_or(|(least, ..)| growth < *least) {
                        best = Some((growth, solver, branch.steps.clone()));
                    }
                }
                Err(obstacle) => in_the_way = in_the_way.or(obstacle),
            }
        }
    }
    match (best, in_the_way) {
        (Some((_, solver, steps)), _) => {
            plan.one_of_several = !solver.moved.is_empty() && (several || solver.chose);
            plan.changes = solver.changes();
            plan.missing.add(&solver.missing);
            plan.steps.extend(steps);
        }
        (None, Some(obstacle)) => plan.obstacles.push(obstacle),
        (None, None) => {}
    }
    Some(plan)
}

/// A figure that was moved, and why.
#[derive(Clone)]
struct Moved<'p> {
    input: usize,
    reason: Option<&'p Criterion>,
}

#[derive(Clone)]
struct Solver<'p, 'e> {
    policy: &'p Policy,
    evaluation: &'e Evaluation,
    criteria: &'p [Criterion],
    demands: Vec<Demand<'p>>,
    /// The inputs that may be moved at all.
    levers: Vec<Lever>,
    trial: Trial<'p>,
    moved: Vec<Moved<'p>>,
    /// Which of the figures that could meet a criterion takes the lead, for all criteria in one number.
    lead: usize,
    /// Whether some criterion could be met by several figures.
    chose: bool,
    /// Whether something moved in this round.
    progress: bool,
    /// What has to be answered for criteria that the moved figures open again.
    missing: Inputs,
}

impl<'p, 'e> Solver<'p, 'e> {
    fn new(
        policy: &'p Policy,
        evaluation: &'e Evaluation,
        criteria: &'p [Criterion],
        demands: &[Demand<'p>],
    ) -> Self {
        let mut levers = Vec::<Lever>::new();
        for criterion in Criterion::with_parts(criteria) {
            let Decision::Compare(compare) = &criterion.decision else {
                continue;
            };
            for lever in &compare.levers {
                match levers.iter_mut().find(|known| known.input == lever.input) {
                    // New cases only, as soon as one criterion says so.
                    Some(known) => known.only_new |= lever.only_new,
                    None => levers.push(*lever),
                }
            }
        }
        Self {
            policy,
            evaluation,
            criteria,
            demands: demands.to_vec(),
            levers,
            trial: Trial::new(policy, criteria, &evaluation.facts),
            moved: Vec::new(),
            lead: 0,
            chose: false,
            progress: false,
            missing: Inputs::new(),
        }
    }

    /// Moves figures until nothing asks for more: the least fixed point above today's figures.
    fn solve(&mut self) -> Result<(), Option<&'p Criterion>> {
        // Where there is no choice first.
        let (mut alone, mut chosen) = (Vec::new(), Vec::new());
        for demand in self.demands.drain(..) {
            if demand.compare.levers.len() > 1 {
                chosen.push(demand);
            } else {
                alone.push(demand);
            }
        }
        alone.append(&mut chosen);
        self.demands = alone;
        let mut stuck = None;
        for _ in 0..ROUNDS {
            self.progress = false;
            stuck = None;
            for place in 0..self.demands.len() {
                let Some(demand) = self.demands.get(place).copied() else {
                    break;
                };
                // What cannot be met now may be once another figure has moved.
                if self.trial.status(demand.criterion) != Status::Met && !self.meet(demand) {
                    stuck = stuck.or(Some(demand.criterion));
                }
            }
            if !self.keep_wholes() {
                return Err(self.blame(stuck));
            }
            if !self.progress {
                break;
            }
        }
        if self.progress || stuck.is_some() {
            return Err(self.blame(stuck));
        }
        if self.chose {
            self.trim();
        }
        self.verify()
    }

    /// Where a criterion could be met by several figures, one that was raised for it may be more than is
    /// needed once the others are raised for theirs: takes back what is not.
    fn trim(&mut self) {
        // Once one is back, another may be too much.
        while self.trim_each() {}
        let still = |moved: &Moved<'_>| self.increase(moved.input) != Some(Rational::ZERO);
        let kept = self.moved.iter().map(still).collect::<Vec<_>>();
        let mut kept = kept.into_iter();
        self.moved.retain(|_| kept.next().unwrap_or(true));
    }

    /// Gives whether something was taken back.
    fn trim_each(&mut self) -> bool {
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
    fn holds(&self) -> bool {
        let mut demands = self.demands.iter();
        let met = demands.all(|demand| self.trial.status(demand.criterion) == Status::Met);
        met && !contradicts(self.policy, &self.trial.facts) && self.keeps_up()
    }

    /// Whether no part that only grows by new cases grows more than its whole.
    fn keeps_up(&self) -> bool {
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

    /// The criterion to name where a figure cannot keep up: the one that is stuck, or the last that asked for more.
    fn blame(&self, last: Option<&'p Criterion>) -> Option<&'p Criterion> {
        let asked = self.moved.iter().rev().find_map(|moved| moved.reason);
        let any = self.demands.first().map(|demand| demand.criterion);
        last.or(asked).or(any)
    }

    /// What was not asked for must hold as well: criteria without levers, and all rules.
    fn verify(&mut self) -> Result<(), Option<&'p Criterion>> {
        for (criterion, before) in self.criteria.iter().zip(&self.evaluation.outcomes) {
            if criterion.evidence() != Evidence::Computed || before.status != Status::Met {
                continue;
            }
            let after = evaluate_criterion(self.policy, &self.trial.facts, criterion);
            match after.status {
                Status::Unmet => return Err(Some(criterion)),
                // What is answered decides it today, and no longer with larger figures.
                Status::Unanswered => self.missing.add(&after.missing),
                _ => {}
            }
        }
        if contradicts(self.policy, &self.trial.facts) {
            return Err(self.blame(None));
        }
        Ok(())
    }

    /// Moves the levers of a criterion as little as will do.
    fn meet(&mut self, demand: Demand<'p>) -> bool {
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
    fn move_with_others(&mut self, demand: Demand<'p>, lever: &Lever) -> bool {
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
    fn follow(&mut self) {
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
    fn move_one(&mut self, demand: Demand<'p>, lever: &Lever) -> bool {
        let Demand { criterion, compare } = demand;
        let Lever {
            input, direction, ..
        } = *lever;
        let most = self.room(input, direction);
        let trial = &mut self.trial;
        let guess = guess(trial, compare, &[input], direction);
        let found = first(most, guess, &mut |low, high| {
            trial.shift(input, low, high, direction);
            trial.status(criterion)
        });
        trial.restore(input);
        match found {
            Found::At(amount) => {
                self.shift(input, amount, direction, Some(criterion));
                true
            }
            Found::Never | Found::Unclear => false,
        }
    }

    /// Of a share that only new cases can raise, each of which enters the whole as well: the smallest
    /// growth of both that can do it, in one step instead of ever smaller ones.
    fn meet_by_new_cases(&mut self, demand: Demand<'p>, lever: &Lever) -> bool {
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
    fn room(&self, input: usize, direction: Direction) -> i64 {
        let mut room = self.trial.room(input, direction);
        if direction == Direction::Up {
            for whole in self.policy.all_wholes_of(input) {
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
    fn keep_wholes(&mut self) -> bool {
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
    fn behind(&self, part: usize, have: Rational, whole: usize, most: Rational) -> i64 {
        let larger = have.minus(most).map_or(0, Rational::ceiling);
        if !self.is_only_new(part) {
            return larger;
        }
        let ahead = self.increase(part).zip(self.increase(whole));
        let ahead = ahead.and_then(|(part, whole)| part.minus(whole).ok());
        larger.max(ahead.map_or(0, Rational::ceiling))
    }

    fn is_only_new(&self, input: usize) -> bool {
        let mut levers = self.levers.iter();
        levers.any(|lever| lever.input == input && lever.only_new)
    }

    fn may_move(&self, input: usize) -> bool {
        let mut levers = self.levers.iter();
        levers.any(|lever| lever.input == input && lever.direction == Direction::Up)
    }

    fn shift(
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
    fn increase(&self, input: usize) -> Option<Rational> {
        let today = self.evaluation.facts.number(input).single()?;
        self.trial.start(input)?.minus(today).ok()
    }

    /// How much the figures move that are part of no other, and how much all do.
    fn growth(&self) -> [Rational; 2] {
        let [mut wholes, mut all] = [Rational::ZERO; 2];
        for Moved { input, .. } in &self.moved {
            let increase = self.increase(*input).unwrap_or(Rational::ZERO).absolute();
            all = all.plus(increase).unwrap_or(all);
            if self.policy.wholes_of(*input).next().is_none() {
                wholes = wholes.plus(increase).unwrap_or(wholes);
            }
        }
        [wholes, all]
    }

    fn changes(&self) -> Vec<Change<'p>> {
        let mut changes = Vec::<Change<'p>>::new();
        for Moved { input, reason } in &self.moved {
            let from = self.evaluation.facts.number(*input).single();
            if let (Some(from), Some(to)) = (from, self.trial.start(*input)) {
                let place = changes.partition_point(|change| change.input < *input);
                changes.insert(
                    place,
                    Change {
                        input: *input,
                        from,
                        to,
                        reason: *reason,
                    },
                );
            }
        }
        changes
    }
}
