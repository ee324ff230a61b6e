//! Functions, over values and over the years of a series.

use super::{Checked, Checker, checked, operation};
use crate::answers::Data;
use crate::exact::{Date, Period};
use crate::expression::parse::{Node, NodeKind};
use crate::expression::types::{SymbolKind, Type, TypeError};

impl Checker<'_> {
    pub(super) fn call(&mut self, name: &str, arguments: &[Node], node: &Node) -> Option<Checked> {
        match (name, arguments) {
            ("date", [argument]) => {
                let text = self.literal(argument)?;
                match Date::parse(&text) {
                    Some(_) => checked(Type::Date, operation("date", [Data::Text(text)])),
                    None => self.bad_literal(argument, text, "date"),
                }
            }
            ("duration", [argument]) => {
                let text = self.literal(argument)?;
                match Period::parse(&text) {
                    Some(_) => checked(Type::Period, Data::Text(text)),
                    None => self.bad_literal(argument, text, "period"),
                }
            }
            ("years and months duration", [from, to]) => {
                let from = self.of_type(from, &Type::Date);
                let to = self.of_type(to, &Type::Date);
                checked(Type::Age, operation("full-years", [from?, to?]))
            }
            ("min" | "max" | "sum" | "count", [argument]) if self.years(argument).is_some() => {
                self.over_years(name, argument)
            }
            ("min" | "max" | "sum", [first, rest @ ..]) => self.fold(name, first, rest, node),
            ("count", [_, ..]) => self.count(arguments),
            ("date" | "duration", _) => self.arguments(node, name, "one-text"),
            ("years and months duration", _) => self.arguments(node, name, "two-dates"),
            ("min" | "max" | "sum" | "count", _) => self.arguments(node, name, "some-values"),
            _ => {
                let known = ["date", "duration", "min", "max", "sum", "count"];
                let problem = TypeError::UnknownFunction {
                    name: name.to_owned(),
                    suggestion: self.suggestion(name, known),
                };
                self.problem(node, problem)
            }
        }
    }

    /// The number of years of the series that a node names.
    fn years(&self, node: &Node) -> Option<i64> {
        let NodeKind::Name(name) = &node.kind else {
            return None;
        };
        match self.symbols.get(name)?.kind {
            SymbolKind::Number { years, .. } => years,
            _ => None,
        }
    }

    fn over_years(&mut self, name: &str, argument: &Node) -> Option<Checked> {
        let years = self.years(argument)?;
        let whole = self.node(argument)?;
        let NodeKind::Name(id) = &argument.kind else {
            return None;
        };
        match name {
            "min" => checked(whole.kind, operation("lowest-year", [Data::text(id)])),
            "max" => checked(whole.kind, operation("highest-year", [Data::text(id)])),
            "sum" => Some(whole),
            _ => checked(Type::Number(None), Data::Integer(years)),
        }
    }

    /// How many numbers are written. Of anything else the count is the same whatever is answered, which nobody means
    /// who asks how many of some things hold or were given.
    fn count(&mut self, arguments: &[Node]) -> Option<Checked> {
        let mut sound = true;
        for argument in arguments {
            let found = self.node(argument).map(|checked| checked.kind.code());
            let is_number = matches!(argument.kind, NodeKind::Number(_) | NodeKind::Percent(_));
            if let Some(found) = found.filter(|_| !is_number) {
                self.problem::<()>(argument, TypeError::Counted { found });
            }
            sound &= is_number;
        }
        sound.then_some(())?;
        let count = i64::try_from(arguments.len()).unwrap_or(i64::MAX);
        checked(Type::Number(None), Data::Integer(count))
    }

    fn fold(&mut self, name: &str, first: &Node, rest: &[Node], node: &Node) -> Option<Checked> {
        // Dates have an earliest and a latest, and no sum.
        let take = if name == "sum" {
            Self::number
        } else {
            Self::amount
        };
        let mut folded = take(self, first);
        for item in rest {
            let item = take(self, item);
            let (Some(so_far), Some(item)) = (folded.take(), item) else {
                continue;
            };
            let kind = self.common(&so_far.kind, &item.kind, node)?;
            let operator = if name == "sum" { "+" } else { name };
            folded = checked(kind, operation(operator, [so_far.lowered, item.lowered]));
        }
        folded
    }

    fn literal(&mut self, node: &Node) -> Option<String> {
        match &node.kind {
            NodeKind::Text(text) => Some(text.clone()),
            _ => {
                let found = self.node(node)?.kind.code();
                self.wrong_type(node, "text", found)
            }
        }
    }

    fn arguments<T>(&mut self, node: &Node, name: &str, expected: &'static str) -> Option<T> {
        let name = name.to_owned();
        self.problem(node, TypeError::Arguments { name, expected })
    }

    fn bad_literal<T>(&mut self, node: &Node, text: String, expected: &'static str) -> Option<T> {
        self.problem(node, TypeError::BadLiteral { text, expected })
    }
}
