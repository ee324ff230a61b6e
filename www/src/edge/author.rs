//! Policy files checked and compiled in the browser, for people who have nothing else.

use eligibility_check::answers::limits::MAX_POLICY_FILE;
use eligibility_check::answers::{Data, Fields};
use eligibility_check::cases;
use eligibility_check::policy::author::{Compiled, File, Finding, Problem, compile, coverage};
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::static_list::static_list;
use eligibility_check::text;
use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::policies::summary;
use super::reply::{self, Failure, object};
use super::request::{bad, read_fields};

/// What is told at most. Where more is wrong than that, the first problems are the reason for the others.
const MOST_PROBLEMS: u32 = 200;

/// Checks a policy file with what belongs to it: `{ policy, vocabulary?, cases?, coverage?, lang? }`, the texts of
/// the files.
///
/// Answers `{ problems, count, policy?, cases? }` or `{ error: { code, message } }`.
/// `problems` is a list of `{ file, line, column, message, written?, meant? }`: `file` is `policy`, `vocabulary`,
/// `cases` or `coverage`, and `written` a word that should probably be `meant`. `count` says how many there are in all.
/// `policy` is there once its file and the vocabulary are sound:
/// `{ id, version, hash, checks, title, json, zh: { json, html }, en: { json, html }, examples? }`, the first `json` in
/// both languages, and `examples` the file of the cases that visitors are shown. `cases` says what came of the worked cases: `{ tried, failed }`.
#[wasm_bindgen]
pub fn check_policy(files: JsValue) -> JsValue {
    reply::answer(checked(&files))
}

fn checked(files: &JsValue) -> Result<JsValue, Failure> {
    let mut fields = read_fields(files)?;
    let lang = text_of(&mut fields, "lang")?;
    let lang = lang.as_deref().map_or(Lang::Zh, Lang::from_tag);
    let policy = text_of(&mut fields, "policy")?.unwrap_or_default();
    let vocabulary = text_of(&mut fields, "vocabulary")?.unwrap_or_default();
    let cases = text_of(&mut fields, "cases")?;
    let covered = text_of(&mut fields, "coverage")?;
    let mut told = Told {
        lang,
        problems: Array::new(),
        count: 0,
    };
    let mut answer = Vec::new();
    match compile(&policy, &vocabulary) {
        Ok(compiled) => {
            told.findings(&compiled.warnings);
            let loaded = loaded(&compiled, Lang::Zh)?;
            let mut examples = None;
            if let Some(text) = &cases
                && let Some((tried, found)) = told.cases(text, &loaded)
            {
                answer.push(("cases", tried));
                examples = found;
            }
            if let Some(text) = &covered {
                told.findings(&coverage(text, &policy, &compiled).findings);
            }
            answer.push(("policy", handed_out(&compiled, &loaded, examples)?));
        }
        Err(findings) => told.findings(&findings),
    }
    answer.push(("count", told.count.into()));
    answer.push(("problems", told.problems.into()));
    Ok(object(&answer))
}

/// A text of a request. A byte order mark in front is none of it, as on the command line.
fn text_of(fields: &mut Fields, name: &str) -> Result<Option<String>, Failure> {
    match fields.remove(name) {
        None | Some(Data::Null) => Ok(None),
        Some(Data::Text(text)) if text.len() > MAX_POLICY_FILE => Err(Failure::new(
            "too-large",
            "文件超过 1 MB，不像是政策文件。 A file is larger than 1 MB, which no policy is.",
        )),
        Some(Data::Text(text)) => {
            let plain = text.strip_prefix('\u{FEFF}').map(str::to_owned);
            Ok(Some(plain.unwrap_or(text)))
        }
        Some(_) => Err(bad("文件应为文本。 Each file must be text.")),
    }
}

fn loaded(compiled: &Compiled, lang: Lang) -> Result<Policy, Failure> {
    Policy::load(&compiled.data, lang)
        .map_err(|error| Failure::new("policy-malformed", &text::load_error(&error, lang)))
}

/// What a web site needs of a policy.
fn handed_out(
    compiled: &Compiled,
    chinese: &Policy,
    examples: Option<String>,
) -> Result<JsValue, Failure> {
    let known = examples.is_some();
    let handed = |policy: &Policy| {
        object(&[
            ("json", compiled.in_language(policy.lang, known).into()),
            ("html", static_list(policy).into()),
        ])
    };
    let english = loaded(compiled, Lang::En)?;
    let policy = summary(chinese);
    let parts = [
        ("title", chinese.title.as_str().into()),
        ("json", compiled.json.as_str().into()),
        ("zh", handed(chinese)),
        ("en", handed(&english)),
        (
            "examples",
            examples.map_or(JsValue::UNDEFINED, JsValue::from),
        ),
    ];
    for (name, value) in &parts {
        // A fresh object takes every field.
        let _ = js_sys::Reflect::set(&policy, &JsValue::from_str(name), value);
    }
    Ok(policy)
}

/// The problems found so far, as the page gets them.
struct Told {
    lang: Lang,
    problems: Array,
    count: u32,
}

impl Told {
    fn findings(&mut self, findings: &[Finding]) {
        for finding in findings {
            let message = text::finding(&finding.problem, self.lang);
            let correction = finding.problem.correction();
            let at = (finding.line, finding.column);
            self.add(name(finding.file), at, &message, correction);
            // The line that tells of more stands for them.
            if let Problem::More { count } = finding.problem {
                self.count += (count as u32).saturating_sub(1);
            }
        }
    }

    fn add(
        &mut self,
        file: &str,
        (line, column): (usize, usize),
        message: &str,
        correction: Option<(&str, &str)>,
    ) {
        self.count += 1;
        if self.count > MOST_PROBLEMS {
            return;
        }
        let mut problem = vec![
            ("file", file.into()),
            ("line", (line as u32).into()),
            ("column", (column as u32).into()),
            ("message", message.into()),
        ];
        if let Some((written, meant)) = correction {
            problem.push(("written", written.into()));
            problem.push(("meant", meant.into()));
        }
        self.problems.push(&object(&problem));
    }

    /// Tries the worked cases, and writes the file with those that visitors are shown; nothing where their file cannot be
    /// read.
    fn cases(&mut self, text: &str, policy: &Policy) -> Option<(JsValue, Option<String>)> {
        let cases = match cases::read(text, policy) {
            Ok(cases) => cases,
            Err(findings) => {
                self.findings(&findings);
                return None;
            }
        };
        let before = self.count;
        for failed in cases::run(policy, &cases) {
            let sentence = failed.sentence(self.lang);
            self.add("cases", (failed.line, 1), &sentence, None);
        }
        for (check, criterion) in cases::uncovered(policy, &cases) {
            let sentence = cases::no_case(&check, &criterion, self.lang);
            self.add("cases", (1, 1), &sentence, None);
        }
        let tried = object(&[
            ("tried", (cases.tries.len() as u32).into()),
            ("failed", (self.count - before).into()),
        ]);
        Some((tried, cases::examples(&cases, policy)))
    }
}

fn name(file: File) -> &'static str {
    match file {
        File::Policy => "policy",
        File::Vocabulary => "vocabulary",
        File::Coverage => "coverage",
        File::Cases => "cases",
    }
}
