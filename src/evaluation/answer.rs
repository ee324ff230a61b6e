//! One answer read against its question: a fact, or what is wrong with it.

use super::ProblemKind;
use super::open::{EachYear, count, day_number, on, range, series};
use crate::answers::{Data, Fact};
use crate::exact::{Date, Range, Rational, Truth, Unread, digits};
use crate::policy::{Choice, Day, Figure, Kind};

/// The largest figure that is taken: no count of people or amount of money comes near to it.
pub const LARGEST: i64 = 1_000_000_000_000_000;

pub(super) fn read_answer(
    kind: &Kind,
    answer: &Data,
    as_of: Date,
    note: &mut dyn FnMut(ProblemKind),
) -> Result<Fact, ProblemKind> {
    match kind {
        Kind::Count(figure) => read_figure(figure, answer, true, as_of, note),
        Kind::Amount(figure) => read_figure(figure, answer, false, as_of, note),
        Kind::YesNo | Kind::Declared => match answer {
            Data::Bool(value) => Ok(Fact::YesNo(Truth::from(*value))),
            _ => Err(ProblemKind::NotYesNo {
                given: written(answer),
            }),
        },
        Kind::Choice(options) => read_option(options, answer),
        Kind::Date { min, max } => read_date(answer, *min, *max, as_of),
    }
}

fn read_figure(
    figure: &Figure,
    answer: &Data,
    whole: bool,
    as_of: Date,
    note: &mut dyn FnMut(ProblemKind),
) -> Result<Fact, ProblemKind> {
    let Some(years) = figure.years else {
        return read_number(figure, answer, whole).map(|value| Fact::Number(Range::point(value)));
    };
    let (from, until) = years.window(as_of);
    let Data::Object(given) = answer else {
        if matches!(answer, Data::List(_)) {
            return Err(ProblemKind::NotPerYear);
        }
        let years = count((from, until));
        let total = Range::point(read_number(&of_years(figure, years), answer, whole)?);
        return Ok(Fact::Series {
            years: vec![EachYear::of(figure, years).within(total); years],
            total,
        });
    };
    let mut asked = Vec::new();
    for year in from..=until {
        asked.push(digits(year));
    }
    for year in given.keys() {
        if !asked.contains(year) {
            note(ProblemKind::YearOutside {
                year: year.clone(),
                from,
                until,
            });
        }
    }
    let mut figures = Vec::new();
    for (year, name) in (from..=until).zip(&asked) {
        figures.push(match given.get(name) {
            None | Some(Data::Null) => range(Some(figure.min), figure.max),
            Some(_) if year > as_of.year() => return Err(ProblemKind::YearToCome { year }),
            Some(answer) => Range::point(read_number(figure, answer, whole)?),
        });
    }
    Ok(series(figures))
}

/// The bounds of the sum of so many years.
fn of_years(figure: &Figure, years: usize) -> Figure {
    let years = Rational::from(years as i64);
    let sum = |bound: Rational| bound.times(years);
    Figure {
        min: sum(figure.min).unwrap_or(figure.min),
        max: figure.max.and_then(|max| sum(max).ok()),
        years: None,
        decimals: figure.decimals,
    }
}

fn read_number(figure: &Figure, answer: &Data, whole: bool) -> Result<Rational, ProblemKind> {
    let value = match answer {
        Data::Integer(value) => Ok(Rational::integer(*value)),
        Data::Decimal(text) | Data::Text(text) => Rational::read_decimal(text),
        _ => Err(Unread::NoNumber),
    };
    let kind: fn(String) -> ProblemKind = match value {
        Err(Unread::NoNumber) => |given| ProblemKind::NotANumber { given },
        Err(Unread::TooLarge) => |given| ProblemKind::TooLarge { given },
        Err(Unread::TooFine) => |given| ProblemKind::TooFine { given },
        Ok(value) if whole && !value.is_integer() => |given| ProblemKind::Fraction { given },
        Ok(value) if value > Rational::integer(LARGEST) => |given| ProblemKind::TooLarge { given },
        Ok(value) if value.is_negative() && !figure.min.is_negative() => {
            |given| ProblemKind::Negative { given }
        }
        Ok(value) => return within(figure, value),
    };
    Err(kind(written(answer)))
}

fn within(figure: &Figure, value: Rational) -> Result<Rational, ProblemKind> {
    if value < figure.min {
        return Err(ProblemKind::BelowMinimum { min: figure.min });
    }
    match figure.max {
        Some(max) if value > max => Err(ProblemKind::AboveMaximum { max }),
        _ => Ok(value),
    }
}

fn read_option(options: &[Choice], answer: &Data) -> Result<Fact, ProblemKind> {
    answer
        .as_text()
        .and_then(|id| options.iter().position(|option| option.id == id))
        .map(|position| Fact::Choice(Some(position)))
        .ok_or_else(|| ProblemKind::NoSuchOption {
            given: written(answer),
        })
}

fn read_date(
    answer: &Data,
    min: Option<Day>,
    max: Option<Day>,
    as_of: Date,
) -> Result<Fact, ProblemKind> {
    let date = answer.as_text().and_then(Date::parse);
    let date = date.ok_or_else(|| ProblemKind::NoSuchDate {
        given: written(answer),
    })?;
    if let Some(min) = min.map(|day| on(day, as_of)).filter(|min| date < *min) {
        return Err(ProblemKind::TooEarly { min });
    }
    if let Some(max) = max.map(|day| on(day, as_of)).filter(|max| date > *max) {
        return Err(ProblemKind::TooLate { max });
    }
    Ok(Fact::Number(Range::point(day_number(date))))
}

/// An answer as it was given, for a message; long ones are cut.
fn written(answer: &Data) -> String {
    let mut text = match answer {
        Data::Text(text) | Data::Decimal(text) => text.clone(),
        Data::Integer(value) => digits(*value),
        Data::Bool(value) => if *value { "true" } else { "false" }.to_owned(),
        Data::Null | Data::List(_) | Data::Object(_) => "…".to_owned(),
    };
    let mut places = text.char_indices().skip(23);
    if let (Some((end, _)), Some(_)) = (places.next(), places.next()) {
        text.truncate(end);
        text.push('…');
    }
    text
}
