//! Runs the worked cases that stand beside each policy, and looks for criteria that none covers.

use std::path::{Path, PathBuf};

use eligibility_check::answers::Data;
use eligibility_check::cases;
use eligibility_check::evaluation::evaluate;
use eligibility_check::policy::author::{Cases, Compiled, Problem, compile};
use eligibility_check::policy::{Lang, Policy};

/// A policy of the library with the files beside it.
pub(crate) struct Files {
    pub(crate) name: String,
    pub(crate) policy: String,
    pub(crate) vocabulary: String,
    pub(crate) cases: String,
    pub(crate) coverage: String,
}

impl Files {
    pub(crate) fn compiled(&self) -> Compiled {
        compile(&self.policy, &self.vocabulary)
            .unwrap_or_else(|findings| panic!("{}: {findings:#?}", self.name))
    }

    pub(crate) fn load(&self) -> Policy {
        Policy::load(&self.compiled().data, Lang::Zh).expect("what compiles also loads")
    }

    pub(crate) fn read_cases(&self, policy: &Policy) -> Cases {
        cases::read(&self.cases, policy)
            .unwrap_or_else(|findings| panic!("{}: {findings:#?}", self.name))
    }
}

/// Every policy of the library.
pub(crate) fn files() -> Vec<Files> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let read =
        |path: PathBuf| std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{path:?}"));
    let vocabulary = read(folder.join("vocabulary.toml"));
    let entries = std::fs::read_dir(folder).expect("policies");
    let mut folders = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect::<Vec<_>>();
    folders.sort();
    assert!(!folders.is_empty(), "there are policies");
    let files = folders.iter().map(|folder| Files {
        name: folder.display().to_string(),
        policy: read(folder.join("policy.toml")),
        vocabulary: vocabulary.clone(),
        cases: read(folder.join("cases.toml")),
        coverage: read(folder.join("coverage.toml")),
    });
    files.collect()
}

/// Every policy of the library, loaded.
pub(crate) fn library() -> Vec<Policy> {
    files().iter().map(Files::load).collect()
}

#[test]
fn worked_cases_hold_and_cover_every_criterion() {
    for files in files() {
        let policy = files.load();
        let worked = files.read_cases(&policy);
        let failures = cases::run(&policy, &worked);
        assert!(failures.is_empty(), "{}: {failures:#?}", files.name);
        let uncovered = cases::uncovered(&policy, &worked);
        assert!(
            uncovered.is_empty(),
            "{} has no case for {uncovered:?}",
            files.name
        );
    }
}

/// Whoever wonders what a check looks like when it is filled in can see it: nothing of its example is blank.
#[test]
fn every_check_has_an_example_that_is_filled_in() {
    for files in files() {
        let policy = files.load();
        let worked = files.read_cases(&policy);
        for (position, check) in policy.checks.iter().enumerate() {
            let name = format!("{} {}", files.name, check.id);
            let mut examples = worked.tries.iter().filter(|case| case.example);
            let example = examples.find(|case| case.check == check.id);
            let example = example.unwrap_or_else(|| panic!("{name} has no example"));
            let evaluation = evaluate(&policy, position, &example.answers, example.as_of);
            let evaluation = evaluation.expect("a check");
            assert!(evaluation.problems.is_empty(), "{name}: {evaluation:?}");
            let missing = policy.ids(&evaluation.missing);
            assert!(missing.is_empty(), "{name} waits for {missing:?}");
            let route = policy.ids(&evaluation.missing_for_route);
            assert!(route.is_empty(), "the route of {name} waits for {route:?}");
        }
    }
}

/// Two examples of one check would leave it to chance which one visitors see.
#[test]
fn a_second_example_of_a_check_is_a_mistake() {
    let all = files();
    let files = all
        .iter()
        .find(|one| one.name.ends_with("/ningxia-craftsman"));
    let files = files.expect("a policy");
    let another = "\n[[case]]\nname = \"another\"\nexample = true\nfrom = \"enterprise\"\n";
    let problems = cases::read(&(files.cases.clone() + another), &files.load());
    let [problem] = &*problems.expect_err("two examples") else {
        panic!("one problem");
    };
    let expected = Problem::SecondExample {
        check: "enterprise".to_owned(),
    };
    assert_eq!(problem.problem, expected);
}

/// Everything that a visitor reads is there in both languages.
#[test]
fn policies_are_complete_in_english() {
    for files in files() {
        let mut missing = Vec::new();
        let compiled = files.compiled();
        texts_without_english(&compiled.data, &mut missing);
        texts_without_english(&compiled.listing, &mut missing);
        assert!(missing.is_empty(), "{}: {missing:#?}", files.name);
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
