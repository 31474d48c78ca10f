//! Alignment and balance over time, as two lines. They have gaps where there is no number.

use maud::{Markup, html};

use super::{Axis, Tick, WIDTH, at, disc, figure, rectangle, sample, stroke};
use crate::alignment::QUADRANT_CUT;

const TOP: f64 = 14.0;
const BOTTOM: f64 = 174.0;
/// The x of the left and right edge. The last figures are right of it.
const SIDES: (f64, f64) = (34.0, WIDTH - 26.0);
/// The least distance between the baselines of two figures.
const APART: f64 = 15.0;

/// Both numbers over time, from 0 to 100, with one entry for each tick.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Trend {
    /// The ticks.
    pub ticks: Vec<Tick>,
    /// Alignment. `None` where it is not shown.
    pub alignment: Vec<Option<f64>>,
    /// Balance. `None` where it is not shown.
    pub balance: Vec<Option<f64>>,
    /// How many grace days there were.
    pub grace: Vec<usize>,
}

/// Draws both lines, the line at 70, and the number of grace days under them.
pub fn lines(trend: &Trend) -> Markup {
    let axis = Axis { ticks: &trend.ticks, left: SIDES.0, right: SIDES.1 };
    let known = trend.alignment.iter().chain(&trend.balance).flatten();
    let least = known.fold(100.0_f64, |least, value| least.min(*value));
    // The scale begins at 40, or lower where a number is lower. Its figures are the same number of points apart.
    let low = [40_u16, 25, 10].into_iter().find(|low| f64::from(*low) <= least).unwrap_or(0);
    let step = if low == 0 { 10 } else { 15 };
    let ticks = (low..=100).step_by(step).map(f64::from);
    let low = f64::from(low);
    let y = |value: f64| BOTTOM - (value - low) / (100.0 - low) * (BOTTOM - TOP);
    let place = |index: usize, value: f64| (axis.at(index), y(value));
    // Marks are smaller where ticks are close together.
    let size = (axis.step() * 0.3).clamp(1.6, 3.5);
    let has_grace = trend.grace.iter().any(|days| *days > 0);
    let drawing = html! {
        @for tick in ticks {
            @let class = if tick == QUADRANT_CUT { "cut" } else { "grid" };
            (stroke(class, (SIDES.0, y(tick)), (SIDES.1, y(tick))))
            text x=(at(SIDES.0 - 6.0)) y=(at(y(tick) + 4.0)) text-anchor="end" { (tick) }
        }
        @for run in runs(&trend.balance) { (line("bal", &run, &place)) }
        @for run in runs(&trend.alignment) { (line("align", &run, &place)) }
        @for (index, value) in points(&trend.balance) {
            @let (x, y) = place(index, value);
            (rectangle("bal open", (x - size + 0.5, y - size + 0.5), (2.0 * size - 1.0, 2.0 * size - 1.0)))
        }
        @for (index, value) in points(&trend.alignment) { (disc("align full", place(index, value), size)) }
        (last_figures(trend, &place))
        (axis.labels(BOTTOM + 18.0))
        @if has_grace {
            text x="2" y=(at(BOTTOM + 36.0)) { "grace" }
            @for (index, days) in trend.grace.iter().enumerate().filter(|(_, days)| **days > 0) {
                text x=(at(axis.at(index).max(48.0))) y=(at(BOTTOM + 36.0)) text-anchor="middle" { (days) }
            }
        }
    };
    let key = html! {
        (sample("alignment", &html! { (stroke("align", (0.0, 6.0), (30.0, 6.0))) (disc("align full", (15.0, 6.0), 3.5)) }))
        " "
        (sample("balance", &html! { (stroke("bal", (0.0, 6.0), (30.0, 6.0))) (rectangle("bal open", (12.0, 3.0), (6.0, 6.0))) }))
        " "
        (sample("70 or more: aligned, or balanced", &stroke("cut", (0.0, 6.0), (30.0, 6.0))))
        @if has_grace { span.key { "grace: days left out" } }
    };
    let height = BOTTOM + if has_grace { 42.0 } else { 24.0 };
    figure(height, &says(trend), &drawing, &key)
}

/// Returns the runs of numbers without a gap.
fn runs(values: &[Option<f64>]) -> Vec<Vec<(usize, f64)>> {
    let mut runs: Vec<Vec<(usize, f64)>> = Vec::new();
    for (index, value) in points(values) {
        match runs.last_mut().filter(|run| run.last().is_some_and(|(last, _)| last + 1 == index)) {
            Some(run) => run.push((index, value)),
            None => runs.push(vec![(index, value)]),
        }
    }
    runs
}

fn points(values: &[Option<f64>]) -> impl Iterator<Item = (usize, f64)> {
    values.iter().enumerate().filter_map(|(index, value)| Some((index, (*value)?)))
}

fn line(class: &str, run: &[(usize, f64)], place: &impl Fn(usize, f64) -> (f64, f64)) -> Markup {
    let corners: Vec<String> = run
        .iter()
        .map(|(index, value)| place(*index, *value))
        .map(|(x, y)| format!("{},{}", at(x), at(y)))
        .collect();
    html! { polyline class=(class) points=(corners.join(" ")) {} }
}

/// Writes the last number beside the end of each line. Where they would touch, they are moved apart.
fn last_figures(trend: &Trend, place: &impl Fn(usize, f64) -> (f64, f64)) -> Markup {
    let alignment = points(&trend.alignment).last();
    let balance = points(&trend.balance).last();
    let spot = |last: Option<(usize, f64)>| last.map(|(index, value)| (value, place(index, value)));
    let (mut ends, names) = ([spot(alignment), spot(balance)], ["align", "bal"]);
    if let [Some((_, one)), Some((_, other))] = &mut ends {
        let gap = APART - (one.1 - other.1).abs();
        if one.0 == other.0 && gap > 0.0 {
            let up = if one.1 <= other.1 { -0.5 } else { 0.5 };
            one.1 += gap * up;
            other.1 -= gap * up;
        }
    }
    html! {
        @for (end, name) in ends.into_iter().zip(names) {
            @if let Some((value, (x, y))) = end {
                text class=(format!("{name} end")) x=(at(x + 8.0)) y=(at(y + 4.0)) { (crate::report::day::words::figure(value)) }
            }
        }
    }
}

fn says(trend: &Trend) -> String {
    let at = |index: usize| trend.ticks.get(index).map_or("", |tick| tick.label.as_str());
    let one = |name: &str, values: &[Option<f64>]| {
        let all: Vec<(usize, f64)> = points(values).collect();
        match (all.first(), all.last()) {
            (Some(first), Some(last)) if all.len() > 1 => {
                format!("{name} from {:.0} in {} to {:.0} in {}", first.1, at(first.0), last.1, at(last.0))
            }
            (Some(only), _) => format!("{name} {:.0} in {}", only.1, at(only.0)),
            _ => format!("{name} without a number"),
        }
    };
    format!("{}. {}.", one("Alignment", &trend.alignment), one("Balance", &trend.balance))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{classes, parse, places, texts, ticks};
    use super::*;

    #[test]
    fn numbers_lie_on_their_lines_and_nothing_is_drawn_where_there_is_none() {
        let trend = Trend {
            ticks: ticks(6, Some(4)),
            alignment: vec![Some(40.0), Some(70.0), None, Some(100.0), Some(72.0), None],
            balance: vec![None, None, None, None, Some(71.0), None],
            grace: vec![0, 2, 0, 0, 0, 0],
        };
        let text = lines(&trend).into_string();
        let drawing = parse(&text);
        let lines = classes(&drawing, "polyline", "align");
        let corners: Vec<&str> = lines.iter().map(|line| line.attribute("points").unwrap()).collect();
        // Six ticks of 70 units, from x 34 on. A number of 100 has y 14, 70 has 94 and 40 has 174.
        assert_eq!(corners, ["69,174 139,94", "279,14 349,88.7"]);
        assert_eq!(classes(&drawing, "circle", "full").len(), 4 + 1, "each number has its dot");
        assert_eq!(classes(&drawing, "rect", "open").len(), 1 + 1, "and one is in the key");
        let cut = classes(&drawing, "line", "cut")[0];
        assert_eq!(cut.attribute("y1"), Some("94"));
        let said = texts(&drawing);
        for words in ["40", "55", "70", "85", "100", "72", "71", "[W5]", "W6", "grace", "2"] {
            assert!(said.contains(&words.to_owned()), "{words}: {said:?}");
        }
        let ends = classes(&drawing, "text", "end");
        let heights: Vec<f64> = ends.iter().map(|end| end.attribute("y").unwrap().parse().unwrap()).collect();
        assert!(heights[1] - heights[0] >= 14.9, "72 stands above 71: {heights:?}");
        let svg = drawing.descendants().find(|node| node.has_tag_name("svg")).unwrap();
        assert_eq!(
            svg.attribute("aria-label"),
            Some("Alignment from 40 in W1 to 72 in W5. Balance 71 in W5.")
        );
    }

    #[test]
    fn a_low_number_has_its_room() {
        let text = alone(12.0);
        let drawing = parse(&text);
        assert!(texts(&drawing).starts_with(&["10".to_owned(), "25".to_owned(), "40".to_owned()]));
        let dot: f64 = classes(&drawing, "circle", "full")[0].attribute("cy").unwrap().parse().unwrap();
        assert!(dot < BOTTOM && dot > TOP, "{dot}");
        assert!(!text.contains("grace"));
    }

    /// Returns the chart of a week with this alignment.
    fn alone(alignment: f64) -> String {
        let alignment = vec![Some(alignment)];
        lines(&Trend { ticks: ticks(1, None), alignment, balance: vec![None], grace: vec![0] }).into_string()
    }

    #[test]
    fn figures_of_the_axis_are_at_equal_distances_whatever_is_drawn() {
        for score in 0..=100 {
            let text = alone(f64::from(score));
            let drawing = parse(&text);
            let figures: Vec<(f64, f64)> = places(&drawing)
                .into_iter()
                .filter(|(_, x, _)| *x < SIDES.0)
                .map(|(words, _, y)| (words.parse().unwrap(), y - 4.0))
                .collect();
            let (low, high) = (figures[0], figures[figures.len() - 1]);
            assert_eq!((high, low.1), ((100.0, TOP), BOTTOM), "{score}");
            let per_point = (low.1 - high.1) / (100.0 - low.0);
            for pair in figures.windows(2) {
                assert_eq!(pair[1].0 - pair[0].0, figures[1].0 - low.0, "{score}: {figures:?}");
            }
            // Places are rounded to a tenth.
            assert!(figures.iter().all(|(figure, y)| (y - TOP - (100.0 - figure) * per_point).abs() < 0.06));
            assert!(figures.iter().any(|(figure, _)| *figure == QUADRANT_CUT), "{score}: {figures:?}");
            let dot: f64 = classes(&drawing, "circle", "full")[0].attribute("cy").unwrap().parse().unwrap();
            assert!((dot - TOP - (100.0 - f64::from(score)) * per_point).abs() < 0.06, "{score} at {dot}");
        }
    }
}
