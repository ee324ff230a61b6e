//! What the visitor has opened, listed, tried and picked beside the form. None of it is an answer. Pure.

use std::rc::Rc;

use eligibility_check::answers::{Answers, Data};
use eligibility_check::evaluation::Status;
use eligibility_check::policy::Policy;
use eligibility_check::report::{CriterionReport, Report};

use super::Trial;

/// Which criteria are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Look {
    /// Every criterion.
    #[default]
    All,
    /// Those that are against the applicant.
    Unmet,
    /// Those that wait for an answer.
    Unanswered,
    /// Those that experts judge.
    Judged,
}

impl Look {
    pub(crate) const ALL: [Self; 4] = [Self::All, Self::Unmet, Self::Unanswered, Self::Judged];

    /// Whether a criterion is listed.
    pub(crate) fn lists(self, row: CriterionReport<'_>) -> bool {
        match self {
            Self::All => true,
            Self::Unmet => row.favourable() == Some(false),
            Self::Unanswered => row.outcome.status == Status::Unanswered,
            Self::Judged => row.outcome.status == Status::Judged,
        }
    }

    /// How many criteria are listed.
    pub(crate) fn count(self, report: Report<'_>) -> usize {
        report.criteria().filter(|row| self.lists(*row)).count()
    }
}

/// Something that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Opened {
    /// A criterion, by its id.
    Criterion(String),
    /// How the statement of a question is read, by the id of its input.
    Reading(String),
    /// The answers that are missing beyond the first.
    Missing,
}

/// Something that the same answers are compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    /// Another check, by the ids of its policy and of itself.
    Check(String, String),
    /// Another answer to an input.
    Answer(String, Data),
}

impl Pick {
    /// What tells it from the others: of each input there is one.
    pub(crate) fn key(&self) -> String {
        match self {
            Self::Check(policy, check) => [policy, "/", check].concat(),
            Self::Answer(input, _) => input.clone(),
        }
    }
}

/// The other policies that the answers can be put to.
#[derive(Clone, Debug, Default)]
pub(crate) enum Others {
    /// The page has not been asked for them.
    #[default]
    Unasked,
    /// The page could not load them.
    Missing,
    /// They are loaded.
    Loaded(Vec<Rc<Policy>>),
}

/// Equal where the same are loaded.
impl PartialEq for Others {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Unasked, Self::Unasked) | (Self::Missing, Self::Missing) => true,
            (Self::Loaded(own), Self::Loaded(theirs)) => {
                own.len() == theirs.len()
                    && own
                        .iter()
                        .zip(theirs)
                        .all(|(own, theirs)| Rc::ptr_eq(own, theirs))
            }
            _ => false,
        }
    }
}

impl Others {
    /// Those that are loaded.
    pub(crate) fn loaded(&self) -> &[Rc<Policy>] {
        match self {
            Self::Loaded(policies) => policies,
            Self::Unasked | Self::Missing => &[],
        }
    }
}

/// Everything that the visitor looks at.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choices {
    /// Which criteria are listed.
    pub(crate) look: Look,
    /// The figure that is tried, once there is one.
    pub(crate) trial: Option<Trial>,
    /// What the answers are compared with: checks first, each in the order in which it was picked.
    pub(crate) picks: Vec<Pick>,
    open: Vec<Opened>,
}

/// What the visitor can do beside the form.
#[derive(Clone, Debug)]
pub(crate) enum Exploration {
    /// Lists other criteria.
    List(Look),
    /// Opens something, or closes it.
    Open(Opened, bool),
    /// Tries a figure.
    Try(Trial),
    /// Compares with another check, or no longer.
    Beside(String, String),
    /// Compares with another answer to an input; `None` for no other.
    Instead(String, Option<Data>),
}

impl Choices {
    pub(crate) fn is_open(&self, what: &Opened) -> bool {
        self.open.contains(what)
    }

    pub(crate) fn explore(&mut self, exploration: Exploration) {
        match exploration {
            Exploration::List(look) => self.look = look,
            Exploration::Open(what, open) => {
                self.open.retain(|other| *other != what);
                if open {
                    self.open.push(what);
                }
            }
            Exploration::Try(trial) => self.trial = Some(trial),
            Exploration::Beside(policy, check) => {
                let pick = Pick::Check(policy, check);
                let count = self.picks.len();
                self.picks.retain(|other| *other != pick);
                if self.picks.len() == count {
                    let checks = self.picks.iter().take_while(|pick| is_check(pick)).count();
                    self.picks.insert(checks, pick);
                }
            }
            Exploration::Instead(input, value) => {
                self.picks
                    .retain(|pick| !matches!(pick, Pick::Answer(other, _) if *other == input));
                self.picks
                    .extend(value.map(|value| Pick::Answer(input, value)));
            }
        }
    }

    /// Another check is shown: nothing of what was opened, tried and picked belongs to it.
    pub(crate) fn leave_check(&mut self) {
        self.open.clear();
        self.picks.clear();
        self.trial = None;
    }

    /// Other answers are there: what is no other answer any more is compared no longer.
    pub(crate) fn follow(&mut self, answers: &Answers) {
        self.picks.retain(|pick| match pick {
            Pick::Check(..) => true,
            Pick::Answer(input, value) => {
                let given = answers.get(input);
                given.is_some_and(|given| *given != Data::Null && given != value)
            }
        });
    }
}

const fn is_check(pick: &Pick) -> bool {
    matches!(pick, Pick::Check(..))
}
