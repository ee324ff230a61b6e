//! Draws the widget. A component stands where drawing can stop because nothing of its own has changed; everything else
//! is a function.

mod answer;
mod checks;
mod criterion;
mod figure;
mod foot;
mod form;
mod guide;
mod head;
mod leaf;
mod mark;
mod menu;
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

use super::gesture::Gesture;
use super::outcome::Outcome;
use super::snapshot::Snapshot;
use super::state::{State, Step};
use super::store::Store;
use super::words::{fill, words};
use checks::Checks;
use foot::Foot;
use guide::{facts, to_result};
use head::Head;
use leaf::Shared;
pub(crate) use menu::Menu;

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
                { check(store, &now, outcome, report) }
            } else {
                <p class="choose-first" key={words.choose_first}>{words.choose_first}</p>
            }
            <Foot policy={policy()} as_of={state.as_of} />
            if let Some(outcome) = outcome {
                { result::dock(store, outcome, words) }
            }
            // What is told there is written by the announcer.
            <p class="unseen" role="status" data-voice=""></p>
        </div>
    }
}

fn check(store: &Rc<Store>, now: &Snapshot, outcome: &Outcome, report: Report<'_>) -> Html {
    let state = &*now.state;
    let sections = outcome.sections.iter();
    let sections = sections.map(|section| form::section(store, state, outcome, section));
    html! {
        <div>
            { carried(state) }
            <div class="columns">
                <div class="form" part="form" onfocusin={store.on(Gesture::NoteField)}>
                    { to_result(store, state.policy.lang) }
                    { sections.collect::<Html>() }
                </div>
                { result::result(store, now, outcome, report) }
            </div>
            { facts(store, now) }
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
