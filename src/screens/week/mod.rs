//! Week: seven days side by side.

mod draw;
mod hints;
mod keys;
pub mod layout;
pub mod state;

use chrono::NaiveDate;

use self::layout::{WeekLayout, in_order};
use self::state::WeekState;
use crate::app::footer::Hints;
use crate::app::mouse::{Gesture, Mouse, Press};
use crate::app::{Context, Model, Screen, ScreenState, Turn, Verb};
use crate::canvas::Canvas;
use crate::domain::Ctx;
use crate::report::day::agenda::BlockState;
use crate::report::day::words::detail;
use crate::report::week;

/// The Week screen.
#[derive(Debug)]
pub struct WeekScreen;

impl Screen for WeekScreen {
    fn name(&self) -> &'static str {
        "Week"
    }

    fn verb(&self) -> Verb {
        Verb::ShowWeek
    }

    fn context(&self, _: &Model) -> Context {
        Context::Day
    }

    fn state(&self) -> Option<Box<dyn ScreenState>> {
        Some(Box::new(WeekState::default()))
    }

    fn days(&self, model: &Model) -> (NaiveDate, NaiveDate) {
        let around = Model::days_around(model.date);
        let shown = week::shown(model.date, model.config.week_start);
        let (first, last) = (Model::days_around(shown.from), Model::days_around(shown.to));
        (first.0.min(around.0), last.1.max(around.1))
    }

    fn refresh(&self, model: &mut Model, ctx: &Ctx) {
        state::refresh(model, ctx);
    }

    fn on(&self, turn: &mut Turn<'_>, verb: Verb) -> bool {
        keys::on(turn, verb) || turn.travel(verb) || turn.on_blocks(verb)
    }

    fn on_mouse(&self, turn: &mut Turn<'_>, mouse: Mouse) {
        if !turn.takes_mouse() {
            return;
        }
        match mouse.gesture {
            Gesture::Press => {
                let layout = WeekLayout::new(turn.model, turn.model.size);
                if let Some((date, cursor)) = layout.under(turn.model, mouse.x, mouse.y) {
                    turn.press(Press { date, cursor, grip: None });
                }
            }
            // Blocks are dragged only on Day, where an hour has enough rows.
            Gesture::Drag => {}
            other => turn.roll(other),
        }
    }

    fn shows_days(&self) -> bool {
        true
    }

    fn stops(&self, model: &Model) -> Vec<usize> {
        in_order(model, &model.agenda)
    }

    fn show_beside(&self, turn: &mut Turn<'_>) {
        keys::show_beside(turn);
    }

    /// Returns the block under the cursor in full, where its column may cut its title.
    fn status(&self, model: &Model) -> Option<String> {
        let agenda = model.shown();
        let item = agenda.items.iter().find(|item| model.is_under_cursor(agenda, item));
        let item = item.filter(|_| layout::is_side_by_side(model, model.size.0))?;
        let when = match item.state {
            BlockState::Untimed => String::new(),
            _ => format!("{}  ", item.place.span().short(model.config.clock)),
        };
        let parts = [item.block.title.clone(), detail(&item.block, &model.life.profile, &model.areas)];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Some(format!("{when}{}", parts.join(" · ")))
    }

    fn hints(&self, model: &Model) -> Hints {
        hints::hints(model, &WeekLayout::new(model, model.size))
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>) {
        draw::draw(canvas, model);
    }
}
