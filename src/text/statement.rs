//! What a criterion says, with its figures.

use super::{figures_open, values};
use crate::answers::Facts;
use crate::exact::halves;
use crate::policy::{Criterion, Decision, Policy};

/// In the place of a figure that nothing tells yet.
pub(super) const UNKNOWN: &str = "…";

/// A criterion as it reads for these answers, whatever came of it: the requirement is filled in, and while the key
/// of a table is open, all its rows. Nothing else puts a statement of a criterion before people.
#[must_use]
pub fn stated(policy: &Policy, facts: &Facts, criterion: &Criterion) -> String {
    let Decision::Compare(compare) = &criterion.decision else {
        return stated_with(criterion, UNKNOWN);
    };
    let lang = policy.lang;
    let required = match compare.required.open_rows(facts) {
        Some(rows) => Some(figures_open(&rows, &compare.shown, lang)),
        // A figure that is too large is told as little as one that is not known.
        None => {
            let range = compare.required.values(facts).ok();
            values(
                range.and_then(|values| values.range),
                &compare.shown,
                None,
                lang,
            )
        }
    };
    stated_with(criterion, required.as_deref().unwrap_or(UNKNOWN))
}

/// A criterion with a text in the place of its requirement.
#[must_use]
pub fn stated_with(criterion: &Criterion, required: &str) -> String {
    let mut stated = String::new();
    let mut rest = criterion.statement.as_str();
    while let Some((before, after)) = halves(rest, b'{') {
        stated.extend([before, required]);
        rest = halves(after, b'}').map_or(after, |(_, rest)| rest);
    }
    stated + rest
}
