//! Checks: their heads, and the ids that their declared criteria give to inputs.

use std::collections::BTreeSet;

use super::limits::{MOST_CHECKS, MOST_CRITERIA, MOST_ITEMS};
use super::source::{Node, Value};
use super::table::Table;
use super::{Compiler, Out, Problem};
use crate::answers::Data;
use crate::exact::Rational;
use crate::expression::MAX_DEPTH;
use crate::expression::types::{Symbol, SymbolKind};
use crate::policy::CheckKind;

/// A check that still has to be read.
pub(super) struct CheckDraft<'t> {
    id: String,
    node: &'t Node,
}

impl<'t> Compiler<'t> {
    /// The checks in the order that `checks` gives; each id has its table and each table its id.
    pub(super) fn check_tables(&mut self, root: &mut Table<'t>) -> Vec<CheckDraft<'t>> {
        let order = self.required(root, "checks");
        let tables = self
            .required(root, "check")
            .and_then(|node| self.table(node));
        let tables = tables.map_or_else(Vec::new, |table| table.fields);
        let known = tables.iter().map(|field| field.key.as_str());
        let mut drafts = Vec::<CheckDraft<'_>>::new();
        for node in self.items_up_to(order, MOST_CHECKS) {
            let Some(id) = self.reference(node, "check", known.clone()) else {
                continue;
            };
            self.id(&id, '-', node.file, node.span.clone());
            if drafts.iter().any(|draft| draft.id == id) {
                self.problem_at(node, Problem::DuplicateId { id: id.clone() });
            }
            if let Some(field) = tables.iter().find(|field| field.key == id) {
                let node = &field.value;
                drafts.push(CheckDraft { id, node });
            }
        }
        for field in &tables {
            if order.is_some() && !drafts.iter().any(|draft| draft.id == field.key) {
                let name = field.key.clone();
                let problem = Problem::Unused {
                    what: "check",
                    name,
                };
                self.problem(field.value.file, field.key_span.clone(), problem);
            }
        }
        self.checks = drafts.iter().map(|draft| draft.id.clone()).collect();
        drafts
    }

    /// Makes the ids of declared criteria known to expressions before any is read.
    pub(super) fn declared_symbols(&mut self, root: &mut Table<'t>, checks: &[CheckDraft<'t>]) {
        let templates = root.take("criterion");
        let mut found = Vec::new();
        let mut left = MOST_CRITERIA;
        for check in checks {
            if let Some(criteria) = check.node.get("criteria") {
                collect_declared(criteria, templates, 0, &mut left, &mut found);
            }
        }
        let mut known = BTreeSet::new();
        for (id, node) in found {
            if known.contains(&id) {
                continue;
            }
            if self.symbols.contains(&id) {
                self.problem_at(node, Problem::TakenId { id });
                continue;
            }
            if !self.has_room(node, "inputs", self.symbols.len(), MOST_ITEMS) {
                return;
            }
            known.insert(id.clone());
            self.symbols.push(Symbol {
                id: id.clone(),
                kind: SymbolKind::YesNo,
            });
            self.declared.push(id);
        }
    }

    pub(super) fn checks(
        &mut self,
        root: &mut Table<'t>,
        drafts: Vec<CheckDraft<'t>>,
    ) -> Vec<Data> {
        let templates = root.take("criterion").and_then(|node| self.table(node));
        let templates = templates.map_or_else(Vec::new, |table| table.fields);
        let mut used = BTreeSet::new();
        let mut compiled = Vec::new();
        for draft in drafts {
            compiled.extend(self.check(&draft, &templates, &mut used));
        }
        for template in templates {
            if !used.contains(template.key.as_str()) {
                let name = template.key.clone();
                let problem = Problem::Unused {
                    what: "criterion",
                    name,
                };
                self.problem(template.value.file, template.key_span.clone(), problem);
            }
        }
        compiled
    }

    fn check(
        &mut self,
        draft: &CheckDraft<'t>,
        templates: &super::Rows<'t>,
        used: &mut BTreeSet<&'t str>,
    ) -> Option<Data> {
        let mut table = self.table(draft.node)?;
        let mut out = Out::default();
        out.set("id", Data::text(&draft.id));
        let kind_node = self.required(&mut table, "kind");
        let kind = kind_node.and_then(|node| self.string(node));
        if let (Some(node), Some(kind)) = (kind_node, &kind) {
            let allowed = CheckKind::ALL.map(CheckKind::code).to_vec();
            self.targets = kind == CheckKind::Targets.code();
            if allowed.contains(&kind.as_str()) {
                out.set("kind", Data::text(kind));
            } else {
                let problem = Problem::UnknownChoice {
                    key: "kind",
                    found: kind.clone(),
                    allowed,
                };
                self.problem_at(node, problem);
            }
        }
        out.maybe("title", self.required_text(&mut table, "title"));
        out.maybe("summary", self.text_at(&mut table, "summary"));
        self.listed_check(&draft.id, &out, &mut table);
        let clause = table.take("clause").and_then(|node| self.string(node));
        out.maybe("clause", clause.map(Data::Text));
        let words = table.take("words").and_then(|node| self.words(node));
        let words = words.unwrap_or_default();
        let nodes = self.required(&mut table, "criteria");
        let mut criteria = Vec::new();
        let mut ids = BTreeSet::new();
        let mut within = Vec::new();
        let scored = kind.as_deref() == Some(CheckKind::Assessment.code());
        let mut most = scored.then_some(Rational::ZERO);
        let before = self.findings.noted();
        for node in self.items(nodes) {
            let mut scope = super::criteria::Scope {
                templates,
                words: &words,
                used,
                ids: &mut ids,
                within: &mut within,
                depth: 0,
                most,
            };
            criteria.extend(self.criterion(node, &mut scope));
            most = scope.most;
        }
        // What the grades share out is known once every row is sound.
        match most.filter(|_| self.findings.noted() == before) {
            Some(most) => out.list("grades", self.grades(&mut table, most)),
            None if scored => drop(self.required(&mut table, "grades")),
            None => {}
        }
        self.finish(table);
        out.list("criteria", criteria);
        Some(out.done())
    }
}

impl<'t> Compiler<'t> {
    /// What a list of policies says of a check, and for which kinds of applicants it is; without any it is for all.
    fn listed_check(&mut self, id: &str, check: &Out, table: &mut Table<'t>) {
        let ids = self.applicants.iter().map(|(id, _)| id.clone());
        let known = ids.collect::<Vec<_>>();
        let known = known.iter().map(String::as_str);
        let mut applicants = Vec::new();
        let nodes = table.take("applicants");
        for node in self.items(nodes) {
            let found = self.reference(node, "applicant", known.clone());
            applicants.extend(found.map(Data::Text));
        }
        let mut listed = Out::default();
        listed.set("id", Data::text(id));
        listed.maybe("title", check.0.get("title").cloned());
        listed.list("applicants", applicants);
        self.listed_checks.push(listed.done());
    }

    /// Adds the checks to what a list of policies says, with the names of the applicants that they are for.
    pub(super) fn listed_applicants(&mut self) {
        let checks = std::mem::take(&mut self.listed_checks);
        let lists = checks.iter();
        let lists = lists.filter_map(|check| check.get("applicants")?.as_list());
        let named = lists.flatten().filter_map(Data::as_text);
        let named = named.collect::<BTreeSet<_>>();
        let used = self.applicants.iter();
        let used = used.filter(|(id, _)| named.contains(id.as_str()));
        let used =
            used.map(|(id, name)| Data::object([("id", Data::text(id)), ("name", name.clone())]));
        let used = used.collect();
        self.listing.list("applicants", used);
        self.listing.list("checks", checks);
    }
}

/// The ids of declared criteria in a list, nested ones and those from templates included.
/// No more of them, and no deeper, than criteria are read: a template may use others several times, or itself.
fn collect_declared<'t>(
    criteria: &'t Node,
    templates: Option<&'t Node>,
    depth: usize,
    left: &mut usize,
    found: &mut Vec<(String, &'t Node)>,
) {
    let Value::List(items) = &criteria.value else {
        return;
    };
    for node in items {
        if *left == 0 || depth + 1 >= MAX_DEPTH {
            return;
        }
        *left -= 1;
        let name = node.text("use");
        let template = name.and_then(|name| templates?.get(name));
        let own_or_shared = |key| node.get(key).or_else(|| template?.get(key));
        let id = node.text("id").or_else(|| template?.text("id")).or(name);
        if own_or_shared("declared").is_some()
            && let Some(id) = id
        {
            found.push((id.to_owned(), node));
        }
        for key in ["any_of", "all_of"] {
            if let Some(parts) = own_or_shared(key) {
                collect_declared(parts, templates, depth + 1, left, found);
            }
        }
        if let Some(parts) = own_or_shared("at_least_k_of").and_then(|node| node.get("parts")) {
            collect_declared(parts, templates, depth + 1, left, found);
        }
    }
}
