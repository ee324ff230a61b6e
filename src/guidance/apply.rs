//! Changes as answers.

use super::gap::moves;
use super::trial::{Trial, step};
use super::{Change, Gap};
use crate::answers::{Answers, Data, Fact};
use crate::evaluation::Evaluation;
use crate::exact::{Date, Range, Rational};
use crate::policy::{Direction, Figure, Kind, Policy};

/// The answers with a plan applied: yearly figures stay yearly, totals stay totals.
#[must_use]
pub fn with_plan(
    policy: &Policy,
    evaluation: &Evaluation,
    answers: &Answers,
    changes: &[Change<'_>],
) -> Answers {
    let amounts = changes.iter().filter_map(|change| {
        let (amount, direction) = step(change.to.minus(change.from).ok()?)?;
        Some((change.input, amount, direction))
    });
    with_moves(policy, evaluation, answers, amounts.collect())
}

/// The answers with one gap closed.
#[must_use]
pub fn with_gap(policy: &Policy, evaluation: &Evaluation, answers: &Answers, gap: &Gap) -> Answers {
    with_moves(policy, evaluation, answers, moves(policy, gap))
}

fn with_moves(
    policy: &Policy,
    evaluation: &Evaluation,
    answers: &Answers,
    moves: Vec<(usize, i64, Direction)>,
) -> Answers {
    let mut changed = answers.clone();
    let Some(check) = policy.checks.get(evaluation.check) else {
        return changed;
    };
    let mut trial = Trial::new(policy, &check.criteria, &evaluation.facts);
    // Wholes first: their years make room for those of the parts.
    let mut ordered = Vec::<(usize, (usize, i64, Direction))>::new();
    for one in moves {
        let depth = policy.all_wholes_of(one.0).len();
        let place = ordered.partition_point(|(other, _)| *other <= depth);
        ordered.insert(place, (depth, one));
    }
    for (_, (input, amount, direction)) in ordered {
        trial.shift(input, amount, amount, direction);
        let (Some(asked), Some(fact)) = (policy.inputs.get(input), trial.facts.fact(input)) else {
            continue;
        };
        let (Kind::Count(figure) | Kind::Amount(figure)) = &asked.kind else {
            continue;
        };
        // Of the total 0 every year is known as well.
        let years = trial.facts.years(input);
        let by_year = matches!(answers.get(&asked.id), Some(Data::Object(_)))
            || years.iter().all(|year| year.single().is_some());
        if let Some(answer) = answer(fact, figure, by_year, evaluation.facts.as_of) {
            changed.insert(asked.id.clone(), answer);
        }
    }
    changed
}

fn answer(fact: &Fact, figure: &Figure, by_year: bool, as_of: Date) -> Option<Data> {
    match (fact, figure.years) {
        (Fact::Series { years, .. }, Some(window)) if by_year => {
            let (mut year, _) = window.window(as_of);
            let mut given = Vec::new();
            for figure in years {
                given.push((year.to_string(), number(*figure)?));
                year += 1;
            }
            Some(Data::object(given))
        }
        (Fact::Series { total, .. } | Fact::Number(total), _) => number(*total),
        _ => None,
    }
}

/// A whole number, or a decimal as it would be typed.
fn number(range: Range) -> Option<Data> {
    let value = range.single()?;
    Some(match value.to_i64() {
        Some(whole) => Data::Integer(whole),
        None => Data::Decimal(decimal(value)?),
    })
}

/// A fraction whose denominator divides a power of ten, as everything that was typed has.
fn decimal(value: Rational) -> Option<String> {
    let mut scaled = value.absolute();
    let mut places = 0_usize;
    while !scaled.is_integer() {
        scaled = scaled.times(Rational::integer(10)).ok()?;
        places += 1;
        if places > 18 {
            return None;
        }
    }
    let mut digits = scaled.numerator().to_string();
    while digits.len() <= places {
        digits.insert(0, '0');
    }
    let part = digits.split_off(digits.len() - places);
    let sign = if value.is_negative() { "-" } else { "" };
    Some([sign, &digits, ".", &part].concat())
}

#[cfg(test)]
mod tests {
    use super::{Rational, decimal};

    #[test]
    fn decimals_are_written_as_typed() {
        let written = |text: &str| decimal(Rational::parse(text).expect("a number"));
        assert_eq!(written("12.05").as_deref(), Some("12.05"));
        assert_eq!(written("-0.5").as_deref(), Some("-0.5"));
        assert_eq!(written("1/3"), None);
    }
}
