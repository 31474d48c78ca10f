//! Draws the card: title and facts of the block, and the actions.

use super::Card;
use crate::app::{Model, Verb, picker};
use crate::canvas::widgets::{out_of_sight, wrap, wrap_all};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::{Minutes, Place, Status};

/// Columns of a list of actions beside another, and the most lists.
const LIST: (u16, u16) = (36, 4);

/// Returns how many lists of actions are beside each other in `columns` columns, where all of them fit.
pub(super) fn lists(columns: u16) -> usize {
    usize::from((columns / LIST.0).clamp(1, LIST.1))
}

/// Returns the rows of the card in `columns` columns, with its actions in `lists` lists.
pub(super) fn rows(model: &Model, card: &Card, columns: u16, lists: usize) -> u16 {
    let room = usize::from(columns - 2);
    let words = card_words(model, card);
    let facts: usize = words.iter().map(|line| wrap(line, room).len()).sum();
    cells(wrap(&card.target.block.title, room).len() + facts + 1 + card.lines.len().div_ceil(lists))
}

/// Draws the card of a block.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model, card: &Card, area: Region) {
    let block = &card.target.block;
    let mut y = area.y;
    // Where there is little room, actions come before facts.
    let rows = usize::from(area.height.saturating_sub(5)).max(1);
    let columns = area.width - 2;
    let mut title = wrap(&block.title, columns.into());
    if title.len() > rows.div_ceil(3) {
        title = vec![block.title.clone()];
    }
    for line in &title {
        canvas.put(area.x + 1, y, columns, line, Role::Strong);
        y += 1;
    }
    let facts = card_words(model, card);
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    for (_, line) in wrap_all(&facts, columns.into(), rows.saturating_sub(title.len())) {
        canvas.put(area.x + 1, y, columns, &line, Role::Muted);
        y += 1;
    }
    let lists = lists(area.width);
    let height = card.lines.len().div_ceil(lists);
    let is_whole = height < usize::from(area.bottom().saturating_sub(y));
    // The blank row above the actions says how many are out of view.
    if rows > 1 {
        let height = area.bottom().saturating_sub(y + 1);
        let (above, below) = picker::out_of_view(height, card.lines.len(), card.chosen);
        if !is_whole {
            out_of_sight(canvas, area.right() - 1, y, above, below);
        }
        y += 1;
    }
    let all = area.without_top(y - area.y);
    let all_actions = canvas.sign("…", "...");
    let key =
        |verb: Verb| if verb == Verb::Palette { all_actions.to_owned() } else { model.keymap.key(verb) };
    let behind = picker::key_columns(card.lines.iter().map(|(verb, _)| key(*verb)), 7);
    let mut list = |list: Region, lines: &[(Verb, &'static str)], chosen: Option<usize>| {
        picker::draw(canvas, list, list.x, (lines, chosen), |canvas, y, (verb, words), here| {
            let (x, role) = (list.x + 2, if here { Role::Strong } else { Role::Text });
            canvas.put(x, y, behind, &key(*verb), Role::Key);
            canvas.put(x + behind, y, (list.width - 3).saturating_sub(behind), words, role);
        });
    };
    if !is_whole {
        return list(all, &card.lines, Some(card.chosen));
    }
    let width = all.width / cells(lists);
    for (x, (number, lines)) in (all.x..).step_by(width.into()).zip(card.lines.chunks(height).enumerate()) {
        let chosen = card.chosen.checked_sub(number * height).filter(|chosen| *chosen < lines.len());
        list(Region { x, width, ..all }, lines, chosen);
    }
}

/// Returns the facts below the title, a line each.
fn card_words(model: &Model, card: &Card) -> Vec<String> {
    let block = &card.target.block;
    let mut lines = Vec::new();
    if let Some(plan) = block.plan {
        lines.push(format!(
            "{} to {}, {}",
            plan.start.short(model.config.clock),
            plan.end.short(model.config.clock),
            Minutes(plan.minutes()).short()
        ));
    }
    let lived: Vec<String> = block
        .actual
        .iter()
        .map(|stretch| match stretch.over() {
            Some(span) => span.short(model.config.clock),
            None => format!("since {}", stretch.start().short(model.config.clock)),
        })
        .collect();
    if !lived.is_empty() {
        let word = match (block.running_since(), block.status) {
            (Some(_), _) => "running",
            (None, Some(Status::Done)) => "done",
            (None, _) => "recorded",
        };
        lines.push(format!("{word} {}", lived.join(", ")));
    }
    let item =
        model.agenda.items.iter().find(|item| item.date == card.target.date && item.block.id == block.id);
    let words = crate::report::day::words::whole_detail(block, &model.life.profile, &model.areas);
    lines.extend((!words.is_empty()).then_some(words));
    if let Some(item) = item {
        for crossing in &item.crossings {
            lines.push(format!("crosses {} by {}", crossing.name, Minutes(crossing.minutes).short()));
        }
    }
    let names: Vec<String> = block
        .values
        .iter()
        .map(|id| match model.life.profile.value(id) {
            Some(value) => value.name.clone(),
            None if model.life.unread(Place::Life).is_some() => id.clone(),
            None => format!("{id} (unknown)"),
        })
        .collect();
    lines.push(match names.as_slice() {
        [] => "linked to no value".to_owned(),
        names => format!("serves {}", names.join(", ")),
    });
    lines
}
