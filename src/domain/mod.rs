//! The domain: values, blocks, days, weeks, seasons and the ledger, and edits of them.
//!
//! [`edits`] build an [`Edit`], [`Life::apply`] makes it and returns its inverse, [`validate`] finds what is wrong in
//! a file's content, [`merge`] changes a record field by field.
//!
//! Nothing here uses a file, a terminal or a clock. [`Ctx`] has the time, the zone and the source of new ids.

#![warn(clippy::indexing_slicing, clippy::cast_possible_truncation)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::cast_possible_truncation))]

pub mod block;
pub mod common_values;
pub mod config;
pub mod ctx;
pub mod currency;
pub mod date;
pub mod day;
pub mod edit;
pub mod edits;
pub mod file;
pub mod fold;
pub mod hash;
pub mod id;
pub mod intervals;
pub mod ledger;
pub mod life;
pub mod merge;
pub mod place;
pub mod profile;
pub mod record;
pub mod routine;
pub mod running;
pub mod season;
pub mod syntax;
pub mod template;
pub mod text;
pub mod time;
pub mod unread;
pub mod validate;
pub mod week;
pub mod zone;

pub use block::{Agenda, Block, Demand, Energy, Status};
pub use config::Config;
pub use ctx::Ctx;
pub use date::{Week, Weekdays};
pub use day::{Day, DayHead};
pub use edit::{Change, Edit, EntryChange, Refused};
pub use file::{FileContent, LoadedFile};
pub use id::IdSource;
pub use intervals::covered;
pub use ledger::Ledger;
pub use life::Life;
pub use merge::RecordChange;
pub use place::Place;
pub use profile::{AreaTree, Boundary, Engagement, Profile, Side, Value};
pub use record::{Field, Fields, Record, Source};
pub use routine::{MonthDay, Routine};
pub use season::{Heavy, Season};
pub use template::Template;
pub use time::{Minutes, Span, Stretch, Time};
pub use unread::Unread;
pub use week::{Answer, Answers, CheckIn, WeekRecord};
pub use zone::{Moment, Zone};
