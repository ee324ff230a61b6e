//! Report files: what was saved before opens, and what is no whole file of ours says why.

use eligibility_check::answers::{Data, Fields};
use eligibility_check::evaluation::Status;
use eligibility_check::policy::Lang;
use eligibility_check::report::{FileError, Link, Report, ReportFile};

use crate::support::{SMALL, answers, check, day, load_in};

const ENTERPRISE: &str = include_str!("../browser/fixtures/0.1.0/report-enterprise.json");
const STUDIO: &str = include_str!("../browser/fixtures/0.1.0/report-studio.json");

fn read(content: &str) -> Result<ReportFile, FileError> {
    ReportFile::read(content)
}

/// A file with another value at the end of a path; nothing takes the value away.
fn with(path: &[&str], value: Option<&str>) -> String {
    fn set(data: &mut Data, path: &[&str], value: Option<Data>) {
        let (Data::Object(fields), [name, rest @ ..]) = (data, path) else {
            panic!("no object at {path:?}");
        };
        match (rest, value) {
            ([], Some(value)) => {
                fields.insert((*name).to_owned(), value);
            }
            ([], None) => {
                fields.remove(name);
            }
            (rest, value) => set(fields.get_mut(name).expect("it is there"), rest, value),
        }
    }
    let mut file = Data::from_json(ENTERPRISE).expect("the fixture is JSON");
    let value = value.map(|value| Data::from_json(value).expect("JSON"));
    set(&mut file, path, value);
    file.to_json()
}

#[test]
fn files_of_earlier_versions_hold_what_they_held() {
    let file = read(ENTERPRISE).expect("a file of ours");
    assert_eq!(
        [&*file.policy, &*file.check],
        ["ningxia-craftsman", "enterprise"]
    );
    assert!(file.title.contains("宁夏工匠"));
    for (content, file) in [(ENTERPRISE, file), (STUDIO, read(STUDIO).expect("another"))] {
        let data = Data::from_json(content).expect("JSON");
        let text = |name: &str| data.get(name).and_then(Data::as_text).expect("a text");
        assert_eq!(file.as_of, day(text("asOf")));
        assert_eq!(file.verdict, text("verdict"));
        assert_eq!(
            file.exported.map(|day| day.written()).as_deref(),
            Some(text("exported"))
        );
        assert_eq!(Some(&Data::Object(file.answers)), data.get("answers"));
        let criteria = data
            .get("criteria")
            .and_then(Data::as_list)
            .expect("criteria");
        assert!(file.statuses.len() >= criteria.len());
        for criterion in criteria {
            let text = |name: &str| criterion.get(name).and_then(Data::as_text).expect("a text");
            let status = file.statuses.iter().find(|(id, _)| id == text("id"));
            assert_eq!(
                status.map(|(_, status)| status.code()),
                Some(text("status"))
            );
        }
    }
}

#[test]
fn what_a_report_is_saved_as_is_what_a_link_of_it_holds() {
    let policy = load_in(SMALL, Lang::Zh);
    let given = r#"{"trained": {"2023": 400}, "budget": "0.5", "honest": null}"#;
    let evaluation = check(&policy, "firm", given);
    let answers = answers(given);
    let report = Report::new(&policy, &evaluation, &answers).expect("a report");
    let json = serde_json::to_string(&report).expect("JSON");
    let file = read(&format!("\u{feff}{json}")).expect("a file of ours");
    let link = Link::of(report);
    assert_eq!(file.statuses, link.statuses);
    assert!(
        file.statuses.contains(&("money".to_owned(), Status::Unmet)),
        "{:?}",
        file.statuses
    );
    assert_eq!(file.answers, link.answers);
    assert_eq!((file.policy, file.version), (link.policy, link.version));
    assert_eq!(
        (file.check, file.verdict, file.as_of),
        (link.check, link.verdict, link.as_of)
    );
    assert_eq!(file.exported, None);
}

#[test]
fn a_file_that_is_cut_off_anywhere_says_so() {
    let start = ENTERPRISE.find("reportFormat").expect("it is there") + "reportFormat\"".len();
    let whole = ENTERPRISE.trim_end().len();
    for end in (start..whole)
        .filter(|end| ENTERPRISE.is_char_boundary(*end))
        .step_by(97)
    {
        assert_eq!(read(&ENTERPRISE[..end]), Err(FileError::Truncated), "{end}");
    }
}

#[test]
fn what_is_no_file_of_ours_says_why() {
    let of = |path: &[&str], value: &str| with(path, Some(value));
    let long = format!("\"{}\"", "x".repeat(5_000_000));
    let many = format!("[{}1]", "1,".repeat(60_000));
    let deep = format!("{}1{}", "[".repeat(100), "]".repeat(100));
    let start = ENTERPRISE.trim_end().trim_end_matches('}');
    for (content, error) in [
        (String::new(), FileError::NotJson),
        ("尊敬的领导：".to_owned(), FileError::NotJson),
        ("x".repeat(100_000), FileError::NotJson),
        ("[".repeat(100_000), FileError::NotJson),
        ("{\"a\": 1, \"a\": 2}".to_owned(), FileError::NotJson),
        ("[1, 2]".to_owned(), FileError::OtherProduct),
        ("7".to_owned(), FileError::OtherProduct),
        (
            "{\"name\": \"package\"}".to_owned(),
            FileError::OtherProduct,
        ),
        (of(&["reportFormat"], "\"pdf\""), FileError::OtherProduct),
        (of(&["reportFormat"], "0"), FileError::OtherProduct),
        (of(&["reportFormat"], "1.5"), FileError::OtherProduct),
        (of(&["reportFormat"], "2"), FileError::NewerFormat),
        (of(&["more"], &long), FileError::TooLarge),
        (format!("{start}, \"more\": {many}}}"), FileError::TooLarge),
        (format!("{start}, \"more\": {deep}}}"), FileError::Damaged),
        (format!("{start}, \"answers\": {{}}}}"), FileError::Damaged),
        (of(&["answers"], "\"all\""), FileError::Damaged),
        (of(&["criteria"], "[1]"), FileError::Damaged),
        (of(&["criteria"], "[{\"parts\": 5}]"), FileError::Damaged),
        (
            of(&["criteria"], "[{\"parts\": [null]}]"),
            FileError::Damaged,
        ),
        (of(&["asOf"], "\"today\""), FileError::Damaged),
        (of(&["asOf"], "\"2025-99-99\""), FileError::Damaged),
        (of(&["asOf"], "\"2026-02-30\""), FileError::Damaged),
        (of(&["asOf"], "20261124"), FileError::Damaged),
        (of(&["policy"], "{}"), FileError::Damaged),
        (of(&["policy", "id"], "\"\""), FileError::Damaged),
        (of(&["policy", "hash"], "7"), FileError::Damaged),
        (of(&["check", "id"], "[]"), FileError::Damaged),
        (of(&["plan"], "[]"), FileError::Damaged),
        (of(&["problems"], "{}"), FileError::Damaged),
        (of(&["disclaimer"], "null"), FileError::Damaged),
    ] {
        let shown = content.get(..60).unwrap_or(&content);
        assert_eq!(read(&content), Err(error), "{shown}");
    }
    for name in ["policy", "check", "criteria", "asOf", "verdict", "answers"] {
        assert_eq!(
            read(&with(&[name], None)),
            Err(FileError::Damaged),
            "{name}"
        );
    }
}

#[test]
fn what_need_not_be_there_may_be_missing() {
    let bare = r#"{"reportFormat": 1, "policy": {"id": "p", "version": "1", "hash": "h"}, "check": {"id": "c"},
        "asOf": "2026-11-24", "verdict": "v", "answers": {"a": null, "__proto__": {"polluted": 1}},
        "criteria": [{}, {"id": "x", "status": "later"}, {"id": "y", "status": "met", "parts": [{"id": "z", "status": "unmet"}]}],
        "exported": "yesterday"}"#;
    let file = read(bare).expect("a file of ours");
    assert_eq!(
        file.answers,
        Fields::from_iter([("a".to_owned(), Data::Null)])
    );
    let statuses = [("y", Status::Met), ("z", Status::Unmet)];
    assert_eq!(
        file.statuses,
        statuses.map(|(id, status)| (id.to_owned(), status))
    );
    assert_eq!((file.exported, file.title), (None, String::new()));
}

#[test]
fn every_error_has_a_sentence_in_both_languages() {
    for error in FileError::ALL {
        let (zh, en) = (error.sentence(Lang::Zh), error.sentence(Lang::En));
        assert!(
            zh.ends_with('。') && en.ends_with('.') && en.is_ascii() || en.contains('“'),
            "{zh} {en}"
        );
        assert!(
            error
                .code()
                .bytes()
                .all(|one| one.is_ascii_lowercase() || one == b'-')
        );
    }
}
