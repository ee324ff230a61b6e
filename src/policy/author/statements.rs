//! Statements: the words of a check are filled in, and figures come from the rule.

use std::collections::BTreeMap;

use super::source::Node;
use super::{Compiler, Problem};
use crate::answers::{Data, Fields};

/// Words of a check by placeholder, each in every language.
pub(super) type Words = BTreeMap<String, Data>;

const REQUIRED: &str = "required";

impl<'t> Compiler<'t> {
    pub(super) fn words(&mut self, node: &'t Node) -> Option<Words> {
        let table = self.table(node)?;
        let mut words = Words::new();
        for field in table.fields {
            if let Some(text) = self.text(&field.value) {
                words.insert(field.key.clone(), text);
            }
        }
        Some(words)
    }

    /// Fills the words of the check into a text. `{required}` stays, and must stand in each language
    /// of a statement of a compared criterion.
    pub(super) fn statement(
        &mut self,
        node: &'t Node,
        words: &Words,
        compared: bool,
    ) -> Option<Data> {
        let text = self.text(node)?;
        let Data::Object(texts) = text else {
            return None;
        };
        let mut filled = Fields::new();
        for (lang, text) in texts {
            let Data::Text(text) = text else {
                continue;
            };
            let lang_name = if lang == "en" { "en" } else { "zh" };
            let text = self.fill(node, &text, lang_name, words, compared);
            filled.insert(lang, Data::Text(text));
        }
        Some(Data::Object(filled))
    }

    fn fill(
        &mut self,
        node: &Node,
        text: &str,
        lang: &'static str,
        words: &Words,
        compared: bool,
    ) -> String {
        let mut filled = String::new();
        let mut required = false;
        let mut rest = text;
        while let Some((before, tail)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, after)) = tail.split_once('}') else {
                filled.push('{');
                rest = tail;
                continue;
            };
            if name == REQUIRED && compared {
                required = true;
                filled.push_str("{required}");
            } else if let Some(word) = words.get(name) {
                let word = word.get(lang).or_else(|| word.get("zh"));
                let word = word.and_then(Data::as_text).unwrap_or_default();
                if self.make(node, word.len()).is_none() {
                    return filled;
                }
                filled.push_str(word);
            } else {
                let name = name.to_owned();
                self.problem_at(node, Problem::UnknownPlaceholder { name });
            }
            rest = after;
        }
        filled.push_str(rest);
        if compared && !required {
            self.problem_at(node, Problem::NoRequiredPlaceholder { lang });
        }
        // An English word may come to stand at the start of a sentence.
        filled
    }
}
