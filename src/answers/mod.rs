//! Floor 2: answers as they come in, and the facts that a check can rely on.

mod data;
mod facts;

pub use data::Data;
pub use facts::{Entry, Fact, Facts, Given};

/// Answers of a visitor, from input id to value, as they came in and before they are checked.
pub type Answers = std::collections::BTreeMap<String, Data>;
