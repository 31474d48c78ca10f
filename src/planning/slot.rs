//! Free time for a value that is short: the smallest block that would help.

use chrono::NaiveDate;

use super::free::{self, gaps};
use super::whole_day::{BESIDE, WholeDay};
use crate::alignment::Period;
use crate::domain::config::Clock;
use crate::domain::date::{plus, weekday_name};
use crate::domain::{Ctx, Day, Demand, Life, Minutes, Moment, Place, Span, Time};

/// Shortest suggestion, in minutes: even half an hour counts.
pub const LEAST: u32 = 30;
/// Longest suggestion, in minutes.
pub const MOST: u32 = 90;
/// Days before a period whose blocks show how demanding a value is.
const DAYS_BACK: i64 = 28;
/// Suggestions are multiples of a quarter of an hour.
const QUARTER: u32 = 15;
/// Hours of the day in which free time is suggested. Other hours need an energy level of `AWAKE`.
const SANE: std::ops::Range<u32> = 8..21;
/// Lowest energy level at which an hour outside `SANE` is suggested too.
const AWAKE: u8 = 2;

/// A free time: its day, and its span in the current zone.
pub type Slot = (NaiveDate, Span);

/// Returns the first free time in a period, from now on, for the minutes that a value is short of.
///
/// The free time has the minutes that are short, in whole quarters, at most [`MOST`]. If none is that long, it is the
/// longest one of at least [`LEAST`]. It is in waking hours, not before 8 or after 21 unless energy by hour allows
/// it. It is outside all boundaries and outside `taken`, which was offered already. Grace days have none. The span is
/// in the current zone.
///
/// On its day it is where energy suits the value: demanding values get hours of high energy, easy ones hours of low
/// energy, others the earliest time. Days that are not loaded or can't be read offer none. `None` if there is no free
/// time.
pub fn slot(
    life: &Life,
    ctx: &Ctx,
    value: &str,
    period: Period,
    lacking: u32,
    taken: &[Slot],
) -> Option<Slot> {
    let today = life.today(ctx);
    let wanted = (lacking.div_ceil(QUARTER) * QUARTER).clamp(LEAST, MOST);
    let days = period.from.max(today).iter_days().take_while(|date| *date <= period.to);
    let wish = Wish::of(life, value, period);
    let mut best: Option<(u32, i64, NaiveDate, Span)> = None;
    for date in days {
        let is_open = |day: &&Day| day.head.grace.is_none() && life.unread(Place::Day(date)).is_none();
        let Some(day) = life.day(date).filter(is_open) else { continue };
        let whole = WholeDay::new(life, ctx, day);
        let now = (date == today).then(|| ctx.minute());
        let passed = now.and_then(|now| day.head.zone.unwrap_or(ctx.zone).time_on(date, now));
        let mut kept = kept(life, ctx, day);
        kept.extend(taken.iter().filter_map(|(on, span)| on_day(day, ctx, ctx.zone.resolve(*on, *span)?)));
        let free = gaps(&whole, life.profile.day.wake, ctx.zone, now)
            .into_iter()
            .flat_map(|gap| outside(gap, &kept));
        for gap in free {
            let from = passed.map_or(gap.start, |passed| passed.max(gap.start));
            let mut start = from.minutes().div_ceil(QUARTER) * QUARTER;
            loop {
                let length = gap.end.minutes().saturating_sub(start).min(wanted) / QUARTER * QUARTER;
                if length < LEAST {
                    break;
                }
                let length = sane_length(life, start, length);
                if length < LEAST {
                    start += QUARTER;
                    continue;
                }
                let suits = wish.suits(life, start, length);
                let is_better = |(longest, best, on, _): (u32, i64, NaiveDate, Span)| {
                    length > longest || (length == longest && on == date && suits > best)
                };
                if best.is_none_or(is_better) {
                    let start = Time::from_minutes(start);
                    let span = Span::new(start, start.shifted(length.into())?);
                    // The span is found by the day's clocks and returned in the current zone.
                    let own = day.head.zone.unwrap_or(ctx.zone);
                    let span = own.resolve(date, span).and_then(|found| free::exactly(ctx.zone, date, found));
                    best = span.map(|span| (length, suits, date, span)).or(best);
                }
                start += QUARTER;
            }
        }
        if best.is_some_and(|(length, ..)| length >= wanted) {
            break;
        }
    }
    best.map(|(.., date, span)| (date, span))
}

/// Returns how many minutes from a start are in hours that may be suggested, at most `length`.
fn sane_length(life: &Life, start: u32, length: u32) -> u32 {
    let is_sane = |minute: &u32| {
        let hour = minute / 60 % 24;
        SANE.contains(&hour) || life.profile.rhythm.level(hour).is_some_and(|level| level >= AWAKE)
    };
    let quarters = (start..start + length).step_by(QUARTER as usize).take_while(is_sane);
    QUARTER * u32::try_from(quarters.count()).unwrap_or(0)
}

/// Hours that suit a value, by how demanding its blocks are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    /// Hours of high energy.
    High,
    /// Hours of low energy. Demanding blocks need the others.
    Low,
    /// Any hours.
    Any,
}

impl Wish {
    /// Returns the wish of most blocks that serve a value, from [`DAYS_BACK`] days before a period to its end.
    fn of(life: &Life, value: &str, period: Period) -> Wish {
        let is_it = |id: &String| life.profile.value(id).is_some_and(|known| known.id == value);
        let days =
            life.days.range(plus(period.from, -DAYS_BACK)..=period.to.max(plus(period.from, -DAYS_BACK)));
        let serving = days.flat_map(|(_, day)| &day.blocks).filter(|block| block.values.iter().any(is_it));
        let (mut high, mut low, mut between) = (0, 0, 0);
        for demand in serving.filter_map(|block| block.demand) {
            match demand {
                Demand::High => high += 1,
                Demand::Low => low += 1,
                Demand::Medium => between += 1,
            }
        }
        match () {
            () if high > low + between => Wish::High,
            () if low > high + between => Wish::Low,
            () => Wish::Any,
        }
    }

    /// Returns how well some minutes suit it. More is better. 0 if any hours suit, or if no energy by hour is known.
    fn suits(self, life: &Life, start: u32, length: u32) -> i64 {
        let sign = match self {
            Wish::High => 1,
            Wish::Low => -1,
            Wish::Any => return 0,
        };
        let quarters = (start..start + length).step_by(QUARTER as usize);
        let levels = quarters.map(|minute| life.profile.rhythm.level(minute / 60));
        sign * levels.map(|level| i64::from(level.unwrap_or(0))).sum::<i64>()
    }
}

/// Returns the boundaries' windows on a day, including windows that began on a day before.
fn kept(life: &Life, ctx: &Ctx, day: &Day) -> Vec<Span> {
    let own = day.head.zone.unwrap_or(ctx.zone);
    let around = || (-BESIDE..=BESIDE).map(|days| plus(day.date, days));
    let windows = life.profile.boundaries.iter().flat_map(|one| {
        let held = around().filter(|date| one.holds_on(*date));
        held.filter_map(|date| on_day(day, ctx, own.resolve(date, one.window)?))
    });
    windows.collect()
}

/// Returns the part of an interval inside a day, by its clocks. `None` if there is none.
fn on_day(day: &Day, ctx: &Ctx, (start, end): (Moment, Moment)) -> Option<Span> {
    let own = day.head.zone.unwrap_or(ctx.zone);
    let start = start.max(own.moment(day.date, Time::MIDNIGHT));
    let time = |moment| own.time_on(day.date, moment);
    (start < end).then_some(())?;
    Some(Span::new(time(start)?, time(end).unwrap_or(Time::LAST)))
}

/// Returns a free time in words: `30m on Thursday, 17:15`. From a week ahead it has the date.
pub fn in_words(clock: Clock, today: NaiveDate, date: NaiveDate, span: Span) -> String {
    let weekday = weekday_name(chrono::Datelike::weekday(&date));
    let day = match date {
        date if date == today => "today".to_owned(),
        date if date == plus(today, 1) => "tomorrow".to_owned(),
        date if date < plus(today, 7) => format!("on {weekday}"),
        date => format!("on {}", crate::domain::date::long(date)),
    };
    format!("{} {day} at {}", Minutes(span.minutes()).short(), span.start.short(clock))
}

/// Returns the parts of a span outside other spans.
fn outside(span: Span, others: &[Span]) -> Vec<Span> {
    others.iter().fold(vec![span], |parts, other| {
        let cut = |part: Span| {
            let before = Span::new(part.start, part.end.min(other.start));
            let after = Span::new(part.start.max(other.end), part.end);
            if part.overlaps(*other) { vec![before, after] } else { vec![part] }
        };
        parts.into_iter().flat_map(cut).filter(|part| part.is_forward()).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::super::free::tests::{block, day, profile, zone};
    use super::*;
    use crate::domain::date::parse_iso;
    use crate::domain::{Block, IdSource, Profile};

    fn ctx(now: &str) -> Ctx {
        let (today, time) = now.split_once('T').unwrap();
        let moment = zone().moment(parse_iso(today).unwrap(), time.parse().unwrap());
        let now = chrono::DateTime::from_timestamp(moment * 60, 0).unwrap();
        Ctx { now, zone: zone(), ids: IdSource { seed: 0 }, clock: Clock::default() }
    }

    fn found(blocks: &[(&str, Vec<Block>)], from: &str, now: &str, lacking: u32) -> String {
        found_in(profile(), blocks, from, now, lacking)
    }

    fn found_in(
        profile: Profile,
        blocks: &[(&str, Vec<Block>)],
        from: &str,
        now: &str,
        lacking: u32,
    ) -> String {
        let on = |text: &str| parse_iso(text).unwrap();
        let ctx = ctx(now);
        let mut life = Life { profile, ..Life::default() };
        for (date, blocks) in blocks {
            life.days.insert(on(date), day(date, blocks));
        }
        match slot(&life, &ctx, "craft", Period::new(on(from), plus(on(from), 6)), lacking, &[]) {
            Some((date, span)) => format!("{date} {span}"),
            None => String::new(),
        }
    }

    #[test]
    fn a_slot_is_long_enough_in_whole_quarters_and_at_most_an_hour_and_a_half() {
        let empty = [("2026-11-24", Vec::new())];
        let at = |lacking| found(&empty, "2026-11-23", "2026-11-22T18:05", lacking);
        assert_eq!(at(10), "2026-11-24 08:30-09:00");
        assert_eq!(at(40), "2026-11-24 08:30-09:15");
        // The free time before school is too early.
        assert_eq!(at(600), "2026-11-24 08:30-10:00");
        // Today begins at the next quarter from now.
        assert_eq!(found(&empty, "2026-11-23", "2026-11-24T10:02", 60), "2026-11-24 10:15-11:15");
    }

    #[test]
    fn it_lies_in_sane_hours_and_outside_what_was_offered() {
        let on = |text: &str| parse_iso(text).unwrap();
        let mut life = Life { profile: profile(), ..Life::default() };
        life.days.insert(on("2026-11-24"), day("2026-11-24", &[block("Full", "08:00-20:45", "home")]));
        let found = |life: &Life, taken: &[Slot]| {
            let period = Period::day(on("2026-11-24"));
            slot(life, &ctx("2026-11-23T09:00"), "craft", period, 45, taken).map(|(_, span)| span.to_string())
        };
        assert_eq!(found(&life, &[]), None, "1h in the morning and two at night are free");
        life.profile.rhythm.preset = Some(crate::domain::profile::Preset::Lark);
        assert_eq!(found(&life, &[]).as_deref(), Some("07:00-07:45"));
        life.days.insert(on("2026-11-24"), day("2026-11-24", &[block("Full", "10:00-20:45", "home")]));
        life.profile.rhythm.preset = None;
        assert_eq!(found(&life, &[]).as_deref(), Some("08:30-09:15"));
        let taken = [(on("2026-11-24"), "08:30-09:00".parse().unwrap())];
        assert_eq!(found(&life, &taken).as_deref(), Some("09:00-09:45"));
    }

    #[test]
    fn it_lies_outside_every_boundary_and_not_on_a_day_of_grace() {
        let full = |from: &str| vec![block("Full", from, "home")];
        let days = [("2026-11-24", full("07:00-17:45")), ("2026-11-25", full("07:00-20:15"))];
        // A quarter of an hour is left before dinner, and more after it.
        assert_eq!(found(&days, "2026-11-23", "2026-11-22T18:05", 60), "2026-11-24 20:00-21:00");
        assert_eq!(found(&[("2026-11-24", full("07:00-23:00"))], "2026-11-23", "2026-11-22T18:05", 60), "");
        // If no day has enough, it is the longest free time.
        let days = [("2026-11-24", full("07:00-20:30")), ("2026-11-25", full("07:00-20:15"))];
        assert_eq!(found(&days, "2026-11-23", "2026-11-22T18:05", 60), "2026-11-25 20:15-21:00");
    }

    #[test]
    fn what_reaches_in_from_the_days_beside_takes_its_time() {
        let mut night = profile();
        // Awake at any hour.
        night.rhythm.levels = vec![2; 24];
        night.day.wake = "05:00-26:00".parse().unwrap();
        night.boundaries = toml::from_str::<Profile>(
            "boundary = [{ id = \"quiet\", name = \"Quiet\", days = [\"mon\"], window = \"22:00-30:00\", no = [\"work\"] }]",
        )
        .unwrap()
        .boundaries;
        let watch = block("Watch", "22:00-32:00", "work");
        let at = |days: &[(&str, Vec<Block>)], profile: Profile, from: &str| {
            found_in(profile, days, from, "2026-11-20T18:05", 60)
        };
        // Monday's window ends at six on Tuesday, and Sunday has none of Monday's morning.
        assert_eq!(at(&[("2026-11-24", Vec::new())], night.clone(), "2026-11-24"), "2026-11-24 06:00-07:00");
        // A block through Monday night takes five o'clock on Tuesday.
        let days = [("2026-11-23", vec![watch]), ("2026-11-24", Vec::new())];
        assert_eq!(at(&days, night.clone(), "2026-11-24"), "2026-11-24 08:00-09:00");
        // The end of a day is not free if a plan of the next day takes it.
        let full = block("Full", "05:00-24:00", "home");
        let early = block("Early", "00:30-05:00", "home");
        let days = [("2026-11-25", vec![full]), ("2026-11-26", vec![early])];
        assert_eq!(at(&days, night, "2026-11-25"), "2026-11-26 05:00-06:00");
    }

    #[test]
    fn what_asks_much_lies_in_good_hours_and_what_asks_little_in_others() {
        use crate::domain::Value;
        use crate::domain::profile::{Preset, Rhythm};
        let serving = |value: &str, demand: &[Demand]| -> Vec<Block> {
            let blocks = demand.iter().map(|demand| Block {
                values: vec![value.into()],
                demand: Some(*demand),
                ..block("Before", "", "home")
            });
            blocks.collect()
        };
        let found = |rhythm: &Rhythm, demand: &[Demand], on: &str| {
            let mut known = profile();
            known.rhythm = rhythm.clone();
            known.values = vec![Value { id: "craft".into(), was: vec!["work".into()], ..Value::default() }];
            let evening = block("Full", "12:00-20:00", "home");
            let days = [
                ("2026-11-18", serving("work", demand)),
                ("2026-11-24", vec![evening]),
                ("2026-11-25", Vec::new()),
            ];
            found_in(known, &days, on, "2026-11-22T18:05", 60)
        };
        use Demand::{High, Low, Medium};
        let owl = Rhythm { preset: Some(Preset::Owl), ..Rhythm::default() };
        // Best from ten to eleven, tired from nine in the evening on.
        let own = Rhythm {
            levels: (0..24)
                .map(|hour| [3, 4, 2][usize::from(hour == 10) + 2 * usize::from(hour > 20)])
                .collect(),
            ..Rhythm::default()
        };
        assert_eq!(found(&own, &[High, High, Low], "2026-11-24"), "2026-11-24 10:00-11:00");
        assert_eq!(found(&own, &[Low], "2026-11-24"), "2026-11-24 21:00-22:00");
        assert_eq!(found(&owl, &[High], "2026-11-24"), "2026-11-24 20:00-21:00");
        assert_eq!(found(&owl, &[High], "2026-11-25"), "2026-11-25 20:00-21:00");
        // A better hour on a later day does not count.
        assert_eq!(found(&own, &[High], "2026-11-23"), "2026-11-24 10:00-11:00");
        for (rhythm, demand) in
            [(&Rhythm::default(), &[High][..]), (&own, &[]), (&own, &[Medium]), (&own, &[High, Low])]
        {
            assert_eq!(
                found(rhythm, demand, "2026-11-24"),
                "2026-11-24 08:30-09:30",
                "{rhythm:?} {demand:?}"
            );
        }
    }

    #[test]
    fn a_day_that_may_not_be_written_offers_none() {
        let on = |text: &str| parse_iso(text).unwrap();
        let mut life = Life { profile: profile(), ..Life::default() };
        life.days.insert(on("2026-11-24"), day("2026-11-24", &[]));
        life.unread.insert(Place::Day(on("2026-11-24")), crate::domain::Unread::sample());
        assert_eq!(
            slot(&life, &ctx("2026-11-23T09:00"), "craft", Period::day(on("2026-11-24")), 60, &[]),
            None
        );
    }

    #[test]
    fn on_a_day_of_another_zone_it_is_said_in_the_current_one() {
        let on = |text: &str| parse_iso(text).unwrap();
        let mut life = Life { profile: profile(), ..Life::default() };
        let mut away = day("2026-11-24", &[block("Full", "07:00-20:00", "home")]);
        away.head.zone = Some("Asia/Kolkata".parse().unwrap());
        life.days.insert(on("2026-11-24"), away);
        let (_, span) =
            slot(&life, &ctx("2026-11-23T09:00"), "craft", Period::day(on("2026-11-24")), 60, &[]).unwrap();
        // Eight in the evening there is half past two in Lisbon.
        assert_eq!(span.to_string(), "14:30-15:30");
    }

    #[test]
    fn a_slot_is_said_as_people_say_it() {
        let on = |text: &str| parse_iso(text).unwrap();
        let said = |date: &str, span: &str| {
            in_words(Clock::default(), on("2026-11-22"), on(date), span.parse().unwrap())
        };
        assert_eq!(said("2026-11-22", "18:30-19:00"), "30m today at 18:30");
        assert_eq!(said("2026-11-23", "18:30-19:30"), "1h tomorrow at 18:30");
        assert_eq!(said("2026-11-26", "09:00-10:30"), "1h30 on Thursday at 9:00");
        assert_eq!(said("2026-11-29", "09:00-09:45"), "45m on Sunday 29 November at 9:00");
    }
}
