//! JSON, read exactly: numbers as they are written, each name once, nothing beyond the limits; and written.

mod reader;
mod string;
mod writer;

use super::Data;

/// Why a text is not read, and where, counted from 1 in lines and characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
    /// What is wrong.
    pub kind: JsonProblem,
}

/// What is wrong with JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonProblem {
    /// It ends too early.
    Unfinished,
    /// Something else where another thing belongs.
    Unexpected {
        /// What stands there.
        found: char,
        /// What belongs there.
        wanted: Wanted,
    },
    /// No number and no word of JSON.
    NoValue {
        /// What stands there.
        written: String,
    },
    /// A control character inside a text.
    Control {
        /// The character.
        found: char,
    },
    /// An escape that JSON does not have, or half of a pair of surrogates.
    Escape {
        /// What stands there.
        written: String,
    },
    /// A name that stood in its object before.
    Repeated {
        /// The name.
        name: String,
        /// The line where it stood first.
        line: usize,
    },
    /// A number of more digits than anything has.
    TooLong {
        /// What stands there.
        written: String,
    },
    /// Nested more deeply than [`super::limits::MAX_DEPTH`].
    TooDeep,
    /// More than [`super::limits::MAX_TEXT`], [`super::limits::MAX_VALUES`] or [`super::limits::MAX_FIELDS`].
    TooMuch,
}

/// What belongs at a place of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A value.
    Value,
    /// A name in quotes.
    Name,
    /// The colon after a name.
    Colon,
    /// A comma or this bracket.
    CommaOr(char),
    /// The end of the text.
    End,
}

impl Data {
    /// Reads JSON.
    ///
    /// # Errors
    /// The first thing that is wrong, at its place.
    pub fn from_json(text: &str) -> Result<Self, JsonError> {
        reader::read(text).map_err(|(at, kind)| {
            let (line, column) = place(text, at);
            JsonError { line, column, kind }
        })
    }
}

/// The line and the column of a byte.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let (lines, last) = before
        .rsplit_once('\n')
        .map_or((0, before), |(lines, last)| {
            (lines.matches('\n').count() + 1, last)
        });
    (lines + 1, last.chars().count() + 1)
}

/// What is wrong at a byte.
type Outcome<T> = Result<T, (usize, JsonProblem)>;
