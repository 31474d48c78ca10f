//! Sheets: cards, the inbox, this day, why, search, palette and help.

use super::{Script, run, script};
use crate::lives::LIFE;

const SCRIPTS: &[Script] = &[
    script("the card opens with Enter", "<Enter>", &["at Pricing page", "in card of Pricing page, stop"]),
    script(
        "Enter Enter stops what runs",
        "<Enter><Enter>",
        &[
            "at Pricing page",
            "says Pricing page stopped after 37m.  E how it felt",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
        ],
    ),
    script(
        "Enter Enter starts what waits",
        "j<Enter><Enter>",
        &[
            "at Stand-up",
            "says Stand-up started, 9:42. Pricing page stopped after 37m.  u undo",
            "18: - actual = [ '09:05-', ]   # since",
            "18: + actual = [ '09:05-09:42', ]   # since",
            "18: + actual = ['09:42-']",
        ],
    ),
    script(
        "Enter Enter lets it cross",
        "Gkkk<Enter><Enter>",
        &[
            "at Call with Ines",
            "says Call with Ines may cross Dinner at home, this once.  u undo",
            "18: + allow = ['dinner']",
        ],
    ),
    script(
        "Enter Enter on yesterday's is done as planned",
        "h<Home><Enter><Enter>",
        &[
            "on 2026-11-17",
            "at Taxes",
            "says Taxes done as planned, yesterday, Tuesday 17 November, 16:00 to 17:00.  u undo",
            "17: + status = 'done'",
        ],
    ),
    script("Enter Enter on what is done asks how it felt", "k<Enter><Enter>", &["at Run", "in felt Run 2"]),
    script(
        "Enter Enter on what is skipped opens it",
        "jc<Enter><Enter>",
        &["at Stand-up", "says Stand-up no longer skipped.  u undo"],
    ),
    script(
        "a key of the card",
        "j<Enter>d",
        &[
            "at Stand-up",
            "says Stand-up done as planned, 10:30 to 11:00, ahead of time.  u undo",
            "18: + status = 'done'",
        ],
    ),
    script(
        "J on the card moves the block",
        "j<Enter>J",
        &[
            "at Stand-up",
            "says Stand-up now 10:45 to 11:15.  u undo",
            "18: - plan = '10:30-11:00'",
            "18: + plan = '10:45-11:15'",
        ],
    ),
    script("j on the card chooses", "j<Enter>jj", &["at Stand-up", "in card of Stand-up, done as planned"]),
    script("the card closes with q and quits nothing", "<Enter>q", &["at Pricing page"]),
    script(
        "the last line of the card is everything",
        "<Enter>kkjjjjjjjjjjjjjjjjjjjjjjjjjjjj<Enter>",
        &["at Pricing page", "in palette ‹› timer"],
    ),
    script(
        "a key without a line on the card stays on it",
        "<Enter>p",
        &["at Pricing page", "in card of Pricing page, stop"],
    ),
    script("i opens the inbox", "i", &["at Pricing page", "in inbox 0", "face Inbox"]),
    script(
        "i Enter places into the free time",
        "jjjji<Enter>",
        &[
            "at Call the accountant",
            "says Call the accountant planned, 13:15 to 13:45.  u undo",
            "18: + id = * | title = 'Call the accountant' | plan = '13:15-13:45' | estimate = '30m' | due = 2026-11-27",
            "inbox: - # Soon.",
            "inbox: - id = 't4t4t' | title = 'Call the accountant' | estimate = '30m' | due = 2026-11-27",
        ],
    ),
    script(
        "i j Enter places the second where it fits",
        "ij<Enter>",
        &[
            "at Fix the bike",
            "says Fix the bike planned, 15:00 to 17:00.  u undo",
            "18: + id = * | title = 'Fix the bike' | plan = '15:00-17:00' | area = 'home' | estimate = '2h'",
            "inbox: - id = 't5t5t' | title = 'Fix the bike' | estimate = '2h' | area = 'home'",
        ],
    ),
    script(
        "i m to a date and time",
        "imfri 9-10<Enter><Esc>",
        &[
            "on 2026-11-20",
            "at Call the accountant",
            "20: + date = 2026-11-20 | zone = 'Europe/Lisbon' | id = * | title = 'Call the accountant' | plan = '09:00-10:00' | estimate = '30m' | due = 2026-11-27",
            "inbox: - # Soon.",
            "inbox: - id = 't4t4t' | title = 'Call the accountant' | estimate = '30m' | due = 2026-11-27",
        ],
    ),
    script(
        "i m with a day alone makes an item of that day",
        "imfri<Enter>",
        &[
            "on 2026-11-20",
            "at Call the accountant",
            "says Call the accountant planned, Friday 20 November.  u undo",
            "20: + date = 2026-11-20 | zone = 'Europe/Lisbon' | id = * | title = 'Call the accountant' | estimate = '30m' | due = 2026-11-27",
            "inbox: - # Soon.",
            "inbox: - id = 't4t4t' | title = 'Call the accountant' | estimate = '30m' | due = 2026-11-27",
        ],
    ),
    script(
        "i a adds",
        "ia15m Buy screws @home<Enter>",
        &[
            "at Pricing page",
            "in inbox 2",
            "says Buy screws put into the inbox.  u undo",
            "face Inbox",
            "inbox: + id = * | title = 'Buy screws' | area = 'home' | estimate = '15m' | created = 2026-11-18",
        ],
    ),
    script(
        "i x deletes, u brings it back",
        "ixu",
        &["at Pricing page", "in inbox 0", "says Undone: Call the accountant deleted.", "face Inbox"],
    ),
    script(
        "i x",
        "ix",
        &[
            "at Pricing page",
            "in inbox 0",
            "says Call the accountant deleted.  u undo",
            "face Inbox",
            "inbox: - # Soon.",
            "inbox: - id = 't4t4t' | title = 'Call the accountant' | estimate = '30m' | due = 2026-11-27",
        ],
    ),
    script("i Esc", "i<Esc>", &["at Pricing page"]),
    script("D opens this day", "D", &["at Pricing page", "in daymenu 0"]),
    script(
        "D g makes a grace day",
        "DgAda is ill<Enter>",
        &[
            "at Pricing page",
            "says Wednesday 18 November is a grace day: Ada is ill.  u undo",
            "18: + grace = 'Ada is ill'",
        ],
    ),
    script(
        "D g without a reason",
        "Dg<Enter>",
        &["at Pricing page", "says Wednesday 18 November is a grace day.  u undo", "18: + grace = ''"],
    ),
    script(
        "D g twice",
        "Dg<Enter>Dg",
        &["at Pricing page", "says Wednesday 18 November is an ordinary day.  u undo"],
    ),
    script(
        "D n writes a note",
        "Dnslept badly<Enter>",
        &["at Pricing page", "says Wednesday 18 November: note saved.  u undo", "18: + note = 'slept badly'"],
    ),
    script(
        "D i says set the goal",
        "Dithe pricing page<Enter>",
        &[
            "at Pricing page",
            "says Week 47's goal: the pricing page.  u undo",
            "weeks/2026-W47: + week = '2026-W47' | intention = 'the pricing page'",
        ],
    ),
    script("D q", "Dq", &["at Pricing page"]),
    script("w opens why", "w", &["at Pricing page", "in why Week 0"]),
    script("w ← → goes to the day and the week", "wh", &["at Pricing page", "in why Day 0"]),
    script("w twice", "ww", &["at Pricing page"]),
    script("/ finds", "/taxes", &["at Pricing page", "in Search ‹taxes› | 2026-11-17 16:00–17:00 Taxes"]),
    script("/ Enter goes to the hit", "/taxes<Enter>", &["on 2026-11-17", "at Taxes"]),
    script("/ chooses with the arrow", "/acme<↓><Enter>", &["at Pricing page"]),
    script(
        "w Enter on a value writes its time and the value",
        "w<Enter>",
        &["at free 15:00–17:30", "in Add ‹15:00-16:30 #family › | Write what it is."],
    ),
    script("/ without a hit stays", "/zzz<Enter>", &["at Pricing page", "in Search ‹zzz›"]),
    script("/ Esc", "/taxes<Esc>", &["at Pricing page"]),
    script(
        ": does an action by name",
        "j:done<Enter>",
        &[
            "at Stand-up",
            "says Stand-up done as planned, 10:30 to 11:00, ahead of time.  u undo",
            "18: + status = 'done'",
        ],
    ),
    script(
        ": by what it does",
        "j:mark as done<Enter>",
        &[
            "at Stand-up",
            "says Stand-up done as planned, 10:30 to 11:00, ahead of time.  u undo",
            "18: + status = 'done'",
        ],
    ),
    script(": begins with what fits a coming block", "j:", &["at Stand-up", "in palette ‹› timer"]),
    script(": begins with adding on free time", "jjjj:", &["at free 13:15–14:00", "in palette ‹› add"]),
    script(
        ": puts what needs a block last on free time",
        "jjjj:done<Enter>",
        &["at free 13:15–14:00", "says No block is under the cursor."],
    ),
    script(
        ": without a match names the nearest",
        ":nite",
        &["at Pricing page", "in palette ‹nite› not note"],
    ),
    script(
        ": does nothing without a match",
        ":nite<Enter>",
        &["at Pricing page", "in palette ‹nite› not note"],
    ),
    script(": does the nearest once it is chosen", ":nite<↓><Enter>", &["at Pricing page", "in Note ‹›"]),
    script(
        ": takes back the choice of the nearest",
        ":nite<↓><↑><Enter>",
        &["at Pricing page", "in palette ‹nite› not note"],
    ),
    script(
        ": says what is of another screen",
        ":split<Enter>",
        &["at Pricing page", "says Not on Day: split a season in two."],
    ),
    script(": Esc", ":done<Esc>", &["at Pricing page"]),
    script(": opens other sheets", ":inbox<Enter>", &["at Pricing page", "in inbox 0", "face Inbox"]),
    script("? opens help", "?", &["at Pricing page", "in help from 0 ‹›"]),
    script(
        "? / narrows, Esc goes back step by step",
        "?/undo<Esc>",
        &["at Pricing page", "in help from 0 ‹›"],
    ),
    script("? / Enter keeps what narrows", "?/undo<Enter>", &["at Pricing page", "in help from 0 ‹undo›"]),
    script("? q closes", "?q", &["at Pricing page"]),
    script("z zooms", "z", &["at Pricing page", "zoom Grid(60)"]),
    script("+ and - zoom", "++-", &["at Pricing page", "zoom Grid(60)"]),
];

#[test]
fn sheets_open_act_and_close() {
    run(LIFE, SCRIPTS);
}
