//! What one file of the data holds, as a value that can travel: to where it is saved, and back.

use super::block::Block;
use super::day::Day;
use super::ledger::Ledger;
use super::life::Life;
use super::place::Place;
use super::profile::Profile;
use super::routine::Routine;
use super::season::Season;
use super::unread::Unread;
use super::week::WeekRecord;

/// What one file holds.
#[derive(Debug, Clone, PartialEq)]
pub enum FileContent {
    /// A day.
    Day(Day),
    /// A week's record.
    Week(Box<WeekRecord>),
    /// The inbox.
    Inbox(Vec<Block>),
    /// The routines.
    Routines(Vec<Routine>),
    /// The ledger.
    Ledger(Ledger),
    /// The profile.
    Profile(Box<Profile>),
    /// The seasons.
    Seasons(Vec<Season>),
}

/// Which state of a file someone has in hand; a later state has a higher one.
pub type Revision = u64;

/// What a file is found to hold.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadedFile {
    /// What it holds; none where it cannot be read any more.
    pub content: Option<FileContent>,
    /// Why it is not used as it stands; none where it was read, and where there is none.
    pub unread: Option<Unread>,
    /// Which state of it this is.
    pub revision: Revision,
}

impl Life {
    /// Takes over what was found in a file. One that cannot be read any more stays as it was read last, and is
    /// not edited until it can be.
    pub fn load(&mut self, place: Place, found: LoadedFile) {
        if let Some(content) = found.content {
            self.put_content(place, content);
        }
        match found.unread {
            Some(unread) => self.unread.insert(place, unread),
            None => self.unread.remove(&place),
        };
    }

    /// What a file holds, if it is loaded.
    pub fn content(&self, place: Place) -> Option<FileContent> {
        Some(match place {
            Place::Day(date) => FileContent::Day(self.day(date)?.clone()),
            Place::Week(week) => FileContent::Week(Box::new(self.weeks.get(&week)?.clone())),
            Place::Inbox => FileContent::Inbox(self.inbox.clone()),
            Place::Routines => FileContent::Routines(self.routines.clone()),
            Place::Ledger => FileContent::Ledger(self.ledger.clone()),
            Place::Life => FileContent::Profile(Box::new(self.profile.clone())),
            Place::Seasons => FileContent::Seasons(self.seasons.clone()),
        })
    }

    /// Puts what a file holds into its place.
    pub fn put_content(&mut self, place: Place, content: FileContent) {
        match (place, content) {
            (Place::Day(date), FileContent::Day(day)) => {
                if day.has_file && self.first_day.is_none_or(|first| date < first) {
                    self.first_day = Some(date);
                }
                self.days.insert(date, day);
            }
            (Place::Week(week), FileContent::Week(record)) => {
                self.weeks.insert(week, *record);
            }
            (_, FileContent::Inbox(tasks)) => self.inbox = tasks,
            (_, FileContent::Routines(routines)) => self.routines = routines,
            (_, FileContent::Ledger(ledger)) => self.ledger = ledger,
            (_, FileContent::Profile(profile)) => self.profile = *profile,
            (_, FileContent::Seasons(seasons)) => self.seasons = seasons,
            // A day or a week under another's name says nothing.
            (_, FileContent::Day(_) | FileContent::Week(_)) => {}
        }
    }
}
