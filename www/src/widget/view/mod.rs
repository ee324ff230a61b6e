//! Draws the widget: one function for each part, and no state of their own.

mod answer;
mod checks;
mod criterion;
mod figure;
mod foot;
mod form;
mod head;
mod mark;
mod meter;
mod result;
mod scene;
mod tally;

use std::rc::Rc;

use eligibility_check::exact::digits;
use eligibility_check::report::Report;
use yew::Html;

use super::gesture::Gesture;
use super::outcome::Outcome;
use super::state::{Action, Step};
use super::store::Store;
use super::words::fill;
use scene::{On, Scene};

pub(crate) fn widget(store: &Rc<Store>) -> Html {
    let now = store.snapshot();
    let outcome = now.outcome.as_deref();
    let scene = &mut Scene::new(store, &now.state);
    scene.open("div.widget").attr("part", "widget");
    scene.attr("lang", scene.words.tag);
    head::head(scene);
    checks::checks(scene);
    match (outcome, now.report()) {
        (Some(outcome), Some(report)) => check(scene, outcome, report),
        _ => scene.line("p.choose-first", scene.words.choose_first),
    }
    foot::foot(scene);
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

/// Says that answers were taken over from another policy.
fn carried(scene: &mut Scene<'_>) {
    let carried = scene.state.carried;
    let text = fill(scene.words.carried, &digits(carried));
    scene.line_if("p.carried", (carried > 0).then_some(&*text));
}

fn check(scene: &mut Scene<'_>, outcome: &Outcome, report: Report<'_>) {
    scene.open("div");
    carried(scene);
    scene.open("div.columns");
    scene.open("div.form").attr("part", "form");
    for section in &outcome.sections {
        form::section(scene, outcome, section);
    }
    scene.close();
    result::result(scene, outcome, report);
    scene.close();
    // Worth knowing beside the result; the page fills it.
    scene.open("div.facts").attr("part", "facts");
    scene.attr("data-guide", "facts").close();
    scene.close();
}

/// What a screen reader says after a change: the result in one sentence, or what was just done.
fn said(scene: &mut Scene<'_>, outcome: Option<&Outcome>) {
    let words = scene.words;
    match (&scene.state.undo, outcome) {
        (Some(undo), _) => {
            let done = match undo.step {
                Step::Clear => words.cleared,
                Step::Plan => words.plan_entered,
                Step::Agree(_) if scene.state.favourable() => words.agreed,
                Step::Agree(_) => words.denied,
            };
            scene.text(done);
        }
        (None, Some(outcome)) => {
            let headline = &outcome.headline;
            let live = if outcome.evaluation.is_live() {
                ""
            } else {
                words.not_live
            };
            scene.text(&[live, " ", &headline.title, " ", &headline.detail].concat());
        }
        (None, None) => {}
    }
}
