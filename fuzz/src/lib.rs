//! Tries the core on texts that nobody would write: no panic, and no execution that takes more than its share of time
//! and memory.
//!
//! What a target takes is always a text that a person can read: a policy, an expression, a compiled policy, answers,
//! what a link carries, a report file. New ones are made from scratch by the grammar, or from one that is there by changing what the
//! grammar knows. Two drivers use the targets: `round` with fixed seeds, and `guided`, which follows the coverage.

pub mod limits;
mod make;
pub mod random;
mod seeds;
pub mod shorten;
mod targets;

pub use seeds::{at_most, found, prepare};
pub use targets::tell::tried;

use random::Random;

/// A text that is longer than this takes its time; it is changed less often.
pub const SHORT: usize = 10_000;

/// A part of the core that takes texts from outside.
pub struct Target {
    /// Its name.
    pub name: &'static str,
    /// What to begin with.
    pub seeds: fn() -> Vec<String>,
    /// A text from scratch.
    pub fresh: fn(&mut Random) -> String,
    /// A text with something changed.
    pub changed: fn(&str, &mut Random) -> String,
    /// Tries a text. The number stands for what came of it: texts of which something else comes are worth keeping.
    pub run: fn(&str) -> u64,
}

/// The targets, in the order in which they are run.
pub const TARGETS: [Target; 6] = [
    targets::policy::TARGET,
    targets::expression::TARGET,
    targets::compiled::TARGET,
    targets::answers::TARGET,
    targets::link::TARGET,
    targets::file::TARGET,
];

impl Target {
    /// The target of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        TARGETS.iter().find(|target| target.name == name)
    }

    /// Another text, made from those that are there or from scratch.
    pub fn another(&self, pool: &[String], random: &mut Random) -> String {
        if pool.is_empty() || random.one_in(4) {
            return (self.fresh)(random);
        }
        let mut from = random.pick::<String>(pool);
        if from.len() > SHORT && !random.one_in(30) {
            from = random.pick(pool);
        }
        let mut text = (self.changed)(from, random);
        while random.one_in(2) {
            text = (self.changed)(&text, random);
        }
        text
    }

    /// Tries a text within the limits of an execution; what came of it.
    pub fn execute(&self, bytes: &[u8]) -> u64 {
        let text = String::from_utf8_lossy(bytes);
        targets::tell::nothing_tried();
        limits::within_limits(|| (self.run)(&text))
    }
}
