//! The app: what is shown and what the user is about, and how it changes. No file, no terminal, no clock.
//!
//! One way through: a key is looked up in the [`Keymap`] and becomes an [`Action`]; [`update`] takes the [`Model`]
//! to its next state and says as [`Effect`]s what is to be loaded and saved; what comes of those comes back as
//! another action.

pub mod action;
mod card;
pub mod history;
mod in_view;
pub mod keymap;
pub mod layout;
pub mod model;
pub mod mouse;
mod palette;
pub mod prompt;
mod reading;
pub mod review;
pub mod screen;
pub mod season;
pub mod sheet;
pub mod start;
mod update;
pub mod verb;
mod waiting;
pub mod week;
pub mod welcome;
mod why;

pub use action::{Action, Effect};
pub use keymap::{Context, Keymap};
pub use model::Model;
pub use screen::Screen;
pub use update::inbox::slot_for;
pub use update::update;
pub use verb::Verb;
