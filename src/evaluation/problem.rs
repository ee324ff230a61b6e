//! What is wrong with answers: codes and arguments, which become sentences elsewhere.

use crate::exact::{Date, Rational};

/// A problem with one or more answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The ids of the inputs, the one to mend first.
    pub inputs: Vec<String>,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// Something else where a number belongs.
    NotANumber {
        /// What was given.
        given: String,
    },
    /// A fraction of something that is counted.
    Fraction {
        /// What was given.
        given: String,
    },
    /// Below zero.
    Negative {
        /// What was given.
        given: String,
    },
    /// Beyond [`super::LARGEST`].
    TooLarge {
        /// What was given.
        given: String,
    },
    /// More digits after the point than can be computed with.
    TooFine {
        /// What was given.
        given: String,
    },
    /// Below what the question allows.
    BelowMinimum {
        /// The smallest.
        min: Rational,
    },
    /// Above what the question allows.
    AboveMaximum {
        /// The largest.
        max: Rational,
    },
    /// A part larger than its whole.
    PartAboveWhole {
        /// The year, where one year shows it.
        year: Option<i32>,
        /// The part.
        part: Rational,
        /// The whole.
        whole: Rational,
    },
    /// A date after the one that it comes before.
    WrongOrder,
    /// A figure of a year that has not come yet.
    YearToCome {
        /// The year.
        year: i32,
    },
    /// Something else where figures per year belong.
    NotPerYear,
    /// A year that is not asked for; it is not used.
    YearOutside {
        /// The year as given.
        year: String,
        /// The first year asked for.
        from: i32,
        /// The last year asked for.
        until: i32,
    },
    /// Something else where yes or no belongs.
    NotYesNo {
        /// What was given.
        given: String,
    },
    /// No option of the question.
    NoSuchOption {
        /// What was given.
        given: String,
    },
    /// No day of the calendar in the form `YYYY-MM-DD`.
    NoSuchDate {
        /// What was given.
        given: String,
    },
    /// Before the earliest day.
    TooEarly {
        /// The earliest.
        min: Date,
    },
    /// After the latest day.
    TooLate {
        /// The latest.
        max: Date,
    },
    /// An id that no vocabulary knows; it is ignored.
    UnknownInput,
}

impl ProblemKind {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotANumber { .. } => "not-a-number",
            Self::Fraction { .. } => "fraction",
            Self::Negative { .. } => "negative",
            Self::TooLarge { .. } => "too-large",
            Self::TooFine { .. } => "too-fine",
            Self::BelowMinimum { .. } => "below-minimum",
            Self::AboveMaximum { .. } => "above-maximum",
            Self::PartAboveWhole { .. } => "part-above-whole",
            Self::WrongOrder => "wrong-order",
            Self::YearToCome { .. } => "year-to-come",
            Self::NotPerYear => "not-per-year",
            Self::YearOutside { .. } => "year-outside",
            Self::NotYesNo { .. } => "not-yes-no",
            Self::NoSuchOption { .. } => "no-such-option",
            Self::NoSuchDate { .. } => "no-such-date",
            Self::TooEarly { .. } => "too-early",
            Self::TooLate { .. } => "too-late",
            Self::UnknownInput => "unknown-input",
        }
    }

    /// Whether the answer is set aside: its input is marked and counts as unanswered.
    #[must_use]
    pub const fn marks(&self) -> bool {
        !matches!(self, Self::YearOutside { .. } | Self::UnknownInput)
    }
}
