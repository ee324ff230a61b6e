//! Which check: one card each.

use std::rc::Rc;

use eligibility_check::policy::{CheckKind, Policy};
use yew::prelude::*;

use super::leaf::{Shared, bold, span};
use crate::widget::gesture::Gesture;
use crate::widget::state::Action;
use crate::widget::store::Store;
use crate::widget::words::words;

/// What the cards depend on.
#[derive(Properties, PartialEq)]
pub(super) struct ChecksProps {
    pub(super) store: Rc<Store>,
    pub(super) policy: Shared<Policy>,
    /// The position of the chosen check.
    pub(super) chosen: Option<usize>,
}

#[component]
pub(super) fn Checks(props: &ChecksProps) -> Html {
    let ChecksProps {
        store,
        policy,
        chosen,
    } = props;
    if policy.checks.len() < 2 {
        return Html::default();
    }
    let words = words(policy.lang);
    let mut kinds = policy.checks.iter().map(|check| check.kind);
    let question = if kinds.all(|kind| kind == CheckKind::Eligibility) {
        words.who
    } else {
        words.what
    };
    let cards = policy.checks.iter().enumerate().map(|(position, check)| {
        let choose = Gesture::Act(Action::Choose(position));
        html! {
            <label class="check" key={&*check.id}>
                <input class="over" type="radio" name="ec-check" value={check.id.clone()}
                    checked={*chosen == Some(position)} onchange={store.on(choose)} />
                <span class="check-face">
                    { bold(&check.title) }
                    if let Some(summary) = &check.summary { { span(summary) } }
                </span>
            </label>
        }
    });
    html! {
        <fieldset class="checks" part="checks">
            <legend><h3 class="question" key={question}>{question}</h3></legend>
            <div class="check-cards">{ for cards }</div>
        </fieldset>
    }
}
