//! What a report is written out as: names and values in the order of the format.

use serde::{Serialize, Serializer};

use crate::answers::Answers;

/// Names and values of a report, ready to be serialised. Absent values are left out.
///
/// One small tree instead of derived code for each shape: the module that browsers load is smaller for it.
#[derive(Debug, Default)]
pub struct Record<'a>(Vec<(&'static str, Value<'a>)>);

/// A value of a report.
#[derive(Debug)]
enum Value<'a> {
    Flag(bool),
    Count(u32),
    Text(&'a str),
    Owned(String),
    List(Vec<Value<'a>>),
    Record(Record<'a>),
    Answers(&'a Answers),
}

impl<'a> Record<'a> {
    pub(super) fn flag(&mut self, name: &'static str, flag: bool) {
        self.0.push((name, Value::Flag(flag)));
    }

    pub(super) fn count(&mut self, name: &'static str, count: u32) {
        self.0.push((name, Value::Count(count)));
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

    pub(super) fn texts(&mut self, name: &'static str, texts: impl IntoIterator<Item = &'a str>) {
        let texts = texts.into_iter().map(Value::Text).collect();
        self.0.push((name, Value::List(texts)));
    }

    pub(super) fn record(&mut self, name: &'static str, record: Self) {
        self.0.push((name, Value::Record(record)));
    }

    pub(super) fn records(&mut self, name: &'static str, records: impl Iterator<Item = Self>) {
        let records = records.map(Value::Record).collect();
        self.0.push((name, Value::List(records)));
    }

    pub(super) fn answers(&mut self, name: &'static str, answers: &'a Answers) {
        self.0.push((name, Value::Answers(answers)));
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
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
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Count(count) => serializer.serialize_u32(*count),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Owned(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Record(record) => record.serialize(serializer),
            Self::Answers(answers) => answers.serialize(serializer),
        }
    }
}
