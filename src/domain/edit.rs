//! Edits as values, and how to apply them.
//!
//! An [`Edit`] is a list of [`Change`]s, each of one record in one file. [`Life::apply`] makes the changes and
//! returns the inverse edit. The inverse contains each replaced record with its [`Source`](super::Source), so undo
//! restores the record's bytes, comments and unknown keys. Files are saved in the order of the changes: an edit that
//! moves a record to another file writes the new file before the old one.

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::block::Block;
use super::date::Week;
use super::day::{Day, DayHead};
use super::ledger::{Experiment, No, Promise, Talk};
use super::life::Life;
use super::merge::{Merge, RecordChange};
use super::place::Place;
use super::profile::{Area, Boundary, Engagement, Profile, Value};
use super::routine::Routine;
use super::season::Season;
use super::template::Template;
use super::unread::Unread;
use super::validate;
use super::week::WeekRecord;

/// Why an edit was not made. Nothing has changed then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The edit needs days, from the first to the last, that are not loaded. Load them and try again.
    #[error("the days from {0} to {1} are not loaded")]
    Need(NaiveDate, NaiveDate),
    /// The edit needs a week that is not loaded.
    #[error("week {0} is not loaded")]
    NeedWeek(Week),
    /// The edit needs a file that can't be read.
    #[error("{}", .0.refusal())]
    Unread(Box<Unread>),
    /// The record with this name has changed since the edit was built.
    #[error("'{0}' has been changed elsewhere since")]
    Changed(String),
    /// A timer was forgotten, and only a person can say when it ended.
    #[error("{title} has run since {since}. When did it end? Run aplomb stop --at TIME.")]
    WhenEnded {
        /// The title of its block.
        title: String,
        /// Its start in words.
        since: String,
    },
    /// Nothing would change. The sentence says so: `Walk is like that already.`
    #[error("{0}")]
    Already(String),
    /// Any other reason: a sentence with what to do.
    #[error("{0}")]
    Because(String),
}

impl Refused {
    /// Returns a refusal with a sentence.
    pub fn because(sentence: impl Into<String>) -> Refused {
        Refused::Because(sentence.into())
    }
}

/// A change of one entry of a list: the entry before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryChange<T> {
    /// The position in the list, which only a new entry needs.
    pub index: usize,
    /// The entry as it must be now. None: the entry is new.
    pub before: Option<T>,
    /// The entry as it will be. None: the entry is deleted.
    pub after: Option<T>,
}

/// One change of one record.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A block of a day.
    Block(NaiveDate, EntryChange<Block>),
    /// The keys of a day itself.
    DayHead(NaiveDate, RecordChange<DayHead>),
    /// A week's record.
    Week(Week, Box<RecordChange<WeekRecord>>),
    /// A task in the inbox.
    Task(EntryChange<Block>),
    /// A routine.
    Routine(EntryChange<Routine>),
    /// A template.
    Template(EntryChange<Template>),
    /// A promise.
    Promise(EntryChange<Promise>),
    /// Something the user said no to.
    No(EntryChange<No>),
    /// A conversation to have.
    Talk(EntryChange<Talk>),
    /// A trial.
    Experiment(EntryChange<Experiment>),
    /// The keys of `life.toml` outside its lists. The lists of this profile are ignored.
    Profile(Box<Profile>),
    /// A value.
    Value(EntryChange<Value>),
    /// An area.
    Area(EntryChange<Area>),
    /// A job or client.
    Engagement(EntryChange<Engagement>),
    /// A boundary.
    Boundary(EntryChange<Boundary>),
    /// A season.
    Season(EntryChange<Season>),
}

impl Change {
    /// Returns the file that changes.
    pub fn place(&self) -> Place {
        match self {
            Change::Block(date, _) | Change::DayHead(date, _) => Place::Day(*date),
            Change::Week(week, _) => Place::Week(*week),
            Change::Task(_) => Place::Inbox,
            Change::Routine(_) => Place::Routines,
            Change::Template(_) => Place::Templates,
            Change::Promise(_) | Change::No(_) | Change::Talk(_) | Change::Experiment(_) => Place::Ledger,
            Change::Profile(_)
            | Change::Value(_)
            | Change::Area(_)
            | Change::Engagement(_)
            | Change::Boundary(_) => Place::Life,
            Change::Season(_) => Place::Seasons,
        }
    }

    /// Returns the change of a block of a day.
    pub fn of_block(date: NaiveDate, before: &Block, after: Block) -> Change {
        Change::Block(date, EntryChange { index: 0, before: Some(before.clone()), after: Some(after) })
    }

    /// Returns the change that adds a block, at its position in the day.
    pub fn new_block(day: &Day, block: Block) -> Change {
        Change::Block(day.date, EntryChange { index: day.position(&block), before: None, after: Some(block) })
    }

    /// Returns the change that deletes a block.
    pub fn without_block(date: NaiveDate, before: &Block) -> Change {
        Change::Block(date, EntryChange { index: 0, before: Some(before.clone()), after: None })
    }
}

/// Changes that are made and undone together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Edit {
    /// What was done, for messages and for undo.
    pub label: String,
    /// Edits with the same key within a second are undone as one. None: this one is undone alone.
    pub step: Option<String>,
    /// The changes, in the order in which their files are saved.
    pub changes: Vec<Change>,
}

impl Edit {
    /// Returns an edit with a label and changes.
    pub fn new(label: impl Into<String>, changes: Vec<Change>) -> Edit {
        Edit { label: label.into(), step: None, changes }
    }

    /// Returns the edit as one of a series of steps with this key ([`Edit::step`]).
    pub fn as_step(mut self, key: impl Into<String>) -> Edit {
        self.step = Some(key.into());
        self
    }

    /// Returns the days whose files change.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> {
        self.places().into_iter().filter_map(|place| match place {
            Place::Day(date) => Some(date),
            _ => None,
        })
    }

    /// Returns the files that change, each once, in the order in which they are saved.
    pub fn places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        for change in &self.changes {
            if !places.contains(&change.place()) {
                places.push(change.place());
            }
        }
        places
    }
}

impl Life {
    /// Makes an edit and returns its inverse. All edits go through here and are validated, so that no file gets content
    /// that `aplomb check` would report.
    ///
    /// # Errors
    ///
    /// Nothing has changed in each of these cases:
    /// - [`Refused::Need`], [`Refused::NeedWeek`]: a day or a week is not loaded.
    /// - [`Refused::Unread`]: a file can't be read.
    /// - [`Refused::Changed`]: a record has changed since the edit was built.
    /// - [`Refused::Because`]: a file would have more findings of [`validate`] than before.
    ///
    /// ```
    /// use aplomb::domain::date::parse_iso;
    /// use aplomb::domain::{Block, Change, Day, Edit, Life};
    ///
    /// let mut life = Life::default();
    /// let day = Day::empty(parse_iso("2026-11-18").unwrap());
    /// life.days.insert(day.date, day.clone());
    /// let before = life.clone();
    ///
    /// let block = Block { id: "k3f9x".into(), title: "Walk".into(), ..Block::default() };
    /// let inverse = life.apply(Edit::new("Walk planned", vec![Change::new_block(&day, block)])).unwrap();
    /// assert_eq!(life.days[&day.date].blocks.len(), 1);
    /// life.apply(inverse).unwrap();
    /// assert_eq!(life, before);
    /// ```
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, Refused> {
        let places = edit.places();
        for place in &places {
            self.may_edit(*place)?;
        }
        let faults_before = self.faults(&places).len();
        let mut done: Vec<Change> = Vec::with_capacity(edit.changes.len());
        for change in edit.changes {
            match self.apply_change(change) {
                Ok(inverse) => done.push(inverse),
                Err(refused) => {
                    self.take_back(done);
                    return Err(refused);
                }
            }
        }
        let mut faults = self.faults(&places);
        if faults.len() > faults_before {
            self.take_back(done);
            return Err(Refused::because(faults.pop().unwrap_or_default()));
        }
        done.reverse();
        Ok(Edit { label: edit.label, step: edit.step, changes: done })
    }

    /// Takes back changes, the last one first. This can't fail, as nothing else has changed their records.
    fn take_back(&mut self, mut done: Vec<Change>) {
        while let Some(inverse) = done.pop() {
            let _ = self.apply_change(inverse);
        }
    }

    /// Returns the findings in some files, as sentences.
    fn faults(&self, places: &[Place]) -> Vec<String> {
        let zone = self.profile.zone;
        let contents = places.iter().filter_map(|place| self.content(*place));
        contents.flat_map(|content| validate::content(&content, zone)).map(|fault| fault.sentence()).collect()
    }

    /// Checks that a file is loaded and can be edited.
    ///
    /// # Errors
    ///
    /// [`Refused::Need`] or [`Refused::NeedWeek`] where it is not loaded, [`Refused::Unread`] where it can't be read.
    pub fn may_edit(&self, place: Place) -> Result<(), Refused> {
        match place {
            Place::Day(date) if self.day(date).is_none() => return Err(Refused::Need(date, date)),
            Place::Week(week) if !self.weeks.contains_key(&week) => return Err(Refused::NeedWeek(week)),
            _ => {}
        }
        self.need([place])
    }

    fn apply_change(&mut self, change: Change) -> Result<Change, Refused> {
        Ok(match change {
            Change::Block(date, entry) => {
                let day = self.days.get_mut(&date).ok_or(Refused::Need(date, date))?;
                Change::Block(date, put(&mut day.blocks, entry, |block| &block.id, |block| &block.title)?)
            }
            Change::DayHead(date, keys) => {
                let day = self.days.get_mut(&date).ok_or(Refused::Need(date, date))?;
                let changed = || Refused::Changed(super::date::long(date));
                Change::DayHead(date, keys.apply(&mut day.head).ok_or_else(changed)?)
            }
            Change::Week(week, keys) => {
                let now = self.weeks.get_mut(&week).ok_or(Refused::NeedWeek(week))?;
                let changed = || Refused::Changed(format!("Week {}", week.number()));
                Change::Week(week, Box::new(keys.apply(now).ok_or_else(changed)?))
            }
            Change::Task(entry) => {
                Change::Task(put(&mut self.inbox, entry, |task| &task.id, |task| &task.title)?)
            }
            Change::Routine(entry) => Change::Routine(put(
                &mut self.routines,
                entry,
                |routine| &routine.id,
                |routine| &routine.title,
            )?),
            Change::Template(entry) => {
                Change::Template(put(&mut self.templates, entry, |one| &one.id, |one| &one.name)?)
            }
            Change::Promise(entry) => {
                Change::Promise(put(&mut self.ledger.promises, entry, |one| &one.id, |one| &one.what)?)
            }
            Change::No(entry) => {
                Change::No(put(&mut self.ledger.noes, entry, |one| &one.id, |one| &one.what)?)
            }
            Change::Talk(entry) => {
                Change::Talk(put(&mut self.ledger.talks, entry, |one| &one.id, |one| &one.about)?)
            }
            Change::Experiment(entry) => {
                Change::Experiment(put(&mut self.ledger.experiments, entry, |one| &one.id, |one| &one.what)?)
            }
            Change::Profile(mut head) => {
                let lists = Profile {
                    values: std::mem::take(&mut self.profile.values),
                    own_areas: std::mem::take(&mut self.profile.own_areas),
                    engagements: std::mem::take(&mut self.profile.engagements),
                    boundaries: std::mem::take(&mut self.profile.boundaries),
                    questionnaires: std::mem::take(&mut self.profile.questionnaires),
                    ..Profile::default()
                };
                std::mem::swap(&mut self.profile, &mut *head);
                self.profile = Profile {
                    zone: self.profile.zone,
                    approach: self.profile.approach,
                    day: self.profile.day,
                    score: std::mem::take(&mut self.profile.score),
                    rhythm: std::mem::take(&mut self.profile.rhythm),
                    ..lists
                };
                Change::Profile(head)
            }
            Change::Value(entry) => {
                Change::Value(put(&mut self.profile.values, entry, |one| &one.id, |one| &one.name)?)
            }
            Change::Area(entry) => {
                Change::Area(put(&mut self.profile.own_areas, entry, |one| &one.id, |one| &one.name)?)
            }
            Change::Engagement(entry) => {
                Change::Engagement(put(&mut self.profile.engagements, entry, |one| &one.id, |one| &one.name)?)
            }
            Change::Boundary(entry) => {
                Change::Boundary(put(&mut self.profile.boundaries, entry, |one| &one.id, |one| &one.name)?)
            }
            Change::Season(entry) => {
                Change::Season(put(&mut self.seasons, entry, |one| &one.id, |one| &one.name)?)
            }
        })
    }
}

/// Changes an entry of a list and returns the inverse. Other fields may have changed since the edit was built. An
/// entry to delete must be unchanged.
fn put<T: Clone + PartialEq + Merge>(
    list: &mut Vec<T>,
    entry: EntryChange<T>,
    id: impl Fn(&T) -> &String,
    name: impl Fn(&T) -> &String,
) -> Result<EntryChange<T>, Refused> {
    let position = |wanted: &T| list.iter().position(|one| id(one) == id(wanted));
    match (entry.before, entry.after) {
        (Some(before), after) => {
            let changed = || Refused::Changed(name(&before).clone());
            let index = position(&before).ok_or_else(changed)?;
            let now = list.get_mut(index).ok_or_else(changed)?;
            let is_as_it_was = *now == before;
            match after {
                Some(after) if is_as_it_was => {
                    let left = std::mem::replace(now, after.clone());
                    Ok(EntryChange { index, before: Some(after), after: Some(left) })
                }
                Some(after) => {
                    let keys = RecordChange { before: before.clone(), after };
                    let back = keys.apply(now).ok_or_else(changed)?;
                    Ok(EntryChange { index, before: Some(back.before), after: Some(back.after) })
                }
                None if is_as_it_was => {
                    Ok(EntryChange { index, before: None, after: Some(list.remove(index)) })
                }
                None => Err(changed()),
            }
        }
        (None, Some(after)) => {
            if position(&after).is_some() {
                return Err(Refused::Changed(name(&after).clone()));
            }
            let index = entry.index.min(list.len());
            list.insert(index, after.clone());
            Ok(EntryChange { index, before: Some(after), after: None })
        }
        (None, None) => Ok(EntryChange { index: 0, before: None, after: None }),
    }
}
