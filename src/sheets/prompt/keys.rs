//! Keys on a line being typed: completion, earlier lines, and Enter.

use std::ops::Range;
use std::rc::Rc;

use tui_input::Input;

use super::{Notice, Outcome, Prompt};
use crate::app::{SheetNext, Turn, Verb};
use crate::domain::edits;
use crate::line::TagCandidate;

impl Prompt {
    /// Carries out an action on the line.
    pub(super) fn on_key(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        match verb {
            // The first press closes the list of completions, the next one the line.
            Verb::Close if self.completion.is_some() => {
                (self.completion, self.chosen) = (None, None);
                SheetNext::Stay
            }
            Verb::Close => {
                // The text is kept, so that Up brings it back.
                if self.input.value() != self.initial {
                    remember(turn, self.purpose.name(), self.input.value());
                }
                turn.model.preview = None;
                self.close(turn, false)
            }
            Verb::Take if self.make_chosen(turn) && self.complete(true) => {
                self.show(turn);
                SheetNext::Stay
            }
            Verb::Take => self.take(turn),
            Verb::Complete => {
                if self.make_chosen(turn) {
                    self.complete(false);
                }
                self.show(turn);
                SheetNext::Stay
            }
            Verb::Down | Verb::Up => {
                self.choose(turn, verb == Verb::Down);
                SheetNext::Stay
            }
            other => turn.edit_line(self, other),
        }
    }

    /// Adds the value, job or client that was chosen, if it does not exist yet. Returns false where it could not be
    /// added.
    fn make_chosen(&self, turn: &mut Turn<'_>) -> bool {
        let Some((_, TagCandidate { id, name, field, is_new: true, .. })) = self.chosen_candidate() else {
            return true;
        };
        let edit = match field {
            "engagement" => edits::engagement_add(&turn.model.life, turn.ctx, &id, &name),
            _ => edits::value_add(&turn.model.life, turn.ctx, &id, &name),
        };
        turn.make(edit, Verb::Complete)
    }

    /// Carries out what Enter does.
    pub(super) fn take(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        match self.reading.outcome.clone() {
            Outcome::Make(edit) => {
                remember(turn, self.purpose.name(), self.input.value());
                turn.model.preview = None;
                let purpose = Rc::clone(&self.purpose);
                if !purpose.make(turn, *edit, &self.reading) {
                    // The line stays open, so that the text is not lost.
                    self.show(turn);
                    return SheetNext::Stay;
                }
                purpose.closed(turn, Some(&self.reading));
                SheetNext::Close
            }
            Outcome::Name(_) | Outcome::Set(_) => {
                remember(turn, self.purpose.name(), self.input.value());
                self.close(turn, true)
            }
            Outcome::Close => self.close(turn, false),
            Outcome::Stay | Outcome::Need(..) => SheetNext::Stay,
        }
    }

    /// Closes the line, and opens the sheet below it again where there is one.
    fn close(&mut self, turn: &mut Turn<'_>, is_taken: bool) -> SheetNext {
        turn.model.sheet = self.under.take();
        self.purpose.closed(turn, is_taken.then_some(&self.reading));
        turn.refresh_sheet();
        SheetNext::Close
    }

    /// Chooses a completion. Without completions, goes through the earlier lines.
    fn choose(&mut self, turn: &mut Turn<'_>, down: bool) {
        let candidates = self.completion.as_ref().map_or(0, |found| found.candidates.len());
        if candidates > 0 {
            let first = self.completion.as_ref().and_then(|found| found.candidates.first());
            let (last, first_is_new) = (candidates - 1, first.is_some_and(|first| first.is_new));
            self.chosen = Some(match (self.chosen, down) {
                // The first candidate is already marked as chosen, unless it adds something new.
                (None, true) if !first_is_new => 1.min(last),
                (None, _) => 0,
                (Some(at), true) => (at + 1).min(last),
                (Some(at), false) => at.saturating_sub(1),
            });
        } else if let Some(line) = earlier(turn, self.purpose.name(), self.input.value(), down) {
            self.input = Input::new(line);
            self.read(turn.model, turn.ctx);
        }
    }

    /// Completes the line with the chosen candidate, else the suggestion, else the first candidate that exists. With
    /// `chosen_only`, only with a chosen one. Returns whether the line has changed.
    fn complete(&mut self, chosen_only: bool) -> bool {
        if let (Some(offer), true, false) = (&self.offer, self.input.value().is_empty(), chosen_only) {
            self.input = Input::new(offer.clone());
            return true;
        }
        let suggestion = self.reading.suggestion.clone().filter(|_| !chosen_only);
        let first = || {
            let found = self.completion.as_ref().filter(|_| !chosen_only)?;
            let known = found.candidates.iter().find(|candidate| !candidate.is_new)?;
            Some((found.range.clone(), known.insert.clone()))
        };
        let chosen = self.chosen_candidate().map(|(range, candidate)| (range, candidate.insert));
        let Some((range, word)) = chosen.or(suggestion).or_else(first) else { return false };
        let text = self.input.value().to_owned();
        let (Some(before), Some(after)) = (text.get(..range.start), text.get(range.end..)) else {
            return false;
        };
        let space = if after.starts_with(' ') { "" } else { " " };
        let line = format!("{before}{word}{space}");
        let cursor = line.chars().count();
        self.input = Input::new(format!("{line}{after}")).with_cursor(cursor);
        self.chosen = None;
        true
    }

    /// Candidate chosen with the arrows, and the range of bytes that it replaces. None where none was chosen.
    fn chosen_candidate(&self) -> Option<(Range<usize>, TagCandidate)> {
        let found = self.completion.as_ref()?;
        Some((found.range.clone(), found.candidates.get(self.chosen?)?.clone()))
    }
}

/// Adds the notice of a line that was just saved to its message, unless that says it already.
pub fn say_notice(turn: &mut Turn<'_>, notice: Option<&Notice>) {
    if let (Some(Notice::Words(words)), Some(message)) = (notice, &mut turn.model.message) {
        message.said.words = format!("{} {words}", message.said.words);
    }
}

/// Stores a line among the earlier lines of a label.
pub fn remember(turn: &mut Turn<'_>, name: &'static str, line: &str) {
    let text = line.trim().to_owned();
    let lines = turn.model.typed.entry(name).or_default();
    if !text.is_empty() {
        lines.retain(|line| *line != text);
        lines.push(text);
    }
}

/// Returns the line that was typed before or, with `down`, after this one under the same label. After the last one,
/// the line is empty. None where there is no such line.
pub fn earlier(turn: &Turn<'_>, name: &'static str, line: &str, down: bool) -> Option<String> {
    let lines = turn.model.typed.get(name)?;
    let at = lines.iter().position(|other| other == line);
    let to = match (at, down) {
        (None, false) => lines.len().checked_sub(1),
        (None, true) => None,
        (Some(at), false) => at.checked_sub(1),
        (Some(at), true) => Some(at + 1),
    };
    to.map(|to| lines.get(to).cloned().unwrap_or_default())
}
