//! The smallest policy around an expression or two, for tests of what a policy file may hold.

use eligibility_check::policy::author::{Finding, Problem, compile};
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::text::finding;

/// A policy with one check `c`, of inputs `(id, kind and more)` and what follows the head of the check.
pub(crate) fn policy(inputs: &[(&str, &str)], rest: &str) -> String {
    let ids = inputs.iter().map(|(id, _)| format!("\"{id}\""));
    let ids = ids.collect::<Vec<_>>().join(", ");
    let tables = inputs
        .iter()
        .map(|(id, keys)| format!("[inputs.{id}]\nlabel = {{ zh = \"{id}\" }}\nkind = {keys}\n"));
    let tables = tables.collect::<String>();
    format!(
        r#"format = 1
id = "tiny"
version = "1"
title = {{ zh = "测" }}
issuer = {{ zh = "测" }}
for_whom = {{ zh = "测" }}
checks = ["c"]
not_stated = ["number", "url", "published"]
checked = 2026-01-01
in_force = {{ from = 2026-01-01 }}
[[sections]]
id = "s"
title = {{ zh = "测" }}
inputs = [{ids}]
{tables}[check.c]
kind = "eligibility"
title = {{ zh = "测" }}
{rest}"#
    )
}

pub(crate) fn holds(id: &str, expression: &str) -> String {
    format!(
        "[[check.c.criteria]]\nid = \"{id}\"\nclause = \"一\"\nstatement = {{ zh = \"{id}\" }}\nholds = '''{expression}'''\n"
    )
}

pub(crate) fn measures(id: &str, expression: &str, required: &str) -> String {
    format!(
        "[[check.c.criteria]]\nid = \"{id}\"\nclause = \"一\"\nstatement = {{ zh = \"{{required}}\" }}\nmeasure = '''{expression}'''\nat_least = {required}\n"
    )
}

pub(crate) fn load(text: &str) -> Policy {
    let compiled = compile(text, "").unwrap_or_else(|findings| panic!("{findings:#?}"));
    Policy::load(&compiled.data, Lang::En).expect("what compiles also loads")
}

/// What is wrong with a policy.
pub(crate) fn refused(text: &str) -> Vec<Finding> {
    compile(text, "").expect_err("it should be refused")
}

/// The only thing that is wrong with a policy, in English, and its line.
#[track_caller]
pub(crate) fn only(text: &str) -> (String, usize) {
    let found = refused(text);
    let [single] = found.as_slice() else {
        panic!("expected one problem, found {found:#?}");
    };
    let chinese = finding(&single.problem, Lang::Zh);
    assert!(chinese.chars().count() > 8, "{chinese}");
    (finding(&single.problem, Lang::En), single.line)
}

pub(crate) fn is_more(problem: &Problem) -> Option<usize> {
    match problem {
        Problem::More { count } => Some(*count),
        _ => None,
    }
}
