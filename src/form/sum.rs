//! The sum of a series: the one that the form, the sheet and the table tell.

use crate::answers::Data;
use crate::exact::{Rational, digits};

/// The sum of a series, as far as it is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeriesSum {
    /// Of the years that are filled in.
    pub total: Rational,
    /// Whether a year is filled in.
    pub begun: bool,
    /// Whether every year is.
    pub complete: bool,
}

/// The sum of the years that a series asks for, first and last included. Other years count nowhere, and a year that is
/// “not known” is not filled in.
///
/// `None` where a year is no number, where the sum is too large to be exact, or where the answer has no years.
#[must_use]
pub fn sum_of_years(answer: Option<&Data>, window: (i32, i32)) -> Option<SeriesSum> {
    let mut sum = SeriesSum {
        total: Rational::ZERO,
        begun: false,
        complete: true,
    };
    let years = match answer {
        None | Some(Data::Null) => None,
        Some(Data::Object(years)) => Some(years),
        Some(_) => return None,
    };
    for year in window.0..=window.1 {
        let figure = match years.and_then(|years| years.get(&digits(year))) {
            None | Some(Data::Null) => {
                sum.complete = false;
                continue;
            }
            Some(Data::Integer(value)) => Rational::integer(*value),
            Some(Data::Decimal(text) | Data::Text(text)) => Rational::parse_decimal(text)?,
            Some(_) => return None,
        };
        sum.total = sum.total.plus(figure).ok()?;
        sum.begun = true;
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::sum_of_years;
    use crate::answers::Data;
    use crate::exact::Rational;

    fn sum(json: &str) -> Option<(String, bool, bool)> {
        let answer = Data::from_json(json).expect("JSON");
        let sum = sum_of_years(Some(&answer), (2023, 2025))?;
        Some((sum.total.written(), sum.begun, sum.complete))
    }

    #[test]
    fn a_year_that_nobody_filled_in_leaves_the_sum_open() {
        let told = |total: &str, begun, complete| Some((total.to_owned(), begun, complete));
        assert_eq!(
            sum(r#"{"2023":410,"2024":395,"2025":395}"#),
            told("1200", true, true)
        );
        assert_eq!(sum(r#"{"2023":410,"2024":395}"#), told("805", true, false));
        assert_eq!(
            sum(r#"{"2023":410,"2024":null,"2025":395}"#),
            told("805", true, false)
        );
        assert_eq!(sum("{}"), told("0", false, false));
        assert_eq!(sum("null"), told("0", false, false));
        assert_eq!(
            sum_of_years(None, (2023, 2025)),
            sum_of_years(Some(&Data::Null), (2023, 2025))
        );
    }

    #[test]
    fn years_outside_of_the_window_count_nowhere() {
        let all = sum(r#"{"2019":7,"2023":1,"2024":1,"2025":1,"20":9,"2026":4}"#);
        assert_eq!(all, Some(("3".to_owned(), true, true)));
    }

    #[test]
    fn sums_are_exact_or_there_is_none() {
        let all = sum(r#"{"2023":"0.1","2024":0.2,"2025":0.00007}"#);
        assert_eq!(
            all.map(|(total, ..)| total),
            Rational::parse("0.30007").map(Rational::written)
        );
        for bad in [
            r#"{"2023":"many","2024":2,"2025":3}"#,
            r#"{"2023":true}"#,
            r#"{"2023":9223372036854775807,"2024":9223372036854775807}"#,
            "1200",
            "[1,2,3]",
        ] {
            assert_eq!(sum(bad), None, "{bad}");
        }
    }
}
