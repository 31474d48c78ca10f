//! The five signs, and below them the engagements that they can be answered for alone.

use super::{INDENT, PagePart, PageRows, Role};
use crate::domain::text::wrap;
use crate::domain::week::{SIGN_SENTENCES, SIGNS};
use crate::report::review::ReviewReport;
use crate::screens::review::state::ReviewState;

/// Below so many columns the figures stand under their sentence.
const BESIDE: u16 = 78;

/// Where figures stand beside their sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignColumns {
    first: u16,
    apart: u16,
    /// The column of the week before's answers.
    pub last_week: u16,
    /// Whether figures stand beside their sentence, or below it.
    pub is_beside: bool,
}

impl SignColumns {
    /// In a terminal of so many columns.
    pub fn new(width: u16) -> SignColumns {
        match width {
            110.. => SignColumns { first: 58, apart: 7, last_week: 100, is_beside: true },
            100.. => SignColumns { first: 56, apart: 6, last_week: 89, is_beside: true },
            BESIDE.. => SignColumns { first: 51, apart: 4, last_week: (width - 5).min(74), is_beside: true },
            _ => SignColumns { first: INDENT + 2, apart: 4, last_week: 30, is_beside: false },
        }
    }

    /// The column of a figure from 1 to 5.
    pub fn at(&self, figure: usize) -> u16 {
        self.first + (figure as u16 - 1) * self.apart
    }
}

/// What the answers are worth.
fn worth(content: &ReviewReport) -> &'static str {
    match content.record.signs.life().all().iter().flatten().count() {
        0..3 => "Three answers are enough to count. They weigh 20 of 100, and only you can give them.",
        _ => "They weigh 20 of 100, and only you can give them.",
    }
}

/// The page.
pub(super) fn page(
    rows: &mut PageRows,
    state: &ReviewState,
    content: &ReviewReport,
    (columns, height): (u16, u16),
) {
    let is_beside = SignColumns::new(columns).is_beside;
    // Below its sentence the figures have a row of their own.
    let each = |sentence: &str| match is_beside {
        true => 1,
        false => wrap(sentence, super::room(INDENT, columns)).len() as u16 + 1,
    };
    let signs: u16 = SIGN_SENTENCES.iter().map(|sentence| each(sentence)).sum();
    let asked = content.asked().filter(|_| state.whose.is_none()).count();
    let worth = wrap(worth(content), super::room(INDENT, columns));
    let all = 1 + signs + asked as u16 + 2 + worth.len() as u16;
    let gap = u16::from(height > all + SIGNS.len() as u16);
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
