//! `localStorage`: settings, and the sentinel by which a lost database is noticed. Nothing that a
//! person entered: browsers write this store late and may lose the last minutes.

use gloo_storage::{LocalStorage, Storage};
use web_sys::Element;

use crate::app::model::{Settings, Theme};

/// Key of the settings.
const SETTINGS: &str = "dc.settings";
/// Key of the sentinel.
const SENTINEL: &str = "dc.sentinel";
/// Attribute of `html` for colours.
const THEME: &str = "data-theme";
/// Attribute of `html` for the text size.
const SIZE: &str = "data-size";

/// Whether the store can be used. Asked before every use, because gloo throws where the browser
/// forbids the store (cookies blocked) or cannot read it (damaged file).
fn usable() -> bool {
    let store = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    store.is_some_and(|store| store.get_item(SETTINGS).is_ok() && store.get_item(SENTINEL).is_ok())
}

/// The settings kept here; the usual ones when there are none or they cannot be read.
pub fn load() -> Settings {
    if !usable() {
        return Settings::default();
    }
    let kept: String = LocalStorage::get(SETTINGS).unwrap_or_default();
    let mut words = kept.split(' ');
    let theme = match words.next() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    };
    let size = match words.next() {
        Some("1") => 1,
        Some("2") => 2,
        _ => 0,
    };
    Settings { theme, size }
}

/// Keeps settings as two words, `dark 1`; `false` when the browser does not.
pub fn keep(settings: Settings) -> bool {
    let theme = match settings.theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    let size = match settings.size {
        0 => " 0",
        1 => " 1",
        _ => " 2",
    };
    usable() && LocalStorage::set(SETTINGS, [theme, size].concat()).is_ok()
}

/// Puts settings into force: attributes of `html`, see `style.css`.
pub fn apply(settings: Settings) {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    let Some(root) = root else {
        return;
    };
    let theme = match settings.theme {
        Theme::System => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    };
    let size = match settings.size {
        0 => None,
        1 => Some("2"),
        _ => Some("3"),
    };
    attribute(&root, THEME, theme);
    attribute(&root, SIZE, size);
}

fn attribute(element: &Element, name: &str, value: Option<&str>) {
    // names are constants, so the browser has nothing to refuse
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// How many assessments the database should hold, as far as is known.
pub fn remembered() -> usize {
    if !usable() {
        return 0;
    }
    let kept: String = LocalStorage::get(SENTINEL).unwrap_or_default();
    kept.parse().unwrap_or(0)
}

/// Remembers how many assessments the database should hold; `false` when the browser does not.
pub fn remember(count: usize) -> bool {
    usable() && LocalStorage::set(SENTINEL, count.to_string()).is_ok()
}

/// Forgets settings and sentinel.
pub fn forget() {
    if usable() {
        LocalStorage::delete(SETTINGS);
        LocalStorage::delete(SENTINEL);
    }
}
