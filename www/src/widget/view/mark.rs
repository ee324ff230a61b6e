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

/// The mark of a look.
pub(super) fn mark(look: &str) -> Html {
    const RING: &str = "M10 1.1a8.9 8.9 0 1 0 .01 0z";
    // The outline, and what stands in it.
    let (outline, inner) = match look {
        "met" => (
            path("solid", "M10 0a10 10 0 1 0 .01 0z"),
            path("inner", "M5.5 10.4l3 3 6-6.4"),
        ),
        "unmet" => (path("", RING), path("", "M5.8 10h8.4")),
        "judged" => (path("", "M10 1.6l8.4 8.4-8.4 8.4L1.6 10z"), path("", "")),
        "invalid" => (
            path("solid", "M10 1l9.4 17.4H.6z"),
            path("inner", "M10 7.4v5.2M10 14.6v1.6"),
        ),
        "unanswered" => (path("dashed", RING), path("", "")),
        _ => (path("", "M4 10h12"), path("", "")),
    };
    html! {
        <svg class="mark" viewBox="0 0 20 20" aria-hidden="true">
            { outline }
            { inner }
        </svg>
    }
}

fn path(class: &'static str, d: &'static str) -> Html {
    html! { <path {class} {d} /> }
}
