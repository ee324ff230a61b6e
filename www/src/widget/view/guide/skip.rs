//! Ways from the form to the result and back, for whoever moves by keyboard: in sight while they have the focus.

use std::rc::Rc;

use eligibility_check::policy::Lang;
use yew::prelude::*;

use crate::widget::gesture::Gesture;
use crate::widget::store::Store;
use crate::widget::view::leaf::span;
use crate::widget::words::guide_words;

/// From the form to the result.
pub(in crate::widget::view) fn to_result(store: &Rc<Store>, lang: Lang) -> Html {
    skip(store, Gesture::SkipToResult, guide_words(lang).to_result)
}

/// From the result to the form.
pub(in crate::widget::view) fn to_form(store: &Rc<Store>, lang: Lang) -> Html {
    skip(store, Gesture::SkipToForm, guide_words(lang).to_form)
}

fn skip(store: &Rc<Store>, gesture: Gesture, label: &str) -> Html {
    html! { <button type="button" class="skip tool" onclick={store.on(gesture)} key="skip">{ span(label) }</button> }
}
