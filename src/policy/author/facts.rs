//! Routes, procedure, award, materials and dates.

use super::source::Node;
use super::table::Table;
use super::{Compiler, Out};
use crate::answers::Data;

impl<'t> Compiler<'t> {
    pub(super) fn facts(&mut self, root: &mut Table<'t>, out: &mut Out) {
        let nodes = root.take("routes");
        let mut routes = Vec::new();
        for node in self.items(nodes) {
            routes.extend(self.route(node));
        }
        out.list("routes", routes);
        for key in ["procedure", "award", "materials", "dates"] {
            let nodes = root.take(key);
            let mut facts = Vec::new();
            for node in self.items(nodes) {
                facts.extend(self.fact(node));
            }
            out.list(key, facts);
        }
    }

    fn route(&mut self, node: &'t Node) -> Option<Data> {
        let mut table = self.table(node)?;
        let mut out = Out::default();
        self.of_checks(&mut table, &mut out);
        let when = table.take("when").and_then(|node| self.condition(node));
        out.maybe("when", when);
        out.maybe("to", self.required_text(&mut table, "to"));
        let unspecified = table.take("unspecified").and_then(|node| self.truth(node));
        out.maybe("unspecified", unspecified.map(Data::Bool));
        self.cited(table, out)
    }

    fn fact(&mut self, node: &'t Node) -> Option<Data> {
        let mut table = self.table(node)?;
        let mut out = Out::default();
        self.of_checks(&mut table, &mut out);
        out.maybe("title", self.text_at(&mut table, "title"));
        out.maybe("text", self.required_text(&mut table, "text"));
        self.cited(table, out)
    }

    fn cited(&mut self, mut table: Table<'t>, mut out: Out) -> Option<Data> {
        out.maybe("clause", self.clause(&mut table));
        out.maybe("note", self.text_at(&mut table, "note"));
        self.finish(table);
        Some(out.done())
    }

    fn of_checks(&mut self, table: &mut Table<'t>, out: &mut Out) {
        let nodes = table.take("checks");
        let mut checks = Vec::new();
        for node in self.items(nodes) {
            let check = self.own_reference(node, "check", |own| &own.checks);
            checks.extend(check.map(Data::Text));
        }
        out.list("checks", checks);
    }
}
