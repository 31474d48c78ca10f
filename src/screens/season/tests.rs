//! Cells: what a typed line makes of them, and their steps.

use super::cells::{self, SeasonCell, SeasonLine};
use super::typed;
use crate::domain::{Edit, Life, Minutes, Refused, Season};
use crate::report::season::Grain;
use crate::report::season::tests::{content_of, ctx, life, on};

fn typed(cell: SeasonCell, text: &str) -> Result<(Option<Edit>, Vec<String>), Refused> {
    typed::read(&life(), &ctx("2026-11-18"), &SeasonLine::Cell("s".into(), cell), text)
}

#[test]
fn a_line_says_what_it_would_save() {
    let craft = || "craft".to_owned();
    for (cell, text, says) in [
        (SeasonCell::Name, "Race", "Sprint is called Race"),
        (SeasonCell::Until, "2026-12-06", "Sprint: 9 November to 6 December 2026, 4 weeks"),
        (SeasonCell::From, "2026-11-16", "Sprint: 16 November to 22 November 2026, one week"),
        (SeasonCell::From, "2026-11-22", "Sprint: 22 November 2026, one day"),
        (SeasonCell::From, "2026-11-20", "Sprint: 20 November to 22 November 2026, 3 days"),
        (SeasonCell::Leans, "life", "Sprint leans to life, 60 of 100 hours"),
        (SeasonCell::Leans, "neither", "Sprint leans to neither side"),
        (SeasonCell::Share, "75", "Sprint leans to work, 75 of 100 hours"),
        (SeasonCell::Share, "0.75", "Sprint leans to work, 75 of 100 hours"),
        (SeasonCell::Success, "We ship.", "Sprint has its sentence, shown at every review"),
        (SeasonCell::Weight(craft()), "3", "Craft: weight 3 in Sprint"),
        (SeasonCell::Weight(craft()), "", "Craft: the weight that it has by itself, 1"),
        (SeasonCell::Weekly(craft()), "9", "Craft: 9h a week in Sprint"),
        (SeasonCell::Weekly(craft()), "1h30", "Craft: 1h30 a week in Sprint"),
        (SeasonCell::Weekly(craft()), "", "Craft: the hours that it asks by itself, 7h a week"),
    ] {
        let (edit, said) = typed(cell.clone(), text).unwrap();
        assert_eq!(said[0], says, "{cell:?} {text}");
        // A line begins with what the cell holds: what else it may be stands below, but for words of one's own.
        let is_words = matches!(cell, SeasonCell::Name | SeasonCell::Success);
        assert_eq!(said.len(), if is_words { 1 } else { 2 }, "{said:?}");
        life().apply(edit.unwrap()).unwrap();
    }
    assert_eq!(typed(SeasonCell::Leans, "neither").unwrap().1[1], "It may be work, life or neither.");
    for (cell, text) in [
        (SeasonCell::Name, "Sprint"),
        (SeasonCell::Until, "22 nov"),
        (SeasonCell::Leans, "to work"),
        (SeasonCell::Weight(craft()), "5.0"),
        (SeasonCell::Weekly(craft()), "14"),
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
        (SeasonCell::Name, " ", "A season needs a name."),
        (SeasonCell::Until, "soon", "'soon' is no date; write 2027-01-03, 3 jan, fri or +7."),
        (SeasonCell::Until, "2026-11-08", "The season ends before it starts."),
        (SeasonCell::Until, "", "A season needs a last day; write 2027-01-03, 3 jan, fri or +7."),
        (
            SeasonCell::Until,
            "9999-12-31",
            "A season has at most two years; Sprint would go from 9 November 2026 to 31 December 9999.",
        ),
        (SeasonCell::Leans, "play", "Leans: 'play' is no side; write work, life or neither."),
        (SeasonCell::Share, "40", "Share: '40' does not lie between 50 and 95 of 100 hours."),
        (SeasonCell::Weight(craft()), "11", "Weight: '11' does not lie between 0 and 10."),
        (SeasonCell::Weight(craft()), "NaN", "Weight: 'NaN' does not lie between 0 and 10."),
        (
            SeasonCell::Weekly(craft()),
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
    let steps = |life: &mut Life, cell: &SeasonCell, more: &[bool]| {
        for more in more {
            let content = content_of(life, "2026-11-18", "2026-11-18", Grain::Weeks);
            let edit = cells::step(life, &content, cell, *more).unwrap();
            life.apply(edit).unwrap();
        }
    };
    let said = |life: &Life, value: &str| life.seasons[0].intent.get(value).cloned().unwrap_or_default();
    steps(&mut life, &SeasonCell::Weight("family".into()), &[true, true, false]);
    assert_eq!(said(&life, "family").weight, Some(5.0), "from the value's own 4");
    steps(&mut life, &SeasonCell::Weekly("craft".into()), &[true]);
    assert_eq!(said(&life, "craft").weekly, Some(Minutes(900)));
    steps(&mut life, &SeasonCell::Weekly("rest".into()), &[false, false, false]);
    assert_eq!(said(&life, "rest").weekly, Some(Minutes(270)), "6h, 5h, 4h30");
    steps(&mut life, &SeasonCell::Weekly("rest".into()), &[true, true]);
    assert_eq!(said(&life, "rest").weekly, Some(Minutes(360)), "5h, 6h");
    steps(&mut life, &SeasonCell::Share, &[true]);
    assert_eq!(life.seasons[0].ratio, Some(0.65));
    steps(&mut life, &SeasonCell::Leans, &[false]);
    assert_eq!((life.seasons[0].heavy, life.seasons[0].ratio), (None, None));
    steps(&mut life, &SeasonCell::Until, &[true, true, false]);
    assert_eq!(life.seasons[0].end, on("2026-11-23"));
    let content = content_of(&life, "2026-11-18", "2026-11-18", Grain::Weeks);
    let share = cells::step(&life, &content, &SeasonCell::Share, true).unwrap_err().to_string();
    assert_eq!(share, "A share needs a side it leans to: say that first.");
    assert!(cells::step(&life, &content, &SeasonCell::Name, true).is_err());
}
