//! Reads lowered expressions from a compiled policy, which may be hand-made: names, kinds, the number
//! of operands and the depth are checked.
//!
//! The form is a number, a truth value, or a list of an operator and its operands:
//! `["at_least", ["/", ["input", "certificates"], ["input", "trained"]], "17/20"]`. What is wrong is told
//! to the caller, and reading goes on.

use super::{Comparison, Condition, MAX_DEPTH, Quantity};
use crate::answers::Data;
use crate::exact::{Date, Period, Rational};

/// What is wrong with a compiled policy, and where.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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

/// What is wrong at a place that the caller knows.
pub(crate) enum Fault {
    Malformed,
    UnknownName(String),
    TooDeep,
}

/// What kind of value an input takes, as far as expressions care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InputKind {
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
pub(crate) trait Names {
    /// The position and kind of an input.
    fn input(&self, id: &str) -> Option<(usize, InputKind)>;
    /// The ids of the options of a choice.
    fn options(&self, input: usize) -> Vec<&str>;
}

/// Reads an expression with a number as result.
pub(crate) fn load_quantity(data: &Data, names: &dyn Names, fail: &dyn Fn(Fault)) -> Quantity {
    Loader { names, fail }.quantity(data, 0)
}

/// Reads an expression with a truth value as result.
pub(crate) fn load_condition(data: &Data, names: &dyn Names, fail: &dyn Fn(Fault)) -> Condition {
    Loader { names, fail }.condition(data, 0)
}

struct Loader<'a> {
    names: &'a dyn Names,
    fail: &'a dyn Fn(Fault),
}

const NOTHING: Quantity = Quantity::AsOf;

impl Loader<'_> {
    fn quantity(&self, data: &Data, depth: usize) -> Quantity {
        if let Some(literal) = data.as_number() {
            return Quantity::Literal(literal);
        }
        let (operator, operands) = self.operation(data, depth);
        let part = |operand: &Data| Box::new(self.quantity(operand, depth + 1));
        match (operator, operands) {
            ("as-of", []) => Quantity::AsOf,
            ("date", [date]) => Quantity::Literal(self.date(date)),
            ("input", [id]) => {
                Quantity::Input(self.input(id, &[InputKind::Number, InputKind::Series]))
            }
            ("lowest-year", [id]) => Quantity::LowestYear(self.input(id, &[InputKind::Series])),
            ("highest-year", [id]) => Quantity::HighestYear(self.input(id, &[InputKind::Series])),
            ("by", [id, rows]) => {
                let input = self.input(id, &[InputKind::Choice]);
                let mut figures = Vec::new();
                for option in self.names.options(input) {
                    match rows.get(option).and_then(Data::as_number) {
                        Some(row) => figures.push(row),
                        None => self.malformed(),
                    }
                }
                Quantity::Lookup(input, figures)
            }
            ("neg", [inner]) => Quantity::Negate(part(inner)),
            ("+", [left, right]) => Quantity::Add(part(left), part(right)),
            ("-", [left, right]) => Quantity::Subtract(part(left), part(right)),
            ("*", [left, right]) => Quantity::Multiply(part(left), part(right)),
            ("/", [left, right]) => Quantity::Divide(part(left), part(right)),
            ("if", [condition, then, otherwise]) => Quantity::If(
                Box::new(self.condition(condition, depth + 1)),
                part(then),
                part(otherwise),
            ),
            ("min", [_, ..]) => Quantity::Min(self.quantities(operands, depth)),
            ("max", [_, ..]) => Quantity::Max(self.quantities(operands, depth)),
            ("after", [date, period]) => Quantity::After(part(date), self.period(period)),
            ("before", [date, period]) => {
                Quantity::After(part(date), self.period(period).backwards())
            }
            ("full-years", [from, to]) => Quantity::FullYears(part(from), part(to)),
            ("year", [date]) => Quantity::YearOf(part(date)),
            _ => {
                self.malformed();
                NOTHING
            }
        }
    }

    fn condition(&self, data: &Data, depth: usize) -> Condition {
        if let Data::Bool(value) = data {
            return Condition::Literal(*value);
        }
        let (operator, operands) = self.operation(data, depth);
        let part = |operand: &Data| Box::new(self.condition(operand, depth + 1));
        let comparison = Comparison::ALL.iter().find(|one| one.code() == operator);
        match (operator, operands) {
            ("input", [id]) => Condition::Input(self.input(id, &[InputKind::YesNo])),
            ("one-of", [id, Data::List(allowed)]) => self.one_of(id, allowed),
            ("and", [_, ..]) => Condition::All(self.conditions(operands, depth)),
            ("or", [_, ..]) => Condition::Any(self.conditions(operands, depth)),
            ("not", [inner]) => Condition::Not(part(inner)),
            ("if", [condition, then, otherwise]) => {
                Condition::If(part(condition), part(then), part(otherwise))
            }
            (_, [left, right]) if comparison.is_some() => Condition::Compare(
                comparison.copied().unwrap_or(Comparison::Is),
                self.quantity(left, depth + 1),
                self.quantity(right, depth + 1),
            ),
            _ => {
                self.malformed();
                Condition::Literal(false)
            }
        }
    }

    fn one_of(&self, id: &Data, allowed: &[Data]) -> Condition {
        let input = self.input(id, &[InputKind::Choice]);
        let options = self.names.options(input);
        let mut within = Vec::new();
        within.resize(options.len(), false);
        for option in allowed {
            let place = options.iter().position(|id| option.as_text() == Some(*id));
            match place.and_then(|place| within.get_mut(place)) {
                Some(flag) => *flag = true,
                None => self.unknown(option),
            }
        }
        Condition::OneOf(input, within)
    }

    fn quantities(&self, operands: &[Data], depth: usize) -> Vec<Quantity> {
        let mut all = Vec::new();
        for operand in operands {
            all.push(self.quantity(operand, depth + 1));
        }
        all
    }

    fn conditions(&self, operands: &[Data], depth: usize) -> Vec<Condition> {
        let mut all = Vec::new();
        for operand in operands {
            all.push(self.condition(operand, depth + 1));
        }
        all
    }

    /// The operator and its operands; nothing where there is none or it stands too deep.
    fn operation<'d>(&self, data: &'d Data, depth: usize) -> (&'d str, &'d [Data]) {
        if depth >= MAX_DEPTH {
            (self.fail)(Fault::TooDeep);
            return ("", &[]);
        }
        match data.as_list() {
            Some([Data::Text(operator), operands @ ..]) => (operator, operands),
            _ => ("", &[]),
        }
    }

    fn input(&self, id: &Data, kinds: &[InputKind]) -> usize {
        match id.as_text().and_then(|name| self.names.input(name)) {
            Some((input, kind)) => {
                if !kinds.contains(&kind) {
                    self.malformed();
                }
                input
            }
            None => {
                self.unknown(id);
                0
            }
        }
    }

    fn date(&self, data: &Data) -> Rational {
        let date = data.as_text().and_then(Date::parse);
        if date.is_none() {
            self.malformed();
        }
        Rational::integer(date.map_or(0, |date| i64::from(date.days())))
    }

    fn period(&self, data: &Data) -> Period {
        let period = data.as_text().and_then(Period::parse);
        if period.is_none() {
            self.malformed();
        }
        period.unwrap_or(Period::NONE)
    }

    fn malformed(&self) {
        (self.fail)(Fault::Malformed);
    }

    fn unknown(&self, name: &Data) {
        let name = name.as_text().unwrap_or_default().to_owned();
        (self.fail)(Fault::UnknownName(name));
    }
}
