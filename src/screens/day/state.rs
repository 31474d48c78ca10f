//! State of Day: the day after the one shown, which tall windows show below it.

use crate::app::{Model, ScreenState};
use crate::domain::Ctx;
use crate::domain::date::plus;
use crate::report::day::agenda::Agenda;

/// State of Day.
#[derive(Debug, Default)]
pub struct DayState {
    /// Agenda of the day after the one shown. `None` until it is loaded, or if its file can't be read.
    pub next: Option<Agenda>,
}

impl ScreenState for DayState {}

/// Returns the agenda of the day after the one shown. `None` if it is not known.
pub fn next_day(model: &Model) -> Option<&Agenda> {
    model.kept::<DayState>().next.as_ref()
}

/// Builds the agenda of the day after the one shown, once it is loaded.
pub(super) fn refresh(model: &mut Model, ctx: &Ctx) {
    let date = plus(model.date, 1);
    let next = model.life.day(date).map(|_| Agenda::new(&model.life, ctx, date));
    model.kept_mut::<DayState>().next = next.filter(|next| next.unread.is_none());
}
