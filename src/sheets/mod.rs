//! The sheets: what may lie over a screen, a folder each. One is open at a time, and a screen opens it or an action does.

pub mod card;
pub mod felt;
pub mod help;
pub mod inbox;
pub mod menu;
pub mod palette;
pub mod prompt;
pub mod replan;
pub mod search;
pub mod start;
pub mod welcome;
pub mod why;

use crate::app::Verb;
use crate::app::house::Opener;

/// The actions that open a sheet, wherever one is.
pub const OPENERS: &[Opener] = &[
    (Verb::Help, help::open),
    (Verb::Palette, palette::open),
    (Verb::Search, search::open),
    (Verb::Why, why::open),
    (Verb::Replan, replan::open),
    (Verb::Inbox, inbox::open),
    (Verb::DayMenu, menu::open_of_day),
    (Verb::Grace, prompt::texts::toggle_grace),
    (Verb::DayNote, prompt::texts::open_day_note),
    (Verb::Intention, prompt::texts::open_intention),
];
