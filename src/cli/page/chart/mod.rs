//! Charts of a page, as SVG. They take plain data and don't know reports. Colour is never the only difference: lines
//! also differ in weight and dashes, squares in size, sides in direction. A table beside each chart has the exact
//! figures.
//!
//! A chart is [`WIDTH`] units wide. On a phone a unit is a pixel, so that letters stay readable. A chart wider than
//! the page scrolls sideways.

mod bars;
mod heat;
mod lines;
mod quadrants;
mod swing;

use maud::{Markup, html};

use crate::domain::text::{fit, width};

pub use bars::{Bar, Pair, bars, paired};
pub use heat::{HeatCell, HeatRow, heat};
pub use lines::{Trend, lines};
pub use quadrants::{PlacedLabel, quadrants};
pub use swing::swing;

/// The width of a chart.
const WIDTH: f64 = 480.0;
/// The width of a letter: the most it takes on average.
const LETTER: f64 = 8.0;

/// The gap between a name and the chart.
const GAP: f64 = 4.0;

/// The names left of a chart. They are as wide as the longest name, within a least and a greatest width.
struct Names {
    /// The x where the chart begins.
    end: f64,
}

impl Names {
    fn new<'a>(names: impl Iterator<Item = &'a str>, (least, most): (f64, f64)) -> Names {
        let longest = names.map(width).max().unwrap_or(0) as f64;
        Names { end: (longest * LETTER + GAP).min(most).max(least) }
    }

    /// Writes the name of a row, cut to the width. The table has the whole name.
    fn one(&self, name: &str, y: f64) -> Markup {
        let columns = ((self.end - GAP) / LETTER) as usize;
        html! { text.name x="0" y=(at(y)) { (fit(name, columns)) } }
    }
}

/// A place on the time axis: a week, a month or a quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// The label, such as `W47`, `Nov` or `Q4`.
    pub label: String,
    /// Whether today is in it.
    pub is_now: bool,
}

impl Tick {
    /// Returns the label, in brackets where today is in it, as on the screens.
    fn words(&self) -> String {
        if self.is_now { format!("[{}]", self.label) } else { self.label.clone() }
    }
}

/// The time axis: ticks side by side between two edges.
struct Axis<'a> {
    ticks: &'a [Tick],
    left: f64,
    right: f64,
}

impl Axis<'_> {
    /// Returns the width of a tick.
    fn step(&self) -> f64 {
        (self.right - self.left) / self.ticks.len().max(1) as f64
    }

    /// Returns the x of the middle of a tick.
    fn at(&self, index: usize) -> f64 {
        self.left + (index as f64 + 0.5) * self.step()
    }

    /// Whether a tick has a label: each one where all fit, else each second, third and so on. The one with today
    /// always has one.
    fn is_labelled(&self, index: usize) -> bool {
        let letters = self.ticks.iter().map(|tick| tick.label.chars().count()).max().unwrap_or(0);
        // 1.5 letters more, for a bracket and some space.
        let each = ((letters as f64 + 1.5) * LETTER / self.step()).ceil().max(1.0) as usize;
        let now =
            self.ticks.iter().position(|tick| tick.is_now).unwrap_or(self.ticks.len().saturating_sub(1));
        index.abs_diff(now).is_multiple_of(each)
    }

    /// Writes the labels at a height.
    fn labels(&self, y: f64) -> Markup {
        html! {
            @for (index, tick) in self.ticks.iter().enumerate().filter(|(index, _)| self.is_labelled(*index)) {
                text.tick.now[tick.is_now] x=(at(self.at(index))) y=(at(y)) text-anchor="middle" { (tick.words()) }
            }
        }
    }
}

/// Returns a chart, with its description for screen readers and its key.
fn figure(height: f64, says: &str, drawing: &Markup, key: &Markup) -> Markup {
    html! {
        figure {
            div.drawing {
                svg role="img" viewBox=(format!("0 0 {} {}", at(WIDTH), at(height))) aria-label=(says) {
                    title { (says) }
                    (drawing)
                }
            }
            figcaption { (key) }
        }
    }
}

/// Returns an entry of the key: a sample of a shape, and its meaning.
fn sample(words: &str, shape: &Markup) -> Markup {
    html! {
        span.key {
            svg.sample viewBox="0 0 30 12" aria-hidden="true" { (shape) }
            (words)
        }
    }
}

/// Draws a line between two points.
fn stroke(class: &str, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> Markup {
    html! { line class=(class) x1=(at(x1)) y1=(at(y1)) x2=(at(x2)) y2=(at(y2)) {} }
}

/// Draws a rectangle from its upper left corner.
fn rectangle(class: &str, (x, y): (f64, f64), (width, height): (f64, f64)) -> Markup {
    html! { rect class=(class) x=(at(x)) y=(at(y)) width=(at(width)) height=(at(height)) {} }
}

/// Draws a disc around a point.
fn disc(class: &str, (x, y): (f64, f64), radius: f64) -> Markup {
    html! { circle class=(class) cx=(at(x)) cy=(at(y)) r=(at(radius)) {} }
}

/// Rounds a coordinate or a length to a tenth of a unit.
fn at(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use roxmltree::{Document, Node};

    use super::*;

    /// Returns weeks from W1 on. `now` is the index of the current week.
    pub fn ticks(count: usize, now: Option<usize>) -> Vec<Tick> {
        (0..count)
            .map(|index| Tick { label: format!("W{}", index + 1), is_now: now == Some(index) })
            .collect()
    }

    pub fn parse(markup: &str) -> Document<'_> {
        Document::parse(markup).unwrap()
    }

    /// Returns the elements with a tag name and a class.
    pub fn classes<'a>(drawing: &'a Document<'a>, name: &str, class: &str) -> Vec<Node<'a, 'a>> {
        let has = |node: &Node<'_, '_>| {
            node.attribute("class").is_some_and(|classes| classes.split(' ').any(|one| one == class))
        };
        drawing.descendants().filter(|node| node.has_tag_name(name) && has(node)).collect()
    }

    /// Returns the texts of the drawing, in order.
    pub fn texts(drawing: &Document<'_>) -> Vec<String> {
        places(drawing).into_iter().map(|(words, ..)| words).collect()
    }

    /// Returns the texts of the drawing, each with its x and y.
    pub fn places(drawing: &Document<'_>) -> Vec<(String, f64, f64)> {
        let number = |node: &Node<'_, '_>, name: &str| node.attribute(name).unwrap().parse().unwrap();
        let words = |node: &Node<'_, '_>| {
            node.descendants().filter_map(|one| one.text()).next().unwrap_or_default().to_owned()
        };
        drawing
            .descendants()
            .filter(|node| node.has_tag_name("text"))
            .map(|node| (words(&node), number(&node, "x"), number(&node, "y")))
            .collect()
    }

    #[test]
    fn labels_are_left_out_where_they_would_touch() {
        for (count, shown) in [(1, 1), (13, 13), (26, 13), (53, 14)] {
            let ticks = ticks(count, Some(count / 2));
            let axis = Axis { ticks: &ticks, left: 50.0, right: 450.0 };
            let labelled: Vec<usize> = (0..count).filter(|index| axis.is_labelled(*index)).collect();
            assert!(labelled.contains(&(count / 2)), "the running one has its label");
            assert!(labelled.len() <= shown, "{count}: {labelled:?}");
            let widest = ticks.iter().map(|tick| tick.label.len()).max().unwrap() as f64 * LETTER;
            for pair in labelled.windows(2) {
                assert!(axis.at(pair[1]) - axis.at(pair[0]) >= widest, "{count}: {labelled:?}");
            }
        }
    }
}
