//! What one execution may take.

use std::time::{Duration, Instant};

use peak_alloc::PeakAlloc;

/// The longest that one execution may take.
pub const MOST_TIME: Duration = Duration::from_secs(1);
/// The most memory that one execution may hold at once, in bytes.
pub const MOST_MEMORY: usize = 100_000_000;
/// A machine that is busy with other things makes anything slow. What took too long is tried again.
const TRIES: u32 = 3;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Runs something that gives the same result each time.
///
/// # Panics
/// When it takes more time or memory than an execution may, and when it panics itself.
pub fn within_limits<T>(mut execution: impl FnMut() -> T) -> T {
    let mut fastest = Duration::MAX;
    for _ in 0..TRIES {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        let start = Instant::now();
        let result = execution();
        fastest = fastest.min(start.elapsed());
        let most = MEMORY.peak_usage().saturating_sub(before);
        assert!(
            most <= MOST_MEMORY,
            "too much memory: {} MB",
            most / 1_000_000
        );
        if fastest <= MOST_TIME {
            return result;
        }
    }
    panic!("too slow: {} ms", fastest.as_millis());
}

/// The memory that is held now, in bytes.
#[must_use]
pub fn memory() -> usize {
    MEMORY.current_usage()
}
