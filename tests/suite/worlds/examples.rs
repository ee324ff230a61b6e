//! Cases that were found, each with what is right instead.

use eligibility_check::evaluation::{Evaluation, evaluate};
use eligibility_check::guidance::{Gap, Guidance, Tryable, what_if};
use eligibility_check::policy::Policy;

use super::loaded;
use crate::support::{TODAY, answers, day};

/// A policy with these questions, which stand in one section, and these criteria.
fn policy(inputs: &[(&str, &str)], rules: &str, criteria: &str) -> Policy {
    let names = inputs.iter().map(|(id, _)| format!("\"{id}\""));
    let names = names.collect::<Vec<_>>().join(", ");
    let inputs = inputs.iter().map(|(id, keys)| {
        let keys = keys.replace(" ; ", "\n");
        format!("[inputs.{id}]\nlabel = {{ zh = \"问\" }}\n{keys}\n")
    });
    let inputs = inputs.collect::<String>();
    let criteria = criteria
        .replace("{ id", "{ clause = \"一\", id")
        .replace("measure", "statement = { zh = \"{required}\" }, measure")
        .replace("any_of", "statement = { zh = \"组\" }, any_of")
        .replace(
            "when = ",
            "clause = \"二\", statement = { zh = \"句\" }, when = ",
        );
    loaded(&format!(
        r#"format = 1
id = "p"
version = "1"
title = {{ zh = "题" }}
issuer = {{ zh = "局" }}
in_force = {{ from = 2020-01-01 }}
checked = 2026-11-25
not_stated = ["number", "url", "published"]
for_whom = {{ zh = "者" }}
checks = ["c"]
[[sections]]
id = "all"
title = {{ zh = "全" }}
inputs = [{names}]
{inputs}{rules}
[check.c]
kind = "eligibility"
title = {{ zh = "查" }}
criteria = [{criteria}]
"#
    ))
}

fn within(part: &str, whole: &str) -> String {
    format!("[[consistency]]\nparts = [\"{part}\"]\nwithin = \"{whole}\"\n")
}

fn evaluated(policy: &Policy, given: &str) -> Evaluation {
    evaluate(policy, 0, &answers(given), day(TODAY)).expect("a check")
}

struct Told {
    status: &'static str,
    changes: Vec<String>,
    obstacles: Vec<String>,
    missing: usize,
}

fn plan(policy: &Policy, given: &str) -> Told {
    let evaluation = evaluated(policy, given);
    let guidance = Guidance::new(policy, &evaluation, &answers(given));
    let plan = guidance.plan.expect("a plan");
    let changes = plan.changes.iter().map(|change| {
        let reason = change.reason.map_or("-", |reason| &reason.id);
        let id = &policy.inputs[change.input].id;
        format!("{id} {} → {} {reason}", change.from, change.to)
    });
    Told {
        status: plan.status.code(),
        changes: changes.collect(),
        obstacles: plan.obstacles.iter().map(|one| one.id.clone()).collect(),
        missing: plan.missing.len(),
    }
}

fn gaps(policy: &Policy, given: &str) -> Vec<String> {
    let evaluation = evaluated(policy, given);
    let guidance = Guidance::new(policy, &evaluation, &answers(given));
    let told = |gap: &Gap| {
        let growing = if gap.growing { " with its wholes" } else { "" };
        format!("{} {}{growing}", policy.inputs[gap.input].id, gap.by)
    };
    guidance.distances[0].gaps.iter().map(told).collect()
}

/// What can be tried of the first lever.
fn tryable(policy: &Policy, evaluation: &Evaluation, given: &str) -> Tryable {
    let guidance = Guidance::new(policy, evaluation, &answers(given));
    guidance.levers.into_iter().next().expect("a lever")
}

const COUNT: &str = "kind = \"count\" ; max = 6";

/// The whole grows as little as it can: 0 + 4 + … would do as well, and would raise it to 4.
#[test]
fn the_whole_grows_least() {
    let policy = policy(
        &[("a", COUNT), ("b", COUNT), ("c", COUNT)],
        &(within("a", "c") + &within("b", "c")),
        r#"{ id = "r0", measure = "a + b", more_than = 5, levers = ["a", "b"] },
           { id = "any", any_of = [{ id = "r1", measure = "a + c", at_least = 1, levers = ["a", "c"] },
                                   { id = "r2", measure = "min(a, b)", at_least = 4, levers = ["a", "b"] }] }"#,
    );
    let told = plan(&policy, r#"{"a": 0, "b": 1, "c": 1}"#);
    assert_eq!(told.changes, ["a 0 → 3 r0", "b 1 → 3 r0", "c 1 → 3 -"]);
}

/// A criterion that may still turn out not to apply stands in nobody's way.
#[test]
fn what_may_not_apply_blocks_nothing() {
    let policy = policy(
        &[("p", "kind = \"yes-no\"")],
        "",
        r#"{ id = "said", declared = { zh = "好" }, section = "all", fixed = true, applies = { when = "p" } }"#,
    );
    let plan = plan(&policy, r#"{"said": false}"#);
    assert_eq!(plan.status, "partial");
}

/// It is waived, whatever the open figure will be.
#[test]
fn what_is_waived_is_no_obstacle() {
    let policy = policy(
        &[
            ("a", "kind = \"count\" ; max = 3 ; per_year = 2"),
            ("b", "kind = \"count\" ; per_year = 2"),
        ],
        "",
        r#"{ id = "r", measure = "b", at_most = 7, waived = { when = "a <= 6" } }"#,
    );
    let plan = plan(&policy, r#"{"b": {"2024": 0, "2025": 0}}"#);
    assert!(plan.obstacles.is_empty(), "{:?}", plan.obstacles);
}

/// The part decides whether its whole is asked; that the part is wrong takes nothing back.
#[test]

fn a_part_that_opens_the_question_of_its_whole_contradicts_it() {
    let policy = policy(
        &[
            ("a", "kind = \"count\""),
            ("b", "kind = \"count\" ; asked_when = \"a >= 1\""),
        ],
        &within("a", "b"),
        r#"{ id = "r", measure = "a + b", at_least = 0 }"#,
    );
    let evaluation = evaluated(&policy, r#"{"a": 1, "b": 0}"#);
    assert_eq!(evaluation.problems.len(), 1);
}

/// Nobody can enter a figure whose question is not asked.
#[test]
fn no_gap_moves_a_figure_that_is_not_asked() {
    let policy = policy(
        &[
            ("a", "kind = \"count\" ; asked_when = \"p\""),
            ("p", "kind = \"yes-no\""),
        ],
        "",
        r#"{ id = "r", measure = "a", at_least = 2, levers = ["a"] }"#,
    );
    let none: [String; 0] = [];
    assert_eq!(gaps(&policy, r#"{"a": 1, "p": false}"#), none);
    assert_eq!(plan(&policy, r#"{"a": 1, "p": false}"#).changes, none);
    assert_eq!(gaps(&policy, r#"{"a": 1, "p": true}"#), ["a 1"]);
}

/// Every figure from the least to the most that is offered can be tried.
#[test]

fn what_is_offered_can_be_tried() {
    let policy = policy(
        &[
            ("a", "kind = \"count\""),
            ("b", "kind = \"count\" ; asked_when = \"a >= 4\""),
        ],
        &within("a", "b"),
        r#"{ id = "r", measure = "a + b", more_than = 9, levers = ["a"] }"#,
    );
    let given = r#"{"a": 0, "b": 0}"#;
    let evaluation = evaluated(&policy, given);
    let range = tryable(&policy, &evaluation, given);
    for figure in 0..8 {
        let figure = eligibility_check::exact::Rational::integer(figure);
        let offered = range.least <= figure && figure <= range.most;
        let tried = what_if(&policy, &evaluation, &answers(given), 0, figure);
        assert!(tried.is_some() || !offered, "{figure}");
    }
}

/// A criterion turns where trying that figure shows it.
#[test]

fn a_criterion_turns_where_trying_shows_it() {
    let policy = policy(
        &[("b", "kind = \"count\" ; per_year = 2")],
        "",
        r#"{ id = "r", measure = "min(b)", at_least = 1, levers = ["b"] }"#,
    );
    let given = r#"{"b": {"2024": 1, "2025": 2}}"#;
    let evaluation = evaluated(&policy, given);
    let range = tryable(&policy, &evaluation, given);
    for point in range.tipping {
        let tried = what_if(&policy, &evaluation, &answers(given), 0, point.at).expect("it can be");
        assert_eq!(tried.evaluation.outcomes[0].status, point.status);
    }
}

/// What was waived would be open again.
#[test]

fn no_plan_ends_a_waiver_without_meeting_what_it_lifted() {
    let policy = policy(
        &[("a", "kind = \"count\""), ("c", "kind = \"count\"")],
        "",
        r#"{ id = "r0", measure = "a", at_least = 3, levers = ["a"] },
           { id = "r1", measure = "c", more_than = 2, waived = { when = "a < 3" } }"#,
    );
    let plan = plan(&policy, r#"{"a": 0}"#);
    assert!(plan.changes.is_empty(), "{:?}", plan.changes);
    assert!(
        plan.status != "complete" && plan.missing == 1,
        "{}",
        plan.status
    );
}
