//! Lines that are typed in the inbox: a new task, a change of a task, and a day and time for a task.

use crate::app::{Turn, Verb};
use crate::domain::config::Clock;
use crate::domain::date::{long, short};
use crate::domain::edits;
use crate::domain::{Block, Edit};
use crate::line::LineFor;
use crate::planning::typed::{self, Extent, Unsaid};
use crate::sheets::prompt::blocks::when_example;
use crate::sheets::prompt::{Outcome, Outlined, Purpose, Reader, Reading, Stays, noted};

/// Line for a new task.
#[derive(Debug)]
pub struct Task {
    /// Whether the inbox opens afterwards.
    pub shows_inbox: bool,
}

impl Purpose for Task {
    fn name(&self) -> &'static str {
        "For the inbox"
    }

    fn hint(&self, _: Clock) -> String {
        "Call the accountant due:fri estimate:30m".to_owned()
    }

    fn entry(&self) -> Option<LineFor> {
        Some(LineFor::Inbox)
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        let entry = reader.entry(text, LineFor::Inbox)?;
        let life = &reader.model.life;
        let edit = typed::add(life, reader.ctx, &reader.vocabulary, &entry, Unsaid::Inbox)?;
        let block = entry.block(&reader.vocabulary);
        let says = vec![into_inbox(&block), reader.words(&block)];
        Ok((Outcome::Make(Box::new(edit)), says, noted(&entry)))
    }

    fn make(&self, turn: &mut Turn<'_>, edit: Edit, _: &Reading) -> bool {
        turn.make_and_follow(Ok(edit), Verb::Add)
    }

    fn closed(&self, turn: &mut Turn<'_>, taken: Option<&Reading>) {
        if !self.shows_inbox {
            return;
        }
        let last = turn.model.life.inbox.len().saturating_sub(1);
        super::open_at(turn, if taken.is_some() { last } else { 0 });
    }
}

/// Returns that a task goes into the inbox, with how long it takes, when it is due and how demanding it is.
fn into_inbox(task: &Block) -> String {
    let parts = [
        Some("into the inbox".to_owned()),
        task.estimate.map(|estimate| format!("takes {}", estimate.short())),
        task.due.map(|due| format!("due {}", short(due))),
        task.demand.map(|demand| demand.in_words().to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Line for a change of a task.
#[derive(Debug)]
pub(super) struct EditTask(pub Block);

impl Purpose for EditTask {
    fn name(&self) -> &'static str {
        "Edit"
    }

    fn unchanged(&self) -> Option<Vec<String>> {
        Some(Vec::new())
    }

    fn entry(&self) -> Option<LineFor> {
        Some(LineFor::InboxEdit)
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        let entry = reader.entry(text, LineFor::InboxEdit)?;
        let after = entry.rewritten(&self.0, &reader.vocabulary, reader.model.today);
        let how = (&self.0, Extent::Whole);
        let edit = typed::edit_task(&reader.model.life, reader.ctx, &reader.vocabulary, &entry, how)?;
        Ok((Outcome::Make(Box::new(edit)), vec![reader.words(&after)], noted(&entry)))
    }

    fn make(&self, turn: &mut Turn<'_>, edit: Edit, _: &Reading) -> bool {
        turn.make_and_follow(Ok(edit), Verb::Add)
    }

    fn closed(&self, turn: &mut Turn<'_>, _: Option<&Reading>) {
        let at = turn.model.life.inbox.iter().position(|one| one.id == self.0.id);
        super::open_at(turn, at.unwrap_or(0));
    }
}

/// Line for the day and time of a task.
#[derive(Debug)]
pub(super) struct PlaceTask(pub Block);

impl Purpose for PlaceTask {
    fn name(&self) -> &'static str {
        "Move to"
    }

    fn hint(&self, clock: Clock) -> String {
        when_example(clock)
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        let (life, ctx) = (&reader.model.life, reader.ctx);
        let length = self.0.estimate.map_or(30, |estimate| estimate.0);
        let (date, span) = reader.date_and_span(text, length)?;
        let date = date.unwrap_or(reader.model.date);
        let time = span.map_or("no set time".to_owned(), |span| span.short(ctx.clock));
        let says = vec![format!("{}, {time}", long(date))];
        Ok((Outcome::Make(Box::new(edits::place(life, ctx, &self.0.id, date, span)?)), says, None))
    }

    fn closed(&self, turn: &mut Turn<'_>, taken: Option<&Reading>) {
        match taken {
            Some(_) => turn.model.face = None,
            None => super::open(turn),
        }
    }
}
