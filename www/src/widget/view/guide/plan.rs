//! The smallest joint change that meets everything.

use std::rc::Rc;

use eligibility_check::guidance::{Change, Plan, PlanStatus};
use eligibility_check::policy::Criterion;
use eligibility_check::text;
use yew::prelude::*;

use super::pieces::{card, cited, heading, line, list};
use crate::widget::gesture::Gesture;
use crate::widget::guidance::Advice;
use crate::widget::state::Action;
use crate::widget::store::Store;
use crate::widget::view::leaf::{Shared, span};
use crate::widget::words::guide_words;

/// What the plan depends on.
#[derive(Properties, PartialEq)]
pub(super) struct PlanCardProps {
    pub(super) store: Rc<Store>,
    pub(super) advice: Shared<Advice>,
    /// Whether it was entered, and can be taken back.
    pub(super) entered: bool,
}

#[component]
pub(super) fn PlanCard(props: &PlanCardProps) -> Html {
    let PlanCardProps {
        advice, entered, ..
    } = props;
    let Some(plan) = advice.guidance().plan else {
        return Html::default();
    };
    let asks = !(plan.changes.is_empty() && plan.steps.is_empty() && plan.obstacles.is_empty());
    if !(asks || *entered) {
        return Html::default();
    }
    let words = guide_words(advice.policy().lang);
    // Where something stands in the way, the figures are needed and do not suffice.
    let title = match plan.status {
        PlanStatus::Blocked => words.needed,
        _ => words.plan,
    };
    let notes = text::plan_notes(advice.policy(), &advice.outcome.evaluation, &plan);
    let notes = notes.iter().map(|note| line(Some("section-help"), note));
    let content = html! {
        <div>
            { group(advice, words.in_the_way, &plan.obstacles) }
            if !plan.changes.is_empty() {
                { list(plan.changes.iter().map(|one| change(advice, one))) }
            }
            { group(advice, words.also, &plan.steps) }
            { notes.collect::<Html>() }
            if *entered {
                { line(Some("guide-done"), words.entered) }
            }
            { action(props, &plan) }
        </div>
    };
    card("plan", title, content)
}

fn group(advice: &Advice, title: &'static str, criteria: &[&Criterion]) -> Html {
    if criteria.is_empty() {
        return Html::default();
    }
    let facts = &advice.outcome.evaluation.facts;
    let items = criteria.iter().map(|criterion| {
        let statement = text::stated(advice.policy(), facts, criterion);
        html! { <li key={&*criterion.id}>{ cited(&statement, &criterion.clause) }</li> }
    });
    html! {
        <>
            { heading(title) }
            { list(items) }
        </>
    }
}

fn change(advice: &Advice, change: &Change<'_>) -> Html {
    let policy = advice.policy();
    let reason = text::reason_of_change(policy, &advice.outcome.evaluation, change);
    html! {
        <li key={policy.ids(&[change.input]).concat()}>
            { line(None, &text::change(policy, change)) }
            { cited(&reason, "") }
        </li>
    }
}

/// One button, so that whoever pressed it by keyboard stands on “undo”.
fn action(
    PlanCardProps {
        store,
        advice,
        entered,
    }: &PlanCardProps,
    plan: &Plan<'_>,
) -> Html {
    let words = guide_words(advice.policy().lang);
    let (gesture, label) = if *entered {
        (Gesture::Act(Action::Undo), words.undo)
    } else if plan.status != PlanStatus::Blocked && !plan.answers.is_empty() {
        (Gesture::EnterPlan, words.enter)
    } else {
        return Html::default();
    };
    html! { <button type="button" class="tool" onclick={store.on(gesture)}>{ span(label) }</button> }
}
