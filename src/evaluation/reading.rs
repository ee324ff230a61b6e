//! Reads answers against the inputs of a policy: what can be used becomes facts, what cannot becomes
//! problems.

use crate::answers::{Answers, Data, Entry, Fact, Facts, Given};
use crate::exact::{Date, Edge, Range, Rational, Truth};
use crate::policy::{Choice, Consistency, Day, Figure, Input, Kind, Policy};

use super::{Problem, ProblemKind};

/// The largest figure that is taken: no count of people or amount of money comes near to it.
pub const LARGEST: i64 = 1_000_000_000_000_000;

/// Facts of all inputs; those that the check does not ask stay open, whatever was answered.
pub(super) fn read(
    policy: &Policy,
    asked: &[usize],
    answers: &Answers,
    as_of: Date,
) -> (Facts, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut facts = Facts {
        as_of,
        entries: Vec::with_capacity(policy.inputs.len()),
    };
    for (position, input) in policy.inputs.iter().enumerate() {
        let answer = answers
            .get(&input.id)
            .filter(|_| asked.binary_search(&position).is_ok());
        let entry = entry(input, answer, as_of, &mut problems);
        facts.entries.push(entry);
    }
    unknown_ids(policy, answers, &mut problems);
    consistency(policy, &mut facts, &mut problems);
    (facts, problems)
}

fn entry(input: &Input, answer: Option<&Data>, as_of: Date, problems: &mut Vec<Problem>) -> Entry {
    let open = open_fact(&input.kind, as_of);
    let (fact, given) = match answer {
        None => (open, Given::Absent),
        Some(Data::Null) => (open, Given::Unknown),
        Some(answer) => match read_answer(&input.kind, answer, as_of, &mut |kind| {
            problems.push(Problem {
                inputs: vec![input.id.clone()],
                kind,
            });
        }) {
            Ok(fact) => (fact, Given::Answered),
            Err(kind) => {
                problems.push(Problem {
                    inputs: vec![input.id.clone()],
                    kind,
                });
                (open, Given::Marked)
            }
        },
    };
    Entry { fact, given }
}

/// What an input can be while nothing is known of it.
fn open_fact(kind: &Kind, as_of: Date) -> Fact {
    match kind {
        Kind::Count(figure) | Kind::Amount(figure) => match figure.years {
            Some(years) => {
                let (from, until) = years.window(as_of);
                let each = bounds(figure);
                series((from..=until).map(|_| each).collect())
            }
            None => Fact::Number(bounds(figure)),
        },
        Kind::YesNo | Kind::Declared => Fact::YesNo(Truth::OPEN),
        Kind::Choice(_) => Fact::Choice(None),
        Kind::Date { min, max } => {
            let low = min.map_or(Edge::NEGATIVE_INFINITY, |day| {
                Edge::at(day_number(day, as_of))
            });
            let high = max.map_or(Edge::POSITIVE_INFINITY, |day| {
                Edge::at(day_number(day, as_of))
            });
            Fact::Number(Range::new(low, high).unwrap_or(Range::ALL))
        }
    }
}

fn bounds(figure: &Figure) -> Range {
    let high = figure.max.map_or(Edge::POSITIVE_INFINITY, Edge::at);
    Range::new(Edge::at(figure.min), high).unwrap_or(Range::ALL)
}

/// A series of these years. The sum of at most fifty figures up to [`LARGEST`] cannot overflow.
fn series(years: Vec<Range>) -> Fact {
    let total = years
        .iter()
        .try_fold(Range::point(Rational::ZERO), |sum, year| sum.plus(*year))
        .unwrap_or(Range::ALL);
    Fact::Series { years, total }
}

fn read_answer(
    kind: &Kind,
    answer: &Data,
    as_of: Date,
    note: &mut dyn FnMut(ProblemKind),
) -> Result<Fact, ProblemKind> {
    match kind {
        Kind::Count(figure) => read_figure(figure, answer, true, as_of, note),
        Kind::Amount(figure) => read_figure(figure, answer, false, as_of, note),
        Kind::YesNo | Kind::Declared => match answer {
            Data::Bool(value) => Ok(Fact::YesNo(Truth::from(*value))),
            _ => Err(ProblemKind::NotYesNo {
                given: written(answer),
            }),
        },
        Kind::Choice(options) => read_option(options, answer),
        Kind::Date { min, max } => read_date(answer, *min, *max, as_of),
    }
}

fn read_figure(
    figure: &Figure,
    answer: &Data,
    whole: bool,
    as_of: Date,
    note: &mut dyn FnMut(ProblemKind),
) -> Result<Fact, ProblemKind> {
    let Some(years) = figure.years else {
        return read_number(figure, answer, whole).map(|value| Fact::Number(Range::point(value)));
    };
    let (from, until) = years.window(as_of);
    let Data::Object(given) = answer else {
        if matches!(answer, Data::List(_)) {
            return Err(ProblemKind::NotPerYear);
        }
        let total = read_number(figure, answer, whole)?;
        // A bare total leaves each of its years in 0 to total.
        let each = Range::new(Edge::at(figure.min.min(total)), Edge::at(total));
        let years = (from..=until).map(|_| each.unwrap_or(Range::ALL)).collect();
        return Ok(Fact::Series {
            years,
            total: Range::point(total),
        });
    };
    for year in given.keys() {
        let asked = year
            .parse::<i32>()
            .is_ok_and(|number| (from..=until).contains(&number) && number.to_string() == *year);
        if !asked {
            note(ProblemKind::YearOutside {
                year: year.clone(),
                from,
                until,
            });
        }
    }
    let mut figures = Vec::new();
    for year in from..=until {
        figures.push(match given.get(&year.to_string()) {
            None | Some(Data::Null) => bounds(figure),
            Some(answer) => Range::point(read_number(figure, answer, whole)?),
        });
    }
    Ok(series(figures))
}

fn read_number(figure: &Figure, answer: &Data, whole: bool) -> Result<Rational, ProblemKind> {
    let given = || written(answer);
    let value = match answer {
        Data::Integer(value) => Rational::integer(*value),
        Data::Decimal(text) | Data::Text(text) => {
            let digits = text.strip_prefix('-').unwrap_or(text);
            let long = digits.len() > 18
                && digits
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || byte == b'.');
            match Rational::parse(text).filter(|_| !text.contains('/')) {
                Some(value) => value,
                None if long => return Err(ProblemKind::TooLarge { given: given() }),
                None => return Err(ProblemKind::NotANumber { given: given() }),
            }
        }
        _ => return Err(ProblemKind::NotANumber { given: given() }),
    };
    if whole && !value.is_integer() {
        return Err(ProblemKind::Fraction { given: given() });
    }
    let largest = Rational::integer(LARGEST);
    if value > largest {
        return Err(ProblemKind::TooLarge { given: given() });
    }
    if value.is_negative() && !figure.min.is_negative() {
        return Err(ProblemKind::Negative { given: given() });
    }
    if value < figure.min {
        return Err(ProblemKind::BelowMinimum { min: figure.min });
    }
    match figure.max {
        Some(max) if value > max => Err(ProblemKind::AboveMaximum { max }),
        _ => Ok(value),
    }
}

fn read_option(options: &[Choice], answer: &Data) -> Result<Fact, ProblemKind> {
    answer
        .as_text()
        .and_then(|id| options.iter().position(|option| option.id == id))
        .map(|position| Fact::Choice(Some(position)))
        .ok_or_else(|| ProblemKind::NoSuchOption {
            given: written(answer),
        })
}

fn read_date(
    answer: &Data,
    min: Option<Day>,
    max: Option<Day>,
    as_of: Date,
) -> Result<Fact, ProblemKind> {
    let date = answer.as_text().and_then(Date::parse);
    let date = date.ok_or_else(|| ProblemKind::NoSuchDate {
        given: written(answer),
    })?;
    if let Some(min) = min.map(|day| on(day, as_of)).filter(|min| date < *min) {
        return Err(ProblemKind::TooEarly { min });
    }
    if let Some(max) = max.map(|day| on(day, as_of)).filter(|max| date > *max) {
        return Err(ProblemKind::TooLate { max });
    }
    Ok(Fact::Number(Range::point(Rational::integer(i64::from(
        date.days(),
    )))))
}

fn on(day: Day, as_of: Date) -> Date {
    match day {
        Day::AsOf => as_of,
        Day::On(date) => date,
    }
}

fn day_number(day: Day, as_of: Date) -> Rational {
    Rational::integer(i64::from(on(day, as_of).days()))
}

/// An answer as it was given, for a message; long ones are cut.
fn written(answer: &Data) -> String {
    let text = match answer {
        Data::Text(text) | Data::Decimal(text) => text.clone(),
        Data::Integer(value) => value.to_string(),
        Data::Bool(value) => value.to_string(),
        Data::Null | Data::List(_) | Data::Object(_) => "…".to_owned(),
    };
    if text.chars().count() <= 24 {
        return text;
    }
    text.chars().take(23).chain(['…']).collect()
}

/// An id of the vocabulary that this check does not ask is ignored without a word; an id of no
/// vocabulary is worth one.
fn unknown_ids(policy: &Policy, answers: &Answers, problems: &mut Vec<Problem>) {
    for id in answers.keys() {
        let known = policy.inputs.iter().any(|input| input.id == *id)
            || policy.vocabulary.iter().any(|other| other == id);
        if !known {
            problems.push(Problem {
                inputs: vec![id.clone()],
                kind: ProblemKind::UnknownInput,
            });
        }
    }
}

/// Marks parts that are certainly larger than their whole, in sum or in a year. All rules see the
/// answers as they came in.
fn consistency(policy: &Policy, facts: &mut Facts, problems: &mut Vec<Problem>) {
    let mut marked = Vec::new();
    for Consistency { parts, within } in &policy.consistency {
        for part in parts {
            let Some(kind) = above_whole(policy, facts, *part, *within) else {
                continue;
            };
            let id = |input: &usize| policy.inputs.get(*input).map(|input| input.id.clone());
            problems.push(Problem {
                inputs: [part, within].into_iter().filter_map(id).collect(),
                kind,
            });
            marked.push(*part);
        }
    }
    for part in marked {
        let open = policy
            .inputs
            .get(part)
            .map(|input| open_fact(&input.kind, facts.as_of));
        if let (Some(entry), Some(fact)) = (facts.entries.get_mut(part), open) {
            *entry = Entry {
                fact,
                given: Given::Marked,
            };
        }
    }
}

fn above_whole(policy: &Policy, facts: &Facts, part: usize, whole: usize) -> Option<ProblemKind> {
    let above = |part: Range, whole: Range, year| {
        let (part, whole) = (part.low().finite()?, whole.high().finite()?);
        (part > whole).then_some(ProblemKind::PartAboveWhole { year, part, whole })
    };
    if let Some(problem) = above(facts.number(part), facts.number(whole), None) {
        return Some(problem);
    }
    let figure = match &policy.inputs.get(part)?.kind {
        Kind::Count(figure) | Kind::Amount(figure) => figure,
        _ => return None,
    };
    let (from, _) = figure.years?.window(facts.as_of);
    let years = facts.years(part).iter().zip(facts.years(whole));
    (from..)
        .zip(years)
        .find_map(|(year, (part, whole))| above(*part, *whole, Some(year)))
}
