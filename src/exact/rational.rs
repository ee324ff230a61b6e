//! Exact rational numbers with checked overflow.

use std::cmp::Ordering;
use std::fmt;

/// A result does not fit the representation. It becomes an `invalid` status, never a wrong figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overflow;

/// An exact rational number.
///
/// Kept in lowest terms as two `i128` with a positive denominator, so two equal numbers are equal
/// field by field. Every operation is checked: it gives [`Overflow`] rather than a wrapped result.
///
/// ```
/// use eligibility_check::exact::Rational;
/// let share = Rational::fraction(1019, 1200)?;
/// assert!(share < Rational::parse("0.85").expect("a decimal"));
/// assert_eq!(share.to_string(), "1019/1200");
/// # Ok::<(), eligibility_check::exact::Overflow>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rational {
    numerator: i128,
    denominator: i128,
}

impl Rational {
    /// Zero.
    pub const ZERO: Self = Self::integer(0);
    /// One.
    pub const ONE: Self = Self::integer(1);

    /// A whole number.
    #[must_use]
    pub const fn integer(value: i64) -> Self {
        Self {
            numerator: value as i128,
            denominator: 1,
        }
    }

    /// The quotient of two whole numbers, in lowest terms.
    ///
    /// # Errors
    /// [`Overflow`] when the denominator is zero or a sign cannot be turned.
    pub fn fraction(numerator: i128, denominator: i128) -> Result<Self, Overflow> {
        if denominator == 0 {
            return Err(Overflow);
        }
        if denominator == 1 {
            return Ok(Self {
                numerator,
                denominator,
            });
        }
        let divisor = greatest_common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i128::try_from(divisor).map_err(|_| Overflow)?;
        let sign = if denominator < 0 { -1 } else { 1 };
        let reduced = |value: i128| (value / divisor).checked_mul(sign).ok_or(Overflow);
        Ok(Self {
            numerator: reduced(numerator)?,
            denominator: reduced(denominator)?,
        })
    }

    /// Reads a decimal as written (`1200`, `-0.5`) or a fraction (`17/20`); at most 30 digits a part.
    /// `None` when the text is neither.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((above, below)) = text.split_once('/') {
            return Self::fraction(parse_whole(above)?, parse_whole(below)?).ok();
        }
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        if text.contains('.') && (decimals.is_empty() || !is_digits(decimals)) {
            return None;
        }
        if decimals.len() > 18 {
            return None;
        }
        let digits = parse_whole(&format!("{whole}{decimals}"))?;
        if !is_digits(whole.strip_prefix('-').unwrap_or(whole)) {
            return None;
        }
        let scale = 10_i128.checked_pow(u32::try_from(decimals.len()).ok()?)?;
        Self::fraction(digits, scale).ok()
    }

    /// The numerator in lowest terms.
    #[must_use]
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// The denominator in lowest terms; always positive.
    #[must_use]
    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    /// Whether the number is whole.
    #[must_use]
    pub const fn is_integer(self) -> bool {
        self.denominator == 1
    }

    /// Whether the number is zero.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// Whether the number is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.numerator < 0
    }

    /// The whole number itself; `None` for a fraction or beyond `i64`.
    #[must_use]
    pub fn to_i64(self) -> Option<i64> {
        self.is_integer()
            .then(|| i64::try_from(self.numerator).ok())
            .flatten()
    }

    /// Sum.
    ///
    /// # Errors
    /// [`Overflow`] beyond the representation.
    pub fn plus(self, other: Self) -> Result<Self, Overflow> {
        if self.denominator == other.denominator {
            let sum = self
                .numerator
                .checked_add(other.numerator)
                .ok_or(Overflow)?;
            return Self::fraction(sum, self.denominator);
        }
        let left = checked_product(self.numerator, other.denominator)?;
        let right = checked_product(other.numerator, self.denominator)?;
        let below = checked_product(self.denominator, other.denominator)?;
        Self::fraction(left.checked_add(right).ok_or(Overflow)?, below)
    }

    /// Difference.
    ///
    /// # Errors
    /// [`Overflow`] beyond the representation.
    pub fn minus(self, other: Self) -> Result<Self, Overflow> {
        self.plus(other.negate()?)
    }

    /// Product.
    ///
    /// # Errors
    /// [`Overflow`] beyond the representation.
    pub fn times(self, other: Self) -> Result<Self, Overflow> {
        // Reducing crosswise first keeps the intermediate products small.
        let left = Self::fraction(self.numerator, other.denominator)?;
        let right = Self::fraction(other.numerator, self.denominator)?;
        Ok(Self {
            numerator: checked_product(left.numerator, right.numerator)?,
            denominator: checked_product(left.denominator, right.denominator)?,
        })
    }

    /// Quotient.
    ///
    /// # Errors
    /// [`Overflow`] beyond the representation, or when the divisor is zero.
    pub fn over(self, other: Self) -> Result<Self, Overflow> {
        self.times(Self::fraction(other.denominator, other.numerator)?)
    }

    /// The number with the opposite sign.
    ///
    /// # Errors
    /// [`Overflow`] for the one value whose opposite does not fit.
    pub fn negate(self) -> Result<Self, Overflow> {
        Ok(Self {
            numerator: self.numerator.checked_neg().ok_or(Overflow)?,
            denominator: self.denominator,
        })
    }
}

impl From<i64> for Rational {
    fn from(value: i64) -> Self {
        Self::integer(value)
    }
}

impl Ord for Rational {
    /// Compares exactly and never overflows: the whole parts first, then the fractions turned over.
    fn cmp(&self, other: &Self) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        let products = (
            self.numerator.checked_mul(other.denominator),
            other.numerator.checked_mul(self.denominator),
        );
        if let (Some(left), Some(right)) = products {
            return left.cmp(&right);
        }
        let (mut a, mut b) = (self.numerator, self.denominator);
        let (mut c, mut d) = (other.numerator, other.denominator);
        loop {
            let wholes = a.div_euclid(b).cmp(&c.div_euclid(d));
            if wholes != Ordering::Equal {
                return wholes;
            }
            let (left, right) = (a.rem_euclid(b), c.rem_euclid(d));
            match (left == 0, right == 0) {
                (true, true) => return Ordering::Equal,
                (true, false) => return Ordering::Less,
                (false, true) => return Ordering::Greater,
                (false, false) => (a, b, c, d) = (d, right, b, left),
            }
        }
    }
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Rational {
    /// `1200`, or `17/20`: exact, and what [`Rational::parse`] reads.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_integer() {
            write!(formatter, "{}", self.numerator)
        } else {
            write!(formatter, "{}/{}", self.numerator, self.denominator)
        }
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn parse_whole(text: &str) -> Option<i128> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if !is_digits(digits) || digits.len() > 30 {
        return None;
    }
    text.parse().ok()
}

fn checked_product(left: i128, right: i128) -> Result<i128, Overflow> {
    left.checked_mul(right).ok_or(Overflow)
}

fn greatest_common_divisor(left: u128, right: u128) -> u128 {
    // Figures of people fit 64 bits, where division is one instruction.
    if let (Ok(mut a), Ok(mut b)) = (u64::try_from(left), u64::try_from(right)) {
        while b != 0 {
            (a, b) = (b, a % b);
        }
        return u128::from(a);
    }
    let (mut a, mut b) = (left, right);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::{Overflow, Rational};

    #[test]
    fn decimals_are_exact() {
        let share = Rational::parse("0.85").expect("a decimal");
        assert_eq!((share.numerator(), share.denominator()), (17, 20));
        assert_eq!(Rational::parse("-2.50"), Rational::parse("-5/2"));
        for text in ["", ".", "1.", ".5", "1e3", "1/0", "--1", "1.-5", "+1", " 1"] {
            assert_eq!(Rational::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn comparison_survives_what_multiplication_cannot() {
        let huge = Rational::fraction(i128::MAX, 3).expect("fits");
        let larger = Rational::fraction(i128::MAX, 2).expect("fits");
        assert!(huge < larger);
        assert_eq!(huge.times(larger), Err(Overflow));
        let negative = huge.negate().expect("fits");
        assert!(larger.negate().expect("fits") < negative);
    }

    #[test]
    fn the_floating_point_trap_of_two_percentage_points() {
        let rise =
            Rational::fraction(12, 100).and_then(|now| now.minus(Rational::fraction(10, 100)?));
        assert!(rise.expect("fits") >= Rational::fraction(2, 100).expect("fits"));
    }
}
