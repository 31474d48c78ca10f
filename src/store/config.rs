//! `config.toml`: how aplomb looks. The user's own; it is read and never written.

use serde::Deserialize;

use super::problem::Problem;
use super::{Store, shape};
use crate::domain::record::words;

words! {
    /// The colours.
    ThemeChoice {
        /// Light text on dark.
        Dark = "dark",
        /// Dark text on light.
        Light = "light",
        /// No colour at all.
        Mono = "mono",
        /// As the terminal's background is.
        Auto = "auto",
    }
}

words! {
    /// The day with which weeks are shown to begin.
    WeekStart {
        /// Monday.
        Monday = "mon",
        /// Sunday.
        Sunday = "sun",
        /// Saturday.
        Saturday = "sat",
    }
}

words! {
    /// The signs.
    Glyphs {
        /// As the locale says.
        Auto = "auto",
        /// Lines and signs.
        Unicode = "unicode",
        /// Letters and words.
        Ascii = "ascii",
    }
}

words! {
    /// What happens to a neighbour when an edge moves.
    Edges {
        /// Nothing.
        Free = "free",
        /// A touching edge moves along.
        Touch = "touch",
    }
}

words! {
    /// What happens to unfinished blocks on the first start of a day.
    Carry {
        /// They are asked about.
        Ask = "ask",
        /// Nothing.
        Off = "off",
    }
}

/// How much of a day one row shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    /// As the terminal's size has it.
    Auto,
    /// One line for each block.
    List,
    /// So many minutes for each row: 60, 30 or 15.
    Grid(u32),
}

impl<'de> Deserialize<'de> for Zoom {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Zoom, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Zoom;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("\"auto\", \"list\", 60, 30 or 15")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Zoom, E> {
                match text {
                    "auto" => Ok(Zoom::Auto),
                    "list" => Ok(Zoom::List),
                    _ => Err(E::invalid_value(serde::de::Unexpected::Str(text), &self)),
                }
            }
            fn visit_i64<E: serde::de::Error>(self, minutes: i64) -> Result<Zoom, E> {
                match minutes {
                    15 | 30 | 60 => Ok(Zoom::Grid(minutes as u32)),
                    _ => Err(E::invalid_value(serde::de::Unexpected::Signed(minutes), &self)),
                }
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// Hours of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// 0 to 23.
    Hours24,
    /// 1 to 12, am and pm.
    Hours12,
}

impl<'de> Deserialize<'de> for Clock {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Clock, D::Error> {
        match i64::deserialize(deserializer)? {
            24 => Ok(Clock::Hours24),
            12 => Ok(Clock::Hours12),
            other => Err(serde::de::Error::custom(format!("a clock has 24 or 12 hours, not {other}"))),
        }
    }
}

/// How aplomb looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Config {
    schema: i64,
    /// The colours.
    pub theme: ThemeChoice,
    /// The day with which weeks are shown to begin.
    pub week_start: WeekStart,
    /// Hours of the clock.
    pub clock: Clock,
    /// The signs.
    pub glyphs: Glyphs,
    /// How much of a day one row shows.
    pub zoom: Zoom,
    /// Whether the mouse works.
    pub mouse: bool,
    /// What happens to a neighbour when an edge moves.
    pub edges: Edges,
    /// What happens to unfinished blocks.
    pub carry: Carry,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            schema: shape::SCHEMA,
            theme: ThemeChoice::Auto,
            week_start: WeekStart::Monday,
            clock: Clock::Hours24,
            glyphs: Glyphs::Auto,
            zoom: Zoom::Auto,
            mouse: false,
            edges: Edges::Free,
            carry: Carry::Ask,
        }
    }
}

impl Store {
    /// What `config.toml` says; the defaults, and what is wrong, where it makes no sense.
    pub fn config(&self) -> (Config, Option<Problem>) {
        const NAME: &str = "config.toml";
        let text = match self.text_of(NAME) {
            Ok(text) => text,
            Err(problem) => return (Config::default(), Some(problem)),
        };
        match toml::from_str::<Config>(&text) {
            Ok(config) if config.schema > shape::SCHEMA => (
                config,
                Some(Problem::of_file(NAME, format!("schema {} is of a later aplomb", config.schema))),
            ),
            Ok(config) => (config, None),
            Err(error) => (Config::default(), Some(Problem::of_toml(NAME, &text, &error))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> (Config, Option<String>) {
        let root = tempfile::tempdir().unwrap();
        super::super::write::replace(&root.path().join("config.toml"), text).unwrap();
        let (config, problem) = Store::open(root.path()).config();
        (config, problem.map(|problem| problem.to_string()))
    }

    #[test]
    fn what_is_set_is_taken_and_the_rest_stays_at_its_default() {
        let (read, problem) = config("zoom = 30\nclock = 12\ntheme = \"light\"\nmine = 1\n");
        let expected = Config {
            zoom: Zoom::Grid(30),
            clock: Clock::Hours12,
            theme: ThemeChoice::Light,
            ..Config::default()
        };
        assert_eq!((read, problem), (expected, None));
    }

    #[test]
    fn what_makes_no_sense_is_named_and_the_defaults_hold() {
        for (text, place) in [
            ("zoom = 45\n", "1:8"),
            ("zoom = \"grid\"\n", "1:8"),
            ("clock = 25\n", "1:9"),
            ("theme = \"blue\"\n", "1:9"),
            ("theme\n", "1:6"),
        ] {
            let (read, problem) = config(text);
            assert_eq!(read, Config::default());
            assert!(problem.clone().unwrap().starts_with(&format!("config.toml:{place}: ")), "{problem:?}");
        }
    }
}
