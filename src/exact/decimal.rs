//! Decimals as they are written.

use super::{Rational, halves};

/// Why a text is no number that can be computed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is no decimal.
    NoNumber,
    /// It has more digits before the point than fit.
    TooLarge,
    /// It has more digits after the point than fit.
    TooFine,
}

/// The digits of a decimal as a whole number, and the power of ten that divides it. Zeros at the end of a fraction say
/// nothing and are left out. The digits never are the least `i64`, which has no opposite.
pub(super) fn digits_and_scale(text: &str) -> Result<(i64, i64), Unread> {
    let (is_negative, bytes) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        bytes => (false, bytes),
    };
    let (mut digits, mut scale) = (0_i64, 1_i64);
    // How many digits have been seen since the last one that counts.
    let mut pending = 0_usize;
    let (mut after_point, mut after_digit) = (false, false);
    let mut trouble = None;
    for byte in bytes {
        match byte {
            b'0'..=b'9' => {}
            b'.' if after_digit && !after_point => {
                (after_point, after_digit) = (true, false);
                continue;
            }
            _ => return Err(Unread::NoNumber),
        }
        after_digit = true;
        pending += 1;
        if after_point && *byte == b'0' {
            continue;
        }
        // What does not fit is read to its end: it may turn out to be no number at all.
        while pending > 0 && trouble.is_none() {
            pending -= 1;
            let digit = if pending == 0 { byte - b'0' } else { 0 };
            let longer = digits.checked_mul(10);
            let longer = longer.and_then(|digits| digits.checked_add(i64::from(digit)));
            let finer = scale.checked_mul(if after_point { 10 } else { 1 });
            match (longer, finer) {
                (Some(longer), Some(finer)) => (digits, scale) = (longer, finer),
                _ if after_point => trouble = Some(Unread::TooFine),
                _ => trouble = Some(Unread::TooLarge),
            }
        }
    }
    match trouble {
        _ if !after_digit => Err(Unread::NoNumber),
        Some(trouble) => Err(trouble),
        None => Ok((if is_negative { -digits } else { digits }, scale)),
    }
}

/// The most digits of a number that was written with an exponent.
const MOST_DIGITS: i64 = 1_000;

/// A number of JSON or JavaScript in plain digits, which is how exact numbers are written: `1.50e-2` is `0.015`, `1e3`
/// is `1000`, and `-0.0` is `0`. The number stays exactly the same. `None` for what is no number, and for an exponent
/// that asks for more than a thousand digits.
#[must_use]
pub fn plain_decimal(text: &str) -> Option<String> {
    let (number, exponent) = halves(text, b'e')
        .or_else(|| halves(text, b'E'))
        .unwrap_or((text, "0"));
    // Where the point stands among the digits that count.
    let mut point = 0_i64;
    let mut digits = String::new();
    let (mut sign, mut whole, mut counted) = ("", true, 0);
    for byte in number.bytes() {
        match byte {
            b'-' => sign = "-",
            b'.' => whole = false,
            b'0' if digits.is_empty() => point -= i64::from(!whole),
            b'0'..=b'9' => {
                digits.push(char::from(byte));
                point += i64::from(whole);
                if byte != b'0' {
                    counted = digits.len();
                }
            }
            _ => return None,
        }
    }
    digits.truncate(counted);
    if digits.is_empty() {
        return Some("0".to_owned());
    }
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    point = point.checked_add(Rational::parse_decimal(exponent)?.to_i64()?)?;
    if !(-MOST_DIGITS..=MOST_DIGITS.max(number.len() as i64)).contains(&point) {
        return None;
    }
    let mut plain = sign.to_owned();
    if point <= 0 {
        plain.push_str("0.");
    }
    for _ in point..0 {
        plain.push('0');
    }
    for _ in digits.len() as i64..point {
        digits.push('0');
    }
    match usize::try_from(point) {
        Ok(place) if place > 0 && place < digits.len() => {
            plain.push_str(digits.get(..place)?);
            plain.push('.');
            plain.push_str(digits.get(place..)?);
        }
        _ => plain.push_str(&digits),
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::{Rational, Unread, plain_decimal};

    #[test]
    fn zeros_at_the_end_say_nothing_and_what_does_not_fit_is_told_apart() {
        let tenth = Rational::parse_decimal("0.1");
        assert_eq!(
            Rational::parse_decimal(&format!("0.1{}", "0".repeat(400))),
            tenth
        );
        assert_eq!(
            Rational::parse_decimal(&format!("{}1.0", "0".repeat(400))),
            Some(Rational::ONE)
        );
        let fine = format!("0.{}5", "0".repeat(323));
        let large = format!("1{}", "0".repeat(400));
        for (text, wanted) in [
            ("9223372036854775807", Ok(Rational::integer(i64::MAX))),
            ("-9223372036854775807", Ok(Rational::integer(-i64::MAX))),
            // The least `i64` has no opposite: an absolute value, a gap, a sign would be another number.
            ("-9223372036854775808", Err(Unread::TooLarge)),
            ("9223372036854775808", Err(Unread::TooLarge)),
            (&large, Err(Unread::TooLarge)),
            (&fine, Err(Unread::TooFine)),
            (&format!("-{fine}"), Err(Unread::TooFine)),
            ("1.0000000000000000001", Err(Unread::TooFine)),
            (&format!("{large}x"), Err(Unread::NoNumber)),
            (&format!("{large}."), Err(Unread::NoNumber)),
            (&format!("{fine}.0"), Err(Unread::NoNumber)),
            ("0x10", Err(Unread::NoNumber)),
            ("1e3", Err(Unread::NoNumber)),
            ("+5", Err(Unread::NoNumber)),
            ("5 ", Err(Unread::NoNumber)),
            ("\u{ff15}", Err(Unread::NoNumber)),
            ("NaN", Err(Unread::NoNumber)),
            ("-", Err(Unread::NoNumber)),
        ] {
            assert_eq!(Rational::read_decimal(text), wanted, "{text}");
        }
    }

    #[test]
    fn plain_digits_are_the_same_number() {
        for (text, wanted) in [
            ("0", "0"),
            ("-0", "0"),
            ("-0.0e5", "0"),
            ("0e999999999999999999999", "0"),
            ("1.0", "1"),
            ("1e3", "1000"),
            ("1.50E-2", "0.015"),
            ("100e-2", "1"),
            ("0.001e3", "1"),
            ("0.0012e1", "0.012"),
            ("-2.5e-9", "-0.0000000025"),
            ("1.25e+22", "12500000000000000000000"),
            ("123.4500", "123.45"),
            ("0.30000000000000004", "0.30000000000000004"),
        ] {
            assert_eq!(plain_decimal(text).as_deref(), Some(wanted), "{text}");
        }
        assert_eq!(plain_decimal("1e-400").map(|plain| plain.len()), Some(402));
        for text in [
            "1e99999",
            "1e-99999",
            "1e99999999999999999999",
            "NaN",
            "Infinity",
            "-Infinity",
            "1e",
            "1e5e5",
        ] {
            assert_eq!(plain_decimal(text), None, "{text}");
        }
    }
}
