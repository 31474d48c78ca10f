//! Alignment and balance: how well the hours fit what a person values, and how they split between work and life.
//!
//! The room knows no file, no clock and no terminal. Days go in, numbers and their causes come out. The formulas are
//! those of `scoring.md`.
//!
//! 1. [`Terms`] prepares a profile and its seasons: ids become numbers.
//! 2. [`Terms::gather`] resolves the wall times of a day to moments. The result depends on neither now nor the
//!    [`Lens`], so a day is gathered once and scored often.
//! 3. [`Gathered`] cuts a [`Period`] into segments by season and walks once over the sorted edges of what counts in
//!    each (`sweep`). It measures the six components, and combines the segments by their live days into a [`Score`].
//!
//! # A week by hand
//!
//! Three values matter this season: care (weight 5, 10 h a week), craft (3, 10 h) and health (2, 3 h). Learning is
//! paused. On Monday three hours of craft at the job felt good (+1) and four hours of meetings tiring (−1); someone
//! else set the agenda. On Tuesday dinner and a walk with Ada, planned from 18:00 to 20:00, lasted until 19:30 (care
//! and health, own agenda, +2). Then the job called for a quarter of an hour, inside the boundary *dinner*.
//! Wednesday's planned swim, an hour of health, did not happen. The answers of the check-in are 3, 2, 4, 3, 3.
//!
//! | component | weight | how | x |
//! |---|---|---|---|
//! | values | 35 | (5 · 90/600 + 3 · 180/600 + 2 · 90/180) / 10 | .265 |
//! | signs | 20 | mean of (x − 1)/4 | .5 |
//! | energy | 15 | (180 · .75 + 240 · .25 + 90 · 1) / 510 | .559 |
//! | agency | 10 | (180 · ½ + 240 · 0 + 90 · 1 + 15 · 0) / 525 / .6 | .571 |
//! | boundaries | 10 | 1 − 2 · 15 / (15 + 120) | .778 |
//! | intention | 10 | (5 · 90 + 2 · 90) / (5 · 120 + 2 · 120 + 2 · 60) | .656 |
//!
//! Alignment is 47.7. Work has 435 minutes and life 90, a share of .829 where .35 to .65 is balance: balance is
//! 100 · (1 − .179/.35) = 49.0. The week is neither aligned nor balanced. Care costs it most:
//! 35 · (5 · .85/10) = 14.9 points. `tests/vectors/worked-example` has the whole week; here is its Tuesday evening:
//!
//! ```
//! use aplomb::alignment::{AsOf, Component, Gathered, Lens, Period, Terms};
//! use aplomb::domain::{Block, Day, Profile, Zone, date::parse_iso};
//!
//! let profile: Profile = toml::from_str(
//!     r#"
//!     value = [{ id = "care", name = "Care", weight = 5, weekly = "10h" }]
//!     [[boundary]]
//!     id = "dinner"
//!     name = "Dinner at home"
//!     days = ["tue"]
//!     window = "18:00-20:00"
//!     no = ["work"]
//!     "#,
//! )?;
//! let blocks = [
//!     r#"title = "Dinner"
//!        actual = ["18:00-19:30"]
//!        area = "people"
//!        values = ["care"]"#,
//!     r#"title = "A call"
//!        actual = ["19:30-19:45"]
//!        area = "work""#,
//! ];
//! let tuesday = parse_iso("2026-11-17").ok_or("no date")?;
//! let mut day = Day::empty(tuesday);
//! for block in blocks {
//!     day.blocks.push(toml::from_str::<Block>(block)?);
//! }
//!
//! let terms = Terms::new(&profile, &[], Zone::UTC);
//! let mut gathered = Gathered::new(terms, Some(tuesday));
//! let day = gathered.terms().gather(&day);
//! gathered.insert(day);
//! let as_of = AsOf { now: Zone::UTC.moment(tuesday, "23:30".parse()?), today: tuesday };
//! let score = gathered.score(Period::day(tuesday), Lens::Actual, &as_of);
//!
//! assert_eq!((score.balance.work, score.balance.life), (15.0, 90.0));
//! // The target of a day is a seventh of ten hours; 90 minutes are more. The call crossed 15 of 120 minutes.
//! assert_eq!(score.component(Component::Values).map(|values| values.value), Some(1.0));
//! let sentences: Vec<String> =
//!     score.losses.iter().map(|loss| aplomb::report::reasons::sentence(loss, &score, &profile)).collect();
//! assert_eq!(sentences, ["Dinner at home: crossed once, 15 min"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![warn(clippy::indexing_slicing, clippy::cast_possible_truncation)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::cast_possible_truncation))]

mod balance;
mod boundaries;
pub mod change;
mod combine;
mod component;
mod components;
mod counting;
pub mod engagements;
mod gathered;
mod gathered_day;
pub mod guardrails;
mod hours;
mod intention;
mod places;
mod rounding;

#[cfg(test)]
pub(crate) mod samples;
mod score;
mod segment;
mod sweep;
pub mod swing;
mod terms;

use chrono::NaiveDate;

pub use boundaries::REACH_DAYS;
pub use component::{COMPONENTS, Component, FULL_WEIGHTS};
pub use gathered::Gathered;
pub use gathered_day::GatheredDay;
pub use hours::{CountedHours, Covered};
pub use rounding::{rounded, whole_minutes};
pub use score::{
    Balance, ComponentScore, Crossings, Figures, Intention, Loss, MINUTES_BEFORE_A_NUMBER, PlaceMinutes,
    QUADRANT_CUT, Quadrant, Score, SignFigures, ValueMinutes,
};
pub use terms::{TAU, Terms};

use crate::domain::record::words;
use crate::domain::{Moment, Week};

words! {
    /// Lens through which a period is scored.
    Lens {
        /// What happened, up to now.
        Actual = "actual",
        /// The plan, as if all of it happens.
        Plan = "plan",
        /// What happened up to now, the plan from now on.
        Outlook = "outlook",
    }
}

/// Moment from which a score is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOf {
    /// Now.
    pub now: Moment,
    /// Planning day that contains now.
    pub today: NaiveDate,
}

/// Whole planning days in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day, included.
    pub to: NaiveDate,
}

impl Period {
    /// Every day there is.
    pub const ALL: Period = Period { from: NaiveDate::MIN, to: NaiveDate::MAX };

    /// Returns the period from one day to another, both included.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Period {
        Period { from, to }
    }

    /// Returns the period of one day.
    pub fn day(date: NaiveDate) -> Period {
        Period { from: date, to: date }
    }

    /// Returns the period of an ISO week.
    pub fn week(week: Week) -> Period {
        Period { from: week.monday(), to: week.sunday() }
    }

    /// Returns the number of days.
    pub fn length(self) -> i64 {
        crate::domain::date::days_between(self.from, self.to) + 1
    }
}
