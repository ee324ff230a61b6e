//! The list of policies to choose from, where a page names none.

mod state;
#[cfg(all(test, not(target_family = "wasm")))]
mod tests;
mod view;
mod words;

use std::cell::RefCell;
use std::rc::Rc;

use eligibility_check::answers::Data;
use eligibility_check::listing::{Wanted, read};
use eligibility_check::policy::Lang;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::AppHandle;

use crate::edge::{Failure, answer, day, object, read_fields, request, texts};
use state::{State, Store};
use view::{App, AppProps};

/// A mounted list of policies.
#[wasm_bindgen]
pub struct PolicyList {
    store: Rc<Store>,
    app: RefCell<Option<AppHandle<App>>>,
}

/// Mounts the list of policies into an element: `{ index, lang, asOf }`, where `index` is what
/// `policies/index.json` holds in that language, and a function that takes the name and the detail of each event:
/// `pick` with `{ policy, check }`, and `language` with `{ lang }` when the visitor asks for another one.
///
/// Answers `{ list, policies: [id] }` or `{ error: { code, message } }`.
#[wasm_bindgen]
pub fn mount_list(root: JsValue, options: JsValue, emit: JsValue) -> JsValue {
    let mount = || {
        let state = state(&options, Wanted::default())?;
        let root = root.dyn_into::<Element>();
        let emit = emit.dyn_into::<Function>();
        let (Ok(root), Ok(emit)) = (root, emit) else {
            let wrong = "mount_list 需要一个元素、选项和一个函数。 mount_list takes an element, options and a function.";
            return Err(Failure::new("bad-request", wrong));
        };
        let policies = ids(&state);
        let store = Store::new(emit, state);
        let props = AppProps {
            store: Rc::clone(&store),
        };
        let app = yew::Renderer::<App>::with_root_and_props(root, props).render();
        let app = RefCell::new(Some(app));
        Ok(object(&[
            ("list", PolicyList { store, app }.into()),
            ("policies", policies),
        ]))
    };
    answer(mount())
}

#[wasm_bindgen]
impl PolicyList {
    /// Shows the list anew: the same options as `mount_list`. What the visitor looks for stays.
    ///
    /// Answers `{ policies: [id] }` or `{ error: { code, message } }`.
    pub fn set(&self, options: JsValue) -> JsValue {
        let set = || {
            let state = state(&options, self.store.state().wanted.clone())?;
            let policies = ids(&state);
            self.store.put(state);
            Ok(object(&[("policies", policies)]))
        };
        answer(set())
    }

    /// Unmounts the list.
    pub fn destroy(&self) {
        if let Some(app) = self.app.borrow_mut().take() {
            app.destroy();
        }
    }
}

fn ids(state: &State) -> JsValue {
    texts(state.policies.iter().map(|policy| &policy.id))
}

fn state(options: &JsValue, wanted: Wanted) -> Result<State, Failure> {
    let mut fields = read_fields(options)?;
    let policies = fields.get("index").and_then(read).ok_or_else(|| {
        let wrong = "政策清单 policies/index.json 有误。 The list of policies, policies/index.json, is malformed.";
        Failure::new("policy-malformed", wrong)
    })?;
    let lang = fields.get("lang").and_then(Data::as_text);
    Ok(State {
        policies: policies.into(),
        lang: lang.map_or(Lang::Zh, Lang::from_tag),
        as_of: day(request(&mut fields)?.as_of)?,
        wanted,
        left: false,
    })
}
