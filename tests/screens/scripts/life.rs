//! Keys on the Life screen: its parts, and values, areas, jobs, boundaries and hours that are changed there.

use super::{Script, run, script};
use crate::lives::LIFE;

const WAYS: &[Script] = &[
    script("5 is Life", "5", &["at Values, Craft"]),
    script("Tab goes through its parts", "5<Tab><Tab><Tab>", &["at Boundaries, Dinner at home"]),
    script("Shift-Tab goes back", "5<Shift-Tab>", &["at Day, Waking hours"]),
    script("each part keeps its place", "5j<Tab><Tab><Shift-Tab><Shift-Tab>", &["at Values, Family"]),
    script("down to the last, not past it", "5jjjjj", &["at Values, Family"]),
    script("Enter goes to the facts, left comes back", "5<Enter>j<←>j", &["at Values, Family"]),
    script("Esc comes back too", "5<Enter>jj<Esc>", &["at Values, Craft"]),
    script(
        "what aplomb works out can't be edited",
        "5<Enter>Ge",
        &["at Values, Craft, what is said", "says aplomb works this out from what you record."],
    ),
    script("q goes back to Day", "5q", &["at Pricing page"]),
    script("keys of blocks mean nothing there", "5 svy", &["at Values, Craft"]),
];

const CHANGES: &[Script] = &[
    script("a on Values opens the common ones", "5a", &["at Values, Craft", "in values 0"]),
    script(
        "Enter adds the one under the cursor",
        "5aj<Enter>",
        &[
            "at Values, Kindness",
            "says Kindness added. Now give it a target.  > an hour more  u undo",
            "life: + id = * | name = 'Kindness' | from = 2026-11-18",
        ],
    ),
    script(
        "Space chooses several, which are one change",
        "5aj<Space>j<Space><Enter>",
        &[
            "at Values, Kindness",
            "says Kindness and Fairness added. Now give each a target.  > an hour more  u undo",
            "life: + id = * | name = 'Kindness' | from = 2026-11-18 | id = * | name = 'Fairness' | from = 2026-11-18",
        ],
    ),
    script(
        "Space again leaves one out",
        "5aj<Space>j<Space>k<Space><Enter>",
        &[
            "at Values, Fairness",
            "says Fairness added. Now give it a target.  > an hour more  u undo",
            "life: + id = * | name = 'Fairness' | from = 2026-11-18",
        ],
    ),
    script(
        "what is yours already is not added",
        "5ajjjjjjjjjjjjjjjjj<Enter>",
        &["at Values, Craft", "in values 17", "says No value is chosen.  Space choose"],
    ),
    script("a digit or Enter answers", "5ar1<Enter>", &["at Values, Craft", "in question 3 0"]),
    script("an answer can be taken back", "5ar1<←><←>", &["at Values, Craft"]),
    script(
        "the values of three answers are one change",
        "5ar261<Space><Enter>",
        &[
            "at Values, Purpose",
            "says Purpose, Rest, Creativity and Fairness added. Now give each a target.  > an hour more  u undo",
            "life: + id = * | name = 'Purpose' | why = 'Something that is bigger than me.' | from = 2026-11-18 | id = * | name = 'Rest' | why = 'I am always in a hurry.' | from = 2026-11-18 | id = * | name = 'Creativity' | why = 'I made something well.' | from = 2026-11-18 | id = * | name = 'Fairness' | why = 'Something that is bigger than me.' | from = 2026-11-18",
        ],
    ),
    script("r by name from any screen", ":reflect<Enter>", &["at Pricing page", "in question 1 0"]),
    script("Esc leaves all as it was", "5ar23<Esc>", &["at Values, Craft"]),
    script(
        "a value from one line",
        "5aaMusic weight:2 why:\"Play again\"<Enter>",
        &[
            "at Values, Music",
            "says Music added to your values.  u undo",
            "life: + id = * | name = 'Music' | why = 'Play again' | weight = 2 | from = 2026-11-18",
        ],
    ),
    script(
        "a name that is there is refused",
        "5<Tab><Tab>aStudio<Enter>",
        &[
            "at Jobs and clients, Acme, day job",
            "in New job or client ‹Studio› ! Another job or client is named Studio.",
        ],
    ),
    script(
        "e in the list changes the name, the id stays",
        "5e<Ctrl-U>Making<Enter>",
        &[
            "at Values, Making",
            "says Craft is now Making.  u undo",
            "life: - name = 'Craft'",
            "life: + name = 'Making'",
        ],
    ),
    script(
        "a fact is edited in place",
        "5<Enter>jje<Ctrl-U>9h<Enter>",
        &[
            "at Values, Craft, Target",
            "says Craft: 9h a week. This also changes scores since 17 November 2026. Kept reviews stay.  u undo",
            "life: - weekly = '12h'",
            "life: + weekly = '9h'",
        ],
    ),
    script(
        "+ is a step more",
        "5<Enter>jj>",
        &[
            "at Values, Craft, Target",
            "says Craft: 13h a week. This also changes scores since 17 November 2026. Kept reviews stay.  u undo",
            "life: - weekly = '12h'",
            "life: + weekly = '13h'",
        ],
    ),
    script(
        "steps of one key are undone together",
        "5<Enter>jj>>>u",
        &[
            "at Values, Craft, Target",
            "says Undone: Craft: 15h a week.  U redo",
            "life: - weekly = '12h'",
            "life: + weekly = '14h'",
        ],
    ),
    script(
        "where nothing has steps it says so",
        "5<Enter>>",
        &["at Values, Craft, Name", "says Nothing to change in steps here.  e edit"],
    ),
    script(
        "a target that can't be read",
        "5<Enter>jje<Ctrl-U>often<Enter>",
        &[
            "at Values, Craft, Target",
            "in Target ‹often› ! 'often' is not a length. Write 10h, 1h30 or 90m, at most 168h.",
        ],
    ),
    script(
        "a value with history is archived",
        "5x",
        &[
            "at Values, Family",
            "says Craft archived.  u undo",
            "life: + until = 2026-11-18 | archived = true",
        ],
    ),
    script("and brought back", "5xGx", &["at Values, Craft", "says Craft brought back.  u undo"]),
    script(
        "a new one that nothing uses goes",
        "5aaMusic<Enter>x",
        &["at Values, Family", "says Music deleted.  u undo"],
    ),
    script(
        "J moves it down",
        "5J",
        &[
            "at Values, Craft",
            "says Craft moved below Family.  u undo",
            "life: - id = 'craft' | name = 'Craft'",
            "life: + id = * | name = 'Family'",
            "life: - id = 'family' | name = 'Family'",
            "life: + id = * | name = 'Craft'",
        ],
    ),
    script("not past the end", "5GJ", &["at Values, Family", "says Family is already the last."]),
    script(
        "an area",
        "5<Tab>aChoir side:life<Enter>",
        &[
            "at Areas, Choir",
            "says Choir added to your areas.  u undo",
            "life: + id = * | name = 'Choir' | side = 'life'",
        ],
    ),
    script(
        "an area's side",
        "5<Tab>aChoir side:life<Enter><Enter>je<Ctrl-U>work<Enter>",
        &[
            "at Areas, Choir, Side",
            "says Choir: work. This also changes scores since 17 November 2026. Kept reviews stay.  u undo",
            "life: + id = * | name = 'Choir' | side = 'work'",
        ],
    ),
    script(
        "a job with pay and hours",
        "5<Tab><Tab>aBrandt @work %mine pay:90/h hours:weekdays_9:00-12:00<Enter>",
        &[
            "at Jobs and clients, Acme, day job",
            "in New job or client ‹Brandt @work %mine pay:90/h hours:weekdays_9:00-12:00› ! 'weekdays_9:00-12:00' is not a day. Write days and hours, as in weekdays 9-17.",
        ],
    ),
    script(
        "a boundary that two know of",
        "5<Tab><Tab><Tab>aMornings weekdays 7:00-9:00 no:work told:Ada,Sam<Enter>",
        &[
            "at Boundaries, Mornings",
            "says Mornings added to your boundaries.  u undo",
            "life: + id = * | name = 'Mornings' | days = ['weekdays'] | window = '07:00-09:00' | no = ['work'] | told = ['Ada', 'Sam'] | from = 2026-11-18",
        ],
    ),
    script(
        "a boundary with new hours goes on as a new one",
        "5<Tab><Tab><Tab><Enter>je<Ctrl-U>weekdays 18:30-20:00<Enter>",
        &[
            "at Boundaries, Dinner at home, When",
            "says Dinner at home: weekdays 18:30-20:00, from today.  u undo",
            "life: + until = 2026-11-17 | archived = true | id = * | name = 'Dinner at home' | days = ['weekdays'] | window = '18:30-20:00' | no = ['work'] | from = 2026-11-18",
        ],
    ),
    script(
        "who knows of it",
        "5<Tab><Tab><Tab><Enter>jjje<Ctrl-U>Ada, Sam<Enter>",
        &[
            "at Boundaries, Dinner at home, Who knows",
            "says Dinner at home: Ada, Sam know.  u undo",
            "life: + told = ['Ada', 'Sam']",
        ],
    ),
    script(
        "waking hours",
        "5<Shift-Tab>e<Ctrl-U>6:30-22:30<Enter>",
        &[
            "at Day, Waking hours",
            "says Waking hours: 06:30-22:30. This also changes scores since 17 November 2026. Kept reviews stay.  u undo",
            "life: + [day] | wake = '06:30-22:30'",
        ],
    ),
    script(
        "energy by hour",
        "5<Shift-Tab>Ge1<Enter>",
        &[
            "at Day, Energy by hour",
            "says Energy by hour: lark.  u undo",
            "life: + [rhythm] | preset = 'lark'",
        ],
    ),
    script(
        "a bar is drawn hour by hour",
        "5<Shift-Tab>Ge1<→><→><↑><Enter>",
        &[
            "at Day, Energy by hour",
            "says Energy by hour drawn.  u undo",
            "life: + [rhythm] | levels = [0, 0, 0, 0, 0, 1, 2, 3, 4, 4, 4, 4, 2, 2, 2, 3, 3, 2, 2, 1, 1, 0, 0, 0]",
        ],
    ),
    script(
        "of a course by name the next save is drawn",
        "5<Shift-Tab>Ge3<Enter>e<→><↑><Enter>",
        &[
            "at Day, Energy by hour",
            "says Energy by hour drawn.  u undo",
            "life: + [rhythm] | levels = [1, 1, 0, 0, 0, 0, 0, 1, 1, 2, 3, 3, 3, 2, 2, 2, 3, 3, 4, 4, 4, 3, 3, 2]",
        ],
    ),
    script("Esc leaves energy as it was", "5<Shift-Tab>Ge2<→><↑><Esc>", &["at Day, Energy by hour"]),
    script(
        "too few ratings take nothing over",
        "5<Shift-Tab>Gea",
        &[
            "at Day, Energy by hour",
            "in energy by hour 222222222222222222222222, 9",
            "says 0m rated in the last 8 weeks. From 10h on they can be taken over.",
        ],
    ),
    script(
        "the same again changes nothing",
        "5<Shift-Tab>Ge1<Enter>e<Enter>",
        &[
            "at Day, Energy by hour",
            "says Energy by hour is as it was.",
            "life: + [rhythm] | preset = 'lark'",
        ],
    ),
];

#[test]
fn ways_through_life() {
    run(LIFE, WAYS);
}

#[test]
fn changes_of_life() {
    run(LIFE, CHANGES);
}
