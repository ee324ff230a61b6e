//! Which answers from elsewhere a policy takes over, and which of its years have moved on.

use eligibility_check::answers::{Answers, Data};
use eligibility_check::evaluation::{ProblemKind, evaluate};
use eligibility_check::form::{Outdated, carry_over, outdated};
use eligibility_check::policy::Policy;

use crate::cases::files;
use crate::support::{answers, day};

/// The policy with a moving window of three years.
fn craftsman() -> Policy {
    let mut policies = files().into_iter().map(|files| files.load());
    let found = policies.find(|policy| policy.id == "ningxia-craftsman");
    found.expect("a policy")
}

fn taken(policy: &Policy, given: &str, as_of: &str) -> (String, Vec<String>) {
    let carried = carry_over(policy, &answers(given), day(as_of));
    (Data::Object(carried.answers).to_json(), carried.dropped)
}

#[test]
fn answers_in_another_form_wait_for_their_policy() {
    let policy = craftsman();
    let given = r#"{ "staff": 12, "certificates": "900.5", "name_form": true, "law_abiding": null, "school_kind": "vocational",
        "removed_before": "yes", "owner": "emperor", "no_criminal_penalty": 1, "staff_skilled": true, "elsewhere": 7, "staff_high_skilled": { "2025": 3 } }"#;
    let (answers, dropped) = taken(&policy, given, "2026-11-25");
    let expected = r#"{"certificates":"900.5","law_abiding":null,"name_form":true,"school_kind":"vocational","staff":12}"#;
    assert_eq!(answers, expected);
    let left = [
        "elsewhere",
        "no_criminal_penalty",
        "owner",
        "removed_before",
        "staff_high_skilled",
        "staff_skilled",
    ];
    assert_eq!(dropped, left);
}

#[test]
fn of_a_series_the_years_that_are_asked_for_are_taken() {
    let policy = craftsman();
    let given = r#"{ "trained": { "2021": 1, "2022": 2, "2023": 3, "2024": "约 4", "2025": true, "year": 6, " 2024": 7, "99999999999": 8 } }"#;
    let of = |day| taken(&policy, given, day);
    assert_eq!(
        of("2026-11-25"),
        (r#"{"trained":{"2023":3,"2024":"约 4"}}"#.to_owned(), vec![])
    );
    assert_eq!(
        of("2024-01-01"),
        (
            r#"{"trained":{"2021":1,"2022":2,"2023":3}}"#.to_owned(),
            vec![]
        )
    );
    // Years of which none is asked any more are told with those that have to be filled in.
    assert_eq!(of("2031-01-01"), ("{}".to_owned(), vec![]));
    assert_eq!(
        taken(&policy, r#"{ "trained": [1, 2] }"#, "2026-11-25").1,
        ["trained"]
    );
    // At the beginning of the calendar the window is the first three years, as the form asks for them.
    assert_eq!(
        taken(
            &policy,
            r#"{ "trained": { "1": 1, "3": 2, "4": 3 } }"#,
            "0002-05-05"
        )
        .0,
        r#"{"trained":{"1":1,"3":2}}"#
    );
}

#[test]
fn what_is_taken_over_raises_no_problem_of_its_form() {
    for files in files() {
        let policy = files.load();
        let all = files.read_cases(&policy).tries;
        let mut pooled = Answers::new();
        for case in &all {
            pooled.extend(case.answers.clone());
        }
        for case in &all {
            let carried = carry_over(&policy, &pooled, case.as_of).answers;
            let check = policy.check_position(&case.check).expect("a check");
            let evaluation = evaluate(&policy, check, &carried, case.as_of).expect("a check");
            for problem in &evaluation.problems {
                let is_of_form = matches!(
                    problem.kind,
                    ProblemKind::UnknownInput
                        | ProblemKind::NotPerYear
                        | ProblemKind::YearOutside { .. }
                        | ProblemKind::NotYesNo { .. }
                        | ProblemKind::NoSuchOption { .. }
                );
                assert!(!is_of_form, "{} {}: {problem:?}", files.name, case.name);
            }
        }
    }
}

fn moved(policy: &Policy, given: &str, then: &str, now: &str) -> Option<Outdated> {
    outdated(policy, &answers(given), day(then), day(now))
}

fn ids(policy: &Policy, positions: &[usize]) -> Vec<String> {
    positions
        .iter()
        .map(|position| policy.inputs[*position].id.clone())
        .collect()
}

#[test]
fn years_that_have_come_since_are_asked_for() {
    let policy = craftsman();
    let given = r#"{ "trained": { "2022": 1, "2023": 2, "2024": 3 }, "trained_high_skill": { "2023": 1, "2024": 2 },
        "certificates": 900, "staff": 12, "trained_brand": null }"#;
    assert_eq!(moved(&policy, given, "2025-12-31", "2025-01-01"), None);
    let found = moved(&policy, given, "2025-12-31", "2026-01-01").expect("a window that has moved");
    assert_eq!((found.window, &*found.years), ((2023, 2025), &[2025][..]));
    // It lacks a year and has no earlier one: that is a blank, as any other.
    assert_eq!(ids(&policy, &found.series), ["trained"]);
    assert_eq!(ids(&policy, &found.totals), ["certificates"]);
    let later = moved(&policy, given, "2025-12-31", "2027-06-01").expect("a window that has moved");
    assert_eq!(
        (later.window, &*later.years),
        ((2024, 2026), &[2025, 2026][..])
    );
    assert_eq!(
        ids(&policy, &later.series),
        ["trained", "trained_high_skill"]
    );
}

#[test]
fn what_does_not_move_is_not_outdated() {
    let policy = craftsman();
    for given in [
        "{}",
        r#"{ "staff": 12 }"#,
        r#"{ "trained": true }"#,
        r#"{ "trained": { "x": 1 } }"#,
        r#"{ "unknown": { "2001": 1 } }"#,
    ] {
        assert_eq!(
            moved(&policy, given, "2001-01-01", "2030-01-01"),
            None,
            "{given}"
        );
    }
}
