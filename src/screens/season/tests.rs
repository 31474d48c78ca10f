//! Tests of cells: typed text and steps.

use super::facts::FACTS;
use super::intents::{INTENTS, ValueIntent, rows};
use super::prompts::name_for;
use crate::app::table::{CellRead, Write};
use crate::domain::Zone;
use crate::domain::{Edit, Life, Minutes, Refused, Season};
use crate::report::season::Grain;
use crate::report::season::tests::{content_of, ctx, life, on};

/// Calls `fact` or `ask` with a cell of the season Sprint: a fact by its name, or a target such as `Weight craft`.
fn of_cell<T>(
    life: &Life,
    name: &str,
    fact: impl FnOnce(&Write<Season>, &Season) -> T,
    ask: impl FnOnce(&Write<ValueIntent>, &ValueIntent) -> T,
) -> T {
    if let Some(column) = FACTS.iter().find(|column| column.name == name) {
        return fact(column.write.as_ref().unwrap(), &life.seasons[0]);
    }
    let (column, value) = name.rsplit_once(' ').unwrap();
    let rows = rows(&content_of(life, "2026-11-18", "2026-11-18", Grain::Weeks));
    let row = rows.into_iter().find(|ask| ask.value.id == value).unwrap();
    let column = INTENTS.iter().find(|one| one.name == column).unwrap();
    ask(column.write.as_ref().unwrap(), &row)
}

fn typed(name: &str, text: &str) -> CellRead {
    let (life, ctx) = (life(), ctx("2026-11-18"));
    of_cell(
        &life,
        name,
        |write, row| (write.read)(&life, &ctx, row, text.trim()),
        |write, row| (write.read)(&life, &ctx, row, text.trim()),
    )
}

fn step(life: &Life, name: &str, more: bool) -> Result<Edit, Refused> {
    of_cell(
        life,
        name,
        |write, row| (write.step)(life, row, more),
        |write, row| (write.step)(life, row, more),
    )
}

#[test]
fn a_line_says_what_it_would_save() {
    for (cell, text, says) in [
        ("Name", "Race", "Sprint is called Race"),
        ("Until", "2026-12-06", "Sprint: 9 November to 6 December 2026, 4 weeks"),
        ("From", "2026-11-16", "Sprint: 16 November to 22 November 2026, one week"),
        ("From", "2026-11-22", "Sprint: 22 November 2026, one day"),
        ("From", "2026-11-20", "Sprint: 20 November to 22 November 2026, 3 days"),
        ("Leans", "life", "Sprint: 60% of work and life hours are for life"),
        ("Leans", "neither", "Sprint: leans to neither side"),
        ("Share", "75", "Sprint: 75% of work and life hours are for work"),
        ("Share", "0.75", "Sprint: 75% of work and life hours are for work"),
        ("Good season if", "We ship.", "Sprint is a good season if …, shown at every review"),
        ("Weight craft", "3", "Craft: weight 3 in Sprint"),
        ("Weight craft", "", "Craft: weight 1, from life.toml"),
        ("Hours a week craft", "9", "Craft: 9h a week in Sprint"),
        ("Hours a week craft", "1h30", "Craft: 1h30 a week in Sprint"),
        ("Hours a week craft", "", "Craft: 7h a week, from life.toml"),
    ] {
        let (edit, said) = typed(cell, text).unwrap().unwrap();
        assert_eq!(said, says, "{cell} {text}");
        life().apply(edit).unwrap();
    }
    // A free text has no list of choices. All other cells have one.
    for column in &FACTS {
        let is_words = matches!(column.name, "Name" | "Good season if");
        assert_eq!(column.choices.is_none(), is_words, "{}", column.name);
    }
    for (cell, text) in [
        ("Name", "Sprint"),
        ("Until", "22 nov"),
        ("Leans", "to work"),
        ("Weight craft", "5.0"),
        ("Hours a week craft", "14"),
    ] {
        assert_eq!(typed(cell, text).unwrap(), None, "{text}");
    }
}

#[test]
fn a_new_one_is_offered_a_name_of_its_days() {
    let season =
        |start: &str, end: &str| Season { start: on(start), end: on(end), ..life().seasons[0].clone() };
    let name = |season: &Season| name_for(season, on("2026-11-18"), Zone::UTC);
    assert_eq!(name(&season("2026-11-18", "2027-02-14")), "This winter", "most of it lies in winter");
    assert_eq!(name(&season("2027-02-22", "2027-05-23")), "Spring 2027");
}

#[test]
fn a_line_that_makes_no_sense_is_refused_with_its_place() {
    for (cell, text, says) in [
        ("Name", " ", "A season needs a name."),
        ("Until", "soon", "'soon' is not a date. Write 2027-01-03, 3 jan, fri or +7."),
        ("Until", "2026-11-08", "The season ends before it starts."),
        ("Until", "", "A season needs a last day. Write 2027-01-03, 3 jan, fri or +7."),
        (
            "Until",
            "9999-12-31",
            "A season lasts at most 2 years. Sprint would go from 9 November 2026 to 31 December 9999.",
        ),
        ("Leans", "play", "'play' is not a side. Write work, life or neither."),
        ("Share", "40", "'40' is not a share. Write 50% to 95%."),
        ("Weight craft", "11", "'11' is not a weight. Write 0 to 10."),
        ("Weight craft", "NaN", "'NaN' is not a weight. Write 0 to 10."),
        ("Hours a week craft", "169h", "'169h' is not a length. Write 12h, 1h30m or 90m, at most 168h."),
    ] {
        assert_eq!(typed(cell, text).unwrap_err().to_string(), says);
    }
}

#[test]
fn steps_go_by_one_by_half_an_hour_and_by_an_hour() {
    let mut life = life();
    let steps = |life: &mut Life, cell: &str, more: &[bool]| {
        for more in more {
            let edit = step(life, cell, *more).unwrap();
            life.apply(edit).unwrap();
        }
    };
    let said = |life: &Life, value: &str| life.seasons[0].intent.get(value).cloned().unwrap_or_default();
    steps(&mut life, "Weight family", &[true, true, false]);
    assert_eq!(said(&life, "family").weight, Some(5.0), "from the value's own 4");
    steps(&mut life, "Hours a week craft", &[true]);
    assert_eq!(said(&life, "craft").weekly, Some(Minutes(900)));
    steps(&mut life, "Hours a week rest", &[false, false, false]);
    assert_eq!(said(&life, "rest").weekly, Some(Minutes(270)), "6h, 5h, 4h30");
    steps(&mut life, "Hours a week rest", &[true, true]);
    assert_eq!(said(&life, "rest").weekly, Some(Minutes(360)), "5h, 6h");
    steps(&mut life, "Share", &[true]);
    assert_eq!(life.seasons[0].ratio, Some(0.65));
    steps(&mut life, "Leans", &[false]);
    assert_eq!((life.seasons[0].heavy, life.seasons[0].ratio), (None, None));
    steps(&mut life, "Until", &[true, true, false]);
    assert_eq!(life.seasons[0].end, on("2026-11-23"));
    let share = step(&life, "Share", true).unwrap_err().to_string();
    assert_eq!(share, "Set a side under Leans first.");
    assert!(step(&life, "Name", true).is_err());
}
