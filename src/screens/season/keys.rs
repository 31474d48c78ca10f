//! Actions on Season: its parts and cells, and changes of seasons.

use chrono::NaiveDate;

use super::facts::{FACTS, SUCCESS};
use super::intents::{INTENTS, ValueIntent, rows};
use super::prompts::{NewSeason, SplitSeason, name_for};
use super::state::{SeasonPart, kept, kept_mut};
use crate::app::{Context, Said, Tone, Turn, Verb};
use crate::domain::date::plus;
use crate::domain::edits;
use crate::domain::profile::LifeKind;
use crate::domain::{Change, Ctx, Edit, Life, Refused, Season};
use crate::report::season::Grain;
use crate::sheets::menu::Menu;
use crate::sheets::prompt::Prompt;
use crate::sheets::prompt::cell::CellPrompt;

impl Turn<'_> {
    /// Carries out an action on Season. Returns false for other actions.
    pub(super) fn on_season(&mut self, verb: Verb) -> bool {
        match verb {
            Verb::NextPart => self.turn_part(1),
            Verb::PreviousPart => self.turn_part(SeasonPart::ALL.len() - 1),
            Verb::Zoom => self.grain_by(|at| (at + 1) % 3),
            Verb::Closer => self.grain_by(|at| at.saturating_sub(1)),
            Verb::Further => self.grain_by(|at| (at + 1).min(2)),
            Verb::Today => self.go(self.model.today),
            Verb::WeekAfter => self.walk(true, false),
            Verb::WeekBefore => self.walk(false, false),
            Verb::Down => self.down(true),
            Verb::Up => self.down(false),
            Verb::Right => self.right(1),
            Verb::Left => self.right(-1),
            Verb::PageDown => self.page(true),
            Verb::PageUp => self.page(false),
            Verb::First => self.far(isize::MIN),
            Verb::Last => self.far(isize::MAX),
            Verb::Open => self.open_cell(),
            Verb::Edit => self.edit_cell(),
            Verb::Note => self.with_fact(SUCCESS, CellPrompt::edit),
            Verb::Longer | Verb::Shorter => self.step_cell(verb),
            Verb::CrossOut => self.rest(),
            Verb::Later => self.reorder(true, verb),
            Verb::Earlier => self.reorder(false, verb),
            Verb::Add => self.new_season(),
            Verb::Done => self.edit_season(edits::season_end, verb),
            Verb::Delete => self.edit_season(edits::season_remove, verb),
            Verb::Split => self.with_season(|turn, id| {
                Prompt::new(SplitSeason(id.to_owned()), "").open(turn);
            }),
            Verb::SeasonMenu => self.with_season(Turn::open_season_menu),
            _ => return false,
        }
        true
    }

    /// Changes the period of a column: week, month or quarter. `next` takes the index of the current one and returns
    /// the index of the new one.
    fn grain_by(&mut self, next: impl Fn(usize) -> usize) {
        let at = Grain::ALL.iter().position(|grain| *grain == kept(self.model).grain).unwrap_or(0);
        let Some(grain) = Grain::ALL.get(next(at)) else { return };
        kept_mut(self.model).grain = *grain;
        kept_mut(self.model).column = None;
        self.stale = true;
    }

    /// Returns the season of the day shown. None in a gap.
    pub(super) fn season(&self) -> Option<&Season> {
        self.model.life.season_on(self.model.date)
    }

    /// Calls `act` with the id of the season shown. Shows a message where there is none.
    fn with_season(&mut self, act: impl FnOnce(&mut Self, &str)) {
        match self.season().map(|season| season.id.clone()) {
            Some(id) => act(self, &id),
            None => {
                self.say(Tone::Notice, Said::from("No season on this day.").key(Verb::Add, "name one"));
            }
        }
    }

    /// Makes an edit of the season shown.
    fn edit_season(&mut self, edit: fn(&Life, &Ctx, &str) -> Result<Edit, Refused>, verb: Verb) {
        self.with_season(|turn, id| {
            turn.make(edit(&turn.model.life, turn.ctx, id), verb);
        });
    }

    /// Opens the menu of the season with this id. It says what ending the season does, and why it can't be ended or
    /// deleted.
    fn open_season_menu(&mut self, id: &str) {
        let (model, ctx) = (&self.model, self.ctx);
        let name = edits::season(&model.life, id).map(|season| season.name.clone()).unwrap_or_default();
        let undo = model.keymap.key(Verb::Undo);
        let why = |refused: Refused| match refused {
            Refused::Because(words) => Some(words),
            // Its days are still to be loaded.
            _ => None,
        };
        let ends = match edits::season_end(&model.life, ctx, id) {
            Ok(edit) => Some(format!("{}. Undo with {undo}.", edit.label)),
            Err(refused) => why(refused),
        };
        let stays = edits::season_remove(&model.life, ctx, id).err().and_then(why);
        let verbs = [Verb::Add, Verb::Done, Verb::Split, Verb::Delete];
        let menu = Menu::new(Context::SeasonMenu, name, &verbs);
        self.open(menu.saying(Verb::Done, ends).saying(Verb::Delete, stays));
    }

    /// Shows the season of a day.
    pub(super) fn look(&mut self, date: NaiveDate) {
        kept_mut(self.model).column = None;
        self.go(self.day_for(date));
    }

    /// Returns the day to show for the season of a day: today where that season contains it, else the day.
    fn day_for(&self, date: NaiveDate) -> NaiveDate {
        let today = self.model.today;
        let holds_today = self.model.life.season_on(date).is_some_and(|season| season.contains(today));
        if holds_today { today } else { date }
    }

    /// Returns the id of the value under the cursor. None without values.
    fn value(&self) -> Option<String> {
        let content = kept(self.model).content.as_deref()?;
        let row = content.values.get(kept(self.model).at.row).or(content.values.last());
        row.map(|row| row.id.clone())
    }

    /// Edits the cell under the cursor, or opens the season, week, month or quarter.
    fn open_cell(&mut self) {
        match kept(self.model).part {
            SeasonPart::Year => match self.season() {
                Some(_) => self.turn_part(1),
                None => self.new_season(),
            },
            SeasonPart::Values | SeasonPart::Swing => {
                let Some(content) = kept(self.model).content.as_deref() else { return };
                let at = kept(self.model).column_in(content);
                let Some(column) = content.columns.get(at).cloned() else { return };
                let today = self.model.today;
                let holds_today = (column.period.from..=column.period.to).contains(&today);
                let is_in_one = |day: &NaiveDate| self.model.life.season_on(*day).is_some();
                let mut days = column.period.from.iter_days().take_while(|day| *day <= column.period.to);
                let first = days.find(is_in_one).filter(|_| kept(self.model).grain != Grain::Weeks);
                let date = if holds_today { today } else { first.unwrap_or(column.period.from) };
                if kept(self.model).grain == Grain::Weeks {
                    self.go(date);
                    self.show(Verb::ShowWeek);
                } else {
                    kept_mut(self.model).grain = Grain::Weeks;
                    kept_mut(self.model).column = None;
                    self.go(date);
                    self.stale = true;
                }
            }
            _ => self.edit_cell(),
        }
    }

    /// Edits the cell under the cursor. Shows a message where there is none.
    fn edit_cell(&mut self) {
        match kept(self.model).part {
            SeasonPart::Facts => self.with_fact(kept(self.model).fact, CellPrompt::edit),
            SeasonPart::Intents => self.with_intent(CellPrompt::edit),
            _ => self.say(Tone::Plain, "Nothing to edit here. Press Tab for the next part."),
        }
    }

    /// Steps the cell under the cursor up or down. Shows a message where there is none.
    fn step_cell(&mut self, verb: Verb) {
        match kept(self.model).part {
            SeasonPart::Facts => {
                self.with_fact(kept(self.model).fact, |cell, turn| cell.step(turn, verb));
            }
            SeasonPart::Intents => self.with_intent(|cell, turn| cell.step(turn, verb)),
            _ => self.say(Tone::Plain, "Nothing to change in steps here."),
        }
    }

    /// Calls `act` with a fact of the season shown. Shows a message where there is none.
    fn with_fact(&mut self, fact: usize, act: impl FnOnce(CellPrompt<Season>, &mut Self)) {
        let Some(season) = self.season().cloned() else { return self.with_season(|_, _| {}) };
        // Where a new date leaves the day shown outside its season, the season's nearest day is shown.
        let written = |turn: &mut Turn<'_>, row: &Season| {
            if let (None, Ok(season)) = (turn.season(), edits::season(&turn.model.life, &row.id)) {
                turn.model.date = turn.model.date.clamp(season.start, season.end);
            }
        };
        let Some(column) = FACTS.get(fact).or(FACTS.last()) else { return };
        act(CellPrompt { row: season, cell: column, written }, self);
    }

    /// Calls `act` with the target under the cursor. Shows a message where there is none.
    fn with_intent(&mut self, act: impl FnOnce(CellPrompt<ValueIntent>, &mut Self)) {
        let state = kept(self.model);
        let mut rows = state.content.as_deref().map(rows).unwrap_or_default();
        if rows.is_empty() || self.season().is_none() {
            return self.with_season(|_, _| {});
        }
        let row = rows.swap_remove(state.at.row.min(rows.len() - 1));
        let Some(column) = INTENTS.get(state.at.column).or(INTENTS.last()) else { return };
        act(CellPrompt { row, cell: column, written: |_, _| {} }, self);
    }

    /// Moves the value under the cursor down or up, on all screens. The cursor follows.
    fn reorder(&mut self, down: bool, verb: Verb) {
        let is_on_value = matches!(kept(self.model).part, SeasonPart::Intents | SeasonPart::Values);
        let content = kept(self.model).content.as_deref().filter(|_| is_on_value);
        let Some((content, value)) = content.zip(self.value()) else {
            return self.say(Tone::Plain, "Only values can be reordered. Press Tab to reach them.");
        };
        let mut rows = content.values.iter().enumerate();
        let Some((at, row)) = rows.find(|(_, row)| row.id == value) else { return };
        let to = if down { at + 1 } else { at.wrapping_sub(1) };
        let Some(other) = content.values.get(to) else {
            let end = if down { "last" } else { "first" };
            let words = format!("{} is already the {end}.", row.name);
            return self.say(Tone::Plain, words);
        };
        let edit = edits::record_to(&self.model.life, LifeKind::Value, &value, &other.id);
        if self.make(edit, verb) {
            self.put_on_value(&value);
        }
    }

    /// Puts the cursor on a value, where it is shown.
    fn put_on_value(&mut self, id: &str) {
        let Some(content) = kept(self.model).content.as_deref() else { return };
        let is_shown = |id: &str| content.values.iter().any(|row| row.id == id);
        let mut shown = self.model.life.profile.values.iter().filter(|value| is_shown(&value.id));
        if let Some(at) = shown.position(|value| value.id == id) {
            kept_mut(self.model).at.row = at;
        }
    }

    /// Pauses the value under the cursor for this season, or takes that back.
    fn rest(&mut self) {
        let is_on_value = matches!(kept(self.model).part, SeasonPart::Intents | SeasonPart::Values);
        let Some(value) = self.value().filter(|_| is_on_value) else {
            return self.say(Tone::Plain, "Only values can be paused. Press Tab to reach them.");
        };
        self.with_season(|turn, id| {
            let life = &turn.model.life;
            let Ok(season) = edits::season(life, id) else { return };
            let mut intent = edits::intent_of(life, season, &value);
            intent.resting = !intent.resting;
            let edit = edits::season_intent(life, id, &value, intent);
            turn.make(edit, Verb::CrossOut);
        });
    }

    /// Opens a line for the name of a new season, and offers a name. The season follows the one shown or, in a gap,
    /// fills the gap.
    fn new_season(&mut self) {
        let (life, today) = (&self.model.life, self.model.today);
        let draft = match self.season() {
            Some(season) => edits::next_season(life, season),
            None => edits::season_in_gap(life, today, self.model.date),
        };
        let offer = name_for(&draft, today, self.ctx.zone);
        Prompt::new(NewSeason(draft), "").offering(Some(offer)).open(self);
    }

    /// Makes the edit of a new season, and shows it. Returns whether the edit was made.
    pub(super) fn make_season(&mut self, edit: Edit, again: Verb) -> bool {
        let new = edit.changes.iter().find_map(|change| match change {
            Change::Season(entry) if entry.before.is_none() => {
                entry.after.as_ref().map(|season| season.start)
            }
            _ => None,
        });
        let is_made = self.make(Ok(edit), again);
        if let (true, Some(start)) = (is_made, new) {
            self.model.date = self.day_for(start);
            kept_mut(self.model).column = None;
        }
        is_made
    }

    /// After an undo, shows the season or the value that it was about.
    pub(super) fn follow_season(&mut self, edit: &Edit) {
        if self.model.screen.verb() != Verb::ShowSeason {
            return;
        }
        let moved = edit.changes.iter().find_map(|change| match change {
            Change::Value(entry) => entry.after.as_ref().map(|value| value.id.clone()),
            _ => None,
        });
        if let Some(id) = moved {
            self.put_on_value(&id);
        }
        let date = self.model.date;
        let seasons = edit.changes.iter().filter_map(|change| match change {
            Change::Season(entry) => Some((entry.before.as_ref(), entry.after.as_ref())),
            _ => None,
        });
        let mut to = None;
        for (before, after) in seasons {
            match (before, after) {
                (_, Some(after)) if after.contains(date) => return,
                (_, Some(after)) => to = Some(date.clamp(after.start, after.end)),
                (Some(before), None) => to = to.or(Some(plus(before.start, -1))),
                (None, None) => {}
            }
        }
        if let Some(to) = to.filter(|_| self.season().is_none()) {
            self.model.date = self.day_for(to);
            kept_mut(self.model).column = None;
        }
    }
}
