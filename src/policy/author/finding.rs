//! What is wrong with a policy file: codes and arguments, which become sentences elsewhere.

use crate::expression::LoadError;
use crate::expression::parse::SyntaxError;
use crate::expression::types::TypeError;

/// The file that a finding stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum File {
    /// The shared vocabulary.
    Vocabulary,
    /// The policy.
    Policy,
    /// The coverage beside a policy.
    Coverage,
    /// The worked cases beside a policy.
    Cases,
}

/// One problem and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file.
    pub file: File,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub problem: Problem,
}

impl Problem {
    /// What is written, and what was probably meant instead.
    #[must_use]
    pub fn correction(&self) -> Option<(&str, &str)> {
        let (written, meant) = match self {
            Self::UnknownKey { key, suggestion } => (key, suggestion),
            Self::UnknownReference {
                name, suggestion, ..
            } => (name, suggestion),
            Self::UnreachableRow { value, suggestion } => (value, suggestion),
            Self::Meaning(
                TypeError::UnknownName { name, suggestion }
                | TypeError::UnknownFunction { name, suggestion }
                | TypeError::UnknownProperty {
                    name, suggestion, ..
                }
                | TypeError::UnknownOption {
                    option: name,
                    suggestion,
                    ..
                },
            ) => (name, suggestion),
            _ => return None,
        };
        Some((written, meant.as_deref()?))
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the messages say what each field is")]
pub enum Problem {
    /// The file is no TOML.
    Toml(String),
    /// The file has more than so many MB.
    TooLong {
        most: usize,
    },
    /// What is made of the file has more than so many MB.
    TooMuch {
        most: usize,
    },
    /// A list, or something in all, has more than so many entries.
    TooMany {
        what: &'static str,
        most: usize,
    },
    /// Criteria, or the bases of cases, stand in each other deeper than so many levels.
    TooDeep {
        what: &'static str,
        most: usize,
    },
    /// So many further problems, which are not told.
    More {
        count: usize,
    },
    /// A format that this version does not read.
    UnsupportedFormat {
        found: String,
    },
    UnknownKey {
        key: String,
        suggestion: Option<String>,
    },
    MissingKey {
        key: &'static str,
    },
    WrongShape {
        expected: &'static str,
        found: &'static str,
    },
    /// A text without Chinese.
    MissingZh,
    BadId {
        id: String,
        separator: char,
    },
    DuplicateId {
        id: String,
    },
    /// Two cases are marked as the example of one check.
    SecondExample {
        check: String,
    },
    /// A name that nothing defines.
    UnknownReference {
        what: &'static str,
        name: String,
        suggestion: Option<String>,
    },
    UnknownChoice {
        key: &'static str,
        found: String,
        allowed: Vec<&'static str>,
    },
    Syntax(SyntaxError),
    Meaning(TypeError),
    /// A criterion that is decided in no way or in several.
    Ways {
        found: Vec<&'static str>,
    },
    /// A compared criterion with no requirement or several.
    Requirements {
        found: Vec<&'static str>,
    },
    /// A limit on something that experts judge or the applicant declares.
    LimitOnUncomputed {
        key: &'static str,
        way: &'static str,
    },
    /// `shown_as` on figures that have a unit, or are dates.
    ShownAsWithUnit,
    /// Decimals of an input that is no amount.
    DecimalsElsewhere,
    /// A statement of a compared criterion that does not take its figure from the rule.
    NoRequiredPlaceholder {
        lang: &'static str,
    },
    UnknownPlaceholder {
        name: String,
    },
    /// A table by a choice without a row for one of its values.
    MissingRow {
        value: String,
    },
    /// A row, or an option in a comparison, that no answer can reach.
    UnreachableRow {
        value: String,
        suggestion: Option<String>,
    },
    MissingAttribute {
        option: String,
        attribute: String,
    },
    MixedAttribute {
        attribute: String,
    },
    SoftPart,
    BadK {
        parts: usize,
    },
    /// A lever that the measure does not read.
    IdleLever {
        input: String,
    },
    /// An input, template or section that nothing uses.
    Unused {
        what: &'static str,
        name: String,
    },
    /// An input without a section to be asked in.
    NoSection {
        input: String,
    },
    /// A pair of bounds in the wrong order.
    Reversed,
    /// An id that is an input of the policy and cannot also be that of a declared criterion.
    TakenId {
        id: String,
    },
    /// The document does not give this, and `not_stated` does not say so.
    Unstated {
        key: &'static str,
    },
    /// `not_stated` names what is there.
    StatedAfterAll {
        key: &'static str,
    },
    /// A day to be reached outside a check of targets.
    ByWithoutTarget,
    /// A policy without coverage beside it.
    NoCoverage,
    /// The number of items that coverage gives and the number that it lists.
    ItemCount {
        written: i64,
        found: usize,
    },
    /// An item of the document that nothing is made of, without a reason.
    Unaccounted {
        at: String,
    },
    /// An item with a reason why nothing is made of it, although something is.
    ReasonAndMade {
        at: String,
        made: Vec<String>,
    },
    /// What coverage says is made of an item is not what the policy cites.
    MadeDiffers {
        at: String,
        lacking: Vec<String>,
        surplus: Vec<String>,
    },
    /// A clause of the policy that belongs to no item.
    OutsideCoverage {
        clause: String,
        suggestion: Option<String>,
    },
    /// An item after one that follows it in the document.
    OutOfOrder {
        at: String,
        after: String,
    },
    /// A number that the list of items leaves out.
    Gap {
        at: String,
        missing: String,
    },
    /// Bases of cases that build on each other in a circle (`from`), or a shared criterion that contains itself (`use`).
    Circle {
        name: String,
        key: &'static str,
    },
    /// Points of a scorecard that cannot be given like this: `nested`, `lifted`, `positive`, `direction`
    /// or `whole`.
    Points {
        why: &'static str,
    },
    /// A grade that no total reaches.
    GradeOutside {
        most: String,
    },
    /// Scores without a grade.
    GradeHole {
        scores: String,
    },
    /// Scores with two grades.
    GradeOverlap {
        scores: String,
        grades: [String; 2],
    },
    /// The compiled policy cannot be read back.
    Load(LoadError),
}
