//! What the author of a policy is told on the command line: warnings, and what is not there.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use assert_cmd::assert::Assert;

use crate::tiny::{holds, measures, policy};

fn run(folder: &Path, arguments: &[&str]) -> Assert {
    let mut command = Command::cargo_bin("eligibility-check").expect("the binary");
    command.current_dir(folder).args(arguments).assert()
}

fn told(assert: &Assert) -> (String, String) {
    let output = assert.get_output();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    (text(&output.stdout), text(&output.stderr))
}

/// A folder with a policy file and the answers of nobody.
fn folder(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("tiny.toml"), text).expect("written");
    fs::write(folder.path().join("none.json"), "{}").expect("written");
    folder
}

const REPORT: [&str; 8] = [
    "report",
    "tiny.toml",
    "c",
    "--answers",
    "none.json",
    "--as-of",
    "2026-06-01",
    "--lang=en",
];

#[test]
fn an_input_that_nothing_uses_is_a_warning() {
    let inputs = [
        ("a", "\"count\""),
        ("idle", "\"count\""),
        ("b", "\"yes-no\"\nasked_when = \"idle > 1\""),
    ];
    let folder = folder(&policy(&inputs, &measures("k", "a", "1")));
    for (lang, word, sentence) in [
        ("en", "warning: ", "The input “idle” is not used."),
        ("zh", "提醒：", "输入项“idle”没有被用到"),
    ] {
        let lint = run(folder.path(), &["lint", "tiny.toml", "--lang", lang]).success();
        let (out, err) = told(&lint);
        assert_eq!(err.lines().count(), 2, "{err}");
        assert!(err.lines().all(|line| line.starts_with(word)), "{err}");
        assert!(
            err.contains(sentence) && err.contains("tiny.toml:18:9: "),
            "{err}"
        );
        assert!(out.contains('2'), "{out}");
    }
    run(folder.path(), &REPORT).success();
    // It is no error of its own beside errors.
    let wrong = policy(&inputs, &measures("k", "aa", "1"));
    fs::write(folder.path().join("tiny.toml"), wrong).expect("written");
    let lint = run(folder.path(), &["lint", "tiny.toml", "--lang", "en"]).code(1);
    let (_, err) = told(&lint);
    assert!(err.contains("There is no input “aa”"), "{err}");
    assert!(
        !err.contains("warning") && err.ends_with("1 problem(s) found.\n"),
        "{err}"
    );
    run(folder.path(), &REPORT).code(2);
}

#[test]
fn without_cases_there_is_nothing_to_try() {
    let folder = folder(&policy(&[("a", "\"count\"")], &measures("k", "a", "1")));
    for (lang, sentence) in [("en", "there is no cases.toml"), ("zh", "没有 cases.toml")] {
        let test = run(folder.path(), &["test", "tiny.toml", "--lang", lang]).code(2);
        let (_, err) = told(&test);
        assert!(err.contains(sentence) && !err.contains("os error"), "{err}");
    }
}

#[test]
fn the_largest_figure_is_changed_like_any_other() {
    let text = policy(&[("a", "\"count\"")], &measures("k", "a", "1"))
        .replace("at_least = 1", "at_most = 9223372036854775807");
    let folder = folder(&text);
    let cases = "as_of = 2026-06-01\n[base.b]\ncheck = \"c\"\nanswers = { a = 1 }\n[[case]]\nname = \"x\"\nfrom = \"b\"\n";
    fs::write(folder.path().join("cases.toml"), cases).expect("written");
    let test = run(
        folder.path(),
        &["test", "--changes", "tiny.toml", "--lang", "en"],
    )
    .code(1);
    let (_, err) = told(&test);
    assert!(
        err.contains("9223372036854775807 → 9223372036854775806"),
        "{err}"
    );
    assert!(!err.contains("775808"), "{err}");
}

#[test]
fn problems_beyond_the_first_hundred_are_counted() {
    let many = (0..160).map(|one| holds(&format!("k{one}"), "nothing > 1"));
    let folder = folder(&policy(&[("a", "\"count\"")], &many.collect::<String>()));
    let lint = run(folder.path(), &["lint", "tiny.toml", "--lang", "en"]).code(1);
    let (_, err) = told(&lint);
    assert_eq!(err.lines().count(), 102, "{err}");
    assert!(err.contains("60 further problem(s)"), "{err}");
    assert!(err.ends_with("160 problem(s) found.\n"), "{err}");
}
