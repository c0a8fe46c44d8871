//! One piece of work in one transaction: asked for at once, tried a second time over a new
//! connection if the first one was broken.

use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbObjectStore, IdbTransaction};

use super::super::wait;
use super::connection::{WRITE, method};
use super::{Database, STORE};

/// What is to be done with the store; it only asks, it does not wait.
pub type Work = Box<dyn Fn(&IdbObjectStore) -> Result<(), JsValue>>;

/// Why it was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No room.
    Full,
    /// Another row has the id.
    Taken,
    /// The time was up; nothing was changed.
    Slow,
    /// Anything else: often a connection the browser closed.
    Broken,
}

/// Completes a store's transaction, as a handler of its first request: before that the work can be
/// called off, after that it is done even if the page is left meanwhile. Without this, browsers
/// call off what is under way when a page goes. `None` in old browsers, which do that.
pub fn completion(store: &IdbObjectStore) -> Option<Function> {
    let transaction = store.transaction();
    let complete = method(&transaction, "commit").ok()?;
    Some(complete.bind0(&transaction))
}

/// A transaction that has everything it needs, and its end.
type Begun = (IdbTransaction, JsFuture);

impl Database {
    /// Does the work. It has been asked for when this returns; the future is its end.
    pub(super) fn write(
        self: &Rc<Self>,
        work: Work,
    ) -> impl Future<Output = Result<(), Trouble>> + use<> {
        let begun = self.begin(&work);
        let database = Rc::clone(self);
        async move {
            match database.end(begun).await {
                Err(Trouble::Broken) => {
                    database.connect(true).await.map_err(|_| Trouble::Broken)?;
                    let again = database.begin(&work);
                    database.end(again).await
                }
                outcome => outcome,
            }
        }
    }

    /// Completes at once whatever was asked for: the page may not be there to answer any more.
    #[expect(
        deprecated,
        reason = "web-sys is wrong: every current browser has it, and no replacement exists"
    )]
    pub fn hurry(&self) {
        for transaction in self.pending.borrow_mut().drain(..) {
            // old browsers cannot; theirs completes by itself, if there is time
            let _ = transaction.commit();
        }
    }

    fn begin(&self, work: &Work) -> Result<Begun, Trouble> {
        let transaction = self.transaction(WRITE).map_err(|_| Trouble::Broken)?;
        let end = wait::for_transaction(&transaction, true);
        if transaction
            .object_store(STORE)
            .and_then(|store| work(&store))
            .is_err()
        {
            // all or nothing; `end` reports it
            let _ = transaction.abort();
        }
        self.pending.borrow_mut().push(transaction.clone());
        Ok((transaction, end))
    }

    async fn end(&self, begun: Result<Begun, Trouble>) -> Result<(), Trouble> {
        let (transaction, end) = begun?;
        let mut outcome = end.await;
        if outcome.as_ref().is_err_and(JsValue::is_undefined) {
            // The time is up. If the work can be called off, it failed, and the next one gets a
            // new connection; if not, it is being completed and will tell.
            if transaction.abort().is_ok() {
                self.close();
                self.forget(&transaction);
                return Err(Trouble::Slow);
            }
            outcome = wait::for_transaction(&transaction, false).await;
        }
        self.forget(&transaction);
        outcome.map(drop).map_err(|_| trouble(&transaction))
    }

    fn forget(&self, transaction: &IdbTransaction) {
        self.pending
            .borrow_mut()
            .retain(|pending| pending != transaction);
    }
}

/// The reason in words of ours. Full disks have two names: the quota's, and in Chromium an unknown
/// error that says so only in its message.
fn trouble(transaction: &IdbTransaction) -> Trouble {
    let Some(error) = transaction.error() else {
        return Trouble::Broken;
    };
    match error.name().as_str() {
        "ConstraintError" => Trouble::Taken,
        "QuotaExceededError" => Trouble::Full,
        _ if error.message().contains("NO_SPACE") => Trouble::Full,
        _ => Trouble::Broken,
    }
}
