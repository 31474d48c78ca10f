//! The pages that are only read: what was planned and lived, and what was kept and crossed.

use super::{INDENT, PagePart, PageRows, Role, Words, room};
use crate::domain::text::{width, wrap};
use crate::report::review::sentences::CommitmentLine;
use crate::report::review::{ReviewReport, sentences};
use crate::screens::review::state::ReviewState;

/// So many rows are shown, those that differ most, until all are asked for.
pub const DIFFERING: usize = 5;
/// The fewest columns that a bar takes beside a name.
const LEAST_BAR: u16 = 8;
/// What stands behind a bar: `planned 29h45`.
pub const FIGURE: u16 = 15;

/// What was planned and what was lived, as paired bars; then what stands out.
pub(super) fn look_back(
    rows: &mut PageRows,
    state: &ReviewState,
    content: &ReviewReport,
    (columns, height): (u16, u16),
) {
    let pairs = content.look_back.rows((!state.is_other).then_some(DIFFERING));
    let said: Vec<String> = match state.is_other && !pairs.is_empty() {
        true => Vec::new(),
        false => sentences::stand_out(content),
    };
    let said: Vec<String> = said.iter().flat_map(|words| wrap(words, room(INDENT, columns))).collect();
    if !pairs.is_empty() {
        let heading = match state.is_other {
            true => "BY AREA AND BY VALUE",
            false => "WHERE PLAN AND LIFE DIFFER MOST",
        };
        rows.words(INDENT, heading, Role::Head);
        let longest = pairs.iter().map(|pair| width(&pair.name) as u16).max().unwrap_or(0).max(10);
        let beside = columns.saturating_sub(INDENT + 1 + LEAST_BAR + 2 + FIGURE);
        let name = (longest <= beside).then_some(longest);
        let each = if name.is_some() { 2 } else { 3 };
        let all = (each + 1) * pairs.len() as u16 + said.len() as u16 + 2;
        let air = u16::from(!state.is_other && all <= height);
        for index in 0..pairs.len() {
            rows.rows += air;
            rows.part(PagePart::Pair { index, name }, each);
        }
        if !said.is_empty() {
            rows.blank();
        }
    }
    for words in said {
        rows.words(INDENT, words, Role::Text);
    }
}

/// What was kept and crossed, promised and declined.
pub(super) fn held(rows: &mut PageRows, content: &ReviewReport, columns: u16) {
    let lines = sentences::held(content);
    if lines.is_empty() && content.unread.is_none() {
        let words = "No boundary, no promise and no \"no\" of this week is written down.";
        rows.text(INDENT, columns, words, Role::Muted);
    }
    for line in lines {
        match line {
            CommitmentLine::Blank => rows.blank(),
            CommitmentLine::Head(text) => rows.words(INDENT, text, Role::Head),
            CommitmentLine::Text(text) => rows.text(INDENT + 2, columns, &text, Role::Text),
            CommitmentLine::Second(text) => rows.text(INDENT + 4, columns, &text, Role::Muted),
            CommitmentLine::Crossed(text) => {
                for (index, text) in wrap(&text, room(INDENT + 2, columns)).into_iter().enumerate() {
                    // The sign stands before the first row of it alone.
                    let sign = (index == 0).then(|| Words::new(INDENT, "!", Role::Notice));
                    let words = Words::new(INDENT + 2, text, Role::Notice);
                    rows.part(PagePart::Words(sign.into_iter().chain([words]).collect()), 1);
                }
            }
        }
    }
}
