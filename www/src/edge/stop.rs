//! A panic ends the instance for good: from then on every export says so.
//!
//! The engine alone does without: its build takes the words of panics away, and the guard around its exports sees the trap.

use std::cell::{Cell, RefCell};
use std::panic::PanicHookInfo;

use js_sys::Function;
use wasm_bindgen::JsValue;

thread_local! {
    static INSTALLED: Cell<bool> = const { Cell::new(false) };
    static STOPPED: Cell<bool> = const { Cell::new(false) };
    static LISTENER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Whether a panic has ended this instance. Asked by every export before anything else.
pub(crate) fn has_stopped() -> bool {
    // In tests the hook of the test runner tells what went wrong.
    if !INSTALLED.replace(true) && !cfg!(test) {
        install();
    }
    STOPPED.get()
}

pub(super) fn listen(listener: Option<Function>) {
    if !has_stopped() {
        LISTENER.set(listener);
    }
}

fn install() {
    let hook = Box::new(|info: &PanicHookInfo<'_>| stop(&info.to_string()));
    // Yew would put a hook of its own over any other.
    #[cfg(feature = "widget")]
    yew::set_custom_panic_hook(hook);
    #[cfg(not(feature = "widget"))]
    std::panic::set_hook(hook);
}

pub(super) fn stop(message: &str) {
    STOPPED.set(true);
    // The panic may have come from within the listener.
    let listener = LISTENER.try_with(|listener| listener.try_borrow_mut().ok()?.take());
    if let Ok(Some(listener)) = listener {
        let _ = listener.call1(&JsValue::NULL, &JsValue::from_str(message));
    }
}

#[cfg(test)]
pub(super) fn start_again() {
    STOPPED.set(false);
}
