//! Floor 8: the report, plain serialisable data and the only thing that leaves the core.
//!
//! One JSON object, the same everywhere, in one language. It may grow; a field never changes its
//! meaning. What the product does not compute is absent, not invented.

mod build;
mod build_criterion;
mod shapes;

pub use shapes::*;

/// The number of the report's format.
pub const REPORT_FORMAT: u32 = 1;
