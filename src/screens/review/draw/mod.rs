//! Draws the review: the pages' names in the first line, the sentence of the page, and its content below.

mod chart;
mod look_back;
mod numbers;
mod signs;

use super::layout::{INDENT, PageLayout, PagePart, PlacedPart};
use super::state::{ReviewState, kept};
use crate::app::frame::{Frame, WITH_PANEL};
use crate::app::{Model, chrome};
use crate::canvas::widgets::out_of_sight;
use crate::canvas::{Canvas, Region, Role, Words, cells};
use crate::domain::Answer;
use crate::domain::text::width;
use crate::report::review::{Page, ReviewReport, sentences};
use crate::screens::cursor::put_pointer;
use crate::screens::review::hints::hints;

/// Draws the page shown.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model) {
    let area = canvas.area();
    let size = (area.width, area.height);
    let frame = Frame::new(model, size);
    names(canvas, model);
    let content = kept(model).content.as_deref();
    let layout = content.map(|content| PageLayout::new(model, content, size));
    match content.zip(layout.as_ref()) {
        Some((content, layout)) => page(canvas, kept(model), content, layout),
        None => {
            canvas.put(1, frame.answer, area.width - 2, "Loading the week …", Role::Faint);
        }
    }
    chrome::below(canvas, model, &frame, || hints(model, layout.as_ref()));
}

/// Draws the rows of a page that are in view.
fn page(canvas: &mut Canvas<'_>, state: &ReviewState, content: &ReviewReport, layout: &PageLayout) {
    let seen = layout.seen;
    canvas.cursor = Some((1, seen.y));
    let here = state.cursor_line(content);
    canvas.through(seen, layout.rows, layout.top, |paper| {
        for placed in layout.parts.iter().filter(|placed| placed.y < layout.end()) {
            let is_here = placed.line.is_some() && placed.line == here;
            part(paper, state, content, placed, is_here);
        }
        // The cursor's sign is in the first row of its line.
        let mut lines = layout.parts.iter().filter(|placed| placed.line.is_some() && placed.line == here);
        if let Some(placed) = lines.next() {
            let x = first_column(&placed.part).saturating_sub(2);
            put_pointer(paper, x, placed.y);
        }
    });
    if let Some(placed) = &layout.pinned {
        part(canvas, state, content, placed, false);
    }
    let (above, below) = layout.out_of_sight();
    let y = layout.pinned.as_ref().map_or(0, |placed| placed.y + placed.rows).max(seen.bottom());
    out_of_sight(canvas, seen.right().saturating_sub(1), y, above.into(), below.into());
}

/// Returns the column where a part begins.
fn first_column(part: &PagePart) -> u16 {
    match part {
        PagePart::Words(words) => words.first().map_or(INDENT, |words| words.x),
        _ => INDENT,
    }
}

fn part(
    canvas: &mut Canvas<'_>,
    state: &ReviewState,
    content: &ReviewReport,
    placed: &PlacedPart,
    here: bool,
) {
    let columns = canvas.area().width;
    let area = Region::new(0, placed.y, columns, placed.rows);
    if here {
        (area.y..area.bottom()).for_each(|y| canvas.tint(0, y, columns));
    }
    match &placed.part {
        PagePart::Words(words) | PagePart::Heads(words) => put(canvas, words, area.y, here),
        PagePart::Chosen(words) => {
            canvas.put(INDENT, area.y, columns.saturating_sub(INDENT + 1), words, Role::Text);
            canvas.cursor = Some((INDENT, area.y));
        }
        PagePart::Pair { index, shown, name } => {
            look_back::bars(canvas, content, (*index, *shown), *name, area);
        }
        PagePart::Chart(numbers) => numbers::chart(canvas, state, content, *numbers, area),
        PagePart::Quadrant(quadrant) => numbers::in_words(canvas, state, content, *quadrant, area),
        PagePart::Question => questions(canvas, state, content, area),
        PagePart::SignHeads => signs::heads(canvas, state, content, area),
        PagePart::Sign(index) => signs::sign(canvas, state, content, *index, area, here),
        PagePart::Asked(index) => signs::asked(canvas, content, *index, area, here),
        PagePart::Choice { about, chosen, x, ends } => {
            put(canvas, about, area.y, here);
            choice(canvas, chosen, (*x, area.y), *ends, here);
        }
    }
}

/// Writes words in their columns, each up to the next one. Text is strong under the cursor.
fn put(canvas: &mut Canvas<'_>, words: &[Words], y: u16, here: bool) {
    let end = canvas.area().width.saturating_sub(1);
    for (index, one) in words.iter().enumerate() {
        let until = words.get(index + 1).map_or(end, |next| next.x.saturating_sub(1));
        let role = if here && one.role == Role::Text { Role::Strong } else { one.role };
        canvas.put(one.x, y, until.saturating_sub(one.x), &one.text, role);
    }
}

/// Draws a choice. Under the cursor it is between the arrows that change it.
fn choice(
    canvas: &mut Canvas<'_>,
    words: &str,
    (x, y): (u16, u16),
    (begins, ends): (bool, bool),
    here: bool,
) {
    let role = if here { Role::Strong } else { Role::Muted };
    let end = canvas.area().width.saturating_sub(1);
    if here && begins {
        canvas.put(x - 2, y, 1, canvas.sign("‹", "<"), Role::Accent);
    }
    let took = canvas.put(x, y, end.saturating_sub(x + 2), words, role);
    if here && ends {
        canvas.put(x + took + 1, y, 1, canvas.sign("›", ">"), Role::Accent);
    }
}

/// Draws the question about the week and, where the season has a sentence, the question about the season. Without
/// room for both, draws only the one under the cursor.
fn questions(canvas: &mut Canvas<'_>, state: &ReviewState, content: &ReviewReport, area: Region) {
    let of_week = (sentences::the_week(content).to_uppercase(), content.record.question, !state.is_other);
    let of_season =
        sentences::step_question(content).map(|words| (words, content.record.step, state.is_other));
    let all: Vec<_> = [Some(of_week), of_season].into_iter().flatten().collect();
    let has_room = usize::from(area.height) >= 2 * all.len();
    let mut y = area.y;
    for (heading, answer, here) in all.into_iter().filter(|(.., here)| has_room || *here) {
        let height = if has_room { 2 } else { area.height };
        question(canvas, &heading, answer, here, Region { y, height, ..area });
        y += height;
    }
}

/// Question about the season, for where its own sentence does not fit.
const SHORT_STEP: &str = "A step towards the season's goal?";

/// Draws a question and its three answers. The given answer is in brackets.
fn question(canvas: &mut Canvas<'_>, heading: &str, given: Option<Answer>, here: bool, area: Region) {
    let (y, end) = (area.bottom().saturating_sub(1), area.right().saturating_sub(1));
    if area.height > 1 {
        let (role, room) = (if here { Role::Head } else { Role::Muted }, end.saturating_sub(INDENT));
        let heading = if width(heading) > room.into() { SHORT_STEP } else { heading };
        canvas.put(INDENT, area.y, room, heading, role);
    }
    if here {
        canvas.tint(area.x, y, area.width);
        put_pointer(canvas, INDENT - 2, y);
    }
    let mut x = INDENT + 2;
    for (index, answer) in Answer::ALL.iter().enumerate() {
        let figure = index + 1;
        let (figure, roles) = match given == Some(*answer) {
            true => (format!("({figure}) "), (Role::Strong, Role::Strong)),
            false => (format!(" {figure}  "), (Role::Key, Role::Muted)),
        };
        x += canvas.put(x, y, end.saturating_sub(x), &figure, roles.0);
        x += canvas.put(x, y, end.saturating_sub(x), sentences::answer(*answer), roles.1) + 4;
    }
}

/// Draws the names of the pages, and which week it is. Without room for all names, draws only the page shown.
fn names(canvas: &mut Canvas<'_>, model: &Model) {
    let area = canvas.area();
    let week = kept(model).week.unwrap_or(model.week());
    let which = match area.width >= WITH_PANEL {
        true => format!("Review of W{:02}", week.number()),
        false => format!("W{:02}", week.number()),
    };
    let end = area.width - 1;
    canvas.put_right(end, 0, end, &which, Role::Muted);
    let room = end.saturating_sub(cells(width(&which) + 1));
    let names =
        |apart: u16| Page::ALL.iter().map(|page| cells(width(page.name())) + apart).sum::<u16>() - apart;
    let apart = [3, 2].into_iter().find(|apart| names(*apart) < room);
    let mut x = 1;
    for page in Page::ALL.iter().filter(|page| apart.is_some() || **page == kept(model).page) {
        let role = if *page == kept(model).page { Role::Tab } else { Role::Faint };
        x += canvas.put(x, 0, room, page.name(), role) + apart.unwrap_or(2);
    }
}
