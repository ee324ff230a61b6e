//! Parses the written form of expressions: a documented subset of FEEL with percent literals.

use std::ops::Range;

use super::MAX_DEPTH;
use super::token::{Token, TokenKind, tokens};
use crate::exact::Rational;

/// The longest expression, in characters.
pub const MAX_LENGTH: usize = 2_000;
/// The most parts of an expression.
pub const MAX_PARTS: usize = 256;

/// A part of an expression and its place in the text, in bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Where it stands.
    pub span: Range<usize>,
}

/// What a part of an expression is.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeKind {
    /// A number as written.
    Number(Rational),
    /// A percent literal, already divided by a hundred.
    Percent(Rational),
    /// A text in quotes.
    Text(String),
    /// `true` or `false`.
    Truth(bool),
    /// The name of an input, or `as_of`.
    Name(String),
    /// `a.name`.
    Property(Box<Node>, String),
    /// `name(a, b)`.
    Call(String, Vec<Node>),
    /// `-a`.
    Negate(Box<Node>),
    /// `not a`.
    Not(Box<Node>),
    /// An operator between two parts.
    Binary(Operator, Box<Node>, Box<Node>),
    /// `if a then b else c`.
    If(Box<Node>, Box<Node>, Box<Node>),
    /// `x between a and b`, `x in [a..b]`: the ends, and whether each belongs.
    Within {
        /// The value.
        value: Box<Node>,
        /// The lower end.
        low: Box<Node>,
        /// Whether the lower end belongs.
        low_included: bool,
        /// The upper end.
        high: Box<Node>,
        /// Whether the upper end belongs.
        high_included: bool,
    },
    /// `x in (a, b)`.
    OneOf(Box<Node>, Vec<Node>),
}

/// An operator between two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is its own symbol")]
pub enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Equal,
    Unequal,
    Less,
    AtMost,
    Greater,
    AtLeast,
    And,
    Or,
}

/// What keeps a text from being an expression, and where.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the messages say what each field is")]
pub enum SyntaxError {
    Character {
        span: Range<usize>,
        character: char,
    },
    Number {
        span: Range<usize>,
    },
    OpenText {
        span: Range<usize>,
    },
    Expected {
        span: Range<usize>,
        expected: &'static str,
        found: String,
    },
    Chained {
        span: Range<usize>,
    },
    TooLong {
        span: Range<usize>,
    },
    TooManyParts {
        span: Range<usize>,
    },
    TooDeep {
        span: Range<usize>,
    },
}

impl SyntaxError {
    /// Where it is, in bytes of the expression.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        match self {
            Self::Character { span, .. }
            | Self::Number { span }
            | Self::OpenText { span }
            | Self::Expected { span, .. }
            | Self::Chained { span }
            | Self::TooLong { span }
            | Self::TooManyParts { span }
            | Self::TooDeep { span } => span.clone(),
        }
    }
}

/// Parses an expression.
///
/// ```
/// use eligibility_check::expression::parse::parse;
/// assert!(parse("certificates / trained >= 85%").is_ok());
/// assert!(parse("certificates /").is_err());
/// ```
///
/// # Errors
/// The first [`SyntaxError`].
pub fn parse(text: &str) -> Result<Node, SyntaxError> {
    if text.chars().count() > MAX_LENGTH {
        return Err(SyntaxError::TooLong {
            span: 0..text.len(),
        });
    }
    let mut parser = Parser {
        tokens: tokens(text)?,
        next: 0,
        parts: 0,
        depth: 0,
    };
    let node = parser.expression()?;
    match parser.peek().kind {
        TokenKind::End => Ok(node),
        _ => Err(parser.expected("an operator or the end")),
    }
}

struct Parser {
    tokens: Vec<Token>,
    next: usize,
    parts: usize,
    depth: usize,
}

const END: Token = Token {
    kind: TokenKind::End,
    span: 0..0,
};

impl Parser {
    fn expression(&mut self) -> Result<Node, SyntaxError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let span = self.peek().span.clone();
            return Err(SyntaxError::TooDeep { span });
        }
        let start = self.peek().span.start;
        let node = if self.take_word("if") {
            let condition = self.expression()?;
            self.require_word("then")?;
            let then = self.expression()?;
            self.require_word("else")?;
            let otherwise = self.expression()?;
            let kind = NodeKind::If(Box::new(condition), Box::new(then), Box::new(otherwise));
            self.node(kind, start)
        } else {
            self.any()
        };
        self.depth -= 1;
        node
    }

    fn any(&mut self) -> Result<Node, SyntaxError> {
        let mut left = self.all()?;
        while self.take_word("or") {
            let right = self.all()?;
            left = self.binary(Operator::Or, left, right)?;
        }
        Ok(left)
    }

    fn all(&mut self) -> Result<Node, SyntaxError> {
        let mut left = self.negation()?;
        while self.take_word("and") {
            let right = self.negation()?;
            left = self.binary(Operator::And, left, right)?;
        }
        Ok(left)
    }

    fn negation(&mut self) -> Result<Node, SyntaxError> {
        let start = self.peek().span.start;
        if !self.take_word("not") {
            return self.comparison();
        }
        self.nested(|parser| {
            let inner = parser.negation()?;
            parser.node(NodeKind::Not(Box::new(inner)), start)
        })
    }

    fn comparison(&mut self) -> Result<Node, SyntaxError> {
        let left = self.sum()?;
        let start = left.span.start;
        if self.take_word("between") {
            let low = Box::new(self.sum()?);
            self.require_word("and")?;
            let high = Box::new(self.sum()?);
            let kind = NodeKind::Within {
                value: Box::new(left),
                low,
                low_included: true,
                high,
                high_included: true,
            };
            return self.node(kind, start);
        }
        if self.take_word("in") {
            return self.membership(left);
        }
        let Some(operator) = self.take_comparison() else {
            return Ok(left);
        };
        let right = self.sum()?;
        let node = self.binary(operator, left, right)?;
        let span = self.peek().span.clone();
        if self.take_comparison().is_some() {
            return Err(SyntaxError::Chained { span });
        }
        Ok(node)
    }

    /// What follows `x in`: an interval `[a..b]`, `(a..b)`, or a list `("a", "b")`.
    fn membership(&mut self, value: Node) -> Result<Node, SyntaxError> {
        let start = value.span.start;
        let low_included = if self.take_symbol("[") {
            true
        } else if self.take_symbol("(") {
            false
        } else {
            return Err(self.expected("`(` or `[` after `in`"));
        };
        let first = self.sum()?;
        if self.take_symbol("..") {
            let high = Box::new(self.sum()?);
            let high_included = self.take_symbol("]");
            if !high_included {
                self.require_symbol(")", "`]` or `)` at the end of the interval")?;
            }
            let kind = NodeKind::Within {
                value: Box::new(value),
                low: Box::new(first),
                low_included,
                high,
                high_included,
            };
            return self.node(kind, start);
        }
        let mut items = vec![first];
        while self.take_symbol(",") {
            items.push(self.sum()?);
        }
        let close = if low_included { "]" } else { ")" };
        self.require_symbol(close, "`,`, `..` or the closing bracket")?;
        self.node(NodeKind::OneOf(Box::new(value), items), start)
    }

    fn sum(&mut self) -> Result<Node, SyntaxError> {
        let mut left = self.product()?;
        loop {
            let operator = if self.take_symbol("+") {
                Operator::Add
            } else if self.take_symbol("-") {
                Operator::Subtract
            } else {
                return Ok(left);
            };
            let right = self.product()?;
            left = self.binary(operator, left, right)?;
        }
    }

    fn product(&mut self) -> Result<Node, SyntaxError> {
        let mut left = self.sign()?;
        loop {
            let operator = if self.take_symbol("*") {
                Operator::Multiply
            } else if self.take_symbol("/") {
                Operator::Divide
            } else {
                return Ok(left);
            };
            let right = self.sign()?;
            left = self.binary(operator, left, right)?;
        }
    }

    fn sign(&mut self) -> Result<Node, SyntaxError> {
        let start = self.peek().span.start;
        if !self.take_symbol("-") {
            return self.postfix();
        }
        self.nested(|parser| {
            let inner = parser.sign()?;
            parser.node(NodeKind::Negate(Box::new(inner)), start)
        })
    }

    fn postfix(&mut self) -> Result<Node, SyntaxError> {
        let mut node = self.primary()?;
        while self.take_symbol(".") {
            let TokenKind::Name(name) = self.peek().kind.clone() else {
                return Err(self.expected("a name after `.`"));
            };
            self.next += 1;
            let start = node.span.start;
            node = self.node(NodeKind::Property(Box::new(node), name), start)?;
        }
        Ok(node)
    }

    fn primary(&mut self) -> Result<Node, SyntaxError> {
        let Token { kind, span } = self.peek().clone();
        let kind = match kind {
            TokenKind::Number(value) => NodeKind::Number(value),
            TokenKind::Percent(value) => NodeKind::Percent(value),
            TokenKind::Text(text) => NodeKind::Text(text),
            TokenKind::Name(name) if !is_reserved(&name) => {
                self.next += 1;
                return self.named(name, span.start);
            }
            TokenKind::Symbol("(") => {
                self.next += 1;
                let inner = self.expression()?;
                self.require_symbol(")", "`)`")?;
                return Ok(inner);
            }
            _ => return Err(self.expected("a value")),
        };
        self.next += 1;
        self.node(kind, span.start)
    }

    fn named(&mut self, name: String, start: usize) -> Result<Node, SyntaxError> {
        let truth = match name.as_str() {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        };
        if let Some(value) = truth {
            return self.node(NodeKind::Truth(value), start);
        }
        let name = if name == "years" && self.take_word("and") {
            self.require_word("months")?;
            self.require_word("duration")?;
            "years and months duration".to_owned()
        } else {
            name
        };
        if !self.take_symbol("(") {
            return self.node(NodeKind::Name(name), start);
        }
        let mut arguments = Vec::new();
        if !self.take_symbol(")") {
            arguments.push(self.expression()?);
            while self.take_symbol(",") {
                arguments.push(self.expression()?);
            }
            self.require_symbol(")", "`,` or `)`")?;
        }
        self.node(NodeKind::Call(name, arguments), start)
    }

    fn nested(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<Node, SyntaxError>,
    ) -> Result<Node, SyntaxError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let span = self.peek().span.clone();
            return Err(SyntaxError::TooDeep { span });
        }
        let node = read(self);
        self.depth -= 1;
        node
    }

    fn binary(&mut self, operator: Operator, left: Node, right: Node) -> Result<Node, SyntaxError> {
        let start = left.span.start;
        let kind = NodeKind::Binary(operator, Box::new(left), Box::new(right));
        self.node(kind, start)
    }

    fn node(&mut self, kind: NodeKind, start: usize) -> Result<Node, SyntaxError> {
        let end = self
            .next
            .checked_sub(1)
            .and_then(|last| self.tokens.get(last))
            .map_or(start, |token| token.span.end);
        self.parts += 1;
        if self.parts > MAX_PARTS {
            return Err(SyntaxError::TooManyParts { span: start..end });
        }
        Ok(Node {
            kind,
            span: start..end,
        })
    }

    fn take_comparison(&mut self) -> Option<Operator> {
        let operator = match self.peek().kind {
            TokenKind::Symbol("=") => Operator::Equal,
            TokenKind::Symbol("!=") => Operator::Unequal,
            TokenKind::Symbol("<") => Operator::Less,
            TokenKind::Symbol("<=") => Operator::AtMost,
            TokenKind::Symbol(">") => Operator::Greater,
            TokenKind::Symbol(">=") => Operator::AtLeast,
            _ => return None,
        };
        self.next += 1;
        Some(operator)
    }

    fn take_word(&mut self, word: &str) -> bool {
        let found = matches!(&self.peek().kind, TokenKind::Name(name) if name == word);
        self.next += usize::from(found);
        found
    }

    fn take_symbol(&mut self, symbol: &str) -> bool {
        let found = matches!(self.peek().kind, TokenKind::Symbol(found) if found == symbol);
        self.next += usize::from(found);
        found
    }

    fn require_word(&mut self, word: &'static str) -> Result<(), SyntaxError> {
        if self.take_word(word) {
            Ok(())
        } else {
            Err(self.expected(word))
        }
    }

    fn require_symbol(&mut self, symbol: &str, expected: &'static str) -> Result<(), SyntaxError> {
        if self.take_symbol(symbol) {
            Ok(())
        } else {
            Err(self.expected(expected))
        }
    }

    fn peek(&self) -> &Token {
        self.tokens.get(self.next).unwrap_or(&END)
    }

    fn expected(&self, expected: &'static str) -> SyntaxError {
        let token = self.peek();
        let found = match &token.kind {
            TokenKind::Number(value) | TokenKind::Percent(value) => value.to_string(),
            TokenKind::Text(text) => format!("\"{text}\""),
            TokenKind::Name(name) => name.clone(),
            TokenKind::Symbol(symbol) => (*symbol).to_owned(),
            TokenKind::End => String::new(),
        };
        SyntaxError::Expected {
            span: token.span.clone(),
            expected,
            found,
        }
    }
}

fn is_reserved(name: &str) -> bool {
    ["if", "then", "else", "and", "or", "not", "in", "between"].contains(&name)
}
