//! The answer: one sentence, three counts, what to correct, what to fill in, criterion by criterion.

use eligibility_check::evaluation::ProblemKind;
use eligibility_check::policy::Evidence;
use eligibility_check::text;
use yew::prelude::*;

use super::criterion::criterion;
use super::mark::mark;
use super::tally::tally;
use super::{Outcome, Scene, fill};

/// So many missing answers are named at once; the others on request.
const SHOWN: usize = 4;

pub(super) fn result(scene: &Scene<'_>, outcome: &Outcome) -> Html {
    let words = scene.words;
    let headline = &outcome.report.headline;
    let live = outcome.is_live();
    html! {
        <div class={if live { "answer" } else { "answer not-live" }} part="result">
            <section class="card verdict" part="verdict" aria-labelledby="ec-result">
                { (!live).then(|| html! { <p class="not-live-note">{ words.not_live }</p> }) }
                <h3 class="verdict-title" id="ec-result" tabindex="-1"><span class="unseen">{ words.result }{ words.colon }</span>{ headline.title.clone() }</h3>
                { (!headline.detail.is_empty()).then(|| html! { <p class="verdict-detail">{ headline.detail.clone() }</p> }) }
                { tally(scene, outcome) }
            </section>
            { problems(scene, outcome) }
            { missing(scene, outcome) }
            <section class="card" part="criteria" aria-labelledby="ec-criteria">
                <div class="card-head"><h3 id="ec-criteria">{ words.criteria }</h3></div>
                { for [Evidence::Computed, Evidence::Declared, Evidence::Judged].into_iter().filter_map(|evidence| group(scene, outcome, evidence)) }
            </section>
        </div>
    }
}

/// The criteria of one evidence, in the order of the text: they are counted apart and stand apart.
fn group(scene: &Scene<'_>, outcome: &Outcome, evidence: Evidence) -> Option<Html> {
    let own = outcome
        .report
        .criteria
        .iter()
        .filter(|criterion| criterion.evidence == evidence.code());
    let rows = own
        .map(|report| criterion(scene, report))
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        html! {
            <>
                <h4 class="group">{ text::evidence(evidence, scene.state.lang) }</h4>
                <ul class="criteria" role="list">{ for rows }</ul>
            </>
        }
    })
}

fn problems(scene: &Scene<'_>, outcome: &Outcome) -> Option<Html> {
    let problems = outcome.problems(scene.state.editing.as_ref());
    let items = problems.map(|(problem, message)| {
        let input = problem.inputs.first().filter(|_| problem.kind != ProblemKind::UnknownInput);
        html! {
            <li>
                { mark("invalid") }
                <div><p class={classes!(scene.hanging(message))}>{ message.to_owned() }</p>{ input.map(|input| scene.lead_to(input, scene.words.mend_this.into())) }</div>
            </li>
        }
    });
    let items = items.collect::<Vec<_>>();
    (!items.is_empty()).then(|| {
        html! {
            <section class="card problems" aria-labelledby="ec-problems">
                <div class="card-head"><h3 id="ec-problems">{ scene.words.mend }</h3></div>
                <ul class="steps" role="list">{ for items }</ul>
            </section>
        }
    })
}

fn missing(scene: &Scene<'_>, outcome: &Outcome) -> Option<Html> {
    let missing = &outcome.report.missing;
    if missing.is_empty() {
        return None;
    }
    let item = |input: &String| html! { <li key={input.clone()}>{ scene.lead_to(input, scene.label(input).into()) }</li> };
    let (first, rest) = missing.split_at(missing.len().min(SHOWN));
    let rest = (!rest.is_empty()).then(|| {
        html! {
            <details class="rest">
                <summary>{ fill(scene.words.more, &rest.len().to_string()) }</summary>
                <ul class="missing" role="list">{ for rest.iter().map(item) }</ul>
            </details>
        }
    });
    Some(html! {
        <section class="card" aria-labelledby="ec-missing">
            <div class="card-head"><h3 id="ec-missing">{ scene.words.missing }</h3></div>
            <ul class="missing" role="list">{ for first.iter().map(item) }</ul>
            { rest }
        </section>
    })
}

/// In a narrow widget the answer is far below the form: this bar always shows the verdict and leads to it.
pub(super) fn dock(scene: &Scene<'_>, outcome: &Outcome) -> Html {
    let headline = &outcome.report.headline;
    let store = scene.store.clone();
    let onclick = Callback::from(move |_: MouseEvent| store.focus_result());
    let words = scene.words;
    let judged = outcome.report.counts.judged.count("judged");
    let open = [
        (words.dock_missing, outcome.report.missing.len()),
        (words.dock_judged, judged),
    ];
    let open = open.into_iter().filter(|(_, count)| *count > 0);
    let open = open
        .map(|(sentence, count)| fill(sentence, &count.to_string()))
        .collect::<Vec<_>>();
    let detail = if outcome.is_live() {
        open.join(" · ")
    } else {
        words.not_live.to_owned()
    };
    html! {
        <div class="dock" part="dock">
            <p class="dock-text"><b>{ headline.title.clone() }</b><span>{ detail }</span></p>
            <button type="button" class="go" {onclick}>{ words.see_result }</button>
        </div>
    }
}
