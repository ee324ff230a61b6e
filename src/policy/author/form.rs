//! The file that a visitor's form starts with: the policy without what only a report tells.

use crate::answers::{Data, Fields};

/// Facts beside the result.
const FACTS: [&str; 5] = ["procedure", "award", "materials", "dates", "contact"];
/// What an opened criterion tells, and what its guidance goes by.
const OF_CRITERIA: [&str; 4] = ["materials", "quote", "levers", "fixed"];
/// The same, but at the question where the criterion is one.
const AT_QUESTIONS: [&str; 2] = ["note", "help"];

/// Takes them out. `form` says that it is not the whole.
pub(super) fn without_reports(mut policy: Fields) -> Fields {
    for name in FACTS {
        policy.remove(name);
    }
    each(&mut policy, "routes", |route| {
        route.remove("note");
    });
    each(&mut policy, "checks", |check| {
        each(check, "criteria", strip);
    });
    policy.insert("form".to_owned(), Data::Bool(true));
    policy
}

fn strip(criterion: &mut Fields) {
    for name in OF_CRITERIA {
        criterion.remove(name);
    }
    if !criterion.contains_key("declared") {
        for name in AT_QUESTIONS {
            criterion.remove(name);
        }
    }
    each(criterion, "allOf", strip);
    if let Some(Data::Object(some)) = criterion.get_mut("atLeast") {
        each(some, "parts", strip);
    }
}

/// Changes each object of a list.
fn each(fields: &mut Fields, name: &str, change: fn(&mut Fields)) {
    let Some(Data::List(items)) = fields.get_mut(name) else {
        return;
    };
    for item in items {
        if let Data::Object(item) = item {
            change(item);
        }
    }
}
