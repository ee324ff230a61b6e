//! Questions that are answered by choosing.

use eligibility_check::answers::Data;
use eligibility_check::form::Field;

use super::form::{help_part, label, legend};
use super::{Action, Gesture, On, Scene};
use crate::widget::gesture::UNSURE;

/// Up to so many options stand side by side; more make a list to open.
const FEW: usize = 5;

type Choice = (String, String, Option<String>);

/// Yes, no, don't know: of a question, or of a statement.
pub(super) fn yes_no(scene: &mut Scene<'_>, field: &Field, statement: bool) {
    let words = scene.words;
    let (plain, against) = ("span.seg-face", "span.seg-face seg-against");
    let (yes, no, yes_face, no_face) = if !statement {
        (words.yes, words.no, plain, plain)
    } else if scene.state.favourable() {
        (words.applies, words.applies_not, plain, against)
    } else {
        (words.happened, words.happened_not, against, plain)
    };
    scene.open("fieldset.ask");
    legend(scene, field);
    scene.open("div.ask-answer");
    scene.open("div.segs");
    segment(scene, field, Data::Bool(true), yes_face, yes);
    segment(scene, field, Data::Bool(false), no_face, no);
    let unsure = "span.seg-face seg-open";
    segment(scene, field, Data::Null, unsure, words.unsure);
    scene.close();
    take_back(scene, field);
    scene.close();
    if field.note.is_some() {
        // As within a criterion, the page writes it out once it is opened.
        scene.open("details.reading");
        scene.line("summary", words.reading);
        scene.open("p").attr("data-note", &field.id).close();
        scene.close();
    } else {
        scene.gap();
    }
    scene.close();
}

fn segment(scene: &mut Scene<'_>, field: &Field, value: Data, face: &'static str, word: &str) {
    scene.open("label.seg");
    radio(scene, field, value);
    scene.line(face, word);
    scene.close();
}

/// One of several options.
pub(super) fn choice(scene: &mut Scene<'_>, field: &Field, options: &[Choice]) {
    if options.len() > FEW {
        return select(scene, field, options);
    }
    scene.open("fieldset.ask ask-choice");
    legend(scene, field);
    // It stands beside the question, above the options: whoever goes by keyboard meets it there.
    take_back(scene, field);
    scene.open("div.options");
    for (id, name, help) in options {
        option(scene, field, Data::text(id), name, help.as_deref());
    }
    option(scene, field, Data::Null, scene.words.unsure, None);
    scene.close();
    scene.close();
}

fn option(scene: &mut Scene<'_>, field: &Field, value: Data, name: &str, help: Option<&str>) {
    scene.open("label.option");
    radio(scene, field, value);
    scene.open("span.option-face").text(name);
    scene.line_if("span.help", help);
    scene.close();
    scene.close();
}

fn radio(scene: &mut Scene<'_>, field: &Field, value: Data) {
    let checked = scene.state.answers.get(&field.id) == Some(&value);
    let answer = Action::Answer(field.id.clone(), Some(value));
    scene.open("input.over").attr("type", "radio");
    scene.id("name", &field.id, "");
    scene.attr("data-input", &field.id);
    if let Some(tag) = scene.tag() {
        tag.set_checked(checked);
    }
    scene.on(On::Change, Gesture::Act(answer)).close();
}

/// Takes an answer back. It keeps its place while there is none, so that nothing jumps.
fn take_back(scene: &mut Scene<'_>, field: &Field) {
    let element = if scene.state.answers.contains_key(&field.id) {
        "button.clear"
    } else {
        "button.clear clear-none"
    };
    let words = scene.words;
    let name = [words.clear_answer, words.colon, &field.label].concat();
    scene.open_button(element, Gesture::TakeBack(field.id.clone()));
    scene.attr("aria-label", &name);
    scene.open("svg").attr("viewBox", "0 0 16 16");
    scene.attr("aria-hidden", "true");
    scene.open("path").attr("d", "M4 4l8 8M12 4l-8 8").close();
    scene.close();
    scene.close();
}

fn select(scene: &mut Scene<'_>, field: &Field, options: &[Choice]) {
    let chosen = match scene.state.answers.get(&field.id) {
        None => "",
        Some(answer) => answer.as_text().unwrap_or(UNSURE),
    };
    scene.open("div.row");
    label(scene, field);
    scene.open(if chosen.is_empty() {
        "select.field blank"
    } else {
        "select.field"
    });
    scene.id("id", &field.id, "").attr("data-input", &field.id);
    scene.described_by(&[(&field.id, help_part(field))]);
    scene.property("value", chosen);
    scene.on(On::Change, Gesture::Select(field.id.clone()));
    entry(scene, chosen, "", scene.words.choose);
    // A list that is closed may cut it short: what belongs to the choice stands below as well.
    let mut about = None;
    for (id, name, help) in options {
        let help = help.as_deref().unwrap_or_default();
        let dot = if help.is_empty() { "" } else { " · " };
        entry(scene, chosen, id, &[name, dot, help].concat());
        if id == chosen && !help.is_empty() {
            about = Some(help);
        }
    }
    entry(scene, chosen, UNSURE, scene.words.unsure);
    scene.close();
    scene.line_if("p.said", about);
    scene.close();
}

/// An entry of a list. The choice is a property of the list on changes, and an attribute of its entry at the start,
/// when there is no entry yet to choose.
fn entry(scene: &mut Scene<'_>, chosen: &str, value: &str, name: &str) {
    scene.open("option").attr("value", value);
    if value == chosen {
        scene.attr("selected", "");
    }
    scene.text(name).close();
}
