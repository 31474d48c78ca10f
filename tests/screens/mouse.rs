//! The mouse on the Day screen: a click takes the thing that is seen under it.

use aplomb::app::model::{Cursor, PanelFace};
use aplomb::domain::config::Zoom;
use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use super::files::{assert_same, difference};
use super::frames::{DARK, PLAIN, draw, lines};
use super::harness::App;
use super::lives::{LIFE, NOW, ODD};

const WIDE: (u16, u16) = (120, 40);
const NARROW: (u16, u16) = (80, 24);
const PRESSED: MouseEventKind = MouseEventKind::Down(MouseButton::Left);
const DRAGGED: MouseEventKind = MouseEventKind::Drag(MouseButton::Left);
const LET_GO: MouseEventKind = MouseEventKind::Up(MouseButton::Left);

fn open(size: (u16, u16)) -> App {
    let mut app = App::open(LIFE, NOW);
    app.model.config.mouse = true;
    draw(&mut app, DARK, size);
    app
}

/// Returns the screen, line by line.
fn screen(app: &mut App) -> Vec<String> {
    let size = app.model.size;
    lines(&draw(app, DARK, size).0)
}

/// Returns the cell where a text on the screen begins.
#[track_caller]
pub fn find(app: &mut App, text: &str) -> (u16, u16) {
    let lines = screen(app);
    let at = lines.iter().enumerate().find_map(|(y, line)| Some((line.find(text)?, y, line)));
    let (byte, y, line) = at.unwrap_or_else(|| panic!("{text} is not seen:\n{}", lines.join("\n")));
    (unicode_width::UnicodeWidthStr::width(&line[..byte]) as u16, y as u16)
}

pub fn mouse(app: &mut App, kind: MouseEventKind, (column, row): (u16, u16)) {
    app.event(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
}

pub fn click(app: &mut App, at: (u16, u16)) {
    mouse(app, PRESSED, at);
    mouse(app, LET_GO, at);
}

/// Presses the mouse at a cell and drags it by `rows`, cell by cell, without releasing it. Returns where the mouse
/// is.
#[track_caller]
fn drag(app: &mut App, (x, y): (u16, u16), rows: i32) -> (u16, u16) {
    mouse(app, PRESSED, (x, y));
    let mut at = (x, y);
    for _ in 0..rows.abs() {
        at.1 = (i32::from(at.1) + rows.signum()) as u16;
        mouse(app, DRAGGED, at);
    }
    at
}

#[test]
fn a_click_takes_the_cursor_there_and_a_second_one_opens_what_is_there() {
    for size in [WIDE, NARROW] {
        let mut app = open(size);
        let at = find(&mut app, "Stand-up     ");
        click(&mut app, at);
        assert_eq!((app.place().as_str(), app.sheet()), ("Stand-up", None), "{size:?}");
        click(&mut app, at);
        assert_eq!(app.sheet().unwrap(), "card of Stand-up, start", "{size:?}");
        // A click beside the card closes it.
        let at = find(&mut app, "Code reviews");
        click(&mut app, at);
        assert_eq!((app.place().as_str(), app.sheet()), ("Code reviews", None), "{size:?}");
    }
}

#[test]
fn a_click_on_free_time_takes_the_cursor_there_and_a_second_one_adds() {
    let mut app = open(NARROW);
    let at = find(&mut app, "13:15–14:00");
    click(&mut app, at);
    assert_eq!(app.place(), "free 13:15–14:00");
    click(&mut app, at);
    assert!(app.sheet().unwrap().starts_with("Add ‹›"), "{:?}", app.sheet());
    let mut app = open(WIDE);
    let (_, y) = find(&mut app, " 16 ");
    click(&mut app, (30, y));
    assert_eq!(app.place(), "free 15:00–17:30");
    // Any row of the free time works.
    click(&mut app, (30, y + 1));
    assert!(app.sheet().unwrap().starts_with("Add ‹›"), "{:?}", app.sheet());
}

#[test]
fn the_wheel_moves_the_cursor_by_a_stop() {
    let mut app = open(WIDE);
    mouse(&mut app, MouseEventKind::ScrollDown, (10, 10));
    assert_eq!(app.place(), "Stand-up");
    mouse(&mut app, MouseEventKind::ScrollDown, (10, 10));
    mouse(&mut app, MouseEventKind::ScrollUp, (100, 30));
    assert_eq!(app.place(), "Stand-up");
}

#[test]
fn a_click_on_the_panels_head_turns_its_face() {
    let mut app = open(WIDE);
    let at = find(&mut app, "THIS WEEK");
    click(&mut app, at);
    assert_eq!(app.model.face, Some(PanelFace::Engagements));
    click(&mut app, (at.0, at.1 + 1));
    assert_eq!(app.model.face, Some(PanelFace::Engagements), "only its head");
    click(&mut app, at);
    assert_eq!(app.model.face, Some(PanelFace::People));
    click(&mut app, at);
    assert_eq!(app.model.face, Some(PanelFace::Inbox));
}

#[test]
fn a_click_on_a_block_of_the_day_after_goes_there() {
    let mut app = open((200, 60));
    let at = find(&mut app, "Tickets");
    click(&mut app, at);
    assert_eq!((app.model.date.to_string().as_str(), app.place().as_str()), ("2026-11-19", "Tickets"));
    assert_eq!(app.sheet(), None);
}

#[test]
fn what_is_dragged_is_shown_as_it_would_be_and_saved_when_it_is_let_go() {
    let mut app = open(WIDE);
    let before = app.files();
    let at = find(&mut app, "Invoices");
    let at = drag(&mut app, at, 2);
    assert_same(&before, &app.files(), "nothing is saved while it is held");
    let (_, y) = find(&mut app, "+ Invoices");
    assert_eq!(y, at.1);
    find(&mut app, "with this change");
    mouse(&mut app, LET_GO, at);
    assert_eq!(app.said(), "Invoices now 15:00 to 16:00.  u undo");
    assert_eq!(app.place(), "Invoices");
    assert!(app.model.preview.is_none() && app.sheet().is_none());
    app.assert_saved();
    assert_eq!(
        difference(&before, &app.files()),
        ["18: - plan = '14:00-15:00'", "18: + plan = '15:00-16:00'"]
    );
    assert_eq!(app.undo_all(), 1);
    assert_same(&before, &app.files(), "a drag, then undo");
}

#[test]
fn each_drag_is_undone_by_itself_however_soon_the_next_one_follows() {
    let mut app = open(WIDE);
    for rows in [2, -1, 3] {
        let at = find(&mut app, "Invoices");
        let at = drag(&mut app, at, rows);
        mouse(&mut app, LET_GO, at);
    }
    assert_eq!(app.said(), "Invoices now 16:00 to 17:00.  u undo");
    assert_eq!(app.undo_all(), 3);
}

#[test]
fn the_edges_of_a_block_change_when_it_begins_and_ends() {
    let mut app = open(WIDE);
    let (x, y) = find(&mut app, "Code reviews");
    let (edge, last) = (x - 2, y + 2);
    let at = drag(&mut app, (edge, last), 1);
    mouse(&mut app, LET_GO, at);
    assert_eq!(app.said(), "Code reviews now 11:00 to 13:00.  u undo");
    let at = drag(&mut app, (edge, y), 1);
    mouse(&mut app, LET_GO, at);
    assert_eq!(app.said(), "Code reviews now 11:30 to 13:00.  u undo");
    // Dragged beyond its other edge, the block keeps its shortest length.
    let at = drag(&mut app, (edge, y + 1), 6);
    mouse(&mut app, LET_GO, at);
    assert_eq!(app.said(), "Code reviews now 12:30 to 13:00.  u undo");
    assert_eq!(app.undo_all(), 3);
}

#[test]
fn touching_blocks_come_along_where_they_are_to() {
    let mut app = open(WIDE);
    app.press("&");
    let (x, y) = find(&mut app, "Code reviews");
    let before = app.files();
    let at = drag(&mut app, (x - 2, y), 1);
    mouse(&mut app, LET_GO, at);
    assert_eq!(
        difference(&before, &app.files()),
        [
            "18: - plan = '10:30-11:00'",
            "18: + plan = '10:30-11:30'",
            "18: - plan = '11:00-12:30'",
            "18: + plan = '11:30-12:30'"
        ]
    );
    assert_eq!(app.undo_all(), 1);
    assert_same(&before, &app.files(), "a drag, then undo");
}

#[test]
fn a_routine_that_is_dragged_becomes_the_days_own() {
    let mut app = open(WIDE);
    let before = app.files();
    let at = find(&mut app, "Walk");
    let at = drag(&mut app, at, 1);
    mouse(&mut app, LET_GO, at);
    assert_eq!((app.said().as_str(), app.place().as_str()), ("Walk now 13:00 to 13:45.  u undo", "Walk"));
    assert_eq!(app.undo_all(), 1);
    assert_same(&before, &app.files(), "a drag, then undo");
}

#[test]
fn a_key_lets_go_and_nothing_is_changed() {
    for key in ["<Esc>", "j"] {
        let mut app = open(WIDE);
        let before = app.files();
        let at = find(&mut app, "Invoices");
        let at = drag(&mut app, at, 2);
        app.press(key);
        assert!(app.model.preview.is_none(), "{key}");
        mouse(&mut app, LET_GO, at);
        assert_same(&before, &app.files(), key);
        assert_eq!(app.sheet(), None, "{key}");
    }
}

#[test]
fn dragged_back_to_where_it_was_nothing_happens() {
    let mut app = open(WIDE);
    let at = find(&mut app, "Pricing page  ");
    assert_eq!(app.place(), "Pricing page");
    let end = drag(&mut app, at, 2);
    mouse(&mut app, DRAGGED, at);
    assert!(app.model.preview.is_none(), "{end:?}");
    mouse(&mut app, LET_GO, at);
    assert_eq!((app.said().as_str(), app.sheet()), ("", None));
}

#[test]
fn nothing_can_be_dragged_in_the_list() {
    let mut app = open(NARROW);
    let before = app.files();
    let at = find(&mut app, "Invoices");
    let at = drag(&mut app, at, 3);
    assert!(app.model.preview.is_none());
    mouse(&mut app, LET_GO, at);
    assert_same(&before, &app.files(), "a drag in the list");
    assert_eq!(app.place(), "Invoices");
}

#[test]
fn without_the_mouse_and_elsewhere_it_does_nothing() {
    let mut app = open(WIDE);
    app.model.config.mouse = false;
    let at = find(&mut app, "Stand-up     ");
    click(&mut app, at);
    assert_eq!(app.place(), "Pricing page");
    app.model.config.mouse = true;
    for keys in ["w", "?", "a9-10 x", "s", ":"] {
        app.press(keys);
        let sheet = app.sheet();
        for kind in [PRESSED, DRAGGED, LET_GO] {
            mouse(&mut app, kind, at);
        }
        assert_eq!(app.sheet(), sheet, "{keys}");
        app.press("<Ctrl-C>");
        app.press("<Esc>");
    }
}

#[test]
fn keys_of_the_footer_and_names_of_screens_are_pressed_where_they_are_seen() {
    for (size, theme) in [((120, 40), DARK), ((80, 24), DARK), ((80, 24), PLAIN), ((60, 20), DARK)] {
        let mut app = App::open(LIFE, NOW);
        let press = |app: &mut App, word: &str, row: usize| {
            draw(app, theme, size);
            let line = screen(app).swap_remove(row);
            let byte = line.find(word).unwrap_or_else(|| panic!("{word} in {line}"));
            let x = unicode_width::UnicodeWidthStr::width(&line[..byte]) as u16;
            mouse(app, PRESSED, (x, row as u16));
        };
        let last = usize::from(size.1) - 1;
        press(&mut app, "Week", 0);
        assert_eq!(app.model.screen.name(), "Week", "{size:?}");
        press(&mut app, "Season", 0);
        assert_eq!(app.model.screen.name(), "Season");
        press(&mut app, "Life", 0);
        assert_eq!(app.model.screen.name(), "Life");
        press(&mut app, "1 Day", 0);
        press(&mut app, "why", last);
        assert!(
            app.sheet().is_some_and(|sheet| sheet.to_lowercase().starts_with("why")),
            "{:?}",
            app.sheet()
        );
        press(&mut app, "back", last);
        press(&mut app, "more", last);
        assert!(
            app.sheet().is_some_and(|sheet| sheet.to_lowercase().starts_with("card")),
            "{:?}",
            app.sheet()
        );
        let before = app.sheet();
        mouse(&mut app, MouseEventKind::ScrollDown, (4, 4));
        assert_ne!(app.sheet(), before, "the wheel chooses a line");
        press(&mut app, "back", last);
        assert!(app.model.sheet.is_none());
    }
}

#[test]
fn whatever_title_is_seen_is_what_a_click_on_it_takes() {
    let zooms = [Zoom::List, Zoom::Grid(60), Zoom::Grid(30), Zoom::Grid(15)];
    let sizes = [(40, 10), (60, 15), (80, 24), (100, 30), (120, 40), (200, 60)];
    let mut seen = 0;
    for (zoom, size) in zooms.iter().flat_map(|zoom| sizes.iter().map(move |size| (*zoom, *size))) {
        for files in [LIFE, ODD] {
            let mut app = App::open(files, NOW);
            app.model.config.mouse = true;
            app.model.zoom = zoom;
            for keys in ["", "gg", "G"] {
                app.press(keys);
                draw(&mut app, DARK, size);
                let cursor = app.model.cursor.clone();
                let lines = screen(&mut app);
                let main = match size.0 {
                    140.. => size.0 - 51,
                    100.. => size.0 - 37,
                    columns => columns,
                };
                for item in app.model.agenda.items.clone() {
                    let title = format!(" {}", item.block.title);
                    let (top, end) = (if size.0 >= 100 { 5 } else { 3 }, usize::from(size.1) - 2);
                    // A click below that goes to the day after.
                    let end = lines.iter().position(|line| line.starts_with(" TOMORROW")).unwrap_or(end);
                    for (y, line) in lines.iter().enumerate().take(end).skip(top) {
                        // The boundary of the same name is no block.
                        let at = line.find(&title).filter(|byte| {
                            let is_boundary = |name| line[*byte..].starts_with(name);
                            !is_boundary(" Dinner a")
                                && !is_boundary(" Dinner …")
                                && !line[..*byte].ends_with("crosses")
                        });
                        let Some(byte) = at else { continue };
                        let x = unicode_width::UnicodeWidthStr::width(&line[..byte]) as u16 + 1;
                        if x < main {
                            app.model.cursor = cursor.clone();
                            mouse(&mut app, PRESSED, (x, y as u16));
                            let is_it = |id: &str| {
                                app.model.agenda.items.iter().any(|other| {
                                    other.block.id == id && other.block.title.starts_with(&item.block.title)
                                })
                            };
                            let what = format!("{} at {size:?} in {zoom:?}, {keys}", item.block.title);
                            assert!(
                                matches!(&app.model.cursor, Cursor::Block(_, id) if is_it(id)),
                                "{what}: {:?}\n{}",
                                app.model.cursor,
                                lines.join("\n")
                            );
                            app.press("<Esc>");
                            seen += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(seen > 500, "{seen}");
}

#[test]
fn a_press_anywhere_is_harmless_at_every_size() {
    for zoom in [Zoom::Auto, Zoom::Grid(15)] {
        for size in [(1, 1), (39, 9), (40, 10), (59, 12), (60, 10), (100, 10), (120, 40)] {
            let mut app = App::open(ODD, NOW);
            app.model.config.mouse = true;
            app.model.zoom = zoom;
            app.press(&format!("<{}x{}>", size.0, size.1));
            let before = app.files();
            // A press in the footer is a key, which does what it says.
            let rows = (0..size.1 + 2).filter(|y| y + 1 != size.1);
            for at in rows.flat_map(|y| (0..size.0 + 2).step_by(3).map(move |x| (x, y))) {
                mouse(&mut app, PRESSED, at);
                mouse(&mut app, DRAGGED, (at.0, size.1 - at.1.min(size.1)));
                app.press("<Esc>1");
            }
            assert_same(&before, &app.files(), &format!("{size:?}"));
        }
    }
}
