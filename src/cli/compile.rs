//! `compile`: policies to JSON for the web, and to HTML where that is asked for. All or nothing.

use std::collections::BTreeMap;
use std::path::Path;

use eligibility_check::answers::Data;
use eligibility_check::cases;
use eligibility_check::policy::author::Compiled;
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::static_list::static_list;

use super::arguments::{Compile, Failure};
use super::files::{
    PolicyFile, beside, compile_file, policy_files, read, refused, replace, unusable, unwritable,
};
use super::{EXIT_FINDINGS, complain, lint, pick, print};

pub(super) fn run(options: &Compile, lang: Lang) -> Result<u8, Failure> {
    let mut outputs = BTreeMap::<String, String>::new();
    let mut index = Vec::<Compiled>::new();
    let mut sound = true;
    for path in policy_files(&options.policies, lang)? {
        let file = compile_file(&path, lang)?;
        for problem in lint::problems(&file, lang) {
            sound = false;
            complain(&problem);
        }
        let examples = match sound {
            true => examples(&file, lang)?,
            false => None,
        };
        if let Ok(compiled) = file.compiled {
            let id = compiled.data.get("id").and_then(Data::as_text);
            let id = id.unwrap_or_default();
            let known = examples.is_some();
            for (language, suffix) in [(Lang::Zh, ""), (Lang::En, ".en")] {
                let json = compiled.in_language(language, known);
                outputs.insert(format!("{id}{suffix}.json"), json);
                let form = compiled.form_in_language(language, known);
                outputs.insert(format!("{id}.form{suffix}.json"), form);
                if options.html {
                    let policy = Policy::load(&compiled.data, language)
                        .map_err(|error| unusable(&path, &error, lang))?;
                    outputs.insert(format!("{id}{suffix}.html"), static_list(&policy));
                }
            }
            if let Some(examples) = examples {
                outputs.insert(format!("{id}.examples.json"), examples);
            }
            index.push(compiled);
        }
    }
    if !sound {
        return Ok(EXIT_FINDINGS);
    }
    let count = index.len();
    for (name, language) in [("index.json", Lang::Zh), ("index.en.json", Lang::En)] {
        let policies = index.iter().map(|policy| policy.listing_in(language));
        let index = Data::object([
            ("format", Data::Integer(1)),
            ("policies", Data::List(policies.collect())),
        ]);
        let text = serde_json::to_string(&index).unwrap_or_default();
        outputs.insert(name.to_owned(), text);
    }
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

/// The answers of the worked cases that visitors are shown, by check; nothing where no case is marked.
fn examples(file: &PolicyFile, lang: Lang) -> Result<Option<String>, Failure> {
    let path = beside(&file.path, "cases.toml");
    let (Ok(compiled), true) = (&file.compiled, path.is_file()) else {
        return Ok(None);
    };
    let policy =
        Policy::load(&compiled.data, Lang::Zh).map_err(|error| unusable(&path, &error, lang))?;
    let cases = cases::read(&read(&path, lang)?, &policy)
        .map_err(|findings| refused(&file.path, &findings, lang))?;
    Ok(cases::examples(&cases, &policy))
}

/// Replaces a file in one step, so that nobody ever reads half of it. What is unchanged is not touched.
fn write(folder: &Path, name: &str, text: &str) -> std::io::Result<()> {
    let path = folder.join(name);
    if std::fs::read(&path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    replace(&path, text)
}
