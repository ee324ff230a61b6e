//! A check, evaluated and reported.

use eligibility_check::evaluation;
use eligibility_check::report::Report;
use wasm_bindgen::prelude::*;

use super::policies::{check_position, policy};
use super::reply;
use super::request::{day, read_request};
use super::write::to_js;

/// Evaluates a check: `{ policy: id, check, answers, asOf }`.
/// The report is in the language of the policy.
///
/// Answers `{ report }` or `{ error: { code, message } }`.
#[wasm_bindgen]
pub fn evaluate(request: JsValue) -> JsValue {
    let evaluate = || {
        let request = read_request(&request)?;
        let policy = policy(request.policy.as_deref())?;
        let check = check_position(&policy, request.check.as_deref())?;
        let answers = request.answers.unwrap_or_default();
        let as_of = day(request.as_of)?;
        let evaluation = evaluation::evaluate(&policy, check, &answers, as_of);
        let report = evaluation
            .as_ref()
            .and_then(|evaluation| Report::new(&policy, evaluation, &answers))
            .map(|report| to_js(&report.record()));
        // The check is one of the policy, and so there always is a report.
        Ok(reply::object(&[("report", report.unwrap_or_default())]))
    };
    reply::answer(evaluate())
}
