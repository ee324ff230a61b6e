//! Answers for the page: plain objects, failures too.

#[cfg(feature = "widget")]
use eligibility_check::answers::{Answers, Data};
#[cfg(feature = "widget")]
use js_sys::{Array, Function};
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

/// A list of texts.
#[cfg(feature = "widget")]
pub(crate) fn texts<T: AsRef<str>>(texts: impl Iterator<Item = T>) -> JsValue {
    let list = Array::new();
    for text in texts {
        list.push(&text.as_ref().into());
    }
    list.into()
}

/// Tells a listener of the page what has happened.
#[cfg(feature = "widget")]
pub(crate) fn emit(listener: &Function, name: &str, detail: &[(&str, JsValue)]) {
    // What a listener throws is its own affair.
    let _ = listener.call2(&JsValue::NULL, &name.into(), &object(detail));
}

/// The answers as plain data. What JavaScript cannot hold does not occur: whole numbers beyond 2^53 come in as decimals.
#[cfg(feature = "widget")]
pub(crate) fn answers_to_js(answers: &Answers) -> JsValue {
    let mut fields = Vec::new();
    for (name, answer) in answers.iter() {
        fields.push((name.as_str(), data_to_js(answer)));
    }
    object(&fields)
}

#[cfg(feature = "widget")]
fn data_to_js(data: &Data) -> JsValue {
    match data {
        Data::Null => JsValue::NULL,
        Data::Bool(flag) => JsValue::from_bool(*flag),
        Data::Integer(number) => JsValue::from_f64(*number as f64),
        Data::Decimal(text) | Data::Text(text) => JsValue::from_str(text),
        Data::List(items) => {
            let list = Array::new();
            for item in items {
                list.push(&data_to_js(item));
            }
            list.into()
        }
        Data::Object(fields) => answers_to_js(fields),
    }
}
