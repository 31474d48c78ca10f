//! Turns terminal events into actions. Keys go through the keymap. In a text field, letters are typed into it.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use tui_input::InputRequest;

use crate::app::chord::{Chord, Key};
use crate::app::frame::has_room;
use crate::app::mouse::{Gesture, Mouse};
use crate::app::{Action, Context, Model, Verb};

/// The runner's task after an event.
#[derive(Debug, Clone)]
pub enum Input {
    /// Update the model with this action.
    Act(Action),
    /// Stop the process, as Ctrl-Z does in a shell. Windows has no such thing.
    #[cfg(unix)]
    Suspend,
    /// Redraw the whole screen.
    Redraw,
    /// Nothing.
    Nothing,
}

/// Returns what an event means in the current state of the screens.
pub fn input(model: &Model, event: Event) -> Input {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => self::key(model, key),
        Event::Paste(text) => Input::Act(Action::Paste(text)),
        Event::Resize(columns, rows) => Input::Act(Action::Resized(columns, rows)),
        Event::Mouse(event) if model.config.mouse && has_room(model.size) => {
            mouse(event).map_or(Input::Nothing, |mouse| Input::Act(Action::Mouse(mouse)))
        }
        _ => Input::Nothing,
    }
}

/// Returns what the mouse did. None for other buttons and plain moves.
fn mouse(event: MouseEvent) -> Option<Mouse> {
    let gesture = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Gesture::Press,
        MouseEventKind::Drag(MouseButton::Left) => Gesture::Drag,
        MouseEventKind::Up(MouseButton::Left) => Gesture::Release,
        MouseEventKind::ScrollUp => Gesture::WheelUp,
        MouseEventKind::ScrollDown => Gesture::WheelDown,
        _ => return None,
    };
    Some(Mouse { gesture, x: event.column, y: event.row })
}

fn key(model: &Model, event: KeyEvent) -> Input {
    let Some(chord) = chord(event) else { return Input::Nothing };
    #[cfg(unix)]
    if (chord.ctrl, chord.key) == (true, Key::Char('z')) {
        return Input::Suspend;
    }
    // In a window too small to draw in nobody sees what a key does. Only the keys that go back work there.
    if !has_room(model.size) {
        let verb = model.keymap.resolve(model.context(), chord);
        let leaves = verb.filter(|verb| matches!(verb, Verb::Quit | Verb::Leave | Verb::Close));
        return leaves.map_or(Input::Nothing, |verb| Input::Act(Action::Do(verb)));
    }
    let is_typing = model.sheet.as_ref().is_some_and(|sheet| sheet.line().is_some());
    let context = model.context();
    // A letter in a line is text, even if it is a key elsewhere in that sheet. Beside the calendar, keys come first.
    if is_typing
        && context != Context::GoTo
        && matches!(chord, Chord { key: Key::Char(_), ctrl: false, alt: false })
    {
        return typed(model, chord);
    }
    let lets_through = model.sheet.as_ref().is_some_and(|sheet| sheet.lets_through());
    let of_screen = || model.keymap.resolve(model.screen.context(model), chord).filter(|_| lets_through);
    if let Some(verb) = model.keymap.resolve(context, chord).or_else(of_screen) {
        return Input::Act(Action::Do(verb));
    }
    if (chord.ctrl, chord.key) == (true, Key::Char('l')) {
        return Input::Redraw;
    }
    if is_typing { typed(model, chord) } else { Input::Nothing }
}

/// Returns what a key does in a text field.
fn typed(model: &Model, chord: Chord) -> Input {
    use InputRequest::*;
    let line = model.sheet.as_ref().and_then(|sheet| sheet.line());
    let at_end = line.is_some_and(|line| line.cursor() == line.value().chars().count());
    let request = match (chord.key, chord.ctrl, chord.alt) {
        (Key::Char(letter), false, false) => return Input::Act(Action::Type(letter)),
        (Key::Right, false, _) if at_end => return Input::Act(Action::Do(Verb::Complete)),
        (Key::Backspace, false, false) => DeletePrevChar,
        (Key::Backspace, ..) => DeletePrevWord,
        (Key::Delete, false, _) => DeleteNextChar,
        (Key::Delete, true, _) => DeleteNextWord,
        (Key::Left, false, false) => GoToPrevChar,
        (Key::Right, false, false) => GoToNextChar,
        (Key::Left, ..) => GoToPrevWord,
        (Key::Right, ..) => GoToNextWord,
        (Key::Home, ..) | (Key::Char('a'), true, _) => GoToStart,
        (Key::End, ..) | (Key::Char('e'), true, _) => GoToEnd,
        (Key::Char('k'), true, _) => DeleteTillEnd,
        (Key::Char('h'), true, _) => DeletePrevChar,
        _ => return Input::Nothing,
    };
    Input::Act(Action::Line(request))
}

/// Returns the chord of a key event. None for keys that aplomb does not use.
fn chord(event: KeyEvent) -> Option<Chord> {
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    let key = match event.code {
        KeyCode::Char(letter) if ctrl => Key::Char(letter.to_ascii_lowercase()),
        KeyCode::Char(letter) if event.modifiers.contains(KeyModifiers::SHIFT) && letter.is_lowercase() => {
            Key::Char(letter.to_uppercase().next().unwrap_or(letter))
        }
        KeyCode::Char(letter) => Key::Char(letter),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => Key::BackTab,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::F(number) => Key::Function(number),
        _ => return None,
    };
    Some(Chord { key, ctrl, alt })
}
