//! Whether the cases of a policy notice what somebody could change in it by mistake.

use super::run::attempt;
use crate::answers::Data;
use crate::policy::author::{Cases, Change, Changeable, Finding, Try, Unnoticed};
use crate::policy::{Lang, Policy};

/// What came of changing a policy, one thing at a time.
pub struct Survey {
    /// How many changes were tried.
    pub tried: usize,
    /// Changes that no case notices and that the file does not list either.
    pub unnoticed: Vec<Change>,
    /// Entries of the list that stand for no such change.
    pub idle: Vec<Unnoticed>,
}

/// Tries every change of a policy that is sound. What does not compile is noticed.
///
/// # Errors
/// What is wrong with the policy as it is.
pub fn survey(policy: &Changeable<'_>, cases: &Cases) -> Result<Survey, Vec<Finding>> {
    let original = policy.compile(None)?;
    let changes = policy.changes();
    let tried = changes.len();
    let mut listed = vec![false; cases.unnoticed.len()];
    let mut unnoticed = Vec::new();
    for change in changes {
        if notices(policy, &original, cases, &change) {
            continue;
        }
        let mut known = false;
        for (entry, used) in cases.unnoticed.iter().zip(&mut listed) {
            let same = |what: &String| *what == change.what;
            if entry.at == change.at && entry.change.as_ref().is_none_or(same) {
                (known, *used) = (true, true);
            }
        }
        if !known {
            unnoticed.push(change);
        }
    }
    let idle = cases.unnoticed.iter().zip(listed);
    let idle = idle
        .filter(|(_, used)| !used)
        .map(|(entry, _)| entry.clone());
    Ok(Survey {
        tried,
        unnoticed,
        idle: idle.collect(),
    })
}

/// Whether lint or a case notices a change.
#[must_use]
pub fn notices(policy: &Changeable<'_>, original: &Data, cases: &Cases, change: &Change) -> bool {
    let Ok(changed) = policy.compile(Some(change)) else {
        return true;
    };
    if changed == *original {
        return false;
    }
    let Ok(loaded) = Policy::load(&changed, Lang::Zh) else {
        return true;
    };
    let checks = differing(original, &changed);
    let concerned = |case: &&Try| checks.as_ref().is_none_or(|ids| ids.contains(&case.check));
    // Those that name what changed are the likeliest to notice it.
    let names = |case: &&Try| {
        let mut named = case.expected.status.iter();
        named.any(|(id, _)| change.at.split('.').any(|part| part == id))
    };
    let (first, rest): (Vec<_>, Vec<_>) = cases.tries.iter().filter(concerned).partition(names);
    let mut all = first.into_iter().chain(rest);
    all.any(|case| !attempt(&loaded, case).is_empty())
}

/// The checks that differ, unless something outside them does.
fn differing(one: &Data, other: &Data) -> Option<Vec<String>> {
    let (Data::Object(left), Data::Object(right)) = (one, other) else {
        return None;
    };
    let outside = |key: &&String| *key != "checks";
    let mut keys = left.keys().chain(right.keys()).filter(outside);
    if keys.any(|key| left.get(key) != right.get(key)) {
        return None;
    }
    let (left, right) = (
        one.get("checks")?.as_list()?,
        other.get("checks")?.as_list()?,
    );
    if left.len() != right.len() {
        return None;
    }
    let differ = left.iter().zip(right).filter(|(left, right)| left != right);
    let ids = differ.filter_map(|(left, _)| Some(left.get("id")?.as_text()?.to_owned()));
    Some(ids.collect())
}
