//! Executions that follow the coverage, under libFuzzer. The variable `TARGET` names the target; everything else is an
//! argument of libFuzzer. `run.sh` builds it and starts it.

#![no_main]

use std::sync::OnceLock;

use eligibility_check_fuzz::random::Random;
use eligibility_check_fuzz::{Target, prepare};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fn target() -> &'static Target {
    static TARGET: OnceLock<&'static Target> = OnceLock::new();
    TARGET.get_or_init(|| {
        prepare();
        let name = std::env::var("TARGET").unwrap_or_default();
        Target::named(&name).expect("TARGET names a target")
    })
}

fuzz_target!(
    init: {
        target();
    },
    |bytes: &[u8]| {
        target().execute(bytes);
    }
);

// Changes what the grammar knows; now and then bytes, as libFuzzer would.
fuzz_mutator!(|bytes: &mut [u8], size: usize, most: usize, seed: u32| {
    let mut random = Random::new(seed.into());
    if random.one_in(8) {
        return libfuzzer_sys::fuzzer_mutate(bytes, size, most);
    }
    let text = String::from_utf8_lossy(bytes.get(..size).unwrap_or_default()).into_owned();
    let changed = target().another(&[text], &mut random);
    let length = changed.len().min(most).min(bytes.len());
    bytes[..length].copy_from_slice(&changed.as_bytes()[..length]);
    length
});
