//! Sheets: parts that open over a screen, at most one at a time. Each has its own folder. A screen or an action opens
//! it.

#![warn(clippy::indexing_slicing, clippy::cast_possible_truncation)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::cast_possible_truncation))]

pub mod card;
pub mod close;
pub mod felt;
pub mod fill;
pub mod goto;
pub mod help;
pub mod ideal;
pub mod inbox;
pub mod menu;
pub mod palette;
pub mod prompt;
pub mod replan;
pub mod rhythm;
pub mod scope;
pub mod search;
pub mod settings;
pub mod start;
pub mod suggest;
pub mod templates;
pub mod values;
pub mod welcome;
pub mod why;
pub mod write;

use crate::app::Verb;
use crate::app::house::Opener;

/// Actions that open a sheet from any screen.
pub const OPENERS: &[Opener] = &[
    (Verb::Help, help::open),
    (Verb::Palette, palette::open),
    (Verb::GoTo, goto::open),
    (Verb::Search, search::open),
    (Verb::Settings, settings::open),
    (Verb::Why, why::open),
    (Verb::Suggest, suggest::open),
    (Verb::Replan, replan::open),
    (Verb::CloseDay, close::open),
    (Verb::Inbox, inbox::open),
    (Verb::DayMenu, menu::open_of_day),
    (Verb::WriteDown, write::open),
    (Verb::WritePromise, write::open_promise),
    (Verb::WriteNo, write::open_no),
    (Verb::WriteTalk, write::open_talk),
    (Verb::WriteTrial, write::open_trial),
    (Verb::WriteTask, write::open_task),
    (Verb::Grace, prompt::texts::toggle_grace),
    (Verb::DayNote, prompt::texts::open_day_note),
    (Verb::Intention, prompt::texts::open_intention),
    (Verb::FillWeek, fill::open),
    (Verb::Template, templates::open),
    (Verb::Reflect, values::open_questions),
    (Verb::LayOut, ideal::lay_out),
    (Verb::IdealWeek, ideal::open),
];
