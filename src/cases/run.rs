//! Tries cases, and looks for criteria that none covers.

use std::collections::BTreeSet;

use crate::evaluation::evaluate;
use crate::policy::author::{Cases, Try};
use crate::policy::{Criterion, Decision, Policy};
use crate::report::{CriterionReport, Figure, Number, Report};

/// What a case expects something of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The verdict.
    Verdict,
    /// The validity of the policy.
    Validity,
    /// The round.
    Round,
    /// The status of a criterion.
    Status(String),
    /// The measured figure of a criterion.
    Text(String),
    /// The points of a row.
    Score(String),
    /// All points together.
    Total,
    /// The inputs that the verdict waits for.
    Missing,
    /// The routes that apply.
    Routes,
}

/// An expectation that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The line of the case.
    pub line: usize,
    /// What the case is called.
    pub name: String,
    /// The check.
    pub check: String,
    /// What it is about.
    pub subject: Subject,
    /// What the case expects.
    pub expected: String,
    /// What came out; nothing when there is no such thing.
    pub found: Option<String>,
}

/// Tries all cases. Gives what does not hold.
#[must_use]
pub fn run(policy: &Policy, cases: &Cases) -> Vec<Failure> {
    let mut failures = Vec::new();
    for case in &cases.tries {
        failures.extend(attempt(policy, case));
    }
    failures
}

/// Tries one case.
pub(super) fn attempt(policy: &Policy, case: &Try) -> Vec<Failure> {
    let mut trial = Trial {
        case,
        failures: Vec::new(),
    };
    let position = policy.check_position(&case.check);
    let evaluation = position.and_then(|check| evaluate(policy, check, &case.answers, case.as_of));
    let report = evaluation.as_ref();
    match report.and_then(|evaluation| Report::new(policy, evaluation, &case.answers)) {
        Some(report) => trial.reported(report),
        None => trial.expect(Subject::Verdict, &case.check, None),
    }
    trial.failures
}

struct Trial<'c> {
    case: &'c Try,
    failures: Vec<Failure>,
}

impl Trial<'_> {
    fn expect(&mut self, subject: Subject, expected: &str, found: Option<String>) {
        if found.as_deref() != Some(expected) {
            self.failures.push(Failure {
                line: self.case.line,
                name: self.case.name.clone(),
                check: self.case.check.clone(),
                subject,
                expected: expected.to_owned(),
                found,
            });
        }
    }

    fn reported(&mut self, report: Report<'_>) {
        let Report {
            policy, evaluation, ..
        } = report;
        let expected = &self.case.expected;
        for (subject, expected, found) in [
            (Subject::Verdict, &expected.verdict, report.verdict()),
            (
                Subject::Validity,
                &expected.validity,
                evaluation.validity.code(),
            ),
            (Subject::Round, &expected.round, evaluation.round.code()),
        ] {
            if let Some(expected) = expected {
                self.expect(subject, expected, Some(found.to_owned()));
            }
        }
        for (id, status) in &expected.status {
            let found = find(report.criteria(), id);
            let found = found.map(|one| one.outcome.status.code().to_owned());
            self.expect(Subject::Status(id.clone()), status, found);
        }
        if let Some(missing) = &expected.missing {
            let found = policy.ids(&evaluation.missing).into_iter();
            self.same(Subject::Missing, missing, found);
        }
        if let Some(routes) = &expected.routes {
            let found = report.routes().map(|route| route.clause.as_str());
            self.same(Subject::Routes, routes, found);
        }
        for (id, text) in &expected.text {
            let found = find(report.criteria(), id).and_then(CriterionReport::measured);
            self.expect(Subject::Text(id.clone()), text, found.map(shown));
        }
        for (id, points) in &expected.score {
            let row = report.criteria().find(|one| one.criterion.id == *id);
            let found = row.and_then(CriterionReport::points);
            self.expect(Subject::Score(id.clone()), points, found.map(shown));
        }
        if let Some(points) = &expected.total {
            let found = report.total().map(total);
            self.expect(Subject::Total, points, found);
        }
    }

    fn same<'f>(
        &mut self,
        subject: Subject,
        expected: &BTreeSet<String>,
        found: impl Iterator<Item = &'f str>,
    ) {
        let found = found.map(str::to_owned).collect();
        let line = |all: &BTreeSet<String>| {
            format!("[{}]", all.iter().cloned().collect::<Vec<_>>().join(", "))
        };
        self.expect(subject, &line(expected), Some(line(&found)));
    }
}

/// A figure as a case writes it: `84.92 %`, or `26.8 … 100` while it is open.
fn shown(figure: Figure) -> String {
    let side = |number: Option<Number>| number.map(|number| number.text).unwrap_or_default();
    match figure {
        Figure::Exact(number) => number.text,
        Figure::Between { min, max } => format!("{} … {}", side(min), side(max)),
    }
}

/// All points together.
fn total([min, max]: [Number; 2]) -> String {
    if min == max {
        min.text
    } else {
        format!("{} … {}", min.text, max.text)
    }
}

/// A criterion, nested ones included.
fn find<'r>(
    criteria: impl Iterator<Item = CriterionReport<'r>>,
    id: &str,
) -> Option<CriterionReport<'r>> {
    let mut all = criteria;
    all.find_map(|one| {
        if one.criterion.id == id {
            Some(one)
        } else {
            find(one.parts().collect::<Vec<_>>().into_iter(), id)
        }
    })
}

/// The compared criteria without a case at, below and above their limit, and the declared ones
/// without a case for each answer: the check and the criterion.
#[must_use]
pub fn uncovered(policy: &Policy, cases: &Cases) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for check in &policy.checks {
        for criterion in Criterion::with_parts(&check.criteria) {
            let key = (check.id.clone(), criterion.id.clone());
            let covered = match &criterion.decision {
                Decision::Compare(_) => cases.limits.contains(&key),
                Decision::Declared(_) => cases.declared.contains(&key),
                _ => true,
            };
            if !covered {
                found.push(key);
            }
        }
    }
    found
}
