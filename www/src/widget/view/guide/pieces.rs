//! The small pieces of guidance.

use yew::prelude::*;

use crate::widget::view::leaf::{card_head, id, unbroken};

/// A card with nothing but a heading in its head.
pub(super) fn card(part: &'static str, title: &str, content: Html) -> Html {
    html! {
        <section class="card" {part} aria-labelledby={id(part, "")} key={part}>
            { card_head(part, title, Html::default()) }
            { content }
        </section>
    }
}

/// A criterion's statement with its clause, as a line below something.
pub(super) fn cited(statement: &str, clause: &str) -> Html {
    html! {
        <p class="guide-note" key={["cited ", statement, clause].concat()}>
            { unbroken(statement) + " " }
            if !clause.is_empty() {
                <span class="clause">{clause.to_owned()}</span>
            }
        </p>
    }
}

/// A list without marks; the role brings back what some browsers take away with them.
pub(super) fn list(items: impl Iterator<Item = Html>) -> Html {
    html! { <ul class="guide-list" role="list">{ items.collect::<Html>() }</ul> }
}

/// A line of its own.
pub(super) fn line(class: Option<&'static str>, text: &str) -> Html {
    html! { <p {class} key={["line ", text].concat()}>{ unbroken(text) }</p> }
}

/// A heading within a card.
pub(super) fn heading(text: &'static str) -> Html {
    html! { <h4 class="group" key={text}>{text}</h4> }
}
