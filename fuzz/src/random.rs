//! Choices that a seed repeats.

/// A small generator of random numbers (SplitMix64): the same seed gives the same numbers on every machine.
pub struct Random(u64);

impl Random {
    /// Numbers that a seed repeats.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Numbers that a text repeats (FNV-1a).
    #[must_use]
    pub fn of(text: &str) -> Self {
        let start = 0xcbf2_9ce4_8422_2325_u64;
        Self(text.bytes().fold(start, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        }))
    }

    /// The next number.
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below a limit; 0 where there is none.
    pub fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).unwrap_or(u64::MAX);
        let chosen = self.next().checked_rem(limit).unwrap_or_default();
        usize::try_from(chosen).unwrap_or_default()
    }

    /// A number below one of several limits: mostly small, now and then large.
    pub fn below_one_of(&mut self, limits: &[usize]) -> usize {
        let limit = *self.pick(limits);
        self.below(limit)
    }

    /// Holds once in so many times.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// A range of places below a length, often a short one.
    pub fn range(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length);
        let most = length - start;
        let longest = if self.one_in(4) { most } else { most.min(6) };
        start..start + (1 + self.below(longest)).min(most)
    }
}
