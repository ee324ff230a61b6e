//! Runs the worked cases that stand beside each policy, and looks for criteria that none covers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use eligibility_check::answers::{Answers, Data};
use eligibility_check::evaluation::evaluate;
use eligibility_check::policy::author::compile;
use eligibility_check::policy::{Criterion, Decision, Lang, Policy};
use serde::Deserialize;
use serde_json::Value;

use crate::support::{criterion, day, texts, written};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    as_of: toml::value::Datetime,
    base: BTreeMap<String, Base>,
    #[serde(default)]
    case: Vec<Case>,
    #[serde(default)]
    limit: Vec<Limit>,
    #[serde(default)]
    declared: Vec<Declared>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Base {
    from: Option<String>,
    check: Option<String>,
    #[serde(default)]
    answers: toml::Table,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    from: String,
    as_of: Option<toml::value::Datetime>,
    #[serde(default)]
    set: toml::Table,
    #[serde(default)]
    unset: Vec<String>,
    verdict: Option<String>,
    #[serde(default)]
    status: BTreeMap<String, String>,
    missing: Option<BTreeSet<String>>,
    routes: Option<BTreeSet<String>>,
    #[serde(default)]
    text: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Limit {
    from: String,
    criterion: String,
    input: String,
    at: toml::Value,
    below: toml::Value,
    above: toml::Value,
    #[serde(default)]
    flip: bool,
    #[serde(default)]
    also: toml::Table,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Declared {
    from: String,
    criteria: Vec<String>,
}

fn to_data(value: &toml::Value) -> Data {
    match value {
        toml::Value::String(text) => Data::text(text),
        toml::Value::Integer(number) => Data::Integer(*number),
        toml::Value::Float(number) => Data::Decimal(number.to_string()),
        toml::Value::Boolean(truth) => Data::Bool(*truth),
        toml::Value::Datetime(date) => Data::text(date.to_string()),
        toml::Value::Array(items) => Data::List(items.iter().map(to_data).collect()),
        toml::Value::Table(table) => Data::object(
            table
                .iter()
                .map(|(name, value)| (name.as_str(), to_data(value))),
        ),
    }
}

fn put(answers: &mut Answers, table: &toml::Table) {
    for (id, value) in table {
        answers.insert(id.clone(), to_data(value));
    }
}

/// A policy with its cases.
struct Worked {
    policy: Policy,
    cases: CaseFile,
    failures: Vec<String>,
    count: usize,
}

impl Worked {
    /// The check and the answers of a base, with those that it builds on.
    fn base(&self, name: &str) -> (String, Answers) {
        let base = self
            .cases
            .base
            .get(name)
            .unwrap_or_else(|| panic!("no base {name}"));
        let (mut check, mut answers) = match &base.from {
            Some(from) => self.base(from),
            None => (String::new(), Answers::new()),
        };
        put(&mut answers, &base.answers);
        check.clone_from(base.check.as_ref().unwrap_or(&check.clone()));
        (check, answers)
    }

    fn report(&mut self, check: &str, answers: &Answers, as_of: &str) -> Value {
        self.count += 1;
        let position = self.policy.check_position(check);
        let position = position.unwrap_or_else(|| panic!("no check {check}"));
        let evaluation = evaluate(&self.policy, position, answers, day(as_of)).expect("evaluates");
        written(&self.policy, &evaluation, answers)
    }

    fn expect(&mut self, name: &str, what: &str, found: &Value, wanted: &str) {
        if *found != wanted {
            self.failures
                .push(format!("{name}: {what} is {found}, expected {wanted}"));
        }
    }
}

fn policy_folders() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let entries = std::fs::read_dir(folder).expect("policies");
    let folders = entries.map(|entry| entry.expect("an entry").path());
    let mut folders = folders.filter(|path| path.is_dir()).collect::<Vec<_>>();
    folders.sort();
    assert!(!folders.is_empty(), "there are policies");
    folders
}

/// Every policy of the library.
pub(crate) fn library() -> Vec<Policy> {
    let compiled = policy_folders().into_iter().map(|folder| {
        let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect("a file");
        compile(&read("policy.toml"), &read("../vocabulary.toml")).expect("sound")
    });
    compiled
        .map(|compiled| Policy::load(&compiled.data, Lang::Zh).expect("loads"))
        .collect()
}

fn worked(folder: &Path) -> Worked {
    let read =
        |path: PathBuf| std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{path:?}"));
    let vocabulary = read(folder.join("../vocabulary.toml"));
    let compiled = compile(&read(folder.join("policy.toml")), &vocabulary);
    let compiled = compiled.unwrap_or_else(|findings| panic!("{folder:?}: {findings:#?}"));
    Worked {
        policy: Policy::load(&compiled.data, Lang::Zh).expect("what compiles also loads"),
        cases: toml::from_str(&read(folder.join("cases.toml"))).expect("cases"),
        failures: Vec::new(),
        count: 0,
    }
}

fn run_cases(worked: &mut Worked, as_of: &str) {
    for case in std::mem::take(&mut worked.cases.case) {
        let (check, mut answers) = worked.base(&case.from);
        put(&mut answers, &case.set);
        case.unset.iter().for_each(|id| drop(answers.remove(id)));
        let as_of = case.as_of.map_or(as_of.to_owned(), |date| date.to_string());
        let report = worked.report(&check, &answers, &as_of);
        if let Some(verdict) = &case.verdict {
            worked.expect(&case.name, "the verdict", &report["verdict"], verdict);
        }
        for (id, status) in &case.status {
            let found = &criterion(&report, id)["status"];
            worked.expect(&case.name, id, found, status);
        }
        for (id, text) in &case.text {
            let found = &criterion(&report, id)["measured"]["text"];
            worked.expect(&case.name, id, found, text);
        }
        if let Some(missing) = &case.missing {
            let found = texts(&report["missing"]);
            let found = found.into_iter().collect::<BTreeSet<_>>();
            let found = Value::from(format!("{found:?}"));
            worked.expect(&case.name, "missing", &found, &format!("{missing:?}"));
        }
        if let Some(routes) = &case.routes {
            let found = report["routes"].as_array().expect("routes").iter();
            let found = found.map(|route| route["clause"].as_str().expect("a clause"));
            let found = found.collect::<BTreeSet<_>>();
            let found = Value::from(format!("{found:?}"));
            worked.expect(&case.name, "routes", &found, &format!("{routes:?}"));
        }
    }
}

/// At, below and above a limit. Gives the checks and criteria that were tried.
fn run_limits(worked: &mut Worked, as_of: &str) -> BTreeSet<(String, String)> {
    let mut tried = BTreeSet::new();
    for limit in std::mem::take(&mut worked.cases.limit) {
        let (check, mut answers) = worked.base(&limit.from);
        put(&mut answers, &limit.also);
        let (below, above) = if limit.flip {
            ("met", "unmet")
        } else {
            ("unmet", "met")
        };
        for (value, wanted) in [
            (&limit.at, "met"),
            (&limit.below, below),
            (&limit.above, above),
        ] {
            answers.insert(limit.input.clone(), to_data(value));
            let report = worked.report(&check, &answers, as_of);
            let name = format!("{} with {} = {value}", limit.from, limit.input);
            let found = &criterion(&report, &limit.criterion)["status"];
            worked.expect(&name, &limit.criterion, found, wanted);
        }
        tried.insert((check, limit.criterion));
    }
    tried
}

/// Yes, no and unanswered. Gives the checks and criteria that were tried.
fn run_declared(worked: &mut Worked, as_of: &str) -> BTreeSet<(String, String)> {
    let mut tried = BTreeSet::new();
    for block in std::mem::take(&mut worked.cases.declared) {
        for id in block.criteria {
            let (check, mut answers) = worked.base(&block.from);
            for (given, wanted) in [
                (Some(Data::Bool(true)), "met"),
                (Some(Data::Bool(false)), "unmet"),
                (Some(Data::Null), "unanswered"),
                (None, "unanswered"),
            ] {
                answers.remove(&id);
                answers.extend(given.map(|given| (id.clone(), given)));
                let report = worked.report(&check, &answers, as_of);
                let found = &criterion(&report, &id)["status"];
                worked.expect(&block.from, &id, found, wanted);
            }
            tried.insert((check, id));
        }
    }
    tried
}

fn uncovered(
    check: &str,
    criteria: &[Criterion],
    limits: &BTreeSet<(String, String)>,
    declared: &BTreeSet<(String, String)>,
    missing: &mut Vec<String>,
) {
    for criterion in criteria {
        let key = (check.to_owned(), criterion.id.clone());
        let covered = match &criterion.decision {
            Decision::Compare(_) => limits.contains(&key),
            Decision::Declared(_) => declared.contains(&key),
            _ => true,
        };
        if !covered {
            missing.push(format!("{check}: {}", criterion.id));
        }
        uncovered(check, criterion.parts(), limits, declared, missing);
    }
}

#[test]
fn worked_cases_hold_and_cover_every_criterion() {
    for folder in policy_folders() {
        let mut worked = worked(&folder);
        let as_of = worked.cases.as_of.to_string();
        run_cases(&mut worked, &as_of);
        let limits = run_limits(&mut worked, &as_of);
        let declared = run_declared(&mut worked, &as_of);
        let mut missing = Vec::new();
        for check in &worked.policy.checks {
            uncovered(&check.id, &check.criteria, &limits, &declared, &mut missing);
        }
        assert!(
            worked.failures.is_empty(),
            "{folder:?}:\n{}",
            worked.failures.join("\n")
        );
        assert!(
            missing.is_empty(),
            "{folder:?} has no case for:\n{}",
            missing.join("\n")
        );
        assert!(worked.count > 50, "{folder:?}: only {} cases", worked.count);
    }
}

/// Everything that a visitor reads is there in both languages.
#[test]
fn policies_are_complete_in_english() {
    for folder in policy_folders() {
        let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect("a file");
        let compiled = compile(&read("policy.toml"), &read("../vocabulary.toml"));
        let mut missing = Vec::new();
        texts_without_english(&compiled.expect("sound").data, &mut missing);
        assert!(missing.is_empty(), "{folder:?}: {missing:#?}");
    }
}

fn texts_without_english(data: &Data, missing: &mut Vec<String>) {
    match data {
        Data::Object(fields) => {
            if let Some(Data::Text(zh)) = fields.get("zh")
                && !fields.contains_key("en")
            {
                missing.push(zh.clone());
            }
            fields
                .values()
                .for_each(|field| texts_without_english(field, missing));
        }
        Data::List(items) => items
            .iter()
            .for_each(|item| texts_without_english(item, missing)),
        _ => {}
    }
}
