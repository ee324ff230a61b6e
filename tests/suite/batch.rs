//! Many applicants at once come to what each comes to alone.

use eligibility_check::answers::{Answers, Data};
use eligibility_check::batch::{Batch, Column, Outcomes, verdict_number, verdicts};
use eligibility_check::evaluation::{Stage, Status, evaluate};
use eligibility_check::exact::Date;
use eligibility_check::policy::{Check, Kind, Policy};
use eligibility_check::report::Report;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::cases::{files, library};
use crate::support::{SMALL, day, load};

/// Columns of plain answers, one for each input of the policy.
fn columns(policy: &Policy, applicants: &[&Answers]) -> Vec<Option<Column>> {
    let column = |id: &String| {
        let answers = applicants.iter().map(|answers| answers.get(id).cloned());
        Some(Column::Answers(
            answers.map(Option::unwrap_or_default).collect(),
        ))
    };
    policy
        .inputs
        .iter()
        .map(|input| column(&input.id))
        .collect()
}

/// The same as numbers, where they can be written so.
fn as_numbers(policy: &Policy, columns: &[Option<Column>]) -> Vec<Option<Column>> {
    let inputs = policy.inputs.iter().zip(columns);
    let column = |(input, column): (&eligibility_check::policy::Input, &Option<Column>)| {
        let Some(Column::Answers(answers)) = column else {
            return column.clone();
        };
        let mut years = Vec::<String>::new();
        for answer in answers {
            if let Data::Object(given) = answer {
                years.extend(
                    given
                        .keys()
                        .filter(|year| !years.contains(year))
                        .cloned()
                        .collect::<Vec<_>>(),
                );
            }
        }
        if !years.is_empty()
            && answers
                .iter()
                .all(|answer| matches!(answer, Data::Null | Data::Object(_)))
        {
            let of = |year: &String| {
                let figures = answers
                    .iter()
                    .map(|answer| answer.get(year).cloned().unwrap_or_default());
                let figures = figures.collect::<Vec<_>>();
                let column = whole(&input.kind, &figures).unwrap_or(Column::Answers(figures));
                (year.clone(), column)
            };
            return Some(Column::Years(years.iter().map(of).collect()));
        }
        Some(whole(&input.kind, answers).unwrap_or_else(|| Column::Answers(answers.clone())))
    };
    inputs.map(column).collect()
}

fn whole(kind: &Kind, answers: &[Data]) -> Option<Column> {
    let number = |answer: &Data| match (kind, answer) {
        (Kind::Count(_) | Kind::Amount(_), Data::Integer(value)) => Some(*value),
        (Kind::YesNo | Kind::Declared, Data::Bool(value)) => Some(i64::from(*value)),
        (Kind::Date { .. }, Data::Text(text)) => Date::parse(text).map(|date| date.days().into()),
        (Kind::Choice(options), Data::Text(id)) => {
            let position = options.iter().position(|option| option.id == *id)?;
            i64::try_from(position).ok()
        }
        (_, Data::Null) => Some(-1),
        _ => None,
    };
    let values = answers.iter().map(number).collect::<Option<Vec<_>>>()?;
    let open = answers.iter().map(|answer| *answer == Data::Null).collect();
    Some(Column::Whole(values, open))
}

/// Puts the applicants to every check, at once and one by one.
fn agree(policy: &Policy, applicants: &[&Answers], as_of: Date) {
    let columns = columns(policy, applicants);
    let numbers = as_numbers(policy, &columns);
    for (position, check) in policy.checks.iter().enumerate() {
        let mut batch = Batch::new(policy, position, as_of).expect("a check");
        for columns in [&columns, &numbers] {
            let mut found = Outcomes::default();
            batch.evaluate(columns, applicants.len(), &mut found);
            for (row, answers) in applicants.iter().enumerate() {
                agrees(policy, position, check, answers, as_of, &found, row);
            }
        }
    }
}

fn agrees(
    policy: &Policy,
    position: usize,
    check: &Check,
    answers: &Answers,
    as_of: Date,
    found: &Outcomes,
    row: usize,
) {
    let alone = evaluate(policy, position, answers, as_of).expect("a check");
    let statuses = alone.outcomes.iter().map(|outcome| outcome.status.number());
    let own = found.statuses.iter().map(|statuses| statuses[row]);
    let (statuses, own) = (statuses.collect::<Vec<_>>(), own.collect::<Vec<_>>());
    assert_eq!(own, statuses, "{} {} {answers:?}", policy.id, check.id);
    let verdict = Report::new(policy, &alone, answers)
        .expect("a report")
        .verdict();
    let number = found.verdicts[row];
    let named = verdicts(check).into_iter().find(|(own, _)| *own == number);
    assert_eq!(
        named.map(|(_, name)| name),
        Some(verdict),
        "{} {}",
        policy.id,
        check.id
    );
}

#[test]
fn every_worked_case_comes_to_the_same_at_once() {
    for files in files() {
        let policy = files.load();
        let worked = files.read_cases(&policy);
        let mut days = worked
            .tries
            .iter()
            .map(|case| case.as_of)
            .collect::<Vec<_>>();
        days.sort();
        days.dedup();
        for as_of in days {
            let applicants = worked.tries.iter().map(|case| &case.answers);
            agree(&policy, &applicants.collect::<Vec<_>>(), as_of);
        }
    }
}

/// Answers to one input: usual ones, ones at and beside limits, and ones that cannot be used.
fn answer(kind: &Kind) -> BoxedStrategy<Data> {
    let figure = prop_oneof![
        4 => (0_i64..20).prop_map(Data::Integer),
        2 => (0_i64..2_000).prop_map(Data::Integer),
        1 => prop_oneof![Just(-1), Just(1_000_000_000_000_000), Just(i64::MAX), Just(3_000_000_000)]
            .prop_map(Data::Integer),
        1 => Just(Data::Decimal("2.5".to_owned())),
    ];
    let usual = match kind {
        Kind::Count(own) | Kind::Amount(own) if own.years.is_some() => prop_oneof![
            figure.clone(),
            prop::collection::btree_map("202[2-6]", figure, 0..4).prop_map(Data::object),
        ]
        .boxed(),
        Kind::Count(_) | Kind::Amount(_) => figure.boxed(),
        Kind::YesNo | Kind::Declared => any::<bool>().prop_map(Data::Bool).boxed(),
        Kind::Choice(options) => {
            let ids = options.iter().map(|option| option.id.clone());
            prop::sample::select(ids.collect::<Vec<_>>())
                .prop_map(Data::Text)
                .boxed()
        }
        Kind::Date { .. } => (10_000_i64..25_000)
            .prop_map(|days| Data::text(Date::from_days(days).expect("a day").to_string()))
            .boxed(),
    };
    prop_oneof![
        8 => usual,
        2 => Just(Data::Null),
        1 => prop_oneof![Just(Data::text("?")), Just(Data::Integer(7)), Just(Data::Bool(true))],
    ]
    .boxed()
}

fn applicant(policy: &Policy) -> BoxedStrategy<Answers> {
    let answers = policy.inputs.iter().map(|input| answer(&input.kind));
    let ids = policy.inputs.iter().map(|input| input.id.clone());
    let ids = ids.collect::<Vec<_>>();
    answers
        .collect::<Vec<_>>()
        .prop_map(move |answers| ids.iter().cloned().zip(answers).collect())
        .boxed()
}

#[test]
fn whatever_is_answered_comes_to_the_same_at_once() {
    let mut policies = library();
    policies.push(load(SMALL));
    for policy in policies {
        let mut runner = TestRunner::new(ProptestConfig::with_cases(30));
        let many = prop::collection::vec(applicant(&policy), 12);
        let result = runner.run(&many, |applicants| {
            let applicants = applicants.iter().collect::<Vec<_>>();
            agree(&policy, &applicants, day("2025-07-01"));
            Ok(())
        });
        assert!(
            result.is_ok(),
            "{}: {}",
            policy.id,
            result.expect_err("a failure")
        );
    }
}

#[test]
fn columns_may_be_short_or_missing() {
    let policy = load(SMALL);
    let mut batch = Batch::new(&policy, 0, day("2025-07-01")).expect("a check");
    let mut found = Outcomes::default();
    batch.evaluate(&[], 3, &mut found);
    let none = Answers::new();
    for row in 0..3 {
        agrees(
            &policy,
            0,
            batch.check(),
            &none,
            day("2025-07-01"),
            &found,
            row,
        );
    }
    assert!(Batch::new(&policy, 99, day("2025-07-01")).is_none());
}

/// Others store these numbers: one may be added, none may change.
#[test]
fn the_numbers_are_a_contract() {
    let statuses = Status::ALL.map(|status| (status.number(), status.code()));
    assert_eq!(
        statuses,
        [
            (0, "met"),
            (1, "unmet"),
            (2, "unanswered"),
            (3, "judged"),
            (4, "waived"),
            (5, "not-applicable"),
            (6, "invalid"),
        ]
    );
    let stages = [
        (Stage::InvalidInput, 0),
        (Stage::Failed, 1),
        (Stage::Incomplete, 2),
        (Stage::NeedsException, 3),
        (Stage::PendingReview, 4),
        (Stage::Passed, 5),
        (Stage::Graded(0), 16),
        (Stage::Graded(3), 19),
    ];
    for (stage, number) in stages {
        assert_eq!(verdict_number(stage), number);
    }
}
