//! Builds the part of a report that tells of one criterion.

use super::build::ids;
use super::{CriterionReport, Figure, Number, Waived};
use crate::evaluation::{Evaluation, Outcome, Reason, Status};
use crate::exact::{Date, Edge, Rational, Values};
use crate::expression::Quantity;
use crate::policy::{CheckKind, Compare, Criterion, Decision, Lang, Policy, Shown};
use crate::text;

pub(super) fn criterion_report(
    policy: &Policy,
    evaluation: &Evaluation,
    criterion: &Criterion,
    outcome: &Outcome,
) -> CriterionReport {
    let lang = policy.lang;
    let kind = evaluation.verdict.kind;
    let compare = match &criterion.decision {
        Decision::Compare(compare) => Some(compare),
        _ => None,
    };
    // Each side is rounded so that it never seems to stand across the other.
    let limit = outcome.required.and_then(Values::single);
    let own = outcome.measured.and_then(Values::single);
    let side = |values: Option<Values>, limit| {
        compare.and_then(|compare| figure(values?, &compare.shown, limit))
    };
    let points = criterion.points.as_ref().zip(outcome.points);
    CriterionReport {
        id: criterion.id.clone(),
        clause: criterion.clause.clone(),
        statement: statement(evaluation, criterion, outcome, lang),
        evidence: criterion.evidence().code(),
        status: outcome.status.code(),
        status_text: text::status(outcome.status, kind, lang),
        soft: criterion.soft,
        favourable: favourable(outcome.status, kind),
        reason: outcome.reason.map(Reason::code),
        reason_text: outcome.reason.map(|reason| text::reason(reason, lang)),
        measured: side(outcome.measured, limit),
        required: side(outcome.required, own),
        comparison: compare.map(|compare| compare.comparison.code()),
        points_text: points.map(|(points, range)| text::points(range, points.out_of, lang)),
        arithmetic: compare.and_then(|compare| arithmetic(evaluation, compare)),
        missing: ids(policy, &outcome.missing),
        waived: waived(criterion, outcome),
        by: criterion.by.clone(),
        parts: parts(policy, evaluation, criterion, outcome),
        note: criterion.note.clone(),
        help: criterion.help.clone(),
        quote: criterion.quote.clone(),
        looks_at: match &criterion.decision {
            Decision::Judged(looks_at) => looks_at.clone(),
            _ => None,
        },
        materials: criterion.materials.clone(),
    }
}

fn parts(
    policy: &Policy,
    evaluation: &Evaluation,
    criterion: &Criterion,
    outcome: &Outcome,
) -> Vec<CriterionReport> {
    let mut reports = Vec::new();
    for (part, outcome) in criterion.parts().iter().zip(&outcome.parts) {
        reports.push(criterion_report(policy, evaluation, part, outcome));
    }
    reports
}

/// The statement with the requirement filled in; while a table's key is open, all its rows.
fn statement(
    evaluation: &Evaluation,
    criterion: &Criterion,
    outcome: &Outcome,
    lang: Lang,
) -> String {
    let statement = criterion.statement.as_str();
    let Decision::Compare(Compare {
        required, shown, ..
    }) = &criterion.decision
    else {
        return statement.to_owned();
    };
    let open = required.open_rows(&evaluation.facts);
    let text = match open {
        Some(rows) => Some(text::figures_open(&rows, shown, lang)),
        None => {
            let range = outcome.required.and_then(|values| values.range);
            text::values(range, shown, None, lang)
        }
    };
    // The file was checked to have no other placeholder left.
    let (before, rest) = statement.split_once('{').unwrap_or((statement, ""));
    let (_, after) = rest.split_once('}').unwrap_or(("", rest));
    let required = if rest.is_empty() {
        ""
    } else {
        text.as_deref().unwrap_or("…")
    };
    [before, required, after].concat()
}

fn favourable(status: Status, kind: CheckKind) -> Option<bool> {
    let exit = kind == CheckKind::Exit;
    match status {
        Status::Met => Some(!exit),
        Status::Unmet => Some(exit),
        Status::Waived => Some(true),
        Status::Unanswered | Status::Judged | Status::NotApplicable | Status::Invalid => None,
    }
}

fn waived(criterion: &Criterion, outcome: &Outcome) -> Option<Waived> {
    let clause = match outcome.status {
        Status::Waived => criterion.waivers.get(outcome.waiver?)?,
        Status::NotApplicable => criterion.applies.as_ref()?,
        _ => return None,
    };
    Some(Waived {
        clause: clause.clause.clone(),
        statement: clause.statement.clone(),
    })
}

pub(super) fn figure(values: Values, shown: &Shown, limit: Option<Rational>) -> Option<Figure> {
    let range = values.range?;
    let number = |value: Rational| Number {
        exact: exact(value, shown),
        text: text::figure(value, shown, limit),
    };
    if let Some(value) = values.single() {
        return Some(Figure::Exact(number(value)));
    }
    let bound = |edge: Edge| edge.finite().map(number);
    let (min, max) = (bound(range.low()), bound(range.high()));
    (min.is_some() || max.is_some()).then_some(Figure::Between { min, max })
}

fn exact(value: Rational, shown: &Shown) -> String {
    let date = value
        .to_i64()
        .filter(|_| *shown == Shown::Date)
        .and_then(|days| Date::from_days(days).ok());
    date.map_or_else(|| value.to_string(), |date| date.to_string())
}

/// `1,019 ÷ 1,200`, once both figures are known.
fn arithmetic(evaluation: &Evaluation, compare: &Compare) -> Option<String> {
    let Quantity::Divide(above, below) = &compare.measure else {
        return None;
    };
    let known = |side: &Quantity| side.values(&evaluation.facts).ok()?.single();
    let (above, below) = (known(above)?, known(below)?);
    Some(format!(
        "{} ÷ {}",
        text::number(above, None),
        text::number(below, None)
    ))
}
