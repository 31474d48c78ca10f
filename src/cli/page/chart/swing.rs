//! The swing: each week's share of work, up from even where work had more, down where life had.

use maud::{Markup, html};

use super::{Axis, Tick, WIDTH, at, figure, rectangle, sample, stroke};

const TOP: f64 = 10.0;
const BOTTOM: f64 = 130.0;
const SIDES: (f64, f64) = (62.0, WIDTH - 76.0);
/// Half of work and life together.
const EVEN: f64 = 0.5;

/// The share of work, 0 to 1, for each tick in turn, and the share that is meant.
pub fn swing(ticks: &[Tick], shares: &[Option<f64>], meant: f64) -> Markup {
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
            // An even week is a line, so that it is seen to be known.
            (rectangle(class, (axis.at(index) - wide / 2.0, top - 0.5), (wide, bottom - top + 1.0)))
        }
        (stroke("meant", (SIDES.0, y(meant)), (SIDES.1, y(meant))))
        text x=(at(SIDES.1 + 6.0)) y=(at(y(meant) + 4.0)) { "meant " (at(meant * 100.0).round()) }
        (axis.labels(BOTTOM + 18.0))
    };
    let key = html! {
        (sample("up: work had more", &rectangle("work", (11.0, 0.0), (8.0, 12.0)))) " "
        (sample("down: life had more", &rectangle("life", (11.5, 0.5), (7.0, 11.0)))) " "
        (sample("what is meant", &stroke("meant", (0.0, 6.0), (30.0, 6.0))))
    };
    figure(BOTTOM + 24.0, &says(ticks, shares, meant), &drawing, &key)
}

fn says(ticks: &[Tick], shares: &[Option<f64>], meant: f64) -> String {
    let known: Vec<String> = ticks
        .iter()
        .zip(shares)
        .filter_map(|(tick, share)| Some(format!("{} {:.0}", tick.label, (*share)? * 100.0)))
        .collect();
    format!("Work's share of a hundred hours: {}; {:.0} are meant.", known.join(", "), meant * 100.0)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{classes, parse, texts, ticks};
    use super::*;

    #[test]
    fn work_goes_up_from_even_and_life_down() {
        let shares = [Some(0.75), Some(0.5), None, Some(0.25)];
        let text = swing(&ticks(4, None), &shares, 0.6).into_string();
        let drawing = parse(&text);
        let spans = |class: &str| -> Vec<(f64, f64)> {
            let number =
                |node: &roxmltree::Node<'_, '_>, name: &str| node.attribute(name).unwrap().parse().unwrap();
            let found = classes(&drawing, "rect", class);
            found.iter().map(|node| (number(node, "y"), number(node, "height"))).collect()
        };
        // Even lies at 70; a quarter of 120 units is 30.
        assert_eq!(spans("work")[..2], [(39.5, 31.0), (69.5, 1.0)]);
        assert_eq!(spans("life")[..1], [(69.5, 31.0)]);
        let meant: f64 = classes(&drawing, "line", "meant")[0].attribute("y1").unwrap().parse().unwrap();
        assert_eq!(meant, 58.0);
        assert!(texts(&drawing).contains(&"meant 60".to_owned()));
        assert!(text.contains("hours: W1 75, W2 50, W4 25; 60 are meant."), "{text}");
    }
}
