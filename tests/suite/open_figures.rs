//! Figures that are partly known or nearly too large, against a second calculation on every figure.

use eligibility_check::answers::{Answers, Data};
use eligibility_check::evaluation::{Status, evaluate};
use eligibility_check::policy::Policy;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::{TODAY, day, load};

type Holds = fn(i128, i128) -> bool;

const COMPARISONS: [(&str, Holds); 5] = [
    ("at_least", |left, right| left >= right),
    ("more_than", |left, right| left > right),
    ("at_most", |left, right| left <= right),
    ("less_than", |left, right| left < right),
    ("is", |left, right| left == right),
];

fn policy(inputs: &str, ids: &str, measure: &str, comparison: &str, limit: i64) -> Policy {
    load(&format!(
        r#"format = 1
id = "figures"
version = "1"
title = {{ zh = "题" }}
issuer = {{ zh = "局" }}
in_force = {{ from = 2020-01-01 }}
checked = 2026-11-25
not_stated = ["number", "url", "published"]
for_whom = {{ zh = "者" }}
checks = ["one"]
[[sections]]
id = "all"
title = {{ zh = "全" }}
inputs = [{ids}]
{inputs}
[check.one]
kind = "eligibility"
title = {{ zh = "查" }}
[[check.one.criteria]]
id = "only"
clause = "一"
measure = "{measure}"
{comparison} = {limit}
statement = {{ zh = "{{required}}" }}
"#
    ))
}

fn status(policy: &Policy, answers: &Answers) -> (Status, usize) {
    let evaluation = evaluate(policy, 0, answers, day(TODAY)).expect("a check");
    (evaluation.outcomes[0].status, evaluation.problems.len())
}

/// What a series was answered with.
#[derive(Clone, Debug)]
enum Given {
    Total(i64),
    Years([Option<i64>; 3]),
}

fn given() -> impl Strategy<Value = Given> {
    let year = || prop::option::of(0..=9_i64);
    prop_oneof![
        (0..=30_i64).prop_map(Given::Total),
        [year(), year(), year()].prop_map(Given::Years),
    ]
}

/// Every way in which three years come to what was answered; figures without a most go far enough.
fn years(min: i64, max: Option<i64>, given: &Given) -> Vec<[i64; 3]> {
    let most = max.unwrap_or(40);
    let mut found = Vec::new();
    for a in min..=most {
        for b in min..=most {
            for c in min..=most {
                let fits = match given {
                    Given::Total(total) => a + b + c == *total,
                    Given::Years(years) => {
                        let own = [a, b, c].into_iter().zip(years);
                        own.into_iter()
                            .all(|(own, year)| year.is_none_or(|year| year == own))
                    }
                };
                if fits {
                    found.push([a, b, c]);
                }
            }
        }
    }
    found
}

/// A measure of three years.
type OfYears = fn([i64; 3]) -> i64;

const MEASURES: [(&str, OfYears); 4] = [
    ("x", |years| years.iter().sum()),
    ("min(x)", |years| years.into_iter().min().unwrap_or(0)),
    ("max(x)", |years| years.into_iter().max().unwrap_or(0)),
    ("x - 2 * min(x)", |years| {
        years.iter().sum::<i64>() - 2 * years.into_iter().min().unwrap_or(0)
    }),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// A status stands only where all years come to it that the answer leaves; a sum is decided as soon as they do.
    #[test]
    fn totals_and_years(
        min in 0..=4_i64,
        more in prop::option::of(0..=5_i64),
        given in given(),
        (text, measure) in select(MEASURES.to_vec()),
        (comparison, holds) in select(COMPARISONS.to_vec()),
        limit in 0..=30_i64,
    ) {
        let max = more.map(|more| min + more);
        let bounds = max.map_or_else(String::new, |max| format!("max = {max}\n"));
        let input = format!(
            "[inputs.x]\nkind = \"count\"\nper_year = 3\nmin = {min}\n{bounds}label = {{ zh = \"丁\" }}\n"
        );
        let policy = policy(&input, "\"x\"", text, comparison, limit);
        let years = years(min, max, &given);
        let answer = match &given {
            Given::Total(total) => Data::Integer(*total),
            Given::Years(years) => Data::object((2023..).zip(years).filter_map(|(year, figure): (i32, _)| {
                Some((year.to_string(), Data::Integer((*figure)?)))
            })),
        };
        let empty = status(&policy, &Answers::new()).0;
        let (found, problems) = status(&policy, &[("x".to_owned(), answer)].into_iter().collect());
        prop_assert_eq!(problems, usize::from(years.is_empty()), "{:?} of {}", given, text);
        if !matches!(empty, Status::Unanswered) {
            prop_assert!(found == empty || found == Status::Invalid, "{:?} then {:?}", empty, found);
        }
        if years.is_empty() {
            return Ok(());
        }
        let mut all = years.into_iter().map(|years| holds(measure(years).into(), limit.into()));
        let first = all.next().expect("some");
        let same = all.all(|holds| holds == first);
        match found {
            Status::Met => prop_assert!(first && same, "{:?} of {}", given, text),
            Status::Unmet => prop_assert!(!first && same, "{:?} of {}", given, text),
            other => {
                prop_assert_eq!(other, Status::Unanswered);
                prop_assert!(!same || text != "x" || max.is_none(), "{:?}", given);
            }
        }
    }
}

/// Numerator and positive denominator of a measure of two figures.
type OfTwo = fn(i128, i128) -> (i128, i128);

const LARGE: [(&str, OfTwo); 10] = [
    ("a * b", |a, b| (a * b, 1)),
    ("a * b + a", |a, b| (a * b + a, 1)),
    ("b - a * b", |a, b| (b - a * b, 1)),
    ("(a - b) * (a + b)", |a, b| ((a - b) * (a + b), 1)),
    ("a * 9000 + 9000000000000000000", |a, _| {
        (a * 9000 + 9_000_000_000_000_000_000, 1)
    }),
    ("a * 9000 - 9000000000000000000 - b", |a, b| {
        (a * 9000 - 9_000_000_000_000_000_000 - b, 1)
    }),
    ("a / (b + 1) + b / (a + 1)", |a, b| {
        (a * (a + 1) + b * (b + 1), (a + 1) * (b + 1))
    }),
    ("1 / (a * b + 1)", |a, b| (1, a * b + 1)),
    ("(a + 1) / (b + 1) - 1 / 999999937", |a, b| {
        ((a + 1) * 999_999_937 - (b + 1), (b + 1) * 999_999_937)
    }),
    ("max(a * a, b) - min(a * b, 7)", |a, b| {
        ((a * a).max(b) - (a * b).min(7), 1)
    }),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Figures up to the largest: nothing is taken back but to invalid, only known figures are invalid, and what is
    /// decided is what wide arithmetic says.
    #[test]
    fn large_figures(
        (text, measure) in select(LARGE.to_vec()),
        (comparison, holds) in select(COMPARISONS.to_vec()),
        limit in select(vec![-1_000_000_000_000_000_i64, -1, 0, 1, 2, 25, 4_000_000_000, i64::MAX]),
        figures in prop::collection::vec(
            select(vec![0_i64, 1, 2, 1_000_000, 3_037_000_499, 3_037_000_500, 999_999_999_999_989, 1_000_000_000_000_000]),
            2,
        ),
        first in 0..2_usize,
    ) {
        let input = |id: &str| {
            format!("[inputs.{id}]\nkind = \"count\"\nmax = 1000000000000000\nlabel = {{ zh = \"丁\" }}\n")
        };
        let inputs = if text.contains('b') { vec!["a", "b"] } else { vec!["a"] };
        let ids = inputs.iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(", ");
        let policy = policy(&inputs.iter().map(|id| input(id)).collect::<String>(), &ids, text, comparison, limit);
        let mut answers = Answers::new();
        let mut before = status(&policy, &answers).0;
        prop_assert!(before != Status::Invalid, "{} of nothing", text);
        for step in 0..inputs.len() {
            let place = (first + step) % inputs.len();
            answers.insert(inputs[place].to_owned(), Data::Integer(figures[place]));
            let after = status(&policy, &answers).0;
            let stands = before == after || before == Status::Unanswered || after == Status::Invalid;
            prop_assert!(stands, "{} of {:?}: {:?} then {:?}", text, answers, before, after);
            before = after;
        }
        let (above, below) = measure(figures[0].into(), figures[1].into());
        // Wide enough: a product of two figures is below 2¹⁰⁰, and the limit of 2⁶³ stands against small divisors.
        let truth = match below.checked_mul(limit.into()) {
            Some(limit) => holds(above, limit),
            None => return Ok(()),
        };
        match before {
            Status::Met => prop_assert!(truth, "{} of {:?}", text, figures),
            Status::Unmet => prop_assert!(!truth, "{} of {:?}", text, figures),
            other => prop_assert_eq!(other, Status::Invalid),
        }
    }
}
