//! The border between JavaScript and the core.

#[cfg(feature = "author")]
mod author;
#[cfg(feature = "batch")]
mod batch;
#[cfg(feature = "report")]
mod evaluate;
#[cfg(feature = "widget")]
mod guide;
mod policies;
mod read;
mod reply;
mod request;
#[cfg(feature = "widget")]
mod saved;
#[cfg(feature = "report")]
mod write;

#[cfg(test)]
#[cfg(feature = "author")]
mod author_tests;
#[cfg(test)]
#[cfg(feature = "widget")]
mod saved_tests;
#[cfg(test)]
#[cfg(feature = "report")]
mod tests;

#[cfg(feature = "author")]
pub use author::check_policy;
#[cfg(feature = "batch")]
pub use batch::batch;
#[cfg(feature = "report")]
pub use evaluate::evaluate;
#[cfg(feature = "widget")]
pub use guide::guide;

#[cfg(feature = "widget")]
pub use saved::{carry_over, outdated, read_link, write_link};

use wasm_bindgen::prelude::*;

#[cfg(feature = "widget")]
pub(crate) use policies::{check_position, policy};
#[cfg(feature = "widget")]
pub(crate) use reply::{Failure, answer, answers_to_js, emit, object, texts};
#[cfg(feature = "widget")]
pub(crate) use request::{Request, bad, day, read_fields, request};
#[cfg(feature = "widget")]
pub(crate) use write::to_js;

/// Takes a compiled policy, parsed by the browser, with its texts in a language (`zh`, `en`; for a file that has
/// both). It replaces an earlier one with the same id.
///
/// Answers `{ policy: { id, version, hash, checks: [{ id, kind, title }] } }` or `{ error: { code, message } }`.
#[wasm_bindgen]
pub fn load(policy: JsValue, lang: JsValue) -> JsValue {
    let load = || {
        let policy = policies::keep(&policy, lang.as_string().as_deref())?;
        Ok(reply::object(&[("policy", policies::summary(&policy))]))
    };
    reply::answer(load())
}
