//! Units, sections and inputs; shared inputs come from the vocabulary.

use std::collections::{BTreeMap, BTreeSet};

use super::limits::{MOST_ITEMS, MOST_PAIRS};
use super::source::{Field, Node, Value};
use super::table::{KEY, Rows, Table};
use super::{Compiler, File, Out, Problem};
use crate::answers::Data;
use crate::exact::Period;
use crate::expression::check::number;
use crate::expression::types::{Symbol, SymbolKind};
use crate::policy::Figure;
use crate::policy::limits::MOST_YEARS;

/// The inputs of the vocabulary by id.
pub(super) type Shared<'t> = BTreeMap<String, &'t Node>;

const KINDS: [&str; 5] = ["count", "amount", "yes-no", "choice", "date"];

/// A section and the inputs that it lists.
pub(super) struct SectionDraft<'t> {
    pub(super) id: String,
    pub(super) data: Data,
    pub(super) inputs: Vec<(String, &'t Node)>,
}

/// An input whose condition to be asked still has to be read.
pub(super) struct InputDraft<'t> {
    pub(super) out: Out,
    asked_when: Option<&'t Node>,
}

impl<'t> Compiler<'t> {
    /// The names of units and of kinds of applicants in the vocabulary.
    pub(super) fn names(&mut self) {
        let vocabulary = self.vocabulary;
        let Some(mut root) = self.table(&vocabulary.root) else {
            return;
        };
        root.take("inputs");
        if let Some(node) = root.take("units")
            && let Some(table) = self.table(node)
        {
            for field in self.entries(node, table.fields) {
                self.id(&field.key, '_', File::Vocabulary, field.key_span.clone());
                if let Some(name) = self.text(&field.value) {
                    self.units.insert(field.key.clone(), name);
                }
            }
        }
        if let Some(node) = root.take("applicants")
            && let Some(table) = self.table(node)
        {
            for field in self.entries(node, table.fields) {
                self.id(&field.key, '-', File::Vocabulary, field.key_span.clone());
                if let Some(name) = self.text(&field.value) {
                    self.applicants.push((field.key.clone(), name));
                }
            }
        }
        self.finish(root);
    }

    /// The inputs of the vocabulary, each checked where a policy uses it.
    pub(super) fn shared_inputs(&mut self) -> Shared<'t> {
        let vocabulary = self.vocabulary;
        let inputs = self
            .table(&vocabulary.root)
            .and_then(|mut root| root.take("inputs"));
        let table = inputs.and_then(|node| self.table(node));
        let fields = table.map(|table| self.entries(table.node, table.fields));
        let fields = fields.into_iter().flatten();
        fields
            .map(|field| (field.key.clone(), &field.value))
            .collect()
    }

    /// The entries of a table that is a list with names, as many as there may be.
    fn entries(&mut self, node: &Node, mut fields: Rows<'t>) -> Rows<'t> {
        if fields.len() > MOST_ITEMS {
            let start = node.span.start;
            let (what, most) = ("list", MOST_ITEMS);
            self.problem(node.file, start..start, Problem::TooMany { what, most });
            fields.truncate(MOST_ITEMS);
        }
        fields
    }

    pub(super) fn sections(&mut self, root: &mut Table<'t>) -> Vec<SectionDraft<'t>> {
        let mut drafts = Vec::<SectionDraft<'_>>::new();
        let nodes = root.take("sections");
        for node in self.items(nodes) {
            let Some(mut table) = self.table(node) else {
                continue;
            };
            let mut out = Out::default();
            let id_node = self.required(&mut table, "id");
            let id = id_node
                .and_then(|node| self.string(node))
                .unwrap_or_default();
            if let Some(at) = id_node {
                self.id(&id, '-', at.file, at.span.clone());
                if drafts.iter().any(|draft| draft.id == id) {
                    self.problem_at(at, Problem::DuplicateId { id: id.clone() });
                }
            }
            out.set("id", Data::text(&id));
            out.maybe("title", self.required_text(&mut table, "title"));
            out.maybe("help", self.text_at(&mut table, "help"));
            let names = table.take("inputs");
            let mut inputs = Vec::new();
            for name in self.items(names) {
                if let Some(id) = self.string(name) {
                    inputs.push((id, name));
                }
            }
            self.finish(table);
            self.sections.push(id.clone());
            drafts.push(SectionDraft {
                id,
                data: out.done(),
                inputs,
            });
        }
        drafts
    }

    /// The inputs of the policy, in the order in which the sections list them.
    pub(super) fn inputs(
        &mut self,
        root: &mut Table<'t>,
        shared: &Shared<'t>,
        sections: &[SectionDraft<'t>],
    ) -> Vec<InputDraft<'t>> {
        let node = root.take("inputs");
        let table = node.and_then(|node| self.table(node));
        let own = table.map_or_else(Vec::new, |table| table.fields);
        let by_id = own.iter().map(|field| (field.key.as_str(), *field));
        let by_id = by_id.collect::<BTreeMap<_, _>>();
        let mut listed = BTreeSet::new();
        let mut drafts = Vec::new();
        for section in sections {
            for (id, at) in &section.inputs {
                listed.insert(id.as_str());
                if self.symbols.contains(id) {
                    self.problem_at(at, Problem::DuplicateId { id: id.clone() });
                    continue;
                }
                if !self.has_room(at, "inputs", self.symbols.len(), MOST_ITEMS) {
                    return drafts;
                }
                let entry = by_id.get(id.as_str());
                let node = entry.map(|field| &field.value);
                let Some(node) = node.or_else(|| shared.get(id).copied()) else {
                    let known = by_id.keys().copied();
                    let known = known.chain(shared.keys().map(String::as_str));
                    let near = self.suggestion(id, known);
                    self.unknown(at, "input", id.clone(), near);
                    continue;
                };
                if let Some(entry) = entry {
                    self.id(id, '_', File::Policy, entry.key_span.clone());
                }
                let template = shared.get(id).copied();
                drafts.extend(self.input(id, node, template, &section.id));
            }
        }
        for field in own {
            if !listed.contains(field.key.as_str()) {
                let input = field.key.clone();
                let problem = Problem::NoSection { input };
                self.problem(File::Policy, field.key_span.clone(), problem);
            }
        }
        drafts
    }

    fn input(
        &mut self,
        id: &str,
        node: &'t Node,
        shared: Option<&'t Node>,
        section: &str,
    ) -> Option<InputDraft<'t>> {
        let mut table = self.table(node)?;
        if let Some(Value::Table(fields)) = shared.map(|shared| &shared.value) {
            self.make(node, KEY * fields.len())?;
            table.extend(fields);
        }
        let mut out = Out::default();
        out.set("id", Data::text(id));
        out.set("section", Data::text(section));
        out.maybe("label", self.required_text(&mut table, "label"));
        out.maybe("help", self.text_at(&mut table, "help"));
        let kind_node = self.required(&mut table, "kind")?;
        let kind = self.string(kind_node)?;
        let decimals = table.take("decimals");
        if let Some(node) = decimals.filter(|_| kind != "amount") {
            self.problem_at(node, Problem::DecimalsElsewhere);
        }
        let symbol = match kind.as_str() {
            "count" => self.figure_input(true, &mut table, &mut out),
            "amount" => {
                let decimals = decimals.and_then(|node| self.decimals(node));
                out.maybe("decimals", decimals.map(Data::Integer));
                self.figure_input(false, &mut table, &mut out)
            }
            "yes-no" => SymbolKind::YesNo,
            "choice" => self.choice_input(&mut table, &mut out),
            "date" => {
                for key in ["min", "max"] {
                    let bound = table.take(key).and_then(|node| self.day_bound(node));
                    out.maybe(key, bound);
                }
                SymbolKind::Date
            }
            _ => {
                let problem = Problem::UnknownChoice {
                    key: "kind",
                    found: kind,
                    allowed: KINDS.to_vec(),
                };
                self.problem_at(kind_node, problem);
                return None;
            }
        };
        let preset = table.take("preset");
        out.maybe("preset", preset.and_then(|node| self.preset(node, &symbol)));
        out.set("kind", Data::Text(kind));
        let asked_when = table.take("asked_when");
        // Only coverage reads where a question comes from.
        if table.take("clause").is_some() {
            self.clause(&mut table);
        }
        self.finish(table);
        self.symbols.push(Symbol {
            id: id.to_owned(),
            kind: symbol,
        });
        Some(InputDraft { out, asked_when })
    }

    fn figure_input(&mut self, whole: bool, table: &mut Table<'t>, out: &mut Out) -> SymbolKind {
        let unit = table.take("unit").and_then(|node| self.unit(node));
        let name = unit.as_ref().and_then(|unit| self.units.get(unit)).cloned();
        out.maybe("unit", name);
        let min = table.take("min").and_then(|node| self.number(node));
        let max_node = table.take("max");
        let max = max_node.and_then(|node| self.number(node));
        if let (Some(min), Some(max), Some(at)) = (min, max, max_node)
            && max < min
        {
            self.problem_at(at, Problem::Reversed);
        }
        out.maybe("min", min.map(number));
        out.maybe("max", max.map(number));
        let years = table.take("per_year").and_then(|node| self.years(node));
        let count = years.as_ref().map(|(count, _)| *count);
        out.maybe("years", years.map(|(_, years)| years));
        SymbolKind::Number {
            unit,
            years: count,
            whole,
        }
    }

    /// The decimals of an amount, where they are not the usual ones.
    fn decimals(&mut self, node: &Node) -> Option<i64> {
        let decimals = self.number(node)?.to_i64().unwrap_or(-1);
        if !(0..=i64::from(Figure::MOST_DECIMALS)).contains(&decimals) {
            return self.wrong_shape(node, "decimals");
        }
        Some(decimals).filter(|decimals| *decimals != i64::from(Figure::USUAL_DECIMALS))
    }

    fn unit(&mut self, node: &Node) -> Option<String> {
        let id = self.string(node)?;
        if self.units.contains_key(&id) {
            return Some(id);
        }
        let near = self.suggestion(&id, self.units.keys().map(String::as_str));
        self.unknown(node, "unit", id, near);
        None
    }

    /// The number of years and the compiled window.
    fn years(&mut self, node: &'t Node) -> Option<(i64, Data)> {
        if let Value::Number(_) = node.value {
            let count = self.integer(node)?;
            if !(1..=MOST_YEARS.into()).contains(&count) {
                return self.wrong_shape(node, "year-count");
            }
            return Some((count, Data::object([("last", Data::Integer(count))])));
        }
        let mut table = self.table(node)?;
        let from = self.year(&mut table, "from");
        let until = self.year(&mut table, "until");
        self.finish(table);
        let (from, until) = (from?, until?);
        if until < from {
            self.problem_at(node, Problem::Reversed);
            return None;
        }
        if until - from >= MOST_YEARS.into() {
            return self.wrong_shape(node, "year-count");
        }
        let window = [
            ("from", Data::Integer(from)),
            ("until", Data::Integer(until)),
        ];
        Some((until - from + 1, Data::object(window)))
    }

    /// A year of the calendar.
    fn year(&mut self, table: &mut Table<'t>, key: &'static str) -> Option<i64> {
        let node = self.required(table, key)?;
        let year = self.integer(node)?;
        if (1..=9999).contains(&year) {
            return Some(year);
        }
        self.wrong_shape(node, "year")
    }

    fn day_bound(&mut self, node: &Node) -> Option<Data> {
        match &node.value {
            Value::Text(text) if text == "as_of" => Some(Data::text(text)),
            Value::Text(text)
                if text
                    .strip_prefix("as_of - ")
                    .is_some_and(|period| Period::parse(period).is_some()) =>
            {
                Some(Data::text(text))
            }
            _ => self.day(node),
        }
    }

    fn preset(&mut self, node: &Node, symbol: &SymbolKind) -> Option<Data> {
        match symbol {
            SymbolKind::YesNo => self.truth(node).map(Data::Bool),
            SymbolKind::Choice { options, .. } => {
                let known = options.iter().map(|option| option.id.as_str());
                let id = self.reference(node, "option", known)?;
                Some(Data::Text(id))
            }
            _ => self.wrong_shape(node, "preset"),
        }
    }

    /// Inputs of declared criteria: their question is the criterion's statement.
    pub(super) fn declared_inputs(&self) -> Vec<InputDraft<'t>> {
        let draft = |id: &String| {
            let mut out = Out::default();
            out.set("id", Data::text(id));
            out.set("kind", Data::text("declared"));
            InputDraft {
                out,
                asked_when: None,
            }
        };
        self.declared.iter().map(draft).collect()
    }

    /// Conditions to be asked may name any input, so they are read when all are known.
    pub(super) fn asked_when(&mut self, drafts: &mut [InputDraft<'t>]) {
        for draft in drafts {
            let when = draft.asked_when.and_then(|node| self.condition(node));
            draft.out.maybe("askedWhen", when);
        }
    }

    pub(super) fn consistency(&mut self, root: &mut Table<'t>) -> Vec<Data> {
        let figures: fn(&SymbolKind) -> bool = |kind| matches!(kind, SymbolKind::Number { .. });
        let dates: fn(&SymbolKind) -> bool = |kind| matches!(kind, SymbolKind::Date);
        let mut rules = Vec::new();
        let mut pairs = 0;
        let nodes = root.take("consistency");
        for node in self.items(nodes) {
            let Some(mut table) = self.table(node) else {
                continue;
            };
            let mut out = Out::default();
            // A date that comes first stands to the other as a part to its whole.
            let earlier = table.take("earlier");
            let (parts_node, within, fits) = if earlier.is_some() {
                (earlier, self.required(&mut table, "later"), dates)
            } else {
                let parts = self.required(&mut table, "parts");
                (parts, self.required(&mut table, "within"), figures)
            };
            let mut parts = Vec::new();
            for part in self.items(parts_node) {
                if !self.has_room(part, "pairs", pairs, MOST_PAIRS) {
                    return rules;
                }
                pairs += 1;
                let id = self.input_reference(part, fits);
                parts.extend(id.map(Data::Text));
            }
            out.list("parts", parts);
            let whole = within.and_then(|node| self.input_reference(node, fits));
            out.maybe("within", whole.map(Data::Text));
            self.finish(table);
            rules.push(out.done());
        }
        rules
    }

    /// Where the policy file has the tables of its inputs.
    pub(super) fn input_places(&self) -> BTreeMap<&'t str, usize> {
        let inputs = self.policy.root.get("inputs").map(|inputs| &inputs.value);
        let Some(Value::Table(fields)) = inputs else {
            return BTreeMap::new();
        };
        let place = |field: &'t Field| (field.key.as_str(), field.key_span.start);
        fields.iter().map(place).collect()
    }
}
