//! Facts with some figures moved, to see what would come of it.

use crate::answers::{Entry, Fact, Facts, Given};
use crate::evaluation::{LARGEST, Status, own_status};
use crate::exact::{Edge, Range, Rational};
use crate::policy::{Criterion, Direction, Figure, Kind, Policy};

/// A working copy of the facts of a check. Every move is counted from the figures that it starts from.
#[derive(Clone)]
pub(super) struct Trial<'a> {
    pub(super) policy: &'a Policy,
    start: Facts,
    pub(super) facts: Facts,
    /// Series of which a criterion reads the lowest year: more of them goes where there is least.
    lowest_first: Vec<usize>,
}

impl<'a> Trial<'a> {
    pub(super) fn new(policy: &'a Policy, criteria: &[Criterion], facts: &Facts) -> Self {
        let mut lowest_first = Vec::new();
        for criterion in criteria {
            criterion.lowest_years(&mut lowest_first);
        }
        Self {
            policy,
            start: facts.clone(),
            facts: facts.clone(),
            lowest_first,
        }
    }

    /// The figure to start from, where it is known and can be used.
    pub(super) fn start(&self, input: usize) -> Option<Rational> {
        known(&self.start, input)
    }

    /// How many whole units a figure can move within its own bounds.
    pub(super) fn room(&self, input: usize, direction: Direction) -> i64 {
        let (Some(figure), Some(value)) = (self.figure(input), self.start(input)) else {
            return 0;
        };
        let years = self.single_years(input);
        let count = Rational::integer(years.as_ref().map_or(1, |years| years.len() as i64));
        let largest = Rational::integer(LARGEST);
        let room = match direction {
            Direction::Up => {
                let most = figure.max.map_or(Ok(largest), |max| max.times(count));
                most.and_then(|most| most.min(largest).minus(value))
            }
            Direction::Down => figure.min.times(count).and_then(|least| value.minus(least)),
        };
        room.map_or(0, Rational::floor).max(0)
    }

    /// How many units a part can grow before it is larger than one of its wholes as they stand.
    pub(super) fn room_in_wholes(&self, input: usize) -> i64 {
        let mut room = i64::MAX;
        for whole in self.policy.wholes_of(input) {
            let (part, whole) = (self.start(input), self.facts.number(whole).high().finite());
            if let (Some(part), Some(whole)) = (part, whole) {
                room = room.min(whole.minus(part).map_or(0, Rational::floor).max(0));
            }
        }
        room
    }

    /// How many units a whole can shrink before it is smaller than one of its parts.
    pub(super) fn room_above_parts(&self, input: usize) -> i64 {
        let mut room = i64::MAX;
        for rule in &self.policy.consistency {
            if rule.within != input {
                continue;
            }
            for part in &rule.parts {
                let (part, whole) = (self.facts.number(*part).low().finite(), self.start(input));
                if let (Some(part), Some(whole)) = (part, whole) {
                    room = room.min(whole.minus(part).map_or(0, Rational::floor).max(0));
                }
            }
        }
        room
    }

    /// Moves a figure by one of a range of whole amounts.
    pub(super) fn shift(&mut self, input: usize, low: i64, high: i64, direction: Direction) {
        let moved = match self.start.fact(input) {
            Some(Fact::Number(range)) => range
                .single()
                .and_then(|value| between(value, value, low, high, direction))
                .map(Fact::Number),
            Some(Fact::Series { total, .. }) => total.single().and_then(|value| {
                let total = between(value, value, low, high, direction)?;
                let years = self.years(input, total, low, high, direction)?;
                Some(Fact::Series { years, total })
            }),
            _ => None,
        };
        if let (Some(fact), Some(entry)) = (moved, self.facts.entries.get_mut(input)) {
            entry.fact = fact;
        }
    }

    /// Puts a figure back to what it started from.
    pub(super) fn restore(&mut self, input: usize) {
        if let (Some(before), Some(entry)) = (
            self.start.entries.get(input),
            self.facts.entries.get_mut(input),
        ) {
            entry.clone_from(before);
        }
    }

    /// Makes a figure as it is moved the one to start from.
    pub(super) fn keep(&mut self, input: usize) {
        if let (Some(after), Some(entry)) = (
            self.facts.entries.get(input),
            self.start.entries.get_mut(input),
        ) {
            entry.clone_from(after);
        }
    }

    /// Whether a criterion itself is met, whatever lifts it.
    pub(super) fn status(&self, criterion: &Criterion) -> Status {
        own_status(self.policy, &self.facts, criterion)
    }

    fn figure(&self, input: usize) -> Option<&'a Figure> {
        match &self.policy.inputs.get(input)?.kind {
            Kind::Count(figure) | Kind::Amount(figure) => Some(figure),
            _ => None,
        }
    }

    /// The years of a series, where each is known.
    fn single_years(&self, input: usize) -> Option<Vec<Rational>> {
        let years = self.start.years(input);
        if years.is_empty() {
            return None;
        }
        years.iter().map(|year| year.single()).collect()
    }

    /// What the years of a series can be when its sum has moved.
    fn years(
        &self,
        input: usize,
        total: Range,
        low: i64,
        high: i64,
        direction: Direction,
    ) -> Option<Vec<Range>> {
        let Some(years) = self.single_years(input) else {
            // Of a bare total each year can be anything up to it.
            let least = self.figure(input)?.min;
            let each = Range::new(Edge::at(least), total.high()).unwrap_or(total);
            return Some(vec![each; self.start.years(input).len()]);
        };
        let low = self.share_out(input, years.clone(), low, direction)?;
        let high = self.share_out(input, years, high, direction)?;
        let pairs = low.into_iter().zip(high);
        Some(
            pairs
                .map(|(low, high)| Range::point(low).hull(Range::point(high)))
                .collect(),
        )
    }

    /// Spreads a change over the years: the latest first, as what is still to come; where a criterion
    /// reads the lowest year, the lowest first.
    fn share_out(
        &self,
        input: usize,
        mut years: Vec<Rational>,
        mut left: i64,
        direction: Direction,
    ) -> Option<Vec<Rational>> {
        let figure = self.figure(input)?;
        if direction == Direction::Up && self.lowest_first.contains(&input) {
            let rooms = years.iter().enumerate();
            let rooms = rooms.map(|(place, year)| self.room_of_year(input, place, *year, figure));
            let rooms = rooms.collect::<Vec<_>>();
            fill_lowest(&mut years, &rooms, left);
            return Some(years);
        }
        for place in (0..years.len()).rev() {
            let year = years.get_mut(place)?;
            let room = match direction {
                Direction::Up => self.room_of_year(input, place, *year, figure),
                Direction::Down => year.minus(figure.min).ok()?.floor().max(0),
            };
            let step = if place == 0 { left } else { left.min(room) };
            left -= step;
            *year = by(*year, step, direction)?;
        }
        Some(years)
    }

    fn room_of_year(&self, input: usize, place: usize, value: Rational, figure: &Figure) -> i64 {
        let mut most = figure.max;
        for whole in self.policy.wholes_of(input) {
            let whole = self.facts.years(whole).get(place);
            if let Some(whole) = whole.and_then(|whole| whole.high().finite()) {
                most = Some(most.map_or(whole, |most| most.min(whole)));
            }
        }
        most.map_or(i64::MAX, |most| {
            most.minus(value).map_or(0, Rational::floor).max(0)
        })
    }
}

/// A figure that was answered and is certain.
fn known(facts: &Facts, input: usize) -> Option<Rational> {
    match facts.entries.get(input)? {
        Entry {
            fact: Fact::Number(range) | Fact::Series { total: range, .. },
            given: Given::Answered,
        } => range.single(),
        _ => None,
    }
}

/// A whole change as an amount and its direction.
pub(super) fn step(by: Rational) -> Option<(i64, Direction)> {
    let direction = if by.is_negative() {
        Direction::Down
    } else {
        Direction::Up
    };
    Some((by.absolute().to_i64()?, direction))
}

fn by(value: Rational, amount: i64, direction: Direction) -> Option<Rational> {
    let amount = Rational::integer(amount);
    match direction {
        Direction::Up => value.plus(amount).ok(),
        Direction::Down => value.minus(amount).ok(),
    }
}

fn between(
    from: Rational,
    to: Rational,
    low: i64,
    high: i64,
    direction: Direction,
) -> Option<Range> {
    let (near, far) = (by(from, low, direction)?, by(to, high, direction)?);
    Some(Range::point(near).hull(Range::point(far)))
}

/// Raises the lowest years, each within its room, so that the lowest of all ends as high as it can.
fn fill_lowest(years: &mut [Rational], rooms: &[i64], mut left: i64) {
    let mut rooms = rooms.to_vec();
    while left > 0 {
        let open = || years.iter().zip(&rooms).filter(|(_, room)| **room > 0);
        let Some(lowest) = open().map(|(year, _)| *year).min() else {
            return;
        };
        let alike = || open().filter(|(year, _)| **year == lowest);
        let count = alike().count() as i64;
        let least_room = alike().map(|(_, room)| *room).min().unwrap_or(0);
        let above = open().map(|(year, _)| *year).filter(|year| *year > lowest);
        let step = above.min().and_then(|next| next.minus(lowest).ok());
        // To the next lowest, in whole units; where all are equal, as far as it goes.
        let each = step.map_or(i64::MAX, Rational::ceiling).min(least_room);
        let each = each.min((left / count).max(1));
        for (year, room) in years.iter_mut().zip(&mut rooms) {
            if *year != lowest || *room == 0 || left < each {
                continue;
            }
            let Some(raised) = by(*year, each, Direction::Up) else {
                return;
            };
            *year = raised;
            *room -= each;
            left -= each;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Rational, fill_lowest};

    fn filled(years: &[i64], left: i64) -> Vec<i64> {
        within(years, &vec![i64::MAX; years.len()], left)
    }

    fn within(years: &[i64], rooms: &[i64], left: i64) -> Vec<i64> {
        let mut years = years
            .iter()
            .copied()
            .map(Rational::integer)
            .collect::<Vec<_>>();
        fill_lowest(&mut years, rooms, left);
        years.into_iter().filter_map(Rational::to_i64).collect()
    }

    #[test]
    fn the_lowest_years_are_raised_first() {
        assert_eq!(filled(&[5, 2, 9], 2), [5, 4, 9]);
        assert_eq!(filled(&[5, 2, 9], 4), [6, 5, 9]);
        assert_eq!(filled(&[5, 2, 9], 12), [10, 9, 9]);
        assert_eq!(filled(&[0, 0], 7), [4, 3]);
        assert_eq!(filled(&[], 7), [0_i64; 0]);
        assert_eq!(within(&[0, 0, 5], &[2, 9, 0], 7), [2, 5, 5]);
    }
}
