//! A list to choose from.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What a list depends on.
#[derive(Properties, PartialEq)]
pub(super) struct MenuProps {
    pub(super) id: String,
    /// The value and the name of each entry.
    pub(super) entries: Vec<(String, String)>,
    /// The value of the chosen entry.
    pub(super) chosen: String,
    pub(super) onchange: Callback<Event>,
}

#[component]
pub(super) fn Menu(props: &MenuProps) -> Html {
    let MenuProps {
        id,
        entries,
        chosen,
        onchange,
    } = props;
    let list = use_node_ref();
    // The attributes of its entries choose only at the start, before the visitor has chosen by hand.
    use_effect({
        let (list, chosen) = (list.clone(), chosen.clone());
        move || {
            if let Some(list) = list.cast::<HtmlSelectElement>() {
                list.set_value(&chosen);
            }
        }
    });
    let entries = entries.iter().map(|(value, name)| {
        let selected = chosen == value;
        html! { <option value={value.clone()} {selected} key={[&**value, name].concat()}>{&**name}</option> }
    });
    html! { <select ref={list} class="field" id={id.clone()} {onchange}>{ entries.collect::<Html>() }</select> }
}
