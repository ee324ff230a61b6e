//! What the targets begin with: the six policies and their cases, the policies in which expressions stand, everything
//! that was ever found.

mod expressions;
mod parts;

use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use eligibility_check::answers::Data;
use eligibility_check::cases;
use eligibility_check::policy::author::{Compiled, compile};
use eligibility_check::policy::{Lang, Policy};

use crate::make;

pub(crate) use expressions::expressions;
pub(crate) use parts::{line_blocks, lines, lines_of, names, trees};

/// The vocabulary that the policies share.
pub(crate) const VOCABULARY: &str = include_str!("../../../policies/vocabulary.toml");
/// A policy in which an expression that gives a figure stands.
pub(crate) const FIGURES: &str = include_str!("../../seeds/figures.toml");
/// A policy in which an expression that holds or does not stands.
pub(crate) const CONDITIONS: &str = include_str!("../../seeds/conditions.toml");
const FORMAT: &str = include_str!("../../../docs/policy-format.md");

macro_rules! shipped {
    ($($id:literal),*) => {
        [$((
            include_str!(concat!("../../../policies/", $id, "/policy.toml")),
            include_str!(concat!("../../../policies/", $id, "/cases.toml")),
            include_str!(concat!("../../../policies/", $id, "/coverage.toml")),
        )),*]
    };
}

/// Policy, cases and coverage of the six policies.
const SHIPPED: [(&str, &str, &str); 6] = shipped![
    "ningxia-craftsman",
    "ningxia-skill-master-studio",
    "ningxia-training-plan",
    "skills-ningxia-action",
    "jincheng-technician-station",
    "jincheng-talent-base"
];

/// The longest text that is made by repeating something, in bytes. A policy file of 1 MB is within the limits.
static LARGEST: AtomicUsize = AtomicUsize::new(1_000_000);

/// The longest text that is made by repeating something.
pub(crate) fn largest() -> usize {
    LARGEST.load(Ordering::Relaxed)
}

/// Makes no longer texts than so many bytes.
pub fn at_most(bytes: usize) {
    LARGEST.store(bytes, Ordering::Relaxed);
}

/// What was found before, by target: each file is one input, named for what was wrong.
#[must_use]
pub fn found(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("found")
        .join(target);
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter_map(|entry| {
        let bytes = std::fs::read(entry.path()).ok()?;
        Some((entry.file_name().to_string_lossy().into_owned(), bytes))
    });
    let mut files = files.collect::<Vec<_>>();
    files.sort();
    files
}

fn with_found(target: &str, mut seeds: Vec<String>) -> Vec<String> {
    let found = found(target).into_iter();
    seeds.extend(found.map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned()));
    seeds
}

pub(crate) fn policies() -> Vec<String> {
    let small = small_policies();
    let whole = SHIPPED.iter().map(|(policy, cases, coverage)| {
        format!("{policy}\n#! cases\n{cases}\n#! coverage\n{coverage}")
    });
    let mut seeds = small;
    seeds.extend(whole);
    seeds.push(format!("format = 1\n#! vocabulary\n{VOCABULARY}"));
    with_found("policy", seeds)
}

/// The policies for expressions, each with a few that stand in a policy of ours.
fn small_policies() -> Vec<String> {
    let fill = |policy: &str, expression: &str| {
        let levers = make::criteria::levers(&make::expression::figures_in(expression), false);
        policy
            .replace("<expression>", expression)
            .replace("\"<requirement>\"", "10")
            .replace("\"<levers>\"", &levers)
            .replace("\"<levers down>\"", &levers)
    };
    let figures = [
        "a",
        "b / a",
        "min(s) + t",
        "if p then m else n",
        "d.year",
        "k.base * 2",
    ];
    let conditions = [
        "p",
        "not p or a > b",
        "k in (\\\"low\\\", \\\"mid\\\")",
        "d + duration(\\\"P5Y\\\") < e",
        "m between 1 and n",
    ];
    let figures = figures.map(|one| fill(FIGURES, one));
    let conditions = conditions.map(|one| fill(CONDITIONS, one));
    [figures.to_vec(), conditions.to_vec()].concat()
}

/// The six policies in both languages.
pub(crate) fn library() -> &'static [[Policy; 2]] {
    static LIBRARY: OnceLock<Vec<[Policy; 2]>> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let shipped = shipped_compiled().iter();
        let policies = shipped.map(|compiled| {
            [Lang::Zh, Lang::En]
                .map(|lang| Policy::load(&compiled.data, lang).expect("it is shipped"))
        });
        policies.collect()
    })
}

fn shipped_compiled() -> &'static [Compiled] {
    static COMPILED: OnceLock<Vec<Compiled>> = OnceLock::new();
    COMPILED.get_or_init(|| {
        let policies = SHIPPED.iter();
        policies
            .map(|(policy, ..)| compile(policy, VOCABULARY).expect("it is shipped"))
            .collect()
    })
}

/// The compiled forms of small policies.
pub(crate) fn compiled_small() -> &'static [String] {
    static SMALL: OnceLock<Vec<String>> = OnceLock::new();
    SMALL.get_or_init(|| {
        let small = small_policies();
        small
            .iter()
            .map(|policy| compile(policy, VOCABULARY).expect("it is sound").json)
            .collect()
    })
}

pub(crate) fn compiled() -> Vec<String> {
    let mut seeds = compiled_small().to_vec();
    seeds.extend(
        shipped_compiled()
            .iter()
            .map(|compiled| compiled.json.clone()),
    );
    seeds.push(shipped_compiled()[0].in_language(Lang::En, true));
    with_found("compiled", seeds)
}

/// The answers of the worked cases.
pub(crate) fn answers() -> Vec<String> {
    let mut seeds = Vec::new();
    for (policies, (_, text, _)) in library().iter().zip(SHIPPED) {
        let policy = &policies[0];
        let read = cases::read(text, policy).expect("they are shipped");
        for case in read.tries.iter().step_by(7) {
            let check = policy.check_position(&case.check).unwrap_or_default();
            let data = Data::object([
                ("policy", Data::text(&policy.id)),
                (
                    "check",
                    Data::Integer(i64::try_from(check).unwrap_or_default()),
                ),
                ("as_of", Data::text(case.as_of.written())),
                ("answers", Data::Object(case.answers.clone())),
            ]);
            seeds.push(serde_json::to_string(&data).unwrap_or_default());
        }
    }
    with_found("answers", seeds)
}

/// What links carried that earlier versions have written.
pub(crate) fn links() -> &'static [String] {
    static LINKS: OnceLock<Vec<String>> = OnceLock::new();
    LINKS.get_or_init(|| {
        let earlier = include_str!("../../../tests/browser/fixtures/0.1.0/links.json");
        let links = Data::from_json(earlier).expect("it is shipped");
        let links = links.as_list().unwrap_or_default().iter();
        let fragments = links.filter_map(|link| link.get("fragment")?.as_text());
        let payloads = fragments.filter_map(|fragment| fragment.rsplit_once('.'));
        let json = payloads.map(|(_, payload)| BASE64.decode(payload).expect("it is shipped"));
        let json = json.map(|json| String::from_utf8_lossy(&json).into_owned());
        with_found("link", json.collect())
    })
}

/// Report files as earlier versions have saved them, and bare ones.
pub(crate) fn files() -> &'static [String] {
    static FILES: OnceLock<Vec<String>> = OnceLock::new();
    FILES.get_or_init(|| {
        let earlier = [
            include_str!("../../../tests/browser/fixtures/0.1.0/report-enterprise.json"),
            include_str!("../../../tests/browser/fixtures/0.1.0/report-studio.json"),
            r#"{"reportFormat":1,"policy":{"id":"ningxia-craftsman","version":"1","hash":"h"},"check":{"id":"college"},
                "asOf":"2026-06-01","verdict":"incomplete","answers":{"trained":{"2024":400}},
                "criteria":[{"id":"a","status":"met","parts":[{"id":"b","status":"unmet"}]}]}"#,
        ];
        with_found("file", earlier.map(str::to_owned).to_vec())
    })
}

/// Makes everything that is made once, so that no execution is charged for it.
pub fn prepare() {
    for prepared in [
        lines().len(),
        names().len(),
        line_blocks().len(),
        lines_of("id").len(),
    ] {
        assert!(prepared > 0, "there is something to begin with");
    }
}
