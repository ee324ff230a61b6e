//! Questions: what they take, and what must fit together.

use crate::answers::Facts;
use crate::exact::{Date, Period, Rational, Truth};
use crate::expression::Condition;

/// One typed question.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its id: a name in expressions, a property in JavaScript, a column in tables.
    pub id: String,
    /// What it takes.
    pub kind: Kind,
    /// What is asked; a declared criterion asks by its statement instead.
    pub label: Option<String>,
    /// Who counts, and which period.
    pub help: Option<String>,
    /// The unit, for display.
    pub unit: Option<String>,
    /// The section it stands in; a declared criterion names its own.
    pub section: Option<usize>,
    /// The form asks only while this holds.
    pub asked_when: Option<Condition>,
    /// The inputs that it is never larger than, those of its wholes included, the nearest first. They follow from the
    /// rules of consistency.
    pub wholes: Vec<usize>,
    /// What the form shows as chosen from the start. The evaluation knows no defaults.
    pub preset: Option<Preset>,
}

impl Input {
    /// Whether the question is certainly asked now: it waits for no other answer, or that says so.
    #[must_use]
    pub fn is_shown(&self, facts: &Facts) -> bool {
        let when = self.asked_when.as_ref();
        when.is_none_or(|when| when.truth(facts).is_ok_and(Truth::holds))
    }
}

/// An answer that the form shows as chosen from the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preset {
    /// Yes or no.
    YesNo(bool),
    /// An option, by id.
    Option(String),
}

/// What an input takes.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A whole number, not negative.
    Count(Figure),
    /// A number that may have decimals, not negative unless its bounds say so.
    Amount(Figure),
    /// Yes or no.
    YesNo,
    /// Yes or no to the statement of a declared criterion.
    Declared,
    /// One of several options.
    Choice(Vec<Choice>),
    /// A date between two days.
    Date {
        /// The earliest.
        min: Option<Day>,
        /// The latest.
        max: Option<Day>,
    },
}

impl Kind {
    /// The figure of a count or an amount.
    #[must_use]
    pub const fn figure(&self) -> Option<&Figure> {
        match self {
            Self::Count(figure) | Self::Amount(figure) => Some(figure),
            _ => None,
        }
    }
}

/// Bounds of a figure, included, and its years when it is a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The smallest.
    pub min: Rational,
    /// The largest.
    pub max: Option<Rational>,
    /// The years that it is asked for.
    pub years: Option<Years>,
    /// The last place in which guidance moves it; a count has none. An answer may have more.
    pub decimals: u32,
}

impl Figure {
    /// The decimals of an amount that names none.
    pub const USUAL_DECIMALS: u32 = 2;
    /// The most that one may name.
    pub const MOST_DECIMALS: u32 = 9;

    /// The smallest step in which it is moved.
    #[must_use]
    pub fn unit(&self) -> Rational {
        Rational::fraction(1, 10_i64.saturating_pow(self.decimals)).unwrap_or(Rational::ONE)
    }
}

/// A bound of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// So long before the day of the check; with an empty period that day itself.
    Before(Period),
    /// A fixed day.
    On(Date),
}

/// The years of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Years {
    /// That many full calendar years before the day of the check.
    Last(i32),
    /// Fixed years, both included.
    Fixed {
        /// The first.
        from: i32,
        /// The last.
        until: i32,
    },
}

impl Years {
    /// The first and the last year, seen from a day. A window does not leave the calendar: where so many years have not
    /// passed since its beginning, it is the first so many.
    #[must_use]
    pub fn window(self, as_of: Date) -> (i32, i32) {
        match self {
            Self::Last(count) => {
                let from = (as_of.year() - count).max(1);
                (from, from + count - 1)
            }
            Self::Fixed { from, until } => (from, until),
        }
    }
}

/// An option of a choice.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Who belongs here.
    pub help: Option<String>,
}

/// Parts that are never larger than their whole, in sum and year by year.
#[derive(Clone, Debug)]
pub struct Consistency {
    /// The parts.
    pub parts: Vec<usize>,
    /// The whole.
    pub within: usize,
}
