//! Without serde: in the engine alone, two kilobytes of its forty-five.

use eligibility_check::report::{Record, Value};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// Names and values as an object, not as a map. What JavaScript cannot hold does not occur: whole numbers beyond
/// 2^53 come in as decimals.
pub(crate) fn to_js(record: &Record<'_>) -> JsValue {
    let object = Object::new();
    for (name, value) in record.fields() {
        set(&object, name, value);
    }
    object.into()
}

fn set(object: &Object, name: &str, value: &Value<'_>) {
    // A fresh object takes every field.
    let _ = Reflect::set(object, &JsValue::from_str(name), &value_to_js(value));
}

fn value_to_js(value: &Value<'_>) -> JsValue {
    match value {
        Value::Null => JsValue::NULL,
        Value::Flag(flag) => JsValue::from_bool(*flag),
        Value::Integer(number) => JsValue::from_f64(*number as f64),
        Value::Text(text) => JsValue::from_str(text),
        Value::Owned(text) => JsValue::from_str(text),
        Value::Record(record) => to_js(record),
        Value::List(items) => {
            let list = Array::new();
            for item in items {
                list.push(&value_to_js(item));
            }
            list.into()
        }
        Value::Years(years) => {
            let object = Object::new();
            for (year, figure) in years {
                set(&object, year, figure);
            }
            object.into()
        }
    }
}
