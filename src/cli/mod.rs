//! Floor 9: the native command line. Here are the files, the clock and the terminal.

mod arguments;
mod compile;
mod coverage;
mod files;
mod help;
mod ids;
mod input;
mod lint;
mod new;
mod options;
mod output;
mod report;
mod report_html;
mod report_text;
mod terminal;
mod test;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use arguments::{Command, Failure};
use eligibility_check::policy::Lang;
use terminal::{complain, print};

/// `report`: there is none. `lint`: something cannot be read. Also a wrong call.
const EXIT_FAILED: u8 = 2;
/// `lint` found something.
const EXIT_FINDINGS: u8 = 1;

/// Runs a command and gives its exit status.
pub(crate) fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let arguments = arguments.collect::<Vec<_>>();
    let lang = arguments::language(&arguments);
    let outcome = match arguments::parse(arguments, lang) {
        Ok(Command::Help(topic)) => print(help::text(topic, lang), lang),
        Ok(Command::Version) => print(
            concat!("eligibility-check ", env!("CARGO_PKG_VERSION"), "\n"),
            lang,
        ),
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

/// Treats each file; the exit status of them all. What cannot be read is said, and the others are still treated.
fn each(files: &[PathBuf], mut is_sound: impl FnMut(&Path) -> Result<bool, Failure>) -> u8 {
    let mut status = 0;
    for file in files {
        match is_sound(file) {
            Ok(true) => {}
            Ok(false) => status = status.max(EXIT_FINDINGS),
            Err(Failure(message)) => {
                status = EXIT_FAILED;
                complain(&message);
            }
        }
    }
    status
}

/// Chooses between the Chinese and the English of a message.
fn pick(lang: Lang, zh: String, en: String) -> String {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
