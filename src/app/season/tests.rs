//! Cells: what a typed line makes of them, and their steps.

use super::*;
use crate::domain::{Edit, Life, Minutes, Refused, Season};
use crate::report::season::tests::{content_of, ctx, life, on};

fn typed(cell: Cell, text: &str) -> Result<(Option<Edit>, Vec<String>), Refused> {
    typed::read(&life(), &ctx("2026-11-18"), &Line::Cell("s".into(), cell), text)
}

#[test]
fn a_line_says_what_it_would_save() {
    let craft = || "craft".to_owned();
    for (cell, text, says) in [
        (Cell::Name, "Race", "Sprint is called Race"),
        (Cell::Until, "2026-12-06", "Sprint: 9 November to 6 December 2026, 4 weeks"),
        (Cell::From, "2026-11-16", "Sprint: 16 November to 22 November 2026, one week"),
        (Cell::From, "2026-11-22", "Sprint: 22 November 2026, one day"),
        (Cell::From, "2026-11-20", "Sprint: 20 November to 22 November 2026, 3 days"),
        (Cell::Leans, "life", "Sprint leans to life, 60 of 100 hours"),
        (Cell::Leans, "neither", "Sprint leans to neither side"),
        (Cell::Share, "75", "Sprint leans to work, 75 of 100 hours"),
        (Cell::Share, "0.75", "Sprint leans to work, 75 of 100 hours"),
        (Cell::Success, "We ship.", "Sprint has its sentence, shown at every review"),
        (Cell::Weight(craft()), "3", "Craft: weight 3 in Sprint"),
        (Cell::Weight(craft()), "", "Craft: the weight that it has by itself, 1"),
        (Cell::Weekly(craft()), "9", "Craft: 9h a week in Sprint"),
        (Cell::Weekly(craft()), "1h30", "Craft: 1h30 a week in Sprint"),
        (Cell::Weekly(craft()), "", "Craft: the hours that it asks by itself, 7h a week"),
    ] {
        let (edit, said) = typed(cell.clone(), text).unwrap();
        assert_eq!(said[0], says, "{cell:?} {text}");
        // A line begins with what the cell holds: what else it may be stands below, but for words of one's own.
        let is_words = matches!(cell, Cell::Name | Cell::Success);
        assert_eq!(said.len(), if is_words { 1 } else { 2 }, "{said:?}");
        life().apply(edit.unwrap()).unwrap();
    }
    assert_eq!(typed(Cell::Leans, "neither").unwrap().1[1], "It may be work, life or neither.");
    for (cell, text) in [
        (Cell::Name, "Sprint"),
        (Cell::Until, "22 nov"),
        (Cell::Leans, "to work"),
        (Cell::Weight(craft()), "5.0"),
        (Cell::Weekly(craft()), "14"),
    ] {
        let (edit, said) = typed(cell, text).unwrap();
        assert_eq!((edit, said[0].as_str()), (None, typed::AS_IT_IS), "{text}");
    }
}

#[test]
fn a_new_one_is_offered_a_name_of_its_days() {
    let season =
        |start: &str, end: &str| Season { start: on(start), end: on(end), ..life().seasons[0].clone() };
    let name = |season: &Season| cells::name_for(season, on("2026-11-18"));
    assert_eq!(name(&season("2026-11-18", "2027-02-14")), "This winter", "most of it lies in winter");
    assert_eq!(name(&season("2027-02-22", "2027-05-23")), "Spring 2027");
}

#[test]
fn a_line_that_makes_no_sense_is_refused_with_its_place() {
    let craft = || "craft".to_owned();
    for (cell, text, says) in [
        (Cell::Name, " ", "A season needs a name."),
        (Cell::Until, "soon", "'soon' is no date; write 2027-01-03, 3 jan, fri or +7."),
        (Cell::Until, "2026-11-08", "The season ends before it starts."),
        (Cell::Until, "", "A season needs a last day; write 2027-01-03, 3 jan, fri or +7."),
        (
            Cell::Until,
            "9999-12-31",
            "A season has at most two years; Sprint would go from 9 November 2026 to 31 December 9999.",
        ),
        (Cell::Leans, "play", "Leans: 'play' is no side; write work, life or neither."),
        (Cell::Share, "40", "Share: '40' does not lie between 50 and 95 of 100 hours."),
        (Cell::Weight(craft()), "11", "Weight: '11' does not lie between 0 and 10."),
        (Cell::Weight(craft()), "NaN", "Weight: 'NaN' does not lie between 0 and 10."),
        (
            Cell::Weekly(craft()),
            "169h",
            "Hours a week: '169h' is none; write 12h, 1h30m or 90m, at most 168h.",
        ),
    ] {
        assert_eq!(typed(cell, text).unwrap_err().to_string(), says);
    }
}

#[test]
fn steps_go_by_one_by_half_an_hour_and_by_an_hour() {
    let mut life = life();
    let steps = |life: &mut Life, cell: &Cell, more: &[bool]| {
        for more in more {
            let content = content_of(life, "2026-11-18", "2026-11-18", Grain::Weeks);
            let edit = cells::step(life, &content, cell, *more).unwrap();
            life.apply(edit).unwrap();
        }
    };
    let said = |life: &Life, value: &str| life.seasons[0].intent.get(value).cloned().unwrap_or_default();
    steps(&mut life, &Cell::Weight("family".into()), &[true, true, false]);
    assert_eq!(said(&life, "family").weight, Some(5.0), "from the value's own 4");
    steps(&mut life, &Cell::Weekly("craft".into()), &[true]);
    assert_eq!(said(&life, "craft").weekly, Some(Minutes(900)));
    steps(&mut life, &Cell::Weekly("rest".into()), &[false, false, false]);
    assert_eq!(said(&life, "rest").weekly, Some(Minutes(270)), "6h, 5h, 4h30");
    steps(&mut life, &Cell::Weekly("rest".into()), &[true, true]);
    assert_eq!(said(&life, "rest").weekly, Some(Minutes(360)), "5h, 6h");
    steps(&mut life, &Cell::Share, &[true]);
    assert_eq!(life.seasons[0].ratio, Some(0.65));
    steps(&mut life, &Cell::Leans, &[false]);
    assert_eq!((life.seasons[0].heavy, life.seasons[0].ratio), (None, None));
    steps(&mut life, &Cell::Until, &[true, true, false]);
    assert_eq!(life.seasons[0].end, on("2026-11-23"));
    let content = content_of(&life, "2026-11-18", "2026-11-18", Grain::Weeks);
    let share = cells::step(&life, &content, &Cell::Share, true).unwrap_err().to_string();
    assert_eq!(share, "A share needs a side it leans to: say that first.");
    assert!(cells::step(&life, &content, &Cell::Name, true).is_err());
}
