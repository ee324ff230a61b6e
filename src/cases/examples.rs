//! Worked cases that visitors may look at.

use crate::answers::Data;
use crate::policy::Policy;
use crate::policy::author::Cases;

/// The file with the answers of the cases that visitors are shown, by check: `{ format, policy, examples }`. Nothing where
/// no case is marked with `example = true`.
#[must_use]
pub fn examples(cases: &Cases, policy: &Policy) -> Option<String> {
    let examples = cases.examples();
    if examples.is_empty() {
        return None;
    }
    let examples = examples.into_iter().map(|(check, answers)| {
        let answers = answers.iter();
        let answers = answers.map(|(id, answer)| (id.as_str(), answer.clone()));
        (check, Data::object(answers))
    });
    let file = Data::object([
        ("format", Data::Integer(1)),
        ("policy", Data::text(&policy.id)),
        ("examples", Data::object(examples)),
    ]);
    Some(serde_json::to_string(&file).unwrap_or_default())
}
