//! How far each criterion is from being met, and what one change of one figure would do.

use std::cmp::Ordering;

use super::cost::relative;
use super::ground::{Ground, changed};
use super::search::{Found, Goal};
use super::space::{Reach, Space};
use crate::answers::{Answers, Fact, Inputs};
use crate::evaluation::{
    Evaluation, Outcome, Possible, Status, depends_on, evaluate_criterion, own_status, with_facts,
};
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

/// The answers with one gap closed: yearly figures stay yearly, totals stay totals.
#[must_use]
pub fn with_gap(policy: &Policy, evaluation: &Evaluation, answers: &Answers, gap: &Gap) -> Answers {
    with_facts(policy, evaluation.facts.as_of, answers, &gap.moved)
}

/// The distance of one criterion of the check, by its position.
pub(super) fn distance_at(ground: &mut Ground<'_, '_>, position: usize) -> Distance {
    let criterion = ground.check.criteria.get(position);
    let outcome = ground.evaluation.outcomes.get(position);
    match criterion.zip(outcome) {
        Some((criterion, outcome)) if ground.check.kind != CheckKind::Exit => {
            distance(ground, criterion, outcome)
        }
        _ => Distance::default(),
    }
}

fn distance(ground: &mut Ground<'_, '_>, criterion: &Criterion, outcome: &Outcome) -> Distance {
    let mut found = Distance::default();
    let is_lifted = outcome.possible.is_within(Possible::LIFTED);
    if is_lifted || !matches!(outcome.status, Status::Unmet | Status::Unanswered) {
        return found;
    }
    for (part, outcome) in criterion.parts().iter().zip(&outcome.parts) {
        found.parts.push(distance(ground, part, outcome));
    }
    ground.work.spend(criterion.size());
    // Whatever may still lift it.
    let fails = || own_status(ground.policy, ground.facts, criterion) == Status::Unmet;
    let unmet = outcome.status == Status::Unmet;
    found.short = criterion.has_figures() && (unmet || outcome.measured.is_some() && fails());
    if found.short && criterion.parts().is_empty() {
        depends_on(ground.facts, criterion, &mut found.depends);
    }
    if !found.short || !found.depends.is_empty() {
        return found;
    }
    for lever in criterion.all_levers() {
        let alone = first_gap(ground, criterion, lever, &[]);
        // New cases enter the wholes that are asked for: another change where the criterion reads one of them, and the
        // only one where there is no room left.
        let is_shown = |whole: &usize| ground.policy.is_shown(*whole, ground.facts);
        let wholes = ground.policy.all_wholes_of(lever.input).iter();
        let wholes = wholes.copied().filter(is_shown).collect::<Vec<_>>();
        let reads_whole = wholes.iter().any(|whole| criterion.reads().contains(whole));
        let grows = lever.direction == Direction::Up
            && !wholes.is_empty()
            && (reads_whole || lever.only_new || !matches!(alone, Ok(Some(_))));
        let growing = if grows {
            first_gap(ground, criterion, lever, &wholes)
        } else {
            Ok(None)
        };
        // Where one change is told, a second one that may or may not do it withholds nothing.
        found.not_computed |= alone.is_err() || growing.is_err() && !matches!(alone, Ok(Some(_)));
        for gap in [alone, growing].into_iter().flatten().flatten() {
            let place = found.gaps.partition_point(|one| one.compare(&gap).is_le());
            found.gaps.insert(place, gap);
        }
    }
    found
}

/// The budget ended, or what was found does not come true.
struct NotComputed;

/// The change of one figure with everything else as it is, or with as much more of the wholes it is counted in.
fn first_gap(
    ground: &mut Ground<'_, '_>,
    criterion: &Criterion,
    lever: Lever,
    wholes: &[usize],
) -> Result<Option<Gap>, NotComputed> {
    let moved = [&[lever.input], wholes].concat();
    ground.work.spend(1 + ground.policy.inputs.len() / 8);
    if ground.work.is_spent() {
        return Err(NotComputed);
    }
    let reach = |input: &usize| Reach::of(*input, lever.direction == Direction::Up);
    let reaches = moved.iter().map(reach).collect::<Vec<_>>();
    let space = Space::new(ground.policy, ground.facts, &reaches, &[]).in_step();
    if space.movers.len() < reaches.len() {
        // A figure that is not known cannot be moved.
        return Ok(None);
    }
    let gap = match ground.first(&space, (criterion, Goal::Met), PER_GAP) {
        Found::Point(point, _) => space
            .change_of_first(&point)
            .and_then(|(_, to)| certified(ground, criterion, lever, (to, &moved)))
            .map(Some)
            .ok_or(NotComputed),
        Found::Never => Ok(None),
        Found::Unclear => Err(NotComputed),
    };
    space.restore(ground);
    gap
}

/// The gap, once the ordinary evaluation of its figures has said that it does it.
fn certified(
    ground: &mut Ground<'_, '_>,
    criterion: &Criterion,
    lever: Lever,
    (to, moved): (Rational, &[usize]),
) -> Option<Gap> {
    let told = changed(&ground.scratch, moved);
    let after = if ground.moves_alone(moved) {
        None
    } else {
        ground.work.spend(ground.size());
        Some(ground.after(&told)?)
    };
    let mut status_of = |criterion: &Criterion| {
        if let Some(after) = &after {
            let outcome = after.outcome_of(ground.policy, criterion);
            return outcome.map(|outcome| outcome.status);
        }
        ground.work.spend(criterion.size());
        Some(evaluate_criterion(ground.policy, &ground.scratch, criterion).status)
    };
    (status_of(criterion) == Some(Status::Met)).then_some(())?;
    let touched = |criterion: &Criterion| {
        after.is_some() || moved.iter().any(|input| criterion.reads().contains(input))
    };
    let mut breaks = Vec::new();
    let rows = ground.evaluation.with_criteria(ground.policy);
    for (position, (criterion, outcome)) in rows.enumerate() {
        if outcome.status != Status::Unmet
            && touched(criterion)
            && status_of(criterion) == Some(Status::Unmet)
        {
            breaks.push(position);
        }
    }
    let growing = moved.len() > 1;
    Some(Gap {
        input: lever.input,
        by: to.minus(ground.facts.known(lever.input)?).ok()?,
        to,
        growing,
        only_new: lever.only_new && !growing,
        breaks,
        moved: told,
    })
}
