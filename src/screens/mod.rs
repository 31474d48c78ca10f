//! The screens, one folder each. In a folder, `state.rs` is the state of the screen, `keys.rs` carries out its
//! actions, `layout` places its parts, `draw` draws them, and `hints.rs` lists the keys in the last line. `mod.rs`
//! implements [`crate::app::Screen`].
//!
//! A new screen is a folder and a line in [`HOUSE`].

#![warn(clippy::indexing_slicing, clippy::cast_possible_truncation)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::cast_possible_truncation))]

mod cursor;
pub mod day;
pub mod days;
mod draw;
pub mod life;
pub mod review;
pub mod season;
pub mod week;

use crate::app::{House, Keymap, Model};
use crate::domain::config::Config;
use crate::domain::{Ctx, Life};
use crate::sheets::{OPENERS, close, start, welcome};

pub use draw::draw;

/// The screens, in their order in the first line, and the functions that open sheets.
pub static HOUSE: House = House {
    screens: &[
        &day::DayScreen,
        &week::WeekScreen,
        &review::ReviewScreen,
        &season::SeasonScreen,
        &life::LifeScreen,
    ],
    openers: OPENERS,
    welcome: welcome::open,
    ask_to_close: close::open_by_itself,
    ask_when_ended: start::ask_when_ended,
};

/// Returns the model, with today shown. `life` has the small files loaded, but no days yet. `size` is columns and
/// rows of the terminal.
pub fn model(life: Life, config: Config, keymap: Keymap, ctx: &Ctx, size: (u16, u16)) -> Model {
    Model::new(&HOUSE, life, config, keymap, ctx, size)
}
