//! A command at work: the data it has loaded, what time it is, and how it says what it has to say.

use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::args::Global;
use super::clock::SystemClock;
use super::failure::Failure;
use super::output::{self, Paint, write};
use crate::domain::date::plus;
use crate::domain::edits::timer::telling;
use crate::domain::edits::{edits_in_turn, together};
use crate::domain::{Ctx, Edit, Life, Place, Refused, Week};
use crate::line::Vocabulary;
use crate::store::{Lock, Problem, Store};

/// How often a verb may ask for more days before something is wrong.
const ROUNDS: usize = 16;

/// A command at work.
pub(super) struct Session {
    pub(super) store: Store,
    pub(super) life: Life,
    pub(super) ctx: Ctx,
    pub(super) paint: Paint,
    /// What was wrong in files that were only streamed.
    pub(super) problems: Vec<Problem>,
    /// The small files that the answer does not need.
    unneeded: Vec<Place>,
    /// Held from before loading until the end by a command that edits.
    _lock: Option<Lock>,
}

impl Session {
    /// For a command that only reads.
    pub(super) fn read(global: &Global) -> Result<Session, Failure> {
        Session::open(Store::open_to_read(directory(global)?), global, false)
    }

    /// For a command that edits: nobody else does until it ends.
    pub(super) fn edit(global: &Global) -> Result<Session, Failure> {
        Session::open(Store::open(directory(global)?), global, true)
    }

    /// Of a store that is at hand.
    pub(super) fn open(mut store: Store, global: &Global, edits: bool) -> Result<Session, Failure> {
        let lock = if edits { Some(store.lock()?) } else { None };
        let life = store.load();
        let ctx = SystemClock::new(global.now).ctx(life.profile.zone, store.config().0.clock);
        Ok(Session {
            store,
            life,
            ctx,
            paint: Paint::new(global.color),
            problems: Vec::new(),
            unneeded: Vec::new(),
            _lock: lock,
        })
    }

    /// Opens a session for an answer that does not need these of the small files: their problems are not told.
    pub(super) fn without(mut self, places: &[Place]) -> Session {
        self.unneeded.extend(places);
        self
    }

    /// Every problem of the files that the answer needs, each once, in the order in which they were read.
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

    /// Ends a command that has given its answer.
    ///
    /// # Errors
    /// Where a file that the answer needs can't be read: it is named when the session ends.
    pub(super) fn end(&self) -> Result<(), Failure> {
        if self.needed_problems().is_empty() { Ok(()) } else { Err(Failure::Said) }
    }

    /// Prints an answer and ends.
    ///
    /// # Errors
    /// As [`Session::end`], and where nothing can be written.
    pub(super) fn answer(&self, text: &str) -> Result<(), Failure> {
        write(text)?;
        self.end()
    }

    /// Prints an answer for programs and ends. Where a file can't be read the answer has `problems`: an object as a key,
    /// a list as its last element.
    ///
    /// # Errors
    /// As [`Session::answer`].
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

    /// The problems for programs; none where there are none.
    pub(super) fn json_problems(&self) -> Option<Value> {
        let all: Vec<String> = self.needed_problems().iter().map(|problem| problem.to_string()).collect();
        (!all.is_empty()).then(|| json!(all))
    }

    /// Today.
    pub(super) fn today(&self) -> NaiveDate {
        self.life.today(&self.ctx)
    }

    /// Loads the days from one to another.
    pub(super) fn load_days(&mut self, from: NaiveDate, to: NaiveDate) {
        self.store.load_days(&mut self.life, from, to);
    }

    /// Loads the weeks that hold the days from one to another.
    pub(super) fn load_weeks(&mut self, from: NaiveDate, to: NaiveDate) {
        self.store.load_weeks(&mut self.life, Week::of(from), Week::of(to));
    }

    /// Loads the days on which something may run, and tomorrow.
    pub(super) fn load_now(&mut self) {
        let today = self.today();
        self.load_days(plus(today, -2), plus(today, 1));
    }

    /// All that tags can name.
    pub(super) fn vocabulary(&self) -> Vocabulary {
        Vocabulary::of_life(&self.life)
    }

    /// Asks a verb, with the days that it turns out to need.
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
        Err(Failure::refused("The days that this needs cannot be loaded."))
    }

    /// Makes an edit and saves it.
    pub(super) fn make(&mut self, edit: &Edit) -> Result<(), Failure> {
        let places = edit.places();
        for _ in 0..ROUNDS {
            match self.life.apply(edit.clone()) {
                Ok(_) => return Ok(self.store.save(&mut self.life, &places)?),
                Err(refused) => self.bring(refused)?,
            }
        }
        Err(Failure::refused("The days that this needs cannot be loaded."))
    }

    /// Asks a verb for an edit, makes and saves it, and says what was done.
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

    /// Asks a verb for an edit of each target, makes them all and saves them together, and says what was done. Where one
    /// is refused, none is made.
    pub(super) fn carry_out_all<T>(
        &mut self,
        targets: &[T],
        verb: impl Fn(&Life, &Ctx, &T) -> Result<Edit, Refused>,
    ) -> Result<(), Failure> {
        let edits = self.ask(|life, ctx| edits_in_turn(life, ctx, targets, &verb))?;
        self.make(&together(edits.clone()))?;
        edits.iter().try_for_each(|edit| self.say_done(edit))
    }

    /// Loads the days that a refusal needs. Returns any other refusal.
    fn bring(&mut self, refused: Refused) -> Result<(), Failure> {
        match refused {
            Refused::Need(from, to) => self.load_days(from, to),
            Refused::NeedWeek(week) => self.store.load_weeks(&mut self.life, week, week),
            other => return Err(other.into()),
        }
        Ok(())
    }
}

/// However a command ends: what was wrong in the files that were read is said on standard error.
impl Drop for Session {
    fn drop(&mut self) {
        for problem in self.needed_problems() {
            output::report(problem, self.paint);
        }
    }
}

/// The data directory: as asked for, else by the environment, else where this system keeps configuration.
pub(super) fn directory(global: &Global) -> Result<PathBuf, Failure> {
    let named = global.dir.clone().or_else(|| std::env::var_os("APLOMB_DIR").map(PathBuf::from));
    named
        .filter(|path| !path.as_os_str().is_empty())
        .or_else(|| Some(directories::ProjectDirs::from("", "", "aplomb")?.config_dir().to_owned()))
        .ok_or_else(|| Failure::refused("This system names no home directory; say where with --dir."))
        .and_then(|path| match path.is_symlink() && !path.exists() {
            true => Err(Failure::refused(format!("{} is a link that leads nowhere.", path.display()))),
            false => Ok(path),
        })
        .and_then(|path| match path.exists() && !path.is_dir() {
            true => Err(Failure::refused(format!("{} is a file, not a directory.", path.display()))),
            false => Ok(path),
        })
}

/// The state directory: by the environment, else where this system keeps state, else its place for local data.
pub(super) fn state_directory() -> Option<PathBuf> {
    let named = std::env::var_os("APLOMB_STATE").map(PathBuf::from);
    named.filter(|path| !path.as_os_str().is_empty()).or_else(|| {
        let system = directories::ProjectDirs::from("", "", "aplomb")?;
        Some(system.state_dir().unwrap_or_else(|| system.data_local_dir()).to_owned())
    })
}
