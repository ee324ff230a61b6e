//! `lint`: every problem of policy files.

use std::path::Path;

use eligibility_check::answers::Data;
use eligibility_check::policy::Lang;
use eligibility_check::policy::author::{Compiled, File, Finding, Problem, coverage};

use super::arguments::{Failure, Lint};
use super::files::{PolicyFile, beside, compile_file, messages, named};
use super::input::read;
use super::terminal::{complain, print};
use super::{EXIT_FAILED, EXIT_FINDINGS, ids, pick};

pub(super) fn run(options: &Lint, lang: Lang) -> Result<u8, Failure> {
    let files = named(&options.files, &options.policies, lang)?;
    let (mut found, mut warned) = (0, 0);
    let mut unreadable = false;
    for path in &files {
        match all_problems(path, lang) {
            Ok(told) => {
                found += told.found;
                warned += told.warned;
                told.lines.iter().for_each(|line| complain(line));
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
    let told = match warned {
        0 => pick(
            lang,
            format!("已检查 {count} 个政策文件，没有问题。\n"),
            format!("{count} policy file(s) checked, no problems.\n"),
        ),
        _ => pick(
            lang,
            format!("已检查 {count} 个政策文件，没有错误，有 {warned} 条提醒。\n"),
            format!("{count} policy file(s) checked, no errors, {warned} warning(s).\n"),
        ),
    };
    print(&told, lang)
}

/// What is told of a policy, and how many problems and warnings that are.
struct Told {
    lines: Vec<String>,
    found: usize,
    warned: usize,
}

fn all_problems(path: &Path, lang: Lang) -> Result<Told, Failure> {
    let file = compile_file(path, lang)?;
    let mut told = Told {
        lines: problems(&file, lang),
        found: 0,
        warned: 0,
    };
    let coverage = coverage_findings(&file, lang)?;
    told.lines.extend(messages(path, &coverage, lang));
    told.found = told.lines.len() + untold(&coverage);
    match &file.compiled {
        Ok(compiled) => {
            told.warned = compiled.warnings.len() + untold(&compiled.warnings);
            told.lines.extend(warnings(path, compiled, lang));
        }
        Err(findings) => told.found += untold(findings),
    }
    Ok(told)
}

/// How many problems there are beside the findings; one of these says so and is none itself.
fn untold(findings: &[Finding]) -> usize {
    let count = |finding: &Finding| match finding.problem {
        Problem::More { count } => count.checked_sub(1),
        _ => None,
    };
    findings.iter().filter_map(count).sum()
}

/// What the author of a sound policy should look at, one a line.
fn warnings(path: &Path, compiled: &Compiled, lang: Lang) -> Vec<String> {
    let lines = messages(path, &compiled.warnings, lang).into_iter();
    let word = pick(lang, "提醒：".to_owned(), "warning: ".to_owned());
    lines.map(|line| format!("{word}{line}")).collect()
}

/// What is wrong with the coverage beside a sound policy. In a policies folder there must be one.
fn coverage_findings(file: &PolicyFile, lang: Lang) -> Result<Vec<Finding>, Failure> {
    let Ok(compiled) = &file.compiled else {
        return Ok(Vec::new());
    };
    let path = beside(&file.path, "coverage.toml");
    Ok(if path.is_file() {
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
    })
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
