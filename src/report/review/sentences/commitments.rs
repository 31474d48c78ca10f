//! Lines about boundaries, promises and things said no to.

use crate::domain::Minutes;
use crate::domain::date::short;
use crate::report::day::words::length;
use crate::report::review::commitments::Promised;
use crate::report::review::figures::ReviewReport;
use crate::report::wording::{capital, kept_on};

/// A line of the page about boundaries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommitmentLine {
    /// A heading.
    Head(&'static str),
    /// Something that was crossed, to stand out.
    Crossed(String),
    /// A line.
    Text(String),
    /// A second line below another.
    Second(String),
    /// An empty line.
    Blank,
}

/// Returns the lines of the page about boundaries.
pub fn held(content: &ReviewReport) -> Vec<CommitmentLine> {
    use CommitmentLine::{Blank, Crossed, Head, Second, Text};
    let mut lines = Vec::new();
    let mut part = |head: &'static str, of: Vec<CommitmentLine>| {
        if !of.is_empty() {
            if !lines.is_empty() {
                lines.push(Blank);
            }
            lines.push(Head(head));
            lines.extend(of);
        }
    };
    let boundaries = content.boundaries.iter().flat_map(|one| {
        let figures = format!("{}: {}", one.name, kept_on(one.windows, one.crossed, one.minutes));
        if one.crossed == 0 {
            return vec![Text(figures)];
        }
        let mut lines = vec![Crossed(figures)];
        lines.extend(one.by.iter().map(|by| {
            let whose = if by.whose.is_empty() { String::new() } else { format!(" ({})", by.whose) };
            Second(format!("{}: {} by {}{whose}", short(by.date), length(by.minutes), by.title))
        }));
        if let Some((with, by)) = &one.talk {
            let by = by.map(|by| format!(" by {}", short(by))).unwrap_or_default();
            lines.push(Second(format!("Talk to {with}{by}.")));
        } else if one.told.is_empty() {
            lines.push(Second("Nobody knows about this boundary. Tell the people it affects.".to_owned()));
        }
        lines
    });
    part("BOUNDARIES", boundaries.collect());
    part("PROMISES", content.promises.iter().map(|one| Text(promised(one))).collect());
    let mut noes: Vec<CommitmentLine> = content
        .noes
        .iter()
        .map(|no| {
            let spared = no.spared.map(|spared| format!(", {} freed", spared.short())).unwrap_or_default();
            let to = if no.to.is_empty() { String::new() } else { format!("{}: ", no.to) };
            Text(format!("{to}{}{spared}", no.what))
        })
        .collect();
    let named: Vec<u32> =
        content.noes.iter().filter_map(|no| no.spared).map(|Minutes(minutes)| minutes).collect();
    let spared: u32 = named.iter().fold(0, |sum, minutes| sum.saturating_add(*minutes));
    if noes.len() > 1 && spared > 0 {
        let by = match named.len() < noes.len() {
            true => format!("{} of the {} times you said no", named.len(), noes.len()),
            false => format!("the {} times you said no", noes.len()),
        };
        noes.push(Second(format!("{} freed in all, by {by}", Minutes(spared).short())));
    }
    part("THINGS YOU SAID NO TO", noes);
    part("LOAD AND REST", content.guardrails.iter().map(|one| Text(one.sentence())).collect());
    lines
}

/// Returns a promise in words: `Saturday at the aquarium, for Ada, by Sat 28 Nov: 1h30 of 4h done`.
fn promised(one: &Promised) -> String {
    let promise = &one.promise;
    let mut words = promise.what.clone();
    if !promise.to.is_empty() {
        words.push_str(&format!(", for {}", promise.to));
    }
    let over = over(one);
    if !one.was_open() {
        return format!("{words}: {}", over.unwrap_or_default());
    }
    words.push_str(&promise.by.map(|by| format!(", by {}", short(by))).unwrap_or_default());
    let figures = one.left().zip(promise.minutes).map(|(left, Minutes(all))| {
        let all = Minutes(all).short();
        let planned = match one.planned {
            0 => String::new(),
            planned => format!(", {} planned", length(planned)),
        };
        match (left, one.done) {
            (0, _) if over.is_none() => format!("{}{planned}", all_done(&all)),
            (0, _) => format!("all of {all} done{planned}"),
            (_, done) => format!("{} of {all} done{planned}", length(done)),
        }
    });
    let stood = match figures {
        Some(figures) if one.is_overdue() => format!("overdue, {figures}"),
        Some(figures) => figures,
        None => open(one).to_owned(),
    };
    let since = over.map(|over| format!(". {}", capital(&over))).unwrap_or_default();
    format!("{words}: {stood}{since}")
}

/// Returns the words for a promise whose hours are all done and that is not marked as kept.
pub fn all_done(all: &str) -> String {
    format!("all of {all} done, not marked as kept")
}

/// Returns the state of a promise at the end of the week and since: `overdue`, `kept on Wed 18 Nov`.
pub fn became(one: &Promised) -> String {
    match over(one) {
        None => open(one).to_owned(),
        Some(over) if one.was_open() => format!("{} then, {over}", open(one)),
        Some(over) => over,
    }
}

fn open(one: &Promised) -> &'static str {
    if one.is_overdue() { "overdue" } else { "open" }
}

/// Returns how a promise ended: `kept on Wed 18 Nov`. `None` if it is open.
fn over(one: &Promised) -> Option<String> {
    let kept = one.promise.kept.map(|kept| format!("kept on {}", short(kept)));
    kept.or_else(|| one.promise.released.map(|released| format!("called off on {}", short(released))))
}
