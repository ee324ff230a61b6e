//! Facts: every input of a policy with the values that it can still have.

use std::sync::Arc;

use super::Inputs;
use crate::exact::{Date, Range, Rational, Truth};

/// What an input can still be.
///
/// Lists of records will be one more kind: a list of [`Facts`], one for each record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// A count, an amount, or a date as its day number.
    Number(Range),
    /// A figure per year, with its sum. Where only the sum is given, each year is what its bounds and the sum allow.
    Series {
        /// The years in order.
        years: Vec<Range>,
        /// The sum.
        total: Range,
    },
    /// Yes or no.
    YesNo(Truth),
    /// One of several options, by position; `None` while every one is possible.
    Choice(Option<usize>),
}

impl Fact {
    /// Whether more than one value is possible.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self {
            Self::Number(range) | Self::Series { total: range, .. } => range.single().is_none(),
            Self::YesNo(truth) => truth.is_open(),
            Self::Choice(chosen) => chosen.is_none(),
        }
    }
}

/// What the visitor said about an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// Nothing yet.
    Absent,
    /// “Don't know.”
    Unknown,
    /// A value that can be used.
    Answered,
    /// A value that cannot be: a problem names it, and every value of its type is possible.
    Marked,
}

/// One input's fact, and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it can still be.
    pub fact: Fact,
    /// What was said.
    pub given: Given,
}

/// All facts of a policy on a day, by the position of the input in the policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The day of the check.
    pub as_of: Date,
    /// One entry for each input.
    pub entries: Vec<Entry>,
    /// Whether one of them is marked.
    pub has_marked: bool,
    /// Parts and wholes that are always asked. Only guidance needs them, for it lets both of them move.
    pub shares: Arc<[(usize, usize)]>,
}

impl Facts {
    /// The fact of an input; `None` for a position that the policy does not have.
    #[must_use]
    pub fn fact(&self, input: usize) -> Option<&Fact> {
        self.entries.get(input).map(|entry| &entry.fact)
    }

    /// Whether an input can still be more than one value.
    #[must_use]
    pub fn is_open(&self, input: usize) -> bool {
        self.fact(input).is_some_and(Fact::is_open)
    }

    /// What was said about an input.
    #[must_use]
    pub fn given(&self, input: usize) -> Given {
        self.entries
            .get(input)
            .map_or(Given::Absent, |entry| entry.given)
    }

    /// Whether the answer to one of these inputs is marked.
    #[must_use]
    pub fn any_marked(&self, inputs: &dyn Fn(&mut Inputs)) -> bool {
        let mut found = Inputs::new();
        if self.has_marked {
            inputs(&mut found);
        }
        found
            .iter()
            .any(|input| self.given(*input) == Given::Marked)
    }

    /// The numbers that an input can still be; every number where it is no number.
    #[must_use]
    pub fn number(&self, input: usize) -> Range {
        match self.fact(input) {
            Some(Fact::Number(range) | Fact::Series { total: range, .. }) => *range,
            _ => Range::ALL,
        }
    }

    /// The figure that was answered, of a series its sum; `None` while it is not certain.
    #[must_use]
    pub fn known(&self, input: usize) -> Option<Rational> {
        match self.entries.get(input)? {
            Entry {
                fact: Fact::Number(range) | Fact::Series { total: range, .. },
                given: Given::Answered,
            } => range.single(),
            _ => None,
        }
    }

    /// Whether a figure is at most another one because it is a part of it, and both were answered.
    #[must_use]
    pub fn is_part(&self, part: usize, whole: usize) -> bool {
        let is_answered = |input| self.given(input) == Given::Answered;
        self.shares.contains(&(part, whole)) && is_answered(part) && is_answered(whole)
    }

    /// The figures of a series, year by year; empty where it is none.
    #[must_use]
    pub fn years(&self, input: usize) -> &[Range] {
        match self.fact(input) {
            Some(Fact::Series { years, .. }) => years,
            _ => &[],
        }
    }

    /// The truth of a yes/no input; open where it is none.
    #[must_use]
    pub fn truth(&self, input: usize) -> Truth {
        match self.fact(input) {
            Some(Fact::YesNo(truth)) => *truth,
            _ => Truth::OPEN,
        }
    }

    /// The position of the chosen option.
    #[must_use]
    pub fn choice(&self, input: usize) -> Option<usize> {
        match self.fact(input) {
            Some(Fact::Choice(chosen)) => *chosen,
            _ => None,
        }
    }
}
