//! The mark of a status: its shape differs as well as its colour.

use yew::prelude::*;

/// How a criterion looks: by its status, and in an `exit` check by what that means for the applicant.
pub(super) fn look(status: &'static str, favourable: Option<bool>) -> &'static str {
    match (status, favourable) {
        ("met", Some(false)) => "unmet",
        ("unmet", Some(true)) => "met",
        _ => status,
    }
}

/// The lines of a mark, with their classes: the outline, and what stands in it.
pub(super) fn shapes(look: &str) -> [(&'static str, &'static str); 2] {
    const RING: &str = "M10 1.1a8.9 8.9 0 1 0 .01 0z";
    match look {
        "met" => [
            ("solid", "M10 0a10 10 0 1 0 .01 0z"),
            ("inner", "M5.5 10.4l3 3 6-6.4"),
        ],
        "unmet" => [("line", RING), ("line", "M5.8 10h8.4")],
        "judged" => [("line", "M10 1.6l8.4 8.4-8.4 8.4L1.6 10z"), ("line", "")],
        "invalid" => [
            ("solid", "M10 1l9.4 17.4H.6z"),
            ("inner", "M10 7.4v5.2M10 14.6v1.6"),
        ],
        "unanswered" => [("dashed", RING), ("line", "")],
        _ => [("line", "M4 10h12"), ("line", "")],
    }
}

/// The mark of a look.
pub(super) fn mark(look: &str) -> Html {
    let lines = shapes(look).map(|(class, d)| {
        let class = Some(class).filter(|class| *class != "line");
        html! { <path {class} {d} /> }
    });
    html! { <svg class="mark" viewBox="0 0 20 20" aria-hidden="true">{ for lines }</svg> }
}
