//! Lays out page Look back: planned and done hours as paired bars, then what stands out.

use super::{INDENT, PagePart, PageRows, Role, room};
use crate::canvas::cells;
use crate::domain::text::{width, wrap};
use crate::report::review::{ReviewReport, sentences};
use crate::screens::review::state::ReviewState;

/// Pairs shown at first: those that differ most. In a tall window there are as many as fit.
const DIFFERING: usize = 5;
/// With more rows, a window is tall.
const TALL: u16 = 40;
/// Fewest columns of a bar beside a name.
const LEAST_BAR: u16 = 8;
/// Columns of the words behind a bar, such as `planned 29h45`.
pub const FIGURE: u16 = 15;

/// Lays out the page.
pub(super) fn page(
    rows: &mut PageRows,
    state: &ReviewState,
    content: &ReviewReport,
    (columns, height): (u16, u16),
) {
    let has_pairs = !content.look_back.rows(None).is_empty();
    let said: Vec<String> = match state.is_other && has_pairs {
        true => Vec::new(),
        false => sentences::stand_out(content),
    };
    let said: Vec<String> = said.iter().flat_map(|words| wrap(words, room(INDENT, columns))).collect();
    let fitting = match height {
        0..=TALL => DIFFERING,
        // A pair has a blank row above it. The heading and a row before the sentences are left out.
        _ => (usize::from(height).saturating_sub(said.len() + 2) / 3).max(DIFFERING),
    };
    let shown = (!state.is_other).then_some(fitting);
    let pairs = content.look_back.rows(shown);
    if !pairs.is_empty() {
        let heading = match state.is_other {
            true => "BY AREA AND BY VALUE",
            false => "LARGEST DIFFERENCES FROM THE PLAN",
        };
        rows.words(INDENT, heading, Role::Head);
        let longest = cells(pairs.iter().map(|pair| width(&pair.name)).max().unwrap_or(0)).max(10);
        let beside = columns.saturating_sub(INDENT + 1 + LEAST_BAR + 2 + FIGURE);
        let name = (longest <= beside).then_some(longest);
        let each = if name.is_some() { 2 } else { 3 };
        let all = usize::from(each + 1) * pairs.len() + said.len() + 2;
        let air = u16::from(!state.is_other && all <= usize::from(height));
        for index in 0..pairs.len() {
            rows.rows += air;
            rows.part(PagePart::Pair { index, shown, name }, each);
        }
        if !said.is_empty() {
            rows.blank();
        }
    }
    if pairs.is_empty() && said.is_empty() && content.unread.is_none() {
        let words = "Planned and done hours will appear here, side by side. Press 1, then a, to add a block.";
        rows.text(INDENT, columns, words, Role::Muted);
    }
    for words in said {
        rows.words(INDENT, words, Role::Text);
    }
}
