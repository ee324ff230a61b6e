//! The two sides of a compared criterion.

use std::collections::BTreeMap;

use super::source::{Node, Value};
use super::table::Table;
use super::{Compiler, Out, Problem};
use crate::answers::Data;
use crate::expression::Comparison;
use crate::expression::check::{Checked, OptionValues, option_values, weight};
use crate::expression::parse::parse;
use crate::expression::types::{Attribute, Type, TypeError};

impl<'t> Compiler<'t> {
    /// Reads `measure` with the one requirement among `at_least`, `more_than` … and the levers.
    pub(super) fn comparison(&mut self, measure: &'t Node, table: &mut Table<'t>, out: &mut Out) {
        let given = Comparison::ALL.map(|comparison| (comparison, table.take(comparison.code())));
        let given = given
            .into_iter()
            .filter_map(|(comparison, node)| Some((comparison, node?)))
            .collect::<Vec<_>>();
        let levers = table.take("levers");
        let shown_as = table.take("shown_as");
        let measure_checked = self.expression(measure);
        let [(comparison, requirement)] = given.as_slice() else {
            let found = given.iter().map(|(comparison, _)| comparison.code());
            let problem = Problem::Requirements {
                found: found.collect(),
            };
            return self.problem_at(measure, problem);
        };
        out.set("comparison", Data::text(comparison.code()));
        let required = match &requirement.value {
            Value::Table(_) => self.rows(requirement),
            _ => self.figure(requirement),
        };
        let (Some(measure_checked), Some(required)) = (measure_checked, required) else {
            return;
        };
        self.comparable(measure, &measure_checked.kind, requirement, &required.kind);
        let sides = (
            (measure, &measure_checked.kind),
            (*requirement, &required.kind),
        );
        out.maybe("shown", self.shown(shown_as, sides.0, sides.1));
        out.list("levers", self.levers(levers, &measure_checked.lowered));
        out.set("measure", measure_checked.lowered);
        out.set("required", required.lowered);
    }

    fn comparable(&mut self, measure: &Node, left: &Type, requirement: &Node, right: &Type) {
        match (left, right) {
            (Type::Number(None), Type::Number(_)) | (Type::Number(_), Type::Number(None)) => {}
            (Type::Number(Some(unit)), Type::Number(Some(share)))
                if share.is_none() && !unit.is_none() && unit.id().is_none() =>
            {
                let name = unit.name();
                let (above, below) = name.split_once('/').unwrap_or((name.as_str(), "1"));
                let problem = TypeError::ShareOfTwoUnits {
                    above: above.to_owned(),
                    below: below.to_owned(),
                };
                self.problem_at(measure, Problem::Meaning(problem));
            }
            (Type::Number(Some(left)), Type::Number(Some(right))) if left != right => {
                let (left, right) = (left.name(), right.name());
                let problem = TypeError::UnitClash { left, right };
                self.problem_at(requirement, Problem::Meaning(problem));
            }
            (Type::Number(_), Type::Number(_)) | (Type::Date, Type::Date) => {}
            _ => {
                let (left, right) = (left.code(), right.code());
                let problem = TypeError::UnlikeTypes { left, right };
                self.problem_at(requirement, Problem::Meaning(problem));
            }
        }
    }

    /// A table by a choice or an attribute, with a row for each value.
    pub(super) fn rows(&mut self, node: &'t Node) -> Option<Checked> {
        let mut table = self.table(node)?;
        let by = self.required(&mut table, "by")?;
        let text = self.string(by)?;
        let values = parse(&text)
            .ok()
            .and_then(|tree| option_values(&tree, &self.symbols));
        let owned = values.map(|OptionValues { input, values }| {
            let values = values.into_iter();
            let values = values.map(|(option, value)| (option.to_owned(), row_name(&value)));
            (input.to_owned(), values.collect::<Vec<_>>())
        });
        let Some((input, values)) = owned else {
            // Named wrongly, or no choice: the expression checker says which.
            if let Some(checked) = self.expression(by) {
                let problem = TypeError::WrongType {
                    expected: Type::Choice.code(),
                    found: checked.kind.code(),
                };
                self.problem_at(by, Problem::Meaning(problem));
            }
            return None;
        };
        let mut reachable = values
            .iter()
            .map(|(_, name)| name.clone())
            .collect::<Vec<_>>();
        reachable.sort();
        reachable.dedup();
        let named = values.iter().map(|(option, _)| weight(option));
        self.lowered = self.lowered.saturating_add(named.sum());
        let mut rows = BTreeMap::new();
        let mut kind = Type::Number(None);
        for field in table.unread() {
            if reachable.binary_search(&field.key).is_err() {
                let near = self.suggestion(&field.key, reachable.iter().map(String::as_str));
                let problem = Problem::UnreachableRow {
                    value: field.key.clone(),
                    suggestion: near,
                };
                self.problem(field.value.file, field.key_span.clone(), problem);
                continue;
            }
            let row = self.figure(&field.value)?;
            if !matches!(row.lowered, Data::Integer(_) | Data::Text(_)) {
                return self.wrong_shape(&field.value, "constant");
            }
            if let Type::Number(Some(_)) = row.kind {
                kind = row.kind;
            }
            rows.insert(field.key.as_str(), row.lowered);
        }
        let mut figures = Vec::new();
        for (option, name) in values {
            match rows.get(name.as_str()) {
                Some(figure) => figures.push((option, figure.clone())),
                None => {
                    let problem = Problem::MissingRow { value: name };
                    self.problem_at(node, problem);
                }
            }
        }
        let parts = vec![Data::text("by"), Data::text(input), Data::object(figures)];
        Some(Checked {
            kind,
            lowered: Data::List(parts),
        })
    }

    fn levers(&mut self, node: Option<&'t Node>, measure: &Data) -> Vec<Data> {
        let mut levers = Vec::new();
        for node in self.items(node) {
            let mut out = Out::default();
            let at = match &node.value {
                Value::Table(_) => {
                    let Some(mut table) = self.table(node) else {
                        continue;
                    };
                    let only_new = table.take("only_new").and_then(|node| self.truth(node));
                    out.maybe("onlyNew", only_new.map(Data::Bool));
                    let down = table.take("down").and_then(|node| self.truth(node));
                    out.maybe("down", down.map(Data::Bool));
                    let at = self.required(&mut table, "input");
                    self.finish(table);
                    at
                }
                _ => Some(node),
            };
            let Some(at) = at else { continue };
            let Some(input) = self.input_reference(at, |_| true) else {
                continue;
            };
            if !reads(measure, &input) {
                self.problem_at(
                    at,
                    Problem::IdleLever {
                        input: input.clone(),
                    },
                );
            }
            out.set("input", Data::Text(input));
            levers.push(out.done());
        }
        levers
    }
}

/// The row that a value of the key is looked up in.
fn row_name(value: &Attribute) -> String {
    match value {
        Attribute::Text(text) | Attribute::Share(text, _) => text.clone(),
        Attribute::Number(number) => number.to_string(),
        Attribute::YesNo(truth) => truth.to_string(),
    }
}

/// Whether a lowered expression names an input.
fn reads(expression: &Data, input: &str) -> bool {
    match expression {
        Data::Text(text) => text == input,
        Data::List(items) => items.iter().any(|item| reads(item, input)),
        _ => false,
    }
}
