//! Runs `guide`: prints the manual, a page for each topic.
//!
//! The pages are the Markdown files of `assets/guide`, as the web shows them. They use few marks: headings, paragraphs,
//! lists, tables, code, and links to other pages. A test makes sure of it.

use super::args::Global;
use super::failure::Failure;
use super::print::{Align, Paint, table, write};
use crate::domain::id::nearest;

/// A page of the manual.
struct GuidePage {
    /// Name, as in `aplomb guide scores`.
    name: &'static str,
    /// Markdown.
    text: &'static str,
}

macro_rules! pages {
    ($($name:literal),* $(,)?) => {
        [$(GuidePage {
            name: $name,
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/guide/", $name, ".md")),
        }),*]
    };
}

/// All pages, in the order of a first reading.
static PAGES: [GuidePage; 13] = pages![
    "entry-line",
    "routines",
    "timer",
    "replan",
    "scores",
    "review",
    "seasons",
    "free-time",
    "life",
    "boundaries",
    "files",
    "keys",
    "sync"
];

/// Prints a page, or the list of pages if `words` name none.
///
/// # Errors
///
/// No page has the name, or standard output can't be written.
pub(super) fn guide(global: &Global, words: &[String]) -> Result<(), Failure> {
    let paint = Paint::new(global.color);
    if words.is_empty() {
        return write(&contents(paint));
    }
    let wanted = words.join("-").to_lowercase();
    let mut near = PAGES.iter().filter(|page| page.name.contains(&wanted));
    let page = PAGES
        .iter()
        .find(|page| page.name == wanted)
        .or_else(|| near.next().filter(|_| near.next().is_none()));
    let Some(page) = page else {
        let names = PAGES.iter().map(|page| page.name);
        let hint = match nearest(&wanted, names) {
            Some(near) => format!("Did you mean {near}?"),
            None => "Run aplomb guide for the list.".to_owned(),
        };
        return Err(Failure::refused(format!("No guide page '{}'. {hint}", words.join(" "))));
    };
    write(&printed(page.text, paint))
}

/// Returns the list of pages, each with its title.
fn contents(paint: Paint) -> String {
    let title =
        |page: &GuidePage| page.text.lines().next().unwrap_or_default().trim_start_matches("# ").to_owned();
    let rows: Vec<Vec<String>> =
        PAGES.iter().map(|page| vec![format!("  aplomb guide {}", page.name), title(page)]).collect();
    let lines = table(&[Align::Left, Align::Left], &rows);
    format!("{}\n\n{}\n", paint.strong("The pages of the guide"), lines.join("\n"))
}

/// Returns a page for a terminal: headings in bold, code in quotes or indented, tables aligned, links as
/// commands.
fn printed(markdown: &str, paint: Paint) -> String {
    let mut text = String::new();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut is_code = false;
    for line in markdown.lines().chain([""]) {
        if let Some(row) = line.strip_prefix("| ") {
            rows.push(row.trim_end_matches('|').split(" | ").map(|cell| spoken(cell.trim())).collect());
            continue;
        }
        // The rule of a table, or a comment for the test of the examples.
        if line.starts_with("|-") || line.starts_with("<!--") {
            continue;
        }
        for row in table(&[Align::Left, Align::Left, Align::Left], &rows) {
            text.push_str(&format!("  {row}\n"));
        }
        rows.clear();
        if line.starts_with("```") {
            is_code = !is_code;
        } else if is_code {
            text.push_str(&format!("    {line}\n"));
        } else if let Some(head) = line.strip_prefix('#') {
            text.push_str(&format!("{}\n", paint.strong(head.trim_start_matches(['#', ' ']))));
        } else {
            text.push_str(&format!("{}\n", spoken(line)));
        }
    }
    // A comment leaves its empty line.
    while text.contains("\n\n\n") {
        text = text.replace("\n\n\n", "\n\n");
    }
    text.trim_end().to_owned() + "\n"
}

/// Returns a line without marks: a link to a page of the guide becomes its command, and code is in quotes.
fn spoken(line: &str) -> String {
    let mut rest = line;
    let mut text = String::new();
    while let Some((before, link)) = rest.split_once('[')
        && let Some((words, target)) = link.split_once("](")
        && let Some((target, after)) = target.split_once(')')
    {
        text.push_str(before);
        match target.strip_suffix(".md") {
            Some(page) => text.push_str(&format!("{words} (aplomb guide {page})")),
            None => text.push_str(&format!("{words} ({target})")),
        }
        rest = after;
    }
    text.push_str(rest);
    let parts = text.split('`').enumerate();
    parts.map(|(at, part)| if at % 2 == 0 { part.to_owned() } else { quoted(part) }).collect()
}

/// Returns code in quotes, so that it is seen to be typed as it is.
fn quoted(code: &str) -> String {
    if code.contains('\'') { format!("\"{code}\"") } else { format!("'{code}'") }
}
