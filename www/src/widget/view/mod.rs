//! Draws the widget: one function for each part, and no state of their own.

mod answer;
mod checks;
mod criterion;
mod facts;
mod figure;
mod form;
mod head;
mod mark;
mod meter;
mod result;
mod tag;
mod tally;

use std::rc::Rc;

use eligibility_check::policy::Lang;
use eligibility_check::report::Report;
use eligibility_check::text;
use yew::{Html, NodeRef};

use super::gesture::Gesture;
use super::outcome::Outcome;
use super::state::{Action, State, Step};
use super::store::Store;
use super::words::{Words, fill, words};
use tag::{On, Tag, tag};

/// What every part sees.
pub(crate) struct Scene<'a> {
    store: &'a Rc<Store>,
    state: &'a State,
    words: &'static Words,
}

impl Scene<'_> {
    /// A button.
    fn button(&self, class: &'static str, gesture: Gesture) -> Tag {
        let button = tag("button").class(class).attr("type", "button");
        button.on(On::Click, self.store, gesture)
    }

    /// A button that leads to a question.
    fn lead_to(&self, input: &str, text: &str) -> Tag {
        self.button("link", Gesture::Lead(input.to_owned()))
            .text(text)
    }

    /// What an input asks.
    fn label(&self, input: &str) -> String {
        text::input_label(&self.state.policy, self.state.check, input)
    }

    /// A paragraph that hangs into the margin where it begins with a mark that is blank on its left.
    fn hanging(&self, name: &'static str, line: &str) -> Tag {
        let hangs = self.state.policy.lang == Lang::Zh && line.starts_with(['“', '《', '「']);
        tag(name).class(if hangs { "hangs" } else { "" }).text(line)
    }

    /// Whether this step is the one that can be taken back.
    fn can_undo(&self, step: &Step) -> bool {
        self.state
            .undo
            .as_ref()
            .is_some_and(|undo| undo.step == *step)
    }
}

pub(crate) fn widget(store: &Rc<Store>, frame: &NodeRef) -> Html {
    let now = store.snapshot();
    let words = words(now.state.policy.lang);
    let scene = Scene {
        store,
        state: &now.state,
        words,
    };
    let outcome = now.outcome.as_deref();
    let check = match (outcome, now.report()) {
        (Some(outcome), Some(report)) => check(&scene, outcome, report),
        _ => tag("p").class("choose-first").text(words.choose_first),
    };
    let status = tag("p").class("unseen").attr("role", "status");
    tag("div")
        .class("widget")
        .attr("part", "widget")
        .attr("lang", words.tag)
        .with(|tag| tag.node_ref = frame.clone())
        .child(head::head(&scene))
        .child_if(checks::checks(&scene))
        .child(check)
        .child(facts::foot(&scene))
        .child_if(outcome.map(|outcome| result::dock(&scene, outcome)))
        .child(status.text(&said(&scene, outcome)))
        .into()
}

fn check(scene: &Scene<'_>, outcome: &Outcome, report: Report<'_>) -> Tag {
    let sections = outcome.sections.iter();
    let sections = sections.map(|section| form::section(scene, outcome, section).into());
    let form = tag("div")
        .class("form")
        .attr("part", "form")
        .list(sections.collect());
    let columns = tag("div")
        .class("columns")
        .child(form)
        .child(result::result(scene, outcome, report));
    tag("div").child(columns).child(facts::facts(scene, report))
}

/// What a screen reader says after a change: the result in one sentence, or what was just done.
fn said(scene: &Scene<'_>, outcome: Option<&Outcome>) -> String {
    match (scene.state.undo.as_ref().map(|undo| &undo.step), outcome) {
        (Some(Step::Clear), _) => scene.words.cleared.to_owned(),
        (Some(Step::Agree(_)), _) => scene.words.agreed.to_owned(),
        (None, Some(outcome)) => {
            let headline = &outcome.headline;
            let live = if outcome.is_live() {
                ""
            } else {
                scene.words.not_live
            };
            [live, &headline.title, &headline.detail].join(" ")
        }
        (None, None) => String::new(),
    }
}

/// A clause as it is cited.
fn clause(text: &str) -> Tag {
    tag("span").class("clause").text(text)
}

/// What is heard and not seen.
fn unseen(text: &str) -> Tag {
    tag("span").class("unseen").text(text)
}

/// A card with its heading.
fn card(part: &str, id: &str, title: &str) -> (Tag, Tag) {
    let heading = tag("h3").attr("id", id).text(title);
    let card = tag("section")
        .class("card")
        .attr("part", part)
        .attr("aria-labelledby", id);
    (card, tag("div").class("card-head").child(heading))
}

/// A list without marks; the role brings back what some browsers take away with them.
fn bare_list(name: &'static str, class: &'static str, items: Vec<Html>) -> Tag {
    tag(name).class(class).attr("role", "list").list(items)
}
