//! What is listed, what likely became of it, and what closing changes.

use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::domain::date::parse_iso;
use crate::domain::{Block, Day, Profile, Routine, Status, Zone};

const PROFILE: &str = r#"
    value = [{ id = "craft", name = "Craft", weekly = "12h" }]
    [[boundary]]
    id = "dinner"
    name = "Dinner"
    days = ["daily"]
    window = "18:00-20:00"
    no = ["work"]
"#;

#[derive(serde::Deserialize)]
struct Sample {
    #[serde(default)]
    block: Vec<Block>,
    #[serde(default)]
    routine: Vec<Routine>,
}

fn today() -> NaiveDate {
    parse_iso("2026-11-18").unwrap()
}

fn ctx(now: &str) -> Ctx {
    Ctx::at(Zone::UTC, &format!("{}T{now}", today()))
}

/// Returns a life with the days from 20 before today to 10 after it. Days that are not given are empty.
fn life(days: &[(i64, &str)], routines: &str) -> Life {
    let mut life = Life { profile: toml::from_str::<Profile>(PROFILE).unwrap(), ..Life::default() };
    for away in -20..=10 {
        let date = plus(today(), away);
        life.days.insert(date, Day::empty(date));
    }
    for (away, text) in days {
        let day = life.days.get_mut(&plus(today(), *away)).unwrap();
        day.blocks = toml::from_str::<Sample>(text).unwrap().block;
        day.has_file = true;
    }
    life.routines = toml::from_str::<Sample>(routines).unwrap().routine;
    life.first_day = Some(plus(today(), -3));
    life
}

fn scope() -> CloseScope {
    CloseScope::of_today(today())
}

/// Returns the lines in words: `Stand-up: Done`, `Walk: Day(2026-11-19) 09:00-09:45`.
fn words(closing: &Closing) -> Vec<String> {
    let word = |line: &CloseLine| {
        let span = line.span.map(|span| format!(" {span}")).unwrap_or_default();
        format!("{}: {:?}{span}", line.target.block.title, line.way)
    };
    closing.lines.iter().map(word).collect()
}

fn closed(life: &Life, now: &str, choices: &CloseChoices) -> Vec<String> {
    words(&Closing::new(life, &ctx(now), &scope(), choices))
}

fn chosen(date: NaiveDate, id: &str, way: CloseWay) -> CloseChoices {
    [((date, id.to_owned()), CloseChoice { way: Some(way), ..CloseChoice::default() })].into()
}

const DAY: &str = r#"
    block = [
        { id = "b1", title = "Marked", plan = "08:00-09:00", status = "done" },
        { id = "b2", title = "Call", plan = "09:00-10:00", area = "work" },
        { id = "b3", title = "Pages", plan = "10:00-12:00", actual = ["10:00-10:30"], area = "work" },
        { id = "b4", title = "Letters", plan = "12:00-13:00", actual = ["12:00-12:40"], area = "work" },
        { id = "b5", title = "Logged", actual = ["13:00-13:20"], area = "work" },
        { id = "b6", title = "Night", plan = "00:00-06:00", area = "sleep" },
        { id = "b7", title = "Bin day" },
        { id = "b8", title = "Novel", plan = "21:00-22:00", area = "downtime" },
    ]
"#;

#[test]
fn the_likely_way_is_what_was_tracked_else_the_plan() {
    let life = life(&[(0, DAY)], "");
    let by_ten_at_night = ["Call: Done", "Pages: Day(2026-11-19) 10:00-11:30", "Letters: Done"];
    // The novel is still to come, and so is what else the evening brings.
    assert_eq!(closed(&life, "20:30", &CloseChoices::new()), by_ten_at_night);
    // In the evening items without a set time are asked about too.
    let evening = closed(&life, "22:30", &CloseChoices::new());
    assert_eq!(evening[..3], by_ten_at_night);
    assert_eq!(evening[3..], ["Novel: Done", "Bin day: Skipped"]);
    assert_eq!(closed(&life, "09:59", &CloseChoices::new()), Vec::<String>::new());
}

#[test]
fn yesterday_is_as_today_and_earlier_days_are_left() {
    let run = "routine = [{ id = \"run\", title = \"Run\", days = [\"daily\"], plan = \"07:00-07:30\" },
        { id = \"mum\", title = \"Mum's birthday\", yearly = \"11-17\" }]";
    let call = "block = [{ id = \"b2\", title = \"Call\", plan = \"09:00-10:00\", area = \"work\" }]";
    let mut life = life(&[(-1, call), (-2, call), (-20, call)], run);
    let expected = ["Run: Done", "Call: Done", "Run: Left", "Call: Left", "Run: Left"];
    // Today's run has not begun. Before the first day with a file nobody planned to run.
    assert_eq!(closed(&life, "06:30", &CloseChoices::new()), expected);
    let named = CloseScope::of_day(plus(today(), -2), today());
    let closing = Closing::new(&life, &ctx("06:30"), &named, &CloseChoices::new());
    assert_eq!(words(&closing), ["Run: Done", "Call: Done"]);
    // A grace day asks nothing.
    life.days.get_mut(&plus(today(), -1)).unwrap().head.grace = Some("ill".into());
    assert_eq!(closed(&life, "06:30", &CloseChoices::new()), expected[2..]);
}

#[test]
fn each_way_does_what_it_says_and_undo_brings_all_back() {
    let life = life(&[(0, DAY)], "");
    let ways = [
        (CloseWay::Left, None, 0),
        (CloseWay::Done, Some(Status::Done), 0),
        (CloseWay::DoneAt(vec!["09:30-10:10".parse().unwrap()]), Some(Status::Done), 0),
        (CloseWay::Skipped, Some(Status::Skipped), 0),
        (CloseWay::Day(plus(today(), 2)), Some(Status::Moved), 0),
        (CloseWay::Inbox, Some(Status::Moved), 1),
        (CloseWay::CalledOff, Some(Status::Released), 0),
        (CloseWay::HandedOver("Ines".into()), Some(Status::Skipped), 1),
        (CloseWay::SaidNo, Some(Status::Skipped), 0),
    ];
    for (way, status, tasks) in ways {
        let mut choices = chosen(today(), "b2", way.clone());
        choices.extend(chosen(today(), "b3", CloseWay::Left));
        choices.extend(chosen(today(), "b4", CloseWay::Left));
        let closing = Closing::new(&life, &ctx("20:30"), &scope(), &choices);
        assert_eq!(closing.lines[0].way, way);
        let mut after = life.clone();
        let Some(edit) = closing.edit("Closed") else {
            assert_eq!(way, CloseWay::Left);
            continue;
        };
        let undo = after.apply(edit).unwrap();
        assert_eq!(after.day(today()).unwrap().block("b2").unwrap().status, status, "{way:?}");
        assert_eq!(after.inbox.len(), tasks, "{way:?}");
        let noes: Vec<_> = after.ledger.noes.iter().map(|no| (no.what.as_str(), no.spared)).collect();
        let said_no = [("Call", Some(crate::domain::Minutes(60)))];
        assert_eq!(noes, said_no[..usize::from(way == CloseWay::SaidNo)]);
        after.apply(undo).unwrap();
        assert_eq!(after, life, "{way:?}");
    }
}

#[test]
fn it_moves_to_the_day_chosen_and_to_no_day_without_room() {
    let full = "block = [{ id = \"f1\", title = \"Full\", plan = \"07:00-23:00\", area = \"people\" }]";
    let life = life(&[(0, DAY), (1, full), (2, full)], "");
    let choices = chosen(today(), "b2", CloseWay::Left);
    let line = |choices: &CloseChoices| {
        Closing::new(&life, &ctx("20:30"), &scope(), choices).lines.into_iter().next().unwrap()
    };
    let first = line(&choices).next_day().unwrap();
    assert_eq!(first, CloseWay::Day(plus(today(), 3)));
    let second = line(&chosen(today(), "b2", first)).next_day().unwrap();
    assert_eq!(second, CloseWay::Day(plus(today(), 4)));
    // A full day is not taken.
    assert_eq!(line(&chosen(today(), "b2", CloseWay::Day(plus(today(), 1)))).way, CloseWay::Inbox);
    // After the last day with room comes the first, and each kind once.
    assert_eq!(
        line(&chosen(today(), "b2", CloseWay::Day(plus(today(), 7)))).next_day(),
        Some(CloseWay::Day(plus(today(), 3)))
    );
    let mut kinds = vec![line(&choices).way];
    while kinds.len() < 7 {
        kinds.push(line(&chosen(today(), "b2", kinds.last().unwrap().clone())).next_kind());
    }
    use CloseWay::*;
    assert_eq!(kinds, [Left, Done, Skipped, Day(plus(today(), 3)), Inbox, CalledOff, Left]);
}

#[test]
fn a_day_of_which_all_is_left_is_one_row_until_something_is_chosen() {
    let two = "block = [{ id = \"b2\", title = \"Call\", plan = \"09:00-10:00\" },
        { id = \"b3\", title = \"Walk\", plan = \"10:00-11:00\" }]";
    let life = life(&[(-1, two), (-2, two), (-3, two)], "");
    let rows = |choices: &CloseChoices| {
        let closing = Closing::new(&life, &ctx("08:00"), &scope(), choices);
        rows(&closing.lines)
    };
    use CloseRow::{Day, Line};
    assert_eq!(rows(&CloseChoices::new()), [Line(0), Line(1), Day(2..4), Day(4..6)]);
    let choices = chosen(plus(today(), -2), "b3", CloseWay::Left);
    assert_eq!(rows(&choices), [Line(0), Line(1), Line(2), Line(3), Day(4..6)]);
}

#[test]
fn what_was_moved_often_can_move_at_half_its_length() {
    let often = DAY.replace("\"b2\",", "\"b2\", carried = 2,");
    let life = life(&[(0, &often)], "");
    let mut choices = chosen(today(), "b2", CloseWay::Day(plus(today(), 1)));
    let line =
        |choices: &CloseChoices| Closing::new(&life, &ctx("20:30"), &scope(), choices).lines[0].clone();
    assert!(line(&choices).is_moved_often());
    assert_eq!(line(&choices).span.unwrap().to_string(), "09:00-10:00");
    choices.values_mut().for_each(|choice| choice.is_shrunk = true);
    assert_eq!(line(&choices).span.unwrap().to_string(), "09:00-09:30");
    assert!(!line(&chosen(today(), "b2", CloseWay::Inbox)).is_moved_often());
}

/// A block as it is drawn: start and length in quarters of an hour, area, and one more key.
type Drawn = (Option<(u32, u32)>, &'static str, &'static str);

/// Returns blocks of one day. Titles are unique.
fn blocks(name: &'static str) -> impl Strategy<Value = String> {
    let more = select(vec![
        "",
        "",
        ", fixed = true",
        ", status = \"done\"",
        ", status = \"skipped\"",
        ", actual = [\"06:10-06:30\"]",
        ", actual = [\"06:00-12:00\"], energy = 1",
        ", actual = [\"06:10-\"]",
        ", carried = 3",
        ", zone = \"America/New_York\"",
        ", routine = \"run\"",
    ]);
    let plans = prop::option::of((24u32..90, 1u32..12));
    prop::collection::vec((plans, select(vec!["work", "people", "sleep"]), more), 0..7).prop_map(
        move |blocks| {
            let time = |quarters: u32| format!("{:02}:{:02}", quarters / 4, quarters % 4 * 15);
            let block = |(index, (plan, area, more)): (usize, Drawn)| {
                let plan = plan
                    .map(|(start, length)| format!(", plan = \"{}-{}\"", time(start), time(start + length)));
                let plan = plan.unwrap_or_default();
                format!(
                    "{{ id = \"{name}{index}\", title = \"{name}{index}\"{plan}, area = \"{area}\"{more} }}"
                )
            };
            format!("block = [{}]", blocks.into_iter().enumerate().map(block).collect::<Vec<_>>().join(", "))
        },
    )
}

/// Returns the blocks with a title that are still to do: planned or in the inbox, without a mark.
fn to_do(life: &Life, title: &str) -> usize {
    let blocks = life.days.values().flat_map(|day| &day.blocks).chain(&life.inbox);
    blocks.filter(|block| block.title == title && block.status.is_none()).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_nothing_is_recorded_that_was_not_shown(
        today_blocks in blocks("t"),
        yesterday in blocks("y"),
        earlier in blocks("e"),
        tomorrow in blocks("m"),
        now in (6u32..24, 0u32..60).prop_map(|(hour, minute)| format!("{hour:02}:{minute:02}")),
        picks in prop::collection::btree_map((0i64..3, 0usize..7), 0usize..6, 0..8),
    ) {
        let run = "routine = [{ id = \"run\", title = \"Run\", days = [\"daily\"], plan = \"07:00-07:30\" }]";
        let before = life(&[(0, &today_blocks), (-1, &yesterday), (-3, &earlier), (1, &tomorrow)], run);
        let ctx = ctx(&now);
        let mut choices = CloseChoices::new();
        for ((away, index), pick) in picks {
            let (away, name) = [(0, "t"), (-1, "y"), (-3, "e")][usize::try_from(away).unwrap()];
            let way = [CloseWay::Left, CloseWay::Done, CloseWay::Skipped, CloseWay::Inbox, CloseWay::CalledOff,
                CloseWay::Day(plus(today(), 2))][pick].clone();
            choices.extend(chosen(plus(today(), away), &format!("{name}{index}"), way));
        }
        let closing = Closing::new(&before, &ctx, &scope(), &choices);
        let listed = |date: NaiveDate, id: &str| {
            closing.lines.iter().find(|line| line.target.date == date && line.target.block.id == id)
        };
        let mut after = before.clone();
        let undo = closing.edit("Closed").map(|edit| after.apply(edit).unwrap());
        for (date, day) in &before.days {
            for block in &day.blocks {
                let line = listed(*date, &block.id);
                let now = after.day(*date).unwrap().block(&block.id);
                let moves = matches!(line.map(|line| &line.way), Some(CloseWay::Day(_) | CloseWay::Inbox));
                // What is not listed or is left does not change by a byte, and so does what is tracked.
                match line.map(|line| &line.way) {
                    None | Some(CloseWay::Left) => prop_assert_eq!(now, Some(block)),
                    // An item of today without a set time has not begun, so it moves whole.
                    Some(_) if moves && block.is_untimed() => {}
                    // A forgotten timer ends, and keeps its start.
                    Some(_) if block.running_since().is_some() => {
                        let starts = |block: &Block| block.actual.iter().map(|one| one.start()).collect::<Vec<_>>();
                        prop_assert_eq!(starts(now.unwrap()), starts(block));
                        prop_assert_eq!(now.unwrap().running_since(), None);
                    }
                    Some(_) => prop_assert_eq!(&now.unwrap().actual, &block.actual),
                }
                // What moves is to do once more, and nothing else is.
                let open = to_do(&after, &block.title) + usize::from(line.is_some_and(|line| !moves && line.way != CloseWay::Left));
                prop_assert_eq!(open, to_do(&before, &block.title), "{}", block.title);
            }
        }
        // Where it moves nothing else is, and nobody is kept out.
        for line in closing.lines.iter().filter(|line| line.span.is_some()) {
            let CloseWay::Day(date) = line.way else { panic!("{line:?}") };
            let day = after.day(date).unwrap();
            let is_it = |block: &&Block| block.title == line.target.block.title && block.status.is_none();
            let moved = day.blocks.iter().find(is_it).unwrap();
            let (start, end) = day.resolve(moved, moved.plan.unwrap(), ctx.zone).unwrap();
            prop_assert!(start >= ctx.minute());
            let others = day.blocks.iter().filter(|block| block.status.is_none() && block.title != moved.title);
            for other in others {
                let place = other.plan.and_then(|plan| day.resolve(other, plan, ctx.zone));
                prop_assert!(place.is_none_or(|(from, to)| to <= start || end <= from), "{line:?} {other:?}");
            }
            let dinner = (Zone::UTC.moment(date, "18:00".parse().unwrap()), Zone::UTC.moment(date, "20:00".parse().unwrap()));
            let is_work = moved.area.as_deref() == Some("work");
            prop_assert!(!is_work || end <= dinner.0 || dinner.1 <= start, "{line:?}");
        }
        // The day is closed: only what was left is asked about again. An item of today without a set time is asked about
        // in the evening only, and what moves to today may put that off.
        let is_sure = |line: &&CloseLine| line.target.date < today() || line.target.block.plan.is_some();
        let again = Closing::new(&after, &ctx, &scope(), &CloseChoices::new());
        let left = closing.lines.iter().filter(|line| line.way == CloseWay::Left);
        let keys: Vec<_> = again.lines.iter().filter(is_sure).map(CloseLine::key).collect();
        prop_assert_eq!(&keys, &left.filter(is_sure).map(CloseLine::key).collect::<Vec<_>>());
        if let Some(undo) = undo {
            after.apply(undo).unwrap();
            prop_assert_eq!(after, before);
        }
    }
}
