//! Day: the plan of a day and, beside it, what was done.

mod draw_grid;
pub mod grid;
pub mod layout;
mod mouse;
mod panel;

use chrono::NaiveDate;

use self::layout::{DayBody, DayLayout};
use crate::app::footer::{Hint, Hints};
use crate::app::frame::zoom;
use crate::app::mouse::Mouse;
use crate::app::{Context, Model, Screen, Tone, Turn, Verb, chrome};
use crate::canvas::{Canvas, Role};
use crate::domain::config::Zoom;
use crate::report::day::words::{dateline, headline};
use crate::screens::days::draw_list;

/// The keys at the right of the last line, on the screens of days.
pub const RIGHT: &[&[Hint]] = &[&[(Verb::Open, "more"), (Verb::Help, "help")]];

/// Day.
#[derive(Debug)]
pub struct DayScreen;

impl Screen for DayScreen {
    fn name(&self) -> &'static str {
        "Day"
    }

    fn verb(&self) -> Verb {
        Verb::ShowDay
    }

    fn context(&self, _: &Model) -> Context {
        Context::Day
    }

    fn help(&self) -> &'static [Context] {
        &[Context::Day]
    }

    fn days(&self, model: &Model) -> (NaiveDate, NaiveDate) {
        Model::days_around(model.date)
    }

    fn on(&self, turn: &mut Turn<'_>, verb: Verb) -> bool {
        if verb == Verb::PlanLived {
            turn.say(Tone::Plain, "Day shows the plan and what was lived beside each other.");
            return true;
        }
        turn.travel(verb) || turn.on_blocks(verb)
    }

    fn on_mouse(&self, turn: &mut Turn<'_>, mouse: Mouse) {
        mouse::on_mouse(turn, mouse);
    }

    fn shows_days(&self) -> bool {
        true
    }

    fn has_panel(&self) -> bool {
        true
    }

    /// A row of the grid, or a quarter of an hour.
    fn grain(&self, model: &Model) -> i64 {
        match zoom(model.zoom, model.size) {
            Zoom::Grid(minutes) => i64::from(minutes).min(30),
            _ => 15,
        }
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>) {
        let area = canvas.area();
        let DayLayout { frame, body } = DayLayout::new(model, (area.width, area.height));
        let agenda = model.shown();
        chrome::title(canvas, model, &dateline(&model.life, model.today, agenda, true), false);
        let is_past = agenda.date < model.today;
        let said = headline(agenda, is_past, model.config.clock);
        let width = frame.main.width.saturating_sub(2);
        if frame.panel.is_some() {
            let when = dateline(&model.life, model.today, agenda, false);
            let when = if model.preview.is_some() { format!("{when} · as it would be") } else { when };
            canvas.put(1, 2, width, &said, Role::Strong);
            canvas.put(1, 3, width, &when, Role::Muted);
        } else {
            canvas.put(1, 1, width, &said, Role::Strong);
        }
        match body {
            DayBody::Grid(grid) => draw_grid::draw(canvas, model, agenda, &grid),
            DayBody::List(list) => draw_list::draw(canvas, model, agenda, &list),
        }
        if let Some(area) = frame.panel {
            for y in area.y..area.bottom() {
                canvas.fill(area.x - 1, y, 1, "│", "|", Role::Rule);
            }
            panel::draw(canvas, model, area);
        }
        chrome::below(canvas, model, &frame, || hints(model));
    }
}

/// The likeliest keys on a block, and on free time.
fn hints(model: &Model) -> Hints {
    use Verb::*;
    let Some(item) = model.selected() else {
        return Hints::of([
            (Add, "add"),
            (StartStop, "start"),
            (Inbox, "inbox"),
            (Why, "why"),
            (Replan, "replan"),
            (Undo, "undo"),
            (NextPart, "week"),
        ])
        .right(RIGHT);
    };
    let timer = if item.block.running_since().is_some() { "stop" } else { "start" };
    Hints::of([
        (Timer, timer),
        (Felt, "felt"),
        (Edit, "edit"),
        (Done, "done"),
        (Later, "later"),
        (Earlier, "earlier"),
        (Longer, "longer"),
        (Add, "add"),
        (Why, "why"),
        (Replan, "replan"),
        (Undo, "undo"),
    ])
    .right(RIGHT)
}
