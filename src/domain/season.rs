//! Seasons: weeks with their own work share and their own targets for values.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::date;
use super::record::{FieldList, Fields, Record, Source, record, words};
use super::time::Minutes;

words! {
    /// The side that gets more of the hours in a season.
    Heavy {
        /// More work than life.
        Work = "work",
        /// More life than work.
        Life = "life",
    }
}

record! {
    /// The weight and target of one value in a season. Where a field is None, the value's own counts.
    pub struct Intent {
        /// The weight, 0 to 10.
        pub weight: Option<f64>,
        /// The weekly target.
        pub weekly: Option<Minutes>,
        /// Whether the value is paused this season.
        pub resting: bool,
    }
    beside {
    }
}

/// A season, from its first to its last day.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Season {
    /// The id, which commands use.
    #[serde(default)]
    pub id: String,
    /// The name.
    pub name: String,
    /// The first day.
    #[serde(deserialize_with = "date::required")]
    pub start: NaiveDate,
    /// The last day, included.
    #[serde(deserialize_with = "date::required")]
    pub end: NaiveDate,
    /// The side that gets more of the hours. None: neither.
    #[serde(default)]
    pub heavy: Option<Heavy>,
    /// The share of that side, 0.5 to 0.95. None: 0.6.
    #[serde(default)]
    pub ratio: Option<f64>,
    /// What would make it a good season, in the user's own words.
    #[serde(default)]
    pub success: Option<String>,
    /// The weights and targets in this season, by value id.
    #[serde(default)]
    pub intent: BTreeMap<String, Intent>,
    /// Earlier ids, which references may still use.
    #[serde(default)]
    pub was: Vec<String>,
    /// The place in the file that it was read from.
    #[serde(skip)]
    pub source: Source,
}

impl Season {
    /// Returns whether a day is in the season.
    pub fn contains(&self, date: NaiveDate) -> bool {
        (self.start..=self.end).contains(&date)
    }

    /// Returns the number of a day's ISO week in the season, counted from 1, and the number of ISO weeks that have a
    /// day of the season.
    pub fn week_of(&self, date: NaiveDate) -> (i64, i64) {
        let weeks = |day: NaiveDate| {
            date::days_between(date::Week::of(self.start).monday(), date::Week::of(day).monday()) / 7 + 1
        };
        (weeks(date), weeks(self.end))
    }

    /// Returns the length in words: `5 days` below a week, else `13 weeks`, counted as in [`Season::week_of`].
    pub fn length(&self) -> String {
        let days = date::days_between(self.start, self.end) + 1;
        match (days, self.week_of(self.end).0) {
            (1, _) => "one day".to_owned(),
            (..7, _) => format!("{days} days"),
            (_, 1) => "one week".to_owned(),
            (_, weeks) => format!("{weeks} weeks"),
        }
    }

    /// Returns the target for the work share, 0 to 1 (scoring.md, "Balance"): the ratio where work is heavy, 1 minus
    /// the ratio where life is. Without a ratio that is 0.6 or 0.4. None: neither side is heavy.
    pub fn target(&self) -> Option<f64> {
        Some(match self.heavy? {
            Heavy::Work => self.ratio.unwrap_or(0.6),
            Heavy::Life => 1.0 - self.ratio.unwrap_or(0.6),
        })
    }
}

impl Record for Season {
    fn fields(&self) -> Fields {
        let intents: Fields = self
            .intent
            .iter()
            .map(|(id, intent)| (id.clone(), super::Field::Table(intent.fields())))
            .collect();
        FieldList::default()
            .with("id", &self.id)
            .with("name", &self.name)
            .with("start", &self.start)
            .with("end", &self.end)
            .with("heavy", &self.heavy)
            .with("ratio", &self.ratio)
            .with("success", &self.success)
            .with("was", &self.was)
            .with("intent", &intents)
            .done()
    }
}
