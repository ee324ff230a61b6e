//! Checks, and what a scorecard adds to them.

use super::Criterion;
use crate::answers::Inputs;
use crate::exact::Rational;
use crate::expression::Comparison;

/// One question that a visitor can put to a policy.
#[derive(Clone, Debug)]
pub struct Check {
    /// Its id.
    pub id: String,
    /// What kind of question.
    pub kind: CheckKind,
    /// The title, such as the type of applicant.
    pub title: String,
    /// Who that is, in a line.
    pub summary: Option<String>,
    /// Where it stands.
    pub clause: Option<String>,
    /// The criteria, in the order of the text.
    pub criteria: Vec<Criterion>,
    /// The grades of a scorecard; the file was checked to have neither overlap nor hole.
    pub grades: Vec<Grade>,
    /// The inputs that it asks, in the order of the form.
    pub(in crate::policy) asked: Inputs,
}

/// The kinds of checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckKind {
    /// May I apply?
    Eligibility,
    /// Yearly tasks.
    Obligations,
    /// Figures of a plan.
    Targets,
    /// Triggers that end a title.
    Exit,
    /// A scorecard with grades.
    Assessment,
}

impl CheckKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [
        Self::Eligibility,
        Self::Obligations,
        Self::Targets,
        Self::Exit,
        Self::Assessment,
    ];

    /// Whether every criterion has to be met, so that there can be a plan.
    #[must_use]
    pub const fn is_planned(self) -> bool {
        !matches!(self, Self::Exit | Self::Assessment)
    }

    /// The name in files and reports.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Eligibility => "eligibility",
            Self::Obligations => "obligations",
            Self::Targets => "targets",
            Self::Exit => "exit",
            Self::Assessment => "assessment",
        }
    }
}

/// A grade of a scorecard.
#[derive(Clone, Debug)]
pub struct Grade {
    /// Its id, which is the verdict.
    pub id: String,
    /// Its name.
    pub title: String,
    /// How an unclear text is read.
    pub note: Option<String>,
    /// Whether it is good for the one who is assessed, where the text makes that clear.
    pub favourable: Option<bool>,
    /// What the total keeps to; all of these.
    pub bounds: Vec<(Comparison, Rational)>,
}

impl Grade {
    /// The verdict on answers that cannot be used. A grade's id is a verdict as well and cannot be this one.
    pub const INVALID_INPUT: &'static str = "invalid-input";
    /// The verdict while something is open; no id of a grade either.
    pub const INCOMPLETE: &'static str = "incomplete";
}
