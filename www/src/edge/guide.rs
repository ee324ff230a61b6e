//! A report with guidance, on whatever answers a program has.

use std::rc::Rc;

use eligibility_check::answers::{Answers, Data, Fields};
use eligibility_check::policy::Policy;
use wasm_bindgen::prelude::*;

use super::policies::{check_position, policy};
use super::reply::{self, Failure, object};
use super::request::{bad, day, read_fields, request};
use crate::widget::{Advice, Answered, Comparison, Pick, Trial, Variant, outcome, record};

/// Evaluates a check as `evaluate` does, and says how far each criterion is and what to change.
///
/// Takes `{ policy, check, answers, asOf, compare?, whatIf?, slow? }`: `compare` is a list of
/// `{ policy?, check?, answers? }`, each the same answers put to another check or with some of them given
/// otherwise; `whatIf` is `{ input, figure }`, the figure as decimal text. One that cannot be tried gives no `whatIf`.
/// `slow` says that this is no WebAssembly: it gets a tenth of the work.
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
    let state = Answered::given(Rc::clone(&policy), check, answers, day(wanted.as_of)?);
    let variants = variants(&mut fields, &policy, check, &state.answers)?;
    let slow = matches!(fields.get("slow"), Some(Data::Bool(true)));
    let trial = fields.remove("whatIf");
    let trial = trial.as_ref().and_then(trial_of);
    // The check is one of the policy, and so there always is a report.
    let Some(outcome) = outcome(&state) else {
        return Ok(object(&[]));
    };
    let advice = Rc::new(Advice::begin(Rc::new(state), outcome, slow).complete());
    let mut comparison = Comparison::begin(Rc::clone(&advice), variants);
    while !comparison.advance(u64::MAX) {}
    let report = record(&advice, Some(&comparison), trial.as_ref());
    Ok(object(&[("report", report.unwrap_or_default())]))
}

/// What to compare with.
fn variants(
    fields: &mut Fields,
    own: &Rc<Policy>,
    check: usize,
    answers: &Answers,
) -> Result<Vec<(Pick, Variant)>, Failure> {
    let Some(Data::List(others)) = fields.remove("compare") else {
        return Ok(Vec::new());
    };
    let others = others.into_iter().map(|other| {
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
        let id = policy.checks.get(check).map(|check| check.id.clone());
        let pick = Pick::Check(policy.id.clone(), id.unwrap_or_default());
        let changed = wanted.answers.unwrap_or_default();
        Ok((pick, Variant::new(policy, check, changed, answers)))
    });
    others.collect()
}

fn trial_of(wanted: &Data) -> Option<Trial> {
    let figure = match wanted.get("figure")? {
        Data::Integer(figure) => eligibility_check::exact::digits(*figure),
        figure => figure.as_text()?.to_owned(),
    };
    Some(Trial {
        input: wanted.get("input")?.as_text()?.to_owned(),
        text: Some(figure),
    })
}
