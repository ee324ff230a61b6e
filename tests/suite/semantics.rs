//! The rules of evaluation, one by one.

use eligibility_check::evaluation::{RoundState, Status, Validity};
use eligibility_check::policy::Policy;
use serde_json::{Value, json};

use crate::support::{SMALL, check, check_on, criterion, load, report};
use crate::tiny;

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

/// The small policy with one input and one criterion more in the check for firms.
fn with(input: &str, criterion: &str) -> Policy {
    let input = format!("[inputs.extra]\nlabel = {{ zh = \"另\" }}\n{input}\n[[consistency]]");
    let text = with_criterion(criterion)
        .replacen("[[consistency]]", &input, 1)
        .replacen("\"removed_on\"]", "\"removed_on\", \"extra\"]", 1);
    load(&text)
}

fn with_criterion(criterion: &str) -> String {
    let said = if criterion.starts_with("measure") {
        "{required}"
    } else {
        "另"
    };
    let criterion = format!(
        "[[check.firm.criteria]]\nid = \"more\"\nclause = \"九\"\nstatement = {{ zh = \"{said}\" }}\n{criterion}\n[check.place]"
    );
    SMALL.replacen("[check.place]", &criterion, 1)
}

/// The status of the criterion `more`, and the codes of the problems.
fn more(policy: &Policy, given: &str) -> (String, Vec<String>) {
    let report = report(policy, "firm", given);
    let problems = report["problems"].as_array().expect("problems").iter();
    let codes = problems.map(|problem| problem["code"].as_str().expect("a code").to_owned());
    (status(&report, "more").to_owned(), codes.collect())
}

/// What was refused could have been anything of its type; the bounds of its question do not decide.
#[test]
fn a_refused_answer_decides_nothing() {
    let met = "met";
    for (input, criterion, refused, wanted) in [
        // By its bounds every one of these would be decided.
        (
            "kind = \"amount\"",
            "measure = \"extra\"\nat_least = 0",
            "-1",
            "invalid",
        ),
        (
            "kind = \"count\"\nmax = 5",
            "measure = \"extra\"\nat_most = 5",
            "6",
            "invalid",
        ),
        (
            "kind = \"count\"\nmin = 5",
            "measure = \"extra\"\nat_least = 5",
            "4",
            "invalid",
        ),
        (
            "kind = \"count\"\nmin = 5",
            "holds = \"extra > 4\"",
            "\"?\"",
            "invalid",
        ),
        (
            "kind = \"count\"\nper_year = 3\nmin = 5",
            "measure = \"extra\"\nat_least = 15",
            "[1]",
            "invalid",
        ),
        (
            "kind = \"date\"\nmax = \"as_of\"",
            "holds = \"extra <= as_of\"",
            "\"2027-01-01\"",
            "invalid",
        ),
        // No count is below zero.
        (
            "kind = \"count\"\nmax = 5",
            "measure = \"extra\"\nat_least = 0",
            "6",
            met,
        ),
        ("kind = \"yes-no\"", "holds = \"extra\"", "3", "invalid"),
        (
            "kind = \"count\"",
            "measure = \"extra / trained * trained\"\nat_least = 1",
            "-1",
            "invalid",
        ),
        (
            "kind = \"count\"",
            "measure = \"if extra + certificates / trained >= 0.5 then 1 else 0\"\nat_least = 1",
            "-1",
            "invalid",
        ),
        // Two a year at most, and of no year nothing.
        (
            "kind = \"count\"\nmin = 1\nmax = 5",
            "measure = \"2 / extra\"\nat_least = 4",
            "6",
            "unmet",
        ),
        (
            "kind = \"count\"\nmin = 1\nmax = 5",
            "measure = \"20 / extra\"\nat_least = 4",
            "6",
            "invalid",
        ),
        (
            "kind = \"amount\"\nmin = 1\nmax = 5",
            "measure = \"2 / extra\"\nat_least = 4",
            "6",
            "invalid",
        ),
        // It is not needed.
        (
            "kind = \"count\"\nmax = 5",
            "holds = \"special or extra > 3\"",
            "6",
            met,
        ),
        (
            "kind = \"count\"\nmax = 5",
            "measure = \"extra\"\nat_most = 5\nwaived = { when = \"special\", clause = \"九\", statement = { zh = \"免\" } }",
            "6",
            "waived",
        ),
        (
            "kind = \"count\"\nmax = 5",
            "measure = \"extra\"\nat_most = 5\napplies = { when = \"not special\", clause = \"九\", statement = { zh = \"免\" } }",
            "6",
            "not-applicable",
        ),
        // It decides whether something is lifted that is met.
        (
            "kind = \"count\"\nmax = 5",
            "holds = \"special\"\nwaived = { when = \"extra > 3\", clause = \"九\", statement = { zh = \"免\" } }",
            "6",
            "invalid",
        ),
        (
            "kind = \"count\"\nmax = 5",
            "holds = \"special\"\napplies = { when = \"extra > 3\", clause = \"九\", statement = { zh = \"用\" } }",
            "6",
            "invalid",
        ),
        // Nothing to take a share of says nothing about it.
        (
            "kind = \"count\"",
            "measure = \"extra / trained\"\nat_least = 0.5",
            "-1",
            "invalid",
        ),
        (
            "kind = \"count\"",
            "measure = \"extra + certificates / trained\"\nat_least = 1",
            "-1",
            "invalid",
        ),
        (
            "kind = \"count\"",
            "holds = \"not (extra / trained < 0.5)\"",
            "-1",
            "invalid",
        ),
        (
            "kind = \"count\"",
            "holds = \"if extra / trained >= 0.5 then special else not special\"",
            "-1",
            "invalid",
        ),
        (
            "kind = \"count\"",
            "holds = \"special or extra / trained >= 0.5\"",
            "-1",
            met,
        ),
    ] {
        let policy = with(input, criterion);
        let zero = r#""special": true, "trained": 0"#;
        let (found, problems) = more(&policy, &format!(r#"{{{zero}, "extra": {refused}}}"#));
        assert_eq!(found, wanted, "{criterion} with {refused}");
        assert_eq!(problems.len(), 1, "{criterion} with {refused}");
    }
}

#[test]
fn a_refused_answer_in_nested_criteria() {
    let part = |id: &str, way: &str| format!("{{ id = \"{id}\", clause = \"九\", {way} }}");
    let said = "statement = { zh = \"甲\" }";
    let needs = part(
        "needs",
        &format!(
            "measure = \"extra\", at_most = 5, {}",
            "statement = { zh = \"{required}\" }"
        ),
    );
    let yes = part("yes", &format!("holds = \"special\", {said}"));
    let no = part("no", &format!("holds = \"not special\", {said}"));
    let judged = part("judged_part", "judged = { zh = \"乙\" }");
    for (way, parts, wanted) in [
        ("any_of", vec![&needs, &yes], "met"),
        ("any_of", vec![&needs, &no], "invalid"),
        ("any_of", vec![&needs, &judged], "invalid"),
        ("all_of", vec![&needs, &yes], "invalid"),
        ("all_of", vec![&needs, &no], "unmet"),
        ("all_of", vec![&needs, &judged], "invalid"),
    ] {
        let parts = parts.into_iter().cloned().collect::<Vec<_>>().join(", ");
        let policy = with("kind = \"count\"\nmax = 5", &format!("{way} = [{parts}]"));
        let (found, _) = more(&policy, r#"{"special": true, "extra": 6}"#);
        assert_eq!(found, wanted, "{way} of {parts}");
    }
}

/// What waits for something else names that and not the refused answer, which could not help.
#[test]
fn a_decided_group_that_may_not_apply_does_not_wait_for_its_parts() {
    let said = "statement = { zh = \"甲\" }";
    let group = format!(
        "applies = {{ when = \"honest\", clause = \"九\", {said} }}\nall_of = [{{ id = \"x\", clause = \"九\", holds = \"extra > 3\", {said} }}, {{ id = \"y\", clause = \"九\", holds = \"special\", {said} }}]"
    );
    let policy = with("kind = \"count\"\nmax = 5", &group);
    let report = report(&policy, "firm", r#"{"special": false, "extra": 6}"#);
    assert_eq!(status(&report, "more"), "unanswered");
    assert_eq!(criterion(&report, "more")["missing"], json!(["honest"]));
}

/// A refused answer that decides whether another question is asked is told; what waits for it is not invalid.
#[test]
fn a_refused_answer_hides_the_questions_that_wait_for_it() {
    let policy = load(&SMALL.replacen(
        "kind = \"amount\"\nunit = \"yuan\"",
        "asked_when = \"trained > 3\"\nkind = \"amount\"\nunit = \"yuan\"",
        1,
    ));
    let given = r#"{"trained": "many", "budget": -5}"#;
    let report = report(&policy, "firm", given);
    let problems = report["problems"].as_array().expect("problems");
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0]["inputs"], json!(["trained"]));
    assert_eq!(status(&report, "money"), "unanswered");
    assert_eq!(criterion(&report, "money")["missing"], json!(["trained"]));
}

/// The answer to a question that has gone is read as long as it can be used; if it cannot, it was not given.
#[test]
fn what_cannot_be_used_of_a_hidden_question_was_not_answered() {
    let policy = with(
        "kind = \"count\"\nmax = 5\nasked_when = \"special\"",
        "measure = \"extra\"\nat_most = 5",
    );
    let none = Vec::<String>::new();
    let hidden = |extra: &str| {
        more(
            &policy,
            &format!(r#"{{"special": false, "extra": {extra}}}"#),
        )
    };
    assert_eq!(hidden("3"), ("met".to_owned(), none.clone()));
    assert_eq!(
        hidden("6"),
        ("met".to_owned(), none.clone()),
        "as without it"
    );
    assert_eq!(
        more(&policy, r#"{"special": false}"#),
        ("met".to_owned(), none)
    );
    let shown = more(&policy, r#"{"special": true, "extra": 6}"#);
    assert_eq!(
        shown,
        ("invalid".to_owned(), vec!["above-maximum".to_owned()])
    );
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

/// A policy with three counts, of which each is part of the next, and a criterion for each.
fn chain(more: &str) -> Policy {
    let text = format!(
        r#"
[inputs.high]
kind = "count"
label = {{ zh = "高" }}
[inputs.skilled]
kind = "count"
label = {{ zh = "技" }}
{more}
[inputs.staff]
kind = "count"
label = {{ zh = "员" }}
[[consistency]]
parts = ["skilled"]
within = "staff"
[[consistency]]
parts = ["high"]
within = "skilled"
[check.firm]
"#
    );
    let criterion = |id: &str| {
        format!(
            "[[check.firm.criteria]]\nid = \"of_{id}\"\nclause = \"九\"\nmeasure = \"{id}\"\nat_least = 1\nstatement = {{ zh = \"{{required}}\" }}\n"
        )
    };
    let criteria = ["high", "skilled", "staff"].map(criterion).concat();
    let text = SMALL
        .replacen("[check.firm]", &text, 1)
        .replacen("[check.place]", &format!("{criteria}[check.place]"), 1)
        .replacen(
            "\"removed_on\"]",
            "\"removed_on\", \"high\", \"skilled\", \"staff\"]",
            1,
        );
    load(&text)
}

/// A part of a part is a part: every way to answer or leave out three figures.
#[test]
fn wholes_chain() {
    let policy = chain("");
    let figures = [None, Some(0), Some(1), Some(2)];
    for high in figures {
        for skilled in figures {
            for staff in figures {
                let all = [("high", high), ("skilled", skilled), ("staff", staff)];
                let given = all
                    .iter()
                    .filter_map(|(id, figure)| Some(format!("\"{id}\": {}", (*figure)?)));
                let given = format!("{{{}}}", given.collect::<Vec<_>>().join(", "));
                let above = |part: Option<i64>, whole: Option<i64>| {
                    part.zip(whole).is_some_and(|(p, w)| p > w)
                };
                let mut wanted = Vec::new();
                if above(skilled, staff) {
                    wanted.push(json!(["skilled", "staff"]));
                }
                if above(high, skilled) {
                    wanted.push(json!(["high", "skilled"]));
                } else if above(high, staff) {
                    wanted.push(json!(["high", "staff"]));
                }
                let report = report(&policy, "firm", &given);
                let problems = report["problems"].as_array().expect("problems").iter();
                let found = problems
                    .map(|problem| problem["inputs"].clone())
                    .collect::<Vec<_>>();
                assert_eq!(found, wanted, "{given}");
                for (id, _) in all {
                    let marked = wanted.iter().any(|inputs| inputs[0] == id);
                    let invalid = status(&report, &format!("of_{id}")) == "invalid";
                    assert_eq!(invalid, marked, "{id} of {given}");
                }
            }
        }
    }
}

#[test]
fn a_chain_holds_through_a_question_that_is_not_shown_and_not_beyond() {
    let policy = chain("asked_when = \"special\"");
    let of = |given: &str| report(&policy, "firm", given)["problems"].clone();
    let inputs = |problems: &Value| problems[0]["inputs"].clone();
    let told = of(r#"{"special": false, "high": 2, "skilled": 1, "staff": 1}"#);
    assert_eq!(
        inputs(&told),
        json!(["high", "staff"]),
        "the one between is hidden"
    );
    assert_eq!(
        of(r#"{"special": false, "high": 2, "skilled": 1, "staff": 3}"#),
        json!([])
    );
    assert_eq!(
        of(r#"{"high": 2, "skilled": 1}"#),
        json!([]),
        "whether it is shown is open"
    );
    let told = of(r#"{"special": true, "high": 2, "skilled": 1}"#);
    assert_eq!(inputs(&told), json!(["high", "skilled"]));
}

#[test]
fn two_ways_to_one_whole_tell_one_problem_and_rings_end() {
    let rule = |part: &str, whole: &str| {
        format!("[[consistency]]\nparts = [\"{part}\"]\nwithin = \"{whole}\"\n")
    };
    let more = [rule("high", "certificates"), rule("certificates", "staff")].concat();
    let text = |more: &str| {
        let policy = chain(more);
        report(&policy, "firm", r#"{"high": 5, "staff": 3}"#)["problems"].clone()
    };
    let told = text(&more);
    assert_eq!(told.as_array().map(Vec::len), Some(1), "{told}");
    assert_eq!(told[0]["inputs"], json!(["high", "staff"]));
    let ring = [rule("staff", "high"), rule("high", "high")].concat();
    let told = text(&ring);
    assert_eq!(told[0]["inputs"], json!(["high", "staff"]), "{told}");
    let policy = chain(&ring);
    let equal = report(&policy, "firm", r#"{"high": 3, "skilled": 3, "staff": 3}"#);
    assert_eq!(equal["problems"], json!([]));
    let less = report(&policy, "firm", r#"{"high": 1, "staff": 3}"#);
    assert_eq!(less["problems"][0]["inputs"], json!(["staff", "high"]));
}

/// A bare total is bounded by its years, and each year by what the others leave of it.
#[test]
fn a_bare_total_keeps_the_bounds_of_its_years() {
    let of = |criterion: &str, extra: &str| {
        let bounds = "kind = \"count\"\nper_year = 3\nmin = 10\nmax = 20";
        let given = match extra {
            "" => "{}".to_owned(),
            extra => format!("{{\"extra\": {extra}}}"),
        };
        more(&with(bounds, criterion), &given)
    };
    let sum = "measure = \"extra\"\nat_least = 25";
    for (extra, wanted, code) in [
        ("", "met", ""),
        ("15", "invalid", "below-minimum"),
        ("29", "invalid", "below-minimum"),
        ("30", "met", ""),
        ("60", "met", ""),
        ("61", "invalid", "above-maximum"),
        ("-1", "invalid", "negative"),
        ("0", "invalid", "below-minimum"),
        (r#"{"2023": 9}"#, "invalid", "below-minimum"),
        (r#"{"2023": 10, "2024": null}"#, "met", ""),
    ] {
        let codes = Some(code.to_owned()).filter(|code| !code.is_empty());
        let codes = codes.into_iter().collect::<Vec<_>>();
        assert_eq!(of(sum, extra), (wanted.to_owned(), codes), "{extra}");
    }
    let status = |criterion: &str, extra: &str| of(criterion, extra).0;
    let lowest = "measure = \"min(extra)\"\nat_least = 15";
    let highest = "measure = \"max(extra)\"\nat_most = 15";
    // 55 in three years of at most 20: none is below 15. 35 of at least 10: none is above 15.
    assert_eq!(status(lowest, "55"), "met");
    assert_eq!(status(lowest, "54"), "unanswered");
    assert_eq!(status(highest, "35"), "met");
    assert_eq!(status(highest, "36"), "unanswered");
    assert_eq!(status(lowest, "30"), "unmet", "each is 10");
    let partly = "measure = \"extra\"\nat_least = 50";
    assert_eq!(status(partly, r#"{"2023": 20, "2024": 20}"#), "met");
    assert_eq!(status(partly, r#"{"2023": 20, "2024": 19}"#), "unanswered");
    assert_eq!(status(partly, r#"{"2023": 10, "2024": 19}"#), "unmet");
    // Without a most, the others may take nothing and one everything.
    let open = with("kind = \"count\"\nper_year = 3", highest);
    assert_eq!(more(&open, r#"{"extra": 15}"#).0, "met");
    assert_eq!(more(&open, r#"{"extra": 0}"#).0, "met");
    let below = with("kind = \"amount\"\nper_year = 3\nmin = -5", highest);
    assert_eq!(
        more(&below, r#"{"extra": 6}"#).0,
        "unanswered",
        "16 and twice -5"
    );
    assert_eq!(more(&below, r#"{"extra": 5}"#).0, "met");
}

/// Only known figures that do not fit are invalid; an open range that does not fit is open.
#[test]
fn what_does_not_fit_while_it_is_open_is_open() {
    let huge = "kind = \"count\"\nmax = 1000000000000000";
    for (criterion, none, large, small) in [
        (
            "measure = \"extra * extra\"\nat_least = 25",
            "unanswered",
            "invalid",
            "met",
        ),
        (
            "measure = \"extra * extra\"\nat_least = 0",
            "met",
            "invalid",
            "met",
        ),
        (
            "measure = \"extra * extra * extra\"\nless_than = 0",
            "unmet",
            "invalid",
            "unmet",
        ),
        (
            "measure = \"1 - extra * extra\"\nat_most = 1",
            "met",
            "invalid",
            "met",
        ),
        (
            "measure = \"extra * 9000 + 9000000000000000000\"\nat_least = 1",
            "met",
            "invalid",
            "met",
        ),
        (
            "measure = \"1 / (1 + extra * extra)\"\nmore_than = 0",
            "unanswered",
            "invalid",
            "met",
        ),
    ] {
        let policy = with(huge, criterion);
        let of = |given: &str| more(&policy, given).0;
        assert_eq!(of("{}"), none, "{criterion}");
        assert_eq!(of(r#"{"extra": 1000000000000000}"#), large, "{criterion}");
        assert_eq!(of(r#"{"extra": 7}"#), small, "{criterion}");
    }
    let date = with(
        "kind = \"date\"\nmin = 1900-01-01",
        "holds = 'extra + duration(\"P7999Y\") > as_of'",
    );
    assert_eq!(more(&date, "{}").0, "met");
    assert_eq!(more(&date, r#"{"extra": "2001-01-01"}"#).0, "invalid");
}

/// However a judged part stands, a group is met only where enough others are.
#[test]
fn no_group_is_met_by_what_experts_judge() {
    let said = "statement = { zh = \"甲\" }";
    let clause = |key: &str, when: &str| {
        format!(", {key} = {{ when = \"{when}\", clause = \"九\", {said} }}")
    };
    let judged = |id: &str, lift: &str| {
        format!("{{ id = \"{id}\", clause = \"九\", judged = {{ zh = \"乙\" }}{lift} }}")
    };
    let holds = |id: &str, when: &str| {
        format!("{{ id = \"{id}\", clause = \"九\", holds = \"{when}\", {said} }}")
    };
    let gone = clause("applies", "not special");
    let waived = clause("waived", "special");
    let open = clause("applies", "honest");
    let two = |parts: &str| format!("at_least_k_of = {{ k = 2, parts = [{parts}] }}");
    for (group, wanted) in [
        (
            format!(
                "any_of = [{}, {}]",
                holds("h", "special"),
                judged("j", &gone)
            ),
            "met",
        ),
        (
            format!(
                "any_of = [{}, {}]",
                holds("h", "not special"),
                judged("j", &gone)
            ),
            "unmet",
        ),
        (
            format!(
                "any_of = [{}, {}]",
                holds("h", "not special"),
                judged("j", "")
            ),
            "judged",
        ),
        (
            format!("any_of = [{}]", judged("j", &gone)),
            "not-applicable",
        ),
        (
            format!(
                "all_of = [{}, {}]",
                holds("h", "special"),
                judged("j", &gone)
            ),
            "met",
        ),
        (
            format!(
                "all_of = [{}, {}]",
                holds("h", "special"),
                judged("j", &open)
            ),
            "judged",
        ),
        (
            format!("all_of = [{}, {}]", judged("i", &gone), judged("j", "")),
            "judged",
        ),
        (
            format!("all_of = [{}, {}]", judged("i", &waived), judged("j", "")),
            "judged",
        ),
        (
            format!(
                "all_of = [{}, {}]",
                judged("i", &waived),
                judged("j", &gone)
            ),
            "met",
        ),
        (
            two(&[holds("h", "special"), judged("j", "")].join(", ")),
            "judged",
        ),
        (
            two(&[
                holds("h", "special"),
                judged("j", &gone),
                judged("i", &open),
            ]
            .join(", ")),
            "judged",
        ),
        (
            two(&[holds("h", "special"), judged("j", &waived), judged("i", "")].join(", ")),
            "met",
        ),
        (
            two(&[
                holds("h", "not special"),
                judged("j", &gone),
                judged("i", ""),
            ]
            .join(", ")),
            "unmet",
        ),
    ] {
        let policy = load(&with_criterion(&group));
        assert_eq!(more(&policy, r#"{"special": true}"#).0, wanted, "{group}");
    }
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

/// Whoever made the mistake sees what was given, cut where it is long.
#[test]
fn a_refused_answer_is_told_as_it_was_given() {
    let policy = load(SMALL);
    for (given, told) in [
        (r#""trained": "many""#, "“many”"),
        (r#""trained": true"#, "“true”"),
        (r#""trained": false"#, "“false”"),
        (r#""trained": 12.5"#, "“12.5”"),
        (r#""trained": -17"#, "“-17”"),
        (r#""special": 3"#, "“3”"),
        (r#""special": [true]"#, "“…”"),
        (
            r#""special": "one two three four five six seven""#,
            "“one two three four five…”",
        ),
    ] {
        let report = report(&policy, "firm", &format!("{{{given}}}"));
        let message = report["problems"][0]["message"]
            .as_str()
            .expect("a message");
        assert!(message.contains(told), "{told} in {message}");
    }
}

/// A group that a refused answer keeps open has the reason of its part.
#[test]
fn a_group_that_waits_for_a_refused_answer_says_why() {
    let said = "statement = { zh = \"甲\" }";
    let part = |id: &str, holds: &str| {
        format!("{{ id = \"{id}\", clause = \"九\", holds = \"{holds}\", {said} }}")
    };
    let parts = [part("needs", "extra > 3"), part("yes", "special")].join(", ");
    let policy = with("kind = \"count\"\nmax = 5", &format!("all_of = [{parts}]"));
    let report = report(&policy, "firm", r#"{"special": true, "extra": 6}"#);
    assert_eq!(status(&report, "more"), "invalid");
    assert_eq!(criterion(&report, "needs")["reason"], "marked");
    assert_eq!(criterion(&report, "more")["reason"], "marked");
}

/// Which of two waivers holds does not matter once one does; a refused answer that the other reads is no longer asked for.
#[test]
fn a_waiver_that_holds_does_not_wait_for_another() {
    let said = "statement = { zh = \"甲\" }";
    let when = |when: &str| format!("{{ when = '{when}', clause = \"九\", {said} }}");
    let policy = with(
        "kind = \"count\"\nmax = 5",
        &format!(
            "holds = \"honest\"\napplies = {}\nwaived = [{}, {}]",
            when("removed_before"),
            when("extra > 3"),
            when("special"),
        ),
    );
    let of = |given: &str| more(&policy, given).0;
    let refused = r#""extra": 6, "honest": false"#;
    assert_eq!(
        of(&format!("{{{refused}, \"removed_before\": true}}")),
        "invalid"
    );
    assert_eq!(
        of(&format!(
            "{{{refused}, \"special\": true, \"removed_before\": true}}"
        )),
        "waived"
    );
    assert_eq!(
        of(&format!("{{{refused}, \"special\": true}}")),
        "unanswered"
    );
}

/// What has no value has none as a part of a quotient either, and does not vanish beside what has one.
#[test]
fn nothing_divided_on_is_still_nothing() {
    let policy = with(
        "kind = \"count\"",
        "holds = \"(if special then certificates / trained / 2 else 5) + extra >= 3\"",
    );
    let of = |special: &str| {
        let given = format!(r#"{{"trained": 0, "certificates": 0, "extra": 0{special}}}"#);
        more(&policy, &given).0
    };
    assert_eq!(of(r#", "special": false"#), "met");
    assert_eq!(of(r#", "special": true"#), "unmet");
    assert_eq!(of(""), "unanswered");
}

/// Options are in the order of the text; while none is chosen, what holds for every one or for none is certain.
#[test]
fn ordered_options_are_compared_by_their_place() {
    let levels = ["county", "prefecture", "region"];
    for (operator, wanted) in [
        ("<", ["met", "unmet", "unmet"]),
        ("<=", ["met", "met", "unmet"]),
        (">", ["unmet", "unmet", "met"]),
        (">=", ["unmet", "met", "met"]),
        ("=", ["unmet", "met", "unmet"]),
        ("!=", ["met", "unmet", "met"]),
    ] {
        let policy = with(
            "kind = \"count\"",
            &format!("holds = 'level {operator} \"prefecture\" and extra >= 0'"),
        );
        let of = |level: &str| more(&policy, &format!(r#"{{"level": "{level}", "extra": 0}}"#)).0;
        assert_eq!(levels.map(of), wanted, "{operator}");
    }
    for (condition, wanted) in [
        ("level < \"county\"", "unmet"),
        ("level <= \"region\"", "met"),
        ("level > \"region\"", "unmet"),
        ("level >= \"prefecture\"", "unanswered"),
    ] {
        let policy = with(
            "kind = \"count\"",
            &format!("holds = '{condition} and extra >= 0'"),
        );
        assert_eq!(more(&policy, r#"{"extra": 0}"#).0, wanted, "{condition}");
    }
}

/// Of a choice between two figures only what can still count is asked for.
#[test]
fn a_branch_that_is_not_taken_is_not_asked_for() {
    let policy = with(
        "kind = \"count\"\nunit = \"person_time\"",
        "measure = \"if special then extra else trained\"\nat_least = 5",
    );
    let missing =
        |given: &str| criterion(&report(&policy, "firm", given), "more")["missing"].clone();
    assert_eq!(missing(r#"{"special": true}"#), json!(["extra"]));
    assert_eq!(missing(r#"{"special": false}"#), json!(["trained"]));
    assert_eq!(missing("{}"), json!(["trained", "special", "extra"]));
}

/// By its bounds a refused answer would still show a question; with the answer unusable nobody knows, and nothing about
/// that question is told.
#[test]
fn a_whole_that_a_refused_answer_may_hide_contradicts_nothing() {
    let inputs = [
        ("z", "\"count\"\nmin = 5"),
        ("part", "\"count\""),
        ("whole", "\"count\"\nasked_when = \"z > 3\""),
    ];
    let rest = tiny::measures("k", "part + whole + z", "1")
        + "[[consistency]]\nparts = [\"part\"]\nwithin = \"whole\"\n";
    let policy = tiny::load(&tiny::policy(&inputs, &rest));
    let codes = |z: &str| {
        let given = format!(r#"{{"z": {z}, "part": 5, "whole": 3}}"#);
        let report = report(&policy, "c", &given);
        let problems = report["problems"].as_array().expect("problems").iter();
        let codes = problems.map(|problem| problem["code"].as_str().unwrap_or_default().to_owned());
        codes.collect::<Vec<_>>()
    };
    assert_eq!(codes("9"), ["part-above-whole"]);
    assert_eq!(codes("\"many\""), ["not-a-number"]);
}
