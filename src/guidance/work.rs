//! The one counter that bounds a request, nested searches included.

use crate::exact::take_rounding_work;

/// What is left of the work that a request may take.
///
/// One unit is one node of an expression or one criterion that is visited; rounding what does not fit takes as long as
/// many. Time is no measure: the same answers get the same guidance on every machine.
#[derive(Clone, Copy, Debug)]
pub struct Work {
    left: u64,
    /// What may still be spent before the caller wants to be asked again.
    slice: u64,
    /// Whether something was done that need not be done again after a pause.
    may_pause: bool,
}

impl Work {
    /// What one request may take: about a tenth of a second in WebAssembly, on a slow machine.
    pub const REQUEST: u64 = 800_000;

    /// A request that may take so much.
    #[must_use]
    pub const fn of(left: u64) -> Self {
        Self {
            left,
            slice: left,
            may_pause: false,
        }
    }

    /// Allows so much until the next pause.
    pub(super) fn begin_slice(&mut self, slice: u64) {
        self.slice = slice.min(self.left);
        self.may_pause = false;
        take_rounding_work();
    }

    pub(super) fn spend(&mut self, units: usize) {
        let units = units as u64 + take_rounding_work();
        self.left = self.left.saturating_sub(units);
        self.slice = self.slice.saturating_sub(units);
    }

    /// Whether it is time for a pause; once nothing is left, whatever goes on ends at once.
    pub(super) const fn pauses(&self) -> bool {
        self.slice == 0 && self.left > 0 && self.may_pause
    }

    /// Every slice gets on by a step, however small it is.
    pub(super) const fn may_pause(&mut self) {
        self.may_pause = true;
    }

    /// What was taken since then is given back: it was done before, or will be done again.
    pub(super) const fn give_back(&mut self, left: u64) {
        self.left = left;
    }

    /// Whether nothing is left at all.
    pub(super) const fn is_spent(&self) -> bool {
        self.left == 0
    }

    pub(super) const fn left(&self) -> u64 {
        self.left
    }
}
