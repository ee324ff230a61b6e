//! The list of policies: what `policies/index.json` says of each, and which of them a visitor is looking for.

use crate::answers::Data;
use crate::evaluation::{RoundState, Validity, round_of, validity};
use crate::exact::Date;
use crate::policy::InForce;

/// A policy of the list, with its texts in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The number of the document, where it has one.
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: String,
    /// For whom it is, in a few words.
    pub for_whom: String,
    /// The day on which it was compared with the document, as text.
    pub checked: String,
    /// When it is in force.
    pub in_force: InForce,
    /// First and last days of its rounds of applications; empty where none is announced.
    pub windows: Vec<(Date, Date)>,
    /// The kinds of applicants that it names: id and name.
    pub applicants: Vec<(String, String)>,
    /// Its checks.
    pub checks: Vec<ListedCheck>,
}

/// A check of a listed policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedCheck {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The ids of the applicants that it is for; empty where it is for all.
    pub applicants: Vec<String>,
}

/// What a visitor looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Words that must all occur in the names of a policy, its office, its applicants or its checks.
    pub search: String,
    /// The id of a kind of applicant; blank for all.
    pub applicant: String,
}

/// Where a policy stands on a day: its round if it announces one, else whether it is in force. What can be used now comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Applications are open.
    Open,
    /// In force, and no round is announced.
    InForce,
    /// A round is announced for later.
    Upcoming,
    /// In force later.
    NotYet,
    /// The last announced round is over.
    Closed,
    /// No longer in force.
    Expired,
}

impl Standing {
    const ALL: [Self; 6] = [
        Self::Open,
        Self::InForce,
        Self::Upcoming,
        Self::NotYet,
        Self::Closed,
        Self::Expired,
    ];
}

/// Reads the list. `None` where it is no list of policies.
///
/// # Example
///
/// ```
/// use eligibility_check::answers::Data;
/// use eligibility_check::listing::read;
///
/// let index = r#"{ "policies": [{ "id": "a", "title": "甲", "issuer": "某局", "forWhom": "企业", "checked": "2026-11-25",
///     "inForce": { "from": "2025-06-04" }, "checks": [{ "id": "firm", "title": "企业" }] }] }"#;
/// let listed = read(&Data::from_json(index).unwrap()).unwrap();
/// assert_eq!(listed[0].checks[0].id, "firm");
/// ```
#[must_use]
pub fn read(index: &Data) -> Option<Vec<Listed>> {
    let policies = index.get("policies")?.as_list()?;
    policies.iter().map(policy).collect()
}

fn policy(data: &Data) -> Option<Listed> {
    let text = |name: &str| Some(data.get(name)?.as_text()?.to_owned());
    let in_force = data.get("inForce")?;
    Some(Listed {
        id: text("id")?,
        title: text("title")?,
        number: text("number"),
        issuer: text("issuer")?,
        for_whom: text("forWhom")?,
        checked: text("checked")?,
        in_force: InForce {
            from: day(in_force, "from")?,
            until: day(in_force, "until"),
            clause: None,
            note: None,
        },
        windows: each(data, "windows", |window| {
            let from = day(window, "from")?;
            Some((from, day(window, "until").unwrap_or(from)))
        })?,
        applicants: each(data, "applicants", |applicant| {
            let text = |name: &str| Some(applicant.get(name)?.as_text()?.to_owned());
            Some((text("id")?, text("name")?))
        })?,
        checks: each(data, "checks", check)?,
    })
}

fn check(data: &Data) -> Option<ListedCheck> {
    let text = |name: &str| Some(data.get(name)?.as_text()?.to_owned());
    Some(ListedCheck {
        id: text("id")?,
        title: text("title")?,
        applicants: each(data, "applicants", |id| Some(id.as_text()?.to_owned()))?,
    })
}

/// The items of a list that may be absent.
fn each<T>(data: &Data, name: &str, read: fn(&Data) -> Option<T>) -> Option<Vec<T>> {
    match data.get(name) {
        None => Some(Vec::new()),
        Some(items) => items.as_list()?.iter().map(read).collect(),
    }
}

fn day(data: &Data, name: &str) -> Option<Date> {
    Date::parse(data.get(name)?.as_text()?)
}

/// The policies that fit, those that can be used now first.
#[must_use]
pub fn matching<'a>(policies: &'a [Listed], wanted: &Wanted, as_of: Date) -> Vec<&'a Listed> {
    let mut found = Vec::new();
    for standing in Standing::ALL {
        for policy in policies {
            if policy.standing(as_of) == standing && policy.fits(wanted) {
                found.push(policy);
            }
        }
    }
    found
}

/// Every kind of applicant that a policy names, once: id and name.
#[must_use]
pub fn applicants(policies: &[Listed]) -> Vec<&(String, String)> {
    let mut all = Vec::<&(String, String)>::new();
    for applicant in policies.iter().flat_map(|policy| &policy.applicants) {
        if all.iter().all(|(id, _)| *id != applicant.0) {
            all.push(applicant);
        }
    }
    all
}

impl Listed {
    /// Where it stands on a day.
    #[must_use]
    pub fn standing(&self, as_of: Date) -> Standing {
        match (
            validity(&self.in_force, as_of),
            round_of(&self.windows, as_of),
        ) {
            (Validity::NotYet, _) => Standing::NotYet,
            (Validity::Expired, _) => Standing::Expired,
            (Validity::InForce, RoundState::Unknown) => Standing::InForce,
            (Validity::InForce, RoundState::Open) => Standing::Open,
            (Validity::InForce, RoundState::Upcoming) => Standing::Upcoming,
            (Validity::InForce, RoundState::Closed) => Standing::Closed,
        }
    }

    /// The checks for a kind of applicant, blank for all; checks that name no kind are for all.
    pub fn checks_for<'a>(&'a self, applicant: &'a str) -> impl Iterator<Item = &'a ListedCheck> {
        let checks = self.checks.iter();
        checks.filter(move |check| check.applicants.is_empty() || check.is_for(applicant))
    }

    fn fits(&self, wanted: &Wanted) -> bool {
        if !self
            .checks
            .iter()
            .any(|check| check.is_for(&wanted.applicant))
        {
            return false;
        }
        let mut names = String::new();
        let number = self.number.as_deref().unwrap_or_default();
        for name in [&*self.title, number, &*self.issuer, &*self.for_whom] {
            fold(name, &mut names);
        }
        for check in &self.checks {
            fold(&check.title, &mut names);
        }
        let mut search = String::new();
        fold(&wanted.search, &mut search);
        search.split(' ').all(|word| contains(&names, word))
    }
}

impl ListedCheck {
    /// Whether it names this kind of applicant; whoever looks for none finds all.
    fn is_for(&self, applicant: &str) -> bool {
        applicant.is_empty() || self.applicants.iter().any(|own| own == applicant)
    }
}

/// Adds a text as people compare words, and a space: without case, full-width letters and digits as their plain twins, one kind of blank.
fn fold(text: &str, folded: &mut String) {
    /// Between a full-width character and its plain twin.
    const TWIN: u32 = '！' as u32 - '!' as u32;
    for letter in text.chars() {
        let plain = match letter {
            '！'..='～' => char::from_u32(letter as u32 - TWIN).unwrap_or(letter),
            _ if letter.is_whitespace() => ' ',
            _ => letter,
        };
        folded.push(plain.to_ascii_lowercase());
    }
    folded.push(' ');
}

/// Whether a word occurs in a text: by bytes, for the search of the standard library costs two kilobytes.
fn contains(text: &str, word: &str) -> bool {
    word.is_empty()
        || text
            .as_bytes()
            .windows(word.len())
            .any(|part| part == word.as_bytes())
}
