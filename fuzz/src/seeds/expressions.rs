//! The expressions of the six policies and of the page of the format.

use std::collections::BTreeSet;

use super::{FORMAT, SHIPPED, with_found};

/// What stands in quotes after a key of expressions in one of the six policies, and in the page of the format.
pub(crate) fn expressions() -> Vec<String> {
    let mut seeds = BTreeSet::new();
    for (policy, ..) in SHIPPED {
        for line in policy.lines() {
            for key in ["measure", "holds", "when", "asked_when", "zero_when"] {
                if let Some(at) = line
                    .find(&format!("{key} = "))
                    .or_else(|| line.find(&format!("{key}  = ")))
                {
                    let value = line[at..]
                        .split_once('=')
                        .map_or("", |(_, value)| value.trim());
                    let quote = value.chars().next().unwrap_or(' ');
                    if let Some(text) = value.strip_prefix(['"', '\'']) {
                        let text = text.split(quote).next().unwrap_or_default();
                        seeds.insert(renamed(text));
                    }
                }
            }
        }
    }
    for written in FORMAT
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|written| !written.contains('\n'))
    {
        seeds.insert(written.to_owned());
    }
    with_found("expression", seeds.into_iter().collect())
}

/// An expression with names of the policies for expressions, as far as they can be guessed.
fn renamed(text: &str) -> String {
    let names = ["a", "b", "s", "t", "p", "q", "k", "d"];
    let words = [
        "and", "or", "not", "in", "if", "then", "else", "between", "min", "max", "sum", "count",
        "date", "duration", "as_of", "year", "years",
    ];
    let mut known = Vec::<String>::new();
    let mut renamed = String::new();
    for part in text.split_inclusive(|c: char| !(c.is_ascii_alphanumeric() || c == '_')) {
        let name = part.trim_end_matches(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        let is_name = name.starts_with(|c: char| c.is_ascii_lowercase()) && !words.contains(&name);
        if is_name {
            let place = known
                .iter()
                .position(|other| other == name)
                .unwrap_or_else(|| {
                    known.push(name.to_owned());
                    known.len() - 1
                });
            renamed.push_str(names[place % names.len()]);
            renamed.push_str(&part[name.len()..]);
        } else {
            renamed.push_str(part);
        }
    }
    renamed
}
