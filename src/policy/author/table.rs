//! Reads the keys of a table and remembers which were asked for, so that the rest can be reported.

use std::collections::BTreeSet;

use super::limits::MOST_ITEMS;
use super::source::{Field, Node, Value};
use super::{Compiler, File, Out, Problem};
use crate::answers::Data;
use crate::exact::{Date, Rational};

/// The fields of a table; those of a template behind its own.
pub(super) type Rows<'t> = Vec<&'t Field>;

/// What a key counts in what is made of a file, in bytes.
pub(super) const KEY: usize = 8;

/// A table that is being read.
pub(super) struct Table<'t> {
    pub(super) fields: Rows<'t>,
    pub(super) node: &'t Node,
    asked: BTreeSet<&'static str>,
}

impl<'t> Table<'t> {
    pub(super) fn new(fields: Rows<'t>, node: &'t Node) -> Self {
        Self {
            fields,
            node,
            asked: BTreeSet::new(),
        }
    }

    /// The value of a key, if it is there.
    pub(super) fn take(&mut self, key: &'static str) -> Option<&'t Node> {
        self.asked.insert(key);
        self.fields
            .iter()
            .find(|field| field.key == key)
            .map(|field| &field.value)
    }

    /// The keys that nothing asked for.
    pub(super) fn unread(&self) -> Vec<&'t Field> {
        let unread = |field: &&&Field| !self.asked.contains(field.key.as_str());
        self.fields.iter().filter(unread).copied().collect()
    }

    /// The keys that were asked for, whether they are there or not.
    pub(super) fn asked(&self) -> impl Iterator<Item = &'static str> {
        self.asked.iter().copied()
    }

    /// Puts the fields of a template behind those of the table itself.
    pub(super) fn extend(&mut self, template: &'t [Field]) {
        let own = self.fields.iter().map(|field| field.key.as_str());
        let own = own.collect::<BTreeSet<_>>();
        let absent = template.iter();
        let absent = absent.filter(|field| !own.contains(field.key.as_str()));
        self.fields.extend(absent.collect::<Vec<_>>());
    }
}

impl<'t> Compiler<'t> {
    /// The table that a value is; reported when it is none.
    pub(super) fn table(&mut self, node: &'t Node) -> Option<Table<'t>> {
        match &node.value {
            Value::Table(fields) => {
                self.make(node, KEY * fields.len())?;
                Some(Table::new(fields.iter().collect(), node))
            }
            _ => self.wrong_shape(node, "table"),
        }
    }

    /// The value of a key that must be there.
    pub(super) fn required(
        &mut self,
        table: &mut Table<'t>,
        key: &'static str,
    ) -> Option<&'t Node> {
        let value = table.take(key);
        if value.is_none() {
            // The opening of a table is shown, not all its lines.
            let start = table.node.span.start;
            let problem = Problem::MissingKey { key };
            self.problem(table.node.file, start..start, problem);
        }
        value
    }

    /// The items of a list; none when the key is absent.
    pub(super) fn items(&mut self, node: Option<&'t Node>) -> &'t [Node] {
        self.items_up_to(node, MOST_ITEMS)
    }

    pub(super) fn items_up_to(&mut self, node: Option<&'t Node>, most: usize) -> &'t [Node] {
        match node.map(|node| (&node.value, node)) {
            Some((Value::List(items), node)) => self.at_most(node, "list", items, most),
            Some((_, node)) => {
                self.wrong_shape::<()>(node, "list");
                &[]
            }
            None => &[],
        }
    }

    pub(super) fn string(&mut self, node: &Node) -> Option<String> {
        match &node.value {
            Value::Text(text) => {
                self.make(node, text.len())?;
                Some(text.clone())
            }
            _ => self.wrong_shape(node, "text"),
        }
    }

    pub(super) fn truth(&mut self, node: &Node) -> Option<bool> {
        match node.value {
            Value::Truth(truth) => Some(truth),
            _ => self.wrong_shape(node, "yes-no"),
        }
    }

    pub(super) fn date(&mut self, node: &Node) -> Option<Date> {
        match node.value {
            Value::Date(date) => Some(date),
            _ => self.wrong_shape(node, "date"),
        }
    }

    pub(super) fn number(&mut self, node: &Node) -> Option<Rational> {
        match node.value {
            Value::Number(number) => Some(number),
            _ => self.wrong_shape(node, "number"),
        }
    }

    pub(super) fn integer(&mut self, node: &Node) -> Option<i64> {
        match self.number(node)?.to_i64() {
            Some(integer) => Some(integer),
            None => self.wrong_shape(node, "whole-number"),
        }
    }

    /// A text in each language; Chinese is required.
    pub(super) fn text(&mut self, node: &'t Node) -> Option<Data> {
        let Value::Table(_) = node.value else {
            return self.wrong_shape(node, "zh-en");
        };
        let mut table = self.table(node)?;
        let zh = table.take("zh").and_then(|zh| self.string(zh));
        if zh.as_ref().is_none_or(|zh| zh.trim().is_empty()) {
            self.problem_at(node, Problem::MissingZh);
        }
        let en = table.take("en").and_then(|en| self.string(en));
        self.finish(table);
        let mut out = Out::default();
        out.set("zh", Data::Text(zh?));
        out.maybe("en", en.map(Data::Text));
        Some(out.done())
    }

    /// A text under a key that may be absent.
    pub(super) fn text_at(&mut self, table: &mut Table<'t>, key: &'static str) -> Option<Data> {
        table.take(key).and_then(|node| self.text(node))
    }

    /// A text under a key that must be there.
    pub(super) fn required_text(
        &mut self,
        table: &mut Table<'t>,
        key: &'static str,
    ) -> Option<Data> {
        self.required(table, key).and_then(|node| self.text(node))
    }

    /// A clause, which everything must name.
    pub(super) fn clause(&mut self, table: &mut Table<'t>) -> Option<Data> {
        let node = self.required(table, "clause")?;
        let clause = self.string(node)?;
        if clause.trim().is_empty() {
            self.problem_at(node, Problem::MissingKey { key: "clause" });
        }
        Some(Data::Text(clause))
    }

    /// An id in the case that its kind has.
    pub(super) fn id(
        &mut self,
        id: &str,
        separator: char,
        node_file: File,
        span: std::ops::Range<usize>,
    ) {
        let sound = id.starts_with(|first: char| first.is_ascii_lowercase())
            && !id.ends_with(separator)
            && id.chars().all(|character| {
                character.is_ascii_lowercase()
                    || character.is_ascii_digit()
                    || character == separator
            });
        if !sound {
            let id = id.to_owned();
            self.problem(node_file, span, Problem::BadId { id, separator });
        }
    }

    pub(super) fn wrong_shape<T>(&mut self, node: &Node, expected: &'static str) -> Option<T> {
        let found = node.shape();
        self.problem_at(node, Problem::WrongShape { expected, found });
        None
    }
}
