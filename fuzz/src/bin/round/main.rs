//! A round of executions with fixed seeds, on stable Rust and without a C++ compiler.
//!
//! `round [--target NAME] [--executions N] [--seconds S] [--seed K] [--largest BYTES] [--all] [FILE…]`,
//! `round --target NAME --write-seeds FOLDER`
//!
//! First everything that was ever found, then so many executions of each target. What fails is shortened and written
//! to `target/fuzz/failed`. With `--all` it goes on after a failure and tells each kind once. With files it tries those.

mod rounds;
mod watch;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus};
use std::time::Instant;

use eligibility_check_fuzz::random::Random;
use eligibility_check_fuzz::{TARGETS, Target};

/// A process ends with this code after an execution that does not come to an end.
const ENDED: i32 = 3;

#[derive(Clone, Default)]
struct Options {
    target: Option<String>,
    executions: Option<u64>,
    seconds: Option<u64>,
    seed: u64,
    largest: Option<usize>,
    all: bool,
    /// This is the process that runs the round, and another one waits for it.
    child: bool,
    /// Each text is written out before it is tried.
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
                "--child" => options.child = true,
                "--trace" => options.trace = true,
                file if !file.starts_with("--") => options.files.push(file.into()),
                _ => return None,
            }
        }
        Some(options)
    }
}

fn main() -> ExitCode {
    let Some(options) = Options::read(std::env::args().skip(1)) else {
        eprintln!(
            "round: an argument is unknown or not complete; src/bin/round/main.rs lists them"
        );
        return ExitCode::from(2);
    };
    let targets = match options.target.as_deref() {
        None => TARGETS.iter().collect(),
        Some(name) => Vec::from_iter(Target::named(name)),
    };
    match (targets.as_slice(), &options.write_seeds) {
        ([], _) => {
            eprintln!("round: there is no such target");
            ExitCode::from(2)
        }
        ([target], Some(folder)) => write_seeds(target, folder),
        ([target], None) if options.child => watch::watched(target, options),
        _ => {
            let sound = targets.iter().map(|target| in_processes(target, &options));
            // Each of them is run, whatever became of those before.
            let failed = sound.filter(|sound| !sound).count();
            ExitCode::from(u8::from(failed > 0))
        }
    }
}

/// The round of a target in processes of its own, which may die of it; whether nothing failed.
fn in_processes(target: &Target, options: &Options) -> bool {
    let start = Instant::now();
    let mut turn = 0;
    loop {
        let left = options.seconds.map(|seconds| {
            let passed = start.elapsed().as_secs();
            (seconds.saturating_sub(passed), passed < seconds)
        });
        let seconds = left.map(|(seconds, _)| seconds);
        let run = |trace: &[&str]| child(target, options.seed + turn, seconds, trace);
        let status = run(&[]);
        if status.code().is_none() {
            println!(
                "{}: {status}; once more, to find what it died of",
                target.name
            );
            if run(&["--trace"]).code().is_none() {
                let last = folder().join(format!("{}-last", target.name));
                println!("{}: FAILED, it died of {}", target.name, last.display());
            } else {
                println!("{}: FAILED, but not again", target.name);
            }
        }
        if status.code() != Some(ENDED) || !options.all || !left.is_some_and(|(_, some)| some) {
            return status.success() && turn == 0;
        }
        turn += 1;
    }
}

fn child(target: &Target, seed: u64, seconds: Option<u64>, trace: &[&str]) -> ExitStatus {
    let program = std::env::current_exe().expect("this program");
    let mut command = Command::new(program);
    // What stands later counts.
    command
        .args(std::env::args().skip(1))
        .args(["--child", "--target", target.name]);
    command.args(["--seed", &seed.to_string()]).args(trace);
    if let Some(seconds) = seconds {
        command.args(["--seconds", &seconds.max(1).to_string()]);
    }
    command.status().expect("this program starts")
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

/// The texts that a round with `--all` leaves out, since they do not come to an end.
fn read_skipped() -> Vec<String> {
    let text = std::fs::read_to_string(folder().join("skipped")).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

fn skip(text: &str) {
    let mut skipped = read_skipped();
    skipped.push(key(text));
    write("skipped", &skipped.join("\n"));
}

/// A text as a name.
fn key(text: &str) -> String {
    format!("{:016x}", Random::of(text).next())
}
