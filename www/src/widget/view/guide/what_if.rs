//! What another figure would change, without touching what was entered.

use std::rc::Rc;

use eligibility_check::exact::Rational;
use eligibility_check::guidance::Tryable;
use eligibility_check::report::Report;
use eligibility_check::text;
use yew::prelude::*;

use super::line;
use super::pieces::{self, card, cited, heading, list};
use crate::widget::gesture::Gesture;
use crate::widget::guidance::{Advice, Trial, shown_lever, trial_result};
use crate::widget::store::Store;
use crate::widget::typing::digits_of;
use crate::widget::view::leaf::{Shared, link, unbroken};
use crate::widget::view::menu::Menu;
use crate::widget::words::{GuideWords, guide_words};

/// What the card depends on.
#[derive(Properties, PartialEq)]
pub(super) struct WhatIfCardProps {
    pub(super) store: Rc<Store>,
    pub(super) advice: Shared<Advice>,
    pub(super) trial: Option<Trial>,
}

#[component]
pub(super) fn WhatIfCard(props: &WhatIfCardProps) -> Html {
    let WhatIfCardProps {
        store,
        advice,
        trial,
    } = props;
    let Some(lever) = shown_lever(advice, trial.as_ref()) else {
        return Html::default();
    };
    let policy = advice.policy();
    let words = guide_words(policy.lang);
    let id = |lever: &Tryable| policy.ids(&[lever.input]).concat();
    let input = id(lever);
    let trial = trial.as_ref().filter(|trial| trial.input == input);
    let levers = advice.levers().iter();
    let entries = levers.map(|lever| (id(lever), text::input_name(policy, lever.input)));
    let content = html! {
        <>
            { pieces::line(Some("section-help"), words.only_tried) }
            <div class="row">
                <label class="label" for="ec-what-if-input" key={words.which}>{words.which}</label>
                <Menu id="ec-what-if-input" entries={entries.collect::<Vec<_>>()} chosen={input.clone()}
                    onchange={store.on(Gesture::ChooseLever)} />
            </div>
            { stepper(store, lever, &input, trial, words) }
            <div class="guide-line">{ line::line(lever, trial.and_then(Trial::figure)) }</div>
            <div class="guide-done">{ outcome(advice, lever, trial) }</div>
            <div>{ turns(store, advice, lever, &input) }</div>
        </>
    };
    card("what-if", words.what_if, content)
}

/// The figure, and one less or more of it.
fn stepper(
    store: &Rc<Store>,
    lever: &Tryable,
    input: &str,
    trial: Option<&Trial>,
    words: &GuideWords,
) -> Html {
    let text = trial.and_then(|trial| trial.text.clone());
    let now = trial.and_then(Trial::figure).unwrap_or(lever.today);
    let step = |by: i64| {
        let next = now.plus(Rational::integer(by)).unwrap_or(now);
        let next = digits_of(next.max(lever.least).min(lever.most));
        store.on(Gesture::TryFigure(input.to_owned(), next))
    };
    html! {
        <div class="guide-stepper">
            <button type="button" class="tool" aria-label={words.less} onclick={step(-1)}>{"−"}</button>
            <input class="field" type="text" inputmode="numeric" autocomplete="off" aria-label={words.figure}
                value={text.unwrap_or_else(|| digits_of(lever.today))} oninput={store.on(Gesture::TypeFigure(input.to_owned()))} />
            <button type="button" class="tool" aria-label={words.more} onclick={step(1)}>{"+"}</button>
        </div>
    }
}

/// What comes of the figure.
fn outcome(advice: &Advice, lever: &Tryable, trial: Option<&Trial>) -> Html {
    let sentences = trial_result(advice, lever, trial).sentences(advice.policy().lang);
    let Some((first, turned)) = sentences.split_first() else {
        return Html::default();
    };
    let turned = turned.iter().map(|line| {
        html! { <li key={&**line}>{ unbroken(line) }</li> }
    });
    html! {
        <div>
            { pieces::line(None, first) }
            if turned.len() > 0 {
                { list(turned) }
            }
        </div>
    }
}

/// Where the result turns.
fn turns(store: &Rc<Store>, advice: &Advice, lever: &Tryable, input: &str) -> Html {
    let policy = advice.policy();
    let words = guide_words(policy.lang);
    let Some(report) = advice.report().filter(|_| !lever.tipping.is_empty()) else {
        return Html::default();
    };
    let points = lever.tipping.iter().map(|point| {
        let at = text::amount(policy, lever.input, point.at);
        let word = text::status(point.status, report.check.kind, policy.lang);
        let gesture = Gesture::TryFigure(input.to_owned(), digits_of(point.at));
        let label = unbroken(&[&at, words.colon, word].concat());
        html! {
            <li key={[&at, " ", &*statement(report, point.criterion)].concat()}>
                { link(store, gesture, &label) }
                { cited(&statement(report, point.criterion), "") }
            </li>
        }
    });
    html! {
        <>
            { heading(words.turns) }
            { list(points) }
        </>
    }
}

fn statement(report: Report<'_>, position: usize) -> String {
    let row = report.criteria().nth(position);
    row.map_or_else(String::new, |row| row.statement())
}
