//! Alignment and balance: how well the hours fit what a person values, and how they split between work and life.
//!
//! This module reads no file, no clock and no terminal. It takes days and returns numbers with their causes. The
//! formulas are in `scoring.md`.
//!
//! 1. [`Terms`] prepares a profile and its seasons: ids become numbers.
//! 2. [`Terms::gather`] resolves the wall times of a day to moments. The result depends on neither now nor the
//!    [`Lens`], so a day is gathered once and scored often.
//! 3. [`Gathered`] cuts a [`Period`] into segments by season. In each segment it walks once over the sorted edges of
//!    the blocks that count (`sweep`) and measures the six components. It combines the segments into a [`Score`],
//!    weighted by their live days.
//!
//! # A week by hand
//!
//! The week is 16 to 22 November, scored on the Monday after it. Three values matter this season: care (weight 5,
//! 10 h a week), craft (3, 10 h) and health (2, 3 h). Monday, Tuesday and Thursday were recorded, and Saturday is a
//! grace day. So 3 of 6 days are live, and targets count 3/7. Nothing was recorded on Wednesday, and its plan that is
//! not marked costs nothing. `tests/vectors` has the whole week in `worked-example`.
//!
//! | component | weight | how | x |
//! |---|---|---|---|
//! | values | 40 | care 210/257.1 min, craft 180/257.1, health 90/77.1: (5 · .8167 + 3 · .7 + 2 · 1) / 10 | .8183 |
//! | signs | 20 | answers 3 2 4 3 3: mean of (x − 1)/4 | .5 |
//! | energy | 15 | 180 min at .75, 240 at .25, 90 at 1, 120 of care at .25: .5 / (5/8) | .8 |
//! | agency | 10 | (180 · ½ + 240 · 0 + 90 · 1 + 15 · 0 + 60 · 1 + 120 · ¾) / 705 / .6 | .7801 |
//! | boundaries | 10 | dinner 2 · 15 / 135 at weight 1, quiet 1 at weight 2 · 30/60: 1 − their mean | .3889 |
//! | intention | 5 | care 90 of 120, health 90 of 90: (5 · 90 + 2 · 90) / (5 · 120 + 2 · 90) | .8077 |
//!
//! The podcast beside care does not lift its energy. Agency leaves care out. Of 180 planned minutes of health 90 were
//! done. The other 90 are beyond the target and do not count.
//!
//! Alignment is 70.46. Work has 555 minutes and life 210: a share of .7255. The target is .6, so balance is
//! 100 · (1 − (.1255 − .05) / .35) = 78.43, and life is 555 − .6 · 765 = 96 minutes behind. The week is aligned and
//! balanced. Here is its Tuesday evening:
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
//! let losses = score.losses.iter();
//! let sentences: Vec<String> =
//!     losses.map(|loss| aplomb::report::reasons::sentence(loss, &score, &profile, tuesday)).collect();
//! assert_eq!(sentences, ["Dinner at home: crossed once, for 15m"]);
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
mod least;
pub mod limits;
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

/// Amount by which a figure may be below a cut-off and still meet it. Sums of floats are not exact.
const NEAR: f64 = 1e-9;

pub use boundaries::REACH_DAYS;
pub use component::{COMPONENTS, Component, FULL_WEIGHTS};
pub use gathered::Gathered;
pub use gathered_day::GatheredDay;
pub use hours::{CountedHours, Covered};
pub use rounding::{rounded, whole_minutes};
pub use score::{
    Balance, ComponentScore, Crossings, Figures, Intention, Loss, MINUTES_BEFORE_A_NUMBER, PlaceMinutes,
    QUADRANT_CUT, Quadrant, Score, SignFigures, Standing, ValueMinutes,
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

/// Moment at which a score is taken.
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
    /// Period of all days.
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
