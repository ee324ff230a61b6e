//! Exact comparison of figures that are all known, without reducing fractions on the way.
//!
//! What does not fit, and every kind of expression that is not named here, is left to the ordinary evaluation.

use std::cmp::Ordering;

use super::chunk::Chunk;
use crate::exact::{Date, Truth};
use crate::expression::{Comparison, Quantity};

/// What a calculation with known figures gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exact {
    /// A fraction with a positive denominator, not in lowest terms.
    Number(i64, i64),
    /// It divides by zero.
    Undefined,
    /// A figure is not known, or something does not fit.
    Open,
}

/// Numerator and denominator.
type Parts = (i64, i64);

/// Whether this kind of expression is calculated here.
pub(super) fn is_plain(quantity: &Quantity) -> bool {
    match quantity {
        Quantity::Literal(_) | Quantity::Input(_) | Quantity::Lookup(..) | Quantity::AsOf => true,
        Quantity::After(date, _) => is_plain(date),
        Quantity::Add(left, right)
        | Quantity::Subtract(left, right)
        | Quantity::Multiply(left, right)
        | Quantity::Divide(left, right) => is_plain(left) && is_plain(right),
        _ => false,
    }
}

/// The outcome of a comparison: certainly true, false or undefined; `None` where the ordinary evaluation has to look.
pub(super) fn compare(
    comparison: Comparison,
    left: &Quantity,
    right: &Quantity,
    chunk: &Chunk<'_>,
    row: usize,
) -> Option<Truth> {
    let (left, right) = (value(left, chunk, row), value(right, chunk, row));
    let (a, b, c, d) = match (left, right) {
        (Exact::Number(a, b), Exact::Number(c, d)) => (a, b, c, d),
        (Exact::Open, _) | (_, Exact::Open) => return None,
        _ => return Some(Truth::UNDEFINED),
    };
    let order = if b == d {
        a.cmp(&c)
    } else {
        (i128::from(a) * i128::from(d)).cmp(&(i128::from(c) * i128::from(b)))
    };
    Some(Truth::from(match comparison {
        Comparison::AtLeast => order != Ordering::Less,
        Comparison::MoreThan => order == Ordering::Greater,
        Comparison::AtMost => order != Ordering::Greater,
        Comparison::LessThan => order == Ordering::Less,
        Comparison::Is => order == Ordering::Equal,
    }))
}

fn value(quantity: &Quantity, chunk: &Chunk<'_>, row: usize) -> Exact {
    match quantity {
        Quantity::Literal(value) => Exact::Number(value.numerator(), value.denominator()),
        Quantity::Input(input) => match chunk.figure(*input, row) {
            Some(value) => Exact::Number(value, 1),
            None => Exact::Open,
        },
        Quantity::AsOf => Exact::Number(chunk.as_of().days().into(), 1),
        Quantity::After(date, period) => match value(date, chunk, row) {
            Exact::Number(day, 1) => number(|| {
                let day = Date::from_days(day).ok()?;
                Some((day.after(*period).ok()?.days().into(), 1))
            }),
            Exact::Undefined => Exact::Undefined,
            _ => Exact::Open,
        },
        Quantity::Lookup(input, rows) => {
            match chunk.option(*input, row).and_then(|key| rows.get(key)) {
                Some(value) => Exact::Number(value.numerator(), value.denominator()),
                None => Exact::Open,
            }
        }
        Quantity::Add(left, right) => both(left, right, chunk, row, |(a, b), (c, d)| {
            sum((a, b), (c, d))
        }),
        Quantity::Subtract(left, right) => both(left, right, chunk, row, |(a, b), (c, d)| {
            sum((a, b), (c.checked_neg()?, d))
        }),
        Quantity::Multiply(left, right) => both(left, right, chunk, row, |(a, b), (c, d)| {
            Some((product(a, c)?, product(b, d)?))
        }),
        Quantity::Divide(left, right) => {
            match (value(left, chunk, row), value(right, chunk, row)) {
                (Exact::Number(a, b), Exact::Number(c, d)) => match c.cmp(&0) {
                    Ordering::Equal => Exact::Undefined,
                    Ordering::Greater => number(|| Some((product(a, d)?, product(b, c)?))),
                    Ordering::Less => number(|| {
                        let (a, c) = (a.checked_neg()?, c.checked_neg()?);
                        Some((product(a, d)?, product(b, c)?))
                    }),
                },
                (Exact::Open, _) | (_, Exact::Open) => Exact::Open,
                _ => Exact::Undefined,
            }
        }
        _ => Exact::Open,
    }
}

fn both(
    left: &Quantity,
    right: &Quantity,
    chunk: &Chunk<'_>,
    row: usize,
    function: fn(Parts, Parts) -> Option<Parts>,
) -> Exact {
    match (value(left, chunk, row), value(right, chunk, row)) {
        (Exact::Number(a, b), Exact::Number(c, d)) => number(|| function((a, b), (c, d))),
        (Exact::Open, _) | (_, Exact::Open) => Exact::Open,
        _ => Exact::Undefined,
    }
}

fn number(fraction: impl FnOnce() -> Option<Parts>) -> Exact {
    fraction().map_or(Exact::Open, |(above, below)| Exact::Number(above, below))
}

fn sum((a, b): Parts, (c, d): Parts) -> Option<Parts> {
    if b == d {
        return Some((a.checked_add(c)?, b));
    }
    let above = product(a, d)?.checked_add(product(c, b)?)?;
    Some((above, product(b, d)?))
}

/// Where both are small, as they are nearly always, no wide multiplication is needed to know that it fits.
fn product(left: i64, right: i64) -> Option<i64> {
    let small = |value: i64| i64::from(value as i32) == value;
    if small(left) && small(right) {
        return Some(left.wrapping_mul(right));
    }
    left.checked_mul(right)
}
