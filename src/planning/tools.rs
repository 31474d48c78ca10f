//! Simple tools for the rest of a day: push it, shrink a block to fit, swap a block with the next. Fixed blocks, sleep
//! and what has begun stay where they are. A tool refuses where a block would newly cross a boundary or leave the day.

use chrono::NaiveDate;

use super::crossing::{Crossed, closed, crossings};
use super::free::{between, exactly, taken_by_others};
use super::recurrence::with_routines;
use super::whole_day::beside;
use crate::domain::edits::{self, Target, together};
use crate::domain::intervals::Interval;
use crate::domain::{AreaTree, Block, Ctx, Day, Edit, Life, Minutes, Moment, Refused, Span};

/// Shortest block that is left when one is shrunk, in minutes.
const SHORTEST: i64 = 5;

/// A day with its usual blocks, and what is needed to move them.
struct ToolDay<'a> {
    life: &'a Life,
    ctx: &'a Ctx,
    areas: AreaTree,
    day: Day,
}

impl<'a> ToolDay<'a> {
    fn new(life: &'a Life, ctx: &'a Ctx, date: NaiveDate) -> Result<ToolDay<'a>, Refused> {
        let day = life.day(date).ok_or(Refused::Need(date, date))?;
        let day = with_routines(life, day, life.today(ctx)).into_owned();
        Ok(ToolDay { life, ctx, areas: AreaTree::new(&life.profile), day })
    }

    /// Returns the planned time of a block that is not marked. `None` for any other block.
    fn place(&self, block: &Block) -> Option<Interval> {
        let plan = block.plan.filter(|_| block.status.is_none())?;
        self.day.resolve(block, plan, self.ctx.zone)
    }

    fn is_sleep(&self, block: &Block) -> bool {
        block.area.as_deref().is_some_and(|area| self.areas.is_under(area, "sleep"))
    }

    /// Returns whether a tool may move a block.
    fn is_loose(&self, block: &Block) -> bool {
        !block.is_fixed() && block.actual.is_empty() && !self.is_sleep(block)
    }

    /// Refuses where a block that the user chose can't be moved by a tool.
    fn must_be_loose(&self, block: &Block) -> Result<Interval, Refused> {
        let because = |words: &str| Err(Refused::because(format!("{} {words}", block.title)));
        match self.place(block) {
            _ if block.status.is_some() => because("is already marked."),
            None => because("has no set time."),
            Some(_) if block.is_fixed() => because("is fixed. Press f to let it move."),
            Some(_) if !block.actual.is_empty() => because("has begun: it stays."),
            Some(place) => Ok(place),
        }
    }

    /// Returns the edit that gives a block a new time.
    ///
    /// # Errors
    ///
    /// The time can't be written, or the block would cross a boundary that it does not cross now.
    fn put(&self, block: &Block, place: Interval) -> Result<Edit, Refused> {
        let (life, ctx, date) = (self.life, self.ctx, self.day.date);
        let span = exactly(ctx.zone, date, place);
        let span = span.ok_or_else(|| Refused::because(format!("{} can't be moved there.", block.title)))?;
        let crossed = |block: &Block, span: Span| {
            crossings(&life.profile, &self.areas, &self.day, block, [span], ctx.zone)
        };
        let before = block.plan.map_or_else(Vec::new, |plan| crossed(block, plan));
        let minutes = |of: &Crossed| before.iter().find(|one| one.of == *of).map_or(0, |one| one.minutes);
        let there = Block { zone: Some(ctx.zone), ..block.clone() };
        if let Some(new) = crossed(&there, span).iter().find(|one| one.minutes > minutes(&one.of)) {
            return Err(Refused::because(format!("{} would cross {new}. Nothing is moved.", block.title)));
        }
        edits::move_to(life, ctx, &Target::new(date, block.clone()), date, Some(span))
    }
}

/// Returns the edit that pushes the rest of a day by some minutes: the blocks after now, or from `first` on if that is
/// later. A block that would meet something fixed goes behind it, and the blocks after it follow.
///
/// # Errors
///
/// Nothing is left to push, or a block would end after the waking hours or newly cross a boundary.
pub fn push(
    life: &Life,
    ctx: &Ctx,
    date: NaiveDate,
    first: Option<&Block>,
    minutes: i64,
) -> Result<Edit, Refused> {
    let tools = ToolDay::new(life, ctx, date)?;
    let from = first.and_then(|block| tools.place(block)).map_or(Moment::MIN, |(start, _)| start);
    let mut loose: Vec<(Interval, &Block)> = Vec::new();
    let mut held: Vec<Interval> = Vec::new();
    for block in &tools.day.blocks {
        let Some(place) = tools.place(block).filter(|(_, end)| *end > ctx.minute()) else { continue };
        match tools.is_loose(block) && place.0 >= from {
            true => loose.push((place, block)),
            false => held.push(place),
        }
    }
    loose.sort_by(|(place, block), (other, than)| (place, &block.id).cmp(&(other, &than.id)));
    let sleeps = ctx.zone.resolve(date, life.profile.day.wake).map(|(_, sleeps)| sleeps);
    let mut moved: Vec<(Interval, Interval)> = Vec::new();
    let mut edits: Vec<Edit> = Vec::new();
    for (old, block) in loose {
        let length = old.1 - old.0;
        // What came before it comes before it still.
        let after = moved.iter().filter(|(other, _)| other.1 <= old.0).map(|(_, new)| new.1).max();
        let mut start = (old.0 + minutes).max(after.unwrap_or(Moment::MIN));
        let meets = |start: Moment| {
            let newly = |place: &&Interval| !(place.0 < old.1 && old.0 < place.1);
            held.iter().filter(newly).find(|(from, to)| *from < start + length && start < *to)
        };
        while let Some((_, end)) = meets(start) {
            start = *end;
        }
        let new = (start, start + length);
        if let Some(sleeps) = sleeps.filter(|sleeps| new.1 > *sleeps && old.1 <= *sleeps) {
            return Err(Refused::because(format!(
                "{} would end after your day, which ends at {}. Nothing is moved.",
                block.title,
                ctx.shows(sleeps)
            )));
        }
        edits.push(tools.put(block, new)?);
        moved.push((old, new));
    }
    let by = Minutes(u32::try_from(minutes).unwrap_or(0)).short();
    let label = match edits.len() {
        0 => return Err(Refused::because("No block is left to push.")),
        1 => format!("1 block pushed by {by}"),
        many => format!("{many} blocks pushed by {by}"),
    };
    Ok(Edit { label, step: None, ..together(edits) })
}

/// Returns the edit that makes a block shorter, so that it fits between the blocks around it and outside the boundaries
/// that keep it out. The longest free part of its time stays.
///
/// # Errors
///
/// It fits already, it has no free part, or it can't be moved.
pub fn shrink(life: &Life, ctx: &Ctx, target: &Target) -> Result<Edit, Refused> {
    let tools = ToolDay::new(life, ctx, target.date)?;
    let block = &target.block;
    let place = tools.must_be_loose(block)?;
    let beside = beside(life, ctx, target.date);
    let mut taken = taken_by_others((&tools.day, &beside), block, ctx.zone, Some(ctx.minute()));
    taken.extend(closed(&life.profile, &tools.areas, &tools.day, block, ctx.zone));
    let free = between(Some(place), taken);
    // Of two equally long parts the earlier stays.
    let longest = free.into_iter().rev().max_by_key(|(start, end)| end - start);
    match longest.filter(|(start, end)| end - start >= SHORTEST) {
        Some(rest) if rest == place => Err(Refused::Already(format!("{} already fits.", block.title))),
        Some(rest) => {
            let edit = tools.put(block, rest)?;
            let (start, end) = (ctx.shows(rest.0), ctx.shows(rest.1));
            let less = u32::try_from(place.1 - place.0 - (rest.1 - rest.0)).unwrap_or(0);
            let label = format!("{} now {start} to {end}, {} shorter", block.title, Minutes(less).short());
            Ok(Edit { label, ..edit })
        }
        None => Err(Refused::because(format!("{} has no free time to shrink to. Move it.", block.title))),
    }
}

/// Returns the edit that swaps a block with the next one of its day. Both keep their length, and the time between them
/// stays as long as it was.
///
/// # Errors
///
/// There is no next block, one of both can't be moved, or one would newly cross a boundary.
pub fn swap(life: &Life, ctx: &Ctx, target: &Target) -> Result<Edit, Refused> {
    let tools = ToolDay::new(life, ctx, target.date)?;
    let block = &target.block;
    let place = tools.must_be_loose(block)?;
    let later = tools.day.blocks.iter().filter(|other| other.id != block.id && !tools.is_sleep(other));
    let later = later.filter_map(|other| Some((tools.place(other)?, other)));
    let next =
        later.filter(|((start, _), _)| *start >= place.1).min_by_key(|(place, other)| (*place, &other.id));
    let Some((_, next)) = next else {
        return Err(Refused::because(format!("No block comes after {}.", block.title)));
    };
    let other = tools.must_be_loose(next)?;
    let first = tools.put(next, (place.0, place.0 + other.1 - other.0))?;
    let mut after = life.clone();
    after.apply(first.clone())?;
    let second =
        ToolDay::new(&after, ctx, target.date)?.put(block, (other.1 - (place.1 - place.0), other.1))?;
    let label = format!("{} and {} swapped", block.title, next.title);
    Ok(Edit { label, step: None, ..together(vec![first, second]) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;
    use crate::domain::{Profile, Zone};

    #[derive(serde::Deserialize)]
    struct SampleBlocks {
        block: Vec<Block>,
    }

    const DAY: &str = r#"
        block = [
            { id = "b1", title = "Stand-up", plan = "10:30-11:00", area = "work" },
            { id = "b2", title = "Code", plan = "11:00-12:30", area = "work" },
            { id = "b3", title = "Walk", plan = "12:30-13:15", area = "self-care" },
            { id = "b4", title = "Call", plan = "15:00-15:30", area = "work", fixed = true },
            { id = "b5", title = "Logo", plan = "15:30-17:00", area = "work" },
            { id = "b6", title = "Film", plan = "20:30-22:30", area = "downtime" },
            { id = "b7", title = "Sleep", plan = "23:00-30:00", area = "sleep" },
        ]
    "#;

    fn date() -> NaiveDate {
        parse_iso("2026-11-18").unwrap()
    }

    /// Returns a life with this Wednesday, and the context of a time on it.
    fn at(now: &str, blocks: &str) -> (Life, Ctx) {
        let profile = r#"
            [[boundary]]
            id = "dinner"
            name = "Dinner"
            days = ["daily"]
            window = "18:00-20:00"
            no = ["work"]
        "#;
        let mut life = Life { profile: toml::from_str::<Profile>(profile).unwrap(), ..Life::default() };
        for away in -3..=3 {
            let date = crate::domain::date::plus(date(), away);
            life.days.insert(date, Day::empty(date));
        }
        let day = life.days.get_mut(&date()).unwrap();
        day.blocks = toml::from_str::<SampleBlocks>(blocks).unwrap().block;
        day.has_file = true;
        (life, Ctx::at(Zone::UTC, &format!("{}T{now}", date())))
    }

    /// Returns the label and the plans that an edit changes, or its refusal.
    fn done(life: &Life, edit: Result<Edit, Refused>) -> Result<Vec<String>, String> {
        let edit = edit.map_err(|refused| refused.to_string())?;
        let mut after = life.clone();
        let label = edit.label.clone();
        after.apply(edit).unwrap();
        let changed = after.days[&date()].blocks.iter().filter(|block| {
            life.days[&date()].block(&block.id).is_none_or(|before| before.plan != block.plan)
        });
        let plans = changed.map(|block| format!("{} {}", block.title, block.plan.unwrap()));
        Ok(std::iter::once(label).chain(plans).collect())
    }

    fn target(life: &Life, id: &str) -> Target {
        Target::new(date(), life.days[&date()].block(id).unwrap().clone())
    }

    #[test]
    fn the_rest_is_pushed_around_what_is_fixed() {
        let (life, ctx) = at("11:10", DAY);
        let pushed = |minutes| done(&life, push(&life, &ctx, date(), None, minutes)).unwrap();
        assert_eq!(
            pushed(30),
            [
                "4 blocks pushed by 30m",
                "Code 11:30-13:00",
                "Walk 13:00-13:45",
                "Logo 16:00-17:30",
                "Film 21:00-23:00"
            ]
        );
        // From the block under the cursor on.
        let walk = life.days[&date()].block("b3").unwrap();
        let from_walk = done(&life, push(&life, &ctx, date(), Some(walk), 30)).unwrap();
        assert_eq!(from_walk[..2], ["3 blocks pushed by 30m", "Walk 13:00-13:45"]);
        // What meets the call goes behind it, and what follows stays behind that.
        let (life, ctx) =
            at("11:10", &DAY.replace("15:30-17:00", "15:30-16:00").replace("20:30-22:30", "20:30-21:00"));
        assert_eq!(
            done(&life, push(&life, &ctx, date(), None, 120)).unwrap()[1..],
            ["Code 13:00-14:30", "Walk 15:30-16:15", "Logo 17:30-18:00", "Film 22:30-23:00"]
        );
    }

    #[test]
    fn a_push_that_can_not_be_is_refused_with_its_reason() {
        let (life, ctx) = at("11:10", DAY);
        let refused =
            |life: &Life, ctx: &Ctx, minutes| done(life, push(life, ctx, date(), None, minutes)).unwrap_err();
        let late = "Film would end after your day, which ends at 23:00. Nothing is moved.";
        assert_eq!(refused(&life, &ctx, 45), late);
        let dinner = "Logo would cross Dinner by 15m. Nothing is moved.";
        assert_eq!(refused(&life, &ctx, 75), dinner);
        let (life, ctx) = at("22:40", DAY);
        assert_eq!(refused(&life, &ctx, 15), "No block is left to push.");
    }

    #[test]
    fn a_block_shrinks_to_the_longest_free_part_of_its_time() {
        let blocks = DAY.replace("15:30-17:00", "14:30-18:30").replace("12:30-13:15", "10:45-11:20");
        let (life, ctx) = at("09:00", &blocks);
        let shrunk = |id: &str| done(&life, shrink(&life, &ctx, &target(&life, id)));
        assert_eq!(shrunk("b5").unwrap(), ["Logo now 15:30 to 18:00, 1h30 shorter", "Logo 15:30-18:00"]);
        assert_eq!(shrunk("b2").unwrap(), ["Code now 11:20 to 12:30, 20m shorter", "Code 11:20-12:30"]);
        assert_eq!(shrunk("b6").unwrap_err(), "Film already fits.");
        assert_eq!(shrunk("b3").unwrap_err(), "Walk has no free time to shrink to. Move it.");
        assert_eq!(shrunk("b4").unwrap_err(), "Call is fixed. Press f to let it move.");
    }

    #[test]
    fn a_block_swaps_with_the_next_one() {
        let (life, ctx) = at("09:00", DAY);
        let swapped = |id: &str| done(&life, swap(&life, &ctx, &target(&life, id)));
        assert_eq!(swapped("b2").unwrap(), ["Code and Walk swapped", "Code 11:45-13:15", "Walk 11:00-11:45"]);
        assert_eq!(swapped("b3").unwrap_err(), "Call is fixed. Press f to let it move.");
        assert_eq!(swapped("b6").unwrap_err(), "No block comes after Film.");
        let (life, ctx) = at("09:00", &DAY.replace("20:30-22:30", "17:30-18:30"));
        let crossing = done(&life, swap(&life, &ctx, &target(&life, "b5"))).unwrap_err();
        assert_eq!(crossing, "Logo would cross Dinner by 30m. Nothing is moved.");
    }
}
