//! A list to choose from.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What a list depends on.
#[derive(Properties, PartialEq)]
pub(crate) struct MenuProps {
    pub(crate) id: String,
    /// The value and the name of each entry.
    pub(crate) entries: Vec<(String, String)>,
    /// The value of the chosen entry.
    pub(crate) chosen: String,
    pub(crate) onchange: Callback<Event>,
}

#[component]
pub(crate) fn Menu(props: &MenuProps) -> Html {
    let MenuProps {
        id,
        entries,
        chosen,
        onchange,
    } = props;
    let list = use_chosen(chosen);
    let entries = entries
        .iter()
        .map(|(value, name)| entry(chosen, value, name));
    html! { <select ref={list} class="field" id={id.clone()} {onchange}>{ entries.collect::<Html>() }</select> }
}

/// A reference to a list that keeps its choice: the attributes of its entries choose only at the start, before the visitor
/// has chosen by hand.
#[hook]
pub(super) fn use_chosen(chosen: &str) -> NodeRef {
    let list = use_node_ref();
    use_effect({
        let (list, chosen) = (list.clone(), chosen.to_owned());
        move || {
            if let Some(list) = list.cast::<HtmlSelectElement>() {
                list.set_value(&chosen);
            }
        }
    });
    list
}

/// An entry of a list.
pub(super) fn entry(chosen: &str, value: &str, name: &str) -> Html {
    let selected = chosen == value;
    html! { <option value={value.to_owned()} {selected} key={[value, name].concat()}>{name}</option> }
}
