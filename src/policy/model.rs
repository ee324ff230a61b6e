//! The shapes of a loaded policy. Nothing here is serialisable: what leaves the core is the report.

use crate::answers::Inputs;
use crate::exact::{Date, Period, Rational};
use crate::expression::{Comparison, Condition, Quantity};

/// The language of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lang {
    /// Simplified Chinese; authoritative.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Reads a language tag by its first part: `en`, `en-GB` → English, everything else Chinese.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        let english = tag
            .get(..2)
            .is_some_and(|start| start.eq_ignore_ascii_case("en"));
        if english { Self::En } else { Self::Zh }
    }

    /// `zh` or `en`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }
}

/// One published document, as data.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Its id, in URLs and attributes.
    pub id: String,
    /// The version of the file.
    pub version: String,
    /// SHA-256 of the canonical compiled policy without the hash.
    pub hash: String,
    /// The language of its texts. Where a text has no English, it is Chinese.
    pub lang: Lang,
    /// The title.
    pub title: String,
    /// The document number, if it has one.
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: String,
    /// The official page, where it is known.
    pub url: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// What can be applied for, in one sentence.
    pub about: Option<String>,
    /// What to have at hand.
    pub prepare: Option<String>,
    /// How many minutes the form takes.
    pub minutes: Option<i64>,
    /// The telephone number for questions.
    pub contact_phone: Option<String>,
    /// The address for questions.
    pub contact_address: Option<String>,
    /// When it is in force.
    pub in_force: InForce,
    /// When applications are taken.
    pub round: Option<Round>,
    /// Groups of questions, in order.
    pub sections: Vec<Section>,
    /// All questions of all checks, in the order of the form.
    pub inputs: Vec<Input>,
    /// What must fit together.
    pub consistency: Vec<Consistency>,
    /// The checks, in order.
    pub checks: Vec<Check>,
    /// Where applications are handed in.
    pub routes: Vec<Route>,
    /// The steps of the procedure.
    pub procedure: Vec<Fact>,
    /// What is awarded, and how it is used.
    pub award: Vec<Fact>,
    /// What is handed in.
    pub materials: Vec<Fact>,
    /// Dates to know.
    pub dates: Vec<Fact>,
    /// Ids of the shared vocabulary that this policy does not ask. They change no result, and so they
    /// are not part of the hash.
    pub vocabulary: Vec<String>,
}

/// When a policy is in force, both days included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InForce {
    /// The first day.
    pub from: Date,
    /// The last day, where one is set.
    pub until: Option<Date>,
    /// Where the text says so.
    pub clause: Option<String>,
    /// How an unclear text is read.
    pub note: Option<String>,
}

/// When applications are taken.
#[derive(Clone, Debug)]
pub struct Round {
    /// Where the text says so.
    pub clause: String,
    /// What it says, in our words.
    pub statement: String,
    /// First and last days; empty where none is announced.
    pub windows: Vec<(Date, Date)>,
}

/// A group of questions.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// A word of help.
    pub help: Option<String>,
}

/// One typed question.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its id: a name in expressions, a property in JavaScript, a column in tables.
    pub id: String,
    /// What it takes.
    pub kind: Kind,
    /// What is asked; a declared criterion asks by its statement instead.
    pub label: Option<String>,
    /// Who counts, and which period.
    pub help: Option<String>,
    /// The unit, for display.
    pub unit: Option<String>,
    /// The section it stands in; a declared criterion names its own.
    pub section: Option<usize>,
    /// The form asks only while this holds.
    pub asked_when: Option<Condition>,
    /// What the form shows as chosen from the start. The evaluation knows no defaults.
    pub preset: Option<Preset>,
}

/// An answer that the form shows as chosen from the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preset {
    /// Yes or no.
    YesNo(bool),
    /// An option, by id.
    Option(String),
}

/// What an input takes.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A whole number, not negative.
    Count(Figure),
    /// A number that may have decimals, not negative unless its bounds say so.
    Amount(Figure),
    /// Yes or no.
    YesNo,
    /// Yes or no to the statement of a declared criterion.
    Declared,
    /// One of several options.
    Choice(Vec<Choice>),
    /// A date between two days.
    Date {
        /// The earliest.
        min: Option<Day>,
        /// The latest.
        max: Option<Day>,
    },
}

/// Bounds of a figure, included, and its years when it is a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The smallest.
    pub min: Rational,
    /// The largest.
    pub max: Option<Rational>,
    /// The years that it is asked for.
    pub years: Option<Years>,
}

/// A bound of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// So long before the day of the check; with an empty period that day itself.
    Before(Period),
    /// A fixed day.
    On(Date),
}

/// The years of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Years {
    /// That many full calendar years before the day of the check.
    Last(i32),
    /// Fixed years, both included.
    Fixed {
        /// The first.
        from: i32,
        /// The last.
        until: i32,
    },
}

impl Years {
    /// The first and the last year, seen from a day.
    #[must_use]
    pub fn window(self, as_of: Date) -> (i32, i32) {
        match self {
            Self::Last(count) => (as_of.year() - count, as_of.year() - 1),
            Self::Fixed { from, until } => (from, until),
        }
    }
}

/// An option of a choice.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Who belongs here.
    pub help: Option<String>,
}

/// Parts that are never larger than their whole, in sum and year by year.
#[derive(Clone, Debug)]
pub struct Consistency {
    /// The parts.
    pub parts: Vec<usize>,
    /// The whole.
    pub within: usize,
}

/// One question that a visitor can put to a policy.
#[derive(Clone, Debug)]
pub struct Check {
    /// Its id.
    pub id: String,
    /// What kind of question.
    pub kind: CheckKind,
    /// The title, such as the type of applicant.
    pub title: String,
    /// Who that is, in a line.
    pub summary: Option<String>,
    /// Where it stands.
    pub clause: Option<String>,
    /// The criteria, in the order of the text.
    pub criteria: Vec<Criterion>,
    /// The grades of a scorecard; the file was checked to have neither overlap nor hole.
    pub grades: Vec<Grade>,
    /// The inputs that it asks, in the order of the form.
    pub(super) asked: Inputs,
}

/// The kinds of checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckKind {
    /// May I apply?
    Eligibility,
    /// Yearly tasks.
    Obligations,
    /// Figures of a plan.
    Targets,
    /// Triggers that end a title.
    Exit,
    /// A scorecard with grades.
    Assessment,
}

impl CheckKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [
        Self::Eligibility,
        Self::Obligations,
        Self::Targets,
        Self::Exit,
        Self::Assessment,
    ];

    /// The name in files and reports.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Eligibility => "eligibility",
            Self::Obligations => "obligations",
            Self::Targets => "targets",
            Self::Exit => "exit",
            Self::Assessment => "assessment",
        }
    }
}

/// A grade of a scorecard.
#[derive(Clone, Debug)]
pub struct Grade {
    /// Its id, which is the verdict.
    pub id: String,
    /// Its name.
    pub title: String,
    /// How an unclear text is read.
    pub note: Option<String>,
    /// Whether it is good for the one who is assessed, where the text makes that clear.
    pub favourable: Option<bool>,
    /// What the total keeps to; all of these.
    pub bounds: Vec<(Comparison, Rational)>,
}

impl Grade {
    /// The verdict on answers that cannot be used. A grade's id is a verdict as well and cannot be this one.
    pub const INVALID_INPUT: &'static str = "invalid-input";
    /// The verdict while something is open; no id of a grade either.
    pub const INCOMPLETE: &'static str = "incomplete";
}

/// What a row of a scorecard gives.
#[derive(Clone, Debug)]
pub struct Points {
    /// The points by the answers; `None` where experts give them.
    pub given: Option<Quantity>,
    /// The most that the row gives.
    pub out_of: Rational,
}

/// One condition that can fail on its own, with the clause it comes from.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// Its id.
    pub id: String,
    /// Where it stands.
    pub clause: String,
    /// What it says, in plain words; `{required}` stands for the requirement.
    pub statement: String,
    /// How it is decided.
    pub decision: Decision,
    /// What it gives as a row of a scorecard.
    pub points: Option<Points>,
    /// A breach needs an exception and is no refusal.
    pub soft: bool,
    /// Declared of the past, or of what the applicant is: nobody can do anything about a “no”.
    pub fixed: bool,
    /// While one of these holds, it is not assessed.
    pub waivers: Vec<Clause>,
    /// While this does not hold, it does not apply.
    pub applies: Option<Clause>,
    /// The day by which a target is to be reached, as `YYYY-MM-DD`. It is shown; that it has passed
    /// changes no result.
    pub by: Option<String>,
    /// Our reading of an unclear text.
    pub note: Option<String>,
    /// How to answer.
    pub help: Option<String>,
    /// The wording of the text, where the bureau wants it shown.
    pub quote: Option<String>,
    /// What proves it.
    pub materials: Vec<String>,
    /// The section that a declared one is asked in.
    pub section: Option<usize>,
}

/// A condition with its source: a waiver, or what a criterion applies to.
#[derive(Clone, Debug)]
pub struct Clause {
    /// When it holds.
    pub when: Condition,
    /// Where it stands.
    pub clause: String,
    /// What it says.
    pub statement: String,
}

/// How a criterion is decided.
#[derive(Clone, Debug)]
pub enum Decision {
    /// A measure is compared with a requirement.
    Compare(Compare),
    /// A condition over answers.
    Holds(Condition),
    /// The applicant declares it; the input.
    Declared(usize),
    /// Experts judge it; what they look at.
    Judged(Option<String>),
    /// All parts.
    AllOf(Vec<Criterion>),
    /// At least so many of the parts.
    AtLeast(usize, Vec<Criterion>),
}

/// A comparison of a measure with a requirement.
#[derive(Clone, Debug)]
pub struct Compare {
    /// The measured side.
    pub measure: Quantity,
    /// How they are compared.
    pub comparison: Comparison,
    /// The required side.
    pub required: Quantity,
    /// How figures of both sides are shown.
    pub shown: Shown,
    /// The inputs that can be changed to meet it.
    pub levers: Vec<Lever>,
}

/// How a figure is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// In percent.
    Share,
    /// A plain number.
    Plain,
    /// With its unit.
    Unit(String),
    /// As a date.
    Date,
}

/// An input that can be changed to meet a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lever {
    /// The input.
    pub input: usize,
    /// Only new cases can be added: its increase is at most the increase of its whole.
    pub only_new: bool,
    /// Which way it is moved.
    pub direction: Direction,
}

/// Which way a figure is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More of it.
    Up,
    /// Less of it.
    Down,
}

/// How a criterion is decided, told apart in every count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// From figures or dates.
    Computed,
    /// By the applicant's word.
    Declared,
    /// By experts.
    Judged,
}

impl Evidence {
    /// All of them, in the order of every count.
    pub const ALL: [Self; 3] = [Self::Computed, Self::Declared, Self::Judged];

    /// The name in reports.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Computed => "computed",
            Self::Declared => "declared",
            Self::Judged => "judged",
        }
    }
}

impl Criterion {
    /// A list of criteria with all nested ones, in the order of the text.
    #[must_use]
    pub fn with_parts(criteria: &[Self]) -> Vec<&Self> {
        let mut all = Vec::new();
        for criterion in criteria {
            all.push(criterion);
            all.extend(Self::with_parts(criterion.parts()));
        }
        all
    }

    /// The parts of a nested criterion.
    #[must_use]
    pub fn parts(&self) -> &[Self] {
        match &self.decision {
            Decision::AllOf(parts) | Decision::AtLeast(_, parts) => parts,
            _ => &[],
        }
    }

    /// Adds every series of which it measures the lowest year, nested criteria included.
    pub fn lowest_years(&self, found: &mut Vec<usize>) {
        if let Decision::Compare(compare) = &self.decision {
            compare.measure.lowest_years(found);
        }
        for part in self.parts() {
            part.lowest_years(found);
        }
    }

    /// How it is decided; a nested one counts where its least certain part does.
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        match &self.decision {
            Decision::Compare(_) | Decision::Holds(_) => Evidence::Computed,
            Decision::Declared(_) => Evidence::Declared,
            Decision::Judged(_) => Evidence::Judged,
            Decision::AllOf(parts) | Decision::AtLeast(_, parts) => parts
                .iter()
                .map(Self::evidence)
                .max()
                .unwrap_or(Evidence::Computed),
        }
    }

    /// Adds every input that the criterion reads, its waivers and applicability included.
    pub fn inputs(&self, found: &mut Inputs) {
        match &self.decision {
            Decision::Compare(compare) => {
                compare.measure.inputs(found);
                compare.required.inputs(found);
            }
            Decision::Holds(condition) => condition.inputs(found),
            Decision::Declared(input) => found.push(*input),
            Decision::Judged(_) => {}
            Decision::AllOf(parts) | Decision::AtLeast(_, parts) => {
                parts.iter().for_each(|part| part.inputs(found));
            }
        }
        if let Some(given) = self
            .points
            .as_ref()
            .and_then(|points| points.given.as_ref())
        {
            given.inputs(found);
        }
        for clause in self.waivers.iter().chain(&self.applies) {
            clause.when.inputs(found);
        }
    }
}

/// Where an application is handed in.
#[derive(Clone, Debug)]
pub struct Route {
    /// The checks it belongs to; empty for all.
    pub checks: Vec<usize>,
    /// When it is this way.
    pub when: Option<Condition>,
    /// To whom.
    pub to: String,
    /// Where it stands.
    pub clause: String,
    /// How an unclear text is read.
    pub note: Option<String>,
    /// The text does not say.
    pub unspecified: bool,
}

/// Something worth knowing: a step, an award, a document, a date.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The checks it belongs to; empty for all.
    pub checks: Vec<usize>,
    /// A title.
    pub title: Option<String>,
    /// What it says, in our words.
    pub text: String,
    /// Where it stands.
    pub clause: String,
    /// How an unclear text is read.
    pub note: Option<String>,
}

/// Whether something with these checks belongs to one of them; without any it belongs to all.
#[must_use]
pub fn belongs_to(checks: &[usize], check: usize) -> bool {
    checks.is_empty() || checks.contains(&check)
}

impl Policy {
    /// The position of a check.
    #[must_use]
    pub fn check_position(&self, id: &str) -> Option<usize> {
        self.checks.iter().position(|check| check.id == id)
    }

    /// The position of an input.
    #[must_use]
    pub fn input_position(&self, id: &str) -> Option<usize> {
        self.inputs.iter().position(|input| input.id == id)
    }

    /// The inputs that a part is never larger than.
    pub fn wholes_of(&self, part: usize) -> impl Iterator<Item = usize> {
        let rules = self.consistency.iter();
        rules
            .filter(move |rule| rule.parts.contains(&part))
            .map(|rule| rule.within)
    }

    /// The same with the wholes of these, the nearest first.
    #[must_use]
    pub fn all_wholes_of(&self, part: usize) -> Vec<usize> {
        let mut all = self.wholes_of(part).collect::<Vec<_>>();
        let mut place = 0;
        while let Some(whole) = all.get(place).copied() {
            for further in self.wholes_of(whole) {
                if further != part && !all.contains(&further) {
                    all.push(further);
                }
            }
            place += 1;
        }
        all
    }

    /// The ids of inputs.
    #[must_use]
    pub fn ids(&self, inputs: &[usize]) -> Vec<&str> {
        let mut ids = Vec::new();
        for input in inputs {
            ids.extend(self.inputs.get(*input).map(|input| input.id.as_str()));
        }
        ids
    }

    /// The routes that can belong to a check.
    pub fn routes_of(&self, check: usize) -> impl Iterator<Item = &Route> {
        self.routes
            .iter()
            .filter(move |route| belongs_to(&route.checks, check))
    }

    /// The inputs that a check asks, in the order of the form.
    #[must_use]
    pub fn asked(&self, check: usize) -> &[usize] {
        self.checks.get(check).map_or(&[], |check| &check.asked)
    }

    /// Finds what a check asks: the inputs that its criteria and routes read, and those that decide
    /// whether another one is asked.
    pub(super) fn find_asked(&self, check: usize) -> Inputs {
        let mut found = Inputs::new();
        if let Some(check) = self.checks.get(check) {
            for criterion in &check.criteria {
                criterion.inputs(&mut found);
            }
        }
        for route in self.routes_of(check) {
            if let Some(when) = &route.when {
                when.inputs(&mut found);
            }
        }
        loop {
            let known = found.len();
            for (position, input) in self.inputs.iter().enumerate() {
                if let Some(when) = &input.asked_when
                    && found.contains(&position)
                {
                    when.inputs(&mut found);
                }
            }
            if found.len() == known {
                return found;
            }
        }
    }
}
