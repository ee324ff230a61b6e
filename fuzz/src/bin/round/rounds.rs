//! The executions of one target, and what became of them.

use std::collections::{BTreeMap, HashSet};
use std::time::{Duration, Instant};

use eligibility_check_fuzz::random::Random;
use eligibility_check_fuzz::shorten::shortest;
use eligibility_check_fuzz::{SHORT, Target, at_most, found, limits, prepare, tried};

use super::watch::{guarded, said};
use super::{Options, key, read_skipped, write};

/// The time for shortening what fails.
const SHORTENING: Duration = Duration::from_secs(30);
/// So many texts that are too slow are written out.
const MOST_SLOW: usize = 12;

/// Texts that fail in one way.
struct Failure {
    times: u64,
    said: String,
    texts: Vec<String>,
}

/// A round of one target.
pub(super) struct Round {
    target: &'static Target,
    options: Options,
    failures: BTreeMap<String, Failure>,
    skipped: Vec<String>,
}

impl Round {
    pub(super) fn new(target: &'static Target, options: Options) -> Self {
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
    pub(super) fn run(mut self) -> bool {
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
            executions = self.executions(&mut pool, start);
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

    /// The executions of seeds and of texts made from them, in what time is left since the start.
    fn executions(&mut self, pool: &mut Vec<String>, start: Instant) -> u64 {
        let mut random = Random::new(self.options.seed);
        let mut seen = HashSet::new();
        for seed in pool.clone() {
            seen.extend(self.one(&seed));
        }
        let until = self
            .options
            .seconds
            .map(|seconds| start + Duration::from_secs(seconds));
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
            // Before it is tried, for it may be the end of this process.
            write(&format!("{}-last", self.target.name), text);
        }
        if self.skipped.contains(&key(text)) {
            return None;
        }
        let tried = guarded(text, || self.target.execute(text.as_bytes()));
        if tried.is_some() {
            return tried;
        }
        let said = said();
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
        tried.is_none() && kind(&said()) == kind(&failure.said)
    }
}

impl Failure {
    fn slow(&self) -> bool {
        self.said.starts_with("too slow")
    }
}

/// What a failure is told apart by: the place and the first words, figures left out.
fn kind(said: &str) -> String {
    let place = said.rsplit(" (").next().unwrap_or_default();
    let words = said.chars().filter(|c| !c.is_ascii_digit()).take(40);
    words.collect::<String>() + place
}
