//! What guidance asks about questions whose figures it moves.

use super::Evaluation;
use crate::answers::{Facts, Inputs};
use crate::policy::Policy;

/// Whether a question is shown, whatever becomes of some figures.
pub(crate) fn stays_shown(policy: &Policy, facts: &Facts, input: usize, moved: &[usize]) -> bool {
    let Some(input) = policy.inputs.get(input) else {
        return false;
    };
    let mut reads = Inputs::new();
    if let Some(when) = &input.asked_when {
        when.inputs(&mut reads);
    }
    input.is_shown(facts) && !moved.iter().any(|moved| reads.contains(moved))
}

/// The levers of a check that are answered, in the order of the form.
#[must_use]
pub fn levers(policy: &Policy, evaluation: &Evaluation) -> Inputs {
    let mut found = Inputs::new();
    let check = policy.checks.get(evaluation.check);
    for criterion in check.map_or(&[][..], |check| &check.criteria) {
        for lever in criterion.all_levers() {
            let is_shown = policy.is_shown(lever.input, &evaluation.facts);
            if is_shown && evaluation.facts.known(lever.input).is_some() {
                found.push(lever.input);
            }
        }
    }
    found
}
