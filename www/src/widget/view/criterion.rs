//! One criterion: mark, statement, figures and status word.

use eligibility_check::evaluation::Status;
use eligibility_check::policy::Evidence;
use eligibility_check::report::{CriterionReport, Figure};

use super::mark::{look, mark};
use super::meter::meter;
use super::{Scene, fill};

pub(super) fn criterion(scene: &mut Scene<'_>, report: CriterionReport<'_>) {
    let rule = report.criterion;
    let look = look(report.outcome.status.code(), report.favourable());
    scene.key(&rule.id).open("li.criterion");
    scene.attr("data-look", look);
    scene.open("details");
    scene.open("summary");
    scene.open("span.criterion-row");
    mark(scene, look);
    scene.open("span.statement");
    scene.text(&unbroken(&report.statement())).text(" ");
    scene.clause(&rule.clause);
    scene.line_if("span.soft", rule.soft.then_some(scene.words.soft));
    let by = rule.by.as_ref().map(|by| fill(scene.words.by, by));
    scene.line_if("span.soft", by.as_deref());
    scene.close();
    match report.points_text() {
        Some(points) => scene.line("span.word", &points),
        None => scene.line("span.word", report.status_text()),
    }
    figures(scene, report);
    scene.close();
    scene.close();
    // What stands within is no part of the first view: the page fills it once it is opened.
    scene.open("div").attr("data-why", &rule.id).close();
    scene.close();
    if report.outcome.parts.is_empty() {
        scene.gap();
    } else {
        scene.list("ul.criteria parts");
        for part in report.parts() {
            criterion(scene, part);
        }
        scene.close();
    }
    scene.close();
}

/// What stands on the row below the statement.
fn figures(scene: &mut Scene<'_>, report: CriterionReport<'_>) {
    let words = scene.words;
    scene.open("span.criterion-more");
    let status = report.outcome.status;
    if matches!(status, Status::Met | Status::Unmet | Status::Unanswered) {
        comparison(scene, report);
    }
    let line = "span.figures";
    if let Some(lifted) = report.waived().or_else(|| report.inapplicable()) {
        scene.line(line, &lifted.statement);
    } else if let Some(reason) = report.reason_text() {
        scene.line(line, reason);
    } else if let (Some(looks_at), Status::Judged) = (report.looks_at(), status) {
        scene.open(line).text(words.looks_at).text(looks_at).close();
    } else if waits(report) {
        scene.open(line).text(words.waits_for);
        for (position, input) in report.missing().into_iter().enumerate() {
            if position > 0 {
                scene.text(words.and);
            }
            let label = scene.label(input);
            scene.text(&label);
        }
        scene.close();
    } else {
        scene.gap();
    }
    scene
        .open("span.gap")
        .attr("data-gap", &report.criterion.id);
    scene.close();
    scene.close();
}

/// Whether to name what it waits for: of a declared one that would be its own statement again.
fn waits(report: CriterionReport<'_>) -> bool {
    report.outcome.status == Status::Unanswered
        && report.criterion.evidence() == Evidence::Computed
        && report.outcome.parts.is_empty()
        && !report.outcome.missing.is_empty()
}

/// Measured against required, with the bar and the arithmetic.
fn comparison(scene: &mut Scene<'_>, report: CriterionReport<'_>) {
    let words = scene.words;
    let (exact, number) = match report.measured() {
        Some(Figure::Exact(number)) => (true, number),
        Some(Figure::Between { min: Some(min), .. }) if !min.value.is_zero() => (false, min),
        _ => return,
    };
    let mut text = number.text;
    if !exact {
        text = fill(words.at_least, &text);
    }
    let mut rest = String::new();
    if let Some(arithmetic) = report.arithmetic() {
        rest.push_str(&fill(words.in_brackets, &arithmetic));
    }
    if let Some(Figure::Exact(limit)) = report.required() {
        rest.push_str(words.comma);
        rest.push_str(&fill(words.required, &limit.text));
        if exact && number.value == limit.value && report.outcome.status == Status::Met {
            rest.push_str(words.comma);
            rest.push_str(words.exactly);
        }
    }
    meter(scene, report);
    scene.open("span.figures");
    scene.line("b", &unbroken(&text));
    scene.text(&unbroken(&rest)).close();
}

/// A percent sign stays with its number.
fn unbroken(text: &str) -> String {
    let mut unbroken = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        match before.strip_suffix(' ') {
            Some(number) => unbroken.extend([number, "\u{a0}%"]),
            None => unbroken.extend([before, "%"]),
        }
        rest = after;
    }
    unbroken + rest
}
