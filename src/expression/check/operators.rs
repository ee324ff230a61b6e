//! Operators: arithmetic, comparisons, and what may stand on their two sides.

use super::{Checked, Checker, checked, operation, option_values, parts};
use crate::answers::Data;
use crate::expression::Comparison;
use crate::expression::parse::{Node, NodeKind, Operator};
use crate::expression::types::Type;

impl Checker<'_> {
    pub(super) fn binary(
        &mut self,
        operator: Operator,
        left: &Node,
        right: &Node,
        node: &Node,
    ) -> Option<Checked> {
        match operator {
            Operator::And | Operator::Or => {
                let name = if operator == Operator::And {
                    "and"
                } else {
                    "or"
                };
                let left = self.of_type(left, &Type::YesNo);
                let right = self.of_type(right, &Type::YesNo);
                checked(Type::YesNo, operation(name, [left?, right?]))
            }
            Operator::Add | Operator::Subtract => self.sum(operator, left, right, node),
            Operator::Multiply | Operator::Divide => {
                let left = self.number(left);
                let right = self.number(right);
                let (left, right) = (left?, right?);
                let (name, sign) = if operator == Operator::Multiply {
                    ("*", 1)
                } else {
                    ("/", -1)
                };
                let kind = match (left.kind, right.kind) {
                    (Type::Number(None), Type::Number(None)) => Type::Number(None),
                    (Type::Number(left), Type::Number(right)) => {
                        let left = left.unwrap_or_default();
                        Type::Number(Some(left.combined(&right.unwrap_or_default(), sign)))
                    }
                    (kind, _) => kind,
                };
                checked(kind, operation(name, [left.lowered, right.lowered]))
            }
            _ => self.comparison(operator, left, right, node),
        }
    }

    fn sum(
        &mut self,
        operator: Operator,
        left: &Node,
        right: &Node,
        node: &Node,
    ) -> Option<Checked> {
        let left_checked = self.node(left);
        let right_checked = self.node(right);
        let (left_checked, right_checked) = (left_checked?, right_checked?);
        let adds = operator == Operator::Add;
        if left_checked.kind == Type::Date && right_checked.kind == Type::Period {
            let name = if adds { "after" } else { "before" };
            let parts = [left_checked.lowered, right_checked.lowered];
            return checked(Type::Date, operation(name, parts));
        }
        for (side, at) in [(&left_checked, left), (&right_checked, right)] {
            if !matches!(side.kind, Type::Number(_)) {
                return self.wrong_type(at, "number", side.kind.code());
            }
        }
        let kind = self.common(&left_checked.kind, &right_checked.kind, node)?;
        let name = if adds { "+" } else { "-" };
        checked(
            kind,
            operation(name, [left_checked.lowered, right_checked.lowered]),
        )
    }

    fn comparison(
        &mut self,
        operator: Operator,
        left: &Node,
        right: &Node,
        node: &Node,
    ) -> Option<Checked> {
        if let NodeKind::Text(text) = &right.kind
            && let Some(choice) = option_values(left, self.symbols)
        {
            return self.option_comparison(operator, &choice, left, text, right);
        }
        let left_checked = self.node(left);
        let right_checked = self.node(right);
        self.compared(
            operator,
            (left, left_checked?),
            (right, right_checked?),
            node,
        )
    }

    fn compared(
        &mut self,
        operator: Operator,
        (left, left_checked): (&Node, Checked),
        (right, right_checked): (&Node, Checked),
        node: &Node,
    ) -> Option<Checked> {
        let (left_kind, right_kind) = (&left_checked.kind, &right_checked.kind);
        let truths = matches!((left_kind, right_kind), (Type::YesNo, Type::YesNo));
        if !truths {
            for (kind, at) in [(left_kind, left), (right_kind, right)] {
                if !matches!(kind, Type::Number(_) | Type::Date) {
                    return self.wrong_type(at, "number-or-date", kind.code());
                }
            }
            self.common(left_kind, right_kind, node)?;
        }
        let name = match operator {
            Operator::Equal | Operator::Unequal if truths => "same",
            _ if truths => return self.wrong_type(node, "number-or-date", "yes-no"),
            Operator::Less => Comparison::LessThan.code(),
            Operator::AtMost => Comparison::AtMost.code(),
            Operator::Greater => Comparison::MoreThan.code(),
            Operator::AtLeast => Comparison::AtLeast.code(),
            _ => Comparison::Is.code(),
        };
        let lowered = operation(name, [left_checked.lowered, right_checked.lowered]);
        checked(
            Type::YesNo,
            if operator == Operator::Unequal {
                operation("not", [lowered])
            } else {
                lowered
            },
        )
    }

    /// Compares a value that is written once with several others. It is checked once, and each copy of it is counted.
    pub(super) fn compared_with_each<'n>(
        &mut self,
        value: &Node,
        others: impl IntoIterator<Item = (Operator, &'n Node)>,
        node: &Node,
    ) -> Option<Vec<Data>> {
        let choice = option_values(value, self.symbols);
        let mut found = None;
        let mut compared = Vec::new();
        let mut sound = true;
        for (operator, other) in others {
            let part = if let (NodeKind::Text(text), Some(choice)) = (&other.kind, &choice) {
                self.option_comparison(operator, choice, value, text, other)
            } else {
                let checked = match found.take() {
                    Some(checked) => checked,
                    None => self.node(value),
                };
                let right = self.node(other);
                let left = checked.clone();
                found = Some(checked);
                match (left, right) {
                    (Some(left), Some(right)) => {
                        self.lower(parts(&left.lowered), node)?;
                        self.compared(operator, (value, left), (other, right), node)
                    }
                    _ => None,
                }
            };
            sound &= part.is_some();
            compared.extend(part.map(|part| part.lowered));
        }
        sound.then_some(compared)
    }
}
