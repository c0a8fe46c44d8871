//! Text size and colours.

use super::Page;
use crate::app::model::{Settings, Theme};
use crate::app::{Message, Route};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::block::heading;
use crate::ui::parts::link::back;

/// The settings page.
pub fn settings(ui: Ui) -> Page {
    let title = ui.t(Key::SettingsTitle);
    let now = ui.peek(|model| model.settings);
    let size = |step: u8, class: &'static str, key| {
        let set = Box::new(move |settings: &mut Settings| settings.size = step);
        option(ui, "size", class, key, now.size == step, set)
    };
    let theme = |theme: Theme, key| {
        let set = Box::new(move |settings: &mut Settings| settings.theme = theme);
        option(ui, "theme", "", key, now.theme == theme, set)
    };
    let sizes = vec![
        size(0, "", Key::SizeNormal),
        size(1, "size-2", Key::SizeLarge),
        size(2, "size-3", Key::SizeLargest),
    ];
    let themes = vec![
        theme(Theme::System, Key::ThemeSystem),
        theme(Theme::Light, Key::ThemeLight),
        theme(Theme::Dark, Key::ThemeDark),
    ];
    let view = el("div", "question stack loose")
        .add(back(ui, Route::Start))
        .add(heading(&title))
        .add(options(ui, Key::SettingsSize, sizes))
        .add(options(ui, Key::SettingsTheme, themes))
        .add(el("p", "muted").text(ui.t(Key::SettingsKept)));
    Page::new(title, view.view())
}

fn options(ui: Ui, title: Key, options: Vec<El>) -> El {
    el("fieldset", "settings")
        .add(el("legend", "").text(ui.t(title)))
        .add(el("div", "choice beside").all(options))
}

fn option(
    ui: Ui,
    name: &'static str,
    class: &'static str,
    key: Key,
    chosen: bool,
    set: Box<dyn Fn(&mut Settings)>,
) -> El {
    let choose = move |_| {
        let mut settings = ui.peek(|model| model.settings);
        set(&mut settings);
        ui.send(Message::Settings(settings));
    };
    let input = el("input", "")
        .set("type", "radio")
        .set("name", name)
        .checked(chosen)
        .on("change", choose);
    el("label", "")
        .add(input)
        .add(el("span", class).text(ui.t(key)))
}
