//! The head of a policy file and the order in which its parts are read.

use super::source::Node;
use super::table::Table;
use super::{Compiler, Out, Problem};
use crate::answers::Data;
use crate::exact::Rational;
use crate::policy::FORMAT;

/// What a document may not give.
const MAY_BE_ABSENT: [&str; 3] = ["number", "url", "published"];

impl<'t> Compiler<'t> {
    /// Reads the whole file. What it gives is meaningful only when nothing was found.
    pub(super) fn document(&mut self) -> Data {
        let mut out = Out::default();
        let policy = self.policy;
        let Some(mut root) = self.table(&policy.root) else {
            return out.done();
        };
        self.format(&mut root);
        out.set("format", Data::Integer(FORMAT));
        self.names();
        self.head(&mut root, &mut out);
        // Sections name inputs, expressions name inputs and declared items, and facts name checks.
        let sections = self.sections(&mut root);
        let shared = self.shared_inputs();
        let mut inputs = self.inputs(&mut root, &shared, &sections);
        let checks = self.check_tables(&mut root);
        self.declared_symbols(&mut root, &checks);
        inputs.extend(self.declared_inputs());
        self.asked_when(&mut inputs);
        out.list(
            "sections",
            sections.into_iter().map(|section| section.data).collect(),
        );
        out.list(
            "inputs",
            inputs.into_iter().map(|input| input.out.done()).collect(),
        );
        out.list("consistency", self.consistency(&mut root));
        out.list("checks", self.checks(&mut root, checks));
        self.listed_applicants();
        self.facts(&mut root, &mut out);
        let others = shared.keys().filter(|id| !self.symbols.contains(id));
        out.list("vocabulary", others.map(Data::text).collect());
        self.finish(root);
        out.done()
    }

    fn format(&mut self, root: &mut Table<'t>) {
        let Some(node) = self.required(root, "format") else {
            return;
        };
        let Some(found) = self.number(node) else {
            return;
        };
        if found != Rational::integer(FORMAT) {
            let found = found.to_string();
            self.problem_at(node, Problem::UnsupportedFormat { found });
        }
    }

    fn head(&mut self, root: &mut Table<'t>, out: &mut Out) {
        if let Some(node) = self.required(root, "id")
            && let Some(id) = self.string(node)
        {
            self.id(&id, '-', node.file, node.span.clone());
            out.set("id", Data::Text(id));
        }
        let version = self.required(root, "version");
        out.maybe(
            "version",
            version.and_then(|node| self.string(node)).map(Data::Text),
        );
        out.maybe("title", self.required_text(root, "title"));
        out.maybe("issuer", self.required_text(root, "issuer"));
        for key in ["number", "url"] {
            let node = root.take(key);
            out.maybe(key, node.and_then(|node| self.string(node)).map(Data::Text));
        }
        for key in ["about", "prepare"] {
            out.maybe(key, self.text_at(root, key));
        }
        let published = root.take("published").and_then(|node| self.day(node));
        out.maybe("published", published);
        let minutes = root.take("minutes").and_then(|node| self.integer(node));
        out.maybe("minutes", minutes.map(Data::Integer));
        let contact = root.take("contact").and_then(|node| self.contact(node));
        out.maybe("contact", contact);
        let in_force = self.required(root, "in_force");
        out.maybe("inForce", in_force.and_then(|node| self.in_force(node)));
        let round = root.take("round").and_then(|node| self.round(node));
        out.maybe("round", round);
        let checked = self
            .required(root, "checked")
            .and_then(|node| self.day(node));
        let for_whom = self.required_text(root, "for_whom");
        self.listing.maybe("checked", checked);
        self.listing.maybe("forWhom", for_whom);
        self.not_stated(root);
    }

    /// What the document does not give is absent and named, so that nothing is left out by accident.
    fn not_stated(&mut self, root: &mut Table<'t>) {
        let list = root.take("not_stated");
        let mut named = Vec::new();
        for node in self.items(list) {
            let Some(name) = self.string(node) else {
                continue;
            };
            match MAY_BE_ABSENT.into_iter().find(|key| **key == *name) {
                Some(key) if root.take(key).is_some() => {
                    self.problem_at(node, Problem::StatedAfterAll { key });
                }
                Some(key) => named.push(key),
                None => {
                    let problem = Problem::UnknownChoice {
                        key: "not_stated",
                        found: name,
                        allowed: MAY_BE_ABSENT.to_vec(),
                    };
                    self.problem_at(node, problem);
                }
            }
        }
        for key in MAY_BE_ABSENT {
            if root.take(key).is_none() && !named.contains(&key) {
                let start = root.node.span.start;
                self.problem(root.node.file, start..start, Problem::Unstated { key });
            }
        }
    }

    fn contact(&mut self, node: &'t Node) -> Option<Data> {
        let mut table = self.table(node)?;
        let mut out = Out::default();
        let phone = table.take("phone").and_then(|node| self.string(node));
        out.maybe("phone", phone.map(Data::Text));
        out.maybe("address", self.text_at(&mut table, "address"));
        self.finish(table);
        Some(out.done())
    }

    fn in_force(&mut self, node: &'t Node) -> Option<Data> {
        let mut table = self.table(node)?;
        let mut out = Out::default();
        self.days(&mut table, &mut out, false);
        let clause = table.take("clause").and_then(|node| self.string(node));
        out.maybe("clause", clause.map(Data::Text));
        out.maybe("note", self.text_at(&mut table, "note"));
        self.finish(table);
        Some(out.done())
    }

    fn round(&mut self, node: &'t Node) -> Option<Data> {
        let mut table = self.table(node)?;
        let mut out = Out::default();
        out.maybe("clause", self.clause(&mut table));
        out.maybe("statement", self.required_text(&mut table, "statement"));
        let mut windows = Vec::new();
        let nodes = table.take("windows");
        for node in self.items(nodes) {
            if let Some(mut window) = self.table(node) {
                let mut days = Out::default();
                self.days(&mut window, &mut days, true);
                self.finish(window);
                windows.push(days.done());
            }
        }
        out.list("windows", windows);
        self.finish(table);
        Some(out.done())
    }

    /// `from` and `until`, in this order.
    fn days(&mut self, table: &mut Table<'t>, out: &mut Out, both: bool) {
        let from = self
            .required(table, "from")
            .and_then(|node| self.date(node));
        let until = if both {
            self.required(table, "until")
        } else {
            table.take("until")
        };
        let until_date = until.and_then(|node| self.date(node));
        if let (Some(from), Some(until_date), Some(until)) = (from, until_date, until)
            && until_date < from
        {
            self.problem_at(until, Problem::Reversed);
        }
        out.maybe("from", from.map(|date| Data::text(date.to_string())));
        out.maybe("until", until_date.map(|date| Data::text(date.to_string())));
    }

    pub(super) fn day(&mut self, node: &Node) -> Option<Data> {
        self.date(node).map(|date| Data::text(date.to_string()))
    }
}
