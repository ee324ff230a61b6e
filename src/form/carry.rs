//! What a policy takes over of answers that were given elsewhere: in a draft, a link, a report file, an example.

use crate::answers::{Answers, Data, Fields};
use crate::exact::{Date, digits};
use crate::policy::{Kind, Policy, Years};

/// Answers from elsewhere, as a policy takes them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CarriedOver {
    /// Those that it can take.
    pub answers: Answers,
    /// The ids of those that it has never heard of, or asks in another form.
    pub dropped: Vec<String>,
}

/// Sorts answers into those that a policy takes on a day and the others. Of a series it takes the years that it asks for;
/// years that it does not ask for any more are not told as dropped, see [`outdated`].
#[must_use]
pub fn carry_over(policy: &Policy, answers: &Answers, as_of: Date) -> CarriedOver {
    let mut carried = CarriedOver::default();
    for (id, value) in answers.iter() {
        let input = policy.inputs.iter().find(|input| input.id == *id);
        if let Some(fitting) = input.and_then(|input| fitting(&input.kind, value, as_of)) {
            carried.answers.insert(id.clone(), fitting);
            continue;
        }
        let is_series = input.is_some_and(|input| years_of(&input.kind).is_some());
        if !is_series || !matches!(value, Data::Object(_)) {
            carried.dropped.push(id.clone());
        }
    }
    carried
}

/// Figures of a moving window that have to be replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outdated {
    /// The first and the last year that are asked for now.
    pub window: (i32, i32),
    /// The years that series lack.
    pub years: Vec<i32>,
    /// The positions of the series that lack their latest years and have earlier ones.
    pub series: Vec<usize>,
    /// The positions of totals that were given without their years, for an earlier window.
    pub totals: Vec<usize>,
}

/// What has to be replaced of answers that were given as of one day, as of another one. `None` where everything is of
/// the years that are asked for.
#[must_use]
pub fn outdated(policy: &Policy, answers: &Answers, then: Date, now: Date) -> Option<Outdated> {
    let mut found: Option<Outdated> = None;
    for (position, input) in policy.inputs.iter().enumerate() {
        let years = years_of(&input.kind).filter(|years| matches!(years, Years::Last(_)));
        let Some((years, value)) = years.zip(answers.get(&input.id)) else {
            continue;
        };
        let (from, until) = years.window(now);
        let (mut lacking, mut is_total) = (Vec::new(), false);
        match value {
            Data::Object(given) => {
                let has_earlier = given.keys().filter_map(|year| year.parse::<i32>().ok());
                if has_earlier.min().is_some_and(|first| first < from) {
                    lacking
                        .extend((from..=until).filter(|year| !given.contains_key(&digits(*year))));
                }
            }
            value => is_total = is_figure(value) && years.window(then).1 < until,
        }
        if lacking.is_empty() && !is_total {
            continue;
        }
        let found = found.get_or_insert_with(|| Outdated {
            window: (from, until),
            years: Vec::new(),
            series: Vec::new(),
            totals: Vec::new(),
        });
        found.window = (from, until);
        if is_total {
            found.totals.push(position);
        } else {
            found.series.push(position);
        }
        for year in lacking {
            if let Err(place) = found.years.binary_search(&year) {
                found.years.insert(place, year);
            }
        }
    }
    found
}

/// The answer as the policy takes it, or nothing.
fn fitting(kind: &Kind, value: &Data, as_of: Date) -> Option<Data> {
    let fits = match (kind, value) {
        (_, Data::Null) => true,
        (Kind::YesNo | Kind::Declared, value) => matches!(value, Data::Bool(_)),
        (Kind::Choice(options), value) => {
            let chosen = value.as_text();
            options
                .iter()
                .any(|option| Some(option.id.as_str()) == chosen)
        }
        (kind, Data::Object(given)) => {
            let (from, until) = years_of(kind)?.window(as_of);
            let is_asked = |year: &str| {
                let year = year.parse::<i32>();
                year.is_ok_and(|year| (from..=until).contains(&year))
            };
            let inside = given
                .iter()
                .filter(|(year, figure)| is_asked(year) && is_figure(figure));
            let inside = inside.map(|(year, figure)| (year.clone(), figure.clone()));
            let inside = inside.collect::<Fields>();
            return (!inside.is_empty()).then_some(Data::Object(inside));
        }
        (_, value) => is_figure(value),
    };
    fits.then(|| value.clone())
}

fn years_of(kind: &Kind) -> Option<Years> {
    kind.figure().and_then(|figure| figure.years)
}

/// Whether it may be a figure or a date; what is wrong with it, the form says.
const fn is_figure(value: &Data) -> bool {
    matches!(value, Data::Text(_) | Data::Integer(_) | Data::Decimal(_))
}
