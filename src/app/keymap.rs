//! The keymap: which key does what in which place. The defaults are compiled in, and `keys.toml` replaces entries.

use std::collections::BTreeMap;
use std::ops::Range;
use std::str::FromStr;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::chord::Chord;
use super::verb::Verb;
use crate::domain::record::words;
use crate::domain::syntax;
use crate::domain::validate::later_schema;

words! {
    /// A place that has its own keys: a kind of screen, or a sheet.
    Context {
        /// Every screen while no sheet is open.
        Global = "global",
        /// Day and Week.
        Day = "day",
        /// Review.
        Review = "review",
        /// Review, page of the check-in: digits answer.
        ReviewSigns = "review-check-in",
        /// Review, page of the question: digits answer.
        ReviewQuestion = "review-question",
        /// Season, with its tables.
        Table = "table",
        /// Card of a block.
        Card = "card",
        /// A line being typed.
        Prompt = "prompt",
        /// Calendar of a date to go to, while nothing is typed. Its letters are keys.
        GoTo = "goto",
        /// List of what can be started or stopped.
        Start = "start",
        /// How a block felt.
        Felt = "felt",
        /// Reasons of the scores.
        Why = "why",
        /// Replanning from now.
        Replan = "replan",
        /// Closing a day.
        Close = "close",
        /// Closing a day, as it opened by itself.
        CloseAsked = "close-asked",
        /// Question about a block that was moved often.
        ThirdTime = "thirdtime",
        /// Suggested times.
        Suggest = "suggest",
        /// Proposal that fills the week.
        Fill = "fill",
        /// Templates.
        Templates = "templates",
        /// Energy by hour.
        Rhythm = "rhythm",
        /// Common values, and questions that lead to some.
        Values = "values",
        /// The ideal week beside the last ones.
        Ideal = "ideal",
        /// Inbox.
        Inbox = "inbox",
        /// Question how much of a routine an action is about.
        Scope = "scope",
        /// Menu of the day and its week.
        DayMenu = "daymenu",
        /// Menu of what can be written down.
        Write = "write",
        /// Menu of the season.
        SeasonMenu = "seasonmenu",
        /// List of all actions.
        Palette = "palette",
        /// Settings.
        Settings = "settings",
        /// Help.
        Help = "help",
        /// Questions of the first start.
        Welcome = "welcome",
    }
}

impl Context {
    /// Returns the places in which its keys are looked up, itself first.
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
            GoTo => &[GoTo],
            Start => &[Start],
            Felt => &[Felt],
            Why => &[Why],
            Replan => &[Replan],
            Close => &[Close],
            CloseAsked => &[CloseAsked],
            ThirdTime => &[ThirdTime],
            Suggest => &[Suggest],
            Fill => &[Fill],
            Templates => &[Templates],
            Rhythm => &[Rhythm],
            Values => &[Values],
            Ideal => &[Ideal],
            Inbox => &[Inbox],
            Scope => &[Scope],
            DayMenu => &[DayMenu],
            Write => &[Write],
            SeasonMenu => &[SeasonMenu],
            Palette => &[Palette],
            Settings => &[Settings],
            Help => &[Help],
            Welcome => &[Welcome],
        }
    }
}

/// A problem in `keys.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyProblem {
    /// Range of bytes in the file.
    pub span: Range<usize>,
    /// Sentence about what is wrong and what to do.
    pub message: String,
}

/// Keys of all actions, by place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    bindings: BTreeMap<(Context, Verb), Vec<Chord>>,
}

/// Default keys as place, action, keys. `build.rs` makes this table from `assets/keymap.toml`.
const DEFAULTS: &[(&str, &str, &[&str])] = include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// Names of actions and places in older `keys.toml` files, each with its present name.
const EARLIER: [(&str, &str); 5] = [
    ("cross-out", "skip"),
    ("let-cross", "allow-once"),
    ("plan-lived", "lens"),
    ("intention", "goal"),
    ("review-signs", "review-check-in"),
];

/// Returns the present name of an action or a place.
fn present(name: &str) -> &str {
    EARLIER.iter().find(|(earlier, _)| *earlier == name).map_or(name, |(_, present)| present)
}

impl Default for Keymap {
    fn default() -> Keymap {
        // A test makes sure that every row of the table can be read.
        let binding = |(place, action, keys): &(&str, &str, &[&str])| {
            let keys = keys.iter().filter_map(|key| key.parse().ok()).collect();
            Some(((place.parse().ok()?, Verb::named(action)?), keys))
        };
        Keymap { bindings: DEFAULTS.iter().filter_map(binding).collect() }
    }
}

impl Keymap {
    /// Returns the default keys with the entries of a `keys.toml` in their place.
    ///
    /// # Errors
    ///
    /// Refused with every problem of the file: it is not TOML, it names an unknown place, action or key, or it gives
    /// one key to two actions of a place.
    pub fn with_overrides(text: &str) -> Result<Keymap, Vec<KeyProblem>> {
        let mut keymap = Keymap::default();
        keymap.take(text)?;
        Ok(keymap)
    }

    /// Replaces the keys of all actions that `text` names.
    fn take(&mut self, text: &str) -> Result<(), Vec<KeyProblem>> {
        let read = DeTable::parse(text).map_err(|error| {
            vec![KeyProblem {
                span: error.span().unwrap_or(0..0),
                message: syntax::in_words(error.message()).to_owned(),
            }]
        })?;
        let mut problems = Vec::new();
        let mut said: BTreeMap<(Context, Chord), (Verb, Range<usize>)> = BTreeMap::new();
        for (name, table) in read.into_inner() {
            if name.get_ref() == "schema" {
                let number = table.get_ref().as_integer().and_then(|number| number.as_str().parse().ok());
                let message = match number {
                    Some(number) => later_schema(number).map(|finding| finding.message),
                    None => Some("write a whole number. Example: schema = 1".to_owned()),
                };
                problems.extend(message.map(|message| KeyProblem { span: table.span(), message }));
                continue;
            }
            let Ok(context) = present(name.get_ref()).parse::<Context>() else {
                let known = Context::ALL.iter().map(|context| context.word()).collect::<Vec<_>>().join(", ");
                let message = format!("there are no keys for '{}'. Write one of {known}", name.get_ref());
                problems.push(KeyProblem { span: name.span(), message });
                continue;
            };
            let span = table.span();
            let DeValue::Table(table) = table.into_inner() else {
                let message = format!("write the actions below a line of their own. Example: [{context}]");
                problems.push(KeyProblem { span, message });
                continue;
            };
            for (action, keys) in table {
                let verb = Verb::named(present(action.get_ref()));
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
                    if let Some((other, _)) = said.insert((context, chord), (verb, span.clone())) {
                        let message = format!("{chord} already does {} in [{context}]", other.name());
                        problems.push(KeyProblem { span, message });
                    }
                    chords.push(chord);
                }
                self.bindings.insert((context, verb), chords);
            }
        }
        // The file may give an action a key that another one still has by default.
        for ((context, verb), chords) in &self.bindings {
            for chord in chords {
                if let Some((other, span)) = said.get(&(*context, *chord)).filter(|(other, _)| other != verb)
                {
                    let message = format!(
                        "{chord} is used twice in [{context}]: by {} and by {}. Give {} other keys, or []",
                        other.name(),
                        verb.name(),
                        verb.name()
                    );
                    problems.push(KeyProblem { span: span.clone(), message });
                }
            }
        }
        problems.sort_by_key(|problem| problem.span.start);
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    /// Returns what a key does in a place. `None` if it does nothing there. On a screen, keys of all screens work
    /// too, and on the card those of Day.
    ///
    /// ```
    /// use aplomb::app::{Context, Keymap, Verb};
    ///
    /// let keymap = Keymap::default();
    /// assert_eq!(keymap.resolve(Context::Day, "a".parse()?), Some(Verb::Add));
    /// assert_eq!(keymap.resolve(Context::Day, "Ctrl-C".parse()?), Some(Verb::Quit));
    /// assert_eq!(keymap.resolve(Context::Felt, "u".parse()?), None);
    /// # Ok::<(), String>(())
    /// ```
    pub fn resolve(&self, context: Context, chord: Chord) -> Option<Verb> {
        context.chain().iter().find_map(|context| self.in_context(*context, chord))
    }

    /// Returns what a key does in a place, without the places whose keys work there too.
    fn in_context(&self, context: Context, chord: Chord) -> Option<Verb> {
        let mut own = self.bindings.iter().filter(|((place, _), _)| *place == context);
        own.find(|(_, chords)| chords.contains(&chord)).map(|((_, verb), _)| *verb)
    }

    /// Returns the keys of an action in a place, as text. Empty if it has none there.
    pub fn keys(&self, context: Context, verb: Verb) -> Vec<String> {
        self.bindings.get(&(context, verb)).into_iter().flatten().map(Chord::to_string).collect()
    }

    /// Returns the first key of an action on Day, else on every screen. Empty if it has none.
    pub fn key(&self, verb: Verb) -> String {
        self.first_key(&[Context::Day, Context::Global], verb).unwrap_or_default()
    }

    /// Returns the first key of an action in a place: a key of its own, else one of the places whose keys work there
    /// too. Empty if no key does it there.
    pub fn key_in(&self, context: Context, verb: Verb) -> String {
        self.first_key(context.chain(), verb).unwrap_or_default()
    }

    /// Returns the first key of an action in a place, without the places whose keys work there too. Empty if it has
    /// none.
    pub fn own_key(&self, context: Context, verb: Verb) -> String {
        self.first_key(&[context], verb).unwrap_or_default()
    }

    /// Returns the first key of an action in the first of these places that has one. `None` if no place has one.
    pub(super) fn first_key(&self, contexts: &[Context], verb: Verb) -> Option<String> {
        contexts.iter().find_map(|context| self.keys(*context, verb).into_iter().next())
    }

    /// Returns the actions that have a key in a place or in one whose keys work there too, each with the place of its
    /// keys. A key that a nearer place has too is left out. The place itself comes first.
    pub fn working(&self, context: Context) -> Vec<(Context, Verb, Vec<String>)> {
        let mut all = Vec::new();
        for (at, place) in context.chain().iter().enumerate() {
            let is_taken = |chord: &Chord| {
                context.chain().iter().take(at).any(|near| self.in_context(*near, *chord).is_some())
            };
            for verb in Verb::ALL {
                let chords = self.bindings.get(&(*place, *verb)).into_iter().flatten();
                let keys: Vec<String> =
                    chords.filter(|chord| !is_taken(chord)).map(Chord::to_string).collect();
                if !keys.is_empty() {
                    all.push((*place, *verb, keys));
                }
            }
        }
        all
    }

    /// Returns whether an action belongs to a place, even if it has no key there now.
    pub fn belongs(&self, context: Context, verb: Verb) -> bool {
        self.bindings.contains_key(&(context, verb))
    }

    /// Returns the same as [`Keymap::belongs`], of a place and those whose keys work there too.
    pub fn belongs_to_chain(&self, context: Context, verb: Verb) -> bool {
        context.chain().iter().any(|place| self.belongs(*place, verb))
    }

    /// Returns the actions that have a key in a place, each with its keys, in the order of the table.
    pub fn listing(&self, context: Context) -> Vec<(Verb, Vec<String>)> {
        Verb::ALL
            .iter()
            .map(|verb| (*verb, self.keys(context, *verb)))
            .filter(|(_, keys)| !keys.is_empty())
            .collect()
    }
}

/// Reads a list of keys, each with its range of bytes. An entry that is not a key becomes a problem.
fn chords_of(keys: &Spanned<DeValue<'_>>, problems: &mut Vec<KeyProblem>) -> Vec<(Range<usize>, Chord)> {
    let mut wrong = |span, message| problems.push(KeyProblem { span, message });
    let Some(list) = keys.get_ref().as_array() else {
        wrong(keys.span(), "write a list of keys, as in [\"a\", \"Ctrl-D\"]".to_owned());
        return Vec::new();
    };
    let mut chords = Vec::with_capacity(list.len());
    for key in list.iter() {
        match key.get_ref().as_str().map(Chord::from_str) {
            Some(Ok(chord)) => chords.push((key.span(), chord)),
            Some(Err(message)) => wrong(key.span(), message),
            None => wrong(key.span(), "write a key, as in \"a\" or \"Ctrl-D\"".to_owned()),
        }
    }
    chords
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
        // Reading their own file as overrides changes nothing.
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
    fn a_key_of_a_nearer_place_does_not_work_for_a_farther_one() {
        let working = Keymap::default().working(Context::ReviewSigns);
        let keys_of = |place, verb| {
            working
                .iter()
                .find(|(one, other, _)| (*one, *other) == (place, verb))
                .map(|(.., keys)| keys.join(" "))
        };
        assert_eq!(keys_of(Context::ReviewSigns, Verb::Choose1).as_deref(), Some("1"));
        assert_eq!(keys_of(Context::Global, Verb::ShowDay), None);
        assert_eq!(keys_of(Context::Global, Verb::Open), None);
        assert_eq!(keys_of(Context::Global, Verb::Last).as_deref(), Some("G End"));
        // The card has its own keys for the next line.
        let card = Keymap::default().working(Context::Card);
        assert!(card.iter().all(|(place, verb, _)| *verb != Verb::Down || *place == Context::Card));
    }

    #[test]
    fn an_override_replaces_the_keys_of_its_action() {
        let keymap = Keymap::with_overrides("schema = 1\n[day]\ndelete = [\"D\"]\nday-menu = []\n").unwrap();
        assert_eq!(keymap.resolve(Context::Day, chord("D")), Some(Verb::Delete));
        assert_eq!(keymap.resolve(Context::Day, chord("x")), None);
    }

    #[test]
    fn earlier_names_of_actions_and_places_mean_the_present_ones() {
        let text = "[day]\ncross-out = [\"F2\"]\nlet-cross = [\"F3\"]\nplan-lived = [\"F4\"]\n\
            [daymenu]\nintention = [\"F5\"]\n[review-signs]\nchoose-1 = [\"F6\"]\n";
        let keymap = Keymap::with_overrides(text).unwrap();
        for (context, key, verb) in [
            (Context::Day, "F2", Verb::CrossOut),
            (Context::Day, "F3", Verb::LetCross),
            (Context::Day, "F4", Verb::PlanLived),
            (Context::DayMenu, "F5", Verb::Intention),
            (Context::ReviewSigns, "F6", Verb::Choose1),
        ] {
            assert_eq!(keymap.resolve(context, chord(key)), Some(verb), "{key}");
        }
        let present =
            |(_, name): &(&str, &str)| Verb::named(name).is_some() || name.parse::<Context>().is_ok();
        assert!(EARLIER.iter().all(present));
    }

    #[test]
    fn what_makes_no_sense_is_named_with_its_place() {
        for (text, place, words) in [
            ("[day]\nadd = [\"Hyper\"]\n", "\"Hyper\"", "not a key"),
            ("[day]\ndelte = [\"x\"]\n", "delte", "did you mean delete?"),
            ("[days]\nadd = [\"a\"]\n", "days", "no keys for 'days'"),
            ("[day]\nadd = [\"F2\"]\nedit = [\"F2\"]\n", "\"F2\"", "already does"),
            ("# add\n[day]\nadd = [\"x\"]\n", "\"x\"", "used twice"),
            ("# schema\nschema = 99\n", "99", "later aplomb"),
            ("schema = \"1\"\n", "\"1\"", "a whole number"),
            ("[day]\nadd = \"x\"\n", "\"x\"", "write a list"),
            ("[day]\nadd = [3]\n", "3", "write a key"),
            ("day = 3\n", "3", "write the actions"),
        ] {
            let problems = Keymap::with_overrides(text).unwrap_err();
            assert_eq!(&text[problems[0].span.clone()], place, "{text}");
            assert!(problems[0].message.contains(words), "{}", problems[0].message);
        }
    }
}
