//! Figures, days and characters at which programs go wrong.

use crate::random::Random;

/// Numbers as they stand in TOML and JSON.
const NUMBERS: [&str; 40] = [
    "0",
    "1",
    "2",
    "3",
    "9",
    "10",
    "11",
    "12",
    "60",
    "84",
    "85",
    "99",
    "100",
    "101",
    "365",
    "999",
    "1000",
    "1200",
    "1201",
    "9999",
    "10000",
    "12000",
    "1000000",
    "-1",
    "-1000",
    "0.1",
    "0.5",
    "0.85",
    "0.99",
    "1.5",
    "2.50",
    "0.000000001",
    "99999999.99",
    "2147483647",
    "2147483648",
    "4294967296",
    "1000000000000000",
    "9007199254740993",
    "9223372036854775807",
    "-9223372036854775808",
];

/// Numbers that are none of this format, or hardly.
const ODD_NUMBERS: [&str; 16] = [
    "9223372036854775808",
    "18446744073709551615",
    "1e400",
    "1e-400",
    "5e-324",
    "-0",
    "-0.0",
    "1e18",
    "1e19",
    "0.1e1",
    "123456789012345678901234567890",
    "0.12345678901234567890",
    "1.7976931348623157e308",
    "00",
    "0x10",
    "nan",
];

const DAYS: [&str; 22] = [
    "2026-06-01",
    "2026-05-31",
    "2026-06-02",
    "2025-12-31",
    "2026-01-01",
    "2024-02-29",
    "2025-02-28",
    "2025-02-29",
    "2023-06-01",
    "2000-02-29",
    "1900-02-29",
    "1970-01-01",
    "0001-01-01",
    "9999-12-31",
    "0000-01-01",
    "10000-01-01",
    "2026-13-01",
    "2026-00-10",
    "2026-06-31",
    "1966-06-01",
    "2022-12-09",
    "2026-6-1",
];

const PERIODS: [&str; 16] = [
    "P1Y",
    "P3Y",
    "P5Y",
    "P16Y",
    "P1M",
    "P6M",
    "P1Y6M",
    "P60D",
    "P1D",
    "P0D",
    "P9999Y",
    "P12000D",
    "P2147483647Y",
    "-P1Y",
    "P",
    "P99999999999D",
];

const CHARACTERS: [char; 40] = [
    '\u{feff}', '\u{200b}', '\u{a0}', '\u{202e}', '\u{2028}', '\u{0}', '\u{1b}', '\u{7f}',
    '\u{fffd}', '＝', '，', '：', '“', '”', '１', '％', '。', '𠀀', '\u{301}', '\r', '\n', '\t',
    ' ', '"', '\'', '\\', '{', '}', '[', ']', '(', ')', '=', ',', '.', '%', '-', '/', '0', 'e',
];

/// A number, mostly one that the format takes.
pub(crate) fn number(random: &mut Random) -> String {
    match random.below(12) {
        0 => (*random.pick(&ODD_NUMBERS)).to_owned(),
        1 | 2 => random.below(20_000).to_string(),
        3 => format!("{}.{}", random.below(1000), random.below(100)),
        4 => (i64::MAX - i64::try_from(random.below(4)).unwrap_or(0)).to_string(),
        5 => 2_u64
            .pow(u32::try_from(random.below(63)).unwrap_or(0))
            .to_string(),
        6 => 10_u64
            .pow(u32::try_from(random.below(19)).unwrap_or(0))
            .to_string(),
        _ => (*random.pick(&NUMBERS)).to_owned(),
    }
}

/// A day, mostly one of the calendar.
pub(crate) fn day(random: &mut Random) -> String {
    if random.one_in(2) {
        return (*random.pick(&DAYS)).to_owned();
    }
    let (year, month, day) = (
        1960 + random.below(80),
        1 + random.below(12),
        1 + random.below(28),
    );
    format!("{year:04}-{month:02}-{day:02}")
}

/// A day that is nearly always one of the calendar.
pub(crate) fn good_day(random: &mut Random) -> String {
    if random.one_in(20) {
        return day(random);
    }
    let year = 2026 - random.below_one_of(&[3, 20, 60]);
    format!(
        "{year}-{:02}-{:02}",
        1 + random.below(12),
        1 + random.below(28)
    )
}

/// A period that is nearly always one of the format.
pub(crate) fn good_period(random: &mut Random) -> String {
    if random.one_in(20) {
        return period(random).to_owned();
    }
    format!("P{}{}", 1 + random.below(40), random.pick(&["Y", "M", "D"]))
}

/// A period.
pub(crate) fn period(random: &mut Random) -> &'static str {
    PERIODS[random.below(PERIODS.len())]
}

/// A character that may not belong.
pub(crate) fn character(random: &mut Random) -> char {
    *random.pick(&CHARACTERS)
}

/// A text with one character too many, too few or wrong.
pub(crate) fn misspelt(text: &str, random: &mut Random) -> String {
    let mut characters = text.chars().collect::<Vec<_>>();
    let at = random.below(characters.len() + 1);
    match random.below(4) {
        0 => characters.insert(at, character(random)),
        1 if at < characters.len() => characters[at] = character(random),
        2 if at < characters.len() => drop(characters.drain(random.range(text.chars().count()))),
        _ if at < characters.len() => {
            let copied = characters[random.range(characters.len())].to_vec();
            characters.splice(at..at, copied);
        }
        _ => characters.insert(at, character(random)),
    }
    characters.into_iter().collect()
}

/// The text with one of its figures exchanged for another.
pub(crate) fn other_figure(text: &str, random: &mut Random) -> String {
    let bytes = text.as_bytes();
    let starts = (0..bytes.len()).filter(|at| {
        bytes[*at].is_ascii_digit()
            && !at
                .checked_sub(1)
                .is_some_and(|at| bytes[at].is_ascii_digit())
    });
    let starts = starts.collect::<Vec<_>>();
    if starts.is_empty() {
        return misspelt(text, random);
    }
    let start = *random.pick(&starts);
    let length = bytes[start..]
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let (before, rest) = text.split_at(start);
    let (figure, after) = rest.split_at(length);
    let figure = match (random.below(4), figure.parse::<u64>()) {
        (0, Ok(figure)) => (figure.saturating_add(1)).to_string(),
        (1, Ok(figure)) => (figure.saturating_sub(1)).to_string(),
        (2, Ok(figure)) => (figure.saturating_mul(10)).to_string(),
        _ => number(random),
    };
    [before, &figure, after].concat()
}
