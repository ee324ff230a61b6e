//! The visitor's form. `state` and what follows from it are pure; `store` holds them; `view` draws them.

mod app;
mod block;
mod gesture;
mod outcome;
mod remark;
mod state;
mod store;
mod typing;
mod view;
pub(crate) mod words;

#[cfg(all(test, not(target_family = "wasm")))]
mod drawn;
#[cfg(test)]
mod mounted;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod translated;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::AppHandle;

use crate::edge::{
    Failure, Request, answer, answers_to_js, check_position, day, object, policy, read_request,
};
use app::{App, AppProps};
use state::{Action, Change, State, adopt, reduce};
use store::Store;

/// A mounted widget. Nothing here throws. A panic is a trap, and the page lets nothing in after it.
#[wasm_bindgen]
pub struct Widget {
    store: Rc<Store>,
    app: RefCell<Option<AppHandle<App>>>,
}

/// Mounts the widget into an element: `{ policy: id, check?, asOf, answers? }`, and a function that
/// takes the name and the detail of each event: `ready`, `change`, `result`, and `language` when the visitor asks
/// for another one.
///
/// Answers `{ widget }` or `{ error: { code, message } }`.
#[wasm_bindgen]
pub fn mount(root: JsValue, options: JsValue, emit: JsValue) -> JsValue {
    let mount = || {
        let request = read_request(&options)?;
        let root = root.dyn_into::<Element>();
        let emit = emit.dyn_into::<Function>();
        let (Ok(root), Ok(emit)) = (root, emit) else {
            let wrong = "mount 需要一个元素、选项和一个函数。 mount takes an element, options and a function.";
            return Err(Failure::new("bad-request", wrong));
        };
        let policy = policy(request.policy.as_deref())?;
        let state = State::new(policy, day(request.as_of)?);
        let change = change(&state, request)?;
        let store = Store::new(root.clone(), emit, adopt(&state, change));
        let props = AppProps {
            store: Rc::clone(&store),
        };
        // Yew would put a hook there that formats what is taken out of the module.
        #[cfg(not(test))]
        yew::set_custom_panic_hook(Box::new(|_| {}));
        let app = yew::Renderer::<App>::with_root_and_props(root, props).render();
        let app = RefCell::new(Some(app));
        Ok(object(&[("widget", Widget { store, app }.into())]))
    };
    answer(mount())
}

#[wasm_bindgen]
impl Widget {
    /// Sets options; what is absent stays. `answers` replaces all answers.
    pub fn set(&self, options: JsValue) -> JsValue {
        let set = || {
            let request = read_request(&options)?;
            let names_policy = request.policy.is_some();
            let state = self.store.snapshot().state;
            let change = change(&state, request)?;
            self.store.adopt(adopt(&state, change));
            if names_policy {
                self.store.ready();
            }
            Ok(object(&[]))
        };
        answer(set())
    }

    /// The answers as they stand.
    pub fn answers(&self) -> JsValue {
        answers_to_js(&self.store.snapshot().state.answers)
    }

    /// Takes the answers that a plan asks for: `{ answers }`. The visitor can take it back.
    pub fn enter(&self, options: JsValue) -> JsValue {
        let enter = || {
            let answers = read_request(&options)?.answers.unwrap_or_default();
            self.store.act(&Action::Plan(answers));
            Ok(object(&[]))
        };
        answer(enter())
    }

    /// Takes the last step back that changed many answers at once.
    pub fn undo(&self) -> JsValue {
        self.store.act(&Action::Undo);
        object(&[])
    }

    /// Forgets all answers. The visitor can take it back.
    pub fn reset(&self) -> JsValue {
        let state = self.store.snapshot().state;
        self.store.adopt(reduce(&state, &Action::Clear));
        object(&[])
    }

    /// Unmounts the widget.
    pub fn destroy(&self) {
        let app = self.app.borrow_mut().take();
        if let Some(app) = app {
            app.destroy();
        }
    }
}

/// What a request changes, checked against the policies of this instance.
fn change(state: &State, request: Request) -> Result<Change, Failure> {
    let policy = request
        .policy
        .as_deref()
        .map(|id| policy(Some(id)))
        .transpose()?;
    let target = policy.as_ref().unwrap_or(&state.policy);
    let check = request.check.as_deref();
    let check = check
        .map(|id| check_position(target, Some(id)))
        .transpose()?;
    Ok(Change {
        check,
        as_of: request.as_of,
        answers: request.answers,
        policy,
    })
}
