//! The timer: `start`, `stop` and `status`.

use serde_json::{Value, json};

use super::args::{Global, StatusFormat};
use super::failure::Failure;
use super::output;
use super::plan;
use super::print::{shown, write};
use super::session::Session;
use crate::app::headline::{Headline, Next};
use crate::domain::date::plus;
use crate::domain::entry::When;
use crate::domain::id::is_block_id;
use crate::domain::verbs::timer::{self, Started};
use crate::domain::verbs::{Target, added};
use crate::domain::{Block, Energy, Minutes, Moment, Span};

/// `start`: a block by its id, something new by its line, or alone what is planned for now.
pub(super) fn start(global: &Global, words: &[String], at: Option<&str>) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    session.load_now();
    let at = at.map(|time| session.time(time)).transpose()?.map(|time| timer::latest(&session.ctx, time));
    let what = match words {
        [] => Started::Block(session.planned_now(at)?),
        [word] if names_block(word) => Started::Block(session.block(word)?),
        words => Started::New(session.something_new(&words.join(" "), at)?),
    };
    let edit = session.ask(|life, ctx| timer::start(life, ctx, what.clone(), at))?;
    session.make(&edit)?;
    match added(&edit) {
        Some(_) => session.say_added(&edit),
        None => {
            session.say_done(&edit)?;
            session.say_crossings(&edit)
        }
    }
}

/// `stop`.
pub(super) fn stop(global: &Global, at: Option<&str>, felt: Option<Energy>) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    session.load_now();
    let at = at.map(|time| session.time(time)).transpose()?;
    let (edit, _) = session.ask(|life, ctx| {
        let end = timer::running(life, ctx).zip(at).map(|(running, time)| running.ended_at(ctx, time));
        timer::stop(life, ctx, end, felt)
    })?;
    session.make(&edit)?;
    session.say_done(&edit)
}

/// `status`.
pub(super) fn status(global: &Global, format: StatusFormat) -> Result<(), Failure> {
    let mut session = Session::read(global)?;
    session.load_now();
    let headline = Headline::new(&session.life, &session.ctx);
    let text = shown(&headline.sentence(&session.ctx));
    match format {
        StatusFormat::Plain => write(&format!("{text}\n")),
        StatusFormat::Json => output::json_line(&as_json(&session, &headline)),
        // A hash begins a colour or a command in a status line of tmux.
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

/// Whether a word names a block: by its id, with or without its day. Such a word is never a title.
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
    json!({ "running": running, "next": next })
}

/// A moment as the clocks here show it.
fn local(session: &Session, moment: Moment) -> String {
    session.ctx.zone.local(moment).format("%Y-%m-%dT%H:%M").to_string()
}

impl Session {
    /// The one open block whose plan holds the moment.
    fn planned_now(&self, at: Option<Moment>) -> Result<Target, Failure> {
        let at = at.unwrap_or(self.ctx.minute());
        let today = self.life.planning_day(self.ctx.zone, at);
        let holds = |target: &Target| {
            let day = self.life.day(target.date);
            let plan = target.block.plan.zip(day);
            let held = plan.and_then(|(plan, day)| day.resolve(&target.block, plan, self.ctx.zone));
            held.is_some_and(|(start, end)| (start..end).contains(&at))
        };
        let open = |block: &Block| block.status.is_none() && block.running_since().is_none();
        let mut found: Vec<Target> = [plus(today, -1), today]
            .into_iter()
            .flat_map(|date| {
                let blocks = plan::day(&self.life, &self.ctx, date).blocks;
                blocks.into_iter().map(move |block| Target::new(date, block))
            })
            .filter(|target| open(&target.block) && holds(target))
            .collect();
        match (found.pop(), found.pop()) {
            (Some(target), None) => Ok(target),
            (Some(one), Some(other)) => {
                let name = |target: &Target| format!("{} {}", target.block.id, target.block.title);
                let message =
                    format!("{} and {} are both planned for now; name one.", name(&other), name(&one));
                Err(Failure::refused(message))
            }
            _ => Err(Failure::refused(
                "Nothing that is still open is planned for now; name a block or say what, as in 'aplomb start Call'.",
            )),
        }
    }

    /// A new block of a line. A length is how long it is planned for, from when it starts.
    fn something_new(&mut self, line: &str, at: Option<Moment>) -> Result<Block, Failure> {
        let (entry, block) = self.understood(line)?;
        if entry.date.is_some() || entry.untimed {
            return Err(Failure::refused("What starts now is of today; leave the day out."));
        }
        let at = at.unwrap_or(self.ctx.minute());
        let date = self.life.planning_day(self.ctx.zone, at);
        let plan = match entry.when {
            When::Length(Minutes(length)) => {
                let start = self.ctx.zone.time_on(date, at);
                start.and_then(|start| Some(Span::new(start, start.shifted(i64::from(length))?)))
            }
            _ => self.planned(&entry, date, &block)?,
        };
        Ok(Block { plan, ..block })
    }
}
