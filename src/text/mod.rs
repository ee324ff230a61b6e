//! Floor 7: codes and arguments become sentences, in each language.
//!
//! Up to here nothing speaks. Texts of a policy come with the policy; what stands here is what the
//! product itself says.

mod explanation;
mod figure;
mod guidance;
mod headline;
mod problem;
mod score;
mod statement;
mod time;
mod words;

#[cfg(feature = "author")]
mod finding;
#[cfg(feature = "author")]
mod json;
#[cfg(feature = "author")]
pub mod list;

pub use explanation::explanation;
pub(crate) use explanation::{inapplicable, waived, years};
pub use figure::{figure, figures_open, number, values};
#[cfg(feature = "author")]
pub use finding::{finding, reason_of_item};
pub use guidance::{amount, change, gap, input_name, plan_notes, reason_of_change};
pub use headline::{Headline, headline};
#[cfg(feature = "author")]
pub use json::json_error;
pub use problem::{load_error, problem};
pub use score::{points, score};
pub use statement::{stated, stated_with};
pub use time::{not_live, not_live_mark, round, round_days, validity};
pub use words::{capitalised, disclaimer, evidence, reason, status, verdict_text, verdict_word};

use crate::exact::halves;
use crate::policy::{Input, Kind, Lang, Policy};

/// Chooses between the Chinese and the English of a sentence.
pub(crate) fn pick<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// A sentence with its gaps filled in order: `{}`, and in texts of a policy `{required}`.
#[must_use]
pub fn fill(sentence: &str, values: &[&str]) -> String {
    let mut values = values.iter();
    let mut filled = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = halves(rest, b'{') {
        filled.push_str(before);
        filled.push_str(values.next().copied().unwrap_or_default());
        rest = halves(after, b'}').map_or(after, |(_, rest)| rest);
    }
    filled.push_str(rest);
    filled
}

/// The beginning of what somebody entered: whatever was pasted, a message stays a sentence.
#[must_use]
pub fn excerpt(given: &str) -> String {
    match given.char_indices().nth(EXCERPT) {
        Some((end, _)) => [given.get(..end).unwrap_or_default(), "…"].concat(),
        None => given.to_owned(),
    }
}

/// So many characters of what was entered are repeated in a message.
const EXCERPT: usize = 40;

/// What an input asks, for messages: its label, or the statement of the criterion that declares it.
#[must_use]
pub fn input_label(policy: &Policy, check: Option<usize>, id: &str) -> String {
    let input = policy.inputs.iter().find(|input| input.id == id);
    match input {
        Some(Input {
            label: Some(label), ..
        }) => label.clone(),
        Some(Input {
            kind: Kind::Declared,
            ..
        }) => declared_statement(policy, check, id).unwrap_or_else(|| id.to_owned()),
        _ => excerpt(id),
    }
}

fn declared_statement(policy: &Policy, check: Option<usize>, id: &str) -> Option<String> {
    fn find<'p>(
        criteria: &'p [crate::policy::Criterion],
        id: &str,
    ) -> Option<&'p crate::policy::Criterion> {
        criteria.iter().find_map(|criterion| {
            if criterion.id == id {
                Some(criterion)
            } else {
                find(criterion.parts(), id)
            }
        })
    }
    let own = check.and_then(|check| policy.checks.get(check));
    let criterion = own
        .into_iter()
        .chain(&policy.checks)
        .find_map(|check| find(&check.criteria, id))?;
    Some(stated_with(criterion, statement::UNKNOWN))
}
