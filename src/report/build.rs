//! Builds a report from an evaluation.

use super::build_criterion::{criterion_report, figure};
use super::{
    CheckHead, Cited, Contact, Counts, CriterionReport, GradeReport, Headline, Number, PolicyHead,
    ProblemReport, REPORT_FORMAT, Report, RouteReport, Row, ScoreReport, Tally,
};
use crate::answers::Answers;
use crate::evaluation::{Evaluation, Stage, Status, Verdict};
use crate::exact::{Rational, Values};
use crate::policy::{Check, Evidence, Fact, Lang, Policy, Shown, Text, belongs_to};
use crate::text;

impl Report {
    /// The report of an evaluation in a language. `None` when the evaluation is of another policy.
    #[must_use]
    pub fn new(
        policy: &Policy,
        evaluation: &Evaluation,
        answers: &Answers,
        lang: Lang,
    ) -> Option<Self> {
        let check = policy.checks.get(evaluation.check)?;
        let as_of = evaluation.facts.as_of.to_string();
        let headline = text::headline(policy, evaluation, lang);
        Some(Self {
            report_format: REPORT_FORMAT,
            lang: lang.code(),
            product_version: env!("CARGO_PKG_VERSION"),
            policy: head(policy, lang),
            check: CheckHead {
                id: check.id.clone(),
                kind: check.kind.code(),
                title: check.title.get(lang).to_owned(),
            },
            validity: evaluation.validity.code(),
            validity_text: text::validity(policy, evaluation.validity, &as_of, lang),
            as_of,
            round: evaluation.round.code(),
            round_text: policy.round.as_ref().map(|round| Cited {
                title: Some(text::round(evaluation.round, lang).to_owned()),
                text: round.statement.get(lang).to_owned(),
                clause: round.clause.clone(),
                note: None,
            }),
            verdict: verdict(check, evaluation.verdict).to_owned(),
            headline: Headline {
                title: headline.title,
                detail: headline.detail,
            },
            counts: counts(policy, evaluation),
            score: score(check, evaluation, lang),
            criteria: criteria(policy, evaluation, check, lang),
            missing: ids(policy, &evaluation.missing),
            missing_for_route: ids(policy, &evaluation.missing_for_route),
            routes: routes(policy, evaluation, lang),
            procedure: cited(&policy.procedure, evaluation.check, lang),
            award: cited(&policy.award, evaluation.check, lang),
            materials: cited(&policy.materials, evaluation.check, lang),
            dates: cited(&policy.dates, evaluation.check, lang),
            contact: contact(policy, lang),
            problems: problems(policy, evaluation, lang),
            disclaimer: text::disclaimer(lang),
            answers: answers.clone(),
        })
    }
}

pub(super) fn localised(text: Option<&Text>, lang: Lang) -> Option<String> {
    text.map(|text| text.get(lang).to_owned())
}

fn head(policy: &Policy, lang: Lang) -> PolicyHead {
    PolicyHead {
        id: policy.id.clone(),
        version: policy.version.clone(),
        hash: policy.hash.clone(),
        title: policy.title.get(lang).to_owned(),
        issuer: policy.issuer.get(lang).to_owned(),
        document_number: policy.number.clone(),
        url: policy.url.clone(),
    }
}

fn contact(policy: &Policy, lang: Lang) -> Option<Contact> {
    let contact = Contact {
        phone: policy.contact_phone.clone(),
        address: localised(policy.contact_address.as_ref(), lang),
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

fn criteria(
    policy: &Policy,
    evaluation: &Evaluation,
    check: &Check,
    lang: Lang,
) -> Vec<CriterionReport> {
    let mut reports = Vec::new();
    for (criterion, outcome) in check.criteria.iter().zip(&evaluation.outcomes) {
        reports.push(criterion_report(
            policy, evaluation, criterion, outcome, lang,
        ));
    }
    reports
}

fn verdict(check: &Check, verdict: Verdict) -> &str {
    match verdict.stage {
        Stage::Graded(grade) => check.grades.get(grade).map_or("", |grade| &grade.id),
        _ => verdict.code(),
    }
}

fn score(check: &Check, evaluation: &Evaluation, lang: Lang) -> Option<ScoreReport> {
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
                points: figure(Values::of(range), &Shown::Plain, most, lang)?,
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
            title: grade.title.get(lang).to_owned(),
            note: localised(grade.note.as_ref(), lang),
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

fn routes(policy: &Policy, evaluation: &Evaluation, lang: Lang) -> Vec<RouteReport> {
    let mut reports = Vec::new();
    for route in &evaluation.routes {
        if let Some(route) = policy.routes.get(*route) {
            reports.push(RouteReport {
                to: route.to.get(lang).to_owned(),
                clause: route.clause.clone(),
                note: localised(route.note.as_ref(), lang),
                unspecified: route.unspecified,
            });
        }
    }
    reports
}

fn problems(policy: &Policy, evaluation: &Evaluation, lang: Lang) -> Vec<ProblemReport> {
    let mut reports = Vec::new();
    for problem in &evaluation.problems {
        reports.push(ProblemReport {
            code: problem.kind.code(),
            inputs: problem.inputs.clone(),
            message: text::problem(policy, evaluation.check, problem, lang),
        });
    }
    reports
}

fn cited(facts: &[Fact], check: usize, lang: Lang) -> Vec<Cited> {
    let mut reports = Vec::new();
    for fact in facts {
        if belongs_to(&fact.checks, check) {
            reports.push(Cited {
                title: localised(fact.title.as_ref(), lang),
                text: fact.text.get(lang).to_owned(),
                clause: fact.clause.clone(),
                note: localised(fact.note.as_ref(), lang),
            });
        }
    }
    reports
}
