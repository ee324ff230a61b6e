//! How long one evaluation takes. Not an assertion: machines differ. Run with `cargo bench`.

#![expect(clippy::expect_used, reason = "a benchmark that stops says where")]

use std::path::Path;

use divan::Bencher;
use eligibility_check::answers::{Answers, Data};
use eligibility_check::batch::{Batch, Column, Outcomes};
use eligibility_check::evaluation::evaluate;
use eligibility_check::exact::Date;
use eligibility_check::guidance::{Request, Wants, Work};
use eligibility_check::policy::author::compile;
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::report::Report;

fn main() {
    divan::main();
}

/// The policy, the position of its check for enterprises, and the answers of the worked example.
fn example() -> (Policy, usize, Answers) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| std::fs::read_to_string(root.join(name)).expect("a file");
    let compiled = compile(
        &read("policies/ningxia-craftsman/policy.toml"),
        &read("policies/vocabulary.toml"),
    );
    let policy = Policy::load(&compiled.expect("sound").data, Lang::Zh).expect("loads");
    let check = policy.check_position("enterprise").expect("a check");
    let answers = Data::from_json(&read("tests/examples/enterprise.json"));
    match answers.expect("JSON") {
        Data::Object(answers) => (policy, check, answers),
        _ => (policy, check, Answers::new()),
    }
}

fn today() -> Date {
    Date::new(2026, 11, 24).expect("a date")
}

#[divan::bench]
fn evaluation(bencher: Bencher<'_, '_>) {
    let (policy, check, answers) = example();
    bencher.bench(|| evaluate(&policy, check, &answers, today()));
}

#[divan::bench]
fn evaluation_and_report(bencher: Bencher<'_, '_>) {
    let (policy, check, answers) = example();
    bencher.bench(|| {
        let evaluation = evaluate(&policy, check, &answers, today()).expect("a check");
        let report = Report::new(&policy, &evaluation, &answers).expect("a report");
        report.record().fields().len()
    });
}

/// Figures of which every one falls short.
fn falling_short() -> (Policy, usize, Answers) {
    let (policy, check, mut answers) = example();
    for (input, figure) in [
        ("trained", 1100),
        ("trained_high_skill", 240),
        ("trained_brand", 600),
        ("certificates", 934),
        ("staff", 1000),
        ("staff_skilled", 299),
        ("staff_high_skilled", 70),
    ] {
        answers.insert(input.to_owned(), Data::Integer(figure));
    }
    answers.insert("special_ability_occupation".to_owned(), Data::Bool(false));
    (policy, check, answers)
}

#[divan::bench]
fn gaps_of_all_criteria(bencher: Bencher<'_, '_>) {
    let (policy, check, answers) = falling_short();
    let evaluation = evaluate(&policy, check, &answers, today()).expect("a check");
    bencher.bench(|| {
        let request = Request::new(Wants::Distances, Work::of(Work::REQUEST));
        request.complete(&policy, &evaluation, &answers)
    });
}

#[divan::bench]
fn the_plan(bencher: Bencher<'_, '_>) {
    let (policy, check, answers) = falling_short();
    let evaluation = evaluate(&policy, check, &answers, today()).expect("a check");
    bencher.bench(|| {
        let request = Request::new(Wants::Plan, Work::of(Work::REQUEST));
        let request = request.complete(&policy, &evaluation, &answers);
        request.finish(&policy, &evaluation, &answers)
    });
}

#[divan::bench]
fn loading_a_compiled_policy(bencher: Bencher<'_, '_>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| std::fs::read_to_string(root.join(name)).expect("a file");
    let compiled = compile(
        &read("policies/ningxia-craftsman/policy.toml"),
        &read("policies/vocabulary.toml"),
    );
    let data = compiled.expect("sound").data;
    bencher.bench(|| Policy::load(&data, Lang::Zh));
}

/// A thousand applicants at once; divide by a thousand.
#[divan::bench]
fn a_thousand_applicants(bencher: Bencher<'_, '_>) {
    let (policy, check, answers) = example();
    let column = |id: &String| {
        let value = match answers.get(id)? {
            Data::Integer(value) => *value,
            Data::Bool(value) => i64::from(*value),
            _ => return None,
        };
        let values = (0..1_000).map(|row| value + row % 7);
        Some(Column::Whole(values.collect(), Vec::new()))
    };
    let columns = policy.inputs.iter().map(|input| column(&input.id));
    let columns = columns.collect::<Vec<_>>();
    let mut batch = Batch::new(&policy, check, today()).expect("a check");
    let mut outcomes = Outcomes::default();
    bencher.bench_local(|| batch.evaluate(&columns, 1_000, &mut outcomes));
}
