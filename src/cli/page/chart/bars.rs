//! Horizontal bars: hours done against targets, and hours planned beside hours done.

use maud::{Markup, html};

use super::{Names, WIDTH, at, figure, rectangle, sample, stroke};

/// The least and greatest x where bars begin, after the longest name.
const BEGIN: (f64, f64) = (92.0, 212.0);
/// The x where bars end. The figures follow it.
const END: f64 = WIDTH - 128.0;
const ROW: f64 = 28.0;
/// The least and greatest length of the scale, as a multiple of the target. A longer bar is cut, and `›` marks it.
const ROOM: (f64, f64) = (1.25, 2.5);

/// A row of [`bars`].
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// The name.
    pub name: String,
    /// What was done.
    pub given: f64,
    /// The target, in the same unit.
    pub asked: f64,
    /// Both, in words.
    pub says: String,
}

/// A row of [`paired`].
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The name.
    pub name: String,
    /// What was planned.
    pub planned: f64,
    /// What was done, in the same unit.
    pub lived: f64,
    /// Both, in words.
    pub says: String,
}

/// Draws a bar for each row, as a share of the row's target. The track behind it ends at the target. All tracks have
/// the same length.
pub fn bars(rows: &[Bar]) -> Markup {
    let share = |row: &Bar| if row.asked > 0.0 { (row.given / row.asked).max(0.0) } else { 0.0 };
    let most = rows.iter().map(share).fold(0.0, f64::max).clamp(ROOM.0, ROOM.1);
    let names = Names::new(rows.iter().map(|row| row.name.as_str()), BEGIN);
    let begin = names.end;
    let end = |share: f64| begin + (END - begin) * share.min(most) / most;
    let drawing = html! {
        @for (index, row) in rows.iter().enumerate() {
            @let y = (index as f64 + 0.5) * ROW;
            (named(&names, &row.name, &row.says, y))
            (stroke("track", (begin, y), (end(1.0), y)))
            (rectangle("served", (begin, y - 4.0), (end(share(row)) - begin, 8.0)))
            (stroke("asked", (end(1.0), y - 8.0), (end(1.0), y + 8.0)))
            @if share(row) > most { text.name x=(at(END + 2.0)) y=(at(y + 4.0)) { "›" } }
        }
    };
    let key = html! {
        (sample("done so far", &rectangle("served", (0.0, 2.0), (30.0, 8.0))))
        " "
        (sample("target", &html! { (stroke("track", (0.0, 6.0), (28.0, 6.0))) (stroke("asked", (28.0, 0.0), (28.0, 12.0))) }))
    };
    let says: Vec<String> = rows.iter().map(|row| format!("{} {}", row.name, row.says)).collect();
    figure(rows.len() as f64 * ROW, &format!("{}.", says.join(", ")), &drawing, &key)
}

/// Draws two bars for each row on one scale: what was planned as an outline, and what was done below it. `note` is
/// written under the chart.
pub fn paired(rows: &[Pair], note: Option<&str>) -> Markup {
    let most = rows.iter().flat_map(|row| [row.planned, row.lived]).fold(1.0, f64::max);
    let names = Names::new(rows.iter().map(|row| row.name.as_str()), BEGIN);
    let begin = names.end;
    let long = |value: f64| (END - begin) * value.max(0.0) / most;
    let drawing = html! {
        @for (index, row) in rows.iter().enumerate() {
            @let y = (index as f64 + 0.5) * ROW;
            (named(&names, &row.name, &row.says, y))
            (rectangle("planned", (begin, y - 8.0), (long(row.planned), 6.0)))
            (rectangle("served", (begin, y + 1.0), (long(row.lived), 7.0)))
        }
    };
    let key = html! {
        (sample("planned", &rectangle("planned", (1.0, 3.0), (28.0, 6.0))))
        " "
        (sample("done", &rectangle("served", (0.0, 2.0), (30.0, 8.0))))
        @if let Some(note) = note { " " span.key { (note) } }
    };
    let says: Vec<String> = rows.iter().map(|row| format!("{} {}", row.name, row.says)).collect();
    figure(rows.len() as f64 * ROW, &format!("{}.", says.join(", ")), &drawing, &key)
}

fn named(names: &Names, name: &str, says: &str, y: f64) -> Markup {
    html! {
        (names.one(name, y + 4.0))
        text x=(at(WIDTH)) y=(at(y + 4.0)) text-anchor="end" { (says) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{classes, parse, texts};
    use super::super::{GAP, LETTER};
    use super::*;

    fn lengths(text: &str, class: &str) -> Vec<f64> {
        let drawing = parse(text);
        let rows = classes(&drawing, "rect", class);
        rows.iter().map(|row| row.attribute("width").unwrap().parse().unwrap()).collect()
    }

    #[test]
    fn a_bar_is_as_long_as_its_share_of_what_was_asked() {
        let bar = |given: f64, asked: f64| Bar {
            name: "Craft, slowly".into(),
            given,
            asked,
            says: "3h of 6h".into(),
        };
        let whole = END - 13.0 * LETTER - GAP;
        let text = bars(&[bar(3.0, 6.0), bar(6.0, 6.0)]).into_string();
        // The last one is the sample in the key.
        assert_eq!(lengths(&text, "served"), [at(whole * 0.4), at(whole * 0.8), 30.0]);
        let text = bars(&[bar(6.0, 6.0), bar(12.0, 6.0), bar(1.0, 0.0)]).into_string();
        assert_eq!(lengths(&text, "served"), [whole / 2.0, whole, 0.0, 30.0]);
        assert!(!text.contains('›'));
        let text = bars(&[bar(6.0, 6.0), bar(600.0, 6.0)]).into_string();
        assert_eq!(lengths(&text, "served"), [at(whole * 0.4), whole, 30.0]);
        let said = texts(&parse(&text));
        assert_eq!(said, ["Craft, slowly", "3h of 6h", "Craft, slowly", "3h of 6h", "›"]);
        assert!(text.contains("aria-label=\"Craft, slowly 3h of 6h, "), "{text}");
    }

    #[test]
    fn a_name_has_the_room_that_there_is() {
        let pair = |name: &str| Pair { name: name.into(), planned: 1.0, lived: 1.0, says: "1h".into() };
        let names = ["Craft and making things", "Craft and making things that last for ever"];
        let said = texts(&parse(&paired(&names.map(pair), None).into_string()));
        assert_eq!(said, [names[0], "1h", "Craft and making things t…", "1h"]);
    }

    #[test]
    fn pairs_share_a_scale() {
        let pair =
            |planned: f64, lived: f64| Pair { name: "Tickets".into(), planned, lived, says: String::new() };
        let text = paired(&[pair(120.0, 60.0), pair(30.0, 240.0)], Some("Sleep is not drawn.")).into_string();
        let whole = END - BEGIN.0;
        assert_eq!(lengths(&text, "planned"), [at(whole / 2.0), at(whole / 8.0), 28.0]);
        assert_eq!(lengths(&text, "served"), [at(whole / 4.0), whole, 30.0]);
        assert!(text.contains("done</span>") && text.contains("Sleep is not drawn."), "{text}");
    }
}
