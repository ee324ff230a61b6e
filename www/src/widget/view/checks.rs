//! Which check: one card each.

use yew::prelude::*;

use super::{Action, Scene};

pub(super) fn checks(scene: &Scene<'_>) -> Html {
    let policy = &scene.state.policy;
    if policy.checks.len() < 2 {
        return Html::default();
    }
    let lang = scene.state.lang;
    let cards = policy.checks.iter().enumerate().map(|(position, check)| {
        let summary = check.summary.as_ref();
        html! {
            <label class="check" key={check.id.clone()}>
                <input type="radio" class="over" name="ec-check" value={check.id.clone()}
                    checked={scene.state.check == Some(position)} onchange={scene.act(Action::Choose(position))} />
                <span class="check-face">
                    <b>{ check.title.get(lang).to_owned() }</b>
                    { summary.map(|summary| html! { <span>{ summary.get(lang).to_owned() }</span> }) }
                </span>
            </label>
        }
    });
    html! {
        <fieldset class="checks" part="checks">
            <legend><h3 class="question">{ scene.words.who }</h3></legend>
            <div class="check-cards">{ for cards }</div>
        </fieldset>
    }
}
