//! Questions that are answered by choosing.

use eligibility_check::answers::Data;
use eligibility_check::form::Field;
use wasm_bindgen::JsValue;
use yew::virtual_dom::AttributeOrProperty::Property;

use super::form::{help, help_id, legend};
use super::tag::{Fixed, On, Tag, is, tag};
use super::{Action, Gesture, Scene};
use crate::widget::gesture::UNSURE;

/// Up to so many options stand side by side; more make a list to open.
const FEW: usize = 5;

type Choice = (String, String, Option<String>);

/// Yes, no, don't know: of a question, or of a statement.
pub(super) fn yes_no(scene: &Scene<'_>, field: &Field, statement: bool) -> Tag {
    let words = scene.words;
    let (yes, no, against) = if statement {
        (words.applies, words.applies_not, "seg-face seg-against")
    } else {
        (words.yes, words.no, "seg-face")
    };
    let segment = |value: Data, word: &str, class: &'static str| {
        let face = tag("span").class(class).text(word);
        tag("label")
            .class("seg")
            .child(radio(scene, field, value))
            .child(face)
    };
    let segments = tag("div")
        .class("segs")
        .child(segment(Data::Bool(true), yes, "seg-face"))
        .child(segment(Data::Bool(false), no, against))
        .child(segment(Data::Null, words.unsure, "seg-face seg-open"));
    let reading = field.note.as_ref().map(|note| {
        let summary = tag("summary").text(words.reading);
        tag("details")
            .class("reading")
            .child(summary)
            .child(tag("p").text(note))
    });
    let answer = tag("div")
        .class("ask-answer")
        .child(segments)
        .child(take_back(scene, field));
    tag("fieldset")
        .class("ask")
        .child(legend(field))
        .child(answer)
        .child_if(reading)
}

/// One of several options.
pub(super) fn choice(scene: &Scene<'_>, field: &Field, options: &[Choice]) -> Tag {
    if options.len() > FEW {
        return select(scene, field, options);
    }
    let option = |value: Data, name: &str, help: Option<&String>| {
        let help = help.map(|help| tag("span").class("help").text(help));
        let face = tag("span").class("option-face").text(name).child_if(help);
        tag("label")
            .class("option")
            .child(radio(scene, field, value))
            .child(face)
            .into()
    };
    let mut all = Vec::new();
    for (id, name, help) in options {
        all.push(option(Data::text(id), name, help.as_ref()));
    }
    all.push(option(Data::Null, scene.words.unsure, None));
    tag("fieldset")
        .class("ask ask-choice")
        .child(legend(field))
        .child(tag("div").class("options").list(all))
        .child(take_back(scene, field))
}

fn radio(scene: &Scene<'_>, field: &Field, value: Data) -> Tag {
    let checked = scene.state.answers.get(&field.id) == Some(&value);
    let answer = Action::Answer(field.id.clone(), Some(value));
    tag("input")
        .class("over")
        .attr("type", "radio")
        .attr("name", &["ec-", &field.id].concat())
        .attr("data-input", &field.id)
        .with(|tag| tag.set_checked(checked))
        .on(On::Change, scene.store, Gesture::Act(answer))
}

/// Takes an answer back. It keeps its place while there is none, so that nothing jumps.
fn take_back(scene: &Scene<'_>, field: &Field) -> Tag {
    let class = if scene.state.answers.contains_key(&field.id) {
        "clear"
    } else {
        "clear clear-none"
    };
    let name = [scene.words.clear_answer, scene.words.colon, &field.label].concat();
    const SVG: Fixed = &[("viewBox", is("0 0 16 16")), ("aria-hidden", is("true"))];
    const CROSS: Fixed = &[("d", is("M4 4l8 8M12 4l-8 8"))];
    let cross = tag("path").fixed(CROSS);
    let cross = tag("svg").fixed(SVG).child(cross);
    let button = scene.button(class, Gesture::TakeBack(field.id.clone()));
    button.attr("aria-label", &name).child(cross)
}

fn select(scene: &Scene<'_>, field: &Field, options: &[Choice]) -> Tag {
    let id = ["ec-", &field.id].concat();
    let chosen = match scene.state.answers.get(&field.id) {
        None => "",
        Some(answer) => answer.as_text().unwrap_or(UNSURE),
    };
    // As a property on changes, and as an attribute at the start, when there is no option yet to choose.
    let option = |value: &str, name: &str| {
        let option = tag("option").attr("value", value).text(name);
        option
            .attr_if("selected", (value == chosen).then_some(""))
            .into()
    };
    let mut all = vec![option("", scene.words.choose)];
    // A list that is closed may cut it short: what belongs to the choice stands below as well.
    let mut about = None;
    for (id, name, help) in options {
        let help = help.as_deref().unwrap_or_default();
        let dot = if help.is_empty() { "" } else { " · " };
        all.push(option(id, &[name, dot, help].concat()));
        if id == chosen && !help.is_empty() {
            about = Some(tag("p").class("said").text(help));
        }
    }
    all.push(option(UNSURE, scene.words.unsure));
    let label = tag("label")
        .class("label")
        .attr("for", &id)
        .text(&field.label);
    let described = field.help.as_ref().map(|_| help_id(field));
    let list = tag("select")
        .class(if chosen.is_empty() {
            "field blank"
        } else {
            "field"
        })
        .attr("id", &id)
        .attr("data-input", &field.id)
        .attr_if("aria-describedby", described.as_deref())
        .set("value", Property(JsValue::from_str(chosen)))
        .on(On::Change, scene.store, Gesture::Select(field.id.clone()))
        .list(all);
    let text = tag("div")
        .class("row-text")
        .child(label)
        .child_if(help(field));
    tag("div")
        .class("row")
        .child(text)
        .child(list)
        .child_if(about)
}
