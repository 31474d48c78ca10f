//! What a block is worth to the week, and the week's numbers after replanning.

use super::apply::lost_block;
use super::desk::{Desk, Want, on_clock};
use super::fit::LOST;
use super::load::After;
use super::points::{ANY_BLOCK, DUE_TODAY};
use super::tied::is_small;
use super::{Compared, RUNS_LATE, ReplanLine, ReplanWay, ReplanWhy};
use crate::alignment::{Gathered, Lens, Period, Score, rounded};
use crate::domain::date::plus;
use crate::domain::{Block, Day, Demand, Week};

/// Days until a due date that counts as near.
const SOON: i64 = 1;

fn score(desk: &Desk<'_>, gathered: &Gathered) -> Score {
    gathered.score(period(desk), Lens::Outlook, &desk.as_of)
}

pub(super) fn period(desk: &Desk<'_>) -> Period {
    Period::week(Week::of(desk.today))
}

/// Returns today without the plans of blocks that the lost time hits, and with one of them at its earliest time.
fn today_with(desk: &Desk<'_>, with: Option<&Want>) -> Option<Day> {
    let mut day = desk.days.get(&desk.today)?.clone();
    for want in desk.wants.iter().filter(|want| want.is_hit && !want.is_held) {
        for block in day.blocks.iter_mut().filter(|block| block.id == want.block.id) {
            block.plan = None;
        }
    }
    if let Some(want) = with {
        let start = want.place.0.max(desk.asked.at);
        let plan = on_clock(desk.ctx.zone, desk.today, (start, start + want.length()));
        day.blocks.push(Block { plan: Some(plan), zone: Some(desk.ctx.zone), ..want.block.anew() });
    }
    Some(day)
}

/// Returns what each block is worth: a little for any block, a point for each tenth of a point that the week's
/// alignment would lose without it, up to 3 for its demand, and most if it is due by today. 0 for blocks that do not
/// give way.
pub(super) fn worths(desk: &Desk<'_>) -> Vec<i64> {
    let gives_way = |want: &&Want| want.is_hit && !want.is_held;
    if !desk.wants.iter().any(|want| gives_way(&want)) {
        return vec![0; desk.wants.len()];
    }
    let alignment = |with: Option<&Want>| {
        let day = desk.week.terms().gather(&today_with(desk, with)?);
        desk.week.score_with(&day, period(desk), Lens::Outlook, &desk.as_of).alignment
    };
    let without = alignment(None);
    let worth = |want: &Want| {
        let lost = match (alignment(Some(want)), without) {
            (Some(with), Some(without)) => rounded((with - without) * 10.0).max(0),
            _ => 0,
        };
        let demand = match want.block.demand {
            Some(Demand::High) => 3,
            Some(Demand::Medium) => 2,
            Some(Demand::Low) => 1,
            None => 0,
        };
        let is_due = want.block.due.is_some_and(|due| due <= desk.today);
        ANY_BLOCK + lost + demand + if is_due { DUE_TODAY } else { 0 }
    };
    desk.wants.iter().map(|want| if gives_way(&want) { worth(want) } else { 0 }).collect()
}

/// Returns the week's numbers as planned, after the edit, and not replanned.
pub(super) fn compared(desk: &Desk<'_>, after: &After) -> Compared {
    let mut alone = desk.week.clone();
    if let Some(day) = left_alone(desk) {
        let day = alone.terms().gather(&day);
        alone.insert(day);
    }
    Compared {
        before: score(desk, desk.week),
        like_this: score(desk, &after.week),
        left_alone: score(desk, &alone),
    }
}

/// Returns today as it becomes if nothing planned happens in the lost time, not even fixed blocks. The lost time is in it
/// as it is in the plan, so that both count the same hours.
fn left_alone(desk: &Desk<'_>) -> Option<Day> {
    let mut day = desk.days.get(&desk.today)?.clone();
    let zone = day.head.zone.unwrap_or(desk.ctx.zone);
    for want in desk.wants.iter().filter(|want| want.is_hit) {
        for block in day.blocks.iter_mut().filter(|block| block.id == want.block.id) {
            let before = (want.place.0, desk.lost.0.min(want.place.1));
            let after = (desk.lost.1.max(want.place.0), want.place.1);
            // A plan is one span, so the longer rest stands for both.
            let rest = if before.1 - before.0 > after.1 - after.0 { before } else { after };
            let own = block.zone.unwrap_or(zone);
            block.plan = (rest.0 < rest.1).then(|| on_clock(own, desk.today, rest));
        }
    }
    if let Some(lost) = lost_block(desk) {
        day.blocks.push(Block { id: LOST.to_owned(), zone: Some(desk.ctx.zone), ..lost });
    }
    Some(day)
}

/// Returns why a block takes its way.
pub(super) fn why(desk: &Desk<'_>, line: &ReplanLine, scores: &Compared) -> ReplanWhy {
    let id = &line.block.id;
    if desk.asked.fixed.contains(id) || desk.asked.chosen.get(id) == Some(&line.way.kind()) {
        return ReplanWhy::Chosen;
    }
    if line.way == ReplanWay::Stays {
        return line.why.clone();
    }
    if line.way == ReplanWay::Inbox && line.is_hit {
        if desk.is_tied(&line.block) {
            return ReplanWhy::Tied;
        }
        if is_small(i64::from(line.planned.minutes())) {
            return ReplanWhy::Small;
        }
    }
    let start = |span: crate::domain::Span| i64::from(span.start.minutes());
    if let (ReplanWay::Later(span), true) = (line.way, desk.asked.gone <= RUNS_LATE) {
        return ReplanWhy::Late(start(span) - start(line.planned));
    }
    let due = line.block.due.filter(|due| *due >= desk.today);
    if let Some(due) = due.filter(|due| *due <= plus(desk.today, SOON)) {
        return ReplanWhy::Due(due);
    }
    let asks = |id: &String| {
        let value = scores.before.values.iter().find(|value| value.id == *id)?;
        Some((value.id.clone(), rounded(value.target? - value.minutes)))
    };
    let asking: Vec<(String, i64)> = line.block.values.iter().filter_map(asks).collect();
    let lacking = asking.iter().filter(|(_, lacks)| *lacks > 0).max_by_key(|(_, lacks)| *lacks);
    match (lacking, due, asking.is_empty()) {
        (Some((value, lacks)), ..) => ReplanWhy::Short(value.clone(), *lacks),
        (None, Some(due), _) => ReplanWhy::Due(due),
        (None, None, false) => ReplanWhy::Served,
        (None, None, true) => ReplanWhy::NoValue,
    }
}
