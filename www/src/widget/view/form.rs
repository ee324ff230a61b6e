//! The questions of one section.

use std::rc::Rc;

use eligibility_check::answers::Data;
use eligibility_check::form::FieldKind;
use yew::prelude::*;

use super::guide::progress;
use super::leaf::{card_head, id, link};
use super::question::{Question, question};
use crate::widget::gesture::Gesture;
use crate::widget::outcome::{Outcome, Section};
use crate::widget::state::{Action, State, Step};
use crate::widget::store::Store;
use crate::widget::words::words;

/// From so many statements on, one press for all of them spares work.
const MANY: usize = 3;

pub(super) fn section(
    store: &Rc<Store>,
    state: &State,
    outcome: &Outcome,
    section: &Section,
) -> Html {
    let name = ["section-", &section.id].concat();
    let questions = section.fields.iter().map(|field| {
        let props = question(store, state, outcome, field);
        html! { <Question key={&*field.id} ..props /> }
    });
    let buttons = html! {
        <>
            { progress(state, section) }
            { total_button(store, state, section) }
            { agree_button(store, state, section) }
        </>
    };
    html! {
        <section class="card" part="section" aria-labelledby={id(&name, "")} key={&*section.id}>
            { card_head(&name, &section.title, buttons) }
            if let Some(help) = &section.help {
                <p class="section-help" key={&**help}>{&**help}</p>
            }
            { questions.collect::<Html>() }
        </section>
    }
}

/// Switches a group of series between years and total.
fn total_button(store: &Rc<Store>, state: &State, section: &Section) -> Html {
    let mut inputs = Vec::new();
    let mut total = true;
    for field in &section.fields {
        if matches!(field.kind, FieldKind::Number { years: Some(_), .. }) {
            total &= state.is_total(&field.id);
            inputs.push(field.id.clone());
        }
    }
    if inputs.is_empty() {
        return Html::default();
    }
    let words = words(state.policy.lang);
    let label = if total {
        words.each_year
    } else {
        words.only_total
    };
    link(store, Gesture::Act(Action::Total(inputs, !total)), label)
}

/// Says of all statements of a group that they apply, of triggers that none did, and takes it back.
fn agree_button(store: &Rc<Store>, state: &State, section: &Section) -> Html {
    let words = words(state.policy.lang);
    let favourable = Data::Bool(state.favourable());
    let mut inputs = Vec::new();
    let mut agreed = true;
    for field in &section.fields {
        if field.kind == FieldKind::Declared {
            agreed &= state.answers.get(&field.id) == Some(&favourable);
            inputs.push(field.id.clone());
        }
    }
    if inputs.len() < MANY {
        return Html::default();
    }
    let (action, label) = if state.can_undo(&Step::Agree(section.id.clone())) {
        (Action::Undo, words.undo)
    } else if agreed {
        return Html::default();
    } else {
        let label = if state.favourable() {
            words.agree_all
        } else {
            words.deny_all
        };
        (Action::Agree(section.id.clone(), inputs), label)
    };
    link(store, Gesture::Act(action), label)
}
