//! From what someone types to the block that is meant.

use chrono::NaiveDate;

use super::failure::Failure;
use super::plan;
use super::session::Session;
use crate::domain::date::plus;
use crate::domain::edits::Target;
use crate::domain::id::{is_block_id, nearest};
use crate::domain::{Block, Place, Refused, Span, Time};
use crate::line::{self, fold};

/// A block that is not of today is looked for in so many days before and after it.
const DAYS_AROUND: i64 = 60;
/// The beginning of a word names a block from so many letters on.
const LETTERS: usize = 3;
/// So many of several matches are named.
const NAMED: usize = 4;

/// What an argument names.
pub(super) enum Found {
    /// A block of a day.
    Block(Target),
    /// A thing in the inbox.
    Task(Block),
}

/// How a weekday before an id is read: the next one, or the last.
type Weekday = fn(&str, NaiveDate) -> Option<NaiveDate>;

impl Session {
    /// The block that is meant by its id, by its day and id, or by words of its title.
    ///
    /// # Errors
    ///
    /// Where nothing or several are meant, with what they are.
    pub(super) fn block(&mut self, words: &str) -> Result<Target, Failure> {
        self.block_on(words, line::date)
    }

    /// Reads the day of something that has been done: a weekday is the last one.
    ///
    /// # Errors
    ///
    /// As [`Session::block`].
    pub(super) fn block_done(&mut self, words: &str) -> Result<Target, Failure> {
        self.block_on(words, line::date_past)
    }

    fn block_on(&mut self, words: &str, weekday: Weekday) -> Result<Target, Failure> {
        match self.found(words, weekday)? {
            Found::Block(target) => Ok(target),
            Found::Task(task) => {
                let how = format!("'aplomb place {} DATE SPAN' gives it a time.", task.id);
                Err(Failure::refused(format!("{} is in the inbox; {how}", task.title)))
            }
        }
    }

    /// The blocks that several arguments mean, each once.
    ///
    /// # Errors
    ///
    /// As [`Session::block`], for the first that can't be found.
    pub(super) fn blocks(&mut self, all: &[String]) -> Result<Vec<Target>, Failure> {
        let mut targets: Vec<Target> = Vec::new();
        for words in all {
            let target = self.block(words)?;
            if !targets.contains(&target) {
                targets.push(target);
            }
        }
        Ok(targets)
    }

    /// The block that is meant, else the thing in the inbox.
    ///
    /// # Errors
    ///
    /// As [`Session::block`].
    pub(super) fn block_or_task(&mut self, words: &str) -> Result<Found, Failure> {
        self.found(words, line::date)
    }

    fn found(&mut self, words: &str, weekday: Weekday) -> Result<Found, Failure> {
        let today = self.today();
        if words.trim().is_empty() {
            return Err(Failure::refused("No block is named. 'aplomb day' shows the ids of today."));
        }
        if let Some((day, rest)) = words.split_once('/') {
            match weekday(day, today) {
                Some(date) => return self.found_on(date, rest),
                None if is_block_id(rest) => {
                    let message = format!("'{day}' is not a day; write it as in {today}/{rest}.");
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
                // What today has of that name comes first, so today must be known.
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

    /// The thing in the inbox that is meant by its id or by words of its title.
    ///
    /// # Errors
    ///
    /// Where nothing or several are meant, or the inbox can't be read.
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
                    || ". 'aplomb inbox' shows it.".to_owned(),
                    |near| format!("; did you mean {near}?"),
                );
                Err(Failure::refused(format!("Nothing in the inbox has the id or the words '{words}'{hint}")))
            }
            all => {
                let tasks = all.iter().map(|task| format!("{} {}", task.id, task.title));
                Err(several(words, "things in the inbox", tasks.collect()))
            }
        }
    }

    /// The one block of a day that an id or words mean.
    fn found_on(&mut self, date: NaiveDate, words: &str) -> Result<Found, Failure> {
        self.load_days(date, date);
        let mut all = self.among((date, date), |block| block.id == words);
        if all.is_empty() && !is_block_id(words) {
            all = self.named_among((date, date), words);
        }
        match all.as_slice() {
            [target] => Ok(Found::Block(target.clone())),
            [] => match self.life.need([Place::Day(date)]) {
                Ok(()) => {
                    Err(Failure::refused(format!("Nothing on {date} has the id or the words '{words}'.")))
                }
                Err(refused) => Err(refused.into()),
            },
            _ => Err(self.several_blocks(words, &all)),
        }
    }

    /// The blocks of the loaded days from one to another that fit.
    fn among(&self, (from, to): (NaiveDate, NaiveDate), fits: impl Fn(&Block) -> bool) -> Vec<Target> {
        let of_day = |date: NaiveDate| {
            let blocks = plan::day(&self.life, &self.ctx, date).blocks.into_iter();
            blocks.filter(&fits).map(|block| Target::new(date, block)).collect::<Vec<_>>()
        };
        from.iter_days().take_while(|date| *date <= to).flat_map(of_day).collect()
    }

    /// The blocks whose title has these words; the one that is called just that, where there is one.
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

    /// The refusal of words that nothing has, with what may have been meant.
    fn nothing(&self, words: &str) -> Failure {
        // Where a day that was looked at can't be read, the block may be there.
        let looked_at = self.life.days.keys().copied().map(Place::Day);
        if let Err(refused) = self.life.need([Place::Day(self.today())].into_iter().chain(looked_at)) {
            return refused.into();
        }
        let todays = plan::day(&self.life, &self.ctx, self.today());
        let hint = nearest(words, todays.blocks.iter().map(|block| block.id.as_str()))
            .map(|near| format!("; did you mean {near}?"))
            .unwrap_or_else(|| {
                ". 'aplomb day' shows the ids of today; DATE/ID names one of another day.".to_owned()
            });
        let what = if is_block_id(words) { "the id" } else { "the id or the words" };
        Failure::refused(format!(
            "Nothing today or in the {DAYS_AROUND} days around has {what} '{words}'{hint}"
        ))
    }

    /// The time that words give a block: a span, or a start alone that keeps the length it has.
    pub(super) fn span(&self, words: &[String], length: Option<Span>) -> Result<Option<Span>, Failure> {
        if words.is_empty() {
            return Ok(None);
        }
        let text = words.join(" ");
        let day_start = self.life.profile.day.start;
        match (line::time(&text, day_start), length) {
            (Some(start), Some(span)) => {
                let minutes = i64::from(start.minutes()) - i64::from(span.start.minutes());
                let beyond = || Refused::because(format!("That ends after {}.", Time::LAST));
                Ok(Some(span.shifted(minutes).ok_or_else(beyond)?))
            }
            _ => Ok(Some(line::span(&text, day_start)?)),
        }
    }

    /// The ranges that words give, one after another, as a line has them.
    ///
    /// # Errors
    ///
    /// Where a word belongs to none.
    pub(super) fn spans(&self, words: &[String]) -> Result<Vec<Span>, Failure> {
        Ok(line::spans(&words.join(" "), self.life.profile.day.start)?)
    }

    /// A time of day that was typed.
    pub(super) fn time(&self, text: &str) -> Result<Time, Failure> {
        line::time(text, Time::MIDNIGHT)
            .ok_or_else(|| Failure::refused(format!("'{text}' is not a time; write it as in 11:40.")))
    }
}

/// The refusal of words that several things have.
fn several(words: &str, what: &str, all: Vec<String>) -> Failure {
    let more = all.len().saturating_sub(NAMED);
    let named = all.into_iter().take(NAMED).collect::<Vec<_>>().join(", ");
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    Failure::refused(format!("'{words}' could mean several {what}: {named}{rest}. Name one by its id."))
}

/// Whether a title has all of these words, whole or as a word's beginning of three letters and more, case and accents
/// aside.
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
