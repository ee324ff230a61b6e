//! A second, naive implementation: complete answers only, plain fractions, no ranges. It shares no code
//! with the core, so that a mistake there does not hide here.

use std::fmt::Write as _;

/// The inputs of every generated policy: three counts from 0 to 6, two yes/no, one choice of three.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) counts: [i64; 3],
    pub(crate) flags: [bool; 2],
    pub(crate) option: usize,
}

pub(crate) const COUNTS: [&str; 3] = ["a", "b", "c"];
pub(crate) const FLAGS: [&str; 2] = ["p", "q"];
pub(crate) const OPTIONS: [&str; 3] = ["low", "mid", "top"];
/// The largest count that a generated question allows.
pub(crate) const MOST: i64 = 6;

/// An expression with a number as result.
#[derive(Clone, Debug)]
pub(crate) enum Sum {
    Number(i64),
    Count(usize),
    Base,
    Add(Box<Sum>, Box<Sum>),
    Subtract(Box<Sum>, Box<Sum>),
    Multiply(Box<Sum>, Box<Sum>),
    Divide(Box<Sum>, Box<Sum>),
    Min(Box<Sum>, Box<Sum>),
    Max(Box<Sum>, Box<Sum>),
    If(Box<Test>, Box<Sum>, Box<Sum>),
}

/// An expression with a truth value as result.
#[derive(Clone, Debug)]
pub(crate) enum Test {
    Flag(usize),
    Option(usize),
    Compare(usize, Box<Sum>, Box<Sum>),
    And(Box<Test>, Box<Test>),
    Or(Box<Test>, Box<Test>),
    Not(Box<Test>),
}

/// A generated criterion.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) way: Way,
    pub(crate) waived: Option<Test>,
    pub(crate) applies: Option<Test>,
}

#[derive(Clone, Debug)]
pub(crate) enum Way {
    Compare(usize, Sum, Sum),
    Holds(Test),
    Judged,
    All(Vec<Rule>),
    AtLeast(usize, Vec<Rule>),
}

const COMPARISONS: [(&str, &str); 5] = [
    (">=", "at_least"),
    (">", "more_than"),
    ("<=", "at_most"),
    ("<", "less_than"),
    ("=", "is"),
];

/// The figures that the options carry as an attribute.
const BASES: [i64; 3] = [1, 3, 5];

impl Sum {
    fn value(&self, world: &World) -> Option<(i128, i128)> {
        let both = |left: &Self, right: &Self| Some((left.value(world)?, right.value(world)?));
        Some(match self {
            Self::Number(number) => (i128::from(*number), 1),
            Self::Count(index) => (i128::from(world.counts[*index]), 1),
            Self::Base => (i128::from(BASES[world.option]), 1),
            Self::Add(left, right) => {
                let ((a, b), (c, d)) = both(left, right)?;
                (a * d + c * b, b * d)
            }
            Self::Subtract(left, right) => {
                let ((a, b), (c, d)) = both(left, right)?;
                (a * d - c * b, b * d)
            }
            Self::Multiply(left, right) => {
                let ((a, b), (c, d)) = both(left, right)?;
                (a * c, b * d)
            }
            Self::Divide(left, right) => {
                let ((a, b), (c, d)) = both(left, right)?;
                if c == 0 {
                    return None;
                }
                if c < 0 {
                    (-a * d, b * -c)
                } else {
                    (a * d, b * c)
                }
            }
            Self::Min(left, right) => {
                let ((a, b), (c, d)) = both(left, right)?;
                if a * d <= c * b { (a, b) } else { (c, d) }
            }
            Self::Max(left, right) => {
                let ((a, b), (c, d)) = both(left, right)?;
                if a * d >= c * b { (a, b) } else { (c, d) }
            }
            Self::If(test, then, otherwise) => {
                let branch = if test.holds(world) == Some(true) {
                    then
                } else {
                    otherwise
                };
                return branch.value(world);
            }
        })
    }

    fn reads(&self, found: &mut Vec<&'static str>) {
        match self {
            Self::Number(_) => {}
            Self::Count(index) => found.push(COUNTS[*index]),
            Self::Base => found.push("k"),
            Self::Add(left, right)
            | Self::Subtract(left, right)
            | Self::Multiply(left, right)
            | Self::Divide(left, right)
            | Self::Min(left, right)
            | Self::Max(left, right) => {
                left.reads(found);
                right.reads(found);
            }
            Self::If(test, then, otherwise) => {
                test.reads(found);
                then.reads(found);
                otherwise.reads(found);
            }
        }
    }

    pub(crate) fn text(&self) -> String {
        let call = |name: &str, left: &Self, right: &Self| {
            format!("{name}({}, {})", left.text(), right.text())
        };
        let infix = |operator: &str, left: &Self, right: &Self| {
            format!("({} {operator} {})", left.text(), right.text())
        };
        match self {
            Self::Number(number) => number.to_string(),
            Self::Count(index) => COUNTS[*index].to_owned(),
            Self::Base => "k.base".to_owned(),
            Self::Add(left, right) => infix("+", left, right),
            Self::Subtract(left, right) => infix("-", left, right),
            Self::Multiply(left, right) => infix("*", left, right),
            Self::Divide(left, right) => infix("/", left, right),
            Self::Min(left, right) => call("min", left, right),
            Self::Max(left, right) => call("max", left, right),
            Self::If(test, then, otherwise) => {
                format!(
                    "(if {} then {} else {})",
                    test.text(),
                    then.text(),
                    otherwise.text()
                )
            }
        }
    }
}

fn compare(comparison: usize, left: &Sum, right: &Sum, world: &World) -> Option<bool> {
    let ((a, b), (c, d)) = (left.value(world)?, right.value(world)?);
    let (left, right) = (a * d, c * b);
    Some(match comparison {
        0 => left >= right,
        1 => left > right,
        2 => left <= right,
        3 => left < right,
        _ => left == right,
    })
}

impl Test {
    fn holds(&self, world: &World) -> Option<bool> {
        match self {
            Self::Flag(index) => Some(world.flags[*index]),
            Self::Option(index) => Some(world.option == *index),
            Self::Compare(comparison, left, right) => compare(*comparison, left, right, world),
            Self::And(left, right) => match (left.holds(world), right.holds(world)) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            },
            Self::Or(left, right) => match (left.holds(world), right.holds(world)) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), Some(false)) => Some(false),
                _ => None,
            },
            Self::Not(inner) => inner.holds(world).map(|holds| !holds),
        }
    }

    fn reads(&self, found: &mut Vec<&'static str>) {
        match self {
            Self::Flag(index) => found.push(FLAGS[*index]),
            Self::Option(_) => found.push("k"),
            Self::Compare(_, left, right) => {
                left.reads(found);
                right.reads(found);
            }
            Self::And(left, right) | Self::Or(left, right) => {
                left.reads(found);
                right.reads(found);
            }
            Self::Not(inner) => inner.reads(found),
        }
    }

    pub(crate) fn text(&self) -> String {
        match self {
            Self::Flag(index) => FLAGS[*index].to_owned(),
            Self::Option(index) => format!("k = \"{}\"", OPTIONS[*index]),
            Self::Compare(comparison, left, right) => {
                format!(
                    "({} {} {})",
                    left.text(),
                    COMPARISONS[*comparison].0,
                    right.text()
                )
            }
            Self::And(left, right) => format!("({} and {})", left.text(), right.text()),
            Self::Or(left, right) => format!("({} or {})", left.text(), right.text()),
            Self::Not(inner) => format!("not ({})", inner.text()),
        }
    }
}

impl Way {
    fn status(&self, world: &World) -> &'static str {
        let yes_no = |holds: bool| if holds { "met" } else { "unmet" };
        match self {
            Self::Compare(comparison, left, right) => {
                yes_no(compare(*comparison, left, right, world) == Some(true))
            }
            Self::Holds(test) => yes_no(test.holds(world) == Some(true)),
            Self::Judged => "judged",
            Self::All(parts) => nested(parts, None, world),
            Self::AtLeast(needed, parts) => nested(parts, Some(*needed), world),
        }
    }
}

impl Rule {
    /// The status on complete answers.
    pub(crate) fn status(&self, world: &World) -> &'static str {
        if let Some(applies) = &self.applies
            && applies.holds(world) != Some(true)
        {
            return "not-applicable";
        }
        let status = self.way.status(world);
        let waived = self.waived.as_ref().and_then(|waived| waived.holds(world));
        match (status, waived) {
            (status, Some(true)) if status != "not-applicable" => "waived",
            (status, _) => status,
        }
    }

    /// The ids of all inputs that it reads.
    pub(crate) fn reads(&self) -> Vec<&'static str> {
        let mut found = Vec::new();
        match &self.way {
            Way::Compare(_, left, right) => {
                left.reads(&mut found);
                right.reads(&mut found);
            }
            Way::Holds(test) => test.reads(&mut found),
            Way::Judged => {}
            Way::All(parts) | Way::AtLeast(_, parts) => {
                found.extend(parts.iter().flat_map(Self::reads));
            }
        }
        for test in self.waived.iter().chain(&self.applies) {
            test.reads(&mut found);
        }
        found
    }

    /// Whether it is unmet only because its measure is undefined.
    pub(crate) fn is_undefined(&self, world: &World) -> bool {
        let Way::Compare(comparison, left, right) = &self.way else {
            return false;
        };
        self.status(world) == "unmet" && compare(*comparison, left, right, world).is_none()
    }

    /// Whether a comparison of one count with a number is all of it.
    pub(crate) fn is_plain(&self) -> bool {
        let compares = matches!(
            &self.way,
            Way::Compare(_, Sum::Count(_), Sum::Number(_))
                | Way::Compare(_, Sum::Number(_), Sum::Count(_))
        );
        compares && self.waived.is_none() && self.applies.is_none()
    }

    /// The criterion as TOML, an inline table.
    pub(crate) fn toml(&self, id: &mut usize) -> String {
        *id += 1;
        let statement = "statement = { zh = \"甲\" }";
        let mut text = format!("{{ id = \"r{id}\", clause = \"一\", ");
        let _ = match &self.way {
            Way::Compare(comparison, left, right) => write!(
                text,
                "measure = '{}', {} = '{}', statement = {{ zh = \"{{required}}\" }}",
                left.text(),
                COMPARISONS[*comparison].1,
                right.text()
            ),
            Way::Holds(test) => write!(text, "holds = '{}', {statement}", test.text()),
            Way::Judged => write!(text, "judged = {{ zh = \"乙\" }}"),
            Way::All(parts) => write!(text, "all_of = [{}], {statement}", list(parts, id)),
            Way::AtLeast(1, parts) => write!(text, "any_of = [{}], {statement}", list(parts, id)),
            Way::AtLeast(needed, parts) => write!(
                text,
                "at_least_k_of = {{ k = {needed}, parts = [{}] }}, {statement}",
                list(parts, id)
            ),
        };
        for (key, test) in [("waived", &self.waived), ("applies", &self.applies)] {
            if let Some(test) = test {
                let when = test.text();
                let _ = write!(
                    text,
                    ", {key} = {{ when = '{when}', clause = \"二\", {statement} }}"
                );
            }
        }
        text + " }"
    }
}

fn list(parts: &[Rule], id: &mut usize) -> String {
    let parts = parts.iter().map(|part| part.toml(id));
    parts.collect::<Vec<_>>().join(", ")
}

fn nested(parts: &[Rule], needed: Option<usize>, world: &World) -> &'static str {
    let statuses = parts.iter().map(|part| part.status(world));
    let statuses = statuses
        .filter(|status| *status != "not-applicable")
        .collect::<Vec<_>>();
    let count = |wanted: &[&str]| {
        statuses
            .iter()
            .filter(|status| wanted.contains(status))
            .count()
    };
    let needed = needed.unwrap_or(statuses.len());
    if statuses.is_empty() {
        "not-applicable"
    } else if count(&["met", "waived"]) >= needed {
        "met"
    } else if count(&["met", "waived", "judged"]) >= needed {
        "judged"
    } else {
        "unmet"
    }
}

/// What the answers to some inputs may have meant that were refused: every value of their types, or enough of them.
pub(crate) fn worlds_of(world: &World, refused: &[&str]) -> Vec<World> {
    let mut worlds = vec![world.clone()];
    for id in refused {
        let each = |world: &World| -> Vec<World> {
            let with = |change: &dyn Fn(&mut World)| {
                let mut world = world.clone();
                change(&mut world);
                world
            };
            if let Some(index) = COUNTS.iter().position(|own| own == id) {
                let values = [0, 1, 2, 3, 4, 5, 6, 7, 11, 100, 1_000_000];
                values
                    .map(|value| with(&|world| world.counts[index] = value))
                    .to_vec()
            } else if let Some(index) = FLAGS.iter().position(|own| own == id) {
                [false, true]
                    .map(|value| with(&|world| world.flags[index] = value))
                    .to_vec()
            } else {
                [0, 1, 2]
                    .map(|option| with(&|world| world.option = option))
                    .to_vec()
            }
        };
        worlds = worlds.iter().flat_map(each).collect();
    }
    worlds
}

/// The counts that are larger than their whole where each is part of the next: the ids that are marked.
pub(crate) fn marked_in_chain(world: &World) -> Vec<&'static str> {
    let [a, b, c] = world.counts;
    let marked = [(a > b || a > c, COUNTS[0]), (b > c, COUNTS[1])];
    let marked = marked.into_iter().filter(|(above, _)| *above);
    marked.map(|(_, id)| id).collect()
}

/// A policy with these criteria, perhaps with a question that is asked only while `p` holds, or with counts of which
/// each is part of the next.
pub(crate) fn policy(rules: &[Rule], hidden: bool, chained: bool) -> String {
    let mut id = 0;
    let criteria = rules.iter().map(|rule| rule.toml(&mut id));
    let criteria = criteria.collect::<Vec<_>>().join(",\n  ");
    let options = OPTIONS.iter().zip(BASES).map(|(option, base)| {
        format!("{{ id = \"{option}\", label = {{ zh = \"丙\" }}, base = {base} }}")
    });
    let options = options.collect::<Vec<_>>().join(", ");
    let counts = COUNTS.map(|id| {
        let asked = if hidden && id == COUNTS[2] {
            "asked_when = \"p\"\n"
        } else {
            ""
        };
        format!("[inputs.{id}]\nkind = \"count\"\nmax = {MOST}\nlabel = {{ zh = \"丁\" }}\n{asked}")
    });
    let chain = "[[consistency]]\nparts = [\"b\"]\nwithin = \"c\"\n[[consistency]]\nparts = [\"a\"]\nwithin = \"b\"\n";
    let flags =
        FLAGS.map(|id| format!("[inputs.{id}]\nkind = \"yes-no\"\nlabel = {{ zh = \"戊\" }}\n"));
    // The last criterion reads every input, so that none is unused.
    format!(
        r#"format = 1
id = "generated"
version = "1"
title = {{ zh = "题" }}
issuer = {{ zh = "局" }}
in_force = {{ from = 2020-01-01 }}
checked = 2026-11-25
not_stated = ["number", "url", "published"]
for_whom = {{ zh = "者" }}
checks = ["one"]
[[sections]]
id = "all"
title = {{ zh = "全" }}
inputs = ["a", "b", "c", "p", "q", "k"]
{}{}[inputs.k]
kind = "choice"
label = {{ zh = "己" }}
options = [{options}]
{}[check.one]
kind = "eligibility"
title = {{ zh = "查" }}
criteria = [
  {criteria},
  {{ id = "every_input", clause = "三", holds = 'a + b + c >= 0 or p or q or k = "low"', statement = {{ zh = "庚" }} }},
]
"#,
        counts.concat(),
        flags.concat(),
        if chained { chain } else { "" }
    )
}
