//! Properties of every score, from `scoring.md`, tested on generated lives.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod lives;

use aplomb::alignment::{AsOf, Component, Gathered, Lens, Period, Score};
use aplomb::domain::date::plus;
use aplomb::domain::time::Stretch;
use aplomb::domain::{Agenda, Block, Day, Minutes, Span, Status, Time, Week, Zone};
use lives::{Life, any_block, chaos, life};
use proptest::prelude::*;

const NEAR: f64 = 1e-9;

fn same(a: &Score, b: &Score) -> Result<(), TestCaseError> {
    near(a.alignment, b.alignment, "alignment")?;
    near(a.evidence, b.evidence, "evidence")?;
    near(a.balance.score, b.balance.score, "balance")?;
    near(a.balance.share, b.balance.share, "share")?;
    near(a.balance.owed, b.balance.owed, "owed")?;
    for (what, a, b) in [
        ("live", a.live, b.live),
        ("work", a.balance.work, b.balance.work),
        ("life", a.balance.life, b.balance.life),
        ("upkeep", a.balance.upkeep, b.balance.upkeep),
        ("counted", a.counted_minutes, b.counted_minutes),
    ] {
        near(Some(a), Some(b), what)?;
    }
    for &id in Component::ALL {
        let value = |score: &Score| score.component(id).map(|component| component.value);
        let weight = |score: &Score| score.component(id).map(|component| component.weight);
        near(value(a), value(b), id.word())?;
        near(weight(a), weight(b), id.word())?;
    }
    for loss in a.losses.iter().chain(&b.losses) {
        near(Some(points(a, loss)), Some(points(b, loss)), &format!("{loss:?}"))?;
    }
    prop_assert_eq!(a.values.len(), b.values.len());
    for (a, b) in a.values.iter().zip(&b.values) {
        near(Some(a.minutes), Some(b.minutes), &a.id)?;
        near(a.needed, b.needed, &a.id)?;
    }
    Ok(())
}

fn points(score: &Score, of: &aplomb::alignment::Loss) -> f64 {
    score
        .losses
        .iter()
        .filter(|loss| (loss.component, &loss.cause) == (of.component, &of.cause))
        .map(|loss| loss.points)
        .sum()
}

fn near(a: Option<f64>, b: Option<f64>, what: &str) -> Result<(), TestCaseError> {
    let is_near = match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= NEAR * a.abs().max(1.0),
        (None, None) => true,
        _ => false,
    };
    prop_assert!(is_near, "{}: {:?} and {:?}", what, a, b);
    Ok(())
}

/// Checks that a number is not lower after than before, and not gone.
fn no_lower(before: Option<f64>, after: Option<f64>) -> Result<(), TestCaseError> {
    if let Some(before) = before {
        prop_assert!(after.is_some_and(|after| after >= before - NEAR), "{} fell to {:?}", before, after);
    }
    Ok(())
}

/// Checks that no component is lower after than before, or gone.
fn lower_none(before: &Score, after: &Score) -> Result<(), TestCaseError> {
    for &id in Component::ALL {
        let value = |score: &Score| score.component(id).map(|component| component.value);
        // Without a score there are no components. An added block may bring a score, but never remove one.
        no_lower(value(before), value(after))?;
    }
    Ok(())
}

/// Whether a day counts in `actual` already because something is recorded on it.
fn counts_already(life: &Life, day: usize) -> bool {
    let score = life.gather().score(Period::day(life.days[day].date), Lens::Actual, &life.as_of());
    score.recorded == 1 && score.live > 0.0
}

fn bounded(score: &Score) -> Result<(), TestCaseError> {
    let within = |number: f64, low: f64, high: f64| number >= low - NEAR && number <= high + NEAR;
    prop_assert!(score.evidence.is_none_or(|own| within(own, 0.0, score.full_evidence * (1.0 + NEAR))));
    for number in [score.alignment, score.balance.score].into_iter().flatten() {
        prop_assert!(within(number, 0.0, 100.0), "{}", number);
    }
    for component in &score.components {
        prop_assert!(within(component.value, 0.0, 1.0) && component.weight.is_finite(), "{:?}", component);
    }
    for loss in &score.losses {
        prop_assert!(within(loss.points, 0.0, 100.0), "{:?}", loss);
    }
    let balance = &score.balance;
    for number in [balance.work, balance.life, balance.upkeep, score.counted_minutes, score.live] {
        prop_assert!(number.is_finite() && number >= 0.0, "{:?}", score);
    }
    prop_assert!(balance.work + balance.life + balance.upkeep <= score.counted_minutes + NEAR);
    prop_assert!(balance.share.is_none_or(|share| within(share, 0.0, 1.0)));
    prop_assert!(score.live <= f64::from(score.days) + NEAR);
    Ok(())
}

fn sums(score: &Score) -> Result<(), TestCaseError> {
    let lost: f64 = score.losses.iter().map(|loss| loss.points).sum();
    let Some(alignment) = score.alignment else {
        prop_assert!(score.losses.is_empty() && score.components.is_empty() && score.evidence.is_none());
        return Ok(());
    };
    prop_assert!((lost + alignment - 100.0).abs() <= NEAR, "{} and {}", lost, alignment);
    let weights: f64 = score.components.iter().map(|component| component.weight).sum();
    near(Some(weights), score.evidence, "weights")?;
    let shown = score.shown_losses();
    let tenths: i64 = shown.iter().map(|(_, tenths)| tenths).sum();
    prop_assert_eq!(tenths + (alignment * 10.0).round() as i64, 1000);
    for (place, tenths) in shown {
        prop_assert!((score.losses[place].points * 10.0 - tenths as f64).abs() < 1.0 + NEAR);
    }
    prop_assert!(score.losses.is_sorted_by(|a, b| a.points >= b.points));
    Ok(())
}

/// Returns the place of a block, chosen by two numbers. None where the chosen day has no block.
fn choose(life: &Life, day: usize, block: usize) -> Option<(usize, usize)> {
    let day = day % life.days.len();
    let blocks = life.days[day].blocks.len();
    (blocks > 0).then(|| (day, block % blocks))
}

/// Returns a block split in two at a time. None where a span does not contain the time, and where there are several
/// done spans.
fn split(block: &Block, at: Time) -> Option<(Block, Block)> {
    let cut = |span: Span| {
        (span.start < at && at < span.end).then(|| (Span::new(span.start, at), Span::new(at, span.end)))
    };
    let (mut first, mut second) = (block.clone(), block.clone());
    second.id = format!("{}2", block.id);
    if let Some(plan) = block.plan {
        let (a, b) = cut(plan)?;
        (first.plan, second.plan) = (Some(a), Some(b));
    }
    match block.actual.as_slice() {
        [] => {}
        [Stretch::Over(span)] => {
            let (a, b) = cut(*span)?;
            (first.actual, second.actual) = (vec![Stretch::Over(a)], vec![Stretch::Over(b)]);
        }
        _ => return None,
    }
    Some((first, second))
}

/// Whether the clocks of a zone show a time exactly once on a day. A block can't be split at a skipped or repeated
/// time.
fn exists_once(zone: Zone, day: &Day, time: Time) -> bool {
    let moment = zone.moment(day.date, time);
    let shows = |moment| zone.time_on(day.date, moment) == Some(time);
    shows(moment) && !shows(moment + 60) && !shows(moment + 30)
}

/// Returns the stretches of time that a block can cover.
fn cover(life: &Life, day: &Day, block: &Block) -> Vec<(i64, i64)> {
    let spans = block.plan.into_iter().chain(block.actual.iter().map(|stretch| match stretch {
        Stretch::Over(span) => *span,
        Stretch::Running(since) => Span::new(*since, Time::LAST),
    }));
    spans.filter_map(|span| day.resolve(block, span, life.zone)).collect()
}

fn overlap(a: &[(i64, i64)], b: &[(i64, i64)]) -> bool {
    a.iter().any(|a| b.iter().any(|b| a.0 < b.1 && b.0 < a.1))
}

fn logged(start: u32, minutes: u32) -> Block {
    let span = Span::new(Time::from_minutes(start), Time::from_minutes(start + minutes));
    Block { id: "added".into(), actual: vec![Stretch::Over(span)], ..Block::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_global_rejects: 65_536, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn scores_are_bounded_and_losses_sum(life in life()) {
        for &lens in Lens::ALL {
            let score = life.score(lens);
            bounded(&score)?;
            sums(&score)?;
        }
    }

    #[test]
    fn nothing_overflows_or_panics_whatever_the_data(chaos in chaos()) {
        for &lens in Lens::ALL {
            let score = chaos.gather().score(chaos.period, lens, &chaos.as_of);
            bounded(&score)?;
            sums(&score)?;
            for loss in &score.losses {
                let (profile, today) = (&chaos.life.profile, chaos.as_of.today);
                let sentence = aplomb::report::reasons::sentence(loss, &score, profile, today);
                prop_assert!(!sentence.contains(['!', '−']) && !sentence.contains("NaN"), "{}", sentence);
            }
        }
        let week = Week::of(chaos.as_of.today);
        let gathered = chaos.gather();
        aplomb::alignment::guardrails::passed(&gathered, week, &chaos.as_of);
        for season in &chaos.life.seasons {
            aplomb::alignment::swing::of(&gathered, season, &chaos.as_of);
        }
    }

    #[test]
    fn the_order_of_blocks_is_irrelevant(life in life(), by in 0..7_usize) {
        let mut turned = life.clone();
        for day in &mut turned.days {
            day.blocks.reverse();
            let count = day.blocks.len().max(1);
            day.blocks.rotate_left(by % count);
        }
        for &lens in Lens::ALL {
            same(&life.score(lens), &turned.score(lens))?;
        }
    }

    #[test]
    fn a_block_split_in_two_is_the_same(life in life(), day in 0..14_usize, block in 0..8_usize, at in 0.0..1.0_f64) {
        let Some((day, block)) = choose(&life, day, block) else { return Ok(()) };
        let whole = &life.days[day].blocks[block];
        let Some(span) = whole.plan.or(whole.actual.first().and_then(|stretch| stretch.over())) else { return Ok(()) };
        let at = Time::from_minutes(span.start.minutes() + (f64::from(span.minutes()) * at) as u32);
        prop_assume!(exists_once(life.days[day].zone_of(whole, life.zone), &life.days[day], at));
        let Some((first, second)) = split(whole, at) else { return Ok(()) };
        let mut halves = life.clone();
        halves.days[day].blocks[block] = first;
        halves.days[day].blocks.push(second);
        for &lens in Lens::ALL {
            same(&life.score(lens), &halves.score(lens))?;
        }
    }

    #[test]
    fn scaling_all_value_weights_changes_nothing(life in life(), by in 0.1..10.0_f64) {
        let mut scaled = life.clone();
        for value in &mut scaled.profile.values {
            value.weight = Some(value.weight.unwrap_or(1.0) * by);
        }
        for intent in scaled.seasons.iter_mut().flat_map(|season| season.intent.values_mut()) {
            intent.weight = intent.weight.map(|weight| weight * by);
        }
        for &lens in Lens::ALL {
            same(&life.score(lens), &scaled.score(lens))?;
        }
    }

    #[test]
    fn what_a_day_of_grace_holds_changes_nothing(life in life(), day in 0..14_usize, blocks in prop::collection::vec(any_block(), 0..6)) {
        let day = day % life.days.len();
        let mut grace = life.clone();
        grace.days[day].head.grace = Some(String::new());
        let mut other = grace.clone();
        other.days[day].blocks = blocks;
        for &lens in Lens::ALL {
            same(&grace.score(lens), &other.score(lens))?;
        }
    }

    #[test]
    fn a_day_without_a_record_changes_nothing_but_the_number_of_days(life in life(), day in 1..14_usize, blocks in prop::collection::vec(any_block(), 0..6)) {
        let day = day % life.days.len();
        let mut without = life.clone();
        without.days[day].blocks.clear();
        without.days[day].head.grace = None;
        let mut planned = without.clone();
        planned.days[day].blocks = blocks;
        for block in &mut planned.days[day].blocks {
            block.actual.clear();
            block.status = block.status.filter(|status| *status != Status::Done);
        }
        let mut gone = without.gather();
        let later = AsOf { now: life.now + 60 * 24 * 60, today: plus(life.as_of().today, 60) };
        let score = |gathered: &Gathered| gathered.score(life.period(), Lens::Actual, &later);
        let (empty, open) = (score(&without.gather()), score(&planned.gather()));
        same(&empty, &open)?;
        prop_assert_eq!(empty.days, open.days);
        let mut grace = without.days[day].clone();
        grace.head.grace = Some(String::new());
        gone.insert(gone.terms().gather(&grace));
        let left_out = score(&gone);
        same(&empty, &left_out)?;
        prop_assert_eq!(empty.days, left_out.days + 1);
        // Days before the first file change nothing.
        let earlier = Period { from: plus(life.period().from, -3), ..life.period() };
        let early = without.gather().score(earlier, Lens::Actual, &later);
        same(&empty, &early)?;
        prop_assert_eq!((empty.days, empty.quadrant()), (early.days, early.quadrant()));
    }

    #[test]
    fn moving_an_open_plan_never_lowers_the_score_of_the_day_that_it_leaves(life in life(), day in 0..14_usize, block in any_block()) {
        let mut kept = life.clone();
        let day = day % life.days.len();
        let plan = block.plan.or(block.actual.first().and_then(|stretch| stretch.over()));
        let open = Block { id: "open".into(), plan, actual: vec![], status: None, ..block };
        let lived_beside = |other: &Block| {
            other.values.iter().any(|value| open.values.contains(value))
                && (!other.actual.is_empty() || other.status == Some(Status::Done))
        };
        prop_assume!(!life.days[day].blocks.iter().any(lived_beside));
        kept.days[day].blocks.push(open);
        let mut moved = kept.clone();
        moved.days[day].blocks.last_mut().unwrap().status = Some(Status::Moved);
        let period = Period::day(life.days[day].date);
        let score = |life: &Life| life.gather().score(period, Lens::Actual, &life.as_of()).alignment;
        no_lower(score(&kept), score(&moved))?;
    }

    #[test]
    fn one_more_value_lowers_no_component(life in life(), day in 0..14_usize, block in 0..8_usize, value in 0..4_usize) {
        let mut life = life;
        let Some((day, block)) = choose(&life, day, block) else { return Ok(()) };
        if !life.days[day].blocks[block].actual.is_empty() {
            life.days[day].blocks[block].plan = None;
        }
        prop_assume!(life.days[day].blocks[block].plan.is_none() && counts_already(&life, day));
        let mut tagged = life.clone();
        tagged.days[day].blocks[block].values.push(life.profile.values[value % life.profile.values.len()].id.clone());
        lower_none(&life.score(Lens::Actual), &tagged.score(Lens::Actual))?;
    }

    #[test]
    fn a_further_block_never_lowers_values(life in life(), day in 0..14_usize, block in any_block()) {
        let mut fuller = life.clone();
        let day = day % life.days.len();
        prop_assume!(counts_already(&life, day));
        fuller.days[day].blocks.push(block);
        let values = |life: &Life| life.score(Lens::Actual).component(Component::Values).map(|values| values.value);
        no_lower(values(&life), values(&fuller))?;
    }

    #[test]
    fn a_free_hour_of_ones_own_lowers_no_component(
        life in life(),
        day in 0..14_usize,
        (start, minutes) in (0..1380_u32, 5..180_u32),
        area in prop::option::of(prop::sample::select(vec!["work", "care", "downtime"])),
        value in prop::option::of(0..4_usize),
    ) {
        let day = day % life.days.len();
        prop_assume!(counts_already(&life, day));
        let mut added = logged(start, minutes);
        added.agenda = Some(Agenda::Mine);
        added.area = area.map(str::to_owned);
        added.values = value.map(|value| life.profile.values[value % life.profile.values.len()].id.clone()).into_iter().collect();
        added.allow = life.profile.boundaries.iter().map(|boundary| boundary.id.clone()).collect();
        let taken = cover(&life, &life.days[day], &added);
        let is_free = life.days.iter().all(|day| day.blocks.iter().all(|block| !overlap(&taken, &cover(&life, day, block))));
        prop_assume!(is_free);
        let mut fuller = life.clone();
        fuller.days[day].blocks.push(added);
        lower_none(&life.score(Lens::Actual), &fuller.score(Lens::Actual))?;
    }

    #[test]
    fn planning_half_an_hour_of_work_costs_five_points_at_most(life in life(), start in 0..1380_u32) {
        let as_of = life.as_of();
        let Some(day) = life.days.iter().position(|day| day.date > as_of.today && day.head.grace.is_none()) else { return Ok(()) };
        let before = life.score(Lens::Outlook);
        let asleep = life.days.iter().flat_map(|day| &day.blocks).any(|block| block.area.as_deref() == Some("sleep"));
        prop_assume!(before.live >= 3.0 && !asleep && before.counted_minutes >= 20.0 * 60.0);
        let that_day = life.gather().score(Period::day(life.days[day].date), Lens::Outlook, &as_of);
        prop_assume!(that_day.figures.boundaries.iter().all(|boundary| boundary.crossings == 0));
        let span = Span::new(Time::from_minutes(start), Time::from_minutes(start + 30));
        let mut fuller = life.clone();
        fuller.days[day].blocks.push(Block {
            id: "added".into(),
            plan: Some(span),
            area: Some("work".into()),
            agenda: Some(Agenda::Theirs),
            allow: life.profile.boundaries.iter().map(|boundary| boundary.id.clone()).collect(),
            ..Block::default()
        });
        if let (Some(before), Some(after)) = (before.alignment, fuller.score(Lens::Outlook).alignment) {
            prop_assert!(after >= before - 5.0 - NEAR, "{} fell to {}", before, after);
        }
    }

    #[test]
    fn a_copy_in_parallel_changes_nothing(life in life(), day in 0..14_usize, block in 0..8_usize) {
        let Some((day, block)) = choose(&life, day, block) else { return Ok(()) };
        let mut copied = life.clone();
        let mut copy = life.days[day].blocks[block].clone();
        copy.id = "copy".into();
        copied.days[day].blocks.push(copy);
        for &lens in Lens::ALL {
            same(&life.score(lens), &copied.score(lens))?;
        }
    }

    #[test]
    fn an_exchanged_day_scores_as_an_inserted_one(life in life(), day in 0..15_usize, blocks in prop::collection::vec(any_block(), 0..6)) {
        let mut gathered = life.gather();
        let mut exchanged = life.days.get(day).cloned().unwrap_or_else(|| Day::empty(plus(life.days[0].date, -1)));
        exchanged.blocks = blocks;
        let exchanged = gathered.terms().gather(&exchanged);
        let scores: Vec<Score> = Lens::ALL.iter().map(|&lens| gathered.score_with(&exchanged, life.period(), lens, &life.as_of())).collect();
        gathered.insert(exchanged);
        for (score, &lens) in scores.iter().zip(Lens::ALL) {
            prop_assert_eq!(score, &gathered.score(life.period(), lens, &life.as_of()));
        }
    }

    #[test]
    fn weeks_score_as_each_week_alone(life in life()) {
        let gathered = life.gather();
        let (from, to) = (Week::of(life.days[0].date).plus(-1), Week::of(life.days[0].date).plus(2));
        for &lens in Lens::ALL {
            let weeks = gathered.weeks(from, to, lens, &life.as_of());
            prop_assert_eq!(weeks.len(), 4);
            for (week, score) in weeks {
                prop_assert_eq!(score, gathered.score(Period::week(week), lens, &life.as_of()));
            }
        }
    }

    #[test]
    fn moving_a_block_within_its_day_costs_no_intention(life in life(), day in 0..14_usize, start in 0..600_u32) {
        let day = day % life.days.len();
        let mut kept = life.clone();
        let minutes = Minutes(60);
        let value = life.profile.values[0].id.clone();
        let mut block = logged(start, minutes.0);
        block.values = vec![value];
        block.plan = block.actual[0].over();
        kept.days[day].blocks = vec![block.clone()];
        let mut moved = kept.clone();
        block.actual = logged(start + 700, minutes.0).actual;
        // In the night of a clock change, an hour on the clock can last two hours, or none.
        let lengths: Vec<i64> =
            cover(&life, &kept.days[day], &block).iter().map(|(start, end)| end - start).collect();
        prop_assume!(lengths == [60, 60]);
        moved.days[day].blocks = vec![block];
        let later = AsOf { now: kept.now + 60 * 24 * 60, today: plus(kept.as_of().today, 60) };
        let intention = |life: &Life| life.gather().score(life.period(), Lens::Actual, &later).component(Component::Intention).map(|own| own.value);
        near(intention(&kept), intention(&moved), "intention")?;
    }
}
