//! The fields of an object.

use std::cmp::Ordering;

use serde::ser::{Serialize, Serializer};

use super::Data;

/// Names and values, sorted by name.
///
/// A sorted list does for the few fields that an object has, and the module that browsers load is
/// smaller for it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Fields(Vec<(String, Data)>);

impl Fields {
    /// No fields.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The value of a field.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Data> {
        let place = self.place(name).ok()?;
        self.0.get(place).map(|(_, value)| value)
    }

    /// The value of a field, to change.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Data> {
        let place = self.place(name).ok()?;
        self.0.get_mut(place).map(|(_, value)| value)
    }

    /// Whether there is a field of this name.
    #[must_use]
    pub fn contains_key(&self, name: &str) -> bool {
        self.place(name).is_ok()
    }

    /// Sets a field; gives what stood there before.
    pub fn insert(&mut self, name: String, value: Data) -> Option<Data> {
        match self.place(&name) {
            Ok(place) => {
                let (_, old) = self.0.get_mut(place)?;
                Some(std::mem::replace(old, value))
            }
            Err(place) => {
                self.0.insert(place, (name, value));
                None
            }
        }
    }

    /// Takes a field away.
    pub fn remove(&mut self, name: &str) -> Option<Data> {
        let place = self.place(name).ok()?;
        Some(self.0.remove(place).1)
    }

    /// How many fields there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fields by name.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Data)> {
        self.0.iter().map(|(name, value)| (name, value))
    }

    /// The names in order.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.0.iter().map(|(name, _)| name)
    }

    /// The values in the order of the names.
    pub fn values(&self) -> impl Iterator<Item = &Data> {
        self.0.iter().map(|(_, value)| value)
    }

    /// The values in the order of the names, to change.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut Data> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    /// Takes all fields away.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0
            .binary_search_by(|(known, _)| known.as_str().cmp(name))
    }
}

impl Extend<(String, Data)> for Fields {
    fn extend<I: IntoIterator<Item = (String, Data)>>(&mut self, fields: I) {
        for (name, value) in fields {
            self.insert(name, value);
        }
    }
}

impl FromIterator<(String, Data)> for Fields {
    /// Of fields of one name the last stands, as with [`Fields::insert`].
    fn from_iter<I: IntoIterator<Item = (String, Data)>>(fields: I) -> Self {
        Self(merged(fields.into_iter().collect()))
    }
}

/// Sorts by halves, so that many fields in any order take no longer than they must.
fn merged(mut fields: Vec<(String, Data)>) -> Vec<(String, Data)> {
    if fields.len() < 2 {
        return fields;
    }
    let mut all = Vec::with_capacity(fields.len());
    let mut right = merged(fields.split_off(fields.len() / 2)).into_iter();
    let mut left = merged(fields).into_iter();
    let (mut earlier, mut later) = (left.next(), right.next());
    loop {
        (earlier, later) = match (earlier, later) {
            (Some(one), Some(other)) => match one.0.cmp(&other.0) {
                Ordering::Less => {
                    all.push(one);
                    (left.next(), Some(other))
                }
                Ordering::Equal => (left.next(), Some(other)),
                Ordering::Greater => {
                    all.push(other);
                    (Some(one), right.next())
                }
            },
            (Some(one), None) => {
                all.push(one);
                (left.next(), None)
            }
            (None, Some(other)) => {
                all.push(other);
                (None, right.next())
            }
            (None, None) => return all,
        };
    }
}

impl IntoIterator for Fields {
    type Item = (String, Data);
    type IntoIter = std::vec::IntoIter<(String, Data)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl Serialize for Fields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::{Data, Fields};

    #[test]
    fn fields_in_any_order_are_sorted_and_the_last_of_a_name_stands() {
        let order = (0..1000_i64).map(|turn| turn * 7919 % 500);
        let given = order.map(|number| format!("{number:03}"));
        let given = given.zip((0..).map(Data::Integer)).collect::<Vec<_>>();
        let mut inserted = Fields::new();
        for (name, value) in given.clone() {
            inserted.insert(name, value);
        }
        assert_eq!(given.into_iter().collect::<Fields>(), inserted);
        assert_eq!(inserted.len(), 500);
        assert_eq!(Fields::from_iter([]), Fields::new());
    }

    #[test]
    fn many_fields_take_no_longer_than_they_must() {
        let backwards = (0..200_000_i64).rev();
        let named = backwards.map(|number| (format!("{number:06}"), Data::Null));
        assert_eq!(named.collect::<Fields>().len(), 200_000);
    }
}
