//! What guidance asks about questions whose figures it moves.

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
