//! Properties of every proposal.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::planning::crossing::closed;
use crate::planning::free::{between, taken_by_others};
use crate::planning::replan::desk::{STEP, on_clock, rounded_up};
use crate::planning::replan::places::least;

/// Returns blocks of one day with a start, a length in quarters of an hour, an area and one more key. Titles are
/// unique.
fn blocks(name: &'static str) -> impl Strategy<Value = String> {
    let areas = select(vec!["work", "self-care", "people", "home", "sleep"]);
    let more = select(vec![
        "",
        "",
        "",
        ", fixed = true",
        ", status = \"done\"",
        ", status = \"skipped\"",
        ", due = 2026-11-19",
        ", demand = \"high\"",
        ", engagement = \"acme\"",
        ", with = [\"Ada\"]",
        ", values = [\"craft\"]",
        ", zone = \"America/New_York\"",
        ", actual = [\"08:00-08:20\"]",
    ]);
    prop::collection::vec((24u32..90, 1u32..12, areas, more), 0..9).prop_map(move |blocks| {
        let block = |(index, (start, length, area, more)): (usize, (u32, u32, &str, &str))| {
            let time = |quarters: u32| format!("{:02}:{:02}", quarters / 4, quarters % 4 * 15);
            let plan = format!("{}-{}", time(start), time(start + length));
            format!("{{ id = \"{name}{index}\", title = \"{name}{index}\", plan = \"{plan}\", area = \"{area}\"{more} }}")
        };
        format!("block = [{}]", blocks.into_iter().enumerate().map(block).collect::<Vec<_>>().join(", "))
    })
}

/// Returns the day of each block with a title, without moved blocks. In the inbox the day is `None`.
fn places(life: &Life, title: &str) -> Vec<Option<NaiveDate>> {
    let stands = |block: &&Block| block.title == title && block.status != Some(Status::Moved);
    let on_days = life
        .days
        .values()
        .flat_map(|day| day.blocks.iter().filter(stands).map(|_| Some(day.date)).collect::<Vec<_>>());
    on_days.chain(life.inbox.iter().filter(stands).map(|_| None)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_nothing_collides(
        today in blocks("t"),
        tomorrow in blocks("m"),
        minutes in (0i64..40).prop_map(|quarters| quarters * 15),
        now in (6u32..23, 0u32..60).prop_map(|(hour, minute)| format!("{hour:02}:{minute:02}")),
        ways in prop::collection::btree_map(0usize..9, select(ReplanKind::ALL.to_vec()), 0..4),
        marks in prop::collection::btree_map(0usize..9, select(vec![Mark::NotMarked, Mark::Done, Mark::NotDone]), 0..4),
    ) {
        let before = life(&[(0, &today), (1, &tomorrow)], "");
        let ctx = ctx(&now);
        let week = gathered(&before);
        let mut asked = asked(&before, &ctx, minutes);
        asked.marks = marks.into_iter().map(|(index, mark)| (format!("t{index}"), mark)).collect();
        asked.chosen = ways.into_iter().map(|(index, kind)| (format!("t{index}"), kind)).collect();
        let proposal = propose(&before, &ctx, &week, &asked).unwrap();
        prop_assert_eq!(&proposal, &propose(&before, &ctx, &week, &asked).unwrap());

        // Blocks that are over are marked only as the user says.
        for past in &proposal.past {
            let mut after = before.clone();
            after.apply(proposal.edit.clone()).unwrap();
            let block = after.days[&wednesday()].block(&past.block.id).unwrap();
            let status = match past.mark {
                Mark::NotMarked => None,
                Mark::Done => Some(Status::Done),
                Mark::NotDone => Some(Status::Skipped),
            };
            prop_assert_eq!(block, &Block { status, ..past.block.clone() });
        }
        let mut after = before.clone();
        let inverse = after.apply(proposal.edit.clone()).unwrap();
        // Every block is in one place, and fixed ones are where they were.
        for block in before.days.values().flat_map(|day| &day.blocks) {
            prop_assert_eq!(places(&after, &block.title).len(), 1, "{}", block.title);
        }
        for block in before.days[&wednesday()].blocks.iter().filter(|block| block.fixed) {
            let after = after.days[&wednesday()].block(&block.id).unwrap();
            prop_assert_eq!(&Block { status: block.status, ..after.clone() }, block);
        }
        prop_assert_eq!(
            after.days.values().filter(|day| day.date < wednesday()).collect::<Vec<_>>(),
            before.days.values().filter(|day| day.date < wednesday()).collect::<Vec<_>>()
        );
        // A moved block overlaps no open block, and crosses no boundary.
        let areas = AreaTree::new(&after.profile);
        for line in &proposal.lines {
            let Some(span) = line.way.span() else { continue };
            let date = if let ReplanWay::AnotherDay(date, _) = line.way { date } else { wednesday() };
            let day = &after.days[&date];
            let own = |block: &&Block| block.title == line.block.title && block.plan == Some(span);
            let own = day.blocks.iter().find(own).unwrap();
            prop_assert!(span.minutes() >= 5 && span.minutes() <= line.planned.minutes());
            let stays_shorter = line.way.kind() == ReplanKind::Shorter && !line.is_hit;
            // Made shorter in place, it may cross what it crossed before.
            let crossed = crossings(&after.profile, &areas, day, own, [span], Zone::UTC);
            prop_assert!(stays_shorter || crossed.is_empty(), "{} {:?}", own.title, crossed);
            let at = |block: &Block| day.resolve(block, block.plan?, Zone::UTC);
            let overlaps = |other: &Block, place: (Moment, Moment)| {
                at(other).is_some_and(|(start, end)| start < place.1 && place.0 < end)
            };
            let planned = Zone::UTC.resolve(wednesday(), line.planned).unwrap();
            for other in day.blocks.iter().filter(|other| other.id != own.id && other.status.is_none()) {
                // A block that overlapped it before may do so still.
                let is_old = stays_shorter && overlaps(other, planned);
                let overlaps = overlaps(other, at(own).unwrap());
                prop_assert!(!overlaps || is_old, "{} and {}", own.title, other.title);
            }
        }
        // One undo takes its whole target back.
        after.apply(inverse).unwrap();
        prop_assert_eq!(after, before);
    }

    #[test]
    fn the_same_day_twice_gives_no_change(
        today in blocks("t"),
        tomorrow in blocks("m"),
        minutes in (0i64..40).prop_map(|quarters| quarters * 15),
        now in (6u32..23, 0u32..60).prop_map(|(hour, minute)| format!("{hour:02}:{minute:02}")),
    ) {
        let mut life = life(&[(0, &today), (1, &tomorrow)], "");
        let ctx = ctx(&now);
        let asked = asked(&life, &ctx, minutes);
        let edit = propose(&life, &ctx, &gathered(&life), &asked).unwrap().edit;
        life.apply(edit).unwrap();
        let again = propose(&life, &ctx, &gathered(&life), &asked).unwrap();
        prop_assert!(again.edit.changes.is_empty(), "{:?}", words(&again));
    }

    #[test]
    fn no_plan_is_worse_than_dropping_what_does_not_fit(
        today in blocks("t"),
        tomorrow in blocks("m"),
        minutes in (5i64..40).prop_map(|quarters| quarters * 15),
        now in (6u32..23, 0u32..60).prop_map(|(hour, minute)| format!("{hour:02}:{minute:02}")),
    ) {
        let life = life(&[(0, &today), (1, &tomorrow)], "");
        let ctx = ctx(&now);
        let proposal = propose(&life, &ctx, &gathered(&life), &asked(&life, &ctx, minutes)).unwrap();
        // What is with people moves two hours at most, and no small block goes far.
        for line in proposal.lines.iter().filter(|line| !matches!(line.why, ReplanWhy::Late(_))) {
            let is_tied = !line.block.with.is_empty();
            let late = |span: Span| span.start.minutes().saturating_sub(line.planned.start.minutes());
            match line.way {
                ReplanWay::Later(span) => prop_assert!(!is_tied || late(span) <= 120),
                ReplanWay::AnotherDay(date, _) => {
                    prop_assert!(!is_tied && (line.planned.minutes() > 30 || date <= plus(wednesday(), 2)));
                }
                _ => {}
            }
        }
        let Some(lost) = proposal.lost.and_then(|lost| Zone::UTC.resolve(wednesday(), lost)) else { return Ok(()) };
        // The day without the blocks that give way, and with the lost time.
        let mut day = life.days[&wednesday()].clone();
        let gives_way = |id: &str| proposal.lines.iter().any(|line| line.worth > 0 && line.block.id == id);
        for block in day.blocks.iter_mut().filter(|block| gives_way(&block.id)) {
            block.plan = None;
        }
        let areas = AreaTree::new(&life.profile);
        let mut kept = vec![lost];
        let mut points = 0;
        for line in proposal.lines.iter().filter(|line| line.worth > 0) {
            let mut taken = taken_by_others((&day, &[]), &line.block, Zone::UTC, None);
            taken.extend(closed(&life.profile, &areas, &day, &line.block, Zone::UTC));
            taken.extend(&kept);
            let (start, end) = Zone::UTC.resolve(wednesday(), line.planned).unwrap();
            let length = if line.is_begun { (end - start) / STEP * STEP } else { end - start };
            let rest = between(Some((start.max(rounded_up(ctx.minute())), end)), taken);
            let longest = rest.into_iter().max_by_key(|(from, to)| to - from);
            if let Some(rest) = longest.filter(|(from, to)| to - from >= least(length)) {
                kept.push(rest);
                points += line.points(wednesday(), ReplanWay::Shorter(on_clock(Zone::UTC, wednesday(), rest)));
            }
        }
        prop_assert!(proposal.points() >= points, "{} and {points}: {:?}", proposal.points(), words(&proposal));
    }

    /// Needed time is one piece of its length in the rest of the day, and meets nothing that stays.
    #[test]
    fn needed_time_meets_nothing_that_stays(
        today in blocks("t"),
        minutes in (1i64..20).prop_map(|quarters| quarters * 15),
        now in (6u32..23, 0u32..60).prop_map(|(hour, minute)| format!("{hour:02}:{minute:02}")),
    ) {
        let life = life(&[(0, &today)], "");
        let ctx = ctx(&now);
        let week = gathered(&life);
        let Ok(asked) = find_time(&life, &ctx, &week, &asked(&life, &ctx, minutes)) else { return Ok(()) };
        let proposal = propose(&life, &ctx, &week, &asked).unwrap();
        let needed = proposal.lost.unwrap();
        prop_assert_eq!(i64::from(needed.minutes()), minutes);
        let (start, _) = Zone::UTC.resolve(wednesday(), needed).unwrap();
        prop_assert!(start >= ctx.minute());
        let mut after = life.clone();
        after.apply(proposal.edit).unwrap();
        let day = &after.days[&wednesday()];
        for block in day.blocks.iter().filter(|block| block.status.is_none() && block.title != NEEDED) {
            let plan = block.plan.and_then(|plan| day.resolve(block, plan, Zone::UTC));
            let is_free = plan.is_none_or(|(from, to)| to <= start || start + minutes <= from);
            let is_nearly_done = !block.actual.is_empty();
            prop_assert!(is_free || is_nearly_done, "{} {:?} and {needed}", block.title, block.plan);
        }
    }
}
