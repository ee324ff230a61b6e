//! An expression: parsed, checked, compiled in every place of a policy, and evaluated with guidance.
//!
//! The first line that begins with `{` and what follows it are answers; without it the text decides them.

use eligibility_check::answers::{Answers, Data};
use eligibility_check::expression::parse::parse;
use eligibility_check::policy::Policy;
use eligibility_check::policy::author::compile;

use super::policy;
use super::tell::{self, Sign};
use crate::random::Random;
use crate::{Target, make, seeds};

pub(crate) const TARGET: Target = Target {
    name: "expression",
    seeds: seeds::expressions,
    fresh: make::expression::fresh,
    changed: make::expression::changed,
    run,
};

/// What a measure is compared with.
const REQUIREMENTS: [&str; 8] = [
    "10",
    "0",
    "1",
    "\"85%\"",
    "1200",
    "0.6",
    "\"n\"",
    "9223372036854775807",
];

fn run(text: &str) -> u64 {
    let mut sign = Sign::default();
    let at = if text.starts_with('{') {
        Some(0)
    } else {
        text.find("\n{").map(|at| at + 1)
    };
    let (expression, given) = text.split_at(at.unwrap_or(text.len()));
    let expression = expression.trim_end_matches('\n');
    // What is no expression is none anywhere.
    let places = [seeds::FIGURES, seeds::CONDITIONS].into_iter();
    for place in places.take(if parse(expression).is_ok() { 2 } else { 1 }) {
        match compile(&in_place(place, expression), "") {
            Err(findings) => policy::told(&findings, &mut sign),
            Ok(compiled) => {
                sign.see(expression.len().ilog2());
                let policy = Policy::load(&compiled.data, tell::language(text));
                let policy = policy.expect("what compiles can be loaded");
                evaluated(&policy, expression, given, &mut sign);
                // A figure is no condition: what stands in the one place does not stand in the other.
                break;
            }
        }
    }
    sign.number()
}

/// The policy in which an expression stands.
fn in_place(place: &str, expression: &str) -> String {
    let requirement = *Random::of(expression).pick(&REQUIREMENTS);
    let figures = make::expression::figures_in(expression);
    let [up, down] = [false, true].map(|down| make::criteria::levers(&figures, down));
    place
        .replace("\"<expression>\"", &make::toml::literal(expression))
        .replace("\"<requirement>\"", requirement)
        .replace("\"<levers>\"", &up)
        .replace("\"<levers down>\"", &down)
}

/// Nothing is answered, and then something.
fn evaluated(policy: &Policy, expression: &str, given: &str, sign: &mut Sign) {
    let answers = match Data::from_json(given) {
        Ok(Data::Object(answers)) => answers,
        _ => make::answers::of_policy(policy, &mut Random::of(expression)),
    };
    for check in 0..policy.checks.len() {
        for answers in [&Answers::new(), &answers] {
            tell::check(policy, check, answers, tell::today(), sign);
        }
    }
}
