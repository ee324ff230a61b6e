//! Hands reports and answers to the page as plain JavaScript data.

#[cfg(feature = "serde")]
mod by_serde;
#[cfg(any(test, not(feature = "serde")))]
mod plain;

#[cfg(feature = "serde")]
pub(crate) use by_serde::to_js;
#[cfg(not(feature = "serde"))]
pub(crate) use plain::to_js;
#[cfg(test)]
pub(super) use plain::to_js as to_plain_js;
