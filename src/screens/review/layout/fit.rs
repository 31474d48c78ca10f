//! Lays out page Fit: the week's jobs in figures, the last weeks' answers, and the question of the week.

use super::{INDENT, PagePart, PageRows, Role, Words, room};
use crate::alignment::engagements::EngagementFigures;
use crate::alignment::rounded;
use crate::canvas::cells;
use crate::domain::text::{width, wrap};
use crate::report::day::words::length;
use crate::report::review::{ReviewReport, sentences};

/// Heads of the columns.
const HEADS: [&str; 7] =
    ["JOB", "hours", "felt", "serves values", "others' agenda", "per hour", "outside working hours"];
/// Fewest and most blank columns between two columns of the table.
const GAP: (usize, usize) = (2, 4);
/// With fewer columns the words of an earlier week are below its answer.
const BELOW: u16 = 60;

/// Lays out the page.
pub(super) fn page(rows: &mut PageRows, content: &ReviewReport, columns: u16) {
    table(rows, content, columns);
    if !content.answers.is_empty() {
        rows.blank();
        rows.words(INDENT, "THE LAST WEEKS", Role::Head);
    }
    for answered in &content.answers {
        let said = answered.answer.map_or("", sentences::answer);
        let week = format!("W{:02}", answered.week.number());
        let mut first =
            vec![Words::new(INDENT + 2, week, Role::Muted), Words::new(INDENT + 7, said, Role::Text)];
        let words = answered.words.as_deref().unwrap_or_default();
        let x = INDENT + if columns < BELOW { 7 } else { 15 };
        let mut lines = wrap(words, room(x, columns)).into_iter();
        if columns >= BELOW {
            first.extend(lines.next().map(|line| Words::new(x, line, Role::Muted)));
        }
        rows.part(PagePart::Words(first), 1);
        lines.for_each(|line| rows.words(x, line, Role::Muted));
    }
    rows.blank();
    rows.part(PagePart::Question, if content.success().is_some() { 4 } else { 2 });
    match content.record.answer.as_deref().filter(|words| !words.trim().is_empty()) {
        Some(words) => rows.text(INDENT + 2, columns, words, Role::Text),
        None => {
            rows.text(INDENT + 2, columns, "Press e to answer in your own words, if you like.", Role::Faint)
        }
    }
}

/// Returns a part as a percentage, or a dash where it is not known.
fn percent(part: Option<f64>) -> String {
    part.map_or("—".to_owned(), |part| format!("{:.0}%", part * 100.0))
}

/// Returns the figures of a job, in the order of [`HEADS`].
fn row(content: &ReviewReport, one: &EngagementFigures) -> [String; 7] {
    let outside = content.outside(&one.id);
    [
        sentences::engagement(content, &one.id),
        length(rounded(one.minutes)),
        sentences::felt(one.energy).to_owned(),
        percent(one.serving),
        percent(one.theirs),
        sentences::rate(one.rate.as_ref()).unwrap_or("—".to_owned()),
        if outside > 0 { length(outside) } else { "·".to_owned() },
    ]
}

/// Adds a line for each job. Where that is too wide, adds the figures one after the other.
fn table(rows: &mut PageRows, content: &ReviewReport, columns: u16) {
    if content.engagements.is_empty() {
        let words = format!(
            "No job had any hours {}. Your jobs and their hours will appear here. Press 1, then a, to add a block for a job (+name).",
            sentences::in_the_week(content)
        );
        return rows.text(INDENT, columns, &words, Role::Muted);
    }
    let all: Vec<[String; 7]> = content.engagements.iter().map(|one| row(content, one)).collect();
    let mut widths = HEADS.map(width);
    for row in &all {
        widths.iter_mut().zip(row).for_each(|(widest, text)| *widest = width(text).max(*widest));
    }
    let left = room(INDENT, columns).checked_sub(widths.iter().sum());
    let Some(gap) = left.map(|left| (left / 6).min(GAP.1)).filter(|gap| *gap >= GAP.0) else {
        return folded(rows, &all, columns);
    };
    let mut next = usize::from(INDENT);
    let at = widths.map(|width| {
        let at = next;
        next += width + gap;
        cells(at)
    });
    let heads = HEADS.iter().zip(at).enumerate();
    let weight = |index: usize, of: [Role; 2]| if index == 0 { of[0] } else { of[1] };
    let heads =
        heads.map(|(index, (head, x))| Words::new(x, *head, weight(index, [Role::Head, Role::Faint])));
    rows.part(PagePart::Words(heads.collect()), 1);
    for row in all {
        let words = row.into_iter().zip(at).enumerate();
        let words =
            words.map(|(index, (text, x))| Words::new(x, text, weight(index, [Role::Text, Role::Muted])));
        rows.part(PagePart::Words(words.collect()), 1);
    }
}

/// Adds the figures of each job with their names, in as many rows as needed.
fn folded(rows: &mut PageRows, all: &[[String; 7]], columns: u16) {
    rows.words(INDENT, "JOBS", Role::Head);
    for [name, hours, felt, serving, theirs, rate, outside] in all {
        rows.text(INDENT, columns, &format!("{name}: {hours}, {felt}"), Role::Text);
        let mut said = vec![format!("serves values {serving}"), format!("others' agenda {theirs}")];
        if rate != "—" {
            said.push(format!("per hour {rate}"));
        }
        if outside != "·" {
            said.push(format!("outside working hours {outside}"));
        }
        // A figure stays in one row with its name.
        let mut line = String::new();
        let room = room(INDENT + 2, columns);
        for words in said {
            let longer = if line.is_empty() { words.clone() } else { format!("{line}, {words}") };
            if width(&longer) > room && !line.is_empty() {
                rows.words(INDENT + 2, format!("{line},"), Role::Muted);
                line = words;
            } else {
                line = longer;
            }
        }
        rows.words(INDENT + 2, line, Role::Muted);
    }
}
