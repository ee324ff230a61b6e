//! Texts of JSON.

use super::reader::Reader;
use super::{JsonProblem, Outcome};

impl Reader<'_> {
    pub(super) fn string(&mut self) -> Outcome<String> {
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
