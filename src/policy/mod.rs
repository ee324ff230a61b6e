//! Floor 4: a policy as checked, immutable data.
//!
//! [`Policy::load`] reads a compiled policy and checks it. Writing policies (reading TOML, finding every
//! problem, compiling) stands behind the feature `author`.

mod cursor;
mod input_names;
mod limits;
mod load;
mod load_criterion;
mod model;

#[cfg(feature = "author")]
pub mod author;

pub use model::*;

/// The format of compiled policies that this version reads.
pub const FORMAT: i64 = 1;
