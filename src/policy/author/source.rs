//! A TOML file as a tree that keeps positions.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::limits::{MOST_BYTES, MOST_FINDINGS, MOST_FOR_ALL_MISTAKES, MOST_TABLES};
use super::{File, Finding, Problem};
use crate::exact::{Date, Rational};

/// A parsed file.
#[derive(Clone)]
pub(super) struct Source<'t> {
    text: &'t str,
    file: File,
    /// Where the lines after the first begin.
    lines: Vec<usize>,
    pub(super) root: Node,
}

/// A value and where it stands, in bytes.
#[derive(Clone)]
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) span: Range<usize>,
    pub(super) file: File,
}

/// A value as written.
#[derive(Clone)]
pub(super) enum Value {
    Text(String),
    Number(Rational),
    Truth(bool),
    Date(Date),
    List(Vec<Node>),
    Table(Vec<Field>),
    /// A number, date or time that has no place in a policy.
    Other,
}

/// A key and its value.
#[derive(Clone)]
pub(super) struct Field {
    pub(super) key: String,
    pub(super) key_span: Range<usize>,
    pub(super) value: Node,
}

impl<'t> Source<'t> {
    /// Parses a file; what is no TOML is reported. Of a file that is too large nothing is read.
    pub(super) fn parse(text: &'t str, file: File, findings: &mut Vec<Finding>) -> Self {
        let nothing = Self::nothing(file);
        if text.len() > MOST_BYTES {
            let most = MOST_BYTES >> 20;
            findings.push(nothing.finding(0, Problem::TooLong { most }));
            return nothing;
        }
        if tables(text) > MOST_TABLES {
            let (what, most) = ("tables", MOST_TABLES);
            findings.push(nothing.finding(0, Problem::TooMany { what, most }));
            return nothing;
        }
        let mut source = Self {
            text,
            lines: text.match_indices('\n').map(|(at, _)| at + 1).collect(),
            ..nothing
        };
        match DeTable::parse(text) {
            Ok(table) => {
                source.root.span = table.span();
                source.root.value = read_table(table.into_inner(), file);
            }
            Err(first) if text.len() > MOST_FOR_ALL_MISTAKES => {
                findings.push(source.mistake(&first));
            }
            Err(_) => source.mistakes(findings),
        }
        source
    }

    /// All that is no TOML. After the first hundred mistakes of notation the others say little.
    fn mistakes(&self, findings: &mut Vec<Finding>) {
        let (_, errors) = DeTable::parse_recoverable(self.text);
        for error in errors.iter().take(MOST_FINDINGS) {
            findings.push(self.mistake(error));
        }
        let count = errors.len().saturating_sub(MOST_FINDINGS);
        if let (1.., Some(last)) = (count, findings.last()) {
            let problem = Problem::More { count };
            findings.push(Finding {
                problem,
                ..last.clone()
            });
        }
    }

    fn mistake(&self, error: &toml::de::Error) -> Finding {
        let start = error.span().map_or(0, |span| span.start);
        self.finding(start, Problem::Toml(error.message().to_owned()))
    }

    /// A file without anything in it.
    pub(super) const fn nothing(file: File) -> Self {
        Self {
            text: "",
            file,
            lines: Vec::new(),
            root: Node {
                value: Value::Table(Vec::new()),
                span: 0..0,
                file,
            },
        }
    }

    /// What stands written at a place.
    pub(super) fn written(&self, span: Range<usize>) -> &'t str {
        self.text.get(span).unwrap_or_default()
    }

    /// The line of a place, counted from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at) + 1
    }

    /// A problem with its line and column, both counted from 1; the column in characters.
    pub(super) fn finding(&self, start: usize, problem: Problem) -> Finding {
        let line = self.line(start);
        let begins = line.checked_sub(2).and_then(|index| self.lines.get(index));
        let begins = begins.copied().unwrap_or_default();
        let before = self.text.get(begins..start);
        Finding {
            file: self.file,
            line,
            column: before.unwrap_or_default().chars().count() + 1,
            problem,
        }
    }

    /// The place of a part of a text value, given in bytes of that text. Where escapes move it, the
    /// whole value.
    pub(super) fn within(&self, node: &Node, text: &str, part: Range<usize>) -> Range<usize> {
        let written = self.text.get(node.span.clone()).unwrap_or_default();
        match written.find(text) {
            Some(offset) => {
                let start = node.span.start + offset;
                start + part.start..start + part.end
            }
            None => node.span.clone(),
        }
    }
}

impl Node {
    /// The field of a table that has a key.
    pub(super) fn field(&self, key: &str) -> Option<&Field> {
        match &self.value {
            Value::Table(fields) => fields.iter().find(|field| field.key == key),
            _ => None,
        }
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.field(key).map(|field| &field.value)
    }

    /// The value of a key, where it is a text.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        match &self.get(key)?.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The name of its shape, for messages.
    pub(super) fn shape(&self) -> &'static str {
        match &self.value {
            Value::Text(_) => "text",
            Value::Number(_) => "number",
            Value::Truth(_) => "yes-no",
            Value::Date(_) => "date",
            Value::List(_) => "list",
            Value::Table(_) => "table",
            Value::Other => "other",
        }
    }
}

/// How many tables a text can make at most: each has a brace or a dot of its own, or begins a line.
fn tables(text: &str) -> usize {
    let signs = text.bytes().filter(|byte| matches!(byte, b'{' | b'.'));
    let headers = text
        .lines()
        .filter(|line| line.trim_start().starts_with('['));
    signs.count() + headers.count()
}

fn read_table(table: DeTable<'_>, file: File) -> Value {
    let mut fields = table
        .into_iter()
        .map(|(key, value)| Field {
            key_span: key.span(),
            key: key.into_inner().into_owned(),
            value: read_value(value, file),
        })
        .collect::<Vec<_>>();
    // The parser sorts by key; people read by line.
    fields.sort_by_key(|field| field.key_span.start);
    Value::Table(fields)
}

fn read_value(value: Spanned<DeValue<'_>>, file: File) -> Node {
    let span = value.span();
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(number) if number.radix() == 10 => read_number(number.as_str()),
        DeValue::Integer(_) => Value::Other,
        DeValue::Float(number) => read_number(number.as_str()),
        DeValue::Boolean(truth) => Value::Truth(truth),
        DeValue::Datetime(date) => Date::parse(&date.to_string()).map_or(Value::Other, Value::Date),
        DeValue::Array(items) => Value::List(
            items
                .into_iter()
                .map(|item| read_value(item, file))
                .collect(),
        ),
        DeValue::Table(table) => read_table(table, file),
    };
    Node { value, span, file }
}

/// Decimals stay as written: 0.85 is 17/20.
fn read_number(text: &str) -> Value {
    let digits = text.strip_prefix('+').unwrap_or(text);
    Rational::parse(digits).map_or(Value::Other, Value::Number)
}
