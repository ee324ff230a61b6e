//! The small pieces that every part draws with.
//!
//! Page translators put elements of their own in place of text nodes, and Yew would go on writing to the nodes that are
//! gone. So no text node ever changes here: what holds a text is keyed by it and replaced as a whole, and no text node
//! stands beside anything that comes, goes or moves.

use std::ops::Deref;
use std::rc::Rc;

use eligibility_check::policy::Lang;
use yew::prelude::*;

use crate::widget::gesture::Gesture;
use crate::widget::store::Store;

/// Something shared that is equal to itself only: props that hold it compare by its address.
#[derive(Debug)]
pub(crate) struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    pub(super) fn new(shared: &Rc<T>) -> Self {
        Self(Rc::clone(shared))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// A text that changes within an element that stays: a button, a heading, a summary.
pub(super) fn span(text: &str) -> Html {
    html! { <span key={text}>{text}</span> }
}

/// The same in bold. It may stand beside the same text once more, so its key is another.
pub(super) fn bold(text: &str) -> Html {
    html! { <b key={["b ", text].concat()}>{text}</b> }
}

/// What is heard and not seen.
pub(super) fn unseen(text: &str) -> Html {
    html! { <span class="unseen" key={text}>{text}</span> }
}

/// Whether a line hangs into the margin, because it begins with a mark that is blank on its left.
pub(super) fn hangs(lang: Lang, line: &str) -> bool {
    lang == Lang::Zh && line.starts_with(['“', '《', '「'])
}

/// A line that hangs into the margin where it has to.
pub(super) fn hanging(lang: Lang, line: &str) -> Html {
    if hangs(lang, line) {
        html! { <span class="hangs" key={line}>{line}</span> }
    } else {
        span(line)
    }
}

/// A button that looks like a link.
pub(super) fn link(store: &Rc<Store>, gesture: Gesture, label: &str) -> Html {
    html! { <button type="button" class="link" onclick={store.on(gesture)}>{ span(label) }</button> }
}

/// A button of the tools.
pub(super) fn tool(store: &Rc<Store>, gesture: Gesture, label: &str) -> Html {
    html! { <button type="button" class="tool" onclick={store.on(gesture)}>{ span(label) }</button> }
}

/// An id of the widget, or the name of one. All have one form.
pub(super) fn id(id: &str, part: &str) -> String {
    ["ec-", id, part].concat()
}

/// The head of a card: its heading, by whose id the card is named, and what stands beside it.
pub(super) fn card_head(id_of_title: &str, title: &str, beside: Html) -> Html {
    html! {
        <div class="card-head">
            <h3 id={id(id_of_title, "")}>{ span(title) }</h3>
            { beside }
        </div>
    }
}

/// A percent sign stays with its number.
pub(super) fn unbroken(text: &str) -> String {
    let mut unbroken = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        match before.strip_suffix(' ') {
            Some(number) => unbroken.extend([number, "\u{a0}%"]),
            None => unbroken.extend([before, "%"]),
        }
        rest = after;
    }
    unbroken + rest
}
