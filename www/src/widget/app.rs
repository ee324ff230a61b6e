//! The one component: it draws what the store holds.

use std::rc::Rc;

use yew::prelude::*;

use super::store::Store;
use super::view;

/// What the widget is mounted with.
#[derive(Properties)]
pub(crate) struct AppProps {
    pub(crate) store: Rc<Store>,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.store, &other.store)
    }
}

/// The widget. A component without hooks: their machinery would add one and a half kilobytes to the first load.
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
