//! Text size and colours.

use super::Page;
use crate::app::model::Theme;
use crate::app::{Message, Route};
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::{El, el};
use crate::ui::parts::block::heading;
use crate::ui::parts::link::back;

/// One setting.
#[derive(Clone, Copy)]
enum Choice {
    Size(u8),
    Theme(Theme),
}

/// The settings page.
pub fn settings(ui: Ui) -> Page {
    let title = ui.t(Key::SettingsTitle);
    let sizes = [
        (Choice::Size(0), "", Key::SizeNormal),
        (Choice::Size(1), "size-2", Key::SizeLarge),
        (Choice::Size(2), "size-3", Key::SizeLargest),
    ];
    let themes = [
        (Choice::Theme(Theme::System), "", Key::ThemeSystem),
        (Choice::Theme(Theme::Light), "", Key::ThemeLight),
        (Choice::Theme(Theme::Dark), "", Key::ThemeDark),
    ];
    let view = el("div", "question stack loose")
        .add(back(ui, &Route::Start))
        .add(heading(&title))
        .add(options(ui, "size", Key::SettingsSize, &sizes))
        .add(options(ui, "theme", Key::SettingsTheme, &themes))
        .add(el("p", "muted").t(ui, Key::SettingsKept));
    Page::new(title, view)
}

fn options(ui: Ui, name: &str, title: Key, options: &[(Choice, &str, Key)]) -> El {
    let mut choices = el("div", "choice beside");
    for (choice, class, key) in options {
        let input = option(ui, name, *choice);
        let words = el("span", class).t(ui, *key);
        choices = choices.add(el("label", "").add(input).add(words));
    }
    el("fieldset", "settings")
        .add(el("legend", "").t(ui, title))
        .add(choices)
}

fn option(ui: Ui, name: &str, choice: Choice) -> El {
    let now = ui.peek(|model| model.settings);
    let chosen = match choice {
        Choice::Size(size) => now.size == size,
        Choice::Theme(theme) => now.theme == theme,
    };
    let choose = move |_| {
        let mut settings = ui.peek(|model| model.settings);
        match choice {
            Choice::Size(size) => settings.size = size,
            Choice::Theme(theme) => settings.theme = theme,
        }
        ui.send(Message::Settings(settings));
    };
    el("input", "")
        .set("type", "radio")
        .set("name", name)
        .checked(chosen)
        .on("change", choose)
}
