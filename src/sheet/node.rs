//! Plain nodes: what a browser makes by calls to its document, and the command line writes as HTML.

/// A node of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A text, never markup.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element with what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its tag; `svg` and `path` are of the namespace of SVG.
    pub tag: &'static str,
    /// Names and values, in order.
    pub attributes: Vec<(&'static str, &'static str)>,
    /// What stands in it, in order.
    pub children: Vec<Node>,
}

impl Element {
    pub(super) const fn new(tag: &'static str) -> Self {
        Self {
            tag,
            attributes: Vec::new(),
            children: Vec::new(),
        }
    }

    /// An element of a class.
    pub(super) fn of(tag: &'static str, class: &'static str) -> Self {
        Self::new(tag).with("class", class)
    }

    /// An element that holds a text.
    pub(super) fn holding(tag: &'static str, text: &str) -> Self {
        Self::new(tag).text(text)
    }

    pub(super) fn with(mut self, name: &'static str, value: &'static str) -> Self {
        self.attributes.push((name, value));
        self
    }

    pub(super) fn child(mut self, child: Self) -> Self {
        self.add(child);
        self
    }

    pub(super) fn text(mut self, text: &str) -> Self {
        self.add_text(text);
        self
    }

    pub(super) fn add(&mut self, child: Self) {
        self.children.push(Node::Element(child));
    }

    /// Adds a text, to the one before where there is one. A percent sign stays on the line of its number.
    pub(super) fn add_text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if !matches!(self.children.last(), Some(Node::Text(_))) {
            self.children.push(Node::Text(String::new()));
        }
        if let Some(Node::Text(before)) = self.children.last_mut() {
            let mut letters = text.chars().peekable();
            while let Some(letter) = letters.next() {
                let unbroken = letter == ' ' && letters.peek() == Some(&'%');
                before.push(if unbroken { '\u{a0}' } else { letter });
            }
        }
    }

    /// Adds an element that holds a text, unless there is none.
    pub(super) fn add_line(&mut self, element: Self, text: &str) {
        if !text.is_empty() {
            self.add(element.text(text));
        }
    }
}
