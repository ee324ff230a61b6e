//! Writes reports and answers as plain JavaScript data.

use eligibility_check::report::{Record, Value};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// The largest whole number up to which JavaScript holds every one exactly.
const LARGEST_WHOLE: u64 = 1 << 53;

/// Names and values as an object.
pub(crate) fn to_js(record: &Record<'_>) -> JsValue {
    let object = Object::new();
    for (name, value) in record.fields() {
        // A fresh object takes every field.
        let _ = Reflect::set(&object, &JsValue::from_str(name), &value_to_js(value));
    }
    object.into()
}

fn value_to_js(value: &Value<'_>) -> JsValue {
    match value {
        Value::Null => JsValue::NULL,
        Value::Flag(flag) => JsValue::from_bool(*flag),
        Value::Integer(number) if number.unsigned_abs() > LARGEST_WHOLE => {
            JsValue::from_str(&number.to_string())
        }
        Value::Integer(number) => JsValue::from_f64(*number as f64),
        Value::Text(text) => JsValue::from_str(text),
        Value::Owned(text) => JsValue::from_str(text),
        Value::List(items) => {
            let list = Array::new();
            for item in items {
                list.push(&value_to_js(item));
            }
            list.into()
        }
        Value::Record(record) => to_js(record),
    }
}
