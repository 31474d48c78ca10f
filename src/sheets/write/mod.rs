//! Menu of what can be written down from anywhere: a promise, a no, a conversation, a trial, a task for the inbox.

mod line;

use crate::app::{Context, Turn, Verb};
use crate::domain::Block;
use crate::domain::edits::Target;
use crate::line::LedgerKind;
use crate::sheets::inbox;
use crate::sheets::menu::Menu;
use crate::sheets::prompt::Prompt;
use line::WriteLine;

/// Opens the menu.
pub fn open(turn: &mut Turn<'_>) {
    let verbs = [Verb::WritePromise, Verb::WriteNo, Verb::WriteTalk, Verb::WriteTrial, Verb::WriteTask];
    let menu = Menu::new(Context::Write, "Write down".to_owned(), &verbs);
    // With a block under the cursor, a no is about that block.
    let about = open_block(turn).map(|target| format!("{} is skipped", target.block.title));
    turn.open(menu.saying(Verb::WriteNo, about));
}

/// Opens the line of a promise. Where the block under the cursor crosses a milestone, it is to make up for that.
pub fn open_promise(turn: &mut Turn<'_>) {
    let crossed = turn.model.selected().into_iter().flat_map(|item| &item.crossings);
    let once = crossed.filter(|one| one.boundary().is_none()).map(|one| one.name.clone()).next();
    let with = once.as_ref().and_then(|name| {
        let blocks = || turn.model.agenda.items.iter().map(|item| &item.block);
        blocks().find(|block| block.milestone && block.title == *name)?.with.first().cloned()
    });
    let to = with.map(|name| format!("{name}: ")).unwrap_or_default();
    let because =
        once.map(|name| format!(" because:\"missed {}\"", name.replace('"', ""))).unwrap_or_default();
    let line = WriteLine { kind: LedgerKind::Promise, about: None };
    Prompt::new(line, format!("{to}{because}")).at(to.chars().count()).open(turn);
}

/// Opens the line of a no. On a block that is still to do it is about that block, which is skipped.
pub fn open_no(turn: &mut Turn<'_>) {
    let about = open_block(turn);
    let text = about.as_ref().map(|target| no_to(&target.block)).unwrap_or_default();
    Prompt::new(WriteLine { kind: LedgerKind::No, about }, text).open(turn);
}

/// Opens the line of a conversation.
pub fn open_talk(turn: &mut Turn<'_>) {
    Prompt::new(WriteLine { kind: LedgerKind::Talk, about: None }, "").open(turn);
}

/// Opens the line of a trial.
pub fn open_trial(turn: &mut Turn<'_>) {
    Prompt::new(WriteLine { kind: LedgerKind::Trial, about: None }, "").open(turn);
}

/// Opens the line of a task for the inbox, which stays closed afterwards.
pub fn open_task(turn: &mut Turn<'_>) {
    Prompt::new(inbox::Task { shows_inbox: false }, "").open(turn);
}

/// Returns the block under the cursor if it is planned and still to do.
fn open_block(turn: &Turn<'_>) -> Option<Target> {
    let item = turn.model.selected()?;
    let is_open = item.block.is_open() && item.block.plan.is_some();
    is_open.then(|| Target::new(item.date, item.block.clone()))
}

/// Returns the line of a no to a block: to whom, what, and the hours that are freed.
fn no_to(block: &Block) -> String {
    let to = block.with.first().map(|name| format!("{name}: ")).unwrap_or_default();
    let length = block.plan.map(|plan| format!(" {}", crate::domain::Minutes(plan.minutes()).short()));
    format!("{to}{}{}", line::quoted(&block.title), length.unwrap_or_default())
}
