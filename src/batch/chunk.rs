//! The answers of some applicants, column by column, as the tables and comparisons need them.

use super::plan::states;
use crate::answers::{Answers, Data, Fact, Facts};
use crate::evaluation::LARGEST;
use crate::exact::{Date, Range, digits};
use crate::policy::{Choice, Kind, Policy, Years};

/// The answers of applicants to one input, one after the other.
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    /// Whole numbers: figures, 0 for no and 1 for yes, positions of options, days since 1970-01-01. A true beside one says
    /// that it was not answered; where nothing stands beside, it was.
    Whole(Vec<i64>, Vec<bool>),
    /// Answers as a single evaluation takes them; null was not answered.
    Answers(Vec<Data>),
    /// The figures of a series, year by year.
    Years(Vec<(String, Column)>),
}

/// One answer.
enum Cell<'c> {
    Open,
    Whole(i64),
    Other(&'c Data),
}

impl Cell<'_> {
    /// The value of a figure. As an answer a number is no option and no day.
    fn figure(&self, is_date: bool) -> Option<i64> {
        match self {
            Self::Whole(value) => Some(*value),
            Self::Other(Data::Integer(value)) if !is_date => Some(*value),
            _ => None,
        }
    }
}

impl Column {
    fn cell(&self, row: usize) -> Cell<'_> {
        match self {
            Self::Whole(values, open) => match values.get(row) {
                Some(value) if !open.get(row).is_some_and(|open| *open) => Cell::Whole(*value),
                _ => Cell::Open,
            },
            Self::Answers(answers) => match answers.get(row) {
                None | Some(Data::Null) => Cell::Open,
                Some(other) => Cell::Other(other),
            },
            Self::Years(_) => Cell::Open,
        }
    }

    fn year(&self, year: i32) -> Option<&Self> {
        let Self::Years(years) = self else {
            return None;
        };
        let name = digits(year);
        let mut years = years.iter();
        years.find(|(own, _)| *own == name).map(|(_, own)| own)
    }
}

/// The figures of one input.
#[derive(Default)]
struct Figures {
    values: Vec<i64>,
    /// Whether the value is known, within its bounds, and contradicts nothing.
    plain: Vec<bool>,
}

/// The answers of so many applicants.
pub(super) struct Chunk<'c> {
    policy: &'c Policy,
    asked: &'c [usize],
    columns: &'c [Option<Column>],
    rows: usize,
    as_of: Date,
    /// Of yes/no and choice inputs, by position: the value, or the first number after them where it was not answered, or
    /// the second where it cannot be used.
    codes: Vec<Vec<u8>>,
    figures: Vec<Figures>,
}

impl<'c> Chunk<'c> {
    pub(super) fn new(
        policy: &'c Policy,
        asked: &'c [usize],
        open: &Facts,
        columns: &'c [Option<Column>],
        rows: usize,
    ) -> Self {
        let mut chunk = Self {
            policy,
            asked,
            columns,
            rows,
            as_of: open.as_of,
            codes: Vec::new(),
            figures: Vec::new(),
        };
        for (position, input) in policy.inputs.iter().enumerate() {
            let is_asked = asked.binary_search(&position).is_ok();
            let (mut codes, mut figures) = (Vec::new(), Figures::default());
            if is_asked && states(&input.kind).is_some() {
                codes = self::codes(&input.kind, chunk.column(position), rows);
            } else if let Some(column) = chunk.column(position).filter(|_| is_asked) {
                figures = self::figures(&input.kind, column, open, position, rows);
            }
            chunk.codes.push(codes);
            chunk.figures.push(figures);
        }
        for rule in &policy.consistency {
            for part in &rule.parts {
                for whole in [rule.within]
                    .iter()
                    .chain(policy.all_wholes_of(rule.within))
                {
                    chunk.contradict(*part, *whole, open);
                }
            }
        }
        chunk
    }

    pub(super) const fn rows(&self) -> usize {
        self.rows
    }

    pub(super) const fn as_of(&self) -> Date {
        self.as_of
    }

    pub(super) fn codes(&self, input: usize) -> &[u8] {
        self.codes.get(input).map_or(&[], Vec::as_slice)
    }

    /// The position of the chosen option.
    pub(super) fn option(&self, input: usize, row: usize) -> Option<usize> {
        // The codes after the options belong to no row of a table.
        self.codes(input).get(row).copied().map(usize::from)
    }

    /// The figure of an applicant, where it is known and nothing is wrong with it.
    pub(super) fn figure(&self, input: usize, row: usize) -> Option<i64> {
        let figures = self.figures.get(input)?;
        let plain = figures.plain.get(row).copied().unwrap_or_default();
        figures.values.get(row).copied().filter(|_| plain)
    }

    /// All answers of an applicant, as a single evaluation takes them.
    pub(super) fn answers(&self, row: usize) -> Answers {
        let mut answers = Answers::new();
        for position in self.asked {
            let input = self.policy.inputs.get(*position);
            if let (Some(input), Some(column)) = (input, self.column(*position))
                && let Some(answer) = answer(&input.kind, column, row)
            {
                answers.insert(input.id.clone(), answer);
            }
        }
        answers
    }

    fn column(&self, input: usize) -> Option<&'c Column> {
        self.columns.get(input)?.as_ref()
    }

    /// Leaves the figures of a part that may be larger than its whole to the ordinary evaluation.
    fn contradict(&mut self, part: usize, within: usize, open: &Facts) {
        let limit = open.number(within).high().finite();
        let (part_years, whole_years) = (self.has_years(part), self.has_years(within));
        let Some(own) = self.figures.get_mut(part) else {
            return;
        };
        let (mut values, mut plain) = (Vec::new(), Vec::new());
        std::mem::swap(&mut values, &mut own.values);
        std::mem::swap(&mut plain, &mut own.plain);
        for (row, (value, plain)) in values.iter().zip(&mut plain).enumerate() {
            *plain &= match self.figure(within, row) {
                Some(whole) => {
                    *value <= whole
                        && part_years == whole_years
                        && (!part_years || self.years_fit(part, within, row))
                }
                None => limit.is_none() && self.is_open(within, row),
            };
        }
        if let Some(own) = self.figures.get_mut(part) {
            *own = Figures { values, plain };
        }
    }

    fn has_years(&self, input: usize) -> bool {
        matches!(self.column(input), Some(Column::Years(_)))
    }

    /// Whether an applicant did not answer.
    pub(super) fn is_open(&self, input: usize, row: usize) -> bool {
        match self.column(input) {
            None => true,
            Some(Column::Years(years)) => {
                let mut years = years.iter();
                years.all(|(_, column)| matches!(column.cell(row), Cell::Open))
            }
            Some(column) => matches!(column.cell(row), Cell::Open),
        }
    }

    /// Both have a known figure for every year.
    fn years_fit(&self, part: usize, whole: usize, row: usize) -> bool {
        let (Some(Column::Years(parts)), Some(whole)) = (self.column(part), self.column(whole))
        else {
            return false;
        };
        parts.iter().all(|(year, part)| {
            let whole = year.parse().ok().and_then(|year| whole.year(year));
            let whole = whole.and_then(|whole| whole.cell(row).figure(false));
            let part = part.cell(row).figure(false);
            part.zip(whole).is_some_and(|(part, whole)| part <= whole)
        })
    }
}

fn codes(kind: &Kind, column: Option<&Column>, rows: usize) -> Vec<u8> {
    let options: &[Choice] = match kind {
        Kind::Choice(options) => options,
        _ => &[],
    };
    let values = match kind {
        Kind::Choice(options) => options.len(),
        _ => 2,
    };
    let open = u8::try_from(values).unwrap_or(u8::MAX);
    let marked = open.saturating_add(1);
    let code = |row: usize| match column.map_or(Cell::Open, |column| column.cell(row)) {
        Cell::Open => open,
        Cell::Whole(value) => {
            let value = u8::try_from(value).ok();
            value.filter(|value| *value < open).unwrap_or(marked)
        }
        Cell::Other(Data::Bool(value)) if options.is_empty() => u8::from(*value),
        Cell::Other(Data::Text(id)) => {
            let position = options.iter().position(|option| option.id == *id);
            position
                .and_then(|position| u8::try_from(position).ok())
                .unwrap_or(marked)
        }
        Cell::Other(_) => marked,
    };
    (0..rows).map(code).collect()
}

/// Whole numbers from one bound to the other, both included.
fn bounds(range: Range) -> (i64, i64) {
    let low = range.low().finite().map(|low| low.ceiling());
    let high = range.high().finite().map(|high| high.floor());
    (
        low.unwrap_or(i64::MIN),
        high.map_or(LARGEST, |high| high.min(LARGEST)),
    )
}

fn figures(kind: &Kind, column: &Column, open: &Facts, input: usize, rows: usize) -> Figures {
    // The bounds of a series are those of each year, and of a bare total their sum.
    let (low, high) = match (open.fact(input), column) {
        (Some(Fact::Series { years, .. }), Column::Years(_)) => {
            bounds(years.first().copied().unwrap_or(Range::ALL))
        }
        _ => bounds(open.number(input)),
    };
    let fits = |value: i64| low <= value && value <= high;
    let mut figures = Figures {
        values: vec![0; rows],
        plain: vec![true; rows],
    };
    let each = figures.values.iter_mut().zip(&mut figures.plain);
    let Some(years) = series(kind).filter(|_| matches!(column, Column::Years(_))) else {
        let is_date = matches!(kind, Kind::Date { .. });
        for (row, (figure, plain)) in each.enumerate() {
            let value = column.cell(row).figure(is_date);
            *figure = value.unwrap_or_default();
            *plain = value.is_some_and(fits) && (!is_date || Date::from_days(*figure).is_ok());
        }
        return figures;
    };
    let (from, until) = years.window(open.as_of);
    let columns =
        (from..=until).map(|year| column.year(year).filter(|_| year <= open.as_of.year()));
    let columns = columns.collect::<Vec<_>>();
    for (row, (figure, plain)) in each.enumerate() {
        for column in &columns {
            let value = column.and_then(|column| column.cell(row).figure(false));
            // No sum of so many figures up to the largest is too large.
            *figure = figure.saturating_add(value.unwrap_or_default());
            *plain &= value.is_some_and(fits);
        }
    }
    figures
}

fn series(kind: &Kind) -> Option<Years> {
    match kind {
        Kind::Count(figure) | Kind::Amount(figure) => figure.years,
        _ => None,
    }
}

/// One answer as a single evaluation takes it.
fn answer(kind: &Kind, column: &Column, row: usize) -> Option<Data> {
    if let Column::Years(years) = column {
        let mut given = Answers::new();
        for (year, column) in years {
            match column.cell(row) {
                Cell::Open => {}
                Cell::Whole(value) => {
                    given.insert(year.clone(), Data::Integer(value));
                }
                Cell::Other(other) => {
                    given.insert(year.clone(), other.clone());
                }
            }
        }
        return (!given.is_empty()).then_some(Data::Object(given));
    }
    let value = match column.cell(row) {
        Cell::Open => return None,
        Cell::Other(other) => return Some(other.clone()),
        Cell::Whole(value) => value,
    };
    let answer = match kind {
        Kind::YesNo | Kind::Declared if value == 0 || value == 1 => Some(Data::Bool(value == 1)),
        Kind::Choice(options) => {
            let option = usize::try_from(value).ok().and_then(|at| options.get(at));
            option.map(|option| Data::text(option.id.as_str()))
        }
        Kind::Date { .. } => {
            let date = Date::from_days(value).ok();
            date.map(|date| Data::Text(date.written()))
        }
        _ => None,
    };
    Some(answer.unwrap_or(Data::Integer(value)))
}
