//! The options of a choice and their attributes.

use std::collections::{BTreeMap, BTreeSet};

use super::limits::MOST_ATTRIBUTES;
use super::source::{Node, Value};
use super::table::Table;
use super::{Compiler, Out, Problem};
use crate::answers::Data;
use crate::expression::parse::{NodeKind, parse};
use crate::expression::types::{Attribute, OptionSymbol, SymbolKind};

impl<'t> Compiler<'t> {
    pub(super) fn choice_input(&mut self, table: &mut Table<'t>, out: &mut Out) -> SymbolKind {
        let ordered = table.take("ordered").and_then(|node| self.truth(node));
        let nodes = self.required(table, "options");
        let mut options = Vec::<OptionSymbol>::new();
        let mut compiled = Vec::new();
        let mut places = Vec::new();
        let mut ids = BTreeSet::new();
        for node in self.items(nodes) {
            let Some((option, data)) = self.option(node) else {
                continue;
            };
            if !ids.insert(option.id.clone()) {
                let id = option.id.clone();
                self.problem_at(node, Problem::DuplicateId { id });
            }
            options.push(option);
            compiled.push(data);
            places.push(node);
        }
        if let (Some(node), true) = (nodes, options.len() < 2) {
            self.wrong_shape::<()>(node, "two-options");
        }
        in_percent(&mut options);
        self.attributes_agree(&options, &places);
        out.list("options", compiled);
        SymbolKind::Choice {
            options,
            ordered: ordered.unwrap_or(false),
        }
    }

    fn option(&mut self, node: &'t Node) -> Option<(OptionSymbol, Data)> {
        let mut table = self.table(node)?;
        let mut out = Out::default();
        let id_node = self.required(&mut table, "id")?;
        let id = self.string(id_node)?;
        self.id(&id, '-', id_node.file, id_node.span.clone());
        out.set("id", Data::text(&id));
        out.maybe("label", self.required_text(&mut table, "label"));
        out.maybe("help", self.text_at(&mut table, "help"));
        // Every other key is an attribute.
        let mut attributes = BTreeMap::new();
        for field in table.unread() {
            self.id(&field.key, '_', field.value.file, field.key_span.clone());
            let attribute = match &field.value.value {
                Value::Text(text) => Attribute::Text(text.clone()),
                Value::Number(number) => Attribute::Number(*number),
                Value::Truth(truth) => Attribute::YesNo(*truth),
                _ => {
                    self.wrong_shape::<()>(&field.value, "attribute");
                    continue;
                }
            };
            attributes.insert(field.key.clone(), attribute);
        }
        Some((OptionSymbol { id, attributes }, out.done()))
    }

    /// An attribute has one type; a text or number stands on every option.
    fn attributes_agree(&mut self, options: &[OptionSymbol], places: &[&'t Node]) {
        let mut names = BTreeMap::<&str, &Attribute>::new();
        for option in options {
            for (name, attribute) in &option.attributes {
                names.entry(name).or_insert(attribute);
            }
        }
        if let (true, Some(place)) = (names.len() > MOST_ATTRIBUTES, places.first()) {
            let (what, most) = ("attributes", MOST_ATTRIBUTES);
            return self.problem_at(place, Problem::TooMany { what, most });
        }
        for (name, first) in names {
            for (option, place) in options.iter().zip(places) {
                let attribute = name.to_owned();
                let problem = match option.attributes.get(name) {
                    Some(found)
                        if std::mem::discriminant(found) != std::mem::discriminant(first) =>
                    {
                        Problem::MixedAttribute { attribute }
                    }
                    None if !matches!(first, Attribute::YesNo(_)) => Problem::MissingAttribute {
                        option: option.id.clone(),
                        attribute,
                    },
                    _ => continue,
                };
                self.problem_at(place, problem);
            }
        }
    }
}

/// An attribute is a percentage where every option has one.
fn in_percent(options: &mut [OptionSymbol]) {
    let share = |option: &OptionSymbol, name: &str| {
        let text = option.attributes.get(name)?.text()?.to_owned();
        match parse(&text).ok()?.kind {
            NodeKind::Percent(value) => Some(Attribute::Share(text, value)),
            _ => None,
        }
    };
    let first = options.first();
    let names = first.map(|option| option.attributes.keys().cloned().collect::<Vec<_>>());
    for name in names.unwrap_or_default() {
        let shares = options.iter().map(|option| share(option, &name));
        let Some(shares) = shares.collect::<Option<Vec<_>>>() else {
            continue;
        };
        for (option, share) in options.iter_mut().zip(shares) {
            option.attributes.insert(name.clone(), share);
        }
    }
}
