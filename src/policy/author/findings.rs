//! What was found in files so far: each problem once, the first hundred to be told, of the others their number.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::limits::MOST_FINDINGS;
use super::source::Source;
use super::{File, Finding, Problem};

/// Problems and where they begin, in bytes of their file.
#[derive(Default)]
pub(super) struct Findings {
    told: Vec<(File, usize, Problem)>,
    /// What a shared template causes several times is one problem.
    known: BTreeSet<u64>,
    more: usize,
    noted: usize,
}

/// Beyond so many problems it does not matter whether one of them is counted twice.
const MOST_KNOWN: usize = 20_000;

impl Findings {
    pub(super) fn add(&mut self, file: File, start: usize, problem: Problem) {
        self.noted += 1;
        if self.known.len() < MOST_KNOWN {
            let mut hasher = DefaultHasher::new();
            (file, start, &problem).hash(&mut hasher);
            if !self.known.insert(hasher.finish()) {
                return;
            }
        }
        if self.is_full() {
            self.more += 1;
        } else {
            self.told.push((file, start, problem));
        }
    }

    /// Whether further problems are only counted. Nothing needs to be found out for their sentences then.
    pub(super) const fn is_full(&self) -> bool {
        self.told.len() >= MOST_FINDINGS
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    pub(super) fn are_all(&self, of_kind: impl Fn(&Problem) -> bool) -> bool {
        self.more == 0 && self.told.iter().all(|(_, _, problem)| of_kind(problem))
    }

    /// How often something was wrong, what was known before included.
    pub(super) const fn noted(&self) -> usize {
        self.noted
    }

    /// By file and place, with lines and columns; the last one says how many more there are.
    pub(super) fn in_order<'s, 't: 's>(
        mut self,
        source: impl Fn(File) -> &'s Source<'t>,
    ) -> Vec<Finding> {
        self.told.sort_by_key(|(file, start, _)| (*file, *start));
        let mut findings = Vec::new();
        for (file, start, problem) in self.told {
            findings.push(source(file).finding(start, problem));
        }
        if let (1.., Some(last)) = (self.more, findings.last()) {
            let problem = Problem::More { count: self.more };
            findings.push(Finding {
                problem,
                ..last.clone()
            });
        }
        findings
    }
}
