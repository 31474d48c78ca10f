//! What fits a free time that the user chose.

use super::{Finder, Reason, Slot, Suggestion, Wanted};
use crate::domain::{Block, Week};

/// Most tasks, and most values, that are listed first.
const OF_A_KIND: usize = 3;

/// Something that fits a free time.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitting {
    /// The task of the inbox. `None` if it is time for a value.
    pub task: Option<Block>,
    /// The block that would be planned.
    pub block: Block,
    /// The time, inside the free one.
    pub suggestion: Suggestion,
}

/// Returns what fits a free time, at most `count`: the tasks that are due, the soonest first, then the values that are
/// short in its week, furthest behind first, then other tasks.
pub fn fitting(finder: &Finder<'_>, gap: Slot, count: usize) -> Vec<Fitting> {
    let life = finder.life();
    let mut tasks: Vec<&Block> = life.inbox.iter().collect();
    tasks.sort_by_key(|task| (task.due.is_none(), task.due));
    let task = |task: &Block| {
        let wanted = Wanted::task(task);
        let mut suggestion = finder.find_in(&wanted, gap)?;
        // That the time is free needs no words here.
        let says_nothing =
            |reason: &Reason| matches!(reason, Reason::First | Reason::Free(_) | Reason::InHours(_));
        suggestion.reasons.retain(|reason| !says_nothing(reason));
        if suggestion.reasons.is_empty() {
            suggestion.reasons.push(Reason::Inbox(task.due));
        }
        Some(Fitting { task: Some(task.clone()), block: wanted.block, suggestion })
    };
    let (due, others): (Vec<&Block>, Vec<&Block>) = tasks.into_iter().partition(|task| task.due.is_some());
    let values = finder.shortfalls().of(Week::of(gap.0)).filter_map(|short| {
        let wanted = Wanted::value(life, &short.value, short.minutes);
        let suggestion = finder.find_in(&wanted, gap)?;
        Some(Fitting { task: None, block: wanted.block, suggestion })
    });
    let mut due = due.into_iter().filter_map(task);
    let mut found: Vec<Fitting> = due.by_ref().take(OF_A_KIND).collect();
    found.extend(values.take(OF_A_KIND));
    found.extend(due);
    found.extend(others.into_iter().filter_map(task));
    found.truncate(count);
    found
}
