//! What it is, whether it is in force, how long it takes, what to have at hand.

use std::rc::Rc;

use eligibility_check::evaluation::{RoundState, Validity, round, validity};
use eligibility_check::exact::{Date, digits};
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::text;
use yew::prelude::*;

use super::leaf::{Shared, hanging, span, tool};
use crate::widget::gesture::Gesture;
use crate::widget::state::Action;
use crate::widget::store::Store;
use crate::widget::words::{fill, words};

/// What the head depends on.
#[derive(Properties, PartialEq)]
pub(super) struct HeadProps {
    pub(super) store: Rc<Store>,
    pub(super) policy: Shared<Policy>,
    pub(super) as_of: Date,
    /// Whether a check is chosen.
    pub(super) chosen: bool,
    /// Whether everything was just cleared, which can be undone.
    pub(super) cleared: bool,
}

#[component]
pub(super) fn Head(props: &HeadProps) -> Html {
    let HeadProps { policy, as_of, .. } = props;
    let words = words(policy.lang);
    let validity = validity(&policy.in_force, *as_of);
    let number = policy.number.as_deref().unwrap_or(words.no_number);
    html! {
        <header class="head" part="head">
            <div class="head-line">
                <div class="head-text">
                    <p class="eyebrow">
                        { span(&[words.eyebrow, " · "].concat()) }
                        { source(policy, number) }
                    </p>
                    { title(policy, validity, *as_of) }
                </div>
                { tools(props) }
            </div>
            if let Some(about) = &policy.about {
                <p class="lead" key={&**about}>{&**about}</p>
            }
            if let Some(banner) = text::validity(policy, validity, *as_of) {
                <p class="banner" part="banner" key={&*banner}>{banner}</p>
            }
            <dl class="hints">
                if let Some(minutes) = policy.minutes {
                    { hint(words.time, &fill(words.minutes, &digits(minutes))) }
                }
                if let Some(prepare) = &policy.prepare {
                    { hint(words.prepare, prepare) }
                }
                { hint(words.privacy, words.stays_here) }
            </dl>
        </header>
    }
}

/// The title, and whether the policy is in force and takes applications: a round that is over, or has not begun, never
/// looks like a live one.
fn title(policy: &Policy, validity: Validity, as_of: Date) -> Html {
    let words = words(policy.lang);
    let title = &*policy.title;
    let (in_force, word) = match validity {
        Validity::InForce => (true, words.in_force),
        Validity::NotYet => (false, words.not_yet),
        Validity::Expired => (false, words.expired),
    };
    let round = round(policy.round.as_ref(), as_of);
    let taking = (round != RoundState::Unknown).then(|| text::round(round, policy.lang));
    html! {
        <h2 class="title" key={[title, word, taking.unwrap_or_default()].concat()}>
            { hanging(policy.lang, title) }
            { " " }
            { chip(in_force, word) }
            if let Some(taking) = taking {
                { " " }
                { chip(round == RoundState::Open, taking) }
            }
        </h2>
    }
}

fn chip(good: bool, word: &str) -> Html {
    let class = if good {
        "chip chip-good"
    } else {
        "chip chip-odd"
    };
    html! { <span {class}>{word}</span> }
}

fn hint(name: &str, text: &str) -> Html {
    html! {
        <div class="hint" key={[name, text].concat()}>
            <dt>{name}</dt>
            <dd>{text}</dd>
        </div>
    }
}

/// The document, as a link to the official page where that is known.
pub(super) fn source(policy: &Policy, name: &str) -> Html {
    let Some(url) = policy.url.clone() else {
        return span(name);
    };
    let new_window = words(policy.lang).new_window;
    html! {
        <a href={url} target="_blank" rel="noopener noreferrer" key={[name, new_window].concat()}>
            {name}
            <span class="unseen">{new_window}</span>
        </a>
    }
}

fn tools(props: &HeadProps) -> Html {
    let HeadProps { store, policy, .. } = props;
    let words = words(policy.lang);
    // One button, so that whoever pressed it by keyboard stands on “undo”.
    let (action, label) = if props.cleared {
        (Action::Undo, words.undo_clear)
    } else {
        (Action::Clear, words.clear)
    };
    let other = match policy.lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    };
    html! {
        <div class="tools">
            if props.chosen {
                { tool(store, Gesture::Act(action), label) }
            }
            <button type="button" class="tool" lang={words.other_tag} onclick={store.on(Gesture::Speak(other))}>
                { span(words.other_language) }
            </button>
        </div>
    }
}
