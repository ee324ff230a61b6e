//! One criterion: mark, statement, figures and status word.

use std::rc::Rc;

use eligibility_check::evaluation::Status;
use eligibility_check::policy::Evidence;
use eligibility_check::report::{CriterionReport, Figure};
use eligibility_check::text;
use yew::prelude::*;

use super::mark::{look, mark};
use super::meter::{length, meter};
use crate::widget::words::{Words, fill};

/// What a row shows of a criterion.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) id: String,
    look: &'static str,
    statement: String,
    clause: String,
    /// That it is a general rule only, and until when it has to be met.
    labels: Vec<String>,
    word: String,
    comparison: Option<Comparison>,
    /// Why it is lifted or open, or what it waits for.
    figures: Option<String>,
    parts: Vec<Rc<Row>>,
}

/// Measured against required.
#[derive(Debug, PartialEq, Eq)]
struct Comparison {
    /// The length of the bar, where there is one.
    bar: Option<i64>,
    measured: String,
    /// The arithmetic, and what is required.
    rest: String,
}

/// What a row depends on.
#[derive(Properties, PartialEq)]
pub(super) struct CriterionProps {
    pub(super) row: Rc<Row>,
}

#[component]
pub(super) fn Criterion(CriterionProps { row }: &CriterionProps) -> Html {
    let Row {
        statement, clause, ..
    } = &**row;
    let labels = row.labels.concat();
    html! {
        <li class="criterion" data-look={row.look}>
            <details>
                <summary>
                    <span class="criterion-row">
                        { mark(row.look) }
                        <span class="statement" key={[statement, clause, &*labels].concat()}>
                            { [statement, " "].concat() }
                            <span class="clause">{&**clause}</span>
                            for label in &row.labels {
                                <span class="soft">{&**label}</span>
                            }
                        </span>
                        <span class="word" key={&*row.word}>{&*row.word}</span>
                        <span class="criterion-more">
                            if let Some(compared) = &row.comparison {
                                { comparison(compared) }
                            }
                            if let Some(figures) = &row.figures {
                                <span class="figures" key={&**figures}>{&**figures}</span>
                            }
                            // The gap is no part of the first view: the page fills it once guidance has come.
                            <span class="gap" data-gap={row.id.clone()} key="gap"></span>
                        </span>
                    </span>
                </summary>
                // What stands within is filled once it is opened.
                <div data-why={row.id.clone()} key="why"></div>
            </details>
            if !row.parts.is_empty() {
                <ul class="criteria parts" role="list">{ rows(&row.parts) }</ul>
            }
        </li>
    }
}

/// The entries of a list of criteria.
pub(super) fn rows(rows: &[Rc<Row>]) -> Html {
    let rows = rows.iter().map(|row| {
        html! { <Criterion key={&*row.id} row={Rc::clone(row)} /> }
    });
    rows.collect()
}

fn comparison(
    Comparison {
        bar,
        measured,
        rest,
    }: &Comparison,
) -> Html {
    html! {
        <>
            if let Some(length) = bar {
                { meter(*length) }
            }
            <span class="figures" key={[&**measured, rest].concat()}><b>{&**measured}</b>{&**rest}</span>
        </>
    }
}

/// What is shown of a criterion now.
pub(super) fn row(report: CriterionReport<'_>, words: &Words) -> Rc<Row> {
    let rule = report.criterion;
    let mut labels = Vec::new();
    if rule.soft {
        labels.push(words.soft.to_owned());
    }
    if let Some(by) = &rule.by {
        labels.push(fill(words.by, by));
    }
    let word = match report.points_text() {
        Some(points) => points,
        None => report.status_text().to_owned(),
    };
    Rc::new(Row {
        id: rule.id.clone(),
        look: look(report.outcome.status.code(), report.favourable()),
        statement: unbroken(&report.statement()),
        clause: rule.clause.clone(),
        labels,
        word,
        comparison: compared(report, words),
        figures: figures(report, words),
        parts: report.parts().map(|part| row(part, words)).collect(),
    })
}

/// What stands on the row below the statement.
fn figures(report: CriterionReport<'_>, words: &Words) -> Option<String> {
    if let Some(lifted) = report.waived().or_else(|| report.inapplicable()) {
        return Some(lifted.statement.clone());
    }
    if let Some(reason) = report.reason_text() {
        return Some(reason.to_owned());
    }
    if let (Some(looks_at), Status::Judged) = (report.looks_at(), report.outcome.status) {
        return Some([words.looks_at, looks_at].concat());
    }
    if !waits(report) {
        return None;
    }
    let mut line = words.waits_for.to_owned();
    for (position, input) in report.missing().into_iter().enumerate() {
        if position > 0 {
            line.push_str(words.and);
        }
        let check = Some(report.evaluation.check);
        line.push_str(&text::input_label(report.policy, check, input));
    }
    Some(line)
}

/// Whether to name what it waits for: of a declared one that would be its own statement again.
fn waits(report: CriterionReport<'_>) -> bool {
    report.outcome.status == Status::Unanswered
        && report.criterion.evidence() == Evidence::Computed
        && report.outcome.parts.is_empty()
        && !report.outcome.missing.is_empty()
}

/// Measured against required, with the bar and the arithmetic.
fn compared(report: CriterionReport<'_>, words: &Words) -> Option<Comparison> {
    let status = report.outcome.status;
    if !matches!(status, Status::Met | Status::Unmet | Status::Unanswered) {
        return None;
    }
    let (exact, number) = match report.measured()? {
        Figure::Exact(number) => (true, number),
        Figure::Between { min: Some(min), .. } if !min.value.is_zero() => (false, min),
        Figure::Between { .. } => return None,
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
        if exact && number.value == limit.value && status == Status::Met {
            rest.push_str(words.comma);
            rest.push_str(words.exactly);
        }
    }
    Some(Comparison {
        bar: length(report),
        measured: unbroken(&text),
        rest: unbroken(&rest),
    })
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
