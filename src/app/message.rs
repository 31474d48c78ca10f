//! What the message line says: words, and the actions whose keys it names.

use super::keymap::{Context, Keymap};
use super::verb::Verb;

/// How loud a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// What was done.
    Plain,
    /// What to know.
    Notice,
    /// What was refused or failed.
    Error,
}

/// Words, and the actions whose keys stand behind them. The keys are those in force when it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The words.
    pub words: String,
    /// The actions, each with what its key does.
    pub keys: Vec<(Verb, &'static str)>,
}

impl Said {
    /// The same with the key of an action behind it.
    pub fn key(mut self, verb: Verb, does: &'static str) -> Said {
        self.keys.push((verb, does));
        self
    }

    /// The words, and behind them the keys as they stand in a place, after two spaces each.
    pub fn text(&self, keymap: &Keymap, context: Context) -> String {
        let keys = self.keys_in(keymap, context).into_iter().map(|key| format!("  {key}"));
        keys.fold(self.words.clone(), |text, key| text + &key)
    }

    /// The keys as they stand in a place, each with what it does; an action without a key there is left out.
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

/// What the message line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// How loud.
    pub tone: Tone,
    /// What.
    pub said: Said,
}
