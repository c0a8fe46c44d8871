//! Opening, closing and deleting the database.

use std::rc::Rc;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbFactory, IdbIndexParameters, IdbObjectStoreParameters, IdbOpenDbRequest,
    IdbTransaction,
};

use super::super::wait;
use super::row::{ID, REVISION};
use super::{Database, STORE};

/// Version of stores and indices; grows only with those, never with what rows hold.
const VERSION: u32 = 1;
const CLOSE: &str = "close";
const TRANSACTION: &str = "transaction";
const DURABILITY: &str = "durability";
/// The browser reports success only when the operating system was told to write to the disk.
const STRICT: &str = "strict";
/// A transaction that only reads.
pub(super) const READ: &str = "readonly";
/// A transaction that writes.
pub(super) const WRITE: &str = "readwrite";

impl Database {
    /// Connects, `limited` to the time a save may take. A connection that comes later than that
    /// is used all the same.
    pub(super) async fn connect(self: &Rc<Self>, limited: bool) -> Result<(), JsValue> {
        let request = factory()?.open_with_u32(&self.name, VERSION)?;
        // Closures of the database's lifetime, not of a save; the browser's garbage collection
        // frees them. They must outlive this function, should it end by the time limit.
        let upgraded = request.clone();
        let upgrade = Closure::once_into_js(move || {
            // without the store the opening fails, which is reported
            let _ = create(&upgraded);
        });
        request.set_onupgradeneeded(upgrade.dyn_ref());
        wait::for_events(&mut |done, failed| {
            let (database, opened) = (Rc::clone(self), request.clone());
            let success = Closure::once_into_js(move || {
                if let Ok(connection) = opened.result() {
                    database.take(connection.unchecked_into());
                }
                let _ = done.call0(&JsValue::UNDEFINED);
            });
            request.set_onsuccess(success.dyn_ref());
            request.set_onerror(Some(&failed));
            if limited {
                wait::at_limit(&failed);
            }
        })
        .await
        .map(drop)
    }

    /// Uses a new connection. The old one ends when its transactions have ended.
    fn take(&self, connection: IdbDatabase) {
        // another window wants to delete or to change the database: give way; the next save
        // connects again
        let close = method(&connection, CLOSE).map(|close| close.bind0(&connection));
        connection.set_onversionchange(close.ok().as_ref());
        if let Some(old) = self.connection.replace(Some(connection)) {
            old.close();
        }
    }

    /// Ends the connection; the next save connects again.
    pub(super) fn close(&self) {
        if let Some(connection) = self.connection.take() {
            connection.close();
        }
    }

    /// A transaction over the store.
    pub(super) fn transaction(&self, mode: &str) -> Result<IdbTransaction, JsValue> {
        let connection = self.connection.borrow();
        let connection = connection.as_ref().ok_or(JsValue::UNDEFINED)?;
        // by name: web-sys still counts the options among the unstable interfaces
        let options = Object::new();
        Reflect::set(&options, &DURABILITY.into(), &STRICT.into())?;
        let begin: Function = method(connection, TRANSACTION)?;
        begin
            .call3(connection, &STORE.into(), &mode.into(), &options)
            .map(JsCast::unchecked_into)
    }

    /// Deletes the database. It has been asked for when this returns; whatever connects later
    /// finds a new one.
    pub(super) fn delete(&self) -> Result<JsFuture, JsValue> {
        self.close();
        let request = factory()?.delete_database(&self.name)?;
        Ok(wait::for_request(&request))
    }
}

/// The browser's databases; an error where they are forbidden or missing.
fn factory() -> Result<IdbFactory, JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    window.indexed_db()?.ok_or(JsValue::UNDEFINED)
}

/// A function of an object, by name.
pub(super) fn method(object: &JsValue, name: &str) -> Result<Function, JsValue> {
    Reflect::get(object, &name.into())?.dyn_into()
}

/// Creates store and index.
fn create(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    let connection: IdbDatabase = request.result()?.unchecked_into();
    let keys = IdbObjectStoreParameters::new();
    keys.set_key_path(&Array::of2(&ID.into(), &REVISION.into()));
    let store = connection.create_object_store_with_optional_parameters(STORE, &keys)?;
    let unique = IdbIndexParameters::new();
    unique.set_unique(true);
    store
        .create_index_with_str_and_optional_parameters(ID, ID, &unique)
        .map(drop)
}
