//! One day, its wall times resolved to moments and its ids to numbers. It depends on neither now nor the
//! lens, so a day is gathered once and scored often.

use chrono::NaiveDate;

use super::rounding::index;
use super::terms::Terms;
use crate::domain::intervals::{Interval, merge};
use crate::domain::running;
use crate::domain::{Agenda, Block, Day, Moment, Side, Span, Status, Time, Zone};

/// Number of the day 1970-01-01, counted from 0001-01-01 as day 1. Moments start there.
const EPOCH_DAY: i64 = 719_163;

/// One day, ready to be scored.
#[derive(Debug, Clone, PartialEq)]
pub struct GatheredDay {
    pub(super) date: NaiveDate,
    pub(super) zone: Zone,
    pub(super) is_grace: bool,
    /// Whether the day has a file, or a block that is in one.
    pub(super) has_begun: bool,
    pub(super) blocks: Vec<GatheredBlock>,
    /// Windows of the boundaries that name this day.
    pub(super) windows: Vec<GatheredWindow>,
    /// First and last moment that any block of the day can reach.
    pub(super) reach: Interval,
    spans: Vec<Interval>,
    values: Vec<u32>,
    allows: Vec<u32>,
    /// Ids of areas and jobs that the terms do not know, numbered after the known ones.
    strangers: Vec<String>,
}

/// Window of a boundary on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct GatheredWindow {
    pub boundary: u32,
    pub start: Moment,
    pub end: Moment,
}

/// Range of entries in one of the day's lists.
type ListRange = (u32, u32);

/// A block, ready to be scored.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct GatheredBlock {
    pub plan: Option<Interval>,
    /// Start of a running span, and the moment up to which it counts if nobody stops it.
    pub running: Option<Interval>,
    pub status: Option<Status>,
    pub is_virtual: bool,
    pub area: Option<u32>,
    pub engagement: Option<u32>,
    pub side: Option<Side>,
    /// Felt energy, −2 to +2. `None` if not rated, or if it does not count, as in sleep.
    pub energy: Option<i8>,
    /// Who set the agenda. `None` if not said, or if it does not count, as in chores, meals, travel, care and sleep.
    pub agenda: Option<Agenda>,
    pub is_sleep: bool,
    /// Whether the hours are paid, if the job is paid by the hour.
    pub is_paid: bool,
    lived: ListRange,
    values: ListRange,
    allows: ListRange,
}

impl GatheredDay {
    /// Returns the date.
    pub fn date(&self) -> NaiveDate {
        self.date
    }

    /// Returns whether it is a grace day.
    pub fn is_grace(&self) -> bool {
        self.is_grace
    }

    /// Returns the spans in which a block was done, merged and in order, without a running one.
    pub(super) fn lived(&self, block: &GatheredBlock) -> &[Interval] {
        run(&self.spans, block.lived)
    }

    /// Returns the values that a block serves and that are in force on the day.
    pub(super) fn values(&self, block: &GatheredBlock) -> &[u32] {
        run(&self.values, block.values)
    }

    /// Returns whether a block may cross a boundary.
    pub(super) fn allows(&self, block: &GatheredBlock, boundary: u32) -> bool {
        run(&self.allows, block.allows).contains(&boundary)
    }

    /// Returns the id of an area or a job that the terms do not know.
    pub(super) fn stranger(&self, number: u32) -> &str {
        self.strangers.get(number as usize).map_or("", String::as_str)
    }
}

fn run<T>(list: &[T], (start, end): ListRange) -> &[T] {
    list.get(start as usize..end as usize).unwrap_or_default()
}

impl Terms {
    /// Returns a day, ready to be scored. Blocks without a set time are left out. Usual blocks of routines
    /// (`is_virtual`) count in plan and outlook from today on.
    pub fn gather(&self, day: &Day) -> GatheredDay {
        let zone = day.head.zone.unwrap_or(self.zone);
        let clock = DayClock::new(day.date, zone);
        let windows = self
            .holding(day.date)
            .filter_map(|(boundary, terms)| {
                let (start, end) = clock.resolve(terms.window)?;
                Some(GatheredWindow { boundary, start, end })
            })
            .collect();
        let mut gathered = GatheredDay {
            date: day.date,
            zone,
            is_grace: day.head.grace.is_some(),
            has_begun: day.has_file || day.blocks.iter().any(|block| !block.is_virtual),
            blocks: Vec::with_capacity(day.blocks.len()),
            windows,
            reach: (Moment::MAX, Moment::MIN),
            spans: Vec::with_capacity(day.blocks.len()),
            values: Vec::with_capacity(2 * day.blocks.len()),
            allows: Vec::new(),
            strangers: Vec::new(),
        };
        for block in day.blocks.iter().filter(|block| !block.is_untimed()) {
            let own = block.zone.filter(|own| *own != zone).map(|own| DayClock::new(day.date, own));
            self.gather_block(&mut gathered, block, own.as_ref().unwrap_or(&clock));
        }
        gathered
    }

    fn gather_block(&self, day: &mut GatheredDay, block: &Block, clock: &DayClock) {
        let area = block.area.as_deref().map(|id| {
            self.area(id).unwrap_or_else(|| index(self.areas.len()) + number_in(&mut day.strangers, id))
        });
        let engagement = block.engagement.as_deref().map(|id| {
            self.engagement(id)
                .unwrap_or_else(|| index(self.engagements.len()) + number_in(&mut day.strangers, id))
        });
        let known = area.and_then(|area| self.areas.get(area as usize));
        let side = known.and_then(|area| area.side);

        let lived_from = day.spans.len();
        day.spans.extend(block.lived().filter_map(|span| clock.resolve(span)));
        merge(&mut day.spans, lived_from);
        let plan = block.plan.and_then(|span| clock.resolve(span));
        let running = block.running_since().and_then(|since| {
            let since = clock.moment(since);
            let (_, counts_to) = running::bounds(since, plan, self.end_of_day(day.date, clock.zone));
            (since < counts_to).then_some((since, counts_to))
        });
        for &(start, end) in
            day.spans.get(lived_from..).unwrap_or_default().iter().chain(&plan).chain(&running)
        {
            day.reach = (day.reach.0.min(start), day.reach.1.max(end));
        }

        let is_sleep = known.is_some_and(|area| area.is_sleep);
        let values_from = day.values.len();
        let served = block.values.iter().filter_map(|id| self.value(id));
        let in_force =
            |value: &u32| self.values.get(*value as usize).is_some_and(|value| value.in_force(day.date));
        day.values.extend(served.filter(in_force));
        let allows_from = day.allows.len();
        day.allows.extend(block.allow.iter().filter_map(|id| self.boundary(id)));
        day.blocks.push(GatheredBlock {
            plan,
            running,
            status: block.status,
            is_virtual: block.is_virtual,
            area,
            engagement,
            side,
            energy: block.energy.map(|felt| felt.felt()).filter(|_| !is_sleep),
            agenda: block.agenda.filter(|_| {
                side != Some(Side::Upkeep) && !is_sleep && known.is_none_or(|area| !area.is_care)
            }),
            is_sleep,
            is_paid: block.paid != Some(false),
            lived: (index(lived_from), index(day.spans.len())),
            values: (index(values_from), index(day.values.len())),
            allows: (index(allows_from), index(day.allows.len())),
        });
    }
}

/// Returns the number of a text in a list, and adds it if it is new.
fn number_in(list: &mut Vec<String>, text: &str) -> u32 {
    let place = list.iter().position(|known| known == text).unwrap_or_else(|| {
        list.push(text.to_owned());
        list.len() - 1
    });
    index(place)
}

/// Wall clock of one day in one zone. It is plain arithmetic on days without a clock change.
struct DayClock {
    date: NaiveDate,
    zone: Zone,
    /// Moment of midnight. `None` if the clocks change around this day.
    midnight: Option<Moment>,
}

impl DayClock {
    fn new(date: NaiveDate, zone: Zone) -> DayClock {
        use chrono::Datelike;
        let midnight = (i64::from(date.num_days_from_ce()) - EPOCH_DAY) * 24 * 60;
        DayClock { date, zone, midnight: zone.steady_offset(date).map(|ahead| midnight - ahead) }
    }

    fn moment(&self, time: Time) -> Moment {
        match self.midnight {
            Some(midnight) => midnight + i64::from(time.minutes()),
            None => self.zone.moment(self.date, time),
        }
    }

    fn resolve(&self, span: Span) -> Option<Interval> {
        match self.midnight {
            Some(midnight) => span.is_forward().then(|| {
                (midnight + i64::from(span.start.minutes()), midnight + i64::from(span.end.minutes()))
            }),
            None => self.zone.resolve(self.date, span),
        }
    }
}
