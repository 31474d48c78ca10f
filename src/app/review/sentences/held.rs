//! What was kept and crossed, promised and declined, line by line.

use super::times;
use crate::app::review::content::Content;
use crate::app::review::held::Promised;
use crate::app::season::sentences::counted;
use crate::app::words::length;
use crate::domain::Minutes;
use crate::domain::date::short;

/// A line of the boundaries' page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeldLine {
    /// A heading.
    Head(&'static str),
    /// Something that was crossed: to be seen.
    Crossed(String),
    /// A line of its own.
    Text(String),
    /// A second line.
    Second(String),
    /// Nothing.
    Blank,
}

/// The lines of the boundaries' page.
pub fn held(content: &Content) -> Vec<HeldLine> {
    use HeldLine::{Blank, Crossed, Head, Second, Text};
    let mut lines = Vec::new();
    let mut part = |head: &'static str, of: Vec<HeldLine>| {
        if !of.is_empty() {
            if !lines.is_empty() {
                lines.push(Blank);
            }
            lines.push(Head(head));
            lines.extend(of);
        }
    };
    let boundaries = content.boundaries.iter().flat_map(|one| {
        let kept = one.windows.saturating_sub(one.crossed);
        let figures = format!("{}: kept {kept} of {} times", one.name, one.windows);
        if one.crossed == 0 {
            return vec![Text(figures)];
        }
        let mut lines = vec![Crossed(format!(
            "{figures}, crossed {}, {}",
            times(one.crossed),
            length(one.minutes.round() as i64)
        ))];
        lines.extend(one.by.iter().take(3).map(|by| {
            let whose = if by.whose.is_empty() { String::new() } else { format!(", {}", by.whose) };
            Second(format!("{}, {}{whose}: {}", short(by.date), by.title, length(by.minutes)))
        }));
        if let Some((with, by)) = &one.talk {
            let by = by.map(|by| format!(" by {}", short(by))).unwrap_or_default();
            lines.push(Second(format!("a talk with {with} is set{by}")));
        } else if one.told.is_empty() {
            lines.push(Second("no one knows of it yet; tell whom it concerns".to_owned()));
        }
        lines
    });
    part("BOUNDARIES", boundaries.collect());
    part("PROMISES", content.promises.iter().map(|one| Text(promised(one))).collect());
    let mut noes: Vec<HeldLine> = content
        .noes
        .iter()
        .map(|no| {
            let spared = no.spared.map(|spared| format!(", {} spared", spared.short())).unwrap_or_default();
            let to = if no.to.is_empty() { String::new() } else { format!(" to {}", no.to) };
            Text(format!("{}{to}{spared}", no.what))
        })
        .collect();
    let spared: u32 = content.noes.iter().filter_map(|no| no.spared).map(|Minutes(minutes)| minutes).sum();
    if noes.len() > 1 && spared > 0 {
        noes.push(Second(format!("{} spared by {} noes", Minutes(spared).short(), counted(noes.len()))));
    }
    part("NOES", noes);
    part("LOAD AND REST", content.guardrails.iter().map(|one| Text(one.sentence())).collect());
    lines
}

/// `Saturday at the aquarium, for Ada, by Sat 28 Nov: 2h30 left of 4h`.
fn promised(one: &Promised) -> String {
    let promise = &one.promise;
    let mut words = promise.what.clone();
    if !promise.to.is_empty() {
        words.push_str(&format!(", for {}", promise.to));
    }
    if let Some(kept) = promise.kept {
        return format!("{words}: kept on {}", short(kept));
    }
    if let Some(released) = promise.released {
        return format!("{words}: let go on {}", short(released));
    }
    words.push_str(&promise.by.map(|by| format!(", by {}", short(by))).unwrap_or_default());
    let Some((left, Minutes(all))) = one.left().zip(promise.minutes) else { return words + ": open" };
    let planned = match one.planned {
        0 => String::new(),
        planned => format!(", {} planned", length(planned)),
    };
    format!("{words}: {} left of {}{planned}", length(left), Minutes(all).short())
}
