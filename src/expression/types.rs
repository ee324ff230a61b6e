//! Types and units of expressions, known while a policy file is checked.

use std::collections::BTreeMap;

use crate::exact::Rational;

/// A unit as a product of powers of unit ids; empty for a pure number such as a share.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Unit(BTreeMap<String, i32>);

impl Unit {
    /// A unit of the vocabulary.
    #[must_use]
    pub fn named(id: &str) -> Self {
        Self(BTreeMap::from([(id.to_owned(), 1)]))
    }

    /// Whether it is the unit of a pure number.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// The id, when it is one unit and nothing else.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        let mut powers = self.0.iter();
        match (powers.next(), powers.next()) {
            (Some((id, 1)), None) => Some(id),
            _ => None,
        }
    }

    /// The unit of a product (`sign` 1) or quotient (`sign` -1).
    #[must_use]
    pub fn combined(&self, other: &Self, sign: i32) -> Self {
        let mut powers = self.0.clone();
        for (id, power) in &other.0 {
            *powers.entry(id.clone()).or_default() += sign * power;
        }
        powers.retain(|_, power| *power != 0);
        Self(powers)
    }

    /// As people write it: `person_time`, `yuan/person`, `1` for a pure number.
    #[must_use]
    pub fn name(&self) -> String {
        let side = |positive: bool| {
            let powers = self.0.iter().filter(|(_, power)| (**power > 0) == positive);
            powers
                .map(|(id, power)| match power.abs() {
                    1 => id.clone(),
                    power => format!("{id}^{power}"),
                })
                .collect::<Vec<_>>()
                .join("·")
        };
        let (above, below) = (side(true), side(false));
        let above = if above.is_empty() {
            "1".to_owned()
        } else {
            above
        };
        if below.is_empty() {
            above
        } else {
            format!("{above}/{below}")
        }
    }
}

/// The type of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// A number with its unit; `None` for a plain number as written, which takes any unit.
    Number(Option<Unit>),
    /// Yes or no.
    YesNo,
    /// A date.
    Date,
    /// The chosen option of an input, or a text attribute of it.
    Choice,
    /// A text as written.
    Text,
    /// A period, only added to or taken from a date.
    Period,
    /// The result of `years and months duration`, of which only `.years` can be used.
    Age,
}

impl Type {
    /// A name for messages; translated there.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Number(_) => "number",
            Self::YesNo => "yes-no",
            Self::Date => "date",
            Self::Choice => "choice",
            Self::Text => "text",
            Self::Period => "period",
            Self::Age => "age",
        }
    }
}

/// An input that expressions can name.
#[derive(Clone, Debug)]
pub struct Symbol {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: SymbolKind,
}

/// The inputs that expressions can name, in order.
#[derive(Clone, Debug, Default)]
pub struct Symbols {
    all: Vec<Symbol>,
    places: BTreeMap<String, usize>,
}

impl Symbols {
    /// The input with an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Symbol> {
        self.all.get(*self.places.get(id)?)
    }

    /// Whether there is an input with this id.
    #[must_use]
    pub fn contains(&self, id: &str) -> bool {
        self.places.contains_key(id)
    }

    /// Adds an input. Of two with one id the first is found.
    pub fn push(&mut self, symbol: Symbol) {
        let place = self.all.len();
        self.places.entry(symbol.id.clone()).or_insert(place);
        self.all.push(symbol);
    }

    /// The inputs in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Symbol> {
        self.all.iter()
    }

    /// Their ids in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|symbol| symbol.id.as_str())
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

/// The kind of an input, as expressions see it.
#[derive(Clone, Debug)]
pub enum SymbolKind {
    /// A count or an amount.
    Number {
        /// The id of its unit.
        unit: Option<String>,
        /// The number of years, when it is a series.
        years: Option<i64>,
        /// Whether it is counted in whole units.
        whole: bool,
    },
    /// Yes or no.
    YesNo,
    /// A date.
    Date,
    /// One of several options.
    Choice {
        /// The options in order.
        options: Vec<OptionSymbol>,
        /// Whether they stand from lowest to highest.
        ordered: bool,
    },
}

/// An option of a choice.
#[derive(Clone, Debug, Default)]
pub struct OptionSymbol {
    /// Its id.
    pub id: String,
    /// Its attributes.
    pub attributes: BTreeMap<String, Attribute>,
}

/// An attribute of an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// A text from a small set, such as a level.
    Text(String),
    /// A number.
    Number(Rational),
    /// A number that is written in per cent, such as `15%`: the text and what it stands for.
    Share(String, Rational),
    /// Yes or no.
    YesNo(bool),
}

impl Attribute {
    /// What is written in quotes.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Share(text, _) => Some(text),
            Self::Number(_) | Self::YesNo(_) => None,
        }
    }
}

/// What is wrong with the meaning of an expression.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the messages say what each field is")]
pub enum TypeError {
    UnknownName {
        name: String,
        suggestion: Option<String>,
    },
    UnknownFunction {
        name: String,
        suggestion: Option<String>,
    },
    UnknownProperty {
        of: String,
        name: String,
        suggestion: Option<String>,
    },
    UnknownOption {
        of: String,
        option: String,
        suggestion: Option<String>,
    },
    WrongType {
        expected: &'static str,
        found: &'static str,
    },
    UnlikeTypes {
        left: &'static str,
        right: &'static str,
    },
    UnitClash {
        left: String,
        right: String,
    },
    ShareOfTwoUnits {
        above: String,
        below: String,
    },
    Arguments {
        name: String,
        expected: &'static str,
    },
    /// `count` of values that are no series.
    Counted {
        found: &'static str,
    },
    NotOrdered {
        of: String,
    },
    /// What it comes to has more than so many parts.
    TooLarge {
        most: usize,
    },
    /// What it comes to is nested deeper than so many levels.
    TooDeep {
        most: usize,
    },
    BadLiteral {
        text: String,
        expected: &'static str,
    },
}

/// Longer names are compared with none: the work grows with the square of the length.
const LONGEST_NAME: usize = 64;
/// So many names are compared.
const MOST_CANDIDATES: usize = 4_000;

/// The nearest of some names to a misspelled one, if one is near enough to be meant.
#[must_use]
pub fn suggestion<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let letters = |name: &str| name.chars().take(LONGEST_NAME + 1).collect::<Vec<_>>();
    let written = letters(name);
    if written.len() > LONGEST_NAME {
        return None;
    }
    let mut near = 1 + written.len() / 3;
    let mut found = None::<&str>;
    for candidate in known.into_iter().take(MOST_CANDIDATES) {
        let Some(distance) = edit_distance(&written, &letters(candidate), near) else {
            continue;
        };
        // Of several that are equally near, the first by name.
        if distance < near || found.is_none_or(|found| candidate < found) {
            (near, found) = (distance, Some(candidate));
        }
    }
    found.map(str::to_owned)
}

/// Levenshtein distance, where it is at most `near`.
fn edit_distance(left: &[char], right: &[char], near: usize) -> Option<usize> {
    if left.len().abs_diff(right.len()) > near {
        return None;
    }
    let mut row = (0..=right.len()).collect::<Vec<_>>();
    for (index, from) in left.iter().enumerate() {
        let mut diagonal = index;
        let mut last = index + 1;
        let mut least = last;
        for (cell, to) in row.iter_mut().skip(1).zip(right) {
            let replaced = diagonal + usize::from(from != to);
            diagonal = *cell;
            last = replaced.min(last + 1).min(*cell + 1);
            *cell = last;
            least = least.min(last);
        }
        if let Some(first) = row.first_mut() {
            *first = index + 1;
        }
        // No row further down has less than the least of this one.
        if least > near {
            return None;
        }
    }
    row.last().copied().filter(|distance| *distance <= near)
}

#[cfg(test)]
mod tests {
    use super::{Unit, edit_distance, suggestion};

    #[test]
    fn powers_of_units_add_and_subtract() {
        let yuan = Unit::named("yuan");
        let square = yuan.combined(&yuan, 1);
        assert_eq!(square.name(), "yuan^2");
        assert_eq!(square.combined(&square, 1).name(), "yuan^4");
        assert_eq!(yuan.combined(&square, -1).name(), "1/yuan");
        assert!(square.combined(&square, -1).is_none());
    }

    #[test]
    fn near_names_are_suggested_and_far_ones_are_not() {
        let known = ["trained", "trained_brand", "certificates"];
        assert_eq!(suggestion("trianed", known).as_deref(), Some("trained"));
        assert_eq!(
            suggestion("certificate", known).as_deref(),
            Some("certificates")
        );
        assert_eq!(suggestion("staff", known), None);
        let letters = |name: &str| name.chars().collect::<Vec<_>>();
        let distance = |near| edit_distance(&letters("kitten"), &letters("sitting"), near);
        assert_eq!((distance(3), distance(2)), (Some(3), None));
    }

    #[test]
    fn the_nearest_comes_first_and_of_equals_the_first_by_name() {
        assert_eq!(
            suggestion("stafe", ["staff_b", "stafg", "staff"]).as_deref(),
            Some("staff")
        );
        assert_eq!(
            suggestion("stafe", ["staff", "stafg"]).as_deref(),
            Some("staff")
        );
        let long = "a".repeat(65);
        assert_eq!(suggestion(&long, [long.as_str()]), None);
        let longest = &long[1..];
        assert_eq!(suggestion(longest, [longest]).as_deref(), Some(longest));
    }
}
