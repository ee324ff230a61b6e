//! Floor 8: what a form asks, and how text becomes a value.

mod fields;
mod typed;

pub use fields::{Field, FieldKind, FieldSection, form, presets};
pub use typed::{TypedError, read_date, read_number};
