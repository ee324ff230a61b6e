//! Walks over JSON once, without a second look at anything but names.

use super::{JsonProblem, Outcome, Wanted, place};
use crate::answers::limits::{MAX_DEPTH, MAX_FIELDS, MAX_TEXT, MAX_VALUES};
use crate::answers::{Data, Fields};
use crate::exact::plain_decimal;

/// Reads a text as a whole.
pub(super) fn read(text: &str) -> Outcome<Data> {
    let mut reader = Reader {
        text,
        at: 0,
        left: MAX_VALUES,
    };
    reader.document()
}

pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
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

    pub(super) fn rest(&self) -> &'t str {
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
