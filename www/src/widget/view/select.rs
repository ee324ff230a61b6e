//! A question with many options: a list to open.

use std::rc::Rc;

use eligibility_check::form::{Field, FieldKind};
use eligibility_check::policy::Lang;
use yew::prelude::*;

use super::leaf::id;
use super::menu::{entry, use_chosen};
use super::question::{described_by, help_part, label};
use crate::widget::gesture::{Gesture, UNSURE};
use crate::widget::store::Store;
use crate::widget::words::words;

/// What a list depends on.
#[derive(Properties, PartialEq)]
pub(super) struct SelectProps {
    pub(super) store: Rc<Store>,
    pub(super) lang: Lang,
    pub(super) field: Rc<Field>,
    /// The value of the chosen entry.
    pub(super) chosen: String,
}

#[component]
pub(super) fn Select(props: &SelectProps) -> Html {
    let SelectProps {
        store,
        field,
        chosen,
        ..
    } = props;
    let list = use_chosen(chosen);
    let FieldKind::Choice(options) = &field.kind else {
        return Html::default();
    };
    let words = words(props.lang);
    let about = options.iter().find(|(id, ..)| id == chosen);
    let entries = options.iter().map(|(id, name, help)| match help {
        Some(help) => entry(chosen, id, &[name, " · ", help].concat()),
        None => entry(chosen, id, name),
    });
    let class = if chosen.is_empty() {
        "field blank"
    } else {
        "field"
    };
    html! {
        <div class="row">
            { label(field) }
            <select ref={list} {class} id={id(&field.id, "")} data-input={field.id.clone()}
                aria-describedby={described_by(&[(&field.id, help_part(field))])}
                onchange={store.on(Gesture::Select(field.id.clone()))}>
                { entry(chosen, "", words.choose) }
                { entries.collect::<Html>() }
                { entry(chosen, UNSURE, words.unsure) }
            </select>
            // A list that is closed may cut it short: what belongs to the choice stands below as well.
            if let Some((.., Some(help))) = about {
                <p class="said" key={&**help}>{&**help}</p>
            }
        </div>
    }
}
