//! Figures of a week's review, built once for screen, command line and page.

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
use crate::domain::edits;
use crate::domain::ledger::No;
use crate::domain::{Answer, Answers, Ctx, Life, Season, Week, WeekRecord};
use crate::report::gather::REACH;
use crate::report::season::sentences::named;
use crate::report::standing::{EngagementHours, engagement_hours};
use crate::report::trend::{self, WeekPoint};
use crate::report::unread;
use crate::report::verdict::verdict;

/// Minutes per week from which a job has its own check-in: 4 hours.
pub const ASKED_FROM: f64 = 240.0;
/// Number of weeks shown if the week is in no season.
const WEEKS_WITHOUT_SEASON: i64 = 13;
/// Number of earlier weeks that load warnings need. Their mean covers 17 weeks.
const WEEKS_BEFORE: i64 = guardrails::MEAN_OVER_WEEKS - 1;
/// Number of days before the week in which work on a promise is searched for.
const PROMISED_DAYS: i64 = 366;
/// Number of earlier weeks whose answers are shown above the question.
const ANSWERS: usize = 3;

/// An answer to the question whether the way one works supports the way one wants to live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Week of the answer.
    pub week: Week,
    /// The answer. `None` if only words were written.
    pub answer: Option<Answer>,
    /// The user's own words. `None` if there are none.
    pub words: Option<String>,
}

/// Everything that a week's review shows.
#[derive(Debug, Clone)]
pub struct ReviewReport {
    /// The week.
    pub week: Week,
    /// Today.
    pub today: NaiveDate,
    /// Content of the week's file.
    pub record: WeekRecord,
    /// Content of the file of the week before.
    pub last: WeekRecord,
    /// Sentence about a file that the figures need and that can't be read. `None` if all were read.
    pub unread: Option<String>,
    /// Season with most days of the week. `None` if most of them are in no season.
    pub season: Option<Season>,
    /// Season of next week. `None` if most of its days are in no season.
    pub season_ahead: Option<Season>,
    /// Score of what was done in the week.
    pub score: Score,
    /// Score of what was done in the week before.
    pub before: Score,
    /// Change of alignment from the week before. `None` if they can't be compared.
    pub change: Option<AlignmentChange>,
    /// Planned and done time.
    pub look_back: LookBack,
    /// Figures of the engagements.
    pub engagements: Vec<EngagementFigures>,
    /// Ids and names of all engagements.
    pub names: Vec<(String, String)>,
    /// Hours of each engagement with any, and how many of them were outside the engagement's own hours.
    pub hours: Vec<EngagementHours>,
    /// Weeks of the season up to this one.
    pub weeks: Vec<WeekPoint>,
    /// Alignment and balance as the reviews of these weeks showed them.
    pub kept: BTreeMap<Week, ShownAtReview>,
    /// Weeks in which the two numbers differ, the latest first.
    pub parted: Vec<Parted>,
    /// Season of the week, and the week's number in it: `Launch, week 7 of 13`. `None` if it has no season.
    pub season_words: Option<String>,
    /// Sentence about what both numbers of the week mean.
    pub verdict: String,
    /// Work and life by week of the season, up to this week. `None` without a season or if a file can't be
    /// read.
    pub swing: Option<Swing>,
    /// Boundaries, and how often they were kept and crossed in the week.
    pub boundaries: Vec<BoundaryWeek>,
    /// Promises open at the end of the week, or kept or called off in it.
    pub promises: Vec<Promised>,
    /// Things the user said no to in the week.
    pub noes: Vec<No>,
    /// Load warnings.
    pub guardrails: Vec<Guardrail>,
    /// Answers of the last weeks, the latest first.
    pub answers: Vec<Answered>,
    /// Next week.
    pub ahead: Ahead,
}

impl ReviewReport {
    /// Returns the review of a week. `gathered` must have the days of [`period`].
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
            // Answers saved under a former id of an engagement get its current id.
            for one in &life.profile.engagements {
                let answers = edits::own_answers(life, &record, &one.id);
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
            verdict: verdict(&score, &life.profile, as_of.today),
            season_words: named(life, Period::week(week)),
            swing: of_season.map(|season| swing::until(gathered, season, as_of, last_day(week, as_of.today))),
            // Without any counted time, boundaries do not count as kept.
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
            season_ahead: season_of(life, ahead::week_ahead(week, as_of.today)).cloned(),
            season,
            before,
            score,
        }
    }

    /// Returns the engagements with their own check-in.
    pub fn asked(&self) -> impl Iterator<Item = &EngagementFigures> {
        self.engagements.iter().filter(|one| one.minutes >= ASKED_FROM)
    }

    /// Returns what the season is for, in the user's words. The week may be a step towards it. `None` if the season
    /// does not say.
    pub fn success(&self) -> Option<&str> {
        success(self.season.as_ref()?)
    }

    /// Returns the minutes of an engagement outside its own hours.
    pub fn outside(&self, engagement: &str) -> i64 {
        self.hours.iter().find(|hours| hours.id == engagement).map_or(0, |hours| hours.outside)
    }
}

/// Returns what a season is for, in the user's words. `None` if it does not say.
pub fn success(season: &Season) -> Option<&str> {
    season.success.as_deref().map(str::trim).filter(|words| !words.is_empty())
}

/// Returns the last day that the figures of a week cover: its Sunday, or today if Sunday is still to come.
fn last_day(week: Week, today: NaiveDate) -> NaiveDate {
    week.sunday().min(today)
}

/// Both numbers as a review showed them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShownAtReview {
    /// Alignment, 0 to 100. `None` if there was none.
    pub alignment: Option<f64>,
    /// Balance, 0 to 100. `None` if there was none.
    pub balance: Option<f64>,
    /// Version of the scoring that calculated them.
    pub scoring: u32,
}

/// Returns alignment and balance of each week as its review showed them.
fn kept(life: &Life, weeks: &[WeekPoint]) -> BTreeMap<Week, ShownAtReview> {
    let reviewed = weeks.iter().filter_map(|point| {
        let record = life.weeks.get(&point.week).filter(|record| record.reviewed.is_some())?;
        let WeekRecord { alignment, balance, scoring, .. } = *record;
        Some((point.week, ShownAtReview { alignment, balance, scoring: scoring.unwrap_or(1) }))
    });
    reviewed.collect()
}

/// Returns the season of a week.
fn season_of(life: &Life, week: Week) -> Option<&Season> {
    life.season_of(week.monday(), week.sunday())
}

/// Returns the weeks to show in a week's review: those of its season up to it, or without a season the last 13.
fn shown_weeks(season: Option<&Season>, week: Week) -> Period {
    let from = match season {
        Some(season) => season.start.min(week.monday()),
        None => week.plus(1 - WEEKS_WITHOUT_SEASON).monday(),
    };
    Period::new(from, week.sunday())
}

/// Returns the period to gather for a week's review, in whole weeks, not before the first day that has a
/// file.
pub fn period(life: &Life, today: NaiveDate, week: Week) -> Period {
    let shown = shown_weeks(season_of(life, week), week).from;
    let promised = commitments::oldest_promise(life, last_day(week, today))
        .map(|made| made.max(plus(week.monday(), -PROMISED_DAYS)));
    let from = promised.into_iter().fold(shown.min(week.plus(-WEEKS_BEFORE).monday()), NaiveDate::min);
    let from = from.max(life.first_day.unwrap_or(week.monday())).min(week.plus(-1).monday());
    let ahead = ahead::week_ahead(week, today);
    Period::new(Week::of(from).monday(), ahead.sunday())
}

/// Returns the first and last day to load for [`period`].
pub fn days(life: &Life, today: NaiveDate, week: Week) -> (NaiveDate, NaiveDate) {
    let period = period(life, today, week);
    (plus(period.from, -REACH), plus(period.to, REACH))
}
