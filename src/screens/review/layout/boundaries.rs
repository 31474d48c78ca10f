//! Lays out page Boundaries: boundaries kept and crossed, promises, and things said no to.

use super::{INDENT, PagePart, PageRows, Role, Words, room};
use crate::domain::text::wrap;
use crate::report::review::sentences::CommitmentLine;
use crate::report::review::{ReviewReport, sentences};

/// Lays out the page.
pub(super) fn page(rows: &mut PageRows, content: &ReviewReport, columns: u16) {
    let lines = sentences::held(content);
    if lines.is_empty() && content.unread.is_none() {
        let words = "Boundaries, promises and what you said no to will appear here. Press 5 for your boundaries, W for the others.";
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
                    // The sign is in the first row only.
                    let sign = (index == 0).then(|| Words::new(INDENT, "!", Role::Notice));
                    let words = Words::new(INDENT + 2, text, Role::Notice);
                    rows.part(PagePart::Words(sign.into_iter().chain([words]).collect()), 1);
                }
            }
        }
    }
}
