//! Lines that are typed in the templates: the name to save a day by, and another name for a template.

use chrono::NaiveDate;

use super::blocks_of_day;
use crate::app::Turn;
use crate::domain::Template;
use crate::domain::config::Clock;
use crate::domain::edits;
use crate::sheets::prompt::{Outcome, Outlined, Purpose, Reader, Reading, Stays};

/// Line for the name to save a day by.
#[derive(Debug)]
pub(super) struct SaveDay(pub NaiveDate);

impl Purpose for SaveDay {
    fn name(&self) -> &'static str {
        "Save this day as"
    }

    fn hint(&self, _: Clock) -> String {
        "Office day".to_owned()
    }

    fn is_of_a_day(&self) -> bool {
        false
    }

    fn rows(&self) -> u16 {
        5
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        if text.trim().is_empty() {
            return Err(Stays::Empty);
        }
        let life = &reader.model.life;
        let edit = edits::template_save(life, text, self.0)?;
        let day = Template { blocks: blocks_of_day(reader.model), ..Template::default() };
        let (count, hours) = day.summary(reader.ctx.clock);
        let mut says = vec![format!("{count}, {hours}")];
        if let Some(before) = edits::template(life, text) {
            says.push(format!("Replaces {}, which has {}.", before.name, before.summary(reader.ctx.clock).0));
        }
        Ok((Outcome::Make(Box::new(edit)), says, None))
    }

    fn closed(&self, turn: &mut Turn<'_>, taken: Option<&Reading>) {
        let at = taken.and_then(|reading| written(turn, reading));
        let last = turn.model.life.templates.len();
        super::open_at(turn, at.unwrap_or(last));
    }
}

/// Line for another name of a template, given its id.
#[derive(Debug)]
pub(super) struct Rename(pub String);

impl Purpose for Rename {
    fn name(&self) -> &'static str {
        "Rename"
    }

    fn is_of_a_day(&self) -> bool {
        false
    }

    fn unchanged(&self) -> Option<Vec<String>> {
        Some(Vec::new())
    }

    fn rows(&self) -> u16 {
        4
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        let edit = edits::template_rename(&reader.model.life, &self.0, text)?;
        Ok((Outcome::Make(Box::new(edit)), Vec::new(), None))
    }

    fn closed(&self, turn: &mut Turn<'_>, _: Option<&Reading>) {
        let at = turn.model.life.templates.iter().position(|one| one.id == self.0);
        super::open_at(turn, at.unwrap_or(0));
    }
}

/// Returns the index of the template that a line has written. None: it is not there.
fn written(turn: &Turn<'_>, reading: &Reading) -> Option<usize> {
    let Outcome::Make(edit) = &reading.outcome else { return None };
    let id = edit.changes.iter().find_map(|change| match change {
        crate::domain::Change::Template(entry) => entry.after.as_ref().map(|one| &one.id),
        _ => None,
    })?;
    turn.model.life.templates.iter().position(|one| one.id == *id)
}
