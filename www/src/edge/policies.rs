//! The policies of this instance, by id.

use std::cell::RefCell;
#[cfg(any(feature = "widget", feature = "author"))]
use std::rc::Rc;

use eligibility_check::expression::LoadError;
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::text;
use js_sys::Array;
use wasm_bindgen::JsValue;

use super::read::read;
use super::reply::{Failure, object};

/// A policy that may be exchanged for another.
#[cfg(any(feature = "widget", feature = "author"))]
pub(crate) type Kept = Rc<Policy>;

/// The engine alone has one policy for as long as its instance lives, and no code to take it apart.
#[cfg(not(any(feature = "widget", feature = "author")))]
#[derive(Clone)]
pub(crate) struct Kept(&'static Policy);

#[cfg(not(any(feature = "widget", feature = "author")))]
impl std::ops::Deref for Kept {
    type Target = Policy;

    fn deref(&self) -> &Policy {
        self.0
    }
}

thread_local! {
    static POLICIES: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
}

/// What the page learns of a policy.
pub(super) fn summary(policy: &Policy) -> JsValue {
    let checks = Array::new();
    for check in &policy.checks {
        checks.push(&object(&[
            ("id", check.id.as_str().into()),
            ("kind", check.kind.code().into()),
            ("title", check.title.as_str().into()),
        ]));
    }
    object(&[
        ("id", policy.id.as_str().into()),
        ("version", policy.version.as_str().into()),
        ("hash", policy.hash.as_str().into()),
        ("checks", checks.into()),
    ])
}

/// Checks a policy and keeps it in the place of an earlier one with its id.
pub(super) fn keep(value: &JsValue, lang: Option<&str>) -> Result<Kept, Failure> {
    let lang = lang.map_or(Lang::Zh, Lang::from_tag);
    let data =
        read(value).map_err(|trouble| Failure::new("policy-malformed", trouble.sentence()))?;
    #[cfg(any(feature = "widget", feature = "author"))]
    let policy = Policy::load(&data, lang).map(Rc::new);
    #[cfg(not(any(feature = "widget", feature = "author")))]
    let policy = Policy::load_for_good(&data, lang).map(Kept);
    let policy = policy.map_err(|error| {
        let code = match error {
            LoadError::UnsupportedFormat(_) => "unknown-format",
            _ => "policy-malformed",
        };
        Failure::new(code, &text::load_error(&error, lang))
    })?;
    POLICIES.with_borrow_mut(|policies| {
        policies.retain(|other| other.id != policy.id);
        policies.push(policy.clone());
    });
    Ok(policy)
}

/// A policy that has been loaded.
pub(crate) fn policy(id: Option<&str>) -> Result<Kept, Failure> {
    let found = POLICIES.with_borrow(|policies| {
        let mut policies = policies.iter();
        policies
            .find(|policy| Some(policy.id.as_str()) == id)
            .cloned()
    });
    found.ok_or_else(|| {
        Failure::new(
            "unknown-policy",
            "没有载入这个政策，请先载入。 This policy has not been loaded. Load it first.",
        )
    })
}

/// The position of a check.
pub(crate) fn check_position(policy: &Policy, id: Option<&str>) -> Result<usize, Failure> {
    id.and_then(|id| policy.check_position(id)).ok_or_else(|| {
        Failure::new(
            "unknown-check",
            "政策中没有这项自查，请检查 check 的写法。 The policy has no such check. Correct `check`.",
        )
    })
}
