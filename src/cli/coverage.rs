//! `coverage`: every article and item of a document, and what is made of it.

use std::fmt::Write as _;
use std::path::Path;

use eligibility_check::answers::{Answers, Data};
use eligibility_check::evaluation::evaluate;
use eligibility_check::exact::Date;
use eligibility_check::policy::author::{Compiled, Coverage, CoverageItem, Made, coverage};
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::report::{CriterionReport, Report};
use eligibility_check::text;

use super::arguments::{CoverageOptions, Failure};
use super::files::{PolicyFile, beside, compile_file, messages, named, refused};
use super::input::read;
use super::output::replace_all;
use super::terminal::{MOST_MESSAGES, capped, complain, print};
use super::{each, pick};

pub(super) fn run(options: &CoverageOptions, lang: Lang) -> Result<u8, Failure> {
    let files = named(&options.files, &options.policies, lang)?;
    Ok(each(&files, |path| one(path, options, lang)))
}

/// Whether every item of a document is accounted for.
fn one(path: &Path, options: &CoverageOptions, lang: Lang) -> Result<bool, Failure> {
    let file = compile_file(path, lang)?;
    let compiled = match &file.compiled {
        Ok(compiled) => compiled,
        Err(findings) => return Err(refused(path, findings, lang)),
    };
    let coverage_path = beside(path, "coverage.toml");
    let mut text = read(&coverage_path, lang)?;
    let mut found = coverage(&text, &file.text, compiled);
    if options.write && !found.items.is_empty() {
        let filled = found.filled(&text);
        let again = coverage(&filled, &file.text, compiled);
        if again.items.len() != found.items.len() {
            complain(&pick(
                lang,
                format!(
                    "{}：没有填写，请把各条写成 [[item]] 的形式。",
                    coverage_path.display()
                ),
                format!(
                    "{}: not filled in. Write each item as [[item]].",
                    coverage_path.display()
                ),
            ));
        } else if filled != text {
            let folder = coverage_path.parent().unwrap_or(Path::new(""));
            let written = [("coverage.toml".to_owned(), filled)];
            replace_all(folder, &written, lang)?;
            [(_, text)] = written;
            found = coverage(&text, &file.text, compiled);
        }
    }
    print(&page(&file, compiled, &found, lang), lang)?;
    let messages = messages(path, &found.findings, lang);
    for message in capped(messages, MOST_MESSAGES, lang) {
        complain(&message);
    }
    Ok(found.findings.is_empty())
}

fn page(file: &PolicyFile, compiled: &Compiled, coverage: &Coverage, lang: Lang) -> String {
    let mut out = String::new();
    let Ok(policy) = Policy::load(&compiled.data, lang) else {
        return out;
    };
    let number = policy.number.as_deref();
    let number = number.map_or_else(
        || pick(lang, "文号未注明".to_owned(), "no number stated".to_owned()),
        str::to_owned,
    );
    let _ = writeln!(out, "{} · {} · {number}", policy.id, policy.title);
    let statements = statements(&policy);
    for item in &coverage.items {
        let _ = writeln!(out, "\n{}", item.at);
        if let Some(reason) = item.reason {
            let _ = writeln!(out, "  – {}", text::reason_of_item(reason, lang));
        }
        if let Some(note) = &item.note {
            let _ = writeln!(out, "    {note}");
        }
        for line in lines(item, compiled, &statements, lang) {
            let _ = writeln!(out, "  · {line}");
        }
        if open(item) {
            let _ = writeln!(
                out,
                "  ✗ {}",
                pick(lang, "没有着落".to_owned(), "unaccounted for".to_owned())
            );
        }
    }
    let items = coverage.items.len();
    let with_reason = coverage.items.iter().filter(|item| item.reason.is_some());
    let (with_reason, open) = (
        with_reason.count(),
        coverage.items.iter().filter(|item| open(item)).count(),
    );
    let made = items - with_reason - open;
    let path = file.path.display();
    let _ = writeln!(
        out,
        "\n{}",
        pick(
            lang,
            format!(
                "{path}：共 {items} 条，其中 {made} 条写进了政策，{with_reason} 条有不写的原因，{open} 条没有着落。\n"
            ),
            format!(
                "{path}: {items} items, {made} made into something, {with_reason} with a reason, {open} unaccounted for.\n"
            ),
        )
    );
    out
}

fn open(item: &CoverageItem) -> bool {
    item.reason.is_none() && item.made.is_empty()
}

/// The statements of all criteria with their figures, by check and id.
fn statements(policy: &Policy) -> Vec<(String, String, String)> {
    fn collect(check: &str, one: CriterionReport<'_>, into: &mut Vec<(String, String, String)>) {
        into.push((check.to_owned(), one.criterion.id.clone(), one.statement()));
        for part in one.parts() {
            collect(check, part, into);
        }
    }
    let mut found = Vec::new();
    let nothing = Answers::new();
    for (position, check) in policy.checks.iter().enumerate() {
        let evaluation = evaluate(policy, position, &nothing, Date::EPOCH);
        let report = evaluation.as_ref();
        let report = report.and_then(|one| Report::new(policy, one, &nothing));
        for one in report.into_iter().flat_map(Report::criteria) {
            collect(&check.id, one, &mut found);
        }
    }
    found
}

/// What is made of an item, each with its words; a criterion of several checks stands once.
fn lines(
    item: &CoverageItem,
    compiled: &Compiled,
    statements: &[(String, String, String)],
    lang: Lang,
) -> Vec<String> {
    let mut lines = Vec::<(String, String)>::new();
    for made in &item.made {
        let words = words(made, compiled, statements, lang);
        match lines
            .iter_mut()
            .find(|(_, known)| *known == words && !words.is_empty())
        {
            Some((names, _)) => {
                let _ = write!(names, ", {}", made.name);
            }
            None => lines.push((made.name.clone(), words)),
        }
    }
    let join = |(names, words): (String, String)| match words.is_empty() {
        true => names,
        false => format!("{names}: {words}"),
    };
    lines.into_iter().map(join).collect()
}

fn words(
    made: &Made,
    compiled: &Compiled,
    statements: &[(String, String, String)],
    lang: Lang,
) -> String {
    let place = made.place.iter().map(String::as_str).collect::<Vec<_>>();
    if let ["criteria", check, id] = place.as_slice() {
        let found = statements
            .iter()
            .find(|(one, other, _)| one == check && other == id);
        return found.map(|(_, _, text)| text.clone()).unwrap_or_default();
    }
    let part = match place.as_slice() {
        ["criteria", check, id, rest @ ..] => {
            let check = by_id(&compiled.data, "checks", check);
            let criterion = check.and_then(|check| nested(check, id));
            rest.iter()
                .try_fold(criterion, |part, step| match step.parse() {
                    Ok(position) => Some(part?.as_list()?.get::<usize>(position)),
                    Err(_) => Some(part?.get(step)),
                })
        }
        [list @ ("inputs" | "checks"), id] => Some(by_id(&compiled.data, list, id)),
        [list, position] => position.parse::<usize>().ok().map(|position| {
            let list = compiled.data.get(list)?.as_list()?;
            list.get(position)
        }),
        [key] => Some(compiled.data.get(key)),
        _ => None,
    };
    let Some(Some(part)) = part else {
        return String::new();
    };
    let text = |key: &str| {
        let text = part.get(key)?;
        let code = lang.code();
        text.get(code).or_else(|| text.get("zh"))?.as_text()
    };
    let title = text("title");
    let body = ["text", "to", "statement", "label"]
        .into_iter()
        .find_map(text);
    [title, body]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" – ")
}

fn by_id<'d>(data: &'d Data, list: &str, id: &str) -> Option<&'d Data> {
    let mut all = data.get(list)?.as_list()?.iter();
    all.find(|one| one.get("id").and_then(Data::as_text) == Some(id))
}

/// A criterion in a check or in another criterion.
fn nested<'d>(of: &'d Data, id: &str) -> Option<&'d Data> {
    let lists = [
        of.get("criteria"),
        of.get("allOf"),
        of.get("atLeast").and_then(|some| some.get("parts")),
    ];
    let mut all = lists
        .into_iter()
        .flatten()
        .filter_map(Data::as_list)
        .flatten();
    all.find_map(|one| match one.get("id").and_then(Data::as_text) {
        Some(found) if found == id => Some(one),
        _ => nested(one, id),
    })
}
