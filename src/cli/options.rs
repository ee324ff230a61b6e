//! The options of the command line, before a command takes its own.

use std::ffi::OsString;
use std::path::PathBuf;

use eligibility_check::policy::Lang;
use lexopt::prelude::{Long, Short, Value};

use super::arguments::Failure;
use super::pick;

/// Options as they come in, before a command takes its own.
#[derive(Default)]
pub(super) struct Options {
    pub(super) words: Vec<OsString>,
    pub(super) policies: Option<PathBuf>,
    pub(super) answers: Option<PathBuf>,
    pub(super) as_of: Option<String>,
    pub(super) format: Option<String>,
    pub(super) out: Option<PathBuf>,
    pub(super) compare: Vec<String>,
    pub(super) what_if: Option<String>,
    pub(super) write: bool,
    pub(super) changes: bool,
    pub(super) html: bool,
    pub(super) help: bool,
    pub(super) version: bool,
}

/// Reads all options, whatever the command.
pub(super) fn read(arguments: Vec<OsString>, lang: Lang) -> Result<Options, Failure> {
    let mut options = Options::default();
    let mut given = Vec::<String>::new();
    let mut parser = lexopt::Parser::from_args(arguments);
    let bad = |error: lexopt::Error| wrong(&error, lang);
    while let Some(argument) = parser.next().map_err(bad)? {
        if let Long(name) = argument
            && name != "compare"
        {
            if given.iter().any(|other| other == name) {
                return Err(Failure(pick(
                    lang,
                    format!("--{name} 出现了两次，请只留一个。"),
                    format!("--{name} is given twice. Keep one of them."),
                )));
            }
            given.push(name.to_owned());
        }
        match argument {
            Short('h') | Long("help") => options.help = true,
            Short('V') | Long("version") => options.version = true,
            Long("policies") => options.policies = Some(parser.value().map_err(bad)?.into()),
            Long("answers") => options.answers = Some(parser.value().map_err(bad)?.into()),
            Long("out") => options.out = Some(parser.value().map_err(bad)?.into()),
            Long("as-of") => options.as_of = Some(text(parser.value().map_err(bad)?, lang)?),
            Long("format") => options.format = Some(text(parser.value().map_err(bad)?, lang)?),
            Long("compare") => {
                let written = text(parser.value().map_err(bad)?, lang)?;
                options.compare.push(written);
            }
            Long("what-if") => options.what_if = Some(text(parser.value().map_err(bad)?, lang)?),
            Long("html") => options.html = true,
            Long("changes") => options.changes = true,
            Long("write") => options.write = true,
            Long("lang") => {
                let tag = text(parser.value().map_err(bad)?, lang)?;
                if !tag.starts_with("zh") && !tag.starts_with("en") {
                    return Err(Failure(pick(
                        lang,
                        format!("--lang 应为 zh 或 en，不能是“{tag}”。"),
                        format!("--lang is zh or en, not “{tag}”."),
                    )));
                }
            }
            Value(word) => options.words.push(word),
            other => return Err(bad(other.unexpected())),
        }
    }
    Ok(options)
}

/// Why the arguments cannot be read.
fn wrong(error: &lexopt::Error, lang: Lang) -> Failure {
    let (zh, en) = match error {
        lexopt::Error::MissingValue { option } => {
            let option = option.as_deref().unwrap_or_default();
            (
                format!("{option} 后面缺少值"),
                format!("A value is missing after {option}"),
            )
        }
        lexopt::Error::UnexpectedOption(option) => (
            format!("没有选项 {option}"),
            format!("There is no option {option}"),
        ),
        lexopt::Error::UnexpectedValue { option, .. } => (
            format!("{option} 后面不能有值"),
            format!("{option} takes no value"),
        ),
        other => ("命令写法有误".to_owned(), other.to_string()),
    };
    Failure(pick(
        lang,
        format!("{zh}。用 --help 查看用法。"),
        format!("{en}. See --help."),
    ))
}

/// An argument that is no file name, which may be any bytes.
pub(super) fn text(value: OsString, lang: Lang) -> Result<String, Failure> {
    value.into_string().map_err(|value| {
        let value = value.to_string_lossy();
        Failure(pick(
            lang,
            format!("参数“{value}”不是 UTF-8 文本，请改正。"),
            format!("The argument “{value}” is not UTF-8. Correct it."),
        ))
    })
}
