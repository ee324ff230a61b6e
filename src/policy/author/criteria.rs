//! Criteria: exactly one way to be decided, a clause, and what stands around it.

use std::collections::BTreeSet;

use super::limits::MOST_CRITERIA;
use super::source::{Node, Value};
use super::statements::Words;
use super::table::{KEY, Table};
use super::{Compiler, Out, Problem, Rows};
use crate::answers::Data;
use crate::exact::Rational;
use crate::expression::{Comparison, MAX_DEPTH};

/// What a criterion is read in.
pub(super) struct Scope<'a, 't> {
    pub(super) templates: &'a Rows<'t>,
    pub(super) words: &'a Words,
    pub(super) used: &'a mut BTreeSet<&'t str>,
    /// The ids of the check so far.
    pub(super) ids: &'a mut BTreeSet<String>,
    /// The templates that the criteria around this one use.
    pub(super) within: &'a mut Vec<&'t str>,
    /// How many criteria stand around this one.
    pub(super) depth: usize,
    /// In a scorecard, the sum of what its rows give so far.
    pub(super) most: Option<Rational>,
}

/// The ways in which a criterion can be decided.
const WAYS: [&str; 7] = [
    "measure",
    "holds",
    "declared",
    "judged",
    "any_of",
    "all_of",
    "at_least_k_of",
];

impl<'t> Compiler<'t> {
    pub(super) fn criterion(&mut self, node: &'t Node, scope: &mut Scope<'_, 't>) -> Option<Data> {
        let there = self.criteria;
        self.criteria += 1;
        if !self.has_room(node, "criteria", there, MOST_CRITERIA) {
            return None;
        }
        let mut table = self.table(node)?;
        let name = match table.take("use") {
            Some(at) => self.template(at, &mut table, scope)?,
            None => None,
        };
        let around = scope.within.len();
        scope.within.extend(name);
        let criterion = self.own_criterion(node, table, name, scope);
        scope.within.truncate(around);
        criterion
    }

    fn own_criterion(
        &mut self,
        node: &'t Node,
        mut table: Table<'t>,
        template: Option<&'t str>,
        scope: &mut Scope<'_, 't>,
    ) -> Option<Data> {
        let mut out = Out::default();
        let id = self.criterion_id(&mut table, template, scope);
        out.maybe("id", id.clone().map(Data::Text));
        out.maybe("clause", self.clause(&mut table));
        let ways = WAYS.map(|way| (way, table.take(way)));
        let ways = ways
            .into_iter()
            .filter_map(|(way, node)| Some((way, node?)))
            .collect::<Vec<_>>();
        let scored = scope.most.filter(|_| scope.depth == 0);
        let points = scored.and_then(|_| table.take("points"));
        let by_points = points.filter(|node| !matches!(node.value, Value::Number(_)));
        let way = match (ways.as_slice(), by_points) {
            ([(way, decided)], None) => {
                self.decision(way, decided, id, &mut table, &mut out, scope);
                Some(Some(*way))
            }
            ([], Some(_)) => {
                let statement = self.required(&mut table, "statement");
                let statement = statement.and_then(|node| self.statement(node, scope.words, false));
                out.maybe("statement", statement);
                Some(None)
            }
            _ => None,
        };
        if let (Some(way), Some(mut most)) = (way, scored) {
            self.points(points, way, &mut table, &mut out, &mut most);
            scope.most = Some(most);
        }
        if way.is_none() {
            let found = ways.iter().map(|(way, _)| *way);
            let found = found.chain(by_points.map(|_| "points")).collect();
            self.problem(
                node.file,
                node.span.start..node.span.start,
                Problem::Ways { found },
            );
            // The keys of any way are known, whichever was meant.
            for key in Comparison::ALL.map(Comparison::code) {
                table.take(key);
            }
            for key in [
                "statement",
                "levers",
                "shown_as",
                "section",
                "looks_at",
                "deduct",
                "zero_when",
                "out_of",
                "fixed",
            ] {
                table.take(key);
            }
        }
        self.surroundings(&mut table, &mut out, scope);
        self.finish(table);
        Some(out.done())
    }

    /// Puts the fields of the template that `use` names behind the criterion's own. The name, if there is such a
    /// template; nothing at all where it stands within itself.
    fn template(
        &mut self,
        node: &'t Node,
        table: &mut Table<'t>,
        scope: &mut Scope<'_, 't>,
    ) -> Option<Option<&'t str>> {
        let known = scope.templates.iter().map(|field| field.key.as_str());
        let name = self.reference(node, "criterion", known);
        let mut templates = scope.templates.iter();
        let template = templates.find(|field| name.as_deref() == Some(&field.key));
        let Some(template) = template else {
            return Some(None);
        };
        let name = template.key.as_str();
        scope.used.insert(name);
        if scope.within.contains(&name) {
            let (name, key) = (name.to_owned(), "use");
            self.problem_at(node, Problem::Circle { name, key });
            return None;
        }
        let Value::Table(fields) = &template.value.value else {
            self.wrong_shape::<()>(&template.value, "table");
            return Some(None);
        };
        self.make(node, KEY * fields.len())?;
        table.extend(fields);
        Some(Some(name))
    }

    fn criterion_id(
        &mut self,
        table: &mut Table<'t>,
        template: Option<&'t str>,
        scope: &mut Scope<'_, 't>,
    ) -> Option<String> {
        let node = table.take("id");
        let (id, at) = match (node, template) {
            (Some(node), _) => (self.string(node)?, node),
            (None, Some(name)) => (name.to_owned(), table.node),
            (None, None) => {
                self.required(table, "id");
                return None;
            }
        };
        let start = at.span.start;
        self.id(&id, '_', at.file, start..start);
        if !scope.ids.insert(id.clone()) {
            self.problem(
                at.file,
                start..start,
                Problem::DuplicateId { id: id.clone() },
            );
        }
        Some(id)
    }

    fn decision(
        &mut self,
        way: &'static str,
        node: &'t Node,
        id: Option<String>,
        table: &mut Table<'t>,
        out: &mut Out,
        scope: &mut Scope<'_, 't>,
    ) {
        if way == "measure" {
            self.comparison(node, table, out);
        } else {
            self.no_limit(way, table);
        }
        let section = matches!(way, "declared" | "judged")
            .then(|| table.take("section"))
            .flatten();
        if let Some(section) = section {
            let id = self.own_reference(section, "section", |own| &own.sections);
            out.maybe("section", id.map(Data::Text));
        }
        match way {
            "declared" => {
                out.maybe("declared", id.map(Data::Text));
                out.maybe("statement", self.statement(node, scope.words, false));
                if section.is_none() {
                    self.required(table, "section");
                }
                let fixed = table.take("fixed").and_then(|node| self.truth(node));
                out.maybe("fixed", fixed.map(Data::Bool));
                return;
            }
            "judged" => {
                let mut judged = Out::default();
                let looks_at = table.take("looks_at");
                let looks_at = looks_at.and_then(|node| self.statement(node, scope.words, false));
                judged.maybe("looksAt", looks_at);
                out.set("judged", judged.done());
                out.maybe("statement", self.statement(node, scope.words, false));
                return;
            }
            "holds" => out.maybe("holds", self.condition(node)),
            "all_of" => out.set("allOf", Data::List(self.parts(node, scope))),
            "any_of" => {
                let parts = self.parts(node, scope);
                out.set("atLeast", at_least(1, parts));
            }
            "at_least_k_of" => out.maybe("atLeast", self.some_parts(node, scope)),
            _ => {}
        }
        let statement = self.required(table, "statement");
        let compared = way == "measure";
        let statement = statement.and_then(|node| self.statement(node, scope.words, compared));
        out.maybe("statement", statement);
    }

    /// Only what is computed has a limit.
    fn no_limit(&mut self, way: &'static str, table: &mut Table<'t>) {
        for key in Comparison::ALL
            .map(Comparison::code)
            .into_iter()
            .chain(["levers", "shown_as"])
        {
            if let Some(node) = table.take(key) {
                self.problem_at(node, Problem::LimitOnUncomputed { key, way });
            }
        }
    }

    fn parts(&mut self, node: &'t Node, scope: &mut Scope<'_, 't>) -> Vec<Data> {
        let items = self.items(Some(node));
        if items.is_empty() {
            self.wrong_shape::<()>(node, "criteria");
        }
        if scope.depth + 1 >= MAX_DEPTH {
            let (what, most) = ("criteria", MAX_DEPTH);
            self.problem_at(node, Problem::TooDeep { what, most });
            return Vec::new();
        }
        scope.depth += 1;
        let parts = items
            .iter()
            .filter_map(|part| self.criterion(part, scope))
            .collect();
        scope.depth -= 1;
        parts
    }

    fn some_parts(&mut self, node: &'t Node, scope: &mut Scope<'_, 't>) -> Option<Data> {
        let mut table = self.table(node)?;
        let k_node = self.required(&mut table, "k");
        let parts_node = self.required(&mut table, "parts");
        self.finish(table);
        let parts = self.parts(parts_node?, scope);
        let k = self.integer(k_node?)?;
        if !(1..=i64::try_from(parts.len()).unwrap_or(0)).contains(&k) {
            self.problem_at(k_node?, Problem::BadK { parts: parts.len() });
        }
        Some(at_least(k, parts))
    }

    fn surroundings(&mut self, table: &mut Table<'t>, out: &mut Out, scope: &mut Scope<'_, 't>) {
        if let Some(node) = table.take("soft") {
            let soft = self.truth(node);
            if soft == Some(true) && scope.depth > 0 {
                self.problem_at(node, Problem::SoftPart);
            }
            out.maybe("soft", soft.map(Data::Bool));
        }
        if let Some(node) = table.take("by") {
            out.maybe("by", self.day(node));
            if !self.targets {
                self.problem_at(node, Problem::ByWithoutTarget);
            }
        }
        for key in ["note", "help", "quote"] {
            let text = table.take(key);
            let text = text.and_then(|node| self.statement(node, scope.words, false));
            out.maybe(key, text);
        }
        let nodes = table.take("materials");
        let mut materials = Vec::new();
        for node in self.items(nodes) {
            materials.extend(self.statement(node, scope.words, false));
        }
        out.list("materials", materials);
        let mut waivers = Vec::new();
        if let Some(node) = table.take("waived") {
            let nodes = match &node.value {
                Value::List(_) => self.items(Some(node)),
                _ => std::slice::from_ref(node),
            };
            for node in nodes {
                waivers.extend(self.exception(node, scope));
            }
        }
        out.list("waived", waivers);
        let applies = table.take("applies");
        out.maybe(
            "applies",
            applies.and_then(|node| self.exception(node, scope)),
        );
    }

    fn exception(&mut self, node: &'t Node, scope: &mut Scope<'_, 't>) -> Option<Data> {
        let mut table = self.table(node)?;
        let mut out = Out::default();
        let when = self.required(&mut table, "when");
        out.maybe("when", when.and_then(|node| self.condition(node)));
        out.maybe("clause", self.clause(&mut table));
        let statement = self.required(&mut table, "statement");
        let statement = statement.and_then(|node| self.statement(node, scope.words, false));
        out.maybe("statement", statement);
        self.finish(table);
        Some(out.done())
    }
}

fn at_least(k: i64, parts: Vec<Data>) -> Data {
    Data::object([("k", Data::Integer(k)), ("parts", Data::List(parts))])
}
