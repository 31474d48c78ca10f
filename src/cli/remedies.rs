//! What would mend a loss: the talk that is set, a free half hour, a boundary to be told of.

use super::plan;
use super::say::words_of_day;
use crate::alignment::{Component, Loss, Period};
use crate::domain::date::{plus, short};
use crate::domain::ledger::Talk;
use crate::domain::{Block, Ctx, Life, Minutes};

/// The smallest block that is worth its while.
const HALF_AN_HOUR: Minutes = Minutes(30);
/// A free half hour is looked for in so many days.
const DAYS_AHEAD: i64 = 7;

/// What would help, in a sentence, where something would. The days from today on have to be loaded.
pub(super) fn remedy(life: &Life, ctx: &Ctx, period: Period, loss: &Loss) -> Option<String> {
    match loss.component {
        Component::Values | Component::Intention => free_half_hour(life, ctx, period, &loss.cause),
        Component::Energy | Component::Agency => {
            let engagement = loss.cause.rsplit_once('/').map(|(_, engagement)| engagement)?;
            talk(life, |talk| !engagement.is_empty() && talk.engagement.as_deref() == Some(engagement))
        }
        Component::Boundaries => {
            talk(life, |talk| talk.boundary.as_deref() == Some(&loss.cause)).or_else(|| {
                let boundary = life.profile.boundary(&loss.cause)?;
                boundary.told.is_empty().then(|| "Nobody knows of it yet: a talk.".to_owned())
            })
        }
        Component::Signs => None,
    }
}

/// The first free half hour of the period's days that are left.
fn free_half_hour(life: &Life, ctx: &Ctx, period: Period, value: &str) -> Option<String> {
    let today = life.today(ctx);
    let last = period.to.min(plus(today, DAYS_AHEAD - 1));
    let block = Block { values: vec![value.to_owned()], ..Block::default() };
    let free = |date| Some((date, plan::next_free(life, ctx, date, &block, HALF_AN_HOUR)?));
    let mut days = period.from.max(today).iter_days().take_while(|date| *date <= last);
    let (date, span) = days.find_map(free)?;
    let day = words_of_day(date, today);
    Some(format!("{day}, {} to {}, is free.", span.start.short(), span.end.short()))
}

/// The first talk that is still to be held.
fn talk(life: &Life, is_about: impl Fn(&Talk) -> bool) -> Option<String> {
    let mut open = life.ledger.talks.iter().filter(|talk| talk.held.is_none());
    let talk = open.find(|talk| is_about(talk))?;
    let by = talk.by.map(|by| format!(", by {}", short(by))).unwrap_or_default();
    Some(format!("The talk with {}{by}: {}.", talk.with, talk.about.trim_end_matches('.')))
}
