//! Whether a result is one of the day: what is in force, and when applications are taken.

use super::{fill, pick};
use crate::evaluation::{Evaluation, RoundState, Validity};
use crate::exact::{Date, digits};
use crate::policy::{InForce, Lang, Policy, Round};

/// Whether the policy is in force on the day, in a sentence; `None` while it simply is.
#[must_use]
pub fn validity(policy: &Policy, validity: Validity, as_of: Date) -> Option<String> {
    let InForce { from, until, .. } = &policy.in_force;
    let ([zh, en], bound) = match validity {
        Validity::InForce => return None,
        Validity::NotYet => (
            [
                "{} 时本办法尚未施行（{} 起施行），以下结果仅供预先了解。",
                "On {} this document is not in force yet (it starts on {}). The result below is a preview.",
            ],
            Some(*from),
        ),
        Validity::Expired => (
            [
                "{} 时本办法已失效（有效期至 {}），以下结果不能作为申报依据。",
                "On {} this document is no longer in force (it ended on {}). Do not rely on the result below.",
            ],
            *until,
        ),
    };
    let bound = bound.map(Date::written).unwrap_or_default();
    let sentence = pick(policy.lang, zh, en);
    Some(fill(sentence, &[&as_of.written(), &bound]))
}

/// Whether applications are taken on the day.
#[must_use]
pub fn round(state: RoundState, lang: Lang) -> &'static str {
    match state {
        RoundState::Upcoming => pick(lang, "尚未开始申报", "applications are not open yet"),
        RoundState::Open => pick(lang, "正在申报", "applications are open"),
        RoundState::Closed => pick(lang, "本轮申报已截止", "applications have closed"),
        RoundState::Unknown => pick(
            lang,
            "申报时间以主管部门通知为准",
            "the dates are announced by the issuing office",
        ),
    }
}

/// Why a result is no live answer, in a sentence; `None` while it is one.
#[must_use]
pub fn not_live(policy: &Policy, evaluation: &Evaluation) -> Option<String> {
    if evaluation.is_live() {
        return None;
    }
    let as_of = evaluation.facts.as_of;
    let sentence = validity(policy, evaluation.validity, as_of);
    sentence.or_else(|| outside_round(policy.round.as_ref()?, as_of, policy.lang))
}

/// A few words for it, behind a verdict.
#[must_use]
pub fn not_live_mark(lang: Lang) -> &'static str {
    pick(
        lang,
        "（仅供了解，不是现行结果）",
        " (for information only, no live answer)",
    )
}

/// The first and the last day of the round that counts: the one that is open, else the next, else the last.
#[must_use]
pub fn round_days(policy: &Policy, as_of: Date) -> Option<String> {
    let windows = &policy.round.as_ref()?.windows;
    let open = windows.iter().find(|(_, until)| *until >= as_of);
    let (from, until) = open.or(windows.last())?;
    let [from, until] = [from, until].map(|date| day(*date, policy.lang));
    Some([&*from, " – ", &*until].concat())
}

/// A day as people write it.
fn day(date: Date, lang: Lang) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (year, month, day) = date.parts();
    let (year, day) = (digits(year), digits(day));
    match lang {
        Lang::Zh => [&*year, "年", &*digits(month), "月", &*day, "日"].concat(),
        Lang::En => {
            let place = (month as usize).saturating_sub(1);
            let month = MONTHS.get(place).copied().unwrap_or_default();
            [&*day, " ", month, " ", &*year].concat()
        }
    }
}

fn outside_round(round: &Round, as_of: Date, lang: Lang) -> Option<String> {
    let mut next = None::<Date>;
    let mut last = None::<Date>;
    for (from, until) in &round.windows {
        if *from > as_of && next.is_none_or(|next| *from < next) {
            next = Some(*from);
        }
        last = last.max(Some(*until));
    }
    let (sentence, day) = match next {
        Some(from) => (
            pick(
                lang,
                "{} 时尚未开始申报（{} 起申报），以下结果仅供预先了解。",
                "On {} applications are not open yet (they open on {}). The result below is a preview.",
            ),
            from,
        ),
        None => (
            pick(
                lang,
                "{} 时本轮申报已截止（截至 {}），以下结果仅供了解，不能作为本轮申报依据。",
                "On {} this round is closed (it ended on {}). The result below is for information only and no live answer.",
            ),
            last?,
        ),
    };
    Some(fill(sentence, &[&as_of.written(), &day.written()]))
}
