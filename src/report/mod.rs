//! Floor 8: the report, and the only thing that leaves the core.
//!
//! One JSON object, the same everywhere, in one language. It may grow; a field never changes its
//! meaning. What the product does not compute is absent, not invented.
//!
//! A [`Report`] is a view: it reads policy and evaluation where they stand and puts them into words when asked.
//! Only serialising it writes everything out.

mod comparison;
mod criterion;
mod file;
mod guidance;
mod link;
mod record;
mod whole;

pub use comparison::{Compared, Variant, compare, mark_nearest};
pub use criterion::{CriterionReport, Figure, Number, look};
pub use file::{FileError, ReportFile};
pub use guidance::Guided;
pub use link::{Link, LinkError};
pub use record::{Record, Value};
use whole::Supplement;
pub use whole::{Cited, Report, Tally};

/// The number of the report's format.
pub const REPORT_FORMAT: u32 = 1;

/// The version of the product.
pub const PRODUCT_VERSION: &str = env!("CARGO_PKG_VERSION");
