//! Writes HTML. Texts reach it only through [`Html::text`], which leaves no markup in them.

/// Elements that a line of their own keeps readable in the source.
const BLOCKS: [&str; 8] = ["div", "h2", "h3", "p", "details", "summary", "ul", "li"];
/// What a link may lead to; anything else, such as a script, is told as text only.
const SCHEMES: [&str; 2] = ["https://", "http://"];

/// HTML in the making.
#[derive(Default)]
pub(super) struct Html(String);

impl Html {
    pub(super) fn open(&mut self, tag: &'static str) {
        // A list in an item begins a line, as every block does.
        if BLOCKS.contains(&tag) && !self.0.is_empty() && !self.0.ends_with('\n') {
            self.0.push('\n');
        }
        self.0.extend(["<", tag, ">"]);
        if matches!(tag, "div" | "details" | "ul") {
            self.0.push('\n');
        }
    }

    /// Opens an element in a language.
    pub(super) fn open_in(&mut self, tag: &'static str, lang: &'static str) {
        self.0.extend(["<", tag, " lang=\"", lang, "\">\n"]);
    }

    pub(super) fn close(&mut self, tag: &'static str) {
        self.0.extend(["</", tag, ">"]);
        if BLOCKS.contains(&tag) {
            self.0.push('\n');
        }
    }

    pub(super) fn line(&mut self, tag: &'static str, text: &str) {
        self.open(tag);
        self.text(text);
        self.close(tag);
    }

    pub(super) fn line_if(&mut self, tag: &'static str, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.line(tag, text);
        }
    }

    pub(super) fn inline(&mut self, tag: &'static str, text: &str) {
        self.line(tag, text);
    }

    pub(super) fn new_line(&mut self) {
        self.0.push_str("<br>");
    }

    pub(super) fn link(&mut self, address: &str, text: &str) {
        if SCHEMES.iter().any(|scheme| address.starts_with(scheme)) {
            self.0.push_str("<a href=\"");
            self.text(address);
            self.0.push_str("\">");
            self.text(text);
            self.0.push_str("</a>");
        } else {
            self.text(address);
        }
    }

    /// A text, in an element or in an attribute. Control characters have no place in HTML.
    pub(super) fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                control if control.is_control() => self.0.push(' '),
                other => self.0.push(other),
            }
        }
    }

    pub(super) fn done(self) -> String {
        self.0
    }
}
