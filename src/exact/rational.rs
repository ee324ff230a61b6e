//! Exact rational numbers with checked overflow.

use std::cell::Cell;
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
        if denominator == 1 {
            return Ok(Self::integer(numerator));
        }
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
        // A division takes longer than everything else of a step.
        if self.is_integer() {
            return self.numerator;
        }
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

    /// The sum, cut to millionths where the exact sum of unlike fractions does not fit, and never beyond what does.
    pub(crate) fn plus_about(self, other: Self) -> Self {
        const MILLION: i64 = 1_000_000;
        let cut = |value: Self| {
            let millionths = i128::from(value.numerator) * i128::from(MILLION);
            let whole = millionths / i128::from(value.denominator);
            i64::try_from(whole).unwrap_or(i64::MAX)
        };
        self.plus(other).unwrap_or_else(|_| {
            let sum = cut(self).saturating_add(cut(other));
            Self::fraction(sum, MILLION).unwrap_or(Self::integer(sum / MILLION))
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
        if other == Self::ONE {
            return Ok(self);
        }
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
        if other == Self::ONE {
            return Ok(self);
        }
        self.times(other.reciprocal()?)
    }

    /// One divided by the number.
    pub(super) fn reciprocal(self) -> Result<Self, Overflow> {
        // Lowest terms stay so; only the sign moves up.
        let sign = self.numerator.signum();
        let below = self.numerator.checked_mul(sign).filter(|below| *below > 0);
        Ok(Self {
            numerator: self.denominator * sign,
            denominator: below.ok_or(Overflow)?,
        })
    }

    /// Numerator and denominator, of which any product and any sum of two products fit.
    pub(super) fn wide(self) -> (i128, i128) {
        (self.numerator.into(), self.denominator.into())
    }

    /// The nearest number from below, or from above where `up` is set, that fits: the exact one if it does, an infinity
    /// where there is none.
    pub(super) fn nearest((numerator, denominator): (i128, i128), up: bool) -> Self {
        ROUNDED.set(ROUNDED.get() + 1);
        let negative = numerator < 0;
        // Of whole numbers there is one more below zero than above it.
        let most = i64::MAX.unsigned_abs() + u64::from(negative);
        let wide = (numerator.unsigned_abs(), denominator.unsigned_abs());
        let (low, high) = neighbours(wide, most);
        let (above, below) = if up == negative { low } else { high };
        let above = above as i64;
        Self {
            numerator: if negative {
                above.wrapping_neg()
            } else {
                above
            },
            denominator: below as i64,
        }
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

    /// `12.05`: exact, as it would be typed. `None` where no 18 decimals are enough, as for 1/3.
    #[must_use]
    pub fn as_decimal(self) -> Option<String> {
        let mut scaled = self.absolute();
        let mut places = 0_usize;
        while !scaled.is_integer() {
            scaled = scaled.times(Self::integer(10)).ok()?;
            places += 1;
            if places > 18 {
                return None;
            }
        }
        let mut digits = digits(scaled.numerator);
        while digits.len() <= places {
            digits.insert(0, '0');
        }
        if places > 0 {
            digits.insert(digits.len() - places, '.');
        }
        let sign = if self.is_negative() { "-" } else { "" };
        Some([sign, &digits].concat())
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
    digits_of(value.try_into().unwrap_or(i64::MAX))
}

/// Of every type of number there would be one in the module.
fn digits_of(value: i64) -> String {
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

thread_local! {
    static ROUNDED: Cell<u64> = const { Cell::new(0) };
}

/// What one rounding takes, in nodes of expressions: an ordinary sum takes about an eightieth.
const ROUNDING: u64 = 80;

/// What this thread has spent on rounding the ends of ranges since it was last asked, for whoever bounds work by counting
/// the nodes that are visited.
pub(crate) fn take_rounding_work() -> u64 {
    ROUNDED.take().saturating_mul(ROUNDING)
}

fn checked_product(left: i64, right: i64) -> Result<i64, Overflow> {
    left.checked_mul(right).ok_or(Overflow)
}

/// A numerator and a denominator.
type Parts = (u64, u64);

/// The fractions next to one, below and above it, whose numerator is not beyond the most and whose denominator fits;
/// twice the same where its own do. They are the best approximations that its continued fraction goes through.
fn neighbours((mut above, mut below): (u128, u128), most: u64) -> (Parts, Parts) {
    let (mut before, mut last): (Parts, Parts) = ((0, 1), (1, 0));
    let mut last_is_above = true;
    while below != 0 {
        let (times, rest) = divide(above, below);
        let room = |most: u64, before: u64, last: u64| {
            let room = (most - before).checked_div(last);
            room.map_or(u128::MAX, u128::from)
        };
        let steps = times.min(room(most, before.0, last.0)).min(room(
            i64::MAX.unsigned_abs(),
            before.1,
            last.1,
        ));
        let count = steps as u64;
        let next = (before.0 + count * last.0, before.1 + count * last.1);
        if steps < times {
            return if last_is_above {
                (next, last)
            } else {
                (last, next)
            };
        }
        (above, below) = (below, rest);
        (before, last) = (last, next);
        last_is_above = !last_is_above;
    }
    (last, last)
}

/// Quotient and rest, bit by bit from the first that can be set, of which there are few: the division of the compiler's
/// library is larger than all of this, and it is needed only where something does not fit.
fn divide(above: u128, below: u128) -> (u128, u128) {
    let (mut quotient, mut rest) = (0, above);
    let most = below.leading_zeros().saturating_sub(above.leading_zeros());
    for bit in (0..=most).rev() {
        if rest >> bit >= below {
            rest -= below << bit;
            quotient |= 1 << bit;
        }
    }
    (quotient, rest)
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
    use super::{Overflow, Rational, digits, divide};

    #[test]
    fn fractions_that_do_not_fit_together_are_added_in_millionths() {
        let share = |above, below| Rational::fraction(above, below).expect("fits");
        let (some, more) = (
            share(3_000_000_000, 4_000_000_007),
            share(2_000_000_000, 4_000_000_009),
        );
        assert_eq!(some.plus(more), Err(Overflow));
        assert_eq!(some.plus_about(more), share(1_249_998, 1_000_000));
        assert_eq!(share(1, 3).plus_about(share(1, 2)), share(5, 6));
    }

    #[test]
    fn division_bit_by_bit_is_division() {
        let values = [
            0,
            1,
            2,
            3,
            7,
            1 << 40,
            (1 << 64) - 1,
            10_u128.pow(30) + 7,
            u128::MAX,
        ];
        for above in values {
            for below in values.into_iter().skip(1) {
                assert_eq!(divide(above, below), (above / below, above % below));
            }
        }
    }

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
        let written = |above, below| Rational::fraction(above, below).expect("fits").as_decimal();
        assert_eq!(written(-17, 20).as_deref(), Some("-0.85"));
        assert_eq!(
            written(1, 10_i64.pow(18)).as_deref(),
            Some("0.000000000000000001")
        );
        assert_eq!(written(1, 3), None);
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

    /// Nothing that fits lies between the neighbours: they are neighbours in a Farey sequence, and what comes next
    /// between them is too large.
    #[test]
    fn the_nearest_numbers_are_next_to_what_does_not_fit() {
        let most = i128::from(i64::MAX);
        let large = [
            1,
            2,
            3,
            7,
            most - 1,
            most,
            most + 1,
            most * 3,
            most * most,
            most * (most - 1),
        ];
        for above in large {
            for below in large {
                for above in [above, -above] {
                    let low = Rational::nearest((above, below), false);
                    let high = Rational::nearest((above, below), true);
                    let ((a, b), (c, d)) = (low.wide(), high.wide());
                    if low == high {
                        assert_eq!(low, Rational::nearest((a, b), true));
                        assert!(above % below != 0 || a == above / below);
                        continue;
                    }
                    assert!(
                        low < high && c * b - a * d == 1,
                        "{above}/{below} {low:?} {high:?}"
                    );
                    assert!(
                        a + c > most || -(a + c) > most || b + d > most,
                        "{above}/{below}"
                    );
                    // Rounded to whole numbers, which any quotient can be compared by.
                    assert!(b == 0 || a.div_euclid(b) <= above.div_euclid(below));
                    assert!(d == 0 || -(-c).div_euclid(d) >= -(-above).div_euclid(below));
                }
            }
        }
        assert_eq!(
            Rational::nearest((6, 4), false),
            Rational::fraction(3, 2).expect("fits")
        );
        assert_eq!(
            Rational::nearest((i128::MAX, 1), false),
            Rational::integer(i64::MAX)
        );
        assert_eq!(
            Rational::nearest((i128::MAX, 1), true),
            Rational::infinity(1)
        );
        assert_eq!(Rational::nearest((-1, i128::MAX), true), Rational::ZERO);
    }

    #[test]
    fn the_floating_point_trap_of_two_percentage_points() {
        let rise =
            Rational::fraction(12, 100).and_then(|now| now.minus(Rational::fraction(10, 100)?));
        assert!(rise.expect("fits") >= Rational::fraction(2, 100).expect("fits"));
    }

    #[test]
    fn a_reciprocal_keeps_the_sign_above_and_zero_has_none() {
        let of = |above, below| Rational::fraction(above, below).expect("it fits");
        assert_eq!(of(-3, 4).reciprocal(), Ok(of(-4, 3)));
        assert_eq!(of(7, 1).reciprocal(), Ok(of(1, 7)));
        assert_eq!(Rational::ZERO.reciprocal(), Err(Overflow));
        assert_eq!(Rational::integer(i64::MIN).reciprocal(), Err(Overflow));
    }
}
