//! From what happened to the next state, and what the runner has to do about it.
//!
//! Everything that changes the model passes through [`update`]; everything that reaches the disk leaves it as an
//! [`Effect`].

mod back;
mod edits;
mod timer;

use chrono::NaiveDate;
use tui_input::InputRequest;

use super::action::{Action, Effect};
use super::message::{Said, Tone};
use super::model::{Cursor, Face, Model};
use super::sheet::{Sheet, Then};
use super::verb::Verb;
use crate::domain::{Ctx, FileContent, Place, Week};
use crate::report::search::Hit;

/// Takes an action to the next state.
pub fn update(model: &mut Model, action: Action, ctx: &Ctx) -> Vec<Effect> {
    let mut turn = Turn { model, ctx, effects: Vec::new(), stale: false };
    turn.take(action);
    turn.settle();
    turn.effects
}

/// One action's way through the model.
pub struct Turn<'a> {
    /// The state that is changed.
    pub model: &'a mut Model,
    /// What time it is, and where ids come from.
    pub ctx: &'a Ctx,
    /// What the runner has to do.
    pub effects: Vec<Effect>,
    /// Whether the day has to be laid out again.
    pub stale: bool,
}

impl Turn<'_> {
    fn take(&mut self, action: Action) {
        match action {
            Action::Mouse(mouse) => self.model.screen.on_mouse(self, mouse),
            Action::Do(verb) => {
                if self.let_go() && verb == Verb::Back {
                    return;
                }
                // Coming back to the line that shows it, a message has been read.
                if !matches!(verb, Verb::Help | Verb::Palette) {
                    self.model.message = None;
                }
                self.verb(verb);
            }
            Action::Type(letter) => self.type_all([InputRequest::InsertChar(letter)]),
            // A pasted text is one line: its line ends become spaces.
            Action::Paste(text) => {
                let letters = text.trim_end_matches(['\n', '\r']).chars();
                let plain = letters.map(|letter| if letter.is_control() { ' ' } else { letter });
                self.type_all(plain.map(InputRequest::InsertChar));
            }
            Action::Line(request) => self.type_all([request]),
            Action::Loaded(found, first_day) => {
                for (place, found) in found {
                    if !self.model.unsaved.contains(&place) {
                        self.model.take_over(place, found);
                    }
                }
                self.model.life.first_day = first_day;
                self.stale = true;
                match self.model.waiting.take() {
                    Some(waiting) if waiting.is_in_view(self.model) => self.take(*waiting.action),
                    Some(_) => {
                        self.say(Tone::Notice, "Nothing was changed: you went on before that day was read.");
                        self.refresh_sheet();
                    }
                    None => self.refresh_sheet(),
                }
            }
            Action::Saved(place, sent, fresh) => {
                self.model.not_saved.remove(&place);
                // Where the first day has lost its file, another is the first.
                if let (Place::Day(date), Some(FileContent::Day(day))) = (place, &fresh.content)
                    && !day.has_file
                    && self.model.life.first_day == Some(date)
                {
                    self.effects.push(Effect::Load(date, date));
                }
                // What was edited since it was sent comes together with it in the next save.
                let is_sent = self.model.life.content(place).as_ref() == Some(&*sent);
                if is_sent || !self.model.unsaved.contains(&place) {
                    self.model.is_saved(place);
                    self.model.take_over(place, *fresh);
                }
                self.stale = true;
            }
            Action::NotSaved(place, reason) => {
                self.model.unsaved.insert(place);
                self.model.not_saved.insert(place, reason);
            }
            Action::Changed(place, found) => {
                if !self.model.unsaved.contains(&place) {
                    self.model.take_over(place, *found);
                    self.stale = true;
                }
            }
            Action::Found(number, hits) => self.found(number, hits),
            Action::SearchedAll(number, unread) => {
                if let (Some(sheet), true) = (&mut self.model.sheet, number == self.model.searches) {
                    sheet.searched_all(unread);
                }
            }
            Action::Begin => {
                self.ask_when_ended(None);
            }
            Action::Tick => self.tick(),
            Action::Resized(columns, rows) => self.model.size = (columns, rows),
        }
    }

    /// Does what an action means where one is: on the open sheet, else on the screen, else everywhere.
    pub fn verb(&mut self, verb: Verb) {
        if self.model.sheet.is_some() {
            self.with_sheet(|sheet, turn| sheet.on(turn, verb));
        } else if self.model.house.screen(verb).is_some() {
            self.show(verb);
        } else if !self.model.screen.on(self, verb) {
            self.anywhere(verb);
        }
    }

    /// Goes to the screen that an action shows.
    pub fn show(&mut self, verb: Verb) {
        let Some(screen) = self.model.house.screen(verb) else { return };
        self.model.screen = screen;
        screen.open(self.model);
        self.model.marks.clear();
        if self.model.cursor == Cursor::Intention {
            self.model.to_now();
        }
        self.stale = true;
    }

    /// What an action means on every screen that has no use of its own for it.
    pub fn anywhere(&mut self, verb: Verb) {
        if let Some((_, open)) = self.model.house.openers.iter().find(|(opens, _)| *opens == verb) {
            return open(self);
        }
        let home = self.model.house.home().verb();
        match verb {
            Verb::Undo => self.step_back(true),
            Verb::Redo => self.step_back(false),
            Verb::Back if !self.model.marks.is_empty() => self.model.marks.clear(),
            Verb::Back if self.model.is_home() => self.model.face = Face::Week,
            Verb::Leave if self.model.is_home() => self.effects.push(Effect::Quit),
            Verb::Back | Verb::Leave => self.show(home),
            Verb::Quit => self.effects.push(Effect::Quit),
            _ => {}
        }
    }

    /// Opens a sheet in place of the one that is open.
    pub fn open(&mut self, sheet: impl Sheet) {
        self.model.sheet = Some(Box::new(sheet));
    }

    /// Does something with the open sheet. It is not in the model meanwhile; what it opens takes its place.
    fn with_sheet(&mut self, act: impl FnOnce(&mut dyn Sheet, &mut Self) -> Then) {
        let Some(mut sheet) = self.model.sheet.take() else { return };
        let then = act(&mut *sheet, self);
        if then == Then::Stay && self.model.sheet.is_none() {
            self.model.sheet = Some(sheet);
        }
    }

    /// Lets the open sheet look at the life again.
    pub fn refresh_sheet(&mut self) {
        self.with_sheet(|sheet, turn| sheet.refresh(turn));
    }

    /// Changes the line of the open sheet.
    fn type_all(&mut self, requests: impl IntoIterator<Item = InputRequest>) {
        self.with_sheet(|sheet, turn| {
            let Some(line) = sheet.line_mut() else { return Then::Stay };
            for request in requests {
                line.handle(request);
            }
            sheet.typed(turn)
        });
    }

    /// What an action does to the line of a sheet that has no use of its own for it.
    pub fn edit_line(&mut self, sheet: &mut dyn Sheet, verb: Verb) -> Then {
        let request = match verb {
            Verb::ClearLine => InputRequest::DeleteLine,
            Verb::DeleteWord => InputRequest::DeletePrevWord,
            _ => return Then::Stay,
        };
        match sheet.line_mut() {
            Some(line) => {
                line.handle(request);
                sheet.typed(self)
            }
            None => Then::Stay,
        }
    }

    /// Says something in the message line.
    pub fn say(&mut self, tone: Tone, said: impl Into<Said>) {
        self.model.say(tone, said);
    }

    /// Looks at another day, at about the same time of it.
    pub fn go(&mut self, date: NaiveDate) {
        if date == self.model.date {
            return;
        }
        let minute = match (&self.model.cursor, self.model.selected()) {
            (_, Some(item)) => item.place.start,
            (Cursor::Minute(minute), None) => *minute,
            (Cursor::Block(..) | Cursor::Intention, None) => self.model.agenda.wake.start,
        };
        self.model.date = date;
        self.model.marks.clear();
        self.stale = true;
        if self.model.cursor == Cursor::Intention {
            return;
        }
        self.model.cursor = Cursor::Minute(minute);
        self.model.refresh(self.ctx);
        let stop = self.model.stop().map(|at| self.model.agenda.stops[at]);
        if let Some(stop) = stop {
            self.model.cursor = self.model.cursor_of(stop);
        }
    }

    /// Lets go of what the mouse holds, nothing changed. Returns whether it held anything.
    pub fn let_go(&mut self) -> bool {
        let is_held = self.model.held.take().is_some();
        if is_held {
            self.model.preview = None;
        }
        is_held
    }

    /// Searches all days for a text; an empty one ends the search.
    pub fn search_for(&mut self, text: String) {
        if text.is_empty() {
            return self.stop_search();
        }
        self.model.searches += 1;
        self.effects.push(Effect::Search(self.model.searches, text));
    }

    /// Ends the search that is going on; what it has found meanwhile is for no one.
    pub fn stop_search(&mut self) {
        self.model.searches += 1;
        self.effects.push(Effect::StopSearch);
    }

    fn found(&mut self, number: u64, hits: Vec<Hit>) {
        if number == self.model.searches {
            self.with_sheet(|sheet, turn| {
                sheet.found(turn.model, hits);
                Then::Stay
            });
        }
    }

    fn tick(&mut self) {
        let was_today = self.model.date == self.model.today;
        self.stale = true;
        let today = self.model.life.today(self.ctx);
        let is_busy = self.model.sheet.is_some() || self.model.held.is_some();
        if was_today && today != self.model.today && !is_busy {
            self.model.date = today;
        }
        self.effects.extend(self.model.batches().into_iter().map(Effect::Save));
        let (from, to) = self.model.range();
        let days = self.model.life.days.range(from..=to).map(|(date, _)| Place::Day(*date));
        let weeks =
            self.model.life.weeks.range(Week::of(from)..=Week::of(to)).map(|(week, _)| Place::Week(*week));
        let small = [Place::Life, Place::Seasons, Place::Routines, Place::Inbox, Place::Ledger];
        self.effects.push(Effect::Watch(days.chain(weeks).chain(small).collect()));
    }

    /// Lays out the day again where something changed, and asks for the days that are in view and not there.
    fn settle(&mut self) {
        if self.stale || self.model.agenda.date != self.model.date {
            self.model.refresh(self.ctx);
            self.with_sheet(|sheet, turn| sheet.changed(turn));
        }
        let (from, to) = self.model.range();
        let asked = self.effects.iter().any(|effect| matches!(effect, Effect::Load(..)));
        if let (Some((from, to)), false) = (self.model.life.missing(from, to), asked) {
            self.effects.push(Effect::Load(from, to));
        }
    }
}
