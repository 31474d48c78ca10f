//! The card of a block: what can be done with it, the likeliest first.

mod draw;

use crate::app::footer::{Hints, of_a_list};
use crate::app::{Context, Cover, Model, Sheet, Then, Turn, Verb, picker};
use crate::canvas::{Area, Canvas};
use crate::domain::edits::Target;
use crate::report::day::agenda::{BlockState, Item};

/// The card of a block.
#[derive(Debug)]
pub struct Card {
    /// The block.
    pub target: Target,
    /// The actions, the likeliest first, each with what the card says of it.
    pub lines: Vec<(Verb, &'static str)>,
    /// The line that is chosen.
    pub chosen: usize,
}

impl Sheet for Card {
    fn context(&self) -> Context {
        Context::Card
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> Then {
        let chosen = self.lines.get(self.chosen).map(|(verb, _)| *verb);
        let does = match verb {
            Verb::Close => return Then::Close,
            Verb::Take => chosen,
            // A key of the card does what it does without the card.
            other => self.lines.iter().map(|(verb, _)| *verb).find(|verb| *verb == other),
        };
        if let Some(does) = does {
            turn.verb(does);
            return Then::Close;
        }
        picker::choose(&mut self.chosen, verb, self.lines.len());
        Then::Stay
    }

    fn gives_way(&self) -> bool {
        true
    }

    fn cover(&self, _: &Model, (_, rows): (u16, u16)) -> Cover {
        Cover::Panel((self.lines.len() as u16 + 5).min((rows * 2 / 3).max(6)))
    }

    fn hints(&self, _: &Model) -> Hints {
        of_a_list("do it")
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Area) {
        draw::draw(canvas, model, self, area);
    }
}

/// Opens the card of the block under the cursor. Returns whether there is one.
pub fn open(turn: &mut Turn<'_>) -> bool {
    let is_over = turn.model.date < turn.model.today;
    let card = turn.model.selected().map(|item| of_block(item, turn.model.agenda.now, is_over));
    let is_there = card.is_some();
    if let Some(card) = card {
        turn.open(card);
    }
    is_there
}

/// The card of a block; `now` is the minute of the day that is looked at, if that is today, and `is_over` says whether
/// that day lies before today.
fn of_block(item: &Item, now: Option<i64>, is_over: bool) -> Card {
    use Verb::*;
    let is_past = now.map_or(is_over, |now| item.place.end <= now);
    let state = item.state;
    let lived = matches!(state, BlockState::Done | BlockState::Paused | BlockState::Running);
    let mut lines: Vec<(Verb, &'static str)> = Vec::new();
    let timer = if state == BlockState::Running { (Timer, "stop") } else { (Timer, "start") };
    let done = (Done, "done as planned");
    let felt = (Felt, "how it felt");
    let crossing = (LetCross, "let it cross");
    let first: &[(Verb, &'static str)] = match state {
        BlockState::Running => &[timer, felt],
        BlockState::Done => &[felt],
        BlockState::Skipped | BlockState::Moved | BlockState::Released => &[(Reopen, "open again")],
        _ if !item.crossings.is_empty() && !is_past => &[crossing, timer],
        _ if is_past && item.plan.is_some() => &[done, felt],
        BlockState::Untimed => &[(Edit, "edit the line")],
        // What is of a coming day is changed, not started.
        _ if now.is_none() => &[(Edit, "edit the line")],
        _ => &[timer],
    };
    lines.extend(first);
    let rest = [
        (state != BlockState::Running && (now.is_some() || is_over), timer),
        (true, (StartStop, "start at another time")),
        (state != BlockState::Done && item.plan.is_some(), done),
        (lived, felt),
        (true, (Edit, "edit the line")),
        (item.plan.is_some(), (Later, "later")),
        (item.plan.is_some(), (Earlier, "earlier")),
        (state != BlockState::Done, (NextDay, "tomorrow")),
        (state != BlockState::Done, (PreviousDay, "the day before")),
        (item.plan.is_some(), (Longer, "longer")),
        (item.plan.is_some(), (Shorter, "shorter")),
        (state != BlockState::Done, (Move, "move to a date")),
        (state != BlockState::Done, (ToInbox, "back to the inbox")),
        (
            matches!(state, BlockState::Planned | BlockState::Ghost | BlockState::Paused),
            (CrossOut, "cross out"),
        ),
        (state == BlockState::Done, (Reopen, "open again")),
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
