//! Expressions in policy files: parsed and checked in place.

use super::limits::MOST_LOWERED;
use super::source::{Node, Source, Value};
use super::{Compiler, File, Problem};
use crate::answers::Data;
use crate::expression::check::{Checked, Checker};
use crate::expression::parse::parse;
use crate::expression::types::Type;

impl<'t> Compiler<'t> {
    pub(super) const fn source(&self, file: File) -> &'t Source<'t> {
        match file {
            File::Vocabulary => self.vocabulary,
            File::Policy | File::Coverage | File::Cases => self.policy,
        }
    }

    /// Parses and checks an expression; its problems are noted at their place.
    pub(super) fn expression(&mut self, node: &Node) -> Option<Checked> {
        let text = self.string(node)?;
        let tree = match parse(&text) {
            Ok(tree) => tree,
            Err(error) => {
                let span = self.source(node.file).within(node, &text, error.span());
                self.problem(node.file, span, Problem::Syntax(error));
                return None;
            }
        };
        if self.lowered > MOST_LOWERED {
            if self.lowered < usize::MAX {
                let (what, most) = ("lowered", MOST_LOWERED);
                self.problem_at(node, Problem::TooMany { what, most });
            }
            self.lowered = usize::MAX;
            return None;
        }
        let mut checker = Checker::new(&self.symbols, !self.findings.is_full());
        let checked = checker.check(&tree);
        self.lowered = self.lowered.saturating_add(checker.lowered());
        match checked {
            Ok(checked) => Some(checked),
            Err(problems) => {
                for (part, problem) in problems {
                    let span = self.source(node.file).within(node, &text, part);
                    self.problem(node.file, span, Problem::Meaning(problem));
                }
                None
            }
        }
    }

    /// An expression that holds or does not hold.
    pub(super) fn condition(&mut self, node: &Node) -> Option<Data> {
        let checked = self.expression(node)?;
        if checked.kind == Type::YesNo {
            return Some(checked.lowered);
        }
        let problem = crate::expression::types::TypeError::WrongType {
            expected: Type::YesNo.code(),
            found: checked.kind.code(),
        };
        self.problem_at(node, Problem::Meaning(problem));
        None
    }

    /// A number, or an expression that gives one, with its type.
    pub(super) fn figure(&mut self, node: &Node) -> Option<Checked> {
        match &node.value {
            Value::Number(number) => Some(Checked {
                kind: Type::Number(None),
                lowered: crate::expression::check::number(*number),
            }),
            Value::Date(date) => Some(Checked {
                kind: Type::Date,
                lowered: Data::List(vec![Data::text("date"), Data::text(date.to_string())]),
            }),
            Value::Text(_) => self.expression(node),
            _ => self.wrong_shape(node, "requirement"),
        }
    }
}
