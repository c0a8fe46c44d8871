//! A row as the database holds it: `{id, revision, body, sum}`. Reading trusts nothing; what does
//! not fit fails the row's checksum later and is then shown as damaged.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::store::{AssessmentId, Row};

/// Property and name of the index: the assessment's id.
pub const ID: &str = "id";
/// Property: the revision.
pub const REVISION: &str = "revision";
const BODY: &str = "body";
const SUM: &str = "sum";

/// The row as an object.
pub fn to_js(row: &Row) -> Result<JsValue, JsValue> {
    let object = Object::new();
    let fields: [(&str, JsValue); 4] = [
        (ID, row.id.as_str().into()),
        (REVISION, row.revision.into()),
        (BODY, (*row.body).into()),
        (SUM, row.sum.into()),
    ];
    for (name, value) in fields {
        Reflect::set(&object, &name.into(), &value)?;
    }
    Ok(object.into())
}

/// The row in an object; `None` without a proper id.
pub fn from_js(object: &JsValue) -> Option<Row> {
    let get = |name: &str| Reflect::get(object, &name.into()).unwrap_or_default();
    Some(Row {
        id: AssessmentId::parse(&get(ID).as_string()?)?,
        revision: whole(&get(REVISION)),
        body: get(BODY).as_string().unwrap_or_default().into(),
        sum: whole(&get(SUM)),
    })
}

/// The key of one revision of an assessment.
pub fn key(id: &AssessmentId, revision: u32) -> JsValue {
    Array::of2(&id.as_str().into(), &revision.into()).into()
}

/// A number as this program writes it; 0 for everything else.
fn whole(value: &JsValue) -> u32 {
    let number = value.as_f64().unwrap_or(0.0);
    if (0.0..=f64::from(u32::MAX)).contains(&number) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the range is checked"
        )]
        let whole = number as u32;
        whole
    } else {
        0
    }
}
