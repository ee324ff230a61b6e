//! Nothing can be changed in a policy, or taken out of it, without a case or lint noticing.

use std::fmt::Write as _;
use std::thread;

use eligibility_check::cases::{notices, survey};
use eligibility_check::policy::author::{Changeable, coverage};

use crate::cases::{Files, files};

/// Every policy, two at a time.
fn each(prove: impl Fn(&Files) -> String + Sync) {
    let files = files();
    let found = thread::scope(|scope| {
        let half = files.len().div_ceil(2);
        let workers = files
            .chunks(half)
            .map(|chunk| scope.spawn(|| chunk.iter().map(&prove).collect::<String>()))
            .collect::<Vec<_>>();
        let found = workers.into_iter().map(|worker| worker.join());
        found
            .map(|found| found.expect("no panic"))
            .collect::<String>()
    });
    assert!(found.is_empty(), "\n{found}");
}

/// Changes of figures, comparisons, units of time, connectives, waivers … one at a time.
#[test]
fn every_change_is_noticed_or_listed() {
    each(|files| {
        let policy = files.load();
        let cases = files.read_cases(&policy);
        let changeable = Changeable::new(&files.policy, &files.vocabulary).expect("TOML");
        let survey = survey(&changeable, &cases).expect("sound");
        assert!(survey.tried > 0, "{}", files.name);
        let mut found = String::new();
        for change in survey.unnoticed {
            let (name, line) = (&files.name, change.line);
            let _ = writeln!(found, "{name}:{line}: {} {}", change.at, change.what);
        }
        for entry in survey.idle {
            let (name, line) = (&files.name, entry.line);
            let _ = writeln!(found, "{name}: cases.toml:{line}: {} is noticed", entry.at);
        }
        found
    });
}

/// Criteria, inputs, routes, facts, windows, grades, waivers: each taken out alone.
#[test]
fn whatever_is_taken_out_is_noticed() {
    each(|files| {
        let policy = files.load();
        let cases = files.read_cases(&policy);
        let changeable = Changeable::new(&files.policy, &files.vocabulary).expect("TOML");
        let original = changeable.compile(None).expect("sound");
        let removals = changeable.removals();
        let criteria = policy.checks.iter().flat_map(|check| &check.criteria);
        assert!(removals.len() > criteria.count(), "{}", files.name);
        let mut found = String::new();
        for removal in removals {
            let linted = match changeable.compile(Some(&removal)) {
                Ok(without) => {
                    let covered = changeable.coverage(&removal, &files.coverage, &without);
                    !covered.findings.is_empty()
                }
                Err(_) => true,
            };
            if !linted && !notices(&changeable, &original, &cases, &removal) {
                let (name, line) = (&files.name, removal.line);
                let _ = writeln!(found, "{name}:{line}: {}", removal.at);
            }
        }
        found
    });
}

/// Each item of the documents: its entry taken out of the coverage.
#[test]
fn an_item_that_is_left_out_is_noticed() {
    each(|files| {
        let compiled = files.compiled();
        let entries = files.coverage.split("[[item]]").collect::<Vec<_>>();
        let whole = coverage(&files.coverage, &files.policy, &compiled);
        assert_eq!(whole.items.len() + 1, entries.len(), "{}", files.name);
        let mut found = String::new();
        for wanted in whole.findings {
            let _ = writeln!(found, "{}: {wanted:?}", files.name);
        }
        for left_out in 1..entries.len() {
            let kept = entries.iter().enumerate();
            let kept = kept.filter(|(position, _)| *position != left_out);
            let text = kept.map(|(_, entry)| *entry).collect::<Vec<_>>();
            let text = text.join("[[item]]");
            if coverage(&text, &files.policy, &compiled)
                .findings
                .is_empty()
            {
                let _ = writeln!(found, "{}: {}", files.name, entries[left_out]);
            }
        }
        found
    });
}
