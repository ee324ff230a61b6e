//! Figures as they stand in the sheet and the table.

use super::plain::plain;
use super::words::{AT_LEAST, AT_MOST, Say};
use crate::exact::Rational;
use crate::report::{Figure, Number};

/// A figure; of one that is not known yet, its bounds.
pub(super) fn figure(figure: Option<Figure>, say: Say) -> String {
    let bound = |number: &Option<Number>| {
        let text = number.as_ref().map(|number| plain(&number.text));
        text.unwrap_or_default()
    };
    let (min, max) = match figure {
        None => return String::new(),
        Some(Figure::Exact(number)) => return plain(&number.text),
        Some(Figure::Between { min, max }) => (min, max),
    };
    let (low, high) = (bound(&min), bound(&max));
    match (low.is_empty(), high.is_empty()) {
        (false, false) => between(&low, &high),
        // “0 or more” tells nobody anything. The day 0 of the calendar does.
        (false, true) if is_zero(min) && low.starts_with('0') => String::new(),
        (false, true) => say.fill(AT_LEAST, &[&low]),
        (true, false) => say.fill(AT_MOST, &[&high]),
        (true, true) => String::new(),
    }
}

fn is_zero(number: Option<Number>) -> bool {
    number.is_some_and(|number| number.value == Rational::ZERO)
}

/// Two ends of what a figure can still be.
pub(super) fn between(low: &str, high: &str) -> String {
    [low, " – ", high].concat()
}

/// What was entered, with separators between the thousands where it is a plain number.
pub(super) fn grouped(entered: &str) -> String {
    let (whole, rest) = parts(entered);
    if !is_number(whole, rest) {
        return entered.to_owned();
    }
    let digits = whole.trim_start_matches('-');
    let mut grouped = String::new();
    if digits.len() < whole.len() {
        grouped.push('-');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + rest
}

/// A figure without separators: a program that writes them in another way still takes it for a number.
pub(super) fn ungrouped(shown: &str) -> String {
    let (whole, rest) = parts(shown);
    let bare = whole.split(',').collect::<String>();
    if is_number(&bare, rest) && grouped(&bare) == whole {
        return bare + rest;
    }
    shown.to_owned()
}

/// What stands before the point, and the rest with it.
fn parts(number: &str) -> (&str, &str) {
    let point = number.bytes().position(|byte| byte == b'.');
    let point = point.unwrap_or(number.len());
    let halves = number.get(..point).zip(number.get(point..));
    halves.unwrap_or((number, ""))
}

/// Whether it is a number of digits, with a point only before further digits.
fn is_number(whole: &str, rest: &str) -> bool {
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    let decimals = rest.strip_prefix('.').unwrap_or("0");
    let all = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    all(digits) && all(decimals)
}

#[cfg(test)]
mod tests {
    use super::{grouped, ungrouped};

    #[test]
    fn numbers_are_grouped_and_everything_else_stays() {
        for (entered, shown) in [
            ("1200", "1,200"),
            ("999", "999"),
            ("-1234567.5000", "-1,234,567.5000"),
            ("0", "0"),
        ] {
            assert_eq!(grouped(entered), shown);
            assert_eq!(ungrouped(shown), entered);
        }
        for other in [
            "",
            "-",
            "1.",
            ".5",
            "1e3",
            "约 1200",
            "1 200",
            "2025-06-04",
            "１２００",
        ] {
            assert_eq!(grouped(other), other);
            assert_eq!(ungrouped(other), other);
        }
        for other in ["1,20", "12,00", ",200", "1,200,", "a,200", "1,200 元"] {
            assert_eq!(ungrouped(other), other);
        }
    }
}
