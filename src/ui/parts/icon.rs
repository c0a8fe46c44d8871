//! Icons: one set of own line drawings on a 24 grid, stroke 1.8, drawn in the colour of the text beside them.
//!
//! An icon is a picture **beside** a word and is hidden from screen readers; this module is not for icon-only
//! buttons, not for meaning that stands in no text, and not for the larger drawings (those are in [`super::art`]).
//! Each icon is a single path, so that a further one costs only its text. The look itself (size, stroke) is in
//! `style.css`, class `icon`.

use super::art::draw;
use crate::ui::el::El;

/// What an icon shows, named by its meaning on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Back to the page before; mirrored in right-to-left text.
    Back,
    /// Done, saved, chosen.
    Check,
    /// Attention: something needs doing first, or went wrong.
    Alert,
    /// How long something takes.
    Clock,
    /// What something costs.
    Euro,
    /// How much something brings.
    Effect,
    /// Print this page.
    Print,
    /// A folder or the place where data lie.
    Folder,
    /// Delete.
    Trash,
    /// Copy.
    Copy,
    /// Begin a new one.
    Plus,
    /// Telephone.
    Phone,
    /// Message.
    Mail,
    /// Private: stays here.
    Lock,
    /// People who help.
    People,
    /// Settings.
    Gear,
    /// Start page, house, office.
    Home,
    /// A remark.
    Info,
    /// Help, an open question.
    Question,
    /// A date.
    Calendar,
    /// Undo; mirrored in right-to-left text.
    Undo,
    /// Read in from a file.
    Upload,
    /// Take along as a file.
    Download,
    /// Further, to the next one; mirrored in right-to-left text.
    Next,
    /// Law.
    Scales,
    /// A list to go through.
    Look,
}

impl Icon {
    /// The drawing, as the `d` of one path.
    fn path(self) -> &'static str {
        match self {
            Self::Back => "M15 5l-7 7 7 7",
            Self::Check => "M5 12.5l4.5 4.5L19 7",
            Self::Alert => "M12 3 2.5 20h19zM12 10v4.5M12 17.3v.2",
            Self::Clock => "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 7v5l3.5 2",
            Self::Euro => {
                "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM15.5 8.5a4.5 4.5 0 1 0 0 7M7.5 11h5M7.5 13.5h5"
            }
            Self::Effect => "M5 19v-6M12 19V9M19 19V4",
            Self::Print => "M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z",
            Self::Folder => "M3 5.5h6.5L12 8h9v11.5H3z",
            Self::Trash => "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5.5M14 11v5.5",
            Self::Copy => "M9 9h11v11H9zM15 9V4H4v11h5",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Phone => {
                "M6 3h3l1.5 5-2 1.5a11 11 0 0 0 6 6l1.5-2 5 1.5v3c0 1-1 2-2 2C11 20 4 13 4 5c0-1 1-2 2-2z"
            }
            Self::Mail => "M3 5h18v14H3zM3.5 7l8.5 6 8.5-6",
            Self::Lock => "M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3M12 14.5v2",
            Self::People => {
                "M12.5 8.5a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0zM2.5 20c.8-4 3.3-6 6.5-6s5.7 2 6.5 6M15.5 5.2a3.5 3.5 0 0 1 0 6.6M17.8 14.5c2 .8 3.2 2.6 3.7 5.5"
            }
            Self::Gear => {
                "M15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM18.5 12a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0zM12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3M5.3 5.3l2.1 2.1M16.6 16.6l2.1 2.1M18.7 5.3l-2.1 2.1M7.4 16.6l-2.1 2.1"
            }
            Self::Home => "M4 11l8-7 8 7v9h-5v-6H9v6H4z",
            Self::Info => "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 11v5.5M12 7.5v.2",
            Self::Question => {
                "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM9.3 9.5a2.7 2.7 0 1 1 3.9 2.4c-.8.4-1.2 1-1.2 2M12 17v.2"
            }
            Self::Calendar => "M4 5h16v16H4zM4 10h16M8 3v4M16 3v4",
            Self::Undo => "M8 5L4 9l4 4M4 9h10.5a5.5 5.5 0 0 1 0 11H8",
            Self::Upload => "M12 16V4M7 9l5-5 5 5M4 16v4h16v-4",
            Self::Download => "M12 4v12M7 11l5 5 5-5M4 16v4h16v-4",
            Self::Next => "M9 5l7 7-7 7",
            Self::Scales => {
                "M12 4v16M8 20h8M5 7h14M6 7l-3 7a3.2 3.2 0 0 0 6 0zM18 7l-3 7a3.2 3.2 0 0 0 6 0z"
            }
            Self::Look => "M7 3h10v18H7zM9.5 8l1 1 2-2M9.5 14l1 1 2-2M14.5 8.5h.2M14.5 14.5h.2",
        }
    }
}

/// Draws an icon at the size and in the colour of the text around it.
#[must_use]
pub fn icon(icon: Icon) -> El {
    let class = if matches!(icon, Icon::Back | Icon::Undo | Icon::Next) {
        "icon flip"
    } else {
        "icon"
    };
    draw(class, "0 0 24 24", "", &[("", icon.path())])
}
