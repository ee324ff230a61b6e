//! Floor 2: answers as they come in, and the facts that a check can rely on.

mod data;
mod facts;
mod fields;
mod inputs;
mod json;
pub mod limits;

pub use data::Data;
pub use facts::{Entry, Fact, Facts, Given};
pub use fields::Fields;
pub use inputs::Inputs;
pub use json::{JsonError, JsonProblem, Wanted};

/// Answers of a visitor, from input id to value, as they came in and before they are checked.
pub type Answers = Fields;
