//! Properties of every frame, at any size and with any sheet open.

use aplomb::canvas::theme::Theme;
use aplomb::domain::config::Zoom;

use super::frames::{DARK, PLAIN, draw, lines, width};
use super::harness::App;
use super::lives::{FULL, IN_SEASONS, LIFE, NOW, ODD};

const COLUMNS: [u16; 13] = [1, 7, 23, 39, 40, 47, 59, 60, 80, 99, 100, 119, 130];
const ROWS: [u16; 11] = [1, 4, 9, 10, 11, 15, 16, 24, 33, 34, 45];

/// Keys that open each sheet. The first is the day without a sheet.
const SHEETS: [&str; 26] = [
    "",
    "gg",
    "G",
    "<Tab>",
    "h",
    "]",
    "vjvjv",
    "<Enter>",
    "gg<Enter>kk",
    "athu 17:30-18:30 Walk +studio #",
    "aNap",
    "s",
    "E",
    "w",
    "R",
    "R3jj",
    "R3nAda @care #",
    "ij",
    "D",
    "Dt",
    "DtaOffice day",
    "Dv",
    "W",
    "WpAda: the zoo 4h by:sat because:\"missed the play\"",
    ":in",
    "/a",
];

fn sizes() -> impl Iterator<Item = (u16, u16)> {
    COLUMNS.iter().flat_map(|columns| ROWS.iter().map(move |rows| (*columns, *rows)))
}

/// Draws at every size and checks the measures of each frame.
fn hold(app: &mut App, theme: Theme, what: &str, more: impl Fn(&[String], &str)) {
    for size in sizes() {
        let what = format!("{what} at {size:?}");
        let (buffer, cursor) = draw(app, theme, size);
        let is_inside = buffer.area.contains(cursor.into());
        assert!(is_inside, "{what}: the cursor is outside, {cursor:?}");
        let lines = lines(&buffer);
        hold_lines(&lines, size, &what);
        more(&lines, &what);
    }
}

fn hold_lines(lines: &[String], (columns, rows): (u16, u16), what: &str) {
    assert_eq!(lines.len(), usize::from(rows), "{what}");
    for line in lines {
        assert_eq!(width(line), usize::from(columns), "{what}: {line:?}");
        assert!(!line.chars().any(char::is_control), "{what}: {line:?}");
    }
    if columns < 40 || rows < 10 {
        let words = lines.concat().replace(' ', "");
        let sentence = "aplombneeds40columnsand10rows.";
        assert!(!words.is_empty() && sentence.starts_with(&words), "{what}: {words}");
    }
}

#[test]
fn every_sheet_fits_every_size() {
    for keys in SHEETS.iter().chain(&["?", "?/undo"]) {
        let mut app = App::open(ODD, NOW);
        app.press(keys);
        hold(&mut app, DARK, keys, |_, _| {});
    }
}

#[test]
fn longer_times_fit_every_size_too() {
    for keys in SHEETS {
        let mut app = App::open(ODD, NOW).configured("clock = 12\n");
        app.press(keys);
        hold(&mut app, DARK, keys, |_, _| {});
    }
}

#[test]
fn letters_alone_are_letters_alone() {
    for keys in SHEETS {
        let mut app = App::open(LIFE, NOW);
        app.press(keys);
        hold(&mut app, PLAIN, keys, |lines, what| {
            for line in lines {
                assert!(line.is_ascii(), "{what}: {line}");
            }
        });
    }
}

#[test]
fn every_zoom_fits_every_size() {
    for zoom in [Zoom::List, Zoom::Grid(60), Zoom::Grid(30), Zoom::Grid(15)] {
        for keys in ["", "G", "afri 9-10 x"] {
            for files in [ODD, LIFE] {
                let mut app = App::open(files, NOW);
                app.press(keys);
                app.model.zoom = zoom;
                hold(&mut app, DARK, &format!("{zoom:?} {keys}"), |_, _| {});
            }
        }
    }
}

#[test]
fn the_season_fits_every_size() {
    const KEYS: [&str; 9] = [
        "4",
        "4<Shift-Tab>",
        "4<Tab>G",
        "4<Tab><Tab>",
        "4<Tab><Tab><Tab>",
        "4zz<Tab><Tab><Tab>",
        "4Ds",
        "4aNext",
        "4g2026-11-03<Enter><Tab><Tab>",
    ];
    for keys in KEYS {
        for files in [IN_SEASONS, ODD] {
            let mut app = App::open(files, NOW);
            app.press(keys);
            hold(&mut app, DARK, keys, |_, _| {});
            hold(&mut app, PLAIN, keys, |lines, what| {
                for line in lines {
                    assert!(line.is_ascii() || files == ODD, "{what}: {line}");
                }
            });
        }
    }
}

#[test]
fn life_fits_every_size() {
    const KEYS: [&str; 13] = [
        "5",
        "5<Shift-Tab>G<Enter>1",
        "5aj<Space>",
        "5ar",
        "5ar143",
        "5<Enter>G",
        "5<Tab>jj<Enter>",
        "5<Tab><Tab><Enter>j",
        "5<Tab><Tab><Tab>",
        "5<Shift-Tab>G",
        "5a",
        "5<Enter>jje<Ctrl-U>often<Enter>",
        "5xG",
    ];
    for keys in KEYS {
        for files in [LIFE, ODD] {
            let mut app = App::open(files, NOW);
            app.press(keys);
            hold(&mut app, DARK, keys, |_, _| {});
        }
        let mut app = App::open(LIFE, NOW);
        app.press(keys);
        hold(&mut app, PLAIN, keys, |lines, what| {
            assert!(lines.iter().all(|line| line.is_ascii()), "{what}: {lines:#?}");
        });
    }
}

#[test]
fn the_week_fits_every_size() {
    for keys in SHEETS.iter().chain(&[
        "oG",
        "oohh",
        "+G",
        "-",
        "<Tab><Tab>",
        "]]]",
        "gfri<Enter>",
        "lL",
        "a2027-03-01 9-10 Far",
        "<Home>kk",
    ]) {
        for files in [FULL, LIFE, ODD] {
            let mut app = App::open(files, NOW);
            app.press("2").press(keys);
            hold(&mut app, DARK, keys, |_, _| {});
            hold(&mut app, PLAIN, keys, |lines, what| {
                for line in lines {
                    assert!(line.is_ascii() || files == ODD, "{what}: {line}");
                }
            });
        }
    }
}

#[test]
fn the_review_fits_every_size() {
    const KEYS: [&str; 14] = [
        "",
        "<Tab>G",
        "]",
        "]jjjj<Tab>",
        "]G",
        "]]<←>",
        "]]<Tab>",
        "]]]G",
        "]]]]j",
        "]]]]e",
        "]]]]]",
        "]]]]]jj<→>",
        "]]]]]G<→>",
        "]]]]]e",
    ];
    for keys in KEYS {
        for (files, now) in [(FULL, "2026-11-22T18:05"), (IN_SEASONS, NOW), (ODD, NOW), (&[], NOW)] {
            let mut app = App::open(files, now);
            app.press("3").press(keys);
            let keys = format!("3{keys}");
            hold(&mut app, DARK, &keys, |_, _| {});
            hold(&mut app, PLAIN, &keys, |lines, what| {
                for line in lines {
                    assert!(line.is_ascii() || files == ODD, "{what}: {line}");
                }
            });
        }
    }
}

#[test]
fn the_first_start_fits_every_size() {
    for keys in ["", "<Enter>", "<Enter>jjjjjjjj", "<Enter><Enter>", "<Enter><Enter><Enter>"] {
        let mut app = App::open(&[], NOW);
        app.press(keys);
        hold(&mut app, DARK, keys, |_, _| {});
    }
}

#[test]
fn the_sign_of_the_cursor_stands_beside_the_words_of_what_it_is_on() {
    // Free time shares a half-hour row with the block before it, with the block after it, or with both.
    let day = "schema = 1\n\n[[block]]\nid = \"b1\"\ntitle = \"Early\"\nplan = \"08:00-09:10\"\n\n\
        [[block]]\nid = \"b2\"\ntitle = \"Short\"\nplan = \"09:40-10:20\"\n\n\
        [[block]]\nid = \"b3\"\ntitle = \"Late\"\nplan = \"10:25-11:10\"\n";
    let mut app = App::open(&[("days/2026/2026-11-18.toml", day)], NOW);
    for size in [(80, 24), (120, 40), (200, 60)] {
        app.press("gg");
        for _ in 0..app.model.agenda.stops.len() {
            let words = match app.model.selected() {
                Some(item) => item.block.title.clone(),
                None => "free".to_owned(),
            };
            let frame = lines(&draw(&mut app, DARK, size).0);
            let row = frame.iter().find(|row| row.contains('›')).unwrap();
            assert!(row.contains(&words), "{words} in {row:?} at {size:?}");
            app.press("j");
        }
    }
}

#[test]
fn a_mark_goes_with_its_block() {
    let mut app = App::sample();
    app.press("a20-21 Read<Enter>v");
    assert_eq!(app.model.marks.len(), 1);
    app.press("u");
    assert!(app.model.marks.is_empty(), "{:?}", app.model.marks);
    while app.model.selected().is_none() {
        app.press("k");
    }
    app.press("d");
    assert!(!app.said().contains("No block is under the cursor"), "{}", app.said());
}
