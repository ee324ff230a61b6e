//! The same answers put to other checks, or with another answer: only what the visitor says fits.

use std::rc::Rc;

use eligibility_check::answers::Data;
use eligibility_check::exact::digits;
use eligibility_check::policy::{Check, Input, Kind, Policy};
use eligibility_check::report::Compared;
use eligibility_check::text;
use yew::prelude::*;

use super::pieces::{card, line};
use crate::widget::gesture::Gesture;
use crate::widget::guidance::{
    Comparison, Exploration, Others, Pick, offered_answers, offered_checks,
};
use crate::widget::state::{Action, State};
use crate::widget::store::Store;
use crate::widget::view::leaf::{Shared, link};
use crate::widget::view::menu::Menu;
use crate::widget::words::guide_words;

/// What the card depends on.
#[derive(Properties)]
pub(super) struct ComparisonCardProps {
    pub(super) store: Rc<Store>,
    pub(super) state: Shared<State>,
    pub(super) comparison: Option<Shared<Comparison>>,
}

/// Of the state it takes less than most of what happens changes.
impl PartialEq for ComparisonCardProps {
    fn eq(&self, other: &Self) -> bool {
        let (own, theirs) = (&*self.state, &*other.state);
        self.store == other.store
            && self.comparison == other.comparison
            && own.shows_check_of(theirs)
            && own.answers == theirs.answers
            && own.choices.picks == theirs.choices.picks
            && own.others == theirs.others
            && own.brings_others == theirs.brings_others
    }
}

#[component]
pub(super) fn ComparisonCard(props: &ComparisonCardProps) -> Html {
    let ComparisonCardProps {
        store,
        state,
        comparison,
    } = props;
    let words = guide_words(state.policy.lang);
    let results = comparison
        .as_ref()
        .map_or_else(Vec::new, |comparison| comparison.results());
    let result = |pick: &Pick| {
        // What was taken back is no longer shown, though it may have been computed.
        let mut results = results
            .iter()
            .filter(|(known, _)| state.choices.picks.contains(known));
        let found = results.find(|(known, _)| *known == pick);
        found.map_or_else(Html::default, |(_, compared)| {
            compared_with(state, compared)
        })
    };
    let checks =
        offered_checks(state).map(|(policy, check)| beside(store, state, policy, check, &result));
    let answers = offered_answers(state).into_iter();
    let answers = answers.map(|(input, given)| instead(store, state, input, given, &result));
    let can_bring = state.brings_others && state.others.loaded().is_empty();
    let missing = matches!(state.others, Others::Missing);
    let content = html! {
        <>
            { line(Some("section-help"), words.only_what_fits) }
            <div class="options">{ checks.collect::<Html>() }</div>
            <div>{ answers.collect::<Html>() }</div>
            <div>
                if can_bring {
                    { link(store, Gesture::BringOthers, words.others) }
                }
            </div>
            { line(Some("section-help"), if missing { words.others_missing } else { "" }) }
        </>
    };
    card("comparison", words.comparison, content)
}

/// Another check, to tick.
fn beside(
    store: &Rc<Store>,
    state: &State,
    policy: &Policy,
    check: &Check,
    result: &impl Fn(&Pick) -> Html,
) -> Html {
    let pick = Pick::Check(policy.id.clone(), check.id.clone());
    let exploration = Exploration::Beside(policy.id.clone(), check.id.clone());
    let tick = store.on(Gesture::Act(Action::Explore(exploration)));
    let of = (policy.id != state.policy.id).then(|| policy.title.clone());
    let key = pick.key();
    html! {
        <div key={&*key}>
            <label class="option">
                <input class="over" type="checkbox" checked={state.choices.picks.contains(&pick)} onchange={tick} />
                <span class="option-face" key={&*check.title}>
                    {&*check.title}
                    if let Some(of) = of {
                        <span class="help">{of}</span>
                    }
                </span>
            </label>
            <div data-compared={key.clone()}>{ result(&pick) }</div>
        </div>
    }
}

/// Another answer to an input, to choose.
fn instead(
    store: &Rc<Store>,
    state: &State,
    input: &Input,
    given: &Data,
    result: &impl Fn(&Pick) -> Html,
) -> Html {
    let words = guide_words(state.policy.lang);
    let other = choices(input, given, state);
    let picked = other.iter().position(|(value, _)| {
        let pick = Pick::Answer(input.id.clone(), value.clone());
        state.choices.picks.contains(&pick)
    });
    let shown = picked.and_then(|place| other.get(place));
    let result = shown.map(|(value, _)| result(&Pick::Answer(input.id.clone(), value.clone())));
    let mut entries = vec![(String::new(), words.not_compared.to_owned())];
    for (place, (_, name)) in other.iter().enumerate() {
        entries.push((digits(place), name.clone()));
    }
    let values = other.into_iter().map(|(value, _)| value).collect();
    let id = ["ec-instead-", &input.id].concat();
    let label = text::fill(
        words.instead,
        &[input.label.as_deref().unwrap_or(&input.id)],
    );
    html! {
        <div class="row" key={&*input.id}>
            <label class="label" for={id.clone()} key={&*label}>{&*label}</label>
            <Menu {id} {entries} chosen={picked.map_or_else(String::new, digits)}
                onchange={store.on(Gesture::Instead(input.id.clone(), values))} />
            <div data-compared={input.id.clone()}>{ result.unwrap_or_default() }</div>
        </div>
    }
}

/// The answers that could be given instead, and their names.
fn choices(input: &Input, given: &Data, state: &State) -> Vec<(Data, String)> {
    let words = guide_words(state.policy.lang);
    let mut choices = match &input.kind {
        Kind::Choice(options) => options
            .iter()
            .map(|option| (Data::text(&option.id), option.label.clone()))
            .collect(),
        _ => vec![
            (Data::Bool(true), words.yes.to_owned()),
            (Data::Bool(false), words.no.to_owned()),
        ],
    };
    choices.retain(|(value, _)| value != given);
    choices
}

/// What the same answers come to.
fn compared_with(state: &State, compared: &Compared<'_>) -> Html {
    let words = guide_words(state.policy.lang);
    let Some(report) = compared.report() else {
        return Html::default();
    };
    let lang = state.policy.lang;
    let live = compared.evaluation.is_live();
    // A call that is closed, or not open yet, never looks like a live one.
    let mark = if live { "" } else { text::not_live_mark(lang) };
    let verdict = [text::verdict_text(&compared.evaluation, lang), mark].concat();
    html! {
        <div class="guide-compared">
            <p key={["verdict ", &verdict].concat()}>
                <b>{verdict}</b>
                if compared.nearest {
                    <span class="soft">{words.nearer}</span>
                }
            </p>
            { line(Some("guide-note"), &compared.counts_text(&state.policy)) }
            { line(Some("guide-note"), &report.why()) }
        </div>
    }
}
