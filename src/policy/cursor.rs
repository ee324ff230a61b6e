//! Walks a compiled policy and keeps the path, so that an error says where.

use crate::answers::Data;
use crate::exact::{Date, Rational};
use crate::expression::LoadError;

use super::Text;

/// A place in the data.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    data: &'a Data,
    above: Option<&'a Cursor<'a>>,
    name: &'a str,
    position: Option<usize>,
}

static NULL: Data = Data::Null;

impl<'a> Cursor<'a> {
    pub(super) const fn new(data: &'a Data) -> Self {
        Self {
            data,
            above: None,
            name: "",
            position: None,
        }
    }

    pub(super) const fn data(&self) -> &'a Data {
        self.data
    }

    /// A field; null where it is absent.
    pub(super) fn field(&'a self, name: &'a str) -> Self {
        Self {
            data: self.data.get(name).unwrap_or(&NULL),
            above: Some(self),
            name,
            position: None,
        }
    }

    pub(super) fn is_absent(&self) -> bool {
        *self.data == Data::Null
    }

    /// The place itself, unless it is absent.
    pub(super) fn present(self) -> Option<Self> {
        (!self.is_absent()).then_some(self)
    }

    /// The items of a list; none where it is absent.
    pub(super) fn items(&'a self) -> Result<impl Iterator<Item = Self>, LoadError> {
        let items = match self.data {
            Data::List(items) => items.as_slice(),
            Data::Null => &[],
            _ => return Err(self.malformed()),
        };
        Ok(items.iter().enumerate().map(move |(position, data)| Self {
            data,
            above: Some(self),
            name: "",
            position: Some(position),
        }))
    }

    /// Reads every item of a list.
    pub(super) fn each<T>(
        &'a self,
        read: impl Fn(&Cursor<'_>) -> Result<T, LoadError>,
    ) -> Result<Vec<T>, LoadError> {
        self.items()?.map(|item| read(&item)).collect()
    }

    pub(super) fn str(&self) -> Result<&'a str, LoadError> {
        self.data.as_text().ok_or_else(|| self.malformed())
    }

    pub(super) fn string(&self) -> Result<String, LoadError> {
        self.str().map(str::to_owned)
    }

    pub(super) fn flag(&self) -> Result<bool, LoadError> {
        match self.data {
            Data::Bool(value) => Ok(*value),
            Data::Null => Ok(false),
            _ => Err(self.malformed()),
        }
    }

    pub(super) fn integer(&self) -> Result<i64, LoadError> {
        match self.data {
            Data::Integer(value) => Ok(*value),
            _ => Err(self.malformed()),
        }
    }

    pub(super) fn small(&self) -> Result<i32, LoadError> {
        i32::try_from(self.integer()?).map_err(|_| self.malformed())
    }

    pub(super) fn number(&self) -> Result<Rational, LoadError> {
        let number = match self.data {
            Data::Integer(value) => Some(Rational::integer(*value)),
            Data::Text(text) | Data::Decimal(text) => Rational::parse(text),
            _ => None,
        };
        number.ok_or_else(|| self.malformed())
    }

    pub(super) fn date(&self) -> Result<Date, LoadError> {
        Date::parse(self.str()?).ok_or_else(|| self.malformed())
    }

    pub(super) fn text(&self) -> Result<Text, LoadError> {
        let en = self.field("en");
        Ok(Text {
            zh: self.field("zh").string()?,
            en: en.present().map(|en| en.string()).transpose()?,
        })
    }

    /// Reads a field that may be absent.
    pub(super) fn optional<T>(
        &'a self,
        name: &'a str,
        read: impl Fn(&Cursor<'_>) -> Result<T, LoadError>,
    ) -> Result<Option<T>, LoadError> {
        let field = self.field(name);
        if field.is_absent() {
            return Ok(None);
        }
        read(&field).map(Some)
    }

    pub(super) fn malformed(&self) -> LoadError {
        LoadError::Malformed(self.path())
    }

    pub(super) fn unknown(&self, name: &str) -> LoadError {
        LoadError::UnknownName(self.path(), name.to_owned())
    }

    /// As in `checks[1].criteria[0].statement.zh`.
    pub(super) fn path(&self) -> String {
        let mut path = self.above.map(Cursor::path).unwrap_or_default();
        match self.position {
            Some(position) => {
                path.push('[');
                path.push_str(&position.to_string());
                path.push(']');
            }
            None => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(self.name);
            }
        }
        path
    }
}
