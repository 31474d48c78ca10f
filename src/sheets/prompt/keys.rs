//! Keys on a line that is typed: completion, earlier lines, and what Enter does.

use std::ops::Range;
use std::rc::Rc;

use tui_input::Input;

use super::{Notice, Outcome, Prompt};
use crate::app::{Said, Then, Tone, Turn, Verb};
use crate::domain::edits;
use crate::line::TagCandidate;

impl Prompt {
    pub(super) fn on_key(&mut self, turn: &mut Turn<'_>, verb: Verb) -> Then {
        match verb {
            Verb::Close => {
                turn.model.preview = None;
                self.close(turn, false)
            }
            Verb::Take if self.make_chosen(turn) && self.complete(true) => {
                self.show(turn);
                Then::Stay
            }
            Verb::Take => self.take(turn),
            Verb::Complete => {
                if self.make_chosen(turn) {
                    self.complete(false);
                }
                self.show(turn);
                Then::Stay
            }
            Verb::Down | Verb::Up => {
                self.choose(turn, verb == Verb::Down);
                Then::Stay
            }
            other => turn.edit_line(self, other),
        }
    }

    /// Makes the value or the engagement that was chosen and that does not exist yet. Returns whether the line can take
    /// what was chosen.
    fn make_chosen(&self, turn: &mut Turn<'_>) -> bool {
        let Some((_, TagCandidate { id, name, field, is_new: true, .. })) = self.chosen_candidate() else {
            return true;
        };
        let edit = match field {
            "engagement" => edits::engagement_add(&turn.model.life, &id, &name),
            _ => edits::value_add(&turn.model.life, &id, &name),
        };
        turn.make(Ok(edit), Verb::Complete)
    }

    /// Does what Enter does.
    pub(super) fn take(&mut self, turn: &mut Turn<'_>) -> Then {
        match self.reading.outcome.clone() {
            Outcome::Make(edit) => {
                remember(turn, self.purpose.name(), self.input.value());
                turn.model.preview = None;
                let purpose = Rc::clone(&self.purpose);
                if !purpose.make(turn, *edit, &self.reading) {
                    // What was typed stays, whatever the reason.
                    self.show(turn);
                    return Then::Stay;
                }
                purpose.closed(turn, Some(&self.reading));
                Then::Close
            }
            Outcome::Look(date) => {
                remember(turn, self.purpose.name(), self.input.value());
                turn.model.screen.look_at(turn, date);
                Then::Close
            }
            Outcome::Ends { first } => {
                turn.model.screen.on(turn, if first { Verb::First } else { Verb::Last });
                Then::Close
            }
            Outcome::Name(_) => {
                remember(turn, self.purpose.name(), self.input.value());
                self.close(turn, true)
            }
            Outcome::Close => self.close(turn, false),
            Outcome::Stay | Outcome::Need(..) => Then::Stay,
        }
    }

    /// Goes back to the sheet that it was opened over, where there is one.
    fn close(&mut self, turn: &mut Turn<'_>, is_taken: bool) -> Then {
        turn.model.sheet = self.under.take();
        self.purpose.closed(turn, is_taken.then_some(&self.reading));
        turn.refresh_sheet();
        Then::Close
    }

    /// Arrows choose a completion; with none they bring back earlier lines.
    fn choose(&mut self, turn: &mut Turn<'_>, down: bool) {
        let candidates = self.completion.as_ref().map_or(0, |found| found.candidates.len());
        if candidates > 0 {
            let first = self.completion.as_ref().and_then(|found| found.candidates.first());
            let (last, first_is_new) = (candidates - 1, first.is_some_and(|first| first.is_new));
            self.chosen = Some(match (self.chosen, down) {
                // The first is marked already, unless it makes a new one.
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

    /// Puts the chosen candidate, else what was suggested, else the first candidate, into the line. With `chosen_only`
    /// nothing happens unless one was chosen with the arrows. Returns whether the line has changed.
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

    /// The candidate that was chosen with the arrows, and the bytes that it replaces.
    fn chosen_candidate(&self) -> Option<(Range<usize>, TagCandidate)> {
        let found = self.completion.as_ref()?;
        Some((found.range.clone(), found.candidates.get(self.chosen?)?.clone()))
    }
}

/// Says what a block that was just written crosses, or what else is to be known of it.
pub fn say_notice(turn: &mut Turn<'_>, notice: Option<&Notice>) {
    match notice {
        Some(Notice::Crosses { sentence, .. }) => {
            let said = Said::from(sentence.clone()).key(Verb::Move, "nearest free time");
            turn.say(Tone::Notice, said.key(Verb::LetCross, "let it, this once"));
        }
        Some(Notice::Words(words)) => {
            if let Some(message) = &mut turn.model.message {
                message.said.words = format!("{} {words}", message.said.words);
            }
        }
        None => {}
    }
}

/// Keeps a line for the next time a line of its kind is typed.
pub fn remember(turn: &mut Turn<'_>, name: &'static str, line: &str) {
    let text = line.trim().to_owned();
    let lines = turn.model.typed.entry(name).or_default();
    if !text.is_empty() {
        lines.retain(|line| *line != text);
        lines.push(text);
    }
}

/// The line of its kind that was typed before or after this one; an empty one behind the last. None where there is no
/// such line.
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
