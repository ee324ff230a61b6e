//! Answers for the page: plain objects, failures too.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

use super::stop::has_stopped;

/// Why there is no answer: a stable code, and a sentence for the host's developer in both languages.
#[derive(Debug)]
pub(crate) struct Failure {
    code: &'static str,
    message: String,
}

impl Failure {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}

/// Runs an export: nothing once the instance has stopped, and failures as data.
pub(crate) fn answer(action: impl FnOnce() -> Result<JsValue, Failure>) -> JsValue {
    let outcome = if has_stopped() {
        let message = "自查程序已停止，请重新开始。 The self-check has stopped; start it again.";
        Err(Failure::new("stopped", message))
    } else {
        action()
    };
    outcome.unwrap_or_else(|failure| {
        object(&[(
            "error",
            object(&[
                ("code", failure.code.into()),
                ("message", failure.message.into()),
            ]),
        )])
    })
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
