//! The rhythm of a day: how much energy each hour has.

use serde::Deserialize;

use crate::domain::record::words;

words! {
    /// A rhythm by name.
    Preset {
        /// Best in the morning.
        Lark = "lark",
        /// In between.
        Neutral = "neutral",
        /// Best in the evening.
        Owl = "owl",
    }
}

/// Energy by the hour of the day.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Rhythm {
    /// By name.
    pub preset: Option<Preset>,
    /// Or hour by hour from midnight, 0 to 4 each, 24 of them.
    pub levels: Vec<u8>,
}

impl Rhythm {
    /// The level of an hour of the day, 0 to 4, or none where no rhythm is known.
    pub fn level(&self, hour: u32) -> Option<u8> {
        const LARK: [u8; 24] = [0, 0, 0, 0, 0, 1, 2, 3, 4, 4, 4, 3, 2, 2, 2, 3, 3, 2, 2, 1, 1, 0, 0, 0];
        const NEUTRAL: [u8; 24] = [0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 4, 4, 2, 2, 2, 3, 3, 3, 3, 2, 2, 1, 1, 0];
        const OWL: [u8; 24] = [1, 1, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 2, 2, 2, 3, 3, 4, 4, 4, 3, 3, 2];
        let hour = (hour % 24) as usize;
        let by_name = || match self.preset? {
            Preset::Lark => LARK.get(hour),
            Preset::Neutral => NEUTRAL.get(hour),
            Preset::Owl => OWL.get(hour),
        };
        self.levels.get(hour).or_else(by_name).map(|level| (*level).min(4))
    }
}
