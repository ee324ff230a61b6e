//! Floor 9: the worked cases of a policy, tried on the policy.

mod examples;
mod notice;
mod run;
mod words;

use crate::evaluation::{RoundState, Status, Validity};
use crate::policy::Policy;
use crate::policy::author::{Cases, Codes, Finding, read_cases};

pub use examples::examples;
pub use notice::{Survey, notices, survey};
pub use run::{Failure, Subject, run, uncovered};
pub use words::no_case;

/// Reads the cases of a policy.
///
/// # Errors
/// Everything that is wrong in the file, in the order of the lines.
pub fn read(text: &str, policy: &Policy) -> Result<Cases, Vec<Finding>> {
    let codes = Codes {
        status: &Status::ALL.map(Status::code),
        validity: &[
            Validity::NotYet.code(),
            Validity::InForce.code(),
            Validity::Expired.code(),
        ],
        round: &[
            RoundState::Upcoming.code(),
            RoundState::Open.code(),
            RoundState::Closed.code(),
            RoundState::Unknown.code(),
        ],
    };
    read_cases(text, policy, codes)
}
