//! Splits an expression into tokens that know where they stand.

use std::ops::Range;

use super::parse::SyntaxError;
use crate::exact::Rational;

/// A token and its place in the text, in bytes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) span: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum TokenKind {
    Number(Rational),
    Percent(Rational),
    Text(String),
    Name(String),
    Symbol(&'static str),
    End,
}

/// Longer symbols first, so that `<=` is not read as `<`.
const SYMBOLS: [&str; 18] = [
    "..", "<=", ">=", "!=", "<", ">", "=", "+", "-", "*", "/", "(", ")", "[", "]", ",", ".", "%",
];

/// Splits the text; the last token is [`TokenKind::End`].
pub(crate) fn tokens(text: &str) -> Result<Vec<Token>, SyntaxError> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        if trimmed.is_empty() {
            break;
        }
        let (kind, length) = token(trimmed, at)?;
        found.push(Token {
            kind,
            span: at..at + length,
        });
        at += length;
    }
    found.push(Token {
        kind: TokenKind::End,
        span: text.len()..text.len(),
    });
    Ok(found)
}

fn token(rest: &str, at: usize) -> Result<(TokenKind, usize), SyntaxError> {
    let first = rest.chars().next().unwrap_or(' ');
    if first.is_ascii_digit() {
        return number(rest, at);
    }
    if first.is_ascii_alphabetic() || first == '_' {
        let length = run(rest, |c| c.is_ascii_alphanumeric() || c == '_');
        let name = rest.get(..length).unwrap_or_default().to_owned();
        return Ok((TokenKind::Name(name), length));
    }
    if first == '"' {
        let inner = rest.get(1..).unwrap_or_default();
        let end = inner.find('"').ok_or(SyntaxError::OpenText {
            span: at..at + rest.len(),
        })?;
        let text = inner.get(..end).unwrap_or_default().to_owned();
        return Ok((TokenKind::Text(text), end + 2));
    }
    for symbol in SYMBOLS {
        if rest.starts_with(symbol) {
            return Ok((TokenKind::Symbol(symbol), symbol.len()));
        }
    }
    Err(SyntaxError::Character {
        span: at..at + first.len_utf8(),
        character: first,
    })
}

fn number(rest: &str, at: usize) -> Result<(TokenKind, usize), SyntaxError> {
    let whole = run(rest, |c| c.is_ascii_digit());
    let tail = rest.get(whole..).unwrap_or_default();
    let decimals = tail
        .strip_prefix('.')
        .map_or(0, |digits| run(digits, |c| c.is_ascii_digit()));
    let length = if decimals > 0 {
        whole + 1 + decimals
    } else {
        whole
    };
    let value = rest
        .get(..length)
        .and_then(Rational::parse)
        .ok_or(SyntaxError::Number {
            span: at..at + length,
        })?;
    if rest.get(length..).is_some_and(|tail| tail.starts_with('%')) {
        let hundredth = value.over(Rational::integer(100));
        let share = hundredth.map_err(|_| SyntaxError::Number {
            span: at..at + length,
        })?;
        return Ok((TokenKind::Percent(share), length + 1));
    }
    Ok((TokenKind::Number(value), length))
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|character| !belongs(character))
        .unwrap_or(text.len())
}
