//! Where in a file a value stands, for error messages. Host only: people using the page never see it.

use crate::json::Json;

use super::decode::Node;

/// How a node hangs on the one above it.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    /// It is the whole file.
    Root,
    /// It is a field of an object.
    Field(&'a Node<'a>, &'a str),
    /// It is an entry of a list.
    Entry(&'a Node<'a>, usize),
}

impl Node<'_> {
    /// The place of this value, `groups[e].items[e2].title`; entries go by their id if they have one.
    pub fn path(&self) -> String {
        match self.place {
            Place::Root => String::new(),
            Place::Field(up, key) => {
                let path = up.path();
                if path.is_empty() {
                    key.to_owned()
                } else {
                    format!("{path}.{key}")
                }
            }
            Place::Entry(up, at) => {
                let id = self
                    .value
                    .and_then(|value| value.get("id"))
                    .and_then(Json::as_str);
                let name = id.map_or_else(|| at.to_string(), str::to_owned);
                format!("{}[{name}]", up.path())
            }
        }
    }
}
