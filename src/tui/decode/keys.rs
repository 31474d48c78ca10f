//! Keys and mouse reports in CSI and SS3 sequences, as sent by xterm, the Linux console, rxvt and kitty.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

/// Returns the key for the byte after SS3. None where it is no key.
pub fn ss3(last: u8) -> Option<Event> {
    let code = match last {
        b'R' => KeyCode::F(3),
        _ => lettered(last)?,
    };
    Some(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)))
}

/// Returns the key or mouse event of a CSI sequence, by its parameters and its last byte. None for other sequences,
/// such as answers.
pub fn csi(parameters: &[u8], last: u8) -> Option<Event> {
    let text = std::str::from_utf8(parameters).ok()?;
    if let Some(mouse) = text.strip_prefix('<') {
        return sgr_mouse(mouse, last);
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b';' | b':')) {
        return None;
    }
    let mut all = text.split(';');
    let first = all.next().unwrap_or_default();
    let (modifiers, kind) = match all.next() {
        Some(second) => modifiers(second),
        // A key named by a letter with a single number: the number is its modifiers.
        None if last != b'~' && last != b'u' && !first.is_empty() => modifiers(first),
        None => (KeyModifiers::NONE, KeyEventKind::Press),
    };
    let (code, modifiers) = match last {
        b'Z' => (KeyCode::BackTab, KeyModifiers::SHIFT),
        b'~' => (numbered(first.parse().ok()?)?, modifiers),
        b'u' => unicode(first, modifiers)?,
        b'M' if !text.is_empty() => return rxvt_mouse(text),
        _ => (lettered(last)?, modifiers),
    };
    Some(Event::Key(KeyEvent::new_with_kind(code, modifiers, kind)))
}

/// Returns the key named by a letter. `R` (F3) is missing: after CSI it reports the cursor's position.
fn lettered(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P' => KeyCode::F(1),
        b'Q' => KeyCode::F(2),
        b'S' => KeyCode::F(4),
        _ => return None,
    })
}

fn numbered(number: u8) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number - 10),
        17..=21 => KeyCode::F(number - 11),
        23..=26 => KeyCode::F(number - 12),
        28..=29 => KeyCode::F(number - 15),
        31..=34 => KeyCode::F(number - 17),
        _ => return None,
    })
}

/// Parses modifiers: a bit mask plus 1, then after a colon the kind: 1 pressed, 2 repeated, 3 released.
fn modifiers(text: &str) -> (KeyModifiers, KeyEventKind) {
    let (mask, kind) = text.split_once(':').unwrap_or((text, "1"));
    let mask = mask.parse::<u8>().unwrap_or(1).saturating_sub(1);
    let all = [
        KeyModifiers::SHIFT,
        KeyModifiers::ALT,
        KeyModifiers::CONTROL,
        KeyModifiers::SUPER,
        KeyModifiers::HYPER,
        KeyModifiers::META,
    ];
    let held = all.iter().enumerate().filter(|(bit, _)| mask & (1 << bit) != 0).map(|(_, one)| *one);
    let kind = match kind {
        "2" => KeyEventKind::Repeat,
        "3" => KeyEventKind::Release,
        _ => KeyEventKind::Press,
    };
    (held.collect(), kind)
}

/// Returns the key of a code point, as in kitty's protocol and the older `CSI u`. The character with Shift may follow
/// after a colon.
fn unicode(text: &str, modifiers: KeyModifiers) -> Option<(KeyCode, KeyModifiers)> {
    let mut points = text.split(':');
    let point: u32 = points.next()?.parse().ok()?;
    let with_shift = modifiers.contains(KeyModifiers::SHIFT);
    let code = match point {
        9 if with_shift => KeyCode::BackTab,
        9 => KeyCode::Tab,
        13 | 57414 => KeyCode::Enter,
        27 => KeyCode::Esc,
        127 => KeyCode::Backspace,
        57376..=57398 => KeyCode::F((point - 57376 + 13) as u8),
        57399..=57408 => KeyCode::Char(char::from_digit(point - 57399, 10)?),
        57409 => KeyCode::Char('.'),
        57410 => KeyCode::Char('/'),
        57411 => KeyCode::Char('*'),
        57412 => KeyCode::Char('-'),
        57413 => KeyCode::Char('+'),
        57415 => KeyCode::Char('='),
        57416 => KeyCode::Char(','),
        57417 => KeyCode::Left,
        57418 => KeyCode::Right,
        57419 => KeyCode::Up,
        57420 => KeyCode::Down,
        57421 => KeyCode::PageUp,
        57422 => KeyCode::PageDown,
        57423 => KeyCode::Home,
        57424 => KeyCode::End,
        57425 => KeyCode::Insert,
        57426 => KeyCode::Delete,
        // The other private code points are lock keys, media keys and modifiers pressed alone.
        57344..=63743 => return None,
        _ => KeyCode::Char(char::from_u32(point).filter(|letter| !letter.is_control())?),
    };
    let shifted = points.next().and_then(|point| char::from_u32(point.parse().ok()?));
    match shifted.filter(|letter| with_shift && !letter.is_control()) {
        Some(letter) => Some((KeyCode::Char(letter), modifiers - KeyModifiers::SHIFT)),
        None => Some((code, modifiers)),
    }
}

/// Parses a mouse report `Cb;Cx;Cy`, with cells counted from 1. A last byte `m` is a release.
fn sgr_mouse(text: &str, last: u8) -> Option<Event> {
    let mut all = text.split(';');
    let button = all.next()?.parse().ok()?;
    let (kind, modifiers) = mouse(button)?;
    let (column, row) = (cell(all.next()?)?, cell(all.next()?)?);
    let kind = match (last, kind) {
        (b'M', kind) => kind,
        (b'm', MouseEventKind::Down(button)) => MouseEventKind::Up(button),
        (b'm', kind) => kind,
        _ => return None,
    };
    Some(Event::Mouse(MouseEvent { kind, column, row, modifiers }))
}

/// Parses a mouse report in decimal numbers, with 32 added to the button.
fn rxvt_mouse(text: &str) -> Option<Event> {
    let mut all = text.split(';');
    let button: u8 = all.next()?.parse().ok()?;
    let (kind, modifiers) = mouse(button.checked_sub(32)?)?;
    let (column, row) = (cell(all.next()?)?, cell(all.next()?)?);
    Some(Event::Mouse(MouseEvent { kind, column, row, modifiers }))
}

/// Parses a mouse report of three bytes, with 32 added to each.
pub fn first_mouse(button: u8, x: u8, y: u8) -> Option<Event> {
    let (kind, modifiers) = mouse(button.checked_sub(32)?)?;
    let (column, row) = (u16::from(x.checked_sub(33)?), u16::from(y.checked_sub(33)?));
    Some(Event::Mouse(MouseEvent { kind, column, row, modifiers }))
}

fn cell(text: &str) -> Option<u16> {
    text.parse::<u16>().ok()?.checked_sub(1)
}

/// Parses the button's bits: 0, 1, 6 and 7 are the button, 2 to 4 are Shift, Alt and Ctrl, 5 is set for a move.
fn mouse(bits: u8) -> Option<(MouseEventKind, KeyModifiers)> {
    let button = (bits & 0b11) | ((bits & 0b1100_0000) >> 4);
    let kind = match (button, bits & 0b10_0000 != 0) {
        (0, false) => MouseEventKind::Down(MouseButton::Left),
        (1, false) => MouseEventKind::Down(MouseButton::Middle),
        (2, false) => MouseEventKind::Down(MouseButton::Right),
        (0, true) => MouseEventKind::Drag(MouseButton::Left),
        (1, true) => MouseEventKind::Drag(MouseButton::Middle),
        (2, true) => MouseEventKind::Drag(MouseButton::Right),
        (3, false) => MouseEventKind::Up(MouseButton::Left),
        (3..=5, true) => MouseEventKind::Moved,
        (4, false) => MouseEventKind::ScrollUp,
        (5, false) => MouseEventKind::ScrollDown,
        (6, false) => MouseEventKind::ScrollLeft,
        (7, false) => MouseEventKind::ScrollRight,
        _ => return None,
    };
    let all = [(0b100, KeyModifiers::SHIFT), (0b1000, KeyModifiers::ALT), (0b1_0000, KeyModifiers::CONTROL)];
    let held = all.iter().filter(|(bit, _)| bits & bit != 0).map(|(_, modifier)| *modifier);
    Some((kind, held.collect()))
}
