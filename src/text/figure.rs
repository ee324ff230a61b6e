//! Figures as people read them.

use super::pick;
use crate::exact::{Date, Edge, Range, Rational};
use crate::policy::{Lang, Shown};

/// The most decimals that are tried before a figure is told as a fraction.
const MOST_DECIMALS: u32 = 12;

/// A figure with its unit. Rounded to two decimals, and to more until the text stands on the same side
/// of the limit as the value: 84.996 % is never told as 85 % where 85 % is the limit.
#[must_use]
pub fn figure(value: Rational, shown: &Shown, limit: Option<Rational>) -> String {
    match shown {
        Shown::Plain => number(value, limit),
        Shown::Share => {
            let hundred = Rational::integer(100);
            let limit = limit.and_then(|limit| limit.times(hundred).ok());
            match value.times(hundred) {
                Ok(percent) => number(percent, limit) + " %",
                Err(_) => value.to_string(),
            }
        }
        Shown::Unit(unit) => {
            // English units may name both numbers: `person|persons`.
            let (one, more) = unit
                .split_once('|')
                .unwrap_or((unit.as_str(), unit.as_str()));
            let unit = if value == Rational::ONE { one } else { more };
            number(value, limit) + " " + unit
        }
        Shown::Date => value
            .to_i64()
            .and_then(|days| Date::from_days(days).ok())
            .map_or_else(|| value.to_string(), |date| date.to_string()),
    }
}

/// A number with separators between the thousands.
#[must_use]
pub fn number(value: Rational, limit: Option<Rational>) -> String {
    (2..=MOST_DECIMALS)
        .filter_map(|decimals| rounded(value, decimals))
        .find(|near| limit.is_none_or(|limit| near.cmp(&limit) == value.cmp(&limit)))
        .and_then(decimal)
        .unwrap_or_else(|| value.to_string())
}

/// What a value can still be: `1,200 人次`, `0–9,000 人次`, `at least 300`; `None` when nothing bounds it
/// or it is undefined.
#[must_use]
pub fn values(
    range: Option<Range>,
    shown: &Shown,
    limit: Option<Rational>,
    lang: Lang,
) -> Option<String> {
    let range = range?;
    let text = |value| figure(value, shown, limit);
    match (range.low(), range.high()) {
        _ if range.single().is_some() => range.single().map(text),
        (Edge::At(low), Edge::At(high)) => Some(text(low) + " – " + &text(high)),
        (Edge::At(low), _) => Some(text(low) + pick(lang, "以上", " or more")),
        _ => None,
    }
}

/// Several figures of which one will be required, as a table with an open key gives them.
#[must_use]
pub fn figures_open(figures: &[Rational], shown: &Shown, lang: Lang) -> String {
    let Some((last, first)) = figures.split_last() else {
        return String::new();
    };
    let last = figure(*last, shown, None);
    if first.is_empty() {
        return last;
    }
    // The unit stands once, after the last.
    let shown = match shown {
        Shown::Unit(_) => &Shown::Plain,
        shown => shown,
    };
    let mut text = String::new();
    for (position, value) in first.iter().enumerate() {
        if position > 0 {
            text.push_str(pick(lang, "、", ", "));
        }
        text.push_str(&figure(*value, shown, None));
    }
    text + pick(lang, " 或 ", " or ") + &last
}

/// Rounds to so many decimals, halves away from zero; `None` when the scaled number does not fit.
fn rounded(value: Rational, decimals: u32) -> Option<Rational> {
    let scale = 10_i128.checked_pow(decimals)?;
    let scaled = value.numerator().checked_mul(scale)?;
    let doubled = scaled.checked_mul(2)?;
    let half = value.denominator().checked_mul(scaled.signum())?;
    let nearest = doubled.checked_add(half)? / value.denominator().checked_mul(2)?;
    Rational::fraction(nearest, scale).ok()
}

/// A number with finitely many decimals, without trailing zeros.
fn decimal(value: Rational) -> Option<String> {
    let scale = 10_i128.checked_pow(MOST_DECIMALS)?;
    let digits = value.numerator().checked_mul(scale / value.denominator())?;
    let (whole, part) = (
        digits.unsigned_abs() / scale.unsigned_abs(),
        digits.unsigned_abs() % scale.unsigned_abs(),
    );
    let sign = if digits < 0 { "-" } else { "" };
    let whole = grouped(&whole.to_string());
    let part = format!("{part:012}");
    let part = part.trim_end_matches('0');
    Some(if part.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{part}")
    })
}

fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(above: i128, below: i128, limit: &str) -> String {
        let value = Rational::fraction(above, below).expect("fits");
        let limit = Rational::parse(limit);
        figure(value, &Shown::Share, limit)
    }

    #[test]
    fn a_ratio_is_never_told_across_its_limit() {
        assert_eq!(share(1019, 1200, "0.85"), "84.92 %");
        assert_eq!(share(84_996, 100_000, "0.85"), "84.996 %");
        assert_eq!(share(30_004, 100_000, "0.3"), "30.004 %");
        assert_eq!(share(17, 20, "0.85"), "85 %");
        assert_eq!(share(1, 3, "1/3"), "1/3 %".replace("1/3", "100/3"));
        assert_eq!(share(999_999_999, 1_000_000_000, "1"), "99.9999999 %");
    }

    #[test]
    fn thousands_are_grouped() {
        let text = |text: &str| number(Rational::parse(text).expect("a number"), None);
        assert_eq!(text("1200"), "1,200");
        assert_eq!(text("999"), "999");
        assert_eq!(text("1000000000000000"), "1,000,000,000,000,000");
        assert_eq!(text("-1234.5"), "-1,234.5");
        assert_eq!(text("0.005"), "0.01");
    }
}
