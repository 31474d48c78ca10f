//! Messages for the message line: words, and the actions whose keys follow them.

use super::keymap::{Context, Keymap};
use super::verb::Verb;

/// Importance of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Plain,
    /// Something to know.
    Notice,
    /// Something was refused or failed.
    Error,
}

/// Words, and actions whose keys are named after them. Keys are looked up when the message is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Sentence of the message.
    pub words: String,
    /// Actions, each with the words for what its key does.
    pub keys: Vec<(Verb, &'static str)>,
}

impl Said {
    /// Adds an action whose key is named after the words.
    pub fn key(mut self, verb: Verb, does: &'static str) -> Said {
        self.keys.push((verb, does));
        self
    }

    /// Returns the keys in a place, each with what it does. Actions without a key are left out.
    pub fn keys_in(&self, keymap: &Keymap, context: Context) -> Vec<String> {
        let named = self.keys.iter().map(|(verb, does)| (keymap.key_in(context, *verb), does));
        named.filter(|(key, _)| !key.is_empty()).map(|(key, does)| format!("{key} {does}")).collect()
    }
}

impl<T: Into<String>> From<T> for Said {
    fn from(words: T) -> Said {
        Said { words: words.into(), keys: Vec::new() }
    }
}

/// A message on the message line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Importance.
    pub tone: Tone,
    /// Words and keys.
    pub said: Said,
}
