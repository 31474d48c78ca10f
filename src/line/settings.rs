//! The settings of `config.toml` as a table: what each is for, the values that it can have, reading and writing.

use super::clock;
use crate::domain::config::{
    Carry, Clock, Config, Edges, Glyphs, SettingChange, SuggestedHours, ThemeChoice, WeekStart, Zoom,
};
use crate::domain::text::width;
use crate::domain::{Field, Time};

/// A setting of `config.toml`.
#[derive(Debug)]
pub struct Setting {
    /// The key in the file and in commands. A key in a table has a dot, such as `hours.earliest`.
    pub key: &'static str,
    /// The name that people read.
    pub name: &'static str,
    /// What it does, as a sentence.
    pub does: &'static str,
    kind: SettingKind,
}

/// The kind of values that a setting has.
#[derive(Debug)]
enum SettingKind {
    /// One of a few values. Its functions return the text of the value, and take one of these texts.
    Choice { choices: &'static [Choice], text: fn(&Config) -> &'static str, set: fn(&mut Config, &str) },
    /// A time of day.
    Time(fn(&mut SuggestedHours) -> &mut Time),
}

/// A value of a setting: the text in the file and in commands, and words that people read.
type Choice = (&'static str, &'static str);

/// Minutes of one step of a time.
const STEP: i64 = 30;
/// The last time that a setting can have, in minutes.
const LAST: u32 = 24 * 60;

impl Setting {
    /// Returns the setting with a key. A hyphen is as good as an underscore. `None`: no setting has it.
    pub fn named(key: &str) -> Option<&'static Setting> {
        let key = key.trim().to_lowercase().replace('-', "_");
        SETTINGS.iter().find(|setting| setting.key == key)
    }

    /// Returns the value as commands read and write it: `mon`, `24`, `08:00`.
    pub fn text(&self, config: &Config) -> String {
        match self.kind {
            SettingKind::Choice { text, .. } => text(config).to_owned(),
            SettingKind::Time(of) => of(&mut config.hours.clone()).to_string(),
        }
    }

    /// Returns the value in words: `Monday`, `24 hours`, `8:00`.
    pub fn shown(&self, config: &Config) -> String {
        match self.kind {
            SettingKind::Choice { choices, text, .. } => {
                let text = text(config);
                choices.iter().find(|choice| choice.0 == text).map_or(text, |choice| choice.1).to_owned()
            }
            SettingKind::Time(of) => of(&mut config.hours.clone()).short(config.clock),
        }
    }

    /// Returns the default in words, a time by this clock.
    pub fn default_shown(&self, clock: Clock) -> String {
        let usual = Config::default();
        match self.kind {
            SettingKind::Choice { .. } => self.shown(&usual),
            SettingKind::Time(_) => self.shown(&Config { clock, ..usual }),
        }
    }

    /// Returns the width of its longest value in words, in columns.
    pub fn widest(&self) -> usize {
        match self.kind {
            SettingKind::Choice { choices, .. } => {
                choices.iter().map(|choice| width(choice.1)).max().unwrap_or(0)
            }
            SettingKind::Time(_) => "12:30 pm".len(),
        }
    }

    /// Returns the texts of all values. Empty for a time.
    pub fn choices(&self) -> impl Iterator<Item = &'static str> + use<> {
        let choices = match self.kind {
            SettingKind::Choice { choices, .. } => choices,
            SettingKind::Time(_) => &[],
        };
        choices.iter().map(|choice| choice.0)
    }

    /// Returns whether the value is typed, as it has too many to list.
    pub fn is_typed(&self) -> bool {
        matches!(self.kind, SettingKind::Time(_))
    }

    /// Returns the change to a typed value. An empty text, or `default`, brings back the default.
    ///
    /// # Errors
    ///
    /// The text is no value of this setting: a sentence that names those that are.
    pub fn read(&self, config: &Config, text: &str) -> Result<SettingChange, String> {
        let (typed, mut after) = (text.trim().to_lowercase(), *config);
        let is_default = matches!(typed.as_str(), "" | "default");
        match self.kind {
            SettingKind::Choice { text: default, set, .. } if is_default => {
                set(&mut after, default(&Config::default()));
            }
            SettingKind::Choice { choices, set, .. } => {
                let is_it = |choice: &&Choice| choice.0 == typed || choice.1.to_lowercase() == typed;
                let Some(choice) = choices.iter().find(is_it) else { return Err(self.refusal(&typed)) };
                set(&mut after, choice.0);
            }
            SettingKind::Time(of) if is_default => {
                *of(&mut after.hours) = *of(&mut SuggestedHours::default())
            }
            SettingKind::Time(of) => {
                let time = clock::time(&typed, Time::MIDNIGHT).filter(|time| time.minutes() <= LAST);
                let wrong = || format!("'{}' is not a time of day. Write it as 8:00.", text.trim());
                *of(&mut after.hours) = time.ok_or_else(wrong)?;
            }
        }
        if after.hours.earliest >= after.hours.latest {
            let SuggestedHours { earliest, latest } = after.hours;
            let (earliest, latest) = (earliest.short(after.clock), latest.short(after.clock));
            return Err(format!(
                "The first hour has to be before the last: {earliest} is not before {latest}."
            ));
        }
        Ok(self.change(config, after))
    }

    /// Returns the change to the next value or, with `more` false, the one before. After the last comes the first. A
    /// time stays before or after the other one.
    pub fn step(&self, config: &Config, more: bool) -> SettingChange {
        let mut after = *config;
        match self.kind {
            SettingKind::Choice { choices, text, set } => {
                let now = text(config);
                let at = choices.iter().position(|choice| choice.0 == now).unwrap_or(0);
                let by = if more { 1 } else { choices.len() - 1 };
                if let Some(next) = choices.iter().cycle().nth(at + by) {
                    set(&mut after, next.0);
                }
            }
            SettingKind::Time(of) => {
                let time = of(&mut after.hours);
                let next = time.shifted(if more { STEP } else { -STEP });
                *time = next.filter(|time| time.minutes() <= LAST).unwrap_or(*time);
                if after.hours.earliest >= after.hours.latest {
                    after.hours = config.hours;
                }
            }
        }
        self.change(config, after)
    }

    /// Returns a change in words: `Clock: 12 hours, was 24 hours.`
    pub fn says(&self, change: &SettingChange) -> String {
        let (now, was) = (self.shown(&change.after), self.shown(&change.before));
        match change.after == change.before {
            true => format!("{}: {now} already.", self.name),
            false => format!("{}: {now}, was {was}.", self.name),
        }
    }

    /// Returns the value as the file has it.
    pub fn value(&self, config: &Config) -> Field {
        let text = self.text(config);
        match (text.parse::<i64>(), text.parse::<bool>()) {
            (Ok(number), _) => Field::Integer(number),
            (_, Ok(flag)) => Field::Flag(flag),
            _ => Field::Text(text),
        }
    }

    fn change(&self, before: &Config, after: Config) -> SettingChange {
        let value = self.value(&after);
        let path = self.key.split('.').map(str::to_owned).collect();
        SettingChange { path, value, before: *before, after }
    }

    /// Returns the refusal of a text that is no value of a setting with choices.
    fn refusal(&self, typed: &str) -> String {
        let all: Vec<&str> = self.choices().collect();
        let (last, others) = all.split_last().map_or(("", &[][..]), |(last, others)| (*last, others));
        format!("'{typed}' is not possible for {}. Write {} or {last}.", self.key, others.join(", "))
    }
}

/// All settings, in the order in which they are shown.
pub static SETTINGS: [Setting; 10] = [
    Setting {
        key: "theme",
        name: "Theme",
        does: "auto follows your terminal's background. terminal uses its own 16 colours.",
        kind: SettingKind::Choice {
            choices: &[
                ("auto", "auto"),
                ("dark", "dark"),
                ("light", "light"),
                ("terminal", "terminal"),
                ("mono", "mono"),
            ],
            text: |config| config.theme.word(),
            set: |config, text| config.theme = text.parse().unwrap_or(ThemeChoice::Auto),
        },
    },
    Setting {
        key: "clock",
        name: "Clock",
        does: "How times are shown: 14:30 or 2:30 pm. You can type both.",
        kind: SettingKind::Choice {
            choices: &[("24", "24 hours"), ("12", "12 hours")],
            text: |config| config.clock.example("24", "12"),
            set: |config, text| {
                config.clock = if text == "12" { Clock::Hours12 } else { Clock::Hours24 };
            },
        },
    },
    Setting {
        key: "week_start",
        name: "Week starts on",
        does: "The first day of a week on the screens. Scores and reviews stay Monday to Sunday.",
        kind: SettingKind::Choice {
            choices: &[("mon", "Monday"), ("sun", "Sunday"), ("sat", "Saturday")],
            text: |config| config.week_start.word(),
            set: |config, text| config.week_start = text.parse().unwrap_or(WeekStart::Monday),
        },
    },
    Setting {
        key: "zoom",
        name: "Zoom",
        does: "How Day begins: as a list, or as a grid with this much time in each row.",
        kind: SettingKind::Choice {
            choices: &[
                ("auto", "auto"),
                ("list", "list"),
                ("60", "60 minutes a row"),
                ("30", "30 minutes a row"),
                ("15", "15 minutes a row"),
            ],
            text: |config| match config.zoom {
                Zoom::Auto => "auto",
                Zoom::List => "list",
                Zoom::Grid(15) => "15",
                Zoom::Grid(30) => "30",
                Zoom::Grid(_) => "60",
            },
            set: |config, text| {
                config.zoom = match text.parse() {
                    Ok(minutes) => Zoom::Grid(minutes),
                    Err(_) if text == "list" => Zoom::List,
                    Err(_) => Zoom::Auto,
                }
            },
        },
    },
    Setting {
        key: "glyphs",
        name: "Lines and marks",
        does: "The characters that lines and marks are drawn with. auto follows your locale.",
        kind: SettingKind::Choice {
            choices: &[("auto", "auto"), ("unicode", "Unicode"), ("ascii", "ASCII")],
            text: |config| config.glyphs.word(),
            set: |config, text| config.glyphs = text.parse().unwrap_or(Glyphs::Auto),
        },
    },
    Setting {
        key: "mouse",
        name: "Mouse",
        does: "Click, scroll and drag. Off leaves the mouse to your terminal.",
        kind: SettingKind::Choice {
            choices: &[("true", "on"), ("false", "off")],
            text: |config| if config.mouse { "true" } else { "false" },
            set: |config, text| config.mouse = text == "true",
        },
    },
    Setting {
        key: "edges",
        name: "Touching blocks",
        does: "touch: when a block's start or end moves, a block that touches it moves too.",
        kind: SettingKind::Choice {
            choices: &[("free", "free"), ("touch", "touch")],
            text: |config| config.edges.word(),
            set: |config, text| config.edges = text.parse().unwrap_or(Edges::Free),
        },
    },
    Setting {
        key: "carry",
        name: "Close the day before",
        does: "ask: when a day begins, aplomb asks about blocks that are not marked.",
        kind: SettingKind::Choice {
            choices: &[("ask", "ask"), ("off", "off")],
            text: |config| config.carry.word(),
            set: |config, text| config.carry = text.parse().unwrap_or(Carry::Ask),
        },
    },
    Setting {
        key: "hours.earliest",
        name: "Free time from",
        does: "Free time is suggested from this hour on.",
        kind: SettingKind::Time(|hours| &mut hours.earliest),
    },
    Setting {
        key: "hours.latest",
        name: "Free time until",
        does: "Suggested time ends by this hour.",
        kind: SettingKind::Time(|hours| &mut hours.latest),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_read_as_it_is_written_and_as_it_is_shown() {
        let usual = Config::default();
        for setting in &SETTINGS {
            assert_eq!(setting.read(&usual, "default").unwrap().after, usual, "{}", setting.key);
            for text in setting.choices() {
                let changed = setting.read(&usual, text).unwrap().after;
                assert_eq!(setting.text(&changed), text);
                let shown = setting.shown(&changed);
                assert_eq!(setting.read(&usual, &shown).unwrap().after, changed, "{} {shown}", setting.key);
            }
        }
    }

    #[test]
    fn steps_go_through_all_values_and_back() {
        for setting in SETTINGS.iter().filter(|setting| !setting.is_typed()) {
            let mut config = Config::default();
            let mut seen = Vec::new();
            for _ in setting.choices() {
                seen.push(setting.text(&config));
                let next = setting.step(&config, true).after;
                assert_eq!(setting.step(&next, false).after, config);
                config = next;
            }
            assert_eq!(config, Config::default());
            assert_eq!(seen, setting.choices().collect::<Vec<_>>());
        }
    }

    #[test]
    fn hours_step_by_half_an_hour_and_stay_in_order() {
        let (from, until) = (&SETTINGS[8], &SETTINGS[9]);
        let usual = Config::default();
        let change = from.step(&usual, true);
        assert_eq!(from.says(&change), "Free time from: 8:30, was 8:00.");
        assert_eq!(change.value, Field::Text("08:30".into()));
        assert_eq!(change.path, ["hours", "earliest"]);
        let late = until.read(&usual, "8:30").unwrap().after;
        assert_eq!(until.step(&late, false).after, late);
        assert_eq!(from.step(&late, true).after, late);
        let night = until.read(&usual, "24:00").unwrap().after;
        assert_eq!(until.step(&night, true).after, night);
    }

    #[test]
    fn a_text_that_is_no_value_is_refused_with_those_that_are() {
        let refused =
            |key: &str, text: &str| Setting::named(key).unwrap().read(&Config::default(), text).unwrap_err();
        assert_eq!(
            refused("week-start", "sut"),
            "'sut' is not possible for week_start. Write mon, sun or sat."
        );
        assert_eq!(refused("clock", "13"), "'13' is not possible for clock. Write 24 or 12.");
        assert_eq!(refused("hours.latest", "soon"), "'soon' is not a time of day. Write it as 8:00.");
        assert_eq!(
            refused("hours.latest", "7:00"),
            "The first hour has to be before the last: 8:00 is not before 7:00."
        );
    }
}
