//! How much is read of a policy file and what belongs to it.

use super::source::Node;
use super::{Compiler, Problem};

pub(super) use crate::policy::limits::{MOST_CHECKS, MOST_ITEMS, MOST_PAIRS};

/// The longest file, in bytes. The longest policy so far has a tenth of it.
pub const MOST_BYTES: usize = 1 << 20;
/// The most tables that a file can have, a bound taken from its signs: the reader of TOML takes 1 KB for each. The
/// longest policy so far has a tenth of it.
pub(super) const MOST_TABLES: usize = 20_000;
/// Of a longer file that is no TOML only the first mistake is told: all mistakes take a hundred times its length.
pub(super) const MOST_FOR_ALL_MISTAKES: usize = 1 << 18;
/// So many problems are told; of the others only their number. After the first dozen the rest say little.
pub(super) const MOST_FINDINGS: usize = 100;
/// The most criteria of all checks together, nested ones and each use of a shared one included.
pub(super) const MOST_CRITERIA: usize = 2_000;
/// The most attributes of the options of one choice.
pub(super) const MOST_ATTRIBUTES: usize = 50;
/// The most parts of all lowered expressions together. A scorecard repeats some, so a compiled policy may hold a few
/// times as many.
pub(super) const MOST_LOWERED: usize = 100_000;
/// The most worked cases.
pub(super) const MOST_CASES: usize = 5_000;
/// The most that is made of a file, in bytes of texts and eight for each key. What is written once and used often (a
/// shared criterion, the words of a check, the answers that cases start from) counts each time.
pub(super) const MOST_MADE: usize = 4 << 20;

impl<'t> Compiler<'t> {
    /// Counts what is made of a place in a file; nothing once it is too much in all.
    pub(super) fn make(&mut self, node: &Node, bytes: usize) -> Option<()> {
        let before = self.made;
        self.made = before.saturating_add(bytes);
        if self.made <= MOST_MADE {
            return Some(());
        }
        if before <= MOST_MADE {
            let most = MOST_MADE >> 20;
            self.problem_at(node, Problem::TooMuch { most });
        }
        None
    }

    /// Whether there is room for one more beside so many; noted where there is none.
    pub(super) fn has_room(
        &mut self,
        node: &Node,
        what: &'static str,
        there: usize,
        most: usize,
    ) -> bool {
        if there == most {
            let start = node.span.start;
            self.problem(node.file, start..start, Problem::TooMany { what, most });
        }
        there < most
    }

    /// The first items of a list, as many as there may be; noted where there are more.
    pub(super) fn at_most<'n>(
        &mut self,
        node: &Node,
        what: &'static str,
        items: &'n [Node],
        most: usize,
    ) -> &'n [Node] {
        let Some((first, [])) = items.split_at_checked(most.min(items.len())) else {
            let start = node.span.start;
            self.problem(node.file, start..start, Problem::TooMany { what, most });
            return items.get(..most).unwrap_or_default();
        };
        first
    }
}
