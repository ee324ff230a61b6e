//! Reads what people type: full-width digits, separators, spaces, units, 万 and ％.

use crate::answers::Data;
use crate::exact::{Date, Rational};

/// Why a typed text is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedError {
    /// It is no number.
    NotANumber,
    /// The separators do not stand between thousands: `1,20`.
    Separators,
    /// It is no date that exists.
    NotADate,
}

/// Words that may follow a figure and say nothing that its unit does not.
const UNITS: [&str; 12] = [
    "人次", "人", "名", "个", "次", "家", "项", "元", "场", "套", "户", "people",
];

/// Reads a number. `None` for a blank: a blank is not zero.
///
/// Takes full-width digits and signs, thousands separators (`1,200`, `1 200`, `１２００`), a unit behind
/// the figure, and the multipliers 万 and 亿.
///
/// # Errors
/// [`TypedError::NotANumber`], [`TypedError::Separators`].
///
/// ```
/// use eligibility_check::answers::Data;
/// use eligibility_check::form::{TypedError, read_number};
/// assert_eq!(read_number(" １,２００人次 "), Ok(Some(Data::Integer(1200))));
/// assert_eq!(read_number("1.2万"), Ok(Some(Data::Integer(12_000))));
/// assert_eq!(read_number(""), Ok(None));
/// assert_eq!(read_number("1,20"), Err(TypedError::Separators));
/// ```
pub fn read_number(text: &str) -> Result<Option<Data>, TypedError> {
    let mut compact = narrow(text);
    compact.retain(|character| character != ' ');
    if compact.is_empty() {
        return Ok(None);
    }
    let mut rest = compact.as_str();
    for unit in UNITS {
        if let Some(before) = rest.strip_suffix(unit) {
            rest = before;
            break;
        }
    }
    let mut scale = Rational::ONE;
    for (word, size) in [("万", 10_000), ("亿", 100_000_000)] {
        if let Some(before) = rest.strip_suffix(word) {
            scale = Rational::integer(size);
            rest = before;
            break;
        }
    }
    let digits = without_separators(rest)?;
    let value = Rational::parse_decimal(&digits).and_then(|value| value.times(scale).ok());
    let value = value.ok_or(TypedError::NotANumber)?;
    Ok(Some(match value.to_i64() {
        Some(whole) => Data::Integer(whole),
        None => decimal(value).map_or(Data::Decimal(digits), Data::Decimal),
    }))
}

/// Reads a date as people write it: `2025-6-4`, `2025/06/04`, `2025.6.4`, `20250604`, `2025年6月4日`, as the
/// answer `YYYY-MM-DD`. `None` for a blank.
///
/// # Errors
/// [`TypedError::NotADate`].
pub fn read_date(text: &str) -> Result<Option<Data>, TypedError> {
    let narrow = narrow(text);
    let text = narrow.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let date = match *numbers(text).ok_or(TypedError::NotADate)? {
        [digits] if text.len() == 8 => (digits / 10_000, digits / 100 % 100, digits % 100),
        [year, month, day] => (year, month, day),
        _ => return Err(TypedError::NotADate),
    };
    let (year, month, day) = date;
    let year = i32::try_from(year).ok().filter(|year| *year >= 1000);
    let date = year.and_then(|year| Date::new(year, month, day));
    let date = date.ok_or(TypedError::NotADate)?;
    Ok(Some(Data::text(date.written())))
}

/// The numbers of a date, between its separators; spaces may stand around them.
fn numbers(text: &str) -> Option<Vec<u32>> {
    let mut all = Vec::new();
    let mut number = None;
    let mut ended = false;
    for character in text.strip_suffix('日').unwrap_or(text).chars() {
        match character {
            '-' | '/' | '.' | '年' | '月' => {
                all.push(number.take()?);
                ended = false;
            }
            ' ' => ended = number.is_some(),
            _ if ended => return None,
            _ => {
                let digit = character.to_digit(10)?;
                let before = number.unwrap_or(0_u32);
                number = Some(before.checked_mul(10)?.checked_add(digit)?);
            }
        }
    }
    all.push(number?);
    Some(all)
}

/// Full-width forms, the odd minus signs and spaces of all kinds as their plain twins.
fn narrow(text: &str) -> String {
    let mut narrow = String::new();
    for character in text.chars() {
        narrow.push(match character {
            '\u{FF01}'..='\u{FF5E}' => {
                char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
            }
            '−' | '–' | '—' => '-',
            '。' => '.',
            '、' => ',',
            _ if character.is_whitespace() => ' ',
            _ => character,
        });
    }
    narrow
}

/// Removes separators, which stand between groups of three digits before the point.
fn without_separators(text: &str) -> Result<String, TypedError> {
    let mut digits = String::new();
    let (mut group, mut separated, mut after_point) = (0, false, false);
    let (mut number, mut sound) = (true, true);
    for character in text.chars() {
        match character {
            ',' | '\'' => {
                sound &= !after_point && matches!((separated, group), (true, 3) | (false, 1..=3));
                separated = true;
                group = 0;
                continue;
            }
            '0'..='9' => group += i32::from(!after_point),
            '.' => after_point = true,
            '-' => {}
            _ => number = false,
        }
        digits.push(character);
    }
    if !number {
        return Err(TypedError::NotANumber);
    }
    if separated && !(sound && group == 3) {
        return Err(TypedError::Separators);
    }
    Ok(digits)
}

/// A number with finitely many decimals as text.
fn decimal(value: Rational) -> Option<String> {
    let mut text = crate::text::number(value, Some(value));
    text.retain(|character| character != ',');
    Rational::parse_decimal(&text).map(|_| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_type_them() {
        for (text, value) in [
            ("1200", 1200),
            ("１２００", 1200),
            ("1,200", 1200),
            ("1，200", 1200),
            ("1 200", 1200),
            ("  1200 人次", 1200),
            ("1.5万人次", 15_000),
            ("-3", -3),
            ("0", 0),
            ("1'234'567", 1_234_567),
        ] {
            assert_eq!(read_number(text), Ok(Some(Data::Integer(value))), "{text}");
        }
        assert_eq!(
            read_number("12.50"),
            Ok(Some(Data::Decimal("12.5".to_owned())))
        );
        assert_eq!(read_number(" \u{3000} "), Ok(None));
    }

    #[test]
    fn what_is_no_number_says_so() {
        for text in [
            "abc", "12a", "1/2", "1e3", "--1", "人次", "NaN", "∞", "1.2.3", "1亿万", "1,200x",
        ] {
            assert_eq!(read_number(text), Err(TypedError::NotANumber), "{text}");
        }
        for text in [
            "1,20",
            "1,2000",
            "12345,678",
            ",5",
            "1,,200",
            "1.234,56",
            "1,200.5,5",
        ] {
            assert_eq!(read_number(text), Err(TypedError::Separators), "{text}");
        }
    }

    #[test]
    fn dates_as_people_type_them() {
        for text in [
            "2025-06-04",
            "2025-6-4",
            "2025/6/4",
            "2025.06.04",
            "20250604",
            "2025年6月4日",
            "２０２５－６－４",
            " 2025 年 6 月 4 日",
        ] {
            assert_eq!(
                read_date(text),
                Ok(Some(Data::text("2025-06-04"))),
                "{text}"
            );
        }
        for text in [
            "2025-02-30",
            "6/4/2025",
            "去年",
            "2025",
            "25-6-4",
            "2025-1-1 2",
            "2025-6-",
            "2025--6-4",
            "020250604",
        ] {
            assert_eq!(read_date(text), Err(TypedError::NotADate), "{text}");
        }
    }
}
