//! What another figure would change, without touching what was answered.

use super::search::{Found, first};
use super::trial::{Trial, step};
use crate::answers::Inputs;
use crate::evaluation::{Evaluation, Status, conclude, contradicts};
use crate::exact::Rational;
use crate::policy::{Criterion, Decision, Direction, Policy};

/// A figure at which a criterion turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TippingPoint {
    /// The first figure, from today's on, at which it has the other status.
    pub at: Rational,
    /// The position of the criterion in the check.
    pub criterion: usize,
    /// What it turns to.
    pub status: Status,
}

/// A figure that can be tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tryable {
    /// The input.
    pub input: usize,
    /// What it is today.
    pub today: Rational,
    /// The smallest that contradicts nothing.
    pub least: Rational,
    /// The largest.
    pub most: Rational,
    /// Where criteria turn, in rising order.
    pub tipping: Vec<TippingPoint>,
}

/// The levers of a check that are answered, in the order of the form.
#[must_use]
pub fn levers(policy: &Policy, evaluation: &Evaluation) -> Inputs {
    fn add(criterion: &Criterion, found: &mut Inputs) {
        if let Decision::Compare(compare) = &criterion.decision {
            for lever in &compare.levers {
                found.push(lever.input);
            }
        }
        for part in criterion.parts() {
            add(part, found);
        }
    }
    let mut found = Inputs::new();
    let Some(check) = policy.checks.get(evaluation.check) else {
        return found;
    };
    for criterion in &check.criteria {
        add(criterion, &mut found);
    }
    let trial = Trial::new(policy, &check.criteria, &evaluation.facts);
    let mut known = Inputs::new();
    for input in found.iter() {
        if trial.start(*input).is_some() {
            known.push(*input);
        }
    }
    known
}

/// What can be tried of a lever, and where criteria turn; `None` while it is not answered.
#[must_use]
pub fn tryable(policy: &Policy, evaluation: &Evaluation, input: usize) -> Option<Tryable> {
    let criteria = &policy.checks.get(evaluation.check)?.criteria;
    let mut trial = Trial::new(policy, criteria, &evaluation.facts);
    let today = trial.start(input)?;
    let up = trial
        .room(input, Direction::Up)
        .min(trial.room_in_wholes(input));
    let down = trial
        .room(input, Direction::Down)
        .min(trial.room_above_parts(input));
    let mut tipping = Vec::<TippingPoint>::new();
    for (position, criterion) in criteria.iter().enumerate() {
        let mut reads = Inputs::new();
        criterion.inputs(&mut reads);
        if !reads.contains(&input) {
            continue;
        }
        for (direction, most) in [(Direction::Down, down), (Direction::Up, up)] {
            if let Some((amount, status)) = turn(&mut trial, criterion, input, direction, most) {
                let amount = Rational::integer(amount);
                let at = match direction {
                    Direction::Up => today.plus(amount),
                    Direction::Down => today.minus(amount),
                };
                let at = at.ok()?;
                let place = tipping.partition_point(|other| other.at <= at);
                let point = TippingPoint {
                    at,
                    criterion: position,
                    status,
                };
                tipping.insert(place, point);
            }
        }
    }
    Some(Tryable {
        input,
        today,
        least: today.minus(Rational::integer(down)).ok()?,
        most: today.plus(Rational::integer(up)).ok()?,
        tipping,
    })
}

/// The first amount in a direction at which a criterion has another status than today.
fn turn(
    trial: &mut Trial<'_>,
    criterion: &Criterion,
    input: usize,
    direction: Direction,
    most: i64,
) -> Option<(i64, Status)> {
    let decided = |status: Status| matches!(status, Status::Met | Status::Unmet);
    let today = trial.status(criterion);
    if !decided(today) {
        return None;
    }
    let found = first(most, None, &mut |low, high| {
        trial.shift(input, low, high, direction);
        match trial.status(criterion) {
            status if status == today => Status::Unmet,
            status if decided(status) => Status::Met,
            status => status,
        }
    });
    let turned = if let Found::At(amount) = found {
        trial.shift(input, amount, amount, direction);
        Some((amount, trial.status(criterion)))
    } else {
        None
    };
    trial.restore(input);
    turned
}

/// A figure that was tried.
#[derive(Clone, Debug)]
pub struct WhatIf {
    /// The input.
    pub input: usize,
    /// What it would be.
    pub figure: Rational,
    /// What would come of the check.
    pub evaluation: Evaluation,
    /// The positions of the criteria with another status than today.
    pub turned: Vec<usize>,
}

/// The result with another figure for one input; `None` where today's is not known, the step is not whole, or
/// the figure would contradict another.
#[must_use]
pub fn what_if(
    policy: &Policy,
    evaluation: &Evaluation,
    input: usize,
    figure: Rational,
) -> Option<WhatIf> {
    let criteria = &policy.checks.get(evaluation.check)?.criteria;
    let mut trial = Trial::new(policy, criteria, &evaluation.facts);
    let (amount, direction) = step(figure.minus(trial.start(input)?).ok()?)?;
    trial.shift(input, amount, amount, direction);
    if amount > trial.room(input, direction) || contradicts(policy, &trial.facts) {
        return None;
    }
    let tried = conclude(
        policy,
        evaluation.check,
        trial.facts,
        evaluation.problems.clone(),
    )?;
    let pairs = evaluation.outcomes.iter().zip(&tried.outcomes).enumerate();
    let turned = pairs.filter(|(_, (before, after))| before.status != after.status);
    Some(WhatIf {
        input,
        figure,
        turned: turned.map(|(position, _)| position).collect(),
        evaluation: tried,
    })
}
