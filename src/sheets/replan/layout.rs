//! The columns of replanning: long titles take what the parts behind them leave free.

use super::Replan;
use super::draw::key;
use crate::app::{Model, Verb};
use crate::canvas::cells;
use crate::domain::text::width;
use crate::planning::replan::{Proposal, ReplanLine};
use crate::report::replan::{counts_for, from_here, mark, why};

/// Columns from which on each line shows its planned time.
const WITH_TIMES: u16 = 60;
/// Columns from which on each line has its reason beside it. Below, only the chosen line has one, in a row under it.
const WITH_REASONS: u16 = 110;
/// Fewest columns of the reasons, for their heading.
const LEAST_REASON: u16 = 6;
/// Fewest columns of the new times, for their heading.
const LEAST_WHEN: u16 = 9;

/// First columns of the parts of a line. None for a part without room.
pub(super) struct ReplanColumns {
    pub time: Option<u16>,
    pub edge: u16,
    pub title: u16,
    pub sign: u16,
    pub when: u16,
    pub note: Option<u16>,
    pub why: Option<u16>,
    pub end: u16,
}

/// Columns of the longest parts of the lines.
pub(super) struct Longest {
    title: u16,
    when: u16,
    note: u16,
    why: u16,
}

impl ReplanColumns {
    /// Returns the positions in a terminal of this width. Long titles push the parts behind them to the right, as far as
    /// the longest of those leave room.
    pub(super) fn new(width: u16, longest: &Longest) -> ReplanColumns {
        let end = width - 1;
        let (time, edge, sign) = match width {
            WITH_REASONS.. => (Some(4), 17, 40),
            70.. => (Some(3), 15, 37),
            WITH_TIMES.. => (Some(3), 15, 34),
            _ => (None, 2, 19),
        };
        // Times of another week are longer. They are not cut before titles are.
        let sign = if width < 76 { sign.min(end.saturating_sub(longest.when + 4)) } else { sign };
        let (title, when) = (edge + 2, sign + 3);
        let note = match width {
            WITH_REASONS.. => Some(60),
            76.. => Some(58),
            _ => None,
        };
        let note = note.map(|note: u16| note.max(when + longest.when + 2));
        // Where the reasons begin at the latest, and how many columns they leave free.
        let least = note.unwrap_or(when)
            + if note.is_some() { longest.note } else { longest.when.max(LEAST_WHEN) }
            + 2;
        let has_reasons = width >= WITH_REASONS;
        let reasons = if has_reasons { longest.why.max(LEAST_REASON) } else { 0 };
        let needed = least + reasons;
        let wider = longest.title.saturating_sub(sign - title - 1).min(end.saturating_sub(needed));
        // Long reasons begin further left, where the notes leave room.
        let why = has_reasons.then(|| end.saturating_sub(reasons).max(least + wider).min(84 + wider));
        let note = note.map(|note| note + wider);
        ReplanColumns { time, edge, title, sign: sign + wider, when: when + wider, note, why, end }
    }
}

/// Returns the columns of the longest parts of the lines, in a terminal of this width.
pub(super) fn longest(model: &Model, replan: &Replan, columns: u16) -> Longest {
    let (proposal, clock) = (&replan.proposal, model.config.clock);
    let mut all = Longest { title: 0, when: 0, note: 0, why: 0 };
    let mut take = |title: &str, when: &str, note: &str, why: &str| {
        all.title = all.title.max(cells(width(title)));
        all.when = all.when.max(cells(width(when)));
        all.note = all.note.max(cells(width(note)));
        all.why = all.why.max(cells(width(why)));
    };
    for one in &proposal.past {
        take(&one.block.title, mark(one.mark), "", "");
    }
    for line in &proposal.lines {
        let (when, note) = from_here(proposal, line, clock);
        take(&titled(proposal, line), &when, &note, &why(line, &model.life.profile, proposal.date));
    }
    if let Some((block, span)) = proposal.block.as_ref().and_then(|block| Some((block, block.plan?))) {
        let counts = counts_for(block, &key(model, Verb::NameTime));
        let (note, why) = if columns >= WITH_REASONS { ("", &*counts) } else { (&*counts, "") };
        take(&block.title, &span.short(clock), note, why);
    }
    all
}

/// Returns the title of a line, with a sign where it shares its time with an earlier one, and where it is fixed.
pub(super) fn titled(proposal: &Proposal, line: &ReplanLine) -> String {
    let earlier = proposal.lines.iter().take_while(|other| !std::ptr::eq(*other, line));
    let shares = earlier.into_iter().any(|other| other.planned.overlaps(line.planned));
    format!(
        "{}{}{}",
        if shares { "& " } else { "" },
        line.block.title,
        if line.block.is_fixed() { " ◆" } else { "" }
    )
}
