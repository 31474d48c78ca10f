//! Frames taken apart. The line at the top, the line of messages and the line of keys are the same on many screens:
//! each has one list for all of them, so that a word there changes that list and no other snapshot.

use std::sync::OnceLock;

use aplomb::app::Model;
use aplomb::canvas::theme::Theme;
use aplomb::sheets::help::Help;
use aplomb::sheets::welcome::Welcome;
use aplomb::sheets::why::Why;

use super::frames::{draw, lines};
use super::harness::App;

/// A frame, each of its lines in one part.
pub struct Frame {
    size: (u16, u16),
    /// Where the terminal's cursor stands in the whole frame.
    cursor: String,
    pub head: Option<String>,
    body: Vec<String>,
    pub message: Option<String>,
    pub footer: Option<String>,
}

impl Frame {
    fn new(app: &mut App, theme: Theme, size: (u16, u16)) -> Frame {
        let (buffer, cursor) = draw(app, theme, size);
        let cursor = format!("{},{}", cursor.0, cursor.1);
        let mut body: Vec<String> = lines(&buffer).iter().map(|line| line.trim_end().to_owned()).collect();
        let has_room = size.0 >= 40 && size.1 >= 10;
        let footer = if has_room { body.pop() } else { None };
        let message = if has_room && has_message(&app.model) { body.pop() } else { None };
        // The first start fills the screen from its first line on.
        let has_head = has_room && app.model.sheet_as::<Welcome>().is_none();
        let head = has_head.then(|| body.remove(0));
        Frame { size, cursor, head, body, message, footer }
    }
}

/// Whether the line above the keys is one of messages. Else it belongs to the body, as the last line of a sheet does.
fn has_message(model: &Model) -> bool {
    let is_covered = model.sheet_as::<Why>().is_some()
        || model.sheet_as::<Help>().is_some()
        || model.sheet_as::<Welcome>().is_some();
    let is_said = model.message.is_some() || !model.not_saved.is_empty();
    !is_covered && (is_said || !model.marks.is_empty() || !model.all_problems().is_empty())
}

/// One state of the app, at several sizes.
pub struct Shot {
    pub name: &'static str,
    frames: Vec<Frame>,
}

impl Shot {
    pub fn new(name: &'static str, app: &mut App, theme: Theme, sizes: &[(u16, u16)]) -> Shot {
        Shot { name, frames: sizes.iter().map(|size| Frame::new(app, theme, *size)).collect() }
    }

    /// What lies between the heads and the footers, under each other.
    pub fn bodies(&self) -> String {
        let mut text = String::new();
        for Frame { size: (columns, rows), cursor, body, .. } in &self.frames {
            text.push_str(&format!("--- {columns}×{rows}, cursor at {cursor}\n"));
            for line in body {
                text.push_str(line);
                text.push('\n');
            }
        }
        text
    }
}

/// Shots of what belongs together. They are taken once, for all tests that look at them.
pub struct Group {
    take: fn(&mut Vec<Shot>),
    shots: OnceLock<Vec<Shot>>,
}

impl Group {
    pub const fn new(take: fn(&mut Vec<Shot>)) -> Group {
        Group { take, shots: OnceLock::new() }
    }

    pub fn shots(&self) -> &[Shot] {
        self.shots.get_or_init(|| {
            let mut shots = Vec::new();
            (self.take)(&mut shots);
            shots
        })
    }
}

/// One line of all frames: every text that stands there, and under it who has it.
pub fn listing(groups: &[&Group], line: impl Fn(&Frame) -> Option<&String>) -> String {
    let mut texts: Vec<(&str, Vec<String>)> = Vec::new();
    for shot in groups.iter().flat_map(|group| group.shots()) {
        // A shot has a line under each of its texts.
        let mut own: Vec<(&str, Vec<String>)> = Vec::new();
        for frame in &shot.frames {
            let Some(text) = line(frame) else { continue };
            let (columns, rows) = frame.size;
            add(&mut own, text, format!("{columns}×{rows}"));
        }
        for (text, sizes) in own {
            add(&mut texts, text, format!("{} at {}", shot.name, sizes.join(", ")));
        }
    }
    let mut list = String::new();
    for (text, whose) in texts {
        list.push_str(&format!("{text}\n"));
        for who in whose {
            list.push_str(&format!("    - {who}\n"));
        }
    }
    list
}

/// Adds to what is listed under a text.
fn add<'a>(texts: &mut Vec<(&'a str, Vec<String>)>, text: &'a str, who: String) {
    match texts.iter_mut().find(|(other, _)| *other == text) {
        Some((_, whose)) => whose.push(who),
        None => texts.push((text, vec![who])),
    }
}
