//! Floor 3: expressions over ranges.
//!
//! A policy carries its expressions checked and lowered to [`Quantity`] and [`Condition`]: two typed
//! trees in which nothing is left to go wrong but overflow. Reading the written form stands behind the
//! feature `author`, so that it stays out of the first load.

mod condition;
mod load;
mod quantity;

#[cfg(feature = "author")]
pub mod changes;
#[cfg(feature = "author")]
pub mod check;
#[cfg(feature = "author")]
pub mod parse;
#[cfg(feature = "author")]
mod token;
#[cfg(feature = "author")]
pub mod types;

pub use condition::{Comparison, Condition};
pub use load::LoadError;
pub(crate) use load::{Fault, InputKind, Names, load_condition, load_quantity};
pub use quantity::Quantity;

/// The deepest nesting of an expression, and of criteria in each other.
pub const MAX_DEPTH: usize = 32;
