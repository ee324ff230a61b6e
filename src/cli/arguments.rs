//! Reads the command line.

use std::ffi::OsString;
use std::path::PathBuf;

use eligibility_check::exact::Date;
use eligibility_check::policy::Lang;

use super::help::Topic;
use super::options::{self, text};
use super::pick;

/// Why a command gave nothing: one clear message.
pub(super) struct Failure(pub(super) String);

/// What to do.
pub(super) enum Command {
    Help(Topic),
    Version,
    Lint(Lint),
    Report(Report),
    Compile(Compile),
    Test(TestOptions),
    Coverage(CoverageOptions),
    New(New),
}

/// `lint [FILE…]`
pub(super) struct Lint {
    pub(super) files: Vec<PathBuf>,
    pub(super) policies: PathBuf,
}

/// How a report is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// For the terminal.
    Text,
    Json,
    /// A table.
    Csv,
    /// The printed sheet.
    Html,
}

/// `report POLICY CHECK`
pub(super) struct Report {
    pub(super) policy: String,
    pub(super) check: String,
    pub(super) answers: PathBuf,
    pub(super) as_of: Date,
    pub(super) format: Format,
    pub(super) policies: PathBuf,
    /// Other ways to put the answers, as written: `[POLICY/]CHECK[,INPUT=VALUE…]`.
    pub(super) compare: Vec<String>,
    /// A figure to try, as written: `INPUT=FIGURE`.
    pub(super) what_if: Option<String>,
}

/// `compile`
pub(super) struct Compile {
    pub(super) out: PathBuf,
    pub(super) policies: PathBuf,
    /// Also the criteria as HTML.
    pub(super) html: bool,
}

/// `test [FILE…]`
pub(super) struct TestOptions {
    pub(super) files: Vec<PathBuf>,
    pub(super) policies: PathBuf,
    pub(super) changes: bool,
}

/// `coverage [FILE…]`
pub(super) struct CoverageOptions {
    pub(super) files: Vec<PathBuf>,
    pub(super) policies: PathBuf,
    pub(super) write: bool,
}

/// `new ID`
pub(super) struct New {
    pub(super) id: String,
    pub(super) out: PathBuf,
    pub(super) today: Date,
}

/// The language of messages and reports: the value of `--lang`, Chinese without it.
pub(super) fn language(arguments: &[OsString]) -> Lang {
    let texts = arguments.iter().filter_map(|argument| argument.to_str());
    let mut after = texts.clone().skip(1);
    let tag = texts.clone().find_map(|argument| {
        let next = after.next();
        match argument.split_once('=') {
            Some(("--lang", tag)) => Some(tag),
            _ if argument == "--lang" => next,
            _ => None,
        }
    });
    Lang::from_tag(tag.unwrap_or("zh"))
}

pub(super) fn parse(arguments: Vec<OsString>, lang: Lang) -> Result<Command, Failure> {
    let options = options::read(arguments, lang)?;
    let mut words = options.words.into_iter();
    let command = words.next().map(|word| text(word, lang)).transpose()?;
    let topic = match command.as_deref() {
        Some("lint") => Topic::Lint,
        Some("report") => Topic::Report,
        Some("compile") => Topic::Compile,
        Some("test") => Topic::Test,
        Some("coverage") => Topic::Coverage,
        Some("new") => Topic::New,
        Some("help") | None => Topic::All,
        Some(other) if options.help => return Err(unknown_command(other, lang)),
        Some(_) => Topic::All,
    };
    if options.version {
        return Ok(Command::Version);
    }
    if options.help || matches!(command.as_deref(), Some("help")) {
        return Ok(Command::Help(topic));
    }
    let policies = options
        .policies
        .unwrap_or_else(|| PathBuf::from("policies"));
    let rest = words.collect::<Vec<_>>();
    match command.as_deref() {
        Some("lint") => Ok(Command::Lint(Lint {
            files: rest.into_iter().map(PathBuf::from).collect(),
            policies,
        })),
        Some("report") => {
            let [policy, check] = two(rest, lang)?;
            let format = format(options.format.as_deref(), lang)?;
            let others = [
                ("--compare", !options.compare.is_empty()),
                ("--what-if", options.what_if.is_some()),
            ];
            for (option, is_given) in others {
                if is_given && matches!(format, Format::Csv | Format::Html) {
                    return Err(not_with_format(option, lang));
                }
            }
            Ok(Command::Report(Report {
                policy: text(policy, lang)?,
                check: text(check, lang)?,
                answers: options.answers.ok_or_else(|| missing_answers(lang))?,
                as_of: as_of(options.as_of.as_deref(), lang)?,
                format,
                policies,
                compare: options.compare,
                what_if: options.what_if,
            }))
        }
        Some("compile") if rest.is_empty() => Ok(Command::Compile(Compile {
            out: options
                .out
                .unwrap_or_else(|| PathBuf::from("pkg/eligibility-check/policies")),
            policies,
            html: options.html,
        })),
        Some("compile") => Err(too_many(lang)),
        Some("test") => Ok(Command::Test(TestOptions {
            files: rest.into_iter().map(PathBuf::from).collect(),
            policies,
            changes: options.changes,
        })),
        Some("coverage") => Ok(Command::Coverage(CoverageOptions {
            files: rest.into_iter().map(PathBuf::from).collect(),
            policies,
            write: options.write,
        })),
        Some("new") => Ok(Command::New(New {
            id: text(one(rest, lang)?, lang)?,
            out: options.out.unwrap_or(policies),
            today: as_of(None, lang)?,
        })),
        Some(other) => Err(unknown_command(other, lang)),
        None => Err(Failure(super::help::text(Topic::All, lang).to_owned())),
    }
}

fn one(words: Vec<OsString>, lang: Lang) -> Result<OsString, Failure> {
    let [id] = <[OsString; 1]>::try_from(words).map_err(|_| {
        Failure(pick(
            lang,
            "new 需要一个参数：新政策的标识，例如：eligibility-check new my-policy".to_owned(),
            "new takes the id of the new policy, as in: eligibility-check new my-policy".to_owned(),
        ))
    })?;
    Ok(id)
}

fn two(words: Vec<OsString>, lang: Lang) -> Result<[OsString; 2], Failure> {
    words.try_into().map_err(|_| {
        Failure(pick(
            lang,
            "report 需要两个参数：政策和检查，例如：eligibility-check report ningxia-craftsman enterprise --answers answers.json".to_owned(),
            "report takes a policy and a check, as in: eligibility-check report ningxia-craftsman enterprise --answers answers.json".to_owned(),
        ))
    })
}

fn as_of(given: Option<&str>, lang: Lang) -> Result<Date, Failure> {
    let today = jiff::Zoned::now().date().to_string();
    let text = given.unwrap_or(&today);
    Date::parse(text).ok_or_else(|| {
        Failure(pick(
            lang,
            format!("--as-of 的“{text}”不是有效日期，请按 2025-06-04 的格式填写。"),
            format!("--as-of: “{text}” is not a date. Write it as 2025-06-04."),
        ))
    })
}

fn format(format: Option<&str>, lang: Lang) -> Result<Format, Failure> {
    match format {
        None | Some("text") => Ok(Format::Text),
        Some("json") => Ok(Format::Json),
        Some("csv") => Ok(Format::Csv),
        Some("html") => Ok(Format::Html),
        Some(other) => Err(Failure(pick(
            lang,
            format!("--format 应为 text、json、csv 或 html，不能是“{other}”。"),
            format!("--format is text, json, csv or html, not “{other}”."),
        ))),
    }
}

fn not_with_format(option: &str, lang: Lang) -> Failure {
    Failure(pick(
        lang,
        format!(
            "表格和自查表里没有 {option} 的内容，请去掉 {option}，或改用 --format text 或 json。"
        ),
        format!(
            "Neither the table nor the sheet tells what {option} asks for. Leave {option} out, or use --format text or json."
        ),
    ))
}

fn missing_answers(lang: Lang) -> Failure {
    Failure(pick(
        lang,
        "缺少 --answers：请给出答案文件（JSON），或用 - 从标准输入读取。".to_owned(),
        "--answers is missing: name a JSON file, or - for standard input.".to_owned(),
    ))
}

fn too_many(lang: Lang) -> Failure {
    Failure(pick(
        lang,
        "参数过多。用 --help 查看用法。".to_owned(),
        "There are too many arguments. See --help.".to_owned(),
    ))
}

fn unknown_command(command: &str, lang: Lang) -> Failure {
    Failure(pick(
        lang,
        format!("没有命令“{command}”；可用：lint、report、compile、test、coverage、new。"),
        format!(
            "There is no command “{command}”. There are lint, report, compile, test, coverage and new."
        ),
    ))
}
