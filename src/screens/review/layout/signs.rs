//! Lays out the check-in: its five sentences, and the jobs that can have answers of their own.

use super::{INDENT, LARGE, PagePart, PageRows, Role};
use crate::canvas::cells;
use crate::domain::text::wrap;
use crate::domain::week::{SIGN_SENTENCES, SIGNS};
use crate::report::review::ReviewReport;
use crate::screens::review::state::ReviewState;

/// With fewer columns, the figures are below their sentence.
const BESIDE: u16 = 78;

/// Columns of the check-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignColumns {
    first: u16,
    apart: u16,
    /// Column of the answer of the week before.
    pub last_week: u16,
    /// Whether figures are beside their sentence. Else they are below it.
    pub is_beside: bool,
}

impl SignColumns {
    /// Returns the columns for a terminal of this width.
    pub fn new(width: u16) -> SignColumns {
        match width {
            LARGE.. => SignColumns { first: 66, apart: 12, last_week: 126, is_beside: true },
            110.. => SignColumns { first: 58, apart: 7, last_week: 100, is_beside: true },
            100.. => SignColumns { first: 56, apart: 6, last_week: 89, is_beside: true },
            BESIDE.. => SignColumns { first: 51, apart: 4, last_week: (width - 5).min(74), is_beside: true },
            _ => SignColumns { first: INDENT + 2, apart: 4, last_week: 30, is_beside: false },
        }
    }

    /// Returns the column of a figure from 1 to 5.
    pub fn at(&self, figure: u8) -> u16 {
        self.first + u16::from(figure - 1) * self.apart
    }
}

/// Returns the sentences about how much the answers count.
fn worth(content: &ReviewReport) -> &'static str {
    match content.record.signs.life().all().iter().flatten().count() {
        0..3 => "Your answers count once you give 3 of 5. They are 20% of alignment.",
        _ => "Your answers are 20% of alignment.",
    }
}

/// Lays out the page.
pub(super) fn page(
    rows: &mut PageRows,
    state: &ReviewState,
    content: &ReviewReport,
    (columns, height): (u16, u16),
) {
    let is_beside = SignColumns::new(columns).is_beside;
    // Below their sentence the figures take a row.
    let each = |sentence: &str| match is_beside {
        true => 1,
        false => cells(wrap(sentence, super::room(INDENT, columns)).len()) + 1,
    };
    let signs: u16 = SIGN_SENTENCES.iter().map(|sentence| each(sentence)).sum();
    let asked = content.asked().filter(|_| state.whose.is_none()).count();
    let worth = wrap(worth(content), super::room(INDENT, columns));
    let all = 1 + signs + cells(asked + worth.len()) + 2;
    let gap = u16::from(height > all + cells(SIGNS.len()));
    rows.part(PagePart::SignHeads, 1);
    for (index, sentence) in SIGN_SENTENCES.iter().enumerate() {
        rows.rows += gap;
        rows.of_line(Some(index), PagePart::Sign(index), each(sentence));
    }
    rows.blank();
    for index in 0..asked {
        rows.of_line(Some(SIGNS.len() + index), PagePart::Asked(index), 1);
    }
    if asked > 0 {
        rows.blank();
    }
    worth.into_iter().for_each(|words| rows.words(INDENT, words, Role::Muted));
}
