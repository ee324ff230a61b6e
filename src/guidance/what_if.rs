//! What another figure would change, without touching what was answered.

use super::ground::{Ground, changed};
use super::search::{Found, Goal};
use super::space::{Reach, Space};
use super::work::Work;
use crate::answers::Answers;
use crate::evaluation::{Evaluation, Status};
use crate::exact::{Rational, Steps};
use crate::policy::Policy;

/// What the search for one tipping point may take.
const PER_POINT: u64 = 20_000;

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

/// What can be tried of a lever, and where criteria turn; `None` while it is not answered.
pub(super) fn try_lever(ground: &mut Ground<'_, '_>, input: usize) -> Option<Tryable> {
    let (policy, evaluation) = (ground.policy, ground.evaluation);
    let ways = [false, true].map(|up| way(ground, input, up));
    let mut tipping = Vec::<TippingPoint>::new();
    for (position, (criterion, outcome)) in evaluation.with_criteria(policy).enumerate() {
        let (goal, status) = match outcome.status {
            Status::Met => (Goal::Unmet, Status::Unmet),
            Status::Unmet => (Goal::Met, Status::Met),
            _ => continue,
        };
        if !criterion.reads().contains(&input) {
            continue;
        }
        for way in &ways {
            let found = ground.first(way, (criterion, goal), PER_POINT);
            way.restore(ground);
            let turns = |after: Evaluation| {
                let outcome = after.outcomes.get(position);
                outcome.is_some_and(|outcome| outcome.status == status)
            };
            if let Found::Point(point, _) = found
                && let Some((steps, at)) = way.change_of_first(&point)
                && (ground.moves_alone(&[input])
                    || after_steps(way, steps, ground).is_some_and(turns))
            {
                let point = TippingPoint {
                    at,
                    criterion: position,
                    status,
                };
                let place = tipping.partition_point(|other| other.at <= at);
                tipping.insert(place, point);
            }
        }
    }
    let [least, most] = ways.map(|way| end(&way, ground));
    Some(Tryable {
        input,
        today: ground.facts.known(input)?,
        least: least?,
        most: most?,
        tipping,
    })
}

/// One figure, upwards or downwards: nothing else moves, and its years share the change in one way only.
fn way(ground: &Ground<'_, '_>, input: usize, up: bool) -> Space {
    let reach = Reach {
        years_follow: true,
        ..Reach::of(input, up)
    };
    Space::new(ground.policy, ground.facts, &[reach], &[])
}

/// What comes of so many steps; `None` where that could not be entered.
fn after_steps(way: &Space, steps: i64, ground: &mut Ground<'_, '_>) -> Option<Evaluation> {
    let mover = way.movers.first()?;
    let mut area = way.root(&mut ground.work)?;
    area.narrow(mover.total(), Steps::at(steps))?;
    let point = way.nearest(&area, &mut ground.work)?;
    ground.work.spend(ground.size());
    way.write(&point, ground);
    let told = changed(&ground.scratch, &[mover.input]);
    way.restore(ground);
    ground.after(&told)
}

/// The farthest figure that can be tried: farther on, it could contradict the years of another one, or show a question
/// whose answer contradicts it.
fn end(way: &Space, ground: &mut Ground<'_, '_>) -> Option<Rational> {
    let mover = way.movers.first()?;
    let (mut end, mut refused) = (0, way.root(&mut ground.work)?.span(mover.total()).far());
    if after_steps(way, refused, ground).is_some() {
        end = refused;
    }
    while refused.abs_diff(end) > 1 {
        let middle = end + (refused - end) / 2;
        match after_steps(way, middle, ground) {
            Some(_) => end = middle,
            None => refused = middle,
        }
    }
    mover.today.plus(mover.change(end)).ok()
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

/// The result with another figure for one input; `None` where today's is not known, the figure could not be entered, or
/// it would contradict another.
#[must_use]
pub fn what_if(
    policy: &Policy,
    evaluation: &Evaluation,
    answers: &Answers,
    input: usize,
    figure: Rational,
) -> Option<WhatIf> {
    let mut ground = Ground::new(policy, evaluation, answers, Work::of(Work::REQUEST))?;
    let way = way(&ground, input, figure > ground.facts.known(input)?);
    let steps = way.movers.first()?.steps_to(figure)?;
    let tried = after_steps(&way, steps, &mut ground)?;
    let pairs = evaluation.outcomes.iter().zip(&tried.outcomes).enumerate();
    let turned = pairs.filter(|(_, (before, after))| before.status != after.status);
    Some(WhatIf {
        input,
        figure,
        turned: turned.map(|(position, _)| position).collect(),
        evaluation: tried,
    })
}
