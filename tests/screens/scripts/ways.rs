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
    script("G goes to the last stop", "G", &["at free 19:30–23:00"]),
    script("Home goes to the first, End to the last", "<Home><End><Home>", &["at Bin day"]),
    script("a page down", "<PgDn>", &["at Dinner"]),
    script("a page up from the end", "G<Ctrl-U>", &["at Stand-up"]),
    script("l is the day after, at the same time of it", "l", &["on 2026-11-19", "at Tickets"]),
    script("h is the day before", "h", &["on 2026-11-17", "at Taxes"]),
    script("] is a week on, [ a week back", "]][", &["on 2026-11-25", "at free 7:00–12:30"]),
    script("t comes back to what runs", "]]Gt", &["at Pricing page"]),
    script("gg is the first, at once", "jjgg", &["at Bin day"]),
    script("ge is the last, at once", "ge", &["at free 19:30–23:00"]),
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
    script("Tab turns the panel, Esc turns it back", "<Tab><Tab><Esc>", &["at Pricing page"]),
];

#[test]
fn ways_through_the_days() {
    run(LIFE, SCRIPTS);
}
