//! A policy with one thing changed or taken out, to see whether anything notices.
//!
//! A change is one that somebody could make by mistake: another figure, comparison or unit of time,
//! `or` for `and`, a waiver forgotten. What only people read is left alone.

use super::coverage::{Coverage, coverage_of};
use super::source::{Field, Node, Source, Value};
use super::{File, Finding, compile_sources, in_order};
use crate::answers::Data;
use crate::exact::Rational;
use crate::expression::changes::{changes, days_beside, neighbours};

/// A policy and its vocabulary, ready to be changed.
pub struct Changeable<'t> {
    policy: Source<'t>,
    vocabulary: Source<'t>,
}

/// One change.
#[derive(Clone)]
pub struct Change {
    /// Where it is, such as `enterprise.certificate_share.at_least`.
    pub at: String,
    /// The line in the policy file.
    pub line: usize,
    /// What it is, such as `85% → 84%`.
    pub what: String,
    edits: Vec<(Path, Edit)>,
}

/// Steps to a value: positions in tables and lists.
type Path = Vec<usize>;

#[derive(Clone)]
enum Edit {
    Set(Value),
    Rename(&'static str),
    Remove,
}

/// Keys whose values no status depends on.
const ONLY_READ: [&str; 24] = [
    "format",
    "id",
    "version",
    "number",
    "url",
    "published",
    "minutes",
    "contact",
    "checks",
    "checked",
    "not_stated",
    "sections",
    "clause",
    "section",
    "levers",
    "fixed",
    "materials",
    "kind",
    "unit",
    "use",
    "asked_when",
    "preset",
    "words",
    "decimals",
];

const REQUIREMENTS: [&str; 5] = ["at_least", "more_than", "at_most", "less_than", "is"];

/// Keys with expressions beside the requirements.
const EXPRESSIONS: [&str; 7] = [
    "measure",
    "holds",
    "when",
    "zero_when",
    "points",
    "deduct",
    "out_of",
];

impl<'t> Changeable<'t> {
    /// Reads both files.
    ///
    /// # Errors
    /// What is no TOML.
    pub fn new(policy: &'t str, vocabulary: &'t str) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        let read = Self {
            vocabulary: Source::parse(vocabulary, File::Vocabulary, &mut findings),
            policy: Source::parse(policy, File::Policy, &mut findings),
        };
        if findings.is_empty() {
            Ok(read)
        } else {
            Err(in_order(findings))
        }
    }

    /// Compiles the policy, with a change or as it is; without a hash, which nothing here needs.
    ///
    /// # Errors
    /// What lint finds wrong with it then.
    pub fn compile(&self, change: Option<&Change>) -> Result<Data, Vec<Finding>> {
        let draft = match change {
            Some(change) => compile_sources(&self.changed(change), &self.vocabulary)?,
            None => compile_sources(&self.policy, &self.vocabulary)?,
        };
        // An input that nothing uses any more is how lint notices that something is gone.
        if change.is_some() && !draft.warnings.is_empty() {
            return Err(draft.warnings);
        }
        Ok(draft.data)
    }

    /// The coverage of the policy with a change.
    #[must_use]
    pub fn coverage(&self, change: &Change, coverage: &str, compiled: &Data) -> Coverage {
        let source = Source::parse(coverage, File::Coverage, &mut Vec::new());
        coverage_of(&source, &self.changed(change), compiled)
    }

    fn changed(&self, change: &Change) -> Source<'t> {
        let mut policy = self.policy.clone();
        for (path, edit) in &change.edits {
            apply(&mut policy.root, path, edit);
        }
        policy
    }

    /// Every change of a figure, a comparison, a unit of time, a connective, a waiver …
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        let mut walk = Walk::new(&self.policy);
        walk.table(&self.policy.root);
        walk.found
    }

    /// Every criterion, input, route, fact and window, each taken out.
    #[must_use]
    pub fn removals(&self) -> Vec<Change> {
        let mut walk = Walk::new(&self.policy);
        walk.removals(&self.policy.root);
        // An input leaves its section together with its table.
        let own = std::mem::take(&mut walk.found);
        walk.inputs(&self.policy.root);
        let listed = std::mem::take(&mut walk.found);
        let (inputs, mut found): (Vec<_>, Vec<_>) = own
            .into_iter()
            .partition(|change| change.at.starts_with("inputs."));
        for mut change in listed {
            let table = inputs.iter().find(|input| input.at == change.at);
            change
                .edits
                .extend(table.into_iter().flat_map(|table| table.edits.clone()));
            found.push(change);
        }
        found
    }
}

/// Goes down to a place and changes it. A place that is gone stays gone.
fn apply(node: &mut Node, path: &[usize], edit: &Edit) {
    let Some((&step, rest)) = path.split_first() else {
        if let Edit::Set(value) = edit {
            node.value = value.clone();
        }
        return;
    };
    match (&mut node.value, edit) {
        (Value::Table(fields), Edit::Remove) if rest.is_empty() && step < fields.len() => {
            fields.remove(step);
        }
        (Value::List(items), Edit::Remove) if rest.is_empty() && step < items.len() => {
            items.remove(step);
        }
        (Value::Table(fields), Edit::Rename(key)) if rest.is_empty() => {
            if let Some(field) = fields.get_mut(step) {
                (*key).clone_into(&mut field.key);
            }
        }
        (Value::Table(fields), _) => {
            if let Some(field) = fields.get_mut(step) {
                apply(&mut field.value, rest, edit);
            }
        }
        (Value::List(items), _) => {
            if let Some(item) = items.get_mut(step) {
                apply(item, rest, edit);
            }
        }
        _ => {}
    }
}

struct Walk<'s, 't> {
    source: &'s Source<'t>,
    path: Path,
    names: Vec<String>,
    found: Vec<Change>,
}

impl<'s, 't> Walk<'s, 't> {
    const fn new(source: &'s Source<'t>) -> Self {
        Self {
            source,
            path: Vec::new(),
            names: Vec::new(),
            found: Vec::new(),
        }
    }

    /// Goes into a value with its position and its name.
    fn within(&mut self, step: usize, name: &str, go: impl FnOnce(&mut Self)) {
        self.path.push(step);
        self.names.push(name.to_owned());
        go(self);
        self.path.pop();
        self.names.pop();
    }

    fn add(&mut self, node: &Node, what: String, edit: Edit) {
        self.found.push(Change {
            at: name(&self.names),
            line: self.source.line(node.span.start),
            what,
            edits: vec![(self.path.clone(), edit)],
        });
    }

    fn remove(&mut self, node: &Node) {
        self.add(node, "→ ∅".to_owned(), Edit::Remove);
    }

    fn table(&mut self, node: &Node) {
        let Value::Table(fields) = &node.value else {
            return;
        };
        let is_text = fields.iter().any(|field| field.key == "zh");
        let by = fields.iter().any(|field| field.key == "by");
        let row = by
            && !fields
                .iter()
                .any(|field| field.key == "id" || field.key == "use");
        for (step, field) in fields.iter().enumerate() {
            let key = field.key.as_str();
            if is_text || ONLY_READ.contains(&key) || key == "by" {
                continue;
            }
            self.within(step, key, |walk| walk.field(field, row));
        }
    }

    fn field(&mut self, field: &Field, row: bool) {
        let key = field.key.as_str();
        let node = &field.value;
        let renamed: &[&'static str] = match key {
            "at_least" => &["more_than", "at_most"],
            "more_than" => &["at_least", "less_than"],
            "at_most" => &["less_than", "at_least"],
            "less_than" => &["at_most", "more_than"],
            "is" => &["at_least", "at_most"],
            "any_of" => &["all_of"],
            "all_of" => &["any_of"],
            _ => &[],
        };
        for other in renamed {
            self.add(node, format!("{key} → {other}"), Edit::Rename(other));
        }
        match key {
            "waived" | "applies" | "zero_when" => self.remove(node),
            _ => {}
        }
        let expression = row || EXPRESSIONS.contains(&key) || REQUIREMENTS.contains(&key);
        self.value(node, expression);
    }

    fn value(&mut self, node: &Node, expression: bool) {
        match &node.value {
            Value::Number(_) => {
                let written = self.source.written(node.span.clone());
                for near in neighbours(written) {
                    if let Some(number) = Rational::parse(&near) {
                        self.add(
                            node,
                            format!("{written} → {near}"),
                            Edit::Set(Value::Number(number)),
                        );
                    }
                }
            }
            Value::Date(day) => {
                for near in days_beside(*day) {
                    self.add(
                        node,
                        format!("{day} → {near}"),
                        Edit::Set(Value::Date(near)),
                    );
                }
            }
            Value::Truth(truth) => {
                let what = format!("{truth} → {}", !truth);
                // What is soft, ordered or an attribute; not what is only shown.
                if !self.names.last().is_some_and(|name| {
                    ["unspecified", "favourable", "only_new"].contains(&name.as_str())
                }) {
                    self.add(node, what, Edit::Set(Value::Truth(!truth)));
                }
            }
            Value::Text(text) if expression => {
                for near in changes(text) {
                    let what = format!("{text} → {near}");
                    self.add(node, what, Edit::Set(Value::Text(near)));
                }
            }
            Value::Table(_) => self.table(node),
            Value::List(items) => self.list(items),
            Value::Text(_) | Value::Other => {}
        }
    }

    fn list(&mut self, items: &[Node]) {
        let last = self.names.last().cloned().unwrap_or_default();
        for (step, item) in items.iter().enumerate() {
            self.within(step, &item_name(item, step), |walk| {
                match last.as_str() {
                    "consistency" => walk.remove(item),
                    "waived" if items.len() > 1 => walk.remove(item),
                    "parts" if matches!(item.value, Value::Text(_)) && items.len() > 1 => {
                        walk.remove(item);
                    }
                    _ => {}
                }
                walk.attributes(&last, items, item);
                walk.value(item, false);
            });
        }
    }

    /// A text attribute of an option changes to that of another option.
    fn attributes(&mut self, list: &str, options: &[Node], option: &Node) {
        let (Value::Table(fields), "options") = (&option.value, list) else {
            return;
        };
        for (step, field) in fields.iter().enumerate() {
            let Value::Text(own) = &field.value.value else {
                continue;
            };
            if field.key == "id" {
                continue;
            }
            let mut others = options.iter().filter_map(|other| other.text(&field.key));
            if let Some(other) = others.find(|other| other != own) {
                let what = format!("{own} → {other}");
                self.within(step, &field.key, |walk| {
                    walk.add(&field.value, what, Edit::Set(Value::Text(other.to_owned())));
                });
            }
        }
    }

    fn removals(&mut self, node: &Node) {
        let last = self.names.last().map(String::as_str).unwrap_or_default();
        match &node.value {
            Value::Table(fields) => {
                let entries = self.names.len() == 1 && ["inputs", "criterion"].contains(&last);
                for (step, field) in fields.iter().enumerate() {
                    self.within(step, &field.key, |walk| {
                        if entries {
                            walk.remove(&field.value);
                        }
                        walk.removals(&field.value);
                    });
                }
            }
            Value::List(items) => {
                let entries = [
                    "criteria",
                    "any_of",
                    "all_of",
                    "parts",
                    "routes",
                    "procedure",
                    "award",
                    "dates",
                    "windows",
                    "grades",
                    "waived",
                ];
                let documents = last == "materials" && self.names.len() == 1;
                let entries = entries.contains(&last) || documents;
                for (step, item) in items.iter().enumerate() {
                    self.within(step, &item_name(item, step), |walk| {
                        if entries && matches!(item.value, Value::Table(_)) {
                            walk.remove(item);
                        }
                        walk.removals(item);
                    });
                }
            }
            _ => {}
        }
    }

    /// The mentions of inputs in sections.
    fn inputs(&mut self, root: &Node) {
        let Value::Table(fields) = &root.value else {
            return;
        };
        let sections = fields.iter().enumerate();
        for (step, field) in sections.filter(|(_, field)| field.key == "sections") {
            let Value::List(sections) = &field.value.value else {
                continue;
            };
            for (section, node) in sections.iter().enumerate() {
                let Value::Table(keys) = &node.value else {
                    continue;
                };
                let listed = keys.iter().enumerate().find(|(_, key)| key.key == "inputs");
                let Some((key, listed)) = listed else {
                    continue;
                };
                let Value::List(items) = &listed.value.value else {
                    continue;
                };
                for (item, node) in items.iter().enumerate() {
                    if let Value::Text(id) = &node.value {
                        self.path = vec![step, section, key, item];
                        self.names = vec!["inputs".to_owned(), id.clone()];
                        self.remove(node);
                    }
                }
            }
        }
        self.path.clear();
        self.names.clear();
    }
}

/// An item of a list by its id, or by its position from 1.
fn item_name(item: &Node, step: usize) -> String {
    let id = item.text("id").or_else(|| item.text("use"));
    id.map_or_else(|| (step + 1).to_string(), str::to_owned)
}

/// The place in a few words: `enterprise.certificate_share.at_least`.
fn name(names: &[String]) -> String {
    let nesting = ["criteria", "any_of", "all_of", "at_least_k_of", "parts"];
    let (first, rest) = match names {
        [first, rest @ ..] if first == "check" => (None, rest),
        [first, rest @ ..] => (Some(first), rest),
        [] => (None, names),
    };
    // Between a check and the criterion nothing but ids, which are unique in a check.
    let last = rest.len().saturating_sub(1);
    let shown = rest.iter().enumerate().filter(|(position, name)| {
        *position == last || first.is_some() || !nesting.contains(&name.as_str())
    });
    let shown = shown.map(|(_, name)| name.as_str());
    first
        .map(String::as_str)
        .into_iter()
        .chain(shown)
        .collect::<Vec<_>>()
        .join(".")
}
