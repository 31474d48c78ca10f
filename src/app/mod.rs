//! The app: state of the screens, and how it changes. It knows no file, no terminal and no clock.
//!
//! One way through: a key is looked up in the [`Keymap`] and becomes an [`Action`]. [`update()`] takes the [`Model`] to its
//! next state and returns the [`Effect`]s that the runner carries out. What comes of those comes back as another action.
//! What a screen or a sheet does stands in its own folder: [`Screen`] and [`Sheet`] are what each of them answers.

pub mod action;
pub mod chrome;
pub mod footer;
pub mod frame;
pub mod history;
pub mod house;
pub mod in_view;
pub mod keymap;
pub mod message;
pub mod model;
pub mod mouse;
pub mod picker;
pub mod screen;
pub mod sheet;
pub mod table;
pub mod update;
pub mod verb;
mod waiting;

pub use action::{Action, Effect};
pub use house::House;
pub use keymap::{Context, Keymap};
pub use message::{Said, Tone};
pub use model::Model;
pub use screen::{Screen, ScreenState};
pub use sheet::{Cover, Sheet, Then};
pub use update::{Turn, update};
pub use verb::Verb;
