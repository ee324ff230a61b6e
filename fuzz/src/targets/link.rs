//! What a share link carries: refused, or it comes to the same when it is written and read again.
//!
//! The text is the JSON inside a link. The fragment around it is sound, or is the text itself.

use std::hint::black_box;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use eligibility_check::evaluation::evaluate;
use eligibility_check::form::{carry_over, outdated};
use eligibility_check::report::{Link, Report};

use super::tell::{self, Sign};
use crate::random::Random;
use crate::{Target, make, seeds};

pub(crate) const TARGET: Target = Target {
    name: "link",
    seeds: || seeds::links().to_vec(),
    fresh,
    changed: make::json::changed,
    run,
};

fn fresh(random: &mut Random) -> String {
    let link = random.pick(seeds::links());
    make::json::changed(&make::json::changed(link, random), random)
}

/// The fragment of a link that carries this JSON.
fn sealed(json: &str) -> String {
    let payload = BASE64.encode(json);
    let mut sum = 0x811c_9dc5_u32;
    for byte in payload.bytes() {
        sum = (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    let mut digits = Vec::new();
    while sum > 0 {
        digits.extend(char::from_digit(sum % 36, 36));
        sum /= 36;
    }
    let digits = digits.iter().rev().collect::<String>();
    format!("#ec=1.{digits}.{payload}")
}

fn run(text: &str) -> u64 {
    let mut sign = Sign::default();
    black_box(Link::read(text));
    black_box(Link::read(&format!("#ec=1.{text}")));
    let link = match Link::read(&sealed(text)).expect("it begins as ours") {
        Ok(link) => link,
        Err(error) => {
            sign.see(error.code());
            return sign.number();
        }
    };
    let fragment = link.fragment();
    let again = Link::read(&fragment).expect("it begins as ours");
    let again = again.expect("what was written can be read");
    assert_eq!(again.fragment(), fragment, "written twice, it is the same");
    let library = seeds::library();
    let policies = library.iter().map(|policies| &policies[0]);
    for policy in policies.filter(|policy| policy.id == link.policy) {
        let today = tell::today();
        let carried = carry_over(policy, &link.answers, today);
        sign.see((carried.answers.len(), carried.dropped.len()));
        sign.see(outdated(policy, &link.answers, link.as_of, today).is_some());
        let twice = carry_over(policy, &carried.answers, today);
        assert_eq!(twice.answers, carried.answers, "what was taken is taken");
        let check = policy.check_position(&link.check).unwrap_or_default();
        let evaluation = evaluate(policy, check, &carried.answers, today).expect("a check");
        let report = Report::new(policy, &evaluation, &carried.answers).expect("its policy");
        sign.see(report.verdict());
        black_box(Link::of(report).fragment());
    }
    sign.number()
}
