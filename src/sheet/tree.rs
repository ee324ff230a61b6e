//! A tree of nodes in the making: elements are opened one in another, and closed. Moving whole elements from hand to
//! hand would take twice the code.

use super::node::{Element, Node};

/// The elements that are open, the innermost last.
pub(super) struct Tree(Vec<Element>);

impl Tree {
    /// A tree that grows from an element.
    pub(super) fn of(tag: &'static str) -> Self {
        let mut tree = Self(Vec::new());
        tree.open(tag);
        tree
    }

    pub(super) fn open(&mut self, tag: &'static str) {
        self.0.push(Element {
            tag,
            attributes: Vec::new(),
            children: Vec::new(),
        });
    }

    /// Opens an element of a class.
    pub(super) fn open_of(&mut self, tag: &'static str, class: &'static str) {
        self.open(tag);
        self.with("class", class);
    }

    /// Gives the innermost an attribute.
    pub(super) fn with(&mut self, name: &'static str, value: &'static str) {
        if let Some(element) = self.0.last_mut() {
            element.attributes.push((name, value));
        }
    }

    /// Adds a text to the innermost. A percent sign stays on the line of its number.
    pub(super) fn text(&mut self, text: &str) {
        let Some(element) = self.0.last_mut().filter(|_| !text.is_empty()) else {
            return;
        };
        if !matches!(element.children.last(), Some(Node::Text(_))) {
            element.children.push(Node::Text(String::new()));
        }
        if let Some(Node::Text(before)) = element.children.last_mut() {
            let mut letters = text.chars().peekable();
            while let Some(letter) = letters.next() {
                let unbroken = letter == ' ' && letters.peek() == Some(&'%');
                before.push(if unbroken { '\u{a0}' } else { letter });
            }
        }
    }

    /// Closes the innermost; the outermost stays open.
    pub(super) fn close(&mut self) {
        if self.0.len() > 1
            && let Some(element) = self.0.pop()
            && let Some(around) = self.0.last_mut()
        {
            around.children.push(Node::Element(element));
        }
    }

    /// Adds an element that holds a text.
    pub(super) fn line(&mut self, tag: &'static str, text: &str) {
        self.open(tag);
        self.text(text);
        self.close();
    }

    /// The same of a class.
    pub(super) fn line_of(&mut self, tag: &'static str, class: &'static str, text: &str) {
        self.open_of(tag, class);
        self.text(text);
        self.close();
    }

    /// The same, unless there is no text.
    pub(super) fn line_if(&mut self, tag: &'static str, class: &'static str, text: &str) {
        if !text.is_empty() {
            self.line_of(tag, class, text);
        }
    }

    /// The element from which it grew.
    pub(super) fn done(mut self) -> Element {
        while self.0.len() > 1 {
            self.close();
        }
        let element = self.0.pop();
        element.unwrap_or(Element {
            tag: "",
            attributes: Vec::new(),
            children: Vec::new(),
        })
    }
}
