//! From what happened to the next state, and what the runner has to do about it.
//!
//! Everything that changes the model passes through [`update`]; everything that reaches the disk leaves it as an
//! [`Effect`].

mod back;
mod blocks;
pub mod inbox;
mod mouse;
mod moving;
mod replan;
mod review;
mod seasons;
pub mod sheets;
mod travel;
mod typing;
mod week;
mod welcome;

use chrono::NaiveDate;

use super::action::{Action, Effect};
use super::model::{Model, Tone};
use super::prompt::{Outcome, Prompt, Purpose};
use super::screen::Screen;
use super::sheet::{Menu, Sheet};
use super::verb::Verb;
use super::waiting::Waiting;
use crate::domain::verbs::timer;
use crate::domain::{Content, Ctx, Edit, Place, Refused, Week};

/// Takes an action to the next state.
pub fn update(model: &mut Model, action: Action, ctx: &Ctx) -> Vec<Effect> {
    let mut turn = Turn { model, ctx, effects: Vec::new(), stale: false };
    turn.take(action);
    turn.settle();
    turn.effects
}

/// One action's way through the model.
struct Turn<'a> {
    model: &'a mut Model,
    ctx: &'a Ctx,
    effects: Vec<Effect>,
    /// Whether the day has to be laid out again.
    stale: bool,
}

impl Turn<'_> {
    fn take(&mut self, action: Action) {
        match action {
            Action::Press(press) => self.press(press),
            Action::Drag(minute) => self.drag(minute),
            Action::Release => self.release(),
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
            Action::Type(_) | Action::Paste(_) | Action::Line(_) => self.type_into(action),
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
                        self.model
                            .say(Tone::Notice, "Nothing was changed: you went on before that day was read.");
                        self.read_again();
                    }
                    None => self.read_again(),
                }
            }
            Action::Saved(place, sent, fresh) => {
                self.model.not_saved.remove(&place);
                // Where the first day has lost its file, another is the first.
                if let (Place::Day(date), Some(Content::Day(day))) = (place, &fresh.content)
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
            Action::SearchedAll(number, unread) => self.searched_all(number, unread),
            Action::Begin => {
                self.ask_when_ended(None);
            }
            Action::Tick => self.tick(),
            Action::Resized(columns, rows) => self.model.size = (columns, rows),
        }
    }

    fn verb(&mut self, verb: Verb) {
        if self.model.sheet.is_some() {
            self.on_sheet(verb);
        } else if let Some(screen) = Screen::of(verb) {
            self.show(screen);
        } else if !self.on_screen(verb) {
            self.elsewhere(verb);
        }
    }

    /// Goes to a screen.
    fn show(&mut self, screen: Screen) {
        self.model.screen = screen;
        if screen == Screen::Review {
            self.open_review();
        }
        self.model.marks.clear();
        if self.model.cursor == super::model::Cursor::Intention {
            self.model.to_now();
        }
        self.stale = true;
    }

    /// Does what a verb says on the screen in view; says whether it says anything there.
    fn on_screen(&mut self, verb: Verb) -> bool {
        match self.model.screen {
            Screen::Day => self.on_day(verb) || self.travel(verb) || self.on_blocks(verb),
            Screen::Week => self.on_week(verb) || self.travel(verb) || self.on_blocks(verb),
            Screen::Review => self.on_review(verb),
            Screen::Season => self.on_season(verb),
        }
    }

    /// What is neither a way through the days nor a change of blocks.
    fn elsewhere(&mut self, verb: Verb) {
        match verb {
            Verb::Undo => self.step_back(true),
            Verb::Redo => self.step_back(false),
            Verb::Help => self.model.sheet = Some(Sheet::Help(Default::default())),
            Verb::Palette => self.open_palette(),
            Verb::Search => self.prompt(Purpose::Search, String::new()),
            Verb::Why => self.open_why(super::sheet::Scope::Week, Verb::Why),
            Verb::Replan => self.open_replan(),
            Verb::Inbox => self.open_inbox(),
            Verb::DayMenu => self.model.sheet = Some(Sheet::Menu(Menu::Day, 0)),
            Verb::Grace => self.toggle_grace(),
            Verb::DayNote => {
                let note = self.model.life.day(self.model.date).and_then(|day| day.head.note.clone());
                self.prompt(Purpose::DayNote(self.model.date), note.unwrap_or_default());
            }
            Verb::Intention => {
                let week = self.model.week();
                let intention = self.model.life.weeks.get(&week).and_then(|record| record.intention.clone());
                self.prompt(Purpose::Intention(week), intention.unwrap_or_default());
            }
            Verb::Back if !self.model.marks.is_empty() => self.model.marks.clear(),
            Verb::Back if self.model.screen == Screen::Day => self.model.face = super::model::Face::Week,
            Verb::Back => self.show(Screen::Day),
            Verb::Leave if self.model.screen != Screen::Day => self.show(Screen::Day),
            Verb::Leave | Verb::Quit => self.effects.push(Effect::Quit),
            _ => {}
        }
    }

    /// Makes an edit. Where days are missing they are loaded, and `again` is done once they are there.
    fn make(&mut self, edit: Result<Edit, Refused>, again: Verb) -> bool {
        let edit = match edit {
            Ok(edit) => edit,
            Err(refused) => {
                self.refuse(refused, Action::Do(again));
                return false;
            }
        };
        let edit = timer::telling(&self.model.life, self.ctx, edit);
        let (places, label) = (edit.places(), edit.label.clone());
        match self.model.life.apply(edit) {
            Ok(inverse) => {
                self.model.history.did(inverse, self.ctx.now);
                self.save(places);
                let undo = self.model.keymap.key(Verb::Undo);
                self.model.say(Tone::Plain, format!("{label}.  {undo} undo"));
                true
            }
            Err(refused) => {
                self.refuse(refused, Action::Do(again));
                false
            }
        }
    }

    fn save(&mut self, places: Vec<Place>) {
        self.model.unsaved.extend(places.iter().copied());
        if places.len() > 1 {
            self.model.linked.push(places.clone());
        }
        self.effects.push(Effect::Save(self.model.together(places)));
        self.stale = true;
    }

    /// Says why something was not done; or loads what it needs and does it again.
    fn refuse(&mut self, refused: Refused, again: Action) {
        match refused {
            Refused::Need(from, to) => self.wait_for(from, to, again),
            Refused::NeedWeek(week) => self.wait_for(week.monday(), week.sunday(), again),
            Refused::WhenEnded { .. } if self.ask_when_ended(None) => {}
            Refused::Because(words) => self.model.say(Tone::Notice, words),
            other => self.model.say(Tone::Error, other.to_string()),
        }
    }

    /// Asks for days, and does `again` once they are there, if the same is in view then.
    fn wait_for(&mut self, from: NaiveDate, to: NaiveDate, again: Action) {
        self.model.waiting = Some(Waiting::new(self.model, again));
        self.model.say(Tone::Plain, "A day is still being read.");
        self.effects.push(Effect::Load(from, to));
    }

    fn prompt(&mut self, purpose: Purpose, text: String) {
        let mut prompt = Prompt::new(purpose, text);
        prompt.read(self.model, self.ctx);
        self.model.sheet = Some(Sheet::Prompt(Box::new(prompt)));
        self.read_again();
    }

    /// Reads the open line again, and shows the day as it would be.
    fn read_again(&mut self) {
        let Some(Sheet::Prompt(mut prompt)) = self.model.sheet.take() else { return };
        prompt.read(self.model, self.ctx);
        self.model.preview = match &prompt.reading.outcome {
            // A season or a week is no day: what it would be is said below the line.
            Outcome::Make(_) if !prompt.purpose.is_of_a_day() => None,
            Outcome::Make(edit) => self.model.preview_of(self.ctx, edit),
            Outcome::Need(from, to) => {
                self.effects.push(Effect::Load(*from, *to));
                None
            }
            _ => None,
        };
        self.model.sheet = Some(Sheet::Prompt(prompt));
        if self.model.screen == Screen::Week {
            self.look_beside();
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
            self.replan_again();
        }
        let (from, to) = self.model.range();
        let asked = self.effects.iter().any(|effect| matches!(effect, Effect::Load(..)));
        if let (Some((from, to)), false) = (self.model.life.missing(from, to), asked) {
            self.effects.push(Effect::Load(from, to));
        }
    }
}
