//! What a change costs.

use crate::exact::Rational;

/// The sum of relative increases: of the figures that are part of no other, then of all; then how many facts are put
/// right.
pub(super) type Cost = [Rational; 3];

pub(super) const FREE: Cost = [Rational::ZERO; 3];

/// Adds to a sum. Where the exact sum of many unlike fractions does not fit, both are cut to millionths: that can
/// only change which of two nearly equal changes comes first.
pub(super) fn add(sum: Rational, share: Rational) -> Rational {
    sum.plus(share).unwrap_or_else(|_| {
        let sum = cut(sum).saturating_add(cut(share));
        Rational::fraction(sum, MILLION).unwrap_or(Rational::integer(sum / MILLION))
    })
}

/// A change as a share of what is required of the figure.
pub(super) fn relative(change: Rational, requirement: Rational) -> Rational {
    let change = change.absolute();
    change.over(requirement).unwrap_or(change)
}

const MILLION: i64 = 1_000_000;

fn cut(value: Rational) -> i64 {
    let millionths = i128::from(value.numerator()) * i128::from(MILLION);
    let whole = millionths / i128::from(value.denominator());
    i64::try_from(whole).unwrap_or(i64::MAX)
}
