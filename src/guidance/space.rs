//! The figures that may be moved, how far, and what has to fit together.

use super::work::Work;
use crate::answers::{Entry, Fact, Facts, Given};
use crate::evaluation::{LARGEST, stays_shown, year_within};
use crate::exact::{Range, Rational, Truth};
use crate::policy::Policy;

/// Steps from today's figure that are still possible, both ends included.
pub(super) type Span = (i64, i64);

/// A set of changes: a span for each coordinate of a space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Area(Vec<Span>);

/// A figure that may be moved in steps of its unit.
#[derive(Clone, Debug)]
pub(super) struct Mover {
    pub(super) input: usize,
    pub(super) today: Rational,
    pub(super) unit: Rational,
    /// Only new cases can be added: its increase is at most the increase of its wholes.
    pub(super) only_new: bool,
    /// What its change is measured against.
    pub(super) requirement: Rational,
    /// Whether it is a part of another figure.
    pub(super) is_part: bool,
    /// A change of a series is spread evenly: a criterion reads its lowest or highest year.
    pub(super) level: bool,
    /// The years, where each of them is known.
    years: Vec<Rational>,
    /// The coordinate of its total; those of its years follow.
    first: usize,
    /// How many figures it is a part of: wholes are spread over their years before their parts.
    depth: usize,
    span: Span,
    year_spans: Vec<Span>,
}

/// One side of a rule that a part is never larger than its whole.
#[derive(Clone, Copy, Debug)]
enum Side {
    Moved(usize),
    Still(usize),
}

#[derive(Clone, Copy, Debug)]
struct Link {
    part: Side,
    whole: Side,
    /// The place of the part's first year among the years of the whole; below zero where that is earlier.
    shift: i64,
    /// No other figure stands between the two: new cases of the part are new cases of the whole.
    is_direct: bool,
}

/// Every figure that a search may move, and the declared facts that can be put right.
#[derive(Clone, Debug)]
pub(super) struct Space {
    pub(super) movers: Vec<Mover>,
    /// Inputs of declared facts answered “no”; their coordinates come last: 0 as it is, 1 put right.
    pub(super) steps: Vec<usize>,
    links: Vec<Link>,
    /// All figures move by the same amount.
    joint: bool,
    size: usize,
}

/// How far a figure may go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    pub(super) input: usize,
    pub(super) up: bool,
    pub(super) down: bool,
    pub(super) only_new: bool,
    pub(super) level: bool,
}

impl Mover {
    /// `None` where the figure is not known, or is none that can be moved.
    fn new(policy: &Policy, facts: &Facts, reach: Reach, first: usize) -> Option<Self> {
        let input = reach.input;
        let today = known(facts, input)?;
        let kind = &policy.inputs.get(input)?.kind;
        let figure = kind.figure()?;
        let unit = figure.unit();
        let years = facts.years(input);
        let count = Rational::integer(years.len().max(1) as i64);
        let years = years
            .iter()
            .map(|year| year.single())
            .collect::<Option<Vec<_>>>();
        let years = years.unwrap_or_default();
        let steps = |from: Rational, to: Rational| {
            let steps = to.minus(from).and_then(|way| way.over(unit));
            steps.map_or(0, Rational::floor).max(0)
        };
        let largest = Rational::integer(LARGEST);
        let most = figure.max.map_or(largest, |max| max.min(largest));
        let span = |value: Rational, least: Rational, most: Rational| {
            let down = if reach.down { steps(least, value) } else { 0 };
            let up = if reach.up { steps(value, most) } else { 0 };
            (-down, up)
        };
        let whole_most = most.times(count).map_or(largest, |most| most.min(largest));
        let whole_least = figure.min.times(count).unwrap_or(today);
        let wholes = policy.all_wholes_of(input);
        Some(Self {
            input,
            today,
            unit,
            only_new: reach.only_new,
            requirement: unit,
            is_part: !wholes.is_empty(),
            level: reach.level,
            first,
            depth: wholes.len(),
            span: span(today, whole_least, whole_most),
            year_spans: years
                .iter()
                .map(|year| span(*year, figure.min, most))
                .collect(),
            years,
        })
    }

    /// What so many steps are.
    pub(super) fn change(&self, steps: i64) -> Rational {
        Rational::integer(steps)
            .times(self.unit)
            .unwrap_or(Rational::ZERO)
    }

    fn value(&self, from: Rational, steps: i64) -> Rational {
        from.plus(self.change(steps)).unwrap_or(from)
    }

    fn range(&self, from: Rational, (low, high): Span) -> Range {
        Range::point(self.value(from, low)).hull(Range::point(self.value(from, high)))
    }

    /// The coordinates of its years.
    fn year_places(&self) -> std::ops::Range<usize> {
        self.first + 1..self.first + 1 + self.years.len()
    }

    /// The most steps to a value that is not above it, and the fewest to one that is not below it.
    fn steps_to(&self, from: Rational, value: Rational) -> Option<(i64, i64)> {
        let steps = value.minus(from).and_then(|way| way.over(self.unit)).ok()?;
        Some((steps.floor(), steps.ceiling()))
    }
}

impl Space {
    /// The space of some figures. Those that are not known are left out.
    pub(super) fn new(
        policy: &Policy,
        facts: &Facts,
        reaches: &[Reach],
        steps: Vec<usize>,
    ) -> Self {
        let mut movers = Vec::new();
        let mut size = 0;
        for reach in reaches {
            if let Some(mover) = Mover::new(policy, facts, *reach, size) {
                size += 1 + mover.years.len();
                movers.push(mover);
            }
        }
        size += steps.len();
        let side = |input: usize| {
            let place = movers.iter().position(|mover| mover.input == input);
            place.map_or(Side::Still(input), Side::Moved)
        };
        let moved = movers.iter().map(|mover| mover.input).collect::<Vec<_>>();
        let mut links = Vec::new();
        for (part, whole) in policy.parts_and_wholes() {
            let first_year = |input: usize| {
                let years = policy.inputs.get(input)?.kind.figure()?.years?;
                Some(i64::from(years.window(facts.as_of).0))
            };
            let shift = first_year(part).zip(first_year(whole));
            let link = Link {
                part: side(part),
                whole: side(whole),
                shift: shift.map_or(0, |(part, whole)| part - whole),
                is_direct: policy.wholes_of(part).any(|direct| direct == whole),
            };
            let moves = matches!(link.part, Side::Moved(_)) || matches!(link.whole, Side::Moved(_));
            // A rule about a question that is not shown, or may not be, is looked at where the changes are tried.
            let stays = |input: &usize| stays_shown(policy, facts, *input, &moved);
            // A part that was not answered contradicts nothing.
            let is_answered = facts.given(part) == Given::Answered;
            let holds_today = match (known(facts, part), known(facts, whole)) {
                (Some(part), Some(whole)) => part <= whole,
                _ => true,
            };
            if moves && is_answered && holds_today && [part, whole].iter().all(stays) {
                links.push(link);
            }
        }
        Self {
            movers,
            steps,
            links,
            joint: false,
            size,
        }
    }

    /// All figures move by the same amount, in steps that each of them can make.
    pub(super) fn jointly(mut self) -> Self {
        let coarsest = self.movers.iter().map(|mover| mover.unit).max();
        for mover in &mut self.movers {
            let unit = coarsest.unwrap_or(mover.unit);
            let by = unit.over(mover.unit).map_or(1, Rational::floor).max(1);
            mover.unit = unit;
            for (low, high) in mover.year_spans.iter_mut().chain([&mut mover.span]) {
                (*low, *high) = (*low / by, *high / by);
            }
        }
        self.joint = true;
        self
    }

    /// Every change that is allowed, as far as figures fit together; `None` where none is.
    pub(super) fn root(&self, facts: &Facts, work: &mut Work) -> Option<Area> {
        let mut spans = Vec::with_capacity(self.size);
        for mover in &self.movers {
            spans.push(mover.span);
            spans.extend(&mover.year_spans);
        }
        spans.extend(self.steps.iter().map(|_| (0, 1)));
        let mut area = Area(spans);
        self.narrow(&mut area, facts, work).then_some(area)
    }

    /// The coordinate of a step.
    pub(super) fn step_place(&self, step: usize) -> usize {
        self.size - self.steps.len() + step
    }

    /// The coordinates of a figure that is moved: its total first.
    pub(super) fn places_of(&self, mover: usize) -> std::ops::Range<usize> {
        self.movers
            .get(mover)
            .map_or(0..0, |mover| mover.first..mover.year_places().end)
    }

    /// The coordinates of a figure that a demand may decide: its total, and its years where they are read one by one.
    pub(super) fn places_to_shave(&self, mover: usize) -> std::ops::Range<usize> {
        let all = self.places_of(mover);
        let by_year = self.movers.get(mover).is_some_and(|mover| mover.level);
        if by_year {
            all
        } else {
            all.start..all.start + 1
        }
    }

    /// Leaves out what cannot fit together. Gives whether anything is left.
    pub(super) fn narrow(&self, area: &mut Area, facts: &Facts, work: &mut Work) -> bool {
        // Differences of figures settle after a few rounds; a span that is wider than necessary does no harm.
        for _ in 0..32 {
            work.spend(self.size + self.links.len());
            let before = area.clone();
            if !(self.narrow_years(area)
                && self.narrow_links(area, facts)
                && self.narrow_joint(area))
            {
                return false;
            }
            if *area == before {
                break;
            }
        }
        true
    }

    /// The years of a series make up its total.
    fn narrow_years(&self, area: &mut Area) -> bool {
        for mover in self.movers.iter().filter(|mover| !mover.years.is_empty()) {
            let (low, high) = sum(area, mover.year_places(), None);
            if !area.narrow(mover.first, (low, high)) {
                return false;
            }
            let total = area.span(mover.first);
            for place in mover.year_places() {
                let (low, high) = sum(area, mover.year_places(), Some(place));
                let own = (total.0.saturating_sub(high), total.1.saturating_sub(low));
                if !area.narrow(place, own) {
                    return false;
                }
            }
        }
        true
    }

    fn narrow_joint(&self, area: &mut Area) -> bool {
        let Some(first) = self.movers.first().filter(|_| self.joint) else {
            return true;
        };
        let mut shared = area.span(first.first);
        for mover in &self.movers {
            let (low, high) = area.span(mover.first);
            shared = (shared.0.max(low), shared.1.min(high));
        }
        self.movers
            .iter()
            .all(|mover| area.narrow(mover.first, shared))
    }

    fn narrow_links(&self, area: &mut Area, facts: &Facts) -> bool {
        for link in &self.links {
            if !self.fit(area, facts, *link, None) {
                return false;
            }
            let years = match link.part {
                Side::Moved(mover) => self.movers.get(mover).map_or(0, |mover| mover.years.len()),
                Side::Still(input) => facts.years(input).len(),
            };
            for year in 0..years {
                if !self.fit(area, facts, *link, Some(year)) {
                    return false;
                }
            }
            if link.is_direct && !self.keep_pace(area, facts, *link) {
                return false;
            }
        }
        true
    }

    /// A part is never larger than its whole, in sum or in one year.
    fn fit(&self, area: &mut Area, facts: &Facts, link: Link, year: Option<usize>) -> bool {
        let year_of_whole = match year {
            None => None,
            Some(year) => match usize::try_from(year as i64 + link.shift) {
                Ok(year) => Some(year),
                Err(_) => return true,
            },
        };
        let (Some(part), Some(whole)) = (
            self.range(area, facts, link.part, year),
            self.range(area, facts, link.whole, year_of_whole),
        ) else {
            return true;
        };
        let (least, most) = (part.low().finite(), whole.high().finite());
        if let (Some(least), Some(most)) = (least, most)
            && least > most
        {
            return false;
        }
        if let (Some((place, mover, from)), Some(most)) = (self.place(link.part, year), most)
            && let Some((steps, _)) = mover.steps_to(from, most)
            && !area.narrow(place, (i64::MIN, steps))
        {
            return false;
        }
        if let (Some((place, mover, from)), Some(least)) =
            (self.place(link.whole, year_of_whole), least)
            && let Some((_, steps)) = mover.steps_to(from, least)
        {
            return area.narrow(place, (steps, i64::MAX));
        }
        true
    }

    /// New cases enter their whole as well.
    fn keep_pace(&self, area: &mut Area, facts: &Facts, link: Link) -> bool {
        let Some(part) = self.mover(link.part).filter(|part| part.only_new) else {
            return true;
        };
        let own = area.span(part.first);
        match (self.mover(link.whole), link.whole) {
            (Some(whole), _) => {
                let theirs = area.span(whole.first);
                let most = whole
                    .change(theirs.1)
                    .over(part.unit)
                    .map_or(0, Rational::floor);
                let least = part
                    .change(own.0)
                    .over(whole.unit)
                    .map_or(0, Rational::ceiling);
                area.narrow(part.first, (i64::MIN, most))
                    && area.narrow(whole.first, (least, i64::MAX))
            }
            (None, Side::Still(whole)) if known(facts, whole).is_some() => {
                area.narrow(part.first, (i64::MIN, 0))
            }
            _ => true,
        }
    }

    fn mover(&self, side: Side) -> Option<&Mover> {
        match side {
            Side::Moved(mover) => self.movers.get(mover),
            Side::Still(_) => None,
        }
    }

    /// The coordinate of a figure, or of one of its years, and what it is counted from.
    fn place(&self, side: Side, year: Option<usize>) -> Option<(usize, &Mover, Rational)> {
        let mover = self.mover(side)?;
        match year {
            None => Some((mover.first, mover, mover.today)),
            Some(year) => Some((mover.first + 1 + year, mover, *mover.years.get(year)?)),
        }
    }

    fn range(&self, area: &Area, facts: &Facts, side: Side, year: Option<usize>) -> Option<Range> {
        match (self.place(side, year), side, year) {
            (Some((place, mover, from)), ..) => Some(mover.range(from, area.span(place))),
            (None, Side::Still(input), None) => Some(facts.number(input)),
            (None, Side::Still(input), Some(year)) => facts.years(input).get(year).copied(),
            (None, Side::Moved(_), _) => None,
        }
    }

    /// Writes everything that an area leaves possible into facts.
    pub(super) fn write(&self, area: &Area, policy: &Policy, facts: &mut Facts) {
        for mover in 0..self.movers.len() {
            self.write_mover(area, mover, policy, facts);
        }
        for step in 0..self.steps.len() {
            self.write_step(area, step, facts);
        }
    }

    pub(super) fn write_mover(
        &self,
        area: &Area,
        mover: usize,
        policy: &Policy,
        facts: &mut Facts,
    ) {
        let Some(mover) = self.movers.get(mover) else {
            return;
        };
        let total = area.span(mover.first);
        let sum_range = mover.range(mover.today, total);
        let figure = policy
            .inputs
            .get(mover.input)
            .and_then(|input| input.kind.figure());
        let (Some(entry), Some(figure)) = (facts.entries.get_mut(mover.input), figure) else {
            return;
        };
        match &mut entry.fact {
            Fact::Series {
                years,
                total: sum_now,
            } if mover.years.is_empty() => {
                *sum_now = sum_range;
                let each = year_within(figure, sum_range, years.len());
                years.fill(each);
            }
            Fact::Series {
                years,
                total: sum_now,
            } => {
                *sum_now = sum_range;
                for (place, (year, from)) in
                    mover.year_places().zip(years.iter_mut().zip(&mover.years))
                {
                    let others = sum(area, mover.year_places(), Some(place));
                    let (low, high) = area.span(place);
                    let low = low.max(total.0.saturating_sub(others.1));
                    let high = high.min(total.1.saturating_sub(others.0));
                    *year = mover.range(*from, (low.min(high), high));
                }
            }
            fact => *fact = Fact::Number(sum_range),
        }
    }

    pub(super) fn write_step(&self, area: &Area, step: usize, facts: &mut Facts) {
        let truth = match area.span(self.step_place(step)) {
            (0, 0) => Truth::FALSE,
            (0, _) => Truth::OPEN,
            _ => Truth::TRUE,
        };
        let entry = self
            .steps
            .get(step)
            .and_then(|input| facts.entries.get_mut(*input));
        if let Some(entry) = entry {
            entry.fact = Fact::YesNo(truth);
        }
    }

    /// The point of an area that changes figures least. A series of which a criterion reads single years is spread
    /// evenly, any other to its latest years first; or `otherwise`, the other way round.
    pub(super) fn nearest(
        &self,
        area: &Area,
        otherwise: bool,
        facts: &Facts,
        work: &mut Work,
    ) -> Option<Area> {
        let mut point = area.clone();
        for mover in &self.movers {
            let near = near(area.span(mover.first));
            point.set(mover.first, (near, near));
        }
        for step in 0..self.steps.len() {
            let place = self.step_place(step);
            let (_, done) = area.span(place);
            point.set(place, (done, done));
        }
        self.spread(point, otherwise, facts, work)
    }

    /// Chooses the years of series whose totals are chosen, those of wholes first.
    fn spread(
        &self,
        mut point: Area,
        otherwise: bool,
        facts: &Facts,
        work: &mut Work,
    ) -> Option<Area> {
        if !self.narrow(&mut point, facts, work) {
            return None;
        }
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
                .filter(|mover| mover.depth == depth && !mover.years.is_empty())
            {
                let spans = mover
                    .year_places()
                    .map(|place| point.span(place))
                    .collect::<Vec<_>>();
                let (total, _) = point.span(mover.first);
                let chosen = if otherwise == mover.level {
                    latest_first(&spans, total)
                } else {
                    evenly(&mover.years, mover.unit, &spans, total)
                };
                for (place, steps) in mover.year_places().zip(chosen) {
                    point.set(place, (steps, steps));
                }
                if !self.narrow(&mut point, facts, work) {
                    return None;
                }
            }
        }
        Some(point)
    }

    /// How many steps each figure moves at a point.
    pub(super) fn steps_at(&self, point: &Area) -> impl Iterator<Item = (&Mover, i64)> {
        self.movers
            .iter()
            .map(|mover| (mover, point.span(mover.first).0))
    }

    /// The point at which nothing is moved.
    pub(super) fn today(&self) -> Area {
        Area(vec![(0, 0); self.size])
    }

    /// A point with one figure moved by so many steps and the totals of all others as they are there; `None` where the
    /// years do not fit together.
    pub(super) fn with_steps(
        &self,
        point: &Area,
        mover: usize,
        steps: i64,
        facts: &Facts,
        work: &mut Work,
    ) -> Option<Area> {
        let mut moved = self.one_moved(point, mover, steps);
        for other in &self.movers {
            for (place, span) in other.year_places().zip(&other.year_spans) {
                moved.set(place, *span);
            }
        }
        self.spread(moved, false, facts, work)
    }

    /// The same with the years of that figure left open, whether they fit together or not.
    pub(super) fn one_moved(&self, point: &Area, mover: usize, steps: i64) -> Area {
        let mut moved = point.clone();
        if let Some(mover) = self.movers.get(mover) {
            moved.set(mover.first, (steps, steps));
            for (place, span) in mover.year_places().zip(&mover.year_spans) {
                moved.set(place, *span);
            }
        }
        moved
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
fn sum(area: &Area, places: std::ops::Range<usize>, without: Option<usize>) -> Span {
    let mut sum = (0_i64, 0_i64);
    for place in places.filter(|place| Some(*place) != without) {
        let (low, high) = area.span(place);
        sum = (sum.0.saturating_add(low), sum.1.saturating_add(high));
    }
    sum
}

/// Spreads a change to the latest years first, as what is still to come.
fn latest_first(spans: &[Span], total: i64) -> Vec<i64> {
    let mut chosen = spans.iter().map(|span| near(*span)).collect::<Vec<_>>();
    let mut left = total.saturating_sub(
        chosen
            .iter()
            .fold(0, |sum, steps| sum.saturating_add(*steps)),
    );
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

/// Spreads a change so that the lowest year ends as high as it can, or, downwards, the highest as low.
fn evenly(years: &[Rational], unit: Rational, spans: &[Span], total: i64) -> Vec<i64> {
    let mut chosen = spans.iter().map(|span| near(*span)).collect::<Vec<_>>();
    let mut left = total.saturating_sub(
        chosen
            .iter()
            .fold(0, |sum, steps| sum.saturating_add(*steps)),
    );
    let sign = left.signum();
    // Heights in steps, counted in the direction of the change.
    let mut heights = Vec::new();
    for (year, steps) in years.iter().zip(&chosen) {
        let height = year.over(unit).map_or(0, Rational::floor);
        heights.push(height.saturating_add(*steps).saturating_mul(sign));
    }
    left = left.saturating_abs();
    while left > 0 {
        let room = |place: usize, steps: i64| match spans.get(place) {
            Some((low, _)) if sign < 0 => steps.saturating_sub(*low),
            Some((_, high)) => high.saturating_sub(steps),
            None => 0,
        };
        let open = chosen
            .iter()
            .enumerate()
            .map(|(place, steps)| room(place, *steps))
            .collect::<Vec<_>>();
        let with_room = || heights.iter().zip(&open).filter(|(_, room)| **room > 0);
        let Some(lowest) = with_room().map(|(height, _)| *height).min() else {
            break;
        };
        let alike = || with_room().filter(|(height, _)| **height == lowest);
        let count = alike().count() as i64;
        let least_room = alike().map(|(_, room)| *room).min().unwrap_or(0);
        let next = with_room()
            .map(|(height, _)| *height)
            .filter(|height| *height > lowest)
            .min();
        let each = next
            .map_or(i64::MAX, |next| next.saturating_sub(lowest))
            .min(least_room);
        let each = each.min((left / count).max(1));
        for ((height, steps), room) in heights.iter_mut().zip(&mut chosen).zip(&open) {
            if *height == lowest && *room > 0 && left >= each {
                *height += each;
                *steps += each * sign;
                left -= each;
            }
        }
    }
    chosen
}
