//! What must fit together: a part is never larger than its whole, and of two dates one comes first.

use super::ProblemKind;
use crate::answers::{Facts, Given};
use crate::exact::Range;
use crate::policy::{Consistency, Kind, Policy};

/// A part that is certainly larger than a whole, which may be the whole of its whole.
pub(super) struct Violation {
    pub(super) part: usize,
    pub(super) whole: usize,
    pub(super) kind: ProblemKind,
}

/// Whether a part is certainly larger than one of its wholes.
pub(crate) fn contradicts(policy: &Policy, facts: &Facts) -> bool {
    !violations(policy, facts).is_empty()
}

/// Every answered part that is certainly larger than one of its wholes, in sum or in a year: of the wholes on one way up
/// the nearest that was answered. Questions that are not shown contradict nothing.
pub(super) fn violations(policy: &Policy, facts: &Facts) -> Vec<Violation> {
    let mut found = Vec::<Violation>::new();
    for Consistency { parts, within } in &policy.consistency {
        for part in parts {
            let Some((whole, kind)) = nearest(policy, facts, *part, *within) else {
                continue;
            };
            let mut known = found.iter();
            if !known.any(|known| known.part == *part && known.whole == whole) {
                found.push(Violation {
                    part: *part,
                    whole,
                    kind,
                });
            }
        }
    }
    found
}

fn nearest(
    policy: &Policy,
    facts: &Facts,
    part: usize,
    within: usize,
) -> Option<(usize, ProblemKind)> {
    let shown = |input: usize| {
        policy
            .inputs
            .get(input)
            .is_some_and(|input| input.is_shown(facts))
    };
    if facts.given(part) != Given::Answered {
        return None;
    }
    let mut nearest = None;
    for whole in [within].iter().chain(policy.all_wholes_of(within)) {
        let Some(kind) = above_whole(policy, facts, part, *whole) else {
            continue;
        };
        if *whole == part || !shown(part) || !shown(*whole) {
            continue;
        }
        if facts.given(*whole) == Given::Answered {
            return Some((*whole, kind));
        }
        nearest = nearest.or(Some((*whole, kind)));
    }
    nearest
}

fn above_whole(policy: &Policy, facts: &Facts, part: usize, whole: usize) -> Option<ProblemKind> {
    let above = |part: Range, whole: Range, year| {
        let (part, whole) = (part.low().finite()?, whole.high().finite()?);
        (part > whole).then_some(ProblemKind::PartAboveWhole { year, part, whole })
    };
    let first_year = |input: usize| match &policy.inputs.get(input)?.kind {
        Kind::Count(figure) | Kind::Amount(figure) => Some(figure.years?.window(facts.as_of).0),
        _ => None,
    };
    if let Some(problem) = above(facts.number(part), facts.number(whole), None) {
        // Of two dates, the one that comes first is the part.
        let is_date = matches!(policy.inputs.get(part)?.kind, Kind::Date { .. });
        return Some(if is_date {
            ProblemKind::WrongOrder
        } else {
            problem
        });
    }
    let (mut year, from) = (first_year(part)?, first_year(whole)?);
    for part in facts.years(part) {
        let place = usize::try_from(year - from).ok();
        let whole = place.and_then(|place| facts.years(whole).get(place));
        if let Some(problem) = whole.and_then(|whole| above(*part, *whole, Some(year))) {
            return Some(problem);
        }
        year += 1;
    }
    None
}
