//! A report as the sheet, the table and the message show it: plain texts, and every criterion with its number.

use super::entries::{Entry, all_years, entries};
use super::figure::{between, figure};
use super::guidance::{Gaps, PlanSentences, gaps, plan};
use super::plain::{address, plain, plain_if};
use super::words::{
    APPLICANT, CHECK, COUNT_JUDGED, COUNT_OF, COUNTED, LISTED, NO_NUMBER, OR, OUT_OF, SEMICOLON,
    SOFT, Say, WAITS_FOR, Word, evidence, now,
};
use crate::evaluation::Status;
use crate::exact::digits;
use crate::policy::{CheckKind, Evidence, Fact, Policy};
use crate::report::{Cited, CriterionReport, Guided, Report};
use crate::text;

/// A criterion as a row.
pub(super) struct Row<'a> {
    /// Parts come after their whole, as 3.1.
    pub(super) number: String,
    /// How deeply it is nested.
    pub(super) depth: usize,
    id: &'a str,
    status: Status,
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
    materials: Vec<String>,
}

/// Something worth knowing, in plain texts.
pub(super) struct Told {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) clause: String,
    pub(super) note: String,
}

/// What a scorecard comes to.
pub(super) struct Score {
    pub(super) text: String,
    pub(super) grade: String,
}

/// Everything that is shown.
pub(super) struct Model<'a> {
    pub(super) say: Say,
    pub(super) kind: CheckKind,
    pub(super) title: String,
    pub(super) number: String,
    pub(super) issuer: String,
    pub(super) version: String,
    pub(super) hash: String,
    pub(super) url: String,
    pub(super) check: String,
    pub(super) day: String,
    pub(super) round: Option<Told>,
    /// The result, with a mark where it is no answer for the day.
    pub(super) verdict: String,
    pub(super) detail: String,
    /// Why it is none.
    pub(super) notice: String,
    /// How many criteria of a kind of evidence have each status.
    pub(super) tallies: Vec<String>,
    pub(super) score: Option<Score>,
    pub(super) rows: Vec<Row<'a>>,
    pub(super) entries: Vec<Entry>,
    /// The years of all series.
    pub(super) years: Vec<String>,
    /// Whether an answer that only the route waits for is open.
    pub(super) route_open: bool,
    pub(super) plan: PlanSentences,
    pub(super) problems: Vec<String>,
    pub(super) routes: Vec<Told>,
    pub(super) materials: Vec<Told>,
    /// What proves criteria, with their numbers.
    pub(super) proofs: Vec<(String, Vec<String>)>,
    pub(super) dates: Vec<Told>,
    pub(super) contact: Vec<String>,
    pub(super) disclaimer: &'static str,
}

impl<'a> Model<'a> {
    /// A report, with guidance on the same evaluation where it is there.
    pub(super) fn new(mut report: Report<'a>, guided: Option<&'a Guided<'a>>) -> Self {
        let Report {
            policy,
            check,
            evaluation,
            ..
        } = report;
        if let Some(guided) = guided {
            report.distances = &guided.guidance.distances;
        }
        let say = Say(policy.lang);
        let mut rows = Vec::new();
        for (place, criterion) in report.criteria().enumerate() {
            add_rows(criterion, digits(place + 1), 0, &mut rows);
        }
        add_waits(policy, &mut rows);
        let is_declared = |id: &str| {
            let mut rows = rows.iter();
            rows.any(|row| row.id == id && row.evidence == Evidence::Declared)
        };
        let entries = entries(report, &is_declared);
        let headline = text::headline(policy, evaluation);
        let mark = if evaluation.is_live() {
            ""
        } else {
            text::not_live_mark(policy.lang)
        };
        let told = |facts: &'a [Fact]| report.cited(facts).filter_map(Told::of).collect();
        let problems = evaluation.problems.iter();
        let problems = problems.map(|one| plain(&text::problem(policy, evaluation.check, one)));
        let plan = plan(
            report,
            guided.and_then(|guided| guided.guidance.plan.as_ref()),
            &rows,
        );
        Self {
            say,
            kind: check.kind,
            title: plain(&policy.title),
            number: plain_if(policy.number.as_deref()),
            issuer: plain(&policy.issuer),
            version: plain(&policy.version),
            hash: plain(&policy.hash),
            url: address(policy.url.as_deref()),
            check: plain(&check.title),
            day: evaluation.facts.as_of.written(),
            round: report.round().and_then(Told::of),
            verdict: plain(&headline.title) + mark,
            detail: plain(&headline.detail),
            notice: plain_if(text::not_live(policy, evaluation).as_deref()),
            tallies: tallies(&rows, say),
            score: score(report, say),
            years: all_years(&entries),
            entries,
            route_open: !evaluation.missing_for_route.is_empty(),
            plan,
            problems: problems.collect(),
            routes: report.routes().filter_map(Told::route).collect(),
            materials: told(&policy.materials),
            proofs: proofs(&rows),
            dates: told(&policy.dates),
            contact: [&policy.contact_phone, &policy.contact_address]
                .into_iter()
                .map(|way| plain_if(way.as_deref()))
                .filter(|way| !way.is_empty())
                .collect(),
            disclaimer: text::disclaimer(policy.lang),
            rows,
        }
    }

    /// Checks about duties, targets or grades are for nobody who applies.
    pub(super) const fn about(&self) -> Word {
        match self.kind {
            CheckKind::Eligibility => APPLICANT,
            _ => CHECK,
        }
    }

    /// The number of the document, or that it has none.
    pub(super) fn number(&self) -> &str {
        match self.number.is_empty() {
            true => self.say.word(NO_NUMBER),
            false => &self.number,
        }
    }

    /// What stands in the way of the applicant, outermost only; what an exception can settle comes last.
    pub(super) fn in_the_way(&self) -> Vec<&Row<'a>> {
        let mut found = Vec::new();
        for soft in [false, true] {
            let rows = self.rows.iter();
            found.extend(rows.filter(|row| {
                row.look == Status::Unmet.code() && row.depth == 0 && row.soft == soft
            }));
        }
        found
    }

    /// Where a criterion that is not met stands, and how it could be met.
    pub(super) fn distance(&self, row: &Row<'_>, gaps: &str) -> String {
        let say = self.say;
        let mut now_and_then = String::new();
        if !row.measured.is_empty() && !row.required.is_empty() {
            now_and_then = say.fill(now(self.kind), &[&row.measured, &row.required]);
        }
        let soft = if row.soft { say.word(SOFT) } else { "" };
        say.joined(&[now_and_then.as_str(), gaps, soft], SEMICOLON)
    }

    /// All ways to meet a criterion.
    pub(super) fn gaps(&self, row: &Row<'_>) -> String {
        self.say.joined(&row.gaps.all, OR)
    }

    /// Whether a row of a scorecard is among the rows.
    pub(super) fn is_scored(&self) -> bool {
        self.rows.iter().any(|row| !row.points.is_empty())
    }
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

/// How many criteria of a kind have each status, in the words of the report.
fn tallies(rows: &[Row<'_>], say: Say) -> Vec<String> {
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

fn score(report: Report<'_>, say: Say) -> Option<Score> {
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

fn proofs(rows: &[Row<'_>]) -> Vec<(String, Vec<String>)> {
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

impl Told {
    fn of(cited: Cited<'_>) -> Option<Self> {
        let text = plain(cited.text);
        (!text.is_empty()).then(|| Self {
            title: plain_if(cited.title),
            text,
            clause: plain(cited.clause),
            note: plain_if(cited.note),
        })
    }

    fn route(route: &crate::policy::Route) -> Option<Self> {
        Self::of(Cited {
            title: None,
            text: &route.to,
            clause: &route.clause,
            note: route.note.as_deref(),
        })
    }
}
