//! One criterion: mark, statement, figures and status word; the rest on request.

use eligibility_check::exact::Rational;
use eligibility_check::report::{CriterionReport, Figure, Number};

use super::mark::{look, mark};
use super::meter::meter;
use super::tag::{Tag, tag};
use super::{Scene, bare_list, clause, fill};

pub(super) fn criterion(scene: &Scene<'_>, report: &CriterionReport) -> Tag {
    let look = look(report.status, report.favourable);
    let soft = report
        .soft
        .then(|| tag("span").class("soft").text(scene.words.soft));
    let statement = tag("span")
        .class("statement")
        .text(&unbroken(&report.statement))
        .text(" ");
    let row = tag("span")
        .class("criterion-row")
        .child(mark(look))
        .child(statement.child(clause(&report.clause)).child_if(soft))
        .child(tag("span").class("word").text(report.status_text))
        .child(figures(scene, report));
    let parts = report
        .parts
        .iter()
        .map(|part| criterion(scene, part).into())
        .collect::<Vec<_>>();
    let parts = (!parts.is_empty()).then(|| bare_list("ul", "criteria parts", parts));
    let details = tag("details")
        .child(tag("summary").child(row))
        .child(details(scene, report));
    let item = tag("li")
        .class("criterion")
        .attr("data-look", look)
        .key(&report.id);
    item.child(details).child_if(parts)
}

/// What stands on the row below the statement.
fn figures(scene: &Scene<'_>, report: &CriterionReport) -> Tag {
    let words = scene.words;
    let compared = matches!(report.status, "met" | "unmet" | "unanswered");
    let below = tag("span").class("criterion-more");
    let line = if let Some(waived) = &report.waived {
        Some(waived.statement.clone())
    } else if let Some(reason) = report.reason_text {
        Some(reason.to_owned())
    } else if let Some(looks_at) = report
        .looks_at
        .as_ref()
        .filter(|_| report.status == "judged")
    {
        Some([words.looks_at, looks_at].concat())
    } else if waits(report) {
        let labels = report
            .missing
            .iter()
            .map(|input| scene.label(input))
            .collect::<Vec<_>>();
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
fn waits(report: &CriterionReport) -> bool {
    report.status == "unanswered"
        && report.evidence == "computed"
        && report.parts.is_empty()
        && !report.missing.is_empty()
}

/// Measured against required, with the bar and the arithmetic.
fn comparison(scene: &Scene<'_>, report: &CriterionReport, below: Tag) -> Tag {
    let words = scene.words;
    let (text, own) = match &report.measured {
        Some(Figure::Exact(number)) => (number.text.clone(), Some(number)),
        Some(Figure::Between { min: Some(min), .. }) if !is_zero(min) => {
            (fill(words.at_least, &min.text), None)
        }
        _ => return below,
    };
    let limit = match &report.required {
        Some(Figure::Exact(number)) => Some(number),
        _ => None,
    };
    let mut rest = String::new();
    if let Some(arithmetic) = &report.arithmetic {
        rest.push_str(&fill(words.in_brackets, arithmetic));
    }
    if let Some(limit) = limit {
        rest.push_str(words.comma);
        rest.push_str(&fill(words.required, &limit.text));
    }
    let equal = own
        .zip(limit)
        .is_some_and(|(own, limit)| own.exact == limit.exact);
    if equal && report.status == "met" {
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

fn details(scene: &Scene<'_>, report: &CriterionReport) -> Tag {
    let words = scene.words;
    let cited = match &report.waived {
        Some(waived) => [&report.clause, words.and, &waived.clause].concat(),
        None => report.clause.clone(),
    };
    let materials = report.materials.join(words.and);
    let mut all = tag("dl").class("details");
    for (name, text) in [
        (words.clause, Some(&cited)),
        (words.quote, report.quote.as_ref()),
        (words.help, report.help.as_ref()),
        (words.note, report.note.as_ref()),
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
    if !report.parts.is_empty() {
        return all;
    }
    let mut leads = Vec::new();
    for input in &report.missing {
        let text = [words.fill_in, words.colon, &scene.label(input)].concat();
        leads.push(tag("div").child(scene.lead_to(input, &text)).into());
    }
    all.list(leads)
}
