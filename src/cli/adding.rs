//! `add` and `log`: the line that makes a block.

use chrono::NaiveDate;

use super::args::Global;
use super::failure::Failure;
use super::plan;
use super::session::Session;
use crate::domain::date::long;
use crate::domain::entry::{self, Entry, When};
use crate::domain::time::Stretch;
use crate::domain::verbs;
use crate::domain::{Block, Span};

/// `add`: into the plan, or into the inbox where no time is given.
pub(super) fn add(global: &Global, line: &str) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let (entry, block) = session.understood(line)?;
    let date = entry.date.unwrap_or_else(|| session.today());
    session.load_days(date, date);
    let edit = if entry.when == When::None && !entry.untimed {
        session.ask(|life, ctx| verbs::inbox_add(life, ctx, block.clone()))?
    } else {
        let plan = session.planned(&entry, date, &block)?;
        let block = Block { plan, ..block };
        session.ask(|life, ctx| verbs::add(life, ctx, date, block.clone()))?
    };
    session.make(&edit)?;
    session.say_added(&edit)
}

/// `log`: what has already been done. A length alone ends now.
pub(super) fn log(global: &Global, line: &str) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let (entry, block) = session.understood(line)?;
    let (date, span) = match (entry.when, entry.date) {
        (When::Length(length), None) => session.ask(|life, ctx| verbs::ending_now(life, ctx, length))?,
        (When::Length(_), Some(date)) => {
            let example = session.ctx.clock.example("14:00", "2pm");
            let message = format!("Say when it was on {}, as in {example} 45m.", long(date));
            return Err(Failure::refused(message));
        }
        (When::None, _) => {
            let example = session.ctx.clock.example("9-10:30", "9am-10:30am");
            let words = format!("Say when it was: '{example} …', or '45m …' for what ends now.");
            return Err(Failure::refused(words));
        }
        (_, date) => {
            let date = date.unwrap_or_else(|| session.today());
            session.load_days(date, date);
            match session.planned(&entry, date, &block)? {
                Some(span) if matches!(entry.when, When::At(_)) => {
                    (date, verbs::until_now(&session.ctx, date, span))
                }
                Some(span) => (date, span),
                None => {
                    let example = session.ctx.clock.example("9-10:30", "9am-10:30am");
                    return Err(Failure::refused(format!("Say when it was: '{example} …'.")));
                }
            }
        }
    };
    let lived = vec![Stretch::Over(span)];
    let edit = session.ask(|life, ctx| verbs::log(life, ctx, date, block.clone(), lived.clone()))?;
    session.make(&edit)?;
    session.say_added(&edit)
}

impl Session {
    /// What a line says, and the block that it makes, without its time.
    pub(super) fn understood(&self, line: &str) -> Result<(Entry, Block), Failure> {
        let vocabulary = self.vocabulary();
        let entry = entry::read(line, &vocabulary, self.today(), self.life.profile.day.start)?;
        let block = entry.block(&vocabulary);
        Ok((entry, block))
    }

    /// The span that a line gives a new block of a day; none of an untimed item.
    pub(super) fn planned(
        &mut self,
        entry: &Entry,
        date: NaiveDate,
        block: &Block,
    ) -> Result<Option<Span>, Failure> {
        if matches!(entry.when, When::At(_) | When::Length(_)) {
            self.load_around(date);
        }
        Ok(match entry.when {
            When::None => None,
            When::Span(span) => Some(span),
            When::At(start) => Some(plan::from_start(&self.life, &self.ctx, date, start)),
            When::Length(length) => {
                let free = plan::next_free(&self.life, &self.ctx, date, block, length);
                Some(free.ok_or_else(|| {
                    let day =
                        if date == self.today() { "today".to_owned() } else { format!("on {}", long(date)) };
                    Failure::refused(format!(
                        "No {} are free {day}; say when, as in '{} {length}'.",
                        length.short(),
                        self.ctx.clock.example("14:00", "2pm")
                    ))
                })?)
            }
        })
    }
}
