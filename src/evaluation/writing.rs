//! Writes facts back as the answers that say so: what guidance changes is evaluated as a visitor would enter it.

use crate::answers::{Answers, Data, Fact};
use crate::exact::{Date, Range, digits};
use crate::policy::{Figure, Policy};

/// Some facts, by position of their input, as they would be given: yearly figures stay yearly, totals stay totals.
pub(crate) fn as_answers(
    policy: &Policy,
    as_of: Date,
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
        let answer = match (fact, asked.kind.figure()) {
            (Fact::YesNo(truth), _) => Some(Data::Bool(truth.holds())),
            (_, Some(figure)) => written(fact, figure, by_year, as_of),
            _ => None,
        };
        if let Some(answer) = answer {
            given.insert(asked.id.clone(), answer);
        }
    }
    given
}

/// All answers, with some inputs as these facts have them.
pub(crate) fn with_facts(
    policy: &Policy,
    as_of: Date,
    answers: &Answers,
    facts: &[(usize, Fact)],
) -> Answers {
    let mut all = answers.clone();
    for (id, answer) in as_answers(policy, as_of, answers, facts) {
        all.insert(id, answer);
    }
    all
}

fn written(fact: &Fact, figure: &Figure, by_year: bool, as_of: Date) -> Option<Data> {
    match (fact, figure.years) {
        (Fact::Series { years, .. }, Some(window)) if by_year => {
            let (first, _) = window.window(as_of);
            let years = (first..).zip(years);
            let years = years.map(|(year, figure)| Some((digits(year), number(*figure)?)));
            years.collect::<Option<Vec<_>>>().map(Data::object)
        }
        (Fact::Series { total, .. } | Fact::Number(total), _) => number(*total),
        _ => None,
    }
}

fn number(range: Range) -> Option<Data> {
    let value = range.single()?;
    Some(match value.to_i64() {
        Some(whole) => Data::Integer(whole),
        None => Data::Decimal(value.as_decimal()?),
    })
}
