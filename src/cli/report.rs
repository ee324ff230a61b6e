//! `report`: a check of one applicant's answers.

use std::io::Read as _;
use std::path::Path;

use eligibility_check::answers::{Answers, Data};
use eligibility_check::evaluation::evaluate;
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::report::Report;

use super::arguments::{self, Failure};
use super::{files, pick, print, report_text};

pub(super) fn run(options: &arguments::Report, lang: Lang) -> Result<u8, Failure> {
    let policy = files::load_policy(&options.policy, &options.policies, lang)?;
    let check = policy
        .check_position(&options.check)
        .ok_or_else(|| unknown_check(&policy, &options.check, lang))?;
    let answers = answers(&options.answers, lang)?;
    let evaluation = evaluate(&policy, check, &answers, options.as_of);
    let report = evaluation
        .as_ref()
        .and_then(|evaluation| Report::new(&policy, evaluation, &answers))
        .ok_or_else(|| unknown_check(&policy, &options.check, lang))?;
    if options.json {
        let json = serde_json::to_string_pretty(&report);
        let json = json.map_err(|error| Failure(error.to_string()))?;
        return print(&format!("{json}\n"));
    }
    print(&report_text::render(report, lang))
}

fn answers(path: &Path, lang: Lang) -> Result<Answers, Failure> {
    let text = if path == Path::new("-") {
        let mut text = String::new();
        std::io::stdin()
            .read_to_string(&mut text)
            .map_err(|error| files::unreadable(path, &error, lang))?;
        text
    } else {
        files::read(path, lang)?
    };
    let data = serde_json::from_str::<Data>(&text);
    match data.map_err(|error| files::not_json(path, &error, lang))? {
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
