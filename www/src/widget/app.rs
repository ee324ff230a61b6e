//! The root component: it draws what the store holds.

use std::rc::Rc;

use yew::prelude::*;

use super::store::Store;
use super::view;

/// What the widget is mounted with.
#[derive(Properties, PartialEq)]
pub(crate) struct AppProps {
    pub(crate) store: Rc<Store>,
}

/// The widget. The store draws it anew by its scope, which a component of the kind of a struct has.
pub(crate) struct App;

impl Component for App {
    type Message = ();
    type Properties = AppProps;

    fn create(context: &Context<Self>) -> Self {
        context.props().store.on_redraw(context.link().clone());
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        view::widget(&context.props().store)
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        let store = &context.props().store;
        store.keep_focus();
        if first {
            store.ready();
        }
    }
}
