//! From what someone types to the block that is meant.

use chrono::NaiveDate;

use super::failure::Failure;
use super::plan;
use super::session::Session;
use crate::domain::date::plus;
use crate::domain::entry;
use crate::domain::id::nearest;
use crate::domain::verbs::Target;
use crate::domain::{Place, Refused, Span, Time};

/// A block's id alone is looked for in so many days before and after today.
const DAYS_AROUND: i64 = 60;

impl Session {
    /// The block of an id: the one named with its day, else today's, else the only one in the days around.
    pub(super) fn block(&mut self, id: &str) -> Result<Target, Failure> {
        let found = self.block_if_any(id)?;
        found.ok_or_else(|| self.no_block(id))
    }

    /// The same, where there may be none.
    pub(super) fn block_if_any(&mut self, id: &str) -> Result<Option<Target>, Failure> {
        let today = self.today();
        if let Some((date, id)) = id.split_once('/') {
            let date = entry::date(date, today).ok_or_else(|| {
                Failure::refused(format!("'{date}' is not a day; write it as in {today}/{id}."))
            })?;
            self.load_days(date, date);
            return Ok(self.on(date, id));
        }
        self.load_days(today, today);
        if let Some(target) = self.on(today, id) {
            return Ok(Some(target));
        }
        let (first, last) = (plus(today, -DAYS_AROUND), plus(today, DAYS_AROUND));
        self.load_days(first, last);
        let mut found: Vec<Target> =
            first.iter_days().take_while(|date| *date <= last).filter_map(|date| self.on(date, id)).collect();
        if found.len() > 1 {
            let names: Vec<String> =
                found.iter().map(|target| format!("{}/{id} {}", target.date, target.block.title)).collect();
            return Err(Failure::refused(format!(
                "{id} is on several days: {}. Name one with its day.",
                names.join(", ")
            )));
        }
        Ok(found.pop())
    }

    /// The refusal of an id that no block has, with what may have been meant.
    pub(super) fn no_block(&self, id: &str) -> Failure {
        // Where a day that was looked at can't be read, the block may be there.
        let looked_at = self.life.days.keys().copied().map(Place::Day);
        if let Err(refused) = self.life.need([Place::Day(self.today())].into_iter().chain(looked_at)) {
            return refused.into();
        }
        if self.life.inbox.iter().any(|task| task.id == id) {
            return Failure::refused(format!(
                "{id} is in the inbox; 'aplomb place {id} DATE SPAN' gives it a time."
            ));
        }
        if let Some((date, id)) = id.split_once('/') {
            return Failure::refused(format!("Nothing on {date} has the id '{id}'."));
        }
        let todays = plan::day(&self.life, &self.ctx, self.today());
        let hint = nearest(id, todays.blocks.iter().map(|block| block.id.as_str()))
            .map(|near| format!("; did you mean {near}?"))
            .unwrap_or_else(|| ". 'aplomb day' shows them; DATE/ID names one further away.".to_owned());
        Failure::refused(format!("Nothing today or in the {DAYS_AROUND} days around has the id '{id}'{hint}"))
    }

    fn on(&self, date: NaiveDate, id: &str) -> Option<Target> {
        let day = plan::day(&self.life, &self.ctx, date);
        day.blocks.into_iter().find(|block| block.id == id).map(|block| Target::new(date, block))
    }

    /// The time that words give a block: a span, or a start alone that keeps the length it has.
    pub(super) fn span(&self, words: &[String], length: Option<Span>) -> Result<Option<Span>, Failure> {
        if words.is_empty() {
            return Ok(None);
        }
        let text = words.join(" ");
        let day_start = self.life.profile.day.start;
        match (entry::time(&text, day_start), length) {
            (Some(start), Some(span)) => {
                let minutes = i64::from(start.minutes()) - i64::from(span.start.minutes());
                let beyond = || Refused::because(format!("That ends after {}.", Time::LAST));
                Ok(Some(span.shifted(minutes).ok_or_else(beyond)?))
            }
            _ => Ok(Some(entry::span(&text, day_start)?)),
        }
    }

    /// The spans that words give, each of one word or of a start and a length.
    pub(super) fn spans(&self, words: &[String]) -> Result<Vec<Span>, Failure> {
        let day_start = self.life.profile.day.start;
        let mut spans = Vec::new();
        let mut rest = words;
        while let [first, tail @ ..] = rest {
            let pair = tail.first().filter(|_| entry::time(first, day_start).is_some());
            let (text, taken) = match pair {
                Some(length) => (format!("{first} {length}"), 2),
                None => (first.clone(), 1),
            };
            spans.push(entry::span(&text, day_start)?);
            rest = &rest[taken..];
        }
        Ok(spans)
    }

    /// A time of day that was typed.
    pub(super) fn time(&self, text: &str) -> Result<Time, Failure> {
        entry::time(text, Time::MIDNIGHT)
            .ok_or_else(|| Failure::refused(format!("'{text}' is not a time; write it as in 11:40.")))
    }
}
