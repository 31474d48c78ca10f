//! Files that come with aplomb: those of a new directory, and the sample life.

#![allow(clippy::disallowed_methods, reason = "the store is the one room that touches the disk")]

use chrono::{NaiveDate, NaiveDateTime};
use include_dir::{Dir, include_dir};

use super::{Store, StoreError, disk};
use super::{read, unread, write};
use crate::domain::date::{days_between, parse_iso, plus};
use crate::domain::place::Place;
use crate::domain::{Block, Status, Stretch, Week, Zone};

static STARTERS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/init");
static SAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/demo");

/// Zone of the sample. A copy gets the user's zone.
const SAMPLE_ZONE: &str = "Europe/Lisbon";

impl Store {
    /// Creates the directory with commented files that show what each can contain. Returns the names of the
    /// new files. What was left by an `init` that was killed is completed.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotEmpty`] if the directory has data. [`StoreError::Disk`] if a file can't be written.
    pub fn init(&self) -> Result<Vec<String>, StoreError> {
        let not_empty = || StoreError::NotEmpty(self.root.display().to_string());
        if self.has_data() && !self.has_only_starters() {
            return Err(not_empty());
        }
        let names = self.make_files()?;
        if names.is_empty() { Err(not_empty()) } else { Ok(names) }
    }

    /// Returns whether the directory has no days and weeks, and all other files are as they were made.
    fn has_only_starters(&self) -> bool {
        let is_missing = |name: &str| !read::lies_there(&self.root.join(name));
        let mut files = texts(&STARTERS).into_iter();
        is_missing("days")
            && is_missing("weeks")
            && files.all(|(name, made)| {
                read::text(&self.root, &name).is_ok_and(|text| text.is_none_or(|text| text == made))
            })
    }

    /// Writes the commented files that are missing. Returns their names.
    ///
    /// # Errors
    ///
    /// [`StoreError::Disk`] if a file can't be written. Those that were written by then are removed again.
    pub fn make_files(&self) -> Result<Vec<String>, StoreError> {
        let mut names: Vec<String> = Vec::new();
        for (name, text) in texts(&STARTERS) {
            let path = self.root.join(&name);
            if read::lies_there(&path) {
                continue;
            }
            if let Err(source) = write::replace(&path, text) {
                for made in &names {
                    // If this fails too, init completes them the next time.
                    let _ = write::remove(&self.root.join(made));
                }
                return Err(disk(&path, source));
            }
            names.push(name);
        }
        names.sort_unstable();
        Ok(names)
    }

    /// Writes the sample life into this directory, which must be empty or missing. It is moved by whole weeks
    /// so that today is in its last week: done up to `now`, planned from then on.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotEmpty`] if the directory is not empty, [`StoreError::Unreadable`] if it can't be
    /// listed, [`StoreError::Disk`] if a file can't be written.
    pub fn write_sample(
        &mut self,
        today: NaiveDate,
        now: NaiveDateTime,
        zone: Zone,
    ) -> Result<(), StoreError> {
        let found =
            read::names(&self.root, "").map_err(|problem| StoreError::Unreadable(unread(&[problem])))?;
        if !found.is_empty() {
            return Err(StoreError::NotEmpty(self.root.display().to_string()));
        }
        let files = texts(&SAMPLE);
        let last =
            files.iter().filter_map(|(name, _)| parse_iso(name.strip_suffix(".toml")?.get(10..)?)).max();
        let days = last.map_or(0, |last| days_between(Week::of(last).monday(), Week::of(today).monday()));
        for (name, text) in files {
            let text = shifted(text, days).replace(SAMPLE_ZONE, zone.name());
            let path = self.root.join(renamed(&name, days));
            write::replace(&path, &text).map_err(|source| disk(&path, source))?;
        }
        self.forget_what_comes(today, now)
    }

    /// Changes the days from yesterday to Sunday to their state at `now`: removes later hours, ratings and statuses,
    /// and unplanned blocks that have not begun.
    fn forget_what_comes(&mut self, today: NaiveDate, now: NaiveDateTime) -> Result<(), StoreError> {
        let mut life = self.load();
        // A night that began yesterday may not be over.
        let (first, sunday) = (plus(today, -1), Week::of(today).sunday());
        self.load_days(&mut life, first, sunday);
        for date in first.iter_days().take_while(|date| *date <= sunday) {
            let Some(day) = life.days.get_mut(&date) else { continue };
            let minute = days_between(date, now.date()) * 1440
                + i64::from(crate::domain::time::HOUR) * i64::from(chrono::Timelike::hour(&now))
                + i64::from(chrono::Timelike::minute(&now));
            day.blocks = std::mem::take(&mut day.blocks)
                .into_iter()
                .filter_map(|block| as_of(block, minute))
                .collect();
            one_runs(&mut day.blocks);
            self.save(&mut life, &[Place::Day(date)])?;
        }
        Ok(())
    }
}

/// Returns a block as it is at a minute of its day. `None` if it was not planned and has not begun.
fn as_of(mut block: Block, minute: i64) -> Option<Block> {
    let begun = |time: crate::domain::Time| i64::from(time.minutes()) < minute;
    let over = |time: crate::domain::Time| i64::from(time.minutes()) <= minute;
    let was_tracked = !block.actual.is_empty();
    let ends: Vec<_> = block.lived().map(|span| span.end).chain(block.plan.map(|plan| plan.end)).collect();
    if ends.iter().all(|end| over(*end)) {
        return Some(block);
    }
    let lived = std::mem::take(&mut block.actual);
    for stretch in lived {
        match stretch {
            Stretch::Over(span) if over(span.end) => block.actual.push(stretch),
            _ if begun(stretch.start()) => block.actual.push(Stretch::Running(stretch.start())),
            _ => {}
        }
    }
    if block.plan.is_none() && block.actual.is_empty() && was_tracked {
        return None;
    }
    if block.actual.iter().all(|stretch| stretch.over().is_none()) {
        block.energy = None;
    }
    if block.status.is_some_and(|status| status != Status::Released)
        || block.plan.is_some_and(|plan| !begun(plan.start))
    {
        block.status = None;
        block.moved_to = None;
    }
    Some(block)
}

/// Leaves the latest of several running blocks running, and pauses the others.
fn one_runs(blocks: &mut [Block]) {
    let last = blocks.iter().filter_map(Block::running_since).max();
    let mut kept = false;
    for block in blocks.iter_mut().rev() {
        let runs_on = block.running_since() == last && !kept;
        if block.running_since().is_some() && !runs_on {
            block.actual.retain(|stretch| stretch.over().is_some());
        }
        kept |= runs_on;
    }
}

fn texts<'a>(folder: &'a Dir<'a>) -> Vec<(String, &'a str)> {
    let own = folder.files().filter_map(|file| {
        let name = file.path().to_str()?.replace('\\', "/");
        Some((name, file.contents_utf8()?)).filter(|(name, _)| name.ends_with(".toml"))
    });
    own.chain(folder.dirs().flat_map(texts)).collect()
}

/// Returns a file's name with its dates moved, and its year's folder with them.
fn renamed(name: &str, days: i64) -> String {
    let moved = shifted(name, days);
    match moved.strip_prefix("days/").and_then(|rest| rest.get(5..)) {
        Some(file) => format!("days/{}/{file}", file.get(..4).unwrap_or_default()),
        None => moved,
    }
}

/// Returns a text with every date and week in it moved by some days.
fn shifted(text: &str, days: i64) -> String {
    let mut moved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let end = rest[at..]
            .find(|c: char| !(c.is_ascii_digit() || c == '-' || c == 'W'))
            .map_or(rest.len(), |n| at + n);
        moved.push_str(&rest[..at]);
        let word = &rest[at..end];
        match (parse_iso(word), word.parse::<Week>()) {
            (Some(date), _) => moved.push_str(&plus(date, days).to_string()),
            (_, Ok(week)) => moved.push_str(&Week::of(plus(week.monday(), days)).to_string()),
            _ => moved.push_str(word),
        }
        rest = &rest[end..];
    }
    moved.push_str(rest);
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_date_and_week_of_a_text_moves_and_nothing_else() {
        let text = "schema = 1\nstart = 2026-10-05 # \"09:00-10:30\"\nweek = \"2026-W47\"\nblock = \"2026-11-23/k3f9x\" 2026 10-05";
        let expected = "schema = 1\nstart = 2026-12-28 # \"09:00-10:30\"\nweek = \"2027-W06\"\nblock = \"2027-02-15/k3f9x\" 2026 10-05";
        assert_eq!(shifted(text, 84), expected);
        assert_eq!(renamed("days/2026/2026-11-18.toml", 84), "days/2027/2027-02-10.toml");
    }

    #[test]
    fn the_files_that_a_directory_starts_with_are_faultless_and_written_once() {
        let root = tempfile::tempdir().unwrap();
        let store = Store::open(root.path().join("aplomb"));
        assert_eq!(store.init().unwrap().len(), 7);
        assert_eq!(store.check(|_| 0), []);
        assert!(store.init().is_err());
        // Examples in comments are valid too.
        let small = Place::SMALL.map(|place| place.to_string());
        for name in small.iter().map(String::as_str).chain(["config.toml"]) {
            let path = store.root().join(name);
            let text = std::fs::read_to_string(&path).unwrap();
            let is_prose = |line: &str| !(line.starts_with('[') || line.contains(" = "));
            let lines = text.lines().map(|line| match line.strip_prefix("# ") {
                Some(rest) if !is_prose(rest) => rest,
                _ => line,
            });
            write::replace(&path, &lines.collect::<Vec<_>>().join("\n")).unwrap();
        }
        assert_eq!(store.check(|_| 0), []);
        assert_eq!(store.config().1, []);
        assert_eq!(Store::open(store.root()).load().profile.values.len(), 4);
    }

    #[test]
    fn the_sample_is_faultless_whenever_it_is_opened() {
        for (today, now) in [
            ("2026-11-18", "2026-11-18T09:42"),
            ("2026-11-22", "2026-11-22T23:59"),
            ("2027-03-01", "2027-03-01T00:00"),
            ("2028-02-29", "2028-02-29T12:00"),
            ("2020-12-31", "2021-01-01T01:30"),
        ] {
            let root = tempfile::tempdir().unwrap();
            let mut store = Store::open(root.path());
            let today = parse_iso(today).unwrap();
            let now = NaiveDateTime::parse_from_str(now, "%Y-%m-%dT%H:%M").unwrap();
            store.write_sample(today, now, Zone::UTC).unwrap();
            assert_eq!(store.check(|_| Zone::UTC.moment_of(now)), [], "{today}");
            let mut life = store.load();
            store.load_days(&mut life, plus(today, -90), plus(today, 7));
            assert!(life.season_on(today).is_some());
            for (date, day) in &life.days {
                let lived = day.blocks.iter().flat_map(|block| block.actual.iter());
                for stretch in lived {
                    let end = stretch.over().map_or(stretch.start(), |span| span.end);
                    let end = date.and_time(chrono::NaiveTime::MIN)
                        + chrono::Duration::minutes(end.minutes().into());
                    assert!(end <= now, "{date} {stretch}");
                }
            }
            assert!(store.write_sample(today, now, Zone::UTC).is_err());
        }
    }
}
