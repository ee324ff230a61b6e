//! Worked cases, written out one by one.

use std::collections::BTreeSet;

use super::case_reader::Reader;
use super::source::Source;
use super::{Compiler, File, Finding, in_order};
use crate::answers::Answers;
use crate::exact::Date;
use crate::policy::Policy;

/// The worked cases of a policy.
#[derive(Clone, Debug, Default)]
pub struct Cases {
    /// What is tried, in the order of the file.
    pub tries: Vec<Try>,
    /// The checks and criteria that have cases at, below and above their limit.
    pub limits: BTreeSet<(String, String)>,
    /// The checks and criteria that have cases for yes, no and unanswered.
    pub declared: BTreeSet<(String, String)>,
    /// Changes of the policy that no case can notice.
    pub unnoticed: Vec<Unnoticed>,
}

/// Answers to a check, and what is expected of them.
#[derive(Clone, Debug)]
pub struct Try {
    /// The line of the case.
    pub line: usize,
    /// What it is called.
    pub name: String,
    /// The check.
    pub check: String,
    /// The answers.
    pub answers: Answers,
    /// The day of the check.
    pub as_of: Date,
    /// What is expected.
    pub expected: Expected,
    /// Whether visitors are shown it as the example of its check.
    pub example: bool,
}

/// What a case expects; what is absent may be anything.
#[derive(Clone, Debug, Default)]
pub struct Expected {
    /// The code of the verdict.
    pub verdict: Option<String>,
    /// The code of the validity.
    pub validity: Option<String>,
    /// The code of the round.
    pub round: Option<String>,
    /// The statuses of criteria by id.
    pub status: Vec<(String, String)>,
    /// The measured figures of criteria, as shown.
    pub text: Vec<(String, String)>,
    /// The points of rows, as shown.
    pub score: Vec<(String, String)>,
    /// All points together, as shown.
    pub total: Option<String>,
    /// Exactly the inputs that the verdict waits for.
    pub missing: Option<BTreeSet<String>>,
    /// Exactly the clauses of the routes that apply.
    pub routes: Option<BTreeSet<String>>,
}

/// A change of the policy that no case can notice, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unnoticed {
    /// The line in the file.
    pub line: usize,
    /// Where the change is.
    pub at: String,
    /// Which change it is; without it, all of this place.
    pub change: Option<String>,
}

/// The codes that a case may name.
#[derive(Clone, Copy, Debug)]
pub struct Codes<'c> {
    /// Of statuses.
    pub status: &'c [&'static str],
    /// Of the validity.
    pub validity: &'c [&'static str],
    /// Of the round.
    pub round: &'c [&'static str],
}

impl Cases {
    /// The answers that visitors are shown as an example, by check.
    #[must_use]
    pub fn examples(&self) -> Vec<(&str, &Answers)> {
        let examples = self.tries.iter().filter(|case| case.example);
        examples
            .map(|case| (case.check.as_str(), &case.answers))
            .collect()
    }
}

/// Reads the cases of a policy.
///
/// # Errors
/// Everything that is wrong in the file, in the order of the lines.
pub fn read_cases(text: &str, policy: &Policy, codes: Codes<'_>) -> Result<Cases, Vec<Finding>> {
    let mut findings = Vec::new();
    let source = Source::parse(text, File::Cases, &mut findings);
    if !findings.is_empty() {
        return Err(in_order(findings));
    }
    let nothing = Source::nothing(File::Vocabulary);
    Reader::new(Compiler::new(&source, &nothing), policy, codes).read()
}
