//! What a page sets beside policy, check, day and answers.

use eligibility_check::answers::{Data, Fields};

use super::guidance::Others;
use super::state::Change;
use crate::edge::{Failure, bad, policy};

/// Options of one widget.
pub(super) struct Options {
    /// Whether the instance runs as JavaScript.
    pub(super) slow: bool,
    /// The other policies, which a visitor may wait for.
    pub(super) others: Option<Others>,
    /// What changes by them.
    pub(super) change: Change,
}

/// Takes the options out of an object. What is absent stays as it is.
pub(super) fn options(fields: &mut Fields) -> Result<Options, Failure> {
    let slow = flag(fields, "slow")?.unwrap_or_default();
    let phone = match fields.remove("phone") {
        None => None,
        Some(Data::Null) => Some(None),
        Some(Data::Text(phone)) => Some(Some(phone).filter(|phone| !phone.is_empty())),
        Some(_) => return Err(bad("phone 应为文本。 phone must be text.")),
    };
    let change = Change {
        brings_others: flag(fields, "bringsOthers")?,
        guided: flag(fields, "guidance")?,
        example: flag(fields, "example")?,
        phone,
        ..Change::default()
    };
    Ok(Options {
        slow,
        others: others(fields)?,
        change,
    })
}

/// The ids of the other policies, all loaded; null where they could not be.
fn others(fields: &mut Fields) -> Result<Option<Others>, Failure> {
    let wrong = || {
        bad("others 应为政策 id 的列表或 null。 others must be a list of ids of policies, or null.")
    };
    let ids = match fields.remove("others") {
        None => return Ok(None),
        Some(Data::Null) => return Ok(Some(Others::Missing)),
        Some(Data::List(ids)) => ids,
        Some(_) => return Err(wrong()),
    };
    let mut others = Vec::new();
    for id in ids {
        others.push(policy(Some(id.as_text().ok_or_else(wrong)?))?);
    }
    Ok(Some(Others::Loaded(others)))
}

fn flag(fields: &mut Fields, name: &str) -> Result<Option<bool>, Failure> {
    match fields.remove(name) {
        None | Some(Data::Null) => Ok(None),
        Some(Data::Bool(flag)) => Ok(Some(flag)),
        Some(_) => Err(bad(
            "slow、guidance、example、bringsOthers 应为是或否。 slow, guidance, example and bringsOthers must be true or false.",
        )),
    }
}
