//! `test`: the worked cases of policies.

use std::path::Path;

use eligibility_check::cases;
use eligibility_check::policy::author::{Cases, Changeable};
use eligibility_check::policy::{Lang, Policy};

use super::arguments::{Failure, TestOptions};
use super::files::{beside, compile_file, named, refused, unusable, vocabulary};
use super::input::read;
use super::terminal::{MOST_MESSAGES, capped, complain, print};
use super::{each, pick};

pub(super) fn run(options: &TestOptions, lang: Lang) -> Result<u8, Failure> {
    let files = named(&options.files, &options.policies, lang)?;
    Ok(each(&files, |path| one(path, options, lang)))
}

/// Whether all cases of a policy hold and cover its criteria.
fn one(path: &Path, options: &TestOptions, lang: Lang) -> Result<bool, Failure> {
    let file = compile_file(path, lang)?;
    let compiled = file
        .compiled
        .map_err(|findings| refused(path, &findings, lang))?;
    let policy =
        Policy::load(&compiled.data, Lang::Zh).map_err(|error| unusable(path, &error, lang))?;
    let cases_path = beside(path, "cases.toml");
    if !cases_path.exists() {
        return Err(no_cases(&cases_path, lang));
    }
    let cases = cases::read(&read(&cases_path, lang)?, &policy)
        .map_err(|findings| refused(path, &findings, lang))?;
    let failures = cases::run(&policy, &cases);
    let uncovered = cases::uncovered(&policy, &cases);
    let mut messages = Vec::new();
    for failed in &failures {
        let (file, line) = (cases_path.display(), failed.line);
        messages.push(format!("{file}:{line}: {}", failed.sentence(lang)));
    }
    for (check, criterion) in &uncovered {
        let file = cases_path.display();
        let sentence = cases::no_case(check, criterion, lang);
        messages.push(format!("{file}: {sentence}"));
    }
    tell(messages, lang);
    let (tries, wrong) = (cases.tries.len(), failures.len());
    let (id, missing) = (&policy.id, uncovered.len());
    let told = if wrong + missing == 0 {
        pick(
            lang,
            format!("{id}：{tries} 个用例全部成立。\n"),
            format!("{id}: all {tries} cases hold.\n"),
        )
    } else {
        pick(
            lang,
            format!("{id}：共 {tries} 个用例，{wrong} 处不符；{missing} 条条件没有用例。\n"),
            format!(
                "{id}: {tries} cases, {wrong} expectations fail; {missing} criteria have no case.\n"
            ),
        )
    };
    print(&told, lang)?;
    let noticed = !options.changes || changes(path, &file.text, &cases, lang)?;
    Ok(wrong + missing == 0 && noticed)
}

fn no_cases(path: &Path, lang: Lang) -> Failure {
    let path = path.display();
    Failure(pick(
        lang,
        format!(
            "{path}：政策旁边没有 cases.toml，没有可以运行的用例。请把用例写进这个文件（见 docs/policy-format.md 第 9 节）。"
        ),
        format!(
            "{path}: there is no cases.toml beside the policy, so there is nothing to try. Write worked cases into it (docs/policy-format.md, section 9)."
        ),
    ))
}

fn tell(messages: Vec<String>, lang: Lang) {
    for message in capped(messages, MOST_MESSAGES, lang) {
        complain(&message);
    }
}

/// Whether the cases notice every change of the policy that is not listed as unnoticeable.
fn changes(path: &Path, policy: &str, cases: &Cases, lang: Lang) -> Result<bool, Failure> {
    let vocabulary = vocabulary(path, lang)?;
    let changeable =
        Changeable::new(policy, &vocabulary).map_err(|findings| refused(path, &findings, lang))?;
    let survey =
        cases::survey(&changeable, cases).map_err(|findings| refused(path, &findings, lang))?;
    let mut messages = Vec::new();
    for change in &survey.unnoticed {
        let (file, line) = (path.display(), change.line);
        let (at, what) = (&change.at, &change.what);
        messages.push(pick(
            lang,
            format!("{file}:{line}: {at}：改为 {what}，没有用例发现。"),
            format!("{file}:{line}: {at}: no case notices {what}."),
        ));
    }
    let list = beside(path, "cases.toml");
    for entry in &survey.idle {
        let (file, line, at) = (list.display(), entry.line, &entry.at);
        messages.push(pick(
            lang,
            format!(
                "{file}:{line}: “{at}”的改动已有用例发现，或没有这个改动，请从 [[unnoticed]] 中删去。"
            ),
            format!(
                "{file}:{line}: a case notices the change of “{at}”, or there is none. Remove it from [[unnoticed]]."
            ),
        ));
    }
    tell(messages, lang);
    let (tried, open) = (survey.tried, survey.unnoticed.len());
    let known = cases.unnoticed.len();
    let told = pick(
        lang,
        format!(
            "逐一改动 {tried} 处：{open} 处没有用例发现，另有 {known} 项注明了不影响结果的原因。\n"
        ),
        format!(
            "{tried} changes tried: {open} unnoticed, and {known} listed with the reason why they change nothing.\n"
        ),
    );
    print(&told, lang)?;
    Ok(survey.unnoticed.is_empty() && survey.idle.is_empty())
}
