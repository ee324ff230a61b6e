//! Worth knowing beside the result: where to hand it in, the steps, the award; and what this page is.

use eligibility_check::report::{Cited, Report};
use yew::prelude::*;

use super::head::source;
use super::{Outcome, Scene, clause};

pub(super) fn facts(scene: &Scene<'_>, outcome: &Outcome) -> Html {
    let words = scene.words;
    let report = &outcome.report;
    let dates = report
        .round_text
        .iter()
        .chain(&report.dates)
        .collect::<Vec<_>>();
    let all = |facts: &'_ [Cited]| facts.iter().map(cited).collect::<Vec<_>>();
    html! {
        <div class="facts" part="facts">
            <div class="facts-column">
                { routes(scene, report) }
                { card(words.procedure, "steps-numbered", all(&report.procedure)) }
            </div>
            <div class="facts-column">
                { card(words.dates, "", dates.into_iter().map(cited).collect()) }
                { card(words.award, "", all(&report.award)) }
                { card(words.documents, "", all(&report.materials)) }
                { contact(scene, report) }
            </div>
        </div>
    }
}

fn card(title: &'static str, class: &'static str, items: Vec<Html>) -> Option<Html> {
    (!items.is_empty()).then(|| {
        html! {
            <section class="card">
                <div class="card-head"><h3>{ title }</h3></div>
                <ol class={classes!("cited", class)} role="list">{ for items }</ol>
            </section>
        }
    })
}

fn cited(fact: &Cited) -> Html {
    html! {
        <li>
            <p>{ fact.title.as_ref().map(|title| html! { <b>{ title.clone() }</b> }) }{ " " }{ clause(&fact.clause) }</p>
            <p>{ fact.text.clone() }</p>
            { fact.note.as_ref().map(|note| html! { <p class="note">{ note.clone() }</p> }) }
        </li>
    }
}

fn routes(scene: &Scene<'_>, report: &Report) -> Option<Html> {
    let open = &report.missing_for_route;
    let routes = report.routes.iter().map(|route| {
        html! {
            <li>
                <p>{ if route.unspecified { html! { { route.to.clone() } } } else { html! { <b>{ route.to.clone() }</b> } } }{ " " }{ clause(&route.clause) }</p>
                { route.note.as_ref().map(|note| html! { <p class="note">{ note.clone() }</p> }) }
            </li>
        }
    });
    let waiting = (!open.is_empty()).then(|| {
        let inputs = open
            .iter()
            .map(|input| html! { <li>{ scene.lead_to(input, scene.label(input).into()) }</li> });
        html! {
            <>
                <p class="section-help">{ scene.words.route_open }</p>
                <ul class="missing" role="list">{ for inputs }</ul>
            </>
        }
    });
    let known = (!report.routes.is_empty())
        .then(|| html! { <ol class="cited" role="list">{ for routes }</ol> });
    (waiting.is_some() || known.is_some()).then(|| {
        html! {
            <section class="card" part="routes">
                <div class="card-head"><h3>{ scene.words.routes }</h3></div>
                { known }
                { waiting }
            </section>
        }
    })
}

fn contact(scene: &Scene<'_>, report: &Report) -> Option<Html> {
    let contact = report.contact.as_ref()?;
    let phone = contact.phone.as_ref().map(|phone| {
        html! { <p><a class="phone" href={format!("tel:{phone}")}>{ phone.clone() }</a></p> }
    });
    Some(html! {
        <section class="card">
            <div class="card-head"><h3>{ scene.words.contact }</h3></div>
            <div class="cited">
                { phone }
                { contact.address.as_ref().map(|address| html! { <p>{ address.clone() }</p> }) }
            </div>
        </section>
    })
}

/// Who decides, by which text, and by which version of it this was computed.
pub(super) fn foot(scene: &Scene<'_>, report: &Report) -> Html {
    let words = scene.words;
    let policy = &report.policy;
    let hash = policy.hash.get(..12).unwrap_or_default();
    let entry = |name: &'static str, text: Html| html! { <span>{ name }{ " " }{ text }</span> };
    html! {
        <footer class="foot" part="foot">
            <p>{ report.disclaimer }</p>
            <p>{ entry(words.issuer, policy.issuer.clone().into()) }</p>
            <p class="facts-line">
                { entry(words.official, source(scene, report, policy.document_number.as_deref().unwrap_or(&policy.title))) }
                { entry(words.version, policy.version.clone().into()) }
                { entry(words.hash, hash.to_owned().into()) }
                { entry(words.as_of, report.as_of.clone().into()) }
                <span>{ "eligibility-check " }{ report.product_version }</span>
            </p>
        </footer>
    }
}
