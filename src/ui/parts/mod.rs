//! Building blocks that more than one page uses. They know nothing of a particular page.

pub mod art;
pub mod bars;
pub mod block;
pub mod cards;
pub mod form;
pub mod icon;
pub mod link;
pub mod sheet;
pub mod source;
pub mod step;
