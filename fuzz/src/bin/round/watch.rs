//! Watches over executions that may not come to an end.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::{ExitCode, exit};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use eligibility_check_fuzz::{Target, limits, tried};

use super::rounds::Round;
use super::{ENDED, Options, key, skip, write};

/// What runs so long is not waited for.
const HANGS: Duration = Duration::from_secs(15);
/// What takes so much memory is ended before the machine is.
const SWELLS: usize = 2_000_000_000;
/// The stack of a thread, as Rust gives it.
const STACK: usize = 2 << 20;

/// What is tried at this moment.
static CURRENT: Mutex<Option<(String, Instant)>> = Mutex::new(None);

thread_local! {
    static SAID: RefCell<String> = const { RefCell::new(String::new()) };
}

/// What the last panic said, and where.
pub(super) fn said() -> String {
    SAID.with_borrow(Clone::clone)
}

/// A round of a target in a thread of its own, which this one watches.
pub(super) fn watched(target: &'static Target, options: Options) -> ExitCode {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let said = info.payload_as_str().unwrap_or_default();
        let said = said.chars().take(300).collect::<String>();
        if CURRENT.lock().is_ok_and(|current| current.is_none()) {
            eprintln!("round: {said} ({place})");
        }
        SAID.with_borrow_mut(|last| *last = format!("{said} ({place})"));
    }));
    let thread = std::thread::Builder::new().stack_size(STACK);
    let thread = thread.spawn(move || Round::new(target, options).run());
    let thread = thread.expect("a thread");
    while !thread.is_finished() {
        std::thread::sleep(Duration::from_millis(50));
        let current = CURRENT.lock().expect("nobody panics with it");
        let Some((text, start)) = current.as_ref() else {
            continue;
        };
        let hangs = start.elapsed() > HANGS;
        if hangs || limits::memory() > SWELLS {
            let how = if hangs { "hangs" } else { "swells" };
            let path = write(&format!("{}-{how}-{}", target.name, key(text)), text);
            println!("{}: FAILED, it {how}: {}", target.name, path.display());
            println!("  {}", tried());
            skip(text);
            exit(ENDED);
        }
    }
    let sound = thread.join().expect("the round itself does not panic");
    ExitCode::from(u8::from(!sound))
}

/// Tries a text while the main thread watches over it; nothing if it panics.
pub(super) fn guarded<T>(text: &str, execution: impl FnOnce() -> T) -> Option<T> {
    let current = |text| *CURRENT.lock().expect("nobody panics with it") = text;
    current(Some((text.to_owned(), Instant::now())));
    let result = catch_unwind(AssertUnwindSafe(execution));
    current(None);
    result.ok()
}
