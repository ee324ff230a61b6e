//! Answers to a policy: mostly ones that fit, some at the edges, some that are nothing at all.

use eligibility_check::answers::{Answers, Data};
use eligibility_check::policy::{Figure, Input, Kind, Policy, Years};

use super::odd;
use crate::random::Random;
use crate::seeds;
use crate::targets::tell::today;

/// Answers to one of the six policies, as the target takes them.
pub(crate) fn fresh(random: &mut Random) -> String {
    let library = seeds::library();
    let policy = &random.pick(library)[0];
    let check = i64::try_from(random.below(policy.checks.len())).unwrap_or_default();
    let day = if random.one_in(2) {
        today().written()
    } else {
        odd::day(random)
    };
    let data = Data::object([
        ("policy", Data::text(&policy.id)),
        ("check", Data::Integer(check)),
        ("as_of", Data::text(day)),
        ("answers", Data::Object(of_policy(policy, random))),
    ]);
    serde_json::to_string(&data).unwrap_or_default()
}

/// Answers to a policy.
pub(crate) fn of_policy(policy: &Policy, random: &mut Random) -> Answers {
    let mut answers = Answers::new();
    let open = random.below(5);
    for input in &policy.inputs {
        if random.below(8) < open {
            continue;
        }
        answers.insert(input.id.clone(), of_input(input, random));
    }
    if random.one_in(20) {
        answers.insert(odd::misspelt("trained", random), anything(2, random));
    }
    answers
}

fn of_input(input: &Input, random: &mut Random) -> Data {
    if random.one_in(40) {
        return anything(2, random);
    }
    match &input.kind {
        Kind::Count(figure) => figures(figure, false, random),
        Kind::Amount(figure) => figures(figure, true, random),
        Kind::YesNo | Kind::Declared => Data::Bool(!random.one_in(3)),
        Kind::Choice(options) if options.is_empty() => Data::text("none"),
        Kind::Choice(options) => Data::text(&random.pick(options).id),
        Kind::Date { .. } => Data::text(odd::day(random)),
    }
}

/// A figure, or one for each year, perhaps not of all and perhaps of another one too.
fn figures(figure: &Figure, decimals: bool, random: &mut Random) -> Data {
    let Some(years) = figure.years.filter(|_| !random.one_in(3)) else {
        return one_figure(figure, decimals, random);
    };
    let (from, until) = match years {
        Years::Fixed { from, until } => (from, until),
        Years::Last(_) => years.window(today()),
    };
    let until = until.min(from.saturating_add(60));
    let given = (from..=until).filter_map(|year| {
        let given = !random.one_in(6);
        given.then(|| (year.to_string(), one_figure(figure, decimals, random)))
    });
    let mut given = given.collect::<Vec<_>>();
    if random.one_in(10) {
        given.push((odd::number(random), anything(1, random)));
    }
    Data::object(given)
}

fn one_figure(figure: &Figure, decimals: bool, random: &mut Random) -> Data {
    let bound = if random.one_in(2) {
        Some(figure.min)
    } else {
        figure.max
    };
    if random.one_in(6)
        && let Some(whole) = bound.and_then(|bound| bound.to_i64())
    {
        let beside = i64::try_from(random.below(3)).unwrap_or_default() - 1;
        return Data::Integer(whole.saturating_add(beside));
    }
    match random.below(10) {
        0 => leaf(&odd::number(random)),
        1 if decimals => Data::Decimal(format!("{}.{:02}", random.below(2000), random.below(100))),
        1..=4 => whole(random.below(20)),
        5..=7 => whole(random.below(2_000)),
        _ => whole(random.below(1_000_000)),
    }
}

fn whole(number: usize) -> Data {
    Data::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// A number as it stands in JSON; where it is none, the text.
fn leaf(written: &str) -> Data {
    Data::from_json(written).unwrap_or_else(|_| Data::text(written))
}

/// Anything that JSON can say.
pub(crate) fn anything(depth: usize, random: &mut Random) -> Data {
    match random.below(if depth == 0 { 6 } else { 9 }) {
        0 => Data::Null,
        1 => Data::Bool(random.one_in(2)),
        2 | 3 => leaf(&odd::number(random)),
        4 => Data::text(odd::day(random)),
        5 => Data::text(odd::misspelt("county", random)),
        6 => Data::List(
            (0..random.below(4))
                .map(|_| anything(depth - 1, random))
                .collect(),
        ),
        _ => {
            let count = random.below(4);
            Data::object((0..count).map(|_| {
                let name = if random.one_in(2) {
                    (2018 + random.below(10)).to_string()
                } else {
                    odd::number(random)
                };
                (name, anything(depth - 1, random))
            }))
        }
    }
}
