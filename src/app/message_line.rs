//! What the message line says: the most important of all that there is to say.

use super::keymap::Context;
use super::message::Tone;
use super::model::Model;
use super::verb::Verb;
use crate::canvas::Role;
use crate::canvas::widgets::message_rows;
use crate::domain::date::days_between;
use crate::domain::text::width;

/// A message as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Sentence.
    pub words: String,
    /// Keys, each with what it does.
    pub keys: Vec<String>,
    /// Titles of blocks in the sentence, which are shortened where it is too long.
    pub names: Vec<String>,
    /// Role of the text.
    pub role: Role,
}

impl Shown {
    /// Returns the message in the rows of a terminal of this size. It takes at most a sixth of them, an error three at
    /// least, as its end says what to do.
    pub fn lines(&self, (columns, rows): (u16, u16)) -> Vec<String> {
        let least = if self.role == Role::Error { 3 } else { 1 };
        let most = usize::from(rows / 6).clamp(least, 4);
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        message_rows(&self.words, &names, &self.keys, usize::from(columns.saturating_sub(2)), most)
    }
}

/// Returns what the message line says. Problems of files are left out if a sheet covers the screen (`is_covered`).
/// None if there is nothing to say.
pub fn shown(model: &Model, is_covered: bool) -> Option<Shown> {
    let plain = |words: String, role| Some(Shown { words, keys: Vec::new(), names: Vec::new(), role });
    if model.is_leaving && !model.saves.is_idle() {
        return plain("Saving. aplomb closes once everything is saved.".to_owned(), Role::Notice);
    }
    if let Some(reason) = model.not_saved.values().next() {
        // The reason comes last, as it may be too long for the line.
        let words = match model.is_leaving {
            true => {
                let leave = model.keymap.key(Verb::Leave);
                format!("Not saved. Press {leave} again to quit without saving. {reason}")
            }
            false => format!("Not saved yet, kept here. {reason}"),
        };
        return plain(words, Role::Error);
    }
    if let Some(message) = &model.message {
        let role = match message.tone {
            Tone::Plain => Role::Text,
            Tone::Notice => Role::Notice,
            Tone::Error => Role::Error,
        };
        let keys = message.said.keys_in(&model.keymap, model.context());
        let words = message.said.words.clone();
        return Some(Shown { names: titles_in(model, &words, &keys), words, keys, role });
    }
    if let (Some((problem, others)), false) = (model.all_problems().split_first(), is_covered) {
        let more = match others.len() {
            0 => String::new(),
            count => format!(", and {count} more"),
        };
        let keys = vec!["run aplomb check for all".to_owned()];
        let words = format!("{problem}{more}");
        return Some(Shown { words, keys, names: Vec::new(), role: Role::Error });
    }
    let (from, to) = model.selected_days();
    if from < to && model.sheet.is_none() {
        let press = model.keymap.key(Verb::DayMenu);
        let grace = model.keymap.own_key(Context::DayMenu, Verb::Grace);
        let count = days_between(from, to) + 1;
        let words = format!("{count} days chosen. Press {press}, then {grace}, for grace days.");
        let keys = vec!["Esc back".to_owned()];
        return Some(Shown { words, keys, names: Vec::new(), role: Role::Accent });
    }
    if !model.marks.is_empty() {
        let count = model.marks.len();
        let them = if count == 1 { "it" } else { "all of them" };
        let words = format!("{count} selected. The next action applies to {them}.");
        let keys = vec!["Esc back".to_owned()];
        return Some(Shown { words, keys, names: Vec::new(), role: Role::Accent });
    }
    let words = model.screen.status(model).filter(|_| !is_covered)?;
    plain(words, Role::Muted)
}

/// Returns the titles of blocks and of the inbox that a message has in it, which can be shortened. Where it fits one row,
/// none has to be, and none is looked for.
fn titles_in(model: &Model, words: &str, keys: &[String]) -> Vec<String> {
    let needed = width(words) + keys.iter().map(|key| width(key) + 2).sum::<usize>();
    if needed + 2 <= usize::from(model.size.0) {
        return Vec::new();
    }
    let blocks = model.life.days.values().flat_map(|day| day.blocks.iter().map(|block| &block.title));
    let tasks = model.life.inbox.iter().map(|task| &task.title);
    blocks.chain(tasks).filter(|title| words.contains(title.as_str())).cloned().collect()
}
