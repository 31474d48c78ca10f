//! Keys on the Season screen: its parts and cells, and changes of seasons.

use super::{Script, run, script};
use crate::lives::{IN_SEASONS, LIFE};

const WAYS: &[Script] = &[
    script("4 is the season", "4", &["at Launch, Intents Craft weight"]),
    script("Tab goes through its parts", "4<Tab><Tab><Tab>", &["at Launch, Swing W47"]),
    script("Shift-Tab goes back", "4<Shift-Tab>", &["at Launch, Year"]),
    script("arrows go from cell to cell", "4jlll", &["at Launch, Intents Family rests"]),
    script("sideways they stay in the table", "4jhhhhk", &["at Launch, Intents Craft weight"]),
    script("down they go on to the next part", "4jj", &["at Launch, Facts Name"]),
    script("and from the last one nowhere", "4jj<PgDn>jjjjj", &["at Launch, Swing W47"]),
    script("up they come back to the last row", "4jj<PgDn>jjjkkk", &["at Launch, Facts Good season if"]),
    script(
        "where the facts are beside the targets they are passed",
        "<120x40>4jj",
        &["at Launch, Values Craft W47"],
    ),
    script("up too", "<120x40>4jjk", &["at Launch, Intents Family weight"]),
    script("and left like the targets", "<120x40>4<Tab><PgDn>j", &["at Launch, Values Craft W47"]),
    script("G is the last row, Home the first", "4lG<Home>G", &["at Launch, Intents Family hours"]),
    script("weeks are cells too", "4<Tab><Tab>j<→>", &["at Launch, Values Family W48"]),
    script("Enter on a week shows it", "4<Tab><Tab><Enter>", &["shows Week", "at Pricing page"]),
    script("z goes on to months", "4z<Tab><Tab>hh", &["at Launch, Values Craft Sep"]),
    script("zz to quarters, + back", "4zz+<Tab><Tab>", &["at Launch, Values Craft Nov"]),
    script(
        "Enter on a month goes to its first season",
        "4z<Tab><Tab>hhh<Enter>",
        &["on 2026-08-03", "at Close to home, Values Craft "],
    ),
    script("[ is the season before", "4[", &["on 2026-08-03", "at Close to home, Intents Craft weight"]),
    script(
        "[[ has an end",
        "4[[",
        &["on 2026-08-03", "at Close to home, Intents Craft weight", "says No season before this one."],
    ),
    script("] comes back, to today", "4[]", &["at Launch, Intents Craft weight"]),
    script("the strip has gaps too", "4<Shift-Tab>h", &["on 2026-11-02", "at no season, Year"]),
    script(
        "before the first season is a gap",
        "4<Shift-Tab>hhhhh",
        &["on 2026-08-02", "at no season, Year", "says No season before this one."],
    ),
    script("t is the season of today", "4[t", &["at Launch, Intents Craft weight"]),
    script(
        "g goes to the season of a day",
        "4g2026-08-10<Enter>",
        &["on 2026-08-10", "at Close to home, Intents Craft weight"],
    ),
    script("a hit of a search opens its day", "4/taxes<Enter>", &["on 2026-11-17", "at Taxes"]),
    script("q goes back to Day", "4q", &["at Pricing page"]),
    script("keys of blocks mean nothing there", "4 svy", &["at Launch, Intents Craft weight"]),
];

const CHANGES: &[Script] = &[
    script(
        "> weighs more",
        "4>",
        &[
            "at Launch, Intents Craft weight",
            "says Craft in Launch: weight 6, 14h a week.  u undo",
            "seasons: - weight = 5           # most of all",
            "seasons: + weight = 6           # most of all",
        ],
    ),
    script(
        "two steps are two",
        "4<<",
        &[
            "at Launch, Intents Craft weight",
            "says Craft in Launch: weight 3, 14h a week.  u undo",
            "seasons: - weight = 5           # most of all",
            "seasons: + weight = 3           # most of all",
        ],
    ),
    script(
        "> asks an hour more",
        "4l>",
        &[
            "at Launch, Intents Craft hours",
            "says Craft in Launch: weight 5, 15h a week.  u undo",
            "seasons: - weekly = '14h'",
            "seasons: + weekly = '15h'",
        ],
    ),
    script(
        "where it says nothing, it begins at the value's own",
        "4jl<",
        &[
            "at Launch, Intents Family hours",
            "says Family in Launch: 11h a week.  u undo",
            "seasons: + [season.intent.family] | weekly = '11h'",
        ],
    ),
    script(
        "c lets a value rest, and no longer",
        "4jcc",
        &[
            "at Launch, Intents Family weight",
            "says Family in Launch: weight and target of life.toml.  u undo",
        ],
    ),
    script(
        "hours that are taken back leave nothing behind",
        "4jl<e<Ctrl-U><Enter>",
        &[
            "at Launch, Intents Family hours",
            "says Family in Launch: weight and target of life.toml.  u undo",
        ],
    ),
    script(
        "of what the file said itself nothing but that goes",
        "4e<Ctrl-U><Enter>le<Ctrl-U><Enter>",
        &[
            "at Launch, Intents Craft hours",
            "says Craft in Launch: weight and target of life.toml.  u undo",
            "seasons: - [season.intent.craft] | weight = 5           # most of all | weekly = '14h'",
        ],
    ),
    script(
        "c is once more undone",
        "4jcu",
        &["at Launch, Intents Family weight", "says Undone: Family in Launch: paused.  U redo"],
    ),
    script(
        "J moves a value down in the list, and the cursor with it",
        "4lJ",
        &[
            "at Launch, Intents Craft hours",
            "says Craft moved below Family.  u undo",
            "life: - id = 'craft' | name = 'Craft'",
            "life: + id = * | name = 'Family'",
            "life: - id = 'family' | name = 'Family'",
            "life: + id = * | name = 'Craft'",
        ],
    ),
    script(
        "K moves it up again",
        "4JK",
        &["at Launch, Intents Craft weight", "says Craft moved above Family.  u undo"],
    ),
    script(
        "undone, the cursor is back with it",
        "4Ju",
        &["at Launch, Intents Craft weight", "says Undone: Craft moved below Family.  U redo"],
    ),
    script(
        "the last stays the last",
        "4jJ",
        &["at Launch, Intents Family weight", "says Family is already the last."],
    ),
    script(
        "and the first the first",
        "4<Tab><Tab>K",
        &["at Launch, Values Craft W47", "says Craft is already the first."],
    ),
    script(
        "facts have no order",
        "4<Tab>J",
        &["at Launch, Facts Name", "says Only values can be reordered. Press Tab to reach them."],
    ),
    script(
        "Enter edits the cell",
        "4<Enter>",
        &[
            "at Launch, Intents Craft weight",
            "in Weight ‹5› | Nothing to change. | Type 0 to 10. Empty uses the weight of life.toml.",
        ],
    ),
    script(
        "it says what it would save",
        "4l<Enter><Ctrl-U>10h",
        &[
            "at Launch, Intents Craft hours",
            "in Hours a week ‹10h› | Craft: 10h a week in Launch | Type hours or minutes: 12h or 90m. Empty uses the target of life.toml.",
        ],
    ),
    script(
        "and saves it",
        "4le<Ctrl-U>10h<Enter>",
        &[
            "at Launch, Intents Craft hours",
            "says Craft in Launch: weight 5, 10h a week.  u undo",
            "seasons: - weekly = '14h'",
            "seasons: + weekly = '10h'",
        ],
    ),
    script(
        "empty, the value's own holds again",
        "4e<Ctrl-U><Enter>",
        &[
            "at Launch, Intents Craft weight",
            "says Craft in Launch: 14h a week.  u undo",
            "seasons: - weight = 5           # most of all",
        ],
    ),
    script(
        "too much is refused with its place",
        "4e<Ctrl-U>11<Enter>",
        &["at Launch, Intents Craft weight", "in Weight ‹11› ! '11' is not a weight. Write 0 to 10."],
    ),
    script(
        "how it fares is no cell to write in",
        "4jll<Enter>",
        &[
            "at Launch, Intents Family rests",
            "says aplomb works this out from what you record.  c pause it, or resume it",
        ],
    ),
    script(
        "nor has it steps",
        "4jll>",
        &[
            "at Launch, Intents Family rests",
            "says aplomb works this out from what you record.  c pause it, or resume it",
        ],
    ),
    script(
        "c lets it rest there too",
        "4jllc",
        &[
            "at Launch, Intents Family rests",
            "says Family in Launch: paused.  u undo",
            "seasons: + [season.intent.family] | resting = true",
        ],
    ),
    script(
        "a name",
        "4<Tab>e 2<Enter>",
        &[
            "at Launch 2, Facts Name",
            "says Launch is called Launch 2.  u undo",
            "seasons: - name = 'Launch'       # v1",
            "seasons: + name = 'Launch 2'       # v1",
        ],
    ),
    script(
        "an end",
        "4<Tab>jje<Ctrl-U>2026-12-20<Enter>",
        &[
            "at Launch, Facts Until",
            "says Launch: 9 November to 20 December 2026, 6 weeks.  u undo",
            "seasons: - end = 2027-01-03     # inclusive",
            "seasons: + end = 2026-12-20     # inclusive",
        ],
    ),
    script(
        "an overlap is refused with both names",
        "4<Tab>je<Ctrl-U>2026-11-01<Enter>",
        &[
            "at Launch, Facts From",
            "in From ‹2026-11-01› ! Launch overlaps Close to home, which goes from 3 August to 1 November 2026.",
        ],
    ),
    script(
        "a day more",
        "4<Tab>jj>",
        &[
            "at Launch, Facts Until",
            "says Launch: 9 November 2026 to 4 January 2027.  u undo",
            "seasons: - end = 2027-01-03     # inclusive",
            "seasons: + end = 2027-01-04     # inclusive",
        ],
    ),
    script(
        "the lean goes over neither",
        "4<Tab>jjj<",
        &[
            "at Launch, Facts Leans",
            "says Launch: leans to neither side.  u undo",
            "seasons: - heavy = 'work'",
        ],
    ),
    script(
        "what it may lean to is said before anything is typed",
        "4<Tab>jjje",
        &["at Launch, Facts Leans", "in Leans ‹work› | Nothing to change. | Type work, life or neither."],
    ),
    script(
        "and again where it makes no sense",
        "4<Tab>jjje<Ctrl-U>wrok",
        &["at Launch, Facts Leans", "in Leans ‹wrok› ! 'wrok' is not a side. Write work, life or neither."],
    ),
    script(
        "a share",
        "4<Tab>jjjje<Ctrl-U>70<Enter>",
        &[
            "at Launch, Facts Share",
            "says Launch: 70% of work and life hours are for work.  u undo",
            "seasons: + ratio = 0.7",
        ],
    ),
    script(
        "n is its sentence",
        "4n<Ctrl-U>We rest.<Enter>",
        &[
            "at Launch, Intents Craft weight",
            "says Launch is a good season if …, shown at every review.  u undo",
            "seasons: - success = 'v1 is out.'",
            "seasons: + success = 'We rest.'",
        ],
    ),
    script("words have no steps", "4<Tab>>", &["at Launch, Facts Name", "says Press e to edit this text."]),
    script(
        "a offers next job",
        "4a",
        &[
            "at Launch, Intents Craft weight",
            "in A season called ‹› | 4 January to 28 February 2027, 8 weeks | 60% of work and life hours are for life. It has the targets of this one.",
        ],
    ),
    script(
        "and takes its name",
        "4aLanding<Enter>",
        &[
            "on 2027-01-04",
            "at Landing, Intents Craft weight",
            "says Landing added, from Monday 4 January.  u undo",
            "seasons: + id = * | name = 'Landing' | start = 2027-01-04 | end = 2027-02-28 | heavy = 'life' | [season.intent.craft] | weight = 5 | weekly = '14h'",
        ],
    ),
    script(
        "undone, one is back in the one before",
        "4aLanding<Enter>u",
        &["at Launch, Intents Craft weight", "says Undone: Landing added, from Monday 4 January.  U redo"],
    ),
    script(
        "in a gap a names one as long as that",
        "4[lg2026-11-03<Enter>aBetween<Enter>",
        &[
            "on 2026-11-02",
            "at Between, Intents Craft hours",
            "says Between added, from Monday 2 November.  u undo",
            "seasons: + id = * | name = 'Between' | start = 2026-11-02 | end = 2026-11-08",
        ],
    ),
    script(
        "a gap's first day begins it, wherever one is in the gap",
        "4g2026-11-06<Enter>a<Enter>",
        &[
            "on 2026-11-02",
            "at Autumn 2026, Intents Craft weight",
            "says Autumn 2026 added, from Monday 2 November.  u undo",
            "seasons: + id = * | name = 'Autumn 2026' | start = 2026-11-02 | end = 2026-11-08",
        ],
    ),
    script(
        "before all seasons it has the 13 weeks before the first",
        "4<Shift-Tab>hhhaEarly",
        &[
            "on 2026-08-02",
            "at no season, Year",
            "in A season called ‹Early› | 4 May to 2 August 2026, 13 weeks | Leans to neither side. It has the values' own targets.",
        ],
    ),
    script(
        "no end is no end",
        "4<Tab>jje<Ctrl-U>9999-12-31",
        &[
            "at Launch, Facts Until",
            "in Until ‹9999-12-31› ! A season lasts at most 2 years. Launch would go from 9 November 2026 to 31 December 9999.",
        ],
    ),
    script(
        "what it holds in other words is what it holds",
        "4<Tab>jje<Ctrl-U>3 jan<Enter>",
        &["at Launch, Facts Until"],
    ),
    script(
        "d ends it today",
        "4d",
        &[
            "at Launch, Intents Craft weight",
            "says Launch ends today, 7 weeks early.  u undo",
            "seasons: - end = 2027-01-03     # inclusive",
            "seasons: + end = 2026-11-18     # inclusive",
        ],
    ),
    script(
        "what is over is not ended",
        "4[d",
        &[
            "on 2026-08-03",
            "at Close to home, Intents Craft weight",
            "says Close to home ended on Sunday 1 November.",
        ],
    ),
    script("D opens the rest", "4Dj", &["at Launch, Intents Craft weight", "in seasonmenu 1"]),
    script(
        "and Enter does it",
        "4Dj<Enter>",
        &[
            "at Launch, Intents Craft weight",
            "says Launch ends today, 7 weeks early.  u undo",
            "seasons: - end = 2027-01-03     # inclusive",
            "seasons: + end = 2026-11-18     # inclusive",
        ],
    ),
    script(
        "s in it splits",
        "4Ds2026-12-01",
        &[
            "at Launch, Intents Craft weight",
            "in Split, the second part from ‹2026-12-01› | Launch until Monday 30 November 2026, Launch 2 from Tuesday 1 December 2026 | Both keep the share and the targets.",
        ],
    ),
    script(
        "in two with their names",
        "4Ds2026-12-01 Landing<Enter>",
        &[
            "on 2026-12-01",
            "at Landing, Intents Craft weight",
            "says Launch split: Landing from Tuesday 1 December.  u undo",
            "seasons: - end = 2027-01-03     # inclusive",
            "seasons: + end = 2026-11-30     # inclusive | id = * | name = 'Landing' | start = 2026-12-01 | end = 2027-01-03 | heavy = 'work' | success = 'v1 is out.' | [season.intent.craft] | weight = 5 | weekly = '14h'",
        ],
    ),
    script(
        "every form of a day splits, with a name or without",
        "4Ds1 dec Landing",
        &[
            "at Launch, Intents Craft weight",
            "in Split, the second part from ‹1 dec Landing› | Launch until Monday 30 November 2026, Landing from Tuesday 1 December 2026 | Both keep the share and the targets.",
        ],
    ),
    script(
        "a day without its year is the season's",
        "4Ds01-02",
        &[
            "at Launch, Intents Craft weight",
            "in Split, the second part from ‹01-02› | Launch until Friday 1 January 2027, Launch 2 from Saturday 2 January 2027 | Both keep the share and the targets.",
        ],
    ),
    script(
        "a week is its Monday, and what is no day is said",
        "4Ds2026-W50<Ctrl-U>soon Landing",
        &[
            "at Launch, Intents Craft weight",
            "in Split, the second part from ‹soon Landing› ! 'soon' is not a date. Write 2027-01-03, 3 jan, fri or +7.",
        ],
    ),
    script(
        "an end takes them too",
        "4<Tab>jje<Ctrl-U>January 10<Enter>",
        &[
            "at Launch, Facts Until",
            "says Launch: 9 November 2026 to 10 January 2027, 9 weeks.  u undo",
            "seasons: - end = 2027-01-03     # inclusive",
            "seasons: + end = 2027-01-10     # inclusive",
        ],
    ),
    script(
        "a split is one step",
        "4Ds2026-12-01<Enter>u",
        &[
            "on 2026-12-01",
            "at Launch, Intents Craft weight",
            "says Undone: Launch split: Launch 2 from Tuesday 1 December.  U redo",
        ],
    ),
    script(
        "not before it begins",
        "4Ds2026-11-09<Enter>",
        &[
            "at Launch, Intents Craft weight",
            "in Split, the second part from ‹2026-11-09› ! Launch goes from Monday 9 November to Sunday 3 January. The second part has to begin after the first day.",
        ],
    ),
    script(
        "x leaves what was lived",
        "4x",
        &["at Launch, Intents Craft weight", "says Launch has recorded days. End it, or change its dates."],
    ),
    script(
        "x takes what is still to come",
        "4aLanding<Enter>x",
        &["on 2027-01-04", "at no season, Intents Craft weight", "says Landing deleted.  u undo"],
    ),
    script(
        "x takes what no day was lived in",
        "4[x",
        &[
            "on 2026-08-03",
            "at no season, Intents Craft weight",
            "says Close to home deleted.  u undo",
            "seasons: - id = 'home' | name = 'Close to home' | start = 2026-08-03 | end = 2026-11-01 | heavy = 'life'",
        ],
    ),
    script(
        "in no season c asks for one",
        "4g2026-11-03<Enter>c",
        &["on 2026-11-03", "at no season, Intents Craft weight", "says No season on this day.  a name one"],
    ),
];

const WITHOUT: &[Script] = &[
    script("without seasons it says so", "4", &["at no season, Intents Craft weight"]),
    script(
        "a names the first, of 13 weeks from today",
        "4aThis autumn",
        &[
            "at no season, Intents Craft weight",
            "in A season called ‹This autumn› | 18 November 2026 to 14 February 2027, 13 weeks | Leans to neither side. It has the values' own targets.",
        ],
    ),
    script(
        "and saves it",
        "4aThis autumn<Enter>",
        &[
            "at This autumn, Intents Craft weight",
            "says This autumn added, from Wednesday 18 November.  u undo",
            "seasons: + id = * | name = 'This autumn' | start = 2026-11-18 | end = 2027-02-14",
        ],
    ),
    script(
        "Enter takes the name that is offered",
        "4a<Enter>",
        &[
            "at This winter, Intents Craft weight",
            "says This winter added, from Wednesday 18 November.  u undo",
            "seasons: + id = * | name = 'This winter' | start = 2026-11-18 | end = 2027-02-14",
        ],
    ),
    script(
        "d has nothing to end",
        "4d",
        &["at no season, Intents Craft weight", "says No season on this day.  a name one"],
    ),
    script(
        "[ has nowhere to go",
        "4[",
        &["at no season, Intents Craft weight", "says No season before this one."],
    ),
];

#[test]
fn ways_through_the_season() {
    run(IN_SEASONS, WAYS);
}

#[test]
fn changes_of_seasons() {
    run(IN_SEASONS, CHANGES);
}

#[test]
fn without_a_season() {
    run(LIFE, WITHOUT);
}
