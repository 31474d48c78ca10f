//! Writes a page as one HTML file without scripts or links. The templates escape every text. The file is also
//! well-formed XML, so that XML tools can read it.

use maud::{Markup, html};

use super::{DocumentPart, ReportPage};
use crate::domain::text::clean;

/// The start of every page. The policy forbids the browser to load or run anything.
const OPENING: &str = r#"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="generator" content="aplomb"/>
"#;
/// The style sheet.
const STYLE: &str = include_str!("style.css");
/// Tags that start a new line, so that people can read and compare the file.
const ON_A_LINE: [&str; 6] = ["<section", "<figure", "<details", "<table", "<tr>", "<footer"];

/// Returns the whole file.
pub fn text(page: &ReportPage) -> String {
    let title = html! { title { (page.title) } };
    let body = html! {
        body {
            main {
                header {
                    p.quiet { bdi { (page.quiet) } }
                    h1 dir="auto" { (page.answer) }
                    @for words in &page.says { p dir="auto" { (words) } }
                }
                @for one in &page.parts { (part(one)) }
                footer { p { (page.made) " This page has no scripts and loads nothing." } }
            }
        }
    };
    let mut body = seen(body);
    for tag in ON_A_LINE {
        body = body.replace(tag, &format!("\n{tag}"));
    }
    [OPENING, &seen(title), "\n<style>\n", STYLE, "</style>\n</head>\n", &body, "\n</html>\n"].concat()
}

fn part(part: &DocumentPart) -> Markup {
    html! {
        section {
            h2 { (part.head) }
            @for words in &part.says { p dir="auto" { (words) } }
            @if let Some(chart) = &part.chart {
                (chart)
                @if let Some(table) = &part.table {
                    details open="open" {
                        summary { "As a table" }
                        (table.html(&part.head))
                    }
                }
            } @else if let Some(table) = &part.table {
                (table.html(&part.head))
            }
        }
    }
}

/// Returns markup without control characters and without characters that change the writing direction.
fn seen(markup: Markup) -> String {
    clean(&markup.into_string()).into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use roxmltree::{Document, ParsingOptions};

    use super::super::chart::{Bar, HeatRow, PlacedLabel, Tick, bars, heat, quadrants};
    use super::super::table::{PageCell, Table};
    use super::*;
    use crate::alignment::Quadrant;

    /// A page with words in every place that can have any.
    fn page(words: &str) -> super::ReportPage {
        let mut table = Table::new(["Head", ""]);
        table.head[1] = words.to_owned();
        table.rows.push(vec![PageCell::words(words), PageCell::words(words)]);
        table.rows.push(vec![
            PageCell::words("row"),
            PageCell::Figure { shown: words.to_owned(), value: 1.5, key: words.to_owned() },
        ]);
        let tick = Tick { label: words.to_owned(), is_now: true };
        let row = HeatRow { name: words.to_owned(), cells: vec![None] };
        let bar = Bar { name: words.to_owned(), given: 1.0, asked: 2.0, says: words.to_owned() };
        let charts = [
            heat(std::slice::from_ref(&tick), &[row]),
            bars(&[bar]),
            quadrants(&[PlacedLabel { tick, quadrant: Quadrant::Both }]),
        ];
        let part = |chart| DocumentPart {
            head: words.to_owned(),
            says: vec![words.to_owned()],
            chart: Some(chart),
            table: Some(table.clone()),
        };
        super::ReportPage {
            title: words.to_owned(),
            answer: words.to_owned(),
            quiet: words.to_owned(),
            says: vec![words.to_owned()],
            parts: charts.into_iter().map(part).collect(),
            made: "Made.".to_owned(),
        }
    }

    fn parse(text: &str) -> Document<'_> {
        let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
        Document::parse_with_options(text, options).unwrap_or_else(|error| panic!("{error}: {text}"))
    }

    /// The names of all elements, in order.
    fn shape(document: &Document<'_>) -> Vec<String> {
        let elements = document.descendants().filter(|node| node.is_element());
        elements.map(|node| node.tag_name().name().to_owned()).collect()
    }

    fn words_of(document: &Document<'_>, name: &str) -> Vec<String> {
        let text = |node: roxmltree::Node<'_, '_>| {
            node.descendants().filter(|one| one.is_text()).filter_map(|one| one.text()).collect()
        };
        document.descendants().filter(|node| node.has_tag_name(name)).map(text).collect()
    }

    fn assert_shows(words: &str) {
        let whole = text(&page(words));
        let document = parse(&whole);
        let seen = clean(words).into_owned();
        assert_eq!(words_of(&document, "h1"), [seen.as_str()]);
        assert_eq!(words_of(&document, "h2"), [seen.as_str(); 3]);
        assert_eq!(words_of(&document, "title")[0], seen);
        let figures: Vec<_> = document.descendants().filter(|node| node.has_tag_name("data")).collect();
        assert_eq!(figures.len(), 3);
        for figure in figures {
            assert_eq!(
                (figure.text().unwrap_or_default(), figure.attribute("value")),
                (seen.as_str(), Some("1.5"))
            );
            assert_eq!(figure.attribute("data-key"), Some(seen.as_str()));
        }
        // The words never change the elements of the page.
        assert_eq!(shape(&document), shape(&parse(&text(&page("Craft")))));
    }

    #[test]
    fn hostile_words_are_words() {
        for words in [
            "<script>alert(1)</script>",
            "</title></style></svg><img src=x onerror=alert(1)>",
            "a & b &amp; &lt; &#60;",
            "\"quoted\" 'so' `and` so",
            "]]> --> <!-- <![CDATA[ <?x ?>",
            "👩\u{200d}👩\u{200d}👧 e\u{301} مرحبا \u{202e}turned\u{202c}",
            "\u{1b}[31m\u{0}\u{7f}",
            "{{ }} ${} javascript:alert(1) url(x) @import",
        ] {
            assert_shows(words);
        }
    }

    proptest! {
        #[test]
        fn any_words_survive(words in any::<String>()) {
            // XML does not allow these two noncharacters.
            prop_assume!(!clean(&words).trim().is_empty() && !words.contains(['\u{fffe}', '\u{ffff}']));
            assert_shows(&words);
        }
    }

    #[test]
    fn a_page_is_told_to_load_nothing_and_has_nothing_to_load() {
        let whole = text(&page("Craft"));
        assert!(
            whole.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
        );
        assert!(whole.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
        for reference in [
            "http:",
            "https:",
            "//",
            "src=",
            "href",
            "url(",
            "@import",
            "@font-face",
            "<script",
            "<link",
            "xmlns",
        ] {
            assert!(!whole.contains(reference), "{reference}");
        }
        for mark in whole.split_whitespace().filter(|word| word.starts_with("on")) {
            assert!(!mark.contains('='), "a handler: {mark}");
        }
    }
}
