//! Years are those of the calendar, 1 to 9999, wherever one is written, given or computed.

use eligibility_check::answers::Data;
use eligibility_check::evaluation::{Problem, ProblemKind, Status, evaluate};
use eligibility_check::exact::Date;
use eligibility_check::expression::changes::{changes, days_beside, neighbours};
use eligibility_check::form::form;
use eligibility_check::policy::author::{Changeable, compile};
use eligibility_check::policy::{Lang, Policy, Years};

use crate::support::{answers, day, written};
use crate::tiny::{holds, load, measures, only, policy, refused};

fn series(window: &str) -> String {
    let keys = format!("\"count\"\nper_year = {window}");
    let inputs = [("x", keys.as_str()), ("y", keys.as_str())];
    let rest = measures("k", "x + y", "25") + "[[consistency]]\nparts = [\"x\"]\nwithin = \"y\"\n";
    policy(&inputs, &rest)
}

#[test]
fn years_outside_the_calendar_are_refused_at_their_place() {
    for (window, found) in [
        ("{ from = 2147483647, until = 2147483647 }", 4),
        ("{ from = 0, until = 3 }", 2),
        ("{ from = -5, until = 5 }", 2),
        ("{ from = 9999, until = 10000 }", 2),
        (
            "{ from = 9223372036854775807, until = 9223372036854775807 }",
            4,
        ),
        (
            "{ from = -9223372036854775807, until = 9223372036854775807 }",
            4,
        ),
    ] {
        let found_now = refused(&series(window));
        // Each series names its window.
        assert!(
            (2..=found).contains(&found_now.len()),
            "{window}: {found_now:?}"
        );
    }
    let one = |window: &str| {
        policy(
            &[("x", &format!("\"count\"\nper_year = {window}"))],
            &measures("k", "x", "1"),
        )
    };
    let (sentence, line) = only(&one("{ from = 0, until = 1 }"));
    assert!(sentence.contains("a year from 1 to 9999"), "{sentence}");
    assert_eq!(line, 18);
    let (sentence, _) = only(&one("{ from = 1, until = 60 }"));
    assert!(sentence.contains("from 1 to 50"), "{sentence}");
    let (sentence, _) = only(&one("{ from = 2026, until = 2025 }"));
    assert!(sentence.contains("before the start"), "{sentence}");
    for window in ["0", "51", "-1", "9223372036854775807"] {
        let (sentence, _) = only(&one(window));
        assert!(sentence.contains("from 1 to 50"), "{sentence}");
    }
}

#[test]
fn the_first_and_the_last_years_work() {
    for window in ["{ from = 1, until = 2 }", "{ from = 9998, until = 9999 }"] {
        let policy = load(&series(window));
        for as_of in ["0001-01-01", "2026-06-01", "9999-12-31"] {
            for given in [
                "{}",
                r#"{"x": 5, "y": 3}"#,
                r#"{"x": {"1": 3, "9999": 3}, "y": {"2": 1}}"#,
            ] {
                let given = answers(given);
                let evaluation = evaluate(&policy, 0, &given, day(as_of)).expect("an evaluation");
                written(&policy, &evaluation, &given);
            }
        }
    }
}

#[test]
fn a_window_before_the_day_does_not_leave_the_calendar() {
    for (count, as_of, window) in [
        (3, "2026-06-01", (2023, 2025)),
        (50, "0003-02-01", (1, 50)),
        (3, "0001-01-01", (1, 3)),
        (3, "0004-01-01", (1, 3)),
        (50, "9999-12-31", (9949, 9998)),
    ] {
        assert_eq!(Years::Last(count).window(day(as_of)), window, "{as_of}");
    }
    let policy = load(&series("50"));
    for as_of in ["0001-01-01", "0003-02-01", "0050-12-31", "9999-12-31"] {
        let given = answers(r#"{"x": 30, "y": {"2": 40}}"#);
        let evaluation = evaluate(&policy, 0, &given, day(as_of)).expect("an evaluation");
        written(&policy, &evaluation, &given);
        let fields = form(&policy, 0, &evaluation.facts);
        let shown = format!("{fields:?}");
        assert!(!shown.contains("-4") && !shown.contains("(0"), "{shown}");
    }
}

#[test]
fn a_compiled_policy_has_years_of_the_calendar_too() {
    let compiled = compile(&series("{ from = 2024, until = 2025 }"), "")
        .expect("sound")
        .data;
    let with = |from: i64, until: i64| {
        let json = serde_json::to_string(&compiled).expect("JSON");
        let years = r#""years":{"from":2024,"until":2025}"#;
        assert!(json.contains(years));
        let json = json.replace(
            years,
            &format!(r#""years":{{"from":{from},"until":{until}}}"#),
        );
        Policy::load(&Data::from_json(&json).expect("JSON"), Lang::En)
    };
    for (from, until) in [
        (0, 1),
        (9999, 10_000),
        (2_147_483_647, 2_147_483_647),
        (-2_147_483_648, 2_147_483_647),
        (i64::MIN, i64::MAX),
        (i64::MAX, i64::MAX),
        (2025, 2024),
        (1, 51),
    ] {
        assert!(with(from, until).is_err(), "{from} to {until}");
    }
    assert!(with(1, 50).is_ok() && with(9950, 9999).is_ok());
}

/// A bound so long before the day that it lies before the calendar is before every day.
#[test]
fn bounds_of_dates_at_the_ends_of_the_calendar() {
    let dates = [("d", "\"date\"\nmin = \"as_of - P50Y\"\nmax = \"as_of\"")];
    let policy = load(&policy(
        &dates,
        &holds(
            "k",
            "d + duration(\"P5Y\") > as_of and years and months duration(d, as_of).years >= 0",
        ),
    ));
    let status = |given: &str, as_of: &str| {
        let evaluation = evaluate(&policy, 0, &answers(given), day(as_of)).expect("an evaluation");
        (evaluation.outcomes[0].status, evaluation.problems.len())
    };
    assert_eq!(
        status(r#"{"d": "0001-01-01"}"#, "0003-06-01"),
        (Status::Met, 0)
    );
    assert_eq!(status("{}", "0003-06-01").1, 0);
    // The end of five years lies outside the calendar: said so, never a wrong answer.
    assert_eq!(
        status(r#"{"d": "9999-12-31"}"#, "9999-12-31"),
        (Status::Invalid, 0)
    );
    for given in [
        "0000-01-01",
        "10000-01-01",
        "2147483647-01-01",
        "-001-01-01",
        "9999-02-29",
    ] {
        let (_, problems) = status(&format!(r#"{{"d": "{given}"}}"#), "2026-06-01");
        assert_eq!(problems, 1, "{given}");
    }
}

/// The day before the first and after the last, and the figures beside the largest.
#[test]
fn small_changes_stay_within_what_can_be_written() {
    assert_eq!(days_beside(day("0001-01-01")), [day("0001-01-02")]);
    assert_eq!(days_beside(day("9999-12-31")), [day("9999-12-30")]);
    for (written, beside) in [
        ("9223372036854775807", vec!["9223372036854775806"]),
        (
            "9223372036854775806",
            vec!["9223372036854775805", "9223372036854775807"],
        ),
        ("92233720368547758.07", vec!["92233720368547758.06"]),
        ("-9223372036854775807", vec![]),
        ("9223372036854775808", vec![]),
        ("0.000", vec!["0.001"]),
        (
            "0.0000000000000000001",
            vec!["0.0000000000000000000", "0.0000000000000000002"],
        ),
    ] {
        assert_eq!(neighbours(written), beside, "{written}");
    }
    assert_eq!(neighbours(&format!("0.{}", "0".repeat(70_000))).len(), 1);
    assert_eq!(
        changes("a >= 9223372036854775807%"),
        [
            "a > 9223372036854775807%",
            "a <= 9223372036854775807%",
            "a >= 9223372036854775806%"
        ]
    );
    assert_eq!(
        changes("d < date(\"9999-12-31\")"),
        [
            "d <= date(\"9999-12-31\")",
            "d > date(\"9999-12-31\")",
            "d < date(\"9999-12-30\")"
        ]
    );
    assert_eq!(
        changes("d + duration(\"P12000Y12000M12000D\") > d").len(),
        12
    );
}

/// Every change of a policy with figures at the ends of what fits is tried.
#[test]
fn a_policy_with_the_largest_figures_can_be_changed() {
    let inputs = [
        ("a", "\"count\"\nmax = 9223372036854775807"),
        (
            "b",
            "\"amount\"\nmin = -9223372036854775807\nmax = 92233720368547758.07",
        ),
        ("d", "\"date\"\nmin = 0001-01-01\nmax = 9999-12-31"),
        ("x", "\"count\"\nper_year = { from = 9999, until = 9999 }"),
    ];
    let rest = [
        measures("k", "a * 9223372036854775807%", "9223372036854775807"),
        measures("l", "b + 0.000000000000000001", "-9223372036854775807"),
        holds(
            "m",
            "d - duration(\"P12000Y\") < date(\"0001-01-01\") or min(x) > 1",
        ),
    ];
    let text = policy(&inputs, &rest.concat());
    let changeable = Changeable::new(&text, "").expect("TOML");
    assert!(changeable.compile(None).is_ok());
    let changes = changeable.changes();
    assert!(changes.len() > 20, "{}", changes.len());
    for change in &changes {
        if let Ok(data) = changeable.compile(Some(change)) {
            let policy = Policy::load(&data, Lang::Zh).expect("what compiles loads");
            let given = answers(r#"{"a": 5, "b": "0.1", "d": "0001-01-01", "x": 1}"#);
            let as_of = Date::parse("0001-01-01").expect("a day");
            assert!(evaluate(&policy, 0, &given, as_of).is_some());
        }
    }
}

/// A year of a part is held against the same year of its whole, wherever in their windows it stands.
#[test]
fn a_year_of_a_part_is_compared_with_that_year_of_its_whole() {
    let window = |from: i32| format!("\"count\"\nper_year = {{ from = {from}, until = 2025 }}");
    let (part, whole) = (window(2024), window(2022));
    let inputs = [("x", part.as_str()), ("y", whole.as_str())];
    let rest = measures("k", "x + y", "25") + "[[consistency]]\nparts = [\"x\"]\nwithin = \"y\"\n";
    let policy = load(&policy(&inputs, &rest));
    let years = |part: [i32; 2]| {
        let [first, second] = part;
        let given = answers(&format!(
            r#"{{"x": {{"2024": {first}, "2025": {second}}},
                "y": {{"2022": 4, "2023": 5, "2024": 6, "2025": 7}}}}"#
        ));
        let evaluation = evaluate(&policy, 0, &given, day("2026-06-01")).expect("an evaluation");
        let year = |problem: &Problem| match problem.kind {
            ProblemKind::PartAboveWhole { year, .. } => year,
            _ => panic!("{problem:?}"),
        };
        evaluation.problems.iter().map(year).collect::<Vec<_>>()
    };
    assert_eq!(years([6, 7]), []);
    assert_eq!(years([7, 7]), [Some(2024)]);
    assert_eq!(years([6, 8]), [Some(2025)]);
}
