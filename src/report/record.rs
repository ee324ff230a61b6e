//! What a report is written out as: names and values in the order of the format.

use serde::{Serialize, Serializer};

use crate::answers::{Answers, Data};
use crate::policy::Policy;

/// Names and values of a report, ready to be written out. Absent values are left out.
///
/// One small tree instead of derived code for each shape: the module that browsers load is smaller for it.
/// It serialises for the command line; the browser writes it as JavaScript values.
#[derive(Debug, Default)]
pub struct Record<'a>(Vec<(&'a str, Value<'a>)>);

/// A value of a report.
#[derive(Debug)]
pub enum Value<'a> {
    /// Nothing; an answer “asked and not known”.
    Null,
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Integer(i64),
    /// A text of the policy, or one of the product.
    Text(&'a str),
    /// A text that was put together.
    Owned(String),
    /// A list.
    List(Vec<Value<'a>>),
    /// Names and values.
    Record(Record<'a>),
    /// The figures of years.
    Years(Vec<(String, Value<'a>)>),
}

impl<'a> Record<'a> {
    /// The names and values, in order.
    #[must_use]
    pub fn fields(&self) -> &[(&'a str, Value<'a>)] {
        &self.0
    }

    pub(super) fn flag(&mut self, name: &'static str, flag: bool) {
        self.0.push((name, Value::Flag(flag)));
    }

    pub(super) fn count(&mut self, name: &'static str, count: u32) {
        self.0.push((name, Value::Integer(count.into())));
    }

    pub(super) fn text(&mut self, name: &'static str, text: &'a str) {
        self.0.push((name, Value::Text(text)));
    }

    pub(super) fn text_if(&mut self, name: &'static str, text: Option<&'a str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    pub(super) fn owned(&mut self, name: &'static str, text: String) {
        self.0.push((name, Value::Owned(text)));
    }

    pub(super) fn owned_if(&mut self, name: &'static str, text: Option<String>) {
        if let Some(text) = text {
            self.owned(name, text);
        }
    }

    pub(super) fn texts(&mut self, name: &'static str, texts: &'a [String]) {
        let mut list = Vec::new();
        for text in texts {
            list.push(Value::Text(text));
        }
        self.list(name, list);
    }

    pub(super) fn ids(&mut self, name: &'static str, policy: &'a Policy, inputs: &[usize]) {
        let mut list = Vec::new();
        for input in inputs {
            let input = policy.inputs.get(*input);
            list.extend(input.map(|input| Value::Text(&input.id)));
        }
        self.list(name, list);
    }

    pub(super) fn list(&mut self, name: &'static str, list: Vec<Value<'a>>) {
        self.0.push((name, Value::List(list)));
    }

    pub(super) fn record(&mut self, name: &'static str, record: Self) {
        self.0.push((name, Value::Record(record)));
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Answers are written out as they came in.
impl<'a> From<&'a Answers> for Record<'a> {
    fn from(answers: &'a Answers) -> Self {
        let mut record = Self::default();
        for (name, answer) in answers.iter() {
            record.0.push((name, answer.into()));
        }
        record
    }
}

impl<'a> From<&'a Data> for Value<'a> {
    fn from(data: &'a Data) -> Self {
        match data {
            Data::Null => Self::Null,
            Data::Bool(flag) => Self::Flag(*flag),
            Data::Integer(number) => Self::Integer(*number),
            Data::Decimal(text) | Data::Text(text) => Self::Text(text),
            Data::List(items) => {
                let mut list = Vec::new();
                for item in items {
                    list.push(item.into());
                }
                Self::List(list)
            }
            Data::Object(fields) => Self::Record(fields.into()),
        }
    }
}

impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Owned(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Record(record) => record.serialize(serializer),
            Self::Years(years) => {
                serializer.collect_map(years.iter().map(|(year, figure)| (year, figure)))
            }
        }
    }
}
