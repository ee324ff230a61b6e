//! Reads answers against the inputs of a policy: what can be used becomes facts, what cannot becomes
//! problems.

use std::sync::Arc;

use super::answer::read_answer;
use super::consistency::{Violation, violations};
use super::open::{of_type, within_bounds};
use super::{Problem, ProblemKind};
use crate::answers::{Answers, Data, Entry, Facts, Given};
use crate::exact::Date;
use crate::policy::{Input, Policy};

/// What is wrong with the answer to an input, alone or as a part of its whole.
struct Refusal {
    input: usize,
    whole: Option<usize>,
    kind: ProblemKind,
}

/// Facts of all inputs; those that the check does not ask stay open, whatever was answered.
pub(super) fn read(
    policy: &Policy,
    asked: &[usize],
    answers: &Answers,
    as_of: Date,
) -> (Facts, Vec<Problem>) {
    let (facts, refusals) = sift(policy, asked, answers, as_of);
    let mut problems = Vec::new();
    let mut contradictions = Vec::new();
    for Refusal { input, whole, kind } in refusals {
        let inputs = [Some(input), whole].into_iter().flatten();
        let inputs = inputs.filter_map(|input| policy.inputs.get(input));
        let list = if whole.is_some() {
            &mut contradictions
        } else {
            &mut problems
        };
        list.push(Problem {
            inputs: inputs.map(|input| input.id.clone()).collect(),
            kind,
        });
    }
    unknown_ids(policy, answers, &mut problems);
    problems.append(&mut contradictions);
    (facts, problems)
}

/// The same facts without a word on what is wrong.
pub(crate) fn read_facts(
    policy: &Policy,
    asked: &[usize],
    answers: &Answers,
    as_of: Date,
) -> Facts {
    sift(policy, asked, answers, as_of).0
}

/// The facts, and what was refused of the answers. All rules of consistency see them as they came in.
fn sift(policy: &Policy, asked: &[usize], answers: &Answers, as_of: Date) -> (Facts, Vec<Refusal>) {
    let mut refusals = Vec::new();
    let mut facts = entries(policy, asked, answers, as_of, &mut refusals);
    for Violation { part, whole, kind } in violations(policy, &facts) {
        refusals.push(Refusal {
            input: part,
            whole: Some(whole),
            kind,
        });
    }
    if refusals.is_empty() {
        return (facts, refusals);
    }
    // A question that has gone keeps its answer; nobody could mend it where it cannot be seen. What cannot be used of it
    // counts as not answered. That two figures contradict each other hides no question that they were asked by.
    let mut unusable = facts.clone();
    let mut marked = facts.clone();
    for Refusal { input, whole, kind } in &refusals {
        if kind.marks() {
            mark(policy, &mut marked, *input);
            if whole.is_none() {
                mark(policy, &mut unusable, *input);
            }
        }
    }
    let mut told = Vec::new();
    for refusal in refusals {
        let is_shown = match refusal.whole {
            Some(whole) => {
                policy.is_shown(refusal.input, &unusable) && policy.is_shown(whole, &unusable)
            }
            None => policy.is_shown(refusal.input, &marked),
        };
        if is_shown {
            if refusal.kind.marks() {
                mark(policy, &mut facts, refusal.input);
            }
            told.push(refusal);
        }
    }
    (facts, told)
}

/// Of an input whose answer was refused everything is possible.
fn mark(policy: &Policy, facts: &mut Facts, input: usize) {
    facts.has_marked = true;
    if let (Some(entry), Some(input)) = (facts.entries.get_mut(input), policy.inputs.get(input)) {
        *entry = Entry {
            fact: of_type(&input.kind, facts.as_of),
            given: Given::Marked,
        };
    }
}

fn entries(
    policy: &Policy,
    asked: &[usize],
    answers: &Answers,
    as_of: Date,
    refusals: &mut Vec<Refusal>,
) -> Facts {
    let mut facts = Facts {
        as_of,
        entries: Vec::with_capacity(policy.inputs.len()),
        has_marked: false,
        shares: Arc::default(),
    };
    for (position, input) in policy.inputs.iter().enumerate() {
        let mut note = |kind| {
            refusals.push(Refusal {
                input: position,
                whole: None,
                kind,
            });
        };
        facts
            .entries
            .push(if asked.binary_search(&position).is_ok() {
                entry(input, answers.get(&input.id), as_of, &mut note)
            } else {
                // Bounds of a question that is not asked contradict nothing.
                Entry {
                    fact: of_type(&input.kind, as_of),
                    given: Given::Absent,
                }
            });
    }
    facts
}

fn entry(
    input: &Input,
    answer: Option<&Data>,
    as_of: Date,
    note: &mut dyn FnMut(ProblemKind),
) -> Entry {
    let open = |given| Entry {
        fact: within_bounds(&input.kind, as_of),
        given,
    };
    match answer {
        None => open(Given::Absent),
        Some(Data::Null) => open(Given::Unknown),
        Some(answer) => match read_answer(&input.kind, answer, as_of, note) {
            Ok(fact) => Entry {
                fact,
                given: Given::Answered,
            },
            Err(kind) => {
                note(kind);
                open(Given::Absent)
            }
        },
    }
}

/// An id of the vocabulary that this check does not ask is ignored without a word; an id of no
/// vocabulary is worth one.
fn unknown_ids(policy: &Policy, answers: &Answers, problems: &mut Vec<Problem>) {
    for id in answers.keys() {
        let known = policy.inputs.iter().any(|input| input.id == *id)
            || policy.vocabulary.iter().any(|other| other == id);
        if !known {
            problems.push(Problem {
                inputs: vec![id.clone()],
                kind: ProblemKind::UnknownInput,
            });
        }
    }
}
