//! Settings, sentinel, clock, files of the host.

use digital_check::app::model::{LoadFailure, Settings, Theme};
use digital_check::web::{clock, fetch, settings};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{js, replace, restore};

const DARK_AND_LARGE: Settings = Settings {
    theme: Theme::Dark,
    size: 2,
};

#[wasm_bindgen_test]
fn settings_and_sentinel_are_kept_and_forgotten() {
    settings::forget();
    assert_eq!(
        (settings::load(), settings::remembered()),
        (Settings::default(), 0)
    );
    assert!(settings::keep(DARK_AND_LARGE) && settings::remember(7));
    assert_eq!(
        (settings::load(), settings::remembered()),
        (DARK_AND_LARGE, 7)
    );
    js(
        "localStorage.setItem('dc.settings', '{\"theme\":\"Plaid\"}'); localStorage.setItem('dc.sentinel', 'x')",
    );
    assert_eq!(
        (settings::load(), settings::remembered()),
        (Settings::default(), 0)
    );
    settings::forget();
    js("if (localStorage.length) throw 'something is left'");
}

#[wasm_bindgen_test]
fn a_browser_that_forbids_the_settings_store_gives_the_usual_ones() {
    for getter in [
        "throw new DOMException('no','SecurityError')",
        "return null",
        "return {getItem() { throw new DOMException('damaged','NS_ERROR_FILE_CORRUPTED') }}",
    ] {
        replace("localStorage", getter);
        let loaded = (settings::load(), settings::remembered());
        let kept = (settings::keep(DARK_AND_LARGE), settings::remember(1));
        settings::forget();
        restore("localStorage");
        assert_eq!(loaded, (Settings::default(), 0), "{getter}");
        assert_eq!(kept, (false, false), "{getter}");
    }
}

#[wasm_bindgen_test]
fn settings_are_attributes_of_the_page() {
    settings::apply(DARK_AND_LARGE);
    js(
        "const {theme, size} = document.documentElement.dataset; if (theme !== 'dark' || size !== '3') throw theme + size",
    );
    settings::apply(Settings::default());
    js(
        "if ('theme' in document.documentElement.dataset || 'size' in document.documentElement.dataset) throw 'left'",
    );
}

#[wasm_bindgen_test]
fn the_clock_is_the_persons_clock_and_ids_are_fresh() {
    let (first, second) = (clock::now(), clock::now());
    let date = js_sys::Date::new_0();
    let day = first.moment.day;
    let same = [
        day.year().unsigned_abs(),
        u8::from(day.month()).into(),
        day.day().into(),
    ];
    // a test at midnight may fail, once
    assert_eq!(
        same,
        [date.get_full_year(), date.get_month() + 1, date.get_date()]
    );
    assert!(first.moment.minute < 1440);
    assert!(first.tick <= second.tick);
    assert_ne!(first.fresh, second.fresh);
}

#[wasm_bindgen_test]
fn ids_are_fresh_without_a_random_generator() {
    replace("crypto", "throw new TypeError()");
    let (first, second) = (clock::now().fresh, clock::now().fresh);
    restore("crypto");
    assert_ne!(first, second);
}

#[wasm_bindgen_test]
async fn a_missing_file_is_unreachable() {
    assert_eq!(
        fetch::text("content/no-such-file.json").await,
        Err(LoadFailure::Unreachable)
    );
}
