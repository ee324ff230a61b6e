//! The sentence over a result is true for every kind of check, and says when it is no answer for the day.

use assert_cmd::Command;
use eligibility_check::evaluation::evaluate;
use eligibility_check::policy::{CheckKind, Evidence, Lang};
use eligibility_check::report::Report;
use eligibility_check::text;
use serde_json::Value;

use crate::cases::files;
use crate::support::{answers, check_on, criterion, load_in, written};

const KINDS: [&str; 4] = ["eligibility", "obligations", "targets", "exit"];

/// A policy with one check. `{id}` of a criterion stands for its usual keys.
fn policy(kind: &str, criteria: &str, round: &str) -> String {
    format!(
        r#"
format = 1
id = "one"
version = "1"
title = {{ zh = "一", en = "One" }}
issuer = {{ zh = "局" }}
in_force = {{ from = 2025-01-01, until = 2027-12-31 }}
checked = 2026-11-25
not_stated = ["number", "url", "published"]
for_whom = {{ zh = "谁" }}
checks = ["c"]
{round}
[[sections]]
id = "s"
title = {{ zh = "数" }}
inputs = ["n", "here"]
[inputs.n]
kind = "count"
label = {{ zh = "数", en = "N" }}
[inputs.here]
kind = "yes-no"
label = {{ zh = "在此", en = "Here" }}
[check.c]
kind = "{kind}"
title = {{ zh = "查", en = "C" }}
[[check.c.criteria]]
id = "uses"
clause = "零"
holds = "n < 0"
applies = {{ when = "here and not here", clause = "零", statement = {{ zh = "从不", en = "never" }} }}
statement = {{ zh = "不用", en = "unused" }}
{criteria}
"#
    )
}

const JUDGED: &str = r#"
[[check.c.criteria]]
id = "for_experts"
clause = "一"
judged = { zh = "领先", en = "leading" }
"#;
const DECLARED: &str = r#"
[[check.c.criteria]]
id = "said"
clause = "二"
section = "s"
declared = { zh = "有", en = "so it is" }
"#;
const MORE: &str = r#"
[[check.c.criteria]]
id = "more"
clause = "三"
section = "s"
declared = { zh = "也有", en = "so it is too" }
"#;
const LOCAL: &str = r#"
[[check.c.criteria]]
id = "local"
clause = "四"
measure = "n"
at_least = 5
applies = { when = "here", clause = "四", statement = { zh = "只限在此的", en = "for those who are here" } }
statement = { zh = "不少于 {required}", en = "at least {required}" }
"#;
const SOFT: &str = r#"
[[check.c.criteria]]
id = "usual"
clause = "五"
measure = "n"
at_least = 9
soft = true
statement = { zh = "一般不少于 {required}", en = "usually at least {required}" }
"#;
const LIFTED: &str = r#"
[[check.c.criteria]]
id = "lifted"
clause = "六"
measure = "n"
at_least = 9
waived = { when = "here", clause = "六", statement = { zh = "在此的不作要求", en = "not required of those who are here" } }
statement = { zh = "不少于 {required}", en = "at least {required}" }
"#;

/// The verdict, its sentence with what it leaves open, and the words of it for lists.
fn told(kind: &str, criteria: &[&str], given: &str, lang: Lang) -> [String; 3] {
    let policy = load_in(&policy(kind, &criteria.concat(), ""), lang);
    let evaluation = check_on(&policy, "c", given, "2026-11-24");
    let headline = text::headline(&policy, &evaluation);
    [
        evaluation.verdict.code().to_owned(),
        headline.title + " | " + &headline.detail,
        text::verdict_text(&evaluation, lang).to_owned(),
    ]
}

#[test]
fn an_exit_check_that_waits_for_experts_says_that_nothing_is_triggered() {
    let given = r#"{"said": false, "here": false, "n": 1}"#;
    let [verdict, en, _] = told("exit", &[DECLARED, JUDGED], given, Lang::En);
    assert_eq!(verdict, "clear-pending-review");
    assert_eq!(
        en,
        "No trigger that you can check yourself applies | 1 for the experts."
    );
    let [_, zh, _] = told("exit", &[DECLARED, JUDGED], given, Lang::Zh);
    assert_eq!(zh, "可自查的情形均未触发 | 1 条由专家评审。");
}

#[test]
fn where_only_experts_decide_nothing_is_said_to_be_met() {
    for kind in KINDS {
        for given in [r#"{"here": false, "n": 1}"#, r#"{"here": true, "n": 1}"#] {
            let [_, en, _] = told(kind, &[JUDGED], given, Lang::En);
            assert_eq!(en, "The experts decide | 1 for the experts.", "{kind}");
            let [_, zh, _] = told(kind, &[JUDGED], given, Lang::Zh);
            assert_eq!(zh, "由专家评审决定 | 1 条由专家评审。", "{kind}");
        }
        let [_, en, _] = told(
            kind,
            &[JUDGED, LOCAL],
            r#"{"here": false, "n": 1}"#,
            Lang::En,
        );
        assert_eq!(en, "The experts decide | 1 for the experts.", "{kind}");
    }
}

#[test]
fn what_an_applicant_can_check_is_met_where_it_is() {
    for kind in ["eligibility", "obligations", "targets"] {
        let given = r#"{"here": true, "n": 5}"#;
        let [_, en, _] = told(kind, &[JUDGED, LOCAL], given, Lang::En);
        assert_eq!(
            en,
            "Everything you can check yourself is met | 1 for the experts."
        );
    }
}

#[test]
fn triggers_are_counted_in_plain_words() {
    let all = r#"{"said": true, "more": true, "here": false, "n": 1}"#;
    let [_, en, _] = told("exit", &[DECLARED, MORE], all, Lang::En);
    assert_eq!(en, "2 of the triggers apply | ");
    let one = r#"{"said": true, "more": false, "here": false, "n": 1}"#;
    let [_, en, _] = told("exit", &[DECLARED, MORE], one, Lang::En);
    assert_eq!(en, "1 of the triggers applies | ");
    let none = r#"{"said": false, "more": false, "here": false, "n": 1}"#;
    let [_, en, word] = told("exit", &[DECLARED, MORE], none, Lang::En);
    assert_eq!(
        (en.as_str(), word.as_str()),
        ("No trigger applies | ", "no trigger applies")
    );
}

#[test]
fn nothing_is_met_where_nothing_was_asked_for() {
    for kind in KINDS {
        let given = r#"{"here": false, "n": 1}"#;
        let [_, en, word] = told(kind, &[LOCAL], given, Lang::En);
        assert_eq!(
            (en.as_str(), word.as_str()),
            ("None of this applies | ", "none of this applies")
        );
    }
    for (lang, wanted) in [
        (Lang::En, "Nothing is required | "),
        (Lang::Zh, "没有需要达到的条件 | "),
    ] {
        let [_, told, _] = told("eligibility", &[LIFTED], r#"{"here": true, "n": 1}"#, lang);
        assert_eq!(told, wanted);
    }
    let [_, word, _] = told("exit", &[LIFTED], r#"{"here": true, "n": 1}"#, Lang::En);
    assert_eq!(word, "No trigger applies | ");
}

#[test]
fn a_breach_of_the_general_rule_is_not_met_so_far() {
    let given = r#"{"n": 5, "here": true}"#;
    let [_, en, _] = told("eligibility", &[LOCAL, SOFT, DECLARED], given, Lang::En);
    assert_eq!(
        en,
        "1 still to fill in | 1 criterion outside the general rule."
    );
    let [_, en, _] = told("eligibility", &[LOCAL, DECLARED], given, Lang::En);
    assert_eq!(
        en,
        "1 still to fill in | What can be decided so far is met."
    );
}

#[test]
fn a_count_does_not_take_a_trigger_that_did_not_happen_for_one_that_cannot() {
    let policy = load_in(&policy("exit", &[DECLARED, LOCAL].concat(), ""), Lang::En);
    let evaluation = check_on(
        &policy,
        "c",
        r#"{"said": false, "here": false, "n": 1}"#,
        "2026-11-24",
    );
    let words = evaluation.outcomes.iter();
    let words = words.map(|outcome| text::status(outcome.status, CheckKind::Exit, Lang::En));
    assert_eq!(
        words.collect::<Vec<_>>(),
        ["not applicable", "does not apply", "not applicable"]
    );
}

#[test]
fn a_verdict_is_live_while_its_policy_is_in_force_and_its_round_open_or_unknown() {
    let round = r#"[round]
clause = "七"
statement = { zh = "每年一次", en = "once a year" }
windows = [{ from = 2026-03-01, until = 2026-03-31 }, { from = 2026-09-01, until = 2026-09-30 }]"#;
    for (round, as_of, state, applying, other, says) in [
        ("", "2026-11-24", "unknown", true, true, ""),
        (
            "",
            "2024-12-31",
            "unknown",
            false,
            false,
            "not in force yet",
        ),
        (
            "",
            "2028-01-01",
            "unknown",
            false,
            false,
            "no longer in force",
        ),
        (round, "2026-03-01", "open", true, true, ""),
        (round, "2026-03-31", "open", true, true, ""),
        (round, "2026-02-28", "upcoming", false, true, "2026-03-01"),
        (round, "2026-04-01", "upcoming", false, true, "2026-09-01"),
        (round, "2026-10-01", "closed", false, true, "2026-09-30"),
        (
            round,
            "2028-10-01",
            "closed",
            false,
            false,
            "no longer in force",
        ),
    ] {
        for kind in KINDS {
            let policy = load_in(&policy(kind, DECLARED, round), Lang::En);
            let given = r#"{"said": true, "here": false, "n": 1}"#;
            let evaluation = check_on(&policy, "c", given, as_of);
            let report = written(&policy, &evaluation, &answers(given));
            let live = if kind == "eligibility" {
                applying
            } else {
                other
            };
            assert_eq!(report["round"], state, "{kind} {as_of}");
            assert_eq!(report["live"], live, "{kind} {as_of}");
            assert_eq!(evaluation.is_live(), live);
            let notice = report["headline"]["notice"].as_str();
            assert_eq!(notice.is_none(), live, "{kind} {as_of}");
            if let Some(notice) = notice {
                assert!(notice.contains(says) && notice.contains(as_of), "{notice}");
            }
        }
    }
}

fn terminal(arguments: &[&str], answers: &str) -> String {
    let mut command = Command::cargo_bin("eligibility-check").expect("the binary");
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    let output = command
        .args(arguments)
        .args(["--answers", "-"])
        .write_stdin(answers)
        .assert();
    String::from_utf8(output.success().get_output().stdout.clone()).expect("UTF-8")
}

#[test]
fn the_terminal_says_at_once_that_a_call_is_closed() {
    for (lang, says, mark) in [
        (
            "zh",
            "本轮申报已截止（截至 2022-12-08）",
            "（仅供了解，不是现行结果）",
        ),
        (
            "en",
            "this round is closed (it ended on 2022-12-08)",
            "(for information only, no live answer)",
        ),
    ] {
        let call = [
            "report",
            "jincheng-technician-station",
            "enterprise",
            "--as-of",
            "2026-11-24",
            "--lang",
            lang,
        ];
        let text = terminal(&call, "{}");
        let head = text.lines().take(6).collect::<Vec<_>>();
        assert!(head[0].contains(says), "{head:#?}");
        assert!(head.iter().any(|line| line.ends_with(mark)), "{head:#?}");
        let open = [
            "report",
            "jincheng-technician-station",
            "enterprise",
            "--as-of",
            "2022-12-08",
            "--lang",
            lang,
        ];
        let text = terminal(&open, "{}");
        assert!(!text.contains(says) && !text.contains(mark), "{text}");
    }
    // Also where it is one among others.
    let other = [
        "report",
        "ningxia-craftsman",
        "enterprise",
        "--as-of",
        "2026-11-24",
        "--lang",
        "en",
        "--compare",
        "jincheng-technician-station/enterprise",
    ];
    let text = terminal(&other, "{}");
    assert_eq!(text.matches("no live answer").count(), 1, "{text}");
}

/// A group with the same parts in each case, and what is told of it.
fn group(parts: &str, given: &str) -> Value {
    let nested = format!(
        r#"
[[check.c.criteria]]
id = "group"
clause = "八"
statement = {{ zh = "一组", en = "a group" }}
{parts}
"#
    );
    let policy = load_in(&policy("eligibility", &nested, ""), Lang::En);
    let evaluation = check_on(&policy, "c", given, "2026-11-24");
    written(&policy, &evaluation, &answers(given))
}

const FIGURE: &str = r#"{ id = "figure", clause = "八", measure = "n", at_least = 5, statement = { zh = "不少于 {required}" } }"#;
const EXPERT: &str = r#"{ id = "expert", clause = "八", judged = { zh = "领先" } }"#;
const LOCAL_EXPERT: &str = r#"{ id = "expert", clause = "八", judged = { zh = "领先" }, applies = { when = "here", clause = "八", statement = { zh = "在此的", en = "only here" } } }"#;
const SPARED_EXPERT: &str = r#"{ id = "expert", clause = "八", judged = { zh = "领先" }, waived = { when = "here", clause = "九", statement = { zh = "免", en = "spared" } } }"#;
const WORD: &str = r#"{ id = "word", clause = "八", declared = { zh = "有" }, section = "s" }"#;

#[test]
fn what_experts_would_judge_is_counted_under_them_only_while_they_decide() {
    for (how, parts, given, evidence, status) in [
        (
            "any_of",
            [FIGURE, LOCAL_EXPERT],
            r#"{"n": 5, "here": false}"#,
            "computed",
            "met",
        ),
        ("any_of", [FIGURE, EXPERT], r#"{"n": 5}"#, "computed", "met"),
        (
            "any_of",
            [FIGURE, EXPERT],
            r#"{"n": 4}"#,
            "judged",
            "judged",
        ),
        (
            "all_of",
            [FIGURE, EXPERT],
            r#"{"n": 5}"#,
            "judged",
            "judged",
        ),
        (
            "all_of",
            [FIGURE, EXPERT],
            r#"{"n": 4}"#,
            "computed",
            "unmet",
        ),
        (
            "all_of",
            [WORD, EXPERT],
            r#"{"word": false}"#,
            "declared",
            "unmet",
        ),
        (
            "all_of",
            [FIGURE, EXPERT],
            r#"{"here": false}"#,
            "computed",
            "unanswered",
        ),
        (
            "all_of",
            [FIGURE, SPARED_EXPERT],
            r#"{"n": 5, "here": true}"#,
            "computed",
            "met",
        ),
        (
            "any_of",
            [WORD, SPARED_EXPERT],
            r#"{"word": false, "here": true}"#,
            "declared",
            "met",
        ),
        (
            "all_of",
            [FIGURE, LOCAL_EXPERT],
            r#"{"n": 5, "here": false}"#,
            "computed",
            "met",
        ),
        (
            "any_of",
            [FIGURE, WORD],
            r#"{"n": 5, "word": false}"#,
            "declared",
            "met",
        ),
    ] {
        let report = group(&format!("{how} = [\n{}\n]", parts.join(",\n")), given);
        let group = criterion(&report, "group");
        assert_eq!(
            (&group["evidence"], &group["status"]),
            (&evidence.into(), &status.into()),
            "{how} {parts:?} {given}"
        );
        assert_eq!(
            report["counts"][evidence][status], 1,
            "{}",
            report["counts"]
        );
    }
}

/// The counts that follow from the criteria of a report, as somebody else would make them.
fn recounted(report: &Value) -> Value {
    let mut counts = serde_json::json!({ "computed": {}, "declared": {}, "judged": {} });
    for row in report["criteria"].as_array().expect("criteria") {
        let [evidence, status] =
            ["evidence", "status"].map(|key| row[key].as_str().expect("a code"));
        let one = counts[evidence][status].as_i64().unwrap_or_default() + 1;
        counts[evidence][status] = one.into();
    }
    counts["soft"] = report["counts"]["soft"].clone();
    counts
}

#[test]
fn judged_is_never_met_in_any_count() {
    for files in files() {
        let policy = files.load();
        for case in files.read_cases(&policy).tries {
            let position = policy.check_position(&case.check).expect("a check");
            let evaluation =
                evaluate(&policy, position, &case.answers, case.as_of).expect("a check");
            let report = Report::new(&policy, &evaluation, &case.answers).expect("a report");
            for (status, _) in report.tally(Evidence::Judged).counted() {
                let code = status.code();
                assert!(
                    ["judged", "waived", "not-applicable"].contains(&code),
                    "{} line {}: {code}",
                    files.name,
                    case.line
                );
            }
            let report = written(&policy, &evaluation, &case.answers);
            assert_eq!(
                report["counts"],
                recounted(&report),
                "{} line {}",
                files.name,
                case.line
            );
        }
    }
}

#[test]
fn a_rule_by_which_something_does_not_apply_is_no_waiver() {
    let policy = load_in(
        &policy("eligibility", &[LOCAL, LIFTED].concat(), ""),
        Lang::En,
    );
    let told = |given: &str| {
        let evaluation = check_on(&policy, "c", given, "2026-11-24");
        written(&policy, &evaluation, &answers(given))
    };
    let away = told(r#"{"here": false, "n": 9}"#);
    let local = criterion(&away, "local");
    assert_eq!(
        local["applies"],
        serde_json::json!({ "clause": "四", "statement": "for those who are here" })
    );
    assert!(local["waived"].is_null() && criterion(&away, "lifted")["waived"].is_null());
    let here = told(r#"{"here": true, "n": 9}"#);
    let lifted = criterion(&here, "lifted");
    assert_eq!(lifted["waived"]["clause"], "六");
    assert!(lifted["applies"].is_null() && criterion(&here, "local")["applies"].is_null());
}

#[test]
fn a_group_without_a_part_that_applies_does_not_name_a_rule_that_holds() {
    let parts = format!(
        "any_of = [{LOCAL_EXPERT}]\napplies = {{ when = \"n > 0\", clause = \"十\", statement = {{ zh = \"有数的\", en = \"for those with any\" }} }}"
    );
    let report = group(&parts, r#"{"n": 5, "here": false}"#);
    let group = criterion(&report, "group");
    assert_eq!(group["status"], "not-applicable");
    assert!(group["applies"].is_null(), "{group}");
    assert_eq!(group["parts"][0]["applies"]["statement"], "only here");
}
