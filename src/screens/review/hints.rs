//! The key hints of the review.

use super::layout::PageLayout;
use super::state::kept;
use crate::app::footer::{Hint, Hints};
use crate::app::frame::WITH_PANEL;
use crate::app::{Model, Verb};
use crate::report::review::{AheadLine, Page};

/// Hints on how to leave, longest first.
const RIGHT: &[&[Hint]] = &[&[(Verb::Back, "back"), (Verb::Help, "help")], &[(Verb::Help, "help")]];

/// Returns the hints of the page shown. The most needed come first.
pub(super) fn hints(model: &Model, layout: Option<&PageLayout>) -> Hints {
    Hints::of(of_page(model, layout)).right(RIGHT)
}

fn of_page(model: &Model, layout: Option<&PageLayout>) -> Vec<Hint> {
    use Verb::*;
    let review = kept(model);
    let (on, back, note) = ((GoOn, "next"), (GoBack, "previous"), (Note, "note"));
    let is_wide = model.size.0 >= WITH_PANEL;
    let read_only = layout.filter(|_| review.lines().is_none());
    let scrolls = read_only.is_some_and(|page| page.last_top() > 0);
    let scroll = [(Down, ""), (Up, "more")].into_iter().filter(|_| scrolls);
    match review.page {
        Page::LookBack => {
            let other = (NextPart, if review.is_other { "differences" } else { "all rows" });
            [on].into_iter().chain(scroll).chain([other, note]).collect()
        }
        Page::Signs => {
            let whose = match (&review.whose, is_wide) {
                (Some(_), _) => "next job",
                (None, true) => "one job alone",
                (None, false) => "one alone",
            };
            let answer = [(Choose1, ""), (Choose5, "answer"), (Down, ""), (Up, "line")];
            answer.into_iter().chain([on, (NextPart, whose), note, back]).collect()
        }
        Page::Numbers if review.is_other => {
            vec![on, (Down, ""), (Up, "week"), (NextPart, "as a chart"), note, back]
        }
        Page::Numbers => {
            let week = [on, (Less, ""), (More, "week")].into_iter();
            week.chain(scroll).chain([(NextPart, "as a table"), note, back]).collect()
        }
        Page::Boundaries => [on].into_iter().chain(scroll).chain([back, note]).collect(),
        Page::Fit => {
            let answers = match is_wide {
                true => vec![(Choose1, "yes"), (Choose2, "partly"), (Choose3, "no")],
                // The page itself names the answers.
                false => vec![(Choose1, ""), (Choose3, "answer")],
            };
            let edit = (Edit, if is_wide { "in your words" } else { "your words" });
            let has_step = review.content.as_ref().is_some_and(|content| content.success().is_some());
            let other = has_step.then_some((NextPart, if is_wide { "other question" } else { "other" }));
            answers.into_iter().chain(other).chain([on]).chain(scroll).chain([edit, note, back]).collect()
        }
        Page::NextWeek => next_week(model, is_wide),
    }
}

/// Returns the hints of the last page, for the line under the cursor.
fn next_week(model: &Model, is_wide: bool) -> Vec<Hint> {
    use Verb::*;
    let review = kept(model);
    let is_finished = review.content.as_deref().is_some_and(|content| review.is_finished(content));
    let on = match is_wide {
        _ if is_finished => "to Day",
        true => "finish the week",
        false => "finish",
    };
    let edit = match review.line_ahead() {
        _ if !is_wide => "edit",
        Some(AheadLine::Day(_)) => "grace day",
        _ => "set the goal",
    };
    let mut hints = vec![(GoOn, on)];
    let other = match review.line_ahead() {
        _ if !is_wide => "pick",
        _ => "other choice",
    };
    // The week's goal offers no choice.
    if review.line_ahead() != Some(AheadLine::Intention) {
        hints.extend([(Less, ""), (More, other)]);
    }
    let (line, back) = ([(Down, ""), (Up, "line")], [(GoBack, "previous")]);
    hints.push((Edit, edit));
    match is_wide {
        true => hints.extend(back.into_iter().chain(line)),
        false => hints.extend(line.into_iter().chain(back)),
    }
    hints
}
