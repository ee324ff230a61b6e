//! Sets of inputs.

use std::ops::Deref;

/// Positions of inputs, each once, in the order of the form.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Inputs(Vec<usize>);

impl Inputs {
    /// No inputs.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds an input, unless it is there.
    pub fn push(&mut self, input: usize) {
        if let Err(place) = self.0.binary_search(&input) {
            self.0.insert(place, input);
        }
    }

    /// Adds several.
    pub fn add(&mut self, inputs: &[usize]) {
        for input in inputs {
            self.push(*input);
        }
    }

    /// Takes an input away.
    pub fn remove(&mut self, input: usize) {
        if let Ok(place) = self.0.binary_search(&input) {
            self.0.remove(place);
        }
    }

    /// Takes all away.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

impl<'i> Extend<&'i usize> for Inputs {
    fn extend<I: IntoIterator<Item = &'i usize>>(&mut self, inputs: I) {
        inputs.into_iter().for_each(|input| self.push(*input));
    }
}

impl Deref for Inputs {
    type Target = [usize];

    fn deref(&self) -> &[usize] {
        &self.0
    }
}
