//! Exact rational numbers with checked overflow.

use std::cmp::Ordering;
use std::fmt;

use super::decimal::{Unread, digits_and_scale};

/// A result does not fit the representation. It becomes an `invalid` status, never a wrong figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overflow;

/// An exact rational number.
///
/// Kept in lowest terms as two `i64` with a positive denominator, so two equal numbers are equal
/// field by field. Every operation is checked: it gives [`Overflow`] rather than a wrapped result.
/// Answers reach 10¹⁵, so that sums, shares and prices of them fit.
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
    numerator: i64,
    denominator: i64,
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
            numerator: value,
            denominator: 1,
        }
    }

    /// The quotient of two whole numbers, in lowest terms.
    ///
    /// # Errors
    /// [`Overflow`] when the denominator is zero or a sign cannot be turned.
    pub fn fraction(numerator: i64, denominator: i64) -> Result<Self, Overflow> {
        if denominator == 0 {
            return Err(Overflow);
        }
        Self::reduced(numerator, denominator)
    }

    /// 1/0 or -1/0: no number, but greater or smaller than all. Only the ends of ranges use it; it
    /// compares, adds and multiplies as one expects, and zero times it overflows.
    pub(super) const fn infinity(sign: i64) -> Self {
        Self {
            numerator: sign,
            denominator: 0,
        }
    }

    pub(super) const fn is_finite(self) -> bool {
        self.denominator != 0
    }

    /// Lowest terms and a denominator that is not negative.
    fn reduced(numerator: i64, denominator: i64) -> Result<Self, Overflow> {
        let divisor = greatest_common_divisor(numerator, denominator)?;
        let divisor = if denominator < 0 { -divisor } else { divisor };
        // The least `i64` has no opposite, and 0/0 stands for nothing.
        let part = |value: i64| value.checked_div(divisor).ok_or(Overflow);
        Ok(Self {
            numerator: part(numerator)?,
            denominator: part(denominator)?,
        })
    }

    /// Reads a decimal as written (`1200`, `-0.5`) or a fraction (`17/20`). `None` when the text is
    /// neither, or its digits do not fit 64 bits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let Some((above, below)) = halves(text, b'/') else {
            return Self::parse_decimal(text);
        };
        match (digits_and_scale(above).ok()?, digits_and_scale(below).ok()?) {
            ((above, 1), (below, 1)) => Self::fraction(above, below).ok(),
            _ => None,
        }
    }

    /// Reads a decimal only, as people write one; otherwise as [`Rational::parse`].
    #[must_use]
    pub fn parse_decimal(text: &str) -> Option<Self> {
        Self::read_decimal(text).ok()
    }

    /// Reads a decimal as [`Rational::parse_decimal`] does, and says why it is none that can be computed with.
    ///
    /// # Errors
    /// [`Unread`], what is in the way.
    pub fn read_decimal(text: &str) -> Result<Self, Unread> {
        let (digits, scale) = digits_and_scale(text)?;
        // A power of ten is no zero, and the digits have an opposite.
        Self::fraction(digits, scale).map_err(|_| Unread::TooLarge)
    }

    /// The numerator in lowest terms.
    #[must_use]
    pub const fn numerator(self) -> i64 {
        self.numerator
    }

    /// The denominator in lowest terms; always positive.
    #[must_use]
    pub const fn denominator(self) -> i64 {
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

    /// The whole number itself; `None` for a fraction.
    #[must_use]
    pub fn to_i64(self) -> Option<i64> {
        self.is_integer().then_some(self.numerator)
    }

    /// The largest whole number that is not above it.
    #[must_use]
    pub const fn floor(self) -> i64 {
        self.numerator.div_euclid(self.denominator)
    }

    /// The number without its sign.
    #[must_use]
    pub const fn absolute(self) -> Self {
        Self {
            // The least `i64` stays what it is; no answer comes near to it.
            numerator: self.numerator.wrapping_abs(),
            denominator: self.denominator,
        }
    }

    /// The smallest whole number that is not below it. The quotient of two `i64` is far from the end of
    /// the range unless it is whole.
    #[must_use]
    pub const fn ceiling(self) -> i64 {
        self.floor() + if self.is_integer() { 0 } else { 1 }
    }

    /// Sum.
    ///
    /// # Errors
    /// [`Overflow`] beyond the representation.
    pub fn plus(self, other: Self) -> Result<Self, Overflow> {
        if self.denominator == other.denominator {
            let sum = self.numerator.checked_add(other.numerator);
            return Self::reduced(sum.ok_or(Overflow)?, self.denominator);
        }
        // What the denominators share is left out of the products, which keeps them small.
        let shared = greatest_common_divisor(self.denominator, other.denominator)?;
        let part = |value: i64| value.checked_div(shared).ok_or(Overflow);
        let (left, right) = (part(self.denominator)?, part(other.denominator)?);
        let sum = checked_product(self.numerator, right)?
            .checked_add(checked_product(other.numerator, left)?)
            .ok_or(Overflow)?;
        let sum = Self::reduced(sum, shared)?;
        let below = checked_product(left, right)?;
        Ok(Self {
            numerator: sum.numerator,
            denominator: checked_product(below, sum.denominator)?,
        })
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
        // Reducing crosswise first keeps the products small, and the result in lowest terms.
        let left = Self::reduced(self.numerator, other.denominator)?;
        let right = Self::reduced(other.numerator, self.denominator)?;
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
        self.times(other.reciprocal()?)
    }

    /// One divided by the number.
    pub(super) fn reciprocal(self) -> Result<Self, Overflow> {
        Self::fraction(self.denominator, self.numerator)
    }

    /// `1200`, or `17/20`: exact, and what [`Rational::parse`] reads.
    #[must_use]
    pub fn written(self) -> String {
        let mut text = digits(self.numerator);
        if !self.is_integer() {
            text.push('/');
            text.push_str(&digits(self.denominator));
        }
        text
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

/// What stands before and after the first of a mark, which is an ASCII character. The searching of the standard library
/// knows all of Unicode, and the module that browsers load is larger for it.
#[must_use]
pub fn halves(text: &str, mark: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|byte| byte == mark)?;
    text.get(..place).zip(text.get(place + 1..))
}

/// A whole number in digits. The module that browsers load is smaller for it than with the formatting of the standard
/// library, which pads, aligns and counts.
#[must_use]
pub fn digits(value: impl TryInto<i64>) -> String {
    // No count of anything is larger.
    let value = value.try_into().unwrap_or(i64::MAX);
    let mut text = String::new();
    if value < 0 {
        text.push('-');
    }
    let value = value.unsigned_abs();
    let mut place = 1;
    while value / place >= 10 {
        place *= 10;
    }
    while place > 0 {
        text.push(char::from(b'0' + (value / place % 10) as u8));
        place /= 10;
    }
    text
}

impl From<i64> for Rational {
    fn from(value: i64) -> Self {
        Self::integer(value)
    }
}

impl Ord for Rational {
    /// Compares exactly: a product of two `i64` always fits an `i128`.
    fn cmp(&self, other: &Self) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        let product = |left: i64, right: i64| i128::from(left) * i128::from(right);
        product(self.numerator, other.denominator).cmp(&product(other.numerator, self.denominator))
    }
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Rational {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.written())
    }
}

fn checked_product(left: i64, right: i64) -> Result<i64, Overflow> {
    left.checked_mul(right).ok_or(Overflow)
}

fn greatest_common_divisor(left: i64, right: i64) -> Result<i64, Overflow> {
    let (mut a, mut b) = (left.unsigned_abs(), right.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i64::try_from(a).map_err(|_| Overflow)
}

#[cfg(test)]
mod tests {
    use super::{Overflow, Rational, digits};

    #[test]
    fn digits_are_those_of_the_standard_library() {
        for value in [
            0,
            1,
            9,
            10,
            11,
            99,
            100,
            101,
            -1,
            -10,
            1_000_000,
            i64::MAX,
            i64::MIN,
            i64::MIN + 1,
        ] {
            assert_eq!(digits(value), value.to_string());
        }
        assert_eq!(digits(7_usize), "7");
    }

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
        let huge = Rational::fraction(i64::MAX, 3).expect("fits");
        let larger = Rational::fraction(i64::MAX, 2).expect("fits");
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
