//! JSON Schemas of the content files, drawn by the very decoders that read them. Host only.

use std::cell::RefCell;

use serde_json::{Value, json};

use super::decode::{Log, Node};
use super::report::sorted;
use super::{duties, look, questionnaire, referrals, site};

/// File name and schema of every content file.
pub fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        (
            "questionnaire.json",
            draw("A check: structure and German text together.", |node| {
                questionnaire::decode(node, &[]);
            }),
        ),
        (
            "site.json",
            draw("City, operator, contacts, districts, text pages.", |node| {
                site::decode(node);
            }),
        ),
        (
            "duties.json",
            draw(
                "Dated duties: to whom they apply, and since when.",
                |node| {
                    duties::decode(node, None);
                },
            ),
        ),
        (
            "look.json",
            draw("A guided look: points to check, marks to set.", |node| {
                look::decode(node, look::Known::NONE);
            }),
        ),
        (
            "referrals.json",
            draw(
                "Offices, programmes, offers, and the rules that lead to them.",
                |node| {
                    referrals::decode(node, None);
                },
            ),
        ),
    ]
}

fn draw(about: &str, decode: impl FnOnce(&Node<'_>)) -> Value {
    let log = Log::new("schema");
    let sketch = RefCell::new(Value::Null);
    decode(&Node::sketching(&log, &sketch));
    let mut schema = sketch.into_inner();
    if let Value::Object(fields) = &mut schema {
        fields.insert(
            "$schema".into(),
            json!("https://json-schema.org/draft/2020-12/schema"),
        );
        fields.insert("description".into(), about.into());
        let definitions = log.definitions.borrow().clone();
        if !definitions.is_empty() {
            fields.insert("$defs".into(), Value::Object(definitions));
        }
    }
    sorted(schema)
}
