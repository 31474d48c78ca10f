//! Season: the season of the day shown, and the year around it.

mod axis;
mod draw;
mod facts;
mod hints;
mod intents;
mod keys;
mod layout;
mod moves;
mod prompts;
mod scale;
pub mod state;
mod table_columns;
#[cfg(test)]
mod tests;

pub use facts::FACTS;

use chrono::NaiveDate;

use self::state::{SeasonState, kept};
use crate::app::footer::Hints;
use crate::app::{Context, Model, ScoreSpan, Screen, ScreenState, Turn, Verb};
use crate::canvas::Canvas;
use crate::domain::{Ctx, Edit};
use crate::report::season::days;

/// The Season screen.
#[derive(Debug)]
pub struct SeasonScreen;

impl Screen for SeasonScreen {
    fn name(&self) -> &'static str {
        "Season"
    }

    fn verb(&self) -> Verb {
        Verb::ShowSeason
    }

    fn context(&self, _: &Model) -> Context {
        Context::Table
    }

    fn state(&self) -> Option<Box<dyn ScreenState>> {
        Some(Box::new(SeasonState::default()))
    }

    fn days(&self, model: &Model) -> (NaiveDate, NaiveDate) {
        let around = Model::days_around(model.date);
        match days(&model.life, model.today, model.date, kept(model).shows_year()) {
            Some((from, to)) => (from.min(around.0), to.max(around.1)),
            None => around,
        }
    }

    fn refresh(&self, model: &mut Model, ctx: &Ctx) {
        state::refresh(model, ctx);
    }

    fn on(&self, turn: &mut Turn<'_>, verb: Verb) -> bool {
        turn.on_season(verb)
    }

    fn follow(&self, turn: &mut Turn<'_>, edit: &Edit, is_back: bool) {
        if is_back {
            turn.follow_season(edit);
        }
    }

    fn span<'m>(&self, model: &'m Model) -> Option<ScoreSpan<'m>> {
        let content = kept(model).content.as_deref();
        let season = content.and_then(|content| content.season.as_ref());
        let names: &[&str] = match season {
            Some(season) if season.end < model.today => &["Whole season", "Season"],
            Some(_) => &["Season so far", "So far"],
            None => &[],
        };
        Some(ScoreSpan { names, score: content.and_then(|content| content.score.as_ref()) })
    }

    fn hints(&self, model: &Model) -> Hints {
        hints::hints(model)
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>) {
        draw::draw(canvas, model);
    }
}
