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
    let narrow = text.chars().map(narrow).collect::<String>();
    let mut rest = narrow.trim();
    if rest.is_empty() {
        return Ok(None);
    }
    for unit in UNITS {
        if let Some(before) = rest.strip_suffix(unit) {
            rest = before.trim_end();
            break;
        }
    }
    let mut scale = Rational::ONE;
    for (word, size) in [("万", 10_000), ("亿", 100_000_000)] {
        if let Some(before) = rest.strip_suffix(word) {
            scale = Rational::integer(size);
            rest = before.trim_end();
        }
    }
    let digits = without_separators(rest)?;
    let value = Rational::parse(&digits).filter(|_| !digits.contains('/'));
    let value = value.ok_or(TypedError::NotANumber)?;
    let value = value.times(scale).map_err(|_| TypedError::NotANumber)?;
    Ok(Some(value.to_i64().map_or_else(
        || decimal(value).map_or(Data::Decimal(digits), Data::Decimal),
        Data::Integer,
    )))
}

/// Reads a date as people write it: `2025-6-4`, `2025/06/04`, `2025.6.4`, `20250604`, `2025年6月4日`, as the
/// answer `YYYY-MM-DD`. `None` for a blank.
///
/// # Errors
/// [`TypedError::NotADate`].
pub fn read_date(text: &str) -> Result<Option<Data>, TypedError> {
    let narrow = text.chars().map(narrow).collect::<String>();
    let text = narrow.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let parts = if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        vec![text.get(..4), text.get(4..6), text.get(6..)]
    } else {
        let trimmed = text.trim_end_matches('日');
        let separators = ['-', '/', '.', '年', '月'];
        trimmed
            .split(separators)
            .map(|part| Some(part.trim()))
            .collect()
    };
    let numbers = parts
        .into_iter()
        .map(|part| part.and_then(|part| part.parse::<u32>().ok()))
        .collect::<Option<Vec<_>>>();
    let date = match numbers.as_deref() {
        Some([year @ 1000..=9999, month, day]) => i32::try_from(*year)
            .ok()
            .and_then(|year| Date::new(year, *month, *day)),
        _ => None,
    };
    let date = date.ok_or(TypedError::NotADate)?;
    Ok(Some(Data::text(date.to_string())))
}

/// Full-width forms and the odd minus signs as their plain twins.
fn narrow(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
        }
        '\u{3000}' | '\u{A0}' | '\u{2009}' | '\u{202F}' => ' ',
        '−' | '–' | '—' => '-',
        '。' => '.',
        '、' => ',',
        _ => character,
    }
}

/// Removes separators where they stand between groups of three digits; spaces anywhere.
fn without_separators(text: &str) -> Result<String, TypedError> {
    let compact = text.split_whitespace().collect::<String>();
    if !compact.contains([',', '\'']) {
        return Ok(compact);
    }
    let unsigned = compact.strip_prefix('-').unwrap_or(&compact);
    let whole = unsigned.split('.').next().unwrap_or_default();
    let mut groups = whole.split([',', '\'']);
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    if !compact
        .chars()
        .all(|c| c.is_ascii_digit() || [',', '\'', '.', '-'].contains(&c))
    {
        return Err(TypedError::NotANumber);
    }
    let sound =
        digits(first) && first.len() <= 3 && groups.all(|group| digits(group) && group.len() == 3);
    if sound {
        Ok(compact.replace([',', '\''], ""))
    } else {
        Err(TypedError::Separators)
    }
}

/// A number with finitely many decimals as text.
fn decimal(value: Rational) -> Option<String> {
    let text = crate::text::number(value, Some(value));
    (!text.contains('/')).then(|| text.replace(',', ""))
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
            "abc", "12a", "1/2", "1e3", "--1", "人次", "NaN", "∞", "1.2.3",
        ] {
            assert_eq!(read_number(text), Err(TypedError::NotANumber), "{text}");
        }
        for text in ["1,20", "1,2000", "12345,678", ",5", "1,,200"] {
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
        ] {
            assert_eq!(
                read_date(text),
                Ok(Some(Data::text("2025-06-04"))),
                "{text}"
            );
        }
        for text in ["2025-02-30", "6/4/2025", "去年", "2025", "25-6-4"] {
            assert_eq!(read_date(text), Err(TypedError::NotADate), "{text}");
        }
    }
}
