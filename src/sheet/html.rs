//! Plain nodes written as HTML.

use super::node::{Element, Node};

/// An element with everything in it. Texts are escaped, so that they stay texts.
#[must_use]
pub fn html(element: &Element) -> String {
    let mut html = String::new();
    add(&mut html, element);
    html
}

fn add(html: &mut String, element: &Element) {
    html.extend(["<", element.tag]);
    for (name, value) in &element.attributes {
        html.extend([" ", name, "=\""]);
        escape(html, value);
        html.push('"');
    }
    html.push('>');
    for child in &element.children {
        match child {
            Node::Text(text) => escape(html, text),
            Node::Element(element) => add(html, element),
        }
    }
    html.extend(["</", element.tag, ">"]);
}

/// Adds a text as it may stand in an element or in an attribute.
pub fn escape(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}
