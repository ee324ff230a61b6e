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
