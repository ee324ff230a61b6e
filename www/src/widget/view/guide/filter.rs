//! Which criteria are listed.

use std::rc::Rc;

use eligibility_check::exact::digits;
use eligibility_check::policy::{CheckKind, Lang};
use eligibility_check::text;
use yew::prelude::*;

use crate::widget::gesture::Gesture;
use crate::widget::guidance::Look;
use crate::widget::store::Store;
use crate::widget::words::guide_words;

/// What the choice depends on.
#[derive(Properties, PartialEq)]
pub(super) struct FilterProps {
    pub(super) store: Rc<Store>,
    pub(super) lang: Lang,
    pub(super) kind: CheckKind,
    pub(super) look: Look,
    /// How many criteria each choice lists.
    pub(super) counts: [usize; Look::ALL.len()],
}

/// Lists all criteria, or only those that are not met, open, or for the experts.
#[component]
pub(super) fn Filter(props: &FilterProps) -> Html {
    let legend = guide_words(props.lang).filter;
    let choices = Look::ALL.into_iter().zip(props.counts);
    let choices = choices.map(|(look, count)| choice(props, look, count));
    html! {
        <fieldset class="guide-filter">
            <legend class="unseen" key={legend}>{legend}</legend>
            <div class="segs">{ choices.collect::<Html>() }</div>
        </fieldset>
    }
}

fn choice(props: &FilterProps, look: Look, count: usize) -> Html {
    let word = word(look, props.kind, props.lang);
    let count = digits(count);
    let sentence = text::fill(guide_words(props.lang).listed, &[word, &count]);
    let list = props.store.on(Gesture::List(look, sentence));
    html! {
        <label class="seg">
            <input class="over" type="radio" name="ec-filter" disabled={count == "0"} checked={look == props.look} onchange={list} />
            <span class="seg-face" key={[word, &count].concat()}><span>{word}</span>{ " " }<b>{&*count}</b></span>
        </label>
    }
}

/// The word for a choice. What is against the applicant is called as its status is.
fn word(look: Look, kind: CheckKind, lang: Lang) -> &'static str {
    let words = guide_words(lang);
    match (look, kind) {
        (Look::All, _) => words.all,
        (Look::Unmet, CheckKind::Exit) => words.triggered,
        (Look::Unmet, CheckKind::Assessment) => words.fewer_points,
        (Look::Unmet, _) => words.unmet,
        (Look::Unanswered, _) => words.unanswered,
        (Look::Judged, _) => words.judged,
    }
}
