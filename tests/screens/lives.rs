//! Small lives, as a person writes them by hand, with comments, spaces and keys of other programs.

/// Wednesday 18 November 2026, 9:42: the time of every script that names no other.
pub const NOW: &str = "2026-11-18T09:42";

pub const PROFILE: &str = r#"# Mine.
schema = 1
zone = "Europe/Lisbon"
colour = "of another program"

[[value]]
id = "craft"
name = "Craft"
weekly = "12h"

[[value]]
id = "family"
name = "Family"
weekly = "12h"

[[engagement]]
id = "acme"
name = "Acme, day job"
area = "work"
agenda = "theirs"

[[engagement]]
id = "studio"
name = "Studio"
area = "work"
agenda = "mine"
values = ["craft"]

[[boundary]]
id = "dinner"
name = "Dinner at home"
days = ["weekdays"]
window = "18:00-20:00"
no = ["work"]
"#;

pub const ROUTINES: &str = r#"schema = 1

[[routine]]
id = "walk"            # on foot
title = "Walk"
days = ["weekdays"]
plan = "12:30-13:15"
from = 2026-11-18
area = "self-care"
"#;

pub const INBOX: &str = r#"schema = 1

# Soon.
[[task]]
id = "t4t4t"
title = "Call the accountant"
estimate = "30m"
due = 2026-11-27

[[task]]
id = "t5t5t"
title = "Fix the bike"
estimate = "2h"
area = "home"
"#;

/// A timer has run since 9:05, and a call crosses the dinner boundary.
pub const TODAY: &str = r#"# Wednesday, by hand
schema = 1
date = 2026-11-18
zone = "Europe/Lisbon"
mood_of = "another program"

[[block]]
id = "b1n00"
title = "Bin day"

[[block]]
id = "r0n00"
title   = "Run"      # slowly
plan = "07:00-07:45"
actual = ["07:00-07:40"]
area = "self-care"
status = "done"

# the one that matters
[[block]]
id = "pr1ce"
title = "Pricing page"
plan = "09:00-10:30"
actual = [ "09:05-", ]   # since
area = "work"
engagement = "acme"
values = ["craft"]
x-colour = "red"

[[block]]
id = "st4nd"
title = "Stand-up"
plan = "10:30-11:00"
area = "work"
engagement = "acme"

[[block]]
id = "c0des"
title = "Code reviews"
plan = "11:00-12:30"
area = "work"
engagement = "acme"
demand = "high"
x-ticket = 7

[[block]]
id = "1nv01"
title = "Invoices"
plan = "14:00-15:00"
area = "work"
engagement = "studio"

[[block]]
id = "ca110"
title = "Call with Ines"
plan = "17:30-18:30"
area = "work"
engagement = "acme"
with = ["Ines"]
fixed = true

[[block]]
id = "d1nn0"
title = "Dinner"
plan = "18:30-19:30"
area = "people"
values = ["family"]
# the end
"#;

/// Yesterday, with one block done and one not marked.
pub const YESTERDAY: &str = r#"schema = 1
date = 2026-11-17
zone = "Europe/Lisbon"

[[block]]
id = "tax00"
title = "Taxes"
plan = "16:00-17:00"
area = "home"

[[block]]
id = "br4nd"
title = "Brandt, call"
actual = ["17:00-17:30"]
area = "work"
engagement = "studio"
status = "done"
"#;

/// Tomorrow, with the line ends of Windows.
pub const TOMORROW: &str = "schema = 1\r\ndate = 2026-11-19\r\nzone = \"Europe/Lisbon\"\r\n\r\n\
    [[block]]\r\nid = \"t1cke\"\r\ntitle = \"Tickets\"\r\nplan = \"09:00-12:30\"\r\narea = \"work\"\r\n\
    engagement = \"acme\"\r\n\r\n\
    [[block]]\r\nid = \"re1ea\"\r\ntitle = \"Release\"\r\nplan = \"15:30-16:30\"\r\narea = \"work\"\r\n\
    # and no end of the last line";

/// Two seasons with a gap between them, as a person writes them.
pub const SEASONS: &str = r#"# What for.
schema = 1

[[season]]
id = "home"
name = "Close to home"
start = 2026-08-03
end = 2026-11-01
heavy = "life"

[[season]]
id = "launch"
name = "Launch"       # v1
start = 2026-11-09
end = 2027-01-03     # inclusive
heavy = "work"
success = "v1 is out."
mood = "of another program"

[season.intent.craft]
weight = 5           # most of all
weekly = "14h"
"#;

/// The life of most scripts, with seasons.
pub const IN_SEASONS: &[(&str, &str)] = &[
    ("life.toml", PROFILE),
    ("seasons.toml", SEASONS),
    ("days/2026/2026-11-17.toml", YESTERDAY),
    ("days/2026/2026-11-18.toml", TODAY),
    ("days/2026/2026-11-19.toml", TOMORROW),
];

/// Two templates. One has a block across dinner, and a key of the user's own.
pub const TEMPLATES: &str = r#"schema = 1

[[template]]
id = "office"
name = "Office day"

# first thing
[[template.block]]
title = "Tickets"
plan = "08:00-09:30"
area = "work"
engagement = "acme"
x-room = 4

[[template.block]]
title = "Support"
plan = "17:30-18:30"
area = "work"
engagement = "acme"

[[template]]
id = "slow"
name = "A slow day with a long walk by the river"

[[template.block]]
title = "Long walk"
plan = "10:00-12:00"
"#;

/// Returns the life of most scripts, with templates.
pub fn with_templates() -> Vec<(&'static str, &'static str)> {
    LIFE.iter().copied().chain([("templates.toml", TEMPLATES)]).collect()
}

/// The life of most scripts.
pub const LIFE: &[(&str, &str)] = &[
    ("life.toml", PROFILE),
    ("routines.toml", ROUTINES),
    ("inbox.toml", INBOX),
    ("days/2026/2026-11-17.toml", YESTERDAY),
    ("days/2026/2026-11-18.toml", TODAY),
    ("days/2026/2026-11-19.toml", TOMORROW),
];

/// A job with time around its blocks, whose limit of the week is reached by the running block.
pub const WIND_DOWN: &[(&str, &str)] = &[
    (
        "life.toml",
        r#"schema = 1
zone = "Europe/Lisbon"

[[engagement]]
id = "acme"
name = "Acme, day job"
area = "work"
before = "10m"
after = "30m"
most = "3h30"

[[boundary]]
id = "dinner"
name = "Dinner at home"
days = ["weekdays"]
window = "17:00-20:00"
no = ["work"]
"#,
    ),
    (
        "days/2026/2026-11-17.toml",
        r#"[[block]]
id = "t1cke"
title = "Tickets"
actual = ["09:00-12:00"]
area = "work"
engagement = "acme"
"#,
    ),
    (
        "days/2026/2026-11-18.toml",
        r#"[[block]]
id = "pa9es"
title = "Pages"
plan = "09:00-10:30"
actual = ["09:05-"]
area = "work"
engagement = "acme"

[[block]]
id = "ca11x"
title = "Call with Ines"
plan = "11:00-12:00"
area = "people"

[[block]]
id = "wa1k0"
title = "Walk"
plan = "12:30-13:40"
area = "self-care"

[[block]]
id = "re1ea"
title = "Release"
plan = "14:00-17:00"
area = "work"
engagement = "acme"
"#,
    ),
];

/// Titles that are wide, combined, written from right to left, made of several characters, or hostile.
pub const ODD: &[(&str, &str)] = &[
    ("life.toml", PROFILE),
    (
        "days/2026/2026-11-18.toml",
        r#"schema = 1
note = "a note with\ta tab and\na second line"

[[block]]
title = "家族と公園を散歩してからみんなで長い夕食を作って食べる"
plan = "07:00-07:30"
area = "people"
values = ["family"]

[[block]]
title = "Cafe\u0301 with Zoe\u0308, a\u0301\u0302\u0303\u0304 few marks"
plan = "07:30-08:00"
energy = 2
status = "done"

[[block]]
title = "שיחה עם אמא"
plan = "08:00-08:30"
with = ["אמא"]

[[block]]
title = "👩‍👩‍👧 family 🏳️‍🌈 flag 👍🏽 thumb 🇵🇹 country"
plan = "08:30-09:00"
area = "care"

[[block]]
title = "evil \u001b[31mred\u001b[0m \u0007 \u202etxet\u202c \u200bzero\u00ad end\u009b1m"
plan = "09:30-10:00"

[[block]]
title = "tab\tand\nnewline"
plan = "10:00-10:30"

[[block]]
title = "x"
plan = "10:30-10:35"

[[block]]
title = "A title that goes on and on, much further than any column that a terminal has for it, to its end"
plan = "11:00-12:00"
engagement = "nobody-knows-this-engagement-of-forty-lett"
values = ["a-value-that-is-not-there", "craft", "family"]
fixed = true
energy = -2
status = "done"

[[block]]
title = "ｆｕｌｌ ｗｉｄｔｈ"
plan = "12:00-12:30"
status = "skipped"

[[block]]
title = "Late"
plan = "23:00-26:30"
area = "no-such-area"
"#,
    ),
];

/// A week with everything: three blocks at the same time, a block across midnight, a block in another time zone, a
/// grace day, a crossed boundary, and a block with every field.
pub const FULL: &[(&str, &str)] = &[
    ("life.toml", PROFILE),
    ("seasons.toml", SEASONS),
    ("routines.toml", ROUTINES),
    (
        "weeks/2026-W47.toml",
        "schema = 1\nweek = \"2026-W47\"\nintention = \"Two dinners at home.\" # or three\n",
    ),
    (
        "days/2026/2026-11-16.toml",
        r#"schema = 1
date = 2026-11-16

[[block]]
id = "pa9es"
title = "Pages"
plan = "09:00-12:00"
actual = ["09:00-12:00"]
area = "work"
values = ["craft"]
status = "done"

[[block]]
id = "ca115"
title = "Calls"
actual = ["09:00-09:30"]
area = "work"
status = "done"

[[block]]
id = "ma1ls"
title = "Mails"
actual = ["09:15-09:45"]
area = "work"
energy = -1
status = "done"
"#,
    ),
    (
        "days/2026/2026-11-17.toml",
        r#"schema = 1
date = 2026-11-17

[[block]]
id = "n1ght"
title = "Night shift"
plan = "22:00-32:30"
actual = ["22:00-32:30"]
area = "work"
status = "done"
"#,
    ),
    ("days/2026/2026-11-18.toml", TODAY),
    (
        "days/2026/2026-11-19.toml",
        r#"schema = 1
date = 2026-11-19

[[block]]
id = "b1n19"
title = "Bins"

[[block]]
id = "t0ky0"
title = "Call to Tokyo"
plan = "06:00-07:00"
zone = "Asia/Tokyo"
area = "work"

[[block]]
id = "re1ea"
title = "Release"
plan = "17:30-18:30"
area = "work"
"#,
    ),
    (
        "days/2026/2026-11-20.toml",
        r#"schema = 1
date = 2026-11-20
grace = "flu"

[[block]]
id = "s0up0"
title = "Soup"
plan = "12:00-13:00"
area = "care"
values = ["family"]

[[block]]
id = "g0ne0"
title = "Gone"
plan = "15:00-16:00"
status = "skipped"
"#,
    ),
    ("days/2026/2026-11-22.toml", EVERY_FIELD),
];

/// A day with one block that has not begun, with every field that it can have.
pub const EVERY_FIELD: &str = r#"schema = 1
date = 2026-11-22

[[block]]
id = "a110f"
title = "All of it"
plan = "10:05-11:50"
area = "work"
engagement = "acme"
values = ["craft", "family"]
with = ["Ines", "Rui"]
agenda = "shared"
demand = "high"
energy = 1
fixed = true
allow = ["dinner"]
paid = false
promise = "p7"
moved_from = 2026-11-15
estimate = "2h"
due = 2026-11-27
carried = 2
uid = "uid@example.org"
zone = "Europe/Berlin"
note = "bring the sketches"
x-ticket = 7
"#;

/// Week 53 of a year, with done and planned blocks across New Year.
pub const WEEK_53: &[(&str, &str)] = &[
    ("life.toml", PROFILE),
    (
        "days/2026/2026-12-31.toml",
        "schema = 1\n\n[[block]]\nid = \"f1rew\"\ntitle = \"Fireworks\"\nplan = \"22:00-25:30\"\narea = \"people\"\n",
    ),
    (
        "days/2027/2027-01-01.toml",
        "schema = 1\n\n[[block]]\nid = \"wa1k0\"\ntitle = \"Long walk\"\nplan = \"11:00-14:00\"\narea = \"self-care\"\n",
    ),
    (
        "days/2027/2027-01-04.toml",
        "schema = 1\n\n[[block]]\nid = \"w0rk0\"\ntitle = \"Back\"\nplan = \"09:00-12:00\"\narea = \"work\"\n",
    ),
];

/// The life of most scripts, with a limit of 10 hours a week for Acme and a school play in the afternoon.
pub fn with_limits() -> Vec<(&'static str, &'static str)> {
    let limited = PROFILE.replacen("agenda = \"theirs\"", "agenda = \"theirs\"\nmost = \"10h\"", 1);
    let play = "schema = 1\n\n[[routine]]\nid = \"play\"\ntitle = \"School play\"\nyearly = \"11-18\"\n\
        plan = \"15:00-16:00\"\narea = \"people\"\nwith = [\"Ada\"]\nmilestone = true\n";
    vec![
        ("life.toml", String::leak(limited)),
        ("routines.toml", play),
        ("days/2026/2026-11-17.toml", YESTERDAY),
        ("days/2026/2026-11-18.toml", TODAY),
        ("days/2026/2026-11-19.toml", TOMORROW),
    ]
}
