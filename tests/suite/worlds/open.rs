//! What the answers of a visitor leave open, and every world that they leave.

use super::draw::Draw;
use super::model::{FIGURES, Given, Model, Said, Visitor};
use super::naive::World;
use super::text::flag_id;

/// The values that each input can still have.
pub(super) struct Open {
    pub(super) figures: Vec<Vec<(i64, Vec<i64>)>>,
    flags: Vec<Vec<bool>>,
    options: Vec<usize>,
    days: Vec<usize>,
    /// Figures whose answer was refused.
    pub(super) refused: Vec<bool>,
    pub(super) any_refused: bool,
}

/// Every way to fill years from ranges.
pub(super) fn products(ranges: &[(i64, i64)]) -> Vec<Vec<i64>> {
    let mut all = vec![Vec::new()];
    for (low, high) in ranges {
        all = all
            .into_iter()
            .flat_map(|years| {
                (*low..=*high).map(move |value| [years.as_slice(), &[value]].concat())
            })
            .collect();
    }
    all
}

impl Open {
    pub(super) fn of(model: &Model, visitor: &Visitor, marked: &dyn Fn(&str) -> bool) -> Self {
        let mut refused = Vec::new();
        let mut figures = Vec::new();
        for (place, given) in visitor.figures.iter().enumerate() {
            let figure = &model.figures[place];
            // Nobody is told of an answer whose question is not asked: it counts as none.
            let hidden = figure.asked_when.is_some();
            let is_refused =
                matches!(given, Given::Refused(_)) && !hidden || marked(FIGURES[place]);
            refused.push(is_refused);
            let most = figure.max.unwrap_or(if figure.yearly { 4 } else { 8 });
            let years = |ranges: Vec<(i64, i64)>| {
                let all = products(&ranges).into_iter();
                all.map(|years| (years.iter().sum(), years))
                    .collect::<Vec<_>>()
            };
            let single = |low: i64, high: i64| {
                (low..=high)
                    .map(|value| (value, Vec::new()))
                    .collect::<Vec<_>>()
            };
            let count = model.years;
            figures.push(match given {
                // Every value of its type, whatever the bounds of the question.
                _ if is_refused => {
                    let least = if figure.amount { -3 } else { 0 };
                    if figure.yearly {
                        years(vec![(least.max(-1), most + 2); count])
                    } else {
                        single(least, most + 4)
                    }
                }
                Given::Single(value) => vec![(*value, Vec::new())],
                Given::Total(total) => {
                    let each = (figure.min, figure.max.unwrap_or(*total).min(*total));
                    let all = years(vec![each; count]).into_iter();
                    all.filter(|(sum, _)| sum == total).collect()
                }
                Given::Years(given) => years(
                    given
                        .iter()
                        .map(|year| year.map_or((figure.min, most), |year| (year, year)))
                        .collect(),
                ),
                _ if figure.yearly => years(vec![(figure.min, most); count]),
                _ => single(figure.min, most),
            });
        }
        let mut any_refused = refused.contains(&true);
        let flags = visitor
            .flags
            .iter()
            .enumerate()
            .map(|(place, said)| match said {
                Said::Value(yes) if !marked(&flag_id(model, place)) => vec![*yes == 1],
                said => {
                    any_refused |= *said == Said::Refused;
                    vec![false, true]
                }
            });
        let flags = flags.collect();
        let mut one_of = |said: Said, count: usize| match said {
            Said::Value(one) => vec![one],
            said => {
                any_refused |= said == Said::Refused;
                (0..count).collect()
            }
        };
        let options = one_of(
            visitor.choice,
            model.choice.as_ref().map_or(1, |one| one.options),
        );
        let days = one_of(visitor.date, if model.date.is_some() { 5 } else { 1 });
        Self {
            figures,
            flags,
            options,
            days,
            refused,
            any_refused,
        }
    }

    pub(super) fn count(&self) -> usize {
        let figures = self.figures.iter().map(Vec::len);
        let flags = self.flags.iter().map(Vec::len);
        let sizes = figures
            .chain(flags)
            .chain([self.options.len(), self.days.len()]);
        sizes.fold(1, usize::saturating_mul)
    }

    /// The world of a number below the count, or of any number where some are drawn.
    fn world(&self, mut number: usize) -> World {
        let mut next = |count: usize| {
            let place = number % count;
            number /= count;
            place
        };
        let mut world = World::default();
        for values in &self.figures {
            let (total, years) = &values[next(values.len())];
            world.totals.push(*total);
            world.years.push(years.clone());
        }
        for values in &self.flags {
            world.flags.push(values[next(values.len())]);
        }
        world.option = self.options[next(self.options.len())];
        world.day = self.days[next(self.days.len())];
        world
    }

    /// All worlds, or some of them where there are many; and whether these are all.
    pub(super) fn worlds(&self, all: usize, some: usize) -> (Vec<World>, bool) {
        let count = self.count();
        if count <= all {
            return ((0..count).map(|number| self.world(number)).collect(), true);
        }
        let mut draw = Draw::seeded(count as u64);
        let mut number = || draw.below(1 << 30) ^ (draw.below(1 << 30) << 29);
        ((0..some).map(|_| self.world(number())).collect(), false)
    }
}

/// Whether a series is moved year by year: each year is known, as all are of the total 0.
pub(super) fn is_by_year(model: &Model, visitor: &Visitor, figure: usize) -> bool {
    match &visitor.figures[figure] {
        Given::Years(years) => years.iter().all(Option::is_some),
        Given::Total(total) => *total == 0 && model.reads_years(figure),
        _ => false,
    }
}

/// The one world that the answers leave, if they leave one; the years of a bare total do not count where nothing reads
/// them.
pub(super) fn closed(model: &Model, visitor: &Visitor, open: &Open) -> Option<World> {
    let bare = |figure: usize| {
        matches!(visitor.figures[figure], Given::Total(_)) && !is_by_year(model, visitor, figure)
    };
    let figures = open.figures.iter().enumerate().all(|(place, values)| {
        if matches!(visitor.figures[place], Given::Blank | Given::Unknown) {
            false
        } else if bare(place) {
            !values.is_empty() && !model.reads_years(place)
        } else {
            values.len() == 1
        }
    });
    // Also over a whole in between that has no years.
    let alike = (0..model.figures.len()).all(|part| {
        let mut wholes = model.all_wholes(part).into_iter();
        wholes.all(|whole| {
            let yearly = model.figures[part].yearly && model.figures[whole].yearly;
            !yearly || bare(part) == bare(whole)
        })
    });
    let others = open.flags.iter().all(|flag| flag.len() == 1)
        && open.options.len() == 1
        && open.days.len() == 1;
    if !figures || !alike || !others || open.any_refused {
        return None;
    }
    let mut world = open.world(0);
    for place in (0..model.figures.len()).filter(|place| bare(*place)) {
        world.years[place].clear();
    }
    Some(world)
}
