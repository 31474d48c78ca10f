//! Inbox: tasks without a day, and the free time that the chosen one would take.

mod lines;

use chrono::Datelike;

use crate::app::footer::{Hints, LEAVE};
use crate::app::model::{PanelFace, free_from_cursor};
use crate::app::{Context, Model, Said, Sheet, SheetCover, SheetNext, Tone, Turn, Verb, picker};
use crate::canvas::widgets::{out_of_sight, panel_head, wrap};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::date::{days_between, short, weekday_name};
use crate::domain::edits;
use crate::domain::text::width;
use crate::domain::{Block, Minutes, Place, Span};
use crate::line::{self, Vocabulary};
use crate::report::day::agenda::MinuteSpan;
use crate::sheets::prompt::Prompt;

/// Sheet of the inbox.
#[derive(Debug)]
pub struct Inbox {
    /// Index of the chosen task.
    pub chosen: usize,
}

/// Opens the inbox with a task chosen.
pub fn open_at(turn: &mut Turn<'_>, chosen: usize) {
    turn.model.face = Some(PanelFace::Inbox);
    turn.open(Inbox { chosen });
}

/// Opens the inbox with its first task chosen.
pub fn open(turn: &mut Turn<'_>) {
    open_at(turn, 0);
}

impl Sheet for Inbox {
    fn context(&self) -> Context {
        Context::Inbox
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        let task = turn.model.life.inbox.get(self.chosen).cloned();
        match (verb, task) {
            (Verb::Close, _) => {
                turn.model.face = None;
                return SheetNext::Close;
            }
            (Verb::Add, _) => Prompt::new(lines::Task, "").open(turn),
            (Verb::Edit, Some(task)) => {
                let line = line::line(&task, &Vocabulary::of_life(&turn.model.life));
                Prompt::new(lines::EditTask(task), line).open(turn);
            }
            (Verb::Move, Some(task)) => Prompt::new(lines::PlaceTask(task), "").open(turn),
            (Verb::Take, Some(task)) => match slot_for(turn.model, &task) {
                Some(span) => {
                    let edit = edits::place(&turn.model.life, turn.ctx, &task.id, turn.model.date, span);
                    turn.make_and_follow(edit, Verb::Inbox);
                    turn.model.face = None;
                    return SheetNext::Close;
                }
                None => {
                    let said = Said::from("No free time is left on this day.").key(Verb::Move, "another day");
                    turn.say(Tone::Notice, said);
                }
            },
            (Verb::Delete, Some(task)) => {
                let edit = edits::inbox_remove(&turn.model.life, &task.id);
                turn.make(edit, Verb::Inbox);
            }
            (Verb::Undo, _) => turn.step_back(true),
            _ => {
                picker::choose(&mut self.chosen, verb, turn.model.life.inbox.len());
            }
        }
        self.chosen = self.chosen.min(turn.model.life.inbox.len().saturating_sub(1));
        SheetNext::Stay
    }

    fn cover(&self, model: &Model, (_, rows): (u16, u16)) -> SheetCover {
        SheetCover::Panel(cells(model.life.inbox.len() * 2 + 4).min((rows / 2).max(6)))
    }

    fn hints(&self, model: &Model) -> Hints {
        use Verb::*;
        if model.life.inbox.is_empty() {
            return Hints::of([(Add, "add")]).right(LEAVE);
        }
        Hints::of([(Take, "plan it"), (Move, "to a date"), (Add, "add"), (Edit, "edit"), (Delete, "delete")])
            .right(LEAVE)
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Region) {
        draw(canvas, model, area, &model.keymap.key(Verb::Inbox));
    }
}

/// Returns the time that a task would take on the current day, as long as its estimate, else 30 minutes. None where
/// it fits nowhere.
fn slot_for(model: &Model, task: &Block) -> Option<Span> {
    let length = i64::from(task.estimate.map_or(30, |estimate| estimate.0));
    let gap = free_from_cursor(model, |gap| gap.minutes() >= length)?;
    Some(MinuteSpan { start: gap.start, end: gap.start + length }.span())
}

/// Draws the inbox, with a key beside its heading. No task is marked as chosen unless the sheet of the inbox is open.
/// Returns the row below it.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, area: Region, key: &str) -> u16 {
    let chosen = model.sheet_as::<Inbox>().map(|inbox| inbox.chosen);
    panel_head(canvas, area, area.y, "INBOX", key);
    let mut y = area.y + 2;
    if let Some(unread) = model.life.unread(Place::Inbox) {
        for line in wrap(&unread.sentence(Place::Inbox, model.today), usize::from(area.width - 2)) {
            canvas.put(area.x + 1, y, area.width - 2, &line, Role::Muted);
            y += 1;
        }
        canvas.point(area.x + 1, y);
    } else if model.life.inbox.is_empty() {
        let add = model.keymap.own_key(Context::Inbox, Verb::Add);
        let press = match chosen {
            Some(_) => add,
            None => format!("{}, then {add}", model.keymap.key(Verb::Inbox)),
        };
        let words = format!("Empty. Press {press} to add something.");
        for line in wrap(&words, usize::from(area.width - 2)) {
            canvas.put(area.x + 1, y, area.width - 2, &line, Role::Faint);
            canvas.point(area.x + 1, y);
            y += 1;
        }
    }
    let columns = usize::from(area.width - 3);
    let tasks: Vec<Vec<(String, Role)>> = model
        .life
        .inbox
        .iter()
        .enumerate()
        .map(|(index, task)| task_lines(model, task, chosen == Some(index), columns))
        .collect();
    // The chosen task is in view, with as many before it as fit into half of the rows.
    let half = usize::from(area.bottom().saturating_sub(y)) / 2;
    let mut top = chosen.unwrap_or(0);
    let rows_from =
        |top: usize| -> usize { tasks.iter().take(chosen.unwrap_or(0)).skip(top).map(Vec::len).sum() };
    while top > 0 && rows_from(top - 1) <= half {
        top -= 1;
    }
    let mut below = tasks.len().saturating_sub(top);
    for (index, lines) in tasks.iter().enumerate().skip(top) {
        if y + cells(lines.len()) > area.bottom() && index > top {
            break;
        }
        below -= 1;
        if chosen == Some(index) {
            picker::point(canvas, area.x, y, (area.x, area.width));
        }
        for (line, role) in lines {
            if y < area.bottom() {
                canvas.put(area.x + 2, y, area.width - 3, line, *role);
                y += 1;
            }
        }
    }
    out_of_sight(canvas, area.right() - 1, area.y + 1, top, below);
    y
}

/// Returns the lines of a task: its title, its length and due date and, if it is chosen, what Enter would do.
fn task_lines(model: &Model, task: &Block, is_chosen: bool, columns: usize) -> Vec<(String, Role)> {
    let due = task.due.map(|due| match days_between(model.today, due) {
        days if days < 0 => "overdue".to_owned(),
        0 => "due today".to_owned(),
        1 => "due tomorrow".to_owned(),
        days if days < 7 => format!("due {}", weekday_name(due.weekday())),
        _ => format!("due {}", short(due)),
    });
    let slot = is_chosen.then(|| slot_for(model, task)).flatten();
    let slot = slot.map(|span| format!("Enter: {}", span.short(model.config.clock)));
    let parts = task.estimate.map(Minutes::short).into_iter().chain(due).chain(slot);
    let mut details: Vec<String> = Vec::new();
    for part in parts {
        match details.last_mut() {
            Some(last) if width(last) + 3 + width(&part) <= columns => {
                last.push_str(" · ");
                last.push_str(&part);
            }
            _ => details.push(part),
        }
    }
    let role = if is_chosen { Role::Strong } else { Role::Text };
    let title = wrap(&task.title, columns).into_iter().map(|line| (line, role));
    title.chain(details.into_iter().map(|line| (line, Role::Muted))).collect()
}
