//! Whether the figures of a comparison are told in per cent.

use super::source::{Node, Value};
use super::{Compiler, Problem};
use crate::answers::Data;
use crate::expression::check::{Checker, option_values};
use crate::expression::parse::{self, NodeKind, Operator, parse};
use crate::expression::types::{Attribute, Symbols, Type, Unit};

const PERCENT: &str = "percent";
const NUMBER: &str = "number";

impl<'t> Compiler<'t> {
    /// How both sides of a comparison are shown: as a date, with their unit, in per cent, or as a plain number.
    ///
    /// A figure without a unit is told in per cent where the criterion says so, where its requirement is written
    /// so, or where it is a share of something in the same unit.
    pub(super) fn shown(
        &mut self,
        shown_as: Option<&'t Node>,
        measure: (&Node, &Type),
        requirement: (&Node, &Type),
    ) -> Option<Data> {
        let wanted = shown_as.and_then(|node| self.shown_as(node));
        let unit = match (measure.1, requirement.1) {
            (Type::Number(Some(unit)), _) | (_, Type::Number(Some(unit))) => unit.clone(),
            (Type::Number(None), Type::Number(None)) => Unit::default(),
            (Type::Date, _) => {
                self.no_shown_as(shown_as);
                return Some(Data::text("date"));
            }
            _ => return None,
        };
        if !unit.is_none() {
            self.no_shown_as(shown_as);
            let name = unit.id().and_then(|id| self.units.get(id)).cloned();
            return Some(name.unwrap_or_else(|| Data::text("plain")));
        }
        let share = wanted.unwrap_or_else(|| {
            self.in_percent(requirement.0)
                || expression(measure.0).is_some_and(|tree| is_share(&tree, &self.symbols))
        });
        Some(Data::text(if share { "share" } else { "plain" }))
    }

    /// What a criterion says itself.
    fn shown_as(&mut self, node: &Node) -> Option<bool> {
        let found = self.string(node)?;
        match found.as_str() {
            PERCENT => Some(true),
            NUMBER => Some(false),
            _ => {
                let problem = Problem::UnknownChoice {
                    key: "shown_as",
                    found,
                    allowed: vec![PERCENT, NUMBER],
                };
                self.problem_at(node, problem);
                None
            }
        }
    }

    fn no_shown_as(&mut self, node: Option<&Node>) {
        if let Some(node) = node {
            self.problem_at(node, Problem::ShownAsWithUnit);
        }
    }

    /// Whether a requirement, or a row of its table, is written with a percent sign.
    fn in_percent(&self, requirement: &Node) -> bool {
        match &requirement.value {
            Value::Text(_) => {
                expression(requirement).is_some_and(|tree| is_percentage(&tree, &self.symbols))
            }
            Value::Table(rows) => rows
                .iter()
                .any(|row| row.key != "by" && self.in_percent(&row.value)),
            _ => false,
        }
    }
}

fn expression(node: &Node) -> Option<parse::Node> {
    match &node.value {
        Value::Text(text) => parse(text).ok(),
        _ => None,
    }
}

/// Whether an expression gives a percentage: what it is a percentage of is no part of it, so that `"50% * staff"`
/// is none.
fn is_percentage(node: &parse::Node, symbols: &Symbols) -> bool {
    let of = |node: &parse::Node| is_percentage(node, symbols);
    match &node.kind {
        NodeKind::Percent(_) => true,
        NodeKind::Negate(inner) => of(inner),
        NodeKind::If(_, left, right)
        | NodeKind::Binary(Operator::Add | Operator::Subtract, left, right) => {
            of(left) || of(right)
        }
        NodeKind::Binary(Operator::Multiply, left, right) => {
            of(left) && is_constant(right) || is_constant(left) && of(right)
        }
        NodeKind::Binary(Operator::Divide, left, right) => of(left) && is_constant(right),
        NodeKind::Call(_, arguments) => arguments.iter().any(of),
        NodeKind::Property(..) => option_values(node, symbols).is_some_and(|found| {
            let mut values = found.values.iter();
            values.any(|(_, value)| matches!(value, Attribute::Share(..)))
        }),
        _ => false,
    }
}

/// Whether an expression gives a share: a quotient of two figures in one named unit, the larger or smaller of
/// such, their sum or difference, or what is left of a number.
fn is_share(node: &parse::Node, symbols: &Symbols) -> bool {
    let of = |node: &parse::Node| is_share(node, symbols);
    match &node.kind {
        NodeKind::Binary(Operator::Divide, above, below) => {
            let figures = is_figure(above) && is_figure(below);
            let unit = figures.then(|| named_unit(above, symbols)).flatten();
            unit.is_some() && unit == named_unit(below, symbols)
        }
        NodeKind::Binary(Operator::Add | Operator::Subtract, left, right) => {
            of(left) && (of(right) || is_constant(right)) || is_constant(left) && of(right)
        }
        NodeKind::If(_, then, otherwise) => of(then) && of(otherwise),
        NodeKind::Call(_, arguments) => arguments.iter().all(of) && !arguments.is_empty(),
        _ => false,
    }
}

/// The unit of an expression, unless it is a pure number.
fn named_unit(node: &parse::Node, symbols: &Symbols) -> Option<Unit> {
    match Checker::new(symbols, false).check(node).ok()?.kind {
        Type::Number(unit) => unit.filter(|unit| !unit.is_none()),
        _ => None,
    }
}

/// Whether an expression only picks and adds figures, so that their scale stays. Each node is looked at once.
fn is_figure(node: &parse::Node) -> bool {
    let or_constant = |node: &parse::Node| is_constant(node) || is_figure(node);
    match &node.kind {
        NodeKind::Name(_) | NodeKind::Property(..) => true,
        NodeKind::Negate(inner) => is_figure(inner),
        NodeKind::Binary(Operator::Add | Operator::Subtract, left, right)
        | NodeKind::If(_, left, right) => {
            is_figure(left) && or_constant(right) || is_constant(left) && is_figure(right)
        }
        NodeKind::Call(_, arguments) => {
            !arguments.iter().all(is_constant) && arguments.iter().all(or_constant)
        }
        _ => false,
    }
}

const fn is_constant(node: &parse::Node) -> bool {
    matches!(node.kind, NodeKind::Number(_) | NodeKind::Percent(_))
}
