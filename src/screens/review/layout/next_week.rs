//! Lays out page Next week: its goal, blocks not marked, time for what fell short, grace days.

use super::{INDENT, PagePart, PageRows, Role, Words, room};
use crate::alignment::rounded;
use crate::app::Model;
use crate::canvas::cells;
use crate::domain::date::short;
use crate::domain::text::{width, wrap};
use crate::report::close;
use crate::report::day::words::length;
use crate::report::review::{AheadLine, ReviewReport, lines, sentences};

/// With fewer columns days have shorter names, and their states shorter words.
const SHORT: (u16, u16) = (70, 60);
/// Columns between what a choice is about and what is chosen, including the arrow before it.
const GAP: u16 = 4;

/// Lays out the page.
pub(super) fn page(
    rows: &mut PageRows,
    model: &Model,
    content: &ReviewReport,
    (columns, height): (u16, u16),
) {
    let ahead = &content.ahead;
    let all = lines(ahead);
    let mut page = PageRows::default();
    let groups = all.chunk_by(|one, next| head(content, *one) == head(content, *next));
    let mut index = 0;
    let mut blanks = Vec::new();
    for (group, of) in groups.enumerate() {
        let [first, ..] = of else { continue };
        if group > 0 {
            blanks.push(page.placed.len());
        }
        page.words(INDENT, head(content, *first), Role::Head);
        let choices: Vec<ChoiceWords> =
            of.iter().filter_map(|line| choice(model, content, *line, columns)).collect();
        let x = column(&choices, columns);
        if *first == AheadLine::Intention {
            let (words, weight) = match &ahead.intention {
                Some(intention) => (intention.as_str(), Role::Text),
                None => ("Press e to set next week's goal.", Role::Faint),
            };
            for row in wrap(words, room(INDENT, columns)) {
                page.of_line(Some(index), PagePart::Words(vec![Words::new(INDENT, row, weight)]), 1);
            }
            index += 1;
        }
        for choice in choices {
            one(&mut page, index, choice, x, columns);
            index += 1;
        }
    }
    // With few rows, the blank ones are left out.
    let is_airy = usize::from(page.rows) + blanks.len() <= usize::from(height);
    let mut air = 0;
    for (at, placed) in page.placed.into_iter().enumerate() {
        air += u16::from(is_airy && blanks.contains(&at));
        let y = rows.rows + placed.y + air;
        rows.placed.push(super::PlacedPart { y, ..placed });
    }
    rows.rows += page.rows + air;
}

/// Adds a choice. What is chosen is below, where both do not fit in one row.
fn one(page: &mut PageRows, index: usize, (about, chosen): ChoiceWords, x: u16, columns: u16) {
    let fits = |x: u16| usize::from(x) + width(&chosen) + 2 < usize::from(columns);
    if behind(&about) <= x + 1 && fits(x) {
        return page.of_line(Some(index), PagePart::Choice { about, chosen, x, ends: (true, true) }, 1);
    }
    // A title that is too long is wrapped.
    let (last, before) =
        about.split_last().map_or((None, Vec::new()), |(last, before)| (Some(last), before.to_vec()));
    let mut before = Some(before);
    for words in last.map(|last| wrap(&last.text, room(last.x, columns))).unwrap_or_default() {
        let mut row = before.take().unwrap_or_default();
        row.extend(last.map(|last| Words::new(last.x, words, last.role)));
        page.of_line(Some(index), PagePart::Words(row), 1);
    }
    let x = if fits(x) { x } else { INDENT + 2 };
    let rows = wrap(&chosen, room(x, columns).saturating_sub(2));
    let count = rows.len();
    for (at, chosen) in rows.into_iter().enumerate() {
        let ends = (at == 0, at + 1 == count);
        page.of_line(Some(index), PagePart::Choice { about: Vec::new(), chosen, x, ends }, 1);
    }
}

/// Returns the heading of a line.
fn head(content: &ReviewReport, line: AheadLine) -> String {
    let week = content.ahead.week;
    match line {
        AheadLine::Intention => {
            format!("W{:02}, {}", week.number(), sentences::dates(week.monday(), week.sunday()))
        }
        AheadLine::Unmarked(_) => "NOT MARKED".to_owned(),
        AheadLine::Starving(_) => "TIME FOR WHAT FELL SHORT".to_owned(),
        AheadLine::Day(_) => "DAYS".to_owned(),
    }
}

/// What a choice is about, and what is chosen.
type ChoiceWords = (Vec<Words>, String);

/// Returns what a line is about, and what is chosen. None for the week's goal.
fn choice(model: &Model, content: &ReviewReport, line: AheadLine, columns: u16) -> Option<ChoiceWords> {
    let (ahead, clock) = (&content.ahead, model.config.clock);
    let is_short = columns < SHORT.0;
    let day = |date| if is_short { short(date).split_at(6).0.trim_end().to_owned() } else { short(date) };
    let behind = INDENT + if is_short { 8 } else { 12 };
    Some(match line {
        AheadLine::Intention => return None,
        AheadLine::Unmarked(at) => {
            let of_row = ahead.unmarked.get(ahead.rows.get(at)?.lines())?;
            let one = of_row.first()?;
            if of_row.len() > 1 {
                let about = vec![
                    Words::new(INDENT, day(one.target.date), Role::Muted),
                    Words::new(behind, close::of_day(of_row.len()), Role::Text),
                ];
                return Some((about, close::LEFT.to_owned()));
            }
            let block = &one.target.block;
            let title = [block.title.clone(), close::moved(block)];
            let title = title.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
            let about = vec![
                Words::new(INDENT, day(one.target.date), Role::Muted),
                Words::new(behind, title, Role::Text),
            ];
            (about, close::way(one, model.today, clock))
        }
        AheadLine::Starving(at) => {
            let starving = ahead.starving.get(at)?;
            let (had, asked) = starving.had;
            let (had, asked) = (length(rounded(had)), length(rounded(asked)));
            let words = format!("{}: {had} of {asked}", starving.name);
            let about = vec![Words::new(INDENT, words, Role::Text)];
            (about, sentences::offer(clock, model.today, starving))
        }
        AheadLine::Day(at) => {
            let one = ahead.days.get(at)?;
            let words = match (one.planned, !is_short) {
                (0, true) => "nothing planned yet".to_owned(),
                (0, false) => "nothing yet".to_owned(),
                (planned, true) => format!("{} planned, {} free", length(planned), length(one.free)),
                (planned, false) => format!("{} planned", length(planned)),
            };
            let about =
                vec![Words::new(INDENT, day(one.date), Role::Text), Words::new(behind, words, Role::Muted)];
            let chosen = match (one.is_grace, columns < SHORT.1) {
                (true, false) => "a grace day",
                (false, false) => "ordinary day",
                (true, true) => "grace",
                (false, true) => "ordinary",
            };
            (about, chosen.to_owned())
        }
    })
}

/// Returns the first column where a choice can begin after these words.
fn behind(about: &[Words]) -> u16 {
    let ends = about.iter().map(|words| usize::from(words.x) + width(&words.text));
    cells(ends.max().unwrap_or(INDENT.into()) + usize::from(GAP))
}

/// Returns the column of what is chosen, the same for a whole group. It is right of the longest subject, and far
/// enough left for the longest choice.
fn column(choices: &[ChoiceWords], columns: u16) -> u16 {
    let wanted = match columns {
        100.. => 62,
        70.. => columns * 23 / 40,
        _ => columns * 9 / 20,
    };
    let behind = choices.iter().map(|(about, _)| behind(about)).max().unwrap_or(0);
    let longest = choices.iter().map(|(_, chosen)| width(chosen)).max().unwrap_or(0);
    wanted.max(behind).min(columns.saturating_sub(cells(longest + 3))).max(INDENT + 2)
}
