//! What the targets begin with: the six policies and their cases, the policies in which expressions stand, everything
//! that was ever found.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use eligibility_check::answers::Data;
use eligibility_check::cases;
use eligibility_check::policy::author::{Compiled, compile};
use eligibility_check::policy::{Lang, Policy};

use crate::make;

/// The vocabulary that the policies share.
pub(crate) const VOCABULARY: &str = include_str!("../../policies/vocabulary.toml");
/// A policy in which an expression that gives a figure stands.
pub(crate) const FIGURES: &str = include_str!("../seeds/figures.toml");
/// A policy in which an expression that holds or does not stands.
pub(crate) const CONDITIONS: &str = include_str!("../seeds/conditions.toml");
const FORMAT: &str = include_str!("../../docs/policy-format.md");

macro_rules! shipped {
    ($($id:literal),*) => {
        [$((
            include_str!(concat!("../../policies/", $id, "/policy.toml")),
            include_str!(concat!("../../policies/", $id, "/cases.toml")),
            include_str!(concat!("../../policies/", $id, "/coverage.toml")),
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
        let levers = make::policy::levers(&make::expression::figures_in(expression), false);
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

/// What stands in quotes after a key of expressions in one of the six policies, and in the page of the format.
pub(crate) fn expressions() -> Vec<String> {
    let mut seeds = BTreeMap::new();
    for (policy, ..) in SHIPPED {
        for line in policy.lines() {
            for key in ["measure", "holds", "when", "asked_when", "zero_when"] {
                if let Some(at) = line
                    .find(&format!("{key} = "))
                    .or_else(|| line.find(&format!("{key}  = ")))
                {
                    let value = line[at..]
                        .split_once('=')
                        .map_or("", |(_, value)| value.trim());
                    let quote = value.chars().next().unwrap_or(' ');
                    if let Some(text) = value.strip_prefix(['"', '\'']) {
                        let text = text.split(quote).next().unwrap_or_default();
                        seeds.insert(renamed(text), ());
                    }
                }
            }
        }
    }
    for written in FORMAT
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|written| !written.contains('\n'))
    {
        seeds.insert(written.to_owned(), ());
    }
    with_found("expression", seeds.into_keys().collect())
}

/// An expression with names of the policies for expressions, as far as they can be guessed.
fn renamed(text: &str) -> String {
    let names = ["a", "b", "s", "t", "p", "q", "k", "d"];
    let words = [
        "and", "or", "not", "in", "if", "then", "else", "between", "min", "max", "sum", "count",
        "date", "duration", "as_of", "year", "years",
    ];
    let mut known = Vec::<String>::new();
    let mut renamed = String::new();
    for part in text.split_inclusive(|c: char| !(c.is_ascii_alphanumeric() || c == '_')) {
        let name = part.trim_end_matches(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        let is_name = name.starts_with(|c: char| c.is_ascii_lowercase()) && !words.contains(&name);
        if is_name {
            let place = known
                .iter()
                .position(|other| other == name)
                .unwrap_or_else(|| {
                    known.push(name.to_owned());
                    known.len() - 1
                });
            renamed.push_str(names[place % names.len()]);
            renamed.push_str(&part[name.len()..]);
        } else {
            renamed.push_str(part);
        }
    }
    renamed
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
    seeds.push(shipped_compiled()[0].form_in_language(Lang::En, true));
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

/// Trees to take parts from.
pub(crate) fn trees() -> &'static [Data] {
    static TREES: OnceLock<Vec<Data>> = OnceLock::new();
    TREES.get_or_init(|| {
        let mut trees = vec![shipped_compiled()[5].data.clone()];
        trees.extend(
            compiled_small()
                .iter()
                .filter_map(|text| serde_json::from_str(text).ok()),
        );
        trees
    })
}

/// The names of fields and answers.
pub(crate) fn names() -> &'static [String] {
    static NAMES: OnceLock<Vec<String>> = OnceLock::new();
    NAMES.get_or_init(|| {
        fn add(data: &Data, names: &mut BTreeMap<String, ()>) {
            match data {
                Data::List(items) => items.iter().for_each(|item| add(item, names)),
                Data::Object(fields) => {
                    for (name, value) in fields.iter() {
                        names.insert(name.clone(), ());
                        add(value, names);
                    }
                }
                _ => {}
            }
        }
        let mut names = BTreeMap::new();
        trees().iter().for_each(|tree| add(tree, &mut names));
        let inputs = library().iter().flat_map(|policies| &policies[0].inputs);
        names.extend(inputs.map(|input| (input.id.clone(), ())));
        names.into_keys().collect()
    })
}

/// Lines of the six policies, their cases and their coverage.
pub(crate) fn lines() -> &'static [String] {
    static LINES: OnceLock<Vec<String>> = OnceLock::new();
    LINES.get_or_init(|| {
        let mut lines = BTreeMap::new();
        let small = small_policies();
        let texts = SHIPPED
            .iter()
            .flat_map(|(policy, cases, coverage)| [*policy, *cases, *coverage]);
        for line in texts
            .chain(small.iter().map(String::as_str))
            .flat_map(str::lines)
        {
            lines.insert(line.to_owned(), ());
        }
        lines.into_keys().collect()
    })
}

/// The lines that give a key a value.
pub(crate) fn lines_of(key: &str) -> &'static [String] {
    static BY_KEY: OnceLock<BTreeMap<String, Vec<String>>> = OnceLock::new();
    let by_key = BY_KEY.get_or_init(|| {
        let mut by_key = BTreeMap::<String, Vec<String>>::new();
        for line in lines() {
            if let Some((key, _)) = line.split_once('=') {
                by_key
                    .entry(key.trim().to_owned())
                    .or_default()
                    .push(line.clone());
            }
        }
        by_key
    });
    by_key.get(key).map_or(&[], Vec::as_slice)
}

/// Blocks of policies, each with its header.
pub(crate) fn line_blocks() -> &'static [Vec<String>] {
    static BLOCKS: OnceLock<Vec<Vec<String>>> = OnceLock::new();
    BLOCKS.get_or_init(|| {
        let mut blocks = Vec::<Vec<String>>::new();
        let small = small_policies();
        for line in small
            .iter()
            .map(String::as_str)
            .chain([SHIPPED[5].0, SHIPPED[1].0])
            .flat_map(str::lines)
        {
            match blocks.last_mut() {
                Some(block) if !line.starts_with('[') => block.push(line.to_owned()),
                _ => blocks.push(vec![line.to_owned()]),
            }
        }
        blocks
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
