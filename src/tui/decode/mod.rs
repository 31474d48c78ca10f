//! Turns the bytes that a terminal sends into events: keys, the mouse, pastes and answers.
//!
//! The bytes may be split anywhere. A control string (DCS, OSC, APC, PM, SOS) is an answer of the terminal. It is
//! consumed as a whole and never becomes a key. Only the answer about the background is used. Some answers start with
//! the same bytes as a key: `ESC P` begins an answer, and is also Alt-P. Only time tells them apart.
//! [`Decoder::wait`] returns how long to wait for more bytes. If none come, the caller calls [`Decoder::silence`],
//! which decides.

mod keys;

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::background;
use crate::domain::config::Ground;

/// How long after `ESC` more bytes may come, before it becomes the Esc key.
const ALONE: Duration = Duration::from_millis(50);
/// How long after a key that may have begun an answer the rest of that answer is recognised.
const DOUBT: Duration = Duration::from_secs(1);
/// How long a paste must be silent before Ctrl-C ends it.
const PAUSE: Duration = Duration::from_millis(250);
/// How long a sequence may pause before it is dropped.
const SILENCE: Duration = Duration::from_secs(2);
/// How many bytes of a sequence are kept. Every sequence that is understood is shorter.
const KEPT: usize = 256;

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;
const PASTE_END: &[u8] = b"\x1b[201~";

/// An event or an answer that a terminal sent.
#[derive(Debug, Clone, PartialEq)]
pub enum Sent {
    /// A key, the mouse or a paste.
    Event(Event),
    /// The kind of its background.
    Background(Ground),
    /// The answer to the last question. No more answers follow.
    AllAnswered,
}

/// The state after the last byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Ground,
    /// In a character of several bytes. `alt` is set where ESC came before it.
    Letter {
        alt: bool,
    },
    /// After ESC.
    Escape,
    /// In a CSI sequence.
    Csi,
    /// After `CSI [`, which begins the function keys of the Linux console.
    Console,
    /// In the three bytes after `CSI M`, the oldest form of mouse report.
    Mouse,
    /// After SS3.
    Ss3,
    /// In a control string. `by_escape` is the letter after the ESC that began it, until more bytes follow.
    Text {
        is_osc: bool,
        by_escape: Option<u8>,
    },
    /// After ESC in a control string. `is_late` is set after a pause.
    TextEscape {
        is_osc: bool,
        is_late: bool,
    },
    /// ESC, or ESC and this letter, became a key after a pause. The rest of an answer that began with these bytes may
    /// still follow.
    Doubt(Option<u8>),
    /// In a paste. `is_late` is set after a pause.
    Paste {
        is_late: bool,
    },
}

/// A decoder that takes bytes in pieces of any size and returns their events.
#[derive(Debug)]
pub struct Decoder {
    state: State,
    /// The bytes of the current sequence, without its introducer.
    held: Vec<u8>,
    /// In a control string: the first byte of an unfinished character, and how many bytes are missing.
    letter: Option<(u8, u8)>,
}

impl Decoder {
    /// Makes a decoder without any bytes.
    pub fn new() -> Decoder {
        Decoder { state: State::Ground, held: Vec::new(), letter: None }
    }

    /// Takes the bytes of one read and adds their events to `sent`.
    pub fn push(&mut self, bytes: &[u8], sent: &mut Vec<Sent>) {
        match self.state {
            State::Doubt(letter) => self.after_doubt(letter, bytes),
            // Without this, a paste whose end was lost would never end.
            State::Paste { is_late: true } if bytes == [0x03] => self.state = State::Ground,
            State::Paste { .. } => self.state = State::Paste { is_late: false },
            _ => {}
        }
        for byte in bytes {
            self.byte(*byte, sent);
        }
    }

    /// Returns how long to wait for more bytes before [`Decoder::silence`] must be called. None where that would
    /// change nothing.
    pub fn wait(&self) -> Option<Duration> {
        match self.state {
            State::Ground | State::Paste { is_late: true } => None,
            State::Escape
            | State::Text { by_escape: Some(_), .. }
            | State::TextEscape { is_late: false, .. } => Some(ALONE),
            State::Paste { is_late: false } => Some(PAUSE),
            State::Doubt(_) => Some(DOUBT),
            _ => Some(SILENCE),
        }
    }

    /// Decides what the current sequence means, because no more bytes came.
    pub fn silence(&mut self, sent: &mut Vec<Sent>) {
        self.state = match self.state {
            State::Escape => {
                sent.push(key(KeyCode::Esc, KeyModifiers::NONE));
                State::Doubt(None)
            }
            State::Text { by_escape: Some(letter), .. } => {
                sent.push(pressed(char::from(letter), true));
                State::Doubt(Some(letter))
            }
            State::TextEscape { is_osc, is_late: false } => State::TextEscape { is_osc, is_late: true },
            State::Paste { .. } => State::Paste { is_late: true },
            _ => State::Ground,
        };
    }

    /// Decides whether these bytes continue an answer that began as a key. They must come in one piece and look like
    /// an answer.
    fn after_doubt(&mut self, letter: Option<u8>, bytes: &[u8]) {
        let (first, rest) = match (letter, bytes) {
            (Some(letter), [_, _, ..]) => (letter, bytes),
            (None, [first, rest @ ..]) if !rest.is_empty() => (*first, rest),
            _ => return self.state = State::Ground,
        };
        let goes_on = match first {
            b'[' => rest[0].is_ascii_digit() || matches!(rest[0], b'?' | b'<'..=b'>' | b'A'..=b'H' | b'Z'),
            b']' => rest[0].is_ascii_digit() || rest[0].is_ascii_uppercase(),
            b'P' => rest[0].is_ascii_digit() || matches!(rest[0], b'>' | b'!' | b'+' | b'$'),
            b'_' => rest[0] == b'G',
            b'O' => matches!(rest[0], b'A'..=b'S'),
            _ => false,
        };
        self.state = match (goes_on, letter) {
            (false, _) => State::Ground,
            (true, None) => State::Escape,
            (true, Some(letter)) => self.text(letter == b']'),
        };
    }

    fn byte(&mut self, byte: u8, sent: &mut Vec<Sent>) {
        match self.state {
            State::Ground | State::Doubt(_) => self.ground(byte, false, sent),
            State::Letter { alt } => self.letter(byte, alt, sent),
            State::Escape => self.escape(byte, sent),
            State::Csi => self.csi(byte, sent),
            State::Console => {
                self.state = State::Ground;
                if let b'A'..=b'E' = byte {
                    sent.push(key(KeyCode::F(1 + byte - b'A'), KeyModifiers::NONE));
                }
            }
            State::Mouse => {
                self.held.push(byte);
                if let [button, x, y] = self.held[..] {
                    self.state = State::Ground;
                    sent.extend(keys::first_mouse(button, x, y).map(Sent::Event));
                }
            }
            State::Ss3 => match byte {
                b'0'..=b'9' | b';' => {}
                0x20..=0x7e => {
                    self.state = State::Ground;
                    sent.extend(keys::ss3(byte).map(Sent::Event));
                }
                _ => self.anew(byte, sent),
            },
            State::Text { is_osc, .. } => self.in_text(is_osc, byte, sent),
            State::TextEscape { is_osc, is_late } => {
                self.state = State::Ground;
                match byte {
                    b'\\' => self.answer(is_osc, sent),
                    // The Esc key, pressed to end the string.
                    _ if is_late => self.ground(byte, false, sent),
                    _ => self.escape(byte, sent),
                }
            }
            State::Paste { .. } => {
                self.held.push(byte);
                if self.held.ends_with(PASTE_END) {
                    self.state = State::Ground;
                    self.held.truncate(self.held.len() - PASTE_END.len());
                    let text = String::from_utf8_lossy(&self.held).into_owned();
                    self.held = Vec::new();
                    sent.push(Sent::Event(Event::Paste(text)));
                }
            }
        }
    }

    /// Drops the current sequence. This byte begins a new one.
    fn anew(&mut self, byte: u8, sent: &mut Vec<Sent>) {
        self.state = State::Ground;
        self.ground(byte, false, sent);
    }

    fn ground(&mut self, byte: u8, alt: bool, sent: &mut Vec<Sent>) {
        self.state = State::Ground;
        match byte {
            ESC => self.state = State::Escape,
            ..0x80 => sent.push(pressed(char::from(byte), alt)),
            _ => {
                self.held.clear();
                self.letter(byte, alt, sent);
            }
        }
    }

    /// Takes a byte of a character of several bytes.
    fn letter(&mut self, byte: u8, alt: bool, sent: &mut Vec<Sent>) {
        self.held.push(byte);
        self.state = State::Ground;
        match std::str::from_utf8(&self.held) {
            Ok(text) => match text.chars().next() {
                Some(control @ '\u{80}'..='\u{9f}') => self.introduced(control as u8),
                Some(letter) => sent.push(pressed(letter, alt)),
                None => {}
            },
            Err(error) if error.error_len().is_none() => self.state = State::Letter { alt },
            // An 8 bit control character, as terminals without UTF-8 send them. Other bytes are dropped.
            Err(_) if self.held.len() == 1 => self.introduced(byte),
            Err(_) => self.ground(byte, false, sent),
        }
    }

    /// Begins the sequence that an 8 bit control character introduces.
    fn introduced(&mut self, control: u8) {
        self.state = match control {
            0x8f => State::Ss3,
            0x9b => self.begun(State::Csi),
            0x9d => self.text(true),
            0x90 | 0x98 | 0x9e | 0x9f => self.text(false),
            _ => State::Ground,
        };
    }

    fn begun(&mut self, state: State) -> State {
        self.held.clear();
        state
    }

    /// Begins a control string that can't be a key.
    fn text(&mut self, is_osc: bool) -> State {
        self.letter = None;
        self.begun(State::Text { is_osc, by_escape: None })
    }

    fn escape(&mut self, byte: u8, sent: &mut Vec<Sent>) {
        match byte {
            b'[' => self.state = self.begun(State::Csi),
            b'O' => self.state = State::Ss3,
            b']' | b'P' | b'X' | b'^' | b'_' => {
                self.text(false);
                self.state = State::Text { is_osc: byte == b']', by_escape: Some(byte) };
            }
            ESC => {
                sent.push(key(KeyCode::Esc, KeyModifiers::NONE));
                self.state = State::Escape;
            }
            _ => self.ground(byte, true, sent),
        }
    }

    fn csi(&mut self, byte: u8, sent: &mut Vec<Sent>) {
        match byte {
            0x20..=0x3f => self.keep(byte),
            b'[' if self.held.is_empty() => self.state = State::Console,
            b'M' if self.held.is_empty() => self.state = State::Mouse,
            b'~' if self.held == b"200" => self.state = self.begun(State::Paste { is_late: false }),
            0x40..=0x7e => {
                self.state = State::Ground;
                match self.held[..] {
                    [b'?', ..] if byte == b'c' => sent.push(Sent::AllAnswered),
                    _ => sent.extend(keys::csi(&self.held, byte).map(Sent::Event)),
                }
            }
            _ => self.anew(byte, sent),
        }
    }

    fn in_text(&mut self, is_osc: bool, byte: u8, sent: &mut Vec<Sent>) {
        self.state = State::Text { is_osc, by_escape: None };
        let letter = self.letter.take();
        match (byte, letter) {
            (0x80..=0xbf, Some((first, missing))) => {
                if (first, byte) == (0xc2, 0x9c) {
                    return self.answer(is_osc, sent);
                }
                self.letter = (missing > 1).then_some((first, missing - 1));
                self.keep(byte);
            }
            (BEL, _) if is_osc => self.answer(is_osc, sent),
            (0x9c, _) => self.answer(is_osc, sent),
            (ESC, _) => self.state = State::TextEscape { is_osc, is_late: false },
            // Ctrl-C, and CAN and SUB, which end every sequence of a terminal.
            (0x03 | 0x18 | 0x1a, _) => self.state = State::Ground,
            _ => {
                let missing =
                    [0xc2..=0xdf, 0xe0..=0xef, 0xf0..=0xf4].iter().position(|all| all.contains(&byte));
                self.letter = missing.map(|missing| (byte, missing as u8 + 1));
                self.keep(byte);
            }
        }
    }

    fn keep(&mut self, byte: u8) {
        if self.held.len() < KEPT {
            self.held.push(byte);
        }
    }

    /// Ends a control string. Adds the background's answer, if it is one.
    fn answer(&mut self, is_osc: bool, sent: &mut Vec<Sent>) {
        self.state = State::Ground;
        let text = std::str::from_utf8(&self.held).ok().filter(|_| is_osc);
        let colour = text.and_then(|text| text.strip_prefix("11;"));
        sent.extend(colour.and_then(background::ground).map(Sent::Background));
    }
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Sent {
    Sent::Event(Event::Key(KeyEvent::new(code, modifiers)))
}

/// Returns the key that sends a character.
fn pressed(letter: char, alt: bool) -> Sent {
    let control = |from: u8, to: char| {
        (KeyCode::Char(char::from(letter as u8 - from + to as u8)), KeyModifiers::CONTROL)
    };
    let (code, modifiers) = match letter {
        '\r' => (KeyCode::Enter, KeyModifiers::NONE),
        '\t' => (KeyCode::Tab, KeyModifiers::NONE),
        '\u{7f}' => (KeyCode::Backspace, KeyModifiers::NONE),
        '\0' => (KeyCode::Char(' '), KeyModifiers::CONTROL),
        '\u{1}'..='\u{1a}' => control(1, 'a'),
        '\u{1b}' => (KeyCode::Esc, KeyModifiers::NONE),
        '\u{1c}'..='\u{1f}' => control(0x1c, '4'),
        _ if letter.is_uppercase() => (KeyCode::Char(letter), KeyModifiers::SHIFT),
        _ => (KeyCode::Char(letter), KeyModifiers::NONE),
    };
    key(code, if alt { modifiers | KeyModifiers::ALT } else { modifiers })
}

#[cfg(test)]
mod tests;
