//! The settings of `config.toml`: how aplomb looks (data.md, "config.toml and keys.toml"). Only a change of a setting
//! writes it, key by key.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;

use super::date::plus;
use super::record::{Field, words};
use super::time::Time;

words! {
    /// The colour theme.
    ThemeChoice {
        /// Light text on dark.
        Dark = "dark",
        /// Dark text on light.
        Light = "light",
        /// No colour at all.
        Mono = "mono",
        /// The terminal's own 16 colours, whatever its background.
        Terminal = "terminal",
        /// Dark or light, by the background of the terminal. Its own 16 colours where that is not known.
        Auto = "auto",
    }
}

words! {
    /// Background of a terminal, as far as colours go.
    Ground {
        /// White reads better on it.
        Dark = "dark",
        /// Black reads better on it.
        Light = "light",
        /// The chosen row would not stand out on it in the colours of either theme.
        Between = "between",
    }
}

words! {
    /// The first day of a week, as weeks are shown. Reviews and scores go by ISO weeks.
    WeekStart {
        /// Monday.
        Monday = "mon",
        /// Sunday.
        Sunday = "sun",
        /// Saturday.
        Saturday = "sat",
    }
}

impl WeekStart {
    /// Returns the first day of the week of a date, where weeks begin with this day.
    ///
    /// ```
    /// use aplomb::domain::config::WeekStart;
    /// use aplomb::domain::date::parse_iso;
    ///
    /// let wednesday = parse_iso("2026-11-18").unwrap();
    /// assert_eq!(Some(WeekStart::Sunday.first_day(wednesday)), parse_iso("2026-11-15"));
    /// ```
    pub fn first_day(self, date: NaiveDate) -> NaiveDate {
        let first = match self {
            WeekStart::Monday => Weekday::Mon,
            WeekStart::Sunday => Weekday::Sun,
            WeekStart::Saturday => Weekday::Sat,
        };
        plus(date, -i64::from(date.weekday().days_since(first)))
    }
}

words! {
    /// The characters for lines and marks.
    Glyphs {
        /// Unicode or ASCII, by the locale.
        Auto = "auto",
        /// Unicode.
        Unicode = "unicode",
        /// ASCII only.
        Ascii = "ascii",
    }
}

words! {
    /// What happens to a block when the start or end of the block next to it moves.
    Edges {
        /// Nothing.
        Free = "free",
        /// Where the two touch, its start or end moves too.
        Touch = "touch",
    }
}

words! {
    /// What happens to blocks that are not marked, on the first start of a day.
    Carry {
        /// aplomb asks about them.
        Ask = "ask",
        /// Nothing.
        Off = "off",
    }
}

/// How much of a day one row shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    /// List or grid, by the size of the terminal.
    Auto,
    /// One line for each block.
    List,
    /// A grid with so many minutes in each row: 60, 30 or 15.
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
                match u32::try_from(minutes) {
                    Ok(minutes @ (15 | 30 | 60)) => Ok(Zoom::Grid(minutes)),
                    _ => Err(E::invalid_value(serde::de::Unexpected::Signed(minutes), &self)),
                }
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// How times are shown. Files always have 24 hours, and typed times may have either form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Clock {
    /// 0 to 23.
    #[default]
    Hours24,
    /// 1 to 12, am and pm.
    Hours12,
}

impl Clock {
    /// Returns the first example for a clock of 24 hours, the second for one of 12.
    pub fn example<'a>(self, by_24: &'a str, by_12: &'a str) -> &'a str {
        match self {
            Clock::Hours24 => by_24,
            Clock::Hours12 => by_12,
        }
    }
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

/// Hours of the day in which free time is suggested, by the clocks of the day. Other hours are suggested only where
/// energy by hour or the last four weeks say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SuggestedHours {
    /// The first time at which a suggestion may begin.
    pub earliest: Time,
    /// The last time at which a suggestion may end.
    pub latest: Time,
}

impl Default for SuggestedHours {
    fn default() -> SuggestedHours {
        SuggestedHours { earliest: Time::from_minutes(8 * 60), latest: Time::from_minutes(21 * 60) }
    }
}

impl<'de> Deserialize<'de> for SuggestedHours {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<SuggestedHours, D::Error> {
        #[derive(Deserialize)]
        #[serde(default)]
        struct Written {
            earliest: Time,
            latest: Time,
        }
        impl Default for Written {
            fn default() -> Written {
                let SuggestedHours { earliest, latest } = SuggestedHours::default();
                Written { earliest, latest }
            }
        }
        let Written { earliest, latest } = Written::deserialize(deserializer)?;
        match earliest < latest {
            true => Ok(SuggestedHours { earliest, latest }),
            false => Err(serde::de::Error::custom("latest has to be after earliest")),
        }
    }
}

/// All settings of `config.toml`, with the defaults for those that it leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Config {
    /// The schema version of the file. Default 1.
    pub schema: i64,
    /// The colour theme.
    pub theme: ThemeChoice,
    /// The first day of a week, as weeks are shown.
    pub week_start: WeekStart,
    /// How times are shown.
    pub clock: Clock,
    /// The characters for lines and marks.
    pub glyphs: Glyphs,
    /// How much of a day one row shows.
    pub zoom: Zoom,
    /// Whether the mouse works.
    pub mouse: bool,
    /// What happens to a block when the start or end of the block next to it moves.
    pub edges: Edges,
    /// What happens to blocks that are not marked.
    pub carry: Carry,
    /// The hours in which free time is suggested.
    pub hours: SuggestedHours,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            schema: 1,
            theme: ThemeChoice::Auto,
            week_start: WeekStart::Monday,
            clock: Clock::Hours24,
            glyphs: Glyphs::Auto,
            zoom: Zoom::Auto,
            mouse: true,
            edges: Edges::Free,
            carry: Carry::Ask,
            hours: SuggestedHours::default(),
        }
    }
}

/// A change of one setting.
#[derive(Debug, Clone, PartialEq)]
pub struct SettingChange {
    /// The key in `config.toml`, after the tables that it is in.
    pub path: Vec<String>,
    /// The new value.
    pub value: Field,
    /// All settings before the change. The file must still have them when it is written.
    pub before: Config,
    /// All settings after the change.
    pub after: Config,
}
