//! Energy by hour. It guides suggestions and is never scored.

use serde::Deserialize;

use crate::domain::record::words;

words! {
    /// A named course of energy by hour.
    Preset {
        /// Most energy in the morning.
        Lark = "lark",
        /// Between `Lark` and `Owl`.
        Neutral = "neutral",
        /// Most energy in the evening.
        Owl = "owl",
    }
}

/// Energy by hour of the day.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Rhythm {
    /// A named course, where `levels` is empty.
    pub preset: Option<Preset>,
    /// 24 levels from midnight on, 0 to 4 each. Empty: not set.
    pub levels: Vec<u8>,
}

impl Rhythm {
    /// Returns the level of an hour, 0 to 4. Hours from 24 on are hours of the next day. None: nothing is set.
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
