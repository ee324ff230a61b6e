//! The answer: one sentence, three counts, what to correct, what to fill in, criterion by criterion.

use std::rc::Rc;

use eligibility_check::evaluation::{Problem, ProblemKind, Status};
use eligibility_check::exact::digits;
use eligibility_check::policy::{CheckKind, Evidence, Lang};
use eligibility_check::report::{Report, Tally};
use eligibility_check::text::{self, Headline};
use yew::prelude::*;

use super::criterion::{row, rows};
use super::guide::{first, more, overview, to_form};
use super::leaf::{bold, card_head, hangs, link, span, tool, unseen};
use super::mark::mark;
use super::tally::tally;
use crate::widget::gesture::Gesture;
use crate::widget::guidance::{Choices, Opened};
use crate::widget::outcome::Outcome;
use crate::widget::snapshot::Snapshot;
use crate::widget::state::State;
use crate::widget::store::Store;
use crate::widget::words::{Words, fill, words};

/// So many missing answers are named at once; the others on request.
const SHOWN: usize = 4;

pub(super) fn result(
    store: &Rc<Store>,
    now: &Snapshot,
    outcome: &Outcome,
    report: Report<'_>,
) -> Html {
    let state = &*now.state;
    let words = words(state.policy.lang);
    let tallies = Evidence::ALL.map(|evidence| (evidence, report.tally(evidence)));
    let live = outcome.evaluation.is_live();
    let groups = Evidence::ALL.map(|evidence| group(store, report, evidence, &state.choices));
    let class = if live { "answer" } else { "answer not-live" };
    html! {
        <div {class} part="result">
            { to_form(store, state.policy.lang) }
            <Verdict lang={state.policy.lang} kind={report.check.kind} headline={outcome.headline.clone()} {live} {tallies} />
            { problems(store, state, outcome) }
            { first(store, now) }
            { missing(store, state, report) }
            <section class="card" part="criteria" aria-labelledby="ec-criteria">
                { card_head("criteria", words.criteria, Html::default()) }
                { overview(store, now, report) }
                { for groups }
            </section>
            { more(store, now) }
        </div>
    }
}

/// What the verdict depends on.
#[derive(Properties, PartialEq)]
struct VerdictProps {
    lang: Lang,
    kind: CheckKind,
    headline: Headline,
    live: bool,
    tallies: [(Evidence, Tally); 3],
}

#[component]
fn Verdict(props: &VerdictProps) -> Html {
    let words = words(props.lang);
    let Headline { title, detail } = &props.headline;
    html! {
        <section class="card verdict" part="verdict" aria-labelledby="ec-result">
            if !props.live {
                <p class="not-live-note" key={words.not_live}>{words.not_live}</p>
            }
            <h3 class="verdict-title" id="ec-result" tabindex="-1">
                { unseen(&[words.result, words.colon].concat()) }
                { span(title) }
            </h3>
            if !detail.is_empty() {
                <p class="verdict-detail" key={&**detail}>{&**detail}</p>
            }
            { tally(&props.tallies, props.kind, props.lang) }
        </section>
    }
}

/// The criteria of one evidence, in the order of the text: they are counted apart and stand apart.
fn group(store: &Rc<Store>, report: Report<'_>, evidence: Evidence, choices: &Choices) -> Html {
    let words = words(report.policy.lang);
    let own = report.criteria().filter(|row| row.evidence() == evidence);
    let own: Vec<_> = own.map(|own| row(own, words, choices)).collect();
    if own.is_empty() {
        return Html::default();
    }
    let name = text::evidence(evidence, report.policy.lang);
    html! {
        <div hidden={own.iter().all(|row| row.hidden)}>
            <h4 class="group" key={name}>{name}</h4>
            <ul class="criteria" role="list">{ rows(store, &own) }</ul>
        </div>
    }
}

fn problems(store: &Rc<Store>, state: &State, outcome: &Outcome) -> Html {
    let told = outcome.problems(state.editing.as_ref());
    let told: Vec<Html> = told
        .map(|problem| wrong(store, state, outcome, problem))
        .collect();
    if told.is_empty() {
        return Html::default();
    }
    html! {
        <section class="card" part="problems" aria-labelledby="ec-problems">
            { card_head("problems", words(state.policy.lang).mend, Html::default()) }
            <ul class="problems" role="list">{ for told }</ul>
        </section>
    }
}

fn wrong(store: &Rc<Store>, state: &State, outcome: &Outcome, problem: &Problem) -> Html {
    let message = text::problem(&state.policy, outcome.evaluation.check, problem);
    let input = problem.inputs.first();
    let key = [input.map_or("", String::as_str), " ", &message].concat();
    let known = problem.kind != ProblemKind::UnknownInput;
    html! {
        <li {key}>
            { mark("invalid") }
            <div>
                if hangs(state.policy.lang, &message) {
                    <p class="hangs">{message}</p>
                } else {
                    <p>{message}</p>
                }
                if let Some(input) = input.filter(|_| known) {
                    { link(store, Gesture::Lead(input.clone()), words(state.policy.lang).mend_this) }
                }
            </div>
        </li>
    }
}

fn missing(store: &Rc<Store>, state: &State, report: Report<'_>) -> Html {
    let missing = report.policy.ids(&report.evaluation.missing);
    if missing.is_empty() {
        return Html::default();
    }
    let words = words(state.policy.lang);
    let (first, rest) = missing.split_at(missing.len().min(SHOWN));
    html! {
        <section class="card" part="missing" aria-labelledby="ec-missing">
            { card_head("missing", words.missing, Html::default()) }
            if let [next, _, ..] = *missing {
                // The one that decides most.
                { tool(store, Gesture::Lead(next.to_owned()), words.next_question) }
            }
            { to_fill_in(store, state, first) }
            if !rest.is_empty() {
                <details class="rest" open={state.choices.is_open(&Opened::Missing)} ontoggle={store.on(Gesture::Toggle(Opened::Missing))}>
                    <summary>{ span(&fill(words.more, &digits(rest.len()))) }</summary>
                    { to_fill_in(store, state, rest) }
                </details>
            }
        </section>
    }
}

/// Questions to go to.
fn to_fill_in(store: &Rc<Store>, state: &State, inputs: &[&str]) -> Html {
    let entries = inputs.iter().map(|input| {
        let label = text::input_label(&state.policy, state.check, input);
        html! { <li key={*input}>{ link(store, Gesture::Lead((*input).to_owned()), &label) }</li> }
    });
    html! { <ul class="missing" role="list">{ for entries }</ul> }
}

/// In a narrow widget the answer is far below the form: this bar always shows the verdict and leads to it.
pub(super) fn dock(store: &Rc<Store>, outcome: &Outcome, words: &Words) -> Html {
    html! {
        <div class="dock" part="dock">
            <p class="dock-text">
                { bold(&outcome.headline.title) }
                { span(&left_open(outcome, words)) }
            </p>
            <button type="button" class="go" onclick={store.on(Gesture::ShowResult)}>{ span(words.see_result) }</button>
        </div>
    }
}

/// How much is left to fill in, and to judge.
fn left_open(outcome: &Outcome, words: &Words) -> String {
    let evaluation = &outcome.evaluation;
    if !evaluation.is_live() {
        return words.not_live.to_owned();
    }
    let judged = evaluation.outcomes.iter();
    let judged = judged
        .filter(|outcome| outcome.status == Status::Judged)
        .count();
    let mut left = String::new();
    for (sentence, count) in [
        (words.dock_missing, evaluation.missing.len()),
        (words.dock_judged, judged),
    ] {
        if count > 0 {
            if !left.is_empty() {
                left.push_str(" · ");
            }
            left.push_str(&fill(sentence, &digits(count)));
        }
    }
    left
}
