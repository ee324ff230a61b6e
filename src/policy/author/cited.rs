//! What in a policy names a clause.

use super::source::{Field, Node, Source, Value};
use crate::answers::Data;

/// Every clause that stands in a file.
pub(super) fn collect_clauses<'n>(node: &'n Node, found: &mut Vec<(&'n str, &'n Node)>) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| collect_clauses(item, found)),
        Value::Table(fields) => {
            for field in fields {
                match &field.value.value {
                    Value::Text(clause) if field.key == "clause" => {
                        found.push((clause, &field.value));
                    }
                    _ => collect_clauses(&field.value, found),
                }
            }
        }
        _ => {}
    }
}

/// A thing of the policy with its clause. What has no name is counted within its item.
pub(super) struct Cited {
    pub(super) kind: &'static str,
    pub(super) name: String,
    pub(super) clause: String,
    pub(super) place: Vec<String>,
}

/// Everything in a policy that names its clause, in the order of the policy.
pub(super) fn cited(data: &Data, policy: &Source<'_>) -> Vec<Cited> {
    let mut found = Found(Vec::new());
    for (key, kind) in [("inForce", "in_force"), ("round", "round")] {
        if let Some(part) = data.get(key) {
            found.add("", kind, part, &[key]);
        }
    }
    for (id, clause) in input_clauses(policy) {
        found.0.push(Cited {
            kind: "input",
            name: id.clone(),
            clause,
            place: vec!["inputs".to_owned(), id],
        });
    }
    for check in list(data, "checks") {
        let id = text(check, "id");
        found.add("check", id, check, &["checks", id]);
        for criterion in list(check, "criteria") {
            found.criterion(id, criterion);
        }
    }
    for (key, kind) in [
        ("routes", "route"),
        ("procedure", "procedure"),
        ("award", "award"),
        ("materials", "materials"),
        ("dates", "dates"),
    ] {
        for (position, fact) in list(data, key).iter().enumerate() {
            found.add(kind, "", fact, &[key, &position.to_string()]);
        }
    }
    found.0
}

struct Found(Vec<Cited>);

impl Found {
    fn add(&mut self, kind: &'static str, name: &str, part: &Data, place: &[&str]) {
        let clause = text(part, "clause");
        if !clause.is_empty() {
            self.0.push(Cited {
                kind,
                name: name.to_owned(),
                clause: clause.to_owned(),
                place: place.iter().map(|&step| step.to_owned()).collect(),
            });
        }
    }

    fn criterion(&mut self, check: &str, criterion: &Data) {
        let id = text(criterion, "id");
        let name = format!("{check}.{id}");
        self.add("", &name, criterion, &["criteria", check, id]);
        for (position, waiver) in list(criterion, "waived").iter().enumerate() {
            let position = position.to_string();
            self.add(
                "waiver",
                &name,
                waiver,
                &["criteria", check, id, "waived", &position],
            );
        }
        if let Some(applies) = criterion.get("applies") {
            self.add(
                "applies",
                &name,
                applies,
                &["criteria", check, id, "applies"],
            );
        }
        let some = criterion.get("atLeast");
        let some = some.map_or(&[][..], |some| list(some, "parts"));
        for part in list(criterion, "allOf").iter().chain(some) {
            self.criterion(check, part);
        }
    }
}

fn list<'d>(data: &'d Data, key: &str) -> &'d [Data] {
    data.get(key).and_then(Data::as_list).unwrap_or_default()
}

fn text<'d>(data: &'d Data, key: &str) -> &'d str {
    data.get(key).and_then(Data::as_text).unwrap_or_default()
}

/// Inputs that name their clause; it is not compiled, because only coverage reads it.
fn input_clauses(policy: &Source<'_>) -> Vec<(String, String)> {
    let Some(Value::Table(inputs)) = policy.root.get("inputs").map(|node| &node.value) else {
        return Vec::new();
    };
    let clause = |input: &Field| {
        let clause = input.value.text("clause")?;
        Some((input.key.clone(), clause.to_owned()))
    };
    inputs.iter().filter_map(clause).collect()
}
