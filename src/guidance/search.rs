//! One search for everything: the cheapest changes of a space at which every demand is reached.
//!
//! The evaluator works over ranges, so a whole area of changes is ruled out at once. Each area is first narrowed from
//! its near end; where nothing has to be chosen that ends at the least fixed point, and the search with it. Otherwise
//! the area is split, and the cheapest area is looked at next, so that the first point that is certain to cost no more
//! than every other area is the least.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::cost::{Cost, FREE, add, relative};
use super::ground::Ground;
use super::space::{Area, Mover, Space, Span, near};
use super::work::Work;
use crate::answers::Facts;
use crate::evaluation::{Possible, contradicts, prospects};
use crate::exact::Rational;
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
    /// What was lifted stays so, or is met, or is for the experts.
    Settled,
}

/// A criterion, by its place in the ground, and what it has to come to.
#[derive(Clone, Debug)]
pub(super) struct Demand {
    criterion: usize,
    goal: Goal,
    /// What it reads of what the space moves.
    movers: Vec<usize>,
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
    areas: Vec<Area>,
    /// Areas to look at: the last of the stack first, then the cheapest.
    stack: Vec<usize>,
    cheapest: BinaryHeap<Reverse<(Cost, usize)>>,
    looked_at: usize,
    best: Option<(Cost, Area)>,
    /// What is left of the work that this search may take.
    left: u64,
    /// Whether it had to choose.
    pub(super) chose: bool,
    least_is_certain: bool,
}

impl Goal {
    /// Whether nothing in an area reaches it.
    pub(super) fn is_ruled_out(self, possible: Possible) -> bool {
        let possible = match self {
            Self::Met => return !possible.can_be(Possible::MET),
            Self::Unmet => return !possible.can_be(Possible::UNMET),
            Self::NotUnmet {
                may_be_lifted: true,
            } => possible.without_lifts(),
            Self::NotUnmet { .. } | Self::Settled => possible,
        };
        possible.can_be(Possible::UNMET) && possible.is_within(Possible::UNMET)
    }

    /// Whether a point reaches it.
    fn is_reached(self, possible: Possible) -> bool {
        let certain = match self {
            Self::Met => !possible.can_be(Possible::UNMET.or(Possible::JUDGED)),
            Self::Settled => !possible.can_be(Possible::UNMET),
            Self::Unmet => possible.is_within(Possible::UNMET),
            Self::NotUnmet { .. } => true,
        };
        certain && !possible.can_be(Possible::INVALID) && !self.is_ruled_out(possible)
    }
}

impl Demand {
    pub(super) fn new(
        ground: &Ground<'_, '_>,
        space: &Space,
        criterion: usize,
        goal: Goal,
    ) -> Self {
        let reads = |mover: &Mover| {
            let criterion = ground.criteria.get(criterion);
            criterion.is_some_and(|criterion| criterion.reads().binary_search(&mover.input).is_ok())
        };
        let movers = space
            .movers
            .iter()
            .enumerate()
            .filter(|(_, mover)| reads(mover));
        Self {
            criterion,
            goal,
            movers: movers.map(|(place, _)| place).collect(),
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
        work.spend(criterion.size());
        prospects(facts, criterion)
    }

    pub(super) fn is_ruled_out(
        &self,
        ground: &Ground<'_, '_>,
        facts: &Facts,
        work: &mut Work,
    ) -> bool {
        self.goal.is_ruled_out(self.prospects(ground, facts, work))
    }

    pub(super) fn is_reached(
        &self,
        ground: &Ground<'_, '_>,
        facts: &Facts,
        work: &mut Work,
    ) -> bool {
        self.goal.is_reached(self.prospects(ground, facts, work))
    }
}

impl Search {
    /// A search that may take so much work. The facts are a copy of those of the ground, to write on.
    pub(super) fn new(
        space: Space,
        demands: Vec<Demand>,
        facts: Facts,
        allowance: u64,
        work: &mut Work,
    ) -> Self {
        let areas = space.root(work).into_iter().collect::<Vec<_>>();
        Self {
            stack: (0..areas.len()).collect(),
            areas,
            space,
            demands,
            facts,
            cheapest: BinaryHeap::new(),
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

    /// By how much the first figure of the space moves at the cheapest point, and what it is today.
    pub(super) fn change_of_first(&self) -> Option<(Rational, Rational)> {
        let (_, point) = self.best.as_ref()?;
        let mover = self.space.movers.first()?;
        Some((mover.change(point.span(mover.total()).0), mover.today))
    }

    /// The facts as they were handed over.
    pub(super) fn into_facts(mut self, ground: &Ground<'_, '_>) -> Facts {
        for mover in &self.space.movers {
            let today = ground.facts.entries.get(mover.input);
            if let Some((entry, today)) = self.facts.entries.get_mut(mover.input).zip(today) {
                entry.clone_from(today);
            }
        }
        self.facts
    }

    /// Goes on until it is done, or, where it may, until it is time for a pause.
    pub(super) fn run(
        &mut self,
        ground: &Ground<'_, '_>,
        may_pause: bool,
        work: &mut Work,
    ) -> State {
        loop {
            if self.left == 0 || work.is_spent() {
                return if self.best.is_some() {
                    State::Found
                } else {
                    State::Unclear
                };
            }
            if may_pause && work.pauses() {
                return State::Paused;
            }
            let Some(area) = self.next() else {
                self.least_is_certain = true;
                return if self.best.is_some() {
                    State::Found
                } else {
                    State::Never
                };
            };
            let before = work.left();
            self.look_at(ground, area, work);
            self.left = self.left.saturating_sub((before - work.left()).max(1));
        }
    }

    fn next(&mut self) -> Option<Area> {
        if !self.goes_deep() {
            for place in std::mem::take(&mut self.stack) {
                self.wait(place);
            }
        }
        self.looked_at += 1;
        let place = self
            .stack
            .pop()
            .or_else(|| self.cheapest.pop().map(|Reverse((_, place))| place))?;
        self.areas.get_mut(place).map(std::mem::take)
    }

    const fn goes_deep(&self) -> bool {
        self.best.is_none() && self.looked_at <= DEPTH_FIRST
    }

    fn wait(&mut self, place: usize) {
        let cost = self.areas.get(place).map_or(FREE, |area| self.cost(area));
        self.cheapest.push(Reverse((cost, place)));
    }

    fn keep(&mut self, area: Area) {
        self.stack.push(self.areas.len());
        self.areas.push(area);
    }

    fn look_at(&mut self, ground: &Ground<'_, '_>, mut area: Area, work: &mut Work) {
        if !self.may_be_better(&area) {
            return;
        }
        match self.contract(ground, &mut area, work) {
            None => return,
            Some(false) => return self.keep(area),
            Some(true) => {}
        }
        if !self.may_be_better(&area) {
            return;
        }
        let mut violated = None;
        for otherwise in [false, true] {
            let Some(point) = self.space.nearest(&area, otherwise, work) else {
                continue;
            };
            match self.violated(ground, &point, work) {
                Ok(()) => return self.offer(point),
                Err(demand) => violated = demand,
            }
        }
        self.chose = true;
        self.split(area, violated);
    }

    /// Writes a point; the error is the first demand that it does not reach, or none where figures contradict.
    fn violated(
        &mut self,
        ground: &Ground<'_, '_>,
        point: &Area,
        work: &mut Work,
    ) -> Result<(), Option<usize>> {
        self.space.write(point, ground.policy, &mut self.facts);
        let mut demands = self.demands.iter();
        if let Some(short) =
            demands.position(|demand| !demand.is_reached(ground, &self.facts, work))
        {
            return Err(Some(short));
        }
        work.spend(ground.policy.consistency.len());
        if contradicts(ground.policy, &self.facts) {
            Err(None)
        } else {
            Ok(())
        }
    }

    /// Whether every demand is reached at a point and no figures contradict.
    pub(super) fn holds(&mut self, ground: &Ground<'_, '_>, point: &Area, work: &mut Work) -> bool {
        self.violated(ground, point, work).is_ok()
    }

    /// The best point with nothing in it that is not needed: facts that change nothing are left as they are, and where
    /// the budget ended before the least was certain, figures go back as far as each can alone.
    pub(super) fn trimmed(&mut self, ground: &Ground<'_, '_>, work: &mut Work) -> Option<Area> {
        let (_, mut point) = self.best.clone()?;
        let certain = self.least_is_certain;
        let movers = self
            .space
            .movers
            .iter()
            .filter(|mover| mover.is_fact || !certain);
        for total in movers.rev().map(Mover::total).collect::<Vec<_>>() {
            let steps = point.span(total).0;
            let (mut too_few, mut enough) = (-1, steps.saturating_abs());
            while enough - too_few > 1 {
                let middle = too_few + (enough - too_few) / 2;
                let nearer = self
                    .space
                    .with_steps(&point, total, middle * steps.signum(), work);
                match nearer.filter(|nearer| self.holds(ground, nearer, work)) {
                    Some(nearer) => (enough, point) = (middle, nearer),
                    None => too_few = middle,
                }
            }
        }
        Some(point)
    }

    /// The criterion that falls with one step less of a figure, those first that name it; none where the figure only
    /// keeps up with its parts.
    pub(super) fn asks<'p>(
        &mut self,
        ground: &Ground<'p, '_>,
        point: &Area,
        mover: &Mover,
        work: &mut Work,
    ) -> Option<&'p Criterion> {
        let (policy, total) = (ground.policy, mover.total());
        let steps = point.span(total).0;
        let less = steps - steps.signum();
        self.space.write(point, policy, &mut self.facts);
        let with = self.facts.clone();
        let mut alone = point.clone();
        alone.set(total, (less, less));
        // Whether that fits its wholes and parts does not matter here.
        let without = self
            .space
            .with_steps(point, total, less, work)
            .unwrap_or(alone);
        self.space
            .write_mover(&without, mover, policy, &mut self.facts);
        let mut falls = |criterion: &Criterion| {
            work.spend(2 * criterion.size());
            let unmet = |facts: &Facts| prospects(facts, criterion).is_within(Possible::UNMET);
            unmet(&self.facts) && !unmet(&with)
        };
        let names = |criterion: &Criterion| {
            criterion
                .levers()
                .iter()
                .any(|lever| lever.input == mover.input)
        };
        let mut naming = ground.criteria.iter().filter(|criterion| names(criterion));
        let found = naming.find(|criterion| falls(criterion)).copied();
        let mut reading = ground
            .check
            .criteria
            .iter()
            .filter(|one| one.reads().contains(&mover.input));
        found.or_else(|| reading.find(|criterion| falls(criterion)))
    }

    fn offer(&mut self, point: Area) {
        if self.may_be_better(&point) {
            self.best = Some((self.cost(&point), point));
        }
    }

    /// The least that a point of an area can cost.
    fn cost(&self, area: &Area) -> Cost {
        let mut cost = FREE;
        for mover in self.space.movers.iter().filter(|mover| !mover.is_fact) {
            let steps = near(area.span(mover.total()));
            if steps != 0 {
                let share = relative(mover.change(steps), mover.requirement);
                let [wholes, all] = &mut cost;
                *all = add(*all, share);
                if mover.depth == 0 {
                    *wholes = add(*wholes, share);
                }
            }
        }
        cost
    }

    /// Whether an area can hold a point that costs less than the best, or as much and gives more of an earlier figure.
    fn may_be_better(&self, area: &Area) -> bool {
        let Some((least, best)) = &self.best else {
            return true;
        };
        let most = |area: &Area, mover: &Mover| {
            let (low, high) = area.span(mover.total());
            low.unsigned_abs().max(high.unsigned_abs())
        };
        let figures = self.space.movers.iter().filter(|mover| !mover.is_fact);
        let mut orders = figures.map(|mover| most(area, mover).cmp(&most(best, mover)));
        let first = orders.find(|order| order.is_ne());
        match self.cost(area).cmp(least) {
            Ordering::Equal => first == Some(Ordering::Greater),
            order => order == Ordering::Less,
        }
    }

    /// Leaves out of an area, from its near ends, what certainly reaches some demand not. Gives whether it is as small as
    /// that makes it; nothing where nothing is left.
    fn contract(
        &mut self,
        ground: &Ground<'_, '_>,
        area: &mut Area,
        work: &mut Work,
    ) -> Option<bool> {
        self.space.narrow(area, work).then_some(())?;
        self.space.write(area, ground.policy, &mut self.facts);
        let begun = work.left();
        let mut stale = vec![true; self.demands.len()];
        while let Some(place) = stale.iter().position(|stale| *stale) {
            if begun - work.left() > PER_AREA || work.is_spent() {
                return Some(false);
            }
            if let Some(own) = stale.get_mut(place) {
                *own = false;
            }
            let before = area.clone();
            self.shave(ground, place, area, work).then_some(())?;
            if *area == before {
                continue;
            }
            self.space.narrow(area, work).then_some(())?;
            self.space.write(area, ground.policy, &mut self.facts);
            for (demand, stale) in self.demands.iter().zip(&mut stale) {
                let mut axes = demand.movers(&self.space).flat_map(Mover::axes);
                *stale |= axes.any(|axis| area.span(axis) != before.span(axis));
            }
        }
        Some(true)
    }

    /// Shaves off what one demand reads. Gives whether anything is left.
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
        for mover in demand.movers(&self.space) {
            for axis in mover.decisive() {
                let mut tried = area.clone();
                let mut rules_out = |span: Span| {
                    tried.set(axis, span);
                    self.space
                        .write_mover(&tried, mover, ground.policy, &mut self.facts);
                    demand.is_ruled_out(ground, &self.facts, work)
                };
                let (low, high) = area.span(axis);
                let up = |steps: u64| low.saturating_add_unsigned(steps);
                let down = |steps: u64| high.saturating_sub_unsigned(steps);
                let left = match (low, high) {
                    (0, 1) if mover.is_fact && rules_out((1, 1)) => {
                        (!rules_out((0, 0))).then_some((0, 0))
                    }
                    _ if low >= 0 => {
                        let gone = shaved(high.abs_diff(low), |steps| rules_out((low, up(steps))));
                        gone.map(|gone| (up(gone), high))
                    }
                    _ if high <= 0 => {
                        let gone =
                            shaved(high.abs_diff(low), |steps| rules_out((down(steps), high)));
                        gone.map(|gone| (low, down(gone)))
                    }
                    span => (!rules_out(span)).then_some(span),
                };
                let Some(left) = left else {
                    return false;
                };
                area.set(axis, left);
                self.space
                    .write_mover(area, mover, ground.policy, &mut self.facts);
            }
        }
        // What nothing that is moved can change is ruled out as it stands.
        !(demand.movers.is_empty() && demand.is_ruled_out(ground, &self.facts, work))
    }

    /// Splits an area where what is violated can still change.
    fn split(&mut self, area: Area, violated: Option<usize>) {
        let demand = violated.and_then(|place| self.demands.get(place));
        let all = self.space.movers.iter();
        let own = demand.and_then(|demand| place_to_split(&area, demand.movers(&self.space)));
        let Some(place) = own.or_else(|| place_to_split(&area, all)) else {
            return;
        };
        let (low, high) = area.span(place);
        let (near_part, far_part) = if low >= 0 {
            let middle = low.saturating_add_unsigned(near_width(high.abs_diff(low)));
            ((low, middle), (middle.saturating_add(1), high))
        } else if high <= 0 {
            let middle = high.saturating_sub_unsigned(near_width(high.abs_diff(low)));
            ((middle, high), (low, middle.saturating_sub(1)))
        } else {
            ((0, high), (low, -1))
        };
        for span in [far_part, near_part] {
            let mut half = area.clone();
            half.set(place, span);
            self.keep(half);
        }
    }
}

impl Demand {
    fn movers<'s>(&'s self, space: &'s Space) -> impl Iterator<Item = &'s Mover> + Clone {
        self.movers
            .iter()
            .filter_map(|mover| space.movers.get(*mover))
    }
}

/// The widest total; then the widest year.
fn place_to_split<'s>(
    area: &Area,
    movers: impl Iterator<Item = &'s Mover> + Clone,
) -> Option<usize> {
    let width = |place: &usize| {
        let (low, high) = area.span(*place);
        high.abs_diff(low)
    };
    let open = |places: &mut dyn Iterator<Item = usize>| {
        let mut widest = None;
        for place in places.filter(|place| width(place) > 0) {
            widest = widest
                .filter(|known| width(known) >= width(&place))
                .or(Some(place));
        }
        widest
    };
    open(&mut movers.clone().map(Mover::total)).or_else(|| open(&mut movers.flat_map(Mover::axes)))
}

/// How much of a width belongs to the near part of a split: half of a small one, the root of a large one, for what is
/// looked for lies near to today's figures.
fn near_width(width: u64) -> u64 {
    if width <= 32 {
        (width - 1) / 2
    } else {
        1 << ((u64::BITS - width.leading_zeros()) / 2)
    }
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
            out = middle
        } else {
            kept = middle
        }
    }
    Some(kept)
}

#[cfg(test)]
mod tests {
    use super::{near_width, shaved};

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
            assert!(near_width(width) < width, "{width}");
        }
    }
}
