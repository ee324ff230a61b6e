//! A round of executions with fixed seeds, on stable Rust and without a C++ compiler.
//!
//! `round [--target NAME] [--executions N] [--seconds S] [--seed K] [--largest BYTES] [--all] [FILE…]`,
//! `round --target NAME --write-seeds FOLDER`
//!
//! First everything that was ever found, then so many executions of each target. What fails is shortened and written
//! to `target/fuzz/failed`. With `--all` it goes on after a failure and tells each kind once. With files it tries those.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, exit};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use eligibility_check_fuzz::random::Random;
use eligibility_check_fuzz::shorten::shortest;
use eligibility_check_fuzz::{SHORT, TARGETS, Target, at_most, found, limits, prepare, tried};

/// What runs so long is not waited for.
const HANGS: Duration = Duration::from_secs(15);
/// What takes so much memory is ended before the machine is.
const SWELLS: usize = 2_000_000_000;
/// The time for shortening what fails.
const SHORTENING: Duration = Duration::from_secs(30);
/// The stack of a thread, as Rust gives it.
const STACK: usize = 2 << 20;
/// So many texts that are too slow are written out.
const MOST_SLOW: usize = 12;

#[derive(Clone, Default)]
struct Options {
    target: Option<String>,
    executions: Option<u64>,
    seconds: Option<u64>,
    seed: u64,
    largest: Option<usize>,
    all: bool,
    trace: bool,
    write_seeds: Option<PathBuf>,
    files: Vec<PathBuf>,
}

impl Options {
    fn read(arguments: impl Iterator<Item = String>) -> Option<Self> {
        let mut options = Self::default();
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--target" => options.target = Some(arguments.next()?),
                "--executions" => options.executions = Some(arguments.next()?.parse().ok()?),
                "--seconds" => options.seconds = Some(arguments.next()?.parse().ok()?),
                "--seed" => options.seed = arguments.next()?.parse().ok()?,
                "--largest" => options.largest = Some(arguments.next()?.parse().ok()?),
                "--write-seeds" => options.write_seeds = Some(arguments.next()?.into()),
                "--all" => options.all = true,
                "--trace" => options.trace = true,
                file if !file.starts_with("--") => options.files.push(file.into()),
                _ => return None,
            }
        }
        Some(options)
    }
}

/// What is tried at this moment, for whoever watches over it.
static CURRENT: Mutex<Option<(String, Instant)>> = Mutex::new(None);

thread_local! {
    /// What the last panic said, and where.
    static SAID: RefCell<String> = const { RefCell::new(String::new()) };
}

fn main() -> ExitCode {
    let Some(options) = Options::read(std::env::args().skip(1)) else {
        eprintln!("round: an argument is unknown or not complete; src/bin/round.rs lists them");
        return ExitCode::from(2);
    };
    match options.target.as_deref() {
        None => each_target(),
        Some(name) => match Target::named(name) {
            Some(target) => watched(target, options),
            None => {
                eprintln!("round: no target {name}");
                ExitCode::from(2)
            }
        },
    }
}

/// Each target in a process of its own, which may die of it.
fn each_target() -> ExitCode {
    let mut failed = false;
    for target in &TARGETS {
        let program = std::env::current_exe().expect("this program");
        let run = |more: &[&str]| {
            let mut command = Command::new(&program);
            command
                .args(std::env::args().skip(1))
                .args(["--target", target.name])
                .args(more);
            command.status().expect("this program starts")
        };
        let status = run(&[]);
        if status.code().is_none() {
            println!(
                "{}: {status}; once more, to find what it died of",
                target.name
            );
            let status = run(&["--trace"]);
            let last = folder().join(format!("{}-last", target.name));
            println!(
                "{}: {status}; what was tried last: {}",
                target.name,
                last.display()
            );
        }
        failed |= !status.success();
    }
    ExitCode::from(u8::from(failed))
}

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/fuzz/failed");
    std::fs::create_dir_all(&folder).expect("a folder for what fails");
    folder
}

fn write(name: &str, text: &str) -> PathBuf {
    let path = folder().join(name);
    std::fs::write(&path, text).expect("what fails can be written");
    path
}

/// The seeds as files, each named by what it is.
fn write_seeds(target: &Target, folder: &Path) -> ExitCode {
    for seed in (target.seeds)() {
        std::fs::write(folder.join(key(&seed)), seed).expect("a seed can be written");
    }
    ExitCode::SUCCESS
}

fn watched(target: &'static Target, options: Options) -> ExitCode {
    if let Some(folder) = &options.write_seeds {
        return write_seeds(target, folder);
    }
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let said = info.payload_as_str().unwrap_or_default();
        let said = said.chars().take(300).collect::<String>();
        if CURRENT.lock().is_ok_and(|current| current.is_none()) {
            eprintln!("round: {said} ({place})");
        }
        SAID.with_borrow_mut(|last| *last = format!("{said} ({place})"));
    }));
    let again = options.all;
    let start_of_round = Instant::now();
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
            let path = write(
                &format!(
                    "{}-{}-{}",
                    target.name,
                    if hangs { "hangs" } else { "swells" },
                    key(text)
                ),
                text,
            );
            println!("{}: FAILED at {}", target.name, tried());
            println!(
                "{}: FAILED, it does not come to an end: {}",
                target.name,
                path.display()
            );
            if again {
                continue_without(text, start_of_round);
            }
            exit(1);
        }
    }
    if thread.join().expect("the round itself does not panic") {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The rest of the time of a round that goes on after a failure, in a process that leaves this text out.
fn continue_without(text: &str, start: Instant) {
    let mut skipped = read_skipped();
    skipped.push(key(text));
    write("skipped", &skipped.join("\n"));
    let mut arguments = std::env::args().skip(1).collect::<Vec<_>>();
    let passed = start.elapsed().as_secs();
    if let Some(at) = arguments
        .iter()
        .position(|argument| argument == "--seconds")
        && let Some(Ok(seconds)) = arguments.get(at + 1).map(|seconds| seconds.parse::<u64>())
    {
        arguments[at + 1] = seconds.saturating_sub(passed).to_string();
        let program = std::env::current_exe().expect("this program");
        let status = Command::new(program).args(arguments).status();
        status.expect("this program starts");
    }
}

/// The texts that a round with `--all` leaves out, since they do not come to an end.
fn read_skipped() -> Vec<String> {
    let text = std::fs::read_to_string(folder().join("skipped")).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

/// A text as a name.
fn key(text: &str) -> String {
    format!("{:016x}", Random::of(text).next())
}

/// Texts that fail in one way.
struct Failure {
    times: u64,
    said: String,
    texts: Vec<String>,
}

struct Round {
    target: &'static Target,
    options: Options,
    failures: BTreeMap<String, Failure>,
    skipped: Vec<String>,
}

impl Round {
    fn new(target: &'static Target, options: Options) -> Self {
        Self {
            target,
            skipped: if options.all {
                read_skipped()
            } else {
                Vec::new()
            },
            options,
            failures: BTreeMap::new(),
        }
    }

    /// Whether nothing failed.
    fn run(mut self) -> bool {
        if let Some(bytes) = self.options.largest {
            at_most(bytes);
        }
        prepare();
        let start = Instant::now();
        for file in self.options.files.clone() {
            let bytes = std::fs::read(&file).expect("a file to try");
            let before = self.failures.len();
            self.one(&String::from_utf8_lossy(&bytes));
            let result = if self.failures.len() > before {
                "FAILED"
            } else {
                "ok"
            };
            println!("{}: {} … {result}", self.target.name, file.display());
        }
        let mut executions = 0;
        let mut pool = Vec::new();
        if self.options.files.is_empty() {
            for (name, bytes) in found(self.target.name) {
                if self.one(&String::from_utf8_lossy(&bytes)).is_none() {
                    println!(
                        "{}: found/{}/{name} … FAILED again",
                        self.target.name, self.target.name
                    );
                }
            }
            pool = (self.target.seeds)();
            executions = self.executions(&mut pool);
        }
        let sound = self.failures.is_empty();
        for failure in self.failures.values() {
            self.tell(failure);
        }
        let (name, kept) = (self.target.name, pool.len());
        let time = start.elapsed().as_secs();
        println!("{name}: {executions} executions in {time} s, {kept} texts of different results");
        sound
    }

    fn executions(&mut self, pool: &mut Vec<String>) -> u64 {
        let mut random = Random::new(self.options.seed);
        let mut seen = HashSet::new();
        for seed in pool.clone() {
            seen.extend(self.one(&seed));
        }
        let until = self
            .options
            .seconds
            .map(|seconds| Instant::now() + Duration::from_secs(seconds));
        let most =
            self.options
                .executions
                .unwrap_or(if until.is_some() { u64::MAX } else { 1_000 });
        let mut executions = 0;
        while executions < most && until.is_none_or(|until| Instant::now() < until) {
            if !self.options.all && !self.failures.is_empty() {
                break;
            }
            let text = self.target.another(pool, &mut random);
            executions += 1;
            let fresh = self.one(&text).is_some_and(|sign| seen.insert(sign));
            if fresh && (text.len() <= SHORT || random.one_in(20)) {
                pool.push(text);
            }
        }
        executions
    }

    /// Tries a text; what came of it, unless it failed.
    fn one(&mut self, text: &str) -> Option<u64> {
        if self.options.trace {
            write(&format!("{}-last", self.target.name), text);
        }
        if self.skipped.contains(&key(text)) {
            return None;
        }
        let tried = guarded(text, || self.target.execute(text.as_bytes()));
        if tried.is_some() {
            return tried;
        }
        let said = SAID.with_borrow(Clone::clone);
        let name = self.target.name;
        let failure = self.failures.entry(kind(&said)).or_insert_with(|| {
            println!("{name}: FAILED: {said}");
            Failure {
                times: 0,
                said,
                texts: Vec::new(),
            }
        });
        failure.times += 1;
        failure.texts.push(text.to_owned());
        failure.texts.sort_by_key(String::len);
        failure
            .texts
            .truncate(if failure.slow() { MOST_SLOW } else { 1 });
        None
    }

    /// Shortens what failed, writes it out and tells it.
    fn tell(&self, failure: &Failure) {
        let (name, times, said) = (self.target.name, failure.times, &failure.said);
        println!("{name}: FAILED {times} times: {said}");
        for text in &failure.texts {
            let start = Instant::now();
            let mut fails =
                |text: &str| start.elapsed() < SHORTENING && self.fails_alike(text, failure);
            let text = shortest(text, &mut fails);
            self.fails_alike(&text, failure);
            let path = write(&format!("{name}-{}", key(&text)), &text);
            println!("  {} bytes: {}", text.len(), path.display());
            if text.len() < 300 {
                println!("  {text}");
            }
            println!("  {}", tried());
        }
    }

    fn fails_alike(&self, text: &str, failure: &Failure) -> bool {
        if failure.slow() {
            // Once is enough here, and trying it thrice takes its time.
            let clock = limits::Clock::new();
            guarded(text, || (self.target.run)(text));
            return clock.spent() > limits::MOST_TIME;
        }
        let tried = guarded(text, || self.target.execute(text.as_bytes()));
        tried.is_none() && SAID.with_borrow(|said| kind(said) == kind(&failure.said))
    }
}

impl Failure {
    fn slow(&self) -> bool {
        self.said.starts_with("too slow")
    }
}

/// Tries a text while the main thread watches over it; nothing if it panics.
fn guarded<T>(text: &str, execution: impl FnOnce() -> T) -> Option<T> {
    let current = |text| *CURRENT.lock().expect("nobody panics with it") = text;
    current(Some((text.to_owned(), Instant::now())));
    let result = catch_unwind(AssertUnwindSafe(execution));
    current(None);
    result.ok()
}

/// What a failure is told apart by: the place and the first words, figures left out.
fn kind(said: &str) -> String {
    let place = said.rsplit(" (").next().unwrap_or_default();
    let words = said.chars().filter(|c| !c.is_ascii_digit()).take(40);
    words.collect::<String>() + place
}
