//! The timer: `start`, `stop` and `status`.

use serde_json::{Value, json};

use super::args::Global;
use super::day::now_and_next;
use super::failure::Failure;
use super::output;
use super::plan;
use super::print::{shown, write};
use super::session::Session;
use super::values::{StatusFormat, joined};
use crate::alignment::limits::{LimitOf, LimitUse};
use crate::domain::date::plus;
use crate::domain::edits::timer::{self, Started};
use crate::domain::edits::{Target, added};
use crate::domain::fold::fold;
use crate::domain::id::is_block_id;
use crate::domain::{Block, Energy, Moment, Place};
use crate::line::{LineFor, ParsedEntry};
use crate::planning::now::{Planned, not_over, planned_at};
use crate::planning::typed;
use crate::report::day::headline::{Headline, Next};
use crate::report::limits::{reached_words, read_by_reached};

/// Runs `start` for a block by its id or title, for a new block by its line, or without words for what is planned now.
pub(super) fn start(
    global: &Global,
    words: &[String],
    at: Option<&str>,
    ended: Option<&str>,
) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    session.load_now();
    let at = at.map(|time| session.time(time)).transpose()?;
    let at = at.map(|time| timer::started_at(&session.life, &session.ctx, time));
    let ended = session.ended_at(ended)?;
    let mut said = ParsedEntry::default();
    let what = match words {
        [] => {
            // A timer that was left running has to be ended first.
            if ended.is_none()
                && let Some(running) = session.forgotten()
            {
                return Err(running.ask(&session.ctx).into());
            }
            Started::Block(session.planned_now(at)?)
        }
        [word] if names_block(word) => Started::Block(session.block(word)?),
        words => match session.titled(&joined(words)?)? {
            Some(target) => Started::Block(target),
            None => {
                said = session.understood(&joined(words)?, LineFor::Add)?;
                session.titled(&said.title)?;
                let (vocabulary, at) = (session.vocabulary(), at.unwrap_or(session.ctx.minute()));
                let block = session.ask(|life, ctx| typed::started(life, ctx, &vocabulary, &said, at))?;
                Started::New(block)
            }
        },
    };
    let edit = session.ask(|life, ctx| timer::start(life, ctx, what.clone(), at, ended))?;
    session.make(&edit)?;
    match added(&edit) {
        Some((_, block)) => {
            session.say_added(&edit)?;
            if let Some(plan) = block.plan {
                write(&format!("       planned {}\n", plan.short(session.ctx.clock)))?;
            }
        }
        None => {
            session.say_done(&edit)?;
            session.say_warnings(&edit)?;
        }
    }
    if let Started::New(block) = &what {
        session.note_planned(&block.title);
    }
    super::adding::note(&said);
    Ok(())
}

/// Runs `stop`.
pub(super) fn stop(global: &Global, at: Option<&str>, felt: Option<Energy>) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    session.load_now();
    let ended = session.ended_at(at)?;
    let (edit, _) = session.ask(|life, ctx| timer::stop(life, ctx, ended, felt))?;
    session.make(&edit)?;
    session.say_done(&edit)
}

/// Runs `status`.
pub(super) fn status(global: &Global, format: StatusFormat) -> Result<(), Failure> {
    let others = [Place::Seasons, Place::Inbox, Place::Ledger];
    let mut session = Session::read(global)?.without(&others);
    let today = session.today();
    session.load_days(plus(today, -2), today);
    if let Some((from, to)) = read_by_reached(&session.life, &session.ctx) {
        session.load_aside(from, to);
    }
    let headline = Headline::new(&session.life, &session.ctx);
    let text = shown(&now_and_next(&headline, &session.ctx));
    // A status bar hides a command that fails. So its formats return an answer, with the problem in class and text.
    match format {
        StatusFormat::Plain => session.answer(&format!("{text}\n")),
        StatusFormat::Json => session.answer_json(as_json(&session, &headline)),
        // tmux reads `#` as the start of a colour or a command.
        StatusFormat::Tmux => write(&format!("{}\n", text.replace('#', "##"))),
        StatusFormat::Waybar => {
            let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            output::json_line(&json!({
                "text": escaped(&shown(&headline.short(&session.ctx))),
                "tooltip": escaped(&text),
                "class": headline.class(&session.ctx),
            }))
        }
    }
}

/// Whether a word is an id, with or without its day. Such a word is never taken as a title.
fn names_block(word: &str) -> bool {
    is_block_id(word.rsplit('/').next().unwrap_or(word))
}

fn as_json(session: &Session, headline: &Headline) -> Value {
    let ctx = &session.ctx;
    let running = headline.running.as_ref().map(|running| {
        json!({
            "id": running.block.id,
            "date": running.date.to_string(),
            "title": running.block.title,
            "since": local(session, running.since),
            "minutes": running.minutes(ctx),
        })
    });
    let next = headline.next.as_ref().map(|Next { date, block, start, begins }| {
        json!({
            "id": block.id,
            "date": date.to_string(),
            "title": block.title,
            "start": start.to_string(),
            "in_minutes": begins - ctx.minute(),
        })
    });
    let planned = headline.planned.as_ref().map(|planned| {
        json!({
            "id": planned.block.id,
            "date": planned.date.to_string(),
            "title": planned.block.title,
            "since": local(session, planned.begins),
            "until": local(session, planned.ends),
        })
    });
    let limit = |limit: &LimitUse| {
        let (kind, id) = match &limit.of {
            LimitOf::Engagement(id) => ("engagement", id),
            LimitOf::Area(id) => ("area", id),
        };
        json!({ kind: id, "minutes": limit.minutes, "most": limit.most, "words": reached_words(limit) })
    };
    let reached: Vec<Value> = headline.reached.iter().map(limit).collect();
    json!({ "running": running, "planned": planned, "next": next, "reached": reached })
}

/// Returns a moment as local time of the current zone.
fn local(session: &Session, moment: Moment) -> String {
    session.ctx.zone.local(moment).format("%Y-%m-%dT%H:%M").to_string()
}

impl Session {
    fn runs_already(&self, running: &timer::Running) -> Failure {
        let since = self.ctx.tells(running.since);
        Failure::refused(format!("{} is already running, since {since}.", running.block.title))
    }

    /// Returns the timer that was left running so long that only the user can know when it ended.
    fn forgotten(&self) -> Option<timer::Running> {
        timer::forgotten(&self.life, &self.ctx, self.ctx.minute())
    }

    /// Returns the moment of a typed end of the running timer. None where no time was typed.
    ///
    /// # Errors
    ///
    /// Fails where the text is no time.
    fn ended_at(&self, time: Option<&str>) -> Result<Option<Moment>, Failure> {
        let time = time.map(|time| self.time(time)).transpose()?;
        let running = timer::to_end(&self.life, &self.ctx);
        Ok(time.map(|time| match running {
            Some(running) => running.ended_at(&self.ctx, time),
            None => timer::latest(&self.ctx, time),
        }))
    }

    /// Returns the one block that is not marked and is planned for the moment. `None` means now.
    ///
    /// # Errors
    ///
    /// Fails where none or several are planned then, where a day can't be read, and where a timer is running already.
    fn planned_now(&self, at: Option<Moment>) -> Result<Target, Failure> {
        let mut found = planned_at(&self.life, &self.ctx, at.unwrap_or(self.ctx.minute()));
        match (found.pop(), found.pop()) {
            (Some(planned), None) => Ok(planned.target()),
            (Some(one), Some(other)) => {
                let name = |planned: &Planned| format!("{} {}", planned.block.id, planned.block.title);
                let message =
                    format!("{} and {} are both planned for now. Name one.", name(&other), name(&one));
                Err(Failure::refused(message))
            }
            _ => {
                let today = self.today();
                self.life.need([today, plus(today, -1)].map(Place::Day))?;
                if let (Some(running), None) = (timer::running(&self.life, &self.ctx), at) {
                    return Err(self.runs_already(&running));
                }
                let when = at.map_or("now".to_owned(), |at| self.ctx.tells_at(at));
                Err(Failure::refused(format!(
                    "Nothing is left to start {when}. Name a block, or write what it is, as in 'aplomb start Call'."
                )))
            }
        }
    }

    /// Returns the block with this title that is not marked: one whose plan is not over (the one planned for now
    /// first), else one of today. None where there is none.
    ///
    /// # Errors
    ///
    /// Fails where the timer of a block with this title is running.
    fn titled(&self, title: &str) -> Result<Option<Target>, Failure> {
        let now = self.ctx.minute();
        let today = self.today();
        let is_it = |block: &Block| block.can_start() && fold(&block.title) == fold(title);
        let runs = timer::running(&self.life, &self.ctx);
        if let Some(running) =
            runs.filter(|one| fold(&one.block.title) == fold(title) && !one.is_forgotten(&self.ctx))
        {
            return Err(self.runs_already(&running));
        }
        let mut ahead = not_over(&self.life, &self.ctx, now);
        ahead.retain(|planned| is_it(&planned.block));
        ahead.sort_by_key(|planned| !planned.holds(now));
        let todays = || {
            let day = plan::day(&self.life, &self.ctx, today);
            day.blocks.into_iter().find(is_it).map(|block| Target::new(today, block))
        };
        Ok(ahead.into_iter().next().map(Planned::target).or_else(todays))
    }

    /// Prints a note about a block of today that is not marked and has all words of a new block's title. The user may
    /// want to start it. Only its full title does that, so that a new block can have any title.
    fn note_planned(&self, title: &str) {
        let words =
            |text: &str| -> Vec<String> { fold(text).split_whitespace().map(str::to_owned).collect() };
        let new = words(title);
        let is_like = |block: &Block| {
            let planned = words(&block.title);
            // A word may be begun only, as it may where a command looks for a block.
            let has = |word: &String| {
                planned.iter().any(|one| one == word || word.chars().count() > 2 && one.starts_with(word))
            };
            block.can_start() && planned != new && new.iter().all(has)
        };
        let day = plan::day(&self.life, &self.ctx, self.today());
        if let Some(block) = day.blocks.iter().find(|block| is_like(block)) {
            let title = shown(&block.title);
            output::note(&format!("This is a new block. To start {title} instead, write its full title."));
        }
    }
}
