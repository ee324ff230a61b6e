//! `count`, `sum`, `min` and `max` take what they can be of; what would silently mean something else is refused.

use eligibility_check::policy::Lang;
use eligibility_check::policy::author::{Problem, compile};
use eligibility_check::text::finding;

use crate::support::{answers, day};
use crate::tiny::{load, measures, policy};

const INPUTS: [(&str, &str); 8] = [
    ("t", "\"yes-no\""),
    ("f", "\"yes-no\""),
    ("n", "\"count\""),
    ("m", "\"count\""),
    ("series", "\"count\"\nper_year = 3"),
    ("born", "\"date\""),
    ("opened", "\"date\""),
    (
        "level",
        "\"choice\"\noptions = [{ id = \"high\", label = { zh = \"高\" }, rank = 2 }, { id = \"low\", label = { zh = \"低\" }, rank = 1 }]",
    ),
];

/// The sentences about an expression.
fn sentences(expression: &str) -> Vec<String> {
    let text = policy(&INPUTS, &measures("k", expression, "2"));
    let found = compile(&text, "").err().unwrap_or_default();
    for one in &found {
        assert!(matches!(one.problem, Problem::Meaning(_)), "{one:?}");
        assert!(finding(&one.problem, Lang::Zh).ends_with(['。', '？']));
    }
    let sentences = found.iter();
    sentences
        .map(|one| finding(&one.problem, Lang::En))
        .collect()
}

#[track_caller]
fn refused(expression: &str, says: &str) {
    let found = sentences(expression);
    assert!(
        found.iter().any(|sentence| sentence.contains(says)),
        "{expression}: {found:?}"
    );
}

#[test]
fn a_count_of_yes_and_no_is_refused_with_the_way_out() {
    for expression in [
        "count(t, f)",
        "count(t)",
        "count(t, n > 3)",
        "count(true, false)",
        "1 + count(not t)",
    ] {
        refused(expression, "count does not count what holds");
        refused(expression, "at_least_k_of");
    }
    // The way out that the sentence names compiles, and counts.
    let policy = load(&policy(
        &INPUTS,
        &measures("k", "sum(if t then 1 else 0, if f then 1 else 0)", "2"),
    ));
    let status = |given: &str| {
        let evaluation =
            eligibility_check::evaluation::evaluate(&policy, 0, &answers(given), day("2026-06-01"));
        evaluation.expect("an evaluation").outcomes[0].status.code()
    };
    assert_eq!(status(r#"{"t": true, "f": false}"#), "unmet");
    assert_eq!(status(r#"{"t": true, "f": true}"#), "met");
    assert_eq!(status(r#"{"t": true}"#), "unanswered");
}

/// A count of several values is the same whatever is answered, so nobody means it.
#[test]
fn a_count_of_anything_but_a_series_is_refused() {
    for expression in [
        "count(n, m)",
        "count(n)",
        "count(born, opened)",
        "count(series, series)",
        "count(level.rank)",
        "count(n + 1, 2)",
        "count(\"high\", \"low\")",
        "count(duration(\"P1Y\"))",
        "count(years and months duration(born, as_of))",
    ] {
        refused(expression, "the same whatever is answered");
    }
    refused("count()", "takes one value or more");
    assert!(sentences("series / count(series)").is_empty());
    assert!(sentences("n + count(1, 2, 3)").is_empty());
}

#[test]
fn dates_have_no_sum() {
    refused("sum(born, opened).year", "found a date");
    refused("sum(born).year", "found a date");
    refused("sum(n, born)", "found a date");
    assert!(sentences("min(born, opened).year").is_empty());
    assert!(sentences("max(born, date(\"2000-01-01\")).year").is_empty());
}

#[test]
fn only_numbers_or_dates_have_a_least_and_a_greatest() {
    for name in ["min", "max", "sum"] {
        refused(&format!("{name}(t, f)"), "found yes or no");
        refused(&format!("{name}(level, n)"), "found a choice");
        refused(&format!("{name}(\"high\")"), "found text");
        refused(&format!("{name}(n, duration(\"P1Y\"))"), "found a period");
        refused(
            &format!("{name}(years and months duration(born, as_of))"),
            "found an age",
        );
        refused(&format!("{name}()"), "takes one value or more");
    }
    refused("min(born, n)", "do not go together");
    assert!(sentences("min(series)").is_empty());
    assert!(sentences("max(n, m, 3)").is_empty());
}

#[test]
fn what_follows_from_a_count_that_is_refused_is_not_told() {
    let found = sentences("if count(t) > 1 then t else 2");
    assert_eq!(found.len(), 1, "{found:?}");
    let found = sentences("if count(n, 2) > 1 then t else 2");
    assert_eq!(found.len(), 1, "{found:?}");
}
