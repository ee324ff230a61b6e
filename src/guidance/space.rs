//! The figures that may be moved, how far, and what has to fit together.

use std::ops::Range as Places;

use super::work::Work;
use crate::answers::{Entry, Fact, Facts, Given};
use crate::evaluation::{EachYear, LARGEST, shift_of_years, stays_shown};
use crate::exact::{Range, Rational, Truth};
use crate::policy::{Figure, Policy};

/// Steps from today that are still possible, both ends included.
pub(super) type Span = (i64, i64);

/// A set of changes: a span for each axis of a space.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Area {
    spans: Vec<Span>,
    /// A span has become smaller since this was last set to false.
    pub(super) is_narrowed: bool,
}

/// A line of values, one step after the other: a figure, or how much it changes.
#[derive(Clone, Copy, Debug)]
struct Axis {
    from: Rational,
    unit: Rational,
}

/// A figure that may be moved in steps of its unit, or a declared fact that can be put right in one.
#[derive(Clone, Debug)]
pub(super) struct Mover {
    pub(super) input: usize,
    pub(super) today: Rational,
    unit: Rational,
    /// What its change is measured against.
    pub(super) requirement: Rational,
    /// How many figures it is a part of: wholes are spread over their years before their parts.
    pub(super) depth: usize,
    is_fact: bool,
    /// Of a bare total.
    each_year: Option<EachYear>,
    reach: Reach,
    /// Its axes: the total first, then the years, where each of them is known.
    places: Places<usize>,
}

/// One side of a rule: what stands, or what moves along an axis.
#[derive(Clone, Copy, Debug)]
enum Side {
    Still(Range),
    Moved(usize, Axis),
}

/// One is never larger than the other: a part and its whole, or how much they grow.
#[derive(Clone, Copy, Debug)]
struct Rule {
    less: Side,
    more: Side,
}

/// Everything that a search may move.
#[derive(Clone, Debug, Default)]
pub(super) struct Space {
    pub(super) movers: Vec<Mover>,
    axes: Vec<Axis>,
    spans: Vec<Span>,
    rules: Vec<Rule>,
    /// All figures grow by as much as each other.
    is_in_step: bool,
}

/// How a figure may be moved.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reach {
    pub(super) input: usize,
    pub(super) up: bool,
    pub(super) down: bool,
    /// Only new cases can be added: its increase is at most the increase of its whole.
    pub(super) only_new: bool,
    /// The years follow the total, and nothing else is tried of them.
    pub(super) years_follow: bool,
}

impl Axis {
    fn value(&self, steps: i64) -> Rational {
        let change = Rational::integer(steps).times(self.unit);
        let value = change.and_then(|change| self.from.plus(change));
        value.unwrap_or(self.from)
    }

    fn range(&self, (low, high): Span) -> Range {
        let low_end = Range::point(self.value(low));
        if low == high {
            return low_end;
        }
        low_end.hull(Range::point(self.value(high)))
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

    /// The same line, counted from where it stands today.
    fn growth(self) -> Self {
        Self {
            from: Rational::ZERO,
            ..self
        }
    }
}

impl Side {
    fn range(&self, area: &Area) -> Range {
        match self {
            Self::Moved(place, axis) => axis.range(area.span(*place)),
            Self::Still(range) => *range,
        }
    }
}

impl Mover {
    /// What so many steps are.
    pub(super) fn change(&self, steps: i64) -> Rational {
        let change = Rational::integer(steps).times(self.unit);
        change.unwrap_or(Rational::ZERO)
    }

    /// How many steps a figure is away; `None` where none lead there.
    pub(super) fn steps_to(&self, figure: Rational) -> Option<i64> {
        let way = figure.minus(self.today).ok()?;
        way.over(self.unit).ok()?.to_i64()
    }

    pub(super) const fn is_fact(&self) -> bool {
        self.is_fact
    }

    pub(super) const fn total(&self) -> usize {
        self.places.start
    }

    pub(super) const fn years(&self) -> Places<usize> {
        self.places.start + 1..self.places.end
    }

    pub(super) const fn axes(&self) -> Places<usize> {
        self.places.start..self.places.end
    }

    /// Its axes that a search decides.
    pub(super) const fn decisive(&self) -> Places<usize> {
        if self.reach.years_follow {
            return self.places.start..self.places.start + 1;
        }
        self.axes()
    }
}

impl Space {
    /// The space of some figures and declared facts. Figures that are not known, or whose questions are not shown, are
    /// left out.
    pub(super) fn new(
        policy: &Policy,
        facts: &Facts,
        reaches: &[Reach],
        declared: &[usize],
    ) -> Self {
        let mut space = Self::default();
        for reach in reaches {
            let input = policy.inputs.get(reach.input);
            let input = input.filter(|input| input.is_shown(facts));
            let figure = input.and_then(|input| input.kind.figure());
            if let (Some(figure), Some(today)) = (figure, known(facts, reach.input)) {
                let depth = policy.all_wholes_of(reach.input).len();
                space.add(
                    *reach,
                    depth,
                    Some(figure),
                    (today, facts.years(reach.input)),
                );
            }
        }
        space.add_rules(policy, facts);
        for input in declared {
            let reach = Reach {
                input: *input,
                up: true,
                ..Reach::default()
            };
            space.add(reach, 0, None, (Rational::ZERO, &[]));
        }
        space
    }

    fn add(
        &mut self,
        reach: Reach,
        depth: usize,
        figure: Option<&Figure>,
        (today, years): (Rational, &[Range]),
    ) {
        let unit = figure.map_or(Rational::ONE, Figure::unit);
        let largest = Rational::integer(LARGEST);
        let (least, most) = match figure {
            Some(figure) => (
                figure.min,
                figure.max.map_or(largest, |max| max.min(largest)),
            ),
            None => (Rational::ZERO, Rational::ONE),
        };
        let count = Rational::integer(years.len().max(1) as i64);
        let all = |each: Rational| each.times(count).unwrap_or(largest).min(largest);
        let first = self.axes.len();
        let mut add_axis = |from: Rational, least: Rational, most: Rational| {
            let axis = Axis { from, unit };
            let (down, up) = (axis.steps_to(least).1.min(0), axis.steps_to(most).0.max(0));
            self.axes.push(axis);
            self.spans.push((
                if reach.down { down } else { 0 },
                if reach.up { up } else { 0 },
            ));
        };
        add_axis(today, all(least), all(most));
        if years.iter().all(|year| year.single().is_some()) {
            for year in years.iter().filter_map(|year| year.single()) {
                add_axis(year, least, most);
            }
        }
        self.movers.push(Mover {
            input: reach.input,
            today,
            unit,
            requirement: Rational::ONE,
            depth,
            is_fact: figure.is_none(),
            each_year: figure.map(|figure| EachYear::of(figure, years.len())),
            reach,
            places: first..self.axes.len(),
        });
    }

    /// The rules between figures that are moved, or of which one is. One about a question that is not shown, or may not
    /// be, is looked at where the changes are tried.
    fn add_rules(&mut self, policy: &Policy, facts: &Facts) {
        let moved = self.movers.iter().map(|mover| mover.input);
        let moved = moved.collect::<Vec<_>>();
        let mut rules = Vec::new();
        for (part, whole) in policy.parts_and_wholes() {
            if !moved.contains(&part) && !moved.contains(&whole) {
                continue;
            }
            let new_cases = self.mover(part).filter(|part| part.reach.only_new);
            if let Some(new_cases) = new_cases
                && policy.wholes_of(part).any(|direct| direct == whole)
            {
                let whole = match self.mover(whole) {
                    Some(mover) => Some(self.growth(mover)),
                    None => known(facts, whole).map(|_| Side::Still(Range::point(Rational::ZERO))),
                };
                rules.extend(whole.map(|whole| (self.growth(new_cases), whole)));
            }
            // What was not answered, or contradicts today, is no rule for what is moved.
            let figures = known(facts, part).zip(known(facts, whole));
            let fits = figures.is_none_or(|(part, whole)| part <= whole);
            let stays = |input| stays_shown(policy, facts, input, &moved);
            if !fits || facts.given(part) != Given::Answered || !stays(part) || !stays(whole) {
                continue;
            }
            let total = |input: usize| match self.mover(input) {
                Some(mover) => self.moved(mover.total()),
                None => Side::Still(facts.number(input)),
            };
            rules.push((total(part), total(whole)));
            let shift = shift_of_years(policy, facts, part, whole).unwrap_or(0);
            for year in 0..facts.years(part).len() {
                let other = usize::try_from(year as i64 + shift).ok();
                let other = other.and_then(|other| self.year(facts, whole, other));
                rules.extend(self.year(facts, part, year).zip(other));
            }
        }
        let rules = rules.into_iter().map(|(less, more)| Rule { less, more });
        self.rules = rules.collect();
    }

    fn mover(&self, input: usize) -> Option<&Mover> {
        self.movers.iter().find(|mover| mover.input == input)
    }

    fn axis(&self, place: usize) -> Axis {
        let nothing = Axis {
            from: Rational::ZERO,
            unit: Rational::ONE,
        };
        self.axes.get(place).copied().unwrap_or(nothing)
    }

    fn moved(&self, place: usize) -> Side {
        Side::Moved(place, self.axis(place))
    }

    fn growth(&self, mover: &Mover) -> Side {
        Side::Moved(mover.total(), self.axis(mover.total()).growth())
    }

    fn year(&self, facts: &Facts, input: usize, year: usize) -> Option<Side> {
        match self.mover(input) {
            Some(mover) => mover.years().nth(year).map(|place| self.moved(place)),
            None => facts.years(input).get(year).copied().map(Side::Still),
        }
    }

    /// All figures grow by as much as the first.
    pub(super) fn in_step(mut self) -> Self {
        let mut sides = self.movers.iter().map(|mover| self.growth(mover));
        let first = sides.next();
        let pairs = sides.flat_map(|other| first.map(|first| [(first, other), (other, first)]));
        let rules = pairs.flatten().map(|(less, more)| Rule { less, more });
        let rules = rules.collect::<Vec<_>>();
        self.rules.extend(rules);
        self.is_in_step = true;
        self
    }

    /// Tries a span of one axis, and writes what it leaves possible of everything that moves in step with it.
    pub(super) fn try_span(
        &self,
        area: &mut Area,
        (mover, axis): (&Mover, usize),
        span: Span,
        facts: &mut Facts,
    ) {
        area.set(axis, span);
        if !self.is_in_step || axis != mover.total() {
            return self.write_mover(area, mover, facts);
        }
        for other in self
            .movers
            .iter()
            .filter(|other| other.input != mover.input)
        {
            let growth = self.axis(other.total()).growth();
            let (low, high) = (mover.change(span.0), mover.change(span.1));
            area.set(
                other.total(),
                (growth.steps_to(low).1, growth.steps_to(high).0),
            );
        }
        self.write(area, facts);
    }

    /// Every change that is allowed, as far as figures fit together; `None` where none is.
    pub(super) fn root(&self, work: &mut Work) -> Option<Area> {
        let mut area = Area {
            spans: self.spans.clone(),
            is_narrowed: false,
        };
        self.narrow(&mut area, work).then_some(area)
    }

    /// Leaves out what cannot fit together. Gives whether anything is left.
    pub(super) fn narrow(&self, area: &mut Area, work: &mut Work) -> bool {
        // Differences of figures settle after a few rounds; a span that is wider than necessary does no harm.
        for _ in 0..32 {
            work.spend(self.axes.len() + self.rules.len());
            area.is_narrowed = false;
            let fits = self.movers.iter().all(|mover| narrow_years(area, mover))
                && self.rules.iter().all(|rule| rule.narrow(area));
            if !fits {
                return false;
            }
            if !area.is_narrowed {
                break;
            }
        }
        true
    }

    /// Writes everything that an area leaves possible into facts.
    pub(super) fn write(&self, area: &Area, facts: &mut Facts) {
        for mover in &self.movers {
            self.write_mover(area, mover, facts);
        }
    }

    pub(super) fn write_mover(&self, area: &Area, mover: &Mover, facts: &mut Facts) {
        let range = |place: usize, span: Span| self.axis(place).range(span);
        let total = area.span(mover.total());
        let Some(entry) = facts.entries.get_mut(mover.input) else {
            return;
        };
        match &mut entry.fact {
            Fact::Series { years, total: sum } => {
                *sum = range(mover.total(), total);
                if mover.years().is_empty()
                    && let Some(each_year) = mover.each_year
                {
                    years.fill(each_year.within(*sum));
                }
                for (place, year) in mover.years().zip(years) {
                    let others = sum_of(area, mover.years(), place);
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
            fact => *fact = Fact::Number(range(mover.total(), total)),
        }
    }

    /// Whether the question of every figure that a point moves is asked, where that is written into facts.
    pub(super) fn is_asked(&self, point: &Area, policy: &Policy, facts: &Facts) -> bool {
        let moved = |mover: &&Mover| point.span(mover.total()) != (0, 0);
        self.movers.iter().filter(moved).all(|mover| {
            let input = policy.inputs.get(mover.input);
            input.is_some_and(|input| input.is_shown(facts))
        })
    }

    /// Writes today's figures back.
    pub(super) fn restore(&self, today: &Facts, facts: &mut Facts) {
        for mover in &self.movers {
            let today = today.entries.get(mover.input);
            if let Some((entry, today)) = facts.entries.get_mut(mover.input).zip(today) {
                entry.clone_from(today);
            }
        }
    }

    /// The point of an area that moves everything least. The years of wholes are chosen before those of their parts, so
    /// that the lowest year ends as high as it can: nobody gives up what is behind, or puts all into one year.
    pub(super) fn nearest(&self, area: &Area, work: &mut Work) -> Option<Area> {
        let mut point = area.clone();
        for mover in &self.movers {
            let near = near(area.span(mover.total()));
            point.set(mover.total(), (near, near));
        }
        self.narrow(&mut point, work).then_some(())?;
        let depths = self.movers.iter().map(|mover| mover.depth);
        for depth in 0..=depths.max().unwrap_or(0) {
            let movers = self.movers.iter().filter(|mover| mover.depth == depth);
            for mover in movers.filter(|mover| !mover.years().is_empty()) {
                let (total, _) = point.span(mover.total());
                self.spread(&mut point, mover.years(), total);
                self.narrow(&mut point, work).then_some(())?;
            }
        }
        Some(point)
    }

    /// Spreads a total over years: the lowest ends as high as it can, and of equals the later.
    fn spread(&self, point: &mut Area, years: Places<usize>, total: i64) {
        let at = |point: &Area, place: usize, level: i64| {
            let axis = self.axis(place);
            let height = axis.from.over(axis.unit).map_or(0, Rational::floor);
            let (low, high) = point.span(place);
            level.saturating_sub(height).clamp(low, high.max(low))
        };
        let sum = |point: &Area, level: i64| {
            let steps = years.clone().map(|place| at(point, place, level));
            steps.fold(0_i64, i64::saturating_add)
        };
        // The highest level that takes no more than the total; what is left goes one step above it.
        let (mut low, mut high) = (-2 * LARGEST, 2 * LARGEST);
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if sum(point, middle) <= total {
                low = middle
            } else {
                high = middle
            }
        }
        let mut left = total.saturating_sub(sum(point, low));
        for place in years.clone().rev() {
            let more = at(point, place, low + 1) - at(point, place, low);
            let steps = at(point, place, low) + more.min(left);
            left -= more.min(left);
            point.set(place, (steps, steps));
        }
    }

    /// A point but for one figure, which moves by so many steps, however its years share them.
    pub(super) fn but_for(&self, point: &Area, mover: &Mover, steps: i64) -> Area {
        let mut area = point.clone();
        for place in mover.years() {
            area.set(place, self.spans.get(place).copied().unwrap_or_default());
        }
        area.set(mover.total(), (steps, steps));
        area
    }

    /// The point at which nothing is moved.
    pub(super) fn today(&self) -> Area {
        Area {
            spans: vec![(0, 0); self.axes.len()],
            is_narrowed: false,
        }
    }
}

impl Rule {
    /// Gives whether anything is left.
    fn narrow(&self, area: &mut Area) -> bool {
        if let Side::Moved(place, axis) = self.less
            && let Some(most) = self.more.range(area).high().finite()
            && !area.narrow(place, (i64::MIN, axis.steps_to(most).0))
        {
            return false;
        }
        if let Side::Moved(place, axis) = self.more
            && let Some(least) = self.less.range(area).low().finite()
        {
            return area.narrow(place, (axis.steps_to(least).1, i64::MAX));
        }
        true
    }
}

impl Area {
    pub(super) fn span(&self, place: usize) -> Span {
        self.spans.get(place).copied().unwrap_or((0, 0))
    }

    pub(super) fn set(&mut self, place: usize, span: Span) {
        if let Some(own) = self.spans.get_mut(place) {
            self.is_narrowed |= *own != span;
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
    if years.is_empty() {
        return true;
    }
    let total = area.span(mover.total());
    years.clone().all(|place| {
        let (low, high) = sum_of(area, years.clone(), place);
        let left = (total.0.saturating_sub(high), total.1.saturating_sub(low));
        area.narrow(place, left)
    }) && {
        let all = sum_of(area, years.clone(), usize::MAX);
        area.narrow(mover.total(), all)
    }
}

/// The sums of the ends of some spans, one of them left out.
fn sum_of(area: &Area, places: Places<usize>, without: usize) -> Span {
    let places = places.filter(|place| *place != without);
    places.fold((0, 0), |(low, high): Span, place| {
        let span = area.span(place);
        (low.saturating_add(span.0), high.saturating_add(span.1))
    })
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
