//! Work and life by week: bars of the work share, upwards from 50% where work had more, downwards where life had.

use maud::{Markup, html};

use super::{Axis, Tick, WIDTH, at, figure, rectangle, sample, stroke};

const TOP: f64 = 10.0;
const BOTTOM: f64 = 130.0;
const SIDES: (f64, f64) = (62.0, WIDTH - 76.0);
/// The work share where work and life are even.
const EVEN: f64 = 0.5;

/// A run of ticks with the same target for the work share, from 0 to 1.
struct Meant {
    first: usize,
    last: usize,
    share: f64,
}

/// Returns the runs of equal targets, in order.
fn runs(meant: &[Option<f64>]) -> Vec<Meant> {
    let mut runs: Vec<Meant> = Vec::new();
    for (index, share) in meant.iter().enumerate().filter_map(|(index, share)| Some((index, (*share)?))) {
        match runs.last_mut().filter(|run| run.last + 1 == index && run.share == share) {
            Some(run) => run.last = index,
            None => runs.push(Meant { first: index, last: index, share }),
        }
    }
    runs
}

/// Draws the work share of each tick and its target, both from 0 to 1.
pub fn swing(ticks: &[Tick], shares: &[Option<f64>], meant: &[Option<f64>]) -> Markup {
    let runs = runs(meant);
    let axis = Axis { ticks, left: SIDES.0, right: SIDES.1 };
    let y = |share: f64| BOTTOM - share.clamp(0.0, 1.0) * (BOTTOM - TOP);
    let wide = (axis.step() * 0.5).clamp(2.0, 14.0);
    let drawing = html! {
        @for (share, words) in [(1.0, "all work"), (EVEN, "even"), (0.0, "all life")] {
            (stroke(if share == EVEN { "axis" } else { "grid" }, (SIDES.0, y(share)), (SIDES.1, y(share))))
            text x=(at(SIDES.0 - 6.0)) y=(at(y(share) + 4.0)) text-anchor="end" { (words) }
        }
        @for (index, share) in shares.iter().enumerate().filter_map(|(index, share)| Some((index, (*share)?))) {
            @let (top, bottom) = (y(share.max(EVEN)), y(share.min(EVEN)));
            @let class = if share >= EVEN { "work" } else { "life" };
            // Each bar is at least a line high, so that an even week is not taken for a week without data.
            (rectangle(class, (axis.at(index) - wide / 2.0, top - 0.5), (wide, bottom - top + 1.0)))
        }
        @for (place, run) in runs.iter().enumerate() {
            @let (left, right) = (axis.at(run.first) - axis.step() / 2.0, axis.at(run.last) + axis.step() / 2.0);
            (stroke("meant", (left, y(run.share)), (right, y(run.share))))
            // The last target is written right of the chart with its word, earlier ones above their line without it.
            @if place + 1 == runs.len() {
                text x=(at(SIDES.1 + 6.0)) y=(at(y(run.share) + 4.0)) { "target " (percent(run.share)) "%" }
            } @else {
                text x=(at((left + right) / 2.0)) y=(at(y(run.share) - 4.0)) text-anchor="middle" { (percent(run.share)) }
            }
        }
        (axis.labels(BOTTOM + 18.0))
    };
    let key = html! {
        (sample("up: work had more", &rectangle("work", (11.0, 0.0), (8.0, 12.0)))) " "
        (sample("down: life had more", &rectangle("life", (11.5, 0.5), (7.0, 11.0)))) " "
        (sample("the target", &stroke("meant", (0.0, 6.0), (30.0, 6.0))))
    };
    figure(BOTTOM + 24.0, &says(ticks, shares, &runs), &drawing, &key)
}

fn percent(share: f64) -> f64 {
    (share * 100.0).round()
}

fn says(ticks: &[Tick], shares: &[Option<f64>], runs: &[Meant]) -> String {
    let known: Vec<String> = ticks
        .iter()
        .zip(shares)
        .filter_map(|(tick, share)| Some(format!("{} {:.0}", tick.label, (*share)? * 100.0)))
        .collect();
    let label = |index: usize| ticks.get(index).map_or("", |tick| tick.label.as_str());
    let of_run = |run: &Meant| match run.first == run.last {
        true => format!("{} in {}", percent(run.share), label(run.first)),
        false => format!("{} from {} to {}", percent(run.share), label(run.first), label(run.last)),
    };
    let meant = match runs {
        [] => String::new(),
        [run] if run.first == 0 && run.last + 1 == ticks.len() => {
            format!(", target {}%", percent(run.share))
        }
        runs => format!(", targets {}", runs.iter().map(of_run).collect::<Vec<_>>().join(", ")),
    };
    format!("Work share in %: {}{meant}.", known.join(", "))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{classes, parse, texts, ticks};
    use super::*;

    #[test]
    fn work_goes_up_from_even_and_life_down() {
        let shares = [Some(0.75), Some(0.5), None, Some(0.25)];
        let text = swing(&ticks(4, None), &shares, &[Some(0.6); 4]).into_string();
        let drawing = parse(&text);
        let spans = |class: &str| -> Vec<(f64, f64)> {
            let number =
                |node: &roxmltree::Node<'_, '_>, name: &str| node.attribute(name).unwrap().parse().unwrap();
            let found = classes(&drawing, "rect", class);
            found.iter().map(|node| (number(node, "y"), number(node, "height"))).collect()
        };
        // Even is at 70. A quarter of 120 units is 30.
        assert_eq!(spans("work")[..2], [(39.5, 31.0), (69.5, 1.0)]);
        assert_eq!(spans("life")[..1], [(69.5, 31.0)]);
        let meant: f64 = classes(&drawing, "line", "meant")[0].attribute("y1").unwrap().parse().unwrap();
        assert_eq!(meant, 58.0);
        assert!(texts(&drawing).contains(&"target 60%".to_owned()));
        assert!(text.contains(": W1 75, W2 50, W4 25, target 60%."), "{text}");
    }

    #[test]
    fn what_is_meant_is_drawn_where_it_is() {
        let meant = [None, Some(0.4), Some(0.4), Some(0.6)];
        let text = swing(&ticks(4, None), &[Some(0.5); 4], &meant).into_string();
        let drawing = parse(&text);
        let lines = classes(&drawing, "line", "meant");
        let of = |index: usize, name: &str| -> f64 { lines[index].attribute(name).unwrap().parse().unwrap() };
        // The key has one, too. Each tick has a quarter of the width between the sides.
        assert_eq!(lines.len(), 3);
        let step = (SIDES.1 - SIDES.0) / 4.0;
        let ends = [(0, "x1"), (0, "x2"), (1, "x1"), (1, "x2")].map(|(line, name)| of(line, name) - SIDES.0);
        assert!(ends.iter().zip([1.0, 3.0, 3.0, 4.0]).all(|(end, places)| (end - places * step).abs() < 0.2));
        assert_eq!((of(0, "y1"), of(1, "y1")), (82.0, 58.0));
        assert!(text.contains(", targets 40 from W2 to W3, 60 in W4."), "{text}");
    }
}
