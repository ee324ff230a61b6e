//! Writes JSON on one line, as browsers do.

use super::super::Data;
use crate::exact::digits;

impl Data {
    /// The data as JSON without a space. A number that is no whole one is a text, as in answers.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = String::new();
        self.write(&mut json);
        json
    }

    fn write(&self, json: &mut String) {
        match self {
            Self::Null => json.push_str("null"),
            Self::Bool(true) => json.push_str("true"),
            Self::Bool(false) => json.push_str("false"),
            Self::Integer(value) => json.push_str(&digits(*value)),
            Self::Decimal(text) | Self::Text(text) => write_text(text, json),
            Self::List(items) => {
                json.push('[');
                for (place, item) in items.iter().enumerate() {
                    if place > 0 {
                        json.push(',');
                    }
                    item.write(json);
                }
                json.push(']');
            }
            Self::Object(fields) => {
                json.push('{');
                for (place, (name, value)) in fields.iter().enumerate() {
                    if place > 0 {
                        json.push(',');
                    }
                    write_text(name, json);
                    json.push(':');
                    value.write(json);
                }
                json.push('}');
            }
        }
    }
}

fn write_text(text: &str, json: &mut String) {
    json.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => json.extend(['\\', letter]),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            '\0'..' ' => {
                json.push_str("\\u00");
                let code = letter as u32;
                json.extend(
                    [code / 16, code % 16].map(|digit| char::from_digit(digit, 16).unwrap_or('0')),
                );
            }
            _ => json.push(letter),
        }
    }
    json.push('"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Data;

    fn data() -> impl Strategy<Value = Data> {
        let leaf = prop_oneof![
            Just(Data::Null),
            any::<bool>().prop_map(Data::Bool),
            any::<i64>().prop_map(Data::Integer),
            any::<String>().prop_map(Data::Text),
        ];
        leaf.prop_recursive(4, 32, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Data::List),
                prop::collection::vec((any::<String>(), inner), 0..6).prop_map(Data::object),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(data in data()) {
            // A whole number without an opposite is read as a decimal.
            prop_assume!(!data.to_json().contains("-9223372036854775808"));
            prop_assert_eq!(Data::from_json(&data.to_json()), Ok(data));
        }
    }

    #[test]
    fn control_characters_are_escaped() {
        let text = Data::text("\u{0}\u{1f}\u{7f}\n\r\t\"\\é数");
        assert_eq!(
            text.to_json(),
            "\"\\u0000\\u001f\u{7f}\\n\\r\\t\\\"\\\\é数\""
        );
        assert_eq!(Data::Decimal("12.5".to_owned()).to_json(), "\"12.5\"");
    }
}
