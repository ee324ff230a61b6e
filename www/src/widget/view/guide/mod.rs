//! How far, what to change, what if, and the same answers elsewhere; and what is worth knowing beside the result.

mod comparison;
mod details;
mod facts;
mod filter;
mod line;
mod nearest;
mod overview;
mod pieces;
mod plan;
mod progress;
mod skip;
mod what_if;

use std::rc::Rc;

use eligibility_check::policy::CheckKind;
use eligibility_check::report::Report;
use yew::prelude::*;

use super::leaf::Shared;
use crate::widget::guidance::{Advice, Look};
use crate::widget::snapshot::Snapshot;
use crate::widget::state::Step;
use crate::widget::store::Store;
use crate::widget::words::guide_words;
use comparison::ComparisonCard;
use facts::{Facts, FactsProps};
use filter::Filter;
use nearest::Nearest;
use overview::{Overview, marks};
use plan::PlanCard;
use what_if::WhatIfCard;

pub(super) use details::{Details, details, details_of, gap_of};
pub(super) use progress::progress;
pub(super) use skip::{to_form, to_result};

/// What a card of guidance depends on.
#[derive(Properties, PartialEq)]
pub(super) struct AdviceProps {
    pub(super) store: Rc<Store>,
    pub(super) advice: Shared<Advice>,
}

/// What to do first: the smallest single changes, and the smallest joint one that meets everything.
pub(super) fn first(store: &Rc<Store>, now: &Snapshot) -> Html {
    html! {
        <div data-guide="first" key="first">
            if let Some(advice) = &now.advice {
                <Nearest store={Rc::clone(store)} advice={Shared::new(advice)} />
                <PlanCard store={Rc::clone(store)} advice={Shared::new(advice)} entered={now.state.can_undo(&Step::Plan)} />
            } else if !now.state.guided {
                <p class="section-help">{guide_words(now.state.policy.lang).not_guided}</p>
            }
        </div>
    }
}

/// All criteria at a glance, and which of them are listed below.
pub(super) fn overview(store: &Rc<Store>, now: &Snapshot, report: Report<'_>) -> Html {
    let lang = now.state.policy.lang;
    let counts = Look::ALL.map(|look| look.count(report));
    html! {
        <div data-guide="overview" key="overview">
            <div><Overview marks={marks(report)} /></div>
            <Filter store={Rc::clone(store)} {lang} kind={report.check.kind} look={now.state.choices.look} {counts} />
        </div>
    }
}

/// What comes of it otherwise.
pub(super) fn more(store: &Rc<Store>, now: &Snapshot) -> Html {
    let applying = now.state.kind() == Some(CheckKind::Eligibility);
    html! {
        <div data-guide="more" key="more">
            if let Some(advice) = &now.advice {
                <WhatIfCard store={Rc::clone(store)} advice={Shared::new(advice)} trial={now.state.choices.trial.clone()} />
                if applying {
                    <ComparisonCard store={Rc::clone(store)} state={Shared::new(&now.state)}
                        comparison={now.comparison.as_ref().map(Shared::new)} />
                }
            }
        </div>
    }
}

/// Worth knowing beside the result.
pub(super) fn facts(store: &Rc<Store>, now: &Snapshot) -> Html {
    let Some(outcome) = &now.outcome else {
        return Html::default();
    };
    let props = FactsProps {
        store: Rc::clone(store),
        state: Shared::new(&now.state),
        outcome: Shared::new(outcome),
    };
    html! {
        <div class="facts" part="facts" data-guide="facts" key="facts"><Facts ..props /></div>
    }
}
