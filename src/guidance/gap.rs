//! How far each criterion is from being met, and what one change of one figure would do.

use std::cmp::Ordering;

use super::cost::relative;
use super::ground::Ground;
use super::search::{Goal, Search, State};
use super::space::Space;
use super::work::Work;
use crate::answers::{Fact, Facts, Inputs};
use crate::evaluation::{Evaluation, Outcome, Status, depends_on, evaluate_criterion, own_status};
use crate::exact::Rational;
use crate::policy::{CheckKind, Criterion, Direction, Lever, Policy};

/// What the search for one gap may take.
const PER_GAP: u64 = 30_000;

/// The smallest change of one figure that meets a criterion, in units of the figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The input to change.
    pub input: usize,
    /// By how much; below zero where it is to be lowered.
    pub by: Rational,
    /// What it comes to.
    pub to: Rational,
    /// The cases are new: they enter the wholes of the input as well, which grow by as much.
    pub growing: bool,
    /// It measures a distance and is no advice: past cases cannot become such cases.
    pub only_new: bool,
    /// The positions of the criteria of the check that it would break.
    pub breaks: Vec<usize>,
    /// Everything that it moves, as it is afterwards.
    pub moved: Vec<(usize, Fact)>,
}

impl Gap {
    /// The smaller part of what is to be reached first: one certificate of a thousand comes before four thousand
    /// person-times of ten thousand.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Ordering {
        relative(self.by, self.to).cmp(&relative(other.by, other.to))
    }
}

/// How far a criterion is from being met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distance {
    /// Whether it is a computed criterion that falls short of its limit.
    pub short: bool,
    /// The changes that meet it, smallest first. Of one that is short, none means that no single figure
    /// can meet it, unless some could not be computed.
    pub gaps: Vec<Gap>,
    /// Whether the budget ended before every figure was tried.
    pub not_computed: bool,
    /// What has to be answered before the distance is known.
    pub depends: Inputs,
    /// The same for nested criteria.
    pub parts: Vec<Distance>,
}

/// The distance of one criterion of the check, by its position.
pub(super) fn distance_at(
    ground: &Ground<'_, '_>,
    evaluation: &Evaluation,
    position: usize,
    work: &mut Work,
) -> Distance {
    let check = ground.policy.checks.get(evaluation.check);
    let pair = check.and_then(|check| {
        let criterion = check.criteria.get(position)?;
        (check.kind != CheckKind::Exit).then_some((criterion, evaluation.outcomes.get(position)?))
    });
    match pair {
        Some((criterion, outcome)) => Measured {
            ground,
            evaluation,
            scratch: None,
            work,
        }
        .distance(criterion, outcome),
        None => Distance::default(),
    }
}

struct Measured<'a, 'w> {
    ground: &'a Ground<'a, 'a>,
    evaluation: &'a Evaluation,
    /// A copy of the facts, once one is needed.
    scratch: Option<Facts>,
    work: &'w mut Work,
}

/// What came of the search for one gap.
enum Tried {
    Gap(Gap),
    None,
    NotComputed,
}

impl Measured<'_, '_> {
    fn distance(&mut self, criterion: &Criterion, outcome: &Outcome) -> Distance {
        let mut distance = Distance::default();
        if !matches!(outcome.status, Status::Unmet | Status::Unanswered) {
            return distance;
        }
        for (part, outcome) in criterion.parts().iter().zip(&outcome.parts) {
            distance.parts.push(self.distance(part, outcome));
        }
        let facts = &self.evaluation.facts;
        self.work.spend(criterion.size());
        distance.short =
            criterion.has_figures() && falls_short(self.ground.policy, facts, criterion, outcome);
        if !distance.short {
            return distance;
        }
        if criterion.parts().is_empty() {
            depends_on(facts, criterion, &mut distance.depends);
        }
        if !distance.depends.is_empty() {
            return distance;
        }
        for lever in criterion.all_levers() {
            let alone = self.tried(criterion, lever, &[]);
            let wholes = self.ground.policy.all_wholes_of(lever.input);
            // New cases enter the wholes: another change where the criterion reads one of them, and the only one
            // where there is no room left.
            let reads_whole = wholes.iter().any(|whole| criterion.reads().contains(whole));
            let grows = lever.direction == Direction::Up
                && !wholes.is_empty()
                && (reads_whole || lever.only_new || !matches!(alone, Tried::Gap(_)));
            let growing = if grows {
                self.tried(criterion, lever, wholes)
            } else {
                Tried::None
            };
            // Where one change is told, a second one that may or may not do it withholds nothing.
            let growing = match (&alone, growing) {
                (Tried::Gap(_), Tried::NotComputed) => Tried::None,
                (_, growing) => growing,
            };
            for tried in [alone, growing] {
                match tried {
                    Tried::Gap(gap) => {
                        let place = distance
                            .gaps
                            .partition_point(|other| other.compare(&gap).is_le());
                        distance.gaps.insert(place, gap);
                    }
                    Tried::None => {}
                    Tried::NotComputed => distance.not_computed = true,
                }
            }
        }
        distance
    }

    /// The change of one figure with everything else as it is, or with as much more of the wholes it is counted in.
    fn tried(&mut self, criterion: &Criterion, lever: Lever, wholes: &[usize]) -> Tried {
        let Ground { policy, facts, .. } = *self.ground;
        if self.work.is_spent() {
            return Tried::NotComputed;
        }
        let moved = [&[lever.input], wholes].concat();
        let only_new = false;
        let reach = |input: &usize| {
            self.ground.reach(Lever {
                input: *input,
                only_new,
                ..lever
            })
        };
        let reaches = moved.iter().map(reach).collect::<Vec<_>>();
        // The rules that parts fit into their wholes are looked through.
        self.work.spend(1 + policy.inputs.len() / 8);
        let mut space = Space::new(policy, facts, &reaches, &[]);
        if space.movers.len() < reaches.len() {
            // A figure that is not known cannot be moved.
            return Tried::None;
        }
        if !wholes.is_empty() {
            space = space.jointly();
        }
        let scratch = self.scratch.take().unwrap_or_else(|| facts.clone());
        let (state, mut search) =
            self.ground
                .search_one(space, (criterion, Goal::Met), scratch, PER_GAP, self.work);
        let tried = match state {
            State::Never => Tried::None,
            State::Unclear | State::Paused => Tried::NotComputed,
            State::Found => {
                let gap = self.certified(criterion, lever, &moved, &mut search);
                gap.map_or(Tried::NotComputed, Tried::Gap)
            }
        };
        self.scratch = Some(search.into_facts(self.ground));
        tried
    }

    /// The gap, once the ordinary evaluation of its figures has said that it does it.
    fn certified(
        &mut self,
        criterion: &Criterion,
        lever: Lever,
        moved: &[usize],
        search: &mut Search,
    ) -> Option<Gap> {
        let policy = self.ground.policy;
        let growing = moved.len() > 1;
        let (by, today) = search.change_of_first()?;
        let (_, then) = search.best(policy)?;
        self.work.spend(criterion.size());
        let after = evaluate_criterion(policy, then, criterion);
        (after.status == Status::Met).then_some(())?;
        Some(Gap {
            input: lever.input,
            by,
            to: today.plus(by).ok()?,
            growing,
            only_new: lever.only_new && !growing,
            breaks: self.broken(then, moved),
            moved: changed(then, moved),
        })
    }

    /// The criteria that are met today and are not once the figures are moved.
    fn broken(&mut self, then: &Facts, moved: &[usize]) -> Vec<usize> {
        let policy = self.ground.policy;
        let mut broken = Vec::new();
        for (position, (criterion, outcome)) in self.evaluation.with_criteria(policy).enumerate() {
            let touched = moved.iter().any(|input| criterion.reads().contains(input));
            if touched && outcome.status == Status::Met {
                self.work.spend(criterion.size());
                if evaluate_criterion(policy, then, criterion).status == Status::Unmet {
                    broken.push(position);
                }
            }
        }
        broken
    }
}

/// Some inputs as they are in facts.
pub(super) fn changed(facts: &Facts, inputs: &[usize]) -> Vec<(usize, Fact)> {
    let facts = inputs
        .iter()
        .filter_map(|input| Some((*input, facts.fact(*input)?.clone())));
    facts.collect()
}

/// Whether a criterion itself fails, whatever may still lift it.
fn falls_short(policy: &Policy, facts: &Facts, criterion: &Criterion, outcome: &Outcome) -> bool {
    outcome.status == Status::Unmet
        || (outcome.measured.is_some() && own_status(policy, facts, criterion) == Status::Unmet)
}
