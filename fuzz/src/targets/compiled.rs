//! A compiled policy, which may be hand-made: refused in one sentence, or it works.

use eligibility_check::answers::Data;
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::text;

use super::tell::{self, Sign};
use crate::{Target, make, seeds};

pub(crate) const TARGET: Target = Target {
    name: "compiled",
    seeds: seeds::compiled,
    fresh: make::json::fresh_policy,
    changed: make::json::changed,
    run,
};

fn run(text: &str) -> u64 {
    let mut sign = Sign::default();
    let Ok(data) = Data::from_json(text) else {
        return sign.number();
    };
    match Policy::load(&data, Lang::Zh) {
        Ok(_) => tell::policy(&data, text, None, &mut sign),
        Err(error) => {
            for (lang, end) in [(Lang::Zh, '。'), (Lang::En, '.')] {
                let sentence = text::load_error(&error, lang);
                assert!(sentence.ends_with(end), "a refusal is a sentence");
            }
            sign.see(std::mem::discriminant(&error));
        }
    }
    sign.number()
}
