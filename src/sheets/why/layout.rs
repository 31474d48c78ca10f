//! Layout of the reasons: the content of every row, and the visible rows. Where not all rows fit, the sheet scrolls.

use super::{Scope, Why};
use crate::alignment::rounded;
use crate::app::Model;
use crate::app::frame::WITH_PANEL;
use crate::canvas::widgets::Bar;
use crate::canvas::{Region, Role, Words, cells};
use crate::domain::date::{long, short};
use crate::domain::text::{fit, width, wrap};
use crate::report::day::words::{figure, length};
use crate::report::standing::LossReason;
use crate::report::verdict::{alignment, alignment_unknown, balance, based_on, on_balance, without_side};

/// Most reasons with a row and a key of their own. The others share one row.
pub const REASONS: usize = 9;
/// With fewer rows, there are no empty rows and headings.
const LOW: u16 = 16;
/// With fewer columns, the hours are drawn closer together.
const NARROW: u16 = 56;
/// In a wide terminal: fewest columns before the end of the points, and columns from there to what would help.
const BESIDE: (u16, u16) = (66, 6);
/// Columns of the figures behind a bar, such as `104h30, 110h15, 90h`.
const FIGURES: u16 = 22;
/// With more rows, there is an empty row after each reason and each bar, if they fit.
const TALL: u16 = 40;
/// Least width of the names of values, in columns.
const NAME: u16 = 10;

/// A part of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum WhyPart {
    /// Words from a column on.
    Words(Words),
    /// Words that end before a column.
    Ending(Words),
    /// Key of a reason.
    Key(Words),
    /// Rule above a sum: first column and width.
    Rule(u16, u16),
    /// Bar: first column and width, and its figures.
    Bar((u16, u16), Bar),
}

/// A row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WhyRow {
    /// Parts of the row.
    pub parts: Vec<WhyPart>,
    /// Index of the reason that it is about. None for other rows.
    pub reason: Option<usize>,
}

impl WhyRow {
    /// Whether the row is the heading of the rows below it.
    fn is_heading(&self) -> bool {
        matches!(self.parts.first(), Some(WhyPart::Words(words)) if words.role == Role::Head)
    }
}

/// Layout of the sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct WhyLayout {
    /// Left end of the first row: what the scores are about.
    pub of: String,
    /// Right end of the first row: both scores.
    pub numbers: String,
    /// Words behind the scores: the work share in brackets. Empty where it is not known or has no room.
    pub share: String,
    /// All other rows.
    pub rows: Vec<WhyRow>,
    /// Region that shows them.
    pub seen: Region,
    /// Index of the first visible row.
    pub top: usize,
}

impl WhyLayout {
    /// Lays out the sheet in a terminal, given its columns and rows.
    pub fn new(model: &Model, why: &Why, (columns, rows): (u16, u16)) -> WhyLayout {
        let (of, [numbers, share]) = head(model, why, usize::from(columns.saturating_sub(2)));
        let top = if rows < LOW { 1 } else { 2 };
        let seen = Region::new(0, top, columns, rows.saturating_sub(top + 2));
        let (is_low, is_wide) = (rows < LOW, columns >= WITH_PANEL);
        let laid = |is_airy| WhyRows { columns, is_low, is_wide, is_airy, rows: Vec::new() }.all(model, why);
        let airy = Some(laid(true)).filter(|laid| rows > TALL && laid.len() <= usize::from(seen.height));
        let rows = airy.unwrap_or_else(|| laid(false));
        let mut layout = WhyLayout { of, numbers, share, rows, seen, top: 0 };
        layout.top = (layout.top_for(why.chosen) + why.below).min(layout.last_top());
        layout
    }

    /// Rows that can be scrolled further down than a chosen reason needs.
    pub fn most_below(&self, chosen: usize) -> usize {
        self.last_top().saturating_sub(self.top_for(chosen))
    }

    /// Number of rows in view. A heading whose rows are all below the view is hidden with them.
    pub fn rows_in_view(&self) -> usize {
        let rows = (self.rows.len() - self.top).min(self.seen.height.into());
        let is_last = self.top + rows == self.rows.len();
        let seen = self.rows.iter().skip(self.top).take(rows);
        let blank = seen.rev().take_while(|row| row.parts.is_empty() || row.is_heading()).count();
        if is_last || blank == rows { rows } else { rows - blank }
    }

    /// Number of hidden rows above and below.
    pub fn out_of_sight(&self) -> (usize, usize) {
        (self.top, self.rows.len() - self.top - self.rows_in_view())
    }

    /// Greatest index that the first visible row can have.
    fn last_top(&self) -> usize {
        self.rows.len().saturating_sub(self.seen.height.into())
    }

    /// Index of the first visible row that shows all of a reason, and a row after it.
    fn top_for(&self, chosen: usize) -> usize {
        let height = usize::from(self.seen.height);
        let is_of_it = |row: &WhyRow| row.reason == Some(chosen);
        let Some(first) = self.rows.iter().position(is_of_it) else { return 0 };
        let end = first + self.rows.iter().skip(first).take_while(|row| is_of_it(row)).count();
        // With the first reason, the rows above it are visible too.
        if chosen == 0 && end <= height {
            return 0;
        }
        (end + 1).saturating_sub(height).min(self.last_top()).min(first)
    }
}

/// Returns the ends of the first row. Where both do not fit, the work share is left out first, then words about the
/// period.
fn head(model: &Model, why: &Why, columns: usize) -> (String, [String; 2]) {
    let week = model.week().number();
    let (whole, brief) = match why.scope {
        Scope::Day => {
            let date = why.of.0.from;
            (format!("{}, forecast", long(date)), short(date))
        }
        Scope::Week => (format!("Week {week} forecast"), format!("W{week:02}")),
        Scope::SoFar => (format!("Week {week} so far"), format!("W{week:02} so far")),
        Scope::Season => {
            let name = model.life.season_on(model.date).map_or("", |season| &season.name).to_owned();
            (format!("{name}, up to this week"), name)
        }
    };
    let (balanced, share) = balance(Some(&why.score));
    let both = format!("{}   {balanced}", alignment(Some(&why.score)));
    let share = if share.is_empty() { share } else { format!(" ({share})") };
    for share in [share, String::new()] {
        if width(&whole) + 2 + width(&both) + width(&share) <= columns {
            return (whole, [both, share]);
        }
    }
    (fit(&brief, columns.saturating_sub(width(&both) + 2)), [both, String::new()])
}

/// Formats tenths as a number with one decimal.
fn tenths(tenths: i64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Builder of the rows.
struct WhyRows {
    columns: u16,
    is_low: bool,
    is_wide: bool,
    /// Whether an empty row follows each reason and each bar.
    is_airy: bool,
    rows: Vec<WhyRow>,
}

impl WhyRows {
    /// Builds all rows.
    fn all(mut self, model: &Model, why: &Why) -> Vec<WhyRow> {
        let score = &why.score;
        let aligned = score.alignment.filter(|_| score.is_shown());
        // With its decimal, so that the score and the losses below add up to 100.
        let lost: i64 = why.reasons.iter().map(|reason| reason.tenths).sum();
        let first = match (aligned, why.reasons.first()) {
            (Some(_), Some(reason)) => format!("Alignment {}. {}.", tenths(1000 - lost), reason.words),
            (Some(_), None) => "Alignment 100. Nothing holds it back.".to_owned(),
            (None, _) => format!("No alignment yet: {}.", alignment_unknown(score).unwrap_or_default()),
        };
        self.text(&first, Role::Strong);
        if score.is_shown() {
            self.text(&based_on(score, model.today), Role::Muted);
        }
        self.air();
        if aligned.is_some() {
            self.losses(why);
        }
        self.air();
        if score.is_shown() {
            let figure = score.balance.score.map(|score| format!("Balance {}. ", figure(score)));
            let said = figure.unwrap_or_default() + &on_balance(score);
            self.text(&said, if self.is_wide { Role::Strong } else { Role::Text });
        }
        if let Some(words) = without_side(score) {
            self.text(&words, Role::Notice);
        }
        self.air();
        self.hours(model, why);
        self.rows
    }

    fn put(&mut self, parts: Vec<WhyPart>) {
        self.rows.push(WhyRow { parts, reason: None });
    }

    fn air(&mut self) {
        if !self.is_low {
            self.rows.push(WhyRow::default());
        }
    }

    fn text(&mut self, text: &str, role: Role) {
        for line in wrap(text, usize::from(self.columns.saturating_sub(2))) {
            self.put(vec![WhyPart::Words(Words::new(1, line, role))]);
        }
    }

    /// Returns the column before which points end. In a wide terminal what would help is beside them.
    fn points_end(&self) -> u16 {
        if self.is_wide { BESIDE.0.max(self.columns * 9 / 20) } else { self.columns - 1 }
    }

    /// Adds the reasons, largest first, with what would help.
    fn losses(&mut self, why: &Why) {
        let points_end = self.points_end();
        let points = |tenth: i64, role| WhyPart::Ending(Words::new(points_end, tenths(tenth), role));
        let words = |x: u16, text: String, role| WhyPart::Words(Words::new(x, text, role));
        if !self.is_low && !why.reasons.is_empty() {
            let mut heads = vec![
                words(6, "WHAT HOLDS IT BACK".to_owned(), Role::Head),
                WhyPart::Ending(Words::new(points_end, "POINTS", Role::Head)),
            ];
            if self.is_wide {
                heads.push(words(points_end + BESIDE.1, "WHAT WOULD HELP".to_owned(), Role::Head));
            }
            self.put(heads);
            if self.is_wide {
                self.air();
            }
        }
        let shown = why.reasons.iter().filter(|reason| reason.tenths > 0);
        for (index, reason) in shown.take(REASONS).enumerate() {
            let mut rows = self.reason(reason, usize::from(points_end.saturating_sub(14)));
            if let Some(first) = rows.first_mut() {
                first.parts.push(WhyPart::Key(Words::new(6, (index + 1).to_string(), Role::Text)));
                first.parts.push(points(reason.tenths, Role::Text));
            }
            self.rows.extend(rows.into_iter().map(|row| WhyRow { reason: Some(index), ..row }));
            if self.is_airy {
                self.air();
            }
        }
        let rest: i64 = why.reasons.iter().skip(REASONS).map(|reason| reason.tenths).sum();
        if rest > 0 {
            self.put(vec![words(8, "Everything else".to_owned(), Role::Muted), points(rest, Role::Muted)]);
        }
        if self.is_wide {
            self.put(vec![WhyPart::Rule(points_end - 6, 6)]);
        }
        let sum: i64 = why.reasons.iter().map(|reason| reason.tenths).sum();
        self.put(vec![words(8, "Total lost".to_owned(), Role::Muted), points(sum, Role::Text)]);
    }

    /// Returns the rows of a reason, with what would help beside or below.
    fn reason(&self, reason: &LossReason, columns: usize) -> Vec<WhyRow> {
        let x = if self.is_wide { self.points_end() + BESIDE.1 } else { 10 };
        let room = self.columns - x - 1;
        let said = |x: u16, lines: Vec<String>, role| {
            lines.into_iter().map(move |line| WhyPart::Words(Words::new(x, line, role)))
        };
        let mut rows: Vec<WhyRow> = said(8, wrap(&reason.words, columns), Role::Text)
            .map(|part| WhyRow { parts: vec![part], reason: None })
            .collect();
        if rows.is_empty() {
            rows.push(WhyRow::default());
        }
        let remedy =
            reason.remedy.as_ref().map(|remedy| wrap(&remedy.words, room.into())).unwrap_or_default();
        let from = if self.is_wide { 0 } else { rows.len() };
        for (row, part) in said(x, remedy, Role::Muted).enumerate() {
            match rows.get_mut(from + row) {
                Some(row) => row.parts.push(part),
                None => rows.push(WhyRow { parts: vec![part], reason: None }),
            }
        }
        rows
    }

    /// Adds a bar for each value: done, forecast and target.
    fn hours(&mut self, model: &Model, why: &Why) {
        let words = |x: u16, text: &str, role| WhyPart::Words(Words::new(x, text, role));
        let is_week = why.scope == Scope::Week;
        let seen = match why.scope {
            Scope::Week => "done, forecast, target",
            Scope::SoFar => "done, target",
            Scope::Day | Scope::Season => "forecast, target",
        };
        let of_values = model.standing.as_ref().filter(|_| is_week).map(|standing| &standing.lived);
        let (x, gap) = if self.columns < NARROW { (2, 1) } else { (6, 3) };
        let name = |id: &str| model.life.profile.value(id).map_or(id, |value| &value.name).to_owned();
        let values = || why.score.values.iter().filter(|value| value.target.is_some() || value.resting);
        let longest = values().map(|value| cells(width(&name(&value.id)))).max().unwrap_or(0);
        // Bars give way to names.
        let (least, figures) = if self.columns < NARROW { (3, 20) } else { (8, FIGURES) };
        let spared = self.columns.saturating_sub(x + 1 + least + gap + figures + 1);
        let room = longest.clamp(NAME, spared.min(self.columns * 2 / 5).max(NAME));
        let bar = x + room + 1;
        let cells = match self.columns {
            columns if self.is_wide => columns.saturating_sub(bar + gap + FIGURES + 1),
            columns if columns < NARROW => columns.saturating_sub(bar + gap + 20).max(3),
            columns => columns.saturating_sub(bar + 23).clamp(8, 30),
        };
        let mut heads = vec![words(1, "WHERE THE HOURS GO", Role::Head)];
        if self.columns >= NARROW {
            let last = self.columns.saturating_sub(1 + crate::canvas::cells(width(seen)));
            heads.push(words((bar + cells + gap).min(last), seen, Role::Muted));
        }
        let mut rows = Vec::new();
        for value in values() {
            let mut row = vec![words(x, &fit(&name(&value.id), room.into()), Role::Text)];
            let Some(target) = value.target else {
                row.push(words(bar, "paused this season", Role::Muted));
                rows.push(row);
                continue;
            };
            let lived = of_values.and_then(|lived| lived.values.iter().find(|one| one.id == value.id));
            let served = lived.map_or(value.minutes, |one| one.minutes);
            let figures = Bar {
                done: served,
                forecast: value.minutes,
                target: target.max(value.minutes),
                needed: if is_week { lived.and_then(|lived| lived.needed) } else { value.needed },
            };
            row.push(WhyPart::Bar((bar, cells), figures));
            let [done, forecast, target] =
                [served, value.minutes, target].map(|minutes| length(rounded(minutes)));
            // Only for the week, done and planned hours are shown apart.
            let figures = if is_week {
                format!("{done}, {forecast}, {target}")
            } else {
                format!("{forecast}, {target}")
            };
            row.push(words(bar + cells + gap, &figures, Role::Muted));
            rows.push(row);
        }
        if rows.is_empty() {
            return;
        }
        self.put(heads);
        if self.is_wide {
            self.air();
        }
        for row in rows {
            self.put(row);
            if self.is_airy {
                self.air();
            }
        }
    }
}
