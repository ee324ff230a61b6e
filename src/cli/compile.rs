//! `compile`: policies to JSON for the web, and to HTML where that is asked for. All or nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::Path;

use eligibility_check::answers::Data;
use eligibility_check::cases;
use eligibility_check::policy::author::Compiled;
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::static_list::static_list;

use super::arguments::{Compile, Failure};
use super::files::{PolicyFile, beside, compile_file, policy_files, refused, unusable};
use super::input::{read, read_json};
use super::output::{replace_all, unwritable};
use super::terminal::{MOST_MESSAGES, capped, complain, print};
use super::{EXIT_FINDINGS, lint, pick};

/// What is added to the id of a policy in the names of its files.
const SUFFIXES: [&str; 5] = [".json", ".en.json", ".examples.json", ".html", ".en.html"];

pub(super) fn run(options: &Compile, lang: Lang) -> Result<u8, Failure> {
    let mut outputs = BTreeMap::<String, String>::new();
    let mut index = Vec::<Compiled>::new();
    let mut sound = true;
    for path in policy_files(&options.policies, lang)? {
        let file = compile_file(&path, lang)?;
        let problems = lint::problems(&file, lang);
        sound &= problems.is_empty();
        for problem in capped(problems, MOST_MESSAGES, lang) {
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
    // The index last: what it lists is there.
    let mut files = outputs.into_iter().collect::<Vec<_>>();
    for (name, language) in [("index.en.json", Lang::En), ("index.json", Lang::Zh)] {
        let policies = index.iter().map(|policy| policy.listing_in(language));
        let index = Data::object([
            ("format", Data::Integer(1)),
            ("policies", Data::List(policies.collect())),
        ]);
        let text = serde_json::to_string(&index).unwrap_or_default();
        files.push((name.to_owned(), text));
    }
    let was_there = options.out.exists();
    std::fs::create_dir_all(&options.out).map_err(|error| {
        let error = match error.kind() {
            ErrorKind::AlreadyExists => ErrorKind::NotADirectory.into(),
            _ => error,
        };
        unwritable(&options.out, &error, lang)
    })?;
    let left = left(&options.out, &files, &index, lang);
    replace_all(&options.out, &files, lang).inspect_err(|_| {
        if !was_there {
            // It is removed only while it is empty.
            let _ = std::fs::remove_dir(&options.out);
        }
    })?;
    if !left.is_empty() {
        let (out, names) = (options.out.display(), capped(left, MOST_LEFT, lang));
        let names = names.join("\n  ");
        complain(&pick(
            lang,
            format!(
                "{out} 中有以前编译、这次没有写的文件，原样保留；不再使用的请删去：\n  {names}"
            ),
            format!(
                "{out} holds files of earlier runs that this one does not write. They stay; delete what no page uses:\n  {names}"
            ),
        ));
    }
    let (count, out) = (index.len(), options.out.display());
    print(
        &pick(
            lang,
            format!("已编译 {count} 个政策到 {out}。\n"),
            format!("{count} policies compiled to {out}.\n"),
        ),
        lang,
    )
}

/// So many files of earlier runs are named.
const MOST_LEFT: usize = 20;

/// Files of earlier runs that this one does not write: of policies that the last index lists, or that are there without
/// a part that they had. A page may still use them, and so they are named and not deleted.
fn left(out: &Path, files: &[(String, String)], index: &[Compiled], lang: Lang) -> Vec<String> {
    let before = read_json(&out.join("index.json"), lang).unwrap_or_default();
    let listed = before.get("policies").and_then(Data::as_list);
    let listed = listed.unwrap_or_default().iter();
    let listed = listed.chain(index.iter().map(|policy| &policy.data));
    let ids = listed.filter_map(|policy| policy.get("id")?.as_text());
    let ids = ids.filter(|id| !id.contains(['/', '\\']));
    let names = ids.flat_map(|id| SUFFIXES.map(|suffix| format!("{id}{suffix}")));
    let written = |name: &String| files.iter().any(|(file, _)| file == name);
    let left = names.filter(|name| !written(name) && out.join(name).is_file());
    left.collect::<BTreeSet<_>>().into_iter().collect()
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
