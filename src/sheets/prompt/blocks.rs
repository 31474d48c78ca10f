//! Lines about blocks.

use chrono::NaiveDate;

use super::{Outcome, Outlined, Purpose, Reader, Reading, Stays, say_notice};
use crate::app::{Turn, Verb};
use crate::domain::config::Clock;
use crate::domain::edits::Target;
use crate::domain::{Edit, Refused, Span};
use crate::line::{self, LineFor};
use crate::planning::free::taken_of;
use crate::planning::tools;

/// Example of a time range.
fn span_example(clock: Clock) -> &'static str {
    clock.example("9-10:30", "9am-10:30am")
}

/// Line for a new block. A block without a time takes this free time of the current day. With None, it has no set
/// time.
#[derive(Debug)]
pub struct Add(pub Option<Span>);

impl Purpose for Add {
    fn name(&self) -> &'static str {
        "Add"
    }

    fn hint(&self, clock: Clock) -> String {
        let example = format!("{} Pricing page +job #value", span_example(clock));
        match self.0 {
            Some(gap) => format!("{example}, or only a title: it takes {}", taken_of(gap).short(clock)),
            None => example,
        }
    }

    fn entry(&self) -> Option<LineFor> {
        Some(LineFor::Add)
    }

    fn besides_offer(&self, clock: Clock) -> Vec<String> {
        let own = format!("Or type your own:  {} Pricing page", span_example(clock));
        vec![
            own,
            "Alignment appears after 4 recorded hours of work and life, balance after about 3 days."
                .to_owned(),
        ]
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        reader.add(text, self.0)
    }
}

/// Line for a block that has already happened.
#[derive(Debug)]
pub struct Log;

impl Purpose for Log {
    fn name(&self) -> &'static str {
        "Add what happened"
    }

    fn hint(&self, clock: Clock) -> String {
        format!("{} What it was, or 45m What it was, for just now", span_example(clock))
    }

    fn entry(&self) -> Option<LineFor> {
        Some(LineFor::Log)
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        reader.log(text)
    }
}

/// Line for a change of a block.
#[derive(Debug)]
pub struct EditBlock(pub Target);

impl Purpose for EditBlock {
    fn name(&self) -> &'static str {
        "Edit"
    }

    fn unchanged(&self) -> Option<Vec<String>> {
        Some(Vec::new())
    }

    fn entry(&self) -> Option<LineFor> {
        Some(LineFor::Edit)
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        reader.edit(text, &self.0)
    }
}

/// Line for a new day or time of blocks.
#[derive(Debug)]
pub struct MoveBlocks(pub Vec<Target>);

/// Examples of what may be typed as a day or time.
pub fn when_example(clock: Clock) -> String {
    format!("fri, {}, tomorrow {}", clock.example("14:00", "2pm"), span_example(clock))
}

impl Purpose for MoveBlocks {
    fn name(&self) -> &'static str {
        "Move to"
    }

    fn hint(&self, clock: Clock) -> String {
        when_example(clock)
    }

    fn besides_offer(&self, clock: Clock) -> Vec<String> {
        Add(None).besides_offer(clock)
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        reader.move_to(text, &self.0)
    }

    fn make(&self, turn: &mut Turn<'_>, edit: Edit, reading: &Reading) -> bool {
        let is_made = turn.make(Ok(edit), Verb::Move);
        if is_made {
            turn.model.clear_selection();
            say_notice(turn, reading.notice.as_ref());
        }
        is_made
    }
}

/// Line for how far the rest of a day is pushed: the blocks from `first` on, or without one from now on.
#[derive(Debug)]
pub struct PushRest {
    /// Day that is pushed.
    pub date: NaiveDate,
    /// Block under the cursor. None if there is none.
    pub first: Option<Target>,
}

impl Purpose for PushRest {
    fn name(&self) -> &'static str {
        "Push by"
    }

    fn hint(&self, _: Clock) -> String {
        "15m, 1h".to_owned()
    }

    fn takes(&self) -> &'static str {
        "push"
    }

    fn rows(&self) -> u16 {
        5
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        let wrong = || Refused::because("Write how long: 15m, 1h or 1h30.");
        let length = line::duration(text).ok_or_else(wrong)?;
        let first = self.first.as_ref().map(|target| &target.block);
        let edit = tools::push(&reader.model.life, reader.ctx, self.date, first, length.0.into())?;
        let says = vec![format!("{}.", edit.label)];
        Ok((Outcome::Make(Box::new(edit)), says, None))
    }

    fn make(&self, turn: &mut Turn<'_>, edit: Edit, _: &Reading) -> bool {
        turn.make(Ok(edit), Verb::PushRest)
    }
}
