//! What it is, whether it is in force, how long it takes, what to have at hand.

use eligibility_check::evaluation::{RoundState, Validity, round, validity};
use eligibility_check::exact::digits;
use eligibility_check::policy::Lang;
use eligibility_check::text;

use super::{Action, Gesture, Scene, Step, fill};

pub(super) fn head(scene: &mut Scene<'_>) {
    let words = scene.words;
    let policy = &scene.state.policy;
    let as_of = scene.state.as_of;
    let validity = validity(&policy.in_force, as_of);
    let (chip, word) = match validity {
        Validity::InForce => ("span.chip chip-good", words.in_force),
        Validity::NotYet => ("span.chip chip-odd", words.not_yet),
        Validity::Expired => ("span.chip chip-odd", words.expired),
    };
    scene.open("header.head").attr("part", "head");

    scene.open("div.head-line");
    scene.open("div.head-text");
    scene.open("p.eyebrow").text(words.eyebrow);
    scene.text(" · ");
    source(scene, policy.number.as_deref().unwrap_or(words.no_number));
    scene.close();
    scene.open("h2.title");
    scene.hanging("span", &policy.title);
    scene.text(" ").line(chip, word);
    // A round that is over, or has not begun, never looks like a live one.
    match round(policy.round.as_ref(), as_of) {
        RoundState::Unknown => {}
        RoundState::Open => taking(scene, "span.chip chip-good", RoundState::Open),
        state => taking(scene, "span.chip chip-odd", state),
    }
    scene.close();
    scene.close();
    tools(scene);
    scene.close();

    scene.maybe("p.lead", &policy.about);
    match text::validity(policy, validity, as_of) {
        Some(text) => scene
            .open("p.banner")
            .attr("part", "banner")
            .text(&text)
            .close(),
        None => scene.gap(),
    }
    scene.open("dl.hints");
    if let Some(minutes) = policy.minutes {
        hint(scene, words.time, &fill(words.minutes, &digits(minutes)));
    }
    if let Some(prepare) = &policy.prepare {
        hint(scene, words.prepare, prepare);
    }
    hint(scene, words.privacy, words.stays_here);
    scene.close();
    scene.close();
}

fn taking(scene: &mut Scene<'_>, chip: &'static str, state: RoundState) {
    scene.text(" ");
    scene.line(chip, text::round(state, scene.state.policy.lang));
}

fn hint(scene: &mut Scene<'_>, name: &str, text: &str) {
    scene.open("div.hint");
    scene.line("dt", name);
    scene.line("dd", text);
    scene.close();
}

/// The document, as a link to the official page where that is known.
pub(super) fn source(scene: &mut Scene<'_>, text: &str) {
    let Some(url) = &scene.state.policy.url else {
        return scene.line("span", text);
    };
    scene.open("a").attr("href", url).attr("target", "_blank");
    scene.attr("rel", "noopener noreferrer").text(text);
    scene.unseen(scene.words.new_window);
    scene.close();
}

fn tools(scene: &mut Scene<'_>) {
    let words = scene.words;
    scene.open("div.tools");
    // One button, so that whoever pressed it by keyboard stands on “undo”.
    let (action, text) = if scene.can_undo(&Step::Clear) {
        (Action::Undo, words.undo_clear)
    } else {
        (Action::Clear, words.clear)
    };
    match scene.state.check {
        Some(_) => scene.button("button.tool", Gesture::Act(action), text),
        None => scene.gap(),
    }
    let other = match scene.state.policy.lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    };
    scene.open_button("button.tool", Gesture::Speak(other));
    scene.attr("lang", words.other_tag);
    scene.text(words.other_language).close();
    scene.close();
}
