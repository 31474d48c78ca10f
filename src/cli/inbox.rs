//! The inbox: `inbox` and `place`.

use super::args::Global;
use super::failure::Failure;
use super::print::{Align, table};
use super::say::{engagement_name, value_names};
use super::session::Session;
use super::values::DateArg;
use crate::domain::date::short;
use crate::domain::edits;
use crate::domain::time::Span;
use crate::domain::{Block, Life, Place, Time};

/// Runs `inbox`. Prints one line for each task, in the order of the file.
pub(super) fn list(global: &Global) -> Result<(), Failure> {
    let others = [Place::Seasons, Place::Routines, Place::Ledger];
    let session = Session::read(global)?.without(&others);
    if session.life.inbox.is_empty() {
        let is_read = session.life.unread(Place::Inbox).is_none();
        // An empty list needs no names from the profile.
        let session = session.without(&[Place::Life]);
        return session.answer(if is_read {
            "The inbox is empty. Add a task: aplomb add --inbox 'Call the bank 30m'\n"
        } else {
            ""
        });
    }
    let rows: Vec<Vec<String>> = session.life.inbox.iter().map(|task| row(&session.life, task)).collect();
    let lines = table(&[Align::Left, Align::Left, Align::Right, Align::Left, Align::Left], &rows);
    session.answer(&(lines.join("\n") + "\n"))
}

fn row(life: &Life, task: &Block) -> Vec<String> {
    let tags: Vec<String> = task
        .engagement
        .iter()
        .map(|id| engagement_name(life, id))
        .chain(task.area.clone().filter(|_| task.engagement.is_none()))
        .chain(value_names(life, task))
        .collect();
    vec![
        task.id.clone(),
        task.title.clone(),
        task.estimate.map(|estimate| estimate.short()).unwrap_or_default(),
        task.due.map(|due| format!("due {}", short(due))).unwrap_or_default(),
        tags.join(", "),
    ]
}

/// Runs `place`: gives a task a day and a time. Without an end it gets its estimated length, else 30 minutes. Without a
/// time it becomes an item of that day.
pub(super) fn place(global: &Global, id: &str, date: &DateArg, words: &[String]) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let date = date.on(session.today());
    let task = session.task(id)?;
    let length = task.estimate.map_or(30, |estimate| estimate.0.min(Time::LAST.minutes()));
    let thought = Span::new(Time::MIDNIGHT, Time::from_minutes(length));
    let span = session.span(words, Some(thought))?;
    let edit = session.carry_out(|life, ctx| edits::place(life, ctx, &task.id, date, span))?;
    session.say_warnings(&edit)
}
