//! Plain data, as JSON, JavaScript and TOML give it.

use serde::ser::{Serialize, Serializer};

use super::Fields;
use crate::exact::Rational;

/// A tree of plain data without floating-point numbers.
///
/// One reader of policies and answers serves every source that can be turned into this: JSON on the
/// command line, JavaScript objects in the browser.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Data {
    /// Nothing; as an answer, “asked and not known”.
    #[default]
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number that is not a whole one or does not fit; its shortest decimal.
    Decimal(String),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Data>),
    /// Names and values, sorted by name.
    Object(Fields),
}

impl Data {
    /// An object of the given fields.
    pub fn object<K: Into<String>>(fields: impl IntoIterator<Item = (K, Data)>) -> Self {
        Self::Object(
            fields
                .into_iter()
                .map(|(name, value)| (name.into(), value))
                .collect(),
        )
    }

    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The field of an object.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => fields.get(name),
            _ => None,
        }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one of a compiled policy: whole, or a decimal or fraction as text.
    #[must_use]
    pub fn as_number(&self) -> Option<Rational> {
        match self {
            Self::Integer(value) => Some(Rational::integer(*value)),
            Self::Text(text) | Self::Decimal(text) => Rational::parse(text),
            _ => None,
        }
    }

    /// The items, if it is a list.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }
}

impl Serialize for Data {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Integer(value) => serializer.serialize_i64(*value),
            Self::Decimal(text) | Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(fields) => fields.serialize(serializer),
        }
    }
}
