//! Properties of every review, for any weeks and any choices.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::domain::{Moment, Place, Span, Status, Time, Unread};
use crate::planning::close::{CloseChoice, CloseWay};
use crate::report::review::ahead::finish;

/// A block of a day, titled by number.
fn any_block() -> impl Strategy<Value = Block> {
    let status = select(vec![
        None,
        None,
        None,
        Some(Status::Done),
        Some(Status::Skipped),
        Some(Status::Moved),
        Some(Status::Released),
    ]);
    let span = (0u32..120, 1u32..20).prop_map(|(start, length)| {
        Span::new(Time::from_minutes(start * 15), Time::from_minutes(start * 15 + length * 15))
    });
    let area = select(vec![None, Some("work"), Some("people"), Some("home"), Some("nowhere"), Some("sleep")]);
    let values = select(vec![vec![], vec!["craft"], vec!["family"], vec!["craft", "family"], vec!["gone"]]);
    let zone = select(vec![None, None, None, Some("Asia/Kolkata"), Some("America/New_York")]);
    let keys = (area, values, zone, select(vec![None, Some("acme"), Some("studio")]), 0u32..5);
    (prop::option::weighted(0.8, span.clone()), prop::option::weighted(0.4, span), status, keys).prop_map(
        |(plan, actual, status, (area, values, zone, engagement, carried))| Block {
            plan,
            actual: actual.into_iter().map(crate::domain::Stretch::Over).collect(),
            status,
            area: area.map(str::to_owned),
            values: values.into_iter().map(str::to_owned).collect(),
            zone: zone.map(|zone| zone.parse().unwrap()),
            engagement: engagement.map(str::to_owned),
            carried,
            ..Block::default()
        },
    )
}

fn any_day() -> impl Strategy<Value = (Vec<Block>, bool, bool, Option<&'static str>)> {
    let blocks = prop::collection::vec(any_block(), 0..7);
    let zone = select(vec![None, None, Some("Europe/Lisbon"), Some("Pacific/Auckland")]);
    (blocks, prop::bool::weighted(0.1), prop::bool::weighted(0.05), zone)
}

/// The two weeks from 16 November. Every block has its own title.
fn any_life() -> impl Strategy<Value = Life> {
    let wake = select(vec!["07:00-23:00", "05:00-26:00", "10:00-12:00"]);
    (prop::collection::vec(any_day(), 14), wake, any::<bool>()).prop_map(|(days, wake, has_inbox)| {
        let mut life = life(&[("2026-11-16", "")]);
        life.profile.day.wake = wake.parse().unwrap();
        let night = "boundary = [{ id = \"n\", name = \"N\", days = [\"daily\"], window = \"22:30-30:00\", no = [\"work\"] }]";
        let night: crate::domain::Profile = toml::from_str(night).unwrap();
        life.profile.boundaries.extend(night.boundaries);
        if !has_inbox {
            life.unread.insert(Place::Inbox, Unread::sample());
        }
        for (date, (blocks, is_grace, is_locked, zone)) in on("2026-11-16").iter_days().zip(days) {
            let mut day = Day { has_file: true, ..Day::empty(date) };
            day.head.grace = is_grace.then(String::new);
            day.head.zone = zone.map(|zone| zone.parse().unwrap());
            if is_locked {
                life.unread.insert(Place::Day(date), Unread::sample());
            }
            for (index, block) in blocks.into_iter().enumerate() {
                // Ids repeat after 7 days, so blocks of two days share each id.
                let id = format!("b{}{index:03}", chrono::Datelike::day(&date) % 7);
                day.blocks.push(Block { id, title: format!("{date} {index}"), ..block });
            }
            life.days.insert(date, day);
        }
        life
    })
}

const NOWS: &[&str] =
    &[SUNDAY, "2026-11-18T09:42", "2026-11-22T23:59", "2026-11-23T10:07", "2026-11-26T08:00"];

/// Returns choices for some of the blocks, days and values, taken from `turns`.
fn chosen(content: &ReviewReport, turns: &[usize]) -> Choices {
    let mut choices = Choices::default();
    let mut turns = turns.iter().copied();
    for one in &content.ahead.unmarked {
        let turn = turns.next().unwrap_or(0);
        let mut ways = one.ways();
        ways.extend(content.ahead.days.iter().map(|day| CloseWay::Day(day.date)));
        if turn % 3 > 0 {
            let way = Some(ways.swap_remove(turn % ways.len()));
            choices.closing.insert(one.key(), CloseChoice { way, ..CloseChoice::default() });
        }
    }
    for day in content.ahead.days.iter().filter(|_| turns.next().unwrap_or(0) % 5 == 4) {
        choices.grace.insert(day.date, !day.is_grace);
    }
    for one in &content.ahead.starving {
        let turn = turns.next().unwrap_or(0);
        if turn % 3 == 2 {
            choices.slots.insert(one.id.clone(), (turn % 2 == 0).then_some(turn % 4));
        }
    }
    choices
}

/// Returns the plans of a life that are not marked, each with its day and title.
fn plans(life: &Life, ctx: &Ctx) -> Vec<(NaiveDate, String, (Moment, Moment))> {
    let days = life.days.values();
    days.flat_map(|day| day.blocks.iter().map(move |block| (day, block)))
        .filter(|(_, block)| block.status.is_none())
        .filter_map(|(day, block)| {
            Some((day.date, block.title.clone(), day.resolve(block, block.plan?, ctx.zone)?))
        })
        .collect()
}

fn overlap(one: (Moment, Moment), other: (Moment, Moment)) -> bool {
    one.0 < other.1 && other.0 < one.1
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn finishing_does_what_is_shown_and_is_taken_back_whole(
        life in any_life(),
        now in select(NOWS),
        turns in prop::collection::vec(0usize..60, 60),
    ) {
        let ctx = ctx(now);
        let choices = chosen(&review(&life, now, &Choices::default()), &turns);
        let content = review(&life, now, &choices);
        let edit = finish(&life, &ctx, content.week, &content.score, &content.ahead, "").unwrap();
        let mut after = life.clone();
        let inverse = after.apply(edit).unwrap();
        // Every such block is not marked in one place at most, the one shown.
        for one in &content.ahead.unmarked {
            let title = &one.target.block.title;
            let blocks = after.days.iter().flat_map(|(date, day)| day.blocks.iter().map(move |block| (*date, block)));
            let found: Vec<(NaiveDate, &Block)> = blocks.filter(|(_, block)| block.title == *title).collect();
            let open: Vec<NaiveDate> =
                found.iter().filter(|(_, block)| block.status.is_none()).map(|(date, _)| *date).collect();
            let tasks = after.inbox.iter().filter(|task| task.title == *title).count();
            let status = found.iter().find(|(date, _)| *date == one.target.date).and_then(|(_, block)| block.status);
            let done = Some(Status::Done);
            match &one.way {
                CloseWay::Day(date) => prop_assert_eq!((&open[..], tasks), (&[*date][..], 0), "{}", title),
                CloseWay::Inbox => prop_assert_eq!((&open[..], tasks), (&[][..], 1), "{}", title),
                CloseWay::Left => prop_assert_eq!((&open[..], tasks), (&[one.target.date][..], 0), "{}", title),
                CloseWay::Skipped => prop_assert_eq!((status, found.len(), tasks), (Some(Status::Skipped), 1, 0)),
                CloseWay::Done => prop_assert_eq!((status, found.len(), tasks), (done, 1, 0)),
                CloseWay::CalledOff => prop_assert_eq!((status, found.len(), tasks), (Some(Status::Released), 1, 0)),
                other => prop_assert!(false, "{:?}", other),
            }
        }
        for day in &content.ahead.days {
            prop_assert_eq!(after.day(day.date).unwrap().head.grace.is_some(), day.is_grace);
        }
        // New plans overlap nothing, and times for values are outside all boundaries.
        let before: BTreeSet<(NaiveDate, String, (Moment, Moment))> = plans(&life, &ctx).into_iter().collect();
        let all = plans(&after, &ctx);
        for (place, new) in all.iter().enumerate().filter(|(_, plan)| !before.contains(plan)) {
            for (_, other) in all.iter().enumerate().filter(|(other, _)| *other != place) {
                prop_assert!(!overlap(new.2, other.2), "{:?} lies on {:?}", new, other);
            }
            prop_assert!(after.day(new.0).unwrap().head.grace.is_none(), "{:?} is on a grace day", new);
            let is_slot = content.ahead.starving.iter().any(|one| one.name == new.1);
            for date in on("2026-11-14").iter_days().take(17).filter(|_| is_slot) {
                let zone = after.day(new.0).unwrap().head.zone.unwrap_or(ctx.zone);
                for boundary in after.profile.boundaries.iter().filter(|one| one.holds_on(date)) {
                    let window = zone.resolve(date, boundary.window).unwrap();
                    prop_assert!(!overlap(new.2, window), "{:?} crosses {} of {}", new, boundary.name, date);
                }
            }
        }
        after.apply(inverse).unwrap();
        prop_assert_eq!(after, life);
    }

    #[test]
    fn what_was_lived_is_what_the_score_counts(life in any_life(), now in select(NOWS)) {
        let content = review(&life, now, &Choices::default());
        for value in content.score.values.iter().filter(|value| value.target.is_some()) {
            let lived = content.look_back.values.iter().find(|pair| pair.id == value.id).map_or(0, |pair| pair.lived);
            prop_assert_eq!(value.minutes, lived as f64, "{}", value.id);
        }
        // A minute of both sides counts half for each in the score.
        let balance = &content.score.balance;
        let (work, life) = (content.look_back.side(crate::domain::Side::Work).1, content.look_back.side(crate::domain::Side::Life).1);
        prop_assert_eq!(work as f64 - balance.work, life as f64 - balance.life);
        let held: f64 = content.boundaries.iter().map(|one| one.minutes).sum();
        let named: i64 = content.boundaries.iter().flat_map(|one| &one.by).map(|by| by.minutes).sum();
        prop_assert!(held <= named as f64, "{} minutes crossed, {} named", held, named);
        for one in &content.boundaries {
            prop_assert_eq!(one.crossed == 0, one.by.is_empty(), "{:?}", one);
            for by in &one.by {
                prop_assert!(by.minutes as f64 <= one.minutes, "{:?} crossed more than {}", by, one.minutes);
            }
        }
    }
}
