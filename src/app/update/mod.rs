//! [`update()`]: from an action to the next state and the effects.
//!
//! Every change of the model passes through it. Every task for the disk is returned as an [`Effect`].

mod back;
mod edits;
mod mouse;
mod saving;
mod settings;
mod timer;

use chrono::NaiveDate;
use tui_input::{Input, InputRequest};

use super::action::{Action, Effect};
use super::message::{Said, Tone};
use super::model::{Cursor, Model};
use super::sheet::{Sheet, SheetNext};
use super::verb::Verb;
use crate::domain::text::that_fits;
use crate::domain::{Ctx, Place, Week};
use crate::report::search::Hit;

/// Carries out an action on the model. Returns the effects for the runner, in order.
pub fn update(model: &mut Model, action: Action, ctx: &Ctx) -> Vec<Effect> {
    let before = ctx.with_settings(&model.config);
    let mut turn = Turn::new(model, &before);
    turn.take(action);
    let (effects, stale) = (turn.effects, turn.stale);
    // A setting may have changed.
    let after = ctx.with_settings(&model.config);
    let mut turn = Turn { effects, stale, ..Turn::new(model, &after) };
    turn.settle();
    turn.effects
}

/// Context of one action: the model, the time, and the effects so far.
pub struct Turn<'a> {
    /// Model that is changed.
    pub model: &'a mut Model,
    /// Time, zone and source of ids.
    pub ctx: &'a Ctx,
    /// Effects so far.
    pub effects: Vec<Effect>,
    /// Whether derived state has to be rebuilt at the end.
    pub stale: bool,
    /// The message that was shown when a key was pressed. Its keys can do what it offers.
    pub(super) offered: Option<Said>,
}

impl<'a> Turn<'a> {
    /// Begins an action.
    pub fn new(model: &'a mut Model, ctx: &'a Ctx) -> Turn<'a> {
        Turn { model, ctx, effects: Vec::new(), stale: false, offered: None }
    }
}

impl Turn<'_> {
    /// Carries out an action, without rebuilding derived state.
    fn take(&mut self, action: Action) {
        if self.while_leaving(&action) {
            return;
        }
        match action {
            Action::Mouse(mouse) => self.mouse(mouse),
            Action::Do(verb) => {
                if self.let_go() && verb == Verb::Back {
                    return;
                }
                // A message stays while the user looks up an action in help or the palette.
                if !matches!(verb, Verb::Help | Verb::Palette) {
                    self.offered = self.model.message.take().map(|message| message.said);
                }
                self.verb(verb);
            }
            Action::Type(letter) => self.type_text(letter.encode_utf8(&mut [0; 4])),
            Action::Paste(text) => self.type_text(text.trim_end_matches(['\n', '\r'])),
            Action::Line(request) => self.with_sheet(|sheet, turn| turn.change_line(sheet, request)),
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
                        self.say(
                            Tone::Notice,
                            "Nothing was changed: you moved on before that day was loaded.",
                        );
                        self.refresh_sheet();
                    }
                    None => self.refresh_sheet(),
                }
            }
            Action::Saved(place, sent, fresh) => self.saved(place, &sent, *fresh),
            Action::NotSaved(place, reason) => self.not_saved(place, reason),
            Action::Stepped(again, outcome) => self.stepped(again, outcome),
            Action::Changed(place, found) => {
                if !self.model.unsaved.contains(&place) {
                    self.model.take_over(place, *found);
                    self.stale = true;
                }
            }
            Action::SettingSaved(config) => self.model.saved_config = config,
            Action::SettingRefused(found, reason) => self.setting_refused(found, &reason),
            Action::Found(number, hits) => self.found(number, hits),
            Action::SearchedAll(number, unread) => {
                if let (Some(sheet), true) = (&mut self.model.sheet, number == self.model.searches) {
                    sheet.searched_all(unread);
                }
            }
            Action::Begin => {
                self.ask_when_ended(None);
                (self.model.house.welcome)(self);
                (self.model.house.ask_to_close)(self);
            }
            Action::Tick => self.tick(),
            Action::End => self.save_all(),
            Action::Resized(columns, rows) => {
                self.model.size = (columns, rows);
                // What a line says can depend on the width of the terminal.
                self.refresh_sheet();
            }
        }
    }

    /// Carries out an action of a key: on the open sheet, else on the screen, else as on every screen.
    pub fn verb(&mut self, verb: Verb) {
        let context = self.model.context();
        let is_through =
            |sheet: &dyn Sheet| sheet.lets_through() && !self.model.keymap.belongs(context, verb);
        if self.model.sheet.as_deref().is_some_and(is_through) {
            self.model.sheet = None;
            // Nobody saw the block that it would change.
            if verb.changes_block() {
                return;
            }
        }
        // Help opens over the sheet, whose keys it shows.
        if self.model.sheet.is_some() && verb != Verb::Help {
            self.with_sheet(|sheet, turn| sheet.on(turn, verb));
        } else if self.model.house.screen(verb).is_some() {
            self.show(verb);
        } else if !self.model.screen.on(self, verb) {
            self.anywhere(verb);
        }
    }

    /// Goes to the screen that an action shows. Does nothing for other actions.
    pub fn show(&mut self, verb: Verb) {
        let Some(screen) = self.model.house.screen(verb) else { return };
        self.model.screen = screen;
        screen.open(self.model);
        self.model.clear_selection();
        if self.model.cursor == Cursor::Intention {
            self.model.to_now();
        }
        self.stale = true;
    }

    /// Carries out an action as on every screen. Screens call it for actions that they do not handle.
    pub fn anywhere(&mut self, verb: Verb) {
        if let Some((_, open)) = self.model.house.openers.iter().find(|(opens, _)| *opens == verb) {
            return open(self);
        }
        let home = self.model.house.home().verb();
        match verb {
            Verb::Undo => self.step_back(true),
            Verb::Redo => self.step_back(false),
            Verb::Back if !self.model.marks.is_empty() || self.model.days_from.is_some() => {
                self.model.clear_selection();
            }
            Verb::Back if self.model.is_home() => self.model.face = None,
            Verb::Leave if self.model.is_home() => self.quit(),
            Verb::Back | Verb::Leave => self.show(home),
            Verb::Quit => self.quit(),
            _ => {}
        }
    }

    /// Opens a sheet. It replaces an open one.
    pub fn open(&mut self, sheet: impl Sheet) {
        self.model.sheet = Some(Box::new(sheet));
    }

    /// Calls `act` with the open sheet, which is not in the model meanwhile. A sheet that `act` opens replaces it.
    fn with_sheet(&mut self, act: impl FnOnce(&mut dyn Sheet, &mut Self) -> SheetNext) {
        let Some(mut sheet) = self.model.sheet.take() else { return };
        let then = act(&mut *sheet, self);
        if then == SheetNext::Stay && self.model.sheet.is_none() {
            self.model.sheet = Some(sheet);
        }
    }

    /// Lets the open sheet read again what it shows.
    pub fn refresh_sheet(&mut self) {
        self.with_sheet(|sheet, turn| sheet.refresh(turn));
    }

    /// Types a text into the line of the open sheet, as much as fits. Line ends become spaces. Does nothing if the
    /// sheet has no line.
    fn type_text(&mut self, text: &str) {
        self.with_sheet(|sheet, turn| {
            let Some(line) = sheet.line_mut() else { return SheetNext::Stay };
            for letter in that_fits(text, line.value().chars().count()).chars() {
                line.handle(InputRequest::InsertChar(if letter.is_control() { ' ' } else { letter }));
            }
            sheet.typed(turn)
        });
    }

    /// Carries out an action on the line of a sheet. Sheets call it for actions that they do not handle.
    pub fn edit_line(&mut self, sheet: &mut dyn Sheet, verb: Verb) -> SheetNext {
        match verb {
            Verb::ClearLine => self.change_line(sheet, InputRequest::DeleteLine),
            Verb::DeleteWord => self.change_line(sheet, InputRequest::DeletePrevWord),
            _ => SheetNext::Stay,
        }
    }

    /// Changes the line of a sheet. Does nothing if it has no line.
    fn change_line(&mut self, sheet: &mut dyn Sheet, request: InputRequest) -> SheetNext {
        let Some(line) = sheet.line_mut() else { return SheetNext::Stay };
        change_line(line, request);
        sheet.typed(self)
    }

    /// Shows a message.
    pub fn say(&mut self, tone: Tone, said: impl Into<Said>) {
        self.model.say(tone, said);
    }

    /// Goes to another day. The cursor stays at about the same time of the day.
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
        if let Some(stop) = self.model.stop_here() {
            self.model.cursor = self.model.cursor_of(stop);
        }
    }

    /// Ends a drag without a change. Returns false if the button was not held.
    pub fn let_go(&mut self) -> bool {
        let is_held = self.model.held.take().is_some();
        if is_held {
            self.model.preview = None;
        }
        is_held
    }

    /// Searches all days for a text. An empty text ends the search.
    pub fn search_for(&mut self, text: String) {
        if text.is_empty() {
            return self.stop_search();
        }
        self.model.searches += 1;
        self.effects.push(Effect::Search(self.model.searches, text));
    }

    /// Ends the current search. Hits that still arrive are ignored.
    pub fn stop_search(&mut self) {
        self.model.searches += 1;
        self.effects.push(Effect::StopSearch);
    }

    /// Passes hits to the open sheet, if they are of the current search.
    fn found(&mut self, number: u64, hits: Vec<Hit>) {
        if number == self.model.searches {
            self.with_sheet(|sheet, turn| {
                sheet.found(turn.model, hits);
                SheetNext::Stay
            });
        }
    }

    /// Follows the clock: goes to a new day, tries failed saves again, and checks whether other programs changed
    /// files.
    fn tick(&mut self) {
        let was_today = self.model.date == self.model.today;
        self.stale = true;
        let today = self.model.life.today(self.ctx);
        let is_busy = self.model.sheet.is_some() || self.model.held.is_some();
        if was_today && today != self.model.today && !is_busy {
            self.model.date = today;
            self.model.today = today;
            (self.model.house.ask_to_close)(self);
        }
        self.save_all();
        let (from, to) = self.model.range();
        let days = self.model.life.days.range(from..=to).map(|(date, _)| Place::Day(*date));
        let weeks =
            self.model.life.weeks.range(Week::of(from)..=Week::of(to)).map(|(week, _)| Place::Week(*week));
        self.effects.push(Effect::Watch(days.chain(weeks).chain(Place::SMALL).collect()));
    }

    /// Rebuilds derived state after a change, and loads days that the screen and the sheet need.
    fn settle(&mut self) {
        if self.stale || self.model.agenda.date != self.model.date {
            self.model.refresh(self.ctx);
            self.with_sheet(|sheet, turn| sheet.changed(turn));
        }
        if self.effects.iter().any(|effect| matches!(effect, Effect::Load(..))) {
            return;
        }
        // The days of the sheet may be far from those of the screen. What is between them is not needed.
        let of_sheet = self.model.sheet.as_ref().and_then(|sheet| sheet.days(self.model));
        for (from, to) in [Some(self.model.range()), of_sheet].into_iter().flatten() {
            if let Some((from, to)) = self.model.life.missing(from, to) {
                self.effects.push(Effect::Load(from, to));
            }
        }
    }
}

/// Changes a line. A word ends at spaces, so deleting the word before the cursor also deletes its `#` or `@`.
fn change_line(line: &mut Input, request: InputRequest) {
    if request != InputRequest::DeletePrevWord {
        line.handle(request);
        return;
    }
    let letters: Vec<char> = line.value().chars().collect();
    let (before, after) = letters.split_at(line.cursor().min(letters.len()));
    let before: String = before.iter().collect();
    let kept = before.trim_end().trim_end_matches(|letter: char| !letter.is_whitespace());
    let cursor = kept.chars().count();
    *line = Input::new(kept.chars().chain(after.iter().copied()).collect()).with_cursor(cursor);
}
