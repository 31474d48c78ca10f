//! Draws the settings: a row each with its value and its default, and what the chosen one does.

use super::SettingsSheet;
use crate::app::{Model, picker};
use crate::canvas::widgets::{out_of_sight, wrap};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::text::width;
use crate::line::{SETTINGS, Setting};

/// Rows around the settings: a rule, the title, an empty row, two rows for a sentence, and the message.
pub(super) const AROUND: usize = 6;
/// Rows that a sentence leaves to others: the title, two settings, and the message.
const LEAST: usize = 4;
/// Column of the names.
const NAME: u16 = 3;
/// Columns between two columns.
const GAP: u16 = 2;
/// Most columns of a sentence, so that it can be read.
const READABLE: usize = 92;

/// Draws the title, the settings, and the sentence about the chosen one.
pub(super) fn draw(canvas: &mut Canvas<'_>, sheet: SettingsSheet, model: &Model, area: Region) {
    let room = area.width.saturating_sub(NAME + 1);
    let does = SETTINGS.get(sheet.chosen).map_or("", |setting| setting.does);
    // The last row is for messages. The sentence is shown whole or not at all.
    let bottom = area.bottom().saturating_sub(1);
    let mut said = wrap(does, usize::from(room).min(READABLE));
    if said.len() + LEAST > usize::from(area.height) {
        said.clear();
    }
    let has_gap = SETTINGS.len() + said.len() + 2 < usize::from(area.height);
    let below = cells(said.len()) + u16::from(has_gap) + 1;
    let list = Region { height: area.height.saturating_sub(1 + below), ..area.without_top(1) };
    let (above, hidden) = picker::out_of_view(list.height, SETTINGS.len(), sheet.chosen);
    canvas.put(1, area.y, area.width.saturating_sub(2), "Settings", Role::Head);
    out_of_sight(canvas, area.right() - 1, area.y, above, hidden);
    let value = |setting: &Setting| setting.shown(&model.config);
    let longest = |text: &dyn Fn(&Setting) -> usize| cells(SETTINGS.iter().map(text).max().unwrap_or(0));
    let values = NAME + longest(&|setting| width(setting.name)) + GAP;
    let defaults = values + longest(&|setting| setting.widest()) + GAP;
    let end = area.width.saturating_sub(1);
    picker::draw(canvas, list, 1, (&SETTINGS, sheet.chosen), |canvas, y, setting, is_here| {
        let (name, text) = if is_here { (Role::Text, Role::Strong) } else { (Role::Muted, Role::Text) };
        canvas.put(NAME, y, values.saturating_sub(NAME + 1), setting.name, name);
        canvas.put(values, y, end.saturating_sub(values), &value(setting), text);
        let default = format!("default {}", setting.default_shown(model.config.clock));
        let fits = defaults + cells(width(&default)) <= end;
        let at = if fits { defaults } else { values + cells(width(&value(setting))) + GAP };
        if at + cells(width(&default)) <= end {
            canvas.put(at, y, end.saturating_sub(at), &default, Role::Faint);
        }
    });
    let from = bottom.saturating_sub(cells(said.len())).min(list.y + cells(SETTINGS.len()) + 1);
    for (y, words) in (from..bottom).zip(&said) {
        canvas.put(NAME, y, room, words, Role::Muted);
    }
}
