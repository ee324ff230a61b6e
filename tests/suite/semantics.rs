//! The rules of evaluation, one by one.

use eligibility_check::evaluation::{RoundState, Status, Validity};
use serde_json::{Value, json};

use crate::support::{SMALL, check, check_on, criterion, load, report};

/// Everything about a firm but the figures under test.
const FIRM: &str = r#""special": false, "removed_before": false, "honest": true, "budget": 500000"#;

fn firm(more: &str) -> Value {
    report(&load(SMALL), "firm", &format!("{{{FIRM}, {more}}}"))
}

fn status<'r>(report: &'r Value, id: &str) -> &'r str {
    criterion(report, id)["status"].as_str().expect("a status")
}

#[test]
fn a_share_at_below_and_above_its_limit() {
    for (certificates, wanted) in [(1020, "met"), (1021, "met"), (1019, "unmet")] {
        let report = firm(&format!(
            r#""trained": 1200, "certificates": {certificates}"#
        ));
        assert_eq!(status(&report, "share"), wanted, "{certificates}");
    }
    // 85 % of 1201 is 1020.85.
    assert_eq!(
        status(&firm(r#""trained": 1201, "certificates": 1020"#), "share"),
        "unmet"
    );
    assert_eq!(
        status(&firm(r#""trained": 1201, "certificates": 1021"#), "share"),
        "met"
    );
}

#[test]
fn nothing_to_take_a_share_of() {
    let report = firm(r#""trained": 0, "certificates": 0"#);
    assert_eq!(status(&report, "share"), "unmet");
    assert_eq!(criterion(&report, "share")["reason"], "nothing-to-share");
    assert!(criterion(&report, "share")["measured"].is_null());
    // A numerator that is certainly 0 meets no positive minimum whatever the whole is.
    assert_eq!(status(&firm(r#""certificates": 0"#), "share"), "unmet");
}

#[test]
fn unanswered_is_a_range() {
    let policy = load(SMALL);
    let place = |given: &str| report(&policy, "place", given);
    assert_eq!(status(&place(r#"{"trained": 9000}"#), "total"), "met");
    assert_eq!(status(&place(r#"{"trained": 2999}"#), "total"), "unmet");
    let open = place(r#"{"trained": 5000}"#);
    assert_eq!(status(&open, "total"), "unanswered");
    assert_eq!(criterion(&open, "total")["missing"], json!(["level"]));
    assert_eq!(
        criterion(&open, "total")["statement"],
        "人次不少于 3,000、6,000 或 9,000 人次"
    );
    let required = &criterion(&open, "total")["required"];
    assert_eq!(required["min"]["exact"], "3000");
    assert_eq!(required["max"]["exact"], "9000");
    assert_eq!(
        status(&place(r#"{"level": "county"}"#), "total"),
        "unanswered"
    );
    assert_eq!(
        criterion(&place("{}"), "total")["missing"],
        json!(["trained", "level"])
    );
}

#[test]
fn part_of_a_series_decides_what_it_can() {
    let policy = load(SMALL);
    let place = |given: &str| report(&policy, "place", given);
    let some = place(r#"{"trained": {"2023": 4000, "2024": 5000}}"#);
    assert_eq!(
        status(&some, "total"),
        "met",
        "the open year cannot lower the sum"
    );
    let fewer = place(r#"{"trained": {"2023": 400, "2024": null}, "level": "county"}"#);
    assert_eq!(status(&fewer, "total"), "unanswered");
    assert_eq!(criterion(&fewer, "total")["missing"], json!(["trained"]));
    let whole =
        place(r#"{"trained": {"2023": 1000, "2024": 1000, "2025": 1000}, "level": "county"}"#);
    assert_eq!(status(&whole, "total"), "met");
    let outside = place(r#"{"trained": {"2022": 9000, "2023": 1}, "level": "county"}"#);
    assert_eq!(outside["problems"][0]["code"], "year-outside");
    assert_eq!(status(&outside, "total"), "unanswered");
}

#[test]
fn waivers_lift_and_wait() {
    let policy = load(SMALL);
    let with = |special: &str, certificates: u32| {
        report(
            &policy,
            "firm",
            &format!(r#"{{"trained": 1200, "certificates": {certificates}{special}}}"#),
        )
    };
    let yes = r#", "special": true"#;
    assert_eq!(status(&with(yes, 0), "share"), "waived");
    let waived = &with(yes, 0);
    assert_eq!(criterion(waived, "share")["waived"]["clause"], "九");
    assert_eq!(status(&with(r#", "special": false"#, 0), "share"), "unmet");
    let open = with("", 0);
    assert_eq!(status(&open, "share"), "unanswered");
    assert_eq!(criterion(&open, "share")["missing"], json!(["special"]));
    assert_eq!(status(&with("", 1020), "share"), "met");
    // A figure that is wrong does not matter where the criterion is waived.
    assert_eq!(status(&with(yes, 5000), "share"), "waived");
}

#[test]
fn what_does_not_apply() {
    let policy = load(SMALL);
    let place = |given: &str| report(&policy, "place", given);
    let county = place(r#"{"level": "county", "trained": 10}"#);
    assert_eq!(status(&county, "grouped"), "not-applicable");
    assert_eq!(
        status(&place(r#"{"level": "region", "trained": 10}"#), "grouped"),
        "unmet"
    );
    let open = place(r#"{"trained": 10}"#);
    assert_eq!(status(&open, "grouped"), "unanswered");
    assert_eq!(criterion(&open, "grouped")["missing"], json!(["level"]));
    assert_eq!(status(&place(r#"{"trained": 10000}"#), "grouped"), "met");
}

#[test]
fn marked_answers_spoil_only_what_needs_them() {
    let report = firm(r#""trained": 1200, "certificates": 1201"#);
    assert_eq!(status(&report, "share"), "invalid");
    assert_eq!(report["verdict"], "invalid-input");
    assert_eq!(report["problems"][0]["code"], "part-above-whole");
    assert_eq!(
        report["problems"][0]["inputs"],
        json!(["certificates", "trained"])
    );
    assert_eq!(status(&report, "money_or_size"), "met");
    let by_year = firm(
        r#""trained": {"2023": 10, "2024": 900, "2025": 900}, "certificates": {"2023": 11, "2024": 800, "2025": 800}"#,
    );
    let message = &by_year["problems"][0]["message"];
    assert!(
        message.as_str().is_some_and(|text| text.contains("2023")),
        "{message}"
    );
    assert_eq!(status(&by_year, "share"), "invalid");
}

/// A year that has not come has no figures yet, and of two dates the first comes first.
#[test]
fn years_and_dates_come_in_their_order() {
    let years = "per_year = { from = 2024, until = 2027 }";
    let order = r#"[[consistency]]
earlier = ["founded_on"]
later = "removed_on"

[inputs.founded_on]
kind = "date"
label = { zh = "成立日期" }
min = "as_of - P100Y"
max = "as_of - P1M"

[[check.firm.criteria]]
id = "founded"
clause = "九"
holds = 'founded_on <= date("2020-01-01")'
statement = { zh = "2020 年以前成立" }

[[sections]]"#;
    let policy = SMALL
        .replace("per_year = 3", years)
        .replacen("[[sections]]", order, 1)
        .replace("\"removed_on\"]", "\"removed_on\", \"founded_on\"]");
    let policy = load(&policy);
    let of = |given: &str| {
        let report = report(&policy, "firm", given);
        let problems = report["problems"].as_array().expect("problems").iter();
        let told = |problem: &Value, key: &str| problem[key].as_str().expect("text").to_owned();
        let problems = problems.map(|problem| (told(problem, "code"), told(problem, "message")));
        problems.collect::<Vec<_>>()
    };
    let found = of(r#"{"trained": {"2026": 1, "2027": 1}}"#);
    assert_eq!(found[0].0, "year-to-come");
    assert!(found[0].1.contains("2027 年还没有到"), "{found:?}");
    assert!(of(r#"{"trained": {"2026": 1, "2027": null}}"#).is_empty());
    let dates = |founded: &str, removed: &str| {
        of(&format!(
            r#"{{"founded_on": "{founded}", "removed_before": true, "removed_on": "{removed}"}}"#
        ))
    };
    let found = dates("2019-02-02", "2019-02-01");
    assert_eq!(found[0].0, "wrong-order");
    assert!(found[0].1.contains("晚于"), "{found:?}");
    assert!(dates("2019-02-01", "2019-02-01").is_empty());
    assert_eq!(dates("2026-10-25", "2026-11-01")[0].0, "too-late");
    assert!(dates("2026-10-24", "2026-11-01").is_empty());
    assert_eq!(dates("1926-11-23", "2026-11-01")[0].0, "too-early");
}

/// What was answered to a question that the form no longer shows is nobody's problem.
#[test]
fn answers_to_questions_that_have_gone_are_let_be() {
    let policy = load(SMALL);
    let of = |before: &str| {
        let given = format!(r#"{{"removed_before": {before}, "removed_on": "2099-01-01"}}"#);
        let report = report(&policy, "firm", &given);
        report["problems"].as_array().expect("problems").len()
    };
    assert_eq!(of("true"), 1);
    assert_eq!(of("false"), 0);
    assert_eq!(of("null"), 0, "it waits for another answer");
}

#[test]
fn every_kind_of_bad_answer_is_named_and_the_rest_goes_on() {
    let policy = load(SMALL);
    for (given, code) in [
        (r#""trained": "many""#, "not-a-number"),
        (r#""trained": true"#, "not-a-number"),
        (r#""trained": [1, 2]"#, "not-per-year"),
        (r#""trained": 12.5"#, "fraction"),
        (r#""trained": "12.5""#, "fraction"),
        (r#""trained": -1"#, "negative"),
        (r#""trained": 1000000000000001"#, "too-large"),
        (r#""trained": 1e40"#, "too-large"),
        (r#""trained": {"2023": "x"}"#, "not-a-number"),
        (
            r#""removed_before": true, "removed_on": "2025-02-29""#,
            "no-such-date",
        ),
        (
            r#""removed_before": true, "removed_on": 20250228"#,
            "no-such-date",
        ),
        (
            r#""removed_before": true, "removed_on": "2027-01-01""#,
            "too-late",
        ),
        (r#""special": "yes""#, "not-yes-no"),
        (r#""honest": 1"#, "not-yes-no"),
        (r#""nonsense": 1"#, "unknown-input"),
    ] {
        let report = report(&policy, "firm", &format!("{{{given}}}"));
        let problems = report["problems"].as_array().expect("problems");
        assert_eq!(problems.len(), 1, "{given}");
        assert_eq!(problems[0]["code"], code, "{given}");
        let message = problems[0]["message"].as_str().expect("a message");
        assert!(
            message.ends_with('。') && message.contains('“'),
            "{message}"
        );
        assert_eq!(status(&report, "leading"), "judged", "{given}");
    }
    let option = report(&policy, "place", r#"{"level": "village"}"#);
    assert_eq!(option["problems"][0]["code"], "no-such-option");
    let other = report(&policy, "firm", r#"{"elsewhere": 3, "level": "nowhere"}"#);
    assert!(
        other["problems"] == json!([]),
        "what this check does not ask is ignored: {other:?}"
    );
    let largest = report(&policy, "firm", r#"{"trained": 1000000000000000}"#);
    assert!(largest["problems"] == json!([]));
}

#[test]
fn soft_and_judged_lead_to_their_own_verdicts() {
    let full = r#""trained": 1200, "certificates": 1200"#;
    assert_eq!(firm(full)["verdict"], "eligible-pending-review");
    assert_eq!(firm(r#""trained": 1200"#)["verdict"], "incomplete");
    assert_eq!(
        firm(r#""trained": 1200, "certificates": 0"#)["verdict"],
        "not-eligible"
    );
    let policy = load(SMALL);
    let banned = r#"{"trained": 1200, "certificates": 1200, "special": false, "honest": true, "budget": 500000, "removed_before": true, "removed_on": "2024-01-01"}"#;
    let banned = report(&policy, "firm", banned);
    assert_eq!(banned["verdict"], "needs-exception");
    assert_eq!(banned["counts"]["soft"], 1);
    assert_eq!(status(&banned, "no_ban"), "unmet");
    // Without the judged criterion nothing is left for the experts.
    let judged = "[[check.firm.criteria]]\nid = \"leading\"\nclause = \"三\"\njudged = { zh = \"领先\" }\nlooks_at = { zh = \"证明\" }\n";
    let plain = load(&SMALL.replace(judged, ""));
    let all = format!("{{{FIRM}, {full}}}");
    assert_eq!(report(&plain, "firm", &all)["verdict"], "eligible");
}

#[test]
fn what_decides_a_question_is_asked_first() {
    let policy = load(SMALL);
    let open = report(&policy, "firm", "{}");
    assert_eq!(
        criterion(&open, "no_ban")["missing"],
        json!(["removed_before"])
    );
    let then = report(&policy, "firm", r#"{"removed_before": true}"#);
    assert_eq!(criterion(&then, "no_ban")["missing"], json!(["removed_on"]));
    // Inputs that more criteria wait for come first: `trained` and `certificates` before `honest`.
    assert_eq!(open["missing"][0], "trained");
}

#[test]
fn a_ban_ends_on_its_last_day() {
    let policy = load(SMALL);
    let on = |as_of: &str, removed: &str| {
        let given = format!(r#"{{"removed_before": true, "removed_on": "{removed}"}}"#);
        let evaluation = check_on(&policy, "firm", &given, as_of);
        let position = policy.checks[0]
            .criteria
            .iter()
            .position(|c| c.id == "no_ban");
        evaluation.outcomes[position.expect("there")].status
    };
    assert_eq!(
        on("2025-06-10", "2020-06-10"),
        Status::Unmet,
        "the last day belongs to it"
    );
    assert_eq!(on("2025-06-11", "2020-06-10"), Status::Met);
    assert_eq!(on("2025-02-28", "2020-02-29"), Status::Unmet);
    assert_eq!(on("2025-03-01", "2020-02-29"), Status::Met);
}

#[test]
fn alternatives() {
    let firm = |money: &str, trained: &str| {
        let policy = load(SMALL);
        let mut given = vec![money, trained];
        given.retain(|text| !text.is_empty());
        let given = format!("{{{}}}", given.join(","));
        let report = report(&policy, "firm", &given);
        (
            status(&report, "money_or_size").to_owned(),
            criterion(&report, "money_or_size")["missing"].clone(),
        )
    };
    assert_eq!(firm(r#""budget": "500000.00""#, "").0, "met");
    assert_eq!(firm("", r#""trained": 5000"#).0, "met");
    assert_eq!(firm(r#""budget": 1"#, r#""trained": 1"#).0, "unmet");
    assert_eq!(
        firm(r#""budget": 1"#, ""),
        ("unanswered".to_owned(), json!(["trained"]))
    );
    assert_eq!(firm(r#""budget": "x""#, r#""trained": 1"#).0, "invalid");
    assert_eq!(firm(r#""budget": "x""#, r#""trained": 5000"#).0, "met");
}

#[test]
fn validity_is_apart_from_the_verdict() {
    let policy = load(SMALL);
    for (day, validity) in [
        ("2025-06-03", Validity::NotYet),
        ("2025-06-04", Validity::InForce),
        ("2028-07-31", Validity::InForce),
        ("2028-08-01", Validity::Expired),
    ] {
        let evaluation = check_on(&policy, "firm", "{}", day);
        assert_eq!(evaluation.validity, validity, "{day}");
        assert_eq!(evaluation.round, RoundState::Unknown);
        assert_eq!(evaluation.verdict.code(), "incomplete");
    }
    let dated = SMALL.replace("[[sections]]", "[round]\nclause = \"二\"\nstatement = { zh = \"每年\" }\nwindows = [{ from = 2026-03-01, until = 2026-04-30 }]\n[[sections]]");
    let dated = load(&dated);
    for (day, round) in [
        ("2026-02-28", RoundState::Upcoming),
        ("2026-03-01", RoundState::Open),
        ("2026-04-30", RoundState::Open),
        ("2026-05-01", RoundState::Closed),
    ] {
        assert_eq!(check_on(&dated, "firm", "{}", day).round, round, "{day}");
    }
}

#[test]
fn routes_and_what_they_wait_for() {
    let policy = load(SMALL);
    let open = check(
        &policy,
        "place",
        r#"{"trained": 10000, "certificates": 10000}"#,
    );
    assert!(open.routes.is_empty());
    assert_eq!(open.missing_for_route.len(), 1);
    assert!(
        open.missing.is_empty(),
        "only the route needs the level: {:?}",
        open.missing
    );
    assert_eq!(
        check(&policy, "place", r#"{"level": "region"}"#).routes,
        [0]
    );
    assert!(check(&policy, "firm", "{}").routes.is_empty());
}

#[test]
fn asked_and_not_known_counts_as_unanswered() {
    let policy = load(SMALL);
    let null = report(&policy, "firm", r#"{"honest": null, "trained": null}"#);
    let none = report(&policy, "firm", "{}");
    assert_eq!(null["criteria"], none["criteria"]);
    assert_eq!(null["missing"], none["missing"]);
}

#[test]
fn other_kinds_of_checks_have_their_own_verdicts() {
    let of = |kind: &str, honest: &str| {
        let text = SMALL.replacen("kind = \"eligibility\"", &format!("kind = \"{kind}\""), 1);
        let rest = r#""special": true, "removed_before": false, "budget": 1, "trained": 1"#;
        report(&load(&text), "firm", &format!(r#"{{{rest}{honest}}}"#))["verdict"].clone()
    };
    let yes = r#", "honest": true"#;
    assert_eq!(of("obligations", yes), "not-kept");
    assert_eq!(of("targets", yes), "not-reached");
    assert_eq!(of("exit", yes), "triggered");
    let exit = load(&SMALL.replacen("kind = \"eligibility\"", "kind = \"exit\"", 1));
    let clear = r#"{"trained": 100, "certificates": 1, "special": false, "honest": false, "budget": 1, "removed_before": true, "removed_on": "2026-01-01"}"#;
    let clear = report(&exit, "firm", clear);
    assert_eq!(clear["verdict"], "clear-pending-review");
    assert_eq!(criterion(&clear, "honest")["favourable"], true);
    assert_eq!(criterion(&clear, "honest")["statusText"], "未触发");
}
