//! What would help with a loss: free time, a conversation that is planned, or someone to tell.

use super::suggest::{Finder, Slot, Wanted, in_words};
use crate::alignment::{Component, Loss, Score, whole_minutes};
use crate::domain::date::short;
use crate::domain::ledger::Talk;
use crate::domain::{Ctx, Life};

/// A remedy for a loss.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// The remedy in words.
    pub words: String,
    /// Free time, and the value that it is for. `None` if the remedy is something else.
    pub slot: Option<(Slot, String)>,
}

impl Remedy {
    fn words(words: impl Into<String>) -> Option<Remedy> {
        Some(Remedy { words: words.into(), slot: None })
    }
}

/// Returns what would help with a loss, from the loaded days. Free time is what `finder` finds outside what was offered
/// already (`taken`). `None` if nothing is known to help.
pub fn remedy(
    loss: &Loss,
    score: &Score,
    life: &Life,
    ctx: &Ctx,
    (finder, taken): (&Finder<'_>, &[Slot]),
) -> Option<Remedy> {
    match loss.component {
        Component::Values => {
            let value = score.values.iter().find(|value| value.id == loss.cause)?;
            let lacking = whole_minutes((value.target? - value.minutes).ceil());
            let wanted = Wanted::value(life, &value.id, lacking);
            let (date, span) = finder.find(&wanted, 1, taken).pop()?.slot;
            let words = format!("Plan {}.", in_words(ctx.clock, life.today(ctx), date, span));
            Some(Remedy { words, slot: Some(((date, span), value.id.clone())) })
        }
        Component::Energy | Component::Agency => {
            let engagement = loss.cause.split_once('/').map(|(_, engagement)| engagement)?;
            let talk = life.ledger.talks.iter().find(|talk| {
                talk.held.is_none()
                    && !engagement.is_empty()
                    && talk.engagement.as_deref() == Some(engagement)
            })?;
            Remedy::words(conversation(talk))
        }
        Component::Boundaries => {
            let boundary = life.profile.boundary(&loss.cause)?;
            let talk =
                life.ledger.talks.iter().find(|talk| {
                    talk.held.is_none() && talk.boundary.as_deref() == Some(boundary.id.as_str())
                });
            match talk {
                Some(talk) => Remedy::words(conversation(talk)),
                None if boundary.told.is_empty() => {
                    Remedy::words("Nobody knows about this boundary. Tell the people it affects.")
                }
                None => None,
            }
        }
        Component::Signs | Component::Intention => None,
    }
}

/// Returns the advice to have a conversation: `Talk to Ines by Fri 20 Nov: one call a week`.
fn conversation(talk: &Talk) -> String {
    let to = if talk.with.is_empty() { "Talk".to_owned() } else { format!("Talk to {}", talk.with) };
    let by = talk.by.map(|by| format!(" by {}", short(by))).unwrap_or_default();
    format!("{to}{by}: {}", talk.about)
}
