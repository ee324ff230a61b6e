//! How the statuses of one criterion are found for many applicants.
//!
//! A criterion whose figures are all known depends on nothing but the outcomes of its comparisons and on its yes/no and
//! choice answers. So a table remembers what the ordinary evaluation said of each combination, and applicants are only
//! looked up. A comparison of which nothing is known has one outcome for all as well. Where some figures are open or marked, and for kinds of expressions that are not compared here, every applicant
//! goes the ordinary way: a table can make a result faster, never different.

use super::UNDECIDED;
use super::chunk::Chunk;
use super::fraction::{compare, is_plain};
use crate::answers::Inputs;
use crate::expression::{Comparison, Condition, Quantity};
use crate::policy::{Criterion, Decision, Kind, Policy};

/// The most combinations that a table may have.
const LARGEST_TABLE: usize = 1 << 14;

/// The key of an applicant for whom the table does not do.
const NO_KEY: u16 = u16::MAX;

/// A comparison of two figures.
struct Atom<'p> {
    comparison: Comparison,
    left: &'p Quantity,
    right: &'p Quantity,
    /// The figures that it reads.
    figures: Inputs,
}

impl Atom<'_> {
    /// How many outcomes it is remembered by.
    const STATES: usize = 4;

    fn state(&self, chunk: &Chunk<'_>, row: usize) -> Option<u16> {
        let Some(truth) = compare(self.comparison, self.left, self.right, chunk, row) else {
            let mut figures = self.figures.iter();
            let nothing =
                !self.figures.is_empty() && figures.all(|input| chunk.is_open(*input, row));
            return nothing.then_some(3);
        };
        Some(if truth.holds() {
            0
        } else if truth.is_undefined() {
            2
        } else {
            1
        })
    }
}

/// How the status of one criterion is found.
pub(super) struct Plan<'p> {
    /// The yes/no and choice inputs that it depends on, with the weight of each in the key.
    options: Vec<(usize, u16)>,
    /// The comparisons that it depends on.
    atoms: Vec<(Atom<'p>, u16)>,
    /// The status of each combination that has occurred; empty where no table does.
    table: Vec<u8>,
}

impl<'p> Plan<'p> {
    pub(super) fn new(policy: &'p Policy, criterion: &'p Criterion) -> Self {
        Self::with_table(policy, criterion).unwrap_or(Self {
            options: Vec::new(),
            atoms: Vec::new(),
            table: Vec::new(),
        })
    }

    fn with_table(policy: &'p Policy, criterion: &'p Criterion) -> Option<Self> {
        let mut reads = Reads::default();
        reads.criterion(criterion)?;
        reads.follow_questions(policy)?;
        let mut size = 1_usize;
        let mut weigh = |states: usize| {
            let weight = size;
            size *= states;
            (size <= LARGEST_TABLE)
                .then(|| u16::try_from(weight).ok())
                .flatten()
        };
        let mut options = Vec::new();
        for input in reads.options.iter() {
            let states = states(&policy.inputs.get(*input)?.kind)?;
            options.push((*input, weigh(states)?));
        }
        let mut atoms = Vec::new();
        for atom in reads.atoms {
            atoms.push((atom, weigh(Atom::STATES)?));
        }
        Some(Self {
            options,
            atoms,
            table: vec![UNDECIDED; size],
        })
    }

    /// The key of each applicant.
    pub(super) fn keys(&self, chunk: &Chunk<'_>, keys: &mut Vec<u16>) {
        keys.clear();
        if self.table.is_empty() {
            keys.resize(chunk.rows(), NO_KEY);
            return;
        }
        keys.resize(chunk.rows(), 0);
        for (input, weight) in &self.options {
            for (key, code) in keys.iter_mut().zip(chunk.codes(*input)) {
                *key += weight * u16::from(*code);
            }
        }
        for (atom, weight) in &self.atoms {
            for (row, key) in keys.iter_mut().enumerate() {
                if *key != NO_KEY {
                    let state = atom.state(chunk, row);
                    *key = state.map_or(NO_KEY, |state| *key + state * weight);
                }
            }
        }
    }

    /// The status of this combination, if it has occurred.
    pub(super) fn known(&self, key: u16) -> Option<u8> {
        let status = self.table.get(usize::from(key)).copied();
        status.filter(|status| *status != UNDECIDED)
    }

    /// Remembers the status of a combination.
    pub(super) fn learn(&mut self, key: u16, status: u8) -> u8 {
        if let Some(place) = self.table.get_mut(usize::from(key)) {
            *place = status;
        }
        status
    }
}

/// How many codes a yes/no or choice input has: its values, not answered, and marked.
pub(super) fn states(kind: &Kind) -> Option<usize> {
    match kind {
        Kind::YesNo | Kind::Declared => Some(4),
        Kind::Choice(options) => Some(options.len() + 2).filter(|states| *states <= 256),
        _ => None,
    }
}

/// What a criterion depends on. Each step gives `None` where that is more than options and plain comparisons.
#[derive(Default)]
struct Reads<'p> {
    options: Inputs,
    /// What the comparisons read: figures, and the keys of tables.
    read: Inputs,
    atoms: Vec<Atom<'p>>,
}

impl<'p> Reads<'p> {
    fn criterion(&mut self, criterion: &'p Criterion) -> Option<()> {
        if criterion.points.is_some() {
            return None;
        }
        match &criterion.decision {
            Decision::Compare(compare) => {
                self.comparison(compare.comparison, &compare.measure, &compare.required)?;
            }
            Decision::Holds(condition) => self.condition(condition)?,
            Decision::Declared(input) => self.options.push(*input),
            Decision::Judged(_) => {}
            Decision::AllOf(parts) | Decision::AtLeast(_, parts) => {
                for part in parts {
                    self.criterion(part)?;
                }
            }
        }
        for clause in criterion.waivers.iter().chain(&criterion.applies) {
            self.condition(&clause.when)?;
        }
        Some(())
    }

    fn condition(&mut self, condition: &'p Condition) -> Option<()> {
        match condition {
            Condition::Literal(_) => {}
            Condition::Input(input) | Condition::OneOf(input, _) => self.options.push(*input),
            Condition::Compare(comparison, left, right) => {
                self.comparison(*comparison, left, right)?;
            }
            Condition::All(parts) | Condition::Any(parts) => {
                for part in parts {
                    self.condition(part)?;
                }
            }
            Condition::Not(inner) => self.condition(inner)?,
            Condition::Same(left, right) => {
                self.condition(left)?;
                self.condition(right)?;
            }
            Condition::If(condition, then, otherwise) => {
                for part in [condition, then, otherwise] {
                    self.condition(part)?;
                }
            }
        }
        Some(())
    }

    fn comparison(
        &mut self,
        comparison: Comparison,
        left: &'p Quantity,
        right: &'p Quantity,
    ) -> Option<()> {
        if !is_plain(left) || !is_plain(right) {
            return None;
        }
        let mut figures = Inputs::new();
        left.inputs(&mut figures);
        right.inputs(&mut figures);
        self.read.add(&figures);
        self.atoms.push(Atom {
            comparison,
            left,
            right,
            figures,
        });
        Some(())
    }

    /// Takes the options that figures depend on as such, and whatever decides whether an open answer is waited for.
    fn follow_questions(&mut self, policy: &Policy) -> Option<()> {
        for input in self.read.iter() {
            if states(&policy.inputs.get(*input)?.kind).is_some() {
                self.options.push(*input);
            }
        }
        for atom in &mut self.atoms {
            for option in self.options.iter() {
                atom.figures.remove(*option);
            }
        }
        loop {
            let known = self.options.len();
            let mut further = Inputs::new();
            for input in self.options.iter().chain(self.read.iter()) {
                if let Some(when) = &policy.inputs.get(*input)?.asked_when {
                    when.inputs(&mut further);
                }
            }
            for input in further.iter() {
                states(&policy.inputs.get(*input)?.kind)?;
            }
            self.options.add(&further);
            if self.options.len() == known {
                return Some(());
            }
        }
    }
}
