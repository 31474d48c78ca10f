//! Inbox: tasks without a day, and the free time that the chosen one would take.

mod lines;

use chrono::Datelike;

use crate::alignment::Period;
pub use lines::Task;

use crate::app::footer::{Hints, LEAVE};
use crate::app::model::PanelFace;
use crate::app::{Context, Model, Said, Sheet, SheetCover, SheetNext, Tone, Turn, Verb, picker};
use crate::canvas::widgets::{out_of_sight, panel_head, wrap};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::date::{days_between, short, weekday_name};
use crate::domain::edits;
use crate::domain::text::width;
use crate::domain::{Block, Ctx, Minutes, Place, Span};
use crate::line::{self, Vocabulary};
use crate::planning::suggest::{Finder, Shortfalls, Wanted};
use crate::sheets::prompt::Prompt;
use crate::sheets::suggest::{self, SuggestFor};

/// Sheet of the inbox.
#[derive(Debug)]
pub struct Inbox {
    /// Index of the chosen task.
    pub chosen: usize,
    /// Time that Enter plans the chosen task at. `None` if no time is free on the current day.
    pub slot: Option<Span>,
}

/// Opens the inbox with a task chosen.
pub fn open_at(turn: &mut Turn<'_>, chosen: usize) {
    turn.model.face = Some(PanelFace::Inbox);
    let slot = slot_for(turn.model, turn.ctx, chosen);
    turn.open(Inbox { chosen, slot });
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
            (Verb::Add, _) => Prompt::new(Task { shows_inbox: true }, "").open(turn),
            (Verb::Edit, Some(task)) => {
                let line = line::line(&task, &Vocabulary::of_life(&turn.model.life));
                Prompt::new(lines::EditTask(task), line).open(turn);
            }
            (Verb::Move, Some(task)) => Prompt::new(lines::PlaceTask(task), "").open(turn),
            (Verb::Suggest, Some(task)) => suggest::open_for(turn, SuggestFor::Task(Box::new(task), open_at)),
            (Verb::Take, Some(task)) => match self.slot {
                Some(span) => {
                    let edit = edits::place(&turn.model.life, turn.ctx, &task.id, turn.model.date, span);
                    turn.make_and_follow(edit, Verb::Inbox);
                    turn.model.face = None;
                    return SheetNext::Close;
                }
                None => {
                    let said = Said::from("No time on this day is free for it.");
                    let said = said.key(Verb::Suggest, "other days").key(Verb::Move, "to a date");
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
        self.look_again(turn)
    }

    fn refresh(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.look_again(turn)
    }

    fn changed(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.look_again(turn)
    }

    fn cover(&self, model: &Model, (_, rows): (u16, u16)) -> SheetCover {
        SheetCover::Panel(cells(model.life.inbox.len() * 2 + 4).min((rows / 2).max(6)))
    }

    fn hints(&self, model: &Model) -> Hints {
        use Verb::*;
        if model.life.inbox.is_empty() {
            return Hints::of([(Add, "add")]).right(LEAVE);
        }
        Hints::of([
            (Take, "plan it"),
            (Suggest, "suggest"),
            (Move, "to a date"),
            (Add, "add"),
            (Edit, "edit"),
            (Delete, "delete"),
        ])
        .right(LEAVE)
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Region) {
        draw(canvas, model, area, &model.keymap.key(Verb::Inbox));
    }
}

impl Inbox {
    /// Keeps the choice on a task, and finds its time again.
    fn look_again(&mut self, turn: &Turn<'_>) -> SheetNext {
        self.chosen = self.chosen.min(turn.model.life.inbox.len().saturating_sub(1));
        self.slot = slot_for(turn.model, turn.ctx, self.chosen);
        SheetNext::Stay
    }
}

/// Returns the best time for a task in the free time under the cursor, else on the current day. `None` if it fits
/// nowhere.
fn slot_for(model: &Model, ctx: &Ctx, task: usize) -> Option<Span> {
    let wanted = Wanted::task(model.life.inbox.get(task)?);
    let finder = Finder::new(&model.life, ctx, Period::day(model.date), Shortfalls::default());
    let here = model.gap().and_then(|gap| finder.find_in(&wanted, (model.date, gap.span())));
    here.or_else(|| finder.find(&wanted, 1, &[]).pop()).map(|found| found.slot.1)
}

/// Draws the inbox, with a key beside its heading. No task is marked as chosen unless the sheet of the inbox is open.
/// Returns the row below it.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, area: Region, key: &str) -> u16 {
    let sheet = model.sheet_as::<Inbox>();
    let (chosen, slot) = (sheet.map(|inbox| inbox.chosen), sheet.and_then(|inbox| inbox.slot));
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
        .map(|(index, task)| task_lines(model, task, (chosen == Some(index)).then_some(slot), columns))
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

/// Returns the lines of a task: its title, its length and due date and, if it is chosen, when Enter would plan it. `None`
/// if it is not chosen.
fn task_lines(
    model: &Model,
    task: &Block,
    chosen: Option<Option<Span>>,
    columns: usize,
) -> Vec<(String, Role)> {
    let due = task.due.map(|due| match days_between(model.today, due) {
        days if days < 0 => "overdue".to_owned(),
        0 => "due today".to_owned(),
        1 => "due tomorrow".to_owned(),
        days if days < 7 => format!("due {}", weekday_name(due.weekday())),
        _ => format!("due {}", short(due)),
    });
    let slot = chosen.flatten().map(|span| format!("Enter: {}", span.short(model.config.clock)));
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
    let role = if chosen.is_some() { Role::Strong } else { Role::Text };
    let title = wrap(&task.title, columns).into_iter().map(|line| (line, role));
    title.chain(details.into_iter().map(|line| (line, Role::Muted))).collect()
}
