//! Properties of every proposal.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;

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
}
