//! Operators: arithmetic, comparisons, and what may stand on their two sides.

use super::{Checked, Checker, checked, operation, option_values};
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
        let (left_checked, right_checked) = (left_checked?, right_checked?);
        let (left_kind, right_kind) = (&left_checked.kind, &right_checked.kind);
        if matches!(left_kind, Type::YesNo) && matches!(right_kind, Type::YesNo) {
            return self.truths_compared(
                operator,
                left_checked.lowered,
                right_checked.lowered,
                node,
            );
        }
        for (kind, at) in [(left_kind, left), (right_kind, right)] {
            if !matches!(kind, Type::Number(_) | Type::Date) {
                return self.wrong_type(at, "number-or-date", kind.code());
            }
        }
        self.common(left_kind, right_kind, node)?;
        let parts = [left_checked.lowered, right_checked.lowered];
        let comparison = match operator {
            Operator::Less => Comparison::LessThan,
            Operator::AtMost => Comparison::AtMost,
            Operator::Greater => Comparison::MoreThan,
            Operator::AtLeast => Comparison::AtLeast,
            _ => Comparison::Is,
        };
        let lowered = operation(comparison.code(), parts);
        checked(
            Type::YesNo,
            if operator == Operator::Unequal {
                operation("not", [lowered])
            } else {
                lowered
            },
        )
    }

    fn truths_compared(
        &mut self,
        operator: Operator,
        left: Data,
        right: Data,
        node: &Node,
    ) -> Option<Checked> {
        let same = operation("if", [left, right.clone(), operation("not", [right])]);
        match operator {
            Operator::Equal => checked(Type::YesNo, same),
            Operator::Unequal => checked(Type::YesNo, operation("not", [same])),
            _ => self.wrong_type(node, "number-or-date", "yes-no"),
        }
    }

    pub(super) fn one_of(&mut self, value: &Node, items: &[Node], node: &Node) -> Option<Checked> {
        let mut parts = Vec::new();
        for item in items {
            parts.push(self.binary(Operator::Equal, value, item, node)?.lowered);
        }
        checked(Type::YesNo, operation("or", parts))
    }
}
