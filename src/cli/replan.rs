//! `replan`: gives the rest of today new times when time is lost or needed.

use chrono::NaiveDate;
use clap::Args;
use serde_json::{Value, json};

use super::args::Global;
use super::failure::Failure;
use super::json::number_or_null;
use super::print::{Align, shown, table};
use super::session::Session;
use super::values::length;
use crate::alignment::{Gathered, Period, Score};
use crate::domain::date::plus;
use crate::domain::edits::timer::telling;
use crate::domain::{Minutes, Place, Refused, Span, Time, Week};
use crate::line;
use crate::planning::replan::{
    DAYS_AHEAD, Proposal, ReplanLine, ReplanRequest, ReplanWay, find_time, propose,
};
use crate::report::replan as words;

/// The arguments of `replan`.
#[derive(Debug, Args)]
pub(super) struct ReplanArgs {
    /// The time from now until then is lost: plan what it held again
    #[arg(long, value_name = "TIME")]
    lost: Option<String>,
    /// Find this much time in one piece, in the rest of today, where it harms least
    #[arg(long, value_name = "LENGTH", value_parser = length, conflicts_with = "lost")]
    need: Option<Minutes>,
    /// Print the plan and save nothing
    #[arg(long)]
    dry_run: bool,
    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
}

/// The time that the day has to do without.
enum Without<'a> {
    /// Nothing is lost.
    Nothing,
    /// Nothing happens from now until this time.
    Until(&'a str),
    /// So much time must be found in the rest of today.
    Found(Minutes),
}

/// Runs `replan`.
pub(super) fn replan(global: &Global, asked: &ReplanArgs) -> Result<(), Failure> {
    let without = match (&asked.lost, asked.need) {
        (Some(until), _) => Without::Until(until),
        (None, Some(length)) => Without::Found(length),
        (None, None) => Without::Nothing,
    };
    let (is_dry, as_json) = (asked.dry_run, asked.json);
    let session = if is_dry { Session::read(global)? } else { Session::edit(global)? };
    let mut session = session.without(&[Place::Ledger]);
    session.load_now();
    let today = session.today();
    session.load_days(today, plus(today, DAYS_AHEAD));
    let week = session.gather(Period::week(Week::of(today)))?;
    let asked = request(&mut session, &without, &week)?;
    let proposal = session.ask(|life, ctx| propose(life, ctx, &week, &asked))?;
    let edit = telling(&session.life, &session.ctx, proposal.edit.clone());
    if !is_dry && !edit.changes.is_empty() {
        session.make(&edit)?;
    }
    if as_json {
        return output_json(&session, &proposal);
    }
    let mut text = plan(&session, &asked, &proposal);
    text.push_str(&match (edit.changes.is_empty(), is_dry) {
        (true, _) if proposal.lost.is_none() => {
            "Nothing changes. Say how much time is lost: aplomb replan --lost 14:00\n".to_owned()
        }
        (true, _) => "Nothing changes.\n".to_owned(),
        (false, true) => "Nothing is saved: this is a dry run.\n".to_owned(),
        (false, false) => format!("{}.\n", shown(edit.label.trim_end_matches('.'))),
    });
    session.answer(&text)
}

/// Returns the request.
///
/// # Errors
///
/// The time is none, is over, or is on another day, or the rest of today has no room for what is needed.
fn request(session: &mut Session, without: &Without<'_>, week: &Gathered) -> Result<ReplanRequest, Failure> {
    let now = session.ctx.minute();
    let asked = ReplanRequest::from(now);
    match without {
        Without::Nothing => Ok(asked),
        Without::Until(text) => {
            let until = session.ctx.zone.moment(session.today(), until(session, text)?);
            match until - now {
                gone if gone > 0 => Ok(ReplanRequest { gone, ..asked }),
                _ => Err(Refused::because(format!(
                    "{} is over. It is {}. Write a time still to come today.",
                    session.ctx.shows(until),
                    session.ctx.shows(now)
                ))
                .into()),
            }
        }
        Without::Found(length) => {
            let asked = ReplanRequest { gone: length.0.into(), ..asked };
            session.ask(|life, ctx| find_time(life, ctx, week, &asked))
        }
    }
}

/// Returns a time of today. One before the day begins is in its night.
fn until(session: &Session, text: &str) -> Result<Time, Failure> {
    let start = session.life.profile.day.start;
    line::time(text, start)
        .ok_or_else(|| Failure::refused(format!("'{text}' is not a time. Write it as 14:00.")))
}

/// Returns the plan: what it means, a line for each block, what is too much, and both numbers.
fn plan(session: &Session, asked: &ReplanRequest, proposal: &Proposal) -> String {
    let clock = session.ctx.clock;
    let mut lines = vec![words::sentence(asked, proposal, clock)];
    lines.extend(words::running(proposal, clock).map(|words| shown(&words)));
    let mut rows: Vec<Vec<String>> = Vec::new();
    let row = |cells: [&str; 6]| cells.map(str::to_owned).to_vec();
    for past in &proposal.past {
        let (time, mark) = (past.planned.short(clock), words::mark(past.mark));
        rows.push(row([&past.block.id, &time, &past.block.title, mark, "", ""]));
    }
    if let Some((block, span)) = proposal.block.as_ref().and_then(|block| Some((block, block.plan?))) {
        rows.push(row(["", &span.short(clock), &block.title, "new", "", ""]));
    }
    for line in &proposal.lines {
        let (when, note) = words::from_here(proposal, line, clock);
        let why = words::why(line, &session.life.profile, proposal.date);
        let time = line.planned.short(clock);
        rows.push(row([&line.block.id, &time, &line.block.title, &when, &note, &why]));
    }
    use Align::{Left, Right};
    if !rows.is_empty() {
        lines.push(String::new());
        lines.extend(table(&[Left, Right, Left, Left, Left, Left], &rows));
        lines.push(String::new());
    }
    lines.extend(words::too_much(proposal, clock).iter().map(|words| shown(words)));
    let scores = words::scores(proposal);
    let heads = std::iter::once("").chain(scores.heads).map(str::to_owned).collect();
    let figures = scores
        .rows
        .into_iter()
        .map(|(name, figures)| std::iter::once(name.to_owned()).chain(figures).collect::<Vec<String>>());
    let numbers: Vec<Vec<String>> = std::iter::once(heads).chain(figures).collect();
    lines.extend(table(&[Left, Right, Right, Right], &numbers));
    lines.extend(words::lower(proposal).map(|words| shown(&words)));
    lines.join("\n") + "\n"
}

/// Prints the plan as JSON.
fn output_json(session: &Session, proposal: &Proposal) -> Result<(), Failure> {
    let span = |date: NaiveDate, span: Span| json!({"date": date.to_string(), "span": span.to_string()});
    let line = |line: &ReplanLine| {
        let from = span(proposal.date, line.planned);
        let (way, to) = match line.way {
            ReplanWay::Stays => ("stays", from.clone()),
            ReplanWay::Shorter(to) => ("shorter", span(proposal.date, to)),
            ReplanWay::Later(to) => ("later", span(proposal.date, to)),
            ReplanWay::AnotherDay(date, to) => ("day", span(date, to)),
            ReplanWay::Inbox => ("inbox", Value::Null),
            ReplanWay::LetGo => ("released", Value::Null),
        };
        let reason =
            Some(words::why(line, &session.life.profile, proposal.date)).filter(|reason| !reason.is_empty());
        let (id, title) = (&line.block.id, &line.block.title);
        json!({"id": id, "title": title, "from": from, "to": to, "way": way, "reason": reason})
    };
    let numbers = |score: &Score| {
        let (alignment, balance) = (score.alignment, score.balance.score);
        json!({"alignment": number_or_null(alignment), "balance": number_or_null(balance)})
    };
    let scores = &proposal.scores;
    session.answer_json(json!({
        "lines": proposal.lines.iter().map(line).collect::<Vec<Value>>(),
        "clashes": proposal.clashes().map(|line| line.block.id.as_str()).collect::<Vec<&str>>(),
        "lost": proposal.lost.map(|lost| span(proposal.date, lost)),
        "now": numbers(&scores.before),
        "after": numbers(&scores.like_this),
        "alone": numbers(&scores.left_alone),
    }))
}
