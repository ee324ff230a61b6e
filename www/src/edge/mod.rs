//! The border between JavaScript and the core.

mod policies;
mod read;
mod reply;
mod request;
mod stop;

#[cfg(test)]
mod tests;

use eligibility_check::answers::Answers;
use eligibility_check::evaluation;
use eligibility_check::exact::Date;
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::report::Report;
use wasm_bindgen::prelude::*;

#[cfg(feature = "widget")]
pub(crate) use policies::{check_position, policy};
#[cfg(feature = "widget")]
pub(crate) use reply::{Failure, answer, object, to_js};
#[cfg(feature = "widget")]
pub(crate) use request::{Request, read_request, today};
#[cfg(feature = "widget")]
pub(crate) use stop::has_stopped;

/// Takes a compiled policy, parsed by the browser. It replaces an earlier one with the same id.
///
/// Answers `{ policy: { id, version, hash, checks: [{ id, kind, title }] } }` or `{ error: { code, message } }`.
#[wasm_bindgen]
pub fn load(policy: JsValue) -> JsValue {
    reply::answer(|| {
        let policy = policies::keep(&policy)?;
        Ok(reply::object(&[(
            "policy",
            reply::to_js(&policies::summary(&policy))?,
        )]))
    })
}

/// Evaluates a check: `{ policy: id, check, answers, asOf?, lang? }`. Without `asOf` it is today.
///
/// Answers `{ report }` or `{ error: { code, message } }`.
#[wasm_bindgen]
pub fn evaluate(request: JsValue) -> JsValue {
    reply::answer(|| {
        let request = request::read_request(&request)?;
        let policy = policies::policy(request.policy.as_deref(), request.lang())?;
        let check = policies::check_position(&policy, request.check.as_deref(), request.lang())?;
        let answers = request.answers.clone().unwrap_or_default();
        let as_of = request.as_of.flatten().map_or_else(request::today, Ok)?;
        let report = report(&policy, check, &answers, as_of, request.lang());
        Ok(reply::object(&[("report", reply::to_js(&report)?)]))
    })
}

fn report(
    policy: &Policy,
    check: usize,
    answers: &Answers,
    as_of: Date,
    lang: Lang,
) -> Option<Report> {
    let evaluation = evaluation::evaluate(policy, check, answers, as_of)?;
    Report::new(policy, &evaluation, answers, lang)
}

/// Names a function that hears of a panic. The instance answers nothing but `stopped` from then on.
#[wasm_bindgen]
pub fn on_stop(callback: JsValue) {
    stop::listen(callback.dyn_into().ok());
}
