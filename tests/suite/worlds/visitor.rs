//! Visitors at random: who answers everything, who leaves something blank, who contradicts themselves.

use super::draw::Draw;
use super::model::{DAYS, Figure, Given, Model, Refused, Said, Visitor};

pub(super) fn visitor(draw: &mut Draw, model: &Model) -> Visitor {
    // Most answer everything, so that there is something to plan.
    let blank = [0, 12, 30][draw.weighted(&[6, 3, 1])];
    let refused = [0, 8][draw.weighted(&[9, 1])];
    let tidy = !draw.chance(15);
    let count = model.figures.len();
    let mut figures = vec![Given::Blank; count];
    // Wholes first: a tidy visitor's parts fit into them.
    for place in (0..count).rev() {
        let given = figure(draw, model, place, &figures, tidy);
        figures[place] = if draw.chance(blank) {
            match (given, draw.weighted(&[6, 2, 4])) {
                (_, 1) => Given::Unknown,
                (Given::Years(mut years), 2) => {
                    let year = draw.below(years.len());
                    years[year] = None;
                    Given::Years(years)
                }
                _ => Given::Blank,
            }
        } else if draw.chance(refused) {
            Given::Refused(match draw.weighted(&[2, 2, 3, 1]) {
                1 => Refused::Negative,
                2 => Refused::AboveMax,
                3 if !model.figures[place].amount => Refused::Fraction,
                _ => Refused::Words,
            })
        } else {
            given
        };
    }
    let mut say = |options: usize| {
        if draw.chance(blank) {
            draw.pick(&[Said::Blank, Said::Blank, Said::Unknown])
        } else if draw.chance(refused / 2) {
            Said::Refused
        } else {
            Said::Value(draw.below(options))
        }
    };
    Visitor {
        flags: model.flags.iter().map(|_| say(2)).collect(),
        choice: model
            .choice
            .as_ref()
            .map_or(Said::Blank, |choice| say(choice.options)),
        date: model.date.map_or(Said::Blank, |_| say(DAYS.len())),
        figures,
    }
}

fn figure(draw: &mut Draw, model: &Model, place: usize, known: &[Given], tidy: bool) -> Given {
    let figure = &model.figures[place];
    let wholes = model.wholes(place);
    let most = figure.max.unwrap_or(6).max(figure.min);
    let value = |draw: &mut Draw, within: i64| {
        let within = within.max(figure.min);
        // Low figures leave something to plan.
        let one = draw.between(figure.min, within);
        if draw.chance(40) {
            one
        } else {
            one.min(draw.between(figure.min, within))
        }
    };
    let bound = |of: &dyn Fn(&Given) -> Option<i64>| {
        let wholes = wholes.iter().filter(|_| tidy);
        let bounds = wholes.filter_map(|whole| {
            Some(in_steps(
                of(&known[*whole])?,
                &model.figures[*whole],
                figure,
            ))
        });
        bounds.min().map_or(most, |bound| bound.min(most))
    };
    let total = |given: &Given| match given {
        Given::Single(value) | Given::Total(value) => Some(*value),
        Given::Years(years) => years.iter().copied().sum::<Option<i64>>(),
        _ => None,
    };
    if !figure.yearly {
        return Given::Single(value(draw, bound(&total)));
    }
    if draw.chance(25) {
        let each = |of: &Given| total(of).map(|total| total / model.years as i64);
        let within = bound(&each);
        let years = (0..model.years).map(|_| value(draw, within));
        return Given::Total(years.sum());
    }
    let mut years = Vec::new();
    for year in 0..model.years {
        let of_year = |given: &Given| match given {
            Given::Years(years) => years[year],
            _ => total(given).map(|total| total / model.years as i64),
        };
        let within = bound(&of_year);
        years.push(Some(value(draw, within)));
    }
    Given::Years(years)
}

/// The steps of a figure that come next below a value of another one.
fn in_steps(value: i64, of: &Figure, figure: &Figure) -> i64 {
    value * 10_i64.pow(figure.decimals) / 10_i64.pow(of.decimals)
}
