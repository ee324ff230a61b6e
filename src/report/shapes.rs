//! The shapes of a report.

use serde::{Serialize, Serializer};

use crate::answers::Answers;

/// The result of a check, with everything that led to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// [`super::REPORT_FORMAT`].
    pub report_format: u32,
    /// `zh` or `en`.
    pub lang: &'static str,
    /// The version of the product.
    pub product_version: &'static str,
    /// The policy that was checked.
    pub policy: PolicyHead,
    /// The check.
    pub check: CheckHead,
    /// The day of the check, `YYYY-MM-DD`.
    pub as_of: String,
    /// `not-yet`, `in-force` or `expired` on that day.
    pub validity: &'static str,
    /// What to say of the validity, unless it simply is in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub validity_text: Option<String>,
    /// `upcoming`, `open`, `closed` or `unknown` on that day.
    pub round: &'static str,
    /// What the text says of rounds, and where they stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round_text: Option<Cited>,
    /// The code of the verdict; of a scorecard the id of its grade.
    pub verdict: String,
    /// The verdict in a sentence, and what it leaves open.
    pub headline: Headline,
    /// Criteria by evidence and status; never mixed into one total.
    pub counts: Counts,
    /// What a scorecard comes to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<ScoreReport>,
    /// The criteria, in the order of the text.
    pub criteria: Vec<CriterionReport>,
    /// The inputs that the verdict waits for, most decisive first.
    pub missing: Vec<String>,
    /// The inputs that only the route waits for.
    pub missing_for_route: Vec<String>,
    /// Where the application is handed in.
    pub routes: Vec<RouteReport>,
    /// The steps of the procedure.
    pub procedure: Vec<Cited>,
    /// What is awarded, and how it is used.
    pub award: Vec<Cited>,
    /// What is handed in.
    pub materials: Vec<Cited>,
    /// Dates to know.
    pub dates: Vec<Cited>,
    /// Whom to ask.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// What is wrong with the answers.
    pub problems: Vec<ProblemReport>,
    /// What this is, and who decides.
    pub disclaimer: &'static str,
    /// The answers, as they came in.
    pub answers: Answers,
}

/// The policy of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PolicyHead {
    /// Its id.
    pub id: String,
    /// The version of its file.
    pub version: String,
    /// SHA-256 of its canonical compiled form.
    pub hash: String,
    /// Its title.
    pub title: String,
    /// Who issued it.
    pub issuer: String,
    /// The document number, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_number: Option<String>,
    /// The official page, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// The check of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckHead {
    /// Its id.
    pub id: String,
    /// `eligibility`, `obligations`, `targets`, `exit` or `assessment`.
    pub kind: &'static str,
    /// Its title.
    pub title: String,
}

/// The verdict in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Headline {
    /// One plain sentence.
    pub title: String,
    /// What it leaves open; may be empty.
    pub detail: String,
}

/// Criteria by evidence and status; a status that does not occur is absent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// From figures or dates.
    pub computed: Tally,
    /// By the applicant's word.
    pub declared: Tally,
    /// By experts.
    pub judged: Tally,
    /// Unmet criteria that are soft.
    pub soft: usize,
}

/// How many criteria have each status; those that occur, in a fixed order.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Tally(pub Vec<(&'static str, usize)>);

impl Tally {
    /// How many have a status.
    #[must_use]
    pub fn count(&self, status: &str) -> usize {
        let mut entries = self.0.iter();
        let found = entries.find(|(code, _)| *code == status);
        found.map_or(0, |(_, count)| *count)
    }

    /// How many there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.0.iter().map(|(_, count)| count).sum()
    }
}

impl Serialize for Tally {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(code, count)| (code, count)))
    }
}

/// A number, exactly and as people read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Number {
    /// An integer or a fraction in lowest terms; of a date the day.
    pub exact: String,
    /// With its unit, rounded but never across the limit.
    pub text: String,
}

/// A figure that is known, or the bounds of one that is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Figure {
    /// A known figure.
    Exact(Number),
    /// What it can still be; a side without bound is absent.
    Between {
        /// At least this.
        #[serde(skip_serializing_if = "Option::is_none")]
        min: Option<Number>,
        /// At most this.
        #[serde(skip_serializing_if = "Option::is_none")]
        max: Option<Number>,
    },
}

/// The total of a scorecard: a self-score, never the official result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ScoreReport {
    /// The least that the answers can still come to.
    pub min: Number,
    /// The most.
    pub max: Number,
    /// The most that the rows give.
    pub out_of: Number,
    /// The rows that give points, in the order of the text.
    pub rows: Vec<Row>,
    /// The grade that every possible total has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<GradeReport>,
}

/// A row of a scorecard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// The id of its criterion.
    pub id: String,
    /// What it gives.
    pub points: Figure,
    /// The most that it gives.
    pub out_of: Number,
}

/// A grade of a scorecard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GradeReport {
    /// Its id, which is the verdict.
    pub id: String,
    /// Its name.
    pub title: String,
    /// How an unclear text is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Whether it is good for the one who is assessed; absent where the text leaves it open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub favourable: Option<bool>,
}

/// A criterion and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CriterionReport {
    /// Its id.
    pub id: String,
    /// Where it stands.
    pub clause: String,
    /// What it says; figures are filled in from the rule.
    pub statement: String,
    /// `computed`, `declared` or `judged`.
    pub evidence: &'static str,
    /// The code of the status.
    pub status: &'static str,
    /// The word for the status.
    pub status_text: &'static str,
    /// A breach needs an exception and is no refusal.
    pub soft: bool,
    /// Whether a definite status is good for the applicant; absent while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub favourable: Option<bool>,
    /// `nothing-to-share`, `too-large` or `marked`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
    /// The reason in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason_text: Option<&'static str>,
    /// The measured side of a comparison; absent while nothing bounds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measured: Option<Figure>,
    /// The required side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<Figure>,
    /// `at_least`, `more_than`, `at_most`, `less_than` or `is`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comparison: Option<&'static str>,
    /// What it gives as a row of a scorecard, and the most that it gives; the figures stand in `score`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points_text: Option<String>,
    /// The two figures of a share, to check it by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arithmetic: Option<String>,
    /// The inputs that it waits for.
    pub missing: Vec<String>,
    /// The waiver that holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waived: Option<Waived>,
    /// The day by which a target is to be reached, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Nested criteria.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<CriterionReport>,
    /// Our reading of an unclear text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// How to answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The wording of the text, where the bureau wants it shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// What experts look at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub looks_at: Option<String>,
    /// What proves it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub materials: Vec<String>,
}

/// A waiver that holds, or the rule by which a criterion does not apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Waived {
    /// Where it stands.
    pub clause: String,
    /// What it says.
    pub statement: String,
}

/// Something worth knowing, with its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cited {
    /// A title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What it says.
    pub text: String,
    /// Where it stands.
    pub clause: String,
    /// How an unclear text is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Where an application is handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RouteReport {
    /// To whom.
    pub to: String,
    /// Where it stands.
    pub clause: String,
    /// How an unclear text is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The text does not say.
    pub unspecified: bool,
}

/// Whom to ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// The telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// A problem with one or more answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProblemReport {
    /// The stable code.
    pub code: &'static str,
    /// The inputs, the one to mend first.
    pub inputs: Vec<String>,
    /// What is wrong and what to do.
    pub message: String,
}
