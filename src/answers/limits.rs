//! How much is read at most, wherever data comes from: a file on the command line, an object in the browser.

/// The deepest nesting: a compiled policy has about half of it.
pub const MAX_DEPTH: usize = 64;
/// The most values. In JavaScript, an object that holds itself twice would be endless long before it is too deep.
pub const MAX_VALUES: usize = 50_000;
/// The most fields of one object.
pub const MAX_FIELDS: usize = 2_000;
/// The longest text, all texts and names together: bytes of JSON, UTF-16 units of JavaScript.
pub const MAX_TEXT: usize = 8 << 20;
/// The longest file of a policy, in bytes. The longest so far has a tenth of it.
pub const MAX_POLICY_FILE: usize = 1 << 20;
