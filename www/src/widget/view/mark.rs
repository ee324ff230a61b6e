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
pub(super) fn mark(look: &'static str) -> Html {
    let shape = match look {
        "met" => {
            html! { <><circle class="solid" cx="10" cy="10" r="10" /><path class="inner" d="M5.5 10.4l3 3 6-6.4" /></> }
        }
        "unmet" => html! { <><circle cx="10" cy="10" r="8.9" /><path d="M5.8 10h8.4" /></> },
        "judged" => html! { <path d="M10 1.6l8.4 8.4-8.4 8.4L1.6 10z" /> },
        "invalid" => {
            html! { <><path class="solid" d="M10 1l9.4 17.4H.6z" /><path class="inner" d="M10 7.4v5.2M10 14.6v1.6" /></> }
        }
        "unanswered" => html! { <circle class="dashed" cx="10" cy="10" r="8.9" /> },
        _ => html! { <path d="M4 10h12" /> },
    };
    html! { <svg class="mark" viewBox="0 0 20 20" aria-hidden="true">{ shape }</svg> }
}
