//! Checks the meaning of an expression and lowers it to the form that a compiled policy carries.

use std::ops::Range;

use super::Comparison;
use super::parse::{Node, NodeKind, Operator};
use super::types::{
    Attribute, OptionSymbol, Symbol, SymbolKind, Type, TypeError, Unit, suggestion,
};
use crate::answers::Data;
use crate::exact::{Date, Period, Rational};

/// A checked expression: its type, and the lowered form.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// The type.
    pub kind: Type,
    /// The form that a compiled policy carries.
    pub lowered: Data,
}

/// A problem and its place in the expression, in bytes.
pub type Located = (Range<usize>, TypeError);

/// Checks an expression against the inputs it may name. All problems are collected.
///
/// # Errors
/// Every problem found, at least one.
pub fn check(node: &Node, symbols: &[Symbol]) -> Result<Checked, Vec<Located>> {
    let mut checker = Checker {
        symbols,
        problems: Vec::new(),
    };
    match checker.node(node) {
        Some(checked) if checker.problems.is_empty() => Ok(checked),
        _ => Err(checker.problems),
    }
}

/// The options of the choice that a node names, each with the value that stands for it: its own id, or
/// its attribute. `None` when the node names no choice.
#[must_use]
pub fn option_values<'s>(node: &Node, symbols: &'s [Symbol]) -> Option<OptionValues<'s>> {
    let (name, attribute) = match &node.kind {
        NodeKind::Name(name) => (name, None),
        NodeKind::Property(of, attribute) => match &of.kind {
            NodeKind::Name(name) => (name, Some(attribute)),
            _ => return None,
        },
        _ => return None,
    };
    let symbol = symbols.iter().find(|symbol| symbol.id == *name)?;
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

struct Checker<'s> {
    symbols: &'s [Symbol],
    problems: Vec<Located>,
}

impl<'s> Checker<'s> {
    fn node(&mut self, node: &Node) -> Option<Checked> {
        match &node.kind {
            NodeKind::Number(value) => checked(Type::Number(None), number(*value)),
            NodeKind::Percent(value) => checked(pure(), number(*value)),
            NodeKind::Text(text) => checked(Type::Text, Data::text(text)),
            NodeKind::Truth(value) => checked(Type::YesNo, Data::Bool(*value)),
            NodeKind::Name(name) => self.name(name, node),
            NodeKind::Property(of, name) => self.property(of, name, node),
            NodeKind::Call(name, arguments) => self.call(name, arguments, node),
            NodeKind::Negate(inner) => {
                let inner = self.number(inner)?;
                checked(inner.kind, operation("neg", [inner.lowered]))
            }
            NodeKind::Not(inner) => {
                let inner = self.of_type(inner, &Type::YesNo)?;
                checked(Type::YesNo, operation("not", [inner]))
            }
            NodeKind::Binary(operator, left, right) => self.binary(*operator, left, right, node),
            NodeKind::If(condition, then, otherwise) => {
                let condition = self.of_type(condition, &Type::YesNo);
                let then = self.node(then);
                let otherwise = self.node(otherwise);
                let (condition, then, otherwise) = (condition?, then?, otherwise?);
                let kind = self.common(&then.kind, &otherwise.kind, node)?;
                let parts = [condition, then.lowered, otherwise.lowered];
                checked(kind, operation("if", parts))
            }
            NodeKind::Within {
                value,
                low,
                low_included,
                high,
                high_included,
            } => {
                let above = if *low_included {
                    Operator::AtLeast
                } else {
                    Operator::Greater
                };
                let below = if *high_included {
                    Operator::AtMost
                } else {
                    Operator::Less
                };
                let low = self.binary(above, value, low, node);
                let high = self.binary(below, value, high, node);
                checked(Type::YesNo, operation("and", [low?.lowered, high?.lowered]))
            }
            NodeKind::OneOf(value, items) => self.one_of(value, items, node),
        }
    }

    fn name(&mut self, name: &str, node: &Node) -> Option<Checked> {
        if name == "as_of" {
            return checked(Type::Date, operation("as-of", []));
        }
        let symbol = self.symbol(name, node)?;
        let kind = match &symbol.kind {
            SymbolKind::Number { unit, .. } => Type::Number(Some(
                unit.as_deref().map_or_else(Unit::default, Unit::named),
            )),
            SymbolKind::YesNo => Type::YesNo,
            SymbolKind::Date => Type::Date,
            SymbolKind::Choice { .. } => Type::Choice,
        };
        checked(kind, operation("input", [Data::text(name)]))
    }

    fn symbol(&mut self, name: &str, node: &Node) -> Option<&'s Symbol> {
        let found = self.symbols.iter().find(|symbol| symbol.id == name);
        if found.is_none() {
            let known = self.symbols.iter().map(|symbol| symbol.id.as_str());
            let problem = TypeError::UnknownName {
                name: name.to_owned(),
                suggestion: suggestion(name, known.chain(["as_of"])),
            };
            self.problem::<()>(node, problem);
        }
        found
    }

    fn property(&mut self, of: &Node, name: &str, node: &Node) -> Option<Checked> {
        if let NodeKind::Name(input) = &of.kind
            && input != "as_of"
        {
            let symbol = self.symbol(input, of)?;
            if let SymbolKind::Choice { options, .. } = &symbol.kind {
                return self.attribute(of, input, name, options, node);
            }
        }
        let inner = self.node(of)?;
        match (&inner.kind, name) {
            (Type::Date, "year") => checked(Type::Number(None), operation("year", [inner.lowered])),
            (Type::Age, "years") => checked(Type::Number(None), inner.lowered),
            (kind, _) => {
                let problem = TypeError::UnknownProperty {
                    of: kind.code().to_owned(),
                    name: name.to_owned(),
                    suggestion: match kind {
                        Type::Date => Some("year".to_owned()),
                        Type::Age => Some("years".to_owned()),
                        _ => None,
                    },
                };
                self.problem(node, problem)
            }
        }
    }

    /// An attribute as a value of its own: a number by option, or whether the option has it. A text
    /// attribute stands only in a comparison.
    fn attribute(
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
                suggestion: suggestion(name, known.map(String::as_str)),
            };
            return self.problem(of, problem);
        };
        let id = Data::text(input);
        match values.first() {
            Some((_, Attribute::Number(_))) => {
                let rows = values
                    .into_iter()
                    .filter_map(|(option, value)| match value {
                        Attribute::Number(value) => Some((option, number(value))),
                        _ => None,
                    });
                let lowered = operation("by", [id, Data::object(rows)]);
                checked(Type::Number(None), lowered)
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

    fn call(&mut self, name: &str, arguments: &[Node], node: &Node) -> Option<Checked> {
        match (name, arguments) {
            ("date", [argument]) => {
                let text = self.literal(argument)?;
                match Date::parse(&text) {
                    Some(_) => checked(Type::Date, operation("date", [Data::Text(text)])),
                    None => self.bad_literal(argument, text, "date"),
                }
            }
            ("duration", [argument]) => {
                let text = self.literal(argument)?;
                match Period::parse(&text) {
                    Some(_) => checked(Type::Period, Data::Text(text)),
                    None => self.bad_literal(argument, text, "period"),
                }
            }
            ("years and months duration", [from, to]) => {
                let from = self.of_type(from, &Type::Date);
                let to = self.of_type(to, &Type::Date);
                checked(Type::Age, operation("full-years", [from?, to?]))
            }
            ("min" | "max" | "sum" | "count", [argument]) if self.years(argument).is_some() => {
                self.over_years(name, argument)
            }
            ("min" | "max" | "sum", [first, rest @ ..]) => self.fold(name, first, rest, node),
            ("count", [_, ..]) => {
                let mut sound = true;
                for argument in arguments {
                    sound &= self.node(argument).is_some();
                }
                let count = i64::try_from(arguments.len()).unwrap_or(i64::MAX);
                sound.then_some(())?;
                checked(Type::Number(None), Data::Integer(count))
            }
            ("date" | "duration", _) => self.arguments(node, name, "one-text"),
            ("years and months duration", _) => self.arguments(node, name, "two-dates"),
            ("min" | "max" | "sum" | "count", _) => self.arguments(node, name, "some-values"),
            _ => {
                let known = ["date", "duration", "min", "max", "sum", "count"];
                let problem = TypeError::UnknownFunction {
                    name: name.to_owned(),
                    suggestion: suggestion(name, known),
                };
                self.problem(node, problem)
            }
        }
    }

    /// The number of years of the series that a node names.
    fn years(&self, node: &Node) -> Option<i64> {
        let NodeKind::Name(name) = &node.kind else {
            return None;
        };
        let symbol = self.symbols.iter().find(|symbol| symbol.id == *name)?;
        match symbol.kind {
            SymbolKind::Number { years, .. } => years,
            _ => None,
        }
    }

    fn over_years(&mut self, name: &str, argument: &Node) -> Option<Checked> {
        let years = self.years(argument)?;
        let whole = self.node(argument)?;
        let NodeKind::Name(id) = &argument.kind else {
            return None;
        };
        match name {
            "min" => checked(whole.kind, operation("lowest-year", [Data::text(id)])),
            "max" => checked(whole.kind, operation("highest-year", [Data::text(id)])),
            "sum" => Some(whole),
            _ => checked(Type::Number(None), Data::Integer(years)),
        }
    }

    fn fold(&mut self, name: &str, first: &Node, rest: &[Node], node: &Node) -> Option<Checked> {
        let mut folded = self.amount(first);
        for item in rest {
            let item = self.amount(item);
            let (Some(so_far), Some(item)) = (folded.take(), item) else {
                continue;
            };
            let kind = self.common(&so_far.kind, &item.kind, node)?;
            let operator = if name == "sum" { "+" } else { name };
            folded = checked(kind, operation(operator, [so_far.lowered, item.lowered]));
        }
        folded
    }

    fn binary(
        &mut self,
        operator: Operator,
        left: &Node,
        right: &Node,
        node: &Node,
    ) -> Option<Checked> {
        match operator {
            Operator::And | Operator::Or => {
                let name = if operator == Operator::And {
                    "and"
                } else {
                    "or"
                };
                let left = self.of_type(left, &Type::YesNo);
                let right = self.of_type(right, &Type::YesNo);
                checked(Type::YesNo, operation(name, [left?, right?]))
            }
            Operator::Add | Operator::Subtract => self.sum(operator, left, right, node),
            Operator::Multiply | Operator::Divide => {
                let left = self.number(left);
                let right = self.number(right);
                let (left, right) = (left?, right?);
                let (name, sign) = if operator == Operator::Multiply {
                    ("*", 1)
                } else {
                    ("/", -1)
                };
                let kind = match (left.kind, right.kind) {
                    (Type::Number(None), Type::Number(None)) => Type::Number(None),
                    (Type::Number(left), Type::Number(right)) => {
                        let left = left.unwrap_or_default();
                        Type::Number(Some(left.combined(&right.unwrap_or_default(), sign)))
                    }
                    (kind, _) => kind,
                };
                checked(kind, operation(name, [left.lowered, right.lowered]))
            }
            _ => self.comparison(operator, left, right, node),
        }
    }

    fn sum(
        &mut self,
        operator: Operator,
        left: &Node,
        right: &Node,
        node: &Node,
    ) -> Option<Checked> {
        let left_checked = self.node(left);
        let right_checked = self.node(right);
        let (left_checked, right_checked) = (left_checked?, right_checked?);
        let adds = operator == Operator::Add;
        if left_checked.kind == Type::Date && right_checked.kind == Type::Period {
            let name = if adds { "after" } else { "before" };
            let parts = [left_checked.lowered, right_checked.lowered];
            return checked(Type::Date, operation(name, parts));
        }
        for (side, at) in [(&left_checked, left), (&right_checked, right)] {
            if !matches!(side.kind, Type::Number(_)) {
                return self.wrong_type(at, "number", side.kind.code());
            }
        }
        let kind = self.common(&left_checked.kind, &right_checked.kind, node)?;
        let name = if adds { "+" } else { "-" };
        checked(
            kind,
            operation(name, [left_checked.lowered, right_checked.lowered]),
        )
    }

    fn comparison(
        &mut self,
        operator: Operator,
        left: &Node,
        right: &Node,
        node: &Node,
    ) -> Option<Checked> {
        if let NodeKind::Text(text) = &right.kind
            && let Some(choice) = option_values(left, self.symbols)
        {
            return self.option_comparison(operator, &choice, left, text, right);
        }
        let left_checked = self.node(left);
        let right_checked = self.node(right);
        let (left_checked, right_checked) = (left_checked?, right_checked?);
        let (left_kind, right_kind) = (&left_checked.kind, &right_checked.kind);
        if matches!(left_kind, Type::YesNo) && matches!(right_kind, Type::YesNo) {
            return self.truths_compared(
                operator,
                left_checked.lowered,
                right_checked.lowered,
                node,
            );
        }
        for (kind, at) in [(left_kind, left), (right_kind, right)] {
            if !matches!(kind, Type::Number(_) | Type::Date) {
                return self.wrong_type(at, "number-or-date", kind.code());
            }
        }
        self.common(left_kind, right_kind, node)?;
        let parts = [left_checked.lowered, right_checked.lowered];
        let comparison = match operator {
            Operator::Less => Comparison::LessThan,
            Operator::AtMost => Comparison::AtMost,
            Operator::Greater => Comparison::MoreThan,
            Operator::AtLeast => Comparison::AtLeast,
            _ => Comparison::Is,
        };
        let lowered = operation(comparison.code(), parts);
        checked(
            Type::YesNo,
            if operator == Operator::Unequal {
                operation("not", [lowered])
            } else {
                lowered
            },
        )
    }

    fn truths_compared(
        &mut self,
        operator: Operator,
        left: Data,
        right: Data,
        node: &Node,
    ) -> Option<Checked> {
        let same = operation("if", [left, right.clone(), operation("not", [right])]);
        match operator {
            Operator::Equal => checked(Type::YesNo, same),
            Operator::Unequal => checked(Type::YesNo, operation("not", [same])),
            _ => self.wrong_type(node, "number-or-date", "yes-no"),
        }
    }

    /// A comparison with an option or a text attribute becomes the list of options that satisfy it.
    fn option_comparison(
        &mut self,
        operator: Operator,
        choice: &OptionValues<'_>,
        left: &Node,
        text: &str,
        right: &Node,
    ) -> Option<Checked> {
        let position = self.option_position(choice, text, right)?;
        let ordered = matches!(left.kind, NodeKind::Name(_))
            && self.symbols.iter().any(|symbol| {
                symbol.id == choice.input
                    && matches!(symbol.kind, SymbolKind::Choice { ordered: true, .. })
            });
        let by_rank = !matches!(operator, Operator::Equal | Operator::Unequal);
        if by_rank && !ordered {
            let of = choice.input.to_owned();
            return self.problem(left, TypeError::NotOrdered { of });
        }
        let satisfies = |(rank, (_, value)): (usize, &(&str, Attribute))| match operator {
            Operator::Equal => *value == Attribute::Text(text.to_owned()),
            Operator::Unequal => *value != Attribute::Text(text.to_owned()),
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
            .map(|(_, (option, _))| Data::text(*option));
        let parts = [Data::text(choice.input), Data::List(allowed.collect())];
        checked(Type::YesNo, operation("one-of", parts))
    }

    /// The position of the first option with this value.
    fn option_position(
        &mut self,
        choice: &OptionValues<'_>,
        text: &str,
        at: &Node,
    ) -> Option<usize> {
        let wanted = Attribute::Text(text.to_owned());
        let position = choice.values.iter().position(|(_, value)| *value == wanted);
        if position.is_none() {
            let known = choice.values.iter().filter_map(|(_, value)| match value {
                Attribute::Text(known) => Some(known.as_str()),
                _ => None,
            });
            let problem = TypeError::UnknownOption {
                of: choice.input.to_owned(),
                option: text.to_owned(),
                suggestion: suggestion(text, known),
            };
            return self.problem(at, problem);
        }
        position
    }

    fn one_of(&mut self, value: &Node, items: &[Node], node: &Node) -> Option<Checked> {
        let mut parts = Vec::new();
        for item in items {
            parts.push(self.binary(Operator::Equal, value, item, node)?.lowered);
        }
        checked(Type::YesNo, operation("or", parts))
    }

    fn literal(&mut self, node: &Node) -> Option<String> {
        match &node.kind {
            NodeKind::Text(text) => Some(text.clone()),
            _ => {
                let found = self.node(node)?.kind.code();
                self.wrong_type(node, "text", found)
            }
        }
    }

    fn number(&mut self, node: &Node) -> Option<Checked> {
        let inner = self.node(node)?;
        match inner.kind {
            Type::Number(_) => Some(inner),
            kind => self.wrong_type(node, "number", kind.code()),
        }
    }

    fn amount(&mut self, node: &Node) -> Option<Checked> {
        let inner = self.node(node)?;
        match inner.kind {
            Type::Number(_) | Type::Date => Some(inner),
            kind => self.wrong_type(node, "number-or-date", kind.code()),
        }
    }

    fn of_type(&mut self, node: &Node, expected: &Type) -> Option<Data> {
        let inner = self.node(node)?;
        if inner.kind == *expected {
            Some(inner.lowered)
        } else {
            self.wrong_type(node, expected.code(), inner.kind.code())
        }
    }

    /// The type of two values that belong together; units must agree.
    fn common(&mut self, left: &Type, right: &Type, node: &Node) -> Option<Type> {
        match (left, right) {
            (Type::Number(None), Type::Number(unit)) | (Type::Number(unit), Type::Number(None)) => {
                Some(Type::Number(unit.clone()))
            }
            (Type::Number(Some(left)), Type::Number(Some(right))) if left != right => {
                let (left, right) = (left.name(), right.name());
                self.problem(node, TypeError::UnitClash { left, right })
            }
            (left, right) if left == right => Some(left.clone()),
            _ => {
                let (left, right) = (left.code(), right.code());
                self.problem(node, TypeError::UnlikeTypes { left, right })
            }
        }
    }

    fn arguments<T>(&mut self, node: &Node, name: &str, expected: &'static str) -> Option<T> {
        let name = name.to_owned();
        self.problem(node, TypeError::Arguments { name, expected })
    }

    fn bad_literal<T>(&mut self, node: &Node, text: String, expected: &'static str) -> Option<T> {
        self.problem(node, TypeError::BadLiteral { text, expected })
    }

    fn wrong_type<T>(
        &mut self,
        node: &Node,
        expected: &'static str,
        found: &'static str,
    ) -> Option<T> {
        self.problem(node, TypeError::WrongType { expected, found })
    }

    fn problem<T>(&mut self, node: &Node, problem: TypeError) -> Option<T> {
        self.problems.push((node.span.clone(), problem));
        None
    }
}

#[expect(clippy::unnecessary_wraps, reason = "every caller returns it as it is")]
fn checked(kind: Type, lowered: Data) -> Option<Checked> {
    Some(Checked { kind, lowered })
}

fn pure() -> Type {
    Type::Number(Some(Unit::default()))
}

fn operation(name: &str, operands: impl IntoIterator<Item = Data>) -> Data {
    let mut list = vec![Data::text(name)];
    list.extend(operands);
    Data::List(list)
}

/// A number in the lowered form: a JSON integer, or a fraction as text.
#[must_use]
pub fn number(value: Rational) -> Data {
    value
        .to_i64()
        .map_or_else(|| Data::Text(value.to_string()), Data::Integer)
}
