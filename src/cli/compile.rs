//! `compile`: policies to JSON for the web. All or nothing.

use std::collections::BTreeMap;
use std::path::Path;

use eligibility_check::answers::Data;
use eligibility_check::policy::Lang;

use super::arguments::{Compile, Failure};
use super::files::{compile_file, policy_files};
use super::{EXIT_FINDINGS, complain, lint, pick, print};

pub(super) fn run(options: &Compile, lang: Lang) -> Result<u8, Failure> {
    let mut outputs = BTreeMap::<String, String>::new();
    let mut index = Vec::new();
    let mut sound = true;
    for path in policy_files(&options.policies, lang)? {
        let file = compile_file(&path, lang)?;
        for problem in lint::problems(&file, lang) {
            sound = false;
            complain(&problem);
        }
        if let Ok(compiled) = file.compiled {
            index.push(entry(&compiled.data));
            let id = compiled.data.get("id").and_then(Data::as_text);
            let id = id.unwrap_or_default();
            outputs.insert(format!("{id}.json"), compiled.in_language(Lang::Zh));
            outputs.insert(format!("{id}.en.json"), compiled.in_language(Lang::En));
        }
    }
    if !sound {
        return Ok(EXIT_FINDINGS);
    }
    let count = index.len();
    let index = Data::object([
        ("format", Data::Integer(1)),
        ("policies", Data::List(index)),
    ]);
    outputs.insert(
        "index.json".to_owned(),
        serde_json::to_string(&index).unwrap_or_default(),
    );
    std::fs::create_dir_all(&options.out)
        .map_err(|error| unwritable(&options.out, &error, lang))?;
    for (name, text) in &outputs {
        write(&options.out, name, text).map_err(|error| unwritable(&options.out, &error, lang))?;
    }
    let out = options.out.display();
    print(&pick(
        lang,
        format!("已编译 {count} 个政策到 {out}。\n"),
        format!("{count} policies compiled to {out}.\n"),
    ))
}

/// What the index says of a policy: enough to choose it and to fetch the right version.
fn entry(policy: &Data) -> Data {
    let fields = ["id", "version", "hash", "title", "number"];
    Data::object(
        fields
            .into_iter()
            .filter_map(|field| Some((field, policy.get(field)?.clone()))),
    )
}

/// Replaces a file in one step, so that nobody ever reads half of it. What is unchanged is not touched.
fn write(folder: &Path, name: &str, text: &str) -> std::io::Result<()> {
    let path = folder.join(name);
    if std::fs::read(&path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    let temporary = folder.join(format!(".{name}.{}", std::process::id()));
    std::fs::write(&temporary, text)?;
    std::fs::rename(&temporary, &path).inspect_err(|_| {
        let _ = std::fs::remove_file(&temporary);
    })
}

fn unwritable(path: &Path, error: &std::io::Error, lang: Lang) -> Failure {
    let path = path.display();
    Failure(pick(
        lang,
        format!("{path}：无法写入（{error}），请检查路径和权限。"),
        format!("{path}: cannot be written ({error}). Check the path and the permissions."),
    ))
}
