//! What the rows come to together: how many have each status, the points, and what proves them.

use super::figure::between;
use super::plain::{plain, plain_if};
use super::rows::Row;
use super::words::{COUNT_JUDGED, COUNT_OF, COUNTED, LISTED, OUT_OF, Say, evidence};
use crate::evaluation::Status;
use crate::exact::digits;
use crate::policy::Evidence;
use crate::report::Report;

/// What a scorecard comes to.
pub(super) struct Score {
    pub(super) text: String,
    pub(super) grade: String,
}

/// How many criteria of a kind have each status, in the words of the report.
pub(super) fn tallies(rows: &[Row<'_>], say: Say) -> Vec<String> {
    let mut tallies = Vec::new();
    for kind in Evidence::ALL {
        let mut counts = Vec::<(&'static str, usize)>::new();
        let (mut total, mut all_judged) = (0, kind == Evidence::Judged);
        for row in rows {
            if row.depth > 0 || row.evidence != kind {
                continue;
            }
            total += 1;
            all_judged = all_judged && row.status == Status::Judged;
            match counts.iter_mut().find(|(word, _)| *word == row.word) {
                Some((_, count)) => *count += 1,
                None => counts.push((row.word, 1)),
            }
        }
        if total == 0 {
            continue;
        }
        let total = digits(total);
        if all_judged {
            tallies.push(say.fill(COUNT_JUDGED, &[&total]));
            continue;
        }
        let mut counted = Vec::new();
        for (word, count) in counts {
            counted.push(say.fill(COUNT_OF, &[word, &digits(count)]));
        }
        let counted = say.joined(&counted, LISTED);
        let head = say.word(evidence(kind));
        tallies.push(say.fill(COUNTED, &[head, &total, &counted]));
    }
    tallies
}

pub(super) fn score(report: Report<'_>, say: Say) -> Option<Score> {
    let [low, high] = report.total()?.map(|end| plain(&end.text));
    let most = report.out_of().map(|most| plain(&most.text));
    let range = if low == high {
        low
    } else {
        between(&low, &high)
    };
    let most = say.fill(OUT_OF, &[&most.unwrap_or_default()]);
    Some(Score {
        text: range + &say.bracketed(&most),
        grade: plain_if(report.grade().map(|grade| grade.title.as_str())),
    })
}

/// What proves criteria, with their numbers.
pub(super) fn proofs(rows: &[Row<'_>]) -> Vec<(String, Vec<String>)> {
    let mut proofs = Vec::<(String, Vec<String>)>::new();
    for row in rows {
        for material in row.materials.iter().filter(|one| !one.is_empty()) {
            match proofs.iter_mut().find(|(known, _)| known == material) {
                Some((_, numbers)) => numbers.push(row.number.clone()),
                None => proofs.push((material.clone(), vec![row.number.clone()])),
            }
        }
    }
    proofs
}
