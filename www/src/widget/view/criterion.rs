//! One criterion: mark, statement, figures and status word; the rest on request.

use eligibility_check::exact::Rational;
use eligibility_check::report::{CriterionReport, Figure, Number};

use super::mark::{look, mark};
use super::meter::meter;
use super::{Scene, fill};
use crate::widget::words::join;

pub(super) fn criterion(scene: &mut Scene<'_>, report: &CriterionReport) {
    let look = look(report.status, report.favourable);
    scene.key(&report.id).open("li.criterion");
    scene.attr("data-look", look);
    scene.open("details");
    scene.open("summary");
    scene.open("span.criterion-row");
    mark(scene, look);
    scene.open("span.statement");
    scene.text(&unbroken(&report.statement)).text(" ");
    scene.clause(&report.clause);
    scene.line_if("span.soft", report.soft.then_some(scene.words.soft));
    scene.close();
    scene.line("span.word", report.status_text);
    figures(scene, report);
    scene.close();
    scene.close();
    details(scene, report);
    scene.close();
    if report.parts.is_empty() {
        scene.gap();
    } else {
        scene.list("ul.criteria parts");
        for part in &report.parts {
            criterion(scene, part);
        }
        scene.close();
    }
    scene.close();
}

/// What stands on the row below the statement.
fn figures(scene: &mut Scene<'_>, report: &CriterionReport) {
    let words = scene.words;
    scene.open("span.criterion-more");
    if matches!(report.status, "met" | "unmet" | "unanswered") {
        comparison(scene, report);
    }
    let line = "span.figures";
    if let Some(waived) = &report.waived {
        scene.line(line, &waived.statement);
    } else if let Some(reason) = report.reason_text {
        scene.line(line, reason);
    } else if let (Some(looks_at), "judged") = (&report.looks_at, report.status) {
        scene.line(line, &[words.looks_at, looks_at].concat());
    } else if waits(report) {
        let mut labels = Vec::new();
        for input in &report.missing {
            labels.push(scene.label(input));
        }
        let labels = join(&labels, words.and);
        scene.line(line, &[words.waits_for, &labels].concat());
    } else {
        scene.gap();
    }
    scene.close();
}

/// Whether to name what it waits for: of a declared one that would be its own statement again.
fn waits(report: &CriterionReport) -> bool {
    report.status == "unanswered"
        && report.evidence == "computed"
        && report.parts.is_empty()
        && !report.missing.is_empty()
}

/// Measured against required, with the bar and the arithmetic.
fn comparison(scene: &mut Scene<'_>, report: &CriterionReport) {
    let words = scene.words;
    let (least, number) = match &report.measured {
        Some(Figure::Exact(number)) => ("_", number),
        Some(Figure::Between { min: Some(min), .. }) if !is_zero(min) => (words.at_least, min),
        _ => return,
    };
    meter(scene, report);
    scene.open("span.figures");
    scene.line("b", &unbroken(&fill(least, &number.text)));
    let mut rest = String::new();
    if let Some(arithmetic) = &report.arithmetic {
        rest.push_str(&fill(words.in_brackets, arithmetic));
    }
    if let Some(Figure::Exact(limit)) = &report.required {
        rest.push_str(words.comma);
        rest.push_str(&fill(words.required, &limit.text));
        let exact = matches!(report.measured, Some(Figure::Exact(_)));
        if exact && report.status == "met" && number.exact == limit.exact {
            rest.push_str(words.comma);
            rest.push_str(words.exactly);
        }
    }
    scene.text(&unbroken(&rest)).close();
}

/// A percent sign stays with its number.
fn unbroken(text: &str) -> String {
    let mut unbroken = String::new();
    for character in text.chars() {
        if character == '%' && unbroken.ends_with(' ') {
            unbroken.pop();
            unbroken.push('\u{a0}');
        }
        unbroken.push(character);
    }
    unbroken
}

fn is_zero(number: &Number) -> bool {
    Rational::parse(&number.exact).is_some_and(Rational::is_zero)
}

fn details(scene: &mut Scene<'_>, report: &CriterionReport) {
    let words = scene.words;
    let cited = match &report.waived {
        Some(waived) => [&report.clause, words.and, &waived.clause].concat(),
        None => report.clause.clone(),
    };
    let materials = join(&report.materials, words.and);
    let materials = Some(materials).filter(|text| !text.is_empty());
    scene.open("dl.details");
    detail(scene, words.clause, Some(&cited));
    detail(scene, words.quote, report.quote.as_deref());
    detail(scene, words.help, report.help.as_deref());
    detail(scene, words.note, report.note.as_deref());
    detail(scene, words.materials, materials.as_deref());
    scene.place();
    if report.parts.is_empty() {
        for input in &report.missing {
            let text = [words.fill_in, words.colon, &scene.label(input)].concat();
            scene.open("div");
            scene.lead_to(input, &text);
            scene.close();
        }
    }
    scene.close();
    scene.close();
}

fn detail(scene: &mut Scene<'_>, name: &str, text: Option<&str>) {
    match text {
        Some(text) => {
            scene.open("div");
            scene.line("dt", name);
            scene.line("dd", text);
            scene.close();
        }
        None => scene.gap(),
    }
}
