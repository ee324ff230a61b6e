//! `lint`: every problem of policy files.

use std::path::Path;

use eligibility_check::answers::Data;
use eligibility_check::policy::Lang;

use super::arguments::{Failure, Lint};
use super::files::{PolicyFile, compile_file, messages, policy_files};
use super::{EXIT_FAILED, EXIT_FINDINGS, complain, pick, print};

pub(super) fn run(options: &Lint, lang: Lang) -> Result<u8, Failure> {
    let files = if options.files.is_empty() {
        policy_files(&options.policies, lang)?
    } else {
        options.files.clone()
    };
    let mut found = 0;
    let mut unreadable = false;
    for path in &files {
        match compile_file(path, lang) {
            Ok(file) => {
                let problems = problems(&file, lang);
                found += problems.len();
                problems.iter().for_each(|problem| complain(problem));
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
    print(&pick(
        lang,
        format!("已检查 {count} 个政策文件，没有问题。\n"),
        format!("{count} policy file(s) checked, no problems.\n"),
    ))
}

/// The problems of a file, and a folder that is not named by the id.
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
