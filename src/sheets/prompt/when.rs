//! Lines with a day or time for blocks to move to.

use chrono::NaiveDate;

use super::{Outlined, Reader, Stays};
use crate::domain::edits::{self, Target, edits_in_turn};
use crate::domain::{Block, Refused, Span, Time};
use crate::line;
use crate::planning::typed::is_only_lived;

impl Reader<'_> {
    /// Reads a line as a new day or time for blocks.
    ///
    /// # Errors
    /// The line is empty or can't be read, several blocks would get one time, or the edit is refused.
    pub(super) fn move_to(&self, text: &str, targets: &[Target]) -> Result<Outlined, Stays> {
        let (life, ctx) = (&self.model.life, self.ctx);
        if text.is_empty() {
            return Err(Stays::Empty);
        }
        let length = targets.first().and_then(|target| target.block.line_span()).map_or(30, Span::minutes);
        let (date, span) = self.date_and_span(text, length)?;
        if targets.len() > 1 && span.is_some() {
            return Err(
                Refused::because("several blocks can only move to a day, each at its own time").into()
            );
        }
        let edits = edits_in_turn(life, ctx, targets, |life, ctx, target| {
            let date = date.unwrap_or(target.date);
            match (date == target.date, span) {
                (true, Some(span)) if is_only_lived(&target.block) => {
                    edits::did(life, ctx, target, vec![span])
                }
                (true, Some(span)) => {
                    let span = edits::typed_span(life, ctx, target, span)?;
                    let label = format!("{} moved to {}", target.block.title, span.short(ctx.clock));
                    edits::replace(
                        life,
                        ctx,
                        target,
                        Block { plan: Some(span), ..target.block.clone() },
                        &label,
                    )
                }
                (_, span) => edits::move_to(life, ctx, target, date, span),
            }
        });
        let edit = edits?.together();
        let (outcome, says, notice) = self.outlined(edit)?;
        Ok((outcome, says.into_iter().take(1).collect(), notice))
    }

    /// Reads `DATE`, `TIME` or both. A start without an end gets `length` minutes. None for the part that is missing.
    ///
    /// # Errors
    /// The text is neither.
    pub fn date_and_span(&self, text: &str, length: u32) -> Result<(Option<NaiveDate>, Option<Span>), Stays> {
        let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
        let date = line::date(first, self.model.today);
        let time = if date.is_some() { rest.trim() } else { text };
        if time.is_empty() {
            return Ok((date, None));
        }
        if let Some(start) = line::time(time, self.day_start()) {
            let end = start.shifted(length.into()).unwrap_or(Time::LAST);
            return Ok((date, Some(Span::new(start, end))));
        }
        let example = self.ctx.clock.example("14:00, tomorrow 9-10:30", "2pm, tomorrow 9am-10:30am");
        let unknown = || Refused::because(format!("write a day, a time or both: fri, {example}"));
        let span = line::span(time, self.day_start()).map_err(|error| match date {
            Some(_) => Stays::Entry(error),
            None => Stays::Refused(unknown()),
        })?;
        Ok((date, Some(span)))
    }
}
