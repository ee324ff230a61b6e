//! Checks the meaning of an expression and lowers it to the form that a compiled policy carries.

mod functions;
mod operators;
mod options;

use std::ops::Range;

use super::parse::{Node, NodeKind, Operator};
use super::types::{Symbol, SymbolKind, Type, TypeError, Unit, suggestion};
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

/// Checks an expression against the inputs it may name. All problems are collected.
///
/// # Errors
/// Every problem found, at least one.
pub fn check(node: &Node, symbols: &[Symbol]) -> Result<Checked, Vec<Located>> {
    let mut checker = Checker {
        symbols,
        problems: Vec::new(),
    };
    match checker.node(node) {
        Some(checked) if checker.problems.is_empty() => Ok(checked),
        _ => Err(checker.problems),
    }
}

struct Checker<'s> {
    symbols: &'s [Symbol],
    problems: Vec<Located>,
}

impl<'s> Checker<'s> {
    fn node(&mut self, node: &Node) -> Option<Checked> {
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
                let low = self.binary(above, value, low, node);
                let high = self.binary(below, value, high, node);
                checked(Type::YesNo, operation("and", [low?.lowered, high?.lowered]))
            }
            NodeKind::OneOf(value, items) => self.one_of(value, items, node),
        }
    }

    fn name(&mut self, name: &str, node: &Node) -> Option<Checked> {
        if name == "as_of" {
            return checked(Type::Date, operation("as-of", []));
        }
        let symbol = self.symbol(name, node)?;
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
        let found = self.symbols.iter().find(|symbol| symbol.id == name);
        if found.is_none() {
            let known = self.symbols.iter().map(|symbol| symbol.id.as_str());
            let problem = TypeError::UnknownName {
                name: name.to_owned(),
                suggestion: suggestion(name, known.chain(["as_of"])),
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
