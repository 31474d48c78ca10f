//! What is said of a day or a week as a whole: `grace` and `intention`.

use super::args::Global;
use super::failure::Failure;
use super::session::Session;
use super::values::DateArg;
use crate::domain::{Week, entry, verbs};

/// `grace`: with a reason or without, or an ordinary day again.
pub(super) fn grace(global: &Global, date: &DateArg, off: bool, reason: &[String]) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let date = date.on(session.today());
    let reason = (!off).then(|| reason.join(" ").trim().to_owned());
    session.carry_out(|life, ctx| verbs::grace(life, ctx, date, reason.clone()))?;
    Ok(())
}

/// `intention`: the first word may say of which week.
pub(super) fn intention(global: &Global, words: &[String]) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let today = session.today();
    let named = words.first().filter(|_| words.len() > 1).and_then(|word| entry::week(word, today));
    let looks_like_a_week = |word: &String| {
        let (year, rest) = word.split_at_checked(4).unwrap_or((word, ""));
        year.len() == 4
            && year.bytes().all(|letter| letter.is_ascii_digit())
            && rest.to_ascii_uppercase().starts_with("-W")
    };
    if let Some(word) =
        words.first().filter(|word| named.is_none() && words.len() > 1 && looks_like_a_week(word))
    {
        let words =
            format!("'{word}' is not a week of the calendar; write it as in 2026-W47, or quote all of it.");
        return Err(Failure::refused(words));
    }
    let text = words[usize::from(named.is_some())..].join(" ").trim().to_owned();
    let week = named.unwrap_or(Week::of(today));
    let intention = Some(text).filter(|text| !text.is_empty());
    session.carry_out(|life, _| verbs::intention(life, week, intention.clone()))?;
    Ok(())
}
