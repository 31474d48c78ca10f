//! Draws replanning: the rest of today as planned, and as proposed from now.

use super::Replan;
use super::layout::{ReplanColumns, longest, titled};
use crate::app::{Context, Model, Verb, chrome, picker};
use crate::canvas::blocks::edge_role;
use crate::canvas::widgets::{keeping, out_of_sight, wrap};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::date::{long, short};
use crate::domain::text::width;
use crate::planning::replan::{Mark, Past, ReplanLine, ReplanWay};
use crate::report::day::words::length;
use crate::report::replan::{
    ScoreTable, counts_for, from_here, gone, lower, mark, running, scores, sentence, tally, too_much, why,
};

/// Rows of the table that no sentence takes, with the row that tells what is out of sight.
const LEAST_ROWS: u16 = 4;
/// Rows of both numbers, with the blank one below them.
const NUMBERS: u16 = 4;
/// Column behind the names of both numbers.
const SCORES: u16 = 10;
/// Columns from which on the heads of the numbers are whole.
const WITH_SCORES: u16 = 50;
/// Rows from which on there is room for headings and for sentences below the table.
const TALL: u16 = 16;

/// Draws the sheet over the whole terminal, or without message line and footer where a line is open below it.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model, replan: &Replan, area: Region) {
    chrome::sheet_with_body(canvas, model, area, |canvas, bottom| body(canvas, model, replan, bottom));
}

/// Draws the sentences and the table, above row `bottom`.
fn body(canvas: &mut Canvas<'_>, model: &Model, replan: &Replan, bottom: u16) {
    let proposal = &replan.proposal;
    let area = canvas.area();
    let columns = area.width - 2;
    let is_tall = area.height >= TALL;
    let date = if area.width >= 80 { long(proposal.date) } else { short(proposal.date) };
    let took = canvas.put_right(area.width - 1, 0, columns / 2, &date, Role::Muted);
    let from = format!("Replan from {}", proposal.from.short(model.config.clock));
    canvas.put(1, 0, columns.saturating_sub(took + 1), &from, Role::Tab);
    let mut y = if is_tall { 2 } else { 1 };
    for line in wrap(&sentence(&replan.asked, proposal, model.config.clock), usize::from(columns)) {
        canvas.put(1, y, columns, &line, Role::Strong);
        y += 1;
    }
    let clock = model.config.clock;
    let notes = running(proposal, clock).map(|words| (words, Role::Text)).into_iter();
    let too_much = too_much(proposal, clock);
    let say_no = (!too_much.is_empty()).then(|| model.say_no_words()).filter(|words| !words.is_empty());
    let notes = notes.chain(too_much.into_iter().chain(say_no).map(|words| (words, Role::Notice)));
    for (words, role) in notes {
        let lines = wrap(&words, usize::from(columns));
        // In few rows the table comes first.
        if y + cells(lines.len()) + LEAST_ROWS > bottom {
            break;
        }
        for line in lines {
            canvas.put(1, y, columns, &line, role);
            y += 1;
        }
    }
    if is_tall && y + NUMBERS + LEAST_ROWS <= bottom {
        y = numbers(canvas, &scores(proposal), y + u16::from(area.height >= 30));
        let lower = lower(proposal).map(|words| wrap(&words, usize::from(columns))).unwrap_or_default();
        // In few rows the table comes first.
        if y + cells(lower.len()) + LEAST_ROWS < bottom {
            for line in lower {
                canvas.put(1, y, columns, &line, Role::Muted);
                y += 1;
            }
        }
        y += 1;
    }
    let at = ReplanColumns::new(area.width, &longest(model, replan, area.width));
    if is_tall {
        canvas.put(at.time.unwrap_or(at.edge), y, 20, "AS PLANNED", Role::Head);
        canvas.put(at.when, y, 20, "FROM HERE", Role::Head);
        if let Some(x) = at.why {
            canvas.put(x, y, 20, "WHY", Role::Head);
        }
        y += 1;
    }
    if area.height >= 30 {
        y += 1;
    }
    // The message line stays free.
    let bottom = bottom.saturating_sub(1);
    let words = endings(model, replan, usize::from(columns.saturating_sub(4)));
    let lines = replan.rows() + usize::from(proposal.block.is_some()) + 1;
    let has_endings = is_tall && usize::from(y) + lines + 1 + words.len() <= usize::from(bottom);
    y = table(canvas, model, replan, &at, y, bottom);
    if has_endings {
        y += if area.height >= 30 { 2 } else { 1 };
        for line in words {
            if y < bottom {
                canvas.put(4, y, columns.saturating_sub(4), &line, Role::Muted);
            }
            y += 1;
        }
    }
    canvas.point(1, if is_tall { 2 } else { 1 });
}

/// Draws both numbers of the week as a small table, or in one row if they are only those of now. Returns the row below.
fn numbers(canvas: &mut Canvas<'_>, table: &ScoreTable, mut y: u16) -> u16 {
    if table.heads.len() == 1 {
        let figures = table.rows.iter().map(|(name, figures)| format!("{name} {}", figures.concat()));
        let row = figures.collect::<Vec<_>>().join("   ");
        canvas.put(1, y, canvas.area().width - 2, &row, Role::Muted);
        return y + 1;
    }
    let is_narrow = canvas.area().width < WITH_SCORES;
    let named = |head: &'static str| if is_narrow { head.trim_start_matches("with ") } else { head };
    let mut end = SCORES;
    for (index, head) in table.heads.iter().enumerate() {
        let head = named(head);
        end += cells(width(head)) + 2;
        canvas.put_right(end, y, end, head, Role::Head);
        for (row, (name, figures)) in (1..).zip(&table.rows) {
            canvas.put(1, y + row, SCORES, name, Role::Muted);
            let role = if head.ends_with("plan") { Role::Strong } else { Role::Text };
            canvas.put_right(end, y + row, end, figures.get(index).map_or("", String::as_str), role);
        }
    }
    y += 1 + u16::try_from(table.rows.len()).unwrap_or_default();
    y
}

/// Returns the sentences below the table, wrapped.
fn endings(model: &Model, replan: &Replan, columns: usize) -> Vec<String> {
    let key = |verb: Verb| key(model, verb);
    let ways = match replan.rows() {
        0 => String::new(),
        _ => format!(
            "Press {} for another choice on this line, {} to keep it where it is.",
            key(Verb::OtherWay),
            key(Verb::Fix)
        ),
    };
    let or = if ways.is_empty() { "Press" } else { "Or press" };
    let grace = format!("{or} {} to make today a grace day, left out of the scores.", key(Verb::Grace));
    let past = match replan.proposal.past.is_empty() {
        true => String::new(),
        false => format!("Press {} to mark a past block: done as planned, or not done.", key(Verb::OtherWay)),
    };
    let all = [past, tally(&replan.proposal), ways, grace];
    all.iter().filter(|line| !line.is_empty()).flat_map(|line| wrap(line, columns)).collect()
}

/// Draws the lines, scrolled so that the chosen one is visible. Returns the row below them.
fn table(
    canvas: &mut Canvas<'_>,
    model: &Model,
    replan: &Replan,
    at: &ReplanColumns,
    mut y: u16,
    bottom: u16,
) -> u16 {
    let proposal = &replan.proposal;
    let rows = usize::from(bottom.saturating_sub(y));
    let has_lost = proposal.block.is_some();
    let under = at.why.is_none();
    // The lost time is a line between the past and the rest. The chosen line may take two rows.
    let over = proposal.past.len();
    let all = replan.rows() + usize::from(has_lost);
    let here = replan.chosen + usize::from(has_lost && replan.chosen >= over);
    let top = (here + 1 + usize::from(under)).saturating_sub(rows.max(1)).min(all.saturating_sub(1));
    let mut below = all;
    for index in top..all {
        if y >= bottom {
            break;
        }
        below = all - index - 1;
        if let Some(one) = proposal.past.get(index) {
            past(canvas, model, one, at, y, index == replan.chosen);
            y += 1;
            continue;
        }
        if has_lost && index == over {
            lost(canvas, model, replan, at, y);
            y += 1;
            continue;
        }
        let number = index - over - usize::from(has_lost);
        let Some(line) = proposal.lines.get(number) else { break };
        let is_here = over + number == replan.chosen;
        one(canvas, model, replan, line, at, y, is_here);
        y += 1;
        if is_here && under && y < bottom {
            y += reason_under(canvas, model, replan, line, at, y);
        }
    }
    // The message line is below the table.
    out_of_sight(canvas, at.end, bottom, top, below);
    y
}

/// Draws a block that is over, and its mark.
fn past(canvas: &mut Canvas<'_>, model: &Model, past: &Past, at: &ReplanColumns, y: u16, is_here: bool) {
    if is_here {
        point(canvas, at, y);
    }
    if let Some(time) = at.time {
        canvas.put_right(time + 11, y, 11, &past.planned.short(model.config.clock), Role::Muted);
    }
    let (sign, role) = match past.mark {
        Mark::NotMarked => ("?", Role::Notice),
        Mark::Done => ("✓", Role::Text),
        Mark::NotDone => ("–", Role::Text),
    };
    canvas.put(at.edge, y, 1, "│", edge_role(&past.block, &model.areas));
    let title = if is_here { Role::Strong } else { Role::Text };
    canvas.put(at.title, y, at.sign - at.title - 1, &past.block.title, title);
    canvas.put(at.sign, y, 2, sign, role);
    canvas.put(at.when, y, at.end - at.when, mark(past.mark), role);
}

/// Marks a row as chosen.
fn point(canvas: &mut Canvas<'_>, at: &ReplanColumns, y: u16) {
    picker::point(canvas, at.time.unwrap_or(at.edge) - 2, y, (0, canvas.area().width));
}

/// Draws the line of the lost time.
fn lost(canvas: &mut Canvas<'_>, model: &Model, replan: &Replan, at: &ReplanColumns, y: u16) {
    let Some((block, span)) = replan.proposal.block.as_ref().and_then(|block| Some((block, block.plan?)))
    else {
        return;
    };
    canvas.put(at.edge, y, 1, "┃", edge_role(block, &model.areas));
    canvas.put(at.title, y, at.sign - at.title - 1, &block.title, Role::Text);
    canvas.put(at.sign, y, 2, "+", Role::Accent);
    let when_end = at.note.unwrap_or(at.end);
    canvas.put(at.when, y, when_end - at.when, &span.short(model.config.clock), Role::Text);
    let counts = counts_for(block, &key(model, Verb::NameTime));
    match (at.note, at.why) {
        (Some(note), Some(why)) => {
            canvas.put(note, y, why - note - 1, &length(gone(&replan.asked, span)), Role::Muted);
            canvas.put(why, y, at.end - why, &counts, Role::Muted);
        }
        (Some(note), None) => {
            // In little room the verb is left out.
            let room = usize::from(at.end - note);
            let brief = counts.strip_prefix("counts ").filter(|_| width(&counts) > room);
            canvas.put(note, y, at.end - note, brief.unwrap_or(&counts), Role::Muted);
        }
        _ => {}
    }
}

/// Draws a block of the rest of today.
fn one(
    canvas: &mut Canvas<'_>,
    model: &Model,
    replan: &Replan,
    line: &ReplanLine,
    at: &ReplanColumns,
    y: u16,
    is_here: bool,
) {
    let stays = line.way == ReplanWay::Stays;
    let (role, second) = match (is_here, stays) {
        (true, _) => (Role::Strong, Role::Muted),
        (false, true) => (Role::Muted, Role::Muted),
        (false, false) => (Role::Text, Role::Muted),
    };
    if is_here {
        point(canvas, at, y);
    }
    if let Some(time) = at.time {
        canvas.put_right(time + 11, y, 11, &line.planned.short(model.config.clock), second);
    }
    let edge = if line.is_begun { "┃" } else { "│" };
    canvas.put(at.edge, y, 1, edge, edge_role(&line.block, &model.areas));
    let title = titled(&replan.proposal, line);
    // A block that stays has no sign behind its title.
    let title_end = if stays { at.when - 2 } else { at.sign - 1 };
    canvas.put(at.title, y, title_end - at.title, &title, role);
    if !stays {
        canvas.put(at.sign, y, 2, "→", Role::Accent);
    }
    let (when, note) = from_here(&replan.proposal, line, model.config.clock);
    let when_end = at.note.unwrap_or(at.end);
    let when_role = if stays { Role::Faint } else { Role::Text };
    canvas.put(at.when, y, when_end.saturating_sub(at.when + 1), &when, when_role);
    if let Some(x) = at.note {
        let end = at.why.unwrap_or(at.end);
        canvas.put(x, y, end.saturating_sub(x + 2), &note, second);
    }
    if let Some(x) = at.why {
        let room = at.end - x;
        canvas.put(
            x,
            y,
            room,
            &within(model, &why(line, &model.life.profile, replan.proposal.date), room),
            Role::Muted,
        );
    }
}

/// Returns a reason in some columns. The name of a value in it is shortened before its figure is cut.
fn within(model: &Model, reason: &str, columns: u16) -> String {
    let names: Vec<&str> = model.life.profile.values.iter().map(|value| value.name.as_str()).collect();
    keeping(reason, &names, columns.into())
}

/// Draws the parts that have no column, in a row under the chosen line. Returns the number of rows taken: 0 or 1.
fn reason_under(
    canvas: &mut Canvas<'_>,
    model: &Model,
    replan: &Replan,
    line: &ReplanLine,
    at: &ReplanColumns,
    y: u16,
) -> u16 {
    let mut parts: Vec<String> = Vec::new();
    if at.time.is_none() {
        parts.push(line.planned.short(model.config.clock));
    }
    if at.note.is_none() {
        parts.push(from_here(&replan.proposal, line, model.config.clock).1);
    }
    parts.push(why(line, &model.life.profile, replan.proposal.date));
    parts.retain(|part| !part.is_empty());
    if parts.is_empty() {
        return 0;
    }
    let room = at.end - at.title;
    canvas.put(at.title, y, room, &within(model, &parts.join(", "), room), Role::Muted);
    canvas.shade(0, y, canvas.area().width);
    1
}

/// First key of an action while replanning. Empty where it has none.
pub(super) fn key(model: &Model, verb: Verb) -> String {
    model.keymap.own_key(Context::Replan, verb)
}
