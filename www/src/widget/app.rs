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

/// The widget.
#[component]
pub(crate) fn App(props: &AppProps) -> Html {
    let redraw = use_force_update();
    let frame = use_node_ref();
    {
        let store = Rc::clone(&props.store);
        let frame = frame.clone();
        use_effect_with((), move |()| {
            store.on_redraw(Callback::from(move |()| redraw.force_update()));
            let watch = frame
                .cast::<Element>()
                .and_then(|frame| watch_width(&frame));
            store.ready();
            move || drop(watch)
        });
    }
    view::widget(&props.store, &frame)
}

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
