//! Reads lowered expressions from a compiled policy, which may be hand-made: names, kinds, the number
//! of operands and the depth are checked.
//!
//! The form is a number, a truth value, or a list of an operator and its operands:
//! `["at_least", ["/", ["input", "certificates"], ["input", "trained"]], "17/20"]`.

use super::{Comparison, Condition, MAX_DEPTH, Quantity};
use crate::answers::Data;
use crate::exact::{Date, Period, Rational};

/// What is wrong with a compiled policy, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The format number is not one that this version reads.
    UnsupportedFormat(String),
    /// A field is missing or has another type; the path to it.
    Malformed(String),
    /// A name that nothing defines; the path to it and the name.
    UnknownName(String, String),
    /// Nested deeper than [`MAX_DEPTH`]; the path to it.
    TooDeep(String),
}

/// What kind of value an input takes, as far as expressions care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputKind {
    /// A count, an amount or a date.
    Number,
    /// A figure per year.
    Series,
    /// Yes or no.
    YesNo,
    /// One of several options.
    Choice,
}

/// Finds inputs and options by name.
pub trait Names {
    /// The position and kind of an input.
    fn input(&self, id: &str) -> Option<(usize, InputKind)>;
    /// The ids of the options of a choice.
    fn options(&self, input: usize) -> Vec<&str>;
}

/// Reads an expression with a number as result.
///
/// # Errors
/// [`LoadError`], with `at` as the path.
pub fn load_quantity(data: &Data, names: &dyn Names, at: &str) -> Result<Quantity, LoadError> {
    Loader { names, at }.quantity(data, 0)
}

/// Reads an expression with a truth value as result.
///
/// # Errors
/// [`LoadError`], with `at` as the path.
pub fn load_condition(data: &Data, names: &dyn Names, at: &str) -> Result<Condition, LoadError> {
    Loader { names, at }.condition(data, 0)
}

struct Loader<'a> {
    names: &'a dyn Names,
    at: &'a str,
}

impl Loader<'_> {
    fn quantity(&self, data: &Data, depth: usize) -> Result<Quantity, LoadError> {
        if let Some(literal) = number(data) {
            return Ok(Quantity::Literal(literal));
        }
        let (operator, operands) = self.operation(data, depth)?;
        let part = |operand: &Data| self.quantity(operand, depth + 1).map(Box::new);
        Ok(match (operator, operands) {
            ("as-of", []) => Quantity::AsOf,
            ("date", [date]) => Quantity::Literal(self.date(date)?),
            ("input", [id]) => {
                Quantity::Input(self.input(id, &[InputKind::Number, InputKind::Series])?)
            }
            ("lowest-year", [id]) => Quantity::LowestYear(self.input(id, &[InputKind::Series])?),
            ("highest-year", [id]) => Quantity::HighestYear(self.input(id, &[InputKind::Series])?),
            ("by", [id, rows]) => {
                let input = self.input(id, &[InputKind::Choice])?;
                let mut figures = Vec::new();
                for option in self.names.options(input) {
                    let row = rows.get(option).and_then(number);
                    figures.push(row.ok_or_else(|| self.malformed())?);
                }
                Quantity::Lookup(input, figures)
            }
            ("neg", [inner]) => Quantity::Negate(part(inner)?),
            ("+", [left, right]) => Quantity::Add(part(left)?, part(right)?),
            ("-", [left, right]) => Quantity::Subtract(part(left)?, part(right)?),
            ("*", [left, right]) => Quantity::Multiply(part(left)?, part(right)?),
            ("/", [left, right]) => Quantity::Divide(part(left)?, part(right)?),
            ("if", [condition, then, otherwise]) => Quantity::If(
                Box::new(self.condition(condition, depth + 1)?),
                part(then)?,
                part(otherwise)?,
            ),
            ("min", [_, ..]) => Quantity::Min(self.quantities(operands, depth)?),
            ("max", [_, ..]) => Quantity::Max(self.quantities(operands, depth)?),
            ("after", [date, period]) => Quantity::After(part(date)?, self.period(period)?),
            ("before", [date, period]) => {
                Quantity::After(part(date)?, self.period(period)?.backwards())
            }
            ("full-years", [from, to]) => Quantity::FullYears(part(from)?, part(to)?),
            ("year", [date]) => Quantity::YearOf(part(date)?),
            _ => return Err(self.malformed()),
        })
    }

    fn condition(&self, data: &Data, depth: usize) -> Result<Condition, LoadError> {
        if let Data::Bool(value) = data {
            return Ok(Condition::Literal(*value));
        }
        let (operator, operands) = self.operation(data, depth)?;
        let part = |operand: &Data| self.condition(operand, depth + 1).map(Box::new);
        let comparison = Comparison::ALL
            .into_iter()
            .find(|comparison| comparison.code() == operator);
        Ok(match (operator, operands) {
            ("input", [id]) => Condition::Input(self.input(id, &[InputKind::YesNo])?),
            ("one-of", [id, Data::List(allowed)]) => {
                let input = self.input(id, &[InputKind::Choice])?;
                let options = self.names.options(input);
                for option in allowed {
                    let known = option.as_text().is_some_and(|id| options.contains(&id));
                    if !known {
                        return Err(self.unknown(option));
                    }
                }
                let within = |id: &&str| allowed.iter().any(|option| option.as_text() == Some(*id));
                Condition::OneOf(input, options.iter().map(within).collect())
            }
            ("and", [_, ..]) => Condition::All(self.conditions(operands, depth)?),
            ("or", [_, ..]) => Condition::Any(self.conditions(operands, depth)?),
            ("not", [inner]) => Condition::Not(part(inner)?),
            ("if", [condition, then, otherwise]) => {
                Condition::If(part(condition)?, part(then)?, part(otherwise)?)
            }
            (_, [left, right]) => Condition::Compare(
                comparison.ok_or_else(|| self.malformed())?,
                self.quantity(left, depth + 1)?,
                self.quantity(right, depth + 1)?,
            ),
            _ => return Err(self.malformed()),
        })
    }

    fn quantities(&self, operands: &[Data], depth: usize) -> Result<Vec<Quantity>, LoadError> {
        let read = |operand| self.quantity(operand, depth + 1);
        operands.iter().map(read).collect()
    }

    fn conditions(&self, operands: &[Data], depth: usize) -> Result<Vec<Condition>, LoadError> {
        let read = |operand| self.condition(operand, depth + 1);
        operands.iter().map(read).collect()
    }

    fn operation<'d>(
        &self,
        data: &'d Data,
        depth: usize,
    ) -> Result<(&'d str, &'d [Data]), LoadError> {
        if depth >= MAX_DEPTH {
            return Err(LoadError::TooDeep(self.at.to_owned()));
        }
        match data.as_list() {
            Some([Data::Text(operator), operands @ ..]) => Ok((operator, operands)),
            _ => Err(self.malformed()),
        }
    }

    fn input(&self, id: &Data, kinds: &[InputKind]) -> Result<usize, LoadError> {
        let name = id.as_text().ok_or_else(|| self.malformed())?;
        let (input, kind) = self.names.input(name).ok_or_else(|| self.unknown(id))?;
        if kinds.contains(&kind) {
            Ok(input)
        } else {
            Err(self.malformed())
        }
    }

    fn date(&self, data: &Data) -> Result<Rational, LoadError> {
        let date = data.as_text().and_then(Date::parse);
        let date = date.ok_or_else(|| self.malformed())?;
        Ok(Rational::integer(i64::from(date.days())))
    }

    fn period(&self, data: &Data) -> Result<Period, LoadError> {
        let period = data.as_text().and_then(Period::parse);
        period.ok_or_else(|| self.malformed())
    }

    fn malformed(&self) -> LoadError {
        LoadError::Malformed(self.at.to_owned())
    }

    fn unknown(&self, name: &Data) -> LoadError {
        let name = name.as_text().unwrap_or_default().to_owned();
        LoadError::UnknownName(self.at.to_owned(), name)
    }
}

fn number(data: &Data) -> Option<Rational> {
    match data {
        Data::Integer(value) => Some(Rational::integer(*value)),
        Data::Text(text) | Data::Decimal(text) => Rational::parse(text),
        _ => None,
    }
}
