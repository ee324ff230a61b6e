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
mod scene;
mod tally;

use std::rc::Rc;

use yew::{Html, NodeRef};

use super::gesture::Gesture;
use super::outcome::{Outcome, preview};
use super::state::{Action, Step};
use super::store::{Snapshot, Store};
use super::words::fill;
use scene::{On, Scene};

pub(crate) fn widget(store: &Rc<Store>, frame: &NodeRef) -> Html {
    let Snapshot { state, outcome } = store.snapshot();
    let preview = match outcome {
        None => preview(&state),
        Some(_) => None,
    };
    let outcome = outcome.as_deref();
    let about = outcome.or(preview.as_ref()).map(|about| &about.report);
    let scene = &mut Scene::new(store, &state);
    scene.open("div.widget").attr("part", "widget");
    scene.attr("lang", scene.words.tag);
    if let Some(tag) = scene.tag() {
        tag.node_ref = frame.clone();
    }
    match about {
        Some(report) => head::head(scene, report),
        None => scene.gap(),
    }
    checks::checks(scene);
    match outcome {
        Some(outcome) => check(scene, outcome),
        None => scene.line("p.choose-first", scene.words.choose_first),
    }
    match about {
        Some(report) => facts::foot(scene, report),
        None => scene.gap(),
    }
    match outcome {
        Some(outcome) => result::dock(scene, outcome),
        None => scene.gap(),
    }
    scene.open("p.unseen").attr("role", "status");
    said(scene, outcome);
    scene.close();
    scene.close();
    scene.finish()
}

fn check(scene: &mut Scene<'_>, outcome: &Outcome) {
    scene.open("div");
    scene.open("div.columns");
    scene.open("div.form").attr("part", "form");
    for section in &outcome.sections {
        form::section(scene, outcome, section);
    }
    scene.close();
    result::result(scene, outcome);
    scene.close();
    facts::facts(scene, outcome);
    scene.close();
}

/// What a screen reader says after a change: the result in one sentence, or what was just done.
fn said(scene: &mut Scene<'_>, outcome: Option<&Outcome>) {
    let words = scene.words;
    match (&scene.state.undo, outcome) {
        (Some(undo), _) => {
            let done = match undo.step {
                Step::Clear => words.cleared,
                Step::Agree(_) => words.agreed,
            };
            scene.text(done);
        }
        (None, Some(outcome)) => {
            let headline = &outcome.report.headline;
            let live = if outcome.is_live() {
                ""
            } else {
                words.not_live
            };
            scene.text(&[live, " ", &headline.title, " ", &headline.detail].concat());
        }
        (None, None) => {}
    }
}
