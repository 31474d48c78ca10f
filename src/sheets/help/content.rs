//! What help shows: sections of rows.

use super::{Help, grammar, keys_here};
use crate::app::{Context, Model};
use crate::canvas::signs::SIGNS;
use crate::canvas::to_ascii;
use crate::domain::fold::fold;

/// Rows under a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HelpSection {
    /// Title. Empty for the first section, whose title is that of the whole sheet.
    pub title: &'static str,
    /// Rows.
    pub rows: Vec<HelpRow>,
}

/// A key, a sign or an example, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HelpRow {
    /// Key, sign or example. If it is empty, the words take the whole width.
    pub key: String,
    /// Meaning.
    pub words: String,
}

impl HelpRow {
    pub fn new(key: impl Into<String>, words: impl Into<String>) -> HelpRow {
        HelpRow { key: key.into(), words: words.into() }
    }
}

/// Returns the sections, with the rows that contain the typed text. Sections without rows are left out.
pub(super) fn sections(model: &Model, help: &Help) -> Vec<HelpSection> {
    let is_ascii = model.is_ascii;
    let [own, everywhere] = keys_here::rows(model, help.under.as_deref());
    let all = [
        ("", own),
        ("EVERYWHERE", everywhere),
        ("SIGNS", signs(is_ascii)),
        ("AN ENTRY: TIME AND DAY IN FRONT OR AT THE END, TAGS ANYWHERE", grammar::rows(model.config.clock)),
    ];
    let wanted = fold(help.input.value());
    let fits = |row: &HelpRow| fold(&format!("{} {}", row.key, row.words)).contains(wanted.trim());
    let shown = |row: HelpRow| HelpRow { key: if is_ascii { to_ascii(&row.key) } else { row.key }, ..row };
    all.into_iter()
        .map(|(title, rows)| HelpSection { title, rows: rows.into_iter().filter(fits).map(shown).collect() })
        .filter(|section| !section.rows.is_empty())
        .collect()
}

/// Returns the signs that this terminal shows.
fn signs(is_ascii: bool) -> Vec<HelpRow> {
    let shown = SIGNS.iter().filter_map(|sign| {
        let signs = if is_ascii { sign.ascii? } else { sign.signs };
        Some(HelpRow::new(signs, sign.means))
    });
    shown.collect()
}

/// Returns the title: which keys are first.
pub(super) fn title(model: &Model, help: &Help) -> String {
    let Some(sheet) = &help.under else { return format!("Keys on {}", model.screen.name()) };
    let place = match sheet.context() {
        Context::Card => "on the card",
        Context::Felt => "while you rate a block",
        Context::Why => "on the reasons",
        Context::Replan => "while you replan",
        Context::Suggest => "on suggested times",
        Context::Fill => "while you fill the week",
        Context::GoTo => "in the calendar",
        Context::Templates => "in the templates",
        Context::Rhythm => "on energy by hour",
        Context::Values => "in the values",
        Context::Ideal => "in the ideal week",
        Context::Inbox => "in the inbox",
        Context::Settings => "in the settings",
        Context::Scope => "in this question",
        Context::DayMenu | Context::Write | Context::SeasonMenu => "in this menu",
        Context::Welcome => "at the first start",
        _ => "here",
    };
    format!("Keys {place}")
}
