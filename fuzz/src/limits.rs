//! What one execution may take.

use std::time::{Duration, Instant};

use peak_alloc::PeakAlloc;

/// The longest that one execution may take.
pub const MOST_TIME: Duration = Duration::from_secs(1);
/// The most memory that one execution may hold at once, in bytes.
pub const MOST_MEMORY: usize = 100_000_000;
/// What took too long is tried again: where the time of the processor is not told, a busy machine makes anything slow.
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
        let clock = Clock::new();
        let result = execution();
        fastest = fastest.min(clock.spent());
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

/// Measures the time of this thread.
pub struct Clock {
    start: Instant,
    /// What the thread had of a processor before, where the system tells it.
    before: Option<Duration>,
}

impl Clock {
    /// A clock that runs from now on.
    #[must_use]
    pub fn new() -> Self {
        Self {
            start: Instant::now(),
            before: of_processor(),
        }
    }

    /// The time since then; without what other programs had of it, where the system tells that.
    #[must_use]
    pub fn spent(&self) -> Duration {
        let passed = self.start.elapsed();
        if passed <= MOST_TIME {
            return passed;
        }
        let own = of_processor().zip(self.before);
        own.map_or(passed, |(now, before)| now.saturating_sub(before))
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::new()
    }
}

/// How long this thread has had a processor; Linux tells it in nanoseconds.
fn of_processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = told.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}
