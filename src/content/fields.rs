//! The fields of one JSON object.

#[cfg(not(target_arch = "wasm32"))]
use std::cell::RefCell;

#[cfg(not(target_arch = "wasm32"))]
use serde_json::{Map, Value};

use super::decode::Node;
use crate::json::{Json, find};

/// The fields of one object, noted as they are asked for.
pub struct Fields<'n> {
    node: &'n Node<'n>,
    map: Option<&'n [(Box<str>, Json)]>,
    #[cfg(not(target_arch = "wasm32"))]
    asked: RefCell<Vec<&'static str>>,
    #[cfg(not(target_arch = "wasm32"))]
    properties: RefCell<Map<String, Value>>,
    #[cfg(not(target_arch = "wasm32"))]
    required: RefCell<Vec<Value>>,
}

impl<'n> Fields<'n> {
    /// The fields of this node; `map` is missing only while a schema is being drawn.
    pub(super) fn new(node: &'n Node<'n>, map: Option<&'n [(Box<str>, Json)]>) -> Self {
        Self {
            node,
            map,
            #[cfg(not(target_arch = "wasm32"))]
            asked: RefCell::default(),
            #[cfg(not(target_arch = "wasm32"))]
            properties: RefCell::default(),
            #[cfg(not(target_arch = "wasm32"))]
            required: RefCell::default(),
        }
    }

    /// The object itself, for problems that concern several fields.
    pub fn node(&self) -> &'n Node<'n> {
        self.node
    }

    /// A field that must be there. `about` explains it in the schema.
    #[inline(always)]
    #[allow(
        clippy::inline_always,
        reason = "so that `about` is dropped in the browser"
    )]
    pub fn need<T>(
        &self,
        key: &'static str,
        about: &str,
        mut decode: impl FnMut(&Node<'_>) -> Option<T>,
    ) -> Option<T> {
        self.field(key, about_for_authors(about), true, &mut decode)
    }

    /// Whether a field is there and not null.
    pub fn given(&self, key: &str) -> bool {
        self.map
            .and_then(|map| find(map, key))
            .is_some_and(|value| *value != Json::Null)
    }

    /// Makes sure that one of these fields is given, and no other of them.
    pub fn exactly_one(&self, keys: &[&str], reason: &str) -> Option<()> {
        let given = keys.iter().filter(|key| self.given(key)).count();
        if given == 1 {
            Some(())
        } else {
            self.node.wrong(reason)
        }
    }

    /// A field that may be missing (or null).
    #[inline(always)]
    #[allow(
        clippy::inline_always,
        reason = "so that `about` is dropped in the browser"
    )]
    pub fn may<T>(
        &self,
        key: &'static str,
        about: &str,
        mut decode: impl FnMut(&Node<'_>) -> Option<T>,
    ) -> Option<T> {
        self.field(key, about_for_authors(about), false, &mut decode)
    }

    /// One copy per type, however many decoders there are: that is smaller.
    #[cfg_attr(target_arch = "wasm32", allow(unused_variables))]
    #[inline(never)]
    fn field<T>(
        &self,
        key: &'static str,
        about: &str,
        needed: bool,
        decode: &mut dyn FnMut(&Node<'_>) -> Option<T>,
    ) -> Option<T> {
        #[cfg(not(target_arch = "wasm32"))]
        if self.node.sketch.is_some() {
            let drawn = self.node.sketch_of(|node| {
                decode(node);
            });
            self.draw(key, about, needed, drawn);
            return None;
        }
        let value = self.value(key, needed)?;
        decode(&self.node.field(key, value))
    }

    #[inline(never)]
    fn value(&self, key: &'static str, needed: bool) -> Option<&'n Json> {
        #[cfg(not(target_arch = "wasm32"))]
        self.asked.borrow_mut().push(key);
        match find(self.map?, key) {
            None | Some(Json::Null) if needed => self
                .node
                .wrong(|| format!("the field \"{key}\" is missing")),
            None | Some(Json::Null) => None,
            Some(value) => Some(value),
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn draw(&self, key: &str, about: &str, needed: bool, mut drawn: Value) {
        if needed {
            self.required.borrow_mut().push(key.into());
        } else {
            drawn = serde_json::json!({"anyOf": [drawn, {"type": "null"}]});
        }
        if let Value::Object(shape) = &mut drawn
            && !about.is_empty()
        {
            shape.insert("description".to_owned(), about.into());
        }
        self.properties.borrow_mut().insert(key.to_owned(), drawn);
    }

    /// Names the fields nobody asked for; authors hear of them, the page carries on.
    #[cfg(target_arch = "wasm32")]
    #[allow(clippy::unused_self)]
    pub(super) fn finish(&self) {}

    /// Names the fields nobody asked for.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn finish(&self) {
        self.node.sketch_as(|| {
            serde_json::json!({"type": "object", "additionalProperties": false,
                "properties": *self.properties.borrow(), "required": *self.required.borrow()})
        });
        let Some(map) = self.map else {
            return;
        };
        let asked = self.asked.borrow();
        super::decode::unique(self.node, "field", map.iter().map(|(key, _)| &**key));
        let unknown = |key: &&str| !asked.contains(key);
        for key in map.iter().map(|(key, _)| &**key).filter(unknown) {
            let known = asked.join(", ");
            self.node.wrong::<()>(|| {
                format!("the field \"{key}\" is not known here; known are: {known}")
            });
        }
    }
}

/// What a field is about, for schemas; nothing in the browser, so that these texts are not shipped.
#[inline(always)]
#[allow(
    clippy::inline_always,
    reason = "so that the text is dropped in the browser"
)]
fn about_for_authors(about: &str) -> &str {
    if cfg!(target_arch = "wasm32") {
        ""
    } else {
        about
    }
}
