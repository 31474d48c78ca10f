//! The keys of `life.toml` outside its lists: the planning day, the zone, the style, energy by hour.

use super::super::clock;
use super::texts::is_none;
use crate::domain::profile::{Approach, DayShape, Preset, Profile, Rhythm};
use crate::domain::{Time, Zone};

/// A key of `life.toml` outside its lists.
#[derive(Debug)]
pub struct ProfileField {
    /// The key in files and in commands.
    pub key: &'static str,
    /// The name that people read.
    pub name: &'static str,
    /// An example, shown while nothing is typed.
    pub hint: &'static str,
    /// What an empty key means.
    pub empty: &'static str,
    text: fn(&Profile) -> String,
    read: fn(&mut Profile, &str) -> Result<(), String>,
    step: Option<fn(&mut Profile, bool)>,
}

impl ProfileField {
    /// Returns the value as it is typed. Empty where the key is not set.
    pub fn text(&self, profile: &Profile) -> String {
        (self.text)(profile)
    }

    /// Sets the value. An empty text, or `none`, brings back the default.
    ///
    /// # Errors
    ///
    /// The text is none that the key takes: a sentence without its dot, with an example.
    pub fn set(&self, profile: &mut Profile, text: &str) -> Result<(), String> {
        (self.read)(profile, text.trim())
    }

    /// Returns whether the value changes by steps.
    pub fn has_steps(&self) -> bool {
        self.step.is_some()
    }

    /// Changes the value by one step. Nothing happens to a key without steps.
    pub fn step(&self, profile: &mut Profile, more: bool) {
        if let Some(step) = self.step {
            step(profile, more);
        }
    }
}

/// The keys, in the order in which they are shown.
pub static PROFILE_FIELDS: [ProfileField; 5] = [
    ProfileField {
        key: "wake",
        name: "Waking hours",
        hint: "7-23",
        empty: "07:00-23:00",
        text: |profile| profile.day.wake.to_string(),
        read: |profile, text| {
            profile.day.wake = match is_none(text) {
                true => DayShape::default().wake,
                false => clock::span(text, Time::MIDNIGHT).map_err(|error| error.message)?,
            };
            Ok(())
        },
        step: None,
    },
    ProfileField {
        key: "start",
        name: "A day begins at",
        hint: "04:00, for who works into the night",
        empty: "00:00",
        text: |profile| profile.day.start.to_string(),
        read: |profile, text| {
            let wrong = || format!("'{text}' is not a time before noon. Write 0:00 or 4:00");
            profile.day.start = match is_none(text) {
                true => Time::MIDNIGHT,
                false => clock::time(text, Time::MIDNIGHT)
                    .filter(|time| time.minutes() < 12 * 60)
                    .ok_or_else(wrong)?,
            };
            Ok(())
        },
        step: Some(|profile, more| {
            let shifted = profile.day.start.shifted(if more { 60 } else { -60 });
            profile.day.start = shifted.filter(|time| time.minutes() < 12 * 60).unwrap_or(profile.day.start);
        }),
    },
    ProfileField {
        key: "zone",
        name: "Time zone",
        hint: "Europe/Lisbon",
        empty: "the system's",
        text: |profile| profile.zone.map(|zone| zone.to_string()).unwrap_or_default(),
        read: |profile, text| {
            let wrong = |_| format!("'{text}' is not a time zone. Write it as Europe/Lisbon");
            profile.zone = match is_none(text) {
                true => None,
                false => Some(text.parse::<Zone>().map_err(wrong)?),
            };
            Ok(())
        },
        step: None,
    },
    ProfileField {
        key: "approach",
        name: "Style",
        hint: "balance, integration or alignment",
        empty: "not chosen",
        text: |profile| profile.approach.map(|style| style.word().to_owned()).unwrap_or_default(),
        read: |profile, text| {
            let wrong = |_| format!("'{text}' is not a style. Write balance, integration or alignment");
            profile.approach = match is_none(text) {
                true => None,
                false => Some(text.to_lowercase().parse::<Approach>().map_err(wrong)?),
            };
            Ok(())
        },
        step: Some(|profile, more| {
            profile.approach = super::steps::turned(Approach::ALL, profile.approach, more);
        }),
    },
    ProfileField {
        key: "rhythm",
        name: "Energy by hour",
        hint: "lark, neutral, owl, or 24 digits from 0 to 4",
        empty: "not set",
        text: |profile| match &profile.rhythm {
            Rhythm { levels, .. } if !levels.is_empty() => levels.iter().map(u8::to_string).collect(),
            Rhythm { preset: Some(preset), .. } => preset.word().to_owned(),
            _ => String::new(),
        },
        read: |profile, text| {
            profile.rhythm = rhythm(text)?;
            Ok(())
        },
        step: Some(|profile, more| {
            let preset = super::steps::turned(Preset::ALL, profile.rhythm.preset, more);
            profile.rhythm = Rhythm { preset, levels: Vec::new() };
        }),
    },
];

/// Reads energy by hour: the name of a course, or 24 levels.
fn rhythm(text: &str) -> Result<Rhythm, String> {
    if is_none(text) {
        return Ok(Rhythm::default());
    }
    let preset = match text.to_lowercase().as_str() {
        "early" | "early riser" | "morning" => Some(Preset::Lark),
        "late" | "night owl" | "evening" => Some(Preset::Owl),
        "in between" | "between" => Some(Preset::Neutral),
        word => word.parse().ok(),
    };
    if preset.is_some() {
        return Ok(Rhythm { preset, levels: Vec::new() });
    }
    let digits = text.chars().filter(|letter| !matches!(letter, ' ' | ',' | '[' | ']'));
    let levels: Option<Vec<u8>> =
        digits.map(|digit| digit.to_digit(5).and_then(|level| level.try_into().ok())).collect();
    match levels.filter(|levels| levels.len() == 24) {
        Some(levels) => Ok(Rhythm { preset: None, levels }),
        None => Err(format!(
            "'{text}' is not possible. Write lark, neutral, owl, or 24 digits from 0 to 4, one for each hour"
        )),
    }
}
