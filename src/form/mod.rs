//! Floor 8: what a form asks, how text becomes a value, what a series sums up to, and which answers from elsewhere the form
//! takes over.

mod carry;
mod fields;
mod sum;
mod typed;

pub use carry::{CarriedOver, Outdated, carry_over, outdated};
pub use fields::{Field, FieldKind, FieldSection, form, presets};
pub use sum::{SeriesSum, sum_of_years};
pub use typed::{TypedError, read_date, read_number};
