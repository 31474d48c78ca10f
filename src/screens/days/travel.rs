//! Moving through the day, from day to day, and through the faces of the panel.

use crate::app::frame;
use crate::app::model::PanelFace;
use crate::app::{Effect, Turn, Verb};
use crate::domain::config::Zoom;
use crate::domain::date::plus;

/// Stops that a page moves the cursor by.
const PAGE: usize = 8;

impl Turn<'_> {
    /// Carries out an action that moves the cursor or changes what is shown. Returns false for other actions.
    pub(in crate::screens) fn travel(&mut self, verb: Verb) -> bool {
        match verb {
            Verb::Down => self.step(1),
            Verb::Up => self.step(-1),
            Verb::PageDown => self.step(PAGE as isize),
            Verb::PageUp => self.step(-(PAGE as isize)),
            Verb::First => self.step(isize::MIN),
            Verb::Last => self.step(isize::MAX),
            Verb::DayAfter => self.go(plus(self.model.date, 1)),
            Verb::DayBefore => self.go(plus(self.model.date, -1)),
            Verb::WeekAfter => self.go(plus(self.model.date, 7)),
            Verb::WeekBefore => self.go(plus(self.model.date, -7)),
            Verb::Today => {
                self.go(self.model.today);
                self.model.refresh(self.ctx);
                self.model.to_now();
            }
            Verb::NextPart => self.turn_face(1),
            Verb::PreviousPart => self.turn_face(-1),
            Verb::Zoom => self.zoom_by(|at, of| (at + 1) % of),
            Verb::Closer => self.zoom_by(|at, of| (at + 1).min(of - 1)),
            Verb::Further => self.zoom_by(|at, _| at.saturating_sub(1)),
            _ => return false,
        }
        true
    }

    /// Moves the cursor by a number of stops. It stops at the first and the last one.
    pub(in crate::screens) fn step(&mut self, steps: isize) {
        let order = self.model.screen.stops(self.model);
        let stop = self.model.stop().unwrap_or(0);
        let at = order.iter().position(|at| *at == stop).unwrap_or(0);
        let last = order.len().saturating_sub(1);
        let to = order.get(at.saturating_add_signed(steps).min(last));
        if let Some(stop) = to.and_then(|to| self.model.agenda.stops.get(*to)) {
            self.model.cursor = self.model.cursor_of(*stop);
        }
    }

    /// Goes to the face of the panel that is `by` further on. Without a side panel, the day itself comes between the
    /// last face and the first.
    fn turn_face(&mut self, by: isize) {
        let faces = PanelFace::ALL.map(Some);
        let places: Vec<Option<PanelFace>> = match frame::has_panel(self.model, self.model.size) {
            true => faces.to_vec(),
            false => [None].into_iter().chain(faces).collect(),
        };
        let at = places.iter().position(|face| *face == self.model.face).unwrap_or(0);
        let to = (at as isize + by).rem_euclid(places.len() as isize) as usize;
        self.model.face = places.get(to).copied().flatten();
    }

    /// Changes the zoom. `next` takes the index of the current zoom and the number of zooms, and returns the
    /// new index.
    fn zoom_by(&mut self, next: impl Fn(usize, usize) -> usize) {
        const STEPS: [Zoom; 4] = [Zoom::List, Zoom::Grid(60), Zoom::Grid(30), Zoom::Grid(15)];
        let now = frame::zoom(self.model.zoom, self.model.size);
        let at = STEPS.iter().position(|zoom| *zoom == now).unwrap_or(0);
        self.model.zoom = STEPS.get(next(at, STEPS.len())).copied().unwrap_or(now);
        self.effects.push(Effect::KeepZoom(self.model.zoom));
    }
}
