//! Through serde, as everything that is written out.

use eligibility_check::report::Record;
use serde::Serialize as _;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Names and values as an object, not as a map. What JavaScript cannot hold does not occur: whole numbers beyond
/// 2^53 come in as decimals.
pub(crate) fn to_js(record: &Record<'_>) -> JsValue {
    let written = record.serialize(&Serializer::json_compatible());
    written.unwrap_or_default()
}
