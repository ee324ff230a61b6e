//! The text of a policy, perhaps with its vocabulary, cases, coverage, and answers to it: checked, compiled, loaded, and tried.

use std::hint::black_box;
use std::mem::discriminant;

use eligibility_check::answers::{Answers, Data};
use eligibility_check::cases;
use eligibility_check::policy::author::{Changeable, Compiled, Finding, compile, coverage};
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::text;

use super::tell::{self, Sign};
use crate::random::Random;
use crate::{Target, make, seeds};

pub(crate) const TARGET: Target = Target {
    name: "policy",
    seeds: seeds::policies,
    fresh: make::policy::fresh,
    changed: make::toml::changed,
    run,
};

/// A longer text is checked and compiled, and no more: that alone may take the whole time.
const MOST_TO_TRY: usize = 100_000;
/// So many changes of a policy are compiled.
const MOST_CHANGES: usize = 2;

/// A policy and the files beside it, in one text: a line `#! name` begins each of them.
struct Files<'t> {
    policy: &'t str,
    vocabulary: &'t str,
    cases: Option<&'t str>,
    coverage: Option<&'t str>,
    /// As JSON.
    answers: Option<&'t str>,
}

fn files(text: &str) -> Files<'_> {
    let mut parts = text.split("\n#! ");
    let mut files = Files {
        policy: parts.next().unwrap_or_default(),
        vocabulary: seeds::VOCABULARY,
        cases: None,
        coverage: None,
        answers: None,
    };
    for part in parts {
        match part.split_once('\n') {
            Some(("vocabulary", text)) => files.vocabulary = text,
            Some(("cases", text)) => files.cases = Some(text),
            Some(("coverage", text)) => files.coverage = Some(text),
            Some(("answers", text)) => files.answers = Some(text),
            _ => {}
        }
    }
    files
}

fn run(text: &str) -> u64 {
    let mut sign = Sign::default();
    let files = files(text);
    match compile(files.policy, files.vocabulary) {
        Err(findings) => told(&findings, &mut sign),
        Ok(compiled) => {
            loads(&compiled, tell::language(text));
            if text.len() <= MOST_TO_TRY {
                beside(&files, &compiled, &mut sign);
                tell::policy(&compiled.data, text, given(&files).as_ref(), &mut sign);
            }
        }
    }
    sign.number()
}

/// The answers, if there are any.
fn given(files: &Files<'_>) -> Option<Answers> {
    match Data::from_json(files.answers?) {
        Ok(Data::Object(answers)) => Some(answers),
        _ => None,
    }
}

/// Every problem is a sentence in both languages.
pub(crate) fn told(findings: &[Finding], sign: &mut Sign) {
    assert!(!findings.is_empty(), "a refusal has a reason");
    for finding in findings {
        for lang in [Lang::Zh, Lang::En] {
            let sentence = text::finding(&finding.problem, lang);
            assert!(sentence.chars().count() > 3, "a problem is a sentence");
        }
    }
    for finding in findings.iter().take(2) {
        sign.see((finding.file as u8, discriminant(&finding.problem)));
    }
}

/// What compiles can be loaded, from each of the files that are made of it.
fn loads(compiled: &Compiled, lang: Lang) {
    Policy::load(&compiled.data, lang).expect("what compiles can be loaded");
    for json in [compiled.json.clone(), compiled.in_language(lang, true)] {
        let data = Data::from_json(&json).expect("JSON");
        Policy::load(&data, lang).expect("a file of what compiles can be loaded");
    }
    black_box(compiled.listing_in(lang));
}

/// The files that stand beside a policy, and the policy with something changed in it.
fn beside(files: &Files<'_>, compiled: &Compiled, sign: &mut Sign) {
    let policy = Policy::load(&compiled.data, Lang::Zh).expect("it has been loaded before");
    if let Some(text) = files.cases {
        match cases::read(text, &policy) {
            Err(findings) => told(&findings, sign),
            Ok(read) => {
                black_box(cases::run(&policy, &read));
                black_box(cases::examples(&read, &policy));
                black_box(cases::uncovered(&policy, &read));
            }
        }
    }
    if let Some(text) = files.coverage {
        let coverage = coverage(text, files.policy, compiled);
        if coverage.findings.is_empty() {
            black_box(coverage.filled(text));
        } else {
            told(&coverage.findings, sign);
        }
    }
    let changeable = Changeable::new(files.policy, files.vocabulary);
    let Ok(changeable) = changeable else {
        panic!("what compiles can be changed");
    };
    let mut changes = changeable.changes();
    changes.extend(changeable.removals());
    let mut random = Random::of(files.policy);
    for _ in 0..changes.len().min(MOST_CHANGES) {
        if let Ok(changed) = changeable.compile(Some(random.pick(&changes))) {
            Policy::load(&changed, Lang::Zh).expect("what still compiles can be loaded");
        }
    }
}
