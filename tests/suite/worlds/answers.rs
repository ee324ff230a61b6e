//! What a visitor says, as answers.

use eligibility_check::answers::{Answers, Data};

use super::model::{FIGURES, Figure, Given, Model, OPTIONS, Refused, Said, Visitor};
use super::text::{date, decimal, first_year, flag_id};

fn steps(value: i64, figure: &Figure) -> Data {
    let scale = 10_i64.pow(figure.decimals);
    if value % scale == 0 {
        Data::Integer(value / scale)
    } else {
        Data::Decimal(decimal(value, figure.decimals))
    }
}

/// What a visitor says of a figure, as an answer.
pub(super) fn answer(model: &Model, place: usize, given: &Given) -> Option<Data> {
    let figure = &model.figures[place];
    Some(match given {
        Given::Blank => return None,
        Given::Unknown => Data::Null,
        Given::Single(value) | Given::Total(value) => steps(*value, figure),
        Given::Years(years) => {
            let first = first_year(model.years);
            let years = years.iter().enumerate().filter_map(|(place, value)| {
                let year = (first + place as i64).to_string();
                Some((year, steps((*value)?, figure)))
            });
            Data::object(years)
        }
        Given::Refused(Refused::Words) => Data::text("many"),
        Given::Refused(Refused::Negative) => Data::Integer(-1),
        Given::Refused(Refused::AboveMax) => match figure.max {
            Some(max) => {
                let years = if figure.yearly { model.years as i64 } else { 1 };
                steps(max * years + 1, figure)
            }
            None => Data::text("1e400"),
        },
        Given::Refused(Refused::Fraction) => Data::Decimal("0.5005".to_owned()),
    })
}

pub(super) fn answers(model: &Model, visitor: &Visitor) -> Answers {
    let mut answers = Answers::new();
    for (place, given) in visitor.figures.iter().enumerate() {
        if let Some(answer) = answer(model, place, given) {
            answers.insert(FIGURES[place].to_owned(), answer);
        }
    }
    let mut say = |id: String, said: Said, value: &dyn Fn(usize) -> Data| {
        let answer = match said {
            Said::Blank => return,
            Said::Unknown => Data::Null,
            Said::Value(one) => value(one),
            Said::Refused => Data::Integer(7),
        };
        answers.insert(id, answer);
    };
    for (place, said) in visitor.flags.iter().enumerate() {
        say(flag_id(model, place), *said, &|yes| Data::Bool(yes == 1));
    }
    if model.choice.is_some() {
        say("k".to_owned(), visitor.choice, &|one| {
            Data::text(OPTIONS[one])
        });
    }
    if model.date.is_some() {
        say("d".to_owned(), visitor.date, &|day| Data::Text(date(day)));
    }
    answers
}
