//! Reads places of a compiled policy.
//!
//! The first error is kept aside and reading goes on with empty values: the code of a browser's first
//! load is a third smaller than with a `Result` at every step, and the outcome is the same. For the same
//! reason nothing keeps the path: it is looked for when something is wrong.

use std::cell::{Cell, OnceCell};

use crate::answers::Data;
use crate::exact::{Date, Rational, digits};
use crate::expression::{Fault, LoadError};

use super::Lang;
use super::input_names::has_room;
use super::limits::MOST_ITEMS;

/// A place in the data.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    data: &'a Data,
    reading: &'a Reading<'a>,
}

/// What all places share.
pub(super) struct Reading<'a> {
    /// The outermost place.
    pub(super) root: &'a Data,
    /// The language to take texts in.
    pub(super) lang: Lang,
    /// How many parts were read so far.
    pub(super) parts: Cell<usize>,
    /// The first error.
    pub(super) first: OnceCell<LoadError>,
}

impl<'a> Reading<'a> {
    pub(super) const fn start(&'a self) -> Cursor<'a> {
        Cursor {
            data: self.root,
            reading: self,
        }
    }
}

/// What reads as a field that has to be there and is not.
static NULL: Data = Data::Null;

impl<'a> Cursor<'a> {
    pub(super) const fn data(self) -> &'a Data {
        self.data
    }

    const fn to(self, data: &'a Data) -> Self {
        Self { data, ..self }
    }

    /// A field that may be absent.
    #[inline(never)]
    pub(super) fn optional(self, name: &str) -> Option<Self> {
        match self.data.get(name) {
            None | Some(Data::Null) => None,
            Some(data) => Some(self.to(data)),
        }
    }

    /// A field that has to be there.
    #[inline(never)]
    pub(super) fn field(self, name: &str) -> Self {
        self.optional(name).unwrap_or_else(|| {
            self.fail_at(name, Fault::Malformed);
            self.to(&NULL)
        })
    }

    /// Reads every item of a list; none where it is absent.
    pub(super) fn each<T>(self, name: &str, mut read: impl FnMut(Self) -> T) -> Vec<T> {
        let mut all = Vec::new();
        for data in self.list(name) {
            all.push(read(self.to(data)));
        }
        all
    }

    #[inline(never)]
    fn list(self, name: &str) -> &'a [Data] {
        let Some(list) = self.optional(name) else {
            return &[];
        };
        let items = list.or_fail(list.data.as_list()).unwrap_or_default();
        if items.len() > MOST_ITEMS || !has_room(&list.reading.parts, items.len()) {
            list.fail(Fault::TooLarge);
            return &[];
        }
        items
    }

    /// The flag of a field; not set where it is absent.
    #[inline(never)]
    pub(super) fn flag(self, name: &str) -> bool {
        match self.optional(name) {
            Some(Self {
                data: Data::Bool(value),
                ..
            }) => *value,
            Some(at) => {
                at.fail(Fault::Malformed);
                false
            }
            None => false,
        }
    }

    /// The text of a field, the same in every language.
    #[inline(never)]
    pub(super) fn string(self, name: &str) -> String {
        self.field(name).as_string()
    }

    /// The text of a field that may be absent, the same in every language.
    #[inline(never)]
    pub(super) fn optional_string(self, name: &str) -> Option<String> {
        self.optional(name).map(Self::as_string)
    }

    /// The text of a field in the language of the reading.
    #[inline(never)]
    pub(super) fn text(self, name: &str) -> String {
        self.field(name).as_text()
    }

    /// The text of a field that may be absent, in the language of the reading.
    #[inline(never)]
    pub(super) fn optional_text(self, name: &str) -> Option<String> {
        self.optional(name).map(Self::as_text)
    }

    #[inline(never)]
    pub(super) fn as_string(self) -> String {
        self.as_str().to_owned()
    }

    /// A text of one language, or in each, where Chinese stands for what is missing.
    #[inline(never)]
    pub(super) fn as_text(self) -> String {
        if let Data::Object(_) = self.data {
            let wanted = self.optional(self.reading.lang.code());
            return wanted.unwrap_or_else(|| self.field("zh")).as_string();
        }
        self.as_string()
    }

    #[inline(never)]
    pub(super) fn as_str(self) -> &'a str {
        self.or_fail(self.data.as_text()).unwrap_or_default()
    }

    pub(super) fn as_integer(self) -> i64 {
        let integer = match self.data {
            Data::Integer(value) => Some(*value),
            _ => None,
        };
        self.or_fail(integer).unwrap_or_default()
    }

    #[inline(never)]
    pub(super) fn as_small(self) -> i32 {
        let small = i32::try_from(self.as_integer()).ok();
        self.or_fail(small).unwrap_or_default()
    }

    #[inline(never)]
    pub(super) fn as_number(self) -> Rational {
        self.or_fail(self.data.as_number())
            .unwrap_or(Rational::ZERO)
    }

    #[inline(never)]
    pub(super) fn as_date(self) -> Date {
        self.or_fail(Date::parse(self.as_str()))
            .unwrap_or(Date::EPOCH)
    }

    /// The position of what this place names, if there is such a thing.
    #[inline(never)]
    pub(super) fn known(self, position: Option<usize>) -> usize {
        if position.is_none() {
            self.fail(Fault::UnknownName(self.as_str().to_owned()));
        }
        position.unwrap_or_default()
    }

    fn or_fail<T>(self, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.fail(Fault::Malformed);
        }
        value
    }

    /// Notes what is wrong here, unless something was wrong before.
    #[inline(never)]
    pub(super) fn fail(self, fault: Fault) {
        self.fail_at("", fault);
    }

    /// Notes what is wrong with a field, unless something was wrong before.
    #[inline(never)]
    fn fail_at(self, field: &str, fault: Fault) {
        self.reading.first.get_or_init(|| {
            let mut at = String::new();
            find(self.reading.root, self.data, &mut at);
            if !field.is_empty() {
                step(&mut at, field);
            }
            match fault {
                Fault::Malformed => LoadError::Malformed(at),
                Fault::UnknownName(name) => LoadError::UnknownName(at, name),
                Fault::TooDeep => LoadError::TooDeep(at),
                Fault::TooLarge => LoadError::TooLarge(at),
            }
        });
    }
}

/// Looks for a place below another one. Where it is found, the path is complete, as in
/// `checks[1].criteria[0].statement.zh`; else it is as it was.
fn find(below: &Data, place: &Data, path: &mut String) -> bool {
    if std::ptr::eq(below, place) {
        return true;
    }
    let length = path.len();
    match below {
        Data::List(items) => {
            for (position, item) in items.iter().enumerate() {
                path.push('[');
                path.push_str(&digits(position));
                path.push(']');
                if find(item, place, path) {
                    return true;
                }
                path.truncate(length);
            }
        }
        Data::Object(fields) => {
            for (name, value) in fields.iter() {
                step(path, name);
                if find(value, place, path) {
                    return true;
                }
                path.truncate(length);
            }
        }
        _ => {}
    }
    false
}

fn step(path: &mut String, field: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(field);
}
