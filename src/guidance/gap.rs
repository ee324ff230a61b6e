//! How far each criterion is from being met, and what one change of one figure would do.

use std::cmp::Ordering;

use super::search::{Found, first, straight};
use super::trial::{Trial, step};
use crate::answers::Inputs;
use crate::evaluation::{Evaluation, Outcome, Status, evaluate_criterion};
use crate::exact::{Overflow, Rational, Values};
use crate::expression::Quantity;
use crate::policy::{CheckKind, Compare, Criterion, Decision, Direction, Lever, Policy};

/// The smallest whole change of one figure that meets a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The input to change.
    pub input: usize,
    /// By how much, in whole units; below zero where it is to be lowered.
    pub by: Rational,
    /// What it comes to.
    pub to: Rational,
    /// The cases are new: they enter the wholes of the input as well, which grow by as much.
    pub growing: bool,
    /// It measures a distance and is no advice: past cases cannot become such cases.
    pub only_new: bool,
    /// The positions of the criteria of the check that it would break.
    pub breaks: Vec<usize>,
}

impl Gap {
    /// The change as a part of what is to be reached: one certificate of a thousand comes before four
    /// thousand person-times of ten thousand.
    fn effort(&self) -> Rational {
        let by = self.by.absolute();
        by.over(self.to).unwrap_or(by)
    }

    /// The smaller effort first.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Ordering {
        self.effort().cmp(&other.effort())
    }
}

/// How far a criterion is from being met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distance {
    /// Whether it is a computed criterion that falls short of its limit.
    pub short: bool,
    /// The changes that meet it, smallest first. Of one that is short, none means that no single figure
    /// can meet it.
    pub gaps: Vec<Gap>,
    /// What has to be answered before the distance is known.
    pub depends: Inputs,
    /// The same for nested criteria.
    pub parts: Vec<Distance>,
}

/// The distances of all criteria of a check, in their order.
pub(super) fn distances(policy: &Policy, evaluation: &Evaluation) -> Vec<Distance> {
    let Some(check) = policy.checks.get(evaluation.check) else {
        return Vec::new();
    };
    if check.kind == CheckKind::Exit {
        return vec![Distance::default(); check.criteria.len()];
    }
    let mut survey = Survey {
        criteria: &check.criteria,
        evaluation,
        reads: Vec::new(),
        trial: Trial::new(policy, &check.criteria, &evaluation.facts),
    };
    let pairs = check.criteria.iter().zip(&evaluation.outcomes);
    pairs
        .map(|(criterion, outcome)| survey.distance(criterion, outcome))
        .collect()
}

struct Survey<'a> {
    criteria: &'a [Criterion],
    evaluation: &'a Evaluation,
    /// What each criterion reads, once it is asked for.
    reads: Vec<Inputs>,
    trial: Trial<'a>,
}

impl Survey<'_> {
    fn distance(&mut self, criterion: &Criterion, outcome: &Outcome) -> Distance {
        let mut distance = Distance::default();
        if !matches!(outcome.status, Status::Unmet | Status::Unanswered) {
            return distance;
        }
        for (part, outcome) in criterion.parts().iter().zip(&outcome.parts) {
            distance.parts.push(self.distance(part, outcome));
        }
        match &criterion.decision {
            Decision::Compare(compare) => {
                distance.short = fails(compare, outcome);
                if distance.short {
                    self.of_comparison(criterion, compare, &mut distance);
                }
            }
            Decision::Holds(_) => distance.short = outcome.status == Status::Unmet,
            Decision::AllOf(_) | Decision::AtLeast(..) => {
                distance.short = outcome.status == Status::Unmet;
                self.of_parts(criterion, &mut distance);
            }
            Decision::Declared(_) | Decision::Judged(_) => {}
        }
        // Insertion: the sort of the library is several kilobytes of module.
        let mut sorted = Vec::<Gap>::new();
        for gap in distance.gaps.drain(..) {
            let place = sorted.partition_point(|other| other.compare(&gap).is_le());
            sorted.insert(place, gap);
        }
        distance.gaps = sorted;
        distance
    }

    fn of_comparison(&mut self, criterion: &Criterion, compare: &Compare, distance: &mut Distance) {
        let facts = &self.evaluation.facts;
        compare.measure.open_inputs(facts, &mut distance.depends);
        compare.required.open_inputs(facts, &mut distance.depends);
        if !distance.depends.is_empty() {
            return;
        }
        for lever in &compare.levers {
            let alone = self.alone(criterion, compare, lever);
            let growing = self.growing(criterion, compare, lever, alone.is_some());
            distance.gaps.extend(alone);
            distance.gaps.extend(growing);
        }
    }

    /// A group is met by a change that meets enough of its parts.
    fn of_parts(&mut self, criterion: &Criterion, distance: &mut Distance) {
        let mut gaps = Vec::new();
        for part in &distance.parts {
            for gap in &part.gaps {
                self.apply(gap);
                if self.trial.status(criterion) == Status::Met {
                    gaps.push(gap.clone());
                }
                self.restore(gap);
            }
        }
        distance.gaps = gaps;
    }

    /// The change of one figure with everything else as it is.
    fn alone(&mut self, criterion: &Criterion, compare: &Compare, lever: &Lever) -> Option<Gap> {
        let Lever {
            input, direction, ..
        } = *lever;
        let room = match direction {
            Direction::Up => self.trial.room_in_wholes(input),
            Direction::Down => self.trial.room_above_parts(input),
        };
        let most = room.min(self.trial.room(input, direction));
        let amount = smallest(&mut self.trial, criterion, compare, lever, most)?;
        self.gap(lever, amount, false)
    }

    /// The change when new cases enter both sides of a share of a part in its whole; of a plain figure that is
    /// part of a whole, when there is no other way.
    fn growing(
        &mut self,
        criterion: &Criterion,
        compare: &Compare,
        lever: &Lever,
        alone: bool,
    ) -> Option<Gap> {
        let input = lever.input;
        let chain = self.trial.policy.all_wholes_of(input);
        let grows = match share_of(compare, input) {
            Some(whole) => chain.contains(&whole),
            None => {
                matches!(compare.measure, Quantity::Input(measured) if measured == input)
                    && !chain.is_empty()
                    && (lever.only_new || !alone)
            }
        };
        if lever.direction == Direction::Down || !grows {
            return None;
        }
        let mut moved = vec![input];
        moved.extend(chain);
        let direction = Direction::Up;
        let amount = guess(&mut self.trial, compare, &moved, direction)?;
        let rooms = moved.iter().map(|input| self.trial.room(*input, direction));
        if rooms.min().is_some_and(|room| amount > room) {
            return None;
        }
        // Wholes first: their years make room for those of the part.
        let trial = &mut self.trial;
        let mut met_at = |amount: i64| {
            for input in moved.iter().rev() {
                trial.shift(*input, amount, amount, direction);
            }
            trial.status(criterion) == Status::Met
        };
        let smallest = met_at(amount) && !met_at(amount - 1);
        for input in &moved {
            trial.restore(*input);
        }
        if smallest {
            self.gap(lever, amount, true)
        } else {
            None
        }
    }

    fn gap(&mut self, lever: &Lever, amount: i64, growing: bool) -> Option<Gap> {
        let by = Rational::integer(match lever.direction {
            Direction::Up => amount,
            Direction::Down => -amount,
        });
        let mut gap = Gap {
            input: lever.input,
            by,
            to: self.trial.start(lever.input)?.plus(by).ok()?,
            growing,
            only_new: lever.only_new && !growing,
            breaks: Vec::new(),
        };
        self.apply(&gap);
        gap.breaks = self.broken(&gap);
        self.restore(&gap);
        Some(gap)
    }

    fn apply(&mut self, gap: &Gap) {
        for (input, amount, direction) in moves(self.trial.policy, gap) {
            self.trial.shift(input, amount, amount, direction);
        }
    }

    fn restore(&mut self, gap: &Gap) {
        for (input, ..) in moves(self.trial.policy, gap) {
            self.trial.restore(input);
        }
    }

    /// The criteria that are met today and are not once the figures are moved.
    fn broken(&mut self, gap: &Gap) -> Vec<usize> {
        if self.reads.is_empty() {
            for criterion in self.criteria {
                let mut reads = Inputs::new();
                criterion.inputs(&mut reads);
                self.reads.push(reads);
            }
        }
        let moved = moves(self.trial.policy, gap);
        let mut broken = Vec::new();
        let outcomes = &self.evaluation.outcomes;
        for (position, ((criterion, outcome), reads)) in self
            .criteria
            .iter()
            .zip(outcomes)
            .zip(&self.reads)
            .enumerate()
        {
            let touched = moved.iter().any(|(input, ..)| reads.contains(input));
            if touched && outcome.status == Status::Met {
                let facts = &self.trial.facts;
                let then = evaluate_criterion(self.trial.policy, facts, criterion);
                if then.status == Status::Unmet {
                    broken.push(position);
                }
            }
        }
        broken
    }
}

/// What a gap moves: its input and, when cases are new, the wholes of that; wholes first.
pub(super) fn moves(policy: &Policy, gap: &Gap) -> Vec<(usize, i64, Direction)> {
    let Some((amount, direction)) = step(gap.by) else {
        return Vec::new();
    };
    let mut moves = Vec::new();
    if gap.growing {
        for whole in policy.all_wholes_of(gap.input).iter().rev() {
            moves.push((*whole, amount, direction));
        }
    }
    moves.push((gap.input, amount, direction));
    moves
}

/// Whether the comparison as such fails, whatever may still lift the criterion.
fn fails(compare: &Compare, outcome: &Outcome) -> bool {
    match (outcome.measured, outcome.required) {
        (Some(measured), Some(required)) => compare.comparison.compare(measured, required).fails(),
        _ => false,
    }
}

/// Of a share of one input in another, that other.
pub(super) fn share_of(compare: &Compare, input: usize) -> Option<usize> {
    match &compare.measure {
        Quantity::Divide(part, whole) => match (&**part, &**whole) {
            (Quantity::Input(part), Quantity::Input(whole)) if *part == input => Some(*whole),
            _ => None,
        },
        _ => None,
    }
}

/// The amount by arithmetic, as if the rule were a straight line in it.
pub(super) fn guess(
    trial: &mut Trial<'_>,
    compare: &Compare,
    moved: &[usize],
    direction: Direction,
) -> Option<i64> {
    let mut slack = |amount: i64| {
        for input in moved.iter().rev() {
            trial.shift(*input, amount, amount, direction);
        }
        slack(compare, trial).ok().flatten()
    };
    let (today, after_one) = (slack(0)?, slack(1)?);
    for input in moved {
        trial.restore(*input);
    }
    straight(today, after_one, compare.comparison)
        .ok()
        .flatten()
}

/// The smallest amount up to the most at which a criterion is met with one lever moved by it.
pub(super) fn smallest(
    trial: &mut Trial<'_>,
    criterion: &Criterion,
    compare: &Compare,
    lever: &Lever,
    most: i64,
) -> Option<i64> {
    let Lever {
        input, direction, ..
    } = *lever;
    let guess = guess(trial, compare, &[input], direction);
    let found = first(most, guess, &mut |low, high| {
        trial.shift(input, low, high, direction);
        trial.status(criterion)
    });
    trial.restore(input);
    match found {
        Found::At(amount) => Some(amount),
        Found::Never | Found::Unclear => None,
    }
}

/// What the measured side has more than the required one. A share is compared without dividing, so that
/// it is a straight line in both of its parts.
fn slack(compare: &Compare, trial: &Trial<'_>) -> Result<Option<Rational>, Overflow> {
    let facts = &trial.facts;
    let required = compare.required.values(facts)?;
    let (have, need) = match &compare.measure {
        Quantity::Divide(part, whole) => {
            let need = required.combine(whole.values(facts)?, crate::exact::Range::times)?;
            (part.values(facts)?, need)
        }
        measure => (measure.values(facts)?, required),
    };
    match (Values::single(have), Values::single(need)) {
        (Some(have), Some(need)) => have.minus(need).map(Some),
        _ => Ok(None),
    }
}
