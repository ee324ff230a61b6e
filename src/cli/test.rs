//! `test`: the worked cases of policies.

use std::path::Path;

use eligibility_check::cases::{self, Failure as Failed, Subject};
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::text;

use super::arguments::{Failure, TestOptions};
use super::files::{beside, compile_file, messages, named, read};
use super::{EXIT_FAILED, EXIT_FINDINGS, complain, pick, print};

pub(super) fn run(options: &TestOptions, lang: Lang) -> Result<u8, Failure> {
    let mut status = 0;
    for path in named(&options.files, &options.policies, lang)? {
        match one(&path, lang) {
            Ok(true) => {}
            Ok(false) => status = status.max(EXIT_FINDINGS),
            Err(Failure(message)) => {
                status = EXIT_FAILED;
                complain(&message);
            }
        }
    }
    Ok(status)
}

/// Whether all cases of a policy hold and cover its criteria.
fn one(path: &Path, lang: Lang) -> Result<bool, Failure> {
    let compiled = compile_file(path, lang)?.compiled;
    let compiled =
        compiled.map_err(|findings| Failure(messages(path, &findings, lang).join("\n")))?;
    let policy = Policy::load(&compiled.data).map_err(|error| {
        Failure(format!(
            "{}: {}",
            path.display(),
            text::load_error(&error, lang)
        ))
    })?;
    let cases_path = beside(path, "cases.toml");
    let cases = cases::read(&read(&cases_path, lang)?, &policy)
        .map_err(|findings| Failure(messages(path, &findings, lang).join("\n")))?;
    let failures = cases::run(&policy, &cases);
    let uncovered = cases::uncovered(&policy, &cases);
    for failed in &failures {
        complain(&sentence(&cases_path, failed, lang));
    }
    for (check, criterion) in &uncovered {
        let file = cases_path.display();
        complain(&pick(
            lang,
            format!(
                "{file}: {check}.{criterion}：没有用例。比较的条件要有 [[limit]]，声明的条件要列入 [[declared]]。"
            ),
            format!(
                "{file}: {check}.{criterion}: no case. A compared criterion needs a [[limit]], a declared one a place in [[declared]]."
            ),
        ));
    }
    let (tries, wrong) = (cases.tries.len(), failures.len());
    let (id, missing) = (&policy.id, uncovered.len());
    print(&if wrong + missing == 0 {
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
    })?;
    Ok(wrong + missing == 0)
}

fn sentence(path: &Path, failed: &Failed, lang: Lang) -> String {
    let (file, line, name) = (path.display(), failed.line, &failed.name);
    let criterion = |id: &String| format!("{}.{id}", failed.check);
    let subject = match &failed.subject {
        Subject::Verdict => pick(lang, "结论".to_owned(), "the verdict".to_owned()),
        Subject::Validity => pick(lang, "时效".to_owned(), "the validity".to_owned()),
        Subject::Round => pick(lang, "申报时间".to_owned(), "the round".to_owned()),
        Subject::Missing => pick(lang, "待填项".to_owned(), "missing".to_owned()),
        Subject::Routes => pick(lang, "报送途径".to_owned(), "the routes".to_owned()),
        Subject::Total => pick(lang, "总分".to_owned(), "the total".to_owned()),
        Subject::Status(id) => criterion(id),
        Subject::Text(id) => pick(
            lang,
            format!("{} 的数值", criterion(id)),
            format!("the figure of {}", criterion(id)),
        ),
        Subject::Score(id) => pick(
            lang,
            format!("{} 的得分", criterion(id)),
            format!("the points of {}", criterion(id)),
        ),
    };
    let expected = &failed.expected;
    let found = failed.found.clone();
    let found = found.unwrap_or_else(|| pick(lang, "没有".to_owned(), "nothing".to_owned()));
    pick(
        lang,
        format!("{file}:{line}: “{name}”：{subject}应为 {expected}，实际为 {found}。"),
        format!("{file}:{line}: “{name}”: {subject} should be {expected} and is {found}."),
    )
}
