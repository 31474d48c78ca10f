//! Life: values, areas, jobs and clients, boundaries, and the hours of a day, edited in place.

mod cells;
mod draw;
mod hints;
mod keys;
mod layout;
pub mod state;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use self::state::{LifeState, kept};
use crate::app::footer::Hints;
use crate::app::mouse::Mouse;
use crate::app::{Context, Model, Screen, ScreenState, Turn, Verb};
use crate::canvas::Canvas;
use crate::domain::{Ctx, Edit};
use crate::report::life::evidence;

/// The Life screen.
#[derive(Debug)]
pub struct LifeScreen;

impl Screen for LifeScreen {
    fn name(&self) -> &'static str {
        "Life"
    }

    fn verb(&self) -> Verb {
        Verb::ShowLife
    }

    fn context(&self, _: &Model) -> Context {
        Context::Table
    }

    fn ignores(&self) -> &'static [Verb] {
        &[
            Verb::Note,
            Verb::CrossOut,
            Verb::Today,
            Verb::Done,
            Verb::SeasonMenu,
            Verb::Split,
            Verb::Zoom,
            Verb::Closer,
            Verb::Further,
        ]
    }

    fn state(&self) -> Option<Box<dyn ScreenState>> {
        Some(Box::new(LifeState::default()))
    }

    fn days(&self, model: &Model) -> (NaiveDate, NaiveDate) {
        let around = Model::days_around(model.date);
        let (from, to) = evidence::needed(model.today);
        (from.min(around.0), to.max(around.1))
    }

    fn refresh(&self, model: &mut Model, ctx: &Ctx) {
        state::refresh(model, ctx);
    }

    fn on(&self, turn: &mut Turn<'_>, verb: Verb) -> bool {
        turn.on_life(verb)
    }

    fn on_mouse(&self, turn: &mut Turn<'_>, mouse: Mouse) {
        turn.on_life_mouse(mouse);
    }

    fn follow(&self, turn: &mut Turn<'_>, edit: &Edit, is_back: bool) {
        turn.follow_life(edit, is_back);
    }

    fn hints(&self, model: &Model) -> Hints {
        hints::hints(kept(model), model)
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>) {
        draw::draw(canvas, model);
    }
}
