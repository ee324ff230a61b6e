//! What a generated policy says, told apart from how the core reads it, and what a visitor answers.

/// The comparisons, as expressions and as keys of a policy file.
pub(super) const COMPARISONS: [(&str, &str); 5] = [
    (">=", "at_least"),
    (">", "more_than"),
    ("<=", "at_most"),
    ("<", "less_than"),
    ("=", "is"),
];
pub(super) const FIGURES: [&str; 6] = ["a", "b", "c", "e", "f", "g"];
pub(super) const OPTIONS: [&str; 3] = ["low", "mid", "top"];
/// The number and the yes/no that each option carries as attributes.
pub(super) const BASES: [i64; 3] = [1, 3, 5];
pub(super) const POOR: [bool; 3] = [true, false, true];
/// The days that visitors answer and conditions name, in order; the last is the day of the check.
pub(super) const DAYS: [(i64, i64, i64); 5] = [
    (2019, 3, 1),
    (2022, 2, 28),
    (2024, 2, 29),
    (2024, 11, 24),
    (2026, 11, 24),
];

#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    pub(super) figures: Vec<Figure>,
    /// Yes/no questions first, then those of declared criteria.
    pub(super) flags: Vec<Flag>,
    pub(super) choice: Option<Choice>,
    /// Whether a date is asked, and whether it is bounded by the day of the check.
    pub(super) date: Option<bool>,
    /// Part and whole.
    pub(super) within: Vec<(usize, usize)>,
    pub(super) kind: usize,
    pub(super) rules: Vec<Rule>,
    /// Of a scorecard: the total from which the better grade is given.
    pub(super) cut: i64,
    /// How many years a series has.
    pub(super) years: usize,
}

pub(super) const KINDS: [&str; 5] = [
    "eligibility",
    "targets",
    "obligations",
    "exit",
    "assessment",
];
pub(super) const EXIT: usize = 3;
pub(super) const ASSESSMENT: usize = 4;

/// A count or an amount. Bounds and values are whole steps of its last decimal.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    pub(super) amount: bool,
    pub(super) decimals: u32,
    pub(super) min: i64,
    pub(super) max: Option<i64>,
    pub(super) yearly: bool,
    pub(super) down: bool,
    pub(super) asked_when: Option<Test>,
}

#[derive(Clone, Debug)]
pub(super) struct Flag {
    pub(super) declared: bool,
    pub(super) asked_when: Option<Test>,
}

#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub(super) options: usize,
    pub(super) ordered: bool,
}

/// An expression with a number as result.
#[derive(Clone, Debug)]
pub(super) enum Num {
    /// A decimal: digits, and how many of them stand behind the point.
    Decimal(i64, u32),
    Percent(i64),
    Figure(usize),
    Lowest(usize),
    Highest(usize),
    Base,
    /// Full years from the date to the day of the check.
    Age,
    YearOf,
    Add(Box<Num>, Box<Num>),
    Subtract(Box<Num>, Box<Num>),
    Multiply(Box<Num>, Box<Num>),
    Divide(Box<Num>, Box<Num>),
    Min(Box<Num>, Box<Num>),
    Max(Box<Num>, Box<Num>),
    If(Box<Test>, Box<Num>, Box<Num>),
}

/// An expression with a truth value as result.
#[derive(Clone, Debug)]
pub(super) enum Test {
    Flag(usize),
    Option(usize),
    From(usize),
    Poor,
    Compare(usize, Num, Num),
    Between(Num, Num, Num),
    /// The date lies before a day.
    Before(usize),
    /// The day of the check lies more than so many years after the date.
    After(i64),
    And(Box<Test>, Box<Test>),
    Or(Box<Test>, Box<Test>),
    Not(Box<Test>),
}

#[derive(Clone, Debug)]
pub(super) enum Required {
    Num(Num),
    ByOption(Vec<Num>),
    /// Where the attribute is yes, and where it is no.
    ByPoor(Num, Num),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Lever {
    pub(super) figure: usize,
    pub(super) only_new: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) id: String,
    pub(super) way: Way,
    pub(super) soft: bool,
    pub(super) waived: Vec<Test>,
    pub(super) applies: Option<Test>,
    pub(super) row: Option<Row>,
}

#[derive(Clone, Debug)]
pub(super) enum Way {
    Compare {
        measure: Num,
        comparison: usize,
        required: Required,
        levers: Vec<Lever>,
    },
    Holds(Test),
    Declared {
        flag: usize,
        fixed: bool,
    },
    Judged,
    All(Vec<Rule>),
    AtLeast(usize, Vec<Rule>),
    /// A row that is decided by its points.
    Points,
}

#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) points: Points,
    pub(super) zero_when: Option<Test>,
}

#[derive(Clone, Debug)]
pub(super) enum Points {
    Full(i64),
    /// All points, and so many tenths less for each unit.
    Deducted(i64, i64),
    ByOption(Vec<i64>),
    Computed(Num, i64),
}

/// What a visitor says of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Given {
    Blank,
    Unknown,
    Single(i64),
    Total(i64),
    Years(Vec<Option<i64>>),
    Refused(Refused),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    Words,
    Negative,
    AboveMax,
    Fraction,
}

/// What a visitor says of anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Blank,
    Unknown,
    Value(usize),
    Refused,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Visitor {
    pub(super) figures: Vec<Given>,
    /// 0 is no, 1 is yes.
    pub(super) flags: Vec<Said>,
    pub(super) choice: Said,
    pub(super) date: Said,
}
