//! Card of a block: the actions for it, most likely first.

mod draw;

use crate::app::footer::{Hints, of_a_list};
use crate::app::{Context, Model, Sheet, SheetCover, SheetNext, Turn, Verb, picker};
use crate::canvas::{Canvas, Region};
use crate::domain::edits::Target;
use crate::report::day::agenda::{BlockState, Item};

/// Card of a block.
#[derive(Debug)]
pub struct Card {
    /// Block of the card.
    pub target: Target,
    /// Actions, most likely first, each with its words.
    pub lines: Vec<(Verb, &'static str)>,
    /// Index of the chosen line.
    pub chosen: usize,
}

impl Sheet for Card {
    fn context(&self) -> Context {
        Context::Card
    }

    fn takes(&self, verb: Verb) -> bool {
        let is_own = matches!(verb, Verb::Down | Verb::Up | Verb::Take | Verb::Close | Verb::Help);
        is_own || self.lines.iter().any(|(line, _)| *line == verb)
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        let chosen = self.lines.get(self.chosen).map(|(verb, _)| *verb);
        let does = match verb {
            Verb::Close => return SheetNext::Close,
            Verb::Take => chosen,
            // Keys of actions on the card work without choosing the line.
            other => self.lines.iter().map(|(verb, _)| *verb).find(|verb| *verb == other),
        };
        if let Some(does) = does {
            turn.verb(does);
            return SheetNext::Close;
        }
        picker::choose(&mut self.chosen, verb, self.lines.len());
        SheetNext::Stay
    }

    fn gives_way(&self) -> bool {
        true
    }

    fn cover(&self, model: &Model, (columns, rows): (u16, u16)) -> SheetCover {
        let most = (rows * 2 / 3).max(6);
        // A rule, and a margin at both sides.
        let needed = |lists| 1 + draw::rows(model, self, columns - 2, lists);
        let side_by_side = needed(draw::lists(columns - 2));
        SheetCover::Panel(if side_by_side <= most { side_by_side } else { needed(1).min(most) })
    }

    fn hints(&self, _: &Model) -> Hints {
        of_a_list("do it", self.lines.len())
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Region) {
        draw::draw(canvas, model, self, area);
    }
}

/// Actions of cards that do nothing without a block.
pub const ON_BLOCKS: [Verb; 21] = {
    use Verb::*;
    [
        Timer,
        Done,
        Felt,
        Edit,
        Later,
        Earlier,
        NextDay,
        PreviousDay,
        Longer,
        Shorter,
        Move,
        ToInbox,
        CrossOut,
        Reopen,
        Note,
        LetCross,
        Fix,
        Routine,
        Delete,
        ShrinkToFit,
        SwapNext,
    ]
};

/// Returns the actions on the card of the block under the cursor, most likely first. Empty where there is no block.
pub fn actions(model: &Model) -> Vec<Verb> {
    under_cursor(model).map_or_else(Vec::new, |card| card.lines.into_iter().map(|(verb, _)| verb).collect())
}

fn under_cursor(model: &Model) -> Option<Card> {
    let is_over = model.date < model.today;
    model.selected().map(|item| of_block(item, model.agenda.now, is_over))
}

/// Opens the card of the block under the cursor. Returns false where there is no block.
pub fn open(turn: &mut Turn<'_>) -> bool {
    let card = under_cursor(turn.model);
    let is_there = card.is_some();
    if let Some(card) = card {
        turn.open(card);
    }
    is_there
}

/// Builds the card of a block. `now` is the current time in minutes from midnight, None unless the current day is
/// today. `is_over` says whether that day is before today.
fn of_block(item: &Item, now: Option<i64>, is_over: bool) -> Card {
    use Verb::*;
    let is_past = now.map_or(is_over, |now| item.place.end <= now);
    let state = item.state;
    let lived = matches!(state, BlockState::Done | BlockState::Paused | BlockState::Running);
    let mut lines: Vec<(Verb, &'static str)> = Vec::new();
    let timer = if state == BlockState::Running { (Timer, "stop") } else { (Timer, "start") };
    let done = (Done, "done as planned");
    let felt = (Felt, "how it felt");
    let crossing = (LetCross, "allow once");
    let is_open_item = state == BlockState::Untimed && item.block.status.is_none();
    let crosses = item.crossings.iter().any(|one| one.boundary().is_some());
    let first: &[(Verb, &'static str)] = match state {
        BlockState::Running => &[timer, felt],
        BlockState::Done => &[felt],
        BlockState::Skipped | BlockState::Moved | BlockState::Released => &[(Reopen, "not done after all")],
        _ if crosses && !is_past => &[crossing, timer],
        _ if is_past && item.plan.is_some() => &[done, felt],
        BlockState::Untimed if item.block.status.is_some() => &[(Reopen, "not done after all")],
        BlockState::Untimed if now.is_some() || is_over => &[(Done, "mark as done")],
        BlockState::Untimed => &[(Edit, "edit the line")],
        // On a coming day nothing can be started yet.
        _ if now.is_none() => &[(Edit, "edit the line")],
        _ => &[timer],
    };
    lines.extend(first);
    let rest = [
        (state != BlockState::Running && (now.is_some() || is_over), timer),
        (true, (StartStop, "start or stop another")),
        (state != BlockState::Done && item.plan.is_some(), done),
        (is_open_item, (Done, "mark as done")),
        (lived, felt),
        (true, (Edit, "edit the line")),
        (item.plan.is_some(), (Later, "later")),
        (item.plan.is_some(), (Earlier, "earlier")),
        (state != BlockState::Done, (NextDay, "tomorrow")),
        (state != BlockState::Done, (PreviousDay, "the day before")),
        (item.plan.is_some(), (Longer, "longer")),
        (item.plan.is_some(), (Shorter, "shorter")),
        (state != BlockState::Done, (Move, "move to a date")),
        (state != BlockState::Done, (Suggest, "suggest other times")),
        (state != BlockState::Done, (ToInbox, "to the inbox")),
        (matches!(state, BlockState::Planned | BlockState::Ghost | BlockState::Paused), (CrossOut, "skip")),
        (is_open_item, (CrossOut, "skip")),
        (state == BlockState::Done, (Reopen, "not done after all")),
        (true, (Note, "note")),
        (crosses, crossing),
        (!item.block.milestone, (Fix, if item.block.fixed { "no longer fixed" } else { "fixed" })),
        (
            true,
            (Routine, if item.block.routine.is_some() { "edit its routine" } else { "make it a routine" }),
        ),
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
