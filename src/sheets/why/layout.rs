//! The reasons as they are laid out: what stands in which row, as tall as it has to be, and which of these rows are
//! seen. Nothing is cut for want of rows: where not all of it fits, it scrolls.

use super::{Scope, Why};
use crate::app::Model;
use crate::app::frame::WITH_PANEL;
use crate::canvas::{Area, Role, Words};
use crate::domain::date::{long, short};
use crate::domain::text::{fit, width, wrap};
use crate::report::day::words::{alignment, balance, figure, length};
use crate::report::reasons::balance as on_balance;
use crate::report::standing::LossReason;
use crate::report::unread::NO_NUMBERS;

/// So many reasons stand by themselves, each with its key; the others are one line.
pub const REASONS: usize = 9;
/// Below so many rows there is no room for air and headings.
const LOW: u16 = 16;
/// Below so many columns hours stand closer.
const NARROW: u16 = 56;
/// The column of the remedies, where they stand beside the reasons, and that in which points end there.
const BESIDE: (u16, u16) = (72, 66);
/// The columns of a value's name, at least.
const NAME: u16 = 10;

/// Something in a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Words from a column on.
    Words(Words),
    /// Words that end before a column.
    Ending(Words),
    /// The key of a reason.
    Key(Words),
    /// The rule above a sum: its first column and its columns.
    Rule(u16, u16),
    /// A bar: its first column and its columns, and minutes that are lived, in sight and asked.
    Bar((u16, u16), [f64; 3]),
}

/// A row, from its left to its right.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// What stands there.
    pub parts: Vec<Part>,
    /// The reason that it belongs to.
    pub reason: Option<usize>,
}

/// The reasons as they are laid out, and what is seen of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// What they are about, at the left of the first row.
    pub of: String,
    /// Both numbers, at its right.
    pub numbers: String,
    /// All rows below that.
    pub rows: Vec<Row>,
    /// Where they are seen.
    pub seen: Area,
    /// The first of them that is seen there.
    pub top: usize,
}

impl Layout {
    /// Of the open sheet, in a terminal that has room for it.
    pub fn new(model: &Model, why: &Why, (columns, rows): (u16, u16)) -> Layout {
        let (of, numbers) = head(model, why, usize::from(columns.saturating_sub(2)));
        let top = if rows < LOW { 1 } else { 2 };
        let seen = Area::new(0, top, columns, rows.saturating_sub(top + 2));
        let rows = Rows { columns, is_low: rows < LOW, is_wide: columns >= WITH_PANEL, rows: Vec::new() };
        let mut layout = Layout { of, numbers, rows: rows.all(model, why), seen, top: 0 };
        layout.top = (layout.top_for(why.chosen) + why.below).min(layout.last_top());
        layout
    }

    /// How many rows further down one can scroll than the reason that is chosen asks for.
    pub fn most_below(&self, chosen: usize) -> usize {
        self.last_top().saturating_sub(self.top_for(chosen))
    }

    /// How many rows lie above what is seen, and how many below.
    pub fn out_of_sight(&self) -> (usize, usize) {
        (self.top, self.rows.len().saturating_sub(self.top + usize::from(self.seen.height)))
    }

    fn last_top(&self) -> usize {
        self.rows.len().saturating_sub(self.seen.height.into())
    }

    /// From which row on one sees a reason whole, and that more follows.
    fn top_for(&self, chosen: usize) -> usize {
        let height = usize::from(self.seen.height);
        let is_of_it = |row: &Row| row.reason == Some(chosen);
        let Some(first) = self.rows.iter().position(is_of_it) else { return 0 };
        let end = first + self.rows[first..].iter().take_while(|row| is_of_it(row)).count();
        // With the first one sees what stands above it.
        if chosen == 0 && end <= height {
            return 0;
        }
        (end + 1).saturating_sub(height).min(self.last_top()).min(first)
    }
}

/// What the sheet is about, and both numbers: the share of work goes first, then words about the period.
fn head(model: &Model, why: &Why, columns: usize) -> (String, String) {
    let week = model.week().number();
    let (whole, brief) = match why.scope {
        Scope::Day => {
            let date = why.of.0.from;
            (format!("{}, as it stands", long(date)), short(date))
        }
        Scope::Week => (format!("W{week:02}, as it stands"), format!("W{week:02}")),
        Scope::SoFar => (format!("W{week:02}, as far as it is lived"), format!("W{week:02} lived")),
        Scope::Season => {
            let name = model.life.season_on(model.date).map_or("", |season| &season.name).to_owned();
            (format!("{name}, to the end of this week"), name)
        }
    };
    let (balanced, share) = balance(Some(&why.score));
    let both = format!("{}   {balanced}", alignment(Some(&why.score)));
    let all = if share.is_empty() { both.clone() } else { format!("{both}, {share}") };
    for numbers in [all, both.clone()] {
        if width(&whole) + 2 + width(&numbers) <= columns {
            return (whole, numbers);
        }
    }
    (fit(&brief, columns.saturating_sub(width(&both) + 2)), both)
}

/// A number of tenths, with one of them behind the point.
fn tenths(tenths: i64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// The rows as they grow.
struct Rows {
    columns: u16,
    is_low: bool,
    is_wide: bool,
    rows: Vec<Row>,
}

impl Rows {
    fn all(mut self, model: &Model, why: &Why) -> Vec<Row> {
        let score = &why.score;
        let aligned = score.alignment.filter(|_| score.is_shown());
        let first = match (aligned, why.reasons.first()) {
            (Some(aligned), Some(reason)) => format!("Alignment {}. {}.", figure(aligned), reason.words),
            (Some(aligned), None) => format!("Alignment {}. Nothing holds it back.", figure(aligned)),
            (None, _) if !score.is_whole => NO_NUMBERS.to_owned(),
            (None, _) => {
                "Too little is known yet to say how well the hours fit: plan or log a few.".to_owned()
            }
        };
        self.text(&first, Role::Strong);
        if let Some(evidence) = score.evidence.filter(|_| score.is_shown()) {
            let days = why.of.0.length();
            self.text(
                &format!(
                    "On {} of {} points of evidence, from {} of {days} {}.",
                    evidence.round(),
                    score.full_evidence.round(),
                    score.days,
                    if days == 1 { "day" } else { "days" }
                ),
                Role::Muted,
            );
        }
        self.air();
        if aligned.is_some() {
            self.losses(why);
        }
        self.air();
        if score.is_shown() {
            let season = model.life.season_on(why.of.0.from);
            let figure = score.balance.score.map(|score| format!("Balance {}. ", figure(score)));
            let said = figure.unwrap_or_default() + &on_balance(score, season);
            self.text(&said, if self.is_wide { Role::Strong } else { Role::Text });
        }
        self.air();
        self.hours(model, why);
        self.rows
    }

    fn put(&mut self, parts: Vec<Part>) {
        self.rows.push(Row { parts, reason: None });
    }

    fn air(&mut self) {
        if !self.is_low {
            self.rows.push(Row::default());
        }
    }

    fn text(&mut self, text: &str, role: Role) {
        for line in wrap(text, usize::from(self.columns.saturating_sub(2))) {
            self.put(vec![Part::Words(Words::new(1, line, role))]);
        }
    }

    /// What holds alignment back, the largest first, with what would help.
    fn losses(&mut self, why: &Why) {
        let points_end = if self.is_wide { BESIDE.1 } else { self.columns - 1 };
        let points = |tenth: i64, role| Part::Ending(Words::new(points_end, tenths(tenth), role));
        let words = |x: u16, text: String, role| Part::Words(Words::new(x, text, role));
        if !self.is_low && !why.reasons.is_empty() {
            let mut heads = vec![
                words(6, "WHAT HOLDS IT BACK".to_owned(), Role::Head),
                Part::Ending(Words::new(points_end, "POINTS", Role::Head)),
            ];
            if self.is_wide {
                heads.push(words(BESIDE.0, "WHAT WOULD HELP".to_owned(), Role::Head));
            }
            self.put(heads);
            if self.is_wide {
                self.air();
            }
        }
        for (index, reason) in why.reasons.iter().take(REASONS).enumerate() {
            let mut rows = self.reason(reason, usize::from(points_end.saturating_sub(15)));
            rows[0].parts.push(Part::Key(Words::new(6, (index + 1).to_string(), Role::Text)));
            rows[0].parts.push(points(reason.tenths, Role::Text));
            self.rows.extend(rows.into_iter().map(|row| Row { reason: Some(index), ..row }));
        }
        let rest: i64 = why.reasons.iter().skip(REASONS).map(|reason| reason.tenths).sum();
        if rest > 0 {
            self.put(vec![words(8, "smaller ones".to_owned(), Role::Muted), points(rest, Role::Muted)]);
        }
        if self.is_wide {
            self.put(vec![Part::Rule(points_end - 6, 6)]);
        }
        let sum: i64 = why.reasons.iter().map(|reason| reason.tenths).sum();
        let said = format!("with alignment {} they make 100", tenths(1000 - sum));
        let lines = wrap(&said, usize::from(points_end.saturating_sub(14)));
        for (row, line) in lines.into_iter().enumerate() {
            let mut parts = vec![words(8, line, Role::Muted)];
            parts.extend((row == 0).then(|| points(sum, Role::Text)));
            self.put(parts);
        }
    }

    /// A reason's words, and what would help beside or below them.
    fn reason(&self, reason: &LossReason, columns: usize) -> Vec<Row> {
        let (x, room) =
            if self.is_wide { (BESIDE.0, self.columns - BESIDE.0 - 1) } else { (10, self.columns - 11) };
        let said = |x: u16, lines: Vec<String>, role| {
            lines.into_iter().map(move |line| Part::Words(Words::new(x, line, role)))
        };
        let mut rows: Vec<Row> = said(8, wrap(&reason.words, columns), Role::Text)
            .map(|part| Row { parts: vec![part], reason: None })
            .collect();
        if rows.is_empty() {
            rows.push(Row::default());
        }
        let remedy = reason.remedy.as_ref().map_or_else(Vec::new, |remedy| wrap(&remedy.words, room.into()));
        let from = if self.is_wide { 0 } else { rows.len() };
        for (row, part) in said(x, remedy, Role::Muted).enumerate() {
            if from + row == rows.len() {
                rows.push(Row::default());
            }
            rows[from + row].parts.push(part);
        }
        rows
    }

    /// What each value has of what is asked.
    fn hours(&mut self, model: &Model, why: &Why) {
        let words = |x: u16, text: &str, role| Part::Words(Words::new(x, text, role));
        let is_week = why.scope == Scope::Week;
        let seen = if is_week { "lived, in sight, asked" } else { "in sight, asked" };
        let mut heads = vec![words(1, "WHERE THE HOURS GO", Role::Head)];
        if self.is_wide {
            heads.push(words(60, seen, Role::Muted));
        }
        let of_values = model.standing.as_ref().filter(|_| is_week).map(|standing| &standing.lived);
        let (x, gap) = if self.columns < NARROW { (2, 1) } else { (6, 3) };
        let name = |id: &str| model.life.profile.value(id).map_or(id, |value| &value.name).to_owned();
        let values = || why.score.values.iter().filter(|value| value.target.is_some() || value.resting);
        let longest = values().map(|value| width(&name(&value.id)) as u16).max().unwrap_or(0);
        let room = longest.clamp(NAME, (self.columns / 5).max(NAME));
        let bar = x + room + 1;
        let cells = match self.columns {
            _ if self.is_wide => 40,
            columns if columns < NARROW => columns.saturating_sub(bar + gap + 20).max(3),
            columns => columns.saturating_sub(bar + 23).clamp(8, 30),
        };
        let mut rows = Vec::new();
        for value in values() {
            let mut row = vec![words(x, &fit(&name(&value.id), room.into()), Role::Text)];
            let Some(target) = value.target else {
                row.push(words(bar, "rests this season", Role::Muted));
                rows.push(row);
                continue;
            };
            let lived = of_values.and_then(|lived| lived.values.iter().find(|one| one.id == value.id));
            let served = lived.map_or(value.minutes, |one| one.minutes);
            row.push(Part::Bar((bar, cells), [served, value.minutes, target.max(value.minutes)]));
            let figures = [served, value.minutes, target].map(|minutes| length(minutes.round() as i64));
            // Without a plan in sight the first two are one.
            let figures = figures[usize::from(!is_week)..].join(", ");
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
        rows.into_iter().for_each(|row| self.put(row));
    }
}
