//! What an element does when something happens to it.

use std::rc::Rc;

use eligibility_check::answers::Data;
use eligibility_check::policy::Lang;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event};
use yew::Callback;

use super::block::places;
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
    let value = Reflect::get(&event.target()?.into(), &"value".into());
    value.ok()?.as_string()
}
