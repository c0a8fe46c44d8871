//! Rows survive, no save overwrites another one's work, every failure is told.

use std::rc::Rc;

use digital_check::app::message::Opening;
use digital_check::app::model::SaveFailure;
use digital_check::store::{AssessmentId, Row};
use digital_check::web::database::{CommitError, Database};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{js, pause, replace, restore, until};

fn id(last: u8) -> AssessmentId {
    AssessmentId::from_random([last; AssessmentId::LENGTH])
}

fn row(revision: u32, body: &str) -> Row {
    Row {
        id: id(1),
        revision,
        body: body.into(),
        sum: u32::MAX - revision,
    }
}

/// A new database, and a second window on it.
async fn two(name: &str) -> (Rc<Database>, Rc<Database>) {
    let (ours, theirs) = (Rc::new(Database::new(name)), Rc::new(Database::new(name)));
    assert!(matches!(ours.open(0).await, Opening::Rows(rows) if rows.is_empty()));
    assert!(matches!(theirs.open(0).await, Opening::Rows(rows) if rows.is_empty()));
    (ours, theirs)
}

#[wasm_bindgen_test]
async fn rows_come_back_as_they_were_written() {
    let (ours, theirs) = two("round-trip").await;
    let other = Row {
        id: id(2),
        ..row(1, "{\"ä\":\"\u{1F600}\"}")
    };
    assert_eq!(ours.commit(row(1, "one"), None).await, Ok(()));
    assert_eq!(ours.commit(other.clone(), None).await, Ok(()));
    assert_eq!(ours.commit(row(2, "two"), Some(1)).await, Ok(()));
    assert_eq!(
        theirs.read_all().await,
        Ok(vec![row(2, "two"), other.clone()])
    );
    assert_eq!(theirs.remove(&id(1)).await, Ok(()));
    assert_eq!(ours.read_all().await, Ok(vec![other]));
}

#[wasm_bindgen_test]
async fn nobody_overwrites_somebody_else() {
    let (ours, theirs) = two("conflict").await;
    assert_eq!(ours.commit(row(1, "start"), None).await, Ok(()));
    assert_eq!(theirs.commit(row(2, "theirs"), Some(1)).await, Ok(()));
    let stored = Err(CommitError::Conflict(Some(row(2, "theirs"))));
    assert_eq!(ours.commit(row(2, "ours"), Some(1)).await, stored);
    assert_eq!(ours.commit(row(1, "ours"), None).await, stored);
    assert_eq!(ours.commit(row(5, "ours"), Some(4)).await, stored);
    assert_eq!(ours.read_all().await, Ok(vec![row(2, "theirs")]));
}

#[wasm_bindgen_test]
async fn what_another_window_deleted_comes_back_with_the_next_save() {
    let (ours, theirs) = two("deleted").await;
    assert_eq!(ours.commit(row(1, "start"), None).await, Ok(()));
    assert_eq!(theirs.remove(&id(1)).await, Ok(()));
    assert_eq!(ours.commit(row(2, "ours"), Some(1)).await, Ok(()));
    assert_eq!(ours.read_all().await, Ok(vec![row(2, "ours")]));
}

#[wasm_bindgen_test]
async fn saves_need_not_wait_for_each_other() {
    let (ours, theirs) = two("in-a-row").await;
    let first = ours.commit(row(1, "one"), None);
    let second = ours.commit(row(2, "two"), Some(1));
    let third = ours.commit(row(3, "three"), Some(2));
    assert_eq!(
        (first.await, second.await, third.await),
        (Ok(()), Ok(()), Ok(()))
    );
    assert_eq!(theirs.read_all().await, Ok(vec![row(3, "three")]));
}

#[wasm_bindgen_test]
async fn a_closing_page_completes_at_once_and_still_respects_others() {
    let (ours, theirs) = two("hurry").await;
    let saved = ours.commit(row(1, "one"), None);
    ours.hurry();
    assert_eq!(saved.await, Ok(()));
    assert_eq!(theirs.commit(row(2, "theirs"), Some(1)).await, Ok(()));
    let late = ours.commit(row(2, "ours"), Some(1));
    ours.hurry();
    assert_eq!(
        late.await,
        Err(CommitError::Conflict(Some(row(2, "theirs"))))
    );
    assert_eq!(theirs.read_all().await, Ok(vec![row(2, "theirs")]));
}

#[wasm_bindgen_test]
async fn a_lost_database_is_noticed_until_something_is_saved() {
    let lost = Rc::new(Database::new("missing"));
    assert!(matches!(lost.open(3).await, Opening::Missing));
    // reloading the page does not make it look new
    let again = Rc::new(Database::new("missing"));
    assert!(matches!(again.open(3).await, Opening::Missing));
    assert_eq!(again.commit(row(1, "new"), None).await, Ok(()));
    assert!(matches!(lost.open(3).await, Opening::Rows(rows) if rows == [row(1, "new")]));
}

#[wasm_bindgen_test]
async fn a_browser_that_forbids_the_database_is_said_to_do_so() {
    for getter in [
        "throw new DOMException('no','SecurityError')",
        "return undefined",
        "return null",
    ] {
        replace("indexedDB", getter);
        let blocked = Rc::new(Database::new("blocked"));
        let opening = blocked.open(0).await;
        let saved = blocked.commit(row(1, "one"), None).await;
        restore("indexedDB");
        assert!(matches!(opening, Opening::Blocked), "{getter}");
        assert_eq!(
            saved,
            Err(CommitError::Failed(SaveFailure::Refused)),
            "{getter}"
        );
    }
}

#[wasm_bindgen_test]
async fn erasing_in_one_window_leaves_nothing_and_the_other_one_working() {
    let (ours, theirs) = two("erase").await;
    assert_eq!(ours.commit(row(1, "one"), None).await, Ok(()));
    assert_eq!(theirs.erase_all().await, Ok(()));
    assert_eq!(ours.read_all().await, Ok(vec![]));
    assert_eq!(ours.commit(row(1, "new"), None).await, Ok(()));
    assert_eq!(theirs.read_all().await, Ok(vec![row(1, "new")]));
}

#[wasm_bindgen_test]
async fn a_connection_the_browser_closed_is_opened_again() {
    let (ours, theirs) = two("closed").await;
    assert_eq!(ours.commit(row(1, "one"), None).await, Ok(()));
    js(
        "const open = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function (...all) {
            IDBDatabase.prototype.transaction = open; this.close(); return open.apply(this, all) }",
    );
    // both begin while it is closed, and still keep their order
    let second = ours.commit(row(2, "two"), Some(1));
    let third = ours.commit(row(3, "three"), Some(2));
    assert_eq!((second.await, third.await), (Ok(()), Ok(())));
    assert_eq!(theirs.read_all().await, Ok(vec![row(3, "three")]));
}

#[wasm_bindgen_test]
async fn a_full_disk_is_told_and_the_old_row_stays() {
    let (ours, _) = two("full").await;
    assert_eq!(ours.commit(row(1, "old"), None).await, Ok(()));
    for (name, message) in [
        ("QuotaExceededError", ""),
        ("UnknownError", "FILE_ERROR_NO_SPACE"),
    ] {
        // the second request fails after the first one, which deletes, was already asked for
        js(&format!(
            "window.saved = [IDBObjectStore.prototype.add, Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'error')];
             IDBObjectStore.prototype.add = () => {{ throw new DOMException('', 'DataError') }};
             Object.defineProperty(IDBTransaction.prototype, 'error', {{configurable: true, get: () => new DOMException('{message}', '{name}')}})"
        ));
        let second = ours.commit(row(2, "new"), Some(1)).await;
        js(
            "IDBObjectStore.prototype.add = saved[0]; Object.defineProperty(IDBTransaction.prototype, 'error', saved[1])",
        );
        assert_eq!(
            second,
            Err(CommitError::Failed(SaveFailure::Full)),
            "{name}"
        );
        // what builds on it fails for the same reason; it is no conflict with another window
        let third = ours.commit(row(3, "newer"), Some(2)).await;
        assert_eq!(third, Err(CommitError::Failed(SaveFailure::Full)), "{name}");
        assert_eq!(ours.read_all().await, Ok(vec![row(1, "old")]));
    }
    assert_eq!(ours.commit(row(2, "room again"), Some(1)).await, Ok(()));
    assert_eq!(ours.read_all().await, Ok(vec![row(2, "room again")]));
}

#[wasm_bindgen_test]
async fn a_save_that_takes_too_long_is_called_off() {
    let (ours, theirs) = two("slow").await;
    js("indexedDB.open('slow').onsuccess = (event) => {
            const end = Date.now() + 7000, database = event.target.result;
            const store = database.transaction('rec', 'readwrite').objectStore('rec');
            const again = () => { if (Date.now() < end) store.get(['x', 1]).onsuccess = again; else database.close() };
            again(); window.holding = true }");
    until("window.holding").await;
    assert_eq!(
        ours.commit(row(1, "late"), None).await,
        Err(CommitError::Failed(SaveFailure::Refused))
    );
    pause(3000).await;
    assert_eq!(theirs.read_all().await, Ok(vec![]));
    assert_eq!(ours.commit(row(1, "again"), None).await, Ok(()));
    assert_eq!(theirs.read_all().await, Ok(vec![row(1, "again")]));
}

#[wasm_bindgen_test]
async fn foreign_rows_do_no_harm() {
    let (ours, _) = two("foreign").await;
    js("indexedDB.open('foreign').onsuccess = (event) => {
            const database = event.target.result;
            const store = database.transaction('rec', 'readwrite').objectStore('rec');
            store.add({id: 'no id of ours', revision: 1});
            store.add({id: 'aaaaaaaaaaaa', revision: -1.5, body: 7, sum: 'x'});
            store.transaction.oncomplete = () => { database.close(); window.added = true } }");
    until("window.added").await;
    let odd = Row {
        id: AssessmentId::parse("aaaaaaaaaaaa").expect("an id"),
        revision: 0,
        body: "".into(),
        sum: 0,
    };
    assert_eq!(ours.read_all().await, Ok(vec![odd.clone()]));
    assert!(odd.open().is_err());
}
