//! One day, with its wall times resolved to moments and its ids to numbers. What is gathered depends on neither
//! now nor the lens, so that a day is gathered once and scored often.

use chrono::NaiveDate;

use super::terms::Terms;
use crate::domain::running;
use crate::domain::{Agenda, Block, Day, Moment, Side, Span, Status, Time, Zone};

/// From a moment to a later one, half-open.
pub(super) type Interval = (Moment, Moment);

/// The day 1970-01-01 counted from 0001-01-01 as day 1; moments are counted from there.
const EPOCH_DAY: i64 = 719_163;

/// One day, ready to be scored.
#[derive(Debug, Clone, PartialEq)]
pub struct GatheredDay {
    pub(super) date: NaiveDate,
    pub(super) zone: Zone,
    pub(super) is_grace: bool,
    /// Whether it has a file, or a block that is in one.
    pub(super) has_begun: bool,
    pub(super) blocks: Vec<GatheredBlock>,
    /// The windows of the boundaries that hold on it.
    pub(super) windows: Vec<Window>,
    /// From the first to the last moment that any of its blocks can reach.
    pub(super) reach: Interval,
    spans: Vec<Interval>,
    values: Vec<u32>,
    allows: Vec<u32>,
    /// Areas and engagements that the terms do not know, numbered after those that they do.
    strangers: Vec<String>,
}

/// A boundary's window on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Window {
    pub boundary: u32,
    pub start: Moment,
    pub end: Moment,
}

/// A run of entries in one of the day's lists.
type Run = (u32, u32);

/// A block, ready to be scored.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct GatheredBlock {
    pub plan: Option<Interval>,
    /// Since when it runs, and up to when it counts while nobody stops it.
    pub running: Option<Interval>,
    pub status: Option<Status>,
    pub is_virtual: bool,
    pub area: Option<u32>,
    pub engagement: Option<u32>,
    pub side: Option<Side>,
    /// −2 to +2; none where it counts for nothing, as in sleep.
    pub energy: Option<i8>,
    /// None where it counts for nothing, as in upkeep.
    pub agenda: Option<Agenda>,
    /// Whether its hours are paid, where the engagement is paid by the hour.
    pub is_paid: bool,
    lived: Run,
    values: Run,
    allows: Run,
}

impl GatheredDay {
    /// Which day it is.
    pub fn date(&self) -> NaiveDate {
        self.date
    }

    /// Whether it is a day of grace.
    pub fn is_grace(&self) -> bool {
        self.is_grace
    }

    /// The spans that a block was lived in, in order and apart; a running one not among them.
    pub(super) fn lived(&self, block: &GatheredBlock) -> &[Interval] {
        run(&self.spans, block.lived)
    }

    /// The values that a block serves and that are in force on the day.
    pub(super) fn values(&self, block: &GatheredBlock) -> &[u32] {
        run(&self.values, block.values)
    }

    /// Whether a block may cross a boundary.
    pub(super) fn allows(&self, block: &GatheredBlock, boundary: u32) -> bool {
        run(&self.allows, block.allows).contains(&boundary)
    }

    /// The text of an area or engagement that the terms do not know.
    pub(super) fn stranger(&self, number: u32) -> &str {
        self.strangers.get(number as usize).map_or("", String::as_str)
    }
}

fn run<T>(list: &[T], (start, end): Run) -> &[T] {
    list.get(start as usize..end as usize).unwrap_or_default()
}

impl Terms {
    /// Resolves a day's blocks. Its virtual blocks (`is_virtual`) count in plan and outlook from today on.
    pub fn gather(&self, day: &Day) -> GatheredDay {
        let zone = day.head.zone.unwrap_or(self.zone);
        let clock = Clock::new(day.date, zone);
        let windows = self
            .holding(day.date)
            .filter_map(|(boundary, terms)| {
                let (start, end) = clock.resolve(terms.window)?;
                Some(Window { boundary, start, end })
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
            let own = block.zone.filter(|own| *own != zone).map(|own| Clock::new(day.date, own));
            self.gather_block(&mut gathered, block, own.as_ref().unwrap_or(&clock));
        }
        gathered
    }

    fn gather_block(&self, day: &mut GatheredDay, block: &Block, clock: &Clock) {
        let area = block.area.as_deref().map(|id| {
            self.area(id).unwrap_or_else(|| self.areas.len() as u32 + number(&mut day.strangers, id))
        });
        let engagement = block.engagement.as_deref().map(|id| {
            self.engagement(id)
                .unwrap_or_else(|| self.engagements.len() as u32 + number(&mut day.strangers, id))
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
        for &(start, end) in day.spans[lived_from..].iter().chain(&plan).chain(&running) {
            day.reach = (day.reach.0.min(start), day.reach.1.max(end));
        }

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
            energy: block.energy.map(|felt| felt.felt()).filter(|_| known.is_none_or(|area| !area.is_sleep)),
            agenda: block.agenda.filter(|_| side != Some(Side::Upkeep)),
            is_paid: block.paid != Some(false),
            lived: (lived_from as u32, day.spans.len() as u32),
            values: (values_from as u32, day.values.len() as u32),
            allows: (allows_from as u32, day.allows.len() as u32),
        });
    }
}

/// The number of a text in a list, which it joins where it is new.
fn number(list: &mut Vec<String>, text: &str) -> u32 {
    let place = list.iter().position(|known| known == text).unwrap_or_else(|| {
        list.push(text.to_owned());
        list.len() - 1
    });
    place as u32
}

/// Sorts the intervals from a place on and joins those that touch, so that no minute counts twice.
pub(super) fn merge(intervals: &mut Vec<Interval>, from: usize) {
    if intervals.len() < from + 2 {
        return;
    }
    intervals[from..].sort_unstable();
    let mut last = from;
    for next in from + 1..intervals.len() {
        let (start, end) = intervals[next];
        if start <= intervals[last].1 {
            intervals[last].1 = intervals[last].1.max(end);
        } else {
            last += 1;
            intervals[last] = (start, end);
        }
    }
    intervals.truncate(last + 1);
}

/// The wall clock of one day in one zone: plain arithmetic wherever the clocks do not change.
struct Clock {
    date: NaiveDate,
    zone: Zone,
    /// The moment of midnight, where the day's times are that and their minutes.
    midnight: Option<Moment>,
}

impl Clock {
    fn new(date: NaiveDate, zone: Zone) -> Clock {
        use chrono::Datelike;
        let midnight = (i64::from(date.num_days_from_ce()) - EPOCH_DAY) * 24 * 60;
        Clock { date, zone, midnight: zone.steady_offset(date).map(|ahead| midnight - ahead) }
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
