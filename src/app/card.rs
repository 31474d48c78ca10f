//! What can be done with a block, the likeliest first.

use super::sheet::Card;
use super::verb::Verb;
use crate::domain::edits::Target;
use crate::report::day::agenda::{Item, State};

/// The card of a block; `now` is the minute of the day that is looked at, if that is today, and `is_over` says whether
/// that day lies before today.
pub fn card(item: &Item, now: Option<i64>, is_over: bool) -> Card {
    use Verb::*;
    let is_past = now.map_or(is_over, |now| item.place.end <= now);
    let state = item.state;
    let lived = matches!(state, State::Done | State::Paused | State::Running);
    let mut lines: Vec<(Verb, &'static str)> = Vec::new();
    let timer = if state == State::Running { (Timer, "stop") } else { (Timer, "start") };
    let done = (Done, "done as planned");
    let felt = (Felt, "how it felt");
    let crossing = (LetCross, "let it cross");
    let first: &[(Verb, &'static str)] = match state {
        State::Running => &[timer, felt],
        State::Done => &[felt],
        State::Skipped | State::Moved | State::Released => &[(Reopen, "open again")],
        _ if !item.crossings.is_empty() && !is_past => &[crossing, timer],
        _ if is_past && item.plan.is_some() => &[done, felt],
        State::Untimed => &[(Edit, "edit the line")],
        // What is of a coming day is changed, not started.
        _ if now.is_none() => &[(Edit, "edit the line")],
        _ => &[timer],
    };
    lines.extend(first);
    let rest = [
        (state != State::Running && (now.is_some() || is_over), timer),
        (true, (StartStop, "start at another time")),
        (state != State::Done && item.plan.is_some(), done),
        (lived, felt),
        (true, (Edit, "edit the line")),
        (item.plan.is_some(), (Later, "later")),
        (item.plan.is_some(), (Earlier, "earlier")),
        (state != State::Done, (NextDay, "tomorrow")),
        (state != State::Done, (PreviousDay, "the day before")),
        (item.plan.is_some(), (Longer, "longer")),
        (item.plan.is_some(), (Shorter, "shorter")),
        (state != State::Done, (Move, "move to a date")),
        (state != State::Done, (ToInbox, "back to the inbox")),
        (matches!(state, State::Planned | State::Ghost | State::Paused), (CrossOut, "cross out")),
        (state == State::Done, (Reopen, "open again")),
        (true, (Note, "note")),
        (!item.crossings.is_empty(), crossing),
        (true, (Fix, if item.block.fixed { "no longer fixed" } else { "fixed" })),
        (true, (Copy, "copy")),
        (true, (Delete, "delete")),
        (true, (Why, "why")),
        (now.is_some(), (Replan, "replan from now")),
        (true, (Palette, "everything, by name")),
    ];
    for (applies, line) in rest {
        if applies && lines.iter().all(|(verb, _)| *verb != line.0) {
            lines.push(line);
        }
    }
    Card { target: Target::new(item.date, item.block.clone()), lines, chosen: 0 }
}
