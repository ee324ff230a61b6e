//! What it is, whether it is in force, how long it takes, what to have at hand.

use eligibility_check::evaluation::{Validity, validity};
use eligibility_check::policy::Lang;
use eligibility_check::text;

use super::tag::{Tag, tag};
use super::{Action, Gesture, Scene, Step, fill, unseen};

pub(super) fn head(scene: &Scene<'_>) -> Tag {
    let words = scene.words;
    let policy = &scene.state.policy;
    let as_of = scene.state.as_of;
    let validity = validity(&policy.in_force, as_of);
    let (chip, word) = match validity {
        Validity::InForce => ("chip chip-good", words.in_force),
        Validity::NotYet => ("chip chip-odd", words.not_yet),
        Validity::Expired => ("chip chip-odd", words.expired),
    };
    let number = policy.number.as_ref();
    let eyebrow = tag("p")
        .class("eyebrow")
        .text(words.eyebrow)
        .text(if number.is_some() { " · " } else { "" })
        .child_if(number.map(|number| source(scene, number)));
    let title = scene.hanging("span", &policy.title);
    let title = tag("h2")
        .class("title")
        .child(title)
        .text(" ")
        .child(tag("span").class(chip).text(word));
    let line = tag("div").class("head-line");
    let line = line
        .child(tag("div").class("head-text").child(eyebrow).child(title))
        .child(tools(scene));

    let minutes = policy
        .minutes
        .map(|minutes| hint(words.time, &fill(words.minutes, &minutes.to_string())));
    let prepare = policy
        .prepare
        .as_ref()
        .map(|text| hint(words.prepare, text));
    let hints = tag("dl").class("hints").child_if(minutes).child_if(prepare);
    let about = policy.about.as_ref();
    let banner = text::validity(policy, validity, as_of);
    tag("header")
        .class("head")
        .attr("part", "head")
        .child(line)
        .child_if(about.map(|about| tag("p").class("lead").text(about)))
        .child_if(banner.map(|text| tag("p").class("banner").attr("part", "banner").text(&text)))
        .child(hints.child(hint(words.privacy, words.stays_here)))
}

fn hint(name: &str, text: &str) -> Tag {
    tag("div")
        .class("hint")
        .child(tag("dt").text(name))
        .child(tag("dd").text(text))
}

/// The document, as a link to the official page where that is known.
pub(super) fn source(scene: &Scene<'_>, text: &str) -> Tag {
    let Some(url) = &scene.state.policy.url else {
        return tag("span").text(text);
    };
    let link = tag("a")
        .attr("href", url)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer");
    link.text(text).child(unseen(scene.words.new_window))
}

fn tools(scene: &Scene<'_>) -> Tag {
    let words = scene.words;
    // One button, so that whoever pressed it by keyboard stands on “undo”.
    let (action, text) = if scene.can_undo(&Step::Clear) {
        (Action::Undo, words.undo_clear)
    } else {
        (Action::Clear, words.clear)
    };
    let clear = scene
        .state
        .check
        .map(|_| scene.button("tool", Gesture::Act(action)).text(text));
    let other = match scene.state.policy.lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    };
    let speak = scene.button("tool", Gesture::Speak(other));
    let speak = speak
        .attr("lang", words.other_tag)
        .text(words.other_language);
    tag("div").class("tools").child_if(clear).child(speak)
}
