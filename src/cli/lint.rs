//! `lint`: every problem of policy files.

use std::path::Path;

use eligibility_check::answers::Data;
use eligibility_check::policy::Lang;
use eligibility_check::policy::author::{File, Finding, Problem, coverage};

use super::arguments::{Failure, Lint};
use super::files::{PolicyFile, beside, compile_file, messages, named};
use super::input::read;
use super::terminal::{MOST_MESSAGES, capped, complain, print};
use super::{EXIT_FAILED, EXIT_FINDINGS, ids, pick};

pub(super) fn run(options: &Lint, lang: Lang) -> Result<u8, Failure> {
    let files = named(&options.files, &options.policies, lang)?;
    let mut found = 0;
    let mut unreadable = false;
    for path in &files {
        match all_problems(path, lang) {
            Ok(problems) => {
                found += problems.len();
                for problem in capped(problems, MOST_MESSAGES, lang) {
                    complain(&problem);
                }
            }
            Err(Failure(message)) => {
                unreadable = true;
                complain(&message);
            }
        }
    }
    if unreadable {
        return Ok(EXIT_FAILED);
    }
    if found > 0 {
        complain(&pick(
            lang,
            format!("共 {found} 个问题。"),
            format!("{found} problem(s) found."),
        ));
        return Ok(EXIT_FINDINGS);
    }
    let count = files.len();
    print(
        &pick(
            lang,
            format!("已检查 {count} 个政策文件，没有问题。\n"),
            format!("{count} policy file(s) checked, no problems.\n"),
        ),
        lang,
    )
}

fn all_problems(path: &Path, lang: Lang) -> Result<Vec<String>, Failure> {
    let file = compile_file(path, lang)?;
    let mut problems = problems(&file, lang);
    problems.extend(coverage_problems(&file, lang)?);
    Ok(problems)
}

/// The problems of the coverage beside a sound policy. In a policies folder there must be one.
fn coverage_problems(file: &PolicyFile, lang: Lang) -> Result<Vec<String>, Failure> {
    let Ok(compiled) = &file.compiled else {
        return Ok(Vec::new());
    };
    let path = beside(&file.path, "coverage.toml");
    let findings = if path.is_file() {
        coverage(&read(&path, lang)?, &file.text, compiled).findings
    } else if file.path.ends_with("policy.toml") {
        vec![Finding {
            file: File::Coverage,
            line: 1,
            column: 1,
            problem: Problem::NoCoverage,
        }]
    } else {
        Vec::new()
    };
    Ok(messages(&file.path, &findings, lang))
}

/// The problems of a file, an id that can name no file, and a folder that is not named by the id.
pub(super) fn problems(file: &PolicyFile, lang: Lang) -> Vec<String> {
    let compiled = match &file.compiled {
        Ok(compiled) => compiled,
        Err(findings) => return messages(&file.path, findings, lang),
    };
    let id = compiled
        .data
        .get("id")
        .and_then(Data::as_text)
        .unwrap_or_default();
    if let Some(reason) = ids::refused(id, lang) {
        return vec![format!("{}:1:1: {reason}", file.path.display())];
    }
    let folder = file.path.parent().and_then(Path::file_name);
    let folder = folder.and_then(|name| name.to_str()).unwrap_or(id);
    if folder == id
        || file
            .path
            .file_name()
            .is_none_or(|name| name != "policy.toml")
    {
        return Vec::new();
    }
    let path = file.path.display();
    vec![pick(
        lang,
        format!("{path}:1:1: 标识“{id}”与文件夹名“{folder}”不同，请改成一致。"),
        format!(
            "{path}:1:1: The id “{id}” differs from the folder “{folder}”. Make them the same."
        ),
    )]
}
