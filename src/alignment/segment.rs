//! Segments: the parts of a period that are in one season, or in none (`scoring.md`, "Words"). Each is scored by
//! itself.

use chrono::NaiveDate;

use super::balance;
use super::boundaries::{self, Crossed, DayTable};
use super::component::COMPONENTS;
use super::components::{
    Measured, SignAnswers, ValueMeasure, of_agency, of_boundaries, of_energy, of_intention, of_signs,
    of_values,
};
use super::counting::{CountedPiece, count, known, may_count};
use super::gathered_day::GatheredDay;
use super::intention::{self, Intended};
use super::places::Places;
use super::rounding::sum;
use super::sweep::{PlacedPiece, Swept, sweep};
use super::terms::{Ask, Terms, ValueTerms};
use super::{AsOf, Lens, NEAR, Period};
use crate::domain::date::{days_between, plus};
use crate::domain::{Side, Week, covered};

/// Fewest answers of a check-in that counts.
const FEWEST_ANSWERS: usize = 3;
/// Least evidence for a score, as a part of the full weights. A convention.
const LEAST_EVIDENCE: f64 = 0.35;
/// Most minutes of a value that count in one week, in weekly targets. Two great weeks do not stand for a season. A
/// convention.
const MOST_OF_A_WEEK: f64 = 2.0;

/// A segment: its first and last day, and the number of its season.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Segment {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub season: Option<usize>,
}

/// Cuts a period where a season begins or ends. Returns the segments in order.
pub(super) fn segments(terms: &Terms, period: Period) -> Vec<Segment> {
    if period.from > period.to {
        return Vec::new();
    }
    let edges = terms.seasons.iter().flat_map(|season| [season.start, plus(season.end, 1)]);
    let mut starts: Vec<NaiveDate> = edges.filter(|edge| period.from < *edge && *edge <= period.to).collect();
    starts.push(period.from);
    starts.sort_unstable();
    starts.dedup();
    let mut segments: Vec<Segment> = Vec::with_capacity(starts.len());
    for (place, &from) in starts.iter().enumerate() {
        let to = starts.get(place + 1).map_or(period.to, |next| plus(*next, -1));
        let season = terms.season_on(from);
        match segments.last_mut() {
            Some(last) if last.season == season => last.to = to,
            _ => segments.push(Segment { from, to, season }),
        }
    }
    segments
}

/// Measurements of a segment.
#[derive(Debug)]
pub(super) struct Measure {
    /// Sum of `live` over its days.
    pub live: f64,
    /// Number of candidate days.
    pub days: u32,
    /// Number of candidate days on which anything was recorded.
    pub recorded: u32,
    pub components: [Option<Measured>; COMPONENTS],
    /// Alignment, 0 to 100. `None` if too little is known.
    pub alignment: Option<f64>,
    /// Ω, the sum of the weights after evidence.
    pub evidence: f64,
    pub values: Vec<ValueMeasure>,
    pub swept: Swept,
    pub crossed: Vec<Crossed>,
    pub intended: Vec<Intended>,
    pub check_ins: Vec<SignAnswers>,
    /// Target for the work share, 0 to 1. `None` without a heavy side.
    pub target: Option<f64>,
    /// Minutes of work done beyond the target. `None` if work or life is less than 5% of both together.
    pub owed: Option<f64>,
}

/// Input for measuring a segment.
pub(super) struct Measurer<'a> {
    pub terms: &'a Terms,
    pub lens: Lens,
    pub as_of: &'a AsOf,
    /// Days of the period, and days whose blocks can reach into it.
    pub table: DayTable<'a>,
    pub places: Places<'a>,
}

/// A counted day and its `live`.
type CountedDay<'a> = (&'a GatheredDay, f64);

/// The days of a segment, and everything that counts on them.
#[derive(Default)]
struct Collected<'a> {
    counted: Vec<CountedDay<'a>>,
    pieces: Vec<PlacedPiece<'a>>,
    candidates: u32,
    recorded: u32,
    /// Work and life done, in minutes.
    done: (f64, f64),
}

impl<'a> Measurer<'a> {
    /// Measures a segment. Days outside `candidates` do not count. `check_ins` are the check-ins of the segment.
    pub fn measure(&mut self, segment: &Segment, candidates: Period, check_ins: Vec<SignAnswers>) -> Measure {
        let days = self.collect(segment, candidates);
        let live = sum(days.counted.iter().map(|(_, live)| *live));
        let asks = self.terms.asks(segment.season);
        let mut values: Vec<ValueMeasure> = asks
            .iter()
            .zip(&self.terms.values)
            .map(|(ask, value)| measured(value, *ask, &days.counted, live))
            .collect();
        let is_active: Vec<bool> = values.iter().map(|value| value.target.is_some()).collect();

        let swept = sweep(&days.pieces, segment.from.max(candidates.from), &is_active, &mut self.places);
        for ((value, served), ask) in values.iter_mut().zip(&swept.values).zip(asks) {
            let weeks =
                served.by_week.iter().map(|minutes| (*minutes as f64).min(MOST_OF_A_WEEK * ask.weekly));
            value.minutes = served.all;
            value.counted = (served.all as f64).min(weeks.sum());
        }
        let mut crossed = vec![Crossed::default(); self.terms.boundaries.len()];
        let mut intended = vec![Intended::default(); values.len()];
        for &(day, live) in &days.counted {
            boundaries::add_day(day, live, &self.table, self.terms, self.lens, self.as_of, &mut crossed);
            if self.lens == Lens::Actual {
                intention::add_day(day, self.as_of, &is_active, &mut intended);
            }
        }

        let full = &self.terms.weights;
        let [of_value, of_sign, of_felt, of_agenda, of_boundary, of_plan] = *full;
        let of_value = of_value * self.asked_part(asks, &days.counted, live);
        let weeks = self.weeks_to_check(segment, &days.counted);
        let places = self.places.len();
        // Without any counted block only the check-in counts: no evidence does not make a good week.
        let has_any = swept.counted > 0;
        let known = |measured: Option<Measured>| measured.filter(|_| has_any);
        // In the order of `Component::ALL`.
        let components: [Option<Measured>; COMPONENTS] = [
            known(of_values(of_value, &values)),
            of_signs(of_sign, &check_ins, weeks),
            known(of_energy(of_felt, &swept.energy, places, swept.lived_awake)),
            known(of_agency(of_agenda, &swept.agency, places, swept.awake, self.terms.tau)),
            known(of_boundaries(of_boundary, &crossed, self.terms)),
            known(of_intention(of_plan, &intended, asks, &values)),
        ];

        let present = || components.iter().flatten();
        let evidence: f64 = present().map(|component| component.weight).sum();
        let enough = evidence > 0.0 && evidence >= LEAST_EVIDENCE * full.iter().sum::<f64>() - NEAR;
        let weighted: f64 = present().map(|component| component.weight * component.value).sum();
        let target = self.terms.target(segment.season);
        Measure {
            live,
            days: days.candidates,
            recorded: days.recorded,
            alignment: (live > 0.0 && enough).then(|| 100.0 * weighted / evidence),
            evidence,
            components,
            values,
            swept,
            crossed,
            intended,
            check_ins,
            target,
            owed: balance::owed(days.done.0, days.done.1, target),
        }
    }

    /// Returns the part of `live` on days with an active value, 0 to 1.
    fn asked_part(&self, asks: &[Ask], days: &[CountedDay<'_>], live: f64) -> f64 {
        let asks_on = |date: NaiveDate| {
            asks.iter().zip(&self.terms.values).any(|(ask, value)| ask.is_active() && value.in_force(date))
        };
        let asked = sum(days.iter().filter(|(day, _)| asks_on(day.date)).map(|(_, live)| *live));
        if live > 0.0 { asked / live } else { 0.0 }
    }

    /// Returns the number of weeks that could have a check-in. Their Sunday is in the segment and before today, and
    /// at least one of their days counts.
    fn weeks_to_check(&self, segment: &Segment, days: &[CountedDay<'_>]) -> usize {
        let mut sundays: Vec<NaiveDate> = days.iter().map(|(day, _)| Week::of(day.date).sunday()).collect();
        sundays.dedup();
        sundays.iter().filter(|sunday| **sunday <= segment.to && **sunday < self.as_of.today).count()
    }

    /// Collects the days of a segment and everything that counts on them.
    fn collect(&self, segment: &Segment, candidates: Period) -> Collected<'a> {
        let (from, to) = (segment.from.max(candidates.from), segment.to.min(candidates.to));
        let mut all = Collected::default();
        if from > to {
            return all;
        }
        all.candidates = u32::try_from(days_between(from, to) + 1).unwrap_or(u32::MAX);
        let mut pieces: Vec<CountedPiece> = Vec::new();
        let mut done: Vec<PlacedPiece<'_>> = Vec::new();
        for day in self.table.between(from, to) {
            if day.is_grace {
                all.candidates -= 1;
                continue;
            }
            let before = all.pieces.len();
            for block in &day.blocks {
                let mut place = |lens: Lens, placed: &mut Vec<PlacedPiece<'a>>| {
                    pieces.clear();
                    count(day, block, lens, self.as_of, &mut pieces);
                    placed.extend(pieces.iter().map(|&piece| PlacedPiece { piece, day, block }));
                };
                place(self.lens, &mut all.pieces);
                if self.lens != Lens::Actual && may_count(day.date, Lens::Actual, self.as_of) {
                    place(Lens::Actual, &mut done);
                }
            }
            let own = all.pieces.get(before..).unwrap_or_default();
            let known = known(self.terms, day, self.lens, self.as_of, own);
            all.recorded += u32::from(known.is_recorded);
            if known.live > 0.0 || (day.date == self.as_of.today && known.is_recorded) {
                all.counted.push((day, known.live));
            } else {
                all.pieces.truncate(before);
            }
        }
        all.done = sides(if self.lens == Lens::Actual { &all.pieces } else { &done });
        all
    }
}

/// Returns the minutes of work and of life. A minute of both counts half for each.
fn sides(pieces: &[PlacedPiece<'_>]) -> (f64, f64) {
    let of = |is_meant: fn(Side) -> bool| {
        let meant = pieces.iter().filter(|placed| placed.block.side.is_some_and(is_meant));
        covered(meant.map(|placed| (placed.piece.start, placed.piece.end)).collect()) as f64
    };
    let (work, life) = (of(|side| side == Side::Work), of(|side| side == Side::Life));
    let half = (work + life - of(|side| side != Side::Upkeep)) / 2.0;
    (work - half, life - half)
}

/// Returns target and weight of a value, scaled by the part of `live` on days when it is in force.
fn measured(value: &ValueTerms, ask: Ask, days: &[CountedDay<'_>], live: f64) -> ValueMeasure {
    let in_force = sum(days.iter().filter(|(day, _)| value.in_force(day.date)).map(|(_, live)| *live));
    let part = if live > 0.0 { in_force / live } else { 0.0 };
    ValueMeasure {
        minutes: 0,
        counted: 0.0,
        weight: ask.weight * part,
        target: (ask.is_active() && part > 0.0).then(|| ask.weekly * part * live.max(1.0) / 7.0),
    }
}

/// Returns whether a check-in has enough answers to count.
pub(super) fn says_enough(answers: &SignAnswers) -> bool {
    answers.iter().flatten().count() >= FEWEST_ANSWERS
}

#[cfg(test)]
mod tests {
    use super::super::Component;
    use super::super::samples::{as_of, period, sample};
    use super::*;

    const CRAFT: &str = r#"value = [{ id = "craft", name = "Craft", weekly = "7h" }]"#;

    #[test]
    fn a_period_is_cut_where_a_season_begins_or_ends() {
        let seasons = r#"
            [[season]]
            id = "a"
            name = "A"
            start = 2026-11-02
            end = 2026-11-08
            [[season]]
            id = "b"
            name = "B"
            start = 2026-11-11
            end = 2026-11-12
        "#;
        let life = sample(CRAFT, seasons, &[]);
        let cut = |days: &str| -> Vec<(String, Option<usize>)> {
            segments(life.gathered.terms(), period(days))
                .iter()
                .map(|segment| (format!("{}..{}", segment.from, segment.to), segment.season))
                .collect()
        };
        let expected = [
            ("2026-11-01..2026-11-01", None),
            ("2026-11-02..2026-11-08", Some(0)),
            ("2026-11-09..2026-11-10", None),
            ("2026-11-11..2026-11-12", Some(1)),
            ("2026-11-13..2026-11-14", None),
        ];
        assert_eq!(cut("2026-11-01..2026-11-14"), expected.map(|(days, season)| (days.to_owned(), season)));
        assert_eq!(cut("2026-11-12..2026-11-12"), [("2026-11-12..2026-11-12".to_owned(), Some(1))]);
        assert!(cut("2026-11-12..2026-11-11").is_empty());
    }

    #[test]
    fn an_early_morning_is_no_week() {
        let block = "[[block]]\ntitle = \"Craft\"\nactual = [\"06:00-06:30\"]\nvalues = [\"craft\"]";
        let life = sample(CRAFT, "", &[("2026-11-16", block)]);
        let at =
            |time: &str| life.score("2026-11-16..2026-11-22", Lens::Actual, &format!("2026-11-16T{time}"));
        // Before the waking window `live` is 0, but minutes are counted.
        let early = at("06:45");
        assert_eq!((early.live, early.alignment, early.counted_minutes), (0.0, None, 30.0));
        // After a quarter of the window there is a score, measured against the target of a whole day.
        let later = at("11:00");
        assert_eq!((later.live, later.days, later.recorded), (0.25, 1, 1));
        assert_eq!((later.values[0].needed, later.values[0].target), (Some(60.0), Some(420.0)));
        assert_eq!(later.alignment, Some(50.0));
    }

    #[test]
    fn days_before_the_first_file_days_of_grace_and_days_without_a_record_ask_for_nothing() {
        let block = "[[block]]\ntitle = \"Craft\"\nactual = [\"09:00-10:00\"]\nvalues = [\"craft\"]";
        let grace = format!("grace = \"\"\n{block}");
        let skipped = "[[block]]\ntitle = \"Craft\"\nplan = \"09:00-10:00\"\nstatus = \"skipped\"";
        let days =
            [("2026-11-18", block), ("2026-11-19", &grace), ("2026-11-20", block), ("2026-11-21", skipped)];
        let score =
            sample(CRAFT, "", &days).score("2026-11-16..2026-11-22", Lens::Actual, "2026-11-30T09:00");
        // Wednesday to Sunday without Thursday. Wednesday and Friday were recorded.
        assert_eq!((score.days, score.recorded, score.live), (4, 2, 2.0));
        assert_eq!((score.values[0].needed, score.counted_minutes), (Some(2.0 * 60.0), 120.0));
    }

    #[test]
    fn a_coming_day_weighs_by_how_full_it_is() {
        // The waking window is 16 hours: half of it fills a day.
        let planned =
            |to: &str| format!("[[block]]\ntitle = \"Craft\"\nplan = \"09:00-{to}\"\nvalues = [\"craft\"]");
        let (hour, full) = (planned("10:00"), planned("21:00"));
        let asleep = planned("21:00") + "\narea = \"sleep\"";
        let skipped = format!("{hour}\nstatus = \"skipped\"");
        let days = [
            ("2026-11-16", ""),
            ("2026-11-18", hour.as_str()),
            ("2026-11-19", &skipped),
            ("2026-11-20", &full),
            ("2026-11-21", &asleep),
        ];
        let life = sample(CRAFT, "", &days);
        for lens in [Lens::Plan, Lens::Outlook] {
            let score = life.score("2026-11-16..2026-11-22", lens, "2026-11-16T09:00");
            assert_eq!((score.live, score.days, score.recorded), (1.125, 7, 0), "{lens}");
        }
    }

    #[test]
    fn of_a_week_at_most_twice_its_target_counts() {
        let other = "[[block]]\ntitle = \"X\"\nactual = [\"20:00-21:00\"]\n";
        let much =
            format!("{other}[[block]]\ntitle = \"Y\"\nactual = [\"00:00-20:00\"]\nvalues = [\"craft\"]");
        let dates: Vec<String> = (2..23).map(|day| format!("2026-11-{day:02}")).collect();
        let mut days: Vec<(&str, &str)> = dates.iter().map(|date| (date.as_str(), other)).collect();
        days[2].1 = &much;
        let score =
            sample(CRAFT, "", &days).score("2026-11-02..2026-11-22", Lens::Actual, "2026-11-30T09:00");
        // 20 hours in one of three weeks, each with a target of 7 hours: 14 of them count.
        assert_eq!((score.values[0].minutes, score.values[0].needed), (20.0 * 60.0, Some(21.0 * 60.0)));
        let values = score.component(Component::Values).unwrap().value;
        assert!((values - 14.0 / 21.0).abs() < 1e-9, "{values}");
    }

    #[test]
    fn a_check_in_counts_with_the_segment_that_holds_its_sunday() {
        let block = "[[block]]\ntitle = \"Craft\"\nactual = [\"09:00-10:00\"]\nvalues = [\"craft\"]";
        let mut life = sample(CRAFT, "", &[("2026-11-16", block)]);
        life.check_in("2026-W47", [Some(5), Some(5), Some(3), None, None]);
        let signs = |days: &str| {
            let score = life.score(days, Lens::Actual, "2026-11-18T09:00");
            score.component(Component::Signs).map(|signs| (signs.value, signs.weight))
        };
        // Three of five answers. The Sunday of their week is still to come.
        let (value, weight) = signs("2026-11-16..2026-11-22").unwrap();
        assert!((value - 2.5 / 3.0).abs() < 1e-9 && (weight - 12.0).abs() < 1e-9, "{value} {weight}");
        assert_eq!(signs("2026-11-15..2026-11-21"), None);
        assert_eq!(signs("2026-11-17..2026-11-22"), None, "a period of six days has no signs");

        life.check_in("2026-W47", [Some(5), Some(5), None, None, None]);
        let score =
            life.gathered.score(period("2026-11-16..2026-11-22"), Lens::Actual, &as_of("2026-11-18T09:00"));
        assert_eq!(score.component(Component::Signs), None, "two answers say too little");
    }

    #[test]
    fn a_value_in_force_on_some_days_is_asked_for_these() {
        let life = r#"
            value = [
                { id = "craft", name = "Craft", weekly = "7h" },
                { id = "care", name = "Care", weekly = "14h", weight = 7, from = 2026-11-21 },
            ]
        "#;
        let early = "[[block]]\ntitle = \"Care\"\nactual = [\"09:00-10:00\"]\nvalues = [\"care\"]";
        let life = sample(life, "", &[("2026-11-16", early), ("2026-11-22", early)]);
        let score = life.score("2026-11-16..2026-11-22", Lens::Actual, "2026-11-30T09:00");
        let care = &score.values[1];
        assert_eq!(care.minutes, 60.0, "Monday's hour was before it was in force");
        // Care is in force on one of the two recorded days.
        assert!((care.needed.unwrap() - 120.0).abs() < 1e-9 && (care.weight - 3.5).abs() < 1e-9);
        assert_eq!(care.target, Some(2.0 * 120.0));
    }

    #[test]
    fn archived_values_ask_for_nothing_or_until_their_last_day() {
        let life = r#"
            value = [
                { id = "a", name = "A", weekly = "7h", archived = true },
                { id = "b", name = "B", weekly = "7h", archived = true, until = 2026-11-17 },
                { id = "c", name = "C", weekly = "7h" },
            ]
        "#;
        let block = "[[block]]\ntitle = \"X\"\nactual = [\"09:00-10:00\"]\nvalues = [\"a\", \"b\", \"c\"]";
        let life = sample(life, "", &[("2026-11-16", block)]);
        let score = life.score("2026-11-16..2026-11-19", Lens::Actual, "2026-11-30T09:00");
        let asked: Vec<(&str, Option<f64>)> =
            score.values.iter().map(|value| (value.id.as_str(), value.target)).collect();
        assert_eq!(asked, [("b", Some(120.0)), ("c", Some(240.0))]);
    }

    #[test]
    fn more_values_than_a_word_has_bits_are_fine() {
        use std::fmt::Write;
        let (mut life, mut tags) = (String::new(), Vec::new());
        for number in 0..200 {
            writeln!(life, "[[value]]\nid = \"v{number}\"\nname = \"V\"\nweekly = \"7h\"").unwrap();
            tags.push(format!("\"v{number}\""));
        }
        let block =
            format!("[[block]]\ntitle = \"All\"\nactual = [\"09:00-09:30\"]\nvalues = [{}]", tags.join(", "));
        let life = sample(&life, "", &[("2026-11-16", &block)]);
        let score = life.score("2026-11-16..2026-11-16", Lens::Actual, "2026-11-30T09:00");
        assert_eq!((score.values.len(), score.losses.len()), (200, 200));
        assert!((score.alignment.unwrap() - 50.0).abs() < 1e-9);
    }
}
