//! The layout of the Week screen: every start is seen at any size, and the mouse finds what is seen.

use aplomb::app::model::Cursor;
use aplomb::report::day::agenda::Stop;
use aplomb::screens::week::layout::{WeekBody, WeekLayout, lists::ColumnLine};
use aplomb::screens::week::state::agenda_of;
use chrono::NaiveDate;
use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use proptest::prelude::*;

use super::frames::{DARK, PLAIN, draw, lines};
use super::harness::App;
use super::lives::{FULL, LIFE, NOW, PROFILE};

/// Returns the part of a line within some columns.
fn columns(line: &str, (from, to): (u16, u16)) -> String {
    line.chars().skip(usize::from(from)).take(usize::from(to.saturating_sub(from))).collect()
}

/// Puts the cursor on a block. Returns the start that is seen, in hour and minute. None where it is not seen.
#[track_caller]
fn start_seen(app: &mut App, date: NaiveDate, id: &str, size: (u16, u16)) -> Option<String> {
    app.press(&format!("g{date}<Enter>"));
    app.model.cursor = Cursor::Block(date, id.to_owned());
    let (buffer, cursor) = draw(app, DARK, size);
    let frame = lines(&buffer);
    let layout = WeekLayout::new(&app.model, size);
    let agenda = agenda_of(&app.model, date)?;
    let item = agenda.items.iter().position(|item| item.date == date && item.block.id == id)?;
    let place = layout.heads.1.iter().position(|head| head.date == date)?;
    let head = layout.heads.1[place];
    let (y, seen) = match &layout.body {
        WeekBody::Hours(hours) => {
            let day = &hours.days[place];
            if let Some(line) = day.upper.iter().position(|upper| *upper == item) {
                let y = layout.area.y + line as u16;
                return (line < hours.upper).then(|| columns(&frame[usize::from(y)], head.columns()));
            }
            let cell = day.cells.iter().find(|cell| cell.stop == Stop::Item(item))?;
            let mut rows: Vec<usize> =
                day.cells.iter().filter(|cell| !cell.is_tail).map(|cell| cell.rows.0).collect();
            let all = rows.len();
            rows.dedup();
            assert_eq!(rows.len(), all, "two starts in one row: {rows:?}");
            let y = layout.area.y + (hours.upper + hours.line(cell.rows.0)?) as u16;
            // The margin has the hour in its first row that is seen.
            let margin = layout.heads.1[0].x - 1;
            let hour = (0..=y)
                .rev()
                .map(|y| columns(&frame[usize::from(y)], (0, margin)))
                .find(|words| !words.trim().is_empty())?;
            let line = columns(&frame[usize::from(y)], head.columns());
            let minute =
                line.split(' ').find_map(|word| word.split_once(':')).map_or("00", |(_, minute)| minute);
            // A `┆` before the hour means that hours above it are left out.
            (y, format!("{}:{minute}", hour.trim_start_matches('┆').trim()))
        }
        WeekBody::Lists(days) => {
            let at = |line: &ColumnLine| *line == ColumnLine::Entry(Stop::Item(item));
            let y = layout.area.y + days[place].lines.iter().position(at)? as u16;
            (y, columns(&frame[usize::from(y)], (head.x + 2, head.x + 7)).trim().to_owned())
        }
        WeekBody::List(_) => panic!("{size:?} is no list of one day"),
    };
    assert_eq!(cursor, (head.x, y), "the cursor stands beside it");
    Some(seen)
}

/// Returns a time such as `9:05`, within the hours of a day.
fn clock(minutes: u32) -> String {
    format!("{}:{:02}", minutes / 60 % 24, minutes % 60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// The start of every block with a time is seen when the cursor is on the block.
    #[test]
    fn no_start_is_lost(
        blocks in prop::collection::vec((0usize..7, 0u32..288, 1u32..60), 1..60),
        columns in prop_oneof![Just(80u16), Just(100), Just(120), Just(200), 80u16..240],
        rows in prop_oneof![Just(24u16), Just(40), Just(60), 24u16..70],
        keys in prop_oneof![Just("2"), Just("2+"), Just("2-"), Just("2<Tab>")],
    ) {
        let mut days = vec![String::from("schema = 1\n"); 7];
        let mut all = Vec::new();
        for (number, (day, start, length)) in blocks.iter().enumerate() {
            let (start, end) = (start * 5, start * 5 + length * 5);
            let id = format!("b{number:04}");
            days[*day].push_str(&format!(
                "\n[[block]]\nid = \"{id}\"\ntitle = \"Block\"\nplan = \"{:02}:{:02}-{:02}:{:02}\"\n",
                start / 60, start % 60, end / 60, end % 60,
            ));
            all.push((NaiveDate::from_ymd_opt(2026, 11, 16 + *day as u32).unwrap(), id, start));
        }
        let names: Vec<String> = (16..23).map(|day| format!("days/2026/2026-11-{day}.toml")).collect();
        let mut files = vec![("life.toml", PROFILE)];
        files.extend(names.iter().zip(&days).map(|(name, text)| (name.as_str(), text.as_str())));
        let mut app = App::open(&files, NOW);
        app.press(keys);
        for (date, id, start) in all {
            let seen = start_seen(&mut app, date, &id, (columns, rows));
            prop_assert_eq!(seen, Some(clock(start)), "{} {} at {}×{}", date, id, columns, rows);
        }
    }
}

#[test]
fn blocks_by_other_clocks_and_without_a_time_are_seen_too() {
    let thursday: NaiveDate = "2026-11-19".parse().unwrap();
    for size in [(80, 24), (120, 40), (200, 60)] {
        let mut app = App::open(FULL, NOW);
        app.press("2");
        // 6:00 in Tokyo is 21:00 of the day before in Lisbon.
        assert_eq!(start_seen(&mut app, thursday, "t0ky0", size).as_deref(), Some("21:00"), "{size:?}");
        let (buffer, _) = draw(&mut app, DARK, size);
        assert!(lines(&buffer).concat().contains("Bins"), "{size:?}");
    }
}

fn mouse(app: &mut App, kind: MouseEventKind, (column, row): (u16, u16)) {
    app.event(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
}

fn click(app: &mut App, at: (u16, u16)) {
    mouse(app, MouseEventKind::Down(MouseButton::Left), at);
    mouse(app, MouseEventKind::Up(MouseButton::Left), at);
}

fn open(size: (u16, u16)) -> App {
    let mut app = App::open(LIFE, NOW);
    app.model.config.mouse = true;
    app.press("2");
    draw(&mut app, DARK, size);
    app
}

/// Returns the cell where a text on the screen begins.
#[track_caller]
fn find(app: &mut App, text: &str) -> (u16, u16) {
    let lines = lines(&draw(app, DARK, app.model.size).0);
    let at = lines.iter().enumerate().find_map(|(y, line)| Some((line.find(text)?, y, line)));
    let (byte, y, line) = at.unwrap_or_else(|| panic!("{text} is not seen:\n{}", lines.join("\n")));
    (line[..byte].chars().count() as u16, y as u16)
}

#[test]
fn a_click_takes_the_cursor_to_a_block_of_any_day_and_a_second_one_opens_it() {
    let mut app = open((120, 40));
    let at = find(&mut app, "Tickets");
    click(&mut app, at);
    assert_eq!((app.model.date.to_string().as_str(), app.place().as_str()), ("2026-11-19", "Tickets"));
    assert_eq!(app.sheet(), None);
    click(&mut app, at);
    assert_eq!(app.sheet().unwrap(), "card of Tickets, edit the line");
    // A click beside the card closes it.
    let at = find(&mut app, "Taxes");
    click(&mut app, at);
    assert_eq!((app.place().as_str(), app.sheet()), ("Taxes", None));
}

#[test]
fn a_click_on_a_head_takes_the_day_and_on_free_time_adds_there() {
    for size in [(120, 40), (80, 24), (60, 20), (40, 10)] {
        let mut app = open(size);
        let at = find(&mut app, "Sat");
        click(&mut app, at);
        assert_eq!((app.model.date.to_string().as_str(), app.sheet()), ("2026-11-21", None), "{size:?}");
        let free = find(&mut app, if size.0 < 72 { "free" } else { "free to" });
        click(&mut app, free);
        assert!(app.sheet().unwrap().starts_with("Add ‹›"), "{size:?}: {:?}", app.sheet());
    }
}

#[test]
fn a_click_on_what_the_week_is_for_takes_the_cursor_there_and_a_second_one_writes_it() {
    for (size, day) in [((120, 40), ""), ((80, 24), ""), ((40, 10), ""), ((120, 40), "hhh")] {
        let mut app = open(size);
        app.press(day);
        let at = find(&mut app, "No goal");
        click(&mut app, at);
        assert_eq!((app.place().as_str(), app.sheet()), ("set the goal", None), "{size:?} {day}");
        click(&mut app, at);
        assert_eq!(app.sheet().as_deref(), Some("Week's goal ‹›"), "{size:?} {day}");
    }
}

#[test]
fn nothing_is_dragged_on_week_and_the_wheel_goes_from_block_to_block() {
    let mut app = open((120, 40));
    let before = app.files();
    let (x, y) = find(&mut app, "Invoices");
    mouse(&mut app, MouseEventKind::Down(MouseButton::Left), (x, y));
    for row in 1..5 {
        mouse(&mut app, MouseEventKind::Drag(MouseButton::Left), (x, y + row));
    }
    mouse(&mut app, MouseEventKind::Up(MouseButton::Left), (x, y + 4));
    assert_eq!((app.files(), app.place().as_str()), (before, "Invoices"));
    mouse(&mut app, MouseEventKind::ScrollUp, (5, 5));
    assert_ne!(app.place(), "Invoices");
}

/// Two blocks that were planned in one order and done in the other.
const SWAPPED: &str = r#"schema = 1
date = 2026-11-18
zone = "Europe/Lisbon"

[[block]]
id = "aaaaa"
title = "Early plan"
plan = "08:00-09:00"
actual = ["09:10-09:40"]
area = "work"
status = "done"

[[block]]
id = "bbbbb"
title = "Late plan"
plan = "09:00-10:00"
actual = ["06:00-07:00"]
area = "work"
status = "done"
"#;

#[test]
fn the_plan_alone_is_in_the_order_of_the_plan() {
    let files = [("life.toml", PROFILE), ("days/2026/2026-11-18.toml", SWAPPED)];
    for size in [(80, 24), (99, 24), (120, 40)] {
        let mut app = App::open(&files, NOW);
        let row = |app: &mut App, title: &str| {
            let frame = lines(&draw(app, DARK, size).0);
            frame.iter().position(|line| line.contains(title)).unwrap()
        };
        app.press("2");
        assert!(row(&mut app, "Late") < row(&mut app, "Early"), "{size:?}: as it was lived");
        app.press("o");
        assert!(row(&mut app, "Early") < row(&mut app, "Late"), "{size:?}: as it was planned");
        // The arrows follow the same order.
        let mut places = Vec::new();
        app.press("gg");
        for _ in 0..12 {
            places.push(app.place());
            app.press("j");
        }
        let at = |title: &str| places.iter().position(|place| place == title);
        assert!(at("Early plan").unwrap() < at("Late plan").unwrap(), "{size:?}: {places:?}");
        app.press(&"k".repeat(20));
        assert_eq!(app.place(), "set the goal");
    }
}

#[test]
fn a_clock_of_twelve_hours_has_one_form_and_room_for_titles() {
    let files = [("life.toml", PROFILE), ("days/2026/2026-11-18.toml", SWAPPED)];
    for size in [(72, 24), (80, 24), (99, 24)] {
        let mut app = App::open(&files, NOW).configured("clock = 12\n");
        app.press("2");
        let frame = lines(&draw(&mut app, DARK, size).0);
        assert!(frame.iter().any(|line| line.contains("Early plan")), "{size:?}: {frame:#?}");
        let free: Vec<&String> = frame.iter().filter(|line| line.contains("free")).collect();
        let is_list = matches!(WeekLayout::new(&app.model, size).body, WeekBody::List(_));
        assert!(!free.is_empty() && (is_list || free.iter().all(|line| !line.contains("m "))), "{free:#?}");
    }
}

#[test]
fn the_sums_say_how_they_are_seen_at_every_size() {
    for start in ["mon", "sat", "sun"] {
        let mut app = App::sample().configured(&format!("week_start = \"{start}\"\n"));
        app.press("2");
        for size in [(60, 20), (72, 24), (80, 24), (100, 30), (105, 30), (120, 40)] {
            let frame = lines(&draw(&mut app, DARK, size).0);
            let sums = frame.iter().find(|line| line.contains("work 32h13"));
            let is_whole = sums.is_some_and(|line| line.contains("forecast"));
            assert!(is_whole, "{start} at {size:?}: {frame:#?}");
        }
    }
}

#[test]
fn chosen_days_are_named_without_colour_at_all_sizes() {
    let mut app = App::sample();
    app.press("2vll");
    for (size, head) in [
        ((120, 40), "Fri 20 chosen"),
        ((80, 24), "Fri 20 chosen"),
        ((60, 20), "*Wed 18 *Thu 19 (Fri 20)"),
        ((40, 12), "*Wed *Thu (Fri)"),
    ] {
        let seen = lines(&draw(&mut app, PLAIN, size).0);
        assert!(seen.iter().any(|line| line.contains(head)), "{size:?}: {seen:#?}");
        let said = seen.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("3 days chosen. Press D, then g, for grace days."), "{size:?}: {seen:#?}");
    }
}

#[test]
fn a_time_that_the_clocks_skip_is_where_they_go_on() {
    let routine = "schema = 1\n\n[[routine]]\nid = \"gap\"\ntitle = \"Gap\"\ndays = [\"daily\"]\nplan = \"01:15-01:45\"\n";
    let mut app = App::open(&[("life.toml", PROFILE), ("routines.toml", routine)], "2027-03-26T09:00");
    // In Lisbon the clocks go from 1:00 to 2:00 on 28 March 2027.
    app.press("g2027-03-28<Enter>");
    let seen = lines(&draw(&mut app, DARK, (80, 24)).0);
    assert!(seen.iter().any(|line| line.contains("2:00–2:00") && line.contains("Gap")), "{seen:#?}");
    assert!(seen.iter().all(|line| !line.contains("0:00–0:00")), "{seen:#?}");
}
