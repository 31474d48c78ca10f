//! `search`: reads all days, newest first, without keeping them.

use std::ops::ControlFlow;

use chrono::NaiveDate;
use serde_json::Value;

use super::args::Global;
use super::failure::Failure;
use super::json;
use super::output;
use super::print::{shown, write};
use super::say::{engagement_name, value_names};
use super::session::Session;
use crate::domain::config::Clock;
use crate::domain::text::pad_left;
use crate::domain::{Block, Ctx, Day, Life, Place};
use crate::report::search::Needle;

/// Runs `search`: prints every block with all of the words in its title, note, people or tags. Case and accents don't
/// matter.
pub(super) fn search(global: &Global, text: &str, as_json: bool) -> Result<(), Failure> {
    let others = [Place::Seasons, Place::Routines, Place::Inbox, Place::Ledger];
    let mut session = Session::read(global)?.without(&others);
    let needle = Needle::new(text, &session.life.profile, session.ctx.clock);
    if needle.is_empty() {
        return Err(Failure::usage("Say what to search for."));
    }
    let mut count = 0;
    let mut each = |day: Day| {
        // The blocks of one day are newest first, too.
        for block in day.blocks.iter().rev() {
            if !needle.is_in_block(block) {
                continue;
            }
            let is_read = match as_json {
                true => {
                    let separator = if count == 0 { "[" } else { ",\n" };
                    output::json_is_read(separator, &hit_json(&session, &day, block))
                }
                false => output::is_read(&format!("{}\n", hit(&session.life, &session.ctx, day.date, block))),
            };
            count += 1;
            if !is_read {
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    };
    let zone = session.life.profile.zone.unwrap_or(session.ctx.zone);
    let scanned = session.store.scan(None, None, true, zone, &mut each);
    session.problems.extend(scanned.problems);
    let problems = session.json_problems().map(|problems| serde_json::json!({ "problems": problems }));
    match (as_json, count, problems) {
        (true, 0, None) => write("[]\n")?,
        (true, 0, Some(problems)) => output::json_line(&serde_json::json!([problems]))?,
        (true, _, None) => write("]\n")?,
        (true, _, Some(problems)) => {
            if output::json_is_read(",\n", &problems) {
                write("]\n")?;
            }
        }
        (false, 0, None) => write("Nothing found in titles, notes, people and tags.\n")?,
        (false, 0, Some(_)) => write("Nothing found in the files that could be read.\n")?,
        (false, ..) => {}
    }
    session.end()
}

fn hit(life: &Life, ctx: &Ctx, date: NaiveDate, block: &Block) -> String {
    let time = block.lived().next().or(block.plan).map(|span| span.short(ctx.clock)).unwrap_or_default();
    let tags: Vec<String> =
        block.engagement.iter().map(|id| engagement_name(life, id)).chain(value_names(life, block)).collect();
    let columns = if ctx.clock == Clock::Hours12 { 17 } else { 11 };
    let line =
        format!("{date}/{:<5}  {}  {}  {}", block.id, pad_left(&time, columns), block.title, tags.join(", "));
    shown(line.trim_end())
}

fn hit_json(session: &Session, day: &Day, block: &Block) -> Value {
    let mut value = json::block(day, block, &session.life, &session.ctx);
    if let Some(fields) = value.as_object_mut() {
        fields.shift_insert(0, "date".to_owned(), day.date.to_string().into());
    }
    value
}
