//! Keys on the Week screen that mean something else there than on Day.

use super::Turn;
use crate::app::action::Effect;
use crate::app::layout::has_room;
use crate::app::layout::week::{Layout, is_low};
use crate::app::model::{Cursor, Tone};
use crate::app::verb::Verb;
use crate::app::week::Part;
use crate::report::week::{self, Showing};

impl Turn<'_> {
    /// Does what a verb says on the Week screen alone; says whether it says anything there. Whatever it does not know
    /// means what it means on Day.
    pub(super) fn on_week(&mut self, verb: Verb) -> bool {
        let is_on_intention = self.model.cursor == Cursor::Intention;
        match verb {
            Verb::Up if is_on_intention => {}
            // Above the first block stands what the week is for.
            Verb::Up if self.model.stop().is_none_or(|stop| self.stops().first() == Some(&stop)) => {
                self.model.cursor = Cursor::Intention;
            }
            Verb::Down if is_on_intention => {
                let first = self.stops().first().map(|at| self.model.agenda.stops[*at]);
                let elsewhere = Cursor::Minute(self.model.agenda.wake.start);
                self.model.cursor = first.map_or(elsewhere, |stop| self.model.cursor_of(stop));
            }
            Verb::Open | Verb::Edit if is_on_intention => self.elsewhere(Verb::Intention),
            Verb::PlanLived => {
                self.model.week.showing = self.model.week.showing.next();
                self.stale = true;
                let words = match self.model.week.showing {
                    Showing::Outlook => "As it stands: what was lived, and from now on the plan.",
                    Showing::Plan => "The plan alone.",
                    Showing::Lived => "What was lived alone.",
                };
                self.model.say(Tone::Plain, words);
            }
            Verb::NextPart => match self.below() {
                // What has no room comes next.
                Some((top, rows, hidden)) if hidden > 0 => self.model.week.part_top = top + rows,
                _ => self.turn_below(Part::next),
            },
            Verb::PreviousPart => match self.below() {
                Some((top, rows, _)) if top > 0 => self.model.week.part_top = top.saturating_sub(rows),
                _ => self.turn_below(Part::previous),
            },
            // Day keeps its own zoom.
            Verb::Zoom => {
                self.model.week.rows = match self.model.week.rows {
                    None => Some(2),
                    Some(2) => Some(1),
                    Some(_) => None,
                };
            }
            Verb::Closer => self.model.week.rows = Some(2),
            Verb::Further => self.model.week.rows = Some(1),
            _ => return false,
        }
        true
    }

    /// The rows of the values or the areas: the first that is seen, how many are, and how many lie below.
    fn below(&self) -> Option<(u16, u16, u16)> {
        let size = self.model.size;
        let layout = has_room(size).then(|| Layout::new(self.model, size))?;
        let (above, below) = layout.part_hidden;
        Some((above, layout.part?.height.max(1), below))
    }

    fn turn_below(&mut self, turn: impl Fn(Part, bool) -> Part) {
        let is_low = is_low(self.model.size);
        self.model.week.part_top = 0;
        self.model.week.part = Some(turn(self.model.week.part(is_low), is_low));
    }

    /// Turns the screen to the week of the day that is written about, where that is another one.
    pub(super) fn look_beside(&mut self) {
        let model = &mut *self.model;
        let (date, start) = (model.shown().date, model.config.week_start);
        if week::shown(model.date, start) == week::shown(date, start) {
            return;
        }
        if let Some((from, to)) = model.week.look_beside(&model.life, self.ctx, date, start) {
            self.effects.push(Effect::Load(from, to));
        }
    }

    /// What a verb says on Day alone.
    pub(super) fn on_day(&mut self, verb: Verb) -> bool {
        let is_shown = verb == Verb::PlanLived;
        if is_shown {
            self.model.say(Tone::Plain, "Day shows the plan and what was lived beside each other.");
        }
        is_shown
    }
}
