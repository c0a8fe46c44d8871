//! The sheet for one offer, on one page of paper: what for, why, which steps. No name is kept.

use super::Page;
use crate::app::Run;
use crate::app::route::Place;
use crate::domain::id::OfferId;
use crate::text::Key;
use crate::ui::context::Ui;
use crate::ui::el::el;
use crate::ui::parts::block::heading;
use crate::ui::parts::link::back;

/// The page.
pub fn referral(ui: Ui, run: &Run, offer: &OfferId) -> Page {
    let title = ui.t(Key::ReferralTitle);
    let view = el("div", "stack loose")
        .add(back(ui, &run.before(&Place::Referral(offer.clone()))))
        .add(heading(&title));
    Page::toned(ui, &run.assessment.check, title, view)
}
