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
#[derive(Clone, Debug, PartialEq, Eq)]
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
    NotOrdered {
        of: String,
    },
    BadLiteral {
        text: String,
        expected: &'static str,
    },
}

/// The nearest of some names to a misspelled one, if one is near enough to be meant.
#[must_use]
pub fn suggestion<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let near = 1 + name.chars().count() / 3;
    known
        .into_iter()
        .map(|candidate| (edit_distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= near)
        .min()
        .map(|(_, candidate)| candidate.to_owned())
}

/// Levenshtein distance, in characters.
fn edit_distance(left: &str, right: &str) -> usize {
    let right = right.chars().collect::<Vec<_>>();
    let mut row = (0..=right.len()).collect::<Vec<_>>();
    for (index, from) in left.chars().enumerate() {
        let mut diagonal = index;
        let mut last = index + 1;
        for (cell, to) in row.iter_mut().skip(1).zip(&right) {
            let replaced = diagonal + usize::from(from != *to);
            diagonal = *cell;
            last = replaced.min(last + 1).min(*cell + 1);
            *cell = last;
        }
        if let Some(first) = row.first_mut() {
            *first = index + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{edit_distance, suggestion};

    #[test]
    fn near_names_are_suggested_and_far_ones_are_not() {
        let known = ["trained", "trained_brand", "certificates"];
        assert_eq!(suggestion("trianed", known).as_deref(), Some("trained"));
        assert_eq!(
            suggestion("certificate", known).as_deref(),
            Some("certificates")
        );
        assert_eq!(suggestion("staff", known), None);
        assert_eq!(edit_distance("kitten", "sitting"), 3);
    }
}
