//! Commands that need no data of the user: `init`, `demo`, `completions` and `man`.

use std::path::Path;

use chrono::Duration;
use clap::CommandFactory;

use super::args::{Arguments, Global};
use super::clock::SystemClock;
use super::day;
use super::failure::Failure;
use super::output;
use super::print::{shown, write};
use super::session::{Session, directory};
use crate::store::Store;

/// The sample's own `[day] start`: before 04:00 it is still yesterday.
const SAMPLE_DAY_START: Duration = Duration::hours(4);

/// Runs `init`.
pub(super) fn init(global: &Global) -> Result<(), Failure> {
    let store = Store::open(directory(global)?);
    let names = store.init()?;
    super::session::saved();
    let root = shown(&store.root().display().to_string());
    let list: String = names.iter().map(|name| format!("  {name}\n")).collect();
    write(&format!(
        "Made in {root}:\n{list}Their comments say what each is for. Plan a first block with aplomb add.\n"
    ))
}

/// Runs `demo`: opens the sample in its own directory, never in the user's.
pub(super) fn demo(global: &Global, keep: Option<&Path>, print: bool) -> Result<(), Failure> {
    if let Some(root) = keep {
        let session = sample(global, root)?;
        if print {
            return day::print(session, None, false);
        }
        return write(&format!("The sample is in {}.\n", shown(&root.display().to_string())));
    }
    let directory = tempfile::Builder::new().prefix("aplomb-demo-").tempdir();
    let directory =
        directory.map_err(|error| Failure::refused(format!("No temporary directory: {error}")))?;
    let session = sample(global, directory.path())?;
    if print || !crate::tui::has_terminal() {
        return day::print(session, None, false);
    }
    drop(session);
    super::open_screen(global, directory.path(), None)
}

/// Writes the sample into a directory, dated around now, and opens it.
fn sample(global: &Global, root: &Path) -> Result<Session, Failure> {
    let ctx = SystemClock::new(global.now).ctx(None, &Default::default());
    let now = ctx.local();
    let today = now.checked_sub_signed(SAMPLE_DAY_START).unwrap_or(now).date();
    let mut store = Store::open(root);
    store.write_sample(today, now, ctx.zone)?;
    Session::open(store, global, false)
}

/// Runs `completions`.
pub(super) fn completions(shell: clap_complete::Shell) -> Result<(), Failure> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "aplomb", &mut text);
    output::file(&String::from_utf8_lossy(&text))
}

/// Runs `man`: prints one page for all commands.
pub(super) fn man() -> Result<(), Failure> {
    let mut text = Vec::new();
    let failed = |error: std::io::Error| Failure::refused(error.to_string());
    let command = Arguments::command();
    clap_mangen::Man::new(command.clone()).render(&mut text).map_err(failed)?;
    for (name, sub) in all_commands(&command, "APLOMB") {
        let mut part = Vec::new();
        let page = clap_mangen::Man::new(sub.clone().disable_help_flag(true));
        page.render_synopsis_section(&mut part).map_err(failed)?;
        page.render_description_section(&mut part).map_err(failed)?;
        page.render_options_section(&mut part).map_err(failed)?;
        page.render_extra_section(&mut part).map_err(failed)?;
        let heading = format!(".SH \"{name}\"\n");
        text.extend(heading.into_bytes());
        text.extend(String::from_utf8_lossy(&part).replace(".SH ", ".SS ").into_bytes());
    }
    output::file(&String::from_utf8_lossy(&text))
}

/// Returns the commands below a command, each with its whole name in capitals, and those below them.
fn all_commands<'a>(command: &'a clap::Command, above: &str) -> Vec<(String, &'a clap::Command)> {
    let of = |sub: &'a clap::Command| {
        let name = format!("{above} {}", sub.get_name().to_uppercase());
        let below = all_commands(sub, &name);
        [(name, sub)].into_iter().chain(below)
    };
    command.get_subcommands().flat_map(of).collect()
}
