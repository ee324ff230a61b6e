//! What must fit together: a part is never larger than its whole, and of two dates one comes first.

use super::ProblemKind;
use crate::answers::{Facts, Given};
use crate::exact::Range;
use crate::policy::{Consistency, Kind, Policy, Years};

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
    let shown = |input: usize| policy.is_shown(input, facts);
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
    let larger = |part: Range, whole: Range| {
        let (part, whole) = (part.low().finite()?, whole.high().finite()?);
        (part > whole).then_some((part, whole))
    };
    if let Some((above, below)) = larger(facts.number(part), facts.number(whole)) {
        // Of two dates, the one that comes first is the part.
        let is_date = matches!(policy.inputs.get(part)?.kind, Kind::Date { .. });
        return Some(if is_date {
            ProblemKind::WrongOrder
        } else {
            ProblemKind::PartAboveWhole {
                year: None,
                part: above,
                whole: below,
            }
        });
    }
    let shift = shift_of_years(policy, facts, part, whole)?;
    for (place, in_part) in facts.years(part).iter().enumerate() {
        let other = usize::try_from(place as i64 + shift).ok();
        let in_whole = other.and_then(|other| facts.years(whole).get(other));
        if let (Some((part, whole)), Some(years)) = (
            in_whole.and_then(|in_whole| larger(*in_part, *in_whole)),
            years_of(policy, part),
        ) {
            let year = Some(first_year(years, facts) + place as i32);
            return Some(ProblemKind::PartAboveWhole { year, part, whole });
        }
    }
    None
}

/// How many years later the window of one series begins than that of another.
pub(crate) fn shift_of_years(
    policy: &Policy,
    facts: &Facts,
    one: usize,
    other: usize,
) -> Option<i64> {
    let (one, other) = (years_of(policy, one)?, years_of(policy, other)?);
    if one == other {
        return Some(0);
    }
    Some(i64::from(first_year(one, facts) - first_year(other, facts)))
}

fn years_of(policy: &Policy, input: usize) -> Option<Years> {
    policy.inputs.get(input)?.kind.figure()?.years
}

fn first_year(years: Years, facts: &Facts) -> i32 {
    years.window(facts.as_of).0
}
