//! What comes into the command line: answers of any size and kind, numbers at their edges, and what acts on a terminal.

use std::time::{Duration, Instant};

use assert_cmd::Command;
use serde_json::{Value, json};

use crate::command_line::run;

/// `report` of answers on standard input, with more options.
fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    let report = [
        "report",
        "ningxia-craftsman",
        "enterprise",
        "--as-of",
        "2026-11-24",
        "--answers",
        "-",
        "--lang",
        "en",
    ];
    [&report[..], more].concat()
}

fn evaluated(answers: &str) -> Value {
    let output = run(&with(&["--format", "json"]), answers).success();
    serde_json::from_slice(&output.get_output().stdout).expect("JSON")
}

/// What is said where there is no report; nothing stands on standard output then.
#[track_caller]
fn refused(arguments: &[&str], answers: &str) -> String {
    let output = run(arguments, answers).failure().code(2);
    let output = output.get_output();
    assert!(output.stdout.is_empty());
    let message = String::from_utf8(output.stderr.clone()).expect("UTF-8");
    assert!(!message.contains("panicked"), "{message}");
    message
}

#[test]
fn answers_beyond_the_limits_are_refused_at_once() {
    let many = |count: usize| {
        let fields = (0..count).map(|place| format!("\"k{}\":1", place * 7919 % count));
        format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
    };
    let begun = Instant::now();
    for (answers, told) in [
        (many(100_000), "2000 names in one object"),
        (many(2_001), "2000 names in one object"),
        (format!("{{\"a\":{}", "[".repeat(100_000)), "64 levels"),
        (
            format!("{{\"a\":{}", "{\"a\":".repeat(100_000)),
            "64 levels",
        ),
        (
            format!("{{\"a\":[{}1]}}", "1,".repeat(60_000)),
            "50000 values",
        ),
        (
            format!("{{\"trained\":\"{}\"}}", "x".repeat(50_000_000)),
            "larger than 8 MB",
        ),
        (" ".repeat(9 << 20), "larger than 8 MB"),
    ] {
        let message = refused(&with(&[]), &answers);
        assert!(message.contains(told), "{message}");
        assert!(message.len() < 400, "{} bytes", message.len());
    }
    assert!(
        begun.elapsed() < Duration::from_secs(20),
        "{:?}",
        begun.elapsed()
    );
    // Up to the limit every one is read, and not every one is told.
    let output = run(&with(&[]), &many(2_000)).success();
    let text = String::from_utf8(output.get_output().stdout.clone()).expect("UTF-8");
    assert!(text.contains("… and 1950 more."), "{text}");
    assert_eq!(text.matches("There is no question named").count(), 50);
    assert_eq!(
        evaluated(&many(2_000))["problems"].as_array().map(Vec::len),
        Some(2_000)
    );
}

#[test]
fn a_name_that_is_repeated_is_told_with_its_place() {
    for (answers, told) in [
        (
            "{\"trained\": 1,\n \"staff\": 2,\n \"trained\": 3}",
            "-:3:2: “trained” is given twice: it stands in line 1 already",
        ),
        (
            "{\"trained\": {\"2023\": 1,\n \"2024\": 2,\n \"2023\": 1}}",
            "-:3:2: “2023” is given twice: it stands in line 1",
        ),
        (
            "{\"trained\": null, \"trained\": null}",
            "“trained” is given twice",
        ),
        (
            "{\"trained\": 1, \"\\u0074rained\": 2}",
            "“trained” is given twice",
        ),
    ] {
        let message = refused(&with(&[]), answers);
        assert!(message.contains(told), "{message}");
    }
    // The same name in another object is another one.
    assert_eq!(
        evaluated(r#"{"trained": {"2023": 1}, "trained_brand": {"2023": 1}}"#)["problems"],
        json!([])
    );
}

#[test]
fn what_is_no_json_is_told_with_its_place_and_in_one_language() {
    for (answers, told) in [
        ("", "1:1: This is not valid JSON: it ends too early"),
        (
            "{\"trained\": 1,}",
            "1:15: This is not valid JSON: a name in double quotes belongs here",
        ),
        ("{trained: 1}", "1:2"),
        ("{\"trained\" 1}", "a colon belongs after the name"),
        ("{\"trained\": }", "a value is missing before “}”"),
        ("{\"a\": [1 2]}", "a comma or “]” belongs here, not “2”"),
        ("{} {}", "it has ended before this. Remove “{”"),
        ("{\"a\": \"\\ud800\"}", "there is no escape “\\ud800”"),
        ("{\"a\": \"\\q\"}", "there is no escape “\\q”"),
        ("{\"a\": \"x\ny\"}", "the control character \\u{a}"),
        ("{\"a\": +5}", "“+5” is no value"),
        ("{\"a\": 0x10}", "“0x10” is no value"),
        ("{\"a\": 01}", "“01” is no value"),
        ("{\"a\": 1.}", "“1.” is no value"),
        ("{\"a\": .5}", "“.5” is no value"),
        ("{\"a\": NaN}", "“NaN” is no value"),
        ("{\"a\": -Infinity}", "“-Infinity” is no value"),
        ("{\"a\": １２}", "“１２” is no value"),
        ("{\"a\": 1e99999}", "“1e99999” has more digits"),
        ("\"text\"", "answers are a JSON object"),
        ("[1]", "answers are a JSON object"),
    ] {
        let message = refused(&with(&[]), answers);
        assert!(message.contains(told), "{answers}: {message}");
        let chinese = with(&[])
            .into_iter()
            .map(|word| if word == "en" { "zh" } else { word });
        let message = refused(&chinese.collect::<Vec<_>>(), answers);
        assert!(
            !message.contains("This") && !message.contains("expected"),
            "{message}"
        );
    }
    let text = r#"{"trained": 12, "text": "\ud83d\ude00\u00e9\"\\\/\b\f\n\r\t"}"#;
    assert_eq!(
        evaluated(text)["answers"]["text"],
        "😀é\"\\/\u{8}\u{c}\n\r\t"
    );
}

#[test]
fn other_encodings_are_told_and_a_byte_order_mark_is_none_of_the_text() {
    let given = |bytes: Vec<u8>| {
        let mut command = Command::cargo_bin("eligibility-check").expect("the binary");
        let command = command
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args(with(&[]));
        command.write_stdin(bytes).output().expect("it runs")
    };
    let answers = "{\"trained\": 1200}";
    let units = answers.encode_utf16();
    let little = units.clone().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let big = units.flat_map(u16::to_be_bytes).collect::<Vec<_>>();
    for bytes in [
        [&[0xFF, 0xFE][..], &little].concat(),
        [&[0xFE, 0xFF][..], &big].concat(),
        little,
        big,
        b"{\"trained\": 1\0}".to_vec(),
        vec![0xB8, 0xDF],
    ] {
        let output = given(bytes);
        assert_eq!(output.status.code(), Some(2));
        let message = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(message.contains("Save it as UTF-8"), "{message}");
    }
    assert!(
        given([&[0xEF, 0xBB, 0xBF], answers.as_bytes()].concat())
            .status
            .success()
    );
    assert_eq!(
        evaluated(&format!("\u{feff}{answers}"))["answers"]["trained"],
        1200
    );
}

#[test]
fn a_number_is_never_another_one() {
    let zeros = "0".repeat(400);
    for (written, kept, code) in [
        ("1200", json!(1200), None),
        ("1200.0", json!(1200), None),
        ("1.2e3", json!(1200), None),
        ("120000E-2", json!(1200), None),
        ("-0", json!(0), None),
        ("-0.0", json!(0), None),
        ("\"1200\"", json!("1200"), None),
        ("\"1200.00\"", json!("1200.00"), None),
        ("1200.5", json!("1200.5"), Some("fraction")),
        // Floating point would take each of these for another number.
        ("1e-400", Value::Null, Some("too-fine")),
        ("5e-324", Value::Null, Some("too-fine")),
        (
            "1200.0000000000000000001",
            json!("1200.0000000000000000001"),
            Some("too-fine"),
        ),
        (
            "1200.00000000000001",
            json!("1200.00000000000001"),
            Some("fraction"),
        ),
        (
            "9007199254740993",
            json!(9_007_199_254_740_993_i64),
            Some("too-large"),
        ),
        (
            "1000000000000000.1",
            json!("1000000000000000.1"),
            Some("fraction"),
        ),
        (
            "18446744073709551616",
            json!("18446744073709551616"),
            Some("too-large"),
        ),
        (
            "-9223372036854775808",
            json!("-9223372036854775808"),
            Some("too-large"),
        ),
        ("1e400", json!(format!("1{zeros}")), Some("too-large")),
        ("-1", json!(-1), Some("negative")),
        // Texts are read as people write numbers, and as nothing else.
        ("\"1e3\"", json!("1e3"), Some("not-a-number")),
        ("\"+5\"", json!("+5"), Some("not-a-number")),
        ("\"0x10\"", json!("0x10"), Some("not-a-number")),
        ("\" 5\"", json!(" 5"), Some("not-a-number")),
        ("\"５\"", json!("５"), Some("not-a-number")),
        ("\"1,200\"", json!("1,200"), Some("not-a-number")),
        ("\"12x\"", json!("12x"), Some("not-a-number")),
        ("\"\"", json!(""), Some("not-a-number")),
    ] {
        let report = evaluated(&format!("{{\"trained\": {written}}}"));
        let told = report["problems"]
            .get(0)
            .map(|one| one["code"].as_str().expect("a code"));
        assert_eq!(told, code, "{written}");
        if !kept.is_null() {
            assert_eq!(report["answers"]["trained"], kept, "{written}");
        }
    }
    // And none of them decides as another one.
    let report = evaluated(r#"{"trained": 1200, "certificates": 1020.0000000000000000000000}"#);
    assert_eq!(report["problems"], json!([]));
    let report = evaluated(r#"{"trained": 1200, "certificates": 1e-400}"#);
    assert_ne!(report["verdict"], "not-eligible");
}

#[test]
fn a_figure_to_try_is_the_one_that_was_written() {
    let answers = r#"{"trained": 1200, "certificates": 1019}"#;
    for (figure, told) in [
        ("-9223372036854775808", "too large"),
        ("9223372036854775808", "too large"),
        ("1e3", "no number"),
        ("+1020", "no number"),
        ("0x400", "no number"),
        (" 1020", "no number"),
        ("1020 ", "no number"),
        ("１０２０", "no number"),
        ("NaN", "no number"),
        ("", "no number"),
        ("1020.00000000000000000001", "digits after the point"),
    ] {
        let message = refused(
            &with(&["--what-if", &format!("certificates={figure}")]),
            answers,
        );
        assert!(
            message.contains(told) && message.contains("cannot be tried"),
            "{message}"
        );
    }
    let output = run(
        &with(&["--what-if", "certificates=1020.00", "--format", "json"]),
        answers,
    );
    let report = serde_json::from_slice::<Value>(&output.success().get_output().stdout);
    assert_eq!(report.expect("JSON")["whatIf"]["to"]["exact"], "1020");
}

#[test]
fn answers_to_compare_are_read_like_others() {
    let compare = |written: &str| refused(&with(&["--compare", written]), "{}");
    assert!(compare("college,trained=1,trained=2").contains("“trained” is given twice"));
    assert!(compare("college,trained={\"2023\":1").contains("ends too early"));
    assert!(compare("college,trained=１２").contains("is no value"));
    assert!(compare("college,trained=1e99999").contains("has more digits"));
    for (written, kept) in [
        ("1e3", json!(1000)),
        ("\"text\"", json!("text")),
        ("2025-06-04", json!("2025-06-04")),
    ] {
        let written = format!("college,trained={written}");
        let output = run(&with(&["--format", "json", "--compare", &written]), "{}").success();
        let report = serde_json::from_slice::<Value>(&output.get_output().stdout).expect("JSON");
        assert_eq!(
            report["comparison"][0]["answers"]["trained"], kept,
            "{report:#}"
        );
    }
}

#[test]
fn an_option_that_is_repeated_is_refused() {
    for (more, told) in [
        (["--as-of", "2026-01-01"], "--as-of is given twice"),
        (["--lang", "zh"], "--lang is given twice"),
        (["--answers", "x.json"], "--answers is given twice"),
    ] {
        let message = refused(&with(&more), "{}");
        assert!(message.contains(told), "{message}");
    }
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text_are_refused_and_file_names_may_be_any_bytes() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let bytes = OsStr::from_bytes(b"p\xFF");
    let mut command = Command::cargo_bin("eligibility-check").expect("the binary");
    let output = command
        .args([OsStr::new("new"), bytes, OsStr::new("--lang=en")])
        .output();
    let output = output.expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("is not UTF-8"));

    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_str().expect("UTF-8");
    run(&["new", "my-policy", "--out", out], "").success();
    let named = folder.path().join(bytes).join("policy.toml");
    std::fs::create_dir(folder.path().join(bytes)).expect("a folder");
    std::fs::copy(folder.path().join("my-policy/policy.toml"), &named).expect("a file");
    let mut command = Command::cargo_bin("eligibility-check").expect("the binary");
    let output = command
        .args([
            OsStr::new("coverage"),
            named.as_os_str(),
            OsStr::new("--lang=en"),
        ])
        .output();
    let message = String::from_utf8(output.expect("it runs").stderr).expect("UTF-8");
    assert!(
        message.contains("coverage.toml: cannot be read"),
        "{message}"
    );
}

/// Escape, bell, carriage return, C1, marks of direction, what has no width, line ends that are none.
const ACTING: &str =
    "\u{1b}[2J\u{7}\r\u{9b}31m\u{202e}\u{2066}\u{200f}\u{61c}\u{200b}\u{feff}\u{2028}\u{7f}";

#[track_caller]
fn is_harmless(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let acts = |one: char| match one {
        '\n' | '\t' => false,
        one => one.is_control() || !one.is_ascii() && ACTING.contains(one),
    };
    assert!(!text.contains(acts), "{text:?}");
}

#[test]
fn nothing_that_was_handed_over_acts_on_the_terminal() {
    let acting = serde_json::to_string(ACTING).expect("JSON");
    // Ids, texts and options of answers.
    let answers = format!(
        "{{{acting}: 1, \"trained\": {acting}, \"region\": {acting}, \"staff\": {{{acting}: 1}}}}"
    );
    let output = run(&with(&[]), &answers).success().get_output().clone();
    is_harmless(&output.stdout);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(
        text.contains("\\u{1b}[2J\\u{7}\\u{d}\\u{9b}31m\\u{202e}\\u{2066}\\u{200f}\\u{61c}"),
        "{text}"
    );
    // JSON is escaped as JSON, and says the same.
    let output = run(&with(&["--format", "json"]), &answers)
        .success()
        .get_output()
        .clone();
    is_harmless(&output.stdout);
    let report = serde_json::from_slice::<Value>(&output.stdout).expect("JSON");
    assert_eq!(report["answers"]["trained"], ACTING);
    assert_eq!(report["answers"][ACTING], 1);
    // Arguments, and names of files that are not there.
    for arguments in [
        vec![ACTING],
        vec!["lint", ACTING],
        vec!["new", ACTING],
        with(&["--nonsense\u{1b}[2J"]),
        with(&["--compare", ACTING]),
        with(&["--what-if", ACTING]),
        with(&["--format", ACTING]),
        with(&["--policies", ACTING]),
        vec!["report", ACTING, "enterprise", "--answers", "-"],
        vec!["report", "ningxia-craftsman", ACTING, "--answers", "-"],
        vec!["compile", "--policies", ACTING],
    ] {
        let output = run(&arguments, "{}").get_output().clone();
        is_harmless(&output.stdout);
        is_harmless(&output.stderr);
    }
    let raw = format!("{{\"a\": \"{ACTING}\"}}");
    is_harmless(&run(&with(&[]), &raw).failure().get_output().stderr);
}

#[test]
fn texts_of_a_policy_do_not_act_on_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_str().expect("UTF-8");
    run(&["new", "my-policy", "--out", out], "").success();
    let policy = folder.path().join("my-policy");
    let path = policy.to_str().expect("UTF-8");
    let file = policy.join("policy.toml");
    let text = std::fs::read_to_string(&file).expect("a file");
    // TOML has escapes of its own.
    let acting = "\\u001B[2J\\u009B31m\\u202E\\u2066\\u200B";
    let title = text
        .lines()
        .find(|line| line.starts_with("title"))
        .expect("a title");
    let acted = text.replace(
        title,
        &format!("title = {{ zh = \"题{acting}\", en = \"T{acting}\" }}"),
    );
    std::fs::write(&file, &acted).expect("a file");
    for command in [
        &["lint", path][..],
        &["test", path],
        &["coverage", path],
        &[
            "report",
            file.to_str().expect("UTF-8"),
            "applicant",
            "--answers",
            "-",
        ],
    ] {
        let output = run(command, "{}").get_output().clone();
        is_harmless(&output.stdout);
        is_harmless(&output.stderr);
    }
    let output = run(&["coverage", path], "").get_output().clone();
    assert!(String::from_utf8_lossy(&output.stdout).contains("\\u{1b}[2J\\u{9b}31m\\u{202e}"));
    // What stands in a finding.
    std::fs::write(&file, format!("{acted}\n\"{acting}\" = 1\n")).expect("a file");
    let output = run(&["lint", path], "").failure().get_output().clone();
    is_harmless(&output.stderr);
    assert!(String::from_utf8_lossy(&output.stderr).contains("\\u{1b}[2J"));
}
