//! A heat map of the values over time: the larger and darker a square, the more of the target was done.

use maud::{Markup, html};

use super::{Axis, Names, Tick, WIDTH, disc, figure, rectangle, sample};

/// The least and greatest x where squares begin, after the longest name.
const BEGIN: (f64, f64) = (86.0, 212.0);
/// The x where squares end.
const END: f64 = WIDTH - 2.0;
/// The width that each tick keeps, however long the names are.
const STEP: f64 = 14.0;
const TOP: f64 = 22.0;
const ROW: f64 = 30.0;
/// The greatest side of a square.
const LARGEST: f64 = 17.0;
/// The side of a square by its shade, as a part of the largest. Shade 0 is a dot.
const SIDES_BY_SHADE: [f64; 5] = [0.0, 0.4, 0.6, 0.8, 1.0];

/// A row of the map: a value.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatRow {
    /// The name.
    pub name: String,
    /// A cell for each tick. `None` where there is no data.
    pub cells: Vec<Option<HeatCell>>,
}

/// What was done for a value in a week, a month or a quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeatCell {
    /// How much of the target was done: 0 nothing, 1 under a third, 2 a third, 3 two thirds, 4 all of it.
    pub shade: usize,
    /// Whether at least 30 minutes were done.
    pub is_some: bool,
}

/// Draws the map, with a row for each value.
pub fn heat(ticks: &[Tick], rows: &[HeatRow]) -> Markup {
    let most = (END - ticks.len() as f64 * STEP).min(BEGIN.1).max(BEGIN.0);
    let names = Names::new(rows.iter().map(|row| row.name.as_str()), (BEGIN.0, most));
    let axis = Axis { ticks, left: names.end, right: END };
    let largest = (axis.step() - 2.0).clamp(3.0, LARGEST);
    let drawing = html! {
        (axis.labels(12.0))
        @for (index, row) in rows.iter().enumerate() {
            @let y = TOP + index as f64 * ROW + LARGEST / 2.0;
            (names.one(&row.name, y + 4.0))
            @for (place, cell) in row.cells.iter().enumerate().filter_map(|(place, cell)| Some((place, (*cell)?))) {
                (square(cell.shade, (axis.at(place), y), largest))
                @if cell.is_some { (disc("some", (axis.at(place), y + LARGEST / 2.0 + 5.0), largest.min(9.0) * 0.2)) }
            }
        }
    };
    let one = |shade: usize, words: &str| sample(words, &square(shade, (15.0, 6.0), 12.0));
    let key = html! {
        (one(0, "none")) " " (one(1, "under 1/3 of its target")) " " (one(2, "1/3")) " "
        (one(3, "2/3")) " " (one(4, "its whole target")) " "
        (sample("30m or more", &disc("some", (15.0, 6.0), 1.8)))
    };
    let height = TOP + rows.len() as f64 * ROW;
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    let says = format!("How much of its target each value got over time: {}.", names.join(", "));
    figure(height, &says, &drawing, &key)
}

fn square(shade: usize, (x, y): (f64, f64), largest: f64) -> Markup {
    let shade = shade.min(SIDES_BY_SHADE.len() - 1);
    let side = largest * SIDES_BY_SHADE[shade];
    match shade {
        0 => disc("none", (x, y), 1.2),
        _ => rectangle(&format!("heat{shade}"), (x - side / 2.0, y - side / 2.0), (side, side)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{classes, parse, texts, ticks};
    use super::*;

    #[test]
    fn squares_grow_with_what_was_got() {
        let cell = |shade: usize| Some(HeatCell { shade, is_some: shade > 1 });
        let row = HeatRow {
            name: "Family".into(),
            cells: vec![cell(0), cell(1), cell(2), cell(3), cell(4), None, cell(9)],
        };
        let text = heat(&ticks(7, Some(4)), &[row]).into_string();
        let drawing = parse(&text);
        let svg = drawing.descendants().find(|node| node.has_tag_name("svg")).unwrap();
        let squares: Vec<f64> = svg
            .descendants()
            .filter(|node| node.has_tag_name("rect"))
            .map(|node| node.attribute("width").unwrap().parse().unwrap())
            .collect();
        assert_eq!(squares, [6.8, 10.2, 13.6, 17.0, 17.0]);
        assert_eq!(classes(&drawing, "circle", "some").len(), 4 + 1, "and one in the key");
        assert_eq!(classes(&drawing, "circle", "none").len(), 1 + 1);
        assert!(texts(&drawing).contains(&"[W5]".to_owned()));
    }

    #[test]
    fn a_year_of_weeks_fits_and_its_labels_thin_out() {
        let row =
            HeatRow { name: "Craft".into(), cells: vec![Some(HeatCell { shade: 4, is_some: true }); 53] };
        let text = heat(&ticks(53, Some(46)), &[row]).into_string();
        let drawing = parse(&text);
        let labels: Vec<String> = texts(&drawing).into_iter().filter(|text| text.contains('W')).collect();
        assert_eq!(labels, ["W2", "W7", "W12", "W17", "W22", "W27", "W32", "W37", "W42", "[W47]", "W52"]);
        let mut edge = BEGIN.0;
        for square in classes(&drawing, "rect", "heat4").iter().take(53) {
            let x: f64 = square.attribute("x").unwrap().parse().unwrap();
            let width: f64 = square.attribute("width").unwrap().parse().unwrap();
            assert!(x >= edge && x + width <= WIDTH, "{x}");
            edge = x + width;
        }
    }
}
