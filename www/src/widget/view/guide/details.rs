//! What an opened criterion holds: why it has its status, clause, reading and proof, and what there is still to fill in.

use std::rc::Rc;

use eligibility_check::report::CriterionReport;
use eligibility_check::text;
use yew::prelude::*;

use super::pieces::line;
use crate::widget::gesture::Gesture;
use crate::widget::store::Store;
use crate::widget::view::leaf::{link, unbroken};
use crate::widget::words::guide_words;

/// What is told of a criterion once it is opened.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Details {
    why: String,
    terms: Vec<(&'static str, String)>,
    /// The inputs to fill in, and what the buttons say that lead there.
    missing: Vec<(String, String)>,
}

/// What is told of a criterion now.
pub(in crate::widget::view) fn details_of(report: CriterionReport<'_>) -> Details {
    let words = guide_words(report.policy.lang);
    let rule = report.criterion;
    let lifted = report.waived().or_else(|| report.inapplicable());
    let clauses = [&rule.clause]
        .into_iter()
        .chain(lifted.map(|lifted| &lifted.clause));
    let mut terms = Vec::new();
    for (name, text) in [
        (words.clause, joined(clauses, words.and)),
        (words.quote, joined(rule.quote.iter(), "")),
        (words.help, joined(rule.help.iter(), "")),
        (words.note, joined(rule.note.iter(), "")),
        (words.proof, joined(rule.materials.iter(), words.and)),
    ] {
        if !text.is_empty() {
            terms.push((name, text));
        }
    }
    let mut missing = Vec::new();
    if report.outcome.parts.is_empty() {
        for input in report.missing() {
            let label = text::input_label(report.policy, Some(report.evaluation.check), input);
            missing.push((input.to_owned(), [words.fill_in, &label].concat()));
        }
    }
    Details {
        why: report.explanation(),
        terms,
        missing,
    }
}

/// The change that would meet a criterion, where there is one.
pub(in crate::widget::view) fn gap_of(report: CriterionReport<'_>) -> Option<String> {
    let gaps = &report.distance?.gaps;
    let gap = gaps.iter().find(|gap| !gap.only_new).or(gaps.first())?;
    Some(unbroken(&text::gap(report.policy, gap)))
}

/// What an opened criterion holds.
pub(in crate::widget::view) fn details(store: &Rc<Store>, details: &Details) -> Html {
    let terms = details.terms.iter().map(|(name, text)| {
        html! { <div key={[name, " ", &**text].concat()}><dt>{*name}</dt><dd>{ unbroken(text) }</dd></div> }
    });
    let missing = details.missing.iter().map(|(input, label)| {
        html! { <p key={&**input}>{ link(store, Gesture::Lead(input.clone()), label) }</p> }
    });
    html! {
        <div class="details">
            { line(Some("why"), &details.why) }
            <dl>{ terms.collect::<Html>() }</dl>
            { missing.collect::<Html>() }
        </div>
    }
}

fn joined<'a>(texts: impl Iterator<Item = &'a String>, between: &str) -> String {
    let mut joined = String::new();
    for text in texts {
        if !joined.is_empty() {
            joined.push_str(between);
        }
        joined.push_str(text);
    }
    joined
}
