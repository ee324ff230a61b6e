//! One criterion: mark, statement, figures and status word; the rest on request.

use eligibility_check::exact::Rational;
use eligibility_check::report::{CriterionReport, Figure, Number};
use yew::prelude::*;

use super::mark::{look, mark};
use super::meter::meter;
use super::{Scene, clause, fill};

pub(super) fn criterion(scene: &Scene<'_>, report: &CriterionReport) -> Html {
    let look = look(report.status, report.favourable);
    let parts = report.parts.iter().map(|part| criterion(scene, part));
    html! {
        <li class={classes!("criterion", look)} key={report.id.clone()}>
            <details>
                <summary>
                    <span class="criterion-row">
                        { mark(look) }
                        <span class="statement">
                            { unbroken(&report.statement) }{ " " }{ clause(&report.clause) }
                            { report.soft.then(|| html! { <span class="soft">{ scene.words.soft }</span> }) }
                        </span>
                        <span class="word">{ report.status_text }</span>
                        <span class="criterion-more">{ figures(scene, report) }</span>
                    </span>
                </summary>
                { details(scene, report) }
            </details>
            { (!report.parts.is_empty()).then(|| html! { <ul class="criteria parts" role="list">{ for parts }</ul> }) }
        </li>
    }
}

/// What stands on the row below the statement.
fn figures(scene: &Scene<'_>, report: &CriterionReport) -> Html {
    let words = scene.words;
    let line = |text: String| html! { <span class="figures">{ text }</span> };
    let reason = report.reason_text.map(|reason| line(reason.to_owned()));
    if let Some(waived) = &report.waived {
        return line(waived.statement.clone());
    }
    match report.status {
        "unanswered" => {
            let labels = report
                .missing
                .iter()
                .map(|input| scene.label(input))
                .collect::<Vec<_>>();
            // Of a declared one that would be its own statement again.
            let waits =
                (report.parts.is_empty() && report.evidence == "computed" && !labels.is_empty())
                    .then(|| line(format!("{}{}", words.waits_for, labels.join(words.and))));
            html! { <>{ comparison(scene, report) }{ waits }</> }
        }
        "judged" => {
            let looks_at = report.looks_at.as_ref();
            looks_at
                .map(|text| line(format!("{}{text}", words.looks_at)))
                .unwrap_or_default()
        }
        "invalid" => reason.unwrap_or_default(),
        _ => html! { <>{ comparison(scene, report) }{ reason }</> },
    }
}

/// Measured against required, with the bar and the arithmetic.
fn comparison(scene: &Scene<'_>, report: &CriterionReport) -> Option<Html> {
    let words = scene.words;
    let (text, exact) = match report.measured.as_ref()? {
        Figure::Exact(number) => (number.text.clone(), Some(number)),
        Figure::Between { min: Some(min), .. } if !is_zero(min) => {
            (fill(words.at_least, &min.text), None)
        }
        Figure::Between { .. } => return None,
    };
    let required = match &report.required {
        Some(Figure::Exact(number)) => Some(number),
        _ => None,
    };
    let is_exactly = report.status == "met"
        && exact
            .zip(required)
            .is_some_and(|(own, limit)| own.exact == limit.exact);
    let arithmetic = report
        .arithmetic
        .as_ref()
        .map(|arithmetic| fill(words.in_brackets, arithmetic));
    let limit =
        required.map(|limit| format!("{}{}", words.comma, fill(words.required, &limit.text)));
    let exactly = is_exactly.then(|| format!("{}{}", words.comma, words.exactly));
    let rest = [arithmetic, limit, exactly]
        .into_iter()
        .flatten()
        .collect::<String>();
    let rest = unbroken(&rest);
    Some(html! {
        <>
            { meter(report) }
            <span class="figures">
                <b>{ unbroken(&text) }</b>{ rest }
            </span>
        </>
    })
}

/// A percent sign stays with its number.
fn unbroken(text: &str) -> String {
    text.replace(" %", "\u{a0}%")
}

fn is_zero(number: &Number) -> bool {
    Rational::parse(&number.exact).is_some_and(Rational::is_zero)
}

fn details(scene: &Scene<'_>, report: &CriterionReport) -> Html {
    let words = scene.words;
    let entry =
        |name: &'static str, text: Html| html! { <div><dt>{ name }</dt><dd>{ text }</dd></div> };
    let text = |name: &'static str, text: &Option<String>| {
        text.clone().map(|text| entry(name, text.into()))
    };
    let cited = match &report.waived {
        Some(waived) => format!("{}{}{}", report.clause, words.and, waived.clause),
        None => report.clause.clone(),
    };
    let materials = report.materials.join(words.and);
    let open = report.missing.iter().filter(|_| report.parts.is_empty());
    let open = open.map(|input| {
        let text = format!("{}{}{}", words.fill_in, words.colon, scene.label(input));
        scene.lead_to(input, text.into())
    });
    html! {
        <dl class="details">
            { entry(words.clause, clause(&cited)) }
            { text(words.quote, &report.quote) }
            { text(words.help, &report.help) }
            { text(words.note, &report.note) }
            { (!materials.is_empty()).then(|| entry(words.materials, materials.into())) }
            { for open }
        </dl>
    }
}
