//! Answers for the page: plain objects, failures too.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// Why there is no answer: a stable code, and a sentence for the host's developer in both languages.
#[derive(Debug)]
pub(crate) struct Failure(JsValue);

impl Failure {
    pub(crate) fn new(code: &str, message: &str) -> Self {
        let error = object(&[("code", code.into()), ("message", message.into())]);
        Self(object(&[("error", error)]))
    }
}

/// What an export answers: failures are data, too.
pub(crate) fn answer(outcome: Result<JsValue, Failure>) -> JsValue {
    outcome.unwrap_or_else(|failure| failure.0)
}

/// An object of these fields.
pub(crate) fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let target = Object::new();
    for (name, value) in fields {
        // A fresh object takes every field.
        let _ = Reflect::set(&target, &JsValue::from_str(name), value);
    }
    target.into()
}
