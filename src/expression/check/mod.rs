//! Checks the meaning of an expression and lowers it to the form that a compiled policy carries.

mod functions;
mod operators;
mod options;

use std::ops::Range;

use super::MAX_DEPTH;
use super::parse::{Node, NodeKind, Operator};
use super::types::{Symbol, SymbolKind, Symbols, Type, TypeError, Unit, suggestion};
use crate::answers::Data;
use crate::exact::Rational;

pub use options::{OptionValues, option_values};

/// A checked expression: its type, and the lowered form.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// The type.
    pub kind: Type,
    /// The form that a compiled policy carries.
    pub lowered: Data,
}

/// A problem and its place in the expression, in bytes.
pub type Located = (Range<usize>, TypeError);

/// The most parts of one lowered expression, the options that it lists included. What is written once can stand in it
/// several times, so the limit of the written form is none of this one.
pub const MOST_LOWERED: usize = 5_000;

/// How many parts a name counts for: a long one is as much as several.
pub(crate) const fn weight(name: &str) -> usize {
    1 + name.len() / 32
}

/// Checks expressions against the inputs that they may name.
pub struct Checker<'s> {
    symbols: &'s Symbols,
    /// Whether a name that is unknown is compared with those that are known.
    suggests: bool,
    problems: Vec<Located>,
    /// How many parts were lowered.
    lowered: usize,
}

impl<'s> Checker<'s> {
    /// A checker for one expression.
    #[must_use]
    pub const fn new(symbols: &'s Symbols, suggests: bool) -> Self {
        Self {
            symbols,
            suggests,
            problems: Vec::new(),
            lowered: 0,
        }
    }

    /// Checks an expression. All problems are collected.
    ///
    /// # Errors
    /// Every problem found, at least one.
    pub fn check(&mut self, node: &Node) -> Result<Checked, Vec<Located>> {
        let checked = self.node(node);
        let deep = |checked: &Checked| depth(&checked.lowered) > MAX_DEPTH;
        if checked.as_ref().is_some_and(deep) {
            self.problem::<()>(node, TypeError::TooDeep { most: MAX_DEPTH });
        }
        match checked {
            Some(checked) if self.problems.is_empty() => Ok(checked),
            _ => Err(std::mem::take(&mut self.problems)),
        }
    }

    /// How many parts were lowered, also of what was refused.
    #[must_use]
    pub const fn lowered(&self) -> usize {
        self.lowered
    }

    /// Counts parts of the lowered expression; nothing once there are too many.
    fn lower(&mut self, parts: usize, node: &Node) -> Option<()> {
        let before = self.lowered;
        self.lowered = before.saturating_add(parts);
        if self.lowered <= MOST_LOWERED {
            return Some(());
        }
        if before <= MOST_LOWERED {
            let most = MOST_LOWERED;
            self.problem::<()>(node, TypeError::TooLarge { most });
        }
        None
    }

    fn suggestion<'a>(
        &self,
        name: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Option<String> {
        self.suggests.then(|| suggestion(name, known)).flatten()
    }

    fn node(&mut self, node: &Node) -> Option<Checked> {
        self.lower(1, node)?;
        match &node.kind {
            NodeKind::Number(value) => checked(Type::Number(None), number(*value)),
            NodeKind::Percent(value) => checked(pure(), number(*value)),
            NodeKind::Text(text) => checked(Type::Text, Data::text(text)),
            NodeKind::Truth(value) => checked(Type::YesNo, Data::Bool(*value)),
            NodeKind::Name(name) => self.name(name, node),
            NodeKind::Property(of, name) => self.property(of, name, node),
            NodeKind::Call(name, arguments) => self.call(name, arguments, node),
            NodeKind::Negate(inner) => {
                let inner = self.number(inner)?;
                checked(inner.kind, operation("neg", [inner.lowered]))
            }
            NodeKind::Not(inner) => {
                let inner = self.of_type(inner, &Type::YesNo)?;
                checked(Type::YesNo, operation("not", [inner]))
            }
            NodeKind::Binary(operator, left, right) => self.binary(*operator, left, right, node),
            NodeKind::If(condition, then, otherwise) => {
                let condition = self.of_type(condition, &Type::YesNo);
                let then = self.node(then);
                let otherwise = self.node(otherwise);
                let (condition, then, otherwise) = (condition?, then?, otherwise?);
                let kind = self.common(&then.kind, &otherwise.kind, node)?;
                let parts = [condition, then.lowered, otherwise.lowered];
                checked(kind, operation("if", parts))
            }
            NodeKind::Within {
                value,
                low,
                low_included,
                high,
                high_included,
            } => {
                let above = if *low_included {
                    Operator::AtLeast
                } else {
                    Operator::Greater
                };
                let below = if *high_included {
                    Operator::AtMost
                } else {
                    Operator::Less
                };
                let ends = [(above, &**low), (below, &**high)];
                let parts = self.compared_with_each(value, ends, node)?;
                checked(Type::YesNo, operation("and", parts))
            }
            NodeKind::OneOf(value, items) => {
                let items = items.iter().map(|item| (Operator::Equal, item));
                let parts = self.compared_with_each(value, items, node)?;
                checked(Type::YesNo, operation("or", parts))
            }
        }
    }

    fn name(&mut self, name: &str, node: &Node) -> Option<Checked> {
        if name == "as_of" {
            return checked(Type::Date, operation("as-of", []));
        }
        let symbol = self.symbol(name, node)?;
        self.lower(weight(name), node)?;
        let kind = match &symbol.kind {
            SymbolKind::Number { unit, .. } => Type::Number(Some(
                unit.as_deref().map_or_else(Unit::default, Unit::named),
            )),
            SymbolKind::YesNo => Type::YesNo,
            SymbolKind::Date => Type::Date,
            SymbolKind::Choice { .. } => Type::Choice,
        };
        checked(kind, operation("input", [Data::text(name)]))
    }

    fn symbol(&mut self, name: &str, node: &Node) -> Option<&'s Symbol> {
        let found = self.symbols.get(name);
        if found.is_none() {
            let known = self.symbols.ids().chain(["as_of"]);
            let problem = TypeError::UnknownName {
                name: name.to_owned(),
                suggestion: self.suggestion(name, known),
            };
            self.problem::<()>(node, problem);
        }
        found
    }

    fn property(&mut self, of: &Node, name: &str, node: &Node) -> Option<Checked> {
        if let NodeKind::Name(input) = &of.kind
            && input != "as_of"
        {
            let symbol = self.symbol(input, of)?;
            if let SymbolKind::Choice { options, .. } = &symbol.kind {
                return self.attribute(of, input, name, options, node);
            }
        }
        let inner = self.node(of)?;
        match (&inner.kind, name) {
            (Type::Date, "year") => checked(Type::Number(None), operation("year", [inner.lowered])),
            (Type::Age, "years") => checked(Type::Number(None), inner.lowered),
            (kind, _) => {
                let problem = TypeError::UnknownProperty {
                    of: kind.code().to_owned(),
                    name: name.to_owned(),
                    suggestion: match kind {
                        Type::Date => Some("year".to_owned()),
                        Type::Age => Some("years".to_owned()),
                        _ => None,
                    },
                };
                self.problem(node, problem)
            }
        }
    }

    fn number(&mut self, node: &Node) -> Option<Checked> {
        let inner = self.node(node)?;
        match inner.kind {
            Type::Number(_) => Some(inner),
            kind => self.wrong_type(node, "number", kind.code()),
        }
    }

    fn amount(&mut self, node: &Node) -> Option<Checked> {
        let inner = self.node(node)?;
        match inner.kind {
            Type::Number(_) | Type::Date => Some(inner),
            kind => self.wrong_type(node, "number-or-date", kind.code()),
        }
    }

    fn of_type(&mut self, node: &Node, expected: &Type) -> Option<Data> {
        let inner = self.node(node)?;
        if inner.kind == *expected {
            Some(inner.lowered)
        } else {
            self.wrong_type(node, expected.code(), inner.kind.code())
        }
    }

    /// The type of two values that belong together; units must agree.
    fn common(&mut self, left: &Type, right: &Type, node: &Node) -> Option<Type> {
        match (left, right) {
            (Type::Number(None), Type::Number(unit)) | (Type::Number(unit), Type::Number(None)) => {
                Some(Type::Number(unit.clone()))
            }
            (Type::Number(Some(left)), Type::Number(Some(right))) if left != right => {
                let (left, right) = (left.name(), right.name());
                self.problem(node, TypeError::UnitClash { left, right })
            }
            (left, right) if left == right => Some(left.clone()),
            _ => {
                let (left, right) = (left.code(), right.code());
                self.problem(node, TypeError::UnlikeTypes { left, right })
            }
        }
    }

    fn wrong_type<T>(
        &mut self,
        node: &Node,
        expected: &'static str,
        found: &'static str,
    ) -> Option<T> {
        self.problem(node, TypeError::WrongType { expected, found })
    }

    fn problem<T>(&mut self, node: &Node, problem: TypeError) -> Option<T> {
        self.problems.push((node.span.clone(), problem));
        None
    }
}

#[expect(clippy::unnecessary_wraps, reason = "every caller returns it as it is")]
fn checked(kind: Type, lowered: Data) -> Option<Checked> {
    Some(Checked { kind, lowered })
}

fn pure() -> Type {
    Type::Number(Some(Unit::default()))
}

/// How many operations stand in each other.
fn depth(lowered: &Data) -> usize {
    match lowered {
        Data::List(operands) => 1 + operands.iter().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

/// How many parts a lowered expression has.
fn parts(lowered: &Data) -> usize {
    match lowered {
        Data::List(operands) => operands.iter().map(parts).sum(),
        Data::Object(rows) => rows.keys().map(|row| weight(row)).sum::<usize>() + 1,
        Data::Text(text) => weight(text),
        _ => 1,
    }
}

fn operation(name: &str, operands: impl IntoIterator<Item = Data>) -> Data {
    let mut list = vec![Data::text(name)];
    list.extend(operands);
    Data::List(list)
}

/// A number in the lowered form: a JSON integer, or a fraction as text.
#[must_use]
pub fn number(value: Rational) -> Data {
    value
        .to_i64()
        .map_or_else(|| Data::Text(value.to_string()), Data::Integer)
}
