//! Elements by function instead of by macro: `el("p", "muted").text("…")`.
//!
//! Why not `view!`: the macro gives every element a type of its own, and each type brings its own
//! copy of everything an element can do. With some hundred elements that made the wasm of this
//! page 263 kB over the wire; this one type brings it to a third (figures in the README). It is a
//! thin layer on Leptos' own element, signals and effects work as ever.

use leptos::ev::Custom;
use leptos::html::{custom, ElementChild};
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::prop;

/// What browsers report.
pub type Event = leptos::ev::Event;

/// An element in the making. Boxed, so that handing it on costs a pointer.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element with a class; an empty class sets none.
#[inline(never)]
pub fn el(tag: &'static str, class: &str) -> El {
    let element = El(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }));
    if class.is_empty() { element } else { element.set("class", class) }
}

impl El {
    /// Sets an attribute.
    #[inline(never)]
    pub fn set(mut self, name: &'static str, value: &str) -> Self {
        self.0.attributes.push(custom_attribute(name, value.to_owned()).into_any_attr());
        self
    }

    /// An attribute that follows signals; `None` takes it away.
    pub fn live(self, name: &'static str, value: impl FnMut() -> Option<String> + Send + 'static) -> Self {
        self.live_boxed(name, Box::new(value))
    }

    #[inline(never)]
    fn live_boxed(mut self, name: &'static str, value: Box<dyn FnMut() -> Option<String> + Send>) -> Self {
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// Present while the function says so: `hidden`.
    pub fn hidden(self, mut hidden: impl FnMut() -> bool + Send + 'static) -> Self {
        self.live("hidden", move || hidden().then(String::new))
    }

    /// Sets a checkbox or radio button as a person would leave it.
    #[inline(never)]
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.attributes.push(prop("checked", checked).into_any_attr());
        self
    }

    /// Reacts to an event.
    pub fn on(self, event: &'static str, react: impl FnMut(Event) + 'static) -> Self {
        self.on_boxed(event, Box::new(react))
    }

    #[inline(never)]
    fn on_boxed(mut self, event: &'static str, react: Box<dyn FnMut(Event)>) -> Self {
        let event: Custom<Event> = Custom::new(event);
        self.0.attributes.push(on(event, react).into_any_attr());
        self
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(mut self, text: impl Text) -> Self {
        self.0.children.push(text.into_text().into_any());
        self
    }

    /// Adds an element.
    #[inline(never)]
    pub fn add(mut self, child: Self) -> Self {
        self.0.children.push(child.view());
        self
    }

    /// Adds an element, if there is one.
    #[inline(never)]
    pub fn maybe(self, child: Option<Self>) -> Self {
        match child {
            Some(child) => self.add(child),
            None => self,
        }
    }

    /// Adds elements.
    #[inline(never)]
    pub fn all(mut self, children: Vec<Self>) -> Self {
        self.0.children.extend(children.into_iter().map(Self::view));
        self
    }

    /// Adds a part that follows signals.
    pub fn follow(self, part: impl FnMut() -> Option<Self> + Send + 'static) -> Self {
        self.follow_boxed(Box::new(part))
    }

    #[inline(never)]
    fn follow_boxed(mut self, mut part: Box<dyn FnMut() -> Option<Self> + Send>) -> Self {
        let view: Box<dyn FnMut() -> AnyView + Send> =
            Box::new(move || part().map_or_else(|| ().into_any(), Self::view));
        self.0.children.push(view.into_any());
        self
    }

    /// Adds anything Leptos can show; for drawings.
    #[inline(never)]
    pub fn raw(mut self, view: AnyView) -> Self {
        self.0.children.push(view);
        self
    }

    /// The element as Leptos shows it.
    #[inline(never)]
    pub fn view(self) -> AnyView {
        let element = *self.0;
        custom(element.tag).child(element.children).add_any_attr(element.attributes).into_any()
    }
}

/// What can be a text: one's own, or a borrowed one.
pub trait Text {
    /// The text.
    fn into_text(self) -> String;
}

impl Text for String {
    fn into_text(self) -> String {
        self
    }
}

impl Text for &str {
    fn into_text(self) -> String {
        self.to_owned()
    }
}
