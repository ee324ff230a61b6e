//! Coverage: what is made of each article and item of a document, or why nothing is.
//!
//! The list of items is data beside the policy, in the order of the document. What is made of an item
//! is written there too and must be what the policy cites, so that neither can lose anything alone.

use std::collections::{BTreeMap, BTreeSet};

use super::cited::{Cited, cited, collect_clauses};
use super::findings::Findings;
use super::numbering::{belongs, follows, gap, path, same_numbers};
use super::source::{Node, Source, Value};
use super::{Compiled, Compiler, File, Finding, Problem};
use crate::answers::Data;
use crate::expression::types::suggestion;

/// Why nothing is made of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// An aim or a principle without a test.
    Aim,
    /// It says what a word means.
    Definition,
    /// It addresses the authority's staff or departments.
    Authority,
    /// Another document decides.
    Elsewhere,
    /// Why and on what grounds the document was issued.
    Background,
    /// How the matter is made known.
    Publicity,
}

impl Reason {
    /// All reasons.
    pub const ALL: [Self; 6] = [
        Self::Aim,
        Self::Definition,
        Self::Authority,
        Self::Elsewhere,
        Self::Background,
        Self::Publicity,
    ];

    /// The name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Aim => "aim",
            Self::Definition => "definition",
            Self::Authority => "authority",
            Self::Elsewhere => "elsewhere",
            Self::Background => "background",
            Self::Publicity => "publicity",
        }
    }
}

/// Something in a policy that cites an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its name in the coverage file, such as `enterprise.certificate_share` or `route 2`.
    pub name: String,
    /// Where it is in the compiled policy: keys, and positions in lists.
    pub place: Vec<String>,
}

/// An article or item of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageItem {
    /// Where it stands, in the document's own form.
    pub at: String,
    /// Why nothing is made of it.
    pub reason: Option<Reason>,
    /// A word on the reason or the reading.
    pub note: Option<String>,
    /// What the policy makes of it.
    pub made: Vec<Made>,
    /// What the file says is made of it.
    names: Vec<String>,
    /// The document itself leaves out a number before it.
    skips: bool,
    /// The bytes of the value of `made`, or where its line belongs.
    written: Result<std::ops::Range<usize>, usize>,
}

/// The items of a document with what is made of them, and what is wrong.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// The items, in the order of the document.
    pub items: Vec<CoverageItem>,
    /// What is wrong in the coverage, or in a clause of the policy.
    pub findings: Vec<Finding>,
    /// The number of items is not written yet.
    uncounted: bool,
}

/// Checks the coverage of a policy that is sound.
#[must_use]
pub fn coverage(text: &str, policy: &str, compiled: &Compiled) -> Coverage {
    let mut findings = Vec::new();
    let source = Source::parse(text, File::Coverage, &mut findings);
    let policy = Source::parse(policy, File::Policy, &mut findings);
    if !findings.is_empty() {
        return Coverage {
            items: Vec::new(),
            findings,
            uncounted: false,
        };
    }
    coverage_of(&source, &policy, &compiled.data)
}

pub(super) fn coverage_of(source: &Source<'_>, policy: &Source<'_>, compiled: &Data) -> Coverage {
    let nothing = Source::nothing(File::Vocabulary);
    let mut compiler = Compiler::new(source, &nothing);
    let mut coverage = compiler.coverage_file();
    let mut findings = compiler.findings;
    let countable = |problem: &Problem| match problem {
        Problem::ItemCount { .. } => true,
        Problem::MissingKey { key } => *key == "items",
        _ => false,
    };
    if findings.are_all(countable) {
        coverage.numbering(&mut findings);
        coverage.assign(cited(compiled, policy));
        coverage.differences(&mut findings);
        coverage.strays(policy, &mut findings);
    }
    coverage.findings = findings.in_order(|file| match file {
        File::Policy => policy,
        _ => source,
    });
    coverage
}

impl<'t> Compiler<'t> {
    fn coverage_file(&mut self) -> Coverage {
        let mut coverage = Coverage {
            items: Vec::new(),
            findings: Vec::new(),
            uncounted: false,
        };
        let file = self.policy;
        let Some(mut root) = self.table(&file.root) else {
            return coverage;
        };
        let nodes = root.take("item");
        for node in self.items(nodes) {
            coverage.items.extend(self.coverage_item(node));
        }
        let count = self.required(&mut root, "items");
        match count.map(|node| (node, self.integer(node))) {
            Some((node, Some(written))) => {
                let found = coverage.items.len();
                if usize::try_from(written) != Ok(found) {
                    self.problem_at(node, Problem::ItemCount { written, found });
                }
            }
            Some(_) => {}
            None => coverage.uncounted = true,
        }
        self.finish(root);
        coverage
    }

    fn coverage_item(&mut self, node: &'t Node) -> Option<CoverageItem> {
        let mut table = self.table(node)?;
        let at_node = self.required(&mut table, "at");
        let at = at_node.and_then(|node| self.string(node));
        let reason = table.take("reason").and_then(|node| self.reason(node));
        let note = table.take("note").and_then(|node| match &node.value {
            Value::Table(_) => {
                let text = self.text(node)?;
                Some(text.get("zh")?.as_text()?.to_owned())
            }
            _ => self.string(node),
        });
        let skips = table.take("skips").and_then(|node| self.truth(node));
        let made = table.take("made");
        let names = self.items(made).iter();
        let names = names.filter_map(|name| self.string(name)).collect();
        self.finish(table);
        let (at, at_node) = (at?, at_node?);
        Some(CoverageItem {
            at,
            reason,
            note,
            made: Vec::new(),
            names,
            skips: skips.unwrap_or(false),
            written: made.map(|node| node.span.clone()).ok_or(at_node.span.end),
        })
    }

    fn reason(&mut self, node: &Node) -> Option<Reason> {
        let found = self.string(node)?;
        let reason = Reason::ALL
            .into_iter()
            .find(|reason| reason.code() == found);
        if reason.is_none() {
            let problem = Problem::UnknownChoice {
                key: "reason",
                found,
                allowed: Reason::ALL.map(Reason::code).to_vec(),
            };
            self.problem_at(node, problem);
        }
        reason
    }
}

impl Coverage {
    /// Each item once, in the order of the document, without a number left out.
    fn numbering(&self, findings: &mut Findings) {
        let mut listed = BTreeSet::new();
        let paths = self.items.iter().map(|item| path(&item.at));
        let paths = paths.collect::<Vec<_>>();
        for (position, item) in self.items.iter().enumerate() {
            let (before, _) = self.items.split_at(position);
            let problem = if !listed.insert(item.at.as_str()) {
                Problem::DuplicateId {
                    id: item.at.clone(),
                }
            } else if let Some(last) = before.last()
                && let (Some(left), Some(right)) = (paths.get(position - 1), paths.get(position))
                && (!follows(left, right) || belongs(&last.at, &item.at))
            {
                Problem::OutOfOrder {
                    at: item.at.clone(),
                    after: last.at.clone(),
                }
            } else if let Some(missing) = gap(&paths, position, &item.at)
                && !item.skips
            {
                Problem::Gap {
                    at: item.at.clone(),
                    missing,
                }
            } else {
                continue;
            };
            findings.add(File::Coverage, item.place(), problem);
        }
    }

    /// Gives each item what cites it; a clause may name several, separated by “、”.
    fn assign(&mut self, cited: Vec<Cited>) {
        let belonging = self.places();
        let assigned = cited.into_iter().map(|cited| {
            let positions = belonging.of(&cited.clause);
            (cited, positions)
        });
        let assigned = assigned.collect::<Vec<_>>();
        for (cited, positions) in assigned {
            let Cited {
                kind, name, place, ..
            } = cited;
            for position in positions {
                let Some(item) = self.items.get_mut(position) else {
                    continue;
                };
                let counted = name.is_empty();
                let alike = |made: &&Made| {
                    let rest = made.name.strip_prefix(kind);
                    rest.is_some_and(|rest| rest.trim().parse::<usize>().is_ok())
                };
                let name = match kind {
                    "" => name.clone(),
                    _ if counted => {
                        format!("{kind} {}", item.made.iter().filter(alike).count() + 1)
                    }
                    _ => format!("{kind} {name}"),
                };
                item.made.push(Made {
                    name,
                    place: place.clone(),
                });
            }
        }
        for item in &mut self.items {
            // Two waivers of one criterion under one item.
            let mut seen = BTreeMap::<String, usize>::new();
            for made in &mut item.made {
                let times = seen.entry(made.name.clone()).or_default();
                *times += 1;
                if *times > 1 {
                    made.name = format!("{} {times}", made.name);
                }
            }
        }
    }

    fn places(&self) -> Places<'_> {
        let mut places = Places {
            by_text: BTreeMap::new(),
            lengths: BTreeSet::new(),
        };
        for (position, item) in self.items.iter().enumerate() {
            places.by_text.insert(item.at.as_str(), position);
            places.lengths.insert(item.at.len());
        }
        places
    }

    fn differences(&self, findings: &mut Findings) {
        for item in &self.items {
            let written = &item.names;
            let made = item.made.iter().map(|made| made.name.clone());
            let made = made.collect::<Vec<_>>();
            let at = item.at.clone();
            let problem = if item.reason.is_some() {
                if made.is_empty() && item.written.is_err() {
                    continue;
                }
                Problem::ReasonAndMade { at, made }
            } else if made.is_empty() && written.is_empty() {
                Problem::Unaccounted { at }
            } else {
                let without = |left: &[String], right: &[String]| {
                    let right = right.iter().collect::<BTreeSet<_>>();
                    let left = left.iter().filter(|name| !right.contains(name));
                    left.cloned().collect::<Vec<_>>()
                };
                let (lacking, surplus) = (without(&made, written), without(written, &made));
                let twice = written.len() > made.len() && surplus.is_empty();
                if twice {
                    Problem::DuplicateId { id: at }
                } else if lacking.is_empty() && surplus.is_empty() {
                    continue;
                } else {
                    Problem::MadeDiffers {
                        at,
                        lacking,
                        surplus,
                    }
                }
            };
            findings.add(File::Coverage, item.place(), problem);
        }
    }

    /// The clauses of the policy that belong to no item.
    fn strays(&self, policy: &Source<'_>, findings: &mut Findings) {
        let mut clauses = Vec::new();
        collect_clauses(&policy.root, &mut clauses);
        let belonging = self.places();
        let mut told = BTreeSet::new();
        for (clause, node) in clauses {
            if belonging.of(clause).is_empty() && told.insert(clause) {
                // Another number is another place, however alike it is written.
                let items = self.items.iter().map(|item| item.at.as_str());
                let items = items.filter(|at| same_numbers(clause, at));
                let tells = !findings.is_full();
                let problem = Problem::OutsideCoverage {
                    clause: clause.to_owned(),
                    suggestion: tells.then(|| suggestion(clause, items)).flatten(),
                };
                findings.add(File::Policy, node.span.start, problem);
            }
        }
    }

    /// The text with `made` filled in where no reason stands, and the number of items if it is absent.
    /// Comments, order and reasons stay.
    #[must_use]
    pub fn filled(&self, text: &str) -> String {
        let mut filled = text.to_owned();
        for item in self.items.iter().rev() {
            if item.reason.is_some() || item.made.is_empty() && item.written.is_err() {
                continue;
            }
            match &item.written {
                Ok(span) => filled.replace_range(span.clone(), &item.list()),
                Err(after) => {
                    let tail = filled.get(*after..).unwrap_or_default();
                    let line = after + tail.find('\n').unwrap_or(tail.len());
                    let key = format!("\n{:width$} = ", "made", width = key_width(text, *after));
                    filled.insert_str(line, &(key + &item.list()));
                }
            }
        }
        if self.uncounted {
            // Behind the words at the top, before the first item and what is said of it.
            let top = filled.find("\n\n").filter(|end| {
                let mut lines = filled.get(..*end).unwrap_or_default().lines();
                lines.all(|line| line.starts_with('#'))
            });
            let count = format!("items = {}\n\n", self.items.len());
            filled.insert_str(top.map_or(0, |end| end + 2), &count);
        }
        filled
    }
}

/// The items of a document by how they are written.
struct Places<'c> {
    by_text: BTreeMap<&'c str, usize>,
    lengths: BTreeSet<usize>,
}

impl Places<'_> {
    /// The items that a clause names: the longest that it begins with, and so on after each “、”.
    fn of(&self, clause: &str) -> Vec<usize> {
        let mut found = Vec::new();
        let mut rest = clause;
        loop {
            let lengths = self.lengths.iter().rev();
            let mut beginnings = lengths.filter_map(|length| rest.get(..*length));
            let longest = beginnings.find_map(|at| {
                let position = self.by_text.get(at)?;
                belongs(rest, at).then_some((*position, at.len()))
            });
            let after = longest.map_or(rest, |(position, length)| {
                found.push(position);
                rest.get(length..).unwrap_or_default()
            });
            match after.split_once('、') {
                Some((_, next)) => rest = next.trim_start(),
                None => break,
            }
        }
        found.dedup();
        found
    }
}

impl CoverageItem {
    /// Where a problem of the item is shown.
    fn place(&self) -> usize {
        match &self.written {
            Ok(span) => span.start,
            Err(after) => *after,
        }
    }

    /// The names as a TOML list, one a line where they are many.
    fn list(&self) -> String {
        let names = self.made.iter().map(|made| format!("\"{}\"", made.name));
        let mut lines = vec![String::new()];
        for name in names {
            let full = |line: &String| line.chars().count() + name.chars().count() > 108;
            match lines.last_mut().filter(|line| !full(line)) {
                Some(line) if line.is_empty() => *line = name,
                Some(line) => *line = format!("{line}, {name}"),
                None => lines.push(name),
            }
        }
        match lines.as_slice() {
            [line] => format!("[{line}]"),
            _ => format!("[\n  {},\n]", lines.join(",\n  ")),
        }
    }
}

/// How wide the keys of an item are written, so that the new one stands in line with them.
fn key_width(text: &str, after: usize) -> usize {
    let before = text.get(..after).unwrap_or_default();
    let line = before.get(before.rfind('\n').map_or(0, |at| at + 1)..);
    let key = line.and_then(|line| line.split_once('='));
    key.map_or(4, |(key, _)| key.chars().count().saturating_sub(1))
        .max(4)
}
