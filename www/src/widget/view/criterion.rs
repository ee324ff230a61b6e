//! One criterion: mark, statement, figures and status word; the rest on request.

use eligibility_check::evaluation::Status;
use eligibility_check::policy::Evidence;
use eligibility_check::report::{CriterionReport, Figure};

use super::mark::{look, mark};
use super::meter::meter;
use super::tag::{Tag, tag};
use super::{Scene, bare_list, clause, fill};

pub(super) fn criterion(scene: &Scene<'_>, report: CriterionReport<'_>) -> Tag {
    let rule = report.criterion;
    let look = look(report.outcome.status.code(), report.favourable());
    let soft = rule
        .soft
        .then(|| tag("span").class("soft").text(scene.words.soft));
    let statement = tag("span")
        .class("statement")
        .text(&unbroken(&report.statement()))
        .text(" ");
    let points = report.points_text();
    let word = points.as_deref().unwrap_or_else(|| report.status_text());
    let row = tag("span")
        .class("criterion-row")
        .child(mark(look))
        .child(statement.child(clause(&rule.clause)).child_if(soft))
        .child(tag("span").class("word").text(word))
        .child(figures(scene, report));
    let parts = report
        .parts()
        .map(|part| criterion(scene, part).into())
        .collect::<Vec<_>>();
    let parts = (!parts.is_empty()).then(|| bare_list("ul", "criteria parts", parts));
    let details = tag("details")
        .child(tag("summary").child(row))
        .child(details(scene, report));
    let item = tag("li")
        .class("criterion")
        .attr("data-look", look)
        .key(&rule.id);
    item.child(details).child_if(parts)
}

/// What stands on the row below the statement.
fn figures(scene: &Scene<'_>, report: CriterionReport<'_>) -> Tag {
    let words = scene.words;
    let status = report.outcome.status;
    let compared = matches!(status, Status::Met | Status::Unmet | Status::Unanswered);
    let below = tag("span").class("criterion-more");
    let line = if let Some(waived) = report.waived() {
        Some(waived.statement.clone())
    } else if let Some(reason) = report.reason_text() {
        Some(reason.to_owned())
    } else if let Some(looks_at) = report.looks_at().filter(|_| status == Status::Judged) {
        Some([words.looks_at, looks_at].concat())
    } else if waits(report) {
        let labels = report.missing().into_iter();
        let labels = labels.map(|input| scene.label(input)).collect::<Vec<_>>();
        Some([words.waits_for, &labels.join(words.and)].concat())
    } else {
        None
    };
    let below = if compared {
        comparison(scene, report, below)
    } else {
        below
    };
    below.child_if(line.map(|line| tag("span").class("figures").text(&line)))
}

/// Whether to name what it waits for: of a declared one that would be its own statement again.
fn waits(report: CriterionReport<'_>) -> bool {
    report.outcome.status == Status::Unanswered
        && report.criterion.evidence() == Evidence::Computed
        && report.outcome.parts.is_empty()
        && !report.outcome.missing.is_empty()
}

/// Measured against required, with the bar and the arithmetic.
fn comparison(scene: &Scene<'_>, report: CriterionReport<'_>, below: Tag) -> Tag {
    let words = scene.words;
    let (text, own) = match report.measured() {
        Some(Figure::Exact(number)) => (number.text, Some(number.value)),
        Some(Figure::Between { min: Some(min), .. }) if !min.value.is_zero() => {
            (fill(words.at_least, &min.text), None)
        }
        _ => return below,
    };
    let limit = match report.required() {
        Some(Figure::Exact(number)) => Some(number),
        _ => None,
    };
    let mut rest = String::new();
    if let Some(arithmetic) = report.arithmetic() {
        rest.push_str(&fill(words.in_brackets, &arithmetic));
    }
    if let Some(limit) = &limit {
        rest.push_str(words.comma);
        rest.push_str(&fill(words.required, &limit.text));
    }
    let equal = own.is_some() && own == limit.map(|limit| limit.value);
    if equal && report.outcome.status == Status::Met {
        rest.push_str(words.comma);
        rest.push_str(words.exactly);
    }
    let line = tag("span")
        .class("figures")
        .child(tag("b").text(&unbroken(&text)))
        .text(&unbroken(&rest));
    below.child_if(meter(report)).child(line)
}

/// A percent sign stays with its number.
fn unbroken(text: &str) -> String {
    text.replace(" %", "\u{a0}%")
}

fn details(scene: &Scene<'_>, report: CriterionReport<'_>) -> Tag {
    let words = scene.words;
    let rule = report.criterion;
    let cited = match report.waived() {
        Some(waived) => [&rule.clause, words.and, &waived.clause].concat(),
        None => rule.clause.clone(),
    };
    let materials = rule.materials.join(words.and);
    let mut all = tag("dl").class("details");
    for (name, text) in [
        (words.clause, Some(&cited)),
        (words.quote, rule.quote.as_ref()),
        (words.help, rule.help.as_ref()),
        (words.note, rule.note.as_ref()),
        (
            words.materials,
            Some(&materials).filter(|text| !text.is_empty()),
        ),
    ] {
        let entry = text.map(|text| {
            tag("div")
                .child(tag("dt").text(name))
                .child(tag("dd").text(text))
        });
        all = all.child_if(entry);
    }
    if !report.outcome.parts.is_empty() {
        return all;
    }
    let mut leads = Vec::new();
    for input in report.missing() {
        let text = [words.fill_in, words.colon, &scene.label(input)].concat();
        leads.push(tag("div").child(scene.lead_to(input, &text)).into());
    }
    all.list(leads)
}
