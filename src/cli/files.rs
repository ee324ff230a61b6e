//! Finds and reads policy files.

use std::path::{Path, PathBuf};

use eligibility_check::expression::LoadError;
use eligibility_check::policy::author::{Compiled, File, Finding, compile};
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::text;

use super::arguments::Failure;
use super::input::{read, read_json, unreadable};
use super::pick;
use super::terminal::{MOST_MESSAGES, capped};

/// A policy file, compiled or not.
pub(super) struct PolicyFile {
    pub(super) path: PathBuf,
    pub(super) text: String,
    pub(super) compiled: Result<Compiled, Vec<Finding>>,
}

/// The policy files of a folder, by name.
pub(super) fn policy_files(folder: &Path, lang: Lang) -> Result<Vec<PathBuf>, Failure> {
    let entries = std::fs::read_dir(folder).map_err(|error| unreadable(folder, &error, lang))?;
    let mut files = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path().join("policy.toml"))
        .filter(|file| file.is_file())
        .collect::<Vec<_>>();
    files.sort();
    if files.is_empty() {
        let folder = folder.display();
        return Err(Failure(pick(
            lang,
            format!("{folder}：没有找到政策（应为 <标识>/policy.toml）。"),
            format!("{folder}: there are no policies (looked for <id>/policy.toml)."),
        )));
    }
    Ok(files)
}

/// The policy files that are named, by file, folder or a file beside them; without any, those of the policies folder.
pub(super) fn named(files: &[PathBuf], folder: &Path, lang: Lang) -> Result<Vec<PathBuf>, Failure> {
    if files.is_empty() {
        return policy_files(folder, lang);
    }
    let policy = |file: &PathBuf| {
        let is_beside = file.ends_with("cases.toml") || file.ends_with("coverage.toml");
        match file.is_dir() {
            true => file.join("policy.toml"),
            false if is_beside => beside(file, "policy.toml"),
            false => file.clone(),
        }
    };
    Ok(files.iter().map(policy).collect())
}

/// A file in the folder of a policy.
pub(super) fn beside(policy: &Path, name: &str) -> PathBuf {
    policy.with_file_name(name)
}

/// Reads and compiles a policy file with the vocabulary beside its folder.
pub(super) fn compile_file(path: &Path, lang: Lang) -> Result<PolicyFile, Failure> {
    let policy = read(path, lang)?;
    let vocabulary = vocabulary(path, lang)?;
    Ok(PolicyFile {
        path: path.to_owned(),
        compiled: compile(&policy, &vocabulary),
        text: policy,
    })
}

/// The vocabulary beside the folder of a policy; nothing where there is none.
pub(super) fn vocabulary(policy: &Path, lang: Lang) -> Result<String, Failure> {
    let path = vocabulary_of(policy);
    if path.is_file() {
        read(&path, lang)
    } else {
        Ok(String::new())
    }
}

/// Findings as `file:line:column: message`, one a line.
pub(super) fn messages(path: &Path, findings: &[Finding], lang: Lang) -> Vec<String> {
    let vocabulary = vocabulary_of(path);
    let (coverage, cases) = (beside(path, "coverage.toml"), beside(path, "cases.toml"));
    findings
        .iter()
        .map(|finding| {
            let file = match finding.file {
                File::Policy => path,
                File::Vocabulary => &vocabulary,
                File::Coverage => &coverage,
                File::Cases => &cases,
            };
            format!(
                "{}:{}:{}: {}",
                file.display(),
                finding.line,
                finding.column,
                text::finding(&finding.problem, lang)
            )
        })
        .collect()
}

/// Why a command cannot go on: the findings, one a line.
pub(super) fn refused(path: &Path, findings: &[Finding], lang: Lang) -> Failure {
    let messages = messages(path, findings, lang);
    Failure(capped(messages, MOST_MESSAGES, lang).join("\n"))
}

/// Why a compiled policy cannot be used.
pub(super) fn unusable(path: &Path, error: &LoadError, lang: Lang) -> Failure {
    let path = path.display();
    Failure(format!("{path}: {}", text::load_error(error, lang)))
}

/// Loads a policy by id, from a policy file or from a compiled one.
pub(super) fn load_policy(name: &str, folder: &Path, lang: Lang) -> Result<Policy, Failure> {
    let given = Path::new(name);
    let is_path = given.extension().is_some() || given.components().count() > 1;
    let path = if is_path {
        given.to_owned()
    } else {
        let path = folder.join(name).join("policy.toml");
        if !path.is_file() {
            return Err(unknown_policy(name, folder, lang));
        }
        path
    };
    let data = if path
        .extension()
        .is_some_and(|extension| extension == "json")
    {
        read_json(&path, lang)?
    } else {
        match compile_file(&path, lang)?.compiled {
            Ok(compiled) => compiled.data,
            Err(findings) => return Err(refused(&path, &findings, lang)),
        }
    };
    Policy::load(&data, lang).map_err(|error| unusable(&path, &error, lang))
}

fn vocabulary_of(policy: &Path) -> PathBuf {
    let folder = policy.parent().and_then(Path::parent);
    folder.unwrap_or(Path::new("")).join("vocabulary.toml")
}

fn unknown_policy(name: &str, folder: &Path, lang: Lang) -> Failure {
    let known = policy_files(folder, lang).unwrap_or_default();
    let known = known
        .iter()
        .filter_map(|file| file.parent()?.file_name()?.to_str())
        .collect::<Vec<_>>();
    let folder = folder.display();
    Failure(pick(
        lang,
        format!("{folder} 中没有政策“{name}”；现有：{}。", known.join("、")),
        format!(
            "There is no policy “{name}” in {folder}. There are: {}.",
            known.join(", ")
        ),
    ))
}
