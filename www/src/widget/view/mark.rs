//! The mark of a status: its shape differs as well as its colour.

use eligibility_check::sheet::mark_paths;
use yew::prelude::*;

/// The lines of a mark, with their classes: the outline, and what stands in it, which may be nothing.
pub(super) fn shapes(look: &str) -> [(&'static str, &'static str); 2] {
    let path = |place: usize| mark_paths(look).get(place).copied();
    [path(0), path(1)].map(|path| path.unwrap_or(("line", "")))
}

/// The mark of a look.
pub(super) fn mark(look: &str) -> Html {
    let lines = shapes(look).map(|(class, d)| {
        let class = Some(class).filter(|class| *class != "line");
        html! { <path {class} {d} /> }
    });
    html! { <svg class="mark" viewBox="0 0 20 20" aria-hidden="true">{ for lines }</svg> }
}
