//! Figures of each job over a week: hours, felt energy, values served, agenda and hourly rate (`scoring.md`,
//! "Fit of an engagement over weeks").
//!
//! The figures are of time done, grace days included: they are about the job, not about targets. A verdict
//! takes more than one week.

use chrono::{Datelike, NaiveDate};

use super::counting::{CountedPiece, count};
use super::gathered::Gathered;
use super::least::Least;
use super::terms::Ask;
use super::{AsOf, Lens, Period};
use crate::domain::intervals::Interval;
use crate::domain::profile::{Pay, Per};
use crate::domain::time::HOUR;
use crate::domain::{Agenda, Engagement, Moment, Span, Time, Week, Zone, covered};

/// Mean days in a month and in a year. Pay by the month or the year is spread over them.
const DAYS_IN_MONTH: f64 = 30.4375;
const DAYS_IN_YEAR: f64 = 365.25;

/// Figures of a job over a period. Shares and energy are 0 to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct EngagementFigures {
    /// Id of the job.
    pub id: String,
    /// Minutes done. Overlaps count once.
    pub minutes: f64,
    /// Part of the minutes that serves a value active on that day. `None` if no value is active on any day.
    pub serving: Option<f64>,
    /// Mean felt energy of rated minutes: 0 drained, 1/2 level, 1 energised. `None` without rated minutes.
    pub energy: Option<f64>,
    /// Part of the minutes with an agenda that someone else set. `None` if none has an agenda.
    pub theirs: Option<f64>,
    /// Hourly rate after unpaid hours. `None` if the pay is not known.
    pub rate: Option<Rate>,
}

/// An hourly rate.
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    /// Pay per hour.
    pub amount: f64,
    /// Currency as written in life.toml. `None` if none is written.
    pub currency: Option<String>,
}

/// A block of the job, with the time done.
struct Lived {
    pieces: Vec<Interval>,
    energy: Option<i8>,
    agenda: Option<Agenda>,
    serves: bool,
    is_paid: bool,
    date: NaiveDate,
}

/// Returns the figures of the jobs with any time in a period, in the profile's order. The days of the period must be
/// gathered.
pub fn of(
    gathered: &Gathered,
    engagements: &[Engagement],
    period: Period,
    as_of: &AsOf,
) -> Vec<EngagementFigures> {
    let known = engagements.iter().filter_map(|engagement| {
        let number = gathered.terms().engagement(&engagement.id)?;
        let (blocks, has_active) = lived(gathered, number, period, as_of);
        let minutes = minutes_of(&blocks, |_| true);
        (minutes > 0).then(|| EngagementFigures {
            id: engagement.id.clone(),
            minutes: minutes as f64,
            serving: has_active.then(|| minutes_of(&blocks, |block| block.serves) as f64 / minutes as f64),
            energy: energy(&blocks),
            theirs: theirs(&blocks),
            rate: rate(engagement, &blocks, minutes, period, as_of, gathered.terms().zone),
        })
    });
    known.collect()
}

/// Returns the blocks of a job that were done, and whether a value was active on any of the days.
fn lived(gathered: &Gathered, engagement: u32, period: Period, as_of: &AsOf) -> (Vec<Lived>, bool) {
    let terms = gathered.terms();
    let (mut blocks, mut has_active) = (Vec::new(), false);
    for day in gathered.days(period) {
        let asks = terms.asks(terms.season_on(day.date()));
        let is_active = |value: usize| {
            asks.get(value).is_some_and(Ask::is_active)
                && terms.values.get(value).is_some_and(|one| one.in_force(day.date()))
        };
        has_active |= (0..asks.len()).any(is_active);
        for block in day.blocks.iter().filter(|block| block.engagement == Some(engagement)) {
            let mut pieces: Vec<CountedPiece> = Vec::new();
            count(day, block, Lens::Actual, as_of, &mut pieces);
            if pieces.is_empty() {
                continue;
            }
            blocks.push(Lived {
                pieces: pieces.iter().map(|piece| (piece.start, piece.end)).collect(),
                energy: block.energy,
                agenda: block.agenda,
                serves: day.values(block).iter().any(|value| is_active(*value as usize)),
                is_paid: block.is_paid,
                date: day.date(),
            });
        }
    }
    (blocks, has_active)
}

/// Returns the minutes covered by the chosen blocks. Overlaps count once.
fn minutes_of(blocks: &[Lived], is_meant: impl Fn(&Lived) -> bool) -> Moment {
    let meant = blocks.iter().filter(|block| is_meant(block));
    covered(meant.flat_map(|block| block.pieces.iter().copied()).collect())
}

/// Returns the mean of (e + 2)/4 over rated minutes. A minute of several blocks has the lowest of them. `None`
/// without rated minutes.
fn energy(blocks: &[Lived]) -> Option<f64> {
    let mut least = Least::new(1);
    let mut edges: Vec<(Moment, bool, usize)> = Vec::new();
    for (block, felt) in blocks.iter().filter_map(|block| Some((block, block.energy?))) {
        let Ok(quarters) = usize::try_from(felt + 2) else { continue };
        edges.extend(
            block.pieces.iter().flat_map(|(start, end)| [(*start, true, quarters), (*end, false, quarters)]),
        );
    }
    edges.sort_unstable();
    let mut last = edges.first().map_or(0, |edge| edge.0);
    for (moment, begins, quarters) in edges {
        least.pass(moment - last);
        last = moment;
        least.step(begins, quarters, 0);
    }
    least.mean()
}

fn theirs(blocks: &[Lived]) -> Option<f64> {
    let all = minutes_of(blocks, |block| block.agenda.is_some());
    let theirs = minutes_of(blocks, |block| block.agenda == Some(Agenda::Theirs));
    (all > 0).then(|| theirs as f64 / all as f64)
}

/// Returns the hourly rate after unpaid hours: the pay over all hours (`scoring.md`, "Real hourly rate"). Pay by the
/// week, month or year counts by the hours of the job that have passed. `None` without pay in force, or if the
/// currency changes within the period.
fn rate(
    engagement: &Engagement,
    blocks: &[Lived],
    minutes: Moment,
    period: Period,
    as_of: &AsOf,
    zone: Zone,
) -> Option<Rate> {
    let mut currency: Option<&Option<String>> = None;
    let mut sum = 0.0;
    let this_week = Week::of(as_of.today);
    let is_past = |date: NaiveDate| date <= as_of.today;
    let passed = passed_share(engagement, period, as_of, zone);
    for date in period.from.iter_days().take_while(|day| *day <= period.to.min(this_week.sunday())) {
        let Some(pay) = pay_on(engagement, date) else { continue };
        if is_past(date) && *currency.get_or_insert(&pay.currency) != &pay.currency {
            return None;
        }
        let on_day = |block: &Lived| block.date == date;
        let share = if Week::of(date) == this_week { passed } else { 1.0 };
        sum += pay.amount
            * match pay.per {
                Per::Hour => minutes_of(blocks, |block| on_day(block) && block.is_paid) as f64 / 60.0,
                Per::Day => f64::from(u8::from(blocks.iter().any(on_day))),
                Per::Week => share / 7.0,
                Per::Month => share / DAYS_IN_MONTH,
                Per::Year => share / DAYS_IN_YEAR,
            };
    }
    let currency = currency?.clone();
    Some(Rate { amount: sum * 60.0 / minutes as f64, currency }).filter(|rate| rate.amount.is_finite())
}

/// Returns the share of a job's hours of this week that have passed, 0 to 1. They are its own hours, else Monday to
/// Friday 9:00 to 17:00. Hours on days without pay don't count. Without any hours it is the share of the paid days up
/// to today.
fn passed_share(engagement: &Engagement, period: Period, as_of: &AsOf, zone: Zone) -> f64 {
    let office = Span::new(Time::from_minutes(9 * HOUR), Time::from_minutes(17 * HOUR));
    let (mut all, mut passed, mut days, mut days_passed) = (0, 0, 0, 0);
    let is_paid =
        |date: &NaiveDate| (period.from..=period.to).contains(date) && pay_on(engagement, *date).is_some();
    for date in Week::of(as_of.today).days().filter(is_paid) {
        days += 1;
        days_passed += i32::from(date <= as_of.today);
        let weekday = date.weekday();
        let own =
            engagement.hours.iter().filter(|hours| hours.days.contains(weekday)).map(|hours| hours.window);
        let is_office = engagement.hours.is_empty() && weekday.num_days_from_monday() < 5;
        for window in own.chain(is_office.then_some(office)) {
            let Some((start, end)) = zone.resolve(date, window) else { continue };
            all += end - start;
            passed += (as_of.now.min(end) - start).max(0);
        }
    }
    match all {
        0 => f64::from(days_passed) / f64::from(days.max(1)),
        all => passed as f64 / all as f64,
    }
}

/// Returns the pay in force on a day, the one that began last. `None` before and after the job.
fn pay_on(engagement: &Engagement, date: NaiveDate) -> Option<&Pay> {
    let holds =
        engagement.from.is_none_or(|from| from <= date) && engagement.until.is_none_or(|until| date <= until);
    let begun = engagement.pay.iter().filter(|pay| holds && pay.from.is_none_or(|from| from <= date));
    begun.max_by_key(|pay| pay.from)
}

#[cfg(test)]
mod tests {
    use super::super::samples::{as_of, period, sample};
    use super::*;

    const LIFE: &str = r#"
        value = [
            { id = "craft", name = "Craft", weekly = "7h" },
            { id = "rest", name = "Rest", weekly = "7h", until = 2026-11-16 },
        ]
        engagement = [
            { id = "acme", name = "Acme", pay = [
                { amount = 700, currency = "EUR", per = "week", from = 2026-11-18 },
                { amount = 350, currency = "EUR", per = "week" },
            ] },
            { id = "studio", name = "Studio", pay = [{ amount = 50, currency = "EUR", per = "hour" }] },
            { id = "idle", name = "Idle" },
        ]
    "#;

    fn block(engagement: &str, span: &str, keys: &str) -> String {
        format!("[[block]]\ntitle = \"X\"\nengagement = \"{engagement}\"\nactual = [\"{span}\"]\n{keys}\n")
    }

    fn figures(days: &[(&str, String)], now: &str) -> Vec<EngagementFigures> {
        let days: Vec<(&str, &str)> = days.iter().map(|(date, text)| (*date, text.as_str())).collect();
        let life = sample(LIFE, "", &days);
        of(&life.gathered, &life.profile.engagements, period("2026-11-16..2026-11-22"), &as_of(now))
    }

    #[test]
    fn overlapping_minutes_count_once_and_are_felt_as_the_least() {
        let tuesday = block("acme", "09:00-11:00", "energy = 2\nagenda = \"mine\"\nvalues = [\"craft\"]")
            + &block("acme", "10:00-12:00", "energy = -2\nagenda = \"theirs\"\nvalues = [\"rest\"]")
            + &block("acme", "13:00-14:00", "");
        let found = figures(&[("2026-11-17", tuesday)], "2026-11-30T09:00");
        let [acme] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(acme.minutes, 240.0);
        // One hour of 1 and two of 0.
        assert_eq!(acme.energy, Some(1.0 / 3.0));
        assert_eq!(acme.theirs, Some(120.0 / 180.0));
        // The value `rest` is not in force on Tuesday.
        assert_eq!(acme.serving, Some(0.5));
    }

    #[test]
    fn a_week_that_is_not_over_has_what_was_lived_and_paid_so_far() {
        let text = block("studio", "09:00-11:00", "") + &block("studio", "11:00-12:00", "paid = false");
        let days = [("2026-11-16", text.clone()), ("2026-11-17", text)];
        let [first] = &figures(&days, "2026-11-16T10:00")[..] else { panic!() };
        assert_eq!((first.minutes, first.energy, first.theirs), (60.0, None, None));
        let [studio] = &figures(&days, "2026-11-30T09:00")[..] else { panic!() };
        // Two of three hours are paid.
        let rate = studio.rate.as_ref().unwrap();
        assert!((rate.amount - 100.0 / 3.0).abs() < 1e-9, "{rate:?}");
        assert_eq!(rate.currency.as_deref(), Some("EUR"));
    }

    #[test]
    fn pay_by_the_week_is_spread_over_its_days_as_it_was_in_force() {
        let days = [("2026-11-16", block("acme", "09:00-19:00", ""))];
        let [acme] = &figures(&days, "2026-11-30T09:00")[..] else { panic!() };
        // Two days at 50, five at 100, over ten hours.
        assert!((acme.rate.as_ref().unwrap().amount - 60.0).abs() < 1e-9, "{acme:?}");
    }

    #[test]
    fn the_pay_of_a_week_that_is_not_over_counts_by_the_hours_that_have_passed() {
        // The same hours on each workday give the same rate on each evening, and at the weekend.
        let work = |date: &'static str| (date, block("acme", "09:00-17:00", ""));
        let days: Vec<_> =
            ["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"].map(work).to_vec();
        for (number, evening) in
            (1..).zip(["16T17:00", "17T17:00", "18T20:00", "19T17:30", "20T17:00", "22T23:59"])
        {
            let lived = &days[..(number as usize).min(5)];
            let [acme] = &figures(lived, &format!("2026-11-{evening}"))[..] else { panic!() };
            let rate = acme.rate.as_ref().unwrap().amount;
            // Two days at 50 and five at 100, over five days of eight hours.
            assert!((rate - 600.0 / 40.0).abs() < 1e-9, "{evening}: {rate}");
        }
        // In the middle of Monday half of its hours have passed.
        let [acme] = &figures(&days[..1], "2026-11-16T13:00")[..] else { panic!() };
        assert!((acme.rate.as_ref().unwrap().amount - 600.0 / 40.0).abs() < 1e-9, "{acme:?}");
    }
}
