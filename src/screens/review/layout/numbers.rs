//! Lays out page Numbers: the chart and the words around it, or the same as a table.

use super::chart::ChartLayout;
use super::{INDENT, PagePart, PageRows, Role, Words, room};
use crate::alignment::{Quadrant, rounded};
use crate::app::frame::WITH_PANEL;
use crate::canvas::cells;
use crate::domain::text::wrap;
use crate::report::day::words::length;
use crate::report::review::{ReviewReport, sentences};
use crate::report::trend::WeekPoint;
use crate::screens::review::state::ReviewState;

/// Most weeks that are listed because balance and alignment differ.
const PARTED: usize = 3;
/// With this many columns a week of the table has one line, with fewer two.
const ONE_LINE: u16 = 76;
/// With fewer columns, those of the table are closer together.
const ROOMY: u16 = 48;

/// Words of a chart and a table without any number.
const NO_NUMBERS_YET: &str =
    "The numbers of each week will appear here, as a chart and as a table. Press 1, then a, to add a block.";

/// Returns whether any week has a number to show.
fn has_numbers(content: &ReviewReport) -> bool {
    content.weeks.iter().any(|point| point.score.shown_numbers() != (None, None))
}

/// Lays out the page as a chart.
pub(super) fn chart(
    rows: &mut PageRows,
    state: &ReviewState,
    content: &ReviewReport,
    (columns, height): (u16, u16),
    is_low: bool,
) {
    if !has_numbers(content) {
        return rows.text(INDENT, columns, NO_NUMBERS_YET, Role::Muted);
    }
    let mut below = PageRows::default();
    if let Some(point) = state.column_in(content).and_then(|at| content.weeks.get(at)) {
        for row in wrap(&sentences::in_week(content, point), room(INDENT, columns)) {
            below.part(PagePart::Chosen(row), 1);
        }
    }
    if columns < WITH_PANEL {
        for quadrant in Quadrant::ALL {
            let rows = weeks_rows(content, *quadrant, columns);
            if rows > 0 {
                below.part(PagePart::Quadrant(*quadrant), rows);
            }
        }
    }
    if !content.parted.is_empty() {
        below.blank();
        below.words(1, "WHERE THE TWO NUMBERS DIFFER", Role::Head);
    }
    for parted in content.parted.iter().take(PARTED) {
        for (index, text) in wrap(&parted.in_words(), room(6, columns)).into_iter().enumerate() {
            let week = Words::new(1, format!("W{:02}", parted.week.number()), Role::Muted);
            let week = (index == 0).then_some(week);
            below.part(
                PagePart::Words(week.into_iter().chain([Words::new(6, text, Role::Text)]).collect()),
                1,
            );
        }
    }
    let chart = ChartLayout::new(&content.weeks, state.column, (columns, height), below.rows);
    rows.part(PagePart::Chart(ChartLayout { has_figures: is_low, ..chart }), chart.rows());
    for placed in below.placed {
        let y = rows.rows + placed.y;
        rows.placed.push(super::PlacedPart { y, ..placed });
    }
    rows.rows += below.rows;
}

/// Columns of a quadrant's name, before its weeks.
pub const QUADRANT_NAME: u16 = 24;
/// Columns of a week in a quadrant's row.
pub const WEEK: u16 = 6;

/// Returns how many weeks of a quadrant fit in a row.
pub fn weeks_in_row(columns: u16) -> usize {
    usize::from(columns.saturating_sub(INDENT + QUADRANT_NAME) / WEEK).max(1)
}

/// Returns whether a week is in a quadrant and has numbers to show.
pub fn lies_in(point: &WeekPoint, quadrant: Quadrant) -> bool {
    point.score.is_shown() && point.score.quadrant() == Some(quadrant)
}

/// Returns the rows that the weeks of a quadrant need: 0 without weeks.
fn weeks_rows(content: &ReviewReport, quadrant: Quadrant, columns: u16) -> u16 {
    let weeks = content.weeks.iter().filter(|point| lies_in(point, quadrant)).count();
    cells(weeks.div_ceil(weeks_in_row(columns)))
}

/// Lays out the page as a table.
pub(super) fn table(rows: &mut PageRows, content: &ReviewReport, columns: u16) {
    if !has_numbers(content) {
        return rows.text(INDENT, columns, NO_NUMBERS_YET, Role::Muted);
    }
    let is_one = columns >= ONE_LINE;
    let at: [u16; 7] = match columns {
        ONE_LINE.. => [3, 10, 21, 30, 39, 48, 55],
        ROOMY.. => [3, 10, 21, 30, 39, 10, 10],
        _ => [3, 8, 18, 26, 33, 8, 8],
    };
    let heads = ["week", "alignment", "balance", "work", "life", "grace", "quadrant"];
    let shown = if is_one { 7 } else { 5 };
    let heads = heads.iter().zip(at).take(shown);
    rows.part(PagePart::Heads(heads.map(|(head, x)| Words::new(x, *head, Role::Faint)).collect()), 1);
    for (index, point) in content.weeks.iter().enumerate() {
        let score = &point.score;
        let number = |value: Option<f64>| match value.filter(|_| score.is_shown()) {
            Some(value) => format!("{value:.1}"),
            None => "—".to_owned(),
        };
        let hours = |minutes: f64| length(rounded(minutes));
        let quadrant = score.quadrant().filter(|_| score.is_shown()).map_or("", Quadrant::word);
        let mut texts = vec![
            format!("W{:02}", point.week.number()),
            number(score.alignment),
            number(score.balance.score),
            score.known(score.balance.work).map_or("—".to_owned(), hours),
            score.known(score.balance.life).map_or("—".to_owned(), hours),
        ];
        if is_one {
            texts.push(if point.grace > 0 { point.grace.to_string() } else { "·".to_owned() });
            texts.push(quadrant.to_owned());
        }
        let weight = |index: usize| if index == 6 { Role::Muted } else { Role::Text };
        let words = texts.into_iter().zip(at).enumerate();
        let words = words.map(|(index, (text, x))| Words::new(x, text, weight(index))).collect();
        rows.of_line(Some(index), PagePart::Words(words), 1);
        if !is_one {
            let grace = match point.grace {
                0 => String::new(),
                grace => format!("{grace} grace"),
            };
            let said: Vec<&str> = [quadrant, &grace].into_iter().filter(|words| !words.is_empty()).collect();
            if !said.is_empty() {
                let words = vec![Words::new(at[1], said.join(", "), Role::Muted)];
                rows.of_line(Some(index), PagePart::Words(words), 1);
            }
        }
    }
}
