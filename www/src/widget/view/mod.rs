//! Draws the widget: one function for each part, and no state of their own.

mod answer;
mod checks;
mod criterion;
mod facts;
mod figure;
mod form;
mod head;
mod mark;
mod meter;
mod result;
mod tally;

use std::rc::Rc;

use eligibility_check::policy::Lang;
use eligibility_check::text;
use yew::prelude::*;

use super::outcome::{Outcome, preview};
use super::state::{Action, State, Step};
use super::store::{Snapshot, Store};
use super::words::{Words, fill, words};

/// What every part sees.
pub(crate) struct Scene<'a> {
    store: &'a Rc<Store>,
    state: &'a State,
    words: &'static Words,
}

impl Scene<'_> {
    /// A handler that does one thing, whatever the event.
    fn act<E: 'static>(&self, action: Action) -> Callback<E> {
        let store = Rc::clone(self.store);
        Callback::from(move |_| store.act(action.clone()))
    }

    /// A button that leads to a question.
    fn lead_to(&self, input: &str, text: Html) -> Html {
        let (store, input) = (Rc::clone(self.store), input.to_owned());
        let onclick = Callback::from(move |_: MouseEvent| store.focus(&input));
        html! { <button type="button" class="link" {onclick}>{ text }</button> }
    }

    /// What an input asks.
    fn label(&self, input: &str) -> String {
        text::input_label(&self.state.policy, self.state.check, input, self.state.lang)
    }

    /// The class of a line that may hang into the margin.
    fn hanging(&self, line: &str) -> Option<&'static str> {
        (self.state.lang == Lang::Zh && line.starts_with(['“', '《', '「'])).then_some("hangs")
    }

    /// Whether this step is the one that can be taken back.
    fn can_undo(&self, step: &Step) -> bool {
        self.state
            .undo
            .as_ref()
            .is_some_and(|undo| undo.step == *step)
    }
}

pub(crate) fn widget(store: &Rc<Store>, frame: &NodeRef) -> Html {
    let Snapshot { state, outcome } = store.snapshot();
    let words = words(state.lang);
    let scene = Scene {
        store,
        state: &state,
        words,
    };
    let report = match &outcome {
        Some(outcome) => Some(outcome.report.clone()),
        None => preview(&state),
    };
    html! {
        <div ref={frame} class="widget" part="widget" lang={words.tag}>
            { report.as_ref().map(|report| head::head(&scene, report)) }
            { checks::checks(&scene) }
            { match &outcome {
                Some(outcome) => check(&scene, outcome),
                None => html! { <p class="choose-first">{ words.choose_first }</p> },
            } }
            { report.as_ref().map(|report| facts::foot(&scene, report)) }
            { outcome.as_ref().map(|outcome| result::dock(&scene, outcome)) }
            <p class="unseen" role="status">{ status(&scene, outcome.as_deref()) }</p>
        </div>
    }
}

fn check(scene: &Scene<'_>, outcome: &Outcome) -> Html {
    html! {
        <>
            <div class="columns">
                <div class="form" part="form">{ for outcome.sections.iter().map(|section| form::section(scene, outcome, section)) }</div>
                { result::result(scene, outcome) }
            </div>
            { facts::facts(scene, outcome) }
        </>
    }
}

/// What a screen reader says after a change: the result in one sentence, or what was just done.
fn status(scene: &Scene<'_>, outcome: Option<&Outcome>) -> String {
    match (scene.state.undo.as_ref().map(|undo| &undo.step), outcome) {
        (Some(Step::Clear), _) => scene.words.cleared.to_owned(),
        (Some(Step::Agree(_)), _) => scene.words.agreed.to_owned(),
        (None, Some(outcome)) => {
            let headline = &outcome.report.headline;
            let live = if outcome.is_live() {
                ""
            } else {
                scene.words.not_live
            };
            [live, &headline.title, &headline.detail].join(" ")
        }
        (None, None) => String::new(),
    }
}

/// A clause as it is cited.
fn clause(text: &str) -> Html {
    html! { <span class="clause">{ text.to_owned() }</span> }
}
