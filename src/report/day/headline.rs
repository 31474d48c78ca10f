//! What runs now and what is next, in one sentence.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::alignment::limits::LimitUse;
use crate::domain::edits::timer::{self, Running};
use crate::domain::{AreaTree, Block, Ctx, Day, Life, Minutes, Moment, Time};
use crate::planning::close::{is_sleep, unmarked};
use crate::planning::now::{Planned, not_over};
use crate::planning::recurrence::with_routines;
use crate::report::limits::{reached, reached_words};
use crate::report::unread;

/// What runs now, what is planned now and what is next.
pub struct Headline {
    /// Sentence about a needed file that can't be read. `None` if all were read.
    pub unread: Option<String>,
    /// Running block.
    pub running: Option<Running>,
    /// Block planned for now that does not run. A fixed one comes first, because it takes place even if nobody marks
    /// it.
    pub planned: Option<Planned>,
    /// Block planned next.
    pub next: Option<Next>,
    /// Limits of the week that are reached.
    pub reached: Vec<LimitUse>,
    /// Number of blocks of today that nobody marked, once its plan is over. 0 before.
    pub unmarked: usize,
    /// Whether nothing is planned or done today.
    is_open: bool,
}

/// A block planned next.
pub struct Next {
    /// Day of the block.
    pub date: NaiveDate,
    /// The block.
    pub block: Block,
    /// Start, in the current zone.
    pub start: Time,
    /// Start, as a moment.
    pub begins: Moment,
}

impl Headline {
    /// Returns what runs and what is planned now and next. The days around today must be loaded.
    pub fn new(life: &Life, ctx: &Ctx) -> Headline {
        let today = life.today(ctx);
        let running = timer::running(life, ctx);
        let empty = Day::empty(today);
        let day = life.day(today).map_or(Cow::Borrowed(&empty), |day| with_routines(life, day, today));
        let ahead = not_over(life, ctx, ctx.minute());
        let is_open = ahead.is_empty() && day.blocks.iter().all(Block::is_untimed);
        let next = ahead
            .iter()
            .find(|planned| planned.begins > ctx.minute() && planned.can_start())
            .and_then(|planned| {
                let start = ctx.zone.time_on(today, planned.begins)?;
                let (date, block) = (planned.date, planned.block.clone());
                Some(Next { date, block, start, begins: planned.begins })
            });
        let waits = |planned: &Planned| {
            let is_fixed = planned.block.is_fixed() && planned.can_start();
            planned.holds(ctx.minute()) && (is_fixed || planned.is_due(life, ctx))
        };
        let planned = ahead.into_iter().filter(waits).min_by_key(|planned| !planned.block.is_fixed());
        // Sleep is still to come in most evenings.
        let areas = AreaTree::new(&life.profile);
        let is_awake = |block: &Block| !is_sleep(&areas, block);
        let is_over = running.is_none()
            && planned.as_ref().is_none_or(|planned| !is_awake(&planned.block))
            && next.as_ref().is_none_or(|next| !is_awake(&next.block));
        let unmarked = if is_over { unmarked(life, ctx, (today, today)).len() } else { 0 };
        // If a block of today runs, files of the nights before don't matter.
        let before = || unread::of_nights_before(life, today).filter(|_| running.is_none());
        let unread = unread::of_day(life, today, today).or_else(before);
        let reached = reached(life, ctx);
        Headline { unread, running, planned, next, reached, unmarked, is_open }
    }

    /// Returns the headline as a sentence: `Pricing page, 48 min left. Then Stand-up at 10:30.` A limit of the week
    /// that is reached comes first: `Acme: 40h reached. Pricing page is 15m over.`
    pub fn sentence(&self, ctx: &Ctx) -> String {
        match &self.unread {
            Some(unread) => unread.clone(),
            None => after_limits(&self.limits(), &self.now_and_next(ctx)),
        }
    }

    /// Returns the sentences about the limits that are reached. Empty if none is.
    pub fn limits(&self) -> String {
        self.reached.iter().map(reached_words).collect::<Vec<_>>().join(" ")
    }

    fn now_and_next(&self, ctx: &Ctx) -> String {
        let next = self.next.as_ref();
        let then = next.map(|next| format!(" Then {} at {}.", next.block.title, next.start.short(ctx.clock)));
        let then = then.unwrap_or_default();
        let Some(running) = &self.running else {
            return match (&self.planned, next) {
                (Some(planned), _) if planned.block.is_fixed() => {
                    format!("{}, until {}.{then}", planned.block.title, ctx.shows(planned.ends))
                }
                (Some(planned), _) if planned.begins == ctx.minute() => {
                    format!("{} begins now.{then}", planned.block.title)
                }
                (Some(planned), _) => {
                    format!("{} was due {}.{then}", planned.block.title, ctx.tells_at(planned.begins))
                }
                (None, Some(next)) => {
                    format!("Free until {}, then {}.", next.start.short(ctx.clock), next.block.title)
                }
                (None, None) if self.is_open => "Today is open.".to_owned(),
                (None, None) => "Nothing more is planned today.".to_owned(),
            };
        };
        let title = &running.block.title;
        let since = ctx.tells(running.since);
        if running.is_forgotten(ctx) {
            return format!("{title} has run since {since}.");
        }
        if let Some(over) = running.far_over(ctx) {
            return format!("{title} is {} over. Still working?", length(over));
        }
        // Before its planned start, a running block shows since when it runs, not how much is left.
        let planned = running.block.plan.map_or(0, |plan| i64::from(plan.minutes()));
        match running.plan_end.map(|end| end - ctx.minute()).filter(|left| *left <= planned) {
            Some(left) if left > 0 => format!("{title}, {} left.{then}", length(left)),
            Some(over) => {
                let over =
                    if over == 0 { "is at its end".to_owned() } else { format!("is {} over", length(-over)) };
                match self.planned.as_ref().filter(|planned| !planned.block.is_fixed()) {
                    Some(planned) => format!("{title} {over}. {} is due.", planned.block.title),
                    None => format!("{title} {over}.{then}"),
                }
            }
            None => format!("{title}, since {since}.{then}"),
        }
    }

    /// Returns a short headline: the running block and for how long, else the block planned now and until when, else
    /// the next block and when. `Pricing page 37 min`, `Pricing page until 10:30`, `10:30 Stand-up`. A limit that is
    /// reached comes first. Empty if there is no block and no limit.
    pub fn short(&self, ctx: &Ctx) -> String {
        if let Some(unread) = &self.unread {
            return unread.clone();
        }
        let block = match (&self.running, &self.planned, &self.next) {
            (Some(running), ..) => format!("{} {}", running.block.title, length(running.minutes(ctx))),
            (None, Some(planned), _) => format!("{} until {}", planned.block.title, ctx.shows(planned.ends)),
            (None, None, Some(next)) => format!("{} {}", next.start.short(ctx.clock), next.block.title),
            (None, None, None) => String::new(),
        };
        after_limits(&self.limits(), &block)
    }

    /// Returns one word for the state: `unreadable`, `running`, `over`, `forgotten`, `planned` (for now or
    /// later) or `free`.
    pub fn class(&self, ctx: &Ctx) -> &'static str {
        match (&self.running, &self.planned, &self.next) {
            _ if self.unread.is_some() => "unreadable",
            (Some(running), ..) if running.is_forgotten(ctx) => "forgotten",
            (Some(running), ..) if running.plan_end.is_some_and(|end| end < ctx.minute()) => "over",
            (Some(_), ..) => "running",
            (None, None, None) => "free",
            (None, ..) => "planned",
        }
    }
}

/// Puts the sentences about limits before other words. Both may be empty.
pub fn after_limits(reached: &str, words: &str) -> String {
    format!("{reached} {words}").trim().to_owned()
}

fn length(minutes: i64) -> String {
    Minutes(u32::try_from(minutes).unwrap_or_default()).short()
}
