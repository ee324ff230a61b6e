//! Calendar dates and periods. The core reads no clock: days come in as answers.

use std::fmt;

use super::{Overflow, digits};

/// A day of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31.
///
/// Kept as the number of days since 1970-01-01.
///
/// A calendar crate would add 18 KB or more to the first load for these few functions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    days: i32,
}

/// A length of time of whole months and days, as in “within five years” or “60 days”.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Months; a year is twelve.
    pub months: i32,
    /// Days, added after the months.
    pub days: i32,
}

impl Date {
    /// 1970-01-01.
    pub const EPOCH: Self = Self { days: 0 };

    /// 0001-01-01.
    pub const FIRST: Self = Self { days: -719_162 };

    /// A date by year (1 to 9999), month and day; `None` when there is no such day.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let exists = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        exists.then(|| Self {
            days: days_before(year, month).saturating_add(i32::try_from(day).unwrap_or(0)),
        })
    }

    /// Reads `YYYY-MM-DD`; `None` when the text has another form or there is no such day.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else {
            return None;
        };
        let year = number(&[y1, y2, y3, y4])?;
        Self::new(
            i32::try_from(year).ok()?,
            number(&[m1, m2])?,
            number(&[d1, d2])?,
        )
    }

    /// The number of days since 1970-01-01.
    #[must_use]
    pub const fn days(self) -> i32 {
        self.days
    }

    /// The day with this number.
    ///
    /// # Errors
    /// [`Overflow`] outside the years 1 to 9999.
    pub fn from_days(days: i64) -> Result<Self, Overflow> {
        let date = Self {
            days: i32::try_from(days).map_err(|_| Overflow)?,
        };
        let first = days_before(1, 1) + 1;
        let last = days_before(9999, 12) + 31;
        if (first..=last).contains(&date.days) {
            Ok(date)
        } else {
            Err(Overflow)
        }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.parts().0
    }

    /// Year, month and day of the month.
    #[must_use]
    pub fn parts(self) -> (i32, u32, u32) {
        // A first guess that is never too late, so the loop only goes forward.
        let longest = if self.days < 0 { 365 } else { 366 };
        let mut year = 1969 + self.days.div_euclid(longest);
        while days_before(year + 1, 1) < self.days {
            year += 1;
        }
        let mut month = 1;
        while month < 12 && days_before(year, month + 1) < self.days {
            month += 1;
        }
        let day = self.days - days_before(year, month);
        (year, month, u32::try_from(day).unwrap_or(1))
    }

    /// The day on which a period that starts here ends: the day of the same number, or the last of
    /// the month (29 February and a year → 28 February), then the days.
    ///
    /// # Errors
    /// [`Overflow`] outside the years 1 to 9999.
    pub fn after(self, period: Period) -> Result<Self, Overflow> {
        let (year, month, day) = self.parts();
        let months = i64::from(year) * 12 + i64::from(month) - 1 + i64::from(period.months);
        let year = i32::try_from(months.div_euclid(12)).map_err(|_| Overflow)?;
        let month = u32::try_from(months.rem_euclid(12) + 1).map_err(|_| Overflow)?;
        let day = day.min(days_in_month(year, month));
        let base = Self::new(year, month, day).ok_or(Overflow)?;
        Self::from_days(i64::from(base.days) + i64::from(period.days))
    }

    /// The day as `YYYY-MM-DD`.
    #[must_use]
    pub fn written(self) -> String {
        let (year, month, day) = self.parts();
        // A digit before each part keeps the zeros at its front.
        let mut text = digits(10_000 + year).split_off(1);
        for part in [month, day] {
            text.push('-');
            text.push_str(&digits(100 + part).split_off(1));
        }
        text
    }

    /// Full years from this day to another; they rise on the anniversary. Negative when the other
    /// day is earlier.
    ///
    /// # Errors
    /// [`Overflow`] when an anniversary lies outside the years 1 to 9999.
    pub fn full_years_until(self, other: Self) -> Result<i32, Overflow> {
        let years = other.year() - self.year();
        let anniversary = self.after(Period {
            months: years * 12,
            days: 0,
        })?;
        Ok(if anniversary <= other {
            years
        } else {
            years - 1
        })
    }
}

impl Period {
    /// No time at all.
    pub const NONE: Self = Self { months: 0, days: 0 };

    /// The same length backwards.
    #[must_use]
    pub const fn backwards(self) -> Self {
        Self {
            months: -self.months,
            days: -self.days,
        }
    }

    /// Reads an ISO 8601 period of years, months and days: `P5Y`, `P1Y6M`, `P60D`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (b'P', parts) = text.as_bytes().split_first()? else {
            return None;
        };
        let mut period = Self { months: 0, days: 0 };
        let mut count = None;
        let mut reached = 0;
        for byte in parts {
            if byte.is_ascii_digit() {
                let more = count.unwrap_or(0) * 10 + i32::from(byte - b'0');
                count = Some(more).filter(|count| *count <= 12_000);
                count?;
                continue;
            }
            let count = count.take()?;
            let unit = match byte {
                b'Y' => {
                    period.months += count * 12;
                    1
                }
                b'M' => {
                    period.months += count;
                    2
                }
                b'D' => {
                    period.days += count;
                    3
                }
                _ => return None,
            };
            if unit <= reached {
                return None;
            }
            reached = unit;
        }
        (reached > 0 && count.is_none()).then_some(period)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.written())
    }
}

fn number(digits: &[u8]) -> Option<u32> {
    let mut number = 0;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        number = number * 10 + u32::from(digit - b'0');
    }
    Some(number)
}

fn is_leap(year: i32) -> bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
}

fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 => 28 + u32::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to the last day before this month.
fn days_before(year: i32, month: u32) -> i32 {
    let past = year - 1;
    let leap_days = past.div_euclid(4) - past.div_euclid(100) + past.div_euclid(400);
    let months = (1..month)
        .map(|earlier| days_in_month(year, earlier))
        .sum::<u32>();
    // 719 163 days lie between 0000-12-31 and 1970-01-01.
    past * 365 + leap_days - 719_163 + i32::try_from(months).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Date, Period};

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap_or_else(|| panic!("{text} is a date"))
    }

    #[test]
    fn days_count_from_1970_and_come_back() {
        assert_eq!(date("1970-01-01").days(), 0);
        assert_eq!(date("2000-03-01").days(), 11_017);
        assert_eq!(date("0001-01-01").days(), -719_162);
        let mut day = date("1899-12-30");
        while day < date("2101-03-02") {
            let next = Date::from_days(i64::from(day.days()) + 1).expect("in range");
            assert_eq!(Date::parse(&next.to_string()), Some(next));
            assert!(next > day);
            day = next;
        }
    }

    #[test]
    fn days_that_do_not_exist() {
        for text in [
            "2025-02-29",
            "2025-13-01",
            "2025-00-10",
            "2025-4-01",
            "2025-04-31",
            "0000-01-01",
            "2025-04-01-",
            "今天",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_period_ends_on_the_same_number_or_the_last_of_the_month() {
        let five_years = Period::parse("P5Y").expect("a period");
        assert_eq!(date("2020-02-29").after(five_years), Ok(date("2025-02-28")));
        assert_eq!(date("2020-06-30").after(five_years), Ok(date("2025-06-30")));
        let mixed = Period::parse("P1M2D").expect("a period");
        assert_eq!(date("2025-01-31").after(mixed), Ok(date("2025-03-02")));
        for text in [
            "", "P", "5Y", "PY", "P5", "P1Y5", "P1D1Y", "P5Y5Y", "P1D2D", "P-1Y", "P12001D",
        ] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn age_rises_on_the_birthday() {
        let born = date("1970-11-24");
        assert_eq!(born.full_years_until(date("2026-11-23")), Ok(55));
        assert_eq!(born.full_years_until(date("2026-11-24")), Ok(56));
        assert_eq!(
            date("2004-02-29").full_years_until(date("2025-02-28")),
            Ok(21)
        );
    }
}
