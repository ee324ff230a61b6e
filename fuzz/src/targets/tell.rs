//! Everything that is told of a check.

use std::hash::{DefaultHasher, Hasher as _};
use std::hint::black_box;
use std::sync::{Mutex, PoisonError};

use eligibility_check::answers::{Answers, Data};
use eligibility_check::evaluation::{Evaluation, Outcome, evaluate, levers};
use eligibility_check::exact::{Date, Rational};
use eligibility_check::guidance::what_if;
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::report::{Guided, Report};
use eligibility_check::sheet::{FileKind, csv, file_name, html, message, sheet, table};
use eligibility_check::static_list::static_list;

use crate::make;
use crate::random::Random;

/// So many checks of one policy are tried at a time.
const MOST_CHECKS: usize = 3;

/// What was put to a policy last, for whoever tells of a failure.
static TRIED: Mutex<Option<(String, String, Answers, Date)>> = Mutex::new(None);

/// The policy, the check, the day and the answers that were tried last.
#[must_use]
pub fn tried() -> String {
    let tried = TRIED.lock().unwrap_or_else(PoisonError::into_inner);
    tried
        .as_ref()
        .map_or_else(String::new, |(policy, check, answers, day)| {
            let answers = serde_json::to_string(answers).unwrap_or_default();
            format!("{policy} {check} as of {}: {answers}", day.written())
        })
}

/// Nothing was put to a policy yet.
pub(crate) fn nothing_tried() {
    *TRIED.lock().unwrap_or_else(PoisonError::into_inner) = None;
}

/// What came of an execution, as one number.
#[derive(Default)]
pub(crate) struct Sign(DefaultHasher);

impl Sign {
    pub(crate) fn see(&mut self, what: impl std::hash::Hash) {
        what.hash(&mut self.0);
    }

    pub(crate) fn number(&self) -> u64 {
        self.0.finish()
    }
}

/// The day of most executions.
pub(crate) fn today() -> Date {
    Date::parse("2026-06-01").unwrap_or(Date::EPOCH)
}

/// The guidance of a report.
fn guided<'p>(policy: &'p Policy, evaluation: &Evaluation, answers: &Answers) -> Guided<'p> {
    Guided::new(policy, evaluation, answers)
}

/// Evaluates a check and tells all of it in the language of the policy.
pub(crate) fn check(policy: &Policy, check: usize, answers: &Answers, day: Date, sign: &mut Sign) {
    let id = policy.checks.get(check).map_or("", |check| &check.id);
    let tried = Some((policy.id.clone(), id.to_owned(), answers.clone(), day));
    *TRIED.lock().unwrap_or_else(PoisonError::into_inner) = tried;
    let Some(evaluation) = evaluate(policy, check, answers, day) else {
        return;
    };
    let mut guided = guided(policy, &evaluation, answers);
    if policy.lang == Lang::Zh {
        for lever in levers(policy, &evaluation).iter() {
            for figure in [Rational::ZERO, Rational::integer(i64::MAX)] {
                let tried = what_if(policy, &evaluation, answers, *lever, figure);
                guided.what_if = guided.what_if.or(tried);
            }
        }
    }
    let report = Report::new(policy, &evaluation, answers).expect("the check is one of the policy");
    let written = serde_json::to_string(&report.guided(&guided));
    assert!(written.is_ok(), "a report can be written");
    taken_along(report, &guided);
    sign.see(report.verdict());
    for outcome in &evaluation.outcomes {
        outcome_seen(outcome, sign);
    }
    let plan = guided.guidance.plan.as_ref();
    sign.see(plan.map(|plan| (plan.status.code(), plan.missing.len(), plan.changes.len())));
}

/// Of whatever a policy and its answers hold, nothing that cannot be seen is on paper, and no field is a formula.
fn taken_along(report: Report<'_>, guided: &Guided<'_>) {
    let guided = Some(guided);
    let page = html(&sheet(report, guided).main);
    let told = message(report, guided).replace('\n', "");
    let name = file_name(report, FileKind::Table);
    for text in [&page, &told, &name] {
        assert!(!text.contains(char::is_control), "nothing acts");
    }
    assert!(!name.contains(['/', '\\', '"']), "a name is no path");
    let lines = table(report, guided);
    black_box(csv(&lines));
    for field in lines.iter().flatten() {
        assert!(!field.contains(char::is_control), "nothing acts");
        let written = csv(&[vec![field.clone()]]);
        let start = written.strip_prefix("\u{feff}\"").map(str::trim_start);
        let is_formula = start.is_none_or(|start| start.starts_with(['=', '+', '-', '@']));
        assert!(!is_formula, "it is no formula");
    }
}

fn outcome_seen(outcome: &Outcome, sign: &mut Sign) {
    sign.see(outcome.status.code());
    for part in &outcome.parts {
        outcome_seen(part, sign);
    }
}

/// One of both languages, as the text decides: over many executions each has its turn.
pub(crate) fn language(text: &str) -> Lang {
    *Random::of(text).pick(&[Lang::Zh, Lang::En])
}

/// Tries a policy on no answers, on those that are given, and on some that the text decides.
pub(crate) fn policy(data: &Data, text: &str, given: Option<&Answers>, sign: &mut Sign) {
    let Ok(policy) = Policy::load(data, language(text)) else {
        // Its texts in this language are none.
        return;
    };
    let mut random = Random::of(text);
    for turn in 0..policy.checks.len().min(MOST_CHECKS) {
        let position = if policy.checks.len() <= MOST_CHECKS {
            turn
        } else {
            random.below(policy.checks.len())
        };
        check(&policy, position, &Answers::new(), today(), sign);
        if let Some(answers) = given {
            check(&policy, position, answers, today(), sign);
        }
        let answers = make::answers::of_policy(&policy, &mut random);
        check(&policy, position, &answers, today(), sign);
    }
    black_box(static_list(&policy));
}
