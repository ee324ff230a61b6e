//! Options of a choice and their attributes. What is said of them becomes a list of the options that it is true of.

use super::{Checked, Checker, checked, number, operation, pure, weight};
use crate::answers::Data;
use crate::expression::load::flags;
use crate::expression::parse::{Node, NodeKind, Operator};
use crate::expression::types::{Attribute, OptionSymbol, SymbolKind, Symbols, Type, TypeError};

/// The options of the choice that a node names, each with the value that stands for it: its own id, or
/// its attribute. `None` when the node names no choice.
#[must_use]
pub fn option_values<'s>(node: &Node, symbols: &'s Symbols) -> Option<OptionValues<'s>> {
    let (name, attribute) = match &node.kind {
        NodeKind::Name(name) => (name, None),
        NodeKind::Property(of, attribute) => match &of.kind {
            NodeKind::Name(name) => (name, Some(attribute)),
            _ => return None,
        },
        _ => return None,
    };
    let symbol = symbols.get(name)?;
    let SymbolKind::Choice { options, .. } = &symbol.kind else {
        return None;
    };
    let value = |option: &OptionSymbol| match attribute {
        None => Some(Attribute::Text(option.id.clone())),
        Some(attribute) => attribute_of(option, attribute, options),
    };
    let values = options
        .iter()
        .map(|option| value(option).map(|value| (option.id.as_str(), value)));
    Some(OptionValues {
        input: &symbol.id,
        values: values.collect::<Option<_>>()?,
    })
}

/// A choice and what stands for each of its options.
#[derive(Clone, Debug)]
pub struct OptionValues<'s> {
    /// The id of the choice.
    pub input: &'s str,
    /// Option ids with their values, in order.
    pub values: Vec<(&'s str, Attribute)>,
}

/// A yes/no attribute that an option does not have is “no”.
fn attribute_of(option: &OptionSymbol, name: &str, all: &[OptionSymbol]) -> Option<Attribute> {
    if let Some(attribute) = option.attributes.get(name) {
        return Some(attribute.clone());
    }
    let elsewhere = all.iter().find_map(|option| option.attributes.get(name));
    matches!(elsewhere, Some(Attribute::YesNo(_))).then_some(Attribute::YesNo(false))
}

impl Checker<'_> {
    /// An attribute as a value of its own: a number by option, or whether the option has it. A text
    /// attribute stands only in a comparison.
    pub(super) fn attribute(
        &mut self,
        of: &Node,
        input: &str,
        name: &str,
        options: &[OptionSymbol],
        node: &Node,
    ) -> Option<Checked> {
        let Some(OptionValues { values, .. }) = option_values(node, self.symbols) else {
            let known = options.iter().flat_map(|option| option.attributes.keys());
            let problem = TypeError::UnknownProperty {
                of: input.to_owned(),
                name: name.to_owned(),
                suggestion: self.suggestion(name, known.map(String::as_str)),
            };
            return self.problem(of, problem);
        };
        let id = Data::text(input);
        let named = values.iter().map(|(option, _)| weight(option)).sum();
        self.lower(named, node)?;
        match values.first() {
            Some((_, first @ (Attribute::Number(_) | Attribute::Share(..)))) => {
                let kind = match first {
                    Attribute::Share(..) => pure(),
                    _ => Type::Number(None),
                };
                let rows = values
                    .into_iter()
                    .filter_map(|(option, value)| match value {
                        Attribute::Number(value) | Attribute::Share(_, value) => {
                            Some((option, number(value)))
                        }
                        _ => None,
                    });
                let lowered = operation("by", [id, Data::object(rows)]);
                checked(kind, lowered)
            }
            Some((_, Attribute::YesNo(_))) => {
                let having = values
                    .into_iter()
                    .filter(|(_, value)| *value == Attribute::YesNo(true))
                    .map(|(option, _)| Data::text(option));
                let lowered = operation("one-of", [id, Data::List(having.collect())]);
                checked(Type::YesNo, lowered)
            }
            _ => checked(Type::Choice, Data::Null),
        }
    }

    /// A comparison with an option or a text attribute becomes the list of options that satisfy it.
    pub(super) fn option_comparison(
        &mut self,
        operator: Operator,
        choice: &OptionValues<'_>,
        left: &Node,
        text: &str,
        right: &Node,
    ) -> Option<Checked> {
        let position = self.option_position(choice, text, right)?;
        let ordered = matches!(left.kind, NodeKind::Name(_))
            && self.symbols.get(choice.input).is_some_and(|symbol| {
                matches!(symbol.kind, SymbolKind::Choice { ordered: true, .. })
            });
        let by_rank = !matches!(operator, Operator::Equal | Operator::Unequal);
        if by_rank && !ordered {
            let of = choice.input.to_owned();
            return self.problem(left, TypeError::NotOrdered { of });
        }
        let satisfies = |(rank, (_, value)): (usize, &(&str, Attribute))| match operator {
            Operator::Equal => value.text() == Some(text),
            Operator::Unequal => value.text() != Some(text),
            Operator::Less => rank < position,
            Operator::AtMost => rank <= position,
            Operator::Greater => rank > position,
            _ => rank >= position,
        };
        let allowed = choice
            .values
            .iter()
            .enumerate()
            .filter(|entry| satisfies(*entry))
            .map(|(_, (option, _))| *option)
            .collect::<Vec<_>>();
        let named = allowed.iter().map(|option| weight(option)).sum::<usize>();
        self.lower(flags(choice.values.len()) + named, right)?;
        let allowed = allowed.into_iter().map(Data::text).collect();
        let parts = [Data::text(choice.input), Data::List(allowed)];
        checked(Type::YesNo, operation("one-of", parts))
    }

    /// The position of the first option with this value.
    fn option_position(
        &mut self,
        choice: &OptionValues<'_>,
        text: &str,
        at: &Node,
    ) -> Option<usize> {
        let mut values = choice.values.iter();
        let position = values.position(|(_, value)| value.text() == Some(text));
        if position.is_none() {
            let known = choice.values.iter().filter_map(|(_, value)| value.text());
            let problem = TypeError::UnknownOption {
                of: choice.input.to_owned(),
                option: text.to_owned(),
                suggestion: self.suggestion(text, known),
            };
            return self.problem(at, problem);
        }
        position
    }
}
