//! One search for everything: the cheapest changes of a space at which every demand is reached.
//!
//! The evaluator works over ranges, so a whole area of changes is ruled out at once. Each area is first narrowed from
//! its near end; where nothing has to be chosen that ends at the least fixed point, and the search with it. Otherwise
//! the area is split, and the cheapest area is looked at next, so that the first point that is certain to cost no more
//! than every other area is the least.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::cost::{Cost, FREE, add, relative};
use super::ground::Ground;
use super::space::{Area, Mover, Space, Span, near};
use super::work::Work;
use crate::answers::Facts;
use crate::evaluation::{Possible, contradicts, prospects};
use crate::policy::{Criterion, Policy};

/// What a criterion has to come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    Met,
    Unmet,
    /// Whatever is met, or lifted, or for the experts, or still open.
    NotUnmet {
        /// What may lift it is open, and no figure decides that: the figures have to do.
        may_be_lifted: bool,
    },
}

/// A criterion, by its place in the ground, and what it has to come to.
#[derive(Clone, Debug)]
pub(super) struct Demand {
    pub(super) criterion: usize,
    pub(super) goal: Goal,
    /// The figures and steps of the space that it reads.
    movers: Vec<usize>,
    steps: Vec<usize>,
}

/// How a search stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// There is a point, and none is cheaper as far as the work allowed to tell.
    Found,
    /// Certainly there is none.
    Never,
    /// Neither could be shown within the budget.
    Unclear,
    /// It goes on after a pause.
    Paused,
}

/// Areas that are looked at in depth before the cheapest is taken, to have a first point early.
const DEPTH_FIRST: usize = 200;
/// What narrowing one area may take before another one has its turn.
const PER_AREA: u64 = 60_000;

pub(super) struct Search {
    pub(super) space: Space,
    demands: Vec<Demand>,
    /// Where areas and points are written for the evaluator to look at.
    facts: Facts,
    stack: Vec<Area>,
    areas: BinaryHeap<Waiting>,
    looked_at: usize,
    best: Option<(Cost, Area)>,
    /// What is left of the work that this search may take.
    left: u64,
    /// Whether it had to choose.
    pub(super) chose: bool,
    least_is_certain: bool,
}

struct Waiting {
    cost: Cost,
    order: usize,
    area: Area,
}

impl Goal {
    /// Whether nothing in an area reaches it.
    fn is_ruled_out(self, possible: Possible) -> bool {
        match self {
            Self::Met => !possible.can_be(Possible::MET),
            Self::Unmet => !possible.can_be(Possible::UNMET),
            Self::NotUnmet {
                may_be_lifted: true,
            } => possible.without_lifts().is_within(Possible::UNMET),
            Self::NotUnmet {
                may_be_lifted: false,
            } => possible.is_within(Possible::UNMET),
        }
    }

    /// Whether a point reaches it.
    fn is_reached(self, possible: Possible) -> bool {
        !possible.can_be(Possible::INVALID)
            && match self {
                Self::Met => {
                    let not_met = Possible::UNMET.or(Possible::JUDGED);
                    possible.can_be(Possible::MET) && !possible.can_be(not_met)
                }
                Self::Unmet => possible.is_within(Possible::UNMET),
                Self::NotUnmet { .. } => !self.is_ruled_out(possible),
            }
    }
}

impl Demand {
    pub(super) fn new(
        ground: &Ground<'_, '_>,
        space: &Space,
        criterion: usize,
        goal: Goal,
    ) -> Self {
        let mut movers = Vec::new();
        let mut steps = Vec::new();
        if let Some(criterion) = ground.criteria.get(criterion) {
            let reads = &criterion.reads;
            let read = |input: usize| reads.binary_search(&input).is_ok();
            movers.extend((0..space.movers.len()).filter(|place| {
                space
                    .movers
                    .get(*place)
                    .is_some_and(|mover| read(mover.input))
            }));
            steps.extend(
                (0..space.steps.len())
                    .filter(|place| space.steps.get(*place).is_some_and(|input| read(*input))),
            );
        }
        Self {
            criterion,
            goal,
            movers,
            steps,
        }
    }

    pub(super) fn prospects(
        &self,
        ground: &Ground<'_, '_>,
        facts: &Facts,
        work: &mut Work,
    ) -> Possible {
        let Some(criterion) = ground.criteria.get(self.criterion) else {
            return Possible::MET.or(Possible::UNMET);
        };
        work.spend(criterion.size);
        prospects(facts, criterion)
    }

    pub(super) fn is_ruled_out(
        &self,
        ground: &Ground<'_, '_>,
        facts: &Facts,
        work: &mut Work,
    ) -> bool {
        let possible = self.prospects(ground, facts, work);
        self.goal.is_ruled_out(possible)
    }

    pub(super) fn is_reached(
        &self,
        ground: &Ground<'_, '_>,
        facts: &Facts,
        work: &mut Work,
    ) -> bool {
        let possible = self.prospects(ground, facts, work);
        self.goal.is_reached(possible)
    }
}

impl Search {
    /// A search that may take so much work. The facts are a copy of those of the ground, to write on.
    pub(super) fn new(
        space: Space,
        demands: Vec<Demand>,
        (ground, facts): (&Ground<'_, '_>, Facts),
        allowance: u64,
        work: &mut Work,
    ) -> Self {
        let root = space.root(ground.facts, work);
        Self {
            space,
            demands,
            facts,
            stack: root.into_iter().collect(),
            areas: BinaryHeap::new(),
            looked_at: 0,
            best: None,
            left: allowance,
            chose: false,
            least_is_certain: false,
        }
    }

    /// The cheapest point, and the facts with it.
    pub(super) fn best(&mut self, policy: &Policy) -> Option<(Area, &Facts)> {
        let (_, point) = self.best.clone()?;
        self.space.write(&point, policy, &mut self.facts);
        Some((point, &self.facts))
    }

    /// The first figure of the space, and how far it moves at the cheapest point.
    pub(super) fn change_of_first(&self) -> Option<(&Mover, i64)> {
        let (_, point) = self.best.as_ref()?;
        self.space.steps_at(point).next()
    }

    /// The facts as they were handed over.
    pub(super) fn into_facts(mut self, ground: &Ground<'_, '_>) -> Facts {
        let movers = self.space.movers.iter().map(|mover| mover.input);
        for input in movers.chain(self.space.steps.iter().copied()) {
            let pair = self
                .facts
                .entries
                .get_mut(input)
                .zip(ground.facts.entries.get(input));
            if let Some((entry, today)) = pair {
                entry.clone_from(today);
            }
        }
        self.facts
    }

    /// Goes on until it is done, without a pause.
    pub(super) fn run_to_end(&mut self, ground: &Ground<'_, '_>, work: &mut Work) -> State {
        loop {
            let state = self.step(ground, work);
            if let Some(state) = state {
                return state;
            }
        }
    }

    /// Goes on until it is done, or it is time for a pause.
    pub(super) fn run(&mut self, ground: &Ground<'_, '_>, work: &mut Work) -> State {
        loop {
            if let Some(state) = self.step(ground, work) {
                return state;
            }
            if work.pauses() && !work.is_spent() {
                return State::Paused;
            }
        }
    }

    /// Looks at one area; gives how the search ended, if it has.
    fn step(&mut self, ground: &Ground<'_, '_>, work: &mut Work) -> Option<State> {
        let otherwise = |without: State| {
            if self.best.is_some() {
                State::Found
            } else {
                without
            }
        };
        if self.left == 0 || work.is_spent() {
            return Some(otherwise(State::Unclear));
        }
        let Some(area) = self.next() else {
            self.least_is_certain = true;
            return Some(if self.best.is_some() {
                State::Found
            } else {
                State::Never
            });
        };
        let before = work.left();
        self.look_at(ground, area, work);
        self.left = self.left.saturating_sub((before - work.left()).max(1));
        None
    }

    fn next(&mut self) -> Option<Area> {
        if self.best.is_some() || self.looked_at > DEPTH_FIRST {
            for area in std::mem::take(&mut self.stack) {
                self.wait(area);
            }
        }
        self.looked_at += 1;
        self.stack
            .pop()
            .or_else(|| self.areas.pop().map(|waiting| waiting.area))
    }

    fn wait(&mut self, area: Area) {
        let cost = self.cost(&area);
        let order = self.looked_at;
        self.areas.push(Waiting { cost, order, area });
    }

    fn look_at(&mut self, ground: &Ground<'_, '_>, mut area: Area, work: &mut Work) {
        if !self.may_be_better(&area) {
            return;
        }
        match self.contract(ground, &mut area, work) {
            Contracted::Empty => return,
            Contracted::Unfinished => return self.wait(area),
            Contracted::Settled => {}
        }
        if !self.may_be_better(&area) {
            return;
        }
        let mut violated = None;
        for even in [false, true] {
            // Unless a series is spread, both are the same.
            let Some(point) = self.space.nearest(&area, even, ground.facts, work) else {
                continue;
            };
            match self.violated(ground, &point, work) {
                None => return self.offer(point),
                Some(place) => violated = Some(place),
            }
        }
        self.chose = true;
        self.split(&area, violated.flatten());
    }

    /// Writes a point; gives the first demand that it does not reach, or `Some(None)` where figures contradict.
    fn violated(
        &mut self,
        ground: &Ground<'_, '_>,
        point: &Area,
        work: &mut Work,
    ) -> Option<Option<usize>> {
        self.space.write(point, ground.policy, &mut self.facts);
        let mut demands = self.demands.iter();
        let short = demands.position(|demand| !demand.is_reached(ground, &self.facts, work));
        if short.is_some() {
            return Some(short);
        }
        work.spend(ground.policy.consistency.len());
        contradicts(ground.policy, &self.facts).then_some(None)
    }

    /// Whether every demand is reached at a point and no figures contradict.
    pub(super) fn holds(&mut self, ground: &Ground<'_, '_>, point: &Area, work: &mut Work) -> bool {
        self.violated(ground, point, work).is_none()
    }

    /// The best point with nothing in it that is not needed: steps that change nothing are left out, and where the
    /// budget ended before the least was certain, figures go back as far as each can alone.
    pub(super) fn trimmed(&mut self, ground: &Ground<'_, '_>, work: &mut Work) -> Option<Area> {
        let (_, mut point) = self.best.clone()?;
        for step in (0..self.space.steps.len()).rev() {
            let place = self.space.step_place(step);
            let mut without = point.clone();
            without.set(place, (0, 0));
            if self.holds(ground, &without, work) {
                point = without;
            }
        }
        if !self.least_is_certain {
            for mover in (0..self.space.movers.len()).rev() {
                point = self.trimmed_figure(ground, point, mover, work);
            }
        }
        Some(point)
    }

    /// A point with one figure as near to today's as it can be alone.
    fn trimmed_figure(
        &mut self,
        ground: &Ground<'_, '_>,
        point: Area,
        mover: usize,
        work: &mut Work,
    ) -> Area {
        let total = self.space.places_of(mover).start;
        let steps = point.span(total).0;
        let (mut too_few, mut enough) = (-1, steps.saturating_abs());
        let mut best = point.clone();
        while enough - too_few > 1 {
            let middle = too_few + (enough - too_few) / 2;
            let nearer =
                self.space
                    .with_steps(&point, mover, middle * steps.signum(), ground.facts, work);
            match nearer.filter(|nearer| self.holds(ground, nearer, work)) {
                Some(nearer) => (enough, best) = (middle, nearer),
                None => too_few = middle,
            }
        }
        best
    }

    /// The criterion that falls with one step less of a figure, those first that name it; none where the figure only
    /// keeps up with its parts.
    pub(super) fn asks<'p>(
        &mut self,
        ground: &Ground<'p, '_>,
        point: &Area,
        mover: usize,
        work: &mut Work,
    ) -> Option<&'p Criterion> {
        let policy = ground.policy;
        let total = self.space.places_of(mover).start;
        let steps = point.span(total).0;
        let less = steps - steps.signum();
        let input = self.space.movers.get(mover)?.input;
        self.space.write(point, policy, &mut self.facts);
        let with = self.facts.clone();
        let spread = self
            .space
            .with_steps(point, mover, less, ground.facts, work);
        let without = spread.unwrap_or_else(|| self.space.one_moved(point, mover, less));
        self.space
            .write_mover(&without, mover, policy, &mut self.facts);
        let mut falls = |criterion: &Criterion| {
            work.spend(2 * criterion.size);
            let unmet = |facts: &Facts| prospects(facts, criterion).is_within(Possible::UNMET);
            unmet(&self.facts) && !unmet(&with)
        };
        let names =
            |criterion: &Criterion| criterion.levers().iter().any(|lever| lever.input == input);
        let reads = |criterion: &Criterion| criterion.reads.contains(&input);
        let mut naming = ground.criteria.iter().filter(|criterion| names(criterion));
        let found = naming.find(|criterion| falls(criterion));
        let mut reading = ground
            .check
            .criteria
            .iter()
            .filter(|criterion| reads(criterion));
        found
            .copied()
            .or_else(|| reading.find(|criterion| falls(criterion)))
    }

    fn offer(&mut self, point: Area) {
        let cost = self.cost(&point);
        let better = match &self.best {
            None => true,
            Some((least, best)) => {
                cost < *least || (cost == *least && self.is_earlier(&point, best))
            }
        };
        if better {
            self.best = Some((cost, point));
        }
    }

    /// The least that a point of an area can cost.
    fn cost(&self, area: &Area) -> Cost {
        let mut cost = FREE;
        for (place, mover) in self.space.movers.iter().enumerate() {
            let steps = near(area.span(self.space.places_of(place).start));
            if steps != 0 {
                let share = relative(mover.change(steps), mover.requirement);
                let [wholes, all] = &mut cost;
                *all = add(*all, share);
                if !mover.is_part {
                    *wholes = add(*wholes, share);
                }
            }
        }
        cost
    }

    fn may_be_better(&self, area: &Area) -> bool {
        let Some((least, best)) = &self.best else {
            return true;
        };
        match self.cost(area).cmp(least) {
            Ordering::Less => true,
            Ordering::Equal => self.is_earlier(area, best),
            Ordering::Greater => false,
        }
    }

    /// Whether, of equal costs, an earlier figure gives or can give more than at the best point.
    fn is_earlier(&self, area: &Area, best: &Area) -> bool {
        for mover in 0..self.space.movers.len() {
            let total = self.space.places_of(mover).start;
            let (low, high) = area.span(total);
            let most = low.unsigned_abs().max(high.unsigned_abs());
            match most.cmp(&best.span(total).0.unsigned_abs()) {
                Ordering::Equal => {}
                order => return order == Ordering::Greater,
            }
        }
        false
    }

    /// Leaves out of an area, from its near ends, what certainly reaches some demand not.
    fn contract(
        &mut self,
        ground: &Ground<'_, '_>,
        area: &mut Area,
        work: &mut Work,
    ) -> Contracted {
        if !self.space.narrow(area, ground.facts, work) {
            return Contracted::Empty;
        }
        self.space.write(area, ground.policy, &mut self.facts);
        let begun = work.left();
        let mut stale = vec![true; self.demands.len()];
        while let Some(place) = stale.iter().position(|stale| *stale) {
            if begun - work.left() > PER_AREA || work.is_spent() {
                return Contracted::Unfinished;
            }
            if let Some(own) = stale.get_mut(place) {
                *own = false;
            }
            let before = area.clone();
            if !self.shave(ground, place, area, work) {
                return Contracted::Empty;
            }
            if *area == before {
                continue;
            }
            if !self.space.narrow(area, ground.facts, work) {
                return Contracted::Empty;
            }
            self.space.write(area, ground.policy, &mut self.facts);
            for (demand, stale) in self.demands.iter().zip(&mut stale) {
                let moved = |mover: &usize| {
                    let mut places = self.space.places_of(*mover);
                    places.any(|place| area.span(place) != before.span(place))
                };
                let put_right = |step: &usize| {
                    let place = self.space.step_place(*step);
                    area.span(place) != before.span(place)
                };
                *stale |= demand.movers.iter().any(moved) || demand.steps.iter().any(put_right);
            }
        }
        Contracted::Settled
    }

    /// Shaves off the figures that one demand reads. Gives whether anything is left.
    fn shave(
        &mut self,
        ground: &Ground<'_, '_>,
        place: usize,
        area: &mut Area,
        work: &mut Work,
    ) -> bool {
        let Some(demand) = self.demands.get(place) else {
            return true;
        };
        let places = demand.movers.iter().flat_map(|mover| {
            let places = self.space.places_to_shave(*mover);
            places.map(move |place| (*mover, place))
        });
        for (mover, place) in places {
            let mut tried = area.clone();
            let mut rules_out = |span: Span| {
                tried.set(place, span);
                self.space
                    .write_mover(&tried, mover, ground.policy, &mut self.facts);
                demand.is_ruled_out(ground, &self.facts, work)
            };
            let left = match area.span(place) {
                (low, high) if low >= 0 => shaved(high.abs_diff(low), |steps| {
                    rules_out((low, low.saturating_add_unsigned(steps)))
                })
                .map(|gone| (low.saturating_add_unsigned(gone), high)),
                (low, high) if high <= 0 => shaved(high.abs_diff(low), |steps| {
                    rules_out((high.saturating_sub_unsigned(steps), high))
                })
                .map(|gone| (low, high.saturating_sub_unsigned(gone))),
                span if rules_out(span) => None,
                span => Some(span),
            };
            let Some(left) = left else {
                return false;
            };
            area.set(place, left);
            self.space
                .write_mover(area, mover, ground.policy, &mut self.facts);
        }
        for step in &demand.steps {
            let place = self.space.step_place(*step);
            for value in [0, 1] {
                let (low, high) = area.span(place);
                if value < low || value > high {
                    continue;
                }
                let mut tried = area.clone();
                tried.set(place, (value, value));
                self.space.write_step(&tried, *step, &mut self.facts);
                if demand.is_ruled_out(ground, &self.facts, work) {
                    area.set(place, (1 - value, 1 - value));
                    if low == high {
                        return false;
                    }
                }
            }
            self.space.write_step(area, *step, &mut self.facts);
        }
        // What no figure of it can change is ruled out as it stands.
        !(demand.movers.is_empty()
            && demand.steps.is_empty()
            && demand.is_ruled_out(ground, &self.facts, work))
    }

    /// Splits an area where what is violated can still change.
    fn split(&mut self, area: &Area, violated: Option<usize>) {
        let demand = violated.and_then(|place| self.demands.get(place));
        let Some(place) = self.place_to_split(area, demand) else {
            return;
        };
        let (low, high) = area.span(place);
        let (near_end, far_end) = match (low, high) {
            (low, high) if low >= 0 => {
                let middle = low.saturating_add_unsigned(near_part(high.abs_diff(low)));
                ((low, middle), (middle.saturating_add(1), high))
            }
            (low, high) if high <= 0 => {
                let middle = high.saturating_sub_unsigned(near_part(high.abs_diff(low)));
                ((middle, high), (low, middle.saturating_sub(1)))
            }
            (low, high) => ((0, high), (low, -1)),
        };
        for span in [far_end, near_end] {
            let mut half = area.clone();
            half.set(place, span);
            if self.best.is_none() && self.looked_at <= DEPTH_FIRST {
                self.stack.push(half);
            } else {
                self.wait(half);
            }
        }
    }

    /// The widest total that the demand reads; then its years, its steps, and whatever else is open.
    fn place_to_split(&self, area: &Area, demand: Option<&Demand>) -> Option<usize> {
        let totals = |movers: &[usize]| {
            let totals = movers
                .iter()
                .map(|mover| self.space.places_of(*mover).start);
            widest(area, totals)
        };
        let years = |movers: &[usize]| {
            widest(
                area,
                movers.iter().flat_map(|mover| self.space.places_of(*mover)),
            )
        };
        let steps =
            |steps: &[usize]| widest(area, steps.iter().map(|step| self.space.step_place(*step)));
        let all_movers = (0..self.space.movers.len()).collect::<Vec<_>>();
        let all_steps = (0..self.space.steps.len()).collect::<Vec<_>>();
        if let Some(demand) = demand {
            let own = totals(&demand.movers).or_else(|| years(&demand.movers));
            let own = own.or_else(|| steps(&demand.steps));
            if own.is_some() {
                return own;
            }
        }
        totals(&all_movers)
            .or_else(|| years(&all_movers))
            .or_else(|| steps(&all_steps))
    }
}

enum Contracted {
    /// Nothing in the area reaches every demand.
    Empty,
    /// It is as small as its near ends show.
    Settled,
    /// It can become smaller yet.
    Unfinished,
}

fn widest(area: &Area, places: impl Iterator<Item = usize>) -> Option<usize> {
    let mut widest = None;
    let mut width = 0;
    for place in places {
        let (low, high) = area.span(place);
        if high.abs_diff(low) > width {
            width = high.abs_diff(low);
            widest = Some(place);
        }
    }
    widest
}

/// How much of a width belongs to the near part of a split: half of a small one, the root of a large one, for what is
/// looked for lies near to today's figures.
fn near_part(width: u64) -> u64 {
    if width <= 32 {
        return (width - 1) / 2;
    }
    1 << ((u64::BITS - width.leading_zeros()) / 2)
}

/// How many values can be left out at the near end of `width` + 1 of them; `None` when all can. `rules_out` says
/// whether the values from the near end up to so many steps away are all ruled out.
fn shaved(width: u64, mut rules_out: impl FnMut(u64) -> bool) -> Option<u64> {
    if !rules_out(0) {
        return Some(0);
    }
    let (mut out, mut step) = (0_u64, 1_u64);
    let mut kept = loop {
        if out == width {
            return None;
        }
        let next = out.saturating_add(step).min(width);
        if !rules_out(next) {
            break next;
        }
        out = next;
        step = step.saturating_mul(2);
    };
    while kept - out > 1 {
        let middle = out + (kept - out) / 2;
        if rules_out(middle) {
            out = middle;
        } else {
            kept = middle;
        }
    }
    Some(kept)
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Waiting {}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Waiting {
    /// The heap gives the largest: the cheapest area is that, and of equal ones the one that was met last.
    fn cmp(&self, other: &Self) -> Ordering {
        other
            .cost
            .cmp(&self.cost)
            .then(self.order.cmp(&other.order))
    }
}

#[cfg(test)]
mod tests {
    use super::{near_part, shaved};

    #[test]
    fn shaving_stops_at_the_first_value_that_is_possible() {
        for first in 0..200_u64 {
            assert_eq!(shaved(1_000, |steps| steps < first), Some(first));
        }
        assert_eq!(shaved(1_000, |_| true), None);
        assert_eq!(shaved(0, |_| true), None);
        assert_eq!(shaved(u64::MAX, |steps| steps < u64::MAX), Some(u64::MAX));
    }

    #[test]
    fn both_parts_of_a_split_hold_something() {
        for width in (1..100).chain([1 << 40, u64::MAX]) {
            assert!(near_part(width) < width, "{width}");
        }
    }
}
