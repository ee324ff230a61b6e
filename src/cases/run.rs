//! Tries cases, and looks for criteria that none covers.

use std::collections::BTreeSet;

use crate::evaluation::{Evaluation, Outcome, Stage, evaluate};
use crate::policy::author::{Cases, Try};
use crate::policy::{Criterion, Decision, Policy};
use crate::report::{CriterionReport, Figure, Report};

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
    match evaluation {
        Some(evaluation) => trial.evaluated(policy, &evaluation),
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

    fn evaluated(&mut self, policy: &Policy, evaluation: &Evaluation) {
        let expected = &self.case.expected;
        for (subject, expected, found) in [
            (
                Subject::Verdict,
                &expected.verdict,
                verdict(policy, evaluation),
            ),
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
        let criteria = policy.checks.get(evaluation.check);
        let criteria = criteria.map_or(&[][..], |check| &check.criteria);
        for (id, status) in &expected.status {
            let found = outcome(criteria, &evaluation.outcomes, id);
            let found = found.map(|outcome| outcome.status.code().to_owned());
            self.expect(Subject::Status(id.clone()), status, found);
        }
        if let Some(missing) = &expected.missing {
            let found = evaluation.missing.iter();
            let found = found.filter_map(|input| Some(policy.inputs.get(*input)?.id.clone()));
            self.same(Subject::Missing, missing, found.collect());
        }
        if let Some(routes) = &expected.routes {
            let found = evaluation.routes.iter();
            let found = found.filter_map(|route| Some(policy.routes.get(*route)?.clause.clone()));
            self.same(Subject::Routes, routes, found.collect());
        }
        self.reported(policy, evaluation);
    }

    fn same(&mut self, subject: Subject, expected: &BTreeSet<String>, found: BTreeSet<String>) {
        let line = |all: &BTreeSet<String>| {
            format!("[{}]", all.iter().cloned().collect::<Vec<_>>().join(", "))
        };
        self.expect(subject, &line(expected), Some(line(&found)));
    }

    /// What only a report has: figures as people read them.
    fn reported(&mut self, policy: &Policy, evaluation: &Evaluation) {
        let expected = &self.case.expected;
        if expected.text.is_empty() && expected.score.is_empty() && expected.total.is_none() {
            return;
        }
        let Some(report) = Report::new(policy, evaluation, &self.case.answers) else {
            return;
        };
        for (id, text) in &expected.text {
            let found = reported(&report.criteria, id).and_then(|one| one.measured.as_ref());
            self.expect(Subject::Text(id.clone()), text, found.map(shown));
        }
        for (id, points) in &expected.score {
            let found = row(&report, id);
            self.expect(Subject::Score(id.clone()), points, found.map(shown));
        }
        if let Some(points) = &expected.total {
            self.expect(Subject::Total, points, total(&report));
        }
    }
}

/// The code of a verdict; of a scorecard the id of its grade.
fn verdict<'p>(policy: &'p Policy, evaluation: &Evaluation) -> &'p str {
    match evaluation.verdict.stage {
        Stage::Graded(grade) => {
            let check = policy.checks.get(evaluation.check);
            let grade = check.and_then(|check| check.grades.get(grade));
            grade.map_or("", |grade| &grade.id)
        }
        _ => evaluation.verdict.code(),
    }
}

/// A figure as a case writes it: `84.92 %`, or `26.8 … 100` while it is open.
fn shown(figure: &Figure) -> String {
    let side = |number: &Option<crate::report::Number>| match number {
        Some(number) => number.text.clone(),
        None => String::new(),
    };
    match figure {
        Figure::Exact(number) => number.text.clone(),
        Figure::Between { min, max } => format!("{} … {}", side(min), side(max)),
    }
}

/// The points of a row.
fn row<'r>(report: &'r Report, id: &str) -> Option<&'r Figure> {
    let mut rows = report.score.as_ref()?.rows.iter();
    rows.find(|row| row.id == id).map(|row| &row.points)
}

/// All points together.
fn total(report: &Report) -> Option<String> {
    let score = report.score.as_ref()?;
    let (min, max) = (&score.min.text, &score.max.text);
    Some(if score.min == score.max {
        min.clone()
    } else {
        format!("{min} … {max}")
    })
}

fn outcome<'o>(criteria: &[Criterion], outcomes: &'o [Outcome], id: &str) -> Option<&'o Outcome> {
    let mut all = criteria.iter().zip(outcomes);
    all.find_map(|(criterion, found)| {
        if criterion.id == id {
            Some(found)
        } else {
            outcome(criterion.parts(), &found.parts, id)
        }
    })
}

fn reported<'r>(criteria: &'r [CriterionReport], id: &str) -> Option<&'r CriterionReport> {
    criteria.iter().find_map(|criterion| {
        if criterion.id == id {
            Some(criterion)
        } else {
            reported(&criterion.parts, id)
        }
    })
}

/// The compared criteria without a case at, below and above their limit, and the declared ones
/// without a case for each answer: the check and the criterion.
#[must_use]
pub fn uncovered(policy: &Policy, cases: &Cases) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for check in &policy.checks {
        collect_uncovered(&check.id, &check.criteria, cases, &mut found);
    }
    found
}

fn collect_uncovered(
    check: &str,
    criteria: &[Criterion],
    cases: &Cases,
    found: &mut Vec<(String, String)>,
) {
    for criterion in criteria {
        let key = (check.to_owned(), criterion.id.clone());
        let covered = match &criterion.decision {
            Decision::Compare(_) => cases.limits.contains(&key),
            Decision::Declared(_) => cases.declared.contains(&key),
            _ => true,
        };
        if !covered {
            found.push(key);
        }
        collect_uncovered(check, criterion.parts(), cases, found);
    }
}
