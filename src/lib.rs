//! Evaluates published eligibility criteria exactly, and explains every result.

pub mod answers;
pub mod batch;
#[cfg(feature = "author")]
pub mod cases;
pub mod evaluation;
pub mod exact;
pub mod expression;
pub mod form;
pub mod guidance;
pub mod listing;
pub mod policy;
pub mod report;
pub mod sheet;
#[cfg(feature = "author")]
pub mod static_list;
pub mod text;
