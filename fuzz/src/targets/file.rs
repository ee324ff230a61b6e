//! A report file, which anybody may have edited: refused in one sentence, or what it asks to be checked can be.

use std::hint::black_box;

use eligibility_check::evaluation::evaluate;
use eligibility_check::form::{carry_over, outdated};
use eligibility_check::policy::Lang;
use eligibility_check::report::{Link, Report, ReportFile};

use super::tell::{self, Sign};
use crate::random::Random;
use crate::{Target, make, seeds};

pub(crate) const TARGET: Target = Target {
    name: "file",
    seeds: || seeds::files().to_vec(),
    fresh,
    changed,
    run,
};

fn fresh(random: &mut Random) -> String {
    let file = random.pick(seeds::files());
    changed(&changed(file, random), random)
}

/// Something else in it, or less of it.
fn changed(text: &str, random: &mut Random) -> String {
    if !random.one_in(10) {
        return make::json::changed(text, random);
    }
    let end = random.below(text.len() + 1);
    text.get(..end).unwrap_or(text).to_owned()
}

fn run(text: &str) -> u64 {
    let mut sign = Sign::default();
    let file = match ReportFile::read(text) {
        Ok(file) => file,
        Err(error) => {
            for (lang, end) in [(Lang::Zh, '。'), (Lang::En, '.')] {
                assert!(
                    error.sentence(lang).ends_with(end),
                    "a refusal is a sentence"
                );
            }
            sign.see(error.code());
            return sign.number();
        }
    };
    assert!(!file.answers.contains_key("__proto__"), "it is no answer");
    sign.see((file.statuses.len(), file.exported.is_some()));
    let library = seeds::library();
    let policies = library.iter().map(|policies| &policies[0]);
    for policy in policies.filter(|policy| policy.id == file.policy) {
        let today = tell::today();
        let carried = carry_over(policy, &file.answers, file.as_of);
        sign.see((carried.answers.len(), carried.dropped.len()));
        sign.see(outdated(policy, &file.answers, file.as_of, today).is_some());
        let check = policy.check_position(&file.check).unwrap_or_default();
        for day in [file.as_of, today] {
            let evaluation = evaluate(policy, check, &carried.answers, day).expect("a check");
            let report = Report::new(policy, &evaluation, &carried.answers).expect("its policy");
            sign.see(report.verdict());
            black_box(Link::of(report).fragment());
        }
    }
    sign.number()
}
