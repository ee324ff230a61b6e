//! Questions that are answered by choosing.

use std::rc::Rc;

use eligibility_check::answers::Data;
use eligibility_check::form::FieldKind;
use yew::prelude::*;

use super::leaf::{id, span, unbroken};
use super::question::{QuestionProps, legend};
use super::select::Select;
use crate::widget::gesture::{Gesture, UNSURE};
use crate::widget::guidance::Opened;
use crate::widget::state::Action;
use crate::widget::words::words;

/// Up to so many options stand side by side; more make a list to open.
const FEW: usize = 5;

/// The id of an option, its name, and a word of help.
type Choice = (String, String, Option<String>);

/// How an answer looks.
const PLAIN: &str = "seg-face";
/// The same where it is against the applicant.
const AGAINST: &str = "seg-face seg-against";
/// The same of neither.
const OPEN: &str = "seg-face seg-open";

/// Yes, no, don't know: of a question, or of a statement.
pub(super) fn yes_no(props: &QuestionProps, chosen: Option<&Data>) -> Html {
    let words = words(props.lang);
    let field = &*props.field;
    let ((yes, yes_face), (no, no_face)) = if field.kind != FieldKind::Declared {
        ((words.yes, PLAIN), (words.no, PLAIN))
    } else if props.favourable {
        ((words.applies, PLAIN), (words.applies_not, AGAINST))
    } else {
        ((words.happened, AGAINST), (words.happened_not, PLAIN))
    };
    html! {
        <fieldset class="ask" key="ask">
            { legend(field) }
            <div class="ask-answer">
                <div class="segs">
                    { segment(props, chosen, Data::Bool(true), yes_face, yes) }
                    { segment(props, chosen, Data::Bool(false), no_face, no) }
                    { segment(props, chosen, Data::Null, OPEN, words.unsure) }
                </div>
                { take_back(props, chosen) }
            </div>
            if let Some(note) = &field.note {
                <details class="reading" open={props.reading} ontoggle={props.store.on(Gesture::Toggle(Opened::Reading(field.id.clone())))}>
                    <summary>{ span(words.reading) }</summary>
                    // Most are never opened.
                    if props.reading {
                        <p data-note={field.id.clone()} key={&**note}>{ unbroken(note) }</p>
                    } else {
                        <p data-note={field.id.clone()} key="closed"></p>
                    }
                </details>
            }
        </fieldset>
    }
}

fn segment(
    props: &QuestionProps,
    chosen: Option<&Data>,
    value: Data,
    face: &'static str,
    word: &str,
) -> Html {
    html! {
        <label class="seg">
            { radio(props, chosen, value) }
            <span class={face} key={word}>{word}</span>
        </label>
    }
}

/// One of several options.
pub(super) fn choice(props: &QuestionProps, chosen: Option<&Data>, options: &[Choice]) -> Html {
    if options.len() > FEW {
        let chosen = chosen.map_or("", |answer| answer.as_text().unwrap_or(UNSURE));
        return html! {
            <Select store={Rc::clone(&props.store)} lang={props.lang} field={Rc::clone(&props.field)}
                chosen={chosen.to_owned()} />
        };
    }
    let unsure = words(props.lang).unsure;
    let named = options
        .iter()
        .map(|(id, name, help)| option(props, chosen, Data::text(id), name, help.as_deref()));
    html! {
        <fieldset class="ask ask-choice" key="choice">
            { legend(&props.field) }
            // It stands beside the question, above the options: whoever goes by keyboard meets it there.
            { take_back(props, chosen) }
            <div class="options">
                { named.collect::<Html>() }
                { option(props, chosen, Data::Null, unsure, None) }
            </div>
        </fieldset>
    }
}

fn option(
    props: &QuestionProps,
    chosen: Option<&Data>,
    value: Data,
    name: &str,
    help: Option<&str>,
) -> Html {
    html! {
        <label class="option">
            { radio(props, chosen, value) }
            <span class="option-face" key={[name, help.unwrap_or_default()].concat()}>
                {name}
                if let Some(help) = help {
                    <span class="help">{help}</span>
                }
            </span>
        </label>
    }
}

fn radio(props: &QuestionProps, chosen: Option<&Data>, value: Data) -> Html {
    let QuestionProps { store, field, .. } = props;
    let checked = chosen == Some(&value);
    let answer = Action::Answer(field.id.clone(), Some(value));
    html! {
        <input class="over" type="radio" name={id(&field.id, "")} data-input={field.id.clone()} {checked}
            onchange={store.on(Gesture::Act(answer))} />
    }
}

/// Takes an answer back. It keeps its place while there is none, so that nothing jumps.
fn take_back(props: &QuestionProps, chosen: Option<&Data>) -> Html {
    let QuestionProps { store, field, .. } = props;
    let words = words(props.lang);
    let name = [words.clear_answer, words.colon, &field.label].concat();
    let press = store.on(Gesture::TakeBack(field.id.clone()));
    let class = match chosen {
        Some(_) => "clear",
        None => "clear clear-none",
    };
    html! {
        <button type="button" {class} aria-label={name} onclick={press}>
            <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 4l8 8M12 4l-8 8" /></svg>
        </button>
    }
}
