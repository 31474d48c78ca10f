//! Ways through the day, the days and the panel.

use super::{Script, run, script};
use crate::lives::LIFE;

const SCRIPTS: &[Script] = &[
    script("it opens on what runs", "", &["at Pricing page"]),
    script("j goes to the next block", "j", &["at Stand-up"]),
    script("free time is a stop", "jjjj", &["at free 13:15–14:00"]),
    script("k goes back", "jjkk", &["at Pricing page"]),
    script("arrows are the same", "<↓><↓><↑>", &["at Stand-up"]),
    script("the ends hold", "kkkkkkkkkk", &["at Bin day"]),
    script("G goes to the last stop", "G", &["at free 20:00–23:00"]),
    script("Home goes to the first, End to the last", "<Home><End><Home>", &["at Bin day"]),
    script("a page down", "<PgDn>", &["at Dinner"]),
    script("a page up from the end", "G<Ctrl-U>", &["at Code reviews"]),
    script("l is the day after, at the same time of it", "l", &["on 2026-11-19", "at Tickets"]),
    script("h is the day before", "h", &["on 2026-11-17", "at Taxes"]),
    script("] is a week on, [ a week back", "]][", &["on 2026-11-25", "at free 7:00–12:30"]),
    script("t comes back to what runs", "]]Gt", &["at Pricing page"]),
    script("gg is the first, at once", "jjgg", &["at Bin day"]),
    script("ge is the last, at once", "ge", &["at free 20:00–23:00"]),
    script("g fri is Friday", "gfri<Enter>", &["on 2026-11-20", "at free 7:00–12:30"]),
    script("g +3 is in three days", "g+3<Enter>", &["on 2026-11-21", "at free 7:00–23:00"]),
    script("g with a week goes to its Monday", "g2026-W50<Enter>", &["on 2026-12-07", "at free 7:00–12:30"]),
    script("g 24 is the 24th", "g24<Enter>", &["on 2026-11-24", "at free 7:00–12:30"]),
    script("g 24 dec is too", "g24 dec<Enter>", &["on 2026-12-24", "at free 7:00–12:30"]),
    script("g 12-24 is in December", "g12-24<Enter>", &["on 2026-12-24", "at free 7:00–12:30"]),
    script(
        "g says what it would do",
        "gsun",
        &["at Pricing page", "in Go to ‹sun› | Sunday 22 November 2026, in 4 days"],
    ),
    script(
        "g keeps what it does not understand",
        "gnever<Enter>",
        &[
            "at Pricing page",
            "in Go to ‹never› ! write a day: fri, +3, -7, 24, 24 dec, 2026-12-24, or a week: 2026-W52",
        ],
    ),
    script("g Enter stays on the day", "g<Enter>", &["at Pricing page"]),
    script(
        "arrows choose a day while nothing is typed",
        "g<→><↓><↓><←><↑>",
        &["at Pricing page", "in Go to ‹› | Wednesday 25 November 2026, in 7 days"],
    ),
    script("Enter goes to the chosen day", "g<↓><↓><Enter>", &["on 2026-12-02", "at free 7:00–12:30"]),
    script(
        "] and [ are a month on and back, to its last day where it is shorter",
        "g+12<Enter>g]]][",
        &["on 2026-11-30", "at free 7:00–12:30", "in Go to ‹› | Thursday 28 January 2027, in 71 days"],
    ),
    script(
        "once something is typed, ] is text",
        "g]2]",
        &[
            "at Pricing page",
            "in Go to ‹2]› ! write a day: fri, +3, -7, 24, 24 dec, 2026-12-24, or a week: 2026-W52",
        ],
    ),
    script(
        "with nothing typed any more, the chosen day is back",
        "g]24<Ctrl-U><→>",
        &["at Pricing page", "in Go to ‹› | Saturday 19 December 2026, in 31 days"],
    ),
    script(
        "once something is typed, the arrows go through earlier lines",
        "gfri<Enter>gsat<↑>",
        &["on 2026-11-20", "at free 7:00–12:30", "in Go to ‹fri› | Friday 20 November 2026, in 2 days"],
    ),
    script("Tab turns the panel, Esc turns it back", "<Tab><Tab><Esc>", &["at Pricing page"]),
];

#[test]
fn ways_through_the_days() {
    run(LIFE, SCRIPTS);
}

/// A night block of the day before until 8:00, and a flight at 0:30 on the day after.
const NIGHTS: &[(&str, &str)] = &[
    (
        "life.toml",
        "schema = 1\nzone = \"Europe/Lisbon\"\n[day]\nstart = \"04:00\"\nwake = \"07:00-25:00\"\n\
         [[boundary]]\nid = \"morning\"\nname = \"Slow morning\"\ndays = [\"fri\"]\nwindow = \"08:00-10:00\"\nno = [\"work\"]\n",
    ),
    (
        "days/2026/2026-11-19.toml",
        "schema = 1\n[[block]]\nid = \"n1ght\"\ntitle = \"Night shift\"\nplan = \"22:00-32:00\"\n",
    ),
    (
        "days/2026/2026-11-20.toml",
        "schema = 1\n[[block]]\nid = \"pa9es\"\ntitle = \"Pages\"\nplan = \"08:30-09:00\"\narea = \"work\"\n",
    ),
    (
        "days/2027/2027-03-04.toml",
        "schema = 1\n[[block]]\nid = \"n1ght\"\ntitle = \"Night shift\"\nplan = \"22:00-32:00\"\n",
    ),
    (
        "days/2026/2026-11-21.toml",
        "schema = 1\n[[block]]\nid = \"f11gt\"\ntitle = \"Flight\"\nplan = \"00:30-03:00\"\n",
    ),
];

const THROUGH_NIGHTS: &[Script] = &[
    script(
        "free time ends where tomorrow's flight begins",
        "gfri<Enter>ge",
        &["on 2026-11-20", "at free 10:00–0:30"],
    ),
    script(
        "and begins where yesterday's night ends",
        "gfri<Enter>ggj",
        &["on 2026-11-20", "at free 8:00–8:30"],
    ),
    script(
        "the nearest free time is not within the night",
        "gfri<Enter>ggjjm<Tab>",
        &["on 2026-11-20", "at Pages", "in Move to ‹10:00-10:30› | Friday 20 November, 10:00 to 10:30, 30m"],
    ),
    script(
        "a day that is far away is read with those that reach into it",
        "a2027-03-05 8:30-9 Mail @work",
        &[
            "in Add ‹2027-03-05 8:30-9 Mail @work› | Friday 5 March 2027, 8:30 to 9:00, 30m | Mail · work · linked to no value yet: add #value ! Crosses Slow morning by 30m. You can still save it, or use 10:00 to 10:30, which is free.",
        ],
    ),
    script(
        "also at the end of time",
        "a9999-12-31 9-10 Walk<Enter>",
        &[
            "on 9999-12-31",
            "says Walk planned, Friday 31 December 9999, 9:00 to 10:00.  u undo",
            "days/9999/9999-12-31: + date = 9999-12-31 | zone = 'Europe/Lisbon' | id = * | title = 'Walk' | plan = '09:00-10:00'",
        ],
    ),
];

#[test]
fn nights_reach_into_the_days_beside() {
    run(NIGHTS, THROUGH_NIGHTS);
}
