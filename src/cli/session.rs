//! A session: the data that a command has loaded, and the time at which it runs.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::args::Global;
use super::clock::SystemClock;
use super::failure::Failure;
use super::output::{self, Paint, write};
use crate::domain::date::plus;
use crate::domain::edits::timer::telling;
use crate::domain::edits::{edits_in_turn, together};
use crate::domain::file::OperationNote;
use crate::domain::{Ctx, Edit, Life, Place, Refused, Week};
use crate::line::Vocabulary;
use crate::planning::recurrence::first_open;
use crate::store::{Lock, Problem, StateFolder, Store};

/// How often an edit may need more days before it fails.
const ROUNDS: usize = 16;

/// Whether this command has saved a change.
static HAS_SAVED: AtomicBool = AtomicBool::new(false);

/// Returns whether this command has saved a change.
pub(super) fn has_saved() -> bool {
    HAS_SAVED.load(Ordering::Relaxed)
}

/// Handles that this command has saved a change.
pub(super) fn saved() {
    HAS_SAVED.store(true, Ordering::Relaxed);
}

/// The data and the time of one command.
pub(super) struct Session {
    pub(super) store: Store,
    pub(super) life: Life,
    pub(super) ctx: Ctx,
    pub(super) paint: Paint,
    /// Problems of files that were read without keeping them.
    pub(super) problems: Vec<Problem>,
    /// Files that the answer does not need. Their problems are not reported.
    unneeded: Vec<Place>,
    /// The lock of a command that edits, from before loading until the end.
    _lock: Option<Lock>,
}

impl Session {
    /// Opens a session for a command that only reads.
    ///
    /// # Errors
    ///
    /// The same as [`directory`].
    pub(super) fn read(global: &Global) -> Result<Session, Failure> {
        Session::open(Store::open_to_read(directory(global)?), global, false)
    }

    /// Opens a session for a command that edits, and locks the data directory.
    ///
    /// # Errors
    ///
    /// The same as [`directory`], and where the directory can't be locked.
    pub(super) fn edit(global: &Global) -> Result<Session, Failure> {
        Session::open(Store::open(directory(global)?), global, true)
    }

    /// Opens a session on a store. `edits` locks it.
    ///
    /// # Errors
    ///
    /// Fails where the directory can't be locked.
    pub(super) fn open(mut store: Store, global: &Global, edits: bool) -> Result<Session, Failure> {
        say_missing(store.root(), edits);
        let lock = if edits || store.is_unfinished() { Some(store.lock()?) } else { None };
        // A command that edits does it when it saves, and fails if it can't.
        if lock.is_some()
            && let Err(error) = store.take_back()
        {
            output::note(&format!("The last change was not finished. {error}"));
        }
        if let Some(states) = state_directory() {
            store.keep_log(&StateFolder::new(&states, store.root()));
        }
        let life = store.load();
        let ctx = SystemClock::new(global.now).ctx(life.profile.zone, &store.config().0);
        let open = first_open(&life, life.today(&ctx));
        let mut session = Session {
            store,
            life,
            ctx,
            paint: Paint::new(global.color),
            problems: Vec::new(),
            // Only the templates themselves need their file.
            unneeded: vec![Place::Templates],
            _lock: lock,
        };
        if let Some(open) = open {
            session.load_aside(open, session.today());
        }
        Ok(session)
    }

    /// Loads days that can only add something to the answer. Their problems are not reported, unless the days are
    /// needed too.
    pub(super) fn load_aside(&mut self, from: NaiveDate, to: NaiveDate) {
        let new = from.iter_days().take_while(|date| *date <= to);
        let new = new.filter(|date| !self.life.days.contains_key(date)).map(Place::Day);
        self.unneeded.extend(new);
        self.store.load_days(&mut self.life, from, to);
    }

    /// Names files that the answer does not need. Their problems are not reported.
    pub(super) fn without(mut self, places: &[Place]) -> Session {
        self.unneeded.extend(places);
        self
    }

    /// Names a file that the answer needs, although most answers do not.
    pub(super) fn needing(mut self, place: Place) -> Session {
        self.unneeded.retain(|other| *other != place);
        self
    }

    /// Returns the problems of the files that the answer needs, without repeats, in reading order.
    fn needed_problems(&self) -> Vec<&Problem> {
        let unneeded: Vec<PathBuf> = self.unneeded.iter().map(|place| place.to_string().into()).collect();
        let mut all: Vec<&Problem> = Vec::new();
        for problem in self.store.problems().iter().chain(&self.problems) {
            if !unneeded.contains(&problem.path) && !all.contains(&problem) {
                all.push(problem);
            }
        }
        all
    }

    /// Ends a command that has printed its answer.
    ///
    /// # Errors
    ///
    /// Fails where a file that the answer needs can't be read. The problem itself is reported when the session is
    /// dropped.
    pub(super) fn end(&self) -> Result<(), Failure> {
        if self.needed_problems().is_empty() { Ok(()) } else { Err(Failure::Said) }
    }

    /// Prints an answer and ends.
    ///
    /// # Errors
    ///
    /// The same as [`Session::end`], and where the answer can't be written.
    pub(super) fn answer(&self, text: &str) -> Result<(), Failure> {
        write(text)?;
        self.end()
    }

    /// Prints an answer as JSON and ends. Where a file can't be read, `problems` is added: to an object as a key, to
    /// a list as an object at its end.
    ///
    /// # Errors
    ///
    /// The same as [`Session::answer`].
    pub(super) fn answer_json(&self, mut value: Value) -> Result<(), Failure> {
        let problems = self.json_problems();
        match (&mut value, problems) {
            (Value::Object(object), Some(problems)) => {
                object.insert("problems".to_owned(), problems);
            }
            (Value::Array(list), Some(problems)) => list.push(json!({ "problems": problems })),
            _ => {}
        }
        output::json(&value)?;
        self.end()
    }

    /// Returns the problems as a JSON list of strings. None where there are none.
    pub(super) fn json_problems(&self) -> Option<Value> {
        let all: Vec<String> = self.needed_problems().iter().map(|problem| problem.to_string()).collect();
        (!all.is_empty()).then(|| json!(all))
    }

    /// Returns today's date.
    pub(super) fn today(&self) -> NaiveDate {
        self.life.today(&self.ctx)
    }

    /// Notes that the answer needs the days of a range, so that their problems are reported.
    pub(super) fn need_days(&mut self, from: NaiveDate, to: NaiveDate) {
        self.unneeded.retain(|place| !matches!(place, Place::Day(date) if (from..=to).contains(date)));
    }

    /// Loads the days of a range, both ends included.
    pub(super) fn load_days(&mut self, from: NaiveDate, to: NaiveDate) {
        self.need_days(from, to);
        self.store.load_days(&mut self.life, from, to);
    }

    /// Loads the weeks of a range of days.
    pub(super) fn load_weeks(&mut self, from: NaiveDate, to: NaiveDate) {
        self.store.load_weeks(&mut self.life, Week::of(from), Week::of(to));
    }

    /// Loads the days around now: those on which a timer may be running, and tomorrow.
    pub(super) fn load_now(&mut self) {
        let today = self.today();
        self.load_days(plus(today, -2), plus(today, 1));
    }

    /// Returns all names that tags can use.
    pub(super) fn vocabulary(&self) -> Vocabulary {
        Vocabulary::of_life(&self.life)
    }

    /// Calls a function that makes an edit or looks something up. Loads the days that it turns out to need.
    ///
    /// # Errors
    ///
    /// Fails with the function's own refusal, and where it still needs more days after [`ROUNDS`] calls.
    pub(super) fn ask<T>(
        &mut self,
        mut verb: impl FnMut(&Life, &Ctx) -> Result<T, Refused>,
    ) -> Result<T, Failure> {
        for _ in 0..ROUNDS {
            match verb(&self.life, &self.ctx) {
                Ok(answer) => return Ok(answer),
                Err(refused) => self.bring(refused)?,
            }
        }
        Err(Failure::refused("Can't load the days that this needs."))
    }

    /// Applies an edit and saves it.
    ///
    /// # Errors
    ///
    /// Fails where the edit is refused or a file can't be saved.
    pub(super) fn make(&mut self, edit: &Edit) -> Result<(), Failure> {
        let places = edit.places();
        for _ in 0..ROUNDS {
            match self.life.apply(edit.clone()) {
                Ok(_) => {
                    let note = OperationNote::of_edit(self.ctx.local(), edit.label.clone());
                    self.store.save_noted(&mut self.life, &places, Some(note))?;
                    saved();
                    return Ok(());
                }
                Err(refused) => self.bring(refused)?,
            }
        }
        Err(Failure::refused("Can't load the days that this needs."))
    }

    /// Makes an edit, applies and saves it, and prints one line about it.
    ///
    /// # Errors
    ///
    /// The same as [`Session::ask`] and [`Session::make`].
    pub(super) fn carry_out(
        &mut self,
        verb: impl FnMut(&Life, &Ctx) -> Result<Edit, Refused>,
    ) -> Result<Edit, Failure> {
        let edit = self.ask(verb)?;
        let edit = telling(&self.life, &self.ctx, edit);
        self.make(&edit)?;
        self.say_done(&edit)?;
        Ok(edit)
    }

    /// Makes an edit for each target, saves them together, and prints a line about each. Where one is refused or
    /// would change nothing, none is applied.
    ///
    /// # Errors
    ///
    /// The same as [`Session::ask`] and [`Session::make`].
    pub(super) fn carry_out_all<T>(
        &mut self,
        targets: &[T],
        verb: impl Fn(&Life, &Ctx, &T) -> Result<Edit, Refused>,
    ) -> Result<(), Failure> {
        let made = self.ask(|life, ctx| edits_in_turn(life, ctx, targets, &verb))?;
        if let Some(sentence) = made.already.into_iter().next() {
            return Err(Refused::Already(sentence).into());
        }
        self.make(&together(made.edits.clone()))?;
        made.edits.iter().try_for_each(|edit| self.say_done(edit))
    }

    /// Loads the days or the week that a refusal needs. Returns any other refusal as the error.
    fn bring(&mut self, refused: Refused) -> Result<(), Failure> {
        match refused {
            Refused::Need(from, to) => self.load_days(from, to),
            Refused::NeedWeek(week) => self.store.load_weeks(&mut self.life, week, week),
            other => return Err(other.into()),
        }
        Ok(())
    }
}

/// Reports the problems of the files that were read, however the command ends.
impl Drop for Session {
    fn drop(&mut self) {
        for problem in self.needed_problems() {
            output::report(problem, self.paint);
        }
    }
}

/// Notes that the data directory does not exist, as it is the case where its name is mistyped.
pub(super) fn say_missing(root: &Path, edits: bool) {
    if !root.exists() {
        let then = if edits { "It is made with the first change." } else { "Nothing is saved there yet." };
        output::note(&format!("There is no directory {}. {then}", root.display()));
    }
}

/// Returns the data directory: `--dir`, else `APLOMB_DIR`, else the system's place for configuration.
///
/// # Errors
///
/// Fails where there is no home directory, and where the path is a file or a broken link.
pub(super) fn directory(global: &Global) -> Result<PathBuf, Failure> {
    let named = global.dir.clone().or_else(|| std::env::var_os("APLOMB_DIR").map(PathBuf::from));
    named
        .filter(|path| !path.as_os_str().is_empty())
        .or_else(|| Some(directories::ProjectDirs::from("", "", "aplomb")?.config_dir().to_owned()))
        .ok_or_else(|| {
            Failure::refused("This system has no home directory. Name your data directory with --dir.")
        })
        .and_then(|path| match path.is_symlink() && !path.exists() {
            true => Err(Failure::refused(format!("{} is a link that leads nowhere.", path.display()))),
            false => Ok(path),
        })
        .and_then(|path| match path.exists() && !path.is_dir() {
            true => Err(Failure::refused(format!("{} is a file, not a directory.", path.display()))),
            false => Ok(path),
        })
}

/// Returns the state directory: `APLOMB_STATE`, else the system's place for state, else its place for local data. None
/// where there is no home directory.
pub(super) fn state_directory() -> Option<PathBuf> {
    let named = std::env::var_os("APLOMB_STATE").map(PathBuf::from);
    named.filter(|path| !path.as_os_str().is_empty()).or_else(|| {
        let system = directories::ProjectDirs::from("", "", "aplomb")?;
        Some(system.state_dir().unwrap_or_else(|| system.data_local_dir()).to_owned())
    })
}
