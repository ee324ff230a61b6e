//! Generated policies with everything that the format has, against a second, naive evaluator and against brute force in
//! small worlds. Whatever the core says for certain, claims, or tells a visitor to do is tried.
//!
//! `cargo test` tries some thousand visitors. Many more, and a count of what they were told:
//!
//! ```text
//! WORLDS=200000 cargo test --profile bench --test suite worlds::many -- --nocapture
//! ```
//!
//! `WORLDS` is how many policies are made, each with five visitors; `WORLDS_FROM` the first seed. What fails is shrunk and
//! shown with its seed, its policy file and the answers, ready to become a test with a name. With `WORLDS_TALLY=1`
//! nothing fails: one example of each kind of lie is shown and all are counted.

mod answers;
mod brute;
mod criteria;
mod draw;
#[cfg(test)]
mod examples;
mod frac;
mod gaps;
mod generate;
mod least;
mod model;
mod naive;
mod open;
mod plans;
mod reads;
mod simpler;
mod statuses;
mod text;
mod told;
mod visitor;
mod what_if;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use eligibility_check::evaluation::evaluate;
use eligibility_check::policy::Policy;
use eligibility_check::policy::author::compile;

use self::draw::Draw;
use self::gaps::Gaps;
use self::model::{Model, Visitor};
use self::open::Open;
use self::plans::Plans;
use self::simpler::{Case, simplest};
use self::statuses::Statuses;
use self::text::Writer;
use self::what_if::Tried;
use crate::support::{TODAY, VOCABULARY, day};

/// Something that the core said and that is not so.
#[derive(Clone, Debug)]
pub(crate) struct Lie {
    kind: &'static str,
    text: String,
}

/// What visitors were told.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    policies: u64,
    visitors: u64,
    /// Who answered everything without a problem.
    closed: u64,
    plans: BTreeMap<&'static str, u64>,
    gaps: u64,
    gaps_not_computed: u64,
    compared: u64,
    tried: u64,
    too_large: u64,
    lies: BTreeMap<&'static str, u64>,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.policies += other.policies;
        self.visitors += other.visitors;
        self.closed += other.closed;
        self.gaps += other.gaps;
        self.gaps_not_computed += other.gaps_not_computed;
        self.compared += other.compared;
        self.tried += other.tried;
        self.too_large += other.too_large;
        for (kind, count) in &other.plans {
            *self.plans.entry(kind).or_default() += count;
        }
        for (kind, count) in &other.lies {
            *self.lies.entry(kind).or_default() += count;
        }
    }
}

const VISITORS: usize = 5;

/// Whether the format knows how many decimals an amount has.
fn knows_decimals() -> bool {
    use std::sync::OnceLock;
    static KNOWN: OnceLock<bool> = OnceLock::new();
    *KNOWN.get_or_init(|| {
        let one = "[inputs.a]\nkind = \"amount\"\n";
        let mut model = Model::default();
        model.figures.push(model::Figure {
            amount: true,
            decimals: 2,
            min: 0,
            max: None,
            yearly: false,
            down: false,
            asked_when: None,
        });
        model.rules.push(model::Rule {
            id: "r".to_owned(),
            way: model::Way::Judged,
            soft: false,
            waived: Vec::new(),
            applies: None,
            row: None,
        });
        let file = Writer(&model).policy(true);
        let file = file.replace(one, &format!("{one}decimals = 1\n"));
        compile(&file, VOCABULARY).is_ok()
    })
}

pub(crate) fn loaded(file: &str) -> Policy {
    let compiled = compile(file, VOCABULARY);
    let compiled = compiled.unwrap_or_else(|findings| panic!("{file}\n{findings:#?}"));
    Policy::load(&compiled.data, eligibility_check::policy::Lang::Zh).expect("it loads")
}

/// Everything that is tried on one visitor.
fn lies(model: &Model, policy: &Policy, visitor: &Visitor, tally: &mut Tally) -> Vec<Lie> {
    let answers = answers::answers(model, visitor);
    let evaluation = evaluate(policy, 0, &answers, day(TODAY)).expect("a check");
    let mut lies = Vec::new();
    let open = Open::of(model, visitor, &|_| false);
    tally.visitors += 1;
    Statuses {
        model,
        policy,
        visitor,
        evaluation: &evaluation,
        lies: &mut lies,
        tally,
    }
    .look(&open);
    let (plan, distances, levers) = told::guidance(policy, &evaluation, &answers);
    if let Some(plan) = &plan {
        Plans {
            model,
            policy,
            visitor,
            answers: &answers,
            evaluation: &evaluation,
            plan,
            lies: &mut lies,
            tally,
        }
        .look(&open);
    }
    Gaps {
        model,
        policy,
        visitor,
        answers: &answers,
        evaluation: &evaluation,
        lies: &mut lies,
        tally,
    }
    .look(&distances, &open);
    Tried {
        model,
        policy,
        visitor,
        answers: &answers,
        evaluation: &evaluation,
        lies: &mut lies,
        tally,
    }
    .look(&levers, &open);
    lies
}

/// A case as one reads it.
fn shown(seed: u64, (model, visitor): &Case, lie: &Lie) -> String {
    let answers = answers::answers(model, visitor);
    let answers = serde_json::to_string(&answers).expect("JSON");
    let file = Writer(model).policy(knows_decimals());
    format!(
        "--- {} (seed {seed})\n{}\n{answers}\n{file}",
        lie.kind, lie.text
    )
}

/// The first lie of a kind about a case, if there is one.
fn lie_of((model, visitor): &Case, kind: &'static str) -> Option<Lie> {
    let compiled = compile(&Writer(model).policy(knows_decimals()), VOCABULARY).ok()?;
    let policy = Policy::load(&compiled.data, eligibility_check::policy::Lang::Zh).ok()?;
    let found = lies(model, &policy, visitor, &mut Tally::default());
    found.into_iter().find(|lie| lie.kind == kind)
}

/// Tries so many policies from a seed on, with all cores.
fn try_all(from: u64, count: u64, only_count: bool) {
    let next = AtomicU64::new(from);
    let total = Mutex::new(Tally::default());
    let examples = Mutex::new(BTreeMap::<&'static str, String>::new());
    let work = || {
        let mut tally = Tally::default();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= from + count {
                break;
            }
            one_policy(seed, only_count, &mut tally, &examples);
        }
        total.lock().expect("unharmed").add(&tally);
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let threads = (0..cores).map(|_| scope.spawn(work)).collect::<Vec<_>>();
        for thread in threads {
            thread.join().expect("no panic");
        }
    });
    let total = total.into_inner().expect("unharmed");
    let examples = examples.into_inner().expect("unharmed");
    for example in examples.values() {
        println!("{example}");
    }
    println!("{total:#?}");
    assert!(
        only_count || examples.is_empty(),
        "{} kinds of lies",
        examples.len()
    );
}

fn one_policy(
    seed: u64,
    only_count: bool,
    tally: &mut Tally,
    examples: &Mutex<BTreeMap<&'static str, String>>,
) {
    let mut draw = Draw::seeded(seed);
    let model = generate::model(&mut draw, knows_decimals());
    let policy = loaded(&Writer(&model).policy(knows_decimals()));
    tally.policies += 1;
    for number in 0..VISITORS {
        let mut draw = Draw::seeded(seed ^ (number as u64 + 1) << 48);
        let visitor = visitor::visitor(&mut draw, &model);
        for lie in lies(&model, &policy, &visitor, tally) {
            *tally.lies.entry(lie.kind).or_default() += 1;
            let known = examples.lock().expect("unharmed").contains_key(lie.kind);
            if known || !only_count && examples.lock().expect("unharmed").len() > 2 {
                continue;
            }
            let kind = lie.kind;
            let case = (model.clone(), visitor.clone());
            let case = simplest(case, |case| lie_of(case, kind).is_some());
            let lie = lie_of(&case, kind).unwrap_or(lie);
            let text = shown(seed, &case, &lie);
            examples.lock().expect("unharmed").insert(kind, text);
        }
    }
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

pub(crate) fn from_environment() {
    let count = number("WORLDS").unwrap_or(1_500);
    let from = number("WORLDS_FROM").unwrap_or(0);
    try_all(from, count, number("WORLDS_TALLY").is_some());
}

#[test]
fn many_policies_and_visitors() {
    from_environment();
}
