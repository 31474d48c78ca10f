//! Draws the two tables that are edited in place: targets of the values, and facts of the season.

use crate::canvas::widgets::{Bar, bar, out_of_sight};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::text::width;
use crate::report::season::{SeasonReport, Served, sentences};
use crate::screens::season::facts::FACTS;
use crate::screens::season::intents::INTENTS;
use crate::screens::season::layout::{CELLS, FACT, IntentColumns, NARROW, fact_rows};
use crate::screens::season::state::{SeasonPart, SeasonState};

/// Returns the first row to show of a table, so that the row under the cursor is in view.
pub fn first_shown(chosen: usize, rows: u16) -> usize {
    (chosen + 1).saturating_sub(usize::from(rows).max(1))
}

/// Writes how many of `all` rows are above the view, and how many below it.
pub fn out_of_part(canvas: &mut Canvas<'_>, area: Region, all: usize, top: usize, rows: u16) {
    let below = all.saturating_sub(top + usize::from(rows));
    out_of_sight(canvas, area.right() - 1, area.bottom(), top, below);
}

/// Draws the targets of the values, and what each got so far.
pub fn intents(canvas: &mut Canvas<'_>, state: &SeasonState, content: &SeasonReport, area: Region) {
    let is_narrow = area.width < NARROW;
    let IntentColumns { name, weight, weekly, fares } = IntentColumns::new(content, area.width);
    let [weight_end, weekly_end, fares] = [weight, weekly, fares].map(|end| area.x + end);
    let end = area.right() - 1;
    canvas.put(area.x + 3, area.y, name + 3, "TARGETS", Role::Head);
    if !is_narrow {
        canvas.put_right(weight_end, area.y, 6, "weight", Role::Faint);
        canvas.put_right(weekly_end, area.y, 8, "a week", Role::Faint);
        canvas.put(weekly_end + 3, area.y, 12, "so far", Role::Faint);
    }
    if content.values.is_empty() {
        let is_unread = content.unread.is_some();
        let words = if is_unread { "—" } else { "No value yet. Add one in life.toml." };
        canvas.put(area.x + 3, area.y + 1, end.saturating_sub(area.x + 3), words, Role::Muted);
    }
    let rows = area.height.saturating_sub(1);
    let chosen = state.at.row.min(content.values.len().saturating_sub(1));
    let top = first_shown(chosen, rows);
    out_of_part(canvas, area, content.values.len(), top, rows);
    let asks = crate::screens::season::intents::rows(content);
    let shown = asks.iter().enumerate().skip(top).take(usize::from(rows));
    for (y, (index, ask)) in (area.y + 1..).zip(shown) {
        let value = &ask.value;
        let here = state.part == SeasonPart::Intents && index == chosen;
        let at = |ask: usize| here && state.at.column == ask;
        let role = |ask: usize, is_own: bool| match (at(ask), is_own || value.resting) {
            (true, _) => Role::Strong,
            (false, true) => Role::Muted,
            (false, false) => Role::Text,
        };
        if here {
            canvas.put(area.x + 1, y, 1, "›", Role::Accent);
        }
        canvas.put(area.x + 3, y, name, &value.name, if value.resting { Role::Muted } else { Role::Text });
        let [weight, weekly, how] = INTENTS.each_ref().map(|column| (column.show)(ask).0);
        canvas.put_right(weight_end, y, 7, &weight, role(0, !value.weight.1));
        canvas.put_right(weekly_end, y, 10, &weekly, role(1, !value.weekly.1));
        if !is_narrow {
            let x = weekly_end + 3;
            if let Some(asked) = value.asked {
                let (done, forecast) = (value.minutes, value.minutes);
                bar(canvas, x, y, CELLS, Bar { done, forecast, target: asked, due: value.due });
            }
            canvas.put(x + CELLS + 1, y, 17, &sentences::given(content, value), Role::Muted);
        }
        let fares_role = match (at(2), value.served) {
            (true, _) => Role::Strong,
            (_, Served::Behind(_)) => Role::Text,
            _ => Role::Muted,
        };
        canvas.put(fares, y, end.saturating_sub(fares), &how, fares_role);
        if here {
            // Weight and hours are aligned at their right end, the last column at its left.
            let before = |end: u16, words: &str| (end - 1, end.saturating_sub(cells(width(words))), end);
            let (x, from, to) = match state.at.column {
                0 => before(weight_end, &weight),
                1 => before(weekly_end, &weekly),
                _ => (fares, fares, cells(usize::from(fares) + width(&how)).min(end)),
            };
            canvas.cursor = Some((x, y));
            canvas.tint(area.x, y, area.width.saturating_sub(2));
            canvas.put(from.saturating_sub(1), y, 1, "(", Role::Accent);
            canvas.put(to, y, 1, ")", Role::Accent);
        }
    }
}

/// Draws the facts: name, dates, lean, share and sentence.
pub fn facts(canvas: &mut Canvas<'_>, state: &SeasonState, content: &SeasonReport, area: Region) {
    let Some(season) = &content.season else { return };
    let end = area.right() - 1;
    canvas.put(area.x + 3, area.y, end.saturating_sub(area.x + 3), "THE SEASON", Role::Head);
    let shown = area.height.saturating_sub(1);
    let chosen = state.fact.min(FACTS.len() - 1);
    let rows = fact_rows(season, area.width);
    // The last row of the fact under the cursor is in view. Where not all of its rows fit, the first one has
    // priority.
    let of_chosen = |of: &(usize, String)| of.0 == chosen;
    let last = rows.iter().rposition(of_chosen).unwrap_or(0);
    let top = first_shown(last, shown).min(rows.iter().position(of_chosen).unwrap_or(0));
    out_of_part(canvas, area, rows.len(), top, shown);
    let mut said = None;
    for (y, (index, text)) in (area.y + 1..).zip(rows.iter().skip(top).take(usize::from(shown))) {
        let Some(fact) = FACTS.get(*index) else { continue };
        let is_first = said != Some(*index);
        said = Some(*index);
        let here = state.part == SeasonPart::Facts && *index == chosen;
        let (_, is_said) = (fact.show)(season);
        let x = area.x + FACT;
        if is_first {
            canvas.put(area.x + 3, y, 14, fact.name, Role::Muted);
        }
        let role = match (here, is_said) {
            (true, _) => Role::Strong,
            (false, true) => Role::Text,
            (false, false) => Role::Muted,
        };
        canvas.put(x, y, end.saturating_sub(x), text, role);
        if here {
            canvas.tint(area.x, y, area.width);
        }
        if here && is_first {
            canvas.put(area.x + 1, y, 1, "›", Role::Accent);
            canvas.cursor = Some((x, y));
        }
    }
}
