//! Expressions from scratch, and expressions with something changed, token by token.

use super::grammar::{COUNTS, Gives, TRUTHS, expression};
use super::odd;
use crate::random::Random;

/// Words of the language, and some that are not of it.
const WORDS: [&str; 52] = [
    "and",
    "or",
    "not",
    "not(",
    "if",
    "then",
    "else",
    "in",
    "between",
    "min(",
    "max(",
    "sum(",
    "count(",
    "date(",
    "duration(",
    "years and months duration(",
    "true",
    "false",
    "as_of",
    ".year",
    ".years",
    ".group",
    ".base",
    ".poor",
    ".month",
    "+",
    "-",
    "*",
    "/",
    "(",
    ")",
    "[",
    "]",
    "..",
    ",",
    "%",
    "=",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "\"",
    "null",
    "mean(",
    "some",
    "every",
    "for",
    "&&",
    "==",
    "**",
    "round(",
];

/// An expression, perhaps with a part repeated until it is a long one.
pub(crate) fn fresh(random: &mut Random) -> String {
    let gives = if random.one_in(2) {
        Gives::Number
    } else {
        Gives::Truth
    };
    let depth = random.below(6);
    let text = expression(gives, depth, random);
    if random.one_in(40) {
        deeper(&text, random)
    } else {
        text
    }
}

/// The figures that an expression names.
pub(crate) fn figures_in(text: &str) -> Vec<&'static str> {
    let tokens = tokens(text);
    let named = COUNTS.iter().copied();
    named.filter(|name| tokens.contains(name)).collect()
}

/// The text inside itself, several times over.
fn deeper(text: &str, random: &mut Random) -> String {
    let times = random.below_one_of(&[4, 12, 40, 150]);
    let (before, between, after) = *random.pick(&[
        ("(", "", ")"),
        ("not ", "", ""),
        ("-", "", ""),
        ("min(", "", ", 1)"),
        ("if p then ", "", " else 1"),
        ("", " + ", ""),
        ("", " and ", ""),
        ("", " = ", ""),
        ("b = (", "", ")"),
        ("", " in (", ", 1)"),
        ("", " - (", ")"),
        ("a / (", "", ")"),
    ]);
    let mut deep = text.to_owned();
    for _ in 0..times {
        deep = if between.is_empty() {
            format!("{before}{deep}{after}")
        } else {
            format!("{text}{between}{deep}{after}")
        };
        if deep.len() > 4_000 {
            break;
        }
    }
    deep
}

/// The tokens of a text: words, figures, quoted texts, single characters.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let part = |fits: fn(char) -> bool| rest.find(|c| !fits(c)).unwrap_or(rest.len());
        let length = match first {
            '"' => rest[1..].find('"').map_or(rest.len(), |at| at + 2),
            'a'..='z' | 'A'..='Z' | '_' => part(|c| c.is_ascii_alphanumeric() || c == '_'),
            '0'..='9' => part(|c| c.is_ascii_digit()),
            ' ' => part(|c| c == ' '),
            '<' | '>' | '!' | '.'
                if rest.len() > 1 && matches!(rest.as_bytes()[1], b'=' | b'.') =>
            {
                2
            }
            other => other.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// An expression with something changed.
pub(crate) fn changed(text: &str, random: &mut Random) -> String {
    let tokens = tokens(text);
    if tokens.is_empty() {
        return fresh(random);
    }
    let gives = if random.one_in(2) {
        Gives::Number
    } else {
        Gives::Truth
    };
    let depth = random.below(4);
    let place = random.range(tokens.len());
    let put = match random.below(12) {
        0 => String::new(),
        1..=3 => expression(gives, depth, random),
        4 => format!("({})", expression(gives, depth, random)),
        5 => format!(" {} ", random.pick(&WORDS)),
        6 => tokens[random.range(tokens.len())].concat(),
        7 => format!("({})", tokens[place.clone()].concat()),
        8 => deeper(&tokens[place.clone()].concat(), random),
        9 => return odd::other_figure(text, random),
        10 if random.one_in(3) => return deeper(text, random),
        11 if random.one_in(3) => return odd::misspelt(text, random),
        _ => {
            let word = (*random.pick(&COUNTS)).to_owned();
            if random.one_in(2) {
                word
            } else {
                (*random.pick(&TRUTHS)).to_owned()
            }
        }
    };
    [
        &tokens[..place.start].concat(),
        &put,
        &tokens[place.end..].concat(),
    ]
    .map(String::as_str)
    .concat()
}
