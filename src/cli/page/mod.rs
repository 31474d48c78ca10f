//! Pages for people beside the screens: one file that can be shown to a coach or a partner, as HTML or as Markdown.
//!
//! A command says once what its page holds, as a [`ReportPage`] of plain data: sentences, drawings and tables. Here it is
//! written in either form. What comes from the data becomes no markup: in HTML the templates escape it, in Markdown
//! [`markdown::inline`] does, and [`clean`](crate::domain::text::clean) takes out what is hidden or would turn the
//! direction of writing.

pub mod chart;
mod html;
mod markdown;
pub mod review;
pub mod season;
pub mod table;

use std::path::Path;

use chrono::{Datelike, Timelike};
use maud::Markup;

use super::failure::Failure;
use super::print::{shown, write};
use crate::domain::date::long;
use crate::domain::{Ctx, Time};
use crate::store::Store;
use table::Table;

/// What stands for a number that is not shown: nothing is known, or too little is counted.
pub const DASH: &str = "—";

/// The forms that a page is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One file with its styles and drawings in it, and nothing else.
    Html,
    /// For notes: the same sentences and tables, no drawings.
    Markdown,
}

/// What a page holds. Texts are as the data has them.
#[derive(Debug, Clone)]
pub struct ReportPage {
    /// As the reader's window is named.
    pub title: String,
    /// The answer, in a sentence.
    pub answer: String,
    /// When, and in which season.
    pub quiet: String,
    /// What else is said before the parts.
    pub says: Vec<String>,
    /// Its parts, in order.
    pub parts: Vec<DocumentPart>,
    /// By what and when it was made.
    pub made: String,
}

/// A part of a page. What is empty is left out.
#[derive(Debug, Clone, Default)]
pub struct DocumentPart {
    /// The heading.
    pub head: String,
    /// What it says.
    pub says: Vec<String>,
    /// A drawing of [`chart`], in HTML alone.
    pub chart: Option<Markup>,
    /// The figures, in both forms.
    pub table: Option<Table>,
}

impl ReportPage {
    /// The whole file.
    pub fn text(&self, form: Form) -> String {
        match form {
            Form::Html => html::text(self),
            Form::Markdown => markdown::text(self),
        }
    }

    /// Writes it to a file and says so; to standard output where the file is `-`.
    pub fn put(&self, form: Form, file: &Path, store: &Store) -> Result<(), Failure> {
        let text = self.text(form);
        if file.as_os_str() == "-" {
            return super::output::file(&text);
        }
        store.write_page(file, &text)?;
        write(&format!("Wrote {}.\n", shown(&file.display().to_string())))
    }
}

/// `Made by aplomb 0.1.0, Wednesday 18 November 2026, 9:42.`
pub fn made(ctx: &Ctx) -> String {
    let local = ctx.local();
    let time = Time::from_minutes(local.hour() * 60 + local.minute()).short(ctx.clock);
    let version = env!("CARGO_PKG_VERSION");
    format!("Made by aplomb {version}, {} {}, {time}.", long(local.date()), local.year())
}
