//! The figures that may be moved, how far, and what has to fit together.

use std::ops::Range as Places;

use super::ground::Ground;
use super::work::Work;
use crate::answers::{Fact, Facts, Given};
use crate::evaluation::{EachYear, LARGEST, shift_of_years, stays_shown};
use crate::exact::{Grid, Range, Rational, Steps, Sum, Truth, share_out};
use crate::policy::{Figure, Policy};

/// A set of changes: for each axis of a space the steps from today that are still possible.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Area(Vec<Steps>);

/// A figure that may be moved in steps of its unit, or a declared fact that can be put right in one.
#[derive(Clone, Debug)]
pub(super) struct Mover {
    pub(super) input: usize,
    pub(super) today: Rational,
    /// What its steps come to.
    growth: Grid,
    /// What its change is measured against.
    pub(super) requirement: Rational,
    /// How many figures it is a part of: wholes are spread over their years before their parts.
    pub(super) depth: usize,
    pub(super) is_fact: bool,
    /// Of a bare total.
    each_year: Option<EachYear>,
    reach: Reach,
    /// Its axes: the total first, then the years, where each of them is known.
    places: Places<usize>,
}

/// One side of a rule: what stands, what moves along an axis, or the new cases of what moves.
#[derive(Clone, Copy, Debug)]
enum Side {
    Still(Range),
    Moved(usize, Grid),
    New(usize, Grid),
}

/// One is never larger than the other: a part and its whole, or how much they grow.
#[derive(Clone, Copy, Debug)]
struct Rule(Side, Side);

/// Everything that a search may move.
#[derive(Clone, Debug, Default)]
pub(super) struct Space {
    pub(super) movers: Vec<Mover>,
    axes: Vec<Grid>,
    spans: Vec<Steps>,
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

impl Reach {
    /// One figure, upwards or downwards.
    pub(super) fn of(input: usize, up: bool) -> Self {
        Self {
            input,
            up,
            down: !up,
            ..Self::default()
        }
    }

    /// Both ways, where one of two leads; new cases only, as soon as one says so.
    pub(super) fn add(&mut self, other: Self) {
        self.up |= other.up;
        self.down |= other.down;
        self.only_new |= other.only_new;
    }
}

impl Side {
    fn range(&self, area: &Area) -> Range {
        match self {
            Self::Moved(place, axis) => axis.range(area.span(*place)),
            Self::New(place, axis) => axis.range(area.span(*place).upwards()),
            Self::Still(range) => *range,
        }
    }
}

impl Rule {
    fn narrow(&self, area: &mut Area) -> Option<bool> {
        let Self(less, more) = self;
        let mut is_narrower = false;
        if let Side::Moved(place, axis) = less
            && let Some(most) = more.range(area).high().finite()
        {
            is_narrower |= area.narrow(*place, Steps(i64::MIN, axis.steps_to(most).0))?;
        }
        if let Side::Moved(place, axis) | Side::New(place, axis) = more
            && let Some(least) = less.range(area).low().finite()
        {
            let steps = axis.steps_to(least).1;
            if steps > 0 || matches!(more, Side::Moved(..)) {
                is_narrower |= area.narrow(*place, Steps(steps, i64::MAX))?;
            }
        }
        Some(is_narrower)
    }
}

impl Mover {
    /// What so many steps are.
    pub(super) fn change(&self, steps: i64) -> Rational {
        self.growth.value(steps)
    }

    /// How many steps a figure is away; `None` where none lead there.
    pub(super) fn steps_to(&self, figure: Rational) -> Option<i64> {
        let way = figure.minus(self.today).ok()?;
        way.over(self.growth.unit).ok()?.to_i64()
    }

    const fn side_of_growth(&self) -> Side {
        Side::Moved(self.places.start, self.growth)
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
            if let (Some(figure), Some(today)) = (figure, facts.known(reach.input)) {
                space.add(*reach, Some(figure), today, facts.years(reach.input));
                if let Some(mover) = space.movers.last_mut() {
                    mover.depth = policy.all_wholes_of(reach.input).len();
                }
            }
        }
        space.add_rules(policy, facts);
        for input in declared {
            let reach = Reach::of(*input, true);
            space.add(reach, None, Rational::ZERO, &[]);
        }
        space
    }

    fn add(&mut self, reach: Reach, figure: Option<&Figure>, today: Rational, years: &[Range]) {
        let largest = Rational::integer(LARGEST);
        let unit = figure.map_or(Rational::ONE, Figure::unit);
        let least = figure.map_or(Rational::ZERO, |figure| figure.min);
        let most = figure.map_or(Some(Rational::ONE), |figure| figure.max);
        let most = most.map_or(largest, |most| most.min(largest));
        let count = Rational::integer(years.len().max(1) as i64);
        let all = |each: Rational| each.times(count).unwrap_or(largest).min(largest);
        let first = self.axes.len();
        let mut add_axis = |from: Rational, least: Rational, most: Rational| {
            let axis = Grid { from, unit };
            let down = if reach.down {
                axis.steps_to(least).1
            } else {
                0
            };
            let up = if reach.up { axis.steps_to(most).0 } else { 0 };
            self.axes.push(axis);
            self.spans.push(Steps(down.min(0), up.max(0)));
        };
        add_axis(today, all(least), all(most));
        let known = years.iter().map(|year| year.single());
        for year in known.collect::<Option<Vec<_>>>().unwrap_or_default() {
            add_axis(year, least, most);
        }
        self.movers.push(Mover {
            input: reach.input,
            today,
            growth: self.axis(first).growth(),
            requirement: Rational::ONE,
            depth: 0,
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
                    Some(mover) => Some(Side::New(mover.total(), mover.growth)),
                    None => facts
                        .known(whole)
                        .map(|_| Side::Still(Range::point(Rational::ZERO))),
                };
                rules.extend(whole.map(|whole| Rule(new_cases.side_of_growth(), whole)));
            }
            // What was not answered, or contradicts today, is no rule for what is moved.
            let figures = facts.known(part).zip(facts.known(whole));
            let fits = figures.is_none_or(|(part, whole)| part <= whole);
            let stays = |input| stays_shown(policy, facts, input, &moved);
            if !fits || facts.given(part) != Given::Answered || !stays(part) || !stays(whole) {
                continue;
            }
            let total = |input: usize| match self.mover(input) {
                Some(mover) => self.moved(mover.total()),
                None => Side::Still(facts.number(input)),
            };
            rules.push(Rule(total(part), total(whole)));
            let shift = shift_of_years(policy, facts, part, whole).unwrap_or(0);
            for year in 0..facts.years(part).len() {
                let other = usize::try_from(year as i64 + shift).ok();
                let other = other.and_then(|other| self.year(facts, whole, other));
                let part = self.year(facts, part, year);
                rules.extend(part.zip(other).map(|(part, whole)| Rule(part, whole)));
            }
        }
        self.rules = rules;
    }

    fn mover(&self, input: usize) -> Option<&Mover> {
        self.movers.iter().find(|mover| mover.input == input)
    }

    fn axis(&self, place: usize) -> Grid {
        self.axes.get(place).copied().unwrap_or_default()
    }

    fn moved(&self, place: usize) -> Side {
        Side::Moved(place, self.axis(place))
    }

    fn year(&self, facts: &Facts, input: usize, year: usize) -> Option<Side> {
        match self.mover(input) {
            Some(mover) => mover.years().nth(year).map(|place| self.moved(place)),
            None => facts.years(input).get(year).copied().map(Side::Still),
        }
    }

    /// All figures grow by as much as the first, which moves by a step at least.
    pub(super) fn in_step(mut self) -> Self {
        (self.spans.iter_mut().take(1)).for_each(|span| *span = span.moving());
        let sides = self.movers.iter().map(|mover| mover.side_of_growth());
        let sides = sides.collect::<Vec<_>>();
        if let Some((first, others)) = sides.split_first() {
            for other in others {
                self.rules.push(Rule(*first, *other));
                self.rules.push(Rule(*other, *first));
            }
        }
        self.is_in_step = true;
        self
    }

    /// Tries a span of one axis, and writes what it leaves possible of everything that moves in step with it.
    pub(super) fn try_span(
        &self,
        area: &mut Area,
        (mover, axis): (&Mover, usize),
        span: Steps,
        ground: &mut Ground<'_, '_>,
    ) {
        area.set(axis, span);
        if !self.is_in_step {
            ground.work.spend(mover.years().len());
            return self.write_mover(area, mover, &mut ground.scratch);
        }
        let (low, high) = (mover.change(span.0), mover.change(span.1));
        let moves_others = |other: &&Mover| axis == mover.total() && other.input != mover.input;
        for other in self.movers.iter().filter(moves_others) {
            let (low, high) = (other.growth.steps_to(low).1, other.growth.steps_to(high).0);
            area.set(other.total(), Steps(low, high));
        }
        self.write(area, ground);
    }

    /// Every change that is allowed, as far as figures fit together; `None` where none is.
    pub(super) fn root(&self, work: &mut Work) -> Option<Area> {
        let mut area = Area(self.spans.clone());
        let is_empty = area.0.iter().any(|span| span.0 > span.1);
        (!is_empty && self.narrow(&mut area, work).is_some()).then_some(area)
    }

    /// Leaves out what cannot fit together; `None` where nothing is left, or the work is spent.
    pub(super) fn narrow(&self, area: &mut Area, work: &mut Work) -> Option<()> {
        // Differences of figures settle after a few rounds; a span that is wider than necessary does no harm.
        for _ in 0..32 {
            work.spend(1 + (self.axes.len() + self.rules.len()) / 4);
            if work.is_spent() {
                return None;
            }
            let mut is_narrower = false;
            for mover in &self.movers {
                is_narrower |= area.narrow_years(mover)?;
            }
            for rule in &self.rules {
                is_narrower |= rule.narrow(area)?;
            }
            if !is_narrower {
                break;
            }
        }
        Some(())
    }

    /// Writes everything that an area leaves possible into facts.
    pub(super) fn write(&self, area: &Area, ground: &mut Ground<'_, '_>) {
        ground.work.spend(self.axes.len());
        for mover in &self.movers {
            self.write_mover(area, mover, &mut ground.scratch);
        }
    }

    pub(super) fn write_mover(&self, area: &Area, mover: &Mover, facts: &mut Facts) {
        let range = |place: usize, span: Steps| self.axis(place).range(span);
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
                    return years.fill(each_year.within(*sum));
                }
                let sum = area.sum(mover.years());
                for (place, year) in mover.years().zip(years) {
                    let left = total.without(sum.but_for(area.span(place)));
                    let Steps(low, high) = area.span(place).shared(left);
                    *year = range(place, Steps(low.min(high), high));
                }
            }
            Fact::YesNo(truth) => {
                *truth = match total {
                    Steps(0, 0) => Truth::FALSE,
                    Steps(0, _) => Truth::OPEN,
                    Steps(..) => Truth::TRUE,
                }
            }
            fact => *fact = Fact::Number(range(mover.total(), total)),
        }
    }

    /// Whether the question of every figure that a point moves is asked, where that is written into facts.
    pub(super) fn is_asked(&self, point: &Area, policy: &Policy, facts: &Facts) -> bool {
        let moved = |mover: &&Mover| point.steps(mover) != 0;
        let mut moved = self.movers.iter().filter(moved);
        moved.all(|mover| policy.is_shown(mover.input, facts))
    }

    /// Writes today's figures back.
    pub(super) fn restore(&self, ground: &mut Ground<'_, '_>) {
        ground.work.spend(self.axes.len() / 4);
        for mover in &self.movers {
            let today = ground.facts.entries.get(mover.input);
            if let Some((entry, today)) = ground.scratch.entries.get_mut(mover.input).zip(today) {
                entry.clone_from(today);
            }
        }
    }

    /// The point of an area that moves everything least. Years that follow share a change so that the lowest ends as high as
    /// it can; of others the latest take what they can. Those of wholes come before those of their parts.
    pub(super) fn nearest(&self, area: &Area, work: &mut Work) -> Option<Area> {
        let mut point = area.clone();
        for mover in &self.movers {
            point.set(mover.total(), Steps::at(point.span(mover.total()).near()));
        }
        self.narrow(&mut point, work)?;
        let depths = self.movers.iter().map(|mover| mover.depth);
        for depth in 0..=depths.max().unwrap_or(0) {
            let movers = self.movers.iter().filter(|mover| mover.depth == depth);
            for mover in movers.filter(|mover| !mover.years().is_empty()) {
                let total = point.steps(mover);
                work.spend(8 * mover.years().len());
                let rooms = mover.years().enumerate().map(|(year, place)| {
                    if mover.reach.years_follow {
                        return (self.axis(place).height(), point.span(place));
                    }
                    let height = (year as i64).saturating_mul(-4 * LARGEST * total.signum());
                    (height, point.span(place))
                });
                let shared = share_out(total, &rooms.collect::<Vec<_>>());
                for (place, steps) in mover.years().zip(shared) {
                    point.set(place, Steps::at(steps));
                }
                self.narrow(&mut point, work)?;
            }
        }
        Some(point)
    }

    /// A point but for one figure, which may move as it likes.
    pub(super) fn all_of(&self, point: &Area, mover: &Mover) -> Area {
        let mut area = point.clone();
        for place in mover.axes() {
            area.set(place, self.spans.get(place).copied().unwrap_or_default());
        }
        area
    }

    /// The same where it moves by so many steps, however its years share them.
    pub(super) fn but_for(&self, point: &Area, mover: &Mover, steps: i64) -> Area {
        let mut area = self.all_of(point, mover);
        area.set(mover.total(), Steps::at(steps));
        area
    }

    /// By how many steps the first figure of the space moves at a point, and where to.
    pub(super) fn change_of_first(&self, point: &Area) -> Option<(i64, Rational)> {
        let mover = self.movers.first()?;
        let steps = point.steps(mover);
        Some((steps, mover.today.plus(mover.change(steps)).ok()?))
    }

    /// The point at which nothing is moved.
    pub(super) fn today(&self) -> Area {
        Area(vec![Steps::at(0); self.axes.len()])
    }
}

impl Area {
    pub(super) fn span(&self, place: usize) -> Steps {
        self.0.get(place).copied().unwrap_or_default()
    }

    /// By how many steps a figure moves at a point.
    pub(super) fn steps(&self, mover: &Mover) -> i64 {
        self.span(mover.total()).0
    }

    pub(super) fn set(&mut self, place: usize, span: Steps) {
        if let Some(own) = self.0.get_mut(place) {
            *own = span;
        }
    }

    /// Gives whether something was left out; `None` where nothing is left.
    pub(super) fn narrow(&mut self, place: usize, span: Steps) -> Option<bool> {
        let own = self.span(place);
        let left = own.shared(span);
        self.set(place, left);
        (left.0 <= left.1).then_some(left != own)
    }

    /// The years of a series make up its total.
    fn narrow_years(&mut self, mover: &Mover) -> Option<bool> {
        let (total, mut sum) = (self.span(mover.total()), self.sum(mover.years()));
        let mut is_narrower = false;
        for place in mover.years() {
            let own = self.span(place);
            is_narrower |= self.narrow(place, total.without(sum.but_for(own)))?;
            sum.replace(own, self.span(place));
        }
        if !mover.years().is_empty() {
            is_narrower |= self.narrow(mover.total(), sum.all())?;
        }
        Some(is_narrower)
    }

    fn sum(&self, places: Places<usize>) -> Sum {
        Sum::of(places.map(|place| self.span(place)))
    }
}
