//! Draws the widget. A component stands where drawing can stop because nothing of its own has changed; everything else
//! is a function.

mod answer;
mod checks;
mod criterion;
mod figure;
mod foot;
mod form;
mod head;
mod leaf;
mod mark;
mod meter;
mod question;
mod result;
mod select;
mod tally;
#[cfg(all(test, not(target_family = "wasm")))]
mod unchanged;

use std::rc::Rc;

use eligibility_check::exact::digits;
use eligibility_check::report::Report;
use yew::prelude::*;

use super::outcome::Outcome;
use super::state::{State, Step};
use super::store::Store;
use super::words::{Words, fill, words};
use checks::Checks;
use foot::Foot;
use head::Head;
use leaf::{Shared, span};

pub(crate) fn widget(store: &Rc<Store>) -> Html {
    let now = store.snapshot();
    let state = &*now.state;
    let outcome = now.outcome.as_deref();
    let words = words(state.policy.lang);
    let policy = || Shared::new(&state.policy);
    html! {
        <div class="widget" part="widget" lang={words.tag}>
            <Head store={Rc::clone(store)} policy={policy()} as_of={state.as_of} chosen={state.check.is_some()}
                cleared={state.can_undo(&Step::Clear)} />
            <Checks store={Rc::clone(store)} policy={policy()} chosen={state.check} />
            if let (Some(outcome), Some(report)) = (outcome, now.report()) {
                { check(store, state, outcome, report) }
            } else {
                <p class="choose-first" key={words.choose_first}>{words.choose_first}</p>
            }
            <Foot policy={policy()} as_of={state.as_of} />
            if let Some(outcome) = outcome {
                { result::dock(store, outcome, words) }
            }
            <p class="unseen" role="status">
                if let Some(said) = said(state, outcome, words) {
                    { span(&said) }
                }
            </p>
        </div>
    }
}

fn check(store: &Rc<Store>, state: &State, outcome: &Outcome, report: Report<'_>) -> Html {
    let sections = outcome.sections.iter();
    let sections = sections.map(|section| form::section(store, state, outcome, section));
    html! {
        <div>
            { carried(state) }
            <div class="columns">
                <div class="form" part="form">{ sections.collect::<Html>() }</div>
                { result::result(store, state, outcome, report) }
            </div>
            // Worth knowing beside the result; the page fills it.
            <div class="facts" part="facts" data-guide="facts" key="facts"></div>
        </div>
    }
}

/// Says that answers were taken over from another policy.
fn carried(state: &State) -> Html {
    if state.carried == 0 {
        return Html::default();
    }
    let text = fill(words(state.policy.lang).carried, &digits(state.carried));
    html! { <p class="carried" key={&*text}>{text}</p> }
}

/// What a screen reader says after a change: the result in one sentence, or what was just done.
fn said(state: &State, outcome: Option<&Outcome>, words: &Words) -> Option<String> {
    if let Some(undo) = &state.undo {
        let done = match undo.step {
            Step::Clear => words.cleared,
            Step::Plan => words.plan_entered,
            Step::Agree(_) if state.favourable() => words.agreed,
            Step::Agree(_) => words.denied,
        };
        return Some(done.to_owned());
    }
    let outcome = outcome?;
    let headline = &outcome.headline;
    let live = if outcome.evaluation.is_live() {
        ""
    } else {
        words.not_live
    };
    Some([live, " ", &headline.title, " ", &headline.detail].concat())
}
