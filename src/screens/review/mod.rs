//! Review: looks back on a week, page by page.

mod draw;
mod hints;
mod keys;
mod layout;
pub mod state;

use chrono::NaiveDate;

use self::state::{ReviewState, kept};
use crate::app::footer::Hints;
use crate::app::{Context, Model, Screen, ScreenState, Turn, Verb};
use crate::canvas::Canvas;
use crate::domain::{Ctx, Edit, Week};
use crate::report::review::{days, week_for};

/// The Review screen.
#[derive(Debug)]
pub struct ReviewScreen;

impl Screen for ReviewScreen {
    fn name(&self) -> &'static str {
        "Review"
    }

    fn verb(&self) -> Verb {
        Verb::ShowReview
    }

    fn context(&self, model: &Model) -> Context {
        state::context(kept(model).page)
    }

    fn ignores(&self) -> &'static [Verb] {
        &[Verb::Zoom, Verb::Closer, Verb::Further]
    }

    fn state(&self) -> Option<Box<dyn ScreenState>> {
        Some(Box::new(ReviewState::default()))
    }

    fn days(&self, model: &Model) -> (NaiveDate, NaiveDate) {
        let around = Model::days_around(model.date);
        let (from, to) = days(&model.life, model.today, state::reviewed_week(model));
        (from.min(around.0), to.max(around.1))
    }

    /// Opens the review of the week shown. A review that is already open for that week keeps its page.
    fn open(&self, model: &mut Model) {
        let week = week_for(&model.life, model.today, model.date);
        if kept(model).week != Some(week) {
            keys::review_week(model, week);
        }
    }

    fn refresh(&self, model: &mut Model, ctx: &Ctx) {
        state::refresh(model, ctx);
    }

    fn on(&self, turn: &mut Turn<'_>, verb: Verb) -> bool {
        turn.on_review(verb)
    }

    fn look_at(&self, turn: &mut Turn<'_>, date: NaiveDate) {
        turn.stale = true;
        if keys::review_week(turn.model, Week::of(date)) {
            turn.go(date);
        }
    }

    fn follow(&self, turn: &mut Turn<'_>, edit: &Edit, is_back: bool) {
        turn.follow_review(edit, is_back);
    }

    fn hints(&self, model: &Model) -> Hints {
        let content = kept(model).content.as_deref();
        let layout = content.map(|content| layout::PageLayout::new(model, content, model.size));
        hints::hints(model, layout.as_ref())
    }

    fn has_tabs(&self) -> bool {
        false
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>) {
        draw::draw(canvas, model);
    }
}
