//! Seasons of life, and what each intends.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::date;
use super::record::{FieldList, Fields, Record, Source, words};
use super::time::Minutes;

words! {
    /// A side of the scale that a season leans to.
    Heavy {
        /// More work than life.
        Work = "work",
        /// More life than work.
        Life = "life",
    }
}

/// What a season asks of one value. What is absent is the value's own.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Intent {
    /// Its weight, 0 to 10.
    pub weight: Option<f64>,
    /// Its weekly target.
    pub weekly: Option<Minutes>,
    /// Whether it asks nothing this season.
    pub resting: bool,
}

/// A stretch of weeks with its own lean.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Season {
    /// By what commands name it.
    #[serde(default)]
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its first day.
    #[serde(deserialize_with = "date::required")]
    pub start: NaiveDate,
    /// Its last day.
    #[serde(deserialize_with = "date::required")]
    pub end: NaiveDate,
    /// The side it leans to.
    #[serde(default)]
    pub heavy: Option<Heavy>,
    /// The heavy side's share of the hours, 0.5 to 0.95.
    #[serde(default)]
    pub ratio: Option<f64>,
    /// What would make it a good one, in one's own words.
    #[serde(default)]
    pub success: Option<String>,
    /// What it asks, by value.
    #[serde(default)]
    pub intent: BTreeMap<String, Intent>,
    /// Ids it had before.
    #[serde(default)]
    pub was: Vec<String>,
    /// Where it was read from.
    #[serde(skip)]
    pub source: Source,
}

impl Season {
    /// Whether it holds that day.
    pub fn contains(&self, date: NaiveDate) -> bool {
        (self.start..=self.end).contains(&date)
    }

    /// Which of its weeks a day lies in, counted from 1, and how many it has.
    pub fn week_of(&self, date: NaiveDate) -> (i64, i64) {
        let weeks = |day: NaiveDate| {
            date::days_between(date::Week::of(self.start).monday(), date::Week::of(day).monday()) / 7 + 1
        };
        (weeks(date), weeks(self.end))
    }

    /// How long it is, in words: its days where they are fewer than seven, else the weeks that it has a day in, as
    /// [`Season::week_of`] counts them.
    pub fn length(&self) -> String {
        let days = date::days_between(self.start, self.end) + 1;
        match (days, self.week_of(self.end).0) {
            (1, _) => "one day".to_owned(),
            (..7, _) => format!("{days} days"),
            (_, 1) => "one week".to_owned(),
            (_, weeks) => format!("{weeks} weeks"),
        }
    }

    /// The share of work that is meant, where it leans: 3/5 for work, 2/5 for life, or by its ratio.
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

impl Record for Intent {
    fn fields(&self) -> Fields {
        FieldList::default()
            .with("weight", &self.weight)
            .with("weekly", &self.weekly)
            .with("resting", &self.resting)
            .done()
    }
}
