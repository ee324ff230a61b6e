//! Guidance for the page: how far, what to change, what another figure or another check would give.

use std::rc::Rc;

use eligibility_check::answers::{Answers, Data};
use eligibility_check::evaluation::{self, Evaluation};
use eligibility_check::exact::Rational;
use eligibility_check::form::presets;
use eligibility_check::guidance::{Variant, WhatIf, compare, what_if};
use eligibility_check::policy::Policy;
use eligibility_check::report::{Guided, Report};
use wasm_bindgen::prelude::*;

use super::policies::{check_position, policy};
use super::reply::{self, Failure};
use super::request::{bad, day, read_fields, request};
use super::write::to_js;

/// Evaluates a check as `evaluate` does, and says how far each criterion is and what to change.
///
/// Takes `{ policy, check, answers, asOf, compare?, whatIf? }`: `compare` is a list of
/// `{ policy?, check?, answers? }`, each the same answers put to another check or with some of them given
/// otherwise; `whatIf` is `{ input, figure }`, the figure as decimal text. One that cannot be tried gives no `whatIf`.
///
/// Answers `{ report }` or `{ error: { code, message } }`.
#[wasm_bindgen]
pub fn guide(request: JsValue) -> JsValue {
    reply::answer(guided(&request))
}

fn guided(value: &JsValue) -> Result<JsValue, Failure> {
    let mut fields = read_fields(value)?;
    let wanted = request(&mut fields)?;
    let policy = policy(wanted.policy.as_deref())?;
    let check = check_position(&policy, wanted.check.as_deref())?;
    let answers = wanted.answers.unwrap_or_default();
    let as_of = day(wanted.as_of)?;
    let others = match fields.remove("compare") {
        Some(Data::List(others)) => others,
        _ => Vec::new(),
    };
    let others = others
        .into_iter()
        .map(|other| variant(other, &policy, check, &answers));
    let others = others.collect::<Result<Vec<_>, _>>()?;
    let evaluation = evaluation::evaluate(&policy, check, &answers, as_of);
    let report = evaluation.as_ref().and_then(|evaluation| {
        let mut guided = Guided::new(&policy, evaluation, &answers);
        let variants = others.iter().map(|(policy, check, changed)| Variant {
            policy,
            check: *check,
            changed: changed.clone(),
        });
        guided.comparison = compare(variants.collect(), &answers, evaluation);
        guided.what_if = fields
            .get("whatIf")
            .and_then(|wanted| tried(wanted, &policy, evaluation, &answers));
        let report = Report::new(&policy, evaluation, &answers)?;
        Some(to_js(&report.guided(&guided).record()))
    });
    Ok(reply::object(&[("report", report.unwrap_or_default())]))
}

/// A policy, the position of a check in it, and the answers that differ.
type Other = (Rc<Policy>, usize, Answers);

/// What its form shows as chosen from the start is answered so.
fn variant(
    other: Data,
    own: &Rc<Policy>,
    check: usize,
    answers: &Answers,
) -> Result<Other, Failure> {
    let Data::Object(mut fields) = other else {
        return Err(bad(
            "compare 应为对象的列表。 compare must be a list of objects.",
        ));
    };
    let wanted = request(&mut fields)?;
    let policy = match wanted.policy.as_deref() {
        Some(id) => policy(Some(id))?,
        None => Rc::clone(own),
    };
    let check = match wanted.check.as_deref() {
        Some(id) => check_position(&policy, Some(id))?,
        None => check,
    };
    let mut changed = wanted.answers.unwrap_or_default();
    for (input, value) in presets(&policy, check) {
        if !answers.contains_key(&input) && !changed.contains_key(&input) {
            changed.insert(input, value);
        }
    }
    Ok((policy, check, changed))
}

fn tried(
    wanted: &Data,
    policy: &Policy,
    evaluation: &Evaluation,
    answers: &Answers,
) -> Option<WhatIf> {
    let input = policy.input_position(wanted.get("input")?.as_text()?)?;
    let figure = match wanted.get("figure")? {
        Data::Integer(figure) => Rational::integer(*figure),
        figure => Rational::parse_decimal(figure.as_text()?)?,
    };
    what_if(policy, evaluation, answers, input, figure)
}
