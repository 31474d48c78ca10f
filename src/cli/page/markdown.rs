//! Writes a page as Markdown, with the same sentences and tables as in HTML. Text of the data is escaped.

use super::table::{PageCell, Table};
use super::{DocumentPart, ReportPage};
use crate::domain::text::clean;

/// Characters with a meaning within a line, in CommonMark or in a common extension of it.
const SIGNS: &str = "\\`*_[]{}<>#|~&!$^";

/// Returns the whole file.
pub fn text(page: &ReportPage) -> String {
    let mut text = format!("# {}\n\n{}\n", inline(&page.answer), paragraph(&page.quiet));
    for words in &page.says {
        text.push_str(&format!("\n{}\n", paragraph(words)));
    }
    for one in &page.parts {
        text.push_str(&part(one));
    }
    text + &format!("\n---\n\n{}\n", paragraph(&page.made))
}

fn part(part: &DocumentPart) -> String {
    let mut text = format!("\n## {}\n", inline(&part.head));
    for words in &part.says {
        text.push_str(&format!("\n{}\n", paragraph(words)));
    }
    if let Some(table) = &part.table {
        text.push_str(&format!("\n{}", of_table(table)));
    }
    text
}

fn of_table(table: &Table) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let rule = (0..table.head.len()).map(|column| if table.is_of_figures(column) { "--:" } else { ":--" });
    let mut text = line(table.head.iter().map(|head| inline(head)).collect());
    text.push_str(&line(rule.map(str::to_owned).collect()));
    for row in &table.rows {
        text.push_str(&line(row.iter().map(|cell: &PageCell| inline(cell.text())).collect()));
    }
    text
}

/// Escapes text for a heading or a table cell, on one line. Spaces at both ends are removed: a Markdown reader would
/// drop them anyway.
pub fn inline(text: &str) -> String {
    let cleaned = clean(text);
    let mut escaped = String::with_capacity(cleaned.len());
    for letter in cleaned.trim_matches(' ').chars() {
        if SIGNS.contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// Escapes text for the start of a line, where it could also become a list, a rule or a heading.
pub fn paragraph(text: &str) -> String {
    let escaped = inline(text);
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let begins = |letters: &[char], place: usize| escaped[place..].starts_with(letters);
    if begins(&['-', '+', '=', ':'], 0) || (digits > 0 && begins(&['.', ')'], digits)) {
        return format!("{}\\{}", &escaped[..digits], &escaped[digits..]);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::super::DocumentPart;
    use super::*;

    /// Returns what a Markdown parser finds: a name for each element, and the texts between them.
    fn read(text: &str) -> Vec<String> {
        // All extensions of Markdown, except the one that replaces quotes and dots.
        let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
        let (mut found, mut words) = (Vec::new(), String::new());
        for event in Parser::new_ext(text, options) {
            let name = match &event {
                Event::Text(text) => {
                    words.push_str(text);
                    continue;
                }
                Event::Start(Tag::TableCell | Tag::TableHead | Tag::TableRow) => continue,
                Event::Start(tag) => match tag {
                    Tag::Heading { .. } => "heading".to_owned(),
                    Tag::Paragraph => "paragraph".to_owned(),
                    Tag::Table(_) => "table".to_owned(),
                    other => format!("{other:?}"),
                },
                Event::End(_) => String::new(),
                other => format!("{other:?}"),
            };
            found.extend([std::mem::take(&mut words), name]);
        }
        found.retain(|one| !one.is_empty());
        found
    }

    fn page(words: &str) -> ReportPage {
        let mut table = Table::new(["Head", ""]);
        table.head[1] = words.to_owned();
        table.rows.push(vec![PageCell::words("row"), PageCell::words(words)]);
        ReportPage {
            title: String::new(),
            answer: words.to_owned(),
            quiet: words.to_owned(),
            says: vec![words.to_owned()],
            parts: vec![DocumentPart {
                head: words.to_owned(),
                table: Some(table),
                ..DocumentPart::default()
            }],
            made: "Made.".to_owned(),
        }
    }

    #[test]
    fn what_would_be_markup_is_text() {
        for (text, expected) in [
            ("v1 is out.", "v1 is out."),
            ("1. First", "1\\. First"),
            ("2) Second", "2\\) Second"),
            ("- a list", "\\- a list"),
            ("--- rule", "\\--- rule"),
            ("# heading", "\\# heading"),
            ("> said", "\\> said"),
            ("*all* _of_ `it`", "\\*all\\* \\_of\\_ \\`it\\`"),
            ("a | b", "a \\| b"),
            ("<b>&amp;</b>", "\\<b\\>\\&amp;\\</b\\>"),
            ("  2026 was 3.7 - or so", "2026 was 3.7 - or so"),
            ("two\nlines\u{202e}", "two lines"),
        ] {
            assert_eq!(paragraph(text), expected);
        }
        assert_eq!((inline("3.7"), inline("- 3")), ("3.7".to_owned(), "- 3".to_owned()));
    }

    #[test]
    fn a_page_is_headings_sentences_and_tables() {
        let text = text(&page("Craft"));
        let expected = "# Craft\n\nCraft\n\nCraft\n\n## Craft\n\n| Head | Craft |\n| :-- | :-- |\n\
                        | row | Craft |\n\n---\n\nMade.\n";
        assert_eq!(text, expected);
    }

    /// Makes texts with pieces that could be markup, and arbitrary texts.
    fn hard() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "a",
            "1",
            ".",
            ")",
            " ",
            "-",
            "+",
            "=",
            "*",
            "_",
            "`",
            "#",
            ">",
            "<",
            "b>",
            "&",
            "amp;",
            "|",
            "\\",
            "[",
            "x]",
            "](y)",
            "!",
            "~",
            "$",
            "^",
            ":",
            "{",
            "#id}",
            "---",
            "\n",
            "\t",
            "👩",
            "ب",
            "\u{202e}",
            "e\u{301}",
            "[^1]",
            "[[w]]",
            "- [ ]",
            "https://x.y",
            "<!--",
            "-->",
            "'",
            "\"",
            "%%",
            "::",
            ";",
        ]);
        prop_oneof![
            prop::collection::vec(pieces, 1..10).prop_map(|all| all.concat()),
            any::<String>().prop_filter("an empty line is none", |text| !text.is_empty())
        ]
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_it_is(words in hard()) {
            let seen = clean(&words).trim_matches(' ').to_owned();
            let text = text(&page(&words));
            let mut expected = Vec::new();
            for (name, words) in [("heading", seen.as_str()), ("paragraph", &seen), ("paragraph", &seen), ("heading", &seen)] {
                expected.extend([name.to_owned(), words.to_owned()]);
            }
            expected.extend(["table".to_owned(), "Head".to_owned(), seen.clone(), "row".to_owned(), seen.clone()]);
            expected.extend(["Rule".to_owned(), "paragraph".to_owned(), "Made.".to_owned()]);
            expected.retain(|one| !one.is_empty());
            let mut found = read(&text);
            // Without words there is no paragraph either.
            if seen.is_empty() {
                expected.retain(|one| one != "paragraph");
                found.retain(|one| one != "paragraph");
            }
            prop_assert_eq!(found, expected, "{}", text);
        }
    }
}
