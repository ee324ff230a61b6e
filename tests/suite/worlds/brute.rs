//! Every change that a visitor could make in a small world, and what each would come to.

use super::frac::Frac;
use super::model::{Given, Lever, Model, Num, Rule, Visitor, Way};
use super::naive::{Naive, Reader, World};
use super::open::{is_by_year, products};

/// Assignments that are tried at most; larger worlds are left to smaller seeds.
pub(super) const MOST: usize = 12_000;
/// How far figures without an upper bound are tried.
const WINDOW: i64 = 8;

/// A total with its years.
type Value = (i64, Vec<i64>);

/// Figures that can be changed, with all that each could become; the first is today's.
pub(super) struct Moves {
    pub(super) levers: Vec<Lever>,
    pub(super) values: Vec<Vec<Value>>,
}

/// One change of everything, and what is not good after it.
#[derive(Clone, Debug)]
pub(super) struct Attempt {
    /// How far each lever moves, in its steps and its direction.
    pub(super) by: Vec<i64>,
    /// The criteria that are not good, one bit each.
    pub(super) bad: u32,
}

impl Moves {
    /// The levers that are known and whose question is shown.
    pub(super) fn of(model: &Model, visitor: &Visitor, world: &World) -> Self {
        let reader = Reader { model, world };
        let mut moves = Self {
            levers: Vec::new(),
            values: Vec::new(),
        };
        for lever in model.levers() {
            let figure = &model.figures[lever.figure];
            if !reader.asks(figure.asked_when.as_ref()) {
                continue;
            }
            let reach = |today: i64, count: i64| match (figure.down, figure.max) {
                (true, _) => ((figure.min * count).min(today), today),
                (false, Some(max)) => (today, (max * count).max(today)),
                (false, None) => (today, today.max(WINDOW)),
            };
            let values = match &visitor.figures[lever.figure] {
                Given::Single(today) => spread(reach(*today, 1), figure.down),
                _ if is_by_year(model, visitor, lever.figure) => {
                    let years = &world.years[lever.figure];
                    let ranges = years.iter().map(|year| match figure.max {
                        None if !figure.down => (*year, year + 3),
                        _ => reach(*year, 1),
                    });
                    let mut all = products(&ranges.collect::<Vec<_>>());
                    if figure.down {
                        all.reverse();
                    }
                    all.into_iter()
                        .map(|years| (years.iter().sum(), years))
                        .collect()
                }
                Given::Total(today) => spread(reach(*today, model.years as i64), figure.down),
                _ => continue,
            };
            moves.levers.push(lever);
            moves.values.push(values);
        }
        moves
    }

    pub(super) fn count(&self) -> usize {
        let sizes = self.values.iter().map(Vec::len);
        sizes.fold(1, usize::saturating_mul)
    }

    /// Today's world with the changes of a number below the count.
    pub(super) fn world(&self, today: &World, mut number: usize) -> World {
        let mut world = today.clone();
        for (lever, values) in self.levers.iter().zip(&self.values) {
            let (total, years) = &values[number % values.len()];
            number /= values.len();
            if world.totals[lever.figure] != *total || !years.is_empty() {
                world.totals[lever.figure] = *total;
                world.years[lever.figure].clone_from(years);
            }
        }
        world
    }

    /// How far each lever has moved.
    pub(super) fn by(&self, today: &World, world: &World) -> Vec<i64> {
        let levers = self.levers.iter();
        levers
            .map(|lever| (world.totals[lever.figure] - today.totals[lever.figure]).abs())
            .collect()
    }

    /// Whether a visitor could enter this world, by the strictest reading: new cases are new in each year as well.
    pub(super) fn fits(&self, model: &Model, today: &World, world: &World) -> bool {
        let reader = Reader { model, world };
        let is_asked = |lever: &Lever| {
            let same = world.totals[lever.figure] == today.totals[lever.figure];
            same || reader.asks(model.figures[lever.figure].asked_when.as_ref())
        };
        if !reader.contradictions().is_empty() || !self.levers.iter().all(is_asked) {
            return false;
        }
        let value =
            |figure: usize, steps: i64| Frac::decimal(steps, model.figures[figure].decimals);
        self.levers
            .iter()
            .filter(|lever| lever.only_new)
            .all(|lever| {
                let part = lever.figure;
                model.all_wholes(part).into_iter().all(|whole| {
                    let grown =
                        |figure: usize| value(figure, world.totals[figure] - today.totals[figure]);
                    let years =
                        |figure: usize| world.years[figure].iter().zip(&today.years[figure]);
                    let mut each = years(part).zip(years(whole));
                    let none = value(whole, 0);
                    grown(part) <= grown(whole).max(none)
                        && each.all(|((part_is, part_was), (whole_is, whole_was))| {
                            let whole = value(whole, whole_is - whole_was);
                            value(part, part_is - part_was) <= whole.max(none)
                        })
                })
            })
    }
}

fn spread((low, high): (i64, i64), down: bool) -> Vec<Value> {
    let mut all = (low..=high)
        .map(|value| (value, Vec::new()))
        .collect::<Vec<_>>();
    if down {
        all.reverse();
    }
    all
}

/// Whether a criterion is as a plan wants it. What experts judge today they may judge afterwards.
pub(super) fn is_good(before: Naive, after: Naive, strictly: bool) -> bool {
    match after {
        Naive::Met | Naive::Waived | Naive::NotApplicable => true,
        Naive::Judged => !strictly || before == Naive::Judged,
        Naive::Unmet => false,
    }
}

/// The criteria that are not good in a world, one bit each.
pub(super) fn bad(model: &Model, before: &[Naive], world: &World, strictly: bool) -> u32 {
    let reader = Reader { model, world };
    let mut bits = 0;
    for (place, (rule, before)) in model.rules.iter().zip(before).enumerate() {
        if !is_good(*before, reader.status(rule), strictly) {
            bits |= 1 << place;
        }
    }
    bits
}

/// The declared facts that can still be put right and that nothing else depends on.
pub(super) fn open_steps(model: &Model, world: &World) -> Vec<usize> {
    let mut steps = Vec::new();
    for rule in model.all_rules() {
        if let Way::Declared { flag, fixed: false } = rule.way
            && !world.flags[flag]
            && !model.tests_read(flag)
        {
            steps.push(flag);
        }
    }
    steps
}

/// How much the figures that are part of no other move, and how much all do, as shares of what is required of each. Nothing
/// where the requirement of a figure that moves is open to interpretation.
pub(super) fn cost(
    model: &Model,
    weights: &[Option<Frac>],
    moves: &Moves,
    by: &[i64],
) -> Option<[Frac; 2]> {
    let mut cost = [Frac::ZERO; 2];
    for ((lever, weight), by) in moves.levers.iter().zip(weights).zip(by) {
        if *by == 0 {
            continue;
        }
        let by = Frac::decimal(*by, model.figures[lever.figure].decimals);
        let share = by.over((*weight)?)?;
        cost[1] = cost[1].plus(share);
        if model.wholes(lever.figure).is_empty() {
            cost[0] = cost[0].plus(share);
        }
    }
    Some(cost)
}

/// What the first criterion that names a lever requires of it, in its own unit.
pub(super) fn requirement(model: &Model, world: &World, figure: usize) -> Option<Frac> {
    let reader = Reader { model, world };
    let names = |rule: &&Rule| match &rule.way {
        Way::Compare { levers, .. } => levers.iter().any(|lever| lever.figure == figure),
        _ => false,
    };
    let rule = model.all_rules().into_iter().find(names)?;
    let Way::Compare {
        measure, required, ..
    } = &rule.way
    else {
        return None;
    };
    let Some(required) = reader.required(required) else {
        return Some(Frac::ONE);
    };
    let each = slope(&reader, measure, figure)?;
    let wanted = each.and_then(|each| required.over(each));
    Some(
        wanted
            .filter(|wanted| wanted.is_positive())
            .unwrap_or(Frac::ONE),
    )
}

/// How much a measure grows with each unit of a figure, where that is the same everywhere; the inner `None` where it is
/// undefined.
fn slope(reader: &Reader<'_>, num: &Num, figure: usize) -> Option<Option<Frac>> {
    if !num.reads(figure) {
        return Some(reader.num(num).map(|_| Frac::ZERO));
    }
    let both =
        |one: &Num, other: &Num| Some((slope(reader, one, figure)?, slope(reader, other, figure)?));
    Some(match num {
        Num::Figure(_) => Some(Frac::ONE),
        Num::Add(one, other) => {
            let (one, other) = both(one, other)?;
            one.zip(other).map(|(one, other)| one.plus(other))
        }
        Num::Subtract(one, other) => {
            let (one, other) = both(one, other)?;
            one.zip(other).map(|(one, other)| one.minus(other))
        }
        Num::Multiply(one, other) if !other.reads(figure) => {
            let each = slope(reader, one, figure)?;
            each.zip(reader.num(other))
                .map(|(each, times)| each.times(times))
        }
        Num::Divide(one, other) if !other.reads(figure) => {
            let each = slope(reader, one, figure)?;
            each.zip(reader.num(other))
                .and_then(|(each, by)| each.over(by))
        }
        _ => return None,
    })
}
