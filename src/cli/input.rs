//! Reads files and standard input, as far as the limits go.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use eligibility_check::answers::Data;
use eligibility_check::answers::limits::{MAX_POLICY_FILE, MAX_TEXT};
use eligibility_check::policy::Lang;
use eligibility_check::text;

use super::arguments::Failure;
use super::pick;

/// The text of a file that belongs to a policy.
pub(super) fn read(path: &Path, lang: Lang) -> Result<String, Failure> {
    read_at_most(MAX_POLICY_FILE, path, lang)
}

/// JSON of a file, or of standard input where `-` is named.
pub(super) fn read_json(path: &Path, lang: Lang) -> Result<Data, Failure> {
    let text = read_at_most(MAX_TEXT, path, lang)?;
    Data::from_json(&text).map_err(|error| {
        let (path, line, column) = (path.display(), error.line, error.column);
        let sentence = text::json_error(&error, lang);
        Failure(format!("{path}:{line}:{column}: {sentence}"))
    })
}

fn read_at_most(most: usize, path: &Path, lang: Lang) -> Result<String, Failure> {
    // One more byte tells that there is more.
    let limit = most as u64 + 1;
    let mut bytes = Vec::new();
    let read = match path.to_str() {
        Some("-") => io::stdin().lock().take(limit).read_to_end(&mut bytes),
        _ => File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)),
    };
    read.map_err(|error| unreadable(path, &error, lang))?;
    let shown = path.display();
    if bytes.len() > most {
        let most = most >> 20;
        return Err(Failure(pick(
            lang,
            format!("{shown}：超过 {most} MB，没有读取。请检查是不是选错了文件。"),
            format!(
                "{shown}: larger than {most} MB and not read. Check that it is the right file."
            ),
        )));
    }
    // Text of the command line and of policies has no NUL, and UTF-16 is full of them.
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) || bytes.contains(&0) {
        return Err(Failure(pick(
            lang,
            format!("{shown}：文件是 UTF-16 编码或不是文本，请另存为 UTF-8。"),
            format!("{shown}: the file is UTF-16, or no text. Save it as UTF-8."),
        )));
    }
    let text = String::from_utf8(bytes).map_err(|_| {
        Failure(pick(
            lang,
            format!("{shown}：文件不是 UTF-8 编码，请另存为 UTF-8。"),
            format!("{shown}: the file is not UTF-8. Save it as UTF-8."),
        ))
    })?;
    // Some editors put a byte order mark in front.
    let plain = text.strip_prefix('\u{FEFF}').map(str::to_owned);
    Ok(plain.unwrap_or(text))
}

pub(super) fn unreadable(path: &Path, error: &io::Error, lang: Lang) -> Failure {
    let (path, reason) = (path.display(), reason(error, lang));
    Failure(pick(
        lang,
        format!("{path}：无法读取（{reason}），请检查路径和权限。"),
        format!("{path}: cannot be read ({reason}). Check the path and the permissions."),
    ))
}

/// Why the operating system refuses, in the language of the message as far as it is known.
pub(super) fn reason(error: &io::Error, lang: Lang) -> String {
    let (zh, en) = match error.kind() {
        ErrorKind::NotFound => ("不存在", "it does not exist"),
        ErrorKind::PermissionDenied => ("没有权限", "permission is denied"),
        ErrorKind::AlreadyExists => ("已经存在", "it exists already"),
        ErrorKind::IsADirectory => ("这是文件夹", "it is a folder"),
        ErrorKind::NotADirectory => ("路径不是文件夹", "the path is no folder"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ("磁盘已满", "the disk is full"),
        ErrorKind::ReadOnlyFilesystem => ("磁盘是只读的", "the disk is read-only"),
        ErrorKind::InvalidFilename => ("文件名无效或过长", "the name is invalid or too long"),
        ErrorKind::FileTooLarge => ("文件过大", "the file is too large"),
        _ => return error.to_string(),
    };
    pick(lang, zh.to_owned(), en.to_owned())
}
