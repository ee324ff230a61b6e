//! The report, as it leaves the widget.

use eligibility_check::guidance::{WhatIf, what_if};
use eligibility_check::report::Guided;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::guidance::{Advice, Comparison, Trial};
use super::snapshot::Snapshot;
use crate::edge::to_js;

/// The report on what is shown; `None` while no check is chosen. Without guidance, where none is computed.
pub(super) fn report(now: &Snapshot) -> Option<JsValue> {
    let report = match now.fresh_advice() {
        Some(advice) => {
            let comparison = now.comparison.as_deref();
            let picks = !now.state.choices.picks.is_empty();
            record(
                advice,
                comparison.filter(|_| picks),
                now.state.choices.trial.as_ref(),
            )
        }
        None => now.report().map(|report| to_js(&report.record())),
    }?;
    if now.state.example {
        // Whoever takes it from here learns that these are nobody's figures. A fresh object takes every field.
        let _ = Reflect::set(&report, &"example".into(), &JsValue::TRUE);
    }
    Some(report)
}

/// The report with everything that was computed.
pub(crate) fn record(
    advice: &Advice,
    comparison: Option<&Comparison>,
    trial: Option<&Trial>,
) -> Option<JsValue> {
    let mut guided = Guided::from(advice.guidance());
    if let Some(comparison) = comparison {
        let results = comparison.results().into_iter();
        guided.comparison = results.map(|(_, compared)| compared).collect();
    }
    guided.what_if = trial.and_then(|trial| tried(advice, trial));
    Some(to_js(&advice.report()?.guided(&guided).record()))
}

fn tried(advice: &Advice, trial: &Trial) -> Option<WhatIf> {
    let policy = advice.policy();
    let input = policy.input_position(&trial.input)?;
    let evaluation = &advice.outcome.evaluation;
    what_if(
        policy,
        evaluation,
        &advice.state.answers,
        input,
        trial.figure()?,
    )
}
