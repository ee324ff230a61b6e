//! The least fixed point above today's figures.

use super::branches::Demand;
use super::plan::Change;
use super::trial::Trial;
use crate::answers::Inputs;
use crate::evaluation::{Evaluation, Status, contradicts, evaluate_criterion};
use crate::exact::Rational;
use crate::policy::{Criterion, Decision, Evidence, Lever, Policy};

/// Rounds of raising one figure after another. Each closes most of what is left, so that a few do.
pub(super) const ROUNDS: usize = 200;

/// A figure that was moved, and why.
#[derive(Clone)]
pub(super) struct Moved<'p> {
    pub(super) input: usize,
    pub(super) reason: Option<&'p Criterion>,
}

#[derive(Clone)]
pub(super) struct Solver<'p, 'e> {
    pub(super) policy: &'p Policy,
    pub(super) evaluation: &'e Evaluation,
    pub(super) criteria: &'p [Criterion],
    pub(super) demands: Vec<Demand<'p>>,
    /// The inputs that may be moved at all.
    pub(super) levers: Vec<Lever>,
    pub(super) trial: Trial<'p>,
    pub(super) moved: Vec<Moved<'p>>,
    /// Which of the figures that could meet a criterion takes the lead, for all criteria in one number.
    pub(super) lead: usize,
    /// Whether some criterion could be met by several figures.
    pub(super) chose: bool,
    /// What stands once a way through a choice of criteria is found, and is to stand: what that way asked for need not.
    pub(super) standing: Option<Vec<&'p Criterion>>,
    /// Whether something moved in this round.
    pub(super) progress: bool,
    /// What has to be answered for criteria that the moved figures open again.
    pub(super) missing: Inputs,
}

impl<'p, 'e> Solver<'p, 'e> {
    pub(super) fn new(
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
            standing: None,
            progress: false,
            missing: Inputs::new(),
        }
    }

    /// Moves figures until nothing asks for more: the least fixed point above today's figures.
    pub(super) fn solve(&mut self) -> Result<(), Option<&'p Criterion>> {
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

    /// The criterion to name where a figure cannot keep up: the one that is stuck, or the last that asked for more.
    pub(super) fn blame(&self, last: Option<&'p Criterion>) -> Option<&'p Criterion> {
        let asked = self.moved.iter().rev().find_map(|moved| moved.reason);
        let any = self.demands.first().map(|demand| demand.criterion);
        last.or(asked).or(any)
    }

    /// What was not asked for must hold as well: criteria without levers, and all rules.
    pub(super) fn verify(&mut self) -> Result<(), Option<&'p Criterion>> {
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

    /// How much the figures move that are part of no other, and how much all do.
    pub(super) fn growth(&self) -> [Rational; 2] {
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

    pub(super) fn changes(&self) -> Vec<Change<'p>> {
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
