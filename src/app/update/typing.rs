//! Lines that are typed: letters, movement, completion, the search that runs along, and what Enter does.

use tui_input::InputRequest;

use super::Turn;
use crate::app::action::{Action, Effect};
use crate::app::model::Tone;
use crate::app::palette::narrow;
use crate::app::prompt::{Notice, Outcome, Prompt, Purpose};
use crate::app::screen::Screen;
use crate::app::sheet::Sheet;
use crate::app::start;
use crate::app::verb::Verb;
use crate::domain::Week;
use crate::domain::verbs;
use crate::line::{Candidate, Kind};
use crate::report::search::Hit;

/// How many hits a search keeps; more would not be read.
const HITS: usize = 500;

impl Turn<'_> {
    pub(super) fn type_into(&mut self, action: Action) {
        let Some(input) = self.model.sheet.as_mut().and_then(Sheet::input) else { return };
        match action {
            Action::Type(letter) => {
                input.handle(InputRequest::InsertChar(letter));
            }
            // A pasted text is one line: its line ends become spaces.
            Action::Paste(text) => {
                for letter in text.trim_end_matches(['\n', '\r']).chars() {
                    let letter = if letter.is_control() { ' ' } else { letter };
                    input.handle(InputRequest::InsertChar(letter));
                }
            }
            Action::Line(request) => {
                input.handle(request);
            }
            _ => return,
        }
        self.typed();
    }

    /// Keys that every line knows.
    pub(super) fn line_verb(&mut self, verb: Verb) {
        let request = match verb {
            Verb::ClearLine => InputRequest::DeleteLine,
            Verb::DeleteWord => InputRequest::DeletePrevWord,
            _ => return,
        };
        if let Some(input) = self.model.sheet.as_mut().and_then(Sheet::input) {
            input.handle(request);
            self.typed();
        }
    }

    /// What follows from a line that has changed.
    fn typed(&mut self) {
        match self.model.sheet.take() {
            Some(Sheet::Start(mut list)) => {
                start::narrow(&mut list, self.model);
                // What was last done long ago is found too, while one looks at what was done lately.
                let (words, _) = start::typed(&list, self.model);
                self.model.sheet = Some(Sheet::Start(list));
                self.search_for(words);
            }
            Some(Sheet::Palette(mut palette)) => {
                narrow(&mut palette);
                self.model.sheet = Some(Sheet::Palette(palette));
            }
            Some(Sheet::Help(mut help)) => {
                help.top = 0;
                self.model.sheet = Some(Sheet::Help(help));
            }
            Some(Sheet::Prompt(mut prompt)) => {
                prompt.chosen = None;
                if prompt.purpose == Purpose::Search {
                    self.search(&mut prompt);
                }
                let is_go_to = prompt.purpose == Purpose::GoTo;
                self.model.sheet = Some(Sheet::Prompt(prompt));
                self.read_again();
                // gg and ge need no Enter.
                if is_go_to && let Some(Sheet::Prompt(prompt)) = self.model.sheet.take() {
                    match prompt.reading.outcome {
                        Outcome::Ends { .. } => self.take_prompt(*prompt),
                        _ => self.model.sheet = Some(Sheet::Prompt(prompt)),
                    }
                }
            }
            other => self.model.sheet = other,
        }
    }

    pub(super) fn on_prompt(&mut self, mut prompt: Prompt, verb: Verb) {
        match verb {
            Verb::Close => {
                if prompt.purpose == Purpose::Search {
                    self.stop_search();
                }
                self.model.preview = None;
                if let Some(replan) = prompt.over.take() {
                    self.model.sheet = Some(Sheet::Replan(replan));
                    return self.replan_again();
                }
                if matches!(prompt.purpose, Purpose::Task | Purpose::EditTask(_) | Purpose::Place(_)) {
                    self.model.sheet = Some(Sheet::Inbox(0));
                }
            }
            Verb::Take => match self.make_chosen(&prompt) && complete(&mut prompt, true) {
                true => self.keep(prompt),
                false => self.take_prompt(prompt),
            },
            Verb::Complete => {
                if self.make_chosen(&prompt) {
                    complete(&mut prompt, false);
                }
                self.keep(prompt);
            }
            Verb::Down | Verb::Up => {
                self.choose(&mut prompt, verb == Verb::Down);
                self.model.sheet = Some(Sheet::Prompt(Box::new(prompt)));
            }
            other => {
                self.model.sheet = Some(Sheet::Prompt(Box::new(prompt)));
                self.line_verb(other);
            }
        }
    }

    /// Makes the value or the engagement that was chosen and that does not exist yet. Says whether the line can take what
    /// was chosen.
    fn make_chosen(&mut self, prompt: &Prompt) -> bool {
        let Some((_, Candidate { id, name, kind, is_new: true, .. })) = chosen(prompt) else { return true };
        let edit = match kind {
            Kind::Engagement => verbs::engagement_add(&self.model.life, &id, &name),
            _ => verbs::value_add(&self.model.life, &id, &name),
        };
        self.make(Ok(edit), Verb::Complete)
    }

    /// What Enter does on a line that is typed.
    pub(super) fn take_prompt(&mut self, prompt: Prompt) {
        if prompt.purpose == Purpose::Search {
            let Some(hit) = prompt.hits.get(prompt.chosen.unwrap_or(0)).cloned() else {
                self.model.sheet = Some(Sheet::Prompt(Box::new(prompt)));
                return;
            };
            self.stop_search();
            self.remember(&prompt);
            self.model.preview = None;
            self.show(Screen::Day);
            self.go(hit.date);
            if let Some(block) = hit.block {
                self.model.cursor = crate::app::model::Cursor::Block(hit.date, block.id);
            }
            self.stale = true;
            return;
        }
        if let (Purpose::Season(line), Outcome::Make(edit)) = (&prompt.purpose, &prompt.reading.outcome) {
            let (line, edit) = (line.clone(), (**edit).clone());
            self.remember(&prompt);
            if !self.make_of_season(&line, edit) {
                self.model.sheet = Some(Sheet::Prompt(Box::new(prompt)));
                self.read_again();
            }
            return;
        }
        match prompt.reading.outcome.clone() {
            Outcome::Make(edit) => {
                self.remember(&prompt);
                self.model.preview = None;
                let notice = prompt.reading.notice.clone();
                let is_task = matches!(prompt.purpose, Purpose::Task | Purpose::EditTask(_));
                let is_move = matches!(prompt.purpose, Purpose::Move(_));
                let verb = if is_move { Verb::Move } else { Verb::Add };
                let purpose = prompt.purpose.clone();
                let is_made = if is_move || !purpose.is_of_a_day() {
                    self.make(Ok(*edit), verb)
                } else {
                    self.make_and_follow(Ok(*edit), verb)
                };
                if !is_made {
                    // What was typed stays, whatever the reason.
                    self.model.sheet = Some(Sheet::Prompt(Box::new(prompt)));
                    return self.read_again();
                }
                if is_move {
                    self.model.marks.clear();
                }
                if let (Some(notice), true) = (notice, !is_task) {
                    let (near, allow) =
                        (self.model.keymap.key(Verb::Move), self.model.keymap.key(Verb::LetCross));
                    match notice {
                        Notice::Crosses { sentence, .. } => {
                            let keys = format!("{near} nearest free time  {allow} let it, this once");
                            self.model.say(Tone::Notice, format!("{sentence}  {keys}"));
                        }
                        Notice::Words(words) => {
                            let done =
                                self.model.message.take().map(|message| message.text).unwrap_or_default();
                            self.model.say(Tone::Plain, format!("{done}  {words}"));
                        }
                    }
                }
                if let Purpose::Grace(date) = &purpose {
                    // Said in words, whatever was chosen for it before.
                    self.model.review.choices.grace.remove(date);
                }
                if matches!(purpose, Purpose::Place(_)) {
                    self.model.face = crate::app::model::Face::Week;
                }
                if let Purpose::EditTask(task) = &purpose {
                    let at = self.model.life.inbox.iter().position(|one| one.id == task.id);
                    self.model.sheet = Some(Sheet::Inbox(at.unwrap_or(0)));
                } else if is_task {
                    self.model.sheet = Some(Sheet::Inbox(self.model.life.inbox.len().saturating_sub(1)));
                }
            }
            Outcome::Look(date) => {
                self.remember(&prompt);
                let is_shown = self.model.screen != Screen::Review || self.review_week(Week::of(date));
                if is_shown {
                    self.go(date);
                }
            }
            Outcome::Ends { first } if self.model.screen == Screen::Review => {
                self.on_review(if first { Verb::First } else { Verb::Last });
            }
            Outcome::Ends { first } => self.step(if first { isize::MIN } else { isize::MAX }),
            Outcome::Name(name) => self.name_time(prompt, name.map(|name| *name)),
            Outcome::Close => {}
            Outcome::Stay | Outcome::Need(..) => self.model.sheet = Some(Sheet::Prompt(Box::new(prompt))),
        }
    }

    /// Keeps a line for the next time a line of its kind is typed.
    pub(super) fn remember(&mut self, prompt: &Prompt) {
        let text = prompt.input.value().trim().to_owned();
        let lines = self.model.typed.entry(prompt.purpose.name()).or_default();
        if !text.is_empty() {
            lines.retain(|line| *line != text);
            lines.push(text);
        }
    }

    fn keep(&mut self, prompt: Prompt) {
        self.model.sheet = Some(Sheet::Prompt(Box::new(prompt)));
        self.read_again();
    }

    /// Arrows choose a completion or a hit; with neither they bring back earlier lines.
    fn choose(&mut self, prompt: &mut Prompt, down: bool) {
        let candidates = prompt.completion.as_ref().map_or(prompt.hits.len(), |found| found.candidates.len());
        if candidates > 0 {
            let first = prompt.completion.as_ref().and_then(|found| found.candidates.first());
            let (last, first_is_new) = (candidates - 1, first.is_some_and(|first| first.is_new));
            prompt.chosen = Some(match (prompt.chosen, down) {
                // The first is marked already, unless it makes a new one.
                (None, true) if !first_is_new => 1.min(last),
                (None, _) => 0,
                (Some(at), true) => (at + 1).min(last),
                (Some(at), false) => at.saturating_sub(1),
            });
            return;
        }
        let lines = self.model.typed.get(prompt.purpose.name()).cloned().unwrap_or_default();
        let at = lines.iter().position(|line| *line == prompt.input.value());
        let to = match (at, down) {
            (None, false) => lines.len().checked_sub(1),
            (None, true) => None,
            (Some(at), false) => at.checked_sub(1),
            (Some(at), true) => Some(at + 1),
        };
        if let Some(to) = to {
            prompt.input = tui_input::Input::new(lines.get(to).cloned().unwrap_or_default());
            prompt.read(self.model, self.ctx);
        }
    }

    fn search(&mut self, prompt: &mut Prompt) {
        prompt.hits.clear();
        let text = prompt.input.value().trim().to_owned();
        prompt.searching = !text.is_empty();
        prompt.unread = 0;
        self.search_for(text);
    }

    fn search_for(&mut self, text: String) {
        if text.is_empty() {
            return self.stop_search();
        }
        self.model.searches += 1;
        self.effects.push(Effect::Search(self.model.searches, text));
    }

    /// Ends the search that is going on; what it has found meanwhile is for no one.
    pub(super) fn stop_search(&mut self) {
        self.model.searches += 1;
        self.effects.push(Effect::StopSearch);
    }

    pub(super) fn found(&mut self, number: u64, hits: Vec<Hit>) {
        if number != self.model.searches {
            return;
        }
        match self.model.sheet.take() {
            Some(Sheet::Prompt(mut prompt)) => {
                let room = HITS.saturating_sub(prompt.hits.len());
                prompt.hits.extend(hits.into_iter().take(room));
                self.model.sheet = Some(Sheet::Prompt(prompt));
            }
            Some(Sheet::Start(mut list)) => {
                start::found(&mut list, self.model, hits);
                self.model.sheet = Some(Sheet::Start(list));
            }
            other => self.model.sheet = other,
        }
    }

    pub(super) fn searched_all(&mut self, number: u64, unread: usize) {
        let is_latest = number == self.model.searches;
        if let (Some(Sheet::Prompt(prompt)), true) = (&mut self.model.sheet, is_latest) {
            prompt.searching = false;
            prompt.unread = unread;
        }
    }
}

/// Puts the chosen candidate, else what was suggested, else the first candidate, into the line. With `chosen_only`
/// nothing happens unless one was chosen with the arrows.
fn complete(prompt: &mut Prompt, chosen_only: bool) -> bool {
    if let (Some(offer), true, false) = (&prompt.offer, prompt.input.value().is_empty(), chosen_only) {
        prompt.input = tui_input::Input::new(offer.clone());
        return true;
    }
    let suggestion = prompt.reading.suggestion.clone().filter(|_| !chosen_only);
    let first = || {
        let found = prompt.completion.as_ref().filter(|_| !chosen_only)?;
        let known = found.candidates.iter().find(|candidate| !candidate.is_new)?;
        Some((found.range.clone(), known.insert.clone()))
    };
    let chosen = chosen(prompt).map(|(range, candidate)| (range, candidate.insert));
    let Some((range, word)) = chosen.or(suggestion).or_else(first) else { return false };
    let text = prompt.input.value().to_owned();
    let (Some(before), Some(after)) = (text.get(..range.start), text.get(range.end..)) else { return false };
    let space = if after.starts_with(' ') { "" } else { " " };
    let line = format!("{before}{word}{space}");
    let cursor = line.chars().count();
    prompt.input = tui_input::Input::new(format!("{line}{after}")).with_cursor(cursor);
    prompt.chosen = None;
    true
}

/// The candidate that was chosen with the arrows, and the bytes that it replaces.
fn chosen(prompt: &Prompt) -> Option<(std::ops::Range<usize>, Candidate)> {
    let found = prompt.completion.as_ref()?;
    Some((found.range.clone(), found.candidates.get(prompt.chosen?)?.clone()))
}
