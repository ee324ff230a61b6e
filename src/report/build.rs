//! Builds a report from an evaluation.

use super::build_criterion::{criterion_report, figure};
use super::{
    CheckHead, Cited, Contact, Counts, CriterionReport, GradeReport, Headline, Number, PolicyHead,
    ProblemReport, REPORT_FORMAT, Report, RouteReport, Row, ScoreReport, Tally,
};
use crate::answers::Answers;
use crate::evaluation::{Evaluation, Stage, Status, Verdict};
use crate::exact::{Rational, Values};
use crate::policy::{Check, Evidence, Fact, Policy, Shown, belongs_to};
use crate::text;

impl Report {
    /// The report of an evaluation, in the language of the policy. `None` when the evaluation is of another policy.
    #[must_use]
    pub fn new(policy: &Policy, evaluation: &Evaluation, answers: &Answers) -> Option<Self> {
        let lang = policy.lang;
        let check = policy.checks.get(evaluation.check)?;
        let as_of = evaluation.facts.as_of.to_string();
        let headline = text::headline(policy, evaluation);
        Some(Self {
            report_format: REPORT_FORMAT,
            lang: lang.code(),
            product_version: env!("CARGO_PKG_VERSION"),
            policy: head(policy),
            check: CheckHead {
                id: check.id.clone(),
                kind: check.kind.code(),
                title: check.title.clone(),
            },
            validity: evaluation.validity.code(),
            validity_text: text::validity(policy, evaluation.validity, &as_of),
            as_of,
            round: evaluation.round.code(),
            round_text: policy.round.as_ref().map(|round| Cited {
                title: Some(text::round(evaluation.round, lang).to_owned()),
                text: round.statement.clone(),
                clause: round.clause.clone(),
                note: None,
            }),
            verdict: verdict(check, evaluation.verdict).to_owned(),
            headline: Headline {
                title: headline.title,
                detail: headline.detail,
            },
            counts: counts(policy, evaluation),
            score: score(check, evaluation),
            criteria: criteria(policy, evaluation, check),
            missing: ids(policy, &evaluation.missing),
            missing_for_route: ids(policy, &evaluation.missing_for_route),
            routes: routes(policy, evaluation),
            procedure: cited(&policy.procedure, evaluation.check),
            award: cited(&policy.award, evaluation.check),
            materials: cited(&policy.materials, evaluation.check),
            dates: cited(&policy.dates, evaluation.check),
            contact: contact(policy),
            problems: problems(policy, evaluation),
            disclaimer: text::disclaimer(lang),
            answers: answers.clone(),
        })
    }
}

fn head(policy: &Policy) -> PolicyHead {
    PolicyHead {
        id: policy.id.clone(),
        version: policy.version.clone(),
        hash: policy.hash.clone(),
        title: policy.title.clone(),
        issuer: policy.issuer.clone(),
        document_number: policy.number.clone(),
        url: policy.url.clone(),
    }
}

fn contact(policy: &Policy) -> Option<Contact> {
    let contact = Contact {
        phone: policy.contact_phone.clone(),
        address: policy.contact_address.clone(),
    };
    (contact.phone.is_some() || contact.address.is_some()).then_some(contact)
}

fn counts(policy: &Policy, evaluation: &Evaluation) -> Counts {
    let by_status = |evidence: Evidence| {
        let mut tally = Tally::default();
        for status in Status::ALL {
            let count = evaluation.count(policy, evidence, status);
            if count > 0 {
                tally.0.push((status.code(), count));
            }
        }
        tally
    };
    Counts {
        computed: by_status(Evidence::Computed),
        declared: by_status(Evidence::Declared),
        judged: by_status(Evidence::Judged),
        soft: evaluation.soft_unmet(policy),
    }
}

fn criteria(policy: &Policy, evaluation: &Evaluation, check: &Check) -> Vec<CriterionReport> {
    let mut reports = Vec::new();
    for (criterion, outcome) in check.criteria.iter().zip(&evaluation.outcomes) {
        reports.push(criterion_report(policy, evaluation, criterion, outcome));
    }
    reports
}

fn verdict(check: &Check, verdict: Verdict) -> &str {
    match verdict.stage {
        Stage::Graded(grade) => check.grades.get(grade).map_or("", |grade| &grade.id),
        _ => verdict.code(),
    }
}

fn score(check: &Check, evaluation: &Evaluation) -> Option<ScoreReport> {
    let score = evaluation.score?;
    let number = |value: Rational| Number {
        exact: value.to_string(),
        text: text::score(value, check),
    };
    let mut rows = Vec::new();
    for (criterion, outcome) in check.criteria.iter().zip(&evaluation.outcomes) {
        if let (Some(points), Some(range)) = (&criterion.points, outcome.points) {
            let most = Some(points.out_of);
            rows.push(Row {
                id: criterion.id.clone(),
                points: figure(Values::of(range), &Shown::Plain, most)?,
                out_of: number(points.out_of),
            });
        }
    }
    let grade = score.grade.and_then(|grade| check.grades.get(grade));
    Some(ScoreReport {
        min: number(score.total.low().finite()?),
        max: number(score.total.high().finite()?),
        out_of: number(score.out_of),
        rows,
        grade: grade.map(|grade| GradeReport {
            id: grade.id.clone(),
            title: grade.title.clone(),
            note: grade.note.clone(),
            favourable: grade.favourable,
        }),
    })
}

pub(super) fn ids(policy: &Policy, inputs: &[usize]) -> Vec<String> {
    let mut ids = Vec::new();
    for input in inputs {
        ids.extend(policy.inputs.get(*input).map(|input| input.id.clone()));
    }
    ids
}

fn routes(policy: &Policy, evaluation: &Evaluation) -> Vec<RouteReport> {
    let mut reports = Vec::new();
    for route in &evaluation.routes {
        if let Some(route) = policy.routes.get(*route) {
            reports.push(RouteReport {
                to: route.to.clone(),
                clause: route.clause.clone(),
                note: route.note.clone(),
                unspecified: route.unspecified,
            });
        }
    }
    reports
}

fn problems(policy: &Policy, evaluation: &Evaluation) -> Vec<ProblemReport> {
    let mut reports = Vec::new();
    for problem in &evaluation.problems {
        reports.push(ProblemReport {
            code: problem.kind.code(),
            inputs: problem.inputs.clone(),
            message: text::problem(policy, evaluation.check, problem),
        });
    }
    reports
}

fn cited(facts: &[Fact], check: usize) -> Vec<Cited> {
    let mut reports = Vec::new();
    for fact in facts {
        if belongs_to(&fact.checks, check) {
            reports.push(Cited {
                title: fact.title.clone(),
                text: fact.text.clone(),
                clause: fact.clause.clone(),
                note: fact.note.clone(),
            });
        }
    }
    reports
}
