//! `close`: blocks that nobody marked, and what becomes of them.

use serde_json::{Value, json};

use super::args::Global;
use super::failure::Failure;
use super::print::{Align, table};
use super::session::Session;
use super::values::DateArg;
use crate::domain::date::short;
use crate::domain::edits::dated;
use crate::planning::close::{CloseChoices, CloseLine, CloseScope, CloseWay, Closing};
use crate::report::close::{summary, way};

/// Runs `close`. Without `yes` it only lists.
pub(super) fn close(global: &Global, date: Option<&DateArg>, yes: bool, json: bool) -> Result<(), Failure> {
    let mut session = if yes { Session::edit(global)? } else { Session::read(global)? };
    let today = session.today();
    let scope = match date.map(|date| date.on_past(today)) {
        Some(date) if date > today => {
            return Err(Failure::refused("That day is still to come. There is nothing to close yet."));
        }
        Some(date) => CloseScope::of_day(date, today),
        None => CloseScope::of_today(today),
    };
    let (from, to) = scope.needs();
    session.load_days(from, to);
    let closing = Closing::new(&session.life, &session.ctx, &scope, &CloseChoices::new());
    let edit = closing.edit(&summary(&closing.lines)).filter(|_| yes);
    if let Some(edit) = &edit {
        session.make(edit)?;
    }
    if json {
        return session.answer_json(Value::Array(closing.lines.iter().map(as_json).collect()));
    }
    let mut text = list(&session, &closing.lines);
    text.push_str(&match (&edit, closing.lines.is_empty()) {
        (_, true) => match date.map(|date| date.on_past(today)) {
            Some(date) => format!("{} has nothing to close.\n", dated(&session.ctx, date)),
            None => "There is nothing to close: every past block is marked.\n".to_owned(),
        },
        (Some(edit), _) => format!("\n{}.\n", edit.label),
        (None, _) if yes => "\nNothing changed: all of them stay on their days.\n".to_owned(),
        (None, _) if closing.edit("").is_none() => {
            "\nMark them one by one: aplomb done ID, or name a day: aplomb close DATE --yes\n".to_owned()
        }
        (None, _) => "\nTo do this: aplomb close --yes\n".replace("close", &closing_of(date, today)),
    });
    session.answer(&text)
}

/// Returns the command for the days that were named.
fn closing_of(date: Option<&DateArg>, today: chrono::NaiveDate) -> String {
    date.map_or("close".to_owned(), |date| format!("close {}", date.on(today)))
}

/// Returns one line for each block: `k3f9x  Wed 18 Nov  9:00–10:30  Pricing page  done as planned`.
fn list(session: &Session, lines: &[CloseLine]) -> String {
    let clock = session.ctx.clock;
    let row = |line: &CloseLine| {
        vec![
            line.target.block.id.clone(),
            short(line.target.date),
            line.planned.map(|plan| plan.short(clock)).unwrap_or_default(),
            line.target.block.title.clone(),
            way(line, session.today(), clock),
        ]
    };
    let rows: Vec<Vec<String>> = lines.iter().map(row).collect();
    let sides = [Align::Left, Align::Left, Align::Right, Align::Left, Align::Left];
    table(&sides, &rows).into_iter().map(|line| line + "\n").collect()
}

/// Returns a line as JSON. `way` is null for a block that stays on its day.
fn as_json(line: &CloseLine) -> Value {
    let (way, to) = match &line.way {
        CloseWay::Left => (None, None),
        CloseWay::Done => (Some("done"), None),
        CloseWay::DoneAt(_) => (Some("done_at"), None),
        CloseWay::Skipped | CloseWay::HandedOver(_) | CloseWay::SaidNo => (Some("skipped"), None),
        CloseWay::Day(date) => (Some("moved"), Some(date.to_string())),
        CloseWay::Inbox => (Some("inbox"), None),
        CloseWay::CalledOff => (Some("released"), None),
    };
    let block = &line.target.block;
    json!({
        "date": line.target.date.to_string(),
        "id": block.id,
        "title": block.title,
        "plan": block.plan.map(|plan| plan.to_string()),
        "way": way,
        "to": to,
    })
}
