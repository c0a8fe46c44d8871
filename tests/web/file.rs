//! Files chosen and files given out.

use digital_check::store::file::FileError;
use digital_check::web::file::{Input, download, read_text};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{js, until};

/// A field in which a file with this content was chosen.
fn chosen(text: &str) -> Input {
    let code = format!(
        "(() => {{ const field = document.createElement('input'), chosen = new DataTransfer();
             field.type = 'file'; chosen.items.add(new File(['{text}'], 'a.json'));
             field.files = chosen.files; return field }})()"
    );
    js_sys::eval(&code).expect("a field").unchecked_into()
}

#[wasm_bindgen_test]
async fn a_chosen_file_is_read_once_and_not_if_too_long() {
    let field = chosen("{\"ä\":1}");
    assert_eq!(read_text(&field).await, Ok(Some("{\"ä\":1}".to_owned())));
    assert_eq!(read_text(&field).await, Ok(None));
    js(
        "window.size = Object.getOwnPropertyDescriptor(Blob.prototype, 'size');
        Object.defineProperty(Blob.prototype, 'size', {configurable: true, get: () => 20000001})",
    );
    let long = read_text(&chosen("x")).await;
    js("Object.defineProperty(Blob.prototype, 'size', size)");
    assert_eq!(long, Err(FileError::TooLong));
    js(
        "Blob.prototype.kept = Blob.prototype.text; Blob.prototype.text = async () => { throw new DOMException('', 'NotReadableError') }",
    );
    let unreadable = read_text(&chosen("x")).await;
    js("Blob.prototype.text = Blob.prototype.kept");
    assert_eq!(unreadable, Err(FileError::Damaged));
}

#[wasm_bindgen_test]
async fn a_file_given_out_has_its_name_and_its_content() {
    js("window.click = HTMLAnchorElement.prototype.click; window.given = '';
        HTMLAnchorElement.prototype.click = function () {
            fetch(this.href).then((file) => file.text()).then((text) => { given = this.download + '|' + text }) }");
    download("digital-check.json", "Grüße");
    until("given").await;
    js(
        "HTMLAnchorElement.prototype.click = click; if (given !== 'digital-check.json|Grüße') throw given",
    );
}
