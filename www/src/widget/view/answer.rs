//! Questions that are answered by choosing.

use eligibility_check::answers::Data;
use eligibility_check::form::Field;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::form::{help_id, label, legend};
use super::{Action, Scene};

/// Up to so many options stand side by side; more make a list to open.
const FEW: usize = 5;

type Choice = (String, String, Option<String>);

/// Yes, no, don't know: of a question, or of a statement.
pub(super) fn yes_no(scene: &Scene<'_>, field: &Field, statement: bool) -> Html {
    let words = scene.words;
    let (yes, no) = if statement {
        (words.applies, words.applies_not)
    } else {
        (words.yes, words.no)
    };
    let no_class = if statement {
        "seg-face seg-against"
    } else {
        "seg-face"
    };
    let options = [
        (Data::Bool(true), yes, "seg-face"),
        (Data::Bool(false), no, no_class),
        (Data::Null, words.unsure, "seg-face seg-open"),
    ];
    let segments = options.map(|(value, word, class)| {
        html! {
            <label class="seg">
                { radio(scene, field, value) }
                <span class={class}>{ word }</span>
            </label>
        }
    });
    html! {
        <fieldset class="ask" key={field.id.clone()}>
            { legend(field) }
            <div class="ask-answer">
                <div class="segs">{ for segments }</div>
                { clear(scene, field) }
            </div>
            { reading(scene, field) }
        </fieldset>
    }
}

/// One of several options.
pub(super) fn choice(scene: &Scene<'_>, field: &Field, options: &[Choice]) -> Html {
    if options.len() > FEW {
        return select(scene, field, options);
    }
    let unsure = (Data::Null, scene.words.unsure.to_owned(), None);
    let options = options
        .iter()
        .map(|(id, name, help)| (Data::text(id), name.clone(), help.clone()));
    let options = options.chain([unsure]).map(|(value, name, help)| {
        html! {
            <label class="option">
                { radio(scene, field, value) }
                <span class="option-face">
                    { name }
                    { help.map(|help| html! { <span class="help">{ help }</span> }) }
                </span>
            </label>
        }
    });
    html! {
        <fieldset class="ask ask-choice" key={field.id.clone()}>
            { legend(field) }
            <div class="options">{ for options }</div>
            { clear(scene, field) }
        </fieldset>
    }
}

fn radio(scene: &Scene<'_>, field: &Field, value: Data) -> Html {
    let checked = scene.state.answers.get(&field.id) == Some(&value);
    let onchange = scene.act(Action::Answer(field.id.clone(), Some(value)));
    let name = format!("ec-{}", field.id);
    html! { <input type="radio" class="over" {name} {checked} {onchange} data-input={field.id.clone()} /> }
}

/// Takes an answer back. It keeps its place while there is none, so that nothing jumps.
fn clear(scene: &Scene<'_>, field: &Field) -> Html {
    let hidden = !scene.state.answers.contains_key(&field.id);
    let (store, input) = (scene.store.clone(), field.id.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        store.act(Action::Answer(input.clone(), None));
        // The button is gone now; the reader's place shall not be.
        store.focus(&input);
    });
    let name = format!(
        "{}{}{}",
        scene.words.clear_answer, scene.words.colon, field.label
    );
    html! {
        <button type="button" class={if hidden { "clear clear-none" } else { "clear" }} aria-label={name} {onclick}>
            <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 4l8 8M12 4l-8 8" /></svg>
        </button>
    }
}

fn reading(scene: &Scene<'_>, field: &Field) -> Option<Html> {
    field.note.as_ref().map(|note| {
        html! {
            <details class="reading">
                <summary>{ scene.words.reading }</summary>
                <p>{ note.clone() }</p>
            </details>
        }
    })
}

fn select(scene: &Scene<'_>, field: &Field, options: &[Choice]) -> Html {
    let id = format!("ec-{}", field.id);
    let answer = scene.state.answers.get(&field.id);
    let (store, input) = (scene.store.clone(), field.id.clone());
    // Ids are in kebab-case: none is a lone mark.
    let onchange = Callback::from(move |event: Event| {
        let select = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        let value = match select
            .map(|select| select.value())
            .unwrap_or_default()
            .as_str()
        {
            "" => None,
            "?" => Some(Data::Null),
            id => Some(Data::text(id)),
        };
        store.act(Action::Answer(input.clone(), value));
    });
    // As a property on changes, as an attribute at the start, when there is no option yet to choose.
    let chosen = match answer {
        None => "",
        Some(answer) => answer.as_text().unwrap_or("?"),
    };
    let option = |id: &str, name: String| {
        html! { <option value={id.to_owned()} selected={id == chosen}>{ name }</option> }
    };
    let known = options.iter().map(|(id, name, help)| {
        let name = match help {
            Some(help) => format!("{name} · {help}"),
            None => name.clone(),
        };
        option(id, name)
    });
    html! {
        <div class="row" key={field.id.clone()}>
            { label(field, &id) }
            <select class={if answer.is_some() { "field" } else { "field blank" }} id={id.clone()} ~value={JsValue::from_str(chosen)} data-input={field.id.clone()}
                aria-describedby={field.help.as_ref().map(|_| help_id(&id))} {onchange}>
                { option("", scene.words.choose.to_owned()) }
                { for known }
                { option("?", scene.words.unsure.to_owned()) }
            </select>
        </div>
    }
}
