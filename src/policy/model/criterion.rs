//! Criteria: how each is decided, and what it reads.

use std::sync::OnceLock;

use crate::answers::Inputs;
use crate::exact::Rational;
use crate::expression::{Comparison, Condition, Quantity};

/// One condition that can fail on its own, with the clause it comes from.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// Its id.
    pub id: String,
    /// Where it stands.
    pub clause: String,
    /// What it says, in plain words; `{required}` stands for the requirement, which `text::stated` fills in.
    pub statement: String,
    /// How it is decided.
    pub decision: Decision,
    /// What it gives as a row of a scorecard.
    pub points: Option<Points>,
    /// A breach needs an exception and is no refusal.
    pub soft: bool,
    /// Declared of the past, or of what the applicant is: nobody can do anything about a “no”.
    pub fixed: bool,
    /// While one of these holds, it is not assessed.
    pub waivers: Vec<Clause>,
    /// While this does not hold, it does not apply.
    pub applies: Option<Clause>,
    /// The day by which a target is to be reached, as `YYYY-MM-DD`. It is shown; that it has passed
    /// changes no result.
    pub by: Option<String>,
    /// Our reading of an unclear text.
    pub note: Option<String>,
    /// How to answer.
    pub help: Option<String>,
    /// The wording of the text, where the bureau wants it shown.
    pub quote: Option<String>,
    /// What proves it.
    pub materials: Vec<String>,
    /// The section that a declared one is asked in.
    pub section: Option<usize>,
    /// What guidance asks again and again, once it is asked.
    pub(in crate::policy) visit: OnceLock<Visit>,
}

/// What a visit of a criterion goes through.
#[derive(Clone, Debug)]
pub(in crate::policy) struct Visit {
    reads: Inputs,
    size: usize,
}

/// What a row of a scorecard gives.
#[derive(Clone, Debug)]
pub struct Points {
    /// The points by the answers; `None` where experts give them.
    pub given: Option<Quantity>,
    /// The most that the row gives.
    pub out_of: Rational,
}

/// A condition with its source: a waiver, or what a criterion applies to.
#[derive(Clone, Debug)]
pub struct Clause {
    /// When it holds.
    pub when: Condition,
    /// Where it stands.
    pub clause: String,
    /// What it says.
    pub statement: String,
}

/// How a criterion is decided.
#[derive(Clone, Debug)]
pub enum Decision {
    /// A measure is compared with a requirement.
    Compare(Compare),
    /// A condition over answers.
    Holds(Condition),
    /// The applicant declares it; the input.
    Declared(usize),
    /// Experts judge it; what they look at.
    Judged(Option<String>),
    /// All parts.
    AllOf(Vec<Criterion>),
    /// At least so many of the parts.
    AtLeast(usize, Vec<Criterion>),
}

/// A comparison of a measure with a requirement.
#[derive(Clone, Debug)]
pub struct Compare {
    /// The measured side.
    pub measure: Quantity,
    /// How they are compared.
    pub comparison: Comparison,
    /// The required side.
    pub required: Quantity,
    /// How figures of both sides are shown.
    pub shown: Shown,
    /// The inputs that can be changed to meet it.
    pub levers: Vec<Lever>,
}

/// How a figure is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// In percent.
    Share,
    /// A plain number.
    Plain,
    /// With its unit.
    Unit(String),
    /// As a date.
    Date,
}

/// An input that can be changed to meet a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lever {
    /// The input.
    pub input: usize,
    /// Only new cases can be added: its increase is at most the increase of its whole.
    pub only_new: bool,
    /// Which way it is moved.
    pub direction: Direction,
}

/// Which way a figure is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More of it.
    Up,
    /// Less of it.
    Down,
}

/// How a criterion is decided, told apart in every count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// From figures or dates.
    Computed,
    /// By the applicant's word.
    Declared,
    /// By experts.
    Judged,
}

impl Evidence {
    /// All of them, in the order of every count.
    pub const ALL: [Self; 3] = [Self::Computed, Self::Declared, Self::Judged];

    /// The name in reports.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Computed => "computed",
            Self::Declared => "declared",
            Self::Judged => "judged",
        }
    }
}

impl Criterion {
    /// A list of criteria with all nested ones, in the order of the text.
    #[must_use]
    pub fn with_parts(criteria: &[Self]) -> Vec<&Self> {
        let mut all = Vec::new();
        for criterion in criteria {
            all.push(criterion);
            all.extend(Self::with_parts(criterion.parts()));
        }
        all
    }

    /// The parts of a nested criterion.
    #[must_use]
    pub fn parts(&self) -> &[Self] {
        match &self.decision {
            Decision::AllOf(parts) | Decision::AtLeast(_, parts) => parts,
            _ => &[],
        }
    }

    /// The inputs that can be changed to meet it; those of its parts are theirs.
    #[must_use]
    pub fn levers(&self) -> &[Lever] {
        match &self.decision {
            Decision::Compare(compare) => &compare.levers,
            _ => &[],
        }
    }

    /// Whether an input can be changed to meet it itself.
    pub(crate) fn moves(&self, input: usize) -> bool {
        self.levers().iter().any(|lever| lever.input == input)
    }

    /// Its levers with those of all its parts, each once in the order of the text.
    #[must_use]
    pub fn all_levers(&self) -> Vec<Lever> {
        let mut all = Vec::<Lever>::new();
        for criterion in Self::with_parts(std::slice::from_ref(self)) {
            for lever in criterion.levers() {
                if !all.contains(lever) {
                    all.push(*lever);
                }
            }
        }
        all
    }

    /// The input of a declared one.
    #[must_use]
    pub fn declares(&self) -> Option<usize> {
        match self.decision {
            Decision::Declared(input) => Some(input),
            _ => None,
        }
    }

    /// Whether figures, dates or parts decide it, and not one word.
    #[must_use]
    pub fn has_figures(&self) -> bool {
        !matches!(self.decision, Decision::Declared(_) | Decision::Judged(_))
    }

    /// Adds every input that may lift it or one of its parts.
    pub(crate) fn lifting_inputs(&self, found: &mut Inputs) {
        for clause in self.waivers.iter().chain(&self.applies) {
            clause.when.inputs(found);
        }
        for part in self.parts() {
            part.lifting_inputs(found);
        }
    }

    /// Every input that it reads, its parts, waivers and applicability included.
    pub(crate) fn reads(&self) -> &[usize] {
        &self.visit().reads
    }

    /// How many criteria and nodes of expressions a visit goes through: itself, its parts and all that they read.
    pub(crate) fn size(&self) -> usize {
        self.visit().size
    }

    fn visit(&self) -> &Visit {
        self.visit.get_or_init(|| {
            let mut reads = Inputs::new();
            self.inputs(&mut reads);
            let clauses = self.waivers.iter().chain(&self.applies);
            let lifting = clauses.map(|clause| clause.when.nodes()).sum::<usize>();
            let own = match &self.decision {
                Decision::Compare(compare) => compare.measure.nodes() + compare.required.nodes(),
                Decision::Holds(condition) => condition.nodes(),
                Decision::Declared(_) | Decision::Judged(_) => 1,
                Decision::AllOf(parts) | Decision::AtLeast(_, parts) => {
                    parts.iter().map(Self::size).sum()
                }
            };
            let given = self.points.as_ref();
            let given = given.and_then(|points| points.given.as_ref());
            Visit {
                reads,
                size: 1 + lifting + own + given.map_or(0, Quantity::nodes),
            }
        })
    }

    /// How it is decided, whatever the answers: a nested one by its least certain part. A report tells which parts
    /// decide it on some answers.
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        match &self.decision {
            Decision::Compare(_) | Decision::Holds(_) => Evidence::Computed,
            Decision::Declared(_) => Evidence::Declared,
            Decision::Judged(_) => Evidence::Judged,
            Decision::AllOf(parts) | Decision::AtLeast(_, parts) => parts
                .iter()
                .map(Self::evidence)
                .max()
                .unwrap_or(Evidence::Computed),
        }
    }

    /// Adds every input that the criterion reads, its waivers and applicability included.
    pub fn inputs(&self, found: &mut Inputs) {
        match &self.decision {
            Decision::Compare(compare) => {
                compare.measure.inputs(found);
                compare.required.inputs(found);
            }
            Decision::Holds(condition) => condition.inputs(found),
            Decision::Declared(input) => found.push(*input),
            Decision::Judged(_) => {}
            Decision::AllOf(parts) | Decision::AtLeast(_, parts) => {
                parts.iter().for_each(|part| part.inputs(found));
            }
        }
        if let Some(given) = self
            .points
            .as_ref()
            .and_then(|points| points.given.as_ref())
        {
            given.inputs(found);
        }
        for clause in self.waivers.iter().chain(&self.applies) {
            clause.when.inputs(found);
        }
    }
}
