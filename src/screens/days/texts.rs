//! Texts of a line in the list of a day, shared by its layout and its drawing.

use crate::app::Model;
use crate::domain::date::short;
use crate::report::day::agenda::{Agenda, BlockState, Item};
use crate::report::day::words::{day_of, since, tags};

/// Returns the title of a block, with the signs for shared time and for fixed.
pub fn title(item: &Item, is_ascii: bool) -> String {
    let mut title = item.block.title.clone();
    if item.shares {
        title.insert_str(0, "& ");
    }
    if item.block.is_fixed() {
        title.push_str(if is_ascii { ", fixed" } else { " ◆" });
    }
    title
}

/// Returns the words at the right of a title: a boundary that the block crosses, its job, values and area, or since
/// when it has run. Empty where there is nothing to say.
pub fn words(model: &Model, agenda: &Agenda, item: &Item) -> String {
    let clock = model.config.clock;
    if let Some(moved) = item.block.moved_to.filter(|_| item.state == BlockState::Moved) {
        return format!("moved to {}", short(moved));
    }
    if item.far_over.is_some() {
        return since(agenda, item, clock);
    }
    // What is crossed comes first, as the end may be cut.
    let begun = agenda.runs_on(item).then(|| since(agenda, item, clock));
    let tags = tags(&item.block, &model.life.profile, &model.areas);
    let day = day_of(&item.block, item.date, agenda.date);
    let parts = [crossed(agenda, item), tags].into_iter().chain(begun).chain(day);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Returns the boundaries that a block crosses, in words. Empty where it crosses none.
pub fn crossed(agenda: &Agenda, item: &Item) -> String {
    // A block running since yesterday crosses yesterday's boundaries.
    let crossings = if agenda.runs_on(item) { &[][..] } else { &item.crossings };
    let names: Vec<&str> = crossings.iter().map(|crossing| crossing.name.as_str()).collect();
    if names.is_empty() { String::new() } else { format!("crosses {}", names.join(", ")) }
}
