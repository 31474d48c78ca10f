//! The screens, a folder each: `state.rs` what it shows and where its cursor is, `keys.rs` what each action does there,
//! `layout` where things are, `draw` how they look. `mod.rs` answers what the app asks of a screen.
//!
//! A new screen is a folder and one line in [`HOUSE`].

pub mod day;
pub mod days;
mod draw;
pub mod review;
pub mod season;
pub mod week;

use crate::app::{House, Keymap, Model};
use crate::domain::config::Config;
use crate::domain::{Ctx, Life};
use crate::sheets::{OPENERS, start};

pub use draw::draw;

/// The screens in the order of the first line, and what opens sheets.
pub static HOUSE: House = House {
    screens: &[&day::DayScreen, &week::WeekScreen, &review::ReviewScreen, &season::SeasonScreen],
    openers: OPENERS,
    ask_when_ended: start::ask_when_ended,
};

/// The model on today, with the small files loaded and the days still to come; columns and rows of the terminal.
pub fn model(life: Life, config: Config, keymap: Keymap, ctx: &Ctx, size: (u16, u16)) -> Model {
    Model::new(&HOUSE, life, config, keymap, ctx, size)
}
