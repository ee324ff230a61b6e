//! What another figure would change, without touching what was answered.

use super::ground::{Ground, changed};
use super::search::{Goal, State};
use super::space::{Mover, Reach, Space, known};
use super::work::{Scratch, Work};
use crate::answers::{Answers, Inputs};
use crate::evaluation::{Evaluation, Status};
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
pub fn tryable(
    policy: &Policy,
    evaluation: &Evaluation,
    answers: &Answers,
    input: usize,
) -> Option<Tryable> {
    let ground = Ground::new(policy, evaluation, answers)?;
    try_lever(&ground, input, &mut Scratch::of(evaluation, Work::REQUEST))
}

pub(super) fn try_lever(
    ground: &Ground<'_, '_>,
    input: usize,
    scratch: &mut Scratch,
) -> Option<Tryable> {
    let ways = [false, true].map(|up| Way::new(ground, input, up));
    let mut tipping = Vec::<TippingPoint>::new();
    let rows = ground.evaluation.with_criteria(ground.policy);
    for (position, (criterion, outcome)) in rows.enumerate() {
        let (goal, status) = match outcome.status {
            Status::Met => (Goal::Unmet, Status::Unmet),
            Status::Unmet => (Goal::Met, Status::Met),
            _ => continue,
        };
        if !criterion.reads().contains(&input) {
            continue;
        }
        for way in &ways {
            let (state, point) = ground.first(&way.space, (criterion, goal), PER_POINT, scratch);
            way.space.restore(ground.facts, &mut scratch.facts);
            let mover = way.space.movers.first()?;
            let steps = point.span(mover.total()).0;
            let found = (state == State::Found).then(|| mover.today.plus(mover.change(steps)));
            let Some(Ok(at)) = found else {
                continue;
            };
            let turns = |after: Evaluation| {
                let outcome = after.outcomes.get(position);
                outcome.is_some_and(|outcome| outcome.status == status)
            };
            if ground.moves_alone(&[input]) || way.tried(steps, scratch).is_some_and(turns) {
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
    let [least, most] = ways.map(|way| way.end(scratch));
    Some(Tryable {
        input,
        today: known(ground.facts, input)?,
        least: least?,
        most: most?,
        tipping,
    })
}

/// One figure, upwards or downwards.
struct Way<'g, 'p, 'e> {
    ground: &'g Ground<'p, 'e>,
    up: bool,
    /// Nothing else moves, and its years share the change in one way only.
    space: Space,
}

impl<'g, 'p, 'e> Way<'g, 'p, 'e> {
    fn new(ground: &'g Ground<'p, 'e>, input: usize, up: bool) -> Self {
        let reach = Reach {
            input,
            up,
            down: !up,
            only_new: false,
            years_follow: true,
        };
        Self {
            ground,
            up,
            space: Space::new(ground.policy, ground.facts, &[reach], &[]),
        }
    }

    fn mover(&self) -> Option<&Mover> {
        self.space.movers.first()
    }

    /// What comes of it after so many steps; `None` where that could not be entered.
    fn tried(&self, steps: i64, scratch: &mut Scratch) -> Option<Evaluation> {
        let mover = self.mover()?;
        let mut area = self.space.root(scratch)?;
        area.narrow(mover.total(), (steps, steps)).then_some(())?;
        let point = self.space.nearest(&area, scratch)?;
        scratch.work.spend(self.ground.size());
        self.space.write(&point, &mut scratch.facts);
        let told = changed(&scratch.facts, &[mover.input]);
        self.space.restore(self.ground.facts, &mut scratch.facts);
        self.ground.after(&told)
    }

    /// The farthest figure that can be tried: farther on, it could contradict the years of another one, or show a question
    /// whose answer contradicts it.
    fn end(&self, scratch: &mut Scratch) -> Option<Rational> {
        let mover = self.mover()?;
        let (low, high) = self.space.root(scratch)?.span(mover.total());
        let mut end = if self.up { high } else { low };
        if self.tried(end, scratch).is_none() {
            let mut refused = end;
            end = 0;
            while refused.abs_diff(end) > 1 {
                let middle = end + (refused - end) / 2;
                match self.tried(middle, scratch) {
                    Some(_) => end = middle,
                    None => refused = middle,
                }
            }
        }
        mover.today.plus(mover.change(end)).ok()
    }
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
    let ground = Ground::new(policy, evaluation, answers)?;
    let way = Way::new(&ground, input, figure > known(ground.facts, input)?);
    let steps = way.mover()?.steps_to(figure)?;
    let tried = way.tried(steps, &mut Scratch::of(evaluation, Work::REQUEST))?;
    let pairs = evaluation.outcomes.iter().zip(&tried.outcomes).enumerate();
    let turned = pairs.filter(|(_, (before, after))| before.status != after.status);
    Some(WhatIf {
        input,
        figure,
        turned: turned.map(|(position, _)| position).collect(),
        evaluation: tried,
    })
}
