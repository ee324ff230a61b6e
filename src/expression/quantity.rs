//! Expressions with a number or a date as result.

use super::Condition;
use crate::answers::{Facts, Given, Inputs};
use crate::exact::{Date, Edge, Overflow, Period, Range, Rational, Values};

/// An expression whose result is a number; a date is the number of its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// A number as written.
    Literal(Rational),
    /// The answer to an input; of a series the sum of its years.
    Input(usize),
    /// The day of the check.
    AsOf,
    /// A figure by the chosen option, one for each option in order.
    Lookup(usize, Vec<Rational>),
    /// The opposite number.
    Negate(Box<Quantity>),
    /// Sum.
    Add(Box<Quantity>, Box<Quantity>),
    /// Difference.
    Subtract(Box<Quantity>, Box<Quantity>),
    /// Product.
    Multiply(Box<Quantity>, Box<Quantity>),
    /// Quotient.
    Divide(Box<Quantity>, Box<Quantity>),
    /// One of two, by a condition; as in FEEL, what does not hold takes the second.
    If(Box<Condition>, Box<Quantity>, Box<Quantity>),
    /// The smallest.
    Min(Vec<Quantity>),
    /// The largest.
    Max(Vec<Quantity>),
    /// The smallest year of a series.
    LowestYear(usize),
    /// The largest year of a series.
    HighestYear(usize),
    /// The date at the end of a period from a date.
    After(Box<Quantity>, Period),
    /// Full years from the first date to the second.
    FullYears(Box<Quantity>, Box<Quantity>),
    /// The year of a date.
    YearOf(Box<Quantity>),
}

impl Quantity {
    /// The values that the expression can still have.
    ///
    /// # Errors
    /// [`Overflow`] when a figure does not fit.
    pub fn values(&self, facts: &Facts) -> Result<Values, Overflow> {
        Ok(Values::of(match self {
            Self::Literal(value) => Range::point(*value),
            Self::Input(input) => facts.number(*input),
            Self::AsOf => Range::point(day_number(facts.as_of)),
            Self::Lookup(input, rows) => lookup(facts, *input, rows),
            Self::LowestYear(input) => of_years(facts, *input, Range::min),
            Self::HighestYear(input) => of_years(facts, *input, Range::max),
            Self::Negate(inner) => return both(&ZERO, inner, facts, Range::minus),
            Self::Add(left, right) => return both(left, right, facts, Range::plus),
            Self::Subtract(left, right) => return both(left, right, facts, Range::minus),
            Self::Multiply(left, right) => return both(left, right, facts, Range::times),
            Self::FullYears(from, to) => return both(from, to, facts, years),
            Self::Divide(left, right) => return quotient(left, right, facts),
            Self::If(condition, then, otherwise) => {
                let truth = condition.choice(facts)?;
                if truth.is_open() {
                    return Ok(then.values(facts)?.or_also(otherwise.values(facts)?));
                }
                let branch = if truth.holds() { then } else { otherwise };
                return branch.values(facts);
            }
            Self::Min(items) => return fold(items, facts, |left, right| Ok(left.min(right))),
            Self::Max(items) => return fold(items, facts, |left, right| Ok(left.max(right))),
            Self::After(date, period) => {
                return map_date(date, facts, &|day| day.after(*period).map(day_number));
            }
            Self::YearOf(date) => {
                return map_date(date, facts, &|day| {
                    Ok(Rational::from(i64::from(day.year())))
                });
            }
        }))
    }

    /// Adds the inputs that keep the result open. Parts that are settled add none.
    pub fn open_inputs(&self, facts: &Facts, found: &mut Inputs) {
        if self.values(facts).is_ok_and(Values::is_settled) {
            return;
        }
        match self {
            Self::Input(input)
            | Self::Lookup(input, _)
            | Self::LowestYear(input)
            | Self::HighestYear(input) => found.push(*input),
            Self::If(condition, then, otherwise) => {
                let truth = condition.choice(facts);
                condition.open_choice(facts, found);
                if !truth.is_ok_and(|truth| truth.fails()) {
                    then.open_inputs(facts, found);
                }
                if !truth.is_ok_and(|truth| truth.holds()) {
                    otherwise.open_inputs(facts, found);
                }
            }
            _ => self.each_part(&mut |part| part.open_inputs(facts, found)),
        }
    }

    /// Adds every input that the expression reads.
    pub fn inputs(&self, found: &mut Inputs) {
        match self {
            Self::Input(input)
            | Self::Lookup(input, _)
            | Self::LowestYear(input)
            | Self::HighestYear(input) => found.push(*input),
            Self::If(condition, then, otherwise) => {
                condition.inputs(found);
                then.inputs(found);
                otherwise.inputs(found);
            }
            _ => self.each_part(&mut |part| part.inputs(found)),
        }
    }

    /// How many nodes the expression has.
    pub(crate) fn nodes(&self) -> usize {
        let mut nodes = 1;
        match self {
            Self::If(condition, then, otherwise) => {
                nodes += condition.nodes() + then.nodes() + otherwise.nodes()
            }
            _ => self.each_part(&mut |part| nodes += part.nodes()),
        }
        nodes
    }

    /// The numbers that a table can still give, in rising order, when the expression is a table with
    /// an open key; for telling them one by one instead of as a range.
    #[must_use]
    pub fn open_rows(&self, facts: &Facts) -> Option<Vec<Rational>> {
        let Self::Lookup(input, rows) = self else {
            return None;
        };
        if facts.choice(*input).is_some() {
            return None;
        }
        let mut rising = Vec::<Rational>::new();
        for row in rows {
            if let Err(place) = rising.binary_search(row) {
                rising.insert(place, *row);
            }
        }
        Some(rising)
    }

    fn each_part(&self, visit: &mut impl FnMut(&Self)) {
        match self {
            Self::Literal(_)
            | Self::AsOf
            | Self::Input(_)
            | Self::Lookup(..)
            | Self::LowestYear(_)
            | Self::HighestYear(_)
            | Self::If(..) => {}
            Self::Negate(inner) | Self::After(inner, _) | Self::YearOf(inner) => visit(inner),
            Self::Add(left, right)
            | Self::Subtract(left, right)
            | Self::Multiply(left, right)
            | Self::Divide(left, right)
            | Self::FullYears(left, right) => {
                visit(left);
                visit(right);
            }
            Self::Min(items) | Self::Max(items) => items.iter().for_each(visit),
        }
    }
}

const ZERO: Quantity = Quantity::Literal(Rational::ZERO);

const UNDEFINED: Values = Values {
    range: None,
    undefined: true,
};

/// A table whose key is open stands for all rows still possible.
fn lookup(facts: &Facts, input: usize, rows: &[Rational]) -> Range {
    if let Some(row) = facts.choice(input).and_then(|option| rows.get(option)) {
        return Range::point(*row);
    }
    let mut found = None::<Range>;
    for row in rows {
        let row = Range::point(*row);
        found = Some(found.map_or(row, |found| found.hull(row)));
    }
    found.unwrap_or(Range::ALL)
}

fn of_years(facts: &Facts, input: usize, choose: fn(Range, Range) -> Range) -> Range {
    let mut found = None;
    for year in facts.years(input) {
        found = Some(found.map_or(*year, |found| choose(found, *year)));
    }
    found.unwrap_or(Range::ALL)
}

fn both(
    left: &Quantity,
    right: &Quantity,
    facts: &Facts,
    function: fn(Range, Range) -> Result<Range, Overflow>,
) -> Result<Values, Overflow> {
    left.values(facts)?.combine(right.values(facts)?, function)
}

/// A part is at most its whole, which two ranges do not tell. Of a refused count only 0 and whole numbers from 1 on can
/// have been meant.
fn quotient(left: &Quantity, right: &Quantity, facts: &Facts) -> Result<Values, Overflow> {
    let mut divisor = right.values(facts)?;
    if let Quantity::Input(input) = right
        && facts.given(*input) == Given::Marked
        && divisor.range == Some(Range::at_least(Rational::ZERO))
    {
        divisor = Values {
            range: Some(Range::at_least(Rational::ONE)),
            undefined: true,
        };
    }
    let mut values = left.values(facts)?.over(divisor)?;
    if let (Quantity::Input(part), Quantity::Input(whole), Some(range)) =
        (left, right, &mut values.range)
        && range.single().is_none()
        && range.contains(Rational::ONE)
        && facts.is_part(*part, *whole)
    {
        *range = range.min(Range::point(Rational::ONE));
    }
    Ok(values)
}

fn fold(
    items: &[Quantity],
    facts: &Facts,
    choose: fn(Range, Range) -> Result<Range, Overflow>,
) -> Result<Values, Overflow> {
    let Some((first, rest)) = items.split_first() else {
        return Ok(UNDEFINED);
    };
    let mut folded = first.values(facts)?;
    for item in rest {
        folded = folded.combine(item.values(facts)?, choose)?;
    }
    Ok(folded)
}

fn map_date(
    date: &Quantity,
    facts: &Facts,
    function: &dyn Fn(Date) -> Result<Rational, Overflow>,
) -> Result<Values, Overflow> {
    let mut values = date.values(facts)?;
    if let Some(range) = &mut values.range {
        *range = range.map_rising(&|day| function(to_date(day)?))?;
    }
    Ok(values)
}

/// Fewest years from the latest start to the earliest end, most from the earliest to the latest.
fn years(from: Range, to: Range) -> Result<Range, Overflow> {
    let between = |from: Rational, to: Rational| {
        let years = to_date(from)?.full_years_until(to_date(to)?)?;
        Ok(Rational::integer(i64::from(years)))
    };
    if let (Some(from), Some(to)) = (from.single(), to.single()) {
        return between(from, to).map(Range::point);
    }
    let end = |from: Edge, to: Edge| between(from.finite()?, to.finite()?).ok().map(Edge::at);
    let low = end(from.high(), to.low()).unwrap_or(Edge::NEGATIVE_INFINITY);
    let high = end(from.low(), to.high()).unwrap_or(Edge::POSITIVE_INFINITY);
    Range::new(low, high).ok_or(Overflow)
}

fn day_number(date: Date) -> Rational {
    Rational::integer(i64::from(date.days()))
}

fn to_date(day: Rational) -> Result<Date, Overflow> {
    Date::from_days(day.to_i64().ok_or(Overflow)?)
}
