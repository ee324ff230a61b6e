//! Reads lowered expressions from a compiled policy, which may be hand-made: names, kinds, the number
//! of operands and the depth are checked.
//!
//! The form is a number, a truth value, or a list of an operator and its operands:
//! `["at_least", ["/", ["input", "certificates"], ["input", "trained"]], "17/20"]`. What is wrong is told
//! to the caller, and reading goes on.

use super::{Comparison, Condition, MAX_DEPTH, Quantity};
use crate::answers::Data;
use crate::exact::{Date, Period, Rational};

/// How deep lowered expressions go. A scorecard puts up to seven levels around one of [`MAX_DEPTH`].
const MOST_LEVELS: usize = MAX_DEPTH + 8;

/// What is wrong with a compiled policy, and where.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum LoadError {
    /// The format number is not one that this version reads.
    UnsupportedFormat(String),
    /// A field is missing or has another type; the path to it.
    Malformed(String),
    /// A name that nothing defines; the path to it and the name.
    UnknownName(String, String),
    /// Criteria deeper than [`MAX_DEPTH`], or an expression deeper than a scorecard makes it; the path to it.
    TooDeep(String),
    /// A list that is too long, or the place at which the policy has too many parts; the path to it.
    TooLarge(String),
}

/// What is wrong at a place that the caller knows.
pub(crate) enum Fault {
    Malformed,
    UnknownName(String),
    TooDeep,
    TooLarge,
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
    /// Counts parts of expressions; whether the policy has room for them.
    fn has_room(&self, parts: usize) -> bool;
}

/// Reads an expression with a number as result.
pub(crate) fn load_quantity(data: &Data, names: &dyn Names, fail: &dyn Fn(Fault)) -> Quantity {
    Loader { names, fail }.quantity(data, 0)
}

/// Reads an expression with a truth value as result.
pub(crate) fn load_condition(data: &Data, names: &dyn Names, fail: &dyn Fn(Fault)) -> Condition {
    Loader { names, fail }.condition(data, 0)
}

/// How many parts the flags of a choice count for, one for each option: a byte each, where a part takes more than sixteen.
pub(crate) const fn flags(options: usize) -> usize {
    options / 16
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
                let options = self.names.options(input);
                if !self.names.has_room(options.len()) {
                    (self.fail)(Fault::TooLarge);
                    return NOTHING;
                }
                for option in options {
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
            ("same", [left, right]) => Condition::Same(part(left), part(right)),
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
        if !self.names.has_room(flags(options.len()) + allowed.len()) {
            (self.fail)(Fault::TooLarge);
            return Condition::OneOf(input, within);
        }
        // A list in the order of the options is found in one walk.
        let mut next = 0;
        for option in allowed {
            let is_meant = |id: &&str| option.as_text() == Some(*id);
            let further = options.iter().skip(next).position(is_meant);
            let place = further.map(|further| next + further);
            let place = place.or_else(|| options.iter().position(is_meant));
            next = place.map_or(next, |place| place + 1);
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
        if depth >= MOST_LEVELS {
            (self.fail)(Fault::TooDeep);
            return ("", &[]);
        }
        match data.as_list() {
            Some(all) if !self.names.has_room(all.len()) => (self.fail)(Fault::TooLarge),
            Some([Data::Text(operator), operands @ ..]) => return (operator, operands),
            _ => {}
        }
        ("", &[])
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
