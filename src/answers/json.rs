//! Reads JSON exactly: numbers as they are written, each name once, nothing beyond the limits.

use super::limits::{MAX_DEPTH, MAX_FIELDS, MAX_TEXT, MAX_VALUES};
use super::{Data, Fields};
use crate::exact::plain_decimal;

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
    /// Nested more deeply than [`MAX_DEPTH`].
    TooDeep,
    /// More than [`MAX_TEXT`], [`MAX_VALUES`] or [`MAX_FIELDS`].
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
        let mut reader = Reader {
            text,
            at: 0,
            left: MAX_VALUES,
        };
        reader.document().map_err(|(at, kind)| {
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

struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// How many values may still come.
    left: usize,
}

impl<'t> Reader<'t> {
    fn document(&mut self) -> Outcome<Data> {
        if self.text.len() > MAX_TEXT {
            return Err((0, JsonProblem::TooMuch));
        }
        let data = self.value(0)?;
        match self.next() {
            None => Ok(data),
            Some(_) => Err(self.unexpected(Wanted::End)),
        }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next byte that is no white space.
    fn next(&mut self) -> Option<u8> {
        let rest = self.rest();
        let space = rest.trim_start_matches([' ', '\t', '\n', '\r']);
        self.at += rest.len() - space.len();
        space.bytes().next()
    }

    fn unexpected(&self, wanted: Wanted) -> (usize, JsonProblem) {
        let kind = match self.rest().chars().next() {
            None => JsonProblem::Unfinished,
            Some(found) => JsonProblem::Unexpected { found, wanted },
        };
        (self.at, kind)
    }

    fn value(&mut self, depth: usize) -> Outcome<Data> {
        let next = self.next();
        if self.left == 0 {
            return Err((self.at, JsonProblem::TooMuch));
        }
        self.left -= 1;
        if depth >= MAX_DEPTH && matches!(next, Some(b'{' | b'[')) {
            return Err((self.at, JsonProblem::TooDeep));
        }
        match next {
            Some(b'{') => self.object(depth + 1),
            Some(b'[') => self.list(depth + 1),
            Some(b'"') => self.string().map(Data::Text),
            None | Some(b'}' | b']' | b',' | b':') => Err(self.unexpected(Wanted::Value)),
            Some(_) => self.word(),
        }
    }

    fn list(&mut self, depth: usize) -> Outcome<Data> {
        let mut items = Vec::new();
        self.at += 1;
        if self.next() == Some(b']') {
            self.at += 1;
            return Ok(Data::List(items));
        }
        loop {
            items.push(self.value(depth)?);
            if self.is_last(']')? {
                return Ok(Data::List(items));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Outcome<Data> {
        let mut places = Vec::new();
        let mut fields = Vec::new();
        self.at += 1;
        if self.next() == Some(b'}') {
            self.at += 1;
            return Ok(Data::Object(Fields::new()));
        }
        loop {
            if self.next() != Some(b'"') {
                return Err(self.unexpected(Wanted::Name));
            }
            if fields.len() == MAX_FIELDS {
                return Err((self.at, JsonProblem::TooMuch));
            }
            let at = self.at;
            let name = self.string()?;
            places.push((name.clone(), at));
            if self.next() != Some(b':') {
                return Err(self.unexpected(Wanted::Colon));
            }
            self.at += 1;
            fields.push((name, self.value(depth)?));
            if self.is_last('}')? {
                break;
            }
        }
        self.each_once(places)?;
        Ok(Data::Object(fields.into_iter().collect()))
    }

    /// Refuses the first name that stood there before: which of two answers is meant, nobody can tell.
    fn each_once(&self, mut places: Vec<(String, usize)>) -> Outcome<()> {
        places.sort();
        let mut pairs = places.iter().zip(places.iter().skip(1)).collect::<Vec<_>>();
        pairs.retain(|((one, _), (other, _))| one == other);
        match pairs.iter().min_by_key(|(_, (_, again))| *again) {
            None => Ok(()),
            Some(((name, first), (_, again))) => {
                let (name, (line, _)) = (name.clone(), place(self.text, *first));
                Err((*again, JsonProblem::Repeated { name, line }))
            }
        }
    }

    /// After an item: whether the bracket follows, rather than a comma and another item.
    fn is_last(&mut self, bracket: char) -> Outcome<bool> {
        match self.next() {
            Some(b',') => self.at += 1,
            Some(byte) if char::from(byte) == bracket => {
                self.at += 1;
                return Ok(true);
            }
            _ => return Err(self.unexpected(Wanted::CommaOr(bracket))),
        }
        Ok(false)
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self) -> Outcome<Data> {
        let rest = self.rest();
        let ends = |one: char| " \t\n\r,:\"[]{}".contains(one);
        let word = rest.find(ends).and_then(|end| rest.get(..end));
        let word = word.unwrap_or(rest);
        let data = match word {
            "null" => Data::Null,
            "true" => Data::Bool(true),
            "false" => Data::Bool(false),
            _ if is_number(word) => match plain_decimal(word) {
                Some(plain) => number(plain),
                None => {
                    let written = word.to_owned();
                    return Err((self.at, JsonProblem::TooLong { written }));
                }
            },
            _ => {
                let written = word.to_owned();
                return Err((self.at, JsonProblem::NoValue { written }));
            }
        };
        self.at += word.len();
        Ok(data)
    }

    fn string(&mut self) -> Outcome<String> {
        let mut string = String::new();
        self.at += 1;
        loop {
            let rest = self.rest();
            let stop = rest.find(|one: char| one == '"' || one == '\\' || one < ' ');
            let Some(plain) = stop.and_then(|stop| rest.get(..stop)) else {
                return Err((self.text.len(), JsonProblem::Unfinished));
            };
            string.push_str(plain);
            self.at += plain.len();
            match self.rest().chars().next() {
                Some('"') => {
                    self.at += 1;
                    return Ok(string);
                }
                Some('\\') => string.push(self.escape()?),
                found => {
                    let found = found.unwrap_or_default();
                    return Err((self.at, JsonProblem::Control { found }));
                }
            }
        }
    }

    fn escape(&mut self) -> Outcome<char> {
        let rest = self.rest();
        let (character, length) = match rest.as_bytes().get(1) {
            Some(b'u') => match (unit(rest), rest.get(6..).and_then(unit)) {
                (Some(high @ 0xD800..0xDC00), Some(low @ 0xDC00..0xE000)) => {
                    let point = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                    (char::from_u32(point), 12)
                }
                (Some(unit), _) => (char::from_u32(unit), 6),
                (None, _) => (None, 6),
            },
            Some(byte) => {
                let known = [
                    (b'"', '"'),
                    (b'\\', '\\'),
                    (b'/', '/'),
                    (b'b', '\u{8}'),
                    (b'f', '\u{c}'),
                    (b'n', '\n'),
                    (b'r', '\r'),
                    (b't', '\t'),
                ];
                let found = known.iter().find(|(name, _)| name == byte);
                (found.map(|(_, character)| *character), 2)
            }
            None => return Err((self.text.len(), JsonProblem::Unfinished)),
        };
        let Some(character) = character else {
            let written = rest.chars().take(length).collect();
            return Err((self.at, JsonProblem::Escape { written }));
        };
        self.at += length;
        Ok(character)
    }
}

/// The four digits after `\u`.
fn unit(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let sound = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| sound)
}

/// Whether a word is a number by the grammar of JSON.
fn is_number(word: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|one| one.is_ascii_digit());
    let word = word.strip_prefix('-').unwrap_or(word);
    let (number, exponent) = word.split_once(['e', 'E']).unwrap_or((word, "0"));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let leading = whole.len() > 1 && whole.starts_with('0');
    digits(whole) && !leading && digits(fraction) && digits(exponent)
}

/// A whole number that has an opposite as such, everything else in its digits.
fn number(plain: String) -> Data {
    match plain.parse::<i64>() {
        Ok(whole) if whole != i64::MIN => Data::Integer(whole),
        _ => Data::Decimal(plain),
    }
}
