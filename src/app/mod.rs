//! State shared by all screens, and how it changes. Nothing here knows a file, a terminal or a clock.
//!
//! The [`Keymap`] looks up a key, and the runner sends the result as an [`Action`]. [`update()`] changes the [`Model`]
//! and returns [`Effect`]s. The runner carries them out, and sends each result back as another [`Action`]. Every screen
//! implements [`Screen`] and every sheet implements [`Sheet`], each in a folder of its own.

#![warn(clippy::indexing_slicing, clippy::cast_possible_truncation)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::cast_possible_truncation))]

pub mod action;
pub mod chord;
pub mod chrome;
pub mod footer;
pub mod frame;
pub mod history;
pub mod house;
pub mod in_view;
pub mod keymap;
pub mod message;
pub mod message_line;
pub mod model;
pub mod mouse;
pub mod picker;
pub mod saves;
pub mod screen;
pub mod sheet;
pub mod table;
mod unsaved;
pub mod update;
pub mod verb;
mod waiting;
mod warned;

pub use action::{Action, Effect};
pub use house::House;
pub use keymap::{Context, Keymap};
pub use message::{Said, Tone};
pub use model::Model;
pub use screen::{ScoreSpan, Screen, ScreenState};
pub use sheet::{Sheet, SheetCover, SheetNext};
pub use update::{Turn, update};
pub use verb::Verb;
