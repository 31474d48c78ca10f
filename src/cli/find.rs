//! Finds the block or task that an argument names.

use chrono::NaiveDate;

use super::failure::Failure;
use super::plan;
use super::session::Session;
use crate::domain::date::plus;
use crate::domain::edits::Target;
use crate::domain::fold::fold;
use crate::domain::id::{is_block_id, nearest};
use crate::domain::{Block, Place, Refused, Span, Time};
use crate::line;

/// How many days before and after today are searched for a block.
const DAYS_AROUND: i64 = 60;
/// How many letters the beginning of a word needs to match.
const LETTERS: usize = 3;
/// How many of several matches an error lists.
const NAMED: usize = 4;

/// What an argument names.
pub(super) enum Found {
    Block(Target),
    /// A task of the inbox.
    Task(Block),
}

/// Reads the day that is written before an id. The functions differ on weekdays: the next one, or the last.
type Weekday = fn(&str, NaiveDate) -> Option<NaiveDate>;

impl Session {
    /// Returns the block named by its id, by `DAY/ID`, or by words of its title. A weekday is the next one.
    ///
    /// # Errors
    ///
    /// Fails where no block matches, where several do (the error lists them), where a task of the inbox matches, and
    /// where the day can't be read.
    pub(super) fn block(&mut self, words: &str) -> Result<Target, Failure> {
        self.block_on(words, line::date)
    }

    /// Returns the same for a block that is already done: a weekday is the last one.
    ///
    /// # Errors
    ///
    /// The same as [`Session::block`].
    pub(super) fn block_done(&mut self, words: &str) -> Result<Target, Failure> {
        self.block_on(words, line::date_past)
    }

    fn block_on(&mut self, words: &str, weekday: Weekday) -> Result<Target, Failure> {
        match self.found(words, weekday)? {
            Found::Block(target) => Ok(target),
            Found::Task(task) => {
                let how = format!("Give it a time: aplomb place {} DATE TIME.", task.id);
                Err(Failure::refused(format!("{} is in the inbox. {how}", task.title)))
            }
        }
    }

    /// Returns the blocks that several arguments name, without repeats.
    ///
    /// # Errors
    ///
    /// The same as [`Session::block`], for the first argument that fails.
    pub(super) fn blocks(&mut self, all: &[String]) -> Result<Vec<Target>, Failure> {
        self.blocks_on(all, line::date)
    }

    /// Returns the same for blocks that are already done: a weekday is the last one.
    ///
    /// # Errors
    ///
    /// The same as [`Session::blocks`].
    pub(super) fn blocks_done(&mut self, all: &[String]) -> Result<Vec<Target>, Failure> {
        self.blocks_on(all, line::date_past)
    }

    fn blocks_on(&mut self, all: &[String], weekday: Weekday) -> Result<Vec<Target>, Failure> {
        let mut targets: Vec<Target> = Vec::new();
        for words in all {
            let target = self.block_on(words, weekday)?;
            if !targets.contains(&target) {
                targets.push(target);
            }
        }
        Ok(targets)
    }

    /// Returns the named block, else the named task of the inbox.
    ///
    /// # Errors
    ///
    /// The same as [`Session::block`], but a task is no error.
    pub(super) fn block_or_task(&mut self, words: &str) -> Result<Found, Failure> {
        self.found(words, line::date)
    }

    fn found(&mut self, words: &str, weekday: Weekday) -> Result<Found, Failure> {
        let today = self.today();
        if words.trim().is_empty() {
            return Err(Failure::refused("Name a block. Run aplomb day for today's ids."));
        }
        if let Some((day, rest)) = words.split_once('/') {
            match weekday(day, today) {
                Some(date) => return self.found_on(date, rest),
                None if is_block_id(rest) => {
                    let message = format!("'{day}' is not a day. Write it as {today}/{rest}.");
                    return Err(Failure::refused(message));
                }
                None => {}
            }
        }
        let (first, last) = (plus(today, -DAYS_AROUND), plus(today, DAYS_AROUND));
        let has_id = |block: &Block| block.id == words;
        self.load_days(today, today);
        let mut all = self.among((today, today), has_id);
        if all.is_empty() {
            self.load_days(first, last);
            all = self.among((first, last), has_id);
        }
        let task = self.life.inbox.iter().find(|task| has_id(task)).cloned();
        if all.is_empty() && task.is_none() && !is_block_id(words) {
            let has_words = |block: &Block| names(words, &block.title);
            all = self.named_among((today, today), words);
            if all.is_empty() {
                // Matches of today come first, so today's file must be readable.
                self.life.need([Place::Day(today)])?;
                all = self.named_among((first, last), words);
            }
            if all.is_empty() && self.life.inbox.iter().any(has_words) {
                return self.task(words).map(Found::Task);
            }
        }
        match (all.pop(), task) {
            (Some(target), _) if all.is_empty() => Ok(Found::Block(target)),
            (Some(target), _) => {
                all.push(target);
                Err(self.several_blocks(words, &all))
            }
            (None, Some(task)) => Ok(Found::Task(task)),
            (None, None) => Err(self.nothing(words)),
        }
    }

    /// Returns the task of the inbox named by its id or by words of its title.
    ///
    /// # Errors
    ///
    /// Fails where no task or several match, and where the inbox can't be read.
    pub(super) fn task(&self, words: &str) -> Result<Block, Failure> {
        self.life.need([Place::Inbox])?;
        let inbox = || self.life.inbox.iter();
        let with_words = || inbox().filter(|task| !is_block_id(words) && names(words, &task.title)).collect();
        let found: Vec<&Block> = match inbox().find(|task| task.id == words) {
            Some(task) => vec![task],
            None => with_words(),
        };
        match found.as_slice() {
            [task] => Ok((*task).clone()),
            [] => {
                let hint = nearest(words, inbox().map(|task| task.id.as_str())).map_or_else(
                    || ". Run aplomb inbox for the list.".to_owned(),
                    |near| format!("; did you mean {near}?"),
                );
                Err(Failure::refused(format!("Nothing in the inbox has the id or title '{words}'{hint}")))
            }
            all => {
                let tasks = all.iter().map(|task| format!("{} {}", task.id, task.title));
                Err(several(words, "things in the inbox", tasks.collect()))
            }
        }
    }

    /// Returns the one block of a day that an id or words name.
    fn found_on(&mut self, date: NaiveDate, words: &str) -> Result<Found, Failure> {
        self.load_days(date, date);
        let mut all = self.among((date, date), |block| block.id == words);
        if all.is_empty() && !is_block_id(words) {
            all = self.named_among((date, date), words);
        }
        match all.as_slice() {
            [target] => Ok(Found::Block(target.clone())),
            [] => match self.life.need([Place::Day(date)]) {
                Ok(()) => Err(Failure::refused(format!("No block on {date} has the id or title '{words}'."))),
                Err(refused) => Err(refused.into()),
            },
            _ => Err(self.several_blocks(words, &all)),
        }
    }

    /// Returns the matching blocks of the loaded days in a range, both ends included.
    fn among(&self, (from, to): (NaiveDate, NaiveDate), fits: impl Fn(&Block) -> bool) -> Vec<Target> {
        let of_day = |date: NaiveDate| {
            let blocks = plan::day(&self.life, &self.ctx, date).blocks.into_iter();
            blocks.filter(&fits).map(|block| Target::new(date, block)).collect::<Vec<_>>()
        };
        from.iter_days().take_while(|date| *date <= to).flat_map(of_day).collect()
    }

    /// Returns the blocks whose title has these words. Where exactly one title is the same as the words, only that
    /// block.
    fn named_among(&self, range: (NaiveDate, NaiveDate), words: &str) -> Vec<Target> {
        let all = self.among(range, |block| names(words, &block.title));
        let mut whole = all.iter().filter(|target| fold(&target.block.title) == fold(words));
        match (whole.next(), whole.next()) {
            (Some(only), None) => vec![only.clone()],
            _ => all,
        }
    }

    fn several_blocks(&self, words: &str, all: &[Target]) -> Failure {
        let today = self.today();
        let name = |Target { date, block }: &Target| match *date == today {
            true => format!("{} {}", block.id, block.title),
            false => format!("{date}/{} {}", block.id, block.title),
        };
        several(words, "blocks", all.iter().map(name).collect())
    }

    /// Returns the error for words without a match, with the nearest id of today.
    fn nothing(&self, words: &str) -> Failure {
        // The block may be in a day that can't be read. Then the error says that instead.
        let looked_at = self.life.days.keys().copied().map(Place::Day);
        if let Err(refused) = self.life.need([Place::Day(self.today())].into_iter().chain(looked_at)) {
            return refused.into();
        }
        let todays = plan::day(&self.life, &self.ctx, self.today());
        let hint = nearest(words, todays.blocks.iter().map(|block| block.id.as_str()))
            .map(|near| format!("; did you mean {near}?"))
            .unwrap_or_else(|| ". Run aplomb day for today's ids. Write DATE/ID for another day.".to_owned());
        let what = if is_block_id(words) { "the id" } else { "the id or title" };
        Failure::refused(format!("No block within {DAYS_AROUND} days of today has {what} '{words}'{hint}"))
    }

    /// Returns the time range typed for a block. A start alone keeps the length of `length`. None without words.
    ///
    /// # Errors
    ///
    /// Fails where the words are no time range, and where it would end after the latest time of a day.
    pub(super) fn span(&self, words: &[String], length: Option<Span>) -> Result<Option<Span>, Failure> {
        if words.is_empty() {
            return Ok(None);
        }
        let text = words.join(" ");
        let day_start = self.life.profile.day.start;
        match (line::time(&text, day_start), length) {
            (Some(start), Some(span)) => {
                let minutes = i64::from(start.minutes()) - i64::from(span.start.minutes());
                let beyond = || {
                    Refused::because(format!(
                        "That would end after {}, the latest time of a day.",
                        Time::LAST
                    ))
                };
                Ok(Some(span.shifted(minutes).ok_or_else(beyond)?))
            }
            _ => match line::span(&text, day_start) {
                Ok(span) => Ok(Some(span)),
                // Text that is no range at all may have been meant as a start.
                Err(_) if !text.contains('-') => {
                    let example = self.ctx.clock.example("14:00 or 9-10:30", "2pm or 9am-10:30am");
                    Err(Failure::refused(format!("'{text}' is not a time. Write {example}.")))
                }
                Err(error) => Err(error.into()),
            },
        }
    }

    /// Returns the typed time ranges, in order.
    ///
    /// # Errors
    ///
    /// Fails where a word is part of no time range.
    pub(super) fn spans(&self, words: &[String]) -> Result<Vec<Span>, Failure> {
        Ok(line::spans(&words.join(" "), self.life.profile.day.start)?)
    }

    /// Parses a time of day.
    ///
    /// # Errors
    ///
    /// Fails where the text is no time.
    pub(super) fn time(&self, text: &str) -> Result<Time, Failure> {
        line::time(text, Time::MIDNIGHT)
            .ok_or_else(|| Failure::refused(format!("'{text}' is not a time. Write it as 11:40.")))
    }
}

/// Returns the error for words that match several things.
fn several(words: &str, what: &str, all: Vec<String>) -> Failure {
    let more = all.len().saturating_sub(NAMED);
    let named: String = all.into_iter().take(NAMED).map(|one| format!("\n  {one}")).collect();
    let rest = if more > 0 { format!("\n  and {more} more") } else { String::new() };
    Failure::refused(format!("'{words}' matches several {what}. Name one by its id:{named}{rest}"))
}

/// Whether a title has all of these words. A word matches whole, or as the beginning of a word from three letters on.
/// Case and accents don't matter.
fn names(words: &str, title: &str) -> bool {
    let split = |text: &str| -> Vec<String> {
        let folded = fold(text);
        let words = folded.split(|letter: char| !letter.is_alphanumeric());
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (wanted, title) = (split(words), split(title));
    let has = |word: &String| {
        let begins = word.chars().count() >= LETTERS;
        title.iter().any(|one| one == word || begins && one.starts_with(word.as_str()))
    };
    !wanted.is_empty() && wanted.iter().all(has)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_a_title_whole_or_by_their_beginning() {
        for (words, title, is_named) in [
            ("code rev", "Code reviews", true),
            ("rev code", "Code reviews", true),
            ("CODE", "Code reviews", true),
            ("co", "Code reviews", false),
            ("ode", "Code reviews", false),
            ("ines", "Call with Inês", true),
            ("1", "1:1 with Sam", true),
            ("stand-up", "Stand-up", true),
            ("code x", "Code reviews", false),
            ("", "Code reviews", false),
            ("-", "Code - reviews", false),
        ] {
            assert_eq!(names(words, title), is_named, "{words} in {title}");
        }
    }
}
