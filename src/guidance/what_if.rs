//! What another figure would change, without touching what was answered.

use super::apply::with_facts;
use super::gap::changed;
use super::ground::Ground;
use super::search::{Goal, Search, State};
use super::space::{Reach, Space, known};
use super::work::Work;
use crate::answers::{Answers, Facts, Inputs};
use crate::evaluation::{Evaluation, Status, evaluate};
use crate::exact::Rational;
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

/// The levers of a check that are answered, in the order of the form.
#[must_use]
pub fn levers(policy: &Policy, evaluation: &Evaluation) -> Inputs {
    let mut found = Inputs::new();
    let check = policy.checks.get(evaluation.check);
    for criterion in check.map_or(&[][..], |check| &check.criteria) {
        for lever in criterion.all_levers() {
            let input = policy.inputs.get(lever.input);
            let is_shown = input.is_some_and(|input| input.is_shown(&evaluation.facts));
            if is_shown && known(&evaluation.facts, lever.input).is_some() {
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
    let Ground { policy, facts, .. } = *ground;
    let space = |up, down| {
        let reach = Reach {
            up,
            down,
            ..ground.free(input)
        };
        Space::new(policy, facts, &[reach], &[])
    };
    let end = |space: &Space, work: &mut Work| {
        let (low, high) = space.root(work).map_or((0, 0), |root| root.span(0));
        let mover = space.movers.first()?;
        mover
            .today
            .plus(mover.change(if high > 0 { high } else { low }))
            .ok()
    };
    let mut tipping = Vec::<TippingPoint>::new();
    let mut scratch = facts.clone();
    for (position, (criterion, outcome)) in evaluation.with_criteria(policy).enumerate() {
        let (goal, status) = match outcome.status {
            Status::Met => (Goal::Unmet, Status::Unmet),
            Status::Unmet => (Goal::Met, Status::Met),
            _ => continue,
        };
        if !criterion.reads().contains(&input) {
            continue;
        }
        for (up, down) in [(false, true), (true, false)] {
            let wanted = (criterion, goal);
            let (state, search) =
                ground.search_one(space(up, down), wanted, scratch, PER_POINT, work);
            let change = search.change_of_first().filter(|_| state == State::Found);
            if let Some(at) = change.and_then(|(by, today)| today.plus(by).ok()) {
                let place = tipping.partition_point(|other| other.at <= at);
                tipping.insert(
                    place,
                    TippingPoint {
                        at,
                        criterion: position,
                        status,
                    },
                );
            }
            scratch = search.into_facts(ground);
        }
    }
    Some(Tryable {
        input,
        today: known(facts, input)?,
        least: end(&space(false, true), work)?,
        most: end(&space(true, false), work)?,
        tipping,
    })
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
    let then = moved_to(policy, evaluation, input, figure)?;
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
) -> Option<Facts> {
    let ground = Ground::new(policy, evaluation)?;
    let space = Space::new(policy, ground.facts, &[ground.free(input)], &[]);
    let mover = space.movers.first()?;
    let steps = figure
        .minus(mover.today)
        .and_then(|way| way.over(mover.unit))
        .ok()?
        .to_i64()?;
    let work = &mut Work::of(Work::REQUEST);
    let mut root = space.root(work)?;
    root.narrow(0, (steps, steps)).then_some(())?;
    let mut search = Search::new(space, Vec::new(), ground.facts.clone(), 0, work);
    [false, true].into_iter().find_map(|otherwise| {
        let point = search.space.nearest(&root, otherwise, work)?;
        search.holds(&ground, &point, work).then_some(())?;
        let mut then = ground.facts.clone();
        search.space.write(&point, policy, &mut then);
        Some(then)
    })
}
