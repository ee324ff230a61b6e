//! The targets: from a text to everything that the core makes of it.

pub(crate) mod answers;
pub(crate) mod compiled;
pub(crate) mod expression;
pub(crate) mod file;
pub(crate) mod link;
pub(crate) mod policy;
pub(crate) mod tell;
