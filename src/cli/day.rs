//! `day`: prints the blocks of a day, planned and done.

use chrono::{NaiveDate, Timelike};
use serde_json::{Value, json};

use super::args::Global;
use super::failure::Failure;
use super::json;
use super::plan;
use super::print::{Align, shown, table};
use super::score::{both_numbers, losses};
use super::scoring::AsSeen;
use super::session::Session;
use crate::alignment::{Lens, Period};
use crate::domain::block::MOST_DAYS;
use crate::domain::config::Clock;
use crate::domain::date::{long, plus, short};
use crate::domain::edits::timer;
use crate::domain::time::HOUR;
use crate::domain::{AreaTree, Block, Ctx, Day, Energy, Place, Span, Status, Time, Week};
use crate::planning::now::{self, not_over};
use crate::report::day::headline::{Headline, after_limits};
use crate::report::day::words::{self, day_of, figure};
use crate::report::unread;

/// How many losses are printed under a day.
const LOSSES: usize = 3;

/// Runs `day`. `aplomb` without a command does the same where there is no terminal.
pub(super) fn day(global: &Global, date: Option<NaiveDate>, as_json: bool) -> Result<(), Failure> {
    print(Session::read(global)?, date, as_json)
}

/// Prints a day. `None` means today.
pub(super) fn print(session: Session, date: Option<NaiveDate>, as_json: bool) -> Result<(), Failure> {
    let mut session = session.without(&[Place::Inbox]);
    let date = date.unwrap_or_else(|| session.today());
    session.load_aside(plus(date, 1 - i64::from(MOST_DAYS)), plus(date, -1));
    session.load_days(date, date);
    // Only today shows what is running and what comes next.
    if date == session.today() {
        session.load_now();
    }
    let gathered = session.gather(Period::week(Week::of(date)))?;
    let lived = session.seen(&gathered, Period::day(date), Lens::Actual);
    let day = plan::day(&session.life, &session.ctx, date);
    if as_json {
        return session.answer_json(of_day(&session, &day, &lived));
    }
    let week = session.seen(&gathered, Period::week(Week::of(date)), Lens::Outlook);
    let mut text = heading(&session, &day);
    let mut all = if date == session.today() { last_night(&session) } else { Vec::new() };
    all.extend(stays(&session, date));
    all.extend(rows(&session, &day));
    let lines = table(&SIDES, &all);
    if !lines.is_empty() {
        text.push_str(&format!("\n{}\n", lines.join("\n")));
    }
    let which = if date == session.today() { "today so far" } else { "the day" };
    let numbers = match day.head.grace.is_some() {
        true => "a grace day, not scored".to_owned(),
        false => both_numbers(&lived.score),
    };
    let this = format!("Week {} forecast", Week::of(date).number());
    let rows = [vec![which.to_owned(), numbers], vec![this, both_numbers(&week.score)]];
    text.push_str(&format!("\n{}\n", table(&[Align::Left, Align::Left], &rows).join("\n")));
    let losses = losses(&week, session.paint, false);
    if !losses.is_empty() {
        let aligned = figure(week.score.alignment.unwrap_or_default());
        text.push_str(&format!("\nWhat holds back the week's {aligned}, in points\n"));
    }
    for line in losses.lines().take(LOSSES) {
        text.push_str(&format!("{line}\n"));
    }
    let all = losses.lines().count();
    if all > LOSSES {
        let which = match Week::of(date) == Week::of(session.today()) {
            true => String::new(),
            false => format!(" --week {}", Week::of(date)),
        };
        let words = format!("{LOSSES} of {all} reasons. Run aplomb why --lens forecast{which} for all.");
        text.push_str(&format!("{}\n", session.paint.faint(&words)));
    }
    session.answer(&text)
}

/// Returns the object of `day --json`.
pub(super) fn of_day(session: &Session, day: &Day, lived: &AsSeen) -> Value {
    let blocks: Vec<Value> = in_order(session, day)
        .into_iter()
        .map(|block| json::block(day, block, &session.life, &session.ctx))
        .collect();
    json!({
        "date": day.date.to_string(),
        "zone": day.head.zone.unwrap_or(session.ctx.zone).name(),
        "grace": day.head.grace,
        "note": day.head.note,
        "blocks": blocks,
        "score": json::score(lived, &session.ctx),
    })
}

/// Returns what runs and what is next or, once the plan of today is over, how many blocks are not marked.
pub(super) fn now_and_next(headline: &Headline, ctx: &Ctx) -> String {
    match headline.unmarked {
        count if count > 0 && headline.unread.is_none() => {
            let words = format!("{} Run aplomb close.", crate::report::close::headline(count));
            after_limits(&headline.limits(), &words)
        }
        _ => headline.sentence(ctx),
    }
}

/// Returns the first lines: today's headline, the date with its season and grace, and the day's note.
fn heading(session: &Session, day: &Day) -> String {
    let mut second: Vec<String> = vec![long(day.date)];
    second.extend(session.season_words(Period::day(day.date)));
    second.extend(grace(day));
    let mut lines = Vec::new();
    if day.date == session.today() {
        let headline = Headline::new(&session.life, &session.ctx);
        lines.push(session.paint.strong(&shown(&now_and_next(&headline, &session.ctx))));
        lines.push(session.paint.faint(&shown(&second.join(" · "))));
    } else {
        let unread = unread::of_day(&session.life, session.today(), day.date);
        lines.extend(unread.map(|words| session.paint.strong(&shown(&words))));
        lines.push(session.paint.strong(&shown(&second.join(" · "))));
    }
    lines.extend(day.head.note.as_ref().map(|note| shown(note)));
    lines.join("\n") + "\n"
}

/// Returns the words for a grace day, with its reason if it has one. None for an ordinary day.
pub(super) fn grace(day: &Day) -> Option<String> {
    day.head.grace.as_ref().map(|reason| match reason.as_str() {
        "" => "a grace day".to_owned(),
        reason => format!("a grace day: {reason}"),
    })
}

/// Returns the blocks in the order of the screens: those with no set time first.
fn in_order<'a>(session: &Session, day: &'a Day) -> Vec<&'a Block> {
    let mut blocks: Vec<&Block> = day.blocks.iter().collect();
    let place = |block: &Block| {
        let zone = day.zone_of(block, session.ctx.zone);
        block.place().map(|time| zone.moment(day.date, time))
    };
    blocks.sort_by_key(|block| place(block));
    blocks
}

/// Returns rows for the items of earlier days that last until a day.
fn stays(session: &Session, date: NaiveDate) -> Vec<Vec<String>> {
    let tree = AreaTree::new(&session.life.profile);
    let row_of = |(first, block): (NaiveDate, Block)| {
        Some(row(session, &tree, (session.life.day(first)?, date), &block))
    };
    now::stays(&session.life, &session.ctx, date).into_iter().filter_map(row_of).collect()
}

/// How each column of [`rows`] is aligned.
pub(super) const SIDES: [Align; 7] =
    [Align::Left, Align::Right, Align::Left, Align::Left, Align::Left, Align::Left, Align::Left];

/// Returns rows for the blocks of earlier days that are not over: the one that is running, and those planned for now
/// or later.
fn last_night(session: &Session) -> Vec<Vec<String>> {
    let (life, ctx) = (&session.life, &session.ctx);
    let today = session.today();
    let running = timer::running(life, ctx).map(|running| (running.date, running.block));
    let planned = not_over(life, ctx, ctx.minute()).into_iter().map(|planned| (planned.date, planned.block));
    let mut found: Vec<(NaiveDate, Block)> = Vec::new();
    for (date, block) in planned.chain(running).filter(|(date, _)| *date < today) {
        if !found.iter().any(|(other, known)| *other == date && known.id == block.id) {
            found.push((date, block));
        }
    }
    let tree = AreaTree::new(&life.profile);
    let row =
        |(date, block): &(NaiveDate, Block)| Some(row(session, &tree, (life.day(*date)?, *date), block));
    found.iter().filter_map(row).collect()
}

/// Returns a row for each block: id, time, a mark for a crossed boundary, status, title, job and values, energy.
pub(super) fn rows(session: &Session, day: &Day) -> Vec<Vec<String>> {
    let tree = AreaTree::new(&session.life.profile);
    in_order(session, day).into_iter().map(|block| row(session, &tree, (day, day.date), block)).collect()
}

/// Returns the row of a block on a date, which is not its day's where it lasts several days.
fn row(session: &Session, tree: &AreaTree, (day, date): (&Day, NaiveDate), block: &Block) -> Vec<String> {
    let crossing = plan::crossings(&session.life, &session.ctx, day.date, block);
    let when = time(&session.ctx, day, block);
    let fixed = if block.is_fixed() { " ◆" } else { "" };
    vec![
        block.id.clone(),
        when.0,
        crossing.as_ref().map_or("", |_| "!").to_owned(),
        sign(block).to_owned(),
        format!("{}{fixed}", block.title),
        third(session, tree, block, when.1.or_else(|| day_of(block, day.date, date)), crossing.as_deref()),
        felt(block).to_owned(),
    ]
}

/// Returns when a block happened, else when it is planned, in the current zone. The second part is the same time in
/// the block's own zone, such as `19:00–22:00 in New York`. It is None where both are the same.
fn time(ctx: &Ctx, day: &Day, block: &Block) -> (String, Option<String>) {
    let zone = day.zone_of(block, ctx.zone);
    let here = |time: Time| {
        let local = ctx.zone.local(zone.moment(day.date, time));
        Time::from_minutes(local.hour() * HOUR + local.minute())
    };
    let spans: Vec<_> = block.lived().collect();
    let first = spans.iter().map(|span| span.start).chain(block.running_since()).min();
    let shown = |of: &dyn Fn(Time) -> Time| match (block.running_since(), first, block.plan) {
        (Some(_), Some(start), _) => {
            let blank = if ctx.clock == Clock::Hours12 { 8 } else { 5 };
            format!("{}–{:blank$}", of(start).short(ctx.clock), "")
        }
        (_, Some(start), _) => {
            let end = spans.iter().map(|span| span.end).max().unwrap_or(start);
            Span::new(of(start), of(end)).short(ctx.clock)
        }
        (_, None, Some(plan)) => Span::new(of(plan.start), of(plan.end)).short(ctx.clock),
        (_, None, None) => String::new(),
    };
    let (shown_here, own) = (shown(&here), shown(&|time| time));
    let city = || zone.name().rsplit('/').next().unwrap_or_default().replace('_', " ");
    let own = (zone != ctx.zone && own != shown_here).then(|| format!("{} in {}", own.trim_end(), city()));
    (shown_here, own)
}

fn sign(block: &Block) -> &'static str {
    match block.status {
        _ if block.running_since().is_some() => "●",
        Some(Status::Moved) => "→",
        Some(Status::Skipped | Status::Released) => "–",
        Some(Status::Done) => "✓",
        None if block.is_virtual => "┊",
        None => "·",
    }
}

/// Returns the last words of a row: the job and the values (the area where there are neither), the time in the block's
/// own zone, the status, and the boundary it crosses.
fn third(
    session: &Session,
    tree: &AreaTree,
    block: &Block,
    own_time: Option<String>,
    crossing: Option<&str>,
) -> String {
    let tags = words::tags(block, &session.life.profile, tree);
    let mut words: Vec<String> = Some(tags).filter(|tags| !tags.is_empty()).into_iter().collect();
    words.extend(own_time);
    words.extend(match (block.status, block.moved_to) {
        (Some(Status::Moved), Some(date)) => Some(format!("moved to {}", short(date))),
        (Some(Status::Moved), None) => Some("moved to the inbox".to_owned()),
        (Some(Status::Released), _) => Some("called off".to_owned()),
        (Some(Status::Skipped), _) => Some("skipped".to_owned()),
        _ => None,
    });
    words.extend(crossing.map(|sentence| sentence.trim_end_matches('.').replacen("Crosses", "crosses", 1)));
    words.join(", ")
}

fn felt(block: &Block) -> &'static str {
    match block.energy.map(Energy::felt) {
        Some(2) => "▲▲",
        Some(1) => "▲",
        Some(-1) => "▼",
        Some(-2) => "▼▼",
        _ => "",
    }
}
