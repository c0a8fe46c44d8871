//! Reading JSON with all errors at once.
//!
//! A decoder is a function from a [`Node`] to `Option`: it reads every field first and combines
//! them at the end, so that one bad field hides no other. The same decoders, run without a value,
//! describe themselves: that is how the JSON Schemas under `public/content/schema` are made
//! (host only, see [`super::schema`]), so schema and reader cannot drift apart.

use std::cell::{Cell, RefCell};

use serde_json::{Map, Value};

use super::Problem;

/// Most problems kept of one file; a broken file should not flood anyone.
const MOST_PROBLEMS: usize = 200;

/// Collects the problems of one file.
pub struct Log {
    file: Box<str>,
    problems: RefCell<Vec<Problem>>,
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) definitions: RefCell<Map<String, Value>>,
}

impl Log {
    /// A log for one file.
    pub fn new(file: &str) -> Self {
        Self {
            file: file.into(),
            problems: RefCell::default(),
            #[cfg(not(target_arch = "wasm32"))]
            definitions: RefCell::default(),
        }
    }

    fn add(&self, path: String, reason: String) {
        let mut problems = self.problems.borrow_mut();
        if problems.len() < MOST_PROBLEMS {
            problems.push(Problem {
                file: self.file.clone(),
                path: path.into(),
                reason: reason.into(),
            });
        }
    }

    /// Parses and decodes a whole file.
    ///
    /// # Errors
    /// All problems found, when there is at least one.
    pub fn read<T>(
        self,
        json: &str,
        decode: impl FnOnce(&Node<'_>) -> Option<T>,
    ) -> Result<T, Vec<Problem>> {
        let value: Value = match serde_json::from_str(json) {
            Ok(value) => value,
            Err(error) => {
                let place = format!("line {}, column {}", error.line(), error.column());
                self.add(place, "this is not valid JSON here".to_owned());
                return Err(self.problems.into_inner());
            }
        };
        let root = Node {
            value: Some(&value),
            up: None,
            step: Step::Root,
            log: &self,
            #[cfg(not(target_arch = "wasm32"))]
            sketch: None,
        };
        let decoded = decode(&root);
        let mut problems = self.problems.into_inner();
        match decoded {
            Some(decoded) if problems.is_empty() => Ok(decoded),
            _ => {
                if problems.is_empty() {
                    problems.push(Problem {
                        file: self.file,
                        path: "".into(),
                        reason: "nothing usable in this file".into(),
                    });
                }
                Err(problems)
            }
        }
    }
}

/// How a node hangs on the one above it.
#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Entry(usize),
    Named(&'a str),
}

/// One value of a file, with its place.
pub struct Node<'a> {
    /// The value; missing only while a schema is being drawn.
    value: Option<&'a Value>,
    up: Option<&'a Node<'a>>,
    step: Step<'a>,
    log: &'a Log,
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) sketch: Option<&'a RefCell<Value>>,
}

impl<'a> Node<'a> {
    /// The place of this value, `groups[e].items[e2].title`.
    pub fn path(&self) -> String {
        let mut path = self.up.map(Node::path).unwrap_or_default();
        match self.step {
            Step::Root => {}
            Step::Key(key) if path.is_empty() => path.push_str(key),
            Step::Key(key) => {
                path.push('.');
                path.push_str(key);
            }
            Step::Entry(at) => path.push_str(&format!("[{at}]")),
            Step::Named(id) => {
                path.push('[');
                path.push_str(id);
                path.push(']');
            }
        }
        path
    }

    /// Notes that something is wrong here; always `None`, so that decoders can end with it.
    pub fn wrong<T>(&self, reason: impl Into<String>) -> Option<T> {
        // without a value a schema is being drawn, and nothing can be wrong
        if self.value.is_some() {
            self.log.add(self.path(), reason.into());
        }
        None
    }

    /// Notes a problem unless `fine`.
    pub fn require(&self, fine: bool, reason: &str) {
        if !fine {
            self.wrong::<()>(reason);
        }
    }

    /// The raw value.
    pub fn value(&self) -> Option<&'a Value> {
        self.value
    }

    fn child<'b>(&'b self, value: Option<&'b Value>, step: Step<'b>) -> Node<'b> {
        Node {
            value,
            up: Some(self),
            step,
            log: self.log,
            #[cfg(not(target_arch = "wasm32"))]
            sketch: None,
        }
    }

    /// A text that is not empty.
    pub fn text(&self) -> Option<&'a str> {
        self.sketch_as(|| serde_json::json!({"type": "string", "minLength": 1}));
        match self.value? {
            Value::String(text) if !text.trim().is_empty() => Some(text),
            Value::String(_) => self.wrong("the text is empty"),
            _ => self.wrong("a text is needed here"),
        }
    }

    /// A whole number within bounds.
    pub fn whole(&self, from: u32, to: u32) -> Option<u32> {
        self.sketch_as(|| serde_json::json!({"type": "integer", "minimum": from, "maximum": to}));
        let number = self.value?.as_u64().and_then(|number| u32::try_from(number).ok());
        match number {
            Some(number) if (from..=to).contains(&number) => Some(number),
            _ => self.wrong(format!("a whole number from {from} to {to} is needed here")),
        }
    }

    /// A decimal with at most three places, in thousandths, within bounds given in thousandths.
    pub fn thousandths(&self, from: i32, to: i32) -> Option<i32> {
        self.sketch_as(|| {
            serde_json::json!({"type": "number", "minimum": f64::from(from) / 1000.0,
                "maximum": f64::from(to) / 1000.0, "multipleOf": 0.001})
        });
        let scaled = self.value?.as_f64().map(|number| number * 1000.0);
        match scaled {
            Some(scaled)
                if scaled >= f64::from(from)
                    && scaled <= f64::from(to)
                    && (scaled - scaled.round()).abs() < 1e-6 =>
            {
                // within i32 because the bounds are
                #[allow(clippy::cast_possible_truncation)]
                Some(scaled.round() as i32)
            }
            _ => self.wrong(format!(
                "a number from {} to {} with at most three decimal places is needed here",
                from / 1000,
                to / 1000
            )),
        }
    }

    /// True or false.
    pub fn flag(&self) -> Option<bool> {
        self.sketch_as(|| serde_json::json!({"type": "boolean"}));
        match self.value? {
            Value::Bool(flag) => Some(*flag),
            _ => self.wrong("true or false is needed here"),
        }
    }

    /// One of a few words.
    pub fn word<T: Copy>(&self, words: &[(&'static str, T)]) -> Option<T> {
        self.sketch_as(|| {
            let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            serde_json::json!({"enum": words})
        });
        let given = self.value?.as_str().unwrap_or_default();
        let found = words.iter().find(|(word, _)| *word == given);
        match found {
            Some((_, meaning)) => Some(*meaning),
            None => {
                let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
                self.wrong(format!("one of these words is needed here: {}", known.join(", ")))
            }
        }
    }

    /// An id made by `parse`.
    pub fn id<T>(&self, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.sketch_as(|| serde_json::json!({"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,31}$"}));
        match self.value?.as_str().and_then(parse) {
            Some(id) => Some(id),
            None => self.wrong(
                "an id is needed here: 1 to 32 lower-case letters, digits or hyphens, not beginning with a hyphen",
            ),
        }
    }

    /// A list; entries with an `id` are named by it in paths.
    pub fn list<T>(&self, mut entry: impl FnMut(&Node<'_>) -> Option<T>) -> Option<Vec<T>> {
        #[cfg(not(target_arch = "wasm32"))]
        if self.sketch.is_some() {
            let items = self.sketch_of(|node| {
                entry(node);
            });
            self.sketch_as(|| serde_json::json!({"type": "array", "items": items}));
        }
        let Value::Array(entries) = self.value? else {
            return self.wrong("a list is needed here");
        };
        let decoded = entries.iter().enumerate().map(|(at, value)| {
            let name = value.get("id").and_then(Value::as_str);
            entry(&self.child(Some(value), name.map_or(Step::Entry(at), Step::Named)))
        });
        // every entry is read, also after a bad one
        let decoded: Vec<Option<T>> = decoded.collect();
        decoded.into_iter().collect()
    }

    /// An object with known fields; fields nobody asked for are problems.
    pub fn object<T>(&self, read: impl FnOnce(&Fields<'_>) -> Option<T>) -> Option<T> {
        let map = match self.value {
            Some(Value::Object(map)) => Some(map),
            Some(_) => return self.wrong("an object { … } is needed here"),
            None => None,
        };
        let fields = Fields {
            node: self,
            map,
            asked: RefCell::default(),
            #[cfg(not(target_arch = "wasm32"))]
            properties: RefCell::default(),
            #[cfg(not(target_arch = "wasm32"))]
            required: RefCell::default(),
        };
        let decoded = read(&fields);
        fields.finish();
        decoded
    }

    /// A map from ids to values of one kind, in the order of the file.
    pub fn map<T>(&self, mut entry: impl FnMut(&str, &Node<'_>) -> Option<T>) -> Option<Vec<(Box<str>, T)>> {
        #[cfg(not(target_arch = "wasm32"))]
        if self.sketch.is_some() {
            let values = self.sketch_of(|node| {
                entry("", node);
            });
            self.sketch_as(|| serde_json::json!({"type": "object", "additionalProperties": values}));
        }
        let Value::Object(entries) = self.value? else {
            return self.wrong("an object { … } is needed here");
        };
        let decoded = entries.iter().map(|(key, value)| {
            let node = self.child(Some(value), Step::Key(key));
            entry(key, &node).map(|decoded| (key.as_str().into(), decoded))
        });
        let decoded: Vec<Option<_>> = decoded.collect();
        decoded.into_iter().collect()
    }

    /// Describes the value for a schema; does nothing while reading, and nothing at all in the browser.
    #[cfg(target_arch = "wasm32")]
    #[inline(always)]
    #[allow(clippy::unused_self, clippy::inline_always)]
    fn sketch_as(&self, _: impl FnOnce() -> Value) {}

    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn sketch_as(&self, describe: impl FnOnce() -> Value) {
        if let Some(sketch) = self.sketch {
            *sketch.borrow_mut() = describe();
        }
    }

    /// The schema a decoder draws.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn sketch_of(&self, decode: impl FnOnce(&Node<'_>)) -> Value {
        let sketch = RefCell::new(Value::Object(Map::new()));
        decode(&Node {
            value: None,
            up: None,
            step: Step::Root,
            log: self.log,
            sketch: Some(&sketch),
        });
        sketch.into_inner()
    }

    /// One of two shapes, told apart by whether the value is an object.
    pub fn either<T>(
        &self,
        plain: impl FnOnce(&Node<'_>) -> Option<T>,
        object: impl FnOnce(&Node<'_>) -> Option<T>,
    ) -> Option<T> {
        #[cfg(not(target_arch = "wasm32"))]
        if self.sketch.is_some() {
            let shapes = [
                self.sketch_of(|node| {
                    plain(node);
                }),
                self.sketch_of(|node| {
                    object(node);
                }),
            ];
            self.sketch_as(|| serde_json::json!({"anyOf": shapes}));
            return None;
        }
        if matches!(self.value, Some(Value::Object(_))) { object(self) } else { plain(self) }
    }

    /// `true` (gives `Some(None)`), or another shape.
    pub fn or_true<T>(&self, other: impl FnOnce(&Node<'_>) -> Option<T>) -> Option<Option<T>> {
        #[cfg(not(target_arch = "wasm32"))]
        if self.sketch.is_some() {
            let shape = self.sketch_of(|node| {
                other(node);
            });
            self.sketch_as(|| serde_json::json!({"anyOf": [{"const": true}, shape]}));
            return None;
        }
        if matches!(self.value, Some(Value::Bool(true))) { Some(None) } else { other(self).map(Some) }
    }

    /// A shape with a name, drawn once per schema; needed where shapes contain themselves.
    #[cfg_attr(target_arch = "wasm32", allow(unused_variables))]
    pub fn named<T>(&self, name: &str, decode: impl FnOnce(&Node<'_>) -> Option<T>) -> Option<T> {
        #[cfg(not(target_arch = "wasm32"))]
        if self.sketch.is_some() {
            let known = self.log.definitions.borrow().contains_key(name);
            if !known {
                self.log.definitions.borrow_mut().insert(name.to_owned(), Value::Null);
                let drawn = self.sketch_of(|node| {
                    decode(node);
                });
                self.log.definitions.borrow_mut().insert(name.to_owned(), drawn);
            }
            self.sketch_as(|| serde_json::json!({"$ref": format!("#/$defs/{name}")}));
            return None;
        }
        decode(self)
    }

    /// A root node that draws a schema.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn sketching<'b>(log: &'b Log, sketch: &'b RefCell<Value>) -> Node<'b> {
        Node {
            value: None,
            up: None,
            step: Step::Root,
            log,
            sketch: Some(sketch),
        }
    }
}

/// The fields of one object, noted as they are asked for.
pub struct Fields<'n> {
    node: &'n Node<'n>,
    map: Option<&'n Map<String, Value>>,
    asked: RefCell<Vec<&'static str>>,
    #[cfg(not(target_arch = "wasm32"))]
    properties: RefCell<Map<String, Value>>,
    #[cfg(not(target_arch = "wasm32"))]
    required: RefCell<Vec<Value>>,
}

impl<'n> Fields<'n> {
    /// The object itself, for problems that concern several fields.
    pub fn node(&self) -> &'n Node<'n> {
        self.node
    }

    /// A field that must be there. `about` explains it in the schema.
    #[inline]
    pub fn need<T>(
        &self,
        key: &'static str,
        about: &str,
        decode: impl FnOnce(&Node<'_>) -> Option<T>,
    ) -> Option<T> {
        self.field(key, about, true, decode)
    }

    /// Whether a field is there and not null.
    pub fn given(&self, key: &str) -> bool {
        self.map.and_then(|map| map.get(key)).is_some_and(|value| !value.is_null())
    }

    /// A field that may be missing (or null).
    #[inline]
    pub fn may<T>(
        &self,
        key: &'static str,
        about: &str,
        decode: impl FnOnce(&Node<'_>) -> Option<T>,
    ) -> Option<T> {
        self.field(key, about, false, decode)
    }

    #[cfg_attr(target_arch = "wasm32", allow(unused_variables))]
    fn field<T>(
        &self,
        key: &'static str,
        about: &str,
        needed: bool,
        decode: impl FnOnce(&Node<'_>) -> Option<T>,
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
        decode(&self.node.child(Some(value), Step::Key(key)))
    }

    fn value(&self, key: &'static str, needed: bool) -> Option<&'n Value> {
        self.asked.borrow_mut().push(key);
        match self.map?.get(key) {
            None | Some(Value::Null) if needed => {
                self.node.wrong(format!("the field \"{key}\" is missing"))
            }
            None | Some(Value::Null) => None,
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

    fn finish(&self) {
        #[cfg(not(target_arch = "wasm32"))]
        self.node.sketch_as(|| {
            serde_json::json!({"type": "object", "additionalProperties": false,
                "properties": *self.properties.borrow(), "required": *self.required.borrow()})
        });
        let Some(map) = self.map else {
            return;
        };
        let asked = self.asked.borrow();
        for key in map.keys().filter(|key| !asked.contains(&key.as_str())) {
            let known = asked.join(", ");
            self.node.wrong::<()>(format!("the field \"{key}\" is not known here; known are: {known}"));
        }
    }
}

/// Decodes a text that is not empty.
pub fn text(node: &Node<'_>) -> Option<Box<str>> {
    node.text().map(Into::into)
}

/// Decodes true or false.
pub fn flag(node: &Node<'_>) -> Option<bool> {
    node.flag()
}

/// Notes the second and later use of an id.
pub fn unique<'i>(node: &Node<'_>, what: &str, ids: impl IntoIterator<Item = &'i str>) {
    let mut seen = Vec::new();
    for id in ids {
        if seen.contains(&id) {
            node.wrong::<()>(format!("the {what} \"{id}\" stands here twice"));
        }
        seen.push(id);
    }
}

/// Counts how many alternatives an object used; for "exactly one of these fields".
pub fn one_of<T>(node: &Node<'_>, found: impl IntoIterator<Item = Option<T>>, reason: &str) -> Option<T> {
    let several = Cell::new(0);
    let mut found = found.into_iter().flatten().inspect(|_| several.set(several.get() + 1));
    let first = found.next();
    found.for_each(drop);
    match (first, several.get()) {
        (Some(first), 1) => Some(first),
        _ => node.wrong(reason),
    }
}
