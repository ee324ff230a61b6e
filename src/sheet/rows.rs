//! Criteria as rows: parts below their whole, each with its number and in plain texts.

use super::figure::figure;
use super::guidance::{Gaps, gaps};
use super::plain::{plain, plain_if};
use super::words::{LISTED, SEMICOLON, Say, WAITS_FOR};
use crate::evaluation::Status;
use crate::exact::digits;
use crate::policy::{Evidence, Policy};
use crate::report::{CriterionReport, Report};

/// A criterion as a row.
pub(super) struct Row<'a> {
    /// Parts come after their whole, as 3.1.
    pub(super) number: String,
    /// How deeply it is nested.
    pub(super) depth: usize,
    pub(super) id: &'a str,
    pub(super) status: Status,
    pub(super) statement: String,
    pub(super) clause: String,
    pub(super) evidence: Evidence,
    pub(super) look: &'static str,
    pub(super) word: &'static str,
    pub(super) soft: bool,
    pub(super) due: String,
    pub(super) measured: String,
    pub(super) required: String,
    pub(super) arithmetic: String,
    pub(super) points: String,
    pub(super) gaps: Gaps,
    /// What else explains the status: a waiver, a reason, what is waited for.
    pub(super) why: String,
    /// The inputs that it waits for, where nothing else tells of them.
    waits_for: &'a [usize],
    pub(super) looks_at: String,
    pub(super) note: String,
    pub(super) materials: Vec<String>,
}

/// The criteria of a report as rows.
pub(super) fn rows<'a>(report: Report<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for (place, criterion) in report.criteria().enumerate() {
        add_rows(criterion, digits(place + 1), 0, &mut rows);
    }
    add_waits(report.policy, &mut rows);
    rows
}

/// The number of a criterion of the check; empty where it has none.
pub(super) fn number_of<'r>(rows: &'r [Row<'_>], id: &str) -> &'r str {
    let row = rows.iter().rfind(|row| row.id == id);
    row.map_or("", |row| &row.number)
}

fn add_rows<'a>(
    criterion: CriterionReport<'a>,
    number: String,
    depth: usize,
    rows: &mut Vec<Row<'a>>,
) {
    let policy = criterion.policy;
    let say = Say(policy.lang);
    let source = criterion.criterion;
    let lifted = criterion.waived().or_else(|| criterion.inapplicable());
    let mut why = plain_if(lifted.map(|lifted| lifted.statement.as_str()));
    if why.is_empty() {
        why.push_str(criterion.reason_text().unwrap_or_default());
    }
    let status = criterion.outcome.status;
    let evidence = criterion.evidence();
    let is_waiting = status == Status::Unanswered
        && evidence == Evidence::Computed
        && criterion.outcome.parts.is_empty();
    rows.push(Row {
        depth,
        id: &source.id,
        status,
        statement: plain(&criterion.statement()),
        clause: plain(&source.clause),
        evidence,
        look: criterion.look(),
        word: criterion.status_text(),
        soft: source.soft,
        due: plain_if(source.by.as_deref()),
        measured: figure(criterion.measured(), say),
        required: figure(criterion.required(), say),
        arithmetic: plain_if(criterion.arithmetic().as_deref()),
        points: plain_if(criterion.points_text().as_deref()),
        gaps: gaps(policy, criterion.distance, say),
        why,
        waits_for: if is_waiting {
            &criterion.outcome.missing
        } else {
            &[]
        },
        looks_at: plain_if(criterion.looks_at()),
        note: plain_if(source.note.as_deref()),
        materials: source.materials.iter().map(|one| plain(one)).collect(),
        number: number.clone(),
    });
    for (place, part) in criterion.parts().enumerate() {
        let number = [&number, ".", &digits(place + 1)].concat();
        add_rows(part, number, depth + 1, rows);
    }
}

/// Adds what criteria wait for to why they are open. A question without a label is that of a declared criterion.
fn add_waits(policy: &Policy, rows: &mut [Row<'_>]) {
    let say = Say(policy.lang);
    for place in 0..rows.len() {
        let missing = rows.get(place).map_or(&[][..], |row| row.waits_for);
        let mut names = Vec::new();
        for input in missing {
            let Some(input) = policy.inputs.get(*input) else {
                continue;
            };
            let label = plain_if(input.label.as_deref());
            let stated = rows.iter().rfind(|row| row.id == input.id);
            names.push(match stated {
                _ if !label.is_empty() => label,
                Some(row) if !row.statement.is_empty() => row.statement.clone(),
                _ => plain(&input.id),
            });
        }
        if let Some(row) = rows.get_mut(place).filter(|_| !names.is_empty()) {
            let waits = [say.word(WAITS_FOR), &say.joined(&names, LISTED)].concat();
            row.why = say.joined(&[row.why.as_str(), &waits], SEMICOLON);
        }
    }
}
