//! An expression: parsed, checked, compiled in every place of a policy, and evaluated with guidance.
//!
//! The first line that begins with `{` and what follows it are answers; without it the text decides them.

use std::mem::discriminant;

use eligibility_check::answers::{Answers, Data};
use eligibility_check::expression::parse::parse;
use eligibility_check::policy::author::compile;
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::text;

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
    if parse(expression).is_err() {
        sign.see("no expression");
    }
    let mut random = Random::of(expression);
    let literal = make::toml::literal(expression);
    let requirement = *random.pick(&REQUIREMENTS);
    let figures = make::expression::figures_in(expression);
    let [up, down] = [false, true].map(|down| make::policy::levers(&figures, down));
    for place in [seeds::FIGURES, seeds::CONDITIONS] {
        let policy = place
            .replace("\"<expression>\"", &literal)
            .replace("\"<requirement>\"", requirement)
            .replace("\"<levers>\"", &up)
            .replace("\"<levers down>\"", &down);
        match compile(&policy, seeds::VOCABULARY) {
            Err(findings) => {
                for finding in &findings {
                    for lang in [Lang::Zh, Lang::En] {
                        let sentence = text::finding(&finding.problem, lang);
                        assert!(sentence.chars().count() > 3, "a problem is a sentence");
                    }
                }
                sign.see(
                    findings
                        .first()
                        .map(|finding| discriminant(&finding.problem)),
                );
            }
            Ok(compiled) => {
                sign.see(expression.len().ilog2());
                for lang in [Lang::Zh, Lang::En] {
                    let policy =
                        Policy::load(&compiled.data, lang).expect("what compiles can be loaded");
                    let mut random = Random::of(expression);
                    let answers = match serde_json::from_str(given) {
                        Ok(Data::Object(answers)) => answers,
                        _ => make::answers::of_policy(&policy, &mut random),
                    };
                    for check in 0..policy.checks.len() {
                        for answers in [&Answers::new(), &answers] {
                            tell::check(&policy, check, answers, tell::today(), &mut sign);
                        }
                    }
                }
            }
        }
    }
    sign.number()
}
