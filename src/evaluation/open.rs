//! What a question leaves possible while its answer is not known.

use crate::answers::Fact;
use crate::exact::{Date, Edge, Range, Rational, Truth};
use crate::policy::{Day, Figure, Kind};

/// Every value within the bounds of a question.
pub(super) fn within_bounds(kind: &Kind, as_of: Date) -> Fact {
    open(kind, as_of, &|figure| range(Some(figure.min), figure.max))
}

/// Every value of its type, the bounds left aside: what a refused answer may have meant.
pub(super) fn of_type(kind: &Kind, as_of: Date) -> Fact {
    let each = match kind {
        Kind::Count(_) => Range::at_least(Rational::ZERO),
        _ => Range::ALL,
    };
    match kind {
        Kind::Date { .. } => Fact::Number(each),
        _ => open(kind, as_of, &|_| each),
    }
}

fn open(kind: &Kind, as_of: Date, each: &dyn Fn(&Figure) -> Range) -> Fact {
    match kind {
        Kind::Count(figure) | Kind::Amount(figure) => match figure.years {
            Some(years) => series(vec![each(figure); count(years.window(as_of))]),
            None => Fact::Number(each(figure)),
        },
        Kind::YesNo | Kind::Declared => Fact::YesNo(Truth::OPEN),
        Kind::Choice(_) => Fact::Choice(None),
        Kind::Date { min, max } => {
            let number = |day: Day| day_number(on(day, as_of));
            Fact::Number(range(min.map(number), max.map(number)))
        }
    }
}

/// From one bound to the other, as far as there are any.
pub(super) fn range(min: Option<Rational>, max: Option<Rational>) -> Range {
    let low = min.map_or(Edge::NEGATIVE_INFINITY, Edge::at);
    let high = max.map_or(Edge::POSITIVE_INFINITY, Edge::at);
    Range::new(low, high).unwrap_or(Range::ALL)
}

/// How many years a window has.
pub(super) fn count((from, until): (i32, i32)) -> usize {
    usize::try_from(until - from + 1).unwrap_or(0)
}

/// A series of these years.
pub(super) fn series(years: Vec<Range>) -> Fact {
    let mut total = Range::point(Rational::ZERO);
    for year in &years {
        total = total.plus(*year).unwrap_or(Range::ALL);
    }
    Fact::Series { years, total }
}

/// What each of some years can be of which the sum is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EachYear {
    own: Range,
    /// What the other years take of the sum, below zero.
    others: Range,
}

impl EachYear {
    pub(crate) fn of(figure: &Figure, years: usize) -> Self {
        let own = range(Some(figure.min), figure.max);
        let others = Range::point(Rational::from(1 - years as i64)).times(own);
        Self {
            own,
            others: others.unwrap_or(Range::ALL),
        }
    }

    /// Its own bounds, and what the others leave of the sum.
    pub(crate) fn within(&self, sum: Range) -> Range {
        let left = sum.plus(self.others).unwrap_or(Range::ALL);
        let low = left.low().max(self.own.low());
        let high = left.high().min(self.own.high());
        Range::new(low, high).unwrap_or(self.own)
    }
}

pub(super) fn on(day: Day, as_of: Date) -> Date {
    match day {
        // What would lie before the calendar is before all its days.
        Day::Before(period) => as_of.after(period.backwards()).unwrap_or(Date::FIRST),
        Day::On(date) => date,
    }
}

pub(super) fn day_number(date: Date) -> Rational {
    Rational::integer(i64::from(date.days()))
}
