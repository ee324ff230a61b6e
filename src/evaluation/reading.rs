//! Reads answers against the inputs of a policy: what can be used becomes facts, what cannot becomes
//! problems.

use crate::answers::{Answers, Data, Entry, Fact, Facts, Given};
use crate::exact::{Date, Edge, Range, Rational, Truth, Unread, digits};
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
    let mut facts = entries(policy, asked, answers, as_of, &mut problems);
    unknown_ids(policy, answers, &mut problems);
    consistency(policy, &mut facts, &mut problems);
    // A question that has gone keeps its answer; nobody could mend it where it cannot be seen.
    let mut told = Vec::new();
    for problem in problems {
        if !is_hidden(policy, &facts, problem.inputs.first()) {
            told.push(problem);
        }
    }
    (facts, told)
}

/// The same facts without a word on what is wrong.
pub(crate) fn read_facts(
    policy: &Policy,
    asked: &[usize],
    answers: &Answers,
    as_of: Date,
) -> Facts {
    let mut problems = Vec::new();
    let mut facts = entries(policy, asked, answers, as_of, &mut problems);
    consistency(policy, &mut facts, &mut problems);
    facts
}

fn entries(
    policy: &Policy,
    asked: &[usize],
    answers: &Answers,
    as_of: Date,
    problems: &mut Vec<Problem>,
) -> Facts {
    let mut facts = Facts {
        as_of,
        entries: Vec::with_capacity(policy.inputs.len()),
    };
    for (position, input) in policy.inputs.iter().enumerate() {
        let is_asked = asked.binary_search(&position).is_ok();
        let answer = if is_asked {
            answers.get(&input.id)
        } else {
            None
        };
        let entry = entry(input, answer, as_of, problems);
        facts.entries.push(entry);
    }
    facts
}

/// Whether the form does not show a question now: it waits for another answer, or that says otherwise.
fn is_hidden(policy: &Policy, facts: &Facts, id: Option<&String>) -> bool {
    let mut inputs = policy.inputs.iter();
    let input = inputs.find(|input| Some(&input.id) == id);
    let when = input.and_then(|input| input.asked_when.as_ref());
    when.is_some_and(|when| !when.truth(facts).is_ok_and(Truth::holds))
}

fn entry(input: &Input, answer: Option<&Data>, as_of: Date, problems: &mut Vec<Problem>) -> Entry {
    let open = || open_fact(&input.kind, as_of);
    let mut note = |kind| {
        problems.push(Problem {
            inputs: vec![input.id.clone()],
            kind,
        });
    };
    let (fact, given) = match answer {
        None => (open(), Given::Absent),
        Some(Data::Null) => (open(), Given::Unknown),
        Some(answer) => match read_answer(&input.kind, answer, as_of, &mut note) {
            Ok(fact) => (fact, Given::Answered),
            Err(kind) => {
                note(kind);
                (open(), Given::Marked)
            }
        },
    };
    Entry { fact, given }
}

/// What an input can be while nothing is known of it.
fn open_fact(kind: &Kind, as_of: Date) -> Fact {
    match kind {
        Kind::Count(figure) | Kind::Amount(figure) => {
            let each = range(Some(figure.min), figure.max);
            match figure.years {
                Some(years) => series(vec![each; count(years.window(as_of))]),
                None => Fact::Number(each),
            }
        }
        Kind::YesNo | Kind::Declared => Fact::YesNo(Truth::OPEN),
        Kind::Choice(_) => Fact::Choice(None),
        Kind::Date { min, max } => {
            let number = |day: Day| day_number(on(day, as_of));
            Fact::Number(range(min.map(number), max.map(number)))
        }
    }
}

/// From one bound to the other, as far as there are any.
fn range(min: Option<Rational>, max: Option<Rational>) -> Range {
    let low = min.map_or(Edge::NEGATIVE_INFINITY, Edge::at);
    let high = max.map_or(Edge::POSITIVE_INFINITY, Edge::at);
    Range::new(low, high).unwrap_or(Range::ALL)
}

/// How many years a window has.
fn count((from, until): (i32, i32)) -> usize {
    usize::try_from(until - from + 1).unwrap_or(0)
}

/// A series of these years. The sum of at most fifty figures up to [`LARGEST`] cannot overflow.
fn series(years: Vec<Range>) -> Fact {
    let mut total = Range::point(Rational::ZERO);
    for year in &years {
        total = total.plus(*year).unwrap_or(Range::ALL);
    }
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
        let each = range(Some(figure.min.min(total)), Some(total));
        return Ok(Fact::Series {
            years: vec![each; count((from, until))],
            total: Range::point(total),
        });
    };
    let mut asked = Vec::new();
    for year in from..=until {
        asked.push(digits(year));
    }
    for year in given.keys() {
        if !asked.contains(year) {
            note(ProblemKind::YearOutside {
                year: year.clone(),
                from,
                until,
            });
        }
    }
    let mut figures = Vec::new();
    for (year, name) in (from..=until).zip(&asked) {
        figures.push(match given.get(name) {
            None | Some(Data::Null) => range(Some(figure.min), figure.max),
            Some(_) if year > as_of.year() => return Err(ProblemKind::YearToCome { year }),
            Some(answer) => Range::point(read_number(figure, answer, whole)?),
        });
    }
    Ok(series(figures))
}

fn read_number(figure: &Figure, answer: &Data, whole: bool) -> Result<Rational, ProblemKind> {
    let value = match answer {
        Data::Integer(value) => Ok(Rational::integer(*value)),
        Data::Decimal(text) | Data::Text(text) => Rational::read_decimal(text),
        _ => Err(Unread::NoNumber),
    };
    let kind: fn(String) -> ProblemKind = match value {
        Err(Unread::NoNumber) => |given| ProblemKind::NotANumber { given },
        Err(Unread::TooLarge) => |given| ProblemKind::TooLarge { given },
        Err(Unread::TooFine) => |given| ProblemKind::TooFine { given },
        Ok(value) if whole && !value.is_integer() => |given| ProblemKind::Fraction { given },
        Ok(value) if value > Rational::integer(LARGEST) => |given| ProblemKind::TooLarge { given },
        Ok(value) if value.is_negative() && !figure.min.is_negative() => {
            |given| ProblemKind::Negative { given }
        }
        Ok(value) => return within(figure, value),
    };
    Err(kind(written(answer)))
}

fn within(figure: &Figure, value: Rational) -> Result<Rational, ProblemKind> {
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
    Ok(Fact::Number(Range::point(day_number(date))))
}

fn on(day: Day, as_of: Date) -> Date {
    match day {
        // What would lie before the calendar bounds nothing that matters.
        Day::Before(period) => as_of.after(period.backwards()).unwrap_or(as_of),
        Day::On(date) => date,
    }
}

fn day_number(date: Date) -> Rational {
    Rational::integer(i64::from(date.days()))
}

/// An answer as it was given, for a message; long ones are cut.
fn written(answer: &Data) -> String {
    let mut text = match answer {
        Data::Text(text) | Data::Decimal(text) => text.clone(),
        Data::Integer(value) => digits(*value),
        Data::Bool(value) => if *value { "true" } else { "false" }.to_owned(),
        Data::Null | Data::List(_) | Data::Object(_) => "…".to_owned(),
    };
    let mut places = text.char_indices().skip(23);
    if let (Some((end, _)), Some(_)) = (places.next(), places.next()) {
        text.truncate(end);
        text.push('…');
    }
    text
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
            let mut inputs = Vec::new();
            let mut hidden = false;
            for input in [part, within] {
                if let Some(input) = policy.inputs.get(*input) {
                    hidden |= is_hidden(policy, facts, Some(&input.id));
                    inputs.push(input.id.clone());
                }
            }
            if hidden {
                continue;
            }
            problems.push(Problem { inputs, kind });
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

/// Whether a part is certainly larger than its whole.
pub(crate) fn contradicts(policy: &Policy, facts: &Facts) -> bool {
    let rules = policy.consistency.iter();
    rules.into_iter().any(|Consistency { parts, within }| {
        let mut parts = parts.iter();
        parts.any(|part| above_whole(policy, facts, *part, *within).is_some())
    })
}

fn above_whole(policy: &Policy, facts: &Facts, part: usize, whole: usize) -> Option<ProblemKind> {
    let above = |part: Range, whole: Range, year| {
        let (part, whole) = (part.low().finite()?, whole.high().finite()?);
        (part > whole).then_some(ProblemKind::PartAboveWhole { year, part, whole })
    };
    let problem = above(facts.number(part), facts.number(whole), None);
    let figure = match &policy.inputs.get(part)?.kind {
        Kind::Count(figure) | Kind::Amount(figure) => figure,
        // Of two dates, the one that comes first is the part.
        _ => return problem.map(|_| ProblemKind::WrongOrder),
    };
    if problem.is_some() {
        return problem;
    }
    let (mut year, _) = figure.years?.window(facts.as_of);
    for (part, whole) in facts.years(part).iter().zip(facts.years(whole)) {
        let problem = above(*part, *whole, Some(year));
        if problem.is_some() {
            return problem;
        }
        year += 1;
    }
    None
}
