//! What a review shows of its week: everything that its pages say, built once and shown by screen, command line and
//! page alike.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::ahead::{self, Ahead, Choices};
use super::commitments::{self, BoundaryWeek, Promised};
use super::look_back::LookBack;
use super::parting::{self, Parted};
use crate::alignment::change::{self, AlignmentChange};
use crate::alignment::engagements::{self, EngagementFigures};
use crate::alignment::guardrails::{self, Guardrail};
use crate::alignment::swing::{self, Swing};
use crate::alignment::{AsOf, Gathered, Lens, Period, Score};
use crate::domain::date::plus;
use crate::domain::ledger::No;
use crate::domain::verbs;
use crate::domain::{Answer, Answers, Ctx, Life, Season, Week, WeekRecord};
use crate::report::gather::REACH;
use crate::report::standing::{EngagementHours, engagement_hours};
use crate::report::trend::{self, WeekPoint};
use crate::report::unread;

/// From so many minutes in a week on an engagement is asked about by itself: four hours.
pub const ASKED_FROM: f64 = 240.0;
/// Where no season holds the week, so many weeks are shown with it.
const WEEKS_WITHOUT_SEASON: i64 = 13;
/// The weeks before it that are looked at for guardrails: their mean is taken over 17.
const WEEKS_BEFORE: i64 = guardrails::MEAN_OVER_WEEKS - 1;
/// What was done for a promise is looked for in so many days.
const PROMISED_DAYS: i64 = 366;
/// The answers of so many weeks stand above the question.
const ANSWERS: usize = 3;

/// An answer to whether the way one works supports the way one wants to live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Of which week.
    pub week: Week,
    /// The answer.
    pub answer: Option<Answer>,
    /// In one's own words.
    pub words: Option<String>,
}

/// Everything that is shown of a week's review.
#[derive(Debug, Clone)]
pub struct ReviewReport {
    /// The week.
    pub week: Week,
    /// Today.
    pub today: NaiveDate,
    /// What its file says.
    pub record: WeekRecord,
    /// What the file of the week before says.
    pub last: WeekRecord,
    /// That a file that its figures need can't be read; none where all were read.
    pub unread: Option<String>,
    /// The season that holds its Sunday, else its Monday.
    pub season: Option<Season>,
    /// Both numbers of the week, as lived.
    pub score: Score,
    /// Both numbers of the week before, likewise.
    pub before: Score,
    /// How alignment changed from the week before, over what both have.
    pub change: Option<AlignmentChange>,
    /// What was planned and what was lived.
    pub look_back: LookBack,
    /// The figures of its engagements.
    pub engagements: Vec<EngagementFigures>,
    /// The names of all engagements, by id.
    pub names: Vec<(String, String)>,
    /// The hours of those that had any, and how many were outside their own.
    pub hours: Vec<EngagementHours>,
    /// The season's weeks up to this one.
    pub weeks: Vec<WeekPoint>,
    /// The numbers that their reviews showed, of those that were reviewed.
    pub kept: BTreeMap<Week, [Option<f64>; 2]>,
    /// Where the two numbers part, the latest week first.
    pub parted: Vec<Parted>,
    /// The swing of the season, as far as it had come with this week.
    pub swing: Option<Swing>,
    /// The same as it is said: on its Sunday this week counts, as it does in what is owed.
    pub said_swing: Option<Swing>,
    /// How its boundaries fared.
    pub boundaries: Vec<BoundaryWeek>,
    /// Promises that were open at its end, or were kept or let go in it.
    pub promises: Vec<Promised>,
    /// What was said no to in it.
    pub noes: Vec<No>,
    /// Limits of load and rest that were passed.
    pub guardrails: Vec<Guardrail>,
    /// The answers of the last weeks, the latest first.
    pub answers: Vec<Answered>,
    /// The week ahead.
    pub ahead: Ahead,
}

impl ReviewReport {
    /// Of what is gathered: the days of [`period`].
    pub fn new(
        life: &Life,
        ctx: &Ctx,
        gathered: &Gathered,
        as_of: &AsOf,
        week: Week,
        choices: &Choices,
    ) -> ReviewReport {
        let score = gathered.score(Period::week(week), Lens::Actual, as_of);
        let before = gathered.score(Period::week(week.plus(-1)), Lens::Actual, as_of);
        let season = season_of(life, week).cloned();
        let weeks = trend::weeks(gathered, shown_weeks(season.as_ref(), week), as_of);
        let record = |week: Week| {
            let mut record = life.weeks.get(&week).cloned().unwrap_or_default();
            // Answers of an engagement stand under its present id.
            for one in &life.profile.engagements {
                let answers = verbs::own_answers(life, &record, &one.id);
                if answers != Answers::default() {
                    for was in &one.was {
                        record.signs.by.remove(was);
                    }
                    record.signs.by.insert(one.id.clone(), answers);
                }
            }
            record
        };
        let earlier = life.weeks.range(..week).rev();
        let answers = earlier
            .filter(|(_, record)| record.question.is_some() || record.answer.is_some())
            .take(ANSWERS)
            .map(|(week, record)| Answered {
                week: *week,
                answer: record.question,
                words: record.answer.clone(),
            });
        let names = life.profile.engagements.iter().map(|one| (one.id.clone(), one.short_name().to_owned()));
        let is_whole = gathered.is_whole(Period::week(week));
        let of_season = season.as_ref().filter(|season| {
            let last = season.end.min(last_day(week, as_of.today));
            gathered.is_whole(Period::new(season.start, last.max(season.start)))
        });
        let for_load = Period::new(week.plus(-WEEKS_BEFORE).monday(), week.sunday());
        ReviewReport {
            week,
            today: as_of.today,
            unread: unread::of_period(life, as_of.today, Period::week(week)),
            record: record(week),
            last: record(week.plus(-1)),
            change: change::between(&before, &score).filter(|_| before.is_whole && score.is_whole),
            look_back: if is_whole { LookBack::new(life, ctx, week) } else { LookBack::default() },
            engagements: match is_whole {
                true => engagements::of(gathered, &life.profile.engagements, Period::week(week), as_of),
                false => Vec::new(),
            },
            names: names.collect(),
            hours: if is_whole { engagement_hours(life, ctx, week) } else { Vec::new() },
            kept: kept(life, &weeks),
            parted: parting::of(life, ctx, &weeks),
            swing: of_season.map(|season| swing::until(gathered, season, as_of, last_day(week, as_of.today))),
            said_swing: of_season
                .map(|season| swing::with_last(gathered, season, as_of, last_day(week, as_of.today))),
            // No block is no evidence that a boundary held.
            boundaries: match score.counted_minutes > 0.0 {
                true => commitments::boundaries(life, ctx, week, &score),
                false => Vec::new(),
            },
            promises: commitments::promises(life, ctx, week, last_day(week, as_of.today)),
            noes: commitments::noes(life, week),
            guardrails: match gathered.is_whole(for_load) {
                true => guardrails::passed(gathered, week, as_of),
                false => Vec::new(),
            },
            answers: answers.collect(),
            ahead: Ahead::new(life, ctx, &score, week, choices),
            weeks,
            season,
            before,
            score,
        }
    }

    /// The engagements that are asked about by themselves.
    pub fn asked(&self) -> impl Iterator<Item = &EngagementFigures> {
        self.engagements.iter().filter(|one| one.minutes >= ASKED_FROM)
    }

    /// Minutes of an engagement outside its own hours.
    pub fn outside(&self, engagement: &str) -> i64 {
        self.hours.iter().find(|hours| hours.id == engagement).map_or(0, |hours| hours.outside)
    }
}

/// The day that a week is seen from: its Sunday, or today where that is still to come.
fn last_day(week: Week, today: NaiveDate) -> NaiveDate {
    week.sunday().min(today)
}

/// Alignment and balance of each week as its review showed them.
fn kept(life: &Life, weeks: &[WeekPoint]) -> BTreeMap<Week, [Option<f64>; 2]> {
    let reviewed = weeks.iter().filter_map(|point| {
        let record = life.weeks.get(&point.week).filter(|record| record.reviewed.is_some())?;
        Some((point.week, [record.alignment, record.balance]))
    });
    reviewed.collect()
}

/// The season of a week.
fn season_of(life: &Life, week: Week) -> Option<&Season> {
    life.season_on(week.sunday()).or_else(|| life.season_on(week.monday()))
}

/// The days of the weeks that a week is shown with: its season's up to it, else the last thirteen.
fn shown_weeks(season: Option<&Season>, week: Week) -> Period {
    let from = match season {
        Some(season) => season.start.min(week.monday()),
        None => week.plus(1 - WEEKS_WITHOUT_SEASON).monday(),
    };
    Period::new(from, week.sunday())
}

/// The period that has to be gathered to show a week's review, in whole weeks, and nothing from before the first day
/// that has a file.
pub fn period(life: &Life, today: NaiveDate, week: Week) -> Period {
    let shown = shown_weeks(season_of(life, week), week).from;
    let promised = commitments::oldest_promise(life, last_day(week, today))
        .map(|made| made.max(plus(week.monday(), -PROMISED_DAYS)));
    let from = promised.into_iter().fold(shown.min(week.plus(-WEEKS_BEFORE).monday()), NaiveDate::min);
    let from = from.max(life.first_day.unwrap_or(week.monday())).min(week.plus(-1).monday());
    let ahead = ahead::week_ahead(week, today);
    Period::new(Week::of(from).monday(), ahead.sunday())
}

/// The days that have to be loaded for that.
pub fn days(life: &Life, today: NaiveDate, week: Week) -> (NaiveDate, NaiveDate) {
    let period = period(life, today, week);
    (plus(period.from, -REACH), plus(period.to, REACH))
}
