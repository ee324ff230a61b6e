//! Scorecards: every way to give points becomes one expression, so that the browser only evaluates it,
//! and the grades are searched for overlaps and holes.

use super::source::{Node, Value};
use super::table::Table;
use super::{Compiler, Out, Problem};
use crate::answers::Data;
use crate::exact::Rational;
use crate::expression::Comparison;
use crate::expression::check::number;
use crate::expression::types::{SymbolKind, Type, TypeError};
use crate::policy::Grade;

/// A place between scores: before a number, or after it where the flag is set.
type Cut = (Rational, bool);

/// What a grade takes of the scores.
struct Band<'t> {
    id: String,
    from: Cut,
    until: Cut,
    node: &'t Node,
}

/// How a row says what it gives.
pub(super) enum Given {
    /// So many points, by the way in which the row is decided.
    Full(Rational),
    /// An expression, and the most that it gives.
    Computed(Data, Rational),
}

impl<'t> Compiler<'t> {
    /// The points of a row that is decided in some way, or by its points alone where `way` is absent.
    pub(super) fn points(
        &mut self,
        node: Option<&'t Node>,
        way: Option<&'static str>,
        table: &mut Table<'t>,
        out: &mut Out,
        most: &mut Rational,
    ) {
        let Some(node) = node else {
            // Experts may look at more than a scorecard counts.
            if way != Some("judged") {
                self.required(table, "points");
                // What goes with points is no slip of its own.
                for key in ["deduct", "zero_when"] {
                    table.take(key);
                }
            }
            return;
        };
        if matches!(way, Some("any_of" | "all_of" | "at_least_k_of")) {
            return self.problem_at(node, Problem::Points { why: "nested" });
        }
        for key in ["soft", "waived", "applies"] {
            if let Some(node) = table.take(key) {
                self.problem_at(node, Problem::Points { why: "lifted" });
            }
        }
        let deduct = (way == Some("measure"))
            .then(|| table.take("deduct"))
            .flatten();
        let zero_when = (way != Some("judged"))
            .then(|| table.take("zero_when"))
            .flatten();
        let zero_when = zero_when.and_then(|node| self.condition(node));
        let (value, full) = match self.given(node, table) {
            None => return,
            Some(Given::Computed(value, full)) => (Some(value), full),
            Some(Given::Full(full)) => {
                let value = match (way, deduct) {
                    (Some("judged"), _) => None,
                    (_, Some(deduct)) => self.deducted(deduct, full, out),
                    _ => holds(out)
                        .map(|holds| list("if", [holds, number(full), number(Rational::ZERO)])),
                };
                (value, full)
            }
        };
        if full <= Rational::ZERO {
            return self.problem_at(node, Problem::Points { why: "positive" });
        }
        *most = most.plus(full).unwrap_or(*most);
        let value = value.map(|value| match zero_when {
            Some(zero) => list("if", [zero, number(Rational::ZERO), value]),
            None => value,
        });
        if let (None, Some(value)) = (way, &value) {
            let all = [value.clone(), number(full)];
            out.set("holds", list(Comparison::AtLeast.code(), all));
        }
        out.maybe("points", value);
        out.set("outOf", number(full));
    }

    /// A number, a table by a choice, or an expression with its most.
    fn given(&mut self, node: &'t Node, table: &mut Table<'t>) -> Option<Given> {
        if let Value::Table(_) = node.value {
            let rows = self.rows(node)?.lowered;
            let figures = match rows.as_list() {
                Some([_, _, Data::Object(figures)]) => figures,
                _ => return None,
            };
            let figures = figures.values().filter_map(Data::as_number);
            let (mut least, mut most) = (Rational::ZERO, Rational::ZERO);
            for figure in figures {
                least = least.min(figure);
                most = most.max(figure);
            }
            if least.is_negative() {
                self.problem_at(node, Problem::Points { why: "positive" });
            }
            return Some(Given::Computed(rows, most));
        }
        let checked = self.figure(node)?;
        let Type::Number(_) = checked.kind else {
            let (expected, found) = ("number", checked.kind.code());
            let problem = TypeError::WrongType { expected, found };
            self.problem_at(node, Problem::Meaning(problem));
            return None;
        };
        if let Some(full) = checked.lowered.as_number() {
            return Some(Given::Full(full));
        }
        let most = self.required(table, "out_of")?;
        let most = self.constant(most)?;
        // What cannot be computed, or is below nothing, gives nothing.
        let zero = || number(Rational::ZERO);
        let sound = list(
            Comparison::AtLeast.code(),
            [checked.lowered.clone(), zero()],
        );
        let within = list("min", [number(most), checked.lowered]);
        let within = list("max", [zero(), within]);
        Some(Given::Computed(list("if", [sound, within, zero()]), most))
    }

    /// All points less so many for each whole unit that is missing, and never below nothing.
    fn deducted(&mut self, deduct: &'t Node, full: Rational, out: &Out) -> Option<Data> {
        let each = self.constant(deduct)?;
        if each <= Rational::ZERO {
            self.problem_at(deduct, Problem::Points { why: "positive" });
        }
        let get = |key| out.0.get(key).cloned();
        let (comparison, measure, required) =
            (get("comparison")?, get("measure")?, get("required")?);
        if !(self.is_whole(&measure) && self.is_whole(&required)) {
            self.problem_at(deduct, Problem::Points { why: "whole" });
        }
        let missing = match comparison.as_text() {
            Some("at_least") => [required, measure],
            Some("at_most") => [measure, required],
            _ => {
                self.problem_at(deduct, Problem::Points { why: "direction" });
                return None;
            }
        };
        let zero = || number(Rational::ZERO);
        let missing = list("max", [zero(), list("-", missing)]);
        let lost = list("*", [number(each), missing]);
        Some(list("max", [zero(), list("-", [number(full), lost])]))
    }

    /// Whether an expression only ever gives whole numbers.
    fn is_whole(&self, lowered: &Data) -> bool {
        if let Some(number) = lowered.as_number() {
            return number.is_integer();
        }
        let Some([operator, operands @ ..]) = lowered.as_list() else {
            return false;
        };
        let all = |operands: &[Data]| operands.iter().all(|operand| self.is_whole(operand));
        match (operator.as_text().unwrap_or_default(), operands) {
            ("input" | "lowest-year" | "highest-year", [Data::Text(id)]) => {
                let symbol = self.symbols.get(id);
                symbol.is_some_and(|symbol| {
                    matches!(symbol.kind, SymbolKind::Number { whole: true, .. })
                })
            }
            ("by", [_, Data::Object(rows)]) => rows.values().all(|row| self.is_whole(row)),
            ("if", [_, branches @ ..]) => all(branches),
            ("full-years" | "year", _) => true,
            ("+" | "-" | "*" | "neg" | "min" | "max", _) => all(operands),
            _ => false,
        }
    }

    fn constant(&mut self, node: &'t Node) -> Option<Rational> {
        match self.figure(node)?.lowered.as_number() {
            Some(number) => Some(number),
            None => self.wrong_shape(node, "constant"),
        }
    }

    /// The grades of a scorecard; every score from nothing to the sum of its rows has one.
    pub(super) fn grades(&mut self, table: &mut Table<'t>, most: Rational) -> Vec<Data> {
        let before = self.findings.noted();
        let nodes = self.required(table, "grades");
        let mut compiled = Vec::new();
        let mut bands = Vec::<Band<'t>>::new();
        for node in self.items(nodes) {
            let mut out = Out::default();
            let Some(band) = self.grade(node, most, &mut out) else {
                continue;
            };
            let taken = bands.iter().any(|other| other.id == band.id);
            if taken || [Grade::INVALID_INPUT, Grade::INCOMPLETE].contains(&band.id.as_str()) {
                let id = band.id.clone();
                self.problem_at(node, Problem::DuplicateId { id });
            }
            bands.push(band);
            compiled.push(out.done());
        }
        if self.findings.noted() == before {
            self.no_hole(bands, most);
        }
        compiled
    }

    fn grade(&mut self, node: &'t Node, most: Rational, out: &mut Out) -> Option<Band<'t>> {
        let mut table = self.table(node)?;
        let id_node = self.required(&mut table, "id");
        let id = id_node.and_then(|node| self.string(node));
        if let (Some(node), Some(id)) = (id_node, &id) {
            self.id(id, '-', node.file, node.span.clone());
            out.set("id", Data::text(id));
        }
        out.maybe("title", self.required_text(&mut table, "title"));
        out.maybe("note", self.text_at(&mut table, "note"));
        let favourable = table.take("favourable").and_then(|node| self.truth(node));
        out.maybe("favourable", favourable.map(Data::Bool));
        let (mut from, mut until) = (Vec::new(), Vec::new());
        let mut found = Vec::new();
        for comparison in Comparison::ALL {
            let code = comparison.code();
            let Some(bound) = table.take(code) else {
                continue;
            };
            let bound = self.constant(bound)?;
            out.set(code, number(bound));
            found.push(code);
            match comparison {
                Comparison::AtLeast => from.push((bound, false)),
                Comparison::MoreThan => from.push((bound, true)),
                Comparison::AtMost => until.push((bound, true)),
                Comparison::LessThan => until.push((bound, false)),
                Comparison::Is => {
                    from.push((bound, false));
                    until.push((bound, true));
                }
            }
        }
        self.finish(table);
        if found.is_empty() || from.len() > 1 || until.len() > 1 {
            self.problem_at(node, Problem::Requirements { found });
            return None;
        }
        let (nothing, all) = ((Rational::ZERO, false), (most, true));
        let from = from.first().copied().unwrap_or(nothing);
        let until = until.first().copied().unwrap_or(all);
        if from < nothing || until > all || from >= until {
            let most = most.to_string();
            self.problem_at(node, Problem::GradeOutside { most });
            return None;
        }
        let id = id?;
        Some(Band {
            id,
            from,
            until,
            node,
        })
    }

    /// Looks for scores that have two grades or none.
    fn no_hole(&mut self, mut bands: Vec<Band<'t>>, most: Rational) {
        bands.sort_by_key(|band| (band.from, band.until));
        let mut reached = (Rational::ZERO, false);
        let mut last: Option<&Band<'t>> = None;
        for band in &bands {
            if reached < band.from {
                let scores = interval(reached, band.from);
                self.problem_at(band.node, Problem::GradeHole { scores });
            }
            if let Some(last) = last.filter(|_| band.from < reached) {
                let scores = interval(band.from, reached.min(band.until));
                let grades = [last.id.clone(), band.id.clone()];
                self.problem_at(band.node, Problem::GradeOverlap { scores, grades });
            }
            if reached < band.until {
                reached = band.until;
                last = Some(band);
            }
        }
        if let Some(last) = last.filter(|_| reached < (most, true)) {
            let scores = interval(reached, (most, true));
            self.problem_at(last.node, Problem::GradeHole { scores });
        }
    }
}

/// When a row that is decided holds, as an expression.
fn holds(out: &Out) -> Option<Data> {
    let get = |key| out.0.get(key).cloned();
    if let Some(holds) = get("holds") {
        return Some(holds);
    }
    if let Some(id) = get("declared") {
        return Some(list("input", [id]));
    }
    let comparison = get("comparison")?;
    Some(list(
        comparison.as_text()?,
        [get("measure")?, get("required")?],
    ))
}

fn list(operator: &str, operands: impl IntoIterator<Item = Data>) -> Data {
    let mut all = vec![Data::text(operator)];
    all.extend(operands);
    Data::List(all)
}

/// Scores between two places, as expressions write them: `60`, `(60..85)`.
fn interval(from: Cut, until: Cut) -> String {
    if from.0 == until.0 {
        return from.0.to_string();
    }
    let open = if from.1 { '(' } else { '[' };
    let close = if until.1 { ']' } else { ')' };
    format!("{open}{}..{}{close}", from.0, until.0)
}
