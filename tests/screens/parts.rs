//! Frames in parts. The top line, the message line and the key line are the same on many screens. Each has one list
//! for all screens, so that a changed word there changes only that list and no other snapshot.

use std::sync::OnceLock;

use aplomb::app::Model;
use aplomb::canvas::theme::Theme;
use aplomb::sheets::help::Help;
use aplomb::sheets::welcome::Welcome;
use aplomb::sheets::why::Why;

use super::frames::{draw, lines};
use super::harness::App;

/// A frame, with each of its lines in one part.
pub struct Frame {
    size: (u16, u16),
    /// Where the terminal's cursor is in the whole frame.
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
        // The first start has no top line.
        let has_head = has_room && app.model.sheet_as::<Welcome>().is_none();
        let head = has_head.then(|| body.remove(0));
        Frame { size, cursor, head, body, message, footer }
    }
}

/// Whether the line above the keys is the message line. Else it belongs to the body, such as the last line of a
/// sheet.
fn has_message(model: &Model) -> bool {
    let is_covered = model.sheet_as::<Why>().is_some()
        || model.sheet_as::<Help>().is_some()
        || model.sheet_as::<Welcome>().is_some();
    let is_said = model.message.is_some() || !model.not_saved.is_empty();
    !is_covered && (is_said || !model.marks.is_empty() || !model.all_problems().is_empty())
}

/// One state of the app, drawn at several sizes.
pub struct Shot {
    pub name: &'static str,
    frames: Vec<Frame>,
}

impl Shot {
    pub fn new(name: &'static str, app: &mut App, theme: Theme, sizes: &[(u16, u16)]) -> Shot {
        Shot { name, frames: sizes.iter().map(|size| Frame::new(app, theme, *size)).collect() }
    }

    /// Returns the bodies of the frames, one below the other.
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

/// Shots that belong together. They are taken once, for all tests that use them.
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

/// Returns a list of the texts that one line has in all frames, each with the shots that have it.
pub fn listing(groups: &[&Group], line: impl Fn(&Frame) -> Option<&String>) -> String {
    let mut texts: Vec<(&str, Vec<String>)> = Vec::new();
    for shot in groups.iter().flat_map(|group| group.shots()) {
        // Each text has one entry for a shot.
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

/// Adds an entry below a text.
fn add<'a>(texts: &mut Vec<(&'a str, Vec<String>)>, text: &'a str, who: String) {
    match texts.iter_mut().find(|(other, _)| *other == text) {
        Some((_, whose)) => whose.push(who),
        None => texts.push((text, vec![who])),
    }
}
