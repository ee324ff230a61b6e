//! Floor 8: what a form asks, how text becomes a value, and which answers from elsewhere it takes over.

mod carry;
mod fields;
mod typed;

pub use carry::{CarriedOver, Outdated, carry_over, outdated};
pub use fields::{Field, FieldKind, FieldSection, form, presets};
pub use typed::{TypedError, read_date, read_number};
