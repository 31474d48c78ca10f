//! What runs now and what is next, in one sentence.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::unread;
use crate::domain::date::weekday_name;
use crate::domain::verbs::timer::{self, Running};
use crate::domain::{Block, Ctx, Day, Life, Minutes, Moment, Time};
use crate::planning::recurrence::with_routines;

/// What runs now and what is next today.
pub struct Headline {
    /// That a file that this needs can't be read; none where all were read.
    pub unread: Option<String>,
    /// The block that runs.
    pub running: Option<Running>,
    /// The block that is planned next.
    pub next: Option<Next>,
    /// An open block whose planned time has come and is not over: its title and its start.
    waiting: Option<(String, Time)>,
    /// A fixed block that is on, tracked or not, and until when: it does not wait to be started.
    on: Option<(String, Time)>,
    /// When the running block's plan is over.
    planned_end: Option<Moment>,
    /// Whether anything is planned or was lived today.
    is_open: bool,
}

/// The block that is planned next.
pub struct Next {
    /// Its day.
    pub date: NaiveDate,
    /// The block.
    pub block: Block,
    /// When it starts, by the clocks of the current zone.
    pub start: Time,
    /// And as a moment.
    pub begins: Moment,
}

impl Headline {
    /// Of a life with the days around today loaded.
    pub fn new(life: &Life, ctx: &Ctx) -> Headline {
        let today = life.today(ctx);
        let running = timer::running(life, ctx);
        let empty = Day::empty(today);
        let day = life.day(today).map_or(Cow::Borrowed(&empty), |day| with_routines(life, day, today));
        let planned_end = running.as_ref().and_then(|running| {
            let day = life.day(running.date)?;
            day.resolve(&running.block, running.block.plan?, ctx.zone).map(|(_, end)| end)
        });
        let open = || {
            let planned = |block: &Block| day.resolve(block, block.plan?, ctx.zone);
            day.blocks
                .iter()
                .filter(|block| block.is_open())
                .filter_map(move |block| Some((planned(block)?, block)))
        };
        let next = open()
            .filter(|((begins, _), _)| *begins > ctx.minute())
            .min_by_key(|((begins, _), _)| *begins)
            .and_then(|((begins, _), block)| {
                let start = ctx.zone.time_on(today, begins)?;
                Some(Next { date: today, block: block.clone(), start, begins })
            });
        let is_now = |plan: &(Moment, Moment)| (plan.0..plan.1).contains(&ctx.minute());
        let on = day
            .blocks
            .iter()
            .filter(|block| block.fixed && block.status.is_none() && block.running_since().is_none())
            .filter_map(|block| Some((day.resolve(block, block.plan?, ctx.zone).filter(is_now)?, block)))
            .min_by_key(|((begins, _), _)| *begins)
            .and_then(|((_, ends), block)| Some((block.title.clone(), ctx.zone.time_on(today, ends)?)));
        let waiting = open()
            .filter(|(_, block)| !block.fixed)
            .filter(|((begins, ends), _)| (*begins..*ends).contains(&ctx.minute()))
            .min_by_key(|((begins, _), _)| *begins)
            .and_then(|((begins, _), block)| Some((block.title.clone(), ctx.zone.time_on(today, begins)?)));
        let is_open = day.blocks.iter().all(Block::is_untimed);
        // What runs today is known, whatever may have run before.
        let before = || unread::of_nights_before(life, today).filter(|_| running.is_none());
        let unread = unread::of_day(life, today, today).or_else(before);
        Headline { unread, running, next, waiting, on, planned_end, is_open }
    }

    /// `Pricing page, 48 min left. Then Stand-up at 10:30.`
    pub fn sentence(&self, ctx: &Ctx) -> String {
        if let Some(unread) = &self.unread {
            return unread.clone();
        }
        let next = self.next.as_ref();
        let then = next.map(|next| format!(" Then {} at {}.", next.block.title, next.start.short(ctx.clock)));
        let then = then.unwrap_or_default();
        let Some(running) = &self.running else {
            if let Some((title, end)) = &self.on {
                return format!("{title}, until {}.{then}", end.short(ctx.clock));
            }
            return match (&self.waiting, next) {
                (Some((title, start)), _) => format!("{title} waits since {}.{then}", start.short(ctx.clock)),
                (None, Some(next)) => {
                    format!("Free until {}, then {}.", next.start.short(ctx.clock), next.block.title)
                }
                (None, None) if self.is_open => "Today is open.".to_owned(),
                (None, None) => "Nothing more is planned today.".to_owned(),
            };
        };
        let title = &running.block.title;
        if running.is_forgotten(ctx) {
            // By the calendar: half past midnight is of the day that has begun.
            let [began, today] = [running.since, ctx.minute()].map(|moment| ctx.zone.local(moment).date());
            let day = match crate::domain::date::days_between(began, today) {
                0 => String::new(),
                1 => "yesterday ".to_owned(),
                _ => format!("{} ", weekday_name(chrono::Datelike::weekday(&began))),
            };
            return format!("{title} has run since {day}{}.", ctx.shows(running.since));
        }
        match self.planned_end.map(|end| end - ctx.minute()) {
            Some(left) if left > 0 => format!("{title}, {} left.{then}", length(left)),
            Some(over) => {
                let over = if over == 0 { "at".to_owned() } else { format!("{} past", length(-over)) };
                match &self.waiting {
                    Some((waits, _)) => format!("{title}, {over} its end. {waits} waits."),
                    None => format!("{title}, {over} its end.{then}"),
                }
            }
            None => {
                let since = ctx.shows(running.since);
                format!("{title}, since {since}.{then}")
            }
        }
    }

    /// `Pricing page 37 min`, for where there is little room.
    pub fn short(&self, ctx: &Ctx) -> String {
        if let Some(unread) = &self.unread {
            return unread.clone();
        }
        match (&self.running, &self.next) {
            (Some(running), _) => format!("{} {}", running.block.title, length(running.minutes(ctx))),
            (None, Some(next)) => format!("{} {}", next.start.short(ctx.clock), next.block.title),
            (None, None) => String::new(),
        }
    }

    /// One word for how things stand: unreadable, running, over, forgotten, planned, free.
    pub fn class(&self, ctx: &Ctx) -> &'static str {
        match (&self.running, &self.next) {
            _ if self.unread.is_some() => "unreadable",
            (Some(running), _) if running.is_forgotten(ctx) => "forgotten",
            (Some(_), _) if self.planned_end.is_some_and(|end| end < ctx.minute()) => "over",
            (Some(_), _) => "running",
            (None, Some(_)) => "planned",
            (None, None) => "free",
        }
    }
}

fn length(minutes: i64) -> String {
    Minutes(u32::try_from(minutes).unwrap_or_default()).short()
}
