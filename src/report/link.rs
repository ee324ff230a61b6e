//! One check in the fragment of an address, which browsers never send to a server.
//!
//! `#ec=FORMAT.CHECKSUM.PAYLOAD`: the payload is base64url of JSON, and the checksum tells a link that was cut off or
//! edited. It is not deflated: that would make a link a little shorter and the program a good deal larger.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;

use super::{CriterionReport, Report};
use crate::answers::{Answers, Data};
use crate::evaluation::Status;
use crate::exact::{Date, halves};

const PREFIX: &str = "#ec=";
const FORMAT: u32 = 1;
/// In bytes. A link that nobody could have copied from here is longer.
const LONGEST: usize = 100_000;
const LONGEST_ID: usize = 100;
/// The statuses by their letters. They are part of the format.
const LETTERS: [(Status, char); Status::ALL.len()] = [
    (Status::Met, 'm'),
    (Status::Unmet, 'u'),
    (Status::Unanswered, 'q'),
    (Status::Judged, 'j'),
    (Status::Waived, 'w'),
    (Status::NotApplicable, 'n'),
    (Status::Invalid, 'i'),
];

/// What a link carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The id of the policy.
    pub policy: String,
    /// The version of the policy that was checked.
    pub version: String,
    /// The day of the check.
    pub as_of: Date,
    /// The id of the check; empty where none was chosen.
    pub check: String,
    /// The code of the verdict; empty without a check.
    pub verdict: String,
    /// The answers.
    pub answers: Answers,
    /// The status of each criterion, nested ones included, by id.
    pub statuses: Vec<(String, Status)>,
}

/// Why a link is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It was cut off, edited, or never was one.
    Broken,
    /// A newer version has written it.
    Newer,
}

impl LinkError {
    /// The name for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::Newer => "newer",
        }
    }
}

impl Link {
    /// What a report comes to, with its answers.
    #[must_use]
    pub fn of(report: Report<'_>) -> Self {
        let mut statuses = Vec::new();
        add_statuses(report.criteria(), &mut statuses);
        Self {
            policy: report.policy.id.clone(),
            version: report.policy.version.clone(),
            as_of: report.evaluation.facts.as_of,
            check: report.check.id.clone(),
            verdict: report.verdict().to_owned(),
            answers: report.answers.clone(),
            statuses,
        }
    }

    /// The fragment, with its `#`.
    ///
    /// Most criteria are declared and have the id of their input, so each id stands there once, with one letter for its
    /// answer (`y`es, `n`o, `x` not known, a `v`alue of its own, `-` none) and one for its status.
    #[must_use]
    pub fn fragment(&self) -> String {
        let mut ids = self.answers.keys().map(String::as_str).collect::<Vec<_>>();
        for (id, _) in &self.statuses {
            if !ids.contains(&id.as_str()) {
                ids.push(id);
            }
        }
        let mut values = Vec::new();
        let answers = ids.iter().map(|id| match self.answers.get(id) {
            None => '-',
            Some(Data::Bool(true)) => 'y',
            Some(Data::Bool(false)) => 'n',
            Some(Data::Null) => 'x',
            Some(value) => {
                values.push(value.clone());
                'v'
            }
        });
        let answers = answers.collect::<String>();
        let letter = |id: &&str| {
            let status = self.statuses.iter().find(|(of, _)| of == id);
            let letter = status.and_then(|(_, status)| LETTERS.iter().find(|(of, _)| of == status));
            letter.map_or('-', |(_, letter)| *letter)
        };
        let statuses = ids.iter().map(letter).collect::<String>();
        let texts = [
            &self.policy,
            &self.version,
            &self.as_of.written(),
            &self.check,
            &self.verdict,
            &ids.join(" "),
            &answers,
            &statuses,
        ];
        let mut fields = texts.map(Data::text).to_vec();
        fields.push(Data::List(values));
        let payload = BASE64.encode(Data::List(fields).to_json());
        [PREFIX, "1.", &checksum(&payload), ".", &payload].concat()
    }

    /// Reads the fragment of an address; `None` where it is not of this product. What stands behind the payload is left
    /// out: a chat may have put a full stop there.
    ///
    /// # Errors
    /// A sum that does not fit, a format that is newer, or anything that no link holds.
    pub fn read(fragment: &str) -> Option<Result<Self, LinkError>> {
        let rest = fragment.strip_prefix(PREFIX)?;
        Some(read(rest))
    }

    /// What tells one link from another.
    #[must_use]
    pub fn key(fragment: &str) -> Option<&str> {
        let (_, key, _) = parts(fragment.strip_prefix(PREFIX)?)?;
        Some(key)
    }
}

fn add_statuses<'a>(
    criteria: impl Iterator<Item = CriterionReport<'a>>,
    statuses: &mut Vec<(String, Status)>,
) {
    for row in criteria {
        statuses.push((row.criterion.id.clone(), row.outcome.status));
        add_statuses(
            Box::new(row.parts()) as Box<dyn Iterator<Item = _>>,
            statuses,
        );
    }
}

/// Format, checksum and payload.
fn parts(text: &str) -> Option<(u32, &str, &str)> {
    let (format, rest) = halves(text, b'.')?;
    let (sum, payload) = halves(rest, b'.')?;
    let is_of_payload = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    let end = payload.bytes().position(|byte| !is_of_payload(byte));
    let payload = payload.get(..end.unwrap_or(payload.len()))?;
    let is_format =
        (1..=3).contains(&format.len()) && format.bytes().all(|one| one.is_ascii_digit());
    let is_sum = !sum.is_empty()
        && sum
            .bytes()
            .all(|one| one.is_ascii_digit() || one.is_ascii_lowercase());
    (is_format && is_sum).then_some((format.parse().ok()?, sum, payload))
}

fn read(text: &str) -> Result<Link, LinkError> {
    let known = parts(text).filter(|_| text.len() <= LONGEST);
    let (format, sum, payload) = known.ok_or(LinkError::Broken)?;
    if format > FORMAT {
        return Err(LinkError::Newer);
    }
    let is_whole = format == FORMAT && sum == checksum(payload);
    is_whole
        .then(|| decode(payload))
        .flatten()
        .ok_or(LinkError::Broken)
}

fn decode(payload: &str) -> Option<Link> {
    let json = String::from_utf8(BASE64.decode(payload).ok()?).ok()?;
    let Ok(Data::List(fields)) = Data::from_json(&json) else {
        return None;
    };
    let text = |place: usize| fields.get(place).and_then(Data::as_text);
    let mut link = Link {
        policy: text(0).filter(|id| is_policy_id(id))?.to_owned(),
        version: text(1)?.to_owned(),
        as_of: Date::parse(text(2)?)?,
        check: text(3)?.to_owned(),
        verdict: text(4)?.to_owned(),
        answers: Answers::new(),
        statuses: Vec::new(),
    };
    let (ids, mut given, mut letters) = (text(5)?, text(6)?.chars(), text(7)?.chars());
    let mut values = fields.get(8)?.as_list()?.iter().cloned();
    for id in ids.split(' ') {
        let answer = match given.next() {
            Some('y') => Some(Data::Bool(true)),
            Some('n') => Some(Data::Bool(false)),
            Some('x') => Some(Data::Null),
            Some('v') => values.next(),
            _ => None,
        };
        let letter = letters.next();
        if !is_input_id(id) {
            continue;
        }
        if let Some(answer) = answer {
            link.answers.insert(id.to_owned(), answer);
        }
        if let Some((status, _)) = LETTERS.iter().find(|(_, of)| Some(*of) == letter) {
            link.statuses.push((id.to_owned(), *status));
        }
    }
    Some(link)
}

/// FNV-1a: enough against accidents, and nothing else is asked of it.
fn checksum(payload: &str) -> String {
    let mut hash = 0x811c_9dc5_u32;
    for byte in payload.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    let mut digits = Vec::new();
    while hash > 0 || digits.is_empty() {
        digits.extend(char::from_digit(hash % 36, 36));
        hash /= 36;
    }
    digits.iter().rev().collect()
}

/// As the ids of policies are, so that no path hides in one.
fn is_policy_id(text: &str) -> bool {
    text.split('-').all(|part| {
        let mut letters = part.bytes();
        !part.is_empty() && letters.all(|one| one.is_ascii_lowercase() || one.is_ascii_digit())
    })
}

fn is_input_id(text: &str) -> bool {
    let mut letters = text.bytes();
    text.len() <= LONGEST_ID
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && letters.all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || one == b'_')
}
