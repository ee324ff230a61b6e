//! The shapes of a loaded policy. Nothing here is serialisable: what leaves the core is the report.

mod check;
mod criterion;
mod input;

pub use check::{Check, CheckKind, Grade};
pub use criterion::{
    Clause, Compare, Criterion, Decision, Direction, Evidence, Lever, Points, Shown,
};
pub use input::{Choice, Consistency, Day, Figure, Input, Kind, Preset, Years};

use std::sync::{Arc, OnceLock};

use crate::answers::{Facts, Inputs};
use crate::exact::Date;
use crate::expression::Condition;

/// The language of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lang {
    /// Simplified Chinese; authoritative.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Reads a language tag by its first part: `en`, `en-GB` → English, everything else Chinese.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        let english = tag
            .get(..2)
            .is_some_and(|start| start.eq_ignore_ascii_case("en"));
        if english { Self::En } else { Self::Zh }
    }

    /// `zh` or `en`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }
}

/// One published document, as data.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Its id, in URLs and attributes.
    pub id: String,
    /// The version of the file.
    pub version: String,
    /// SHA-256 of the canonical compiled policy without the hash.
    pub hash: String,
    /// The language of its texts. Where a text has no English, it is Chinese.
    pub lang: Lang,
    /// The title.
    pub title: String,
    /// The document number, if it has one.
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: String,
    /// The official page, where it is known.
    pub url: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// What can be applied for, in one sentence.
    pub about: Option<String>,
    /// What to have at hand.
    pub prepare: Option<String>,
    /// How many minutes the form takes.
    pub minutes: Option<i64>,
    /// The telephone number for questions.
    pub contact_phone: Option<String>,
    /// The address for questions.
    pub contact_address: Option<String>,
    /// When it is in force.
    pub in_force: InForce,
    /// When applications are taken.
    pub round: Option<Round>,
    /// Groups of questions, in order.
    pub sections: Vec<Section>,
    /// All questions of all checks, in the order of the form.
    pub inputs: Vec<Input>,
    /// What must fit together.
    pub consistency: Vec<Consistency>,
    /// Its shares, once guidance asks for them.
    pub(in crate::policy) shares: OnceLock<Arc<[(usize, usize)]>>,
    /// The checks, in order.
    pub checks: Vec<Check>,
    /// Where applications are handed in.
    pub routes: Vec<Route>,
    /// The steps of the procedure.
    pub procedure: Vec<Fact>,
    /// What is awarded, and how it is used.
    pub award: Vec<Fact>,
    /// What is handed in.
    pub materials: Vec<Fact>,
    /// Dates to know.
    pub dates: Vec<Fact>,
    /// Ids of the shared vocabulary that this policy does not ask. They change no result, and so they
    /// are not part of the hash.
    pub vocabulary: Vec<String>,
}

/// When a policy is in force, both days included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InForce {
    /// The first day.
    pub from: Date,
    /// The last day, where one is set.
    pub until: Option<Date>,
    /// Where the text says so.
    pub clause: Option<String>,
    /// How an unclear text is read.
    pub note: Option<String>,
}

/// When applications are taken.
#[derive(Clone, Debug)]
pub struct Round {
    /// Where the text says so.
    pub clause: String,
    /// What it says, in our words.
    pub statement: String,
    /// First and last days; empty where none is announced.
    pub windows: Vec<(Date, Date)>,
}

/// A group of questions.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// A word of help.
    pub help: Option<String>,
}

/// Where an application is handed in.
#[derive(Clone, Debug)]
pub struct Route {
    /// The checks it belongs to; empty for all.
    pub checks: Vec<usize>,
    /// When it is this way.
    pub when: Option<Condition>,
    /// To whom.
    pub to: String,
    /// Where it stands.
    pub clause: String,
    /// How an unclear text is read.
    pub note: Option<String>,
    /// The text does not say.
    pub unspecified: bool,
}

/// Something worth knowing: a step, an award, a document, a date.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The checks it belongs to; empty for all.
    pub checks: Vec<usize>,
    /// A title.
    pub title: Option<String>,
    /// What it says, in our words.
    pub text: String,
    /// Where it stands.
    pub clause: String,
    /// How an unclear text is read.
    pub note: Option<String>,
}

/// The most wholes that are found for one input beyond its own. No document has as many; without a limit, a long chain of
/// them would fill the memory.
const MOST_WHOLES: usize = 64;

/// Rules that go round in a ring lead back to the part.
fn add_whole(wholes: &mut Vec<usize>, part: usize, whole: usize) {
    if whole != part && !wholes.contains(&whole) {
        wholes.push(whole);
    }
}

/// Whether something with these checks belongs to one of them; without any it belongs to all.
#[must_use]
pub fn belongs_to(checks: &[usize], check: usize) -> bool {
    checks.is_empty() || checks.contains(&check)
}

impl Policy {
    /// The position of a check.
    #[must_use]
    pub fn check_position(&self, id: &str) -> Option<usize> {
        self.checks.iter().position(|check| check.id == id)
    }

    /// The position of an input.
    #[must_use]
    pub fn input_position(&self, id: &str) -> Option<usize> {
        self.inputs.iter().position(|input| input.id == id)
    }

    /// The inputs that a part is never larger than.
    pub fn wholes_of(&self, part: usize) -> impl Iterator<Item = usize> {
        let rules = self.consistency.iter();
        rules
            .filter(move |rule| rule.parts.contains(&part))
            .map(|rule| rule.within)
    }

    /// The same with the wholes of these, the nearest first.
    #[must_use]
    pub fn all_wholes_of(&self, part: usize) -> &[usize] {
        self.inputs.get(part).map_or(&[], |input| &input.wholes)
    }

    /// Each part with its whole, where both are always asked and never below zero.
    pub fn shares(&self) -> Arc<[(usize, usize)]> {
        let is_always_asked = |input: &usize| {
            let input = self.inputs.get(*input);
            let input = input.filter(|input| input.asked_when.is_none());
            let figure = input.and_then(|input| input.kind.figure());
            figure.is_some_and(|figure| !figure.min.is_negative())
        };
        let shares = self.shares.get_or_init(|| {
            let rules = self.consistency.iter();
            let pairs = rules.flat_map(|rule| rule.parts.iter().map(|part| (*part, rule.within)));
            let asked =
                pairs.filter(|(part, whole)| [part, whole].into_iter().all(is_always_asked));
            asked.collect()
        });
        shares.clone()
    }

    /// Finds the wholes of all inputs, and theirs, by walking up from each.
    pub(in crate::policy) fn find_wholes(&self) -> Vec<Vec<usize>> {
        let mut direct = vec![Vec::new(); self.inputs.len()];
        for rule in &self.consistency {
            for part in &rule.parts {
                if let Some(wholes) = direct.get_mut(*part) {
                    add_whole(wholes, *part, rule.within);
                }
            }
        }
        let mut all = direct.clone();
        for (part, wholes) in all.iter_mut().enumerate() {
            let mut place = 0;
            while let Some(whole) = wholes.get(place).copied() {
                for further in direct.get(whole).into_iter().flatten() {
                    if wholes.len() < MOST_WHOLES {
                        add_whole(wholes, part, *further);
                    }
                }
                place += 1;
            }
        }
        all
    }

    /// Whether the question of an input is shown for sure.
    #[must_use]
    pub fn is_shown(&self, input: usize, facts: &Facts) -> bool {
        let input = self.inputs.get(input);
        input.is_some_and(|input| input.is_shown(facts))
    }

    /// Every part with each figure that it is never larger than.
    pub(crate) fn parts_and_wholes(&self) -> impl Iterator<Item = (usize, usize)> {
        let parts = self.inputs.iter().enumerate();
        parts.flat_map(|(part, input)| input.wholes.iter().map(move |whole| (part, *whole)))
    }

    /// The ids of inputs.
    #[must_use]
    pub fn ids(&self, inputs: &[usize]) -> Vec<&str> {
        let mut ids = Vec::new();
        for input in inputs {
            ids.extend(self.inputs.get(*input).map(|input| input.id.as_str()));
        }
        ids
    }

    /// The routes that can belong to a check.
    pub fn routes_of(&self, check: usize) -> impl Iterator<Item = &Route> {
        self.routes
            .iter()
            .filter(move |route| belongs_to(&route.checks, check))
    }

    /// The inputs that a check asks, in the order of the form.
    #[must_use]
    pub fn asked(&self, check: usize) -> &[usize] {
        self.checks.get(check).map_or(&[], |check| &check.asked)
    }

    /// Finds what a check asks: the inputs that its criteria and routes read, and those that decide
    /// whether another one is asked.
    pub(in crate::policy) fn find_asked(&self, check: usize) -> Inputs {
        let mut found = Inputs::new();
        if let Some(check) = self.checks.get(check) {
            for criterion in &check.criteria {
                criterion.inputs(&mut found);
            }
        }
        for route in self.routes_of(check) {
            if let Some(when) = &route.when {
                when.inputs(&mut found);
            }
        }
        // Each input is followed once, also where questions wait for each other in a ring.
        let mut followed = found.to_vec();
        while let Some(input) = followed.pop() {
            let input = self.inputs.get(input);
            let Some(when) = input.and_then(|input| input.asked_when.as_ref()) else {
                continue;
            };
            let mut read = Inputs::new();
            when.inputs(&mut read);
            for further in read.iter() {
                let known = found.len();
                found.push(*further);
                if found.len() > known {
                    followed.push(*further);
                }
            }
        }
        found
    }
}
