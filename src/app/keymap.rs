//! Which key does what, where. The defaults are an embedded file; `keys.toml` replaces entries of it.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::verb::Verb;
use crate::domain::record::words;

words! {
    /// Where keys work: a screen, or a sheet that lies over it.
    Context {
        /// Every screen, where nothing lies over it.
        Global = "global",
        /// Day and Week.
        Day = "day",
        /// The review of a week.
        Review = "review",
        /// Its page of signs: digits answer.
        ReviewSigns = "review-signs",
        /// Its page with the question: digits answer.
        ReviewQuestion = "review-question",
        /// Season: tables.
        Table = "table",
        /// The card of a block.
        Card = "card",
        /// A line that is typed.
        Prompt = "prompt",
        /// Start or stop.
        Start = "start",
        /// How it felt.
        Felt = "felt",
        /// Why.
        Why = "why",
        /// Replanning.
        Replan = "replan",
        /// The inbox.
        Inbox = "inbox",
        /// This day, this week.
        DayMenu = "daymenu",
        /// This season.
        SeasonMenu = "seasonmenu",
        /// Any action by name.
        Palette = "palette",
        /// The keys that work here.
        Help = "help",
        /// The first start.
        Welcome = "welcome",
    }
}

impl Context {
    /// Where the keys of a place are looked up: the place itself first.
    pub fn chain(self) -> &'static [Context] {
        use Context::*;
        match self {
            Day => &[Day, Global],
            Table => &[Table, Global],
            Review => &[Review, Global],
            ReviewSigns => &[ReviewSigns, Review, Global],
            ReviewQuestion => &[ReviewQuestion, Review, Global],
            Card => &[Card, Day],
            Global => &[Global],
            Prompt => &[Prompt],
            Start => &[Start],
            Felt => &[Felt],
            Why => &[Why],
            Replan => &[Replan],
            Inbox => &[Inbox],
            DayMenu => &[DayMenu],
            SeasonMenu => &[SeasonMenu],
            Palette => &[Palette],
            Help => &[Help],
            Welcome => &[Welcome],
        }
    }
}

/// A key of the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A character, capitals as such; the space bar is one too.
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
    /// An arrow.
    Left,
    /// An arrow.
    Right,
    /// An arrow.
    Up,
    /// An arrow.
    Down,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key.
    Function(u8),
}

/// A key with the modifiers that are held.
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
    /// A key alone.
    pub fn plain(key: Key) -> Chord {
        Chord { key, ctrl: false, alt: false }
    }
}

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

    fn from_str(text: &str) -> Result<Chord, String> {
        let error =
            || format!("'{text}' is not a key; write it as in \"a\", \"Space\", \"Ctrl-D\", \"PgDn\", \"↓\"");
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

/// Something wrong in `keys.toml`, at a range of its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyProblem {
    /// Where.
    pub span: Range<usize>,
    /// What, and what to do.
    pub message: String,
}

/// Which key does what, where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    bindings: BTreeMap<(Context, Verb), Vec<Chord>>,
}

/// The default keys: place, action, keys. `build.rs` makes this table of `assets/keymap.toml`.
const DEFAULTS: &[(&str, &str, &[&str])] = include!(concat!(env!("OUT_DIR"), "/keys.rs"));

impl Default for Keymap {
    fn default() -> Keymap {
        // A test holds that nothing of the table is lost on the way.
        let binding = |(place, action, keys): &(&str, &str, &[&str])| {
            let keys = keys.iter().filter_map(|key| key.parse().ok()).collect();
            Some(((place.parse().ok()?, Verb::named(action)?), keys))
        };
        Keymap { bindings: DEFAULTS.iter().filter_map(binding).collect() }
    }
}

impl Keymap {
    /// The default keys with what `keys.toml` says in their place. With a problem the defaults stay in force.
    pub fn with_overrides(text: &str) -> Result<Keymap, Vec<KeyProblem>> {
        let mut keymap = Keymap::default();
        keymap.take(text)?;
        Ok(keymap)
    }

    fn take(&mut self, text: &str) -> Result<(), Vec<KeyProblem>> {
        let read = DeTable::parse(text).map_err(|error| {
            vec![KeyProblem {
                span: error.span().unwrap_or(0..0),
                message: error.message().trim().to_owned(),
            }]
        })?;
        let mut problems = Vec::new();
        let mut said: BTreeMap<(Context, Chord), Verb> = BTreeMap::new();
        for (name, table) in read.into_inner() {
            if name.get_ref() == "schema" {
                continue;
            }
            let Ok(context) = name.get_ref().parse::<Context>() else {
                let known = Context::ALL.iter().map(|context| context.word()).collect::<Vec<_>>().join(", ");
                let message = format!("no place '{}' has keys; the places are {known}", name.get_ref());
                problems.push(KeyProblem { span: name.span(), message });
                continue;
            };
            let span = table.span();
            let DeValue::Table(table) = table.into_inner() else {
                let message = format!("expected a table of actions with their keys, [{context}]");
                problems.push(KeyProblem { span, message });
                continue;
            };
            for (action, keys) in table {
                let verb = Verb::named(action.get_ref());
                let Some(verb) = verb.filter(|verb| self.bindings.contains_key(&(context, *verb))) else {
                    let known =
                        Verb::ALL.iter().filter(|verb| self.bindings.contains_key(&(context, **verb)));
                    let near = crate::domain::id::nearest(action.get_ref(), known.map(|verb| verb.name()));
                    let hint = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
                    let message = format!("no action '{}' in [{context}]{hint}", action.get_ref());
                    problems.push(KeyProblem { span: action.span(), message });
                    continue;
                };
                let mut chords = Vec::new();
                for (span, chord) in chords_of(&keys, &mut problems) {
                    if let Some(other) = said.insert((context, chord), verb) {
                        let message = format!("{chord} already does {} in [{context}]", other.name());
                        problems.push(KeyProblem { span, message });
                    }
                    chords.push(chord);
                }
                self.bindings.insert((context, verb), chords);
            }
        }
        // A key that an override takes from another action, without taking it away there, is used twice.
        for ((context, verb), chords) in &self.bindings {
            for chord in chords {
                if let Some(other) = said.get(&(*context, *chord)).filter(|other| *other != verb) {
                    let message = format!(
                        "{chord} is used twice in [{context}]: by {} and by {}; give {} other keys, or []",
                        other.name(),
                        verb.name(),
                        verb.name()
                    );
                    if problems.iter().all(|problem| problem.message != message) {
                        let span = find_key(text, other.name());
                        problems.push(KeyProblem { span, message });
                    }
                }
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    /// What a key does in a place. On screens that is what it does everywhere, where the screen itself has no use for
    /// it. The card has the keys of the screen under it.
    pub fn resolve(&self, context: Context, chord: Chord) -> Option<Verb> {
        context.chain().iter().find_map(|context| self.in_context(*context, chord))
    }

    fn in_context(&self, context: Context, chord: Chord) -> Option<Verb> {
        let mut bindings = self.bindings.range((context, Verb::ALL[0])..);
        let mut own = bindings.by_ref().take_while(|((other, _), _)| *other == context);
        own.find(|(_, chords)| chords.contains(&chord)).map(|((_, verb), _)| *verb)
    }

    /// The keys of a verb in a context, as they are written.
    pub fn keys(&self, context: Context, verb: Verb) -> Vec<String> {
        self.bindings.get(&(context, verb)).into_iter().flatten().map(Chord::to_string).collect()
    }

    /// The first key of a verb on Day or everywhere; empty where it has none.
    pub fn key(&self, verb: Verb) -> String {
        self.first_key(&[Context::Day, Context::Global], verb).unwrap_or_default()
    }

    /// The first key of a verb in a place, else on Day or everywhere; empty where it has none.
    pub fn key_in(&self, context: Context, verb: Verb) -> String {
        self.first_key(context.chain(), verb).unwrap_or_else(|| self.key(verb))
    }

    fn first_key(&self, contexts: &[Context], verb: Verb) -> Option<String> {
        contexts.iter().find_map(|context| self.keys(*context, verb).into_iter().next())
    }

    /// What works in a context, in the order of the table, with its keys.
    pub fn listing(&self, context: Context) -> Vec<(Verb, Vec<String>)> {
        Verb::ALL
            .iter()
            .map(|verb| (*verb, self.keys(context, *verb)))
            .filter(|(_, keys)| !keys.is_empty())
            .collect()
    }
}

/// The keys of a list, each with its place.
fn chords_of(keys: &Spanned<DeValue<'_>>, problems: &mut Vec<KeyProblem>) -> Vec<(Range<usize>, Chord)> {
    let mut wrong = |span, message| problems.push(KeyProblem { span, message });
    let Some(list) = keys.get_ref().as_array() else {
        wrong(keys.span(), "expected a list of keys, as in [\"a\", \"Ctrl-D\"]".to_owned());
        return Vec::new();
    };
    let mut chords = Vec::with_capacity(list.len());
    for key in list.iter() {
        match key.get_ref().as_str().map(Chord::from_str) {
            Some(Ok(chord)) => chords.push((key.span(), chord)),
            Some(Err(message)) => wrong(key.span(), message),
            None => wrong(key.span(), "expected a key, as in \"a\" or \"Ctrl-D\"".to_owned()),
        }
    }
    chords
}

fn find_key(text: &str, name: &str) -> Range<usize> {
    let start = text.find(name).unwrap_or(0);
    start..(start + name.len()).min(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chord(text: &str) -> Chord {
        text.parse().unwrap()
    }

    #[test]
    fn the_default_keys_have_no_problem_and_no_key_twice() {
        let keymap = Keymap::default();
        // Said over again by the file that they were made of, they are as they were.
        let again = Keymap::with_overrides(include_str!("../../assets/keymap.toml"));
        assert_eq!(again.as_ref(), Ok(&keymap));
        assert_eq!(keymap.bindings.len(), DEFAULTS.len());
        assert_eq!(keymap.resolve(Context::Day, chord("a")), Some(Verb::Add));
        assert_eq!(keymap.resolve(Context::Day, chord("Ctrl-C")), Some(Verb::Quit));
        assert_eq!(keymap.resolve(Context::Card, chord("d")), Some(Verb::Done));
        assert_eq!(keymap.resolve(Context::Felt, chord("u")), None);
        let reachable =
            |verb: &Verb| Context::ALL.iter().any(|context| keymap.bindings.contains_key(&(*context, *verb)));
        let lost: Vec<_> = Verb::ALL.iter().filter(|verb| !reachable(verb)).collect();
        assert_eq!(lost, Vec::<&Verb>::new());
    }

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
            assert_eq!(chord(text).to_string(), text);
        }
        for text in ["", "Hyper-a", "aa", "Ctrl-", "F99", " "] {
            assert!(text.parse::<Chord>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn an_override_replaces_the_keys_of_its_action() {
        let keymap = Keymap::with_overrides("schema = 1\n[day]\ndelete = [\"D\"]\nday-menu = []\n").unwrap();
        assert_eq!(keymap.resolve(Context::Day, chord("D")), Some(Verb::Delete));
        assert_eq!(keymap.resolve(Context::Day, chord("x")), None);
    }

    #[test]
    fn what_makes_no_sense_is_named_with_its_place() {
        for (text, place, words) in [
            ("[day]\nadd = [\"Hyper\"]\n", "\"Hyper\"", "not a key"),
            ("[day]\ndelte = [\"x\"]\n", "delte", "did you mean delete?"),
            ("[days]\nadd = [\"a\"]\n", "days", "no place 'days'"),
            ("[day]\nadd = [\"F2\"]\nedit = [\"F2\"]\n", "\"F2\"", "already does"),
            ("[day]\nadd = [\"x\"]\n", "add", "used twice"),
            ("[day]\nadd = \"x\"\n", "\"x\"", "expected a list"),
            ("[day]\nadd = [3]\n", "3", "expected a key"),
            ("day = 3\n", "3", "expected a table"),
        ] {
            let problems = Keymap::with_overrides(text).unwrap_err();
            assert_eq!(&text[problems[0].span.clone()], place, "{text}");
            assert!(problems[0].message.contains(words), "{}", problems[0].message);
        }
    }
}
