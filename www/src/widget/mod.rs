//! The visitor's form. `state` and what follows from it are pure; `store` holds them; `view` draws them.

mod announcer;
mod app;
mod block;
mod focus;
mod gesture;
mod guidance;
mod options;
mod outcome;
mod remark;
mod report;
mod snapshot;
mod state;
mod store;
mod typing;
mod view;
pub(crate) mod words;

#[cfg(all(test, not(target_family = "wasm")))]
mod drawn;
#[cfg(all(test, not(target_family = "wasm")))]
mod guidance_drawn;
#[cfg(test)]
mod mounted;
#[cfg(test)]
mod mounted_guidance;
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
    Failure, Request, answer, answers_to_js, check_position, day, object, policy, read_fields,
    request,
};
use app::{App, AppProps};
use options::{Options, options};
use report::report;
use snapshot::Snapshot;
use state::{Action, Change, State, adopt, reduce};
use store::Store;

pub(crate) use guidance::{Advice, Comparison, Pick, Trial, Variant};
pub(crate) use outcome::outcome;
pub(crate) use report::record;
pub(crate) use state::State as Answered;
pub(crate) use view::Menu;

/// A mounted widget. Nothing here throws. A panic is a trap, and the page lets nothing in after it.
#[wasm_bindgen]
pub struct Widget {
    store: Rc<Store>,
    app: RefCell<Option<AppHandle<App>>>,
}

/// Mounts the widget into an element: `{ policy: id, check?, asOf, answers?, slow?, … }` with the options that `set`
/// takes, and a function that takes the name and the detail of each event: `ready`, `change`, `result`, `language` when
/// the visitor asks for another one, `others` when the visitor asks for other policies, and `guiding` with `{ on }` before and
/// after a slice of guidance. `slow` says that the instance
/// runs as JavaScript: its guidance gets a tenth of the work.
///
/// Answers `{ widget }` or `{ error: { code, message } }`.
#[wasm_bindgen]
pub fn mount(root: JsValue, options: JsValue, emit: JsValue) -> JsValue {
    let mount = || {
        let (request, options) = read_options(&options)?;
        let root = root.dyn_into::<Element>();
        let emit = emit.dyn_into::<Function>();
        let (Ok(root), Ok(emit)) = (root, emit) else {
            let wrong = "mount 需要一个元素、选项和一个函数。 mount takes an element, options and a function.";
            return Err(Failure::new("bad-request", wrong));
        };
        let policy = policy(request.policy.as_deref())?;
        let state = State::new(policy, day(request.as_of)?);
        let change = Change {
            others: options.others,
            ..named(&state, request, options.change)?
        };
        let now = Snapshot::new(adopt(&state, change));
        let store = Store::new(root.clone(), emit, now, options.slow);
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
    /// Sets options; what is absent stays: `{ policy?, check?, asOf?, answers?, guidance?, example?, phone?, others?,
    /// bringsOthers? }`.
    ///
    /// `answers` replaces all answers. With `guidance` false none is computed until an answer changes. `example` says that
    /// the answers are those of a worked case, `phone` is the page's own number for questions, `others` are the ids of the
    /// other policies, which are loaded, or null where they could not be, and with `bringsOthers` false nobody is offered
    /// them.
    pub fn set(&self, options: JsValue) -> JsValue {
        let set = || {
            let (request, options) = read_options(&options)?;
            let names_policy = request.policy.is_some();
            let state = self.store.snapshot().state;
            let change = named(&state, request, options.change)?;
            self.store.adopt(adopt(&state, change));
            if let Some(others) = options.others {
                self.store.take_others(others);
            }
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

    /// The report on the answers as they stand, with guidance, what was picked to compare with, and the figure that is
    /// tried: computed to the end.
    ///
    /// Answers `{ report }`, or `{}` while no check is chosen.
    pub fn report(&self) -> JsValue {
        self.store.compute_all();
        report(&self.store.snapshot())
            .map_or_else(|| object(&[]), |report| object(&[("report", report)]))
    }

    /// Tells a screen reader what somebody has just done.
    pub fn announce(&self, text: JsValue) {
        self.store.announce(&text.as_string().unwrap_or_default());
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
        self.store.end();
        let app = self.app.borrow_mut().take();
        if let Some(app) = app {
            app.destroy();
        }
    }
}

fn read_options(value: &JsValue) -> Result<(Request, Options), Failure> {
    let mut fields = read_fields(value)?;
    Ok((request(&mut fields)?, options(&mut fields)?))
}

/// What a request changes, checked against the policies of this instance, beside other options.
fn named(state: &State, request: Request, options: Change) -> Result<Change, Failure> {
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
        ..options
    })
}
