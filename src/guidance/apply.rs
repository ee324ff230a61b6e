//! Changed facts as answers.

use super::Gap;
use crate::answers::{Answers, Data, Fact};
use crate::evaluation::Evaluation;
use crate::exact::{Date, Range, Rational};
use crate::policy::{Figure, Policy};

/// The answers with one gap closed: yearly figures stay yearly, totals stay totals.
#[must_use]
pub fn with_gap(policy: &Policy, evaluation: &Evaluation, answers: &Answers, gap: &Gap) -> Answers {
    with_facts(policy, evaluation, answers, &gap.moved)
}

/// The answers with some inputs as these facts have them.
pub(super) fn with_facts(
    policy: &Policy,
    evaluation: &Evaluation,
    answers: &Answers,
    facts: &[(usize, Fact)],
) -> Answers {
    let mut changed = answers.clone();
    for (id, answer) in as_answers(policy, evaluation, answers, facts) {
        changed.insert(id, answer);
    }
    changed
}

/// Some facts as they would be given, by id.
pub(super) fn as_answers(
    policy: &Policy,
    evaluation: &Evaluation,
    answers: &Answers,
    facts: &[(usize, Fact)],
) -> Answers {
    let mut given = Answers::new();
    for (input, fact) in facts {
        let Some(asked) = policy.inputs.get(*input) else {
            continue;
        };
        // Of the total 0 every year is known as well.
        let by_year = matches!(answers.get(&asked.id), Some(Data::Object(_)))
            || matches!(fact, Fact::Series { years, .. } if years.iter().all(|year| year.single().is_some()));
        let answer = match fact {
            Fact::YesNo(truth) => Some(Data::Bool(truth.holds())),
            _ => asked
                .kind
                .figure()
                .and_then(|figure| answer(fact, figure, by_year, evaluation.facts.as_of)),
        };
        if let Some(answer) = answer {
            given.insert(asked.id.clone(), answer);
        }
    }
    given
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
