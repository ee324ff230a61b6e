//! Questions that are answered by typing.

use eligibility_check::form::Field;
use eligibility_check::text;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::form::{help_id, label};
use super::{Action, Outcome, Scene, fill, mark};
use crate::widget::remark::{Remark, Takes, remark};
use crate::widget::state::Slot;

/// A number with its unit.
pub(super) fn number(
    scene: &Scene<'_>,
    outcome: &Outcome,
    field: &Field,
    unit: Option<&str>,
) -> Html {
    single(scene, outcome, field, unit, Takes::Number)
}

/// A date.
pub(super) fn date(scene: &Scene<'_>, outcome: &Outcome, field: &Field) -> Html {
    single(scene, outcome, field, None, Takes::Date)
}

fn single(
    scene: &Scene<'_>,
    outcome: &Outcome,
    field: &Field,
    unit: Option<&str>,
    takes: Takes,
) -> Html {
    let slot = Slot::of(&field.id);
    let id = slot_id(&slot);
    let remark = remark(scene.state, outcome, scene.words, &slot, takes);
    html! {
        <div class="row" key={field.id.clone()}>
            { label(field, &id) }
            <div class="row-answer">
                { input(scene, &slot, &remark, &id, field.help.is_some(), takes) }
                { unit.map(|unit| html! { <span class="unit">{ unit.to_owned() }</span> }) }
            </div>
            { understood(scene, &id, &remark) }
            { error(scene, &id, &remark) }
        </div>
    }
}

/// A figure for each year with their sum, or the total alone.
pub(super) fn series(
    scene: &Scene<'_>,
    outcome: &Outcome,
    field: &Field,
    unit: Option<&str>,
    years: (i32, i32),
) -> Html {
    if scene.state.is_total(&field.id) {
        return number(scene, outcome, field, unit);
    }
    let id = format!("ec-{}", field.id);
    let slots = (years.0..=years.1).map(|year| Slot::year(&field.id, year));
    let remarked = |slot: Slot| {
        (
            remark(scene.state, outcome, scene.words, &slot, Takes::Number),
            slot,
        )
    };
    let slots = slots.map(remarked).collect::<Vec<_>>();
    let wrong = slots.iter().find(|(remark, _)| remark.wrong().is_some());
    let cells = slots.iter().map(|(remark, slot)| {
        let cell = slot_id(slot);
        html! {
            <div class="year" key={cell.clone()}>
                <label for={cell.clone()}><span class="unseen">{ field.label.clone() }{ " " }</span>{ slot.year.unwrap_or_default() }</label>
                { input(scene, slot, remark, &id, false, Takes::Number) }
                { understood(scene, &cell, remark) }
            </div>
        }
    });
    html! {
        <div class="series" role="group" key={field.id.clone()} aria-labelledby={format!("{id}-label")}
            aria-describedby={field.help.as_ref().map(|_| help_id(&id))}>
            <p class="label" id={format!("{id}-label")}>{ field.label.clone() }</p>
            { field.help.as_ref().map(|help| html! { <p class="help" id={help_id(&id)}>{ help.clone() }</p> }) }
            <div class="years">
                { for cells }
                { sum(scene, &field.id, years, unit) }
            </div>
            { wrong.and_then(|(remark, _)| error(scene, &id, remark)) }
        </div>
    }
}

fn sum(scene: &Scene<'_>, input: &str, years: (i32, i32), unit: Option<&str>) -> Html {
    let words = scene.words;
    let (word, figure) = match scene.state.sum(input, years).filter(|sum| sum.begun) {
        Some(sum) => {
            let word = if sum.complete {
                words.total
            } else {
                words.total_so_far
            };
            let figure = text::number(sum.total, Some(sum.total));
            (
                word,
                html! { <><b>{ figure }</b>{ " " }{ unit.unwrap_or_default().to_owned() }</> },
            )
        }
        None => (words.total, html! { <b>{ "–" }</b> }),
    };
    html! { <p class="sum">{ word }{ " " }{ figure }</p> }
}

fn slot_id(slot: &Slot) -> String {
    match slot.year {
        Some(year) => format!("ec-{}-{year}", slot.input),
        None => format!("ec-{}", slot.input),
    }
}

/// A text field. `question` is the id under which help and error of its question stand.
fn input(
    scene: &Scene<'_>,
    slot: &Slot,
    remark: &Remark,
    question: &str,
    helped: bool,
    takes: Takes,
) -> Html {
    let (store, typed) = (scene.store.clone(), slot.clone());
    let oninput = Callback::from(move |event: InputEvent| {
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            store.act(Action::Type(typed.clone(), input.value()));
        }
    });
    let said = match remark {
        Remark::Nothing => None,
        Remark::Understood(_) => Some(format!("{}-said", slot_id(slot))),
        Remark::Wrong(_) => Some(format!("{question}-error")),
    };
    let described = helped
        .then(|| help_id(question))
        .into_iter()
        .chain(said)
        .collect::<Vec<_>>();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let placeholder = match takes {
        Takes::Number => scene.words.blank,
        Takes::Date => scene.words.like_date,
    };
    html! {
        <input type="text" class="field" inputmode="numeric" autocomplete="off" id={slot_id(slot)} {placeholder}
            data-input={slot.input.clone()} value={scene.state.text(slot)} aria-describedby={described}
            aria-invalid={remark.wrong().map(|_| "true")}
            {oninput} onchange={scene.act(Action::Leave)} onfocusout={scene.act(Action::Leave)} />
    }
}

fn understood(scene: &Scene<'_>, id: &str, remark: &Remark) -> Option<Html> {
    match remark {
        Remark::Understood(value) => Some(html! {
            <p class="said" id={format!("{id}-said")}>{ fill(scene.words.understood, value) }</p>
        }),
        _ => None,
    }
}

fn error(scene: &Scene<'_>, question: &str, remark: &Remark) -> Option<Html> {
    remark.wrong().map(|message| {
        html! {
            <p class="error" id={format!("{question}-error")}>{ mark::mark("invalid") }<span class={classes!(scene.hanging(message))}>{ message.to_owned() }</span></p>
        }
    })
}
