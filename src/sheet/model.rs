//! A report as the sheet, the table and the message show it: plain texts, and every criterion with its number.

use super::counts::{Score, proofs, score, tallies};
use super::entries::{Entry, all_years, entries};
use super::guidance::{PlanSentences, plan};
use super::plain::{address, plain, plain_if};
use super::rows::{Row, rows};
use super::words::{APPLICANT, CHECK, NO_NUMBER, OR, SEMICOLON, SOFT, Say, Word, now};
use crate::evaluation::Status;
use crate::policy::{CheckKind, Evidence, Fact};
use crate::report::{Cited, Guided, Report};
use crate::text;

/// Something worth knowing, in plain texts.
pub(super) struct Told {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) clause: String,
    pub(super) note: String,
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
    /// What the text says of rounds, and where they stand.
    pub(super) round: String,
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
        let rows = rows(report);
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
        let mut contact = Vec::new();
        for way in [&policy.contact_phone, &policy.contact_address] {
            let way = plain_if(way.as_deref());
            contact.extend(Some(way).filter(|way| !way.is_empty()));
        }
        let mut problems = Vec::new();
        for problem in &evaluation.problems {
            problems.push(plain(&text::problem(policy, evaluation.check, problem)));
        }
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
            round: round(report, say),
            verdict: plain(&headline.title) + mark,
            detail: plain(&headline.detail),
            notice: plain_if(text::not_live(policy, evaluation).as_deref()),
            tallies: tallies(&rows, say),
            score: score(report, say),
            years: all_years(&entries),
            entries,
            route_open: !evaluation.missing_for_route.is_empty(),
            plan,
            problems,
            routes: routes(report),
            materials: told(report, &policy.materials),
            proofs: proofs(&rows),
            dates: told(report, &policy.dates),
            contact,
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

fn round(report: Report<'_>, say: Say) -> String {
    let Some(round) = report.round().and_then(Told::of) else {
        return String::new();
    };
    let text = round.text + &say.bracketed(&round.clause);
    say.joined(&[round.title, text], SEMICOLON)
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
}

/// Those of the policy's facts that belong to the check.
fn told(report: Report<'_>, facts: &[Fact]) -> Vec<Told> {
    let mut told = Vec::new();
    for fact in report.cited(facts) {
        told.extend(Told::of(fact));
    }
    told
}

/// Where the application is handed in.
fn routes(report: Report<'_>) -> Vec<Told> {
    let mut routes = Vec::new();
    for route in report.routes() {
        routes.extend(Told::of(Cited {
            title: None,
            text: &route.to,
            clause: &route.clause,
            note: route.note.as_deref(),
        }));
    }
    routes
}
