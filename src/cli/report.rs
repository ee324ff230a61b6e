//! `report`: a check of one applicant's answers.

use std::path::Path;

use eligibility_check::answers::{Answers, Data, JsonProblem};
use eligibility_check::evaluation::{Evaluation, evaluate};
use eligibility_check::exact::{Rational, Unread};
use eligibility_check::guidance::{WhatIf, what_if};
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::report::{Guided, Report, Variant, compare};
use eligibility_check::sheet::{csv, table};
use eligibility_check::text;

use super::arguments::{self, Failure, Format};
use super::input::read_json;
use super::terminal::{print, print_file, print_json};
use super::{files, pick, report_html, report_text};

pub(super) fn run(options: &arguments::Report, lang: Lang) -> Result<u8, Failure> {
    let policy = files::load_policy(&options.policy, &options.policies, lang)?;
    let check = policy
        .check_position(&options.check)
        .ok_or_else(|| unknown_check(&policy, &options.check, lang))?;
    let answers = answers(&options.answers, lang)?;
    let unknown = || unknown_check(&policy, &options.check, lang);
    let evaluation = evaluate(&policy, check, &answers, options.as_of).ok_or_else(unknown)?;
    let mut guided = Guided::new(&policy, &evaluation, &answers);
    let others = options.compare.iter();
    let others = others.map(|written| variant(written, options, &policy, lang));
    let others = others.collect::<Result<Vec<_>, _>>()?;
    let variants = others.iter().map(|(other, check, changed)| Variant {
        policy: other.as_ref().unwrap_or(&policy),
        check: *check,
        changed: changed.clone(),
    });
    guided.comparison = compare(variants.collect(), &answers, &evaluation);
    let tried = options.what_if.as_deref();
    let tried = tried.map(|written| tried_figure(written, &policy, &evaluation, &answers, lang));
    guided.what_if = tried.transpose()?;
    let report = Report::new(&policy, &evaluation, &answers).ok_or_else(unknown)?;
    let report = report.guided(&guided);
    match options.format {
        Format::Text => print(&report_text::render(report, &guided, lang), lang),
        Format::Json => {
            let json = serde_json::to_string_pretty(&report);
            let json = json.map_err(|error| Failure(error.to_string()))?;
            print_json(&format!("{json}\n"), lang)
        }
        Format::Csv => print_file(&csv(&table(report, Some(&guided))), lang),
        Format::Html => print_file(&report_html::render(report, &guided), lang),
    }
}

fn answers(path: &Path, lang: Lang) -> Result<Answers, Failure> {
    match read_json(path, lang)? {
        Data::Object(answers) => Ok(answers),
        _ => Err(Failure(pick(
            lang,
            format!(
                "{}：答案应为 JSON 对象，例如 {{\"trained\": 1200}}。",
                path.display()
            ),
            format!(
                "{}: answers are a JSON object, as in {{\"trained\": 1200}}.",
                path.display()
            ),
        ))),
    }
}

/// Another policy unless it is the same one, the position of the check, and the answers that differ.
type Other = (Option<Policy>, usize, Answers);

/// Reads `[POLICY/]CHECK[,INPUT=VALUE…]`.
fn variant(
    written: &str,
    options: &arguments::Report,
    own: &Policy,
    lang: Lang,
) -> Result<Other, Failure> {
    let mut parts = written.split(',');
    let target = parts.next().unwrap_or_default();
    let (other, check) = match target.split_once('/') {
        Some((policy, check)) => (
            Some(files::load_policy(policy, &options.policies, lang)?),
            check,
        ),
        None => (None, target),
    };
    let policy = other.as_ref().unwrap_or(own);
    let position = policy
        .check_position(check)
        .ok_or_else(|| unknown_check(policy, check, lang))?;
    let mut changed = Answers::new();
    for part in parts {
        let (input, value) = pair(part, "--compare", lang)?;
        let known = policy.input_position(input);
        known.ok_or_else(|| unknown_input(policy, input, lang))?;
        let value = value_of(part, value, lang)?;
        if changed.insert(input.to_owned(), value).is_some() {
            return Err(Failure(pick(
                lang,
                format!("--compare 的“{written}”中“{input}”出现了两次，请只留一个。"),
                format!("--compare: “{input}” is given twice in “{written}”. Keep one of them."),
            )));
        }
    }
    Ok((other, position, changed))
}

/// JSON, or a text that needs no quotes, such as the id of an option or a day.
fn value_of(part: &str, value: &str, lang: Lang) -> Result<Data, Failure> {
    Data::from_json(value).or_else(|error| {
        let plain = |one: char| one.is_ascii_alphanumeric() || "-_.".contains(one);
        let is_word = matches!(error.kind, JsonProblem::NoValue { .. });
        if is_word && value.chars().all(plain) {
            return Ok(Data::text(value));
        }
        let sentence = text::json_error(&error, lang);
        Err(Failure(pick(
            lang,
            format!("--compare 的“{part}”：{sentence}"),
            format!("--compare: “{part}”: {sentence}"),
        )))
    })
}

/// Reads `INPUT=FIGURE` and tries it.
fn tried_figure(
    written: &str,
    policy: &Policy,
    evaluation: &Evaluation,
    answers: &Answers,
    lang: Lang,
) -> Result<WhatIf, Failure> {
    let (input, figure) = pair(written, "--what-if", lang)?;
    let position = policy.input_position(input);
    let position = position.ok_or_else(|| unknown_input(policy, input, lang))?;
    let figure = Rational::read_decimal(figure).map_err(|unread| {
        let (zh, en) = match unread {
            Unread::NoNumber => ("不是数字", "It is no number; write it as 1300 or 0.5."),
            Unread::TooLarge => ("过大", "It is too large."),
            Unread::TooFine => ("小数位数过多", "It has too many digits after the point."),
        };
        Failure(pick(
            lang,
            format!("--what-if 的“{figure}”试不了：{zh}，请写成 1300 或 0.5 的形式。"),
            format!("--what-if: “{figure}” cannot be tried. {en}"),
        ))
    })?;
    what_if(policy, evaluation, answers, position, figure).ok_or_else(|| {
        Failure(pick(
            lang,
            format!(
                "--what-if 的“{written}”试不了：该项应是已填的数字；新数要与它相差整数个单位（金额为最后一位小数），不超出范围，也不与其他数字矛盾。"
            ),
            format!(
                "--what-if: “{written}” cannot be tried. The input must be an answered figure. The new one must differ by whole units (of an amount, by its last decimal), keep to its bounds and contradict no other figure."
            ),
        ))
    })
}

fn pair<'w>(written: &'w str, option: &str, lang: Lang) -> Result<(&'w str, &'w str), Failure> {
    written.split_once('=').ok_or_else(|| {
        Failure(pick(
            lang,
            format!("{option} 的“{written}”应写成 输入项=值，例如 trained=1300。"),
            format!("{option}: write “{written}” as INPUT=VALUE, as in trained=1300."),
        ))
    })
}

fn unknown_input(policy: &Policy, input: &str, lang: Lang) -> Failure {
    let id = &policy.id;
    Failure(pick(
        lang,
        format!("政策“{id}”没有输入项“{input}”。"),
        format!("The policy “{id}” has no input “{input}”."),
    ))
}

fn unknown_check(policy: &Policy, check: &str, lang: Lang) -> Failure {
    let known = policy.checks.iter().map(|check| check.id.as_str());
    let known = known.collect::<Vec<_>>();
    let id = &policy.id;
    Failure(pick(
        lang,
        format!("政策“{id}”没有检查“{check}”；现有：{}。", known.join("、")),
        format!(
            "The policy “{id}” has no check “{check}”. There are: {}.",
            known.join(", ")
        ),
    ))
}
