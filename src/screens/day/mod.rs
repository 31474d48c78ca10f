//! Day: the plan of a day and what was done, side by side.

mod draw;
pub mod hints;
pub mod layout;
mod mouse;
pub mod state;

use chrono::NaiveDate;

use self::state::DayState;
use crate::app::footer::Hints;
use crate::app::frame::{is_covered, zoom};
use crate::app::mouse::Mouse;
use crate::app::{Context, Model, Screen, ScreenState, Tone, Turn, Verb};
use crate::canvas::Canvas;
use crate::domain::Ctx;
use crate::domain::config::Zoom;

/// The Day screen.
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

    fn ignores(&self) -> &'static [Verb] {
        &[Verb::PlanLived]
    }

    fn state(&self) -> Option<Box<dyn ScreenState>> {
        Some(Box::new(DayState::default()))
    }

    fn refresh(&self, model: &mut Model, ctx: &Ctx) {
        state::refresh(model, ctx);
    }

    fn days(&self, model: &Model) -> (NaiveDate, NaiveDate) {
        Model::days_around(model.date)
    }

    fn on(&self, turn: &mut Turn<'_>, verb: Verb) -> bool {
        let turns = matches!(verb, Verb::NextPart | Verb::PreviousPart);
        if is_covered(turn.model) && !turns {
            turn.model.face = None;
            if verb == Verb::Back {
                return true;
            }
        }
        if verb == Verb::PlanLived {
            turn.say(Tone::Plain, "Day shows the plan and what is done side by side.");
            return true;
        }
        turn.travel(verb) || turn.on_blocks(verb)
    }

    fn on_mouse(&self, turn: &mut Turn<'_>, mouse: Mouse) {
        // A face over the day hides what a click would be on.
        if !is_covered(turn.model) {
            mouse::on_mouse(turn, mouse);
        }
    }

    fn shows_days(&self) -> bool {
        true
    }

    fn has_panel(&self) -> bool {
        true
    }

    /// Returns the minutes by which one step moves a block: a row of the grid, at most 30, or 15 in the list.
    fn grain(&self, model: &Model) -> i64 {
        match zoom(model.zoom, model.size) {
            Zoom::Grid(minutes) => i64::from(minutes).min(30),
            _ => 15,
        }
    }

    fn hints(&self, model: &Model) -> Hints {
        hints::hints(model)
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>) {
        draw::draw(canvas, model);
    }
}
