//! Alignment and balance: how well the hours fit what a person values, and how they lie on the two sides of the
//! scale, with the reasons.

mod balance;
mod boundaries;
mod combine;
mod component;
mod counting;
mod gather;
mod gathered;
mod intention;
mod places;
mod score;
mod segment;
mod sweep;
mod terms;

use chrono::NaiveDate;

pub use component::{COMPONENTS, Component, FULL_WEIGHTS};
pub use gather::GatheredDay;
pub use gathered::Gathered;
pub use score::{
    Balance, ComponentScore, Crossings, Figures, Intention, Loss, MINUTES_BEFORE_A_NUMBER, PlaceMinutes,
    QUADRANT_CUT, Quadrant, Score, SignFigures, ValueMinutes,
};
pub use terms::{TAU, Terms};

use crate::domain::record::words;
use crate::domain::{Moment, Week};

words! {
    /// Through what a period is seen.
    Lens {
        /// What happened, up to now.
        Actual = "actual",
        /// The plan, as if all of it happens.
        Plan = "plan",
        /// What happened up to now, the plan from now on.
        Outlook = "outlook",
    }
}

/// From when a score is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOf {
    /// Now.
    pub now: Moment,
    /// The planning day that now lies in.
    pub today: NaiveDate,
}

/// A run of whole planning days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
}

impl Period {
    /// From a day to another, both in it.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Period {
        Period { from, to }
    }

    /// One day.
    pub fn day(date: NaiveDate) -> Period {
        Period { from: date, to: date }
    }

    /// An ISO week.
    pub fn week(week: Week) -> Period {
        Period { from: week.monday(), to: week.sunday() }
    }

    /// How many days it has, counted or not.
    pub fn length(self) -> i64 {
        crate::domain::date::days_between(self.from, self.to) + 1
    }
}
