//! Search for the places with the most points: blocks are placed one after the other, in many orders.
//!
//! An order is turned into a plan block by block: each takes the free place with the most points. Then each takes a
//! better place if one is left. From a few first orders the search goes on to orders that differ in two blocks, to
//! shorter blocks and to blocks that leave today, as long as that brings points. It ends after a fixed number of
//! placements, so it is deterministic.

use super::desk::STEP;
use super::points::{kept_there, kept_today};
use crate::domain::Moment;
use crate::domain::intervals::Interval;

/// Most placements of one search. It takes a few milliseconds.
const PLACEMENTS: usize = 8_000;

/// A block without a place, and where it may be: the input of the search.
#[derive(Debug, Clone)]
pub struct Seeker {
    /// Points for a thousandth of the block.
    pub worth: i64,
    /// Length that it needs, in minutes.
    pub length: i64,
    /// Least length of a place, in minutes.
    pub least: i64,
    /// Where it was planned.
    pub old: Interval,
    /// Latest start today, if it leaves its old place. `None` if any is right.
    pub latest: Option<Moment>,
    /// Its free times on each day, from today on.
    pub days: Vec<SeekerDay>,
}

/// Free times of a block on a day.
#[derive(Debug, Clone, Default)]
pub struct SeekerDay {
    /// Its old place, moved to that day.
    pub old: Interval,
    /// Free times in which it may be, in order.
    pub rooms: Vec<Interval>,
}

/// A place that the search found: the number of the day, and the time.
pub(super) type Found = Option<(usize, Interval)>;

impl Seeker {
    /// Returns the points of a place: the number of the day, 0 for today, and the time. Without a place there are none,
    /// nor for one that begins too late.
    pub fn points(&self, found: Option<(usize, Interval)>) -> i64 {
        let Some((number, place)) = found else { return 0 };
        let is_inside = self.old.0 <= place.0 && place.1 <= self.old.1;
        if number == 0 && !is_inside && self.latest.is_some_and(|latest| place.0 > latest) {
            return 0;
        }
        let kept = match (number, self.days.get(number)) {
            (0, Some(_)) => kept_today(self.old, self.old.0, place),
            (days, Some(day)) => kept_there(day.old, place, i64::try_from(days).unwrap_or(i64::MAX)),
            (_, None) => 0,
        };
        self.worth * kept
    }
}

/// What the search may change: the order of the blocks, and for each block its longest place and whether it may stay
/// today.
#[derive(Clone)]
struct Recipe {
    order: Vec<usize>,
    longest: Vec<i64>,
    may_stay: Vec<bool>,
}

/// A plan: a place for each block.
#[derive(Clone)]
struct SearchPlan {
    places: Vec<Found>,
    points: i64,
}

struct Search<'a> {
    seekers: &'a [Seeker],
    /// Placements left.
    left: usize,
}

/// Returns the places with the most points that were found, one for each block.
pub(super) fn places(seekers: &[Seeker]) -> Vec<Found> {
    let mut search = Search { seekers, left: PLACEMENTS };
    let all: Vec<usize> = (0..seekers.len()).collect();
    let by = |key: &dyn Fn(&Seeker) -> i64| {
        let mut order = all.clone();
        order.sort_by_key(|index| seekers.get(*index).map_or(0, key));
        order
    };
    let whole = |order: Vec<usize>| Recipe {
        order,
        longest: seekers.iter().map(|seeker| seeker.length).collect(),
        may_stay: vec![true; seekers.len()],
    };
    let dear = |seeker: &Seeker| -seeker.worth;
    let dense = |seeker: &Seeker| -seeker.worth * 1000 / seeker.length.max(1);
    let first = [by(&dear), by(&dense), all.clone()].map(whole);
    // What is left if all that does not fit is dropped.
    let mut best = search.kept_in_place();
    search.better_places(&mut best);
    for recipe in first {
        let found = search.climb(recipe);
        if found.points > best.points {
            best = found;
        }
    }
    best.places
}

impl Search<'_> {
    /// Returns the plan in which each block keeps the rest of its own place, or has none.
    fn kept_in_place(&self) -> SearchPlan {
        let mut plan = SearchPlan { places: vec![None; self.seekers.len()], points: 0 };
        for (index, seeker) in self.seekers.iter().enumerate() {
            let Some(today) = seeker.days.first() else { continue };
            let rest = self.free(&plan, index, 0, &today.rooms);
            let inside = rest.into_iter().map(|(from, to)| (from.max(seeker.old.0), to.min(seeker.old.1)));
            let longest = inside.max_by_key(|(from, to)| to - from);
            if let Some(place) = longest.filter(|(from, to)| to - from >= seeker.least)
                && let Some(slot) = plan.places.get_mut(index)
            {
                *slot = Some((0, place));
                plan.points += self.points(index, Some((0, place)));
            }
        }
        plan
    }

    /// Changes a recipe as long as that brings points.
    fn climb(&mut self, mut recipe: Recipe) -> SearchPlan {
        let mut best = self.cook(&recipe);
        let count = self.seekers.len();
        loop {
            let before = best.points;
            for one in 0..count {
                for changed in self.other_blocks(&recipe, one) {
                    self.try_out(changed, &mut recipe, &mut best);
                }
            }
            for one in 0..count {
                for other in one + 1..count {
                    let mut changed = recipe.clone();
                    changed.order.swap(one, other);
                    self.try_out(changed, &mut recipe, &mut best);
                    let mut changed = recipe.clone();
                    let moved = changed.order.remove(other);
                    changed.order.insert(one, moved);
                    self.try_out(changed, &mut recipe, &mut best);
                }
            }
            if best.points == before || self.left == 0 {
                return best;
            }
        }
    }

    /// Returns recipes in which one block is shorter, or leaves today.
    fn other_blocks(&self, recipe: &Recipe, index: usize) -> Vec<Recipe> {
        let Some(seeker) = self.seekers.get(index) else { return Vec::new() };
        let lengths =
            [4, 3, 2].map(|quarters| (seeker.length * quarters / 4 / STEP * STEP).max(seeker.least));
        let mut all: Vec<Recipe> = Vec::new();
        for length in lengths {
            let mut changed = recipe.clone();
            if let Some(longest) = changed.longest.get_mut(index)
                && *longest != length
            {
                *longest = length;
                all.push(changed);
            }
        }
        let mut changed = recipe.clone();
        if let Some(may_stay) = changed.may_stay.get_mut(index) {
            *may_stay = !*may_stay;
            all.push(changed);
        }
        all
    }

    fn try_out(&mut self, changed: Recipe, recipe: &mut Recipe, best: &mut SearchPlan) {
        if self.left < self.seekers.len() {
            self.left = 0;
            return;
        }
        let found = self.cook(&changed);
        if found.points > best.points {
            (*recipe, *best) = (changed, found);
        }
    }

    /// Turns a recipe into a plan.
    fn cook(&mut self, recipe: &Recipe) -> SearchPlan {
        let mut plan = SearchPlan { places: vec![None; self.seekers.len()], points: 0 };
        for index in recipe.order.iter().copied() {
            let longest = recipe.longest.get(index).copied().unwrap_or_default();
            let may_stay = recipe.may_stay.get(index).copied().unwrap_or(true);
            let found = self.best_place(&plan, index, longest, may_stay);
            plan.points += self.points(index, found);
            if let Some(slot) = plan.places.get_mut(index) {
                *slot = found;
            }
        }
        self.better_places(&mut plan);
        plan
    }

    /// Gives each block a better place, if one is free.
    fn better_places(&mut self, plan: &mut SearchPlan) {
        for (index, seeker) in self.seekers.iter().enumerate() {
            let old = plan.places.get(index).copied().flatten();
            let found = self.best_place(plan, index, seeker.length, true);
            let gain = self.points(index, found) - self.points(index, old);
            if let Some(slot) = plan.places.get_mut(index)
                && gain > 0
            {
                *slot = found;
                plan.points += gain;
            }
        }
    }

    fn points(&self, index: usize, found: Found) -> i64 {
        self.seekers.get(index).map_or(0, |seeker| seeker.points(found))
    }

    /// Returns the free place of a block with the most points, the earliest of equals.
    fn best_place(&mut self, plan: &SearchPlan, index: usize, longest: i64, may_stay: bool) -> Found {
        self.left = self.left.saturating_sub(1);
        let seeker = self.seekers.get(index)?;
        let mut best: (i64, Found) = (0, None);
        for (number, day) in seeker.days.iter().enumerate().skip(usize::from(!may_stay)) {
            for gap in self.free(plan, index, number, &day.rooms) {
                for place in in_gap(seeker, day.old, gap, longest).into_iter().flatten() {
                    let found = Some((number, place));
                    let points = self.points(index, found);
                    if points > best.0 {
                        best = (points, found);
                    }
                }
            }
            // Every later day keeps less of the block than a place today.
            if number == 0 && best.1.is_some() && self.is_best_today(seeker, best.0) {
                break;
            }
        }
        best.1
    }

    /// Returns whether no other day can bring as many points.
    fn is_best_today(&self, seeker: &Seeker, points: i64) -> bool {
        points >= seeker.worth * kept_there(seeker.old, seeker.old, 1)
    }

    /// Returns the parts of free times that no other block of the plan takes.
    fn free(&self, plan: &SearchPlan, index: usize, number: usize, rooms: &[Interval]) -> Vec<Interval> {
        let others = plan.places.iter().enumerate().filter(|(other, _)| *other != index);
        let here = others.filter_map(|(_, found)| found.filter(|(day, _)| *day == number));
        let mut taken: Vec<Interval> = here.map(|(_, place)| place).collect();
        taken.sort_unstable();
        let mut free = Vec::with_capacity(rooms.len() + taken.len());
        for &(from, to) in rooms {
            let mut from = from;
            for &(start, end) in &taken {
                if from < start.min(to) {
                    free.push((from, start.min(to)));
                }
                from = from.max(end);
            }
            if from < to {
                free.push((from, to));
            }
        }
        free
    }
}

/// Returns the places of a block in a free time: as near to its old start as possible, and inside its old place.
fn in_gap(seeker: &Seeker, old: Interval, (from, to): Interval, longest: i64) -> [Option<Interval>; 2] {
    let fits = (to - from).min(longest);
    let fits = if fits < seeker.length { fits / STEP * STEP } else { fits };
    let near = (fits >= seeker.least).then(|| {
        let at = nearest(old.0, from, to - fits);
        (at, at + fits)
    });
    let inside = (from.max(old.0), to.min(old.1));
    let inside = (inside.0, inside.1.min(inside.0 + longest));
    [near, Some(inside).filter(|(start, end)| end - start >= seeker.least)]
}

/// Returns the start nearest to a wished one, on a round time if there is one.
pub(super) fn nearest(wished: Moment, first: Moment, last: Moment) -> Moment {
    let at = wished.clamp(first, last);
    let round = super::desk::rounded_up(at);
    if round <= last { round } else { at }
}
