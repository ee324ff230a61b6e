//! Guidance: how far each criterion is, what to change, and what comes of other figures, checks and answers.
//!
//! `choices` is what the visitor looks at, `advice`, `comparison` and `trial` are what is computed; all of that is pure.
//! `pace` computes it in slices, after what the visitor typed has been painted.

mod advice;
mod choices;
mod comparison;
mod pace;
mod trial;

#[cfg(all(test, not(target_family = "wasm")))]
pub(super) mod tests;

pub(crate) use advice::Advice;
pub(crate) use choices::{Choices, Exploration, Look, Opened, Others, Pick};
pub(crate) use comparison::{Comparison, Variant, offered_answers, offered_checks, variants};
pub(crate) use pace::Pace;
pub(crate) use trial::{Trial, shown_lever, trial_result};
