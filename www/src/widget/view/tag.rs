//! Builds elements step by step.
//!
//! `html!` would read a little better and writes out every element where it stands, a quarter of a
//! kilobyte each; the first load has room for a tenth of that. And a child that is absent keeps its place here,
//! so that Yew never takes one element for another and a field never loses the focus to a remark below it.

use std::rc::Rc;

use yew::Html;
use yew::virtual_dom::{
    AttrValue, AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VNode, VTag,
    VText,
};

use crate::widget::gesture::Gesture;
use crate::widget::store::Store;

/// An element under construction.
pub(super) struct Tag(Box<VTag>);

/// Begins an element.
pub(super) fn tag(name: &'static str) -> Tag {
    Tag(Box::new(VTag::new(name)))
}

/// A piece of text.
pub(super) fn text(text: &str) -> Html {
    VNode::VText(VText::new(shared(text)))
}

/// Nodes in the place of one.
pub(super) fn list(nodes: Vec<Html>) -> Html {
    VNode::VList(Rc::new(VList::with_children(nodes, None)))
}

fn shared(text: &str) -> AttrValue {
    AttrValue::Rc(Rc::from(text))
}

impl Tag {
    pub(super) fn class(mut self, class: &'static str) -> Self {
        self.0.set_attributes(Attributes::Dynamic {
            keys: &["class"],
            values: Box::new([Some(AttributeOrProperty::Static(class))]),
        });
        self
    }

    pub(super) fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.0.add_attribute(name, shared(value));
        self
    }

    /// An attribute that may be absent.
    pub(super) fn attr_if(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    pub(super) fn key(mut self, key: &str) -> Self {
        self.0.key = Some(Key::from(key));
        self
    }

    pub(super) fn text(self, content: &str) -> Self {
        self.push(text(content))
    }

    pub(super) fn child(self, child: Tag) -> Self {
        self.push(child.into())
    }

    /// A child that may be absent; its place stays.
    pub(super) fn child_if(self, child: Option<Tag>) -> Self {
        self.push(child.map(VNode::from).unwrap_or_default())
    }

    pub(super) fn push(mut self, child: Html) -> Self {
        self.0.add_child(child);
        self
    }

    /// Children that come and go: they share one place.
    pub(super) fn list(self, children: Vec<Html>) -> Self {
        self.push(list(children))
    }

    /// Makes an element react.
    pub(super) fn on(mut self, kind: On, store: &Rc<Store>, gesture: Gesture) -> Self {
        self.0.add_listener(Rc::new(Ear {
            kind,
            store: Rc::clone(store),
            gesture,
        }));
        self
    }

    /// What Yew still needs: a reference, the value of a field, whether it is chosen.
    pub(super) fn with(mut self, change: impl FnOnce(&mut VTag)) -> Self {
        change(&mut self.0);
        self
    }
}

impl From<Tag> for VNode {
    fn from(tag: Tag) -> Self {
        Self::VTag(Rc::new(*tag.0))
    }
}

/// What an element reacts to.
#[derive(Clone, Copy)]
pub(super) enum On {
    Click,
    Input,
    Change,
    FocusOut,
}

/// One listener for all elements and events.
struct Ear {
    kind: On,
    store: Rc<Store>,
    gesture: Gesture,
}

impl Listener for Ear {
    fn kind(&self) -> ListenerKind {
        match self.kind {
            On::Click => ListenerKind::onclick,
            On::Input => ListenerKind::oninput,
            On::Change => ListenerKind::onchange,
            On::FocusOut => ListenerKind::onfocusout,
        }
    }

    fn handle(&self, event: web_sys::Event) {
        self.store.hear(&self.gesture, &event);
    }

    fn passive(&self) -> bool {
        false
    }
}
