//! What it is, whether it is in force, how long it takes, what to have at hand.

use eligibility_check::policy::Lang;
use eligibility_check::report::Report;
use yew::prelude::*;

use super::{Action, Scene, Step, fill};

pub(super) fn head(scene: &Scene<'_>, report: &Report) -> Html {
    let words = scene.words;
    let policy = &scene.state.policy;
    let lang = scene.state.lang;
    let (chip, validity) = match report.validity {
        "in-force" => ("chip chip-good", words.in_force),
        "not-yet" => ("chip chip-odd", words.not_yet),
        _ => ("chip chip-odd", words.expired),
    };
    let title = policy.title.get(lang);
    let hint = |name: &'static str, text: String| {
        html! { <div class="hint"><dt>{ name }</dt><dd>{ text }</dd></div> }
    };
    let prepare = policy
        .prepare
        .as_ref()
        .map(|text| text.get(lang).to_owned());
    let minutes = policy
        .minutes
        .map(|minutes| fill(words.minutes, &minutes.to_string()));
    html! {
        <header class="head" part="head">
            <div class="head-line">
                <div class="head-text">
                    <p class="eyebrow">{ words.eyebrow }{ policy.number.as_ref().map(|number| html! { <>{ " · " }{ source(scene, report, number) }</> }) }</p>
                    <h2 class={classes!("title", scene.hanging(title))}>{ title.to_owned() }{ " " }<span class={chip}>{ validity }</span></h2>
                </div>
                { tools(scene) }
            </div>
            { policy.about.as_ref().map(|about| html! { <p class="lead">{ about.get(lang).to_owned() }</p> }) }
            { report.validity_text.as_ref().map(|text| html! { <p class="banner" part="banner">{ text.clone() }</p> }) }
            <dl class="hints">
                { minutes.map(|text| hint(words.time, text)) }
                { prepare.map(|text| hint(words.prepare, text)) }
                { hint(words.privacy, words.stays_here.to_owned()) }
            </dl>
        </header>
    }
}

/// The document, as a link to the official page where that is known.
pub(super) fn source(scene: &Scene<'_>, report: &Report, text: &str) -> Html {
    match &report.policy.url {
        Some(url) => html! {
            <a href={url.clone()} target="_blank" rel="noopener noreferrer">{ text.to_owned() }<span class="unseen">{ scene.words.new_window }</span></a>
        },
        None => text.to_owned().into(),
    }
}

fn tools(scene: &Scene<'_>) -> Html {
    let words = scene.words;
    // One button, so that whoever pressed it by keyboard stands on “undo”.
    let (clear, text) = match scene.can_undo(&Step::Clear) {
        true => (Action::Undo, words.undo_clear),
        false => (Action::Clear, words.clear),
    };
    let other = match scene.state.lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    };
    html! {
        <div class="tools">
            { scene.state.check.map(|_| html! { <button type="button" class="tool" onclick={scene.act(clear)}>{ text }</button> }) }
            <button type="button" class="tool" lang={words.other_tag} onclick={scene.act(Action::Speak(other))}>{ words.other_language }</button>
        </div>
    }
}
