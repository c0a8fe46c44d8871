//! Text size and colours.

use leptos::prelude::*;

use super::Page;
use crate::app::model::{Settings, Theme};
use crate::app::{Message, Route};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::parts::link::back;

/// The settings page.
pub fn settings(ui: Ui) -> Page {
    let title = ui.t(Key::SettingsTitle);
    let now = ui.peek(|model| model.settings);
    let size = |step: u8, class: &'static str, key| {
        option(ui, "size", class, key, now.size == step, move |settings| settings.size = step)
    };
    let theme = |theme: Theme, key| {
        option(ui, "theme", "", key, now.theme == theme, move |settings| settings.theme = theme)
    };
    let view = view! {
        <div class="question stack loose">
            {back(ui, Route::Start)}
            <h1 tabindex="-1">{title.clone()}</h1>
            <fieldset class="settings"><legend>{ui.t(Key::SettingsSize)}</legend>
                <div class="choice beside">
                    {size(0, "", Key::SizeNormal)}{size(1, "size-2", Key::SizeLarge)}{size(2, "size-3", Key::SizeLargest)}
                </div>
            </fieldset>
            <fieldset class="settings"><legend>{ui.t(Key::SettingsTheme)}</legend>
                <div class="choice beside">
                    {theme(Theme::System, Key::ThemeSystem)}{theme(Theme::Light, Key::ThemeLight)}{theme(Theme::Dark, Key::ThemeDark)}
                </div>
            </fieldset>
            <p class="muted">{ui.t(Key::SettingsKept)}</p>
        </div>
    };
    Page::new(title, view.into_any())
}

fn option(
    ui: Ui,
    name: &'static str,
    class: &'static str,
    key: Key,
    chosen: bool,
    set: impl Fn(&mut Settings) + 'static,
) -> AnyView {
    let choose = move |_| {
        let mut settings = ui.peek(|model| model.settings);
        set(&mut settings);
        ui.send(Message::Settings(settings));
    };
    view! {
        <label><input type="radio" name=name prop:checked=chosen on:change=choose/><span class=class>{ui.t(key)}</span></label>
    }
    .into_any()
}
