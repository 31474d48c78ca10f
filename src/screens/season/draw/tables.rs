//! Draws the two tables that are edited in place: targets of the values, and facts of the season.

use super::part::empty;
use crate::canvas::widgets::{Bar, bar};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::text::width;
use crate::report::season::{SeasonReport, SeasonValueRow, Served, sentences};
use crate::screens::season::facts::FACTS;
use crate::screens::season::intents::INTENTS;
use crate::screens::season::state::{SeasonPart, SeasonState};
use crate::screens::season::table_columns::{FACT, IntentColumns, NARROW, fact_rows};

/// Draws the heading of the targets in the first row of `area`.
pub fn intents_head(canvas: &mut Canvas<'_>, content: &SeasonReport, area: Region) {
    let columns = IntentColumns::new(content, area.width, canvas.area().width);
    let [weight_end, weekly_end] = [columns.weight, columns.weekly].map(|end| area.x + end);
    canvas.put(area.x + 3, area.y, columns.name + 3, "TARGETS", Role::Head);
    if area.width >= NARROW {
        canvas.put_right(weight_end, area.y, 6, "weight", Role::Faint);
        canvas.put_right(weekly_end, area.y, 8, "a week", Role::Faint);
        canvas.put(weekly_end + 3, area.y, 12, "so far", Role::Faint);
        // The season sets the other figures.
        let has_own = |value: &SeasonValueRow| !(value.resting || value.weight.1 && value.weekly.1);
        if content.season.is_some() && content.values.iter().any(has_own) {
            canvas.put(weekly_end + 11, area.y, columns.bar + 11, "own: from life.toml", Role::Faint);
        }
    }
}

/// Draws the targets of the values, and what each got so far. Without values, `words` say what to do.
pub fn intents(
    canvas: &mut Canvas<'_>,
    state: &SeasonState,
    content: &SeasonReport,
    words: &str,
    area: Region,
) {
    let is_here = state.part == SeasonPart::Intents;
    let is_narrow = area.width < NARROW;
    intents_head(canvas, content, area);
    if content.values.is_empty() {
        return empty(canvas, area, words, is_here);
    }
    let IntentColumns { name, weight, weekly, bar: cells_of_bar, fares } =
        IntentColumns::new(content, area.width, canvas.area().width);
    let [weight_end, weekly_end, fares] = [weight, weekly, fares].map(|end| area.x + end);
    let end = area.right() - 1;
    let chosen = state.at.row.min(content.values.len() - 1);
    let asks = crate::screens::season::intents::rows(content);
    for (y, (index, ask)) in (area.y + 1..).zip(asks.iter().enumerate()) {
        let value = &ask.value;
        let here = is_here && index == chosen;
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
                bar(canvas, x, y, cells_of_bar, Bar { done, forecast, target: asked, needed: value.needed });
            }
            canvas.put(x + cells_of_bar + 1, y, 17, &sentences::given(content, value), Role::Muted);
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
            canvas.tint(area.x, y, area.width);
            canvas.put(from.saturating_sub(1), y, 1, "(", Role::Accent);
            canvas.put(to, y, 1, ")", Role::Accent);
        }
    }
}

/// Draws the facts: name, dates, lean, share and sentence. Without a season, `words` say what to do.
pub fn facts(
    canvas: &mut Canvas<'_>,
    state: &SeasonState,
    content: &SeasonReport,
    words: &str,
    area: Region,
) {
    let end = area.right() - 1;
    let is_here = state.part == SeasonPart::Facts;
    canvas.put(area.x + 3, area.y, end.saturating_sub(area.x + 3), "THE SEASON", Role::Head);
    let Some(season) = &content.season else { return empty(canvas, area, words, is_here) };
    let chosen = state.fact.min(FACTS.len() - 1);
    let mut said = None;
    for (y, (index, text)) in (area.y + 1..).zip(fact_rows(season, area.width).iter()) {
        let Some(fact) = FACTS.get(*index) else { continue };
        let is_first = said != Some(*index);
        said = Some(*index);
        let here = is_here && *index == chosen;
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
