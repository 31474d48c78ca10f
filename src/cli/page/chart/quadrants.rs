//! The four quadrants, each with a list of its weeks. A week's place within its quadrant has no meaning.

use maud::{Markup, html};

use super::{LETTER, Tick, WIDTH, at, figure, stroke};
use crate::alignment::Quadrant;

/// The quadrants by row and column: aligned above, balanced on the right.
const LAID: [[Quadrant; 2]; 2] =
    [[Quadrant::Aligned, Quadrant::Both], [Quadrant::Neither, Quadrant::Balanced]];
/// Half the width: the left edge of the quadrants on the right.
const HALF: f64 = WIDTH / 2.0;
const MARGIN: f64 = 12.0;
/// The height of a line of text.
const LINE: f64 = 19.0;

/// A week, a month or a quarter, with its quadrant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedLabel {
    /// Its tick.
    pub tick: Tick,
    /// Its quadrant. The cut is at 70, before rounding.
    pub quadrant: Quadrant,
}

/// Draws the quadrants, each with its name and its ticks in order. The one with today is in brackets.
pub fn quadrants(placed: &[PlacedLabel]) -> Markup {
    let of = |quadrant: Quadrant| {
        placed.iter().filter(move |one| one.quadrant == quadrant).map(|one| &one.tick).collect::<Vec<_>>()
    };
    let letters = placed.iter().map(|one| one.tick.words().chars().count()).max().unwrap_or(1);
    let step = (letters + 1) as f64 * LETTER;
    let in_a_line = (((HALF - 2.0 * MARGIN) / step) as usize).max(1);
    let lines = |row: &[Quadrant; 2]| {
        row.iter().map(|quadrant| of(*quadrant).len().div_ceil(in_a_line)).max().unwrap_or(0).max(1)
    };
    let height = |row: &[Quadrant; 2]| 34.0 + lines(row) as f64 * LINE;
    let cut = height(&LAID[0]);
    let whole = cut + height(&LAID[1]);
    let drawing = html! {
        (stroke("axis", (0.0, cut), (WIDTH, cut)))
        (stroke("axis", (HALF, 0.0), (HALF, whole)))
        @for (row, top) in LAID.iter().zip([0.0, cut]) {
            @for (quadrant, left) in row.iter().zip([0.0, HALF]) {
                text.name x=(at(left + MARGIN)) y=(at(top + 20.0)) { (quadrant.word()) }
                @for (index, tick) in of(*quadrant).into_iter().enumerate() {
                    @let x = left + MARGIN + (index % in_a_line) as f64 * step;
                    @let y = top + 20.0 + LINE * (1 + index / in_a_line) as f64 + 3.0;
                    text.now[tick.is_now] x=(at(x)) y=(at(y)) { (tick.words()) }
                }
            }
        }
    };
    let key =
        html! { span.key { "Aligned, 70 or more, is at the top. Balanced, 70 or more, is at the right." } };
    figure(whole, &says(placed), &drawing, &key)
}

fn says(placed: &[PlacedLabel]) -> String {
    let parts = LAID.iter().flatten().filter_map(|quadrant| {
        let names: Vec<String> =
            placed.iter().filter(|one| one.quadrant == *quadrant).map(|one| one.tick.words()).collect();
        (!names.is_empty()).then(|| format!("{}: {}", quadrant.word(), names.join(", ")))
    });
    format!("Four quadrants. {}.", parts.collect::<Vec<_>>().join(". "))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{parse, places, ticks};
    use super::*;

    #[test]
    fn each_stands_in_its_quadrant_and_many_of_them_in_lines() {
        let placed = |count: usize, quadrant: Quadrant| {
            ticks(count, (quadrant == Quadrant::Both).then_some(1))
                .into_iter()
                .map(move |tick| PlacedLabel { tick, quadrant })
        };
        let all: Vec<PlacedLabel> = placed(2, Quadrant::Both).chain(placed(9, Quadrant::Neither)).collect();
        let text = quadrants(&all).into_string();
        let drawing = parse(&text);
        let found = places(&drawing);
        let spot = |words: &str| {
            found.iter().filter(|one| one.0 == words).map(|one| (one.1, one.2)).collect::<Vec<_>>()
        };
        let cut = 34.0 + LINE;
        assert!(spot("aligned and balanced")[0].0 > HALF && spot("aligned and balanced")[0].1 < cut);
        assert!(spot("balanced, not aligned")[0].0 > HALF && spot("balanced, not aligned")[0].1 > cut);
        assert!(spot("aligned, not balanced")[0].0 < HALF && spot("aligned, not balanced")[0].1 < cut);
        let now = spot("[W2]")[0];
        assert!(now.0 > HALF && now.1 < cut, "{now:?}");
        // Five of 40 units go into a line of 216.
        let neither: Vec<(f64, f64)> =
            (1..=9).map(|week| *spot(&format!("W{week}")).last().unwrap()).collect();
        assert!(neither.iter().all(|(x, y)| *x < HALF && *y > cut), "{neither:?}");
        assert!(neither[4].1 == neither[0].1 && neither[5].1 == neither[0].1 + LINE, "{neither:?}");
        assert_eq!(neither[5].0, neither[0].0);
        assert!(text.contains("aligned and balanced: W1, [W2]. neither: W1, W2"), "{text}");
    }
}
