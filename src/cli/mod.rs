//! The command line: everything that can be done to the data without the screens.
//!
//! A command loads what it needs, gets an edit from [`crate::domain::edits`], applies it, saves it, and prints one
//! line about it. A command that edits locks the data directory before it reads and until it has written.

mod adding;
mod args;
mod availability;
mod blocks;
mod check;
mod clock;
mod close;
mod day;
mod failure;
mod find;
mod guide;
mod history;
mod inbox;
mod json;
mod keys;
mod ledger;
mod life;
mod output;
mod page;
mod period;
mod plan;
mod print;
mod replan;
mod review;
mod review_json;
mod routine;
mod say;
mod score;
mod scoring;
mod search;
mod season;
mod session;
mod settings;
mod setup;
mod suggest;
mod template;
mod timer;
mod usage;
mod values;
mod week;

use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

use crate::domain::edits;
use crate::store::{StateFolder, Store};
use crate::tui::{Options, has_terminal};
use args::{Arguments, Command, Global};
use clock::SystemClock;
use failure::Failure;
use session::Session;
use values::{StatusFormat, When};

/// Runs the command line. Returns the exit code: 0 done, 1 refused, 2 wrong usage.
pub fn run() -> ExitCode {
    output::tell_panics();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let cleaned = std::env::args_os().map(|argument| print::shown(&argument.to_string_lossy()));
            output::usage(&error, Arguments::try_parse_from(cleaned).err().as_ref());
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    match dispatch(&arguments.global, arguments.command) {
        Ok(()) => ExitCode::SUCCESS,
        // Exit code 1 says that nothing has changed. Who trusts it and tries again would have it twice.
        Err(Failure::Unanswered(error)) if session::has_saved() => {
            output::note(&format!("The change is saved, but the answer can't be written: {error}."));
            ExitCode::SUCCESS
        }
        Err(failure) => {
            let sentence = failure.sentence();
            if !sentence.is_empty() {
                output::complain(sentence);
            }
            ExitCode::from(failure.code())
        }
    }
}

fn dispatch(global: &Global, command: Option<Command>) -> Result<(), Failure> {
    let Some(command) = command else {
        return if has_terminal() {
            let root = session::directory(global)?;
            let state = session::state_directory().map(|states| StateFolder::new(&states, &root));
            open_screen(global, &root, state)
        } else {
            day::day(global, None, false)
        };
    };
    match command {
        Command::Init => setup::init(global),
        Command::Demo { keep, print } => setup::demo(global, keep.as_deref(), print),
        Command::Day { date, json } => {
            let session = Session::read(global)?;
            let date = date.map(|date| date.on(session.today()));
            day::print(session, date, json)
        }
        Command::Week { week, json } => week::week(global, week.as_ref(), json),
        Command::Add { inbox, text } => adding::add(global, &text.line()?, inbox),
        Command::Log(text) => adding::log(global, &text.line()?),
        Command::Start { at, ended, what } => {
            timer::start(global, &what, at.time.as_deref(), ended.as_deref())
        }
        Command::Stop { at, energy } => {
            timer::stop(global, at.time.as_deref(), energy.and_then(|felt| felt.0))
        }
        Command::Status { format, json } => {
            timer::status(global, if json { StatusFormat::Json } else { format })
        }
        Command::Done(block) => blocks::simple(global, &block.ids, edits::done),
        Command::Skip(block) => blocks::simple(global, &block.ids, edits::skip),
        Command::Release(block) => blocks::simple(global, &block.ids, edits::release),
        Command::Reopen(block) => blocks::simple(global, &block.ids, edits::reopen),
        Command::Energy { ids, felt } => blocks::energy(global, &ids, felt.0),
        Command::Did { id, spans } => blocks::did(global, &id, &spans),
        Command::Edit { id, text } => blocks::edit(global, &id, &text.line()?),
        Command::Move { id, date, span } => blocks::move_to(global, &id, &date, &span),
        Command::Close { date, yes, json } => close::close(global, date.as_ref(), yes, json),
        Command::Copy { id, date, span } => blocks::copy(global, &id, &date, &span),
        Command::Rm(block) => blocks::remove(global, &block.ids),
        Command::Note { on, text } => blocks::note(global, &on, &text.line()?),
        Command::Replan(asked) => replan::replan(global, &asked),
        Command::Grace { date, off, reason } => week::grace(global, &date, off, &reason),
        Command::Intention { words } => week::intention(global, &words),
        Command::Inbox => inbox::list(global),
        Command::Place { id, date, span } => inbox::place(global, &id, &date, &span),
        Command::Routine { command } => routine::routine(global, command),
        Command::Suggest { id, text, value, days, json } => {
            let wanted = (id.as_deref(), text.as_deref(), value.as_deref());
            suggest::suggest(global, wanted, days, json)
        }
        Command::Availability(asked) => availability::availability(global, &asked),
        Command::Search { text, json } => search::search(global, &values::joined(&text)?, json),
        Command::Review { week, json, form } => {
            let session = Session::read(global)?;
            let week = week.map(|week| week.on(session.today()));
            review::review(session, week, json, form.page())
        }
        Command::Season { id, by, json, form } => {
            season::season(global, id.as_deref(), by, json, form.page())
        }
        Command::Score(asked) => score::score(global, &asked),
        Command::Why(asked) => score::why(global, &asked),
        Command::Ledger(command) => ledger::ledger(global, &command),
        Command::Records(command) => life::life(global, &command),
        Command::Template(arguments) => template::template(global, &arguments),
        Command::Undo => history::step(global, false),
        Command::Redo => history::step(global, true),
        Command::History { all, json } => history::history(global, all, json),
        Command::Restore { version } => history::restore(global, &version),
        Command::Settings(arguments) => settings::settings(global, &arguments),
        Command::Guide { topic } => guide::guide(global, &topic),
        Command::Check { strict } => check::check(global, strict),
        Command::Completions { shell } => setup::completions(shell),
        Command::Man => setup::man(),
    }
}

/// Opens the screens on a data directory. `state` is the folder with the last state of the screens. `None` remembers
/// nothing.
fn open_screen(global: &Global, root: &Path, state: Option<StateFolder>) -> Result<(), Failure> {
    let clock = SystemClock::new(global.now);
    let seed = clock.ctx(None, &Default::default()).ids.seed;
    let colour = match global.color {
        When::Auto => None,
        When::Always => Some(true),
        When::Never => Some(false),
    };
    let store = Store::open(root);
    let (keymap, problems) = keys::keymap(&store);
    let options = Options {
        store,
        state,
        keymap,
        problems,
        clock: clock.running_on(),
        system_zone: clock::system_zone(),
        seed,
        colour,
    };
    let said = crate::tui::run(options).map_err(|error| Failure::refused(error.to_string()))?;
    said.map_or(Ok(()), |said| print::write(&format!("{}\n", print::shown(&said))))
}
