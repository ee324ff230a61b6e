//! Expressions by the grammar.

use super::odd;
use crate::random::Random;

/// The inputs of the policies in which an expression stands (seeds/*.toml), by what they are.
pub(super) const COUNTS: [&str; 8] = ["a", "b", "c", "m", "n", "s", "t", "w"];
const SERIES: [&str; 3] = ["s", "t", "w"];
pub(super) const TRUTHS: [&str; 3] = ["p", "q", "r"];
const DATES: [&str; 3] = ["d", "e", "as_of"];
/// Choices with their options.
const CHOICES: [(&str, &[&str]); 2] = [("k", &["low", "mid", "high"]), ("o", &["x", "y"])];

const COMPARISONS: [&str; 6] = ["=", "!=", "<", "<=", ">", ">="];
/// What an expression gives.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Gives {
    Number,
    Truth,
    Date,
}

/// An expression of a kind, at most so deep.
pub(crate) fn expression(gives: Gives, depth: usize, random: &mut Random) -> String {
    match gives {
        Gives::Number => number(depth, random),
        Gives::Truth => truth(depth, random),
        Gives::Date => date(depth, random),
    }
}

/// The same as a part of another one: mostly in brackets where it needs them, now and then of another kind.
fn part(gives: Gives, depth: usize, random: &mut Random) -> String {
    let other = *random.pick(&[Gives::Number, Gives::Truth, Gives::Date]);
    let gives = if random.one_in(100) { other } else { gives };
    let text = expression(gives, depth, random);
    if text.contains(' ') && !random.one_in(10) {
        format!("({text})")
    } else {
        text
    }
}

fn number(depth: usize, random: &mut Random) -> String {
    if depth == 0 || random.one_in(4) {
        return match random.below(8) {
            0 => odd::number(random),
            1 => format!("{}%", odd::number(random)),
            2 => random.below(30).to_string(),
            3 => "k.base".to_owned(),
            _ => (*random.pick(&COUNTS)).to_owned(),
        };
    }
    let depth = depth - 1;
    let [left, right] = [0, 1].map(|_| part(Gives::Number, depth, random));
    match random.below(16) {
        0..=2 => format!("{left} + {right}"),
        3 | 4 => format!("{left} - {right}"),
        5 | 6 => format!("{left} * {right}"),
        7 | 8 => format!("{left} / {right}"),
        9 => format!("({left})"),
        10 => format!("-{left}"),
        11 => format!(
            "if {} then {left} else {right}",
            part(Gives::Truth, depth, random)
        ),
        12 => {
            let function = random.pick(&["min", "max", "sum", "count"]);
            let mut items = vec![left, right];
            while random.one_in(2) {
                items.push(expression(Gives::Number, depth, random));
            }
            format!("{function}({})", items.join(", "))
        }
        13 => format!(
            "{}({})",
            random.pick(&["min", "max", "sum", "count"]),
            random.pick(&SERIES)
        ),
        14 => format!("{}.year", random.pick(&DATES)),
        _ => {
            let [from, to] = [0, 1].map(|_| expression(Gives::Date, depth, random));
            format!("years and months duration({from}, {to}).years")
        }
    }
}

fn truth(depth: usize, random: &mut Random) -> String {
    if depth == 0 || random.one_in(6) {
        return match random.below(8) {
            0 => (*random.pick(&["true", "false"])).to_owned(),
            1 => "k.poor".to_owned(),
            2 => chosen(random),
            3 => format!(
                "{} {} {}",
                random.pick(&COUNTS),
                random.pick(&COMPARISONS),
                odd::number(random)
            ),
            _ => (*random.pick(&TRUTHS)).to_owned(),
        };
    }
    let depth = depth - 1;
    match random.below(14) {
        0..=5 => {
            let [left, right] = [0, 1].map(|_| part(Gives::Truth, depth, random));
            format!("{left} {} {right}", random.pick(&["and", "or"]))
        }
        6 => format!("not {}", part(Gives::Truth, depth, random)),
        7 => format!("not({})", truth(depth, random)),
        8 => {
            let [condition, left, right] = [0, 1, 2].map(|_| part(Gives::Truth, depth, random));
            format!("if {condition} then {left} else {right}")
        }
        9 => chosen(random),
        10 => {
            let [left, right] = [0, 1].map(|_| part(Gives::Date, depth, random));
            format!("{left} {} {right}", random.pick(&COMPARISONS))
        }
        11 => {
            let gives = *random.pick(&[Gives::Number, Gives::Number, Gives::Date]);
            let [value, low, high] = [0, 1, 2].map(|_| part(gives, depth, random));
            match random.below(3) {
                0 => format!("{value} between {low} and {high}"),
                1 => format!("{value} in [{low}..{high})"),
                _ => format!("{value} in ({low}..{high}]"),
            }
        }
        12 => {
            let [value, one, two] = [0, 1, 2].map(|_| part(Gives::Number, depth, random));
            format!("{value} in ({one}, {two})")
        }
        _ => {
            let [left, right] = [0, 1].map(|_| part(Gives::Number, depth, random));
            format!("{left} {} {right}", random.pick(&COMPARISONS))
        }
    }
}

/// A condition on a choice.
fn chosen(random: &mut Random) -> String {
    let (choice, options) = *random.pick(&CHOICES);
    let option = random.pick(options);
    let comparison = if choice == "k" {
        random.below(6)
    } else {
        random.below(2)
    };
    let comparison = COMPARISONS[comparison];
    match random.below(12) {
        0..=2 => format!("{choice} in (\"{option}\", \"{}\")", random.pick(options)),
        3 | 4 => format!("k.group = \"{}\"", random.pick(&["one", "two"])),
        5 if random.one_in(6) => format!("\"{option}\" = {choice}"),
        _ => format!("{choice} {comparison} \"{option}\""),
    }
}

fn date(depth: usize, random: &mut Random) -> String {
    match random.below(if depth == 0 { 4 } else { 7 }) {
        0..=2 => (*random.pick(&DATES)).to_owned(),
        3 => format!("date(\"{}\")", odd::good_day(random)),
        4 => {
            let condition = part(Gives::Truth, depth - 1, random);
            let [left, right] = [0, 1].map(|_| part(Gives::Date, depth - 1, random));
            format!("if {condition} then {left} else {right}")
        }
        _ => {
            let sign = random.pick(&["+", "-"]);
            format!(
                "{} {sign} duration(\"{}\")",
                part(Gives::Date, depth - 1, random),
                odd::good_period(random)
            )
        }
    }
}
