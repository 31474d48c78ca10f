//! A key with its modifiers, and how people write one: `a`, `Ctrl-D`, `PgDn`, `↓`.

use std::fmt;
use std::str::FromStr;

/// A key, without modifiers except Shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A character as typed, so `A` is Shift and `a`. The space bar is a character too.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Left arrow.
    Left,
    /// Right arrow.
    Right,
    /// Up arrow.
    Up,
    /// Down arrow.
    Down,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, 1 to 24.
    Function(u8),
}

/// A key with the modifiers that are held.
///
/// ```
/// use aplomb::app::chord::{Chord, Key};
///
/// let chord: Chord = "Ctrl-d".parse()?;
/// assert_eq!(chord, Chord { ctrl: true, ..Chord::plain(Key::Char('d')) });
/// assert_eq!(chord.to_string(), "Ctrl-D");
/// assert_eq!("↓".parse(), Ok(Chord::plain(Key::Down)));
/// # Ok::<(), String>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Chord {
    /// The key.
    pub key: Key,
    /// Whether Control is held.
    pub ctrl: bool,
    /// Whether Alt is held.
    pub alt: bool,
}

impl Chord {
    /// Returns a key without modifiers.
    pub fn plain(key: Key) -> Chord {
        Chord { key, ctrl: false, alt: false }
    }
}

/// Names of keys. The first name of a key is the one that is printed.
const NAMED: &[(&str, Key)] = &[
    ("Space", Key::Char(' ')),
    ("Enter", Key::Enter),
    ("Esc", Key::Esc),
    ("Tab", Key::Tab),
    ("Shift-Tab", Key::BackTab),
    ("Backspace", Key::Backspace),
    ("Del", Key::Delete),
    ("Home", Key::Home),
    ("End", Key::End),
    ("PgUp", Key::PageUp),
    ("PgDn", Key::PageDown),
    ("↓", Key::Down),
    ("↑", Key::Up),
    ("←", Key::Left),
    ("→", Key::Right),
    ("Down", Key::Down),
    ("Up", Key::Up),
    ("Left", Key::Left),
    ("Right", Key::Right),
];

impl FromStr for Chord {
    type Err = String;

    /// Reads a chord as in `a`, `Space`, `Ctrl-D`, `PgDn` or `↓`.
    ///
    /// # Errors
    ///
    /// Refused if the text is not a key. The error is a sentence that says how to write one.
    fn from_str(text: &str) -> Result<Chord, String> {
        let error =
            || format!("'{text}' is not a key. Write it as \"a\", \"Space\", \"Ctrl-D\", \"PgDn\", \"↓\"");
        let (mut rest, mut ctrl, mut alt) = (text, false, false);
        loop {
            if let Some(after) = rest.strip_prefix("Ctrl-").filter(|after| !after.is_empty()) {
                (rest, ctrl) = (after, true);
            } else if let Some(after) = rest.strip_prefix("Alt-").filter(|after| !after.is_empty()) {
                (rest, alt) = (after, true);
            } else {
                break;
            }
        }
        let mut letters = rest.chars();
        let key = match (letters.next(), letters.next()) {
            (Some(letter), None) if NAMED.iter().all(|(name, _)| *name != rest) => {
                let plain = if ctrl { letter.to_ascii_lowercase() } else { letter };
                (!plain.is_control() && plain != ' ').then_some(Key::Char(plain))
            }
            (Some('F'), Some(_)) => {
                rest[1..].parse().ok().filter(|n| (1..=24).contains(n)).map(Key::Function)
            }
            _ => NAMED.iter().find(|(name, _)| *name == rest).map(|(_, key)| *key),
        };
        key.map(|key| Chord { key, ctrl, alt }).ok_or_else(error)
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        match self.key {
            Key::Function(number) => write!(f, "F{number}"),
            Key::Char(letter) if letter != ' ' && self.ctrl => write!(f, "{}", letter.to_ascii_uppercase()),
            Key::Char(letter) if letter != ' ' => write!(f, "{letter}"),
            key => f.write_str(NAMED.iter().find(|(_, named)| *named == key).map_or("", |(name, _)| name)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_and_written_as_people_write_them() {
        for text in [
            "a",
            "A",
            "?",
            "Space",
            "Enter",
            "Shift-Tab",
            "Ctrl-D",
            "Alt-x",
            "PgDn",
            "↓",
            "F5",
            "-",
            "[",
            "Ctrl--",
        ] {
            assert_eq!(text.parse::<Chord>().unwrap().to_string(), text);
        }
        for text in ["", "Hyper-a", "aa", "Ctrl-", "F99", " "] {
            assert!(text.parse::<Chord>().is_err(), "{text:?}");
        }
    }
}
