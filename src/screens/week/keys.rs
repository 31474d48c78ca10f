//! Actions on Week that differ from those on Day.

use super::layout::{WeekLayout, in_order, is_low};
use super::state::{WeekPart, kept, kept_mut, look_beside};
use crate::app::frame::has_room;
use crate::app::model::{Cursor, Model};
use crate::app::{Effect, Tone, Turn, Verb};
use crate::report::week::{self, Showing};

/// Carries out an action that does something else on Week than on Day. Returns false for other actions.
pub(super) fn on(turn: &mut Turn<'_>, verb: Verb) -> bool {
    let is_on_intention = turn.model.cursor == Cursor::Intention;
    match verb {
        Verb::Up if is_on_intention => {}
        // The week's goal is above the first block.
        Verb::Up
            if turn
                .model
                .stop()
                .is_none_or(|stop| in_order(turn.model, &turn.model.agenda).first() == Some(&stop)) =>
        {
            turn.model.cursor = Cursor::Intention;
        }
        Verb::Down if is_on_intention => {
            let agenda = &turn.model.agenda;
            let first = in_order(turn.model, agenda).first().and_then(|at| agenda.stops.get(*at));
            let elsewhere = Cursor::Minute(agenda.wake.start);
            turn.model.cursor = first.map_or(elsewhere, |stop| turn.model.cursor_of(*stop));
        }
        Verb::Open | Verb::Edit if is_on_intention => turn.anywhere(Verb::Intention),
        Verb::Mark => {
            match turn.model.days_from {
                Some(first) if first != turn.model.date => turn.model.clear_selection(),
                // On free time there is no block to select, only the day.
                Some(_) if turn.model.selected().is_none() => turn.model.clear_selection(),
                _ => turn.model.days_from = Some(turn.model.date),
            }
            return turn.model.selected().is_none() || turn.model.days_from.is_none();
        }
        Verb::PlanLived => {
            let state = kept_mut(turn.model);
            state.showing = state.showing.next();
            turn.stale = true;
            let words = match kept(turn.model).showing {
                Showing::Outlook => "Shown: forecast. Done so far, then the plan.",
                Showing::Plan => "Shown: plan only.",
                Showing::Lived => "Shown: done only.",
            };
            turn.say(Tone::Plain, words);
        }
        Verb::NextPart => match below(turn.model) {
            // Rows out of view come next.
            Some((top, rows, hidden)) if hidden > 0 => kept_mut(turn.model).part_top = top + rows,
            _ => turn_below(turn.model, WeekPart::next),
        },
        Verb::PreviousPart => match below(turn.model) {
            Some((top, rows, _)) if top > 0 => kept_mut(turn.model).part_top = top.saturating_sub(rows),
            _ => turn_below(turn.model, WeekPart::previous),
        },
        // Week has its own zoom.
        Verb::Zoom => {
            let state = kept_mut(turn.model);
            state.rows = match state.rows {
                None => Some(2),
                Some(2) => Some(1),
                Some(_) => None,
            };
        }
        Verb::Closer => kept_mut(turn.model).rows = Some(2),
        Verb::Further => kept_mut(turn.model).rows = Some(1),
        _ => return false,
    }
    true
}

/// Returns the rows below the days: the first in view, how many are in view, and how many are below the view. None
/// where no part is shown.
fn below(model: &Model) -> Option<(u16, u16, u16)> {
    let layout = has_room(model.size).then(|| WeekLayout::new(model, model.size))?;
    let (above, below) = layout.part_hidden;
    Some((above, layout.part?.height.max(1), below))
}

/// Goes to another part below the days, at its first row.
fn turn_below(model: &mut Model, next: impl Fn(WeekPart, bool) -> WeekPart) {
    let is_low = is_low(model.size);
    let state = kept_mut(model);
    state.part_top = 0;
    state.part = Some(next(state.part(is_low), is_low));
}

/// Shows the week of the block being written, where it is another week.
pub(super) fn show_beside(turn: &mut Turn<'_>) {
    let (date, start) = (turn.model.shown().date, turn.model.config.week_start);
    if week::shown(turn.model.date, start) == week::shown(date, start) {
        return;
    }
    if let Some((from, to)) = look_beside(turn.model, turn.ctx, date) {
        turn.effects.push(Effect::Load(from, to));
    }
}
