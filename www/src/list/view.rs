//! Draws the list of policies.

use std::rc::Rc;

use eligibility_check::evaluation::RoundState;
use eligibility_check::exact::digits;
use eligibility_check::listing::{Listed, Standing, applicants, matching};
use eligibility_check::policy::Lang;
use eligibility_check::text;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::state::{Action, State, Store};
use super::words::{Words, words};
use crate::widget::Menu;
use crate::widget::words::{self as form, fill};

/// What the list is mounted with.
#[derive(Properties, PartialEq)]
pub(super) struct AppProps {
    pub(super) store: Rc<Store>,
}

/// The list: it draws what the store holds.
pub(super) struct App;

impl Component for App {
    type Message = ();
    type Properties = AppProps;

    fn create(context: &Context<Self>) -> Self {
        context.props().store.on_redraw(context.link().clone());
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let store = &context.props().store;
        let state = store.state();
        let words = words(state.lang);
        let found = matching(&state.policies, &state.wanted, state.as_of);
        let count = match found.len() {
            0 => words.none.to_owned(),
            count => fill(words.count, &digits(count)),
        };
        html! {
            <div class="widget" part="list" lang={form::words(state.lang).tag}>
                { head(store, state.lang) }
                { controls(store, &state, words) }
                <p class="ec-list-count" role={(!state.left).then_some("status")}><span key={&*count}>{ &count }</span></p>
                <ul class="ec-list" role="list">
                    { for found.into_iter().map(|policy| card(store, &state, words, policy)) }
                </ul>
            </div>
        }
    }
}

fn head(store: &Rc<Store>, lang: Lang) -> Html {
    let (words, common) = (words(lang), form::words(lang));
    html! {
        // As a whole: its texts change with the language only.
        <header class="head" key={common.tag}>
            <div class="head-line">
                <div class="head-text"><h2 class="title" tabindex="-1">{ words.title }</h2></div>
                <div class="tools">
                    <button type="button" class="tool" lang={common.other_tag} onclick={on(store, Action::OtherLanguage)}>
                        { common.other_language }
                    </button>
                </div>
            </div>
            <p class="lead">{ words.lead }</p>
        </header>
    }
}

fn controls(store: &Rc<Store>, state: &State, words: &Words) -> Html {
    let search = {
        let store = Rc::clone(store);
        Callback::from(move |event: InputEvent| {
            let field = event.target_unchecked_into::<HtmlInputElement>();
            store.act(&Action::Search(field.value()));
        })
    };
    let choose = {
        let store = Rc::clone(store);
        Callback::from(move |event: Event| {
            let field = event.target_unchecked_into::<HtmlSelectElement>();
            store.act(&Action::Applicant(field.value()));
        })
    };
    let wanted = &state.wanted;
    let kinds = applicants(&state.policies).into_iter().cloned();
    let anybody = (String::new(), words.anybody.to_owned());
    let entries = [anybody].into_iter().chain(kinds).collect::<Vec<_>>();
    html! {
        <div class="ec-list-controls">
            <div class="ec-list-control">
                <label for="ec-search"><span key={words.search}>{ words.search }</span></label>
                <input class="field" type="text" id="ec-search" autocomplete="off" placeholder={words.search_hint}
                    value={wanted.search.clone()} oninput={search} />
            </div>
            <div class="ec-list-control">
                <label for="ec-who"><span key={words.applicant}>{ words.applicant }</span></label>
                <Menu id="ec-who" {entries} chosen={wanted.applicant.clone()} onchange={choose} />
            </div>
        </div>
    }
}

fn card(store: &Rc<Store>, state: &State, words: &Words, policy: &Listed) -> Html {
    let standing = policy.standing(state.as_of);
    let word = standing_text(standing, state.lang);
    let good = matches!(standing, Standing::InForce | Standing::Open);
    let chip = if good {
        "chip chip-good"
    } else {
        "chip chip-odd"
    };
    // A mark that is blank on its left hangs into the margin, as in the title of the form.
    let hangs = policy
        .title
        .starts_with(['“', '《', '「'])
        .then_some("hangs");
    let source = match &policy.number {
        Some(number) => [number, " · ", &policy.issuer].concat(),
        None => policy.issuer.clone(),
    };
    let checks = policy.checks_for(&state.wanted.applicant).map(|check| {
        let pick = Action::Pick(policy.id.clone(), check.id.clone());
        html! {
            <button type="button" class="tool" key={&*check.id} onclick={on(store, pick)}>{ &check.title }</button>
        }
    });
    html! {
        // Texts change with the language and the day only, and then the whole card is another one.
        <li class="card" key={[&*policy.id, form::words(state.lang).tag, word].concat()}>
            <h3 class={hangs} id={["ec-policy-", &policy.id].concat()}>
                { &policy.title }{ " " }<span class={chip}>{ word }</span>
            </h3>
            <p class="ec-list-source">{ source }</p>
            <p>{ words.for_whom }{ &policy.for_whom }</p>
            <div class="ec-list-checks" role="group" aria-label={[&policy.title, ": ", words.choose].concat()}>
                { for checks }
            </div>
            <p class="ec-list-source">{ fill(words.checked, &policy.checked) }</p>
        </li>
    }
}

fn standing_text(standing: Standing, lang: Lang) -> &'static str {
    let words = form::words(lang);
    match standing {
        Standing::NotYet => words.not_yet,
        Standing::InForce => words.in_force,
        Standing::Expired => words.expired,
        Standing::Upcoming => text::round(RoundState::Upcoming, lang),
        Standing::Open => text::round(RoundState::Open, lang),
        Standing::Closed => text::round(RoundState::Closed, lang),
    }
}

fn on(store: &Rc<Store>, action: Action) -> Callback<MouseEvent> {
    let store = Rc::clone(store);
    Callback::from(move |_| store.act(&action))
}
