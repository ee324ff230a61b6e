//! How much a policy may hold. The work for a policy grows with its size and, here and there, with the square of the
//! length of a list; within these limits it stays below a second.

/// The longest list of a policy: sections, inputs, options of a choice, criteria of a check, facts …
pub(super) const MOST_ITEMS: usize = 1_000;
/// The longest window of a series. More would be a slip of the pen.
pub(super) const MOST_YEARS: i32 = 50;
/// The most checks: what each asks is found for each on its own.
pub(super) const MOST_CHECKS: usize = 100;
/// The most pairs of a part and its whole, and of a part and the whole of its whole.
pub(super) const MOST_PAIRS: usize = 1_000;
/// The most parts of a compiled policy: items of its lists, and parts of its expressions.
pub(super) const MOST_PARTS: usize = 400_000;
