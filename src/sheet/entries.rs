//! What was entered, as people read it. Declared items are left out: the criteria tell of them.

use super::figure::grouped;
use super::plain::{plain, plain_if};
use super::words::{BLANK, NO, SO_FAR, Say, UNKNOWN, YES};
use crate::answers::Data;
use crate::exact::digits;
use crate::form::sum_of_years;
use crate::policy::{Input, Kind};
use crate::report::Report;
use crate::text;

/// Longer windows have no column for each year: they would not fit on the page.
const MOST_YEARS: i32 = 20;

/// A question with what was answered.
pub(super) struct Entry {
    pub(super) label: String,
    pub(super) unit: String,
    pub(super) value: Value,
    /// The years of a series with their figures, in order. A year that nobody has filled in has room for a figure: the
    /// sheet is also taken along empty.
    years: Vec<(String, String)>,
}

/// What was answered.
pub(super) enum Value {
    /// Nothing, or that it is not known.
    Blank(&'static str),
    /// An answer; of a series with all its years the sum.
    Whole(String),
    /// The sum of the years that are filled in, which is no total yet.
    SoFar(String),
}

impl Value {
    /// In words, with the figure written in some way.
    pub(super) fn written(&self, say: Say, write: fn(&str) -> String) -> String {
        match self {
            Self::Blank(word) => (*word).to_owned(),
            Self::Whole(value) => write(value),
            Self::SoFar(sum) => say.fill(SO_FAR, &[&write(sum)]),
        }
    }
}

impl Entry {
    /// The figure of a year; empty where there is none.
    pub(super) fn year(&self, wanted: &str) -> &str {
        let mut years = self.years.iter();
        let found = years.find(|(year, _)| year == wanted);
        found.map_or("", |(_, figure)| figure)
    }
}

/// The questions that the check asks and that are answered or waited for, in the order of the form.
pub(super) fn entries(report: Report<'_>, is_declared: &dyn Fn(&str) -> bool) -> Vec<Entry> {
    let Report {
        policy,
        evaluation,
        answers,
        ..
    } = report;
    let say = Say(policy.lang);
    let mut entries = Vec::new();
    for position in policy.asked(evaluation.check) {
        let Some(input) = policy.inputs.get(*position) else {
            continue;
        };
        let answer = answers.get(&input.id);
        let is_open = [&evaluation.missing, &evaluation.missing_for_route]
            .iter()
            .any(|open| open.contains(position));
        if (answer.is_none() && !is_open)
            || matches!(input.kind, Kind::Declared)
            || is_declared(&input.id)
        {
            continue;
        }
        let window = input.kind.figure().and_then(|figure| figure.years);
        let window = window.map(|years| years.window(evaluation.facts.as_of));
        entries.push(Entry {
            label: label(input),
            unit: unit(input),
            value: value(input, answer, window, say),
            years: years(answer, window, say),
        });
    }
    entries
}

/// The years of all series, in order.
pub(super) fn all_years(entries: &[Entry]) -> Vec<String> {
    let mut all = Vec::<String>::new();
    for (year, _) in entries.iter().flat_map(|entry| &entry.years) {
        if let Err(place) = all.binary_search(year) {
            all.insert(place, year.clone());
        }
    }
    all
}

fn label(input: &Input) -> String {
    let label = plain_if(input.label.as_deref());
    if label.is_empty() {
        return plain(&input.id);
    }
    label
}

/// In English a unit names one and many: `person|persons`.
fn unit(input: &Input) -> String {
    let unit = plain_if(input.unit.as_deref());
    let many = unit.bytes().rposition(|byte| byte == b'|');
    let many = many.and_then(|bar| unit.get(bar + 1..));
    many.map(str::to_owned).unwrap_or(unit)
}

fn value(input: &Input, answer: Option<&Data>, window: Option<(i32, i32)>, say: Say) -> Value {
    match answer {
        None => return Value::Blank(say.word(BLANK)),
        Some(Data::Null) => return Value::Blank(say.word(UNKNOWN)),
        Some(Data::Object(_)) => {}
        Some(answer) => {
            let option = option(input, answer);
            return Value::Whole(option.unwrap_or_else(|| plain_answer(answer, say)));
        }
    }
    // Where there is no sum, the years show why.
    let Some(sum) = window.and_then(|window| sum_of_years(answer, window)) else {
        return Value::Whole(String::new());
    };
    let total = text::number(sum.total, Some(sum.total));
    match (sum.begun, sum.complete) {
        (false, _) => Value::Blank(say.word(BLANK)),
        (true, true) => Value::Whole(total),
        (true, false) => Value::SoFar(total),
    }
}

/// The name of the option that was chosen.
fn option(input: &Input, answer: &Data) -> Option<String> {
    let Kind::Choice(options) = &input.kind else {
        return None;
    };
    let mut options = options.iter();
    let chosen = options.find(|option| Some(option.id.as_str()) == answer.as_text())?;
    Some(plain(&chosen.label)).filter(|label| !label.is_empty())
}

/// An answer as it was given; numbers with separators.
fn plain_answer(answer: &Data, say: Say) -> String {
    match answer {
        Data::Null => say.word(UNKNOWN).to_owned(),
        Data::Bool(true) => say.word(YES).to_owned(),
        Data::Bool(false) => say.word(NO).to_owned(),
        Data::Integer(value) => grouped(&digits(*value)),
        Data::Decimal(text) | Data::Text(text) => grouped(&plain(text)),
        Data::List(_) | Data::Object(_) => String::new(),
    }
}

/// The years that the series asks for, and others that were given, which the problems tell of.
fn years(answer: Option<&Data>, window: Option<(i32, i32)>, say: Say) -> Vec<(String, String)> {
    let mut years = Vec::new();
    if let Some((from, until)) = window.filter(|(from, until)| until - from < MOST_YEARS) {
        for year in from..=until {
            years.push((digits(year), String::new()));
        }
    }
    let Some(Data::Object(given)) = answer else {
        return years;
    };
    for (year, figure) in given.iter() {
        if year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let figure = plain_answer(figure, say);
        match years.binary_search_by(|(known, _)| known.as_str().cmp(year)) {
            Ok(place) => {
                if let Some(known) = years.get_mut(place) {
                    known.1 = figure;
                }
            }
            Err(place) => years.insert(place, (year.clone(), figure)),
        }
    }
    years
}
