//! The small changes of an expression that somebody could write by mistake: another figure, another
//! comparison, another unit of time, `or` for `and`.

use super::token::{Token, TokenKind, tokens};
use crate::exact::{Date, Period};

/// Every expression that differs from one in a single place. What is no expression has none.
#[must_use]
pub fn changes(text: &str) -> Vec<String> {
    let Ok(tokens) = tokens(text) else {
        return Vec::new();
    };
    let mut changed = Vec::new();
    let mut put = |token: &Token, with: &str| {
        let (before, after) = (text.get(..token.span.start), text.get(token.span.end..));
        if let (Some(before), Some(after)) = (before, after) {
            changed.push(format!("{before}{with}{after}"));
        }
    };
    for (position, token) in tokens.iter().enumerate() {
        let written = text.get(token.span.clone()).unwrap_or_default();
        match &token.kind {
            TokenKind::Number(_) | TokenKind::Percent(_) => {
                let digits = written.trim_end_matches('%');
                let unit = written.get(digits.len()..).unwrap_or_default();
                for near in neighbours(digits) {
                    put(token, &format!("{near}{unit}"));
                }
            }
            TokenKind::Text(inner) => {
                for near in times(inner) {
                    put(token, &format!("\"{near}\""));
                }
            }
            TokenKind::Name(name) => {
                for near in words(name) {
                    put(token, near);
                }
            }
            TokenKind::Symbol("..") => {
                for (bracket, near) in brackets(&tokens, position) {
                    put(bracket, near);
                }
            }
            TokenKind::Symbol(symbol) => {
                for near in symbols(symbol) {
                    put(token, near);
                }
            }
            TokenKind::End => {}
        }
    }
    changed
}

/// The numbers one less and one more in the last place that is written.
#[must_use]
pub fn neighbours(written: &str) -> Vec<String> {
    let plain = written.replace(['_', '+'], "");
    let decimals = plain.split_once('.').map_or(0, |(_, tail)| tail.len());
    // More digits than these are no number of a policy.
    let Ok(digits) = plain.replace('.', "").parse::<i64>() else {
        return Vec::new();
    };
    let near = [digits.checked_sub(1), digits.checked_add(1)];
    let near = near.into_iter().flatten().filter(|one| *one >= 0);
    near.map(|one| {
        let mut whole = one.to_string();
        while whole.len() <= decimals {
            whole.insert(0, '0');
        }
        let tail = whole.split_off(whole.len() - decimals);
        if tail.is_empty() {
            whole
        } else {
            format!("{whole}.{tail}")
        }
    })
    .collect()
}

/// The days before and after a day.
#[must_use]
pub fn days_beside(day: Date) -> Vec<Date> {
    let beside = [-1, 1].map(|step| Date::from_days(i64::from(day.days()) + step));
    beside.into_iter().filter_map(Result::ok).collect()
}

/// Other dates, and periods with another figure or unit.
fn times(text: &str) -> Vec<String> {
    if let Some(day) = Date::parse(text) {
        return days_beside(day).iter().map(Date::to_string).collect();
    }
    if Period::parse(text).is_none() {
        return Vec::new();
    }
    let mut near = Vec::new();
    let mut start = 1;
    while let Some(rest) = text.get(start..).filter(|rest| !rest.is_empty()) {
        let length = rest
            .find(|one: char| !one.is_ascii_digit())
            .unwrap_or(rest.len());
        let (digits, tail) = rest.split_at(length);
        let (unit, _) = tail.split_at(tail.len().min(1));
        let other = if unit == "M" { "Y" } else { "M" };
        let (before, after) = (text.get(..start), text.get(start + length + unit.len()..));
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        near.push(format!("{before}{digits}{other}{after}"));
        for digits in neighbours(digits) {
            near.push(format!("{before}{digits}{unit}{after}"));
        }
        start += length + unit.len();
    }
    near
}

fn words(name: &str) -> &'static [&'static str] {
    match name {
        "and" => &["or"],
        "or" => &["and"],
        "not" => &[""],
        "min" => &["max"],
        "max" => &["min"],
        "true" => &["false"],
        "false" => &["true"],
        _ => &[],
    }
}

fn symbols(symbol: &str) -> &'static [&'static str] {
    match symbol {
        "<=" => &["<", ">="],
        "<" => &["<=", ">"],
        ">=" => &[">", "<="],
        ">" => &[">=", "<"],
        "=" => &["!="],
        "!=" => &["="],
        "+" => &["-"],
        "-" => &["+"],
        "*" => &["/"],
        "/" => &["*"],
        _ => &[],
    }
}

/// The two ends of an interval, each with the bracket that takes the end in or leaves it out.
fn brackets(tokens: &[Token], dots: usize) -> Vec<(&Token, &'static str)> {
    let (before, after) = tokens.split_at(dots);
    let opening = before.iter().rev().find_map(|token| match token.kind {
        TokenKind::Symbol("[") => Some((token, "(")),
        TokenKind::Symbol("(") => Some((token, "[")),
        _ => None,
    });
    let closing = after.iter().find_map(|token| match token.kind {
        TokenKind::Symbol("]") => Some((token, ")")),
        TokenKind::Symbol(")") => Some((token, "]")),
        _ => None,
    });
    opening.into_iter().chain(closing).collect()
}

#[cfg(test)]
mod tests {
    use super::{changes, neighbours};

    #[test]
    fn figures_move_in_their_last_place() {
        assert_eq!(neighbours("1_200"), ["1199", "1201"]);
        assert_eq!(neighbours("0.5"), ["0.4", "0.6"]);
        assert_eq!(neighbours("1.00"), ["0.99", "1.01"]);
        assert_eq!(neighbours("0"), ["1"]);
        assert_eq!(neighbours("9223372036854775807"), ["9223372036854775806"]);
        assert_eq!(neighbours("92233720368547758.07"), ["92233720368547758.06"]);
        assert!(neighbours("-9223372036854775808").is_empty());
        assert!(neighbours("9223372036854775808").is_empty());
    }

    #[test]
    fn each_place_changes_alone() {
        assert_eq!(
            changes("a >= 85%"),
            ["a > 85%", "a <= 85%", "a >= 84%", "a >= 86%"]
        );
        assert_eq!(changes("not a or b"), [" a or b", "not a and b"]);
        assert_eq!(
            changes("d + duration(\"P5Y\")"),
            [
                "d - duration(\"P5Y\")",
                "d + duration(\"P5M\")",
                "d + duration(\"P4Y\")",
                "d + duration(\"P6Y\")"
            ]
        );
        assert_eq!(
            changes("x in (60..100]"),
            [
                "x in (59..100]",
                "x in (61..100]",
                "x in [60..100]",
                "x in (60..100)",
                "x in (60..99]",
                "x in (60..101]"
            ]
        );
        assert_eq!(changes("level = \"county\""), ["level != \"county\""]);
        assert_eq!(
            changes("min(a, b) != max(c, d) and true"),
            [
                "max(a, b) != max(c, d) and true",
                "min(a, b) = max(c, d) and true",
                "min(a, b) != min(c, d) and true",
                "min(a, b) != max(c, d) or true",
                "min(a, b) != max(c, d) and false"
            ]
        );
    }
}
