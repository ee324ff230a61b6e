//! Reads worked cases from the file beside a policy.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::cases::{Cases, Codes, Expected, Try, Unnoticed};
use super::limits::MOST_CASES;
use super::source::{Node, Value};
use super::table::{KEY, Table};
use super::{Compiler, File, Finding, Problem};
use crate::answers::{Answers, Data};
use crate::exact::Date;
use crate::expression::{Comparison, MAX_DEPTH};
use crate::policy::{Criterion, Decision, Policy};

pub(super) struct Reader<'t, 'p> {
    compiler: Compiler<'t>,
    policy: &'p Policy,
    codes: Codes<'p>,
    as_of: Date,
    bases: BTreeMap<String, &'t Node>,
    /// The bases that were read already.
    read_bases: BTreeMap<String, Base>,
    /// The ids that answers may have.
    known: BTreeSet<&'p str>,
    /// The criteria of each check.
    criteria: BTreeMap<String, Rc<ById<'p>>>,
    /// The checks that have an example.
    examples: BTreeSet<String>,
    cases: Cases,
}

/// Criteria by id, nested ones included.
type ById<'p> = BTreeMap<&'p str, &'p Criterion>;

/// A set of answers with a name.
#[derive(Clone, Default)]
struct Base {
    check: String,
    answers: Answers,
    /// How many others it builds on, one through the other.
    depth: usize,
}

impl<'t, 'p> Reader<'t, 'p> {
    pub(super) fn new(compiler: Compiler<'t>, policy: &'p Policy, codes: Codes<'p>) -> Self {
        let inputs = policy.inputs.iter().map(|input| input.id.as_str());
        let vocabulary = policy.vocabulary.iter().map(String::as_str);
        let criteria = policy.checks.iter().map(|check| {
            let criteria = Criterion::with_parts(&check.criteria).into_iter();
            let by_id = criteria.map(|criterion| (criterion.id.as_str(), criterion));
            (check.id.clone(), Rc::new(by_id.collect()))
        });
        Self {
            compiler,
            policy,
            codes,
            as_of: Date::EPOCH,
            bases: BTreeMap::new(),
            read_bases: BTreeMap::new(),
            known: inputs.chain(vocabulary).collect(),
            criteria: criteria.collect(),
            examples: BTreeSet::new(),
            cases: Cases::default(),
        }
    }

    /// The cases, or everything that is wrong.
    pub(super) fn read(mut self) -> Result<Cases, Vec<Finding>> {
        self.file();
        if self.compiler.findings.is_empty() {
            Ok(self.cases)
        } else {
            let cases = self.compiler.policy;
            Err(self.compiler.findings.in_order(|_| cases))
        }
    }

    fn file(&mut self) {
        let file = self.compiler.policy;
        let Some(mut root) = self.compiler.table(&file.root) else {
            return;
        };
        let as_of = self.compiler.required(&mut root, "as_of");
        let as_of = as_of.and_then(|node| self.compiler.date(node));
        self.as_of = as_of.unwrap_or(Date::EPOCH);
        let bases = root.take("base").and_then(|node| self.compiler.table(node));
        for field in bases.map_or_else(Vec::new, |bases| bases.fields) {
            self.bases.insert(field.key.clone(), &field.value);
        }
        for name in self.bases.keys().cloned().collect::<Vec<_>>() {
            // What nothing builds on is read as well, for its mistakes.
            self.base(&name, &mut Vec::new());
        }
        for (key, read) in [
            ("case", Self::case as fn(&mut Self, &'t Node) -> Option<()>),
            ("limit", Self::limit),
            ("declared", Self::declared),
            ("unnoticed", Self::unnoticed),
        ] {
            let nodes = root.take(key);
            for node in self.compiler.items_up_to(nodes, MOST_CASES) {
                read(self, node);
            }
        }
        self.compiler.finish(root);
    }

    /// The check and the answers of a base, with those that it builds on. `above` are those that build on it.
    fn base(&mut self, name: &str, above: &mut Vec<String>) -> Base {
        if let Some(base) = self.read_bases.get(name) {
            return base.clone();
        }
        let mut found = Base::default();
        let Some(node) = self.bases.get(name).copied() else {
            return found;
        };
        if let Some(mut table) = self.compiler.table(node) {
            let from = table.take("from");
            if above.iter().any(|one| one == name) {
                let (name, key) = (name.to_owned(), "from");
                let problem = Problem::Circle { name, key };
                self.compiler.problem_at(from.unwrap_or(node), problem);
                return found;
            }
            if let Some(from_node) = from
                && let Some(from) = self.base_name(from_node)
            {
                above.push(name.to_owned());
                if above.len() <= MAX_DEPTH {
                    found = self.base(&from, above);
                    found.depth += 1;
                }
                if above.len() > MAX_DEPTH || found.depth >= MAX_DEPTH {
                    let (what, most) = ("bases", MAX_DEPTH);
                    let problem = Problem::TooDeep { what, most };
                    self.compiler.problem_at(from_node, problem);
                }
                above.pop();
            }
            if let Some(node) = table.take("check") {
                let checks = self.policy.checks.iter().map(|check| check.id.as_str());
                let check = self.compiler.reference(node, "check", checks);
                found.check = check.unwrap_or_default();
            }
            self.put(table.take("answers"), &mut found.answers);
            self.compiler.finish(table);
        }
        if self
            .compiler
            .make(node, KEY * found.answers.len())
            .is_some()
        {
            self.read_bases.insert(name.to_owned(), found.clone());
        }
        found
    }

    fn base_name(&mut self, node: &'t Node) -> Option<String> {
        let known = self.bases.keys().map(String::as_str);
        self.compiler.reference(node, "base", known)
    }

    /// What a case starts from: the check, the answers, and the criteria of the check by id.
    fn start(&mut self, table: &mut Table<'t>) -> Option<(String, Answers, Rc<ById<'p>>)> {
        let node = self.compiler.required(table, "from")?;
        let name = self.base_name(node)?;
        let Base { check, answers, .. } = self.base(&name, &mut Vec::new());
        self.compiler.make(node, KEY * answers.len())?;
        if let Some(criteria) = self.criteria.get(&check) {
            let criteria = Rc::clone(criteria);
            return Some((check, answers, criteria));
        }
        if let Some(base) = self.bases.get(&name) {
            let start = base.span.start;
            let problem = Problem::MissingKey { key: "check" };
            self.compiler.problem(File::Cases, start..start, problem);
        }
        None
    }

    fn put(&mut self, node: Option<&'t Node>, answers: &mut Answers) {
        let table = node.and_then(|node| self.compiler.table(node));
        for field in table.map_or_else(Vec::new, |table| table.fields) {
            self.known_input(&field.key, field.key_span.clone());
            if let Some(value) = self.value(&field.value) {
                answers.insert(field.key.clone(), value);
            }
        }
    }

    fn known_input(&mut self, id: &str, span: std::ops::Range<usize>) {
        if !self.known.contains(id) {
            let problem = Problem::UnknownReference {
                what: "answer",
                name: id.to_owned(),
                suggestion: self.compiler.suggestion(id, self.known.iter().copied()),
            };
            self.compiler.problem(File::Cases, span, problem);
        }
    }

    fn value(&mut self, node: &'t Node) -> Option<Data> {
        Some(match &node.value {
            Value::Text(text) => Data::text(text),
            Value::Truth(truth) => Data::Bool(*truth),
            Value::Date(date) => Data::text(date.to_string()),
            Value::Number(number) => match number.to_i64() {
                Some(integer) => Data::Integer(integer),
                None => {
                    let written = self.compiler.policy.written(node.span.clone());
                    Data::Decimal(written.replace(['_', '+'], ""))
                }
            },
            Value::List(items) => {
                let items = items.iter().map(|item| self.value(item));
                Data::List(items.collect::<Option<_>>()?)
            }
            Value::Table(fields) => {
                let mut values = Vec::new();
                for field in fields {
                    values.push((field.key.clone(), self.value(&field.value)?));
                }
                Data::object(values)
            }
            Value::Other => return self.compiler.wrong_shape(node, "answer"),
        })
    }

    fn case(&mut self, node: &'t Node) -> Option<()> {
        let mut table = self.compiler.table(node)?;
        let name = self.compiler.required(&mut table, "name");
        let name = name.and_then(|node| self.compiler.string(node));
        let start = self.start(&mut table);
        let ids = start.as_ref().map(|(_, _, criteria)| Rc::clone(criteria));
        let (check, mut answers) = start
            .map(|(check, answers, _)| (check, answers))
            .unwrap_or_default();
        let as_of = table
            .take("as_of")
            .and_then(|node| self.compiler.date(node));
        let example = table.take("example");
        let is_example = example.and_then(|node| self.compiler.truth(node)) == Some(true);
        if let Some(node) = example.filter(|_| is_example)
            && !self.examples.insert(check.clone())
        {
            let problem = Problem::SecondExample {
                check: check.clone(),
            };
            self.compiler.problem_at(node, problem);
        }
        self.put(table.take("set"), &mut answers);
        let unset = table.take("unset");
        for node in self.compiler.items(unset) {
            if let Some(id) = self.compiler.string(node) {
                self.known_input(&id, node.span.clone());
                answers.remove(&id);
            }
        }
        let mut expected = Expected {
            verdict: self.text_at(&mut table, "verdict"),
            validity: self.one_of(&mut table, "validity", self.codes.validity),
            round: self.one_of(&mut table, "round", self.codes.round),
            total: self.text_at(&mut table, "total"),
            missing: self.texts(table.take("missing")),
            routes: self.texts(table.take("routes")),
            ..Expected::default()
        };
        for (key, into) in [
            ("status", &mut expected.status),
            ("text", &mut expected.text),
            ("score", &mut expected.score),
        ] {
            let node = table.take(key);
            *into = self.by_criterion(key, node, ids.as_deref());
        }
        self.compiler.finish(table);
        ids?;
        self.add(node, name?, &check, &answers, as_of, expected);
        if let Some(case) = self.cases.tries.last_mut() {
            case.example = is_example;
        }
        Some(())
    }

    fn add(
        &mut self,
        node: &Node,
        name: String,
        check: &str,
        answers: &Answers,
        as_of: Option<Date>,
        expected: Expected,
    ) {
        self.cases.tries.push(Try {
            line: self.compiler.policy.line(node.span.start),
            name,
            check: check.to_owned(),
            answers: answers.clone(),
            as_of: as_of.unwrap_or(self.as_of),
            expected,
            example: false,
        });
    }

    fn text_at(&mut self, table: &mut Table<'t>, key: &'static str) -> Option<String> {
        table.take(key).and_then(|node| self.compiler.string(node))
    }

    fn one_of(
        &mut self,
        table: &mut Table<'t>,
        key: &'static str,
        allowed: &[&'static str],
    ) -> Option<String> {
        let node = table.take(key)?;
        let found = self.compiler.string(node)?;
        self.allowed(node, key, found, allowed)
    }

    fn allowed(
        &mut self,
        node: &Node,
        key: &'static str,
        found: String,
        allowed: &[&'static str],
    ) -> Option<String> {
        if allowed.contains(&found.as_str()) {
            return Some(found);
        }
        let allowed = allowed.to_vec();
        let problem = Problem::UnknownChoice {
            key,
            found,
            allowed,
        };
        self.compiler.problem_at(node, problem);
        None
    }

    fn texts(&mut self, node: Option<&'t Node>) -> Option<BTreeSet<String>> {
        let node = node?;
        let items = self.compiler.items(Some(node)).iter();
        Some(
            items
                .filter_map(|item| self.compiler.string(item))
                .collect(),
        )
    }

    /// Expectations by criterion id.
    fn by_criterion(
        &mut self,
        key: &'static str,
        node: Option<&'t Node>,
        ids: Option<&ById<'p>>,
    ) -> Vec<(String, String)> {
        let table = node.and_then(|node| self.compiler.table(node));
        let mut found = Vec::new();
        for field in table.map_or_else(Vec::new, |table| table.fields) {
            let Some(mut text) = self.compiler.string(&field.value) else {
                continue;
            };
            if key == "status" {
                match self.allowed(&field.value, key, text, self.codes.status) {
                    Some(status) => text = status,
                    None => continue,
                }
            }
            if let Some(ids) = ids
                && !ids.contains_key(field.key.as_str())
            {
                let known = ids.keys().copied();
                let problem = Problem::UnknownReference {
                    what: "criterion-of-check",
                    name: field.key.clone(),
                    suggestion: self.compiler.suggestion(&field.key, known),
                };
                self.compiler
                    .problem(File::Cases, field.key_span.clone(), problem);
            }
            found.push((field.key.clone(), text));
        }
        found
    }

    /// Three cases: at, below and above a limit.
    fn limit(&mut self, node: &'t Node) -> Option<()> {
        let mut table = self.compiler.table(node)?;
        let start = self.start(&mut table);
        let criterion_node = self.compiler.required(&mut table, "criterion");
        let input_node = self.compiler.required(&mut table, "input");
        let values = ["below", "at", "above"].map(|key| self.compiler.required(&mut table, key));
        let flip = table
            .take("flip")
            .and_then(|node| self.compiler.truth(node));
        let also = table.take("also");
        let (check, mut answers, criteria) = start?;
        let ids = criteria.keys().copied();
        self.put(also, &mut answers);
        self.compiler.finish(table);
        let criterion_node = criterion_node?;
        let id = self
            .compiler
            .reference(criterion_node, "criterion-of-check", ids)?;
        let comparison = comparison(criteria.get(id.as_str())?);
        let input = self.compiler.string(input_node?)?;
        // The day of the check can stand on a limit too.
        if input != "as_of" {
            self.known_input(&input, input_node?.span.clone());
        }
        let wanted = wanted(comparison, flip.unwrap_or(false));
        for (value, status) in values.into_iter().zip(wanted) {
            let value = value?;
            let mut as_of = None;
            if input == "as_of" {
                as_of = self.compiler.date(value);
            } else {
                let value = self.value(value)?;
                answers.insert(input.clone(), value);
            }
            let written = self.compiler.policy.written(value.span.clone());
            let name = format!("{input} = {written}");
            let expected = Expected {
                status: vec![(id.clone(), status.to_owned())],
                ..Expected::default()
            };
            self.add(node, name, &check, &answers, as_of, expected);
        }
        self.cases.limits.insert((check, id));
        Some(())
    }

    /// Yes, no, not known and not answered, for each criterion.
    fn declared(&mut self, node: &'t Node) -> Option<()> {
        let mut table = self.compiler.table(node)?;
        let start = self.start(&mut table);
        let nodes = self.compiler.required(&mut table, "criteria");
        self.compiler.finish(table);
        let (check, answers, criteria) = start?;
        for at in self.compiler.items(nodes) {
            let ids = criteria.keys().copied();
            let Some(id) = self.compiler.reference(at, "criterion-of-check", ids) else {
                continue;
            };
            // One case each for yes, no, not known and not answered.
            self.compiler.make(at, 4 * KEY * answers.len())?;
            for (given, status) in [
                (Some(Data::Bool(true)), "met"),
                (Some(Data::Bool(false)), "unmet"),
                (Some(Data::Null), "unanswered"),
                (None, "unanswered"),
            ] {
                let mut answers = answers.clone();
                answers.remove(&id);
                let shown = match &given {
                    Some(Data::Bool(truth)) => format!("{id} = {truth}"),
                    Some(_) => format!("{id} = null"),
                    None => format!("{id} = …"),
                };
                answers.extend(given.map(|given| (id.clone(), given)));
                let expected = Expected {
                    status: vec![(id.clone(), status.to_owned())],
                    ..Expected::default()
                };
                self.add(at, shown, &check, &answers, None, expected);
            }
            self.cases.declared.insert((check.clone(), id));
        }
        Some(())
    }

    fn unnoticed(&mut self, node: &'t Node) -> Option<()> {
        let mut table = self.compiler.table(node)?;
        let at = self.compiler.required(&mut table, "at");
        let at = at.and_then(|node| self.compiler.string(node));
        let change = self.text_at(&mut table, "change");
        let reason = self.compiler.required(&mut table, "reason");
        let reason = reason.and_then(|node| self.compiler.string(node));
        self.compiler.finish(table);
        reason?;
        self.cases.unnoticed.push(Unnoticed {
            line: self.compiler.policy.line(node.span.start),
            at: at?,
            change,
        });
        Some(())
    }
}

const fn comparison(criterion: &Criterion) -> Option<Comparison> {
    match &criterion.decision {
        Decision::Compare(compare) => Some(compare.comparison),
        _ => None,
    }
}

/// The statuses below, at and above a limit; at it, the criterion is met. `flip`: more is worse.
fn wanted(comparison: Option<Comparison>, flip: bool) -> [&'static str; 3] {
    match (comparison, flip) {
        (Some(Comparison::Is), _) => ["unmet", "met", "unmet"],
        (_, true) => ["met", "met", "unmet"],
        (_, false) => ["unmet", "met", "met"],
    }
}
