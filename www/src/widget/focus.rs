//! Where the visitor stands, and is led.

use std::cell::{Cell, RefCell};

use eligibility_check::exact::digits;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::state::Slot;
use super::store::Store;

/// The heading of the result.
const RESULT: &str = "#ec-result";

/// The first check to compare with that is not picked.
const OFFERED: &str = "[part=comparison] .options input:not(:checked)";

/// The places that the focus has to be kept for.
#[derive(Default)]
pub(crate) struct Places {
    /// What has the focus in the result or in the facts while it is drawn anew, and where it stands.
    reads: RefCell<Option<(HtmlElement, f64)>>,
    /// The field in which the visitor was last, as a selector.
    field: RefCell<Option<String>>,
    /// Whether the visitor has asked for other policies.
    pub(super) awaits_others: Cell<bool>,
    /// Whether the visitor is led to what they offer, once it is drawn.
    pub(super) leads_to_others: Cell<bool>,
}

impl Store {
    /// Leads the visitor to a question: to what is wrong in it, else to what is blank, else to its start.
    pub(crate) fn focus(&self, input: &str) {
        let fields = ["[data-input='", input, "']"].concat();
        for state in ["[aria-invalid=true]", ":placeholder-shown", ":checked", ""] {
            if let Some(field) = self.find(&[&fields, state].concat()) {
                let _ = field.focus();
                return;
            }
        }
    }

    /// Leads the visitor to one field.
    pub(crate) fn focus_field(&self, slot: &Slot) {
        let year = slot.year.map(|year| ["-", &digits(year)].concat());
        let id = ["#ec-", &slot.input, year.as_deref().unwrap_or_default()];
        if let Some(field) = self.find(&id.concat()) {
            let _ = field.focus();
        }
    }

    /// Leads the visitor to the result.
    pub(crate) fn focus_result(&self) {
        if let Some(result) = self.find(RESULT) {
            let _ = result.focus();
            result.scroll_into_view();
        }
    }

    /// Leads a visitor who moves by keyboard to the result.
    pub(crate) fn skip_to_result(&self) {
        if let Some(result) = self.find(RESULT) {
            skip_to(&result);
        }
    }

    /// Leads back to the field in which the visitor was last: in a group to the one that is chosen, as the tab key would.
    /// Another check may not ask it.
    pub(crate) fn skip_to_form(&self) {
        let field = self.places.field.borrow().clone();
        let field = field.as_deref().unwrap_or("[data-input]");
        for selector in [&*[field, ":checked"].concat(), field, ".form [data-input]"] {
            if let Some(field) = self.find(selector) {
                skip_to(&field);
                return;
            }
        }
    }

    /// Notes the field that got the focus.
    pub(crate) fn note_field(&self, field: &Element) {
        let (id, input) = (field.id(), field.get_attribute("data-input"));
        let selector = match input {
            None => return,
            Some(_) if !id.is_empty() => ["#", &id].concat(),
            Some(input) => ["[data-input='", &input, "']"].concat(),
        };
        self.places.field.replace(Some(selector));
    }

    /// Before something is drawn: notes what has the focus in the result.
    pub(super) fn note_focus(&self) {
        let reads = self
            .focused()
            .filter(|one| matches!(one.closest(".answer, .facts"), Ok(Some(_))));
        let reads = reads.map(|one| {
            let top = one.get_bounding_client_rect().top();
            (one, top)
        });
        self.places.reads.replace(reads);
    }

    /// After something was drawn: whoever stood on what is gone goes on at the result, of which it was a part. What had
    /// the focus stays in sight, however much is told above it now.
    pub(crate) fn keep_focus(&self) {
        if self.places.leads_to_others.take()
            && let Some(offered) = self.find(OFFERED)
        {
            let _ = offered.focus();
            return;
        }
        let Some((stood, top)) = self.places.reads.take() else {
            return;
        };
        let focused = self.focused();
        if !focused.as_ref().is_some_and(can_have_focus) {
            self.skip_to_result();
        } else if focused.as_ref() == Some(&stood) && stood.get_bounding_client_rect().top() != top
        {
            into_sight(&stood);
        }
    }

    /// What has the focus in the element.
    fn focused(&self) -> Option<HtmlElement> {
        let focused = Reflect::get(&self.root.get_root_node(), &"activeElement".into());
        focused.ok()?.dyn_into().ok()
    }

    fn find(&self, selector: &str) -> Option<HtmlElement> {
        let found = self.root.query_selector(selector).ok()??;
        // Nothing but what the widget draws stands below its root.
        Some(found.unchecked_into())
    }
}

fn skip_to(element: &HtmlElement) {
    let _ = element.focus();
    into_sight(element);
}

fn into_sight(element: &HtmlElement) {
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&nearest);
}

fn can_have_focus(element: &HtmlElement) -> bool {
    let is_disabled = element.matches(":disabled").unwrap_or(false);
    element.is_connected() && element.get_client_rects().length() > 0 && !is_disabled
}
