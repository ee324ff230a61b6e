//! A report that was saved as a file, to be opened again.
//!
//! Anybody may have edited it: what is read of it is what it asks to be checked and what it came to then. Everything else
//! is computed anew.

use super::REPORT_FORMAT;
use crate::answers::{Answers, Data, JsonProblem};
use crate::evaluation::Status;
use crate::exact::Date;
use crate::policy::Lang;
use crate::text::pick;

/// In bytes; many times the largest report.
const LARGEST: usize = 4_000_000;
/// What JavaScript takes for the prototype of an object, and is no id of any input.
const PROTOTYPE: &str = "__proto__";

/// A report out of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportFile {
    /// The id of the policy.
    pub policy: String,
    /// Its title; empty where the file has none.
    pub title: String,
    /// The version of the policy that was checked.
    pub version: String,
    /// The id of the check.
    pub check: String,
    /// The day of the check.
    pub as_of: Date,
    /// The code of the verdict.
    pub verdict: String,
    /// The answers.
    pub answers: Answers,
    /// The status of each criterion, nested ones included, by id.
    pub statuses: Vec<(String, Status)>,
    /// The day on which the file was saved, where it tells one.
    pub exported: Option<Date>,
}

/// Why a file is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is no JSON.
    NotJson,
    /// It is the beginning of a report.
    Truncated,
    /// It is of something else.
    OtherProduct,
    /// A newer version has saved it.
    NewerFormat,
    /// It is a report without something that every report has, or with something that none has.
    Damaged,
    /// No report is as large.
    TooLarge,
}

impl FileError {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::NotJson,
        Self::Truncated,
        Self::OtherProduct,
        Self::NewerFormat,
        Self::Damaged,
        Self::TooLarge,
    ];

    /// The name for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotJson => "not-json",
            Self::Truncated => "truncated",
            Self::OtherProduct => "other-product",
            Self::NewerFormat => "newer-format",
            Self::Damaged => "damaged",
            Self::TooLarge => "too-large",
        }
    }

    /// What is wrong, and what to do.
    #[must_use]
    pub fn sentence(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Self::NotJson => (
                "这不是自查文件，请选择用“存为自查文件”保存的文件（扩展名为 .json）。",
                "This is not a saved self-check. Choose a file that “Save the self-check” has made (it ends in .json).",
            ),
            Self::Truncated => (
                "文件不完整，可能没有保存或下载完，请重新取得后再打开。",
                "The file is incomplete. It may not have been saved or downloaded to its end; get it again and open it then.",
            ),
            Self::OtherProduct => (
                "这个文件不是自查程序保存的，无法打开。",
                "This file was not saved by the self-check and cannot be opened.",
            ),
            Self::NewerFormat => (
                "文件由较新的自查程序保存，请在较新的页面上打开。",
                "The file was saved by a newer self-check. Open it on a page that is up to date.",
            ),
            Self::Damaged => (
                "文件的内容有误，无法打开。",
                "The content of the file is damaged, so it cannot be opened.",
            ),
            Self::TooLarge => (
                "文件太大，不是自查文件。",
                "The file is too large to be a saved self-check.",
            ),
        };
        pick(lang, zh, en)
    }
}

impl ReportFile {
    /// Reads the text of a file.
    ///
    /// # Errors
    /// Anything that is no whole report of this product, in a format that is understood here.
    pub fn read(content: &str) -> Result<Self, FileError> {
        if content.len() > LARGEST {
            return Err(FileError::TooLarge);
        }
        // Editors put a mark in front.
        let content = content.strip_prefix('\u{feff}').unwrap_or(content);
        let report = Data::from_json(content).map_err(|error| not_read(content, &error.kind))?;
        match report.get("reportFormat") {
            Some(Data::Integer(format)) if *format > i64::from(REPORT_FORMAT) => {
                return Err(FileError::NewerFormat);
            }
            Some(Data::Integer(format)) if *format > 0 => {}
            _ => return Err(FileError::OtherProduct),
        }
        if !has_shape(&report) {
            return Err(FileError::Damaged);
        }
        Self::of(&report).ok_or(FileError::Damaged)
    }

    fn of(report: &Data) -> Option<Self> {
        let policy = report.get("policy")?;
        named(policy, "hash")?;
        let Data::Object(answers) = report.get("answers")? else {
            return None;
        };
        let mut answers = answers.clone();
        answers.remove(PROTOTYPE);
        let mut statuses = Vec::new();
        add_statuses(report.get("criteria")?, &mut statuses)?;
        let exported = report.get("exported").and_then(Data::as_text);
        let title = policy.get("title").and_then(Data::as_text);
        Some(Self {
            policy: named(policy, "id")?.to_owned(),
            title: title.unwrap_or_default().to_owned(),
            version: named(policy, "version")?.to_owned(),
            check: named(report.get("check")?, "id")?.to_owned(),
            as_of: Date::parse(report.get("asOf")?.as_text()?)?,
            verdict: report.get("verdict")?.as_text()?.to_owned(),
            answers,
            statuses,
            exported: exported.and_then(Date::parse),
        })
    }
}

/// One of our own files that was cut off is told from something else.
fn not_read(content: &str, problem: &JsonProblem) -> FileError {
    let start = content.trim_start().strip_prefix('{');
    let is_ours = start.is_some_and(|rest| rest.trim_start().starts_with("\"reportFormat\""));
    match problem {
        _ if !is_ours => FileError::NotJson,
        JsonProblem::TooMuch => FileError::TooLarge,
        JsonProblem::TooDeep | JsonProblem::Repeated { .. } | JsonProblem::TooLong { .. } => {
            FileError::Damaged
        }
        JsonProblem::Unfinished
        | JsonProblem::Unexpected { .. }
        | JsonProblem::NoValue { .. }
        | JsonProblem::Control { .. }
        | JsonProblem::Escape { .. } => FileError::Truncated,
    }
}

/// Whether everything that is there is of its kind. What must be there is asked for where it is read.
fn has_shape(report: &Data) -> bool {
    const RECORDS: [&str; 10] = [
        "policy",
        "check",
        "counts",
        "headline",
        "answers",
        "score",
        "plan",
        "contact",
        "roundText",
        "whatIf",
    ];
    const LISTS: [&str; 12] = [
        "criteria",
        "missing",
        "missingForRoute",
        "routes",
        "procedure",
        "award",
        "materials",
        "dates",
        "problems",
        "comparison",
        "nearest",
        "levers",
    ];
    const TEXTS: [&str; 3] = ["asOf", "verdict", "disclaimer"];
    let are = |names: &[&str], is: fn(&Data) -> bool| {
        let mut names = names.iter();
        names.all(|name| report.get(name).is_none_or(is))
    };
    are(&RECORDS, |one| matches!(one, Data::Object(_)))
        && are(&LISTS, |one| matches!(one, Data::List(_)))
        && are(&TEXTS, |one| matches!(one, Data::Text(_)))
}

/// A name that is there.
fn named<'d>(of: &'d Data, name: &str) -> Option<&'d str> {
    of.get(name)?.as_text().filter(|text| !text.is_empty())
}

/// The statuses of criteria and their parts. Of one that has no id or no known status nothing can be told later; `None`
/// where a criterion is no record.
fn add_statuses(criteria: &Data, statuses: &mut Vec<(String, Status)>) -> Option<()> {
    for criterion in criteria.as_list()? {
        if !matches!(criterion, Data::Object(_)) {
            return None;
        }
        let code = criterion.get("status").and_then(Data::as_text);
        let status = Status::ALL.into_iter().find(|one| Some(one.code()) == code);
        if let (Some(id), Some(status)) = (named(criterion, "id"), status) {
            statuses.push((id.to_owned(), status));
        }
        if let Some(parts) = criterion.get("parts") {
            add_statuses(parts, statuses)?;
        }
    }
    Some(())
}
