//! `suggest`: free times for a task, a block, a new line or a value.

use serde_json::json;

use super::args::Global;
use super::failure::Failure;
use super::find::Found;
use super::print::{Align, shown, table};
use super::session::Session;
use crate::alignment::Period;
use crate::domain::date::plus;
use crate::domain::edits::{self, Target};
use crate::domain::id::nearest;
use crate::domain::{Block, Place};
use crate::line::{self, LineFor};
use crate::planning::suggest::{SUGGESTIONS, Shortfalls, Suggestion, Wanted};
use crate::report::suggest::{finder, heading, none_free, when};

/// What times are suggested for.
enum For {
    Task(String),
    Block(Box<Target>),
    /// A value, or a new line.
    New,
}

/// Runs `suggest`, for an id, a line or a value. Without any of them it is for the value furthest behind.
pub(super) fn suggest(
    global: &Global,
    wanted: (Option<&str>, Option<&str>, Option<&str>),
    days: i64,
    is_json: bool,
) -> Result<(), Failure> {
    let unneeded = if wanted.0.is_some() { vec![Place::Ledger] } else { vec![Place::Ledger, Place::Inbox] };
    let mut session = Session::read(global)?.without(&unneeded);
    let today = session.today();
    let period = Period::new(today, plus(today, days - 1));
    let found = wanted.0.map(|id| session.block_or_task(id)).transpose()?;
    session.ask(|life, ctx| finder(life, ctx, period).map(|_| ()))?;
    let finder = finder(&session.life, &session.ctx, period)?;
    let (asked, wanted) = match (found, wanted.1) {
        (Some(Found::Task(task)), _) => (For::Task(task.id.clone()), Wanted::task(&task)),
        (Some(Found::Block(target)), _) => {
            let wanted = Wanted::block(&session.life, &session.ctx, &target);
            (For::Block(Box::new(target)), wanted)
        }
        (None, Some(line)) => {
            let entry = session.understood(line, LineFor::Inbox)?;
            super::adding::note(&entry);
            (For::New, Wanted::task(&entry.block(&session.vocabulary())))
        }
        (None, None) => {
            let Some((id, short)) = session.value_behind(wanted.2, finder.shortfalls())? else {
                let none = "No value is behind in these days. Name one with --value.\n";
                return if is_json { session.answer_json(json!([])) } else { session.answer(none) };
            };
            let wanted = Wanted::value(&session.life, &id, short);
            (For::New, wanted)
        }
    };
    let times = finder.find(&wanted, SUGGESTIONS, &[]);
    if let (For::Block(target), Some(first)) = (&asked, times.first()) {
        let (date, span) = first.slot;
        // A block that can't be moved gets no other time. The refusal says why.
        edits::move_to(&session.life, &session.ctx, target, date, Some(span))?;
    }
    if is_json {
        let one = |one: &Suggestion| {
            let (date, span) = one.slot;
            let (start, end) = (span.start.to_string(), span.end.to_string());
            json!({"date": date.to_string(), "start": start, "end": end, "reason": one.why()})
        };
        return session.answer_json(times.iter().map(one).collect());
    }
    let Some(first) = times.first() else {
        let more = "Look further ahead with --days.";
        return session.answer(&format!("{} {more}\n", none_free(&session.life, &wanted, today, period)));
    };
    let row = |one: &Suggestion| {
        let (date, span) = when(session.ctx.clock, one.slot);
        vec![date, span, one.why()]
    };
    let rows: Vec<Vec<String>> = times.iter().map(row).collect();
    let lines = table(&[Align::Left, Align::Right, Align::Left], &rows).join("\n");
    let heading = session.paint.strong(&shown(&heading(&wanted)));
    let takes = session.paint.faint(&shown(&take(&session, (&asked, &wanted.block), first)));
    session.answer(&format!("{heading}\n{lines}\n{takes}\n"))
}

/// Returns the command that plans the first time.
fn take(session: &Session, (asked, block): (&For, &Block), first: &Suggestion) -> String {
    let (date, span) = first.slot;
    let command = match asked {
        For::Task(id) => format!("place {id} {date} {span}"),
        For::Block(target) => format!("move {}/{} {date} {span}", target.date, target.block.id),
        For::New => {
            let block = Block { plan: Some(span), estimate: None, ..block.clone() };
            let line = line::line(&block, &session.vocabulary()).replace('\'', "'\\''");
            format!("add '{date} {line}'")
        }
    };
    format!("Plan the first: aplomb {command}")
}

impl Session {
    /// Returns a value and its missing minutes: the named one, else the one furthest behind. `None` if none is behind.
    ///
    /// # Errors
    ///
    /// Fails where no value has the id, and where no value has a target.
    fn value_behind(
        &self,
        named: Option<&str>,
        shortfalls: &Shortfalls,
    ) -> Result<Option<(String, u32)>, Failure> {
        let profile = &self.life.profile;
        let Some(id) = named.map(|id| id.trim_start_matches('#')) else {
            if profile.values.iter().all(|value| value.weekly.is_none()) && shortfalls.all().is_empty() {
                let hint = "Name what you look for: aplomb suggest --text 'Walk 45m'";
                return Err(Failure::refused(format!("No value has a weekly target yet. {hint}")));
            }
            return Ok(shortfalls.furthest().map(|one| (one.value.clone(), one.minutes)));
        };
        let value = profile.value(id).ok_or_else(|| {
            let near = nearest(id, profile.values.iter().map(|value| value.id.as_str()));
            let hint = near.map(|near| format!(" Did you mean {near}?")).unwrap_or_default();
            Failure::refused(format!("No value has the id '{id}'.{hint}"))
        })?;
        let mut own = shortfalls.all().iter().filter(|one| one.value == value.id);
        Ok(Some((value.id.clone(), own.next().map_or(0, |one| one.minutes))))
    }
}
