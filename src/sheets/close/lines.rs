//! Lines typed while closing a day: when a block was really done, and who does it instead.

use super::CloseSheet;
use crate::app::Turn;
use crate::domain::config::Clock;
use crate::domain::edits::{self, Target};
use crate::domain::time::Stretch;
use crate::domain::{Block, Span, Time};
use crate::line;
use crate::planning::close::CloseWay;
use crate::sheets::prompt::{Outcome, Outlined, Purpose, Reader, Reading, Stays};

/// Line for the times at which a block was done.
#[derive(Debug)]
pub(super) struct WhenDone {
    /// The block.
    pub target: Target,
}

impl Purpose for WhenDone {
    fn name(&self) -> &'static str {
        "When"
    }

    fn hint(&self, clock: Clock) -> String {
        clock.example("9:05-9:50, 10:00-10:40", "9:05am-9:50am, 10am-10:40am").to_owned()
    }

    fn saves(&self) -> &'static str {
        "Done"
    }

    fn takes(&self) -> &'static str {
        "set it"
    }

    fn is_of_a_day(&self) -> bool {
        false
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        if text.is_empty() {
            return Err(Stays::Empty);
        }
        let length = self.target.block.line_span().map_or(30, Span::minutes);
        let mut spans = Vec::new();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let day_start = reader.model.life.profile.day.start;
            spans.push(match line::time(part, day_start) {
                Some(start) => Span::new(start, start.shifted(length.into()).unwrap_or(Time::LAST)),
                None => line::span(part, day_start)?,
            });
        }
        edits::did(&reader.model.life, reader.ctx, &self.target, spans.clone())?;
        let clock = reader.ctx.clock;
        let says = spans.iter().map(|span| span.short(clock)).collect::<Vec<_>>().join(", ");
        let actual = spans.into_iter().map(Stretch::Over).collect();
        let block = Block { actual, ..Block::default() };
        Ok((Outcome::Name(Some(Box::new(block))), vec![says], None))
    }

    fn closed(&self, turn: &mut Turn<'_>, taken: Option<&Reading>) {
        if let Some(block) = given(taken) {
            let spans = block.actual.iter().filter_map(|stretch| stretch.over()).collect();
            choose(turn, CloseWay::DoneAt(spans));
        }
    }
}

/// Line for the name of someone who does a block instead.
#[derive(Debug)]
pub(super) struct HandOverTo {
    /// Title of the block.
    pub title: String,
}

impl Purpose for HandOverTo {
    fn name(&self) -> &'static str {
        "Hand over to"
    }

    fn hint(&self, _: Clock) -> String {
        "Ines".to_owned()
    }

    fn saves(&self) -> &'static str {
        "Inbox"
    }

    fn takes(&self) -> &'static str {
        "set it"
    }

    fn is_of_a_day(&self) -> bool {
        false
    }

    fn read(&self, _: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        let name = text.trim();
        if name.is_empty() {
            return Err(Stays::Empty);
        }
        let block = Block { title: name.to_owned(), ..Block::default() };
        let says = format!("Ask {name}: {}. The block is skipped.", self.title);
        Ok((Outcome::Name(Some(Box::new(block))), vec![says], None))
    }

    fn closed(&self, turn: &mut Turn<'_>, taken: Option<&Reading>) {
        if let Some(block) = given(taken) {
            choose(turn, CloseWay::HandedOver(block.title.clone()));
        }
    }
}

/// Returns what a line gave. `None` where it was closed without Enter.
fn given(taken: Option<&Reading>) -> Option<&Block> {
    match &taken?.outcome {
        Outcome::Name(Some(block)) => Some(block),
        _ => None,
    }
}

/// Chooses a way for the chosen line of the sheet below.
fn choose(turn: &mut Turn<'_>, way: CloseWay) {
    let (life, ctx) = (&turn.model.life, turn.ctx);
    let sheet = turn.model.sheet.as_mut().and_then(|sheet| sheet.as_a_mut::<CloseSheet>());
    if let Some(sheet) = sheet {
        sheet.choose(life, ctx, |_, choice| choice.way = Some(way.clone()));
        let key = sheet.line().map(|line| line.key());
        sheet.asked.extend(key);
    }
}
