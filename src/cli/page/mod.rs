//! Pages: a report in one file, as HTML or Markdown, such as to show a coach or a partner.
//!
//! A command fills a [`ReportPage`] with plain data: sentences, charts and tables. The modules here write it in either
//! form. Text of the data never becomes markup: the HTML templates escape it, and so does [`markdown::inline`].
//! [`clean`](crate::domain::text::clean) removes control characters and those that change the writing direction.

pub mod chart;
mod html;
mod markdown;
pub mod review;
pub mod season;
pub mod table;

use std::path::{Path, PathBuf};

use chrono::{Datelike, Timelike};
use clap::Args;
use maud::Markup;

use super::failure::Failure;
use super::print::{shown, write};
use crate::domain::date::long;
use crate::domain::{Ctx, Time};
use crate::store::Store;
use table::Table;

/// Shown where there is no number, or too few hours for one.
pub const DASH: &str = "—";

/// The file format of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One file with its styles and charts in it.
    Html,
    /// The same sentences and tables, without charts.
    Markdown,
}

/// The content of a page. Its texts are not escaped.
#[derive(Debug, Clone)]
pub struct ReportPage {
    /// The title of the browser's window.
    pub title: String,
    /// The headline.
    pub answer: String,
    /// The dates and the season.
    pub quiet: String,
    /// Sentences before the parts.
    pub says: Vec<String>,
    /// The parts, in order.
    pub parts: Vec<DocumentPart>,
    /// The version that made the page, and when. See [`made`].
    pub made: String,
}

/// A part of a page. Empty fields are left out of the file.
#[derive(Debug, Clone, Default)]
pub struct DocumentPart {
    /// The heading.
    pub head: String,
    /// Sentences under the heading.
    pub says: Vec<String>,
    /// A chart of [`chart`]. Only HTML has it.
    pub chart: Option<Markup>,
    /// The figures, in both formats.
    pub table: Option<Table>,
}

impl ReportPage {
    /// Returns the whole file.
    pub fn text(&self, form: Form) -> String {
        match form {
            Form::Html => html::text(self),
            Form::Markdown => markdown::text(self),
        }
    }

    /// Writes the page to a file and prints that it did. `-` means standard output.
    ///
    /// # Errors
    ///
    /// Fails where the file or standard output can't be written.
    pub fn put(&self, form: Form, file: &Path, store: &Store) -> Result<(), Failure> {
        let text = self.text(form);
        if file.as_os_str() == "-" {
            return super::output::file(&text);
        }
        store.write_page(file, &text)?;
        write(&format!("Wrote {}.\n", shown(&file.display().to_string())))
    }
}

/// Returns a line such as `Made by aplomb 0.1.0, Wednesday 18 November 2026, 9:42.`
pub fn made(ctx: &Ctx) -> String {
    let local = ctx.local();
    let time = Time::from_minutes(local.hour() * 60 + local.minute()).short(ctx.clock);
    let version = env!("CARGO_PKG_VERSION");
    format!("Made by aplomb {version}, {} {}, {time}.", long(local.date()), local.year())
}

/// A page instead of text.
#[derive(Debug, Clone, Args)]
pub(super) struct PageArgs {
    /// Write an HTML page to FILE, to show others. - is standard output
    #[arg(long, value_name = "FILE", conflicts_with = "markdown")]
    html: Option<PathBuf>,
    /// Write Markdown to FILE, for your notes. - is standard output
    #[arg(long, value_name = "FILE")]
    markdown: Option<PathBuf>,
}

impl PageArgs {
    /// Returns the form and the file to write. None where no page is asked for.
    pub(super) fn page(&self) -> Option<(Form, &Path)> {
        let html = self.html.as_deref().map(|file| (Form::Html, file));
        html.or_else(|| Some((Form::Markdown, self.markdown.as_deref()?)))
    }
}
