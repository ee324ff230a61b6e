//! Makes texts: from scratch by the grammar, and from other texts.

pub(crate) mod answers;
pub(crate) mod criteria;
pub(crate) mod expression;
mod grammar;
pub(crate) mod json;
pub(crate) mod odd;
pub(crate) mod policy;
pub(crate) mod toml;
