//! Floor 9: the native command line. Here are the files, the clock and the terminal.

mod arguments;
mod compile;
mod coverage;
mod files;
mod help;
mod lint;
mod new;
mod report;
mod report_text;
mod test;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use arguments::{Command, Failure};
use eligibility_check::policy::Lang;

/// `report`: there is none. `lint`: something cannot be read. Also a wrong call.
const EXIT_FAILED: u8 = 2;
/// `lint` found something.
const EXIT_FINDINGS: u8 = 1;

/// Runs a command and gives its exit status.
pub(crate) fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let arguments = arguments.collect::<Vec<_>>();
    let lang = arguments::language(&arguments);
    let outcome = match arguments::parse(arguments, lang) {
        Ok(Command::Help(topic)) => print(help::text(topic, lang)),
        Ok(Command::Version) => print(concat!(
            "eligibility-check ",
            env!("CARGO_PKG_VERSION"),
            "\n"
        )),
        Ok(Command::Lint(options)) => lint::run(&options, lang),
        Ok(Command::Report(options)) => report::run(&options, lang),
        Ok(Command::Test(options)) => test::run(&options, lang),
        Ok(Command::Coverage(options)) => coverage::run(&options, lang),
        Ok(Command::New(options)) => new::run(&options, lang),
        Ok(Command::Compile(options)) => compile::run(&options, lang),
        Err(failure) => Err(failure),
    };
    match outcome {
        Ok(status) => ExitCode::from(status),
        Err(Failure(message)) => {
            complain(&message);
            ExitCode::from(EXIT_FAILED)
        }
    }
}

/// Prints to standard output. A reader that stops early, as in `… | head`, is no failure.
fn print(text: &str) -> Result<u8, Failure> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure(error.to_string()))
        }
        _ => Ok(0),
    }
}

/// Prints one message to standard error.
fn complain(message: &str) {
    // Nowhere is left to report that standard error is closed.
    let _ = writeln!(std::io::stderr(), "{message}");
}

/// Chooses between the Chinese and the English of a message.
fn pick(lang: Lang, zh: String, en: String) -> String {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
