//! Lines of routines: one made of a block, and a changed one.

use chrono::Datelike;

use super::{Outcome, Outlined, Prompt, Purpose, Reader, Reading, Stays, noted, say_notice};
use crate::app::{Turn, Verb};
use crate::domain::config::Clock;
use crate::domain::edits::{self, RoutineScope, Target};
use crate::domain::{Block, Edit, Routine};
use crate::line::{LineFor, Vocabulary, read_routine, routine_line};

/// What a line of a routine can begin with.
const RULES: &str =
    "mon wed · weekdays · 3 tue · last fri · 31 · 05-14, also every:2 until:2027-06-30 once:yes";

/// Line for a new routine.
#[derive(Debug)]
pub struct NewRoutine;

impl Purpose for NewRoutine {
    fn name(&self) -> &'static str {
        "Routine"
    }

    fn hint(&self, clock: Clock) -> String {
        format!(
            "mon wed {} Run #health, or 3 tue, last fri, 31, 05-14",
            clock.example("7-7:45", "7am-7:45am")
        )
    }

    fn entry(&self) -> Option<LineFor> {
        Some(LineFor::Edit)
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        if text.is_empty() {
            return Err(Stays::Empty);
        }
        let line = read_routine(text, &reader.vocabulary, reader.model.today, false)?;
        let routine = line.routine(&reader.vocabulary)?;
        let edit = edits::routine_add(&reader.model.life, reader.ctx, routine.clone())?;
        let (outcome, says, _) = outlined(reader, edit, &routine);
        Ok((outcome, says, noted(&line.entry)))
    }

    fn make(&self, turn: &mut Turn<'_>, edit: Edit, reading: &Reading) -> bool {
        let is_made = turn.make(Ok(edit), Verb::Routine);
        if is_made {
            say_notice(turn, reading.notice.as_ref());
        }
        is_made
    }
}

/// Line that makes a routine of a block.
#[derive(Debug)]
pub struct MakeRoutine {
    target: Target,
    /// The routine of the line as it was opened: the block every week.
    weekly: Routine,
}

impl MakeRoutine {
    /// Opens the line, filled in with the block on its weekday.
    pub fn open(turn: &mut Turn<'_>, target: Target) {
        let block = &target.block;
        let own = Block { plan: block.line_span(), promise: None, note: None, ..block.clone() };
        let weekly = Routine { days: [target.date.weekday()].into_iter().collect(), ..Routine::default() };
        let weekly = weekly.like(&own);
        let text = routine_line(&weekly, &Vocabulary::of_life(&turn.model.life), false);
        Prompt::new(MakeRoutine { target, weekly }, text).open(turn);
    }
}

impl Purpose for MakeRoutine {
    fn name(&self) -> &'static str {
        "Routine"
    }

    fn hint(&self, _: Clock) -> String {
        RULES.to_owned()
    }

    fn entry(&self) -> Option<LineFor> {
        Some(LineFor::Edit)
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        let routine = rewritten(reader, text, &self.weekly)?;
        let edit = edits::routine_from_block(&reader.model.life, reader.ctx, &self.target, routine.clone())?;
        Ok(outlined(reader, edit, &routine))
    }

    fn make(&self, turn: &mut Turn<'_>, edit: Edit, _: &Reading) -> bool {
        turn.make(Ok(edit), Verb::Routine)
    }
}

/// Line for a change of a routine.
#[derive(Debug)]
pub struct EditRoutine {
    target: Target,
    routine: Routine,
    scope: RoutineScope,
}

impl EditRoutine {
    /// Opens the line of a block's routine. Opens nothing where the block is of none.
    pub fn open(turn: &mut Turn<'_>, target: &Target, scope: RoutineScope) {
        let Some(routine) = edits::routine_of(&turn.model.life, target).cloned() else { return };
        let with_from = scope == RoutineScope::All;
        let text = routine_line(&routine, &Vocabulary::of_life(&turn.model.life), with_from);
        Prompt::new(EditRoutine { target: target.clone(), routine, scope }, text).open(turn);
    }
}

impl Purpose for EditRoutine {
    fn name(&self) -> &'static str {
        match self.scope {
            RoutineScope::Later(_) => "This and later ones",
            RoutineScope::All => "Routine",
        }
    }

    fn hint(&self, _: Clock) -> String {
        RULES.to_owned()
    }

    fn unchanged(&self) -> Option<Vec<String>> {
        Some(vec![RULES.to_owned()])
    }

    fn entry(&self) -> Option<LineFor> {
        Some(LineFor::Edit)
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        let after = rewritten(reader, text, &self.routine)?;
        let how = (self.scope, Some(&self.target));
        let edit =
            edits::routine_change(&reader.model.life, reader.ctx, &self.routine.id, after.clone(), how)?;
        Ok(outlined(reader, edit, &after))
    }

    fn make(&self, turn: &mut Turn<'_>, edit: Edit, _: &Reading) -> bool {
        turn.make(Ok(edit), Verb::Routine)
    }
}

/// Returns a routine after its whole line was edited.
fn rewritten(reader: &Reader<'_>, text: &str, routine: &Routine) -> Result<Routine, Stays> {
    if text.is_empty() {
        return Err(Stays::Empty);
    }
    let line = read_routine(text, &reader.vocabulary, reader.model.today, true)?;
    Ok(line.rewritten(routine, &reader.vocabulary, reader.model.today)?)
}

/// Returns the effect of a line: the edit, and when the routine comes and what it is, in words.
fn outlined(reader: &Reader<'_>, edit: Edit, routine: &Routine) -> Outlined {
    let when = edits::routine_words(&reader.model.life, reader.ctx, routine);
    let mut letters = when.chars();
    let when = letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str());
    let says = when.into_iter().chain([reader.words(&routine.block())]).collect();
    (Outcome::Make(Box::new(edit)), says, None)
}
