//! Floor 1: exact numbers, dates, ranges of what a value can still be, and truth values.
//!
//! Nothing here knows a policy. No floating point, no clock.

mod date;
mod decimal;
mod range;
mod rational;
mod steps;
mod truth;

pub use date::{Date, Period};
pub use decimal::{Unread, plain_decimal};
pub use range::{Edge, Range, Values};
pub(crate) use rational::take_rounding_work;
pub use rational::{Overflow, Rational, digits, halves};
pub(crate) use steps::{Grid, Steps, Sum, share_out};
pub use truth::Truth;
