//! One search for everything: the cheapest changes of a space at which every demand is reached.
//!
//! The evaluator works over ranges, so a whole area of changes is ruled out at once. Each area is first narrowed from
//! its near end; where nothing has to be chosen that ends at the least fixed point, and the search with it. Otherwise
//! the area is split, and the cheapest area is looked at next, so that the first point that is certain to cost no more
//! than every other area is the least.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::cost::{Cost, relative};
use super::ground::Ground;
use super::space::{Area, Mover, Space};
use super::work::Work;
use crate::evaluation::{Possible, contradicts, prospects};
use crate::exact::{Rational, Steps};
use crate::policy::Criterion;

/// What a criterion has to come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    Met,
    Unmet,
    /// Whatever is met, or lifted, or for the experts, or still open.
    NotUnmet,
    /// The same where what may lift it is open, and no figure decides that: the figures have to do.
    NotUnmetUnlifted,
    /// What is lifted stays so: what it asks for is not known.
    Lifted,
}

/// A criterion and what it has to come to.
#[derive(Clone, Debug)]
pub(super) struct Demand {
    /// Its place in the ground.
    criterion: usize,
    goal: Goal,
    /// What it reads of what the space moves.
    movers: Vec<usize>,
}

/// What came of a search.
#[derive(Clone, Debug)]
pub(super) enum Found {
    /// None is cheaper than this point, as far as the work allowed to tell; and whether the search had to choose.
    Point(Area, bool),
    /// Certainly there is none.
    Never,
    /// Neither could be shown within the work.
    Unclear,
}

/// What narrowing one area may take before another one has its turn.
const PER_AREA: u64 = 30_000;
/// How often an end is shaved on after a part that was not ruled out.
const MOST_RESUMED: u32 = 8;

pub(super) struct Search {
    space: Space,
    demands: Vec<Demand>,
    /// Areas to look at, the cheapest first, and the axis at which each was split off a larger one.
    areas: BinaryHeap<Reverse<(Cost, Area, Option<usize>)>>,
    best: Option<(Cost, Area)>,
    /// What is left of the work that this search may take.
    left: u64,
    /// Whether it had to choose.
    chose: bool,
}

impl Goal {
    /// Whether nothing in an area reaches it.
    pub(super) fn is_ruled_out(self, possible: Possible) -> bool {
        let possible = match self {
            Self::Met => return !possible.can_be(Possible::MET),
            Self::Unmet => return !possible.can_be(Possible::UNMET),
            Self::Lifted => return !possible.can_be(Possible::LIFTED),
            Self::NotUnmetUnlifted => possible.without_lifts(),
            Self::NotUnmet => possible,
        };
        possible.can_be(Possible::UNMET) && possible.is_within(Possible::UNMET)
    }

    /// Whether a point reaches it.
    fn is_reached(self, possible: Possible) -> bool {
        let certain = match self {
            Self::Met => !possible.can_be(Possible::UNMET.or(Possible::JUDGED)),
            Self::Unmet => possible.is_within(Possible::UNMET),
            Self::Lifted => possible.is_within(Possible::LIFTED) && possible.is_settled(),
            Self::NotUnmet | Self::NotUnmetUnlifted => true,
        };
        certain && !possible.can_be(Possible::INVALID) && !self.is_ruled_out(possible)
    }
}

impl Demand {
    pub(super) fn new(ground: &Ground<'_, '_>, space: &Space, wanted: (&Criterion, Goal)) -> Self {
        let (criterion, goal) = wanted;
        let reads = |mover: &Mover| criterion.reads().contains(&mover.input);
        let movers = space.movers.iter().enumerate();
        let movers = movers.filter(|(_, mover)| reads(mover));
        Self {
            criterion: ground.place_of(criterion).unwrap_or(usize::MAX),
            goal,
            movers: movers.map(|(place, _)| place).collect(),
        }
    }

    fn movers<'s>(&'s self, space: &'s Space) -> impl Iterator<Item = &'s Mover> + Clone {
        let movers = self.movers.iter();
        movers.filter_map(|mover| space.movers.get(*mover))
    }

    /// What the criterion can still come to within what was written.
    pub(super) fn prospects(&self, ground: &mut Ground<'_, '_>) -> Possible {
        let Some(criterion) = ground.criteria.get(self.criterion) else {
            return Possible::MET.or(Possible::UNMET);
        };
        ground.work.spend(criterion.size());
        prospects(&ground.scratch, criterion)
    }

    fn is_ruled_out(&self, ground: &mut Ground<'_, '_>) -> bool {
        self.goal.is_ruled_out(self.prospects(ground))
    }

    pub(super) fn is_reached(&self, ground: &mut Ground<'_, '_>) -> bool {
        self.goal.is_reached(self.prospects(ground))
    }

    /// Shaves off an area what it certainly does not reach; `None` where nothing is left.
    fn shave(&self, space: &Space, area: &mut Area, ground: &mut Ground<'_, '_>) -> Option<()> {
        for mover in self.movers(space) {
            for axis in mover.decisive() {
                let span = area.span(axis);
                let gone = shaved(span.depth(), |from, to| {
                    let part = span.part(from, to);
                    space.try_span(area, (mover, axis), part, ground);
                    self.is_ruled_out(ground)
                });
                let left = span.part(gone?, span.depth());
                space.try_span(area, (mover, axis), left, ground);
            }
        }
        // What nothing that is moved can change is ruled out as it stands.
        (!self.movers.is_empty() || !self.is_ruled_out(ground)).then_some(())
    }
}

impl Search {
    /// A search that may take so much work.
    pub(super) fn new(space: Space, demands: Vec<Demand>, allowance: u64, work: &mut Work) -> Self {
        let root = space
            .root(work)
            .map(|root| Reverse(([Rational::ZERO; 4], root, None)));
        Self {
            space,
            demands,
            areas: root.into_iter().collect(),
            best: None,
            left: allowance,
            chose: false,
        }
    }

    /// Goes on until it is done; `None` where it is time for a pause.
    pub(super) fn run(&mut self, ground: &mut Ground<'_, '_>) -> Option<Found> {
        loop {
            let is_spent = self.left == 0 || ground.work.is_spent();
            if !is_spent && ground.work.pauses() {
                return None;
            }
            let cheapest = self.areas.pop().filter(|_| !is_spent);
            let Some(Reverse((_, area, split))) = cheapest else {
                return Some(match self.best.take() {
                    // Once the work is spent, nobody knows whether it is the least.
                    Some((_, point)) => Found::Point(point, self.chose && !is_spent),
                    None if is_spent => Found::Unclear,
                    None => Found::Never,
                });
            };
            let before = ground.work.left();
            self.look_at(area, split, ground);
            self.left = (self.left).saturating_sub((before - ground.work.left()).max(1));
            ground.work.may_pause();
        }
    }

    fn look_at(&mut self, mut area: Area, split: Option<usize>, ground: &mut Ground<'_, '_>) {
        let may_be_better = |area: &Area| self.is_better(&cost(&self.space, area), area);
        let contracted = may_be_better(&area).then(|| self.contract(&mut area, split, ground));
        let Some(is_done) = contracted.flatten().filter(|_| may_be_better(&area)) else {
            return;
        };
        let mut violated = None;
        if let Some(point) = self.space.nearest(&area, &mut ground.work) {
            self.space.write(&point, ground);
            let mut demands = self.demands.iter();
            violated = demands.find(|demand| !demand.is_reached(ground));
            ground.work.spend(ground.policy.consistency.len());
            let fits = !contradicts(ground.policy, &ground.scratch)
                && self.space.is_asked(&point, ground.policy, &ground.scratch);
            if violated.is_none() && fits {
                // Only facts that are put right differ in what they leave open.
                let any_fact = self.space.movers.iter().any(|mover| mover.is_fact);
                let is_open =
                    |one: &&Demand| any_fact && one.prospects(ground).can_be(Possible::UNMET);
                let open = Rational::from(self.demands.iter().filter(is_open).count() as i64);
                let [wholes, figures, facts, _] = cost(&self.space, &point);
                let found = [wholes, figures, facts, open];
                if self.is_better(&found, &point) {
                    // Less of each figure is tried next where something was chosen: the work may end before all else is.
                    for mover in self.space.movers.iter().filter(|_| self.chose) {
                        let less = self.space.all_of(&point, mover);
                        self.areas
                            .push(Reverse((cost(&self.space, &less), less, None)));
                    }
                    self.best = Some((found, point));
                }
                return;
            }
        }
        let own = violated.and_then(|demand| place_to_split(&area, demand.movers(&self.space)));
        let place = own.or_else(|| place_to_split(&area, self.space.movers.iter()));
        // A span of both ways comes apart at today's figure, and nothing is chosen by that.
        self.chose |= place.is_some_and(|place| area.span(place).depth() > 0);
        let halves = place.map(|place| area.span(place).halves().map(|span| (place, span)));
        for (place, span) in halves.into_iter().flatten() {
            let mut half = area.clone();
            half.set(place, span);
            let split = is_done.then_some(place);
            self.areas
                .push(Reverse((cost(&self.space, &half), half, split)));
        }
    }

    /// Whether an area can hold a point that costs less than the best, or as much and gives more of an earlier
    /// figure, or puts right fewer facts, leaves less open, or puts right earlier facts.
    fn is_better(&self, cost: &Cost, area: &Area) -> bool {
        let Some((least, best)) = &self.best else {
            return true;
        };
        let most = |area: &Area, mover: &Mover| area.span(mover.total()).far().unsigned_abs();
        let by_most = |mover: &Mover| most(best, mover).cmp(&most(area, mover));
        let order_of = |facts: bool| {
            let movers = self.space.movers.iter();
            let mut orders = movers.filter(|one| one.is_fact == facts).map(by_most);
            let order = orders.find(|order| order.is_ne());
            order.unwrap_or(Ordering::Equal)
        };
        let ([own @ .., facts, open], [least @ .., least_facts, least_open]) = (cost, least);
        // What differs in years alone leaves as much open.
        let by_facts = order_of(true);
        let by_open = by_facts.is_ne().then(|| open.cmp(least_open));
        let order = own.cmp(least).then_with(|| order_of(false));
        let order = order.then(facts.cmp(least_facts));
        order.then(by_open.unwrap_or(by_facts)).then(by_facts) == Ordering::Less
    }

    /// Leaves out of an area, from its near ends, what certainly reaches some demand not; gives whether it was looked at
    /// for all of them, and `None` where nothing is left.
    fn contract(
        &self,
        area: &mut Area,
        split: Option<usize>,
        ground: &mut Ground<'_, '_>,
    ) -> Option<bool> {
        let space = &self.space;
        let begun = ground.work.left();
        let mut before = area.clone();
        // Demands that read nothing of what was split, or is narrower by that, were looked at with the larger area.
        let mut stale = vec![split.is_none(); self.demands.len()];
        before.set(split.unwrap_or(usize::MAX), Steps(1, 0));
        loop {
            space.narrow(area, &mut ground.work)?;
            space.write(area, ground);
            for (demand, stale) in self.demands.iter().zip(&mut stale) {
                let mut axes = demand.movers(space).flat_map(Mover::axes);
                *stale |= axes.any(|axis| area.span(axis) != before.span(axis));
            }
            before.clone_from(area);
            while *area == before {
                let is_spent = ground.work.is_spent() || begun - ground.work.left() >= PER_AREA;
                let next = stale
                    .iter_mut()
                    .zip(&self.demands)
                    .find(|(stale, _)| **stale);
                let Some((stale, demand)) = next.filter(|_| !is_spent) else {
                    return Some(!is_spent);
                };
                *stale = false;
                demand.shave(space, area, ground)?;
            }
        }
    }
}

/// The least that a point of an area can cost.
fn cost(space: &Space, area: &Area) -> Cost {
    let mut cost: Cost = [Rational::ZERO; 4];
    for mover in &space.movers {
        let steps = area.span(mover.total()).near();
        if steps != 0 {
            let share = relative(mover.change(steps), mover.requirement);
            let counts = [
                !mover.is_fact && mover.depth == 0,
                !mover.is_fact,
                mover.is_fact,
            ];
            for (sum, _) in cost.iter_mut().zip(counts).filter(|(_, counts)| *counts) {
                *sum = sum.plus_about(share);
            }
        }
    }
    cost
}

/// The widest total; then the widest year.
fn place_to_split<'s>(
    area: &Area,
    movers: impl Iterator<Item = &'s Mover> + Clone,
) -> Option<usize> {
    let width = |place: &usize| area.span(*place).width();
    let widest = |places: &mut dyn Iterator<Item = usize>| {
        let open = places.filter(|place| width(place) > 0);
        open.min_by_key(|place| Reverse(width(place)))
    };
    let total = widest(&mut movers.clone().map(Mover::total));
    total.or_else(|| widest(&mut movers.flat_map(Mover::decisive)))
}

/// How many values can be left out at the near end of `width` + 1 of them; `None` when all can. `rules_out` says
/// whether all values are ruled out from so many steps away from the near end to so many. It sees but a part at a time:
/// the narrower that is, the more certain is what it can tell.
fn shaved(width: u64, mut rules_out: impl FnMut(u64, u64) -> bool) -> Option<u64> {
    let (mut gone, mut step) = (0_u64, 1_u64);
    // Where single values are ruled out and parts are not, what is left is for a split.
    let mut resumed = 0..MOST_RESUMED;
    loop {
        let mut kept = gone.saturating_add(step - 1).min(width);
        if rules_out(gone, kept) {
            if kept == width {
                return None;
            }
            (gone, step) = (kept + 1, step.saturating_mul(8));
            continue;
        }
        // Some of them may be possible; the last part that was not ruled out ends here.
        let mut from = gone;
        while gone < kept {
            let middle = gone + (kept - gone) / 2;
            if rules_out(gone, middle) {
                gone = middle + 1;
            } else {
                (from, kept) = (gone, middle);
            }
        }
        if from == gone || resumed.next().is_none() || !rules_out(gone, gone) {
            return Some(gone);
        }
        if gone == width {
            return None;
        }
        (gone, step) = (gone + 1, 1);
    }
}
