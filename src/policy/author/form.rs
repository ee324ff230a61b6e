//! The file that a visitor's form starts with: the policy without what only a report tells.

use crate::answers::{Data, Fields};

/// Facts beside the result.
const FACTS: [&str; 5] = ["procedure", "award", "materials", "dates", "contact"];
/// What an opened criterion tells, and what its guidance goes by.
const OF_CRITERIA: [&str; 4] = ["materials", "quote", "levers", "fixed"];
/// What a report tells of a route. A form asks for what the route depends on, which stays.
const OF_ROUTES: [&str; 2] = ["to", "clause"];

/// Takes them out. `form` says that it is not the whole.
pub(super) fn without_reports(mut policy: Fields) -> Fields {
    for name in FACTS {
        policy.remove(name);
    }
    each(&mut policy, "routes", |route| {
        route.remove("note");
        for name in OF_ROUTES {
            leave_blank(route, name);
        }
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
    if criterion.contains_key("declared") {
        // The question says that there is a reading; it is written out once somebody opens it.
        leave_blank(criterion, "note");
    } else {
        criterion.remove("note");
        criterion.remove("help");
    }
    each(criterion, "allOf", strip);
    if let Some(Data::Object(some)) = criterion.get_mut("atLeast") {
        each(some, "parts", strip);
    }
}

/// Says that there is such a text, but not what it is.
fn leave_blank(fields: &mut Fields, name: &str) {
    if let Some(text) = fields.get_mut(name) {
        *text = Data::text("");
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
