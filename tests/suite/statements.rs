//! No statement of a criterion reaches anybody with a gap in it.

use assert_cmd::Command;
use eligibility_check::evaluation::evaluate;
use eligibility_check::exact::Rational;
use eligibility_check::guidance::what_if;
use eligibility_check::policy::author::compile;
use eligibility_check::policy::{Criterion, Lang, Policy};
use eligibility_check::report::{Guided, Report};
use eligibility_check::report::{Variant, compare};
use eligibility_check::static_list::static_list;
use eligibility_check::text;
use serde_json::Value;

use crate::cases::files;
use crate::support::{SMALL, VOCABULARY, answers, check, day, load_in, written};

/// Every text of a report that has a brace.
fn braces<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::String(text) if text.contains(['{', '}']) => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| braces(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| braces(field, found)),
        _ => {}
    }
}

#[test]
fn no_report_shows_a_placeholder() {
    for files in files() {
        let compiled = compile(&files.policy, &files.vocabulary).expect("sound");
        for lang in [Lang::Zh, Lang::En] {
            let policy = Policy::load(&compiled.data, lang).expect("loads");
            assert!(
                !static_list(&policy).contains("{required}"),
                "{}",
                files.name
            );
            let tries = files.read_cases(&policy).tries;
            // Every seventh: nothing here depends on what exactly is answered.
            for case in tries.iter().step_by(7) {
                let position = policy.check_position(&case.check).expect("a check");
                let evaluation = evaluate(&policy, position, &case.answers, case.as_of);
                let evaluation = evaluation.expect("a check");
                let mut guided = Guided::new(&policy, &evaluation, &case.answers);
                let variants = (0..policy.checks.len()).map(|check| Variant {
                    policy: &policy,
                    check,
                    changed: case.answers.clone(),
                });
                guided.comparison = compare(variants.collect(), &case.answers, &evaluation);
                guided.what_if = (0..policy.inputs.len()).find_map(|input| {
                    what_if(
                        &policy,
                        &evaluation,
                        &case.answers,
                        input,
                        Rational::integer(1),
                    )
                });
                let report = Report::new(&policy, &evaluation, &case.answers).expect("a report");
                let json = serde_json::to_value(report.guided(&guided)).expect("JSON");
                let mut found = Vec::new();
                braces(&json, &mut found);
                assert_eq!(found, [""; 0], "{} line {}", files.name, case.line);
            }
        }
    }
}

#[test]
fn the_terminal_shows_no_placeholder() {
    for files in files() {
        let policy = files.load();
        let tries = files.read_cases(&policy).tries;
        for check in &policy.checks {
            let mut own = tries.iter().filter(|case| case.check == check.id);
            for case in [own.next(), own.next_back()].into_iter().flatten() {
                let position = policy.check_position(&check.id).expect("a check");
                let evaluation = evaluate(&policy, position, &case.answers, case.as_of);
                let evaluation = evaluation.expect("a check");
                let given = written(&policy, &evaluation, &case.answers)["answers"].to_string();
                for lang in ["zh", "en"] {
                    let mut command = Command::cargo_bin("eligibility-check").expect("the binary");
                    command.current_dir(env!("CARGO_MANIFEST_DIR"));
                    let as_of = case.as_of.to_string();
                    command.args(["report", &policy.id, &check.id, "--answers", "-"]);
                    command.args(["--as-of", &as_of, "--lang", lang]);
                    let output = command.write_stdin(given.as_str()).assert();
                    let output = output.success().get_output().stdout.clone();
                    let text = String::from_utf8(output).expect("UTF-8");
                    assert!(!text.contains('{'), "{text}");
                }
            }
        }
    }
}

/// The small policy with a deadline that nothing can move, and a figure that stands twice in its statement.
fn with_deadline() -> Policy {
    let rule = r#"
[[check.firm.criteria]]
id = "in_time"
clause = "十五"
measure = "removed_on"
at_most = 2026-01-01
waived = { when = "special", clause = "九", statement = { zh = "特殊职业不作要求", en = "not required" } }
applies = { when = "removed_before", clause = "十五", statement = { zh = "曾被取消", en = "was removed" } }
statement = { zh = "不晚于 {required}，即 {required} 当天也可以", en = "not after {required}; {required} itself is in time" }

[check.place]
"#;
    load_in(
        &SMALL.replace("[check.place]\n", rule.trim_start_matches('\n')),
        Lang::En,
    )
}

#[test]
fn a_statement_is_filled_whatever_came_of_the_criterion() {
    let policy = with_deadline();
    let wanted = "not after 2026-01-01; 2026-01-01 itself is in time";
    for (given, status) in [
        (
            r#"{"removed_before": true, "removed_on": "2026-02-01", "special": false}"#,
            "unmet",
        ),
        (
            r#"{"removed_before": true, "removed_on": "2025-02-01"}"#,
            "met",
        ),
        (
            r#"{"removed_before": true, "removed_on": "nonsense", "special": false}"#,
            "invalid",
        ),
        (
            r#"{"removed_before": true, "removed_on": "2026-02-01", "special": true}"#,
            "waived",
        ),
        (r#"{"removed_before": false}"#, "not-applicable"),
        ("{}", "unanswered"),
    ] {
        let evaluation = check(&policy, "firm", given);
        let given = answers(given);
        let report = Report::new(&policy, &evaluation, &given).expect("a report");
        let row = report.criteria().find(|row| row.criterion.id == "in_time");
        let row = row.expect("a criterion");
        assert_eq!(row.outcome.status.code(), status);
        assert_eq!(row.statement(), wanted, "{status}");
    }
}

#[test]
fn a_statement_needs_no_outcome_and_tells_a_dash_of_dots_for_what_nobody_knows() {
    let policy = load_in(SMALL, Lang::Zh);
    let evaluation = check(&policy, "place", "{}");
    let all = policy.checks.iter().flat_map(|check| &check.criteria);
    let stated = |one: &Criterion| text::stated(&policy, &evaluation.facts, one);
    let stated = all.map(stated).collect::<Vec<_>>();
    assert!(
        stated.contains(&"人次不少于 3,000、6,000 或 9,000 人次".to_owned()),
        "{stated:?}"
    );
    assert!(stated.iter().all(|text| !text.contains('{')), "{stated:?}");
    // A requirement that depends on a day nobody has entered.
    let changed = SMALL.replacen(
        "at_least = 5000\n",
        "at_least = 5000\nshown_as = \"number\"\n",
        1,
    );
    assert!(compile(&changed, VOCABULARY).is_err(), "a unit is a unit");
    assert_eq!(day("2026-11-24"), evaluation.facts.as_of);
}

#[test]
fn obstacles_of_a_plan_are_told_with_their_figures() {
    let policy = with_deadline();
    let given = answers(
        r#"{"trained": 1000, "certificates": 1, "special": false, "removed_before": true, "removed_on": "2026-02-01"}"#,
    );
    let position = policy.check_position("firm").expect("a check");
    let evaluation = evaluate(&policy, position, &given, day("2026-11-24")).expect("a check");
    let guided = Guided::new(&policy, &evaluation, &given);
    let report = Report::new(&policy, &evaluation, &given).expect("a report");
    let json = serde_json::to_value(report.guided(&guided)).expect("JSON");
    let mut found = Vec::new();
    braces(&json, &mut found);
    assert_eq!(found, [""; 0]);
}
