//! The one component: it draws what the store holds.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
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
pub(crate) struct App {
    frame: NodeRef,
    watch: Option<Watch>,
}

impl Component for App {
    type Message = ();
    type Properties = AppProps;

    fn create(context: &Context<Self>) -> Self {
        context.props().store.on_redraw(context.link().clone());
        Self {
            frame: NodeRef::default(),
            watch: None,
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        view::widget(&context.props().store, &self.frame)
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        if first {
            self.watch = self
                .frame
                .cast::<Element>()
                .and_then(|frame| watch_width(&frame));
            context.props().store.ready();
        }
    }
}

/// Ends with the component.
struct Watch {
    observer: ResizeObserver,
    _measure: Closure<dyn FnMut()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells the style how wide the widget is: it may stand in a narrow column of a wide page, of which media
/// queries know nothing. Written past Yew, which never touches an attribute that it did not set.
fn watch_width(frame: &Element) -> Option<Watch> {
    let measured = frame.clone();
    let measure = Closure::<dyn FnMut()>::new(move || {
        let width = match measured.client_width() {
            // Not shown: nothing to measure.
            0 => return,
            1..760 => "narrow",
            760..1000 => "medium",
            _ => "wide",
        };
        let _ = measured.set_attribute("data-width", width);
    });
    let observer = ResizeObserver::new(measure.as_ref().unchecked_ref()).ok()?;
    observer.observe(frame);
    Some(Watch {
        observer,
        _measure: measure,
    })
}
