//! Hands reports and answers to the page as plain JavaScript data.

#[cfg(any(feature = "widget", feature = "author"))]
mod by_serde;
#[cfg(any(test, not(any(feature = "widget", feature = "author"))))]
mod plain;

#[cfg(any(feature = "widget", feature = "author"))]
pub(crate) use by_serde::to_js;
#[cfg(not(any(feature = "widget", feature = "author")))]
pub(crate) use plain::to_js;
#[cfg(test)]
pub(super) use plain::to_js as to_plain_js;
