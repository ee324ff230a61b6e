//! What this page is: by which text it was computed, and who decides.

use eligibility_check::exact::Date;
use eligibility_check::policy::Policy;
use eligibility_check::report::PRODUCT_VERSION;
use eligibility_check::text;
use yew::prelude::*;

use super::head::source;
use super::leaf::{Shared, span};
use crate::widget::words::words;

/// What the foot depends on.
#[derive(Properties, PartialEq)]
pub(super) struct FootProps {
    pub(super) policy: Shared<Policy>,
    pub(super) as_of: Date,
}

/// Who decides, by which text, and by which version of it this was computed.
#[component]
pub(super) fn Foot(props: &FootProps) -> Html {
    let policy = &*props.policy;
    let words = words(policy.lang);
    let hash = policy.hash.get(..12).unwrap_or_default();
    let document = policy.number.as_deref().unwrap_or(&policy.title);
    let disclaimer = text::disclaimer(policy.lang);
    html! {
        <footer class="foot" part="foot">
            <p key={disclaimer}>{disclaimer}</p>
            <p>{ entry(words.issuer, &policy.issuer) }</p>
            <p class="foot-line">
                <span key={[words.official, document].concat()}>
                    { words.official }
                    { " " }
                    { source(policy, document) }
                </span>
                { entry(words.version, &policy.version) }
                { entry(words.hash, hash) }
                { entry(words.as_of, &props.as_of.written()) }
                { entry("eligibility-check", PRODUCT_VERSION) }
            </p>
        </footer>
    }
}

fn entry(name: &str, text: &str) -> Html {
    span(&[name, " ", text].concat())
}
