//! The names of files about a report, in the visitor's own words and without what file systems refuse.

use super::plain::plain;
use super::words::{EXAMPLE_FILE, FILE, Say};
use crate::report::Report;

/// So many letters of each part are told.
const LONGEST: usize = 40;

/// What a visitor saves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// The table.
    Table,
    /// The report, to be opened again.
    SelfCheck,
    /// The same of an example, which is nobody's.
    Example,
}

/// The name of a file about a report.
#[must_use]
pub fn file_name(report: Report<'_>, kind: FileKind) -> String {
    let (what, ending) = match kind {
        FileKind::Table => (FILE, ".csv"),
        FileKind::SelfCheck => (FILE, ".json"),
        FileKind::Example => (EXAMPLE_FILE, ".json"),
    };
    let day = report.evaluation.facts.as_of.written();
    let mut name = String::new();
    for part in [
        &report.policy.title,
        &report.check.title,
        Say(report.policy.lang).word(what),
        &day,
    ] {
        let part = clean(&plain(part));
        if !part.is_empty() && !name.is_empty() {
            name.push('-');
        }
        name.push_str(&part);
    }
    name + ending
}

/// The beginning of a text, with `_` for what a name cannot have.
fn clean(text: &str) -> String {
    let mut clean = String::new();
    let mut within_gap = true;
    for letter in text.chars() {
        if letter.is_whitespace() || is_sign(letter) {
            if !within_gap {
                clean.push('_');
            }
            within_gap = true;
        } else {
            clean.push(letter);
            within_gap = false;
        }
    }
    if within_gap {
        clean.pop();
    }
    if let Some((end, _)) = clean.char_indices().nth(LONGEST) {
        clean.truncate(end);
    }
    clean
}

#[rustfmt::skip]
const fn is_sign(letter: char) -> bool {
    matches!(
        letter,
        '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '“' | '”' | '‘' | '’' | '\'' | '`' | '~' | '#' | '%' | '&'
            | '{' | '}' | '$' | '!' | '@' | '+' | '=' | '.'
    )
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn what_file_systems_refuse_is_left_out() {
        assert_eq!(clean("“宁夏工匠”技能品牌评选"), "宁夏工匠_技能品牌评选");
        assert_eq!(clean("../..\\a: b?.exe "), "a_b_exe");
        assert_eq!(clean("…"), "…");
        assert_eq!(clean("  ..  "), "");
        assert_eq!(clean(&"长".repeat(50)), "长".repeat(40));
    }
}
