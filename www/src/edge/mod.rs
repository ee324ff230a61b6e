//! The border between JavaScript and the core.

#[cfg(feature = "author")]
mod author;
#[cfg(feature = "batch")]
mod batch;
#[cfg(feature = "guidance")]
mod guide;
mod policies;
mod read;
mod reply;
mod request;
#[cfg(any(feature = "widget", not(feature = "batch")))]
mod write;

#[cfg(test)]
#[cfg(feature = "author")]
mod author_tests;
#[cfg(test)]
mod tests;

#[cfg(feature = "author")]
pub use author::check_policy;
#[cfg(feature = "batch")]
pub use batch::batch;
#[cfg(feature = "guidance")]
pub use guide::guide;

#[cfg(any(feature = "widget", not(feature = "batch")))]
use eligibility_check::evaluation;
#[cfg(any(feature = "widget", not(feature = "batch")))]
use eligibility_check::report::Report;
use wasm_bindgen::prelude::*;

#[cfg(feature = "widget")]
pub(crate) use policies::{check_position, policy};
#[cfg(feature = "widget")]
pub(crate) use reply::{Failure, answer, object};
#[cfg(feature = "widget")]
pub(crate) use request::{Request, read_request, today};
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

/// Evaluates a check: `{ policy: id, check, answers, asOf? }`. Without `asOf` it is today.
/// The report is in the language of the policy.
///
/// Answers `{ report }` or `{ error: { code, message } }`.
#[cfg(any(feature = "widget", not(feature = "batch")))]
#[wasm_bindgen]
pub fn evaluate(request: JsValue) -> JsValue {
    let evaluate = || {
        let request = request::read_request(&request)?;
        let policy = policies::policy(request.policy.as_deref())?;
        let check = policies::check_position(&policy, request.check.as_deref())?;
        let answers = request.answers.unwrap_or_default();
        let as_of = request.as_of.flatten().map_or_else(request::today, Ok)?;
        let evaluation = evaluation::evaluate(&policy, check, &answers, as_of);
        let report = evaluation
            .as_ref()
            .and_then(|evaluation| Report::new(&policy, evaluation, &answers))
            .map(|report| write::to_js(&report.record()));
        // The check is one of the policy, and so there always is a report.
        Ok(reply::object(&[("report", report.unwrap_or_default())]))
    };
    reply::answer(evaluate())
}
