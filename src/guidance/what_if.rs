//! What another figure would change, without touching what was answered.

use super::apply::with_facts;
use super::gap::changed;
use super::ground::Ground;
use super::search::{Demand, Goal, Search, State};
use super::space::{Area, Reach, Space, known};
use super::work::Work;
use crate::answers::{Answers, Facts, Inputs};
use crate::evaluation::{Evaluation, Status, evaluate};
use crate::exact::Rational;
use crate::policy::{Criterion, Policy};

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

/// The levers of a check that are answered, in the order of the form.
#[must_use]
pub fn levers(policy: &Policy, evaluation: &Evaluation) -> Inputs {
    let mut found = Inputs::new();
    let check = policy.checks.get(evaluation.check);
    for criterion in check.map_or(&[][..], |check| &check.criteria) {
        for lever in criterion.all_levers() {
            if known(&evaluation.facts, lever.input).is_some() {
                found.push(lever.input);
            }
        }
    }
    found
}

/// What can be tried of a lever, and where criteria turn; `None` while it is not answered.
#[must_use]
pub fn tryable(policy: &Policy, evaluation: &Evaluation, input: usize) -> Option<Tryable> {
    let ground = Ground::new(policy, evaluation)?;
    try_lever(&ground, evaluation, input, &mut Work::of(Work::REQUEST))
}

pub(super) fn try_lever(
    ground: &Ground<'_, '_>,
    evaluation: &Evaluation,
    input: usize,
    work: &mut Work,
) -> Option<Tryable> {
    let policy = ground.policy;
    let facts = &evaluation.facts;
    let reach = |up, down| Reach {
        up,
        down,
        ..ground.free(input)
    };
    let ends = |up, down| {
        let space = Space::new(policy, facts, &[reach(up, down)], Vec::new());
        let work = &mut Work::of(u64::from(u16::MAX));
        let (low, high) = space.root(facts, work).map_or((0, 0), |root| root.span(0));
        let mover = space.movers.first()?;
        Some((mover.today, mover.change(low), mover.change(high)))
    };
    let (today, down, _) = ends(false, true)?;
    let (_, _, up) = ends(true, false)?;
    let mut tipping = Vec::<TippingPoint>::new();
    let mut scratch = facts.clone();
    for (position, (criterion, outcome)) in evaluation.with_criteria(policy).enumerate() {
        let goal = match outcome.status {
            Status::Met => Goal::Unmet,
            Status::Unmet => Goal::Met,
            _ => continue,
        };
        if !criterion.reads.contains(&input) {
            continue;
        }
        for reach in [reach(false, true), reach(true, false)] {
            let at;
            (at, scratch) = turn(ground, scratch, reach, (criterion, goal), work);
            if let Some(at) = at {
                let place = tipping.partition_point(|other| other.at <= at);
                let status = if goal == Goal::Met {
                    Status::Met
                } else {
                    Status::Unmet
                };
                tipping.insert(
                    place,
                    TippingPoint {
                        at,
                        criterion: position,
                        status,
                    },
                );
            }
        }
    }
    Some(Tryable {
        input,
        today,
        least: today.plus(down).ok()?,
        most: today.plus(up).ok()?,
        tipping,
    })
}

/// The first figure in a direction at which a criterion has another status than today.
fn turn(
    ground: &Ground<'_, '_>,
    scratch: Facts,
    reach: Reach,
    (criterion, goal): (&Criterion, Goal),
    work: &mut Work,
) -> (Option<Rational>, Facts) {
    let Some(place) = ground.place_of(criterion) else {
        return (None, scratch);
    };
    let space = Space::new(ground.policy, ground.facts, &[reach], Vec::new());
    let demand = Demand::new(ground, &space, place, goal);
    let mut search = Search::new(space, vec![demand], (ground, scratch), PER_POINT, work);
    let found = search.run_to_end(ground, work) == State::Found;
    let change = search.change_of_first().filter(|_| found);
    let at = change.and_then(|(mover, steps)| mover.today.plus(mover.change(steps)).ok());
    (at, search.into_facts(ground))
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
    let (_, then) = moved_to(policy, evaluation, input, figure)?;
    let answers = with_facts(policy, evaluation, answers, &changed(&then, &[input]));
    let tried = evaluate(policy, evaluation.check, &answers, evaluation.facts.as_of)?;
    // A figure that raises a problem is none that could be entered.
    if tried.problems.len() > evaluation.problems.len() {
        return None;
    }
    let pairs = evaluation.outcomes.iter().zip(&tried.outcomes).enumerate();
    let turned = pairs.filter(|(_, (before, after))| before.status != after.status);
    Some(WhatIf {
        input,
        figure,
        turned: turned.map(|(position, _)| position).collect(),
        evaluation: tried,
    })
}

/// The facts with one figure moved, where that contradicts nothing.
fn moved_to(
    policy: &Policy,
    evaluation: &Evaluation,
    input: usize,
    figure: Rational,
) -> Option<(Area, Facts)> {
    let ground = Ground::new(policy, evaluation)?;
    let facts = ground.facts;
    let space = Space::new(policy, facts, &[ground.free(input)], Vec::new());
    let mover = space.movers.first()?;
    let steps = figure
        .minus(mover.today)
        .and_then(|way| way.over(mover.unit))
        .ok()?
        .to_i64()?;
    let work = &mut Work::of(Work::REQUEST);
    let mut root = space.root(facts, work)?;
    if !root.narrow(0, (steps, steps)) {
        return None;
    }
    let mut search = Search::new(space, Vec::new(), (&ground, facts.clone()), 0, work);
    [false, true].into_iter().find_map(|even| {
        let point = search.space.nearest(&root, even, facts, work)?;
        if !search.holds(&ground, &point, work) {
            return None;
        }
        let mut then = facts.clone();
        search.space.write(&point, policy, &mut then);
        Some((point, then))
    })
}
