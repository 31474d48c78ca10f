//! Actions on Life: its parts, the cursor, and changes of records.

use super::cells::WholeProfile;
use super::layout::{LifeLayout, Spot};
use super::state::{LifeCursor, LifePart, kept, kept_mut};
use crate::app::mouse::{Gesture, Mouse};
use crate::app::{Said, Tone, Turn, Verb};
use crate::domain::edits;
use crate::domain::profile::{LifeKind, LifeRecord};
use crate::domain::{Change, Edit};
use crate::line::{PROFILE_FIELDS, life_fields};
use crate::sheets::prompt::Prompt;
use crate::sheets::prompt::cell::CellPrompt;
use crate::sheets::prompt::life::NewRecord;
use crate::sheets::{rhythm, values};

/// Rows that a page moves the cursor by.
const PAGE_ROWS: isize = 10;

impl Turn<'_> {
    /// Carries out an action on Life. Returns false for other actions.
    pub(super) fn on_life(&mut self, verb: Verb) -> bool {
        let cursor = kept(self.model).cursor();
        match verb {
            Verb::NextPart | Verb::WeekAfter => self.life_part(1),
            Verb::PreviousPart | Verb::WeekBefore => self.life_part(LifePart::ALL.len() - 1),
            Verb::Down => self.life_rows(1),
            Verb::Up => self.life_rows(-1),
            Verb::PageDown => self.life_rows(PAGE_ROWS),
            Verb::PageUp => self.life_rows(-PAGE_ROWS),
            Verb::First => self.life_rows(isize::MIN),
            Verb::Last => self.life_rows(isize::MAX),
            Verb::Right => self.enter_facts(),
            Verb::Left => self.leave_facts(),
            Verb::Back if cursor.fact.is_some() && kept(self.model).part != LifePart::Day => {
                self.leave_facts();
            }
            Verb::Open if cursor.fact.is_none() => self.enter_facts(),
            Verb::Open | Verb::Edit => self.edit_fact(),
            Verb::Longer | Verb::Shorter => self.step_fact(verb),
            Verb::Add => self.add_record(),
            Verb::Delete => self.drop_record(),
            Verb::Later => self.reorder_record(true),
            Verb::Earlier => self.reorder_record(false),
            _ => return false,
        }
        true
    }

    /// Goes to the part that is `by` further in the order of Tab.
    fn life_part(&mut self, by: usize) {
        let state = kept_mut(self.model);
        let at = LifePart::ALL.iter().position(|part| *part == state.part).unwrap_or(0);
        state.part = LifePart::ALL.into_iter().cycle().nth(at + by).unwrap_or(state.part);
        self.stale = true;
    }

    /// Moves the cursor by rows, in the list or in the facts.
    fn life_rows(&mut self, by: isize) {
        let state = kept_mut(self.model);
        let mut cursor = state.cursor();
        let moved = |at: usize, count: usize| at.saturating_add_signed(by).min(count.saturating_sub(1));
        match cursor.fact {
            Some(fact) => {
                cursor.fact = Some(moved(fact, state.content.stops()));
            }
            None => cursor.row = moved(cursor.row, state.content.records.len()),
        }
        state.set_cursor(cursor);
        self.stale = true;
    }

    /// Moves the cursor from the list to the facts of the record.
    fn enter_facts(&mut self) {
        let state = kept_mut(self.model);
        if state.record().is_none() {
            return self.add_record();
        }
        let cursor = state.cursor();
        if cursor.fact.is_none() {
            state.set_cursor(LifeCursor { fact: Some(0), ..cursor });
        }
    }

    /// Moves the cursor from the facts to the list.
    fn leave_facts(&mut self) {
        let state = kept_mut(self.model);
        if state.part != LifePart::Day {
            let cursor = state.cursor();
            state.set_cursor(LifeCursor { fact: None, ..cursor });
        }
    }

    /// Opens the line for the fact under the cursor. In the list, for the name.
    fn edit_fact(&mut self) {
        let state = kept(self.model);
        let at = state.cursor().fact.unwrap_or(0);
        if at >= state.content.facts.len() && at < state.content.stops() {
            return self.say(Tone::Plain, "aplomb works this out from what you record.");
        }
        match state.record().cloned() {
            Some(record) => {
                let Some(field) = life_fields(record.kind()).get(at) else { return };
                CellPrompt { row: record, cell: field, written: |turn, row| turn.follow_record(row) }
                    .edit(self);
            }
            None if state.part == LifePart::Day => {
                let Some(field) = PROFILE_FIELDS.get(at) else { return };
                if field.key == "rhythm" {
                    return rhythm::open(self);
                }
                CellPrompt { row: WholeProfile, cell: field, written: |_, _| {} }.edit(self);
            }
            None => self.add_record(),
        }
    }

    /// Changes the fact under the cursor by a step. In the list it is the first fact that has steps.
    fn step_fact(&mut self, verb: Verb) {
        let state = kept(self.model);
        let at = state.cursor().fact;
        match state.record().cloned() {
            Some(record) => {
                let fields = life_fields(record.kind());
                let field = match at {
                    Some(at) => fields.get(at),
                    None => fields.iter().find(|field| field.has_steps()),
                };
                match field.filter(|field| field.has_steps()) {
                    Some(field) => {
                        CellPrompt { row: record, cell: field, written: |_, _| {} }.step(self, verb);
                    }
                    None => self.say_no_steps(),
                }
            }
            None if state.part == LifePart::Day => match PROFILE_FIELDS.get(at.unwrap_or(0)) {
                Some(field) if field.has_steps() => {
                    CellPrompt { row: WholeProfile, cell: field, written: |_, _| {} }.step(self, verb);
                }
                _ => self.say_no_steps(),
            },
            None => {}
        }
    }

    fn say_no_steps(&mut self) {
        self.say(Tone::Plain, Said::from("Nothing to change in steps here.").key(Verb::Edit, "edit"));
    }

    /// Opens the line for a new record of the part.
    fn add_record(&mut self) {
        match kept(self.model).part.kind() {
            Some(LifeKind::Value) => values::open(self),
            Some(kind) => Prompt::new(NewRecord(kind), "").open(self),
            None => self.say(Tone::Plain, "Nothing to add here. Press Tab for the next part."),
        }
    }

    /// Archives the record under the cursor, or deletes it where it is new and unused. An archived one is brought back.
    fn drop_record(&mut self) {
        let Some(record) = kept(self.model).record().cloned() else {
            return self.say(Tone::Plain, "Nothing to archive here.");
        };
        let (kind, id) = (record.kind(), record.id());
        let (life, ctx) = (&self.model.life, self.ctx);
        if record.is_archived() {
            let edit = edits::record_reopen(life, ctx, kind, id);
            if self.make(edit, Verb::Delete) {
                self.put_on_record(kind, id);
            }
            return;
        }
        let edit = edits::record_drop(life, ctx, kind, id);
        if self.make(edit, Verb::Delete) {
            let state = kept_mut(self.model);
            let cursor = state.cursor();
            state.set_cursor(LifeCursor { fact: None, ..cursor });
        }
    }

    /// Moves the record under the cursor down or up in its list, on all screens.
    fn reorder_record(&mut self, down: bool) {
        let state = kept(self.model);
        let (row, records) = (state.cursor().row, &state.content.records);
        let Some(record) = records.get(row) else { return };
        let to = if down { row + 1 } else { row.wrapping_sub(1) };
        let Some(other) = records.get(to).filter(|other| other.is_archived() == record.is_archived()) else {
            let end = if down { "last" } else { "first" };
            let words = format!("{} is already the {end}.", record.name());
            return self.say(Tone::Plain, words);
        };
        let (kind, id, other) = (record.kind(), record.id().to_owned(), other.id().to_owned());
        let edit = edits::record_to(&self.model.life, kind, &id, &other);
        if self.make(edit, if down { Verb::Later } else { Verb::Earlier }) {
            self.put_on_record(kind, &id);
        }
    }

    /// Puts the cursor on a record. Its part is shown.
    pub(super) fn put_on_record(&mut self, kind: LifeKind, id: &str) {
        let mut records = LifeRecord::all(&self.model.life.profile, kind);
        records.sort_by_key(LifeRecord::is_archived);
        let Some(row) = records.iter().position(|record| record.id() == id) else { return };
        let state = kept_mut(self.model);
        state.part = LifePart::of(kind);
        state.content.records = records;
        let cursor = state.cursor();
        state.set_cursor(LifeCursor { row, ..cursor });
        self.stale = true;
    }

    /// Keeps the cursor on a record after a fact of it was changed. A boundary with new hours goes on as a new record.
    fn follow_record(&mut self, row: &LifeRecord) {
        let records = LifeRecord::all(&self.model.life.profile, row.kind());
        let now = records.iter().find(|one| one.id() == row.id());
        let is_over = now.is_some_and(LifeRecord::is_archived) && !row.is_archived();
        let at = records.iter().position(|one| one.id() == row.id());
        let id = match (is_over, at.and_then(|at| records.get(at + 1))) {
            (true, Some(next)) => next.id().to_owned(),
            _ => row.id().to_owned(),
        };
        self.put_on_record(row.kind(), &id);
    }

    /// Puts the cursor on what an edit adds, or on what undo and redo have changed.
    pub(super) fn follow_life(&mut self, edit: &Edit, is_back: bool) {
        if self.model.screen.verb() != Verb::ShowLife {
            return;
        }
        let record = match is_back {
            true => edit.changes.iter().rev().find_map(|change| sides(change).1),
            // This is the way back, so what it removes was added.
            false => edit.changes.iter().rev().find_map(|change| match sides(change) {
                (Some(record), None) => Some(record),
                _ => None,
            }),
        };
        if let Some(record) = record {
            self.put_on_record(record.kind(), record.id());
        }
    }

    /// Handles the mouse: a click puts the cursor on what is under it, a second one opens it. A click on the name of a
    /// part shows that part.
    pub(super) fn on_life_mouse(&mut self, mouse: Mouse) {
        if mouse.gesture != Gesture::Press {
            return self.wheel(mouse.gesture);
        }
        let spot = LifeLayout::new(self.model).spot(self.model, mouse.x, mouse.y);
        let state = kept_mut(self.model);
        let now = state.cursor();
        match spot {
            Some(Spot::Part(part)) => state.part = part,
            Some(Spot::Row(row)) if now == (LifeCursor { row, fact: None }) => self.enter_facts(),
            Some(Spot::Row(row)) => state.set_cursor(LifeCursor { row, fact: None }),
            Some(Spot::Fact(fact)) if now.fact == Some(fact) => self.edit_fact(),
            Some(Spot::Fact(fact)) => state.set_cursor(LifeCursor { fact: Some(fact), ..now }),
            None => {}
        }
        self.stale = true;
    }
}

/// Returns the record of `life.toml` before and after a change. `None` where there is none.
fn sides(change: &Change) -> (Option<LifeRecord>, Option<LifeRecord>) {
    match change.clone() {
        Change::Value(one) => (one.before.map(LifeRecord::Value), one.after.map(LifeRecord::Value)),
        Change::Area(one) => (one.before.map(LifeRecord::Area), one.after.map(LifeRecord::Area)),
        Change::Engagement(one) => {
            (one.before.map(LifeRecord::Engagement), one.after.map(LifeRecord::Engagement))
        }
        Change::Boundary(one) => (one.before.map(LifeRecord::Boundary), one.after.map(LifeRecord::Boundary)),
        _ => (None, None),
    }
}
