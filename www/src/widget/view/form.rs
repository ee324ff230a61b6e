//! The questions of one section.

use eligibility_check::answers::Data;
use eligibility_check::form::{Field, FieldKind, FieldSection};
use yew::prelude::*;

use super::{Action, Outcome, Scene, Step, answer, figure};

/// From so many statements on, one press for all of them spares work.
const MANY: usize = 3;

pub(super) fn section(scene: &Scene<'_>, outcome: &Outcome, section: &FieldSection) -> Html {
    let heading = format!("ec-section-{}", section.id);
    html! {
        <section class="card" part="section" key={section.id.clone()} aria-labelledby={heading.clone()}>
            <div class="card-head">
                <h3 id={heading}>{ section.title.clone() }</h3>
                { total_button(scene, section) }
                { agree_button(scene, section) }
            </div>
            { section.help.as_ref().map(|help| html! { <p class="section-help">{ help.clone() }</p> }) }
            { for section.fields.iter().map(|field| question(scene, outcome, field)) }
        </section>
    }
}

fn question(scene: &Scene<'_>, outcome: &Outcome, field: &Field) -> Html {
    match &field.kind {
        FieldKind::Number {
            unit,
            years: Some(years),
            ..
        } => figure::series(scene, outcome, field, unit.as_deref(), *years),
        FieldKind::Number { unit, .. } => figure::number(scene, outcome, field, unit.as_deref()),
        FieldKind::Date => figure::date(scene, outcome, field),
        FieldKind::YesNo => answer::yes_no(scene, field, false),
        FieldKind::Declared => answer::yes_no(scene, field, true),
        FieldKind::Choice(options) => answer::choice(scene, field, options),
    }
}

/// Switches a group of series between years and total.
fn total_button(scene: &Scene<'_>, section: &FieldSection) -> Option<Html> {
    let is_series = |field: &&Field| matches!(field.kind, FieldKind::Number { years: Some(_), .. });
    let series = section.fields.iter().filter(is_series);
    let inputs = series.map(|field| field.id.clone()).collect::<Vec<_>>();
    if inputs.is_empty() {
        return None;
    }
    let total = inputs.iter().all(|input| scene.state.is_total(input));
    let text = if total {
        scene.words.each_year
    } else {
        scene.words.only_total
    };
    let onclick = scene.act(Action::Total(inputs, !total));
    Some(html! { <button type="button" class="link" {onclick}>{ text }</button> })
}

/// Says of all statements of a group that they apply, and takes it back.
fn agree_button(scene: &Scene<'_>, section: &FieldSection) -> Option<Html> {
    let declared = section
        .fields
        .iter()
        .filter(|field| field.kind == FieldKind::Declared);
    let inputs = declared.map(|field| field.id.clone()).collect::<Vec<_>>();
    if inputs.len() < MANY {
        return None;
    }
    let undo = scene.can_undo(&Step::Agree(section.id.clone()));
    let agreed = |input: &String| scene.state.answers.get(input) == Some(&Data::Bool(true));
    if !undo && inputs.iter().all(agreed) {
        return None;
    }
    let (action, text) = if undo {
        (Action::Undo, scene.words.undo)
    } else {
        (
            Action::Agree(section.id.clone(), inputs),
            scene.words.agree_all,
        )
    };
    Some(html! { <button type="button" class="link" onclick={scene.act(action)}>{ text }</button> })
}

/// The statement or question of a group of choices, with its clause and help.
pub(super) fn legend(field: &Field) -> Html {
    html! {
        <legend>
            <span class="label">{ field.label.clone() }</span>
            { field.clause.as_ref().map(|text| html! { <>{ " " }{ super::clause(text) }</> }) }
            { field.help.as_ref().map(|help| html! { <span class="help">{ help.clone() }</span> }) }
        </legend>
    }
}

/// The question of a single field, and its help for `aria-describedby`.
pub(super) fn label(field: &Field, id: &str) -> Html {
    html! {
        <div class="row-text">
            <label class="label" for={id.to_owned()}>{ field.label.clone() }</label>
            { field.help.as_ref().map(|help| html! { <p class="help" id={help_id(id)}>{ help.clone() }</p> }) }
        </div>
    }
}

/// The id of the help of a field.
pub(super) fn help_id(id: &str) -> String {
    format!("{id}-help")
}
