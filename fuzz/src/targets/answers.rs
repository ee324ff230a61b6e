//! Answers to the six policies, as they may come from a file, a link or a program.
//!
//! The text is JSON: the id of a policy, the position of a check, the day, and the answers.

use std::hint::black_box;

use eligibility_check::answers::{Answers, Data};
use eligibility_check::evaluation::evaluate;
use eligibility_check::exact::Date;
use eligibility_check::form::{form, presets};
use eligibility_check::report::{Variant, compare};

use super::tell::{self, Sign};
use crate::{Target, make, seeds};

pub(crate) const TARGET: Target = Target {
    name: "answers",
    seeds: seeds::answers,
    fresh: make::answers::fresh,
    changed: make::json::changed,
    run,
};

fn run(text: &str) -> u64 {
    let mut sign = Sign::default();
    let Ok(data) = Data::from_json(text) else {
        return sign.number();
    };
    let Some(Data::Object(answers)) = data.get("answers") else {
        return sign.number();
    };
    let id = data
        .get("policy")
        .and_then(Data::as_text)
        .unwrap_or_default();
    let day = data
        .get("as_of")
        .and_then(Data::as_text)
        .and_then(Date::parse);
    let day = day.unwrap_or_else(tell::today);
    let library = seeds::library();
    let found = library.iter().find(|policies| policies[0].id == id);
    let policies = found.unwrap_or(&library[0]);
    let check = match data.get("check") {
        Some(Data::Integer(check)) => usize::try_from(*check).unwrap_or_default(),
        _ => 0,
    };
    let check = check % policies[0].checks.len();
    sign.see((id, check));
    for policy in policies {
        tell::check(policy, check, answers, day, &mut sign);
    }
    let policy = &policies[0];
    if let Some(evaluation) = evaluate(policy, check, answers, day) {
        black_box(form(policy, check, &evaluation.facts));
        black_box(presets(policy, check));
        let other = (check + 1) % policy.checks.len();
        let changed = Answers::new();
        let variant = Variant {
            policy,
            check: other,
            changed,
        };
        black_box(compare(vec![variant], answers, &evaluation));
    }
    sign.number()
}
