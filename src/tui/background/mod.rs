//! Whether the terminal's background is light, asked of the terminal itself.
//!
//! The question is OSC 11, and behind it DA1, which every terminal answers: where that answer comes first, the
//! terminal does not know the other question, and no time is lost. Both are answered in their order, mostly within a
//! millisecond; keys that were typed meanwhile stand between and are kept. An answer that comes after the patience is
//! over reaches the thread that listens to keys, which would take it for typing: [`Late`] takes it out there.

mod late;

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
pub use late::{Late, Passed};

/// The question. It ends with BEL, because some terminals end their answer as the question ends, and not all know ST.
pub const QUESTION: &str = "\x1b]11;?\x07\x1b[c";
/// How long the first frame waits for an answer.
pub const PATIENCE: Duration = Duration::from_millis(100);

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;

/// What has been heard so far.
#[derive(Debug, Default)]
pub struct Heard {
    /// Whether the background is light, once the terminal has said so.
    pub is_light: Option<bool>,
    /// Whether everything that was asked is answered.
    pub is_over: bool,
    /// What was typed meanwhile.
    pub typed: Vec<Event>,
    /// The begin of what has not wholly come yet.
    rest: Vec<u8>,
}

impl Heard {
    /// Takes what came from the terminal, in whatever pieces.
    pub fn hear(&mut self, bytes: &[u8]) {
        self.rest.extend_from_slice(bytes);
        while let Some((length, part)) = next(&self.rest) {
            self.rest.drain(..length);
            match part {
                Part::Answer(text) => self.is_light = background(&text).or(self.is_light),
                Part::Last => self.is_over = true,
                Part::Typed(event) => self.typed.push(event),
                Part::Nothing => {}
            }
        }
    }

    /// Whether something has begun and not ended, other than the Esc key.
    fn is_amid(&self) -> bool {
        self.rest.len() > 1
    }

    /// Nothing more comes: an Esc that stands alone is the key.
    fn end(&mut self) {
        if self.rest == [ESC] {
            self.typed.push(key(KeyCode::Esc, KeyModifiers::NONE));
        }
        self.rest.clear();
    }
}

/// Listens to the terminal until all is answered or the patience is over.
#[cfg(unix)]
pub fn listen() -> Heard {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use std::os::fd::AsFd;
    use std::time::Instant;

    let (stdin, mut heard) = (std::io::stdin(), Heard::default());
    let until = Instant::now() + PATIENCE;
    // What has begun is heard to its end, as long again.
    while !heard.is_over && (Instant::now() < until || heard.is_amid() && Instant::now() < until + PATIENCE) {
        let end = if heard.is_amid() { until + PATIENCE } else { until };
        let left = Timespec::try_from(end.saturating_duration_since(Instant::now())).ok();
        let mut waits = [PollFd::new(&stdin, PollFlags::IN)];
        let mut bytes = [0; 256];
        let read = match poll(&mut waits, left.as_ref()) {
            Ok(0) => continue,
            Ok(_) => rustix::io::read(stdin.as_fd(), &mut bytes),
            Err(error) => Err(error),
        };
        match read {
            Ok(count @ 1..) => heard.hear(&bytes[..count]),
            Err(rustix::io::Errno::INTR) => {}
            // The terminal is gone; whoever reads next says so.
            Ok(_) | Err(_) => break,
        }
    }
    heard.end();
    heard
}

/// Elsewhere the terminal is not asked.
#[cfg(not(unix))]
pub fn listen() -> Heard {
    Heard::default()
}

/// A part of what a terminal sends.
#[derive(Debug, PartialEq)]
enum Part {
    /// What stands in an answer to OSC 11.
    Answer(String),
    /// The answer to DA1.
    Last,
    /// A key, or a paste.
    Typed(Event),
    /// What means nothing here.
    Nothing,
}

/// The next part and how many bytes it takes; none where it has not wholly come yet.
fn next(bytes: &[u8]) -> Option<(usize, Part)> {
    let (&first, after) = bytes.split_first()?;
    if first != ESC {
        let (length, key) = letter(bytes)?;
        return Some((length, key.map_or(Part::Nothing, Part::Typed)));
    }
    match after.first()? {
        b']' => {
            let end = after.iter().position(|byte| matches!(*byte, BEL | ESC))?;
            let length = if after[end] == ESC { 1 + end + 2 } else { 1 + end + 1 };
            let text = String::from_utf8_lossy(&after[1..end]).into_owned();
            let part = match text.strip_prefix("11;") {
                Some(colour) => Part::Answer(colour.to_owned()),
                None => Part::Nothing,
            };
            (bytes.len() >= length).then_some((length, part))
        }
        b'[' => {
            let end = after[1..].iter().position(|byte| (0x40..=0x7e).contains(byte))? + 1;
            let (middle, last) = (&after[1..end], after[end]);
            match (middle, last) {
                ([b'?', ..], b'c') => Some((end + 2, Part::Last)),
                (b"200", b'~') => {
                    const END: &[u8] = b"\x1b[201~";
                    let text = &bytes[end + 2..];
                    let length = text.windows(END.len()).position(|window| window == END)?;
                    let text = String::from_utf8_lossy(&text[..length]).into_owned();
                    Some((end + 2 + length + END.len(), Part::Typed(Event::Paste(text))))
                }
                _ => Some((end + 2, named(middle, last).map_or(Part::Nothing, Part::Typed))),
            }
        }
        b'O' => {
            let last = *after.get(1)?;
            Some((3, named(b"", last).map_or(Part::Nothing, Part::Typed)))
        }
        &ESC => Some((1, Part::Typed(key(KeyCode::Esc, KeyModifiers::NONE)))),
        _ => {
            let (length, event) = letter(after)?;
            let with_alt = event.map(|event| match event {
                Event::Key(key) => {
                    Event::Key(KeyEvent::new(key.code, key.modifiers.union(KeyModifiers::ALT)))
                }
                other => other,
            });
            Some((1 + length, with_alt.map_or(Part::Nothing, Part::Typed)))
        }
    }
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

/// A letter or a control character. What was typed before the terminal was taken has line ends for Enter.
fn letter(bytes: &[u8]) -> Option<(usize, Option<Event>)> {
    let first = *bytes.first()?;
    let plain = |code| Some(key(code, KeyModifiers::NONE));
    let event = match first {
        b'\r' | b'\n' => plain(KeyCode::Enter),
        b'\t' => plain(KeyCode::Tab),
        0x7f => plain(KeyCode::Backspace),
        1..=26 => Some(key(KeyCode::Char(char::from(first - 1 + b'a')), KeyModifiers::CONTROL)),
        0..32 => None,
        _ => {
            let length = match first {
                ..0x80 => 1,
                0xc2..0xe0 => 2,
                0xe0..0xf0 => 3,
                0xf0..0xf5 => 4,
                _ => return Some((1, None)),
            };
            let bytes = bytes.get(..length)?;
            let letter = std::str::from_utf8(bytes).ok().and_then(|text| text.chars().next());
            let Some(letter) = letter else { return Some((1, None)) };
            return Some((length, Some(key(KeyCode::Char(letter), KeyModifiers::NONE))));
        }
    };
    Some((1, event))
}

/// A key that has a name, by what stands between its introducer and its last byte.
fn named(middle: &[u8], last: u8) -> Option<Event> {
    let code = match (middle, last) {
        (_, b'A') => KeyCode::Up,
        (_, b'B') => KeyCode::Down,
        (_, b'C') => KeyCode::Right,
        (_, b'D') => KeyCode::Left,
        (_, b'H') | (b"1" | b"7", b'~') => KeyCode::Home,
        (_, b'F') | (b"4" | b"8", b'~') => KeyCode::End,
        (_, b'Z') => KeyCode::BackTab,
        (b"3", b'~') => KeyCode::Delete,
        (b"5", b'~') => KeyCode::PageUp,
        (b"6", b'~') => KeyCode::PageDown,
        _ => return None,
    };
    Some(key(code, KeyModifiers::NONE))
}

/// Whether a colour as terminals write it is light: black reads better on it than white. `rgb:ffff/ffff/ffff`, with one
/// to four digits each, or `#ffffff`. None of what is no colour.
fn background(text: &str) -> Option<bool> {
    let part = |digits: &str| -> Option<f64> {
        let most = f64::from(
            16_u32.pow(u32::try_from(digits.len()).ok().filter(|length| (1..=4).contains(length))?) - 1,
        );
        Some(f64::from(u32::from_str_radix(digits, 16).ok()?) / most)
    };
    let parts: Vec<f64> = match (text.strip_prefix('#'), text.split_once(':')) {
        (Some(digits), _) if digits.is_ascii() && digits.len() % 3 == 0 && !digits.is_empty() => {
            let length = digits.len() / 3;
            (0..3).map(|index| part(&digits[index * length..][..length])).collect::<Option<_>>()?
        }
        (_, Some(("rgb" | "rgba", digits))) => digits.split('/').map(part).collect::<Option<_>>()?,
        _ => return None,
    };
    let [red, green, blue] = *parts.get(..3)? else { return None };
    // Relative luminance, and the one at which black and white have the same contrast: WCAG 2.1, 1.4.3.
    let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    Some(luminance > (1.05_f64 * 0.05).sqrt() - 0.05)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    pub(super) fn typed(text: &str) -> Vec<Event> {
        text.chars().map(|letter| key(KeyCode::Char(letter), KeyModifiers::NONE)).collect()
    }

    #[test]
    fn colours_are_light_or_dark() {
        for (text, is_light) in [
            ("rgb:ffff/ffff/ffff", Some(true)),
            ("rgb:0000/0000/0000", Some(false)),
            ("rgb:fdfd/f6f6/e3e3", Some(true)),
            ("rgb:00/2b/36", Some(false)),
            ("rgb:f/f/f", Some(true)),
            ("rgba:1e1e/1e1e/2e2e/ffff", Some(false)),
            ("#1e1e2e", Some(false)),
            ("#eff1f5", Some(true)),
            ("rgb:80/80/80", Some(true)),
            ("rgb:75/75/75", Some(false)),
            ("rgb:ffff/ffff", None),
            ("rgb:fffff/0/0", None),
            ("rgb:gg/00/00", None),
            ("#", None),
            ("?", None),
            ("", None),
        ] {
            assert_eq!(background(text), is_light, "{text}");
        }
    }

    #[test]
    fn an_answer_is_heard_and_what_was_typed_stays() {
        for (sent, is_light, is_over, keys) in [
            ("\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;4c", Some(true), true, ""),
            ("\x1b]11;rgb:0000/0000/0000\x07\x1b[?6c", Some(false), true, ""),
            ("\x1b[?1;2c", None, true, ""),
            ("j\x1b]11;rgb:ffff/ffff/ffff\x07dé\x1b[?6c", Some(true), true, "jdé"),
            ("jd", None, false, "jd"),
            ("\x1b]4;1;rgb:ffff/ffff/ffff\x07x", None, false, "x"),
            ("", None, false, ""),
        ] {
            let mut heard = Heard::default();
            heard.hear(sent.as_bytes());
            heard.end();
            let what = (heard.is_light, heard.is_over, heard.typed);
            assert_eq!(what, (is_light, is_over, typed(keys)), "{sent:?}");
        }
    }

    #[test]
    fn keys_that_came_early_are_those_that_were_pressed() {
        let plain = |code| key(code, KeyModifiers::NONE);
        let mut heard = Heard::default();
        heard.hear(b"\x1b[A\x1bOB\x1b[5~\r\n\t\x7f\x03\x1bx\x1b[200~dq\n\x1b[201~\x1b[99;9u\x1b");
        heard.end();
        assert_eq!(
            heard.typed,
            [
                plain(KeyCode::Up),
                plain(KeyCode::Down),
                plain(KeyCode::PageUp),
                plain(KeyCode::Enter),
                plain(KeyCode::Enter),
                plain(KeyCode::Tab),
                plain(KeyCode::Backspace),
                key(KeyCode::Char('c'), KeyModifiers::CONTROL),
                key(KeyCode::Char('x'), KeyModifiers::ALT),
                Event::Paste("dq\n".to_owned()),
                plain(KeyCode::Esc),
            ]
        );
    }

    proptest! {
        #[test]
        fn pieces_say_what_the_whole_says(bytes in prop::collection::vec(
            prop_oneof![Just(0x1b), Just(b'['), Just(b']'), Just(7), Just(b'c'), Just(b'?'), Just(b'1'), Just(b';'), any::<u8>()], 0..60), cut in 0usize..60) {
            let mut whole = Heard::default();
            whole.hear(&bytes);
            whole.end();
            let mut pieces = Heard::default();
            let (first, second) = bytes.split_at(cut.min(bytes.len()));
            pieces.hear(first);
            pieces.hear(second);
            pieces.end();
            prop_assert_eq!(whole.typed, pieces.typed);
            prop_assert_eq!((whole.is_light, whole.is_over), (pieces.is_light, pieces.is_over));
        }
    }
}
