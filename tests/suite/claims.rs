//! What guidance says beside its figures: what stands in the way, what is missing, what a change breaks, and why.

use eligibility_check::answers::{Answers, Data};
use eligibility_check::evaluation::evaluate;
use eligibility_check::exact::{Date, Rational};
use eligibility_check::guidance::{Guidance, Plan, PlanStatus};
use eligibility_check::policy::author::Problem;
use eligibility_check::policy::{Criterion, Policy};
use eligibility_check::text;

use crate::tiny::{holds, load, measures, policy, refused};

const COUNTS: [(&str, &str); 2] = [("a", "\"count\""), ("b", "\"count\"")];
const B_IN_A: &str = "[[consistency]]\nparts = [\"b\"]\nwithin = \"a\"\n";

fn guided<T>(policy: &Policy, given: &str, look: impl FnOnce(&Guidance<'_>) -> T) -> T {
    let Ok(Data::Object(answers)) = Data::from_json(given) else {
        panic!("{given} are no answers");
    };
    let answers: Answers = answers;
    let day = Date::parse("2026-06-01").expect("a day");
    let evaluation = evaluate(policy, 0, &answers, day).expect("a check");
    look(&Guidance::new(policy, &evaluation, &answers))
}

fn planned<T>(policy: &Policy, given: &str, look: impl FnOnce(&Plan<'_>) -> T) -> T {
    guided(policy, given, |guidance| {
        look(guidance.plan.as_ref().expect("a plan"))
    })
}

fn ids(criteria: &[&Criterion]) -> Vec<String> {
    criteria.iter().map(|one| one.id.clone()).collect()
}

fn changes(policy: &Policy, plan: &Plan<'_>) -> Vec<(String, i64)> {
    let changes = plan.changes.iter().map(|change| {
        let input = &policy.inputs[change.input];
        (input.id.clone(), change.to.to_i64().expect("whole"))
    });
    changes.collect()
}

fn with(criterion: String, more: &str) -> String {
    criterion + more + "\n"
}

fn lifted(key: &str, when: &str) -> String {
    format!("{key} = {{ when = '''{when}''', clause = \"二\", statement = {{ zh = \"w\" }} }}")
}

/// The criterion `g` of nested ones.
fn group(rule: &str) -> String {
    format!(
        "[[check.c.criteria]]\nid = \"g\"\nclause = \"一\"\nstatement = {{ zh = \"g\" }}\n{rule}\n"
    )
}

fn declared(id: &str) -> String {
    format!("{{ id = \"{id}\", clause = \"一\", section = \"s\", declared = {{ zh = \"d\" }} }}")
}

#[test]
fn a_part_that_does_not_apply_waits_for_nothing() {
    let parts = [
        "{ id = \"p1\", clause = \"一\", measure = \"a\", at_least = 10, statement = { zh = \"{required}\" } }".to_owned(),
        format!(
            "{{ id = \"p2\", clause = \"一\", measure = \"a\", at_least = \"b\", {}, statement = {{ zh = \"{{required}}\" }} }}",
            lifted("applies", "sw")
        ),
    ];
    let group = group(&format!("any_of = [{}]", parts.join(", ")));
    let inputs = [
        ("sw", "\"yes-no\""),
        ("a", "\"count\""),
        ("b", "\"count\"\nasked_when = \"sw\""),
    ];
    let policy = load(&policy(&inputs, &group));
    planned(&policy, "{\"sw\": false, \"a\": 1}", |plan| {
        assert_eq!(plan.status, PlanStatus::Blocked);
        assert!(plan.missing.is_empty(), "{:?}", plan.missing);
        assert_eq!(ids(&plan.obstacles), ["g"]);
    });
    // Where it applies, the figure that it is measured with is missing.
    planned(&policy, "{\"sw\": true, \"a\": 1}", |plan| {
        assert_eq!(plan.status, PlanStatus::Partial);
        assert_eq!(policy.ids(&plan.missing), ["b"]);
    });
}

#[test]
fn a_criterion_that_may_still_be_waived_is_the_reason_of_its_figures() {
    let mut inputs = COUNTS.to_vec();
    inputs.push(("sp", "\"yes-no\""));
    let waived = with(measures("k", "b", "10"), "levers = [\"b\"]") + &lifted("waived", "sp");
    let rest =
        B_IN_A.to_owned() + &waived + "\n" + &with(measures("k2", "a", "5"), "levers = [\"a\"]");
    let policy = load(&policy(&inputs, &rest));
    planned(&policy, "{\"a\": 20, \"b\": 3}", |plan| {
        assert_eq!(changes(&policy, plan), [("b".to_owned(), 10)]);
        let reason = plan.changes[0]
            .reason
            .map(|criterion| criterion.id.as_str());
        assert_eq!(reason, Some("k"));
    });
}

#[test]
fn a_whole_can_be_lowered_beside_parts_that_grow_by_new_cases_alone() {
    let most = with(
        measures("k1", "a", "0"),
        "levers = [{ input = \"a\", down = true }]",
    )
    .replace("at_least = 0", "at_most = 4");
    let new = |least: &str| {
        with(
            measures("k2", "b", least),
            "levers = [{ input = \"b\", only_new = true }]",
        )
    };
    let loaded = |least| load(&policy(&COUNTS, &(B_IN_A.to_owned() + &most + &new(least))));
    let lowered = loaded("1");
    planned(&lowered, "{\"a\": 6, \"b\": 2}", |plan| {
        assert_eq!(plan.status, PlanStatus::Complete);
        assert_eq!(changes(&lowered, plan), [("a".to_owned(), 4)]);
    });
    // A new case of the part is one more of the whole, which is to be lowered.
    let both = loaded("3");
    planned(&both, "{\"a\": 6, \"b\": 2}", |plan| {
        assert_eq!(plan.status, PlanStatus::Blocked);
        assert!(changes(&both, plan).iter().all(|(input, _)| input != "b"));
    });
}

#[test]
fn a_figure_that_would_be_asked_for_then_is_missing_and_no_obstacle() {
    let inputs = [
        ("a", "\"count\""),
        ("b", "\"count\"\nasked_when = \"a >= 3\""),
    ];
    let rest = with(measures("k1", "a", "3"), "levers = [\"a\"]")
        + &with(measures("k2", "b", "3"), "levers = [\"b\"]");
    let policy = load(&policy(&inputs, &rest));
    planned(&policy, "{\"a\": 1, \"b\": 2}", |plan| {
        assert_eq!(plan.status, PlanStatus::Partial);
        assert!(plan.obstacles.is_empty(), "{:?}", ids(&plan.obstacles));
        assert_eq!(policy.ids(&plan.missing), ["b"]);
        assert_eq!(changes(&policy, plan), [("a".to_owned(), 3)]);
    });
}

#[test]
fn what_is_unmet_unless_it_is_waived_does_not_pass_for_met() {
    let parts = "{ id = \"k\", clause = \"一\", measure = \"a\", at_least = 5, statement = { zh = \"{required}\" } }, \
         { id = \"j\", clause = \"一\", judged = { zh = \"j\" }, looks_at = { zh = \"x\" } }";
    let waived = lifted("waived", "p");
    let group = group(&format!("{waived}\nall_of = [{parts}]"));
    let inputs = [("a", "\"count\""), ("p", "\"yes-no\"")];
    let policy = load(&policy(&inputs, &group));
    planned(&policy, "{\"a\": 2}", |plan| {
        assert_eq!(plan.status, PlanStatus::Partial);
        assert_eq!(policy.ids(&plan.missing), ["p"]);
    });
}

#[test]
fn what_is_lifted_one_way_or_another_has_no_gap_and_is_not_waited_for() {
    let inputs = [("a", "\"count\""), ("sw", "\"yes-no\"")];
    let rest = with(measures("k", "a", "5"), "levers = [\"a\"]")
        + &lifted("waived", "a < 9")
        + "\n"
        + &lifted("applies", "not(sw)")
        + "\n";
    let policy = load(&policy(&inputs, &rest));
    guided(&policy, "{\"a\": 1}", |guidance| {
        assert!(guidance.distances[0].gaps.is_empty());
        let plan = guidance.plan.as_ref().expect("a plan");
        assert_eq!(plan.status, PlanStatus::NothingToDo);
    });
}

#[test]
fn a_gap_names_what_it_takes_a_waiver_from_or_makes_apply() {
    let inputs = [("a", "\"count\""), ("x", "\"count\""), ("y", "\"count\"")];
    let rest = with(measures("k1", "a", "3"), "levers = [\"a\"]")
        + &with(measures("k2", "x", "10"), &lifted("waived", "a < 2"))
        + &with(measures("k3", "y", "10"), &lifted("applies", "a >= 3"))
        + &with(measures("k4", "y", "10"), &lifted("applies", "a >= 4"))
        + &holds("k5", "a <= 2");
    let policy = load(&policy(&inputs, &rest));
    guided(&policy, "{\"a\": 1, \"x\": 0, \"y\": 0}", |guidance| {
        let gap = &guidance.distances[0].gaps[0];
        assert_eq!(gap.to, Rational::integer(3));
        assert_eq!(gap.breaks, [1, 2, 4]);
    });
}

#[test]
fn of_declared_facts_the_first_are_put_right() {
    let parts = (1..5).map(|one| declared(&format!("d{one}")));
    let parts = parts.collect::<Vec<_>>().join(", ");
    let group = group(&format!("at_least_k_of = {{ k = 2, parts = [{parts}] }}"));
    let policy = load(&policy(
        &[("a", "\"count\"")],
        &(group + &holds("k", "a >= 0")),
    ));
    let no = "{\"d1\": false, \"d2\": false, \"d3\": false, \"d4\": false, \"a\": 1}";
    planned(&policy, no, |plan| {
        assert_eq!(ids(&plan.steps), ["d1", "d2"]);
        assert!(plan.one_of_several);
    });
    planned(
        &policy,
        &no.replace("\"d1\": false", "\"d1\": true"),
        |plan| {
            assert_eq!(ids(&plan.steps), ["d2"]);
        },
    );
}

/// However its years share the growth, one year or the other is too low without it.
#[test]
fn a_year_that_is_too_low_is_the_reason_of_a_series() {
    let rest = with(measures("k", "min(s)", "100"), "levers = [\"s\"]");
    let policy = load(&policy(&[("s", "\"count\"\nper_year = 3")], &rest));
    for given in [
        "0, \"2024\": 0, \"2025\": 7",
        "200, \"2024\": 5, \"2025\": 7",
    ] {
        planned(
            &policy,
            &format!("{{\"s\": {{\"2023\": {given}}}}}"),
            |plan| {
                let reason = plan.changes[0]
                    .reason
                    .map(|criterion| criterion.id.as_str());
                assert_eq!(reason, Some("k"));
            },
        );
    }
}

/// Where there are too many equal ways to look at each, what is told is one from which no figure can be left out, and it
/// is not said to be the least.
#[test]
fn of_very_many_equal_ways_none_is_told_that_has_something_to_spare() {
    let amount = "\"amount\"";
    let rest = with(
        measures("sum", "m + n", "1000.05"),
        "levers = [\"m\", \"n\"]",
    ) + &with(
        measures("share", "m / (m + n)", "\"40%\""),
        "levers = [\"m\"]",
    ) + &holds("bound", "n <= 600.5");
    let policy = load(&policy(&[("m", amount), ("n", amount)], &rest));
    planned(&policy, "{\"m\": 0, \"n\": 0}", |plan| {
        assert_eq!(plan.status, PlanStatus::Complete);
        let mut sum = Rational::ZERO;
        for change in &plan.changes {
            sum = sum.plus(change.to).expect("fits");
        }
        assert_eq!(Some(sum), Rational::parse("1000.05"));
    });
}

/// Years of which only the sum is known may make something apply: then they are missing, and the plan is not whole.
#[test]
fn what_may_come_to_apply_is_waited_for() {
    let rest = holds("r0", "a = 5")
        + &with(measures("r1", "a", "0"), &lifted("applies", "min(a) > 1"))
            .replace("at_least = 0", "at_most = 2")
        + &with(measures("r2", "max(a)", "2"), "levers = [\"a\"]");
    let policy = load(&policy(&[("a", "\"count\"\nper_year = 2")], &rest));
    planned(&policy, "{\"a\": 1}", |plan| {
        assert_ne!(plan.status, PlanStatus::Complete);
        assert_eq!(policy.ids(&plan.missing), ["a"]);
    });
}

/// Of as many facts those that decide it come before those that leave it open.
#[test]
fn a_fact_that_does_it_comes_before_one_that_waits_for_answers() {
    let (first, second, third) = (declared("d1"), declared("d2"), declared("d3"));
    let both = format!(
        "{{ id = \"both\", clause = \"一\", statement = {{ zh = \"b\" }}, all_of = [{first}, {second}] }}"
    );
    let group = group(&format!("any_of = [{both}, {third}]"));
    let policy = load(&policy(
        &[("a", "\"count\"")],
        &(group + &holds("k", "a >= 0")),
    ));
    for (second, step) in [("", "d3"), ("\"d2\": true, ", "d1")] {
        let given = format!("{{\"d1\": false, {second}\"d3\": false, \"a\": 1}}");
        planned(&policy, &given, |plan| {
            assert_eq!(ids(&plan.steps), [step]);
            assert_eq!(plan.status, PlanStatus::Complete);
        });
    }
}

#[test]
fn a_figure_to_be_reached_is_told_to_its_last_place() {
    let least = with(measures("k", "c", "0.5"), "levers = [\"c\"]");
    let more = least.replace("at_least", "more_than");
    let policy = load(&policy(&[("c", "\"amount\"\ndecimals = 3")], &more));
    guided(&policy, "{\"c\": \"0.5\"}", |guidance| {
        let gap = &guidance.distances[0].gaps[0];
        assert_eq!(text::amount(&policy, gap.input, gap.by), "0.001");
        assert_eq!(text::amount(&policy, gap.input, gap.to), "0.501");
    });
}

/// Nothing of a request is free: neither long series nor many of them.
#[test]
fn sharing_out_years_is_work() {
    let years = "\"count\"\nper_year = 50";
    let names = (0..300).map(|one| format!("i{one}")).collect::<Vec<_>>();
    let inputs = names.iter().map(|name| (name.as_str(), years));
    let rest = names.iter().map(|name| {
        with(
            measures(&format!("k_{name}"), name, "600"),
            &format!("levers = [\"{name}\"]"),
        )
    });
    let policy = load(&policy(
        &inputs.collect::<Vec<_>>(),
        &rest.collect::<String>(),
    ));
    let each = (1976..2026)
        .map(|year| format!("\"{year}\": 1"))
        .collect::<Vec<_>>()
        .join(", ");
    let given = names.iter().map(|name| format!("\"{name}\": {{{each}}}"));
    let given = format!("{{{}}}", given.collect::<Vec<_>>().join(", "));
    planned(&policy, &given, |plan| {
        assert_eq!(plan.status, PlanStatus::NotComputed)
    });
}

#[test]
fn parts_of_parts_count_as_pairs() {
    let chain = |count: usize| {
        let names = (0..count).map(|one| format!("i{one}")).collect::<Vec<_>>();
        let inputs = names.iter().map(|name| (name.as_str(), "\"count\""));
        let rules = names.windows(2).map(|pair| {
            let (part, whole) = (&pair[0], &pair[1]);
            format!("[[consistency]]\nparts = [\"{part}\"]\nwithin = \"{whole}\"\n")
        });
        let asked = names
            .iter()
            .map(|name| measures(&format!("k_{name}"), name, "1"));
        let rest = rules.chain(asked).collect::<String>();
        policy(&inputs.collect::<Vec<_>>(), &rest)
    };
    load(&chain(40));
    let found = refused(&chain(60));
    let pairs = Problem::TooMany {
        what: "pairs",
        most: 1_000,
    };
    assert_eq!(found[0].problem, pairs);
}

/// The figures that a search may move have no other end than the largest one: without knowing that a part is at most its
/// whole, it would follow both there.
#[test]
fn a_share_above_its_whole_is_out_of_reach_at_once() {
    let mut inputs = COUNTS.to_vec();
    inputs.push(("c", "\"count\""));
    inputs.push(("d", "\"count\""));
    let rise = with(
        measures("rise", "b / a - d / c", "\"2%\""),
        "levers = [\"b\"]",
    );
    let more = with(measures("more", "a", "300000"), "levers = [\"a\"]");
    let policy = load(&policy(&inputs, &(B_IN_A.to_owned() + &rise + &more)));
    let given = "{\"a\": 2, \"b\": 0, \"c\": 250, \"d\": 249}";
    guided(&policy, given, |guidance| {
        assert!(guidance.distances.iter().all(|one| !one.not_computed));
        let plan = guidance.plan.as_ref().expect("a plan");
        assert_eq!(plan.status, PlanStatus::Blocked);
        assert_eq!(ids(&plan.obstacles), ["rise"]);
        assert_eq!(changes(&policy, plan), [("a".to_owned(), 300_000)]);
    });
}
