//! One criterion: mark, statement, figures and status word.

use std::rc::Rc;

use eligibility_check::evaluation::Status;
use eligibility_check::policy::Evidence;
use eligibility_check::report::{CriterionReport, Figure};
use eligibility_check::text;
use yew::prelude::*;

use super::guide::{Details, details, details_of, gap_of};
use super::leaf::unbroken;
use super::mark::mark;
use super::meter::{length, meter};
use crate::widget::gesture::Gesture;
use crate::widget::guidance::{Choices, Opened};
use crate::widget::store::Store;
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
    /// The change that would meet it.
    gap: Option<String>,
    /// Whether it is left out of what is listed.
    pub(super) hidden: bool,
    /// What it holds, while it is opened.
    details: Option<Details>,
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
    pub(super) store: Rc<Store>,
    pub(super) row: Rc<Row>,
}

#[component]
pub(super) fn Criterion(CriterionProps { store, row }: &CriterionProps) -> Html {
    let Row {
        statement, clause, ..
    } = &**row;
    let labels = row.labels.concat();
    let gap = row.gap.as_deref().unwrap_or_default();
    let toggle = store.on(Gesture::Toggle(Opened::Criterion(row.id.clone())));
    html! {
        <li class="criterion" data-look={row.look} hidden={row.hidden}>
            <details open={row.details.is_some()} ontoggle={toggle}>
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
                            <span class="gap" data-gap={row.id.clone()} key={["gap ", gap].concat()}>{gap}</span>
                        </span>
                    </span>
                </summary>
                // Most are never opened.
                <div data-why={row.id.clone()} key="why">
                    if let Some(told) = &row.details {
                        { details(store, told) }
                    }
                </div>
            </details>
            if !row.parts.is_empty() {
                <ul class="criteria parts" role="list">{ rows(store, &row.parts) }</ul>
            }
        </li>
    }
}

/// The entries of a list of criteria.
pub(super) fn rows(store: &Rc<Store>, rows: &[Rc<Row>]) -> Html {
    let rows = rows.iter().map(|row| {
        html! { <Criterion key={&*row.id} store={Rc::clone(store)} row={Rc::clone(row)} /> }
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
pub(super) fn row(report: CriterionReport<'_>, words: &Words, choices: &Choices) -> Rc<Row> {
    row_of(report, words, choices, !choices.look.lists(report))
}

fn row_of(report: CriterionReport<'_>, words: &Words, choices: &Choices, hidden: bool) -> Rc<Row> {
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
    let is_open = choices.is_open(&Opened::Criterion(rule.id.clone()));
    Rc::new(Row {
        id: rule.id.clone(),
        look: report.look(),
        statement: unbroken(&report.statement()),
        clause: rule.clause.clone(),
        labels,
        word,
        comparison: compared(report, words),
        figures: figures(report, words),
        gap: gap_of(report),
        hidden,
        details: is_open.then(|| details_of(report)),
        parts: report
            .parts()
            .map(|part| row_of(part, words, choices, false))
            .collect(),
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
