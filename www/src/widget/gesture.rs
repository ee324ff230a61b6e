//! What an element does when something happens to it.

use std::rc::Rc;

use eligibility_check::answers::Data;
use eligibility_check::policy::Lang;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, Event};
use yew::Callback;

use super::block::places;
use super::guidance::{Exploration, Look, Opened, Trial};
use super::state::{Action, Slot};
use super::store::Store;

/// The value of a list's entry for “don't know”. Ids of options are in kebab-case: none is a lone mark.
pub(crate) const UNSURE: &str = "?";

/// What an element does.
#[derive(Debug)]
pub(crate) enum Gesture {
    /// Something that is known beforehand.
    Act(Action),
    /// Takes the text of a field.
    Type(Slot),
    /// Takes a block of a spreadsheet that is pasted into a field; anything else is left to the browser.
    Paste(Slot),
    /// Takes what was chosen from a list.
    Select(String),
    /// Takes an answer back. The button goes away with it; the visitor's place shall not.
    TakeBack(String),
    /// Leads to a question.
    Lead(String),
    /// Changes the language.
    Speak(Lang),
    /// Leads to the result.
    ShowResult,
    /// Leads to the result whoever moves by keyboard.
    SkipToResult,
    /// Leads back to the form.
    SkipToForm,
    /// Notes the field that got the focus.
    NoteField,
    /// Opens something, or closes it.
    Toggle(Opened),
    /// Lists other criteria: which, and the sentence that says so.
    List(Look, String),
    /// Chooses the figure to try.
    ChooseLever,
    /// Takes the figure to try, of an input.
    TypeFigure(String),
    /// Tries a figure of an input.
    TryFigure(String, String),
    /// Takes which other answer to compare with, from among these.
    Instead(String, Vec<Data>),
    /// Enters the plan.
    EnterPlan,
    /// Asks for the other policies.
    BringOthers,
}

impl Store {
    /// What an element calls when something happens to it.
    pub(crate) fn on<E: AsRef<Event> + 'static>(self: &Rc<Self>, gesture: Gesture) -> Callback<E> {
        let store = Rc::clone(self);
        Callback::from(move |event: E| store.hear(&gesture, event.as_ref()))
    }

    /// Does what an element is there for.
    pub(crate) fn hear(&self, gesture: &Gesture, event: &Event) {
        match gesture {
            Gesture::Act(action) => self.act(action),
            Gesture::Type(slot) => {
                if let Some(text) = value(event) {
                    self.act(&Action::Type(slot.clone(), text));
                }
            }
            Gesture::Paste(slot) => self.paste(slot, event),
            Gesture::Select(input) => {
                if let Some(chosen) = value(event) {
                    let answer = match chosen.as_str() {
                        "" => None,
                        UNSURE => Some(Data::Null),
                        _ => Some(Data::Text(chosen)),
                    };
                    self.act(&Action::Answer(input.clone(), answer));
                }
            }
            Gesture::TakeBack(input) => {
                self.act(&Action::Answer(input.clone(), None));
                self.focus(input);
            }
            Gesture::Lead(input) => self.focus(input),
            Gesture::Speak(lang) => self.speak(*lang),
            Gesture::ShowResult => self.focus_result(),
            Gesture::SkipToResult => self.skip_to_result(),
            Gesture::SkipToForm => self.skip_to_form(),
            Gesture::NoteField => {
                if let Some(field) = event.target() {
                    self.note_field(field.unchecked_ref());
                }
            }
            Gesture::Toggle(what) => {
                let open = property(event, "open").and_then(|open| open.as_bool());
                let open = open.unwrap_or_default();
                // What is drawn open tells so as well.
                if open != self.snapshot().state.choices.is_open(what) {
                    self.explore(Exploration::Open(what.clone(), open));
                }
            }
            Gesture::List(look, sentence) => {
                self.explore(Exploration::List(*look));
                self.announce(sentence);
            }
            Gesture::ChooseLever => {
                if let Some(input) = value(event) {
                    self.try_figure(input, None);
                }
            }
            Gesture::TypeFigure(input) => self.try_figure(input.clone(), value(event)),
            Gesture::TryFigure(input, figure) => {
                self.try_figure(input.clone(), Some(figure.clone()));
            }
            Gesture::Instead(input, values) => {
                let place = value(event).and_then(|place| place.parse::<usize>().ok());
                let chosen = place.and_then(|place| values.get(place)).cloned();
                self.explore(Exploration::Instead(input.clone(), chosen));
            }
            Gesture::EnterPlan => self.enter_plan(),
            Gesture::BringOthers => self.bring_others(),
        }
    }

    fn explore(&self, exploration: Exploration) {
        self.act(&Action::Explore(exploration));
    }

    /// Tries a figure, and tells what comes of it.
    fn try_figure(&self, input: String, text: Option<String>) {
        self.explore(Exploration::Try(Trial { input, text }));
        self.announce(&self.snapshot().trial_sentence());
    }

    /// Enters the plan for the answers as they stand: the one that is shown may be that of a moment ago.
    fn enter_plan(&self) {
        self.compute_all();
        if let Some(advice) = self.snapshot().advice
            && let Some(answers) = advice.planned_answers()
        {
            self.act(&Action::Plan(answers));
        }
    }

    fn paste(&self, slot: &Slot, event: &Event) {
        let pasted = event.unchecked_ref::<ClipboardEvent>().clipboard_data();
        let text = pasted.and_then(|pasted| pasted.get_data("text").ok());
        let now = self.snapshot();
        let (Some(text), Some(outcome)) = (text, &now.outcome) else {
            return;
        };
        let places = places(&now.state, &outcome.sections, slot, &text);
        let Some((last, _)) = places.last().cloned() else {
            return;
        };
        event.prevent_default();
        for (slot, cell) in places {
            self.act(&Action::Type(slot, cell));
        }
        self.focus_field(&last);
    }
}

/// The value of the field or list in which something happened.
fn value(event: &Event) -> Option<String> {
    property(event, "value")?.as_string()
}

fn property(event: &Event, name: &str) -> Option<JsValue> {
    Reflect::get(&event.target()?.into(), &name.into()).ok()
}
