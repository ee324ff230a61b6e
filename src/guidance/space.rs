//! The figures that may be moved, how far, and what has to fit together.

use std::ops::Range as Places;

use super::work::Work;
use crate::answers::{Entry, Fact, Facts, Given};
use crate::evaluation::{LARGEST, stays_shown, year_within};
use crate::exact::{Range, Rational, Truth};
use crate::policy::Policy;

/// Steps from today that are still possible, both ends included.
pub(super) type Span = (i64, i64);

/// A set of changes: a span for each axis of a space.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Area(Vec<Span>);

/// What moves on its own: the total of a figure, one of its years, or a declared fact.
#[derive(Clone, Copy, Debug)]
struct Axis {
    from: Rational,
    unit: Rational,
    span: Span,
}

/// A figure that may be moved in steps of its unit, or a declared fact that can be put right in one.
#[derive(Clone, Debug)]
pub(super) struct Mover {
    pub(super) input: usize,
    pub(super) today: Rational,
    pub(super) unit: Rational,
    /// What its change is measured against.
    pub(super) requirement: Rational,
    /// How many figures it is a part of: wholes are spread over their years before their parts.
    pub(super) depth: usize,
    pub(super) is_fact: bool,
    /// Only new cases can be added: its increase is at most the increase of its whole.
    only_new: bool,
    /// A criterion reads single years of it: a change is spread evenly.
    by_year: bool,
    /// Its axes: the total first, then the years, where each of them is known.
    places: Places<usize>,
}

/// One side of a rule that a part is never larger than its whole.
#[derive(Clone, Copy, Debug)]
enum Side {
    Moved(usize),
    Still(Range),
}

#[derive(Clone, Copy, Debug)]
struct Link {
    part: Side,
    whole: Side,
}

/// New cases of a part are new cases of its whole: two axes, or one whose whole stands still.
#[derive(Clone, Copy, Debug)]
struct Pace {
    part: usize,
    whole: Option<usize>,
}

/// Everything that a search may move.
#[derive(Clone, Debug)]
pub(super) struct Space {
    pub(super) movers: Vec<Mover>,
    axes: Vec<Axis>,
    links: Vec<Link>,
    paces: Vec<Pace>,
    /// All figures move by the same amount.
    joint: bool,
}

/// How far a figure may go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    pub(super) input: usize,
    pub(super) up: bool,
    pub(super) down: bool,
    pub(super) only_new: bool,
    pub(super) by_year: bool,
}

impl Axis {
    fn value(&self, steps: i64) -> Rational {
        let change = Rational::integer(steps).times(self.unit);
        change
            .and_then(|change| self.from.plus(change))
            .unwrap_or(self.from)
    }

    fn range(&self, (low, high): Span) -> Range {
        Range::point(self.value(low)).hull(Range::point(self.value(high)))
    }

    /// The most steps to what is not above a value, and the fewest to what is not below it.
    fn steps_to(&self, value: Rational) -> Span {
        let steps = value.minus(self.from).and_then(|way| way.over(self.unit));
        let far = if value < self.from {
            i64::MIN
        } else {
            i64::MAX
        };
        steps.map_or((far, far), |steps| (steps.floor(), steps.ceiling()))
    }
}

impl Mover {
    /// What so many steps are.
    pub(super) fn change(&self, steps: i64) -> Rational {
        Rational::integer(steps)
            .times(self.unit)
            .unwrap_or(Rational::ZERO)
    }

    pub(super) fn total(&self) -> usize {
        self.places.start
    }

    fn years(&self) -> Places<usize> {
        self.places.start + 1..self.places.end
    }

    /// The axes that a demand may decide: years only where they are read one by one.
    pub(super) fn decisive(&self) -> Places<usize> {
        if self.by_year {
            self.places.clone()
        } else {
            self.places.start..self.places.start + 1
        }
    }

    pub(super) fn axes(&self) -> Places<usize> {
        self.places.clone()
    }
}

impl Space {
    /// The space of some figures and declared facts. Figures that are not known are left out.
    pub(super) fn new(
        policy: &Policy,
        facts: &Facts,
        reaches: &[Reach],
        declared: &[usize],
    ) -> Self {
        let mut space = Self {
            movers: Vec::new(),
            axes: Vec::new(),
            links: Vec::new(),
            paces: Vec::new(),
            joint: false,
        };
        for reach in reaches {
            space.add_figure(policy, facts, *reach);
        }
        space.add_links(policy, facts);
        for input in declared {
            space.add(*input, [(Rational::ZERO, (0, 1))], Rational::ONE);
            if let Some(fact) = space.movers.last_mut() {
                fact.is_fact = true;
            }
        }
        space
    }

    fn add(
        &mut self,
        input: usize,
        axes: impl IntoIterator<Item = (Rational, Span)>,
        unit: Rational,
    ) {
        let first = self.axes.len();
        self.axes.extend(
            axes.into_iter()
                .map(|(from, span)| Axis { from, unit, span }),
        );
        self.movers.push(Mover {
            input,
            today: self
                .axes
                .get(first)
                .map_or(Rational::ZERO, |axis| axis.from),
            unit,
            requirement: Rational::ONE,
            depth: 0,
            is_fact: false,
            only_new: false,
            by_year: false,
            places: first..self.axes.len(),
        });
    }

    fn add_figure(&mut self, policy: &Policy, facts: &Facts, reach: Reach) {
        let figure = policy
            .inputs
            .get(reach.input)
            .filter(|input| input.is_shown(facts))
            .and_then(|input| input.kind.figure());
        let (Some(figure), Some(today)) = (figure, known(facts, reach.input)) else {
            return;
        };
        let unit = figure.unit();
        let years = facts.years(reach.input);
        let count = Rational::integer(years.len().max(1) as i64);
        let largest = Rational::integer(LARGEST);
        let most = figure.max.map_or(largest, |max| max.min(largest));
        let span = |from: Rational, least: Rational, most: Rational| {
            let axis = Axis {
                from,
                unit,
                span: (0, 0),
            };
            let (down, up) = (axis.steps_to(least).1.min(0), axis.steps_to(most).0.max(0));
            (
                if reach.down { down } else { 0 },
                if reach.up { up } else { 0 },
            )
        };
        let all = |each: Rational| each.times(count).unwrap_or(largest).min(largest);
        let total = (today, span(today, all(figure.min), all(most)));
        let years = years.iter().map(|year| Some((year.single()?, figure.min)));
        let years = years.map(|year| year.map(|(from, least)| (from, span(from, least, most))));
        let years = years.collect::<Option<Vec<_>>>().unwrap_or_default();
        self.add(reach.input, [total].into_iter().chain(years), unit);
        if let Some(mover) = self.movers.last_mut() {
            mover.depth = policy.all_wholes_of(reach.input).len();
            mover.only_new = reach.only_new;
            mover.by_year = reach.by_year;
        }
    }

    /// The rules between figures that are moved, or of which one is. One about a question that is not shown, or may not
    /// be, is looked at where the changes are tried.
    fn add_links(&mut self, policy: &Policy, facts: &Facts) {
        let moved = self
            .movers
            .iter()
            .map(|mover| mover.input)
            .collect::<Vec<_>>();
        let mover = |input: usize| self.movers.iter().find(|mover| mover.input == input);
        let first_year = |input: usize| {
            let years = policy.inputs.get(input)?.kind.figure()?.years?;
            Some(i64::from(years.window(facts.as_of).0))
        };
        let side = |input: usize, year: usize| match mover(input) {
            Some(mover) => mover.years().nth(year).map(Side::Moved),
            None => facts.years(input).get(year).copied().map(Side::Still),
        };
        let (mut links, mut paces) = (Vec::new(), Vec::new());
        for (part, whole) in policy.parts_and_wholes() {
            let moves = moved.contains(&part) || moved.contains(&whole);
            // What was not answered, or contradicts today, is no rule for what is moved.
            let fits = known(facts, part)
                .zip(known(facts, whole))
                .is_none_or(|(part, whole)| part <= whole);
            let counts = moves && fits && facts.given(part) == Given::Answered;
            if !counts
                || ![part, whole]
                    .iter()
                    .all(|input| stays_shown(policy, facts, *input, &moved))
            {
                continue;
            }
            let total = |input: usize| match mover(input) {
                Some(mover) => Side::Moved(mover.total()),
                None => Side::Still(facts.number(input)),
            };
            links.push(Link {
                part: total(part),
                whole: total(whole),
            });
            let shift = first_year(part)
                .zip(first_year(whole))
                .map_or(0, |(part, whole)| part - whole);
            for year in 0..facts.years(part).len() {
                let other = usize::try_from(year as i64 + shift).ok();
                let other = other.and_then(|other| side(whole, other));
                links.extend(
                    side(part, year)
                        .zip(other)
                        .map(|(part, whole)| Link { part, whole }),
                );
            }
            let new_cases = mover(part).filter(|part| part.only_new);
            if let Some(part_mover) = new_cases
                && policy.wholes_of(part).any(|direct| direct == whole)
                && (mover(whole).is_some() || known(facts, whole).is_some())
            {
                let whole = mover(whole).map(Mover::total);
                paces.push(Pace {
                    part: part_mover.total(),
                    whole,
                });
            }
        }
        (self.links, self.paces) = (links, paces);
    }

    /// All figures move by the same amount, in steps that each of them can make.
    pub(super) fn jointly(mut self) -> Self {
        let coarsest = self
            .movers
            .iter()
            .map(|mover| mover.unit)
            .max()
            .unwrap_or(Rational::ONE);
        for axis in &mut self.axes {
            let by = coarsest.over(axis.unit).map_or(1, Rational::floor).max(1);
            axis.unit = coarsest;
            axis.span = (axis.span.0 / by, axis.span.1 / by);
        }
        self.movers
            .iter_mut()
            .for_each(|mover| mover.unit = coarsest);
        self.joint = true;
        self
    }

    /// Every change that is allowed, as far as figures fit together; `None` where none is.
    pub(super) fn root(&self, work: &mut Work) -> Option<Area> {
        let mut area = Area(self.axes.iter().map(|axis| axis.span).collect());
        self.narrow(&mut area, work).then_some(area)
    }

    /// The point at which nothing is moved.
    pub(super) fn today(&self) -> Area {
        Area(vec![(0, 0); self.axes.len()])
    }

    /// Leaves out what cannot fit together. Gives whether anything is left.
    pub(super) fn narrow(&self, area: &mut Area, work: &mut Work) -> bool {
        // Differences of figures settle after a few rounds; a span that is wider than necessary does no harm.
        for _ in 0..32 {
            work.spend(self.axes.len() + self.links.len());
            let before = area.clone();
            let fits = self.movers.iter().all(|mover| narrow_years(area, mover))
                && self.links.iter().all(|link| self.fit(area, *link))
                && self.paces.iter().all(|pace| self.keep_pace(area, *pace))
                && self.keep_together(area);
            if !fits {
                return false;
            }
            if *area == before {
                break;
            }
        }
        true
    }

    fn keep_together(&self, area: &mut Area) -> bool {
        let spans = self.movers.iter().map(|mover| area.span(mover.total()));
        let shared = spans.reduce(|one, other| (one.0.max(other.0), one.1.min(other.1)));
        let Some(shared) = shared.filter(|_| self.joint) else {
            return true;
        };
        self.movers
            .iter()
            .all(|mover| area.narrow(mover.total(), shared))
    }

    /// A part is never larger than its whole.
    fn fit(&self, area: &mut Area, Link { part, whole }: Link) -> bool {
        let range = |area: &Area, side: Side| match side {
            Side::Moved(place) => self
                .axes
                .get(place)
                .map_or(Range::ALL, |axis| axis.range(area.span(place))),
            Side::Still(range) => range,
        };
        let least = range(area, part).low().finite();
        let most = range(area, whole).high().finite();
        if let (Side::Moved(place), Some(most)) = (part, most)
            && !area.narrow(place, (i64::MIN, self.steps_to(place, most).0))
        {
            return false;
        }
        if let (Side::Moved(place), Some(least)) = (whole, least) {
            return area.narrow(place, (self.steps_to(place, least).1, i64::MAX));
        }
        true
    }

    fn steps_to(&self, place: usize, value: Rational) -> Span {
        self.axes
            .get(place)
            .map_or((0, 0), |axis| axis.steps_to(value))
    }

    fn keep_pace(&self, area: &mut Area, Pace { part, whole }: Pace) -> bool {
        let Some(whole) = whole else {
            return area.narrow(part, (i64::MIN, 0));
        };
        let units = self.axes.get(part).zip(self.axes.get(whole));
        let ratio = units.and_then(|(part, whole)| part.unit.over(whole.unit).ok());
        let Some(ratio) = ratio else {
            return true;
        };
        // So many steps of the one are so many of the other.
        let most = Rational::integer(area.span(whole).1)
            .over(ratio)
            .map_or(i64::MAX, Rational::floor);
        let least = Rational::integer(area.span(part).0)
            .times(ratio)
            .map_or(i64::MIN, Rational::ceiling);
        area.narrow(part, (i64::MIN, most)) && area.narrow(whole, (least, i64::MAX))
    }

    /// Writes everything that an area leaves possible into facts.
    pub(super) fn write(&self, area: &Area, policy: &Policy, facts: &mut Facts) {
        self.movers
            .iter()
            .for_each(|mover| self.write_mover(area, mover, policy, facts));
    }

    pub(super) fn write_mover(
        &self,
        area: &Area,
        mover: &Mover,
        policy: &Policy,
        facts: &mut Facts,
    ) {
        let range = |place: usize, span: Span| {
            self.axes
                .get(place)
                .map_or(Range::ALL, |axis| axis.range(span))
        };
        let total = area.span(mover.total());
        let sum_range = range(mover.total(), total);
        let Some(entry) = facts.entries.get_mut(mover.input) else {
            return;
        };
        match &mut entry.fact {
            Fact::Series {
                years,
                total: sum_now,
            } => {
                *sum_now = sum_range;
                if mover.years().is_empty() {
                    let figure = policy
                        .inputs
                        .get(mover.input)
                        .and_then(|input| input.kind.figure());
                    let each = figure.map_or(Range::ALL, |figure| {
                        year_within(figure, sum_range, years.len())
                    });
                    years.fill(each);
                }
                for (place, year) in mover.years().zip(years) {
                    let others = sum(area, mover.years(), place);
                    let (low, high) = area.span(place);
                    let low = low.max(total.0.saturating_sub(others.1));
                    let high = high.min(total.1.saturating_sub(others.0));
                    *year = range(place, (low.min(high), high));
                }
            }
            Fact::YesNo(truth) => {
                *truth = match total {
                    (0, 0) => Truth::FALSE,
                    (0, _) => Truth::OPEN,
                    _ => Truth::TRUE,
                }
            }
            fact => *fact = Fact::Number(sum_range),
        }
    }

    /// The point of an area that changes figures least, with all facts put right. A series of which a criterion reads
    /// single years is spread evenly, any other to its latest years first; or `otherwise`, the other way round.
    pub(super) fn nearest(&self, area: &Area, otherwise: bool, work: &mut Work) -> Option<Area> {
        let mut point = area.clone();
        for mover in &self.movers {
            let (low, high) = area.span(mover.total());
            let near = if mover.is_fact {
                high
            } else {
                near((low, high))
            };
            point.set(mover.total(), (near, near));
        }
        self.spread(point, otherwise, work)
    }

    /// Chooses the years of series whose totals are chosen, those of wholes first.
    fn spread(&self, mut point: Area, otherwise: bool, work: &mut Work) -> Option<Area> {
        self.narrow(&mut point, work).then_some(())?;
        let deepest = self
            .movers
            .iter()
            .map(|mover| mover.depth)
            .max()
            .unwrap_or(0);
        for depth in 0..=deepest {
            for mover in self
                .movers
                .iter()
                .filter(|mover| mover.depth == depth && !mover.years().is_empty())
            {
                let spans = mover
                    .years()
                    .map(|place| point.span(place))
                    .collect::<Vec<_>>();
                let (total, _) = point.span(mover.total());
                let chosen = if otherwise == mover.by_year {
                    latest_first(&spans, total)
                } else {
                    let height = |axis: &Axis| axis.from.over(axis.unit).map_or(0, Rational::floor);
                    let axes = self.axes.get(mover.years()).unwrap_or_default();
                    evenly(&axes.iter().map(height).collect::<Vec<_>>(), &spans, total)
                };
                for (place, steps) in mover.years().zip(chosen) {
                    point.set(place, (steps, steps));
                }
                self.narrow(&mut point, work).then_some(())?;
            }
        }
        Some(point)
    }

    /// A point with one total moved by so many steps and all others as they are there; `None` where the years do not fit
    /// together.
    pub(super) fn with_steps(
        &self,
        point: &Area,
        total: usize,
        steps: i64,
        work: &mut Work,
    ) -> Option<Area> {
        let mut moved = point.clone();
        for place in self.movers.iter().flat_map(Mover::years) {
            moved.set(place, self.axes.get(place).map_or((0, 0), |axis| axis.span));
        }
        moved.set(total, (steps, steps));
        self.spread(moved, false, work)
    }
}

impl Area {
    pub(super) fn span(&self, place: usize) -> Span {
        self.0.get(place).copied().unwrap_or((0, 0))
    }

    pub(super) fn set(&mut self, place: usize, span: Span) {
        if let Some(own) = self.0.get_mut(place) {
            *own = span;
        }
    }

    /// Gives whether anything is left.
    pub(super) fn narrow(&mut self, place: usize, span: Span) -> bool {
        let (low, high) = self.span(place);
        let left = (low.max(span.0), high.min(span.1));
        self.set(place, left);
        left.0 <= left.1
    }
}

/// The years of a series make up its total.
fn narrow_years(area: &mut Area, mover: &Mover) -> bool {
    let years = mover.years();
    let total = area.span(mover.total());
    years.is_empty()
        || years.clone().all(|place| {
            let (low, high) = sum(area, years.clone(), place);
            area.narrow(
                place,
                (total.0.saturating_sub(high), total.1.saturating_sub(low)),
            )
        }) && {
            let all = sum(area, years.clone(), usize::MAX);
            area.narrow(mover.total(), all)
        }
}

/// The smallest change of a span.
pub(super) fn near((low, high): Span) -> i64 {
    0.clamp(low, high.max(low))
}

/// A figure that was answered and is certain.
pub(super) fn known(facts: &Facts, input: usize) -> Option<Rational> {
    match facts.entries.get(input)? {
        Entry {
            fact: Fact::Number(range) | Fact::Series { total: range, .. },
            given: Given::Answered,
        } => range.single(),
        _ => None,
    }
}

/// The sums of the ends of some spans, one of them left out.
fn sum(area: &Area, places: Places<usize>, without: usize) -> Span {
    let spans = places
        .filter(|place| *place != without)
        .map(|place| area.span(place));
    spans.fold((0, 0), |sum, span| {
        (sum.0.saturating_add(span.0), sum.1.saturating_add(span.1))
    })
}

/// Spreads a change to the latest years first, as what is still to come.
fn latest_first(spans: &[Span], total: i64) -> Vec<i64> {
    let mut chosen = spans.iter().map(|span| near(*span)).collect::<Vec<_>>();
    let mut left = chosen
        .iter()
        .fold(total, |left, steps| left.saturating_sub(*steps));
    for (steps, (low, high)) in chosen.iter_mut().zip(spans).rev() {
        let step = left.clamp(
            low.saturating_sub(*steps).min(0),
            high.saturating_sub(*steps).max(0),
        );
        *steps += step;
        left -= step;
    }
    chosen
}

/// Spreads a change so that the lowest year ends as high as it can; downwards, the highest as low.
fn evenly(heights: &[i64], spans: &[Span], total: i64) -> Vec<i64> {
    let at = |level: i64| {
        let years = heights.iter().zip(spans);
        let steps = years.map(|(height, (low, high))| {
            level.saturating_sub(*height).clamp(*low, (*high).max(*low))
        });
        steps.collect::<Vec<_>>()
    };
    let sum = |steps: &[i64]| {
        steps
            .iter()
            .fold(0_i64, |sum, steps| sum.saturating_add(*steps))
    };
    // The highest level that takes no more than the total; what is left goes one step above it.
    let (mut low, mut high) = (-2 * LARGEST, i64::MAX / 2);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if sum(&at(middle)) <= total {
            low = middle
        } else {
            high = middle
        }
    }
    let steps = at(low).into_iter().zip(at(low + 1)).collect::<Vec<_>>();
    latest_first(&steps, total)
}

#[cfg(test)]
mod tests {
    use super::{evenly, latest_first};

    #[test]
    fn the_lowest_years_are_raised_first_and_the_highest_lowered_first() {
        let raised = |years: &[i64], rooms: &[i64], total| {
            let spans = rooms.iter().map(|room| (0, *room)).collect::<Vec<_>>();
            let steps = evenly(years, &spans, total);
            years
                .iter()
                .zip(steps)
                .map(|(year, steps)| year + steps)
                .collect::<Vec<_>>()
        };
        assert_eq!(raised(&[5, 2, 9], &[99; 3], 2), [5, 4, 9]);
        assert_eq!(raised(&[5, 2, 9], &[99; 3], 4), [5, 6, 9]);
        assert_eq!(raised(&[5, 2, 9], &[99; 3], 12), [9, 9, 10]);
        assert_eq!(raised(&[0, 0], &[99; 2], 7), [3, 4]);
        assert_eq!(raised(&[0, 0, 5], &[2, 9, 0], 7), [2, 5, 5]);
        assert_eq!(
            evenly(&[5, 2, 9], &[(-5, 0), (-2, 0), (-9, 0)], -6),
            [-1, 0, -5]
        );
    }

    #[test]
    fn the_latest_years_take_what_they_can() {
        assert_eq!(latest_first(&[(0, 9), (0, 3), (0, 2)], 4), [0, 2, 2]);
        assert_eq!(latest_first(&[(-9, 0), (-3, 0), (-2, 0)], -6), [-1, -3, -2]);
    }
}
