//! Figures as people read them.

use std::cmp::Ordering;

use super::pick;
use crate::exact::{Date, Range, Rational, digits, halves};
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
                Err(_) => value.written(),
            }
        }
        Shown::Unit(unit) => {
            // English units may name both numbers: `person|persons`.
            let (one, more) = halves(unit, b'|').unwrap_or((unit, unit));
            let unit = if value == Rational::ONE { one } else { more };
            match in_ten_thousands(value).filter(|_| !unit.is_ascii()) {
                Some(ten_thousands) => number(ten_thousands, None) + " 万" + unit,
                None => number(value, limit) + " " + unit,
            }
        }
        Shown::Date => value
            .to_i64()
            .and_then(|days| Date::from_days(days).ok())
            .map_or_else(|| value.written(), Date::written),
    }
}

/// Large round figures with a Chinese unit are told in 万, as people there do: `16.5 万人`. Only where one decimal
/// tells them exactly.
fn in_ten_thousands(value: Rational) -> Option<Rational> {
    let whole = value.to_i64()?;
    if whole < 100_000 || whole % 1_000 != 0 {
        return None;
    }
    Rational::fraction(whole, 10_000).ok()
}

/// A number with separators between the thousands.
#[must_use]
pub fn number(value: Rational, limit: Option<Rational>) -> String {
    for decimals in 2..=MOST_DECIMALS {
        let near = Decimal::nearest(value, decimals);
        if limit.is_none_or(|limit| near.compare(limit, decimals) == value.cmp(&limit)) {
            return near.text(decimals);
        }
    }
    value.written()
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
    if let Some(value) = range.single() {
        return Some(text(value));
    }
    let low = text(range.low().finite()?);
    Some(match range.high().finite() {
        Some(high) => low + " – " + &text(high),
        None => low + pick(lang, "以上", " or more"),
    })
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

/// A number with some decimals: `whole` + `part` / 10^decimals, where the part is not below zero.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Decimal {
    whole: i64,
    part: i64,
}

impl Decimal {
    /// Rounds down; also gives what is left, as a numerator over the denominator of the number and the
    /// power of ten. Free of overflow for every number.
    fn below(value: Rational, decimals: u32) -> (Self, u128) {
        let divisor = value.denominator();
        let whole = value.numerator().div_euclid(divisor);
        let divisor = u128::from(divisor.unsigned_abs());
        let rest = value.numerator().rem_euclid(value.denominator());
        let mut left = u128::from(rest.unsigned_abs());
        let mut part = 0;
        for _ in 0..decimals {
            left *= 10;
            part *= 10;
            // Subtracts up to nine times: a division of 128 bits is a kilobyte of code.
            while left >= divisor {
                left -= divisor;
                part += 1;
            }
        }
        (Self { whole, part }, left)
    }

    /// Rounds halves away from zero.
    fn nearest(value: Rational, decimals: u32) -> Self {
        let (mut near, left) = Self::below(value, decimals);
        let half = (left * 2).cmp(&u128::from(value.denominator().unsigned_abs()));
        if half == Ordering::Greater || half == Ordering::Equal && !value.is_negative() {
            near.part += 1;
            if near.part == 10_i64.pow(decimals) {
                (near.whole, near.part) = (near.whole + 1, 0);
            }
        }
        near
    }

    /// Compares to any number.
    fn compare(&self, other: Rational, decimals: u32) -> Ordering {
        let (below, left) = Self::below(other, decimals);
        self.cmp(&below).then(0.cmp(&left))
    }

    /// The digits, without trailing zeros.
    fn text(&self, decimals: u32) -> String {
        let (mut whole, mut part) = (self.whole, self.part);
        let mut text = String::new();
        if whole < 0 {
            text.push('-');
            if part > 0 {
                (whole, part) = (whole + 1, 10_i64.pow(decimals) - part);
            }
        }
        grouped(&mut text, &digits(whole.saturating_abs()));
        if part > 0 {
            text.push('.');
        }
        let mut place = 10_i64.pow(decimals);
        while part > 0 {
            place /= 10;
            text.push_str(&digits(part / place));
            part %= place;
        }
        text
    }
}

fn grouped(text: &mut String, digits: &str) {
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(above: i64, below: i64, limit: &str) -> String {
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
    fn large_round_figures_are_told_as_the_language_does() {
        let told =
            |value: i64, unit: &str| figure(value.into(), &Shown::Unit(unit.to_owned()), None);
        assert_eq!(told(270_000, "人次"), "27 万人次");
        assert_eq!(told(165_000, "人"), "16.5 万人");
        assert_eq!(told(269_999, "人次"), "269,999 人次");
        assert_eq!(told(99_000, "人"), "99,000 人");
        assert_eq!(told(270_000, "person|people"), "270,000 people");
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

    /// The same by scaling, which needs 128 bits.
    fn scaled(value: Rational, decimals: u32) -> i128 {
        let scaled = i128::from(value.numerator()) * 10_i128.pow(decimals);
        let below = i128::from(value.denominator());
        (scaled * 2 + below * scaled.signum()) / (below * 2)
    }

    #[test]
    fn digits_are_those_of_the_exact_quotient() {
        let figures = [
            0,
            1,
            2,
            7,
            995,
            1019,
            84_996,
            10_i64.pow(15),
            i64::MAX - 1,
            i64::MAX,
        ];
        let pairs = figures.iter().flat_map(|a| figures.map(|b| (*a, b.max(1))));
        let values = pairs.flat_map(|(a, b)| [Rational::fraction(a, b), Rational::fraction(-a, b)]);
        let values = values.collect::<Result<Vec<_>, _>>().expect("fits");
        for &value in &values {
            for decimals in 2..=MOST_DECIMALS {
                let near = Decimal::nearest(value, decimals);
                let wanted = scaled(value, decimals);
                let found = i128::from(near.whole) * 10_i128.pow(decimals) + i128::from(near.part);
                assert_eq!(found, wanted, "{value} {decimals}");
                let text = near.text(decimals).replace(',', "");
                let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
                assert!(!part.ends_with('0'), "{text}");
                let width = usize::try_from(decimals).expect("few");
                let read = format!("{whole}{part:0<width$}").parse::<i128>();
                assert_eq!(read, Ok(wanted), "{value} {decimals}");
                for &limit in &values {
                    // `found` against the limit, by parts that fit.
                    let above = i128::from(limit.numerator());
                    let below = i128::from(limit.denominator());
                    let scale = 10_i128.pow(decimals);
                    let whole = found.div_euclid(scale).cmp(&above.div_euclid(below));
                    let rest =
                        (found.rem_euclid(scale) * below).cmp(&(above.rem_euclid(below) * scale));
                    assert_eq!(
                        near.compare(limit, decimals),
                        whole.then(rest),
                        "{value} {limit}"
                    );
                }
            }
        }
    }
}
