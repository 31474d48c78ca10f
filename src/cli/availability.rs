//! `availability`: prints when the user is free for each job or client, to send to others.

use super::args::{Global, example};
use super::failure::Failure;
use super::page::table::{PageCell, Table};
use super::page::{DocumentPart, PageArgs, ReportPage, made};
use super::print::{Align, shown, table};
use super::session::Session;
use super::values::WeekArg;
use crate::domain::profile::LifeKind;
use crate::domain::{Ctx, Place, Week};
use crate::report::availability::{Availability, AvailableJob, NO_FREE_TIME};

/// Arguments of `availability`.
#[derive(Debug, clap::Args)]
#[command(after_help = example!("aplomb availability --week next", "aplomb availability acme --markdown free.md"))]
pub(super) struct AvailabilityArgs {
    /// One job or client, so that it learns of no other. Default: all
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// The week. Default: this week, from today on
    #[arg(long, value_name = "WEEK")]
    week: Option<WeekArg>,
    #[command(flatten)]
    form: PageArgs,
}

/// Runs `availability`.
pub(super) fn availability(global: &Global, asked: &AvailabilityArgs) -> Result<(), Failure> {
    let unneeded = [Place::Seasons, Place::Inbox, Place::Ledger];
    let mut session = Session::read(global)?.without(&unneeded);
    let today = session.today();
    let week = asked.week.as_ref().map_or(Week::of(today), |week| week.on(today));
    let job = asked.id.as_deref().map(|id| session.record(LifeKind::Engagement, id)).transpose()?;
    let only = job.as_ref().map(|job| job.id());
    let free = session.ask(|life, ctx| Availability::new(life, ctx, week, only))?;
    match asked.form.page() {
        Some((form, file)) => {
            page(&free, &session.ctx).put(form, file, &session.store)?;
            session.end()
        }
        None => session.answer(&text(&free, &session)),
    }
}

fn text(free: &Availability, session: &Session) -> String {
    let paint = session.paint;
    let mut text = format!("{}\n{}\n", paint.strong(&free.headline()), paint.faint(&shown(&free.when())));
    text.extend(free.none().map(|words| format!("\n{words}\n")));
    for job in &free.jobs {
        text.push_str(&format!("\n{}\n", paint.strong(&shown(&job.name))));
        let rows: Vec<Vec<String>> = match job.rows.is_empty() {
            true => vec![vec![String::new(), NO_FREE_TIME.to_owned()]],
            false => job.rows.iter().map(|row| row.to_vec()).collect(),
        };
        for line in table(&[Align::Left, Align::Left], &rows) {
            text.push_str(&format!("  {line}\n"));
        }
    }
    text
}

fn page(free: &Availability, ctx: &Ctx) -> ReportPage {
    let part = |job: &AvailableJob| {
        let mut days = Table::new(["Day", "Free"]);
        days.rows = job.rows.iter().map(|row| row.iter().map(PageCell::words).collect()).collect();
        let is_full = job.rows.is_empty();
        DocumentPart {
            head: job.name.clone(),
            says: is_full.then(|| format!("{NO_FREE_TIME}.")).into_iter().collect(),
            chart: None,
            table: Some(days).filter(|_| !is_full),
        }
    };
    ReportPage {
        title: free.headline(),
        answer: free.headline(),
        quiet: free.when(),
        says: free.none().map(str::to_owned).into_iter().collect(),
        parts: free.jobs.iter().map(part).collect(),
        made: made(ctx),
    }
}
