//! Properties that always hold (design: the end of the semantics), over generated policies and over
//! every policy of the library.

use eligibility_check::answers::{Answers, Data};
use eligibility_check::evaluation::{Evaluation, Outcome, Stage, Status, evaluate};
use eligibility_check::policy::{Kind, Policy};
use eligibility_check::report::Report;
use proptest::prelude::*;
use proptest::sample::select;

use crate::cases::library;
use crate::naive::{
    COUNTS, FLAGS, MOST, OPTIONS, Rule, Sum, Test, Way, World, marked_in_chain, policy, worlds_of,
};
use crate::support::{TODAY, day, load};

fn boxed<T>(value: T) -> Box<T> {
    Box::new(value)
}

fn sum() -> BoxedStrategy<Sum> {
    let leaf = prop_oneof![
        (0..=4_i64).prop_map(Sum::Number),
        (0..COUNTS.len()).prop_map(Sum::Count),
        (0..COUNTS.len()).prop_map(Sum::Count),
        Just(Sum::Base),
    ];
    leaf.prop_recursive(2, 8, 2, |inner| {
        let pair = (inner.clone(), inner.clone());
        let two = (pair, 0..6).prop_map(|((left, right), operator)| {
            let (left, right) = (boxed(left), boxed(right));
            match operator {
                0 => Sum::Add(left, right),
                1 => Sum::Subtract(left, right),
                2 => Sum::Multiply(left, right),
                3 => Sum::Min(left, right),
                4 => Sum::Max(left, right),
                _ => Sum::Divide(left, right),
            }
        });
        let share = (inner.clone(), 0..COUNTS.len())
            .prop_map(|(above, below)| Sum::Divide(boxed(above), boxed(Sum::Count(below))));
        let choice = (0..FLAGS.len(), inner.clone(), inner).prop_map(|(flag, then, otherwise)| {
            Sum::If(boxed(Test::Flag(flag)), boxed(then), boxed(otherwise))
        });
        prop_oneof![3 => two, 2 => share, 1 => choice]
    })
    .boxed()
}

fn test() -> BoxedStrategy<Test> {
    let leaf = prop_oneof![
        (0..FLAGS.len()).prop_map(Test::Flag),
        (0..OPTIONS.len()).prop_map(Test::Option),
        (0..5_usize, sum(), sum()).prop_map(|(comparison, left, right)| Test::Compare(
            comparison,
            boxed(left),
            boxed(right)
        )),
    ];
    leaf.prop_recursive(2, 6, 2, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| Test::And(boxed(a), boxed(b))),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| Test::Or(boxed(a), boxed(b))),
            inner.prop_map(|inner| Test::Not(boxed(inner))),
        ]
    })
    .boxed()
}

fn rule() -> BoxedStrategy<Rule> {
    let around = (
        prop::option::weighted(0.3, test()),
        prop::option::weighted(0.3, test()),
    );
    let leaf = prop_oneof![
        3 => (0..5_usize, sum(), sum()).prop_map(|(c, left, right)| Way::Compare(c, left, right)),
        1 => test().prop_map(Way::Holds),
        1 => Just(Way::Judged),
    ];
    let leaf = (leaf, around.clone()).prop_map(|(way, (waived, applies))| Rule {
        way,
        waived,
        applies,
    });
    leaf.prop_recursive(2, 8, 3, move |inner| {
        let parts = prop::collection::vec(inner, 1..=3);
        let group = (parts, 0..=3_usize).prop_map(|(parts, needed)| match needed {
            0 => Way::All(parts),
            needed => Way::AtLeast(needed.min(parts.len()), parts),
        });
        (group, around.clone()).prop_map(|(way, (waived, applies))| Rule {
            way,
            waived,
            applies,
        })
    })
    .boxed()
}

fn world() -> impl Strategy<Value = World> {
    (
        [0..=MOST, 0..=MOST, 0..=MOST],
        [any::<bool>(), any::<bool>()],
        0..OPTIONS.len(),
    )
        .prop_map(|(counts, flags, option)| World {
            counts,
            flags,
            option,
        })
}

/// All answers of a world, in the order in which a visitor might give them.
fn in_order(world: &World, order: &[usize]) -> Vec<(String, Data)> {
    let counts = COUNTS.iter().zip(world.counts);
    let counts = counts.map(|(id, value)| ((*id).to_owned(), Data::Integer(value)));
    let flags = FLAGS.iter().zip(world.flags);
    let flags = flags.map(|(id, value)| ((*id).to_owned(), Data::Bool(value)));
    let option = [("k".to_owned(), Data::text(OPTIONS[world.option]))];
    let all = counts.chain(flags).chain(option).collect::<Vec<_>>();
    order.iter().map(|index| all[*index].clone()).collect()
}

/// An answer that no question of its kind takes.
fn unusable(id: &str) -> Data {
    if COUNTS.contains(&id) {
        Data::Integer(MOST + 1)
    } else {
        Data::text("?")
    }
}

/// What a criterion comes to where some answers were refused: what it is whatever they meant, or invalid.
fn agrees(
    rule: &Rule,
    outcome: &Outcome,
    world: &World,
    refused: &[&str],
) -> Result<(), TestCaseError> {
    let needs = rule.reads().iter().any(|id| refused.contains(id));
    let worlds = worlds_of(world, refused);
    let first = rule.status(&worlds[0]);
    let same = worlds.iter().all(|world| rule.status(world) == first);
    let undefined = worlds.iter().all(|world| rule.is_undefined(world));
    let status = outcome.status.code();
    if status == "invalid" {
        prop_assert!(
            needs && !(same && !undefined && rule.is_plain()),
            "{:?} in {:?} without {:?}",
            rule,
            world,
            refused
        );
        return Ok(());
    }
    prop_assert!(
        same && status == first,
        "{} of {:?} in {:?} without {:?}",
        status,
        rule,
        world,
        refused
    );
    prop_assert!(
        !needs || !undefined,
        "{:?} in {:?} without {:?}",
        rule,
        world,
        refused
    );
    Ok(())
}

fn statuses(policy: &Policy, check: usize, answers: &Answers) -> Evaluation {
    evaluate(policy, check, answers, day(TODAY)).expect("an evaluation")
}

/// One more answer changes no definite status, except met to waived or not applicable, and any to
/// invalid. `unanswered` and `judged` are open: a judged alternative can still be met.
fn may_follow(before: Status, after: Status) -> bool {
    match before {
        _ if after == Status::Invalid || before == after => true,
        Status::Met => matches!(after, Status::Waived | Status::NotApplicable),
        Status::Unanswered | Status::Judged | Status::Invalid => true,
        Status::Unmet | Status::Waived | Status::NotApplicable => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    /// Answer by answer, in any order: no definite status is taken back, the missing inputs are the ones
    /// that matter, and the end is what the naive implementation says. An answer that is refused decides
    /// nothing that the right one would not.
    #[test]
    fn generated_policies(
        rules in prop::collection::vec(rule(), 1..=3),
        worlds in prop::collection::vec(world(), 3),
        order in Just((0..6).collect::<Vec<usize>>()).prop_shuffle(),
        chained in prop::bool::weighted(0.3),
    ) {
        let policy = load(&policy(&rules, false, chained));
        for world in worlds {
            let mut answers = Answers::new();
            let mut before = statuses(&policy, 0, &answers);
            for (id, value) in in_order(&world, &order) {
                let asked = policy.input_position(&id).expect("an input");
                answers.insert(id.clone(), unusable(&id));
                let refused = statuses(&policy, 0, &answers);
                answers.insert(id, value);
                let after = statuses(&policy, 0, &answers);
                for ((old, new), refused) in before.outcomes.iter().zip(&after.outcomes).zip(&refused.outcomes) {
                    prop_assert!(may_follow(old.status, new.status), "{old:?} then {new:?}");
                    prop_assert!(may_follow(old.status, refused.status), "{old:?} then {refused:?}");
                    prop_assert!(may_follow(refused.status, new.status), "{refused:?} then {new:?}");
                    // What was not missing could not have helped.
                    let waited = old.status == Status::Unanswered && !old.missing.contains(&asked);
                    let open = matches!(new.status, Status::Unanswered | Status::Invalid);
                    prop_assert!(!waited || open, "{old:?} then {new:?}");
                    let open = new.status == Status::Unanswered;
                    prop_assert!(!open || !new.missing.is_empty(), "{:?}", new);
                    prop_assert!(open || new.status == Status::Invalid || new.missing.is_empty(), "{:?}", new);
                }
                before = after;
            }
            let marked = if chained { marked_in_chain(&world) } else { Vec::new() };
            for (rule, outcome) in rules.iter().zip(&before.outcomes) {
                agrees(rule, outcome, &world, &marked)?;
            }
        }
    }

    /// Complete answers of which some are refused.
    #[test]
    fn refused_answers_decide_nothing(
        rules in prop::collection::vec(rule(), 1..=3),
        world in world(),
        refused in prop::sample::subsequence(vec!["a", "b", "c", "p", "q", "k"], 1..=2),
    ) {
        let policy = load(&policy(&rules, false, false));
        let given = in_order(&world, &[0, 1, 2, 3, 4, 5]).into_iter();
        let given = given.map(|(id, value)| match refused.contains(&id.as_str()) {
            true => (id.clone(), unusable(&id)),
            false => (id, value),
        });
        let evaluation = statuses(&policy, 0, &given.collect());
        prop_assert_eq!(evaluation.problems.len(), refused.len());
        for (rule, outcome) in rules.iter().zip(&evaluation.outcomes) {
            agrees(rule, outcome, &world, &refused)?;
        }
    }

    /// What is left over of a question that is not shown raises no problem, and where it cannot be used it was
    /// not given.
    #[test]
    fn left_overs_of_hidden_questions(
        rules in prop::collection::vec(rule(), 1..=3),
        world in world(),
        kept in prop::sample::subsequence((0..6).collect::<Vec<usize>>(), 0..=6),
        chained in any::<bool>(),
    ) {
        let policy = load(&policy(&rules, true, chained));
        let answers = in_order(&world, &kept).into_iter().collect::<Answers>();
        let is = |id: &str, value: bool| answers.get(id) == Some(&Data::Bool(value));
        let evaluation = statuses(&policy, 0, &answers);
        let names_c = evaluation.problems.iter().any(|problem| problem.inputs.iter().any(|id| id == "c"));
        prop_assert!(!names_c || is("p", true));
        let invalid = evaluation.outcomes.iter().any(|outcome| outcome.status == Status::Invalid);
        prop_assert!(!invalid || !evaluation.problems.is_empty());
        let mut left_over = answers.clone();
        left_over.insert("c".to_owned(), unusable("c"));
        let mut without = answers.clone();
        without.remove("c");
        let (left_over, without) = (statuses(&policy, 0, &left_over), statuses(&policy, 0, &without));
        if is("p", true) {
            prop_assert_eq!(left_over.problems.len(), without.problems.len() + 1);
        } else {
            prop_assert_eq!(left_over.outcomes, without.outcomes);
            prop_assert_eq!(left_over.problems, without.problems);
        }
    }
}

/// An answer of a policy of the library: near its limits, or wrong.
fn answer(policy: &Policy, input: usize) -> BoxedStrategy<Data> {
    let figures = [
        0, 1, 2, 74, 75, 249, 250, 299, 300, 719, 720, 1019, 1020, 1200, 1500, 3000, 6000, 9000,
        10_000,
    ];
    match &policy.inputs[input].kind {
        Kind::Count(figure) | Kind::Amount(figure) => {
            let total = prop_oneof![
                12 => select(figures.to_vec()).prop_map(Data::Integer),
                1 => Just(Data::Integer(-1)),
                1 => Just(Data::text("many")),
                1 => Just(Data::Null),
            ];
            let Some(years) = figure.years else {
                return total.boxed();
            };
            let (from, until) = years.window(day(TODAY));
            let years = prop::collection::btree_map(
                (from..=until).prop_map(|year| year.to_string()),
                select(figures.to_vec()).prop_map(Data::Integer),
                0..=3,
            );
            prop_oneof![total, years.prop_map(Data::object)].boxed()
        }
        Kind::YesNo | Kind::Declared => {
            prop_oneof![any::<bool>().prop_map(Data::Bool), Just(Data::Null)].boxed()
        }
        Kind::Choice(options) => {
            let ids = options.iter().map(|option| option.id.clone());
            select(ids.collect::<Vec<_>>()).prop_map(Data::Text).boxed()
        }
        Kind::Date { .. } => {
            let days = [
                "2021-11-23",
                "2021-11-24",
                "2021-11-25",
                "2020-02-29",
                "2027-01-01",
                "2025-02-30",
            ];
            select(days.to_vec()).prop_map(Data::text).boxed()
        }
    }
}

/// The answers of one visitor in the order given, and the check.
pub(crate) fn visits(policy: &Policy) -> BoxedStrategy<(usize, Vec<(String, Data)>)> {
    let check = 0..policy.checks.len();
    let policy = policy.clone();
    check
        .prop_flat_map(move |check| {
            let inputs = policy.asked(check);
            let answers = inputs.iter().map(|&input| {
                (
                    Just(policy.inputs[input].id.clone()),
                    answer(&policy, input),
                )
            });
            (Just(check), answers.collect::<Vec<_>>().prop_shuffle())
        })
        .boxed()
}

#[test]
fn policies_of_the_library() {
    for policy in library() {
        let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
            cases: 500,
            failure_persistence: None,
            ..ProptestConfig::default()
        });
        let outcome = runner.run(&visits(&policy), |(check, visit)| {
            let mut answers = Answers::new();
            let mut before = statuses(&policy, check, &answers);
            for (id, value) in visit {
                answers.insert(id.clone(), value);
                let after = statuses(&policy, check, &answers);
                for (old, new) in before.outcomes.iter().zip(&after.outcomes) {
                    prop_assert!(
                        may_follow(old.status, new.status),
                        "{}: {:?} then {:?}",
                        id,
                        old,
                        new
                    );
                }
                if let (Some(old), Some(new)) = (before.score, after.score) {
                    let narrower =
                        old.total.low() <= new.total.low() && new.total.high() <= old.total.high();
                    let stands = old.grade.is_none() || old.grade == new.grade;
                    // A refused answer can be anything.
                    let refused = after.verdict.stage == Stage::InvalidInput;
                    prop_assert!(
                        refused || narrower && stands,
                        "{}: {:?} then {:?}",
                        id,
                        old,
                        new
                    );
                }
                before = after;
            }
            let report = Report::new(&policy, &before, &answers);
            prop_assert!(report.is_some());
            Ok(())
        });
        outcome.unwrap_or_else(|failure| panic!("{}: {failure}", policy.id));
    }
}

/// The same rules in another form give the same statuses.
#[test]
fn other_forms_of_a_policy_give_the_same_statuses() {
    use crate::support::{SMALL, check};
    let forms = [
        ("at_least = \"85%\"", "at_least = \"17 / 20\""),
        ("at_least = \"85%\"", "at_least = 0.85"),
        ("when = \"special\"", "when = \"not (not special)\""),
        (
            "at_least = { by = \"level\", county = 3000, prefecture = 6000, region = 9000 }",
            "at_least = 'if level = \"county\" then 3000 else if level = \"prefecture\" then 6000 else 9000'",
        ),
        (
            "at_least = { by = \"level.poor\", true = \"15%\", false = \"20%\" }",
            "at_least = 'if level.poor then 15% else 20%'",
        ),
        (
            "when = 'level >= \"prefecture\"'",
            "when = 'level in (\"prefecture\", \"region\")'",
        ),
        (
            "measure = \"budget\"\nat_least = 500000",
            "measure = \"budget / 1000\"\nat_least = 500",
        ),
        (
            "holds = 'not removed_before or as_of > removed_on + duration(\"P5Y\")'",
            "holds = 'if removed_before then removed_on < as_of - duration(\"P5Y\") else true'",
        ),
    ];
    let given = [
        "{}",
        r#"{"trained": 5000}"#,
        r#"{"trained": 2999, "certificates": 600}"#,
        r#"{"trained": 3000, "certificates": 450, "level": "county"}"#,
        r#"{"trained": 3000, "certificates": 450, "level": "region", "special": true}"#,
        r#"{"trained": 1200, "certificates": 1019, "special": false, "budget": "499999.99"}"#,
        r#"{"trained": 0, "certificates": 0, "budget": 500000, "removed_before": true}"#,
        r#"{"removed_before": true, "removed_on": "2021-11-24"}"#,
        r#"{"removed_before": true, "removed_on": "2021-11-23"}"#,
        r#"{"trained": 10, "certificates": 11}"#,
    ];
    let original = load(SMALL);
    for (from, to) in forms {
        assert!(SMALL.contains(from), "{from}");
        let other = load(&SMALL.replace(from, to));
        for answered in given {
            for name in ["firm", "place"] {
                let statuses = |policy: &Policy| {
                    let outcomes = check(policy, name, answered).outcomes;
                    outcomes
                        .iter()
                        .map(|outcome| outcome.status)
                        .collect::<Vec<_>>()
                };
                assert_eq!(
                    statuses(&original),
                    statuses(&other),
                    "{to} with {answered}"
                );
            }
        }
    }
}
