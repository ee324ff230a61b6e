//! The types that portals build on are what the core writes out: the file with the types is read, and every report of
//! every worked case is held against it, both ways.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use eligibility_check::evaluation::evaluate;
use eligibility_check::exact::Rational;
use eligibility_check::guidance::what_if;
use eligibility_check::policy::Policy;
use eligibility_check::report::{Guided, Report};
use eligibility_check::report::{Variant, compare};
use serde_json::Value;

use crate::cases::files;

/// What no worked case of the library shows; it stands in the snapshots of the small policy.
const UNSEEN: [&str; 3] = [
    "Criterion.gapsNotComputed",
    "Criterion.quote",
    "Plan.givesWay",
];

struct Field {
    optional: bool,
    kind: String,
}

/// The types of the file by name: an interface has fields, another type stands for what it says.
#[derive(Default)]
struct Types {
    interfaces: BTreeMap<String, BTreeMap<String, Field>>,
    names: BTreeMap<String, String>,
}

fn types() -> Types {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/engine/types/report.d.ts");
    let text = std::fs::read_to_string(file).expect("the types");
    let mut types = Types::default();
    let mut inside = None::<String>;
    for line in text.lines().map(str::trim) {
        if let Some(name) = line.strip_prefix("export interface ") {
            let name = name.strip_suffix(" {").expect("an interface");
            types.interfaces.insert(name.to_owned(), BTreeMap::new());
            inside = Some(name.to_owned());
        } else if let Some(rest) = line.strip_prefix("export type ") {
            let (name, kind) = rest.split_once(" = ").expect("a type");
            let kind = kind.trim_end_matches(';').to_owned();
            types.names.insert(name.to_owned(), kind);
        } else if line == "}" {
            inside = None;
        } else if let Some(interface) = &inside
            && !line.starts_with("/**")
        {
            let field = line
                .strip_suffix(';')
                .and_then(|field| field.split_once(": "));
            let (name, kind) = field.unwrap_or_else(|| panic!("no field: {line}"));
            let optional = name.ends_with('?');
            let name = name.trim_end_matches('?').trim_matches('\'').to_owned();
            let kind = kind.to_owned();
            let fields = types.interfaces.get_mut(interface).expect("known");
            assert!(
                fields.insert(name, Field { optional, kind }).is_none(),
                "twice: {line}"
            );
        } else {
            assert!(
                line.is_empty() || line.starts_with("//") || line.starts_with("/**"),
                "{line}"
            );
        }
    }
    types
}

impl Types {
    /// What is wrong with a value of a type. Notes the fields that it shows.
    fn trouble(&self, value: &Value, kind: &str, seen: &mut BTreeSet<String>) -> Option<String> {
        if let Some(item) = kind.strip_suffix("[]") {
            let Some(items) = value.as_array() else {
                return Some(format!("no list of {item}: {value}"));
            };
            return items
                .iter()
                .find_map(|value| self.trouble(value, item, seen));
        }
        if kind.contains(" | ") {
            let troubles = kind.split(" | ").map(|kind| {
                let mut own = BTreeSet::new();
                let trouble = self.trouble(value, kind, &mut own);
                if trouble.is_none() {
                    seen.extend(own);
                }
                trouble
            });
            let troubles = troubles.collect::<Option<Vec<_>>>();
            return troubles.map(|troubles| troubles.join(" and "));
        }
        if let Some(fields) = self.interfaces.get(kind) {
            return self.trouble_inside(value, kind, fields, seen);
        }
        if let Some(other) = self.names.get(kind) {
            return self.trouble(value, other, seen);
        }
        let fits = match kind {
            "string" => value.is_string(),
            "number" => value.is_i64(),
            "boolean" => value.is_boolean(),
            "{ [input: string]: unknown }" => value.is_object(),
            literal if literal.starts_with('\'') => {
                value.as_str() == Some(literal.trim_matches('\''))
            }
            other => panic!("an unknown type: {other}"),
        };
        (!fits).then(|| format!("no {kind}: {value}"))
    }

    fn trouble_inside(
        &self,
        value: &Value,
        kind: &str,
        fields: &BTreeMap<String, Field>,
        seen: &mut BTreeSet<String>,
    ) -> Option<String> {
        let Some(object) = value.as_object() else {
            return Some(format!("no {kind}: {value}"));
        };
        if let Some(name) = object.keys().find(|name| !fields.contains_key(*name)) {
            return Some(format!("{kind} has no {name}"));
        }
        fields
            .iter()
            .find_map(|(name, field)| match object.get(name) {
                None if field.optional => None,
                None => Some(format!("{kind} without {name}")),
                Some(value) => {
                    seen.insert(format!("{kind}.{name}"));
                    let trouble = self.trouble(value, &field.kind, seen);
                    trouble.map(|trouble| format!("{kind}.{name}: {trouble}"))
                }
            })
    }
}

#[test]
fn every_report_has_the_types_that_are_handed_out() {
    let types = types();
    let mut seen = BTreeSet::new();
    let policies = files();
    let loaded = policies
        .iter()
        .map(|files| files.load())
        .collect::<Vec<_>>();
    for (files, policy) in policies.iter().zip(&loaded) {
        for case in files.read_cases(policy).tries {
            let position = policy.check_position(&case.check).expect("a check");
            let evaluation = evaluate(policy, position, &case.answers, case.as_of);
            let evaluation = evaluation.expect("a check");
            let report = Report::new(policy, &evaluation, &case.answers).expect("a report");
            let mut guided = Guided::new(policy, &evaluation, &case.answers);
            let others = loaded.iter().flat_map(|other: &Policy| {
                let same = other.id == policy.id;
                let checks = if same { 0..other.checks.len() } else { 0..1 };
                checks.map(move |check| (other, check))
            });
            let variants = others.map(|(policy, check)| Variant {
                policy,
                check,
                changed: case.answers.clone(),
            });
            guided.comparison = compare(variants.collect(), &case.answers, &evaluation);
            guided.what_if = (0..policy.inputs.len()).find_map(|input| {
                what_if(
                    policy,
                    &evaluation,
                    &case.answers,
                    input,
                    Rational::integer(1_000),
                )
            });
            for report in [report, report.guided(&guided)] {
                let written = serde_json::to_value(report).expect("JSON");
                let trouble = types.trouble(&written, "Report", &mut seen);
                assert_eq!(trouble, None, "{} line {}", files.name, case.line);
            }
        }
    }
    let mut unseen = Vec::new();
    for (interface, fields) in &types.interfaces {
        unseen.extend(
            fields
                .keys()
                .map(|name| format!("{interface}.{name}"))
                .filter(|name| !seen.contains(name)),
        );
    }
    assert_eq!(unseen, UNSEEN, "fields that no report shows");
}
