//! The smallest single changes.

use eligibility_check::guidance::Gap;
use eligibility_check::report::{CriterionReport, Report};
use eligibility_check::text;
use yew::prelude::*;

use super::AdviceProps;
use super::pieces::{card, cited, line, list};
use crate::widget::gesture::Gesture;
use crate::widget::view::leaf::{span, unbroken};
use crate::widget::words::guide_words;

/// So many of the nearest gaps stand above everything else; each also stands at its criterion.
const SHOWN: usize = 4;

#[component]
pub(super) fn Nearest(props: &AdviceProps) -> Html {
    let Some(report) = props.advice.report() else {
        return Html::default();
    };
    let gaps = report.nearest_gaps();
    if gaps.is_empty() {
        return Html::default();
    }
    let items = gaps.into_iter().take(SHOWN);
    let items = items.map(|(row, gap)| item(props, report, row, gap));
    let title = guide_words(report.policy.lang).nearest;
    card("nearest", title, html! { <div>{ list(items) }</div> })
}

fn item(props: &AdviceProps, report: Report<'_>, row: CriterionReport<'_>, gap: &Gap) -> Html {
    let policy = report.policy;
    let words = guide_words(policy.lang);
    let input = policy.ids(&[gap.input]).concat();
    let lead = props.store.on(Gesture::Lead(input));
    let mut breaks = String::new();
    for (position, broken) in report.criteria().enumerate() {
        if gap.breaks.contains(&position) {
            breaks.push_str(if breaks.is_empty() {
                words.breaks
            } else {
                words.comma
            });
            breaks.push_str(&broken.statement());
        }
    }
    html! {
        <li key={&*row.criterion.id}>
            <button type="button" class="link guide-gap" onclick={lead}>{ span(&unbroken(&text::gap(policy, gap))) }</button>
            { cited(&row.statement(), &row.criterion.clause) }
            if !breaks.is_empty() {
                { line(Some("guide-note"), &breaks) }
            }
        </li>
    }
}
