//! The inputs of a policy by name, for the expressions of a compiled policy.

use std::cell::Cell;

use super::limits::MOST_PARTS;
use super::{Input, Kind};
use crate::expression::{InputKind, Names};

/// The inputs, and their positions in the order of their ids.
pub(super) struct InputNames<'a> {
    inputs: &'a [Input],
    by_id: Vec<usize>,
    /// How many parts of the policy were read so far.
    parts: &'a Cell<usize>,
}

impl<'a> InputNames<'a> {
    pub(super) fn new(inputs: &'a [Input], parts: &'a Cell<usize>) -> Self {
        let mut names = Self {
            inputs,
            by_id: Vec::new(),
            parts,
        };
        for (position, input) in inputs.iter().enumerate() {
            if let Err(place) = names.place(&input.id) {
                names.by_id.insert(place, position);
            }
        }
        names
    }

    fn place(&self, id: &str) -> Result<usize, usize> {
        self.by_id.binary_search_by(|position| {
            let other = self.inputs.get(*position);
            other.map_or("", |input| input.id.as_str()).cmp(id)
        })
    }

    fn find(&self, id: &str) -> Option<(usize, &Input)> {
        let position = *self.by_id.get(self.place(id).ok()?)?;
        Some((position, self.inputs.get(position)?))
    }

    /// The position of an input that a criterion declares.
    pub(super) fn declared(&self, id: &str) -> Option<usize> {
        let (position, input) = self.find(id)?;
        matches!(input.kind, Kind::Declared).then_some(position)
    }
}

impl Names for InputNames<'_> {
    fn input(&self, id: &str) -> Option<(usize, InputKind)> {
        let (position, input) = self.find(id)?;
        let kind = match &input.kind {
            Kind::Count(figure) | Kind::Amount(figure) if figure.years.is_some() => {
                InputKind::Series
            }
            Kind::Count(_) | Kind::Amount(_) | Kind::Date { .. } => InputKind::Number,
            Kind::YesNo | Kind::Declared => InputKind::YesNo,
            Kind::Choice(_) => InputKind::Choice,
        };
        Some((position, kind))
    }

    fn options(&self, input: usize) -> Vec<&str> {
        match self.inputs.get(input).map(|input| &input.kind) {
            Some(Kind::Choice(options)) => {
                options.iter().map(|option| option.id.as_str()).collect()
            }
            _ => Vec::new(),
        }
    }

    fn has_room(&self, parts: usize) -> bool {
        has_room(self.parts, parts)
    }
}

/// Counts parts that are about to be read; whether there is room for them.
pub(super) fn has_room(counted: &Cell<usize>, parts: usize) -> bool {
    counted.set(counted.get().saturating_add(parts));
    counted.get() <= MOST_PARTS
}
