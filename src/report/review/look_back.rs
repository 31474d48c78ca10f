//! Planned and done time of a week: by side, by area and by value, how plans and real lengths compare, and
//! what was moved. Grace days are left out: they have no target.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::record::words;
use crate::domain::{AreaTree, Block, Ctx, Day, Life, Moment, Side, Status, Week, covered};

/// Minutes over its plan from which a block counts as having run over.
const RUN_OVER: i64 = 15;

words! {
    /// Kind of thing that a row counts.
    CountedBy {
        /// Work or life.
        Side = "side",
        /// An area.
        Area = "area",
        /// A value. Its minutes are of any area, so they repeat minutes of the areas.
        Value = "value",
    }
}

/// Planned and done minutes of a side, an area or a value. Overlaps count once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookBackRow {
    /// What the row counts.
    pub by: CountedBy,
    /// Id of the side, area or value.
    pub id: String,
    /// Name of the side, area or value.
    pub name: String,
    /// Minutes planned up to now. Skipped blocks count, called off and moved ones do not. A moved block counts on its
    /// new day.
    pub planned: i64,
    /// Minutes done.
    pub lived: i64,
    /// Whether it is sleep, which short lists leave out.
    pub is_sleep: bool,
}

impl LookBackRow {
    /// Returns the difference in minutes, without sign.
    pub fn difference(&self) -> i64 {
        (self.lived - self.planned).abs()
    }
}

/// Planned and real length of an area's blocks that were planned, done and are over. A block is left out while it
/// goes on, or if its rest was moved or called off.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretched {
    /// Id of the area.
    pub id: String,
    /// Name of the area.
    pub name: String,
    /// Minutes planned for these blocks.
    pub planned: i64,
    /// Minutes that they took.
    pub lived: i64,
}

impl Stretched {
    /// Returns done minutes divided by planned minutes.
    pub fn ratio(&self) -> f64 {
        self.lived as f64 / self.planned.max(1) as f64
    }
}

/// A title with minutes over its plan, or with how often it was moved.
pub type Titled = (String, i64);

/// Planned and done time of a week.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LookBack {
    /// Work and life. A minute of both counts whole in each.
    pub sides: Vec<LookBackRow>,
    /// Done minutes that were work and life at once. Balance counts half for each.
    pub shared: i64,
    /// Areas with any time, the largest first.
    pub areas: Vec<LookBackRow>,
    /// Values with any time.
    pub values: Vec<LookBackRow>,
    /// Planned and real length, by area.
    pub stretched: Vec<Stretched>,
    /// Blocks that ran over their plan, the furthest first, in minutes.
    pub ran_over: Vec<Titled>,
    /// The same for work alone.
    pub work_ran_over: Vec<Titled>,
    /// Blocks that were moved, the most often first.
    pub moved: Vec<Titled>,
    /// Grace days up to today.
    pub grace: Vec<NaiveDate>,
    /// Minutes planned up to now, and minutes done, of everything. Overlaps count once.
    pub all: (i64, i64),
    /// How often each recorded day went from work to life or back, in the order of the days.
    pub switches: Vec<(NaiveDate, usize)>,
    /// Minutes done of self-care, and of these the minutes of downtime.
    pub self_care: (i64, i64),
    /// Whether anything is planned for the rest of the week.
    pub has_more: bool,
}

/// Returns how often a day went from work to life or back. Minutes that are both count as no switch.
fn switches(spans: &[(Moment, Moment, Side)]) -> usize {
    let mut edges: Vec<Moment> = spans.iter().flat_map(|(start, end, _)| [*start, *end]).collect();
    edges.sort_unstable();
    edges.dedup();
    let at = |moment: Moment, side: Side| {
        spans.iter().any(|(start, end, own)| *own == side && *start <= moment && moment < *end)
    };
    let sides = edges.iter().filter_map(|moment| match (at(*moment, Side::Work), at(*moment, Side::Life)) {
        (true, false) => Some(Side::Work),
        (false, true) => Some(Side::Life),
        _ => None,
    });
    let mut sides: Vec<Side> = sides.collect();
    sides.dedup();
    sides.len().saturating_sub(1)
}

/// Planned and done intervals of some blocks.
#[derive(Default)]
struct Spans {
    planned: Vec<(Moment, Moment)>,
    lived: Vec<(Moment, Moment)>,
}

impl Spans {
    fn add(&mut self, planned: Option<(Moment, Moment)>, lived: &[(Moment, Moment)]) {
        self.planned.extend(planned);
        self.lived.extend(lived);
    }

    fn pair(self, by: CountedBy, id: &str, name: String, is_sleep: bool) -> LookBackRow {
        let (planned, lived) = (covered(self.planned), covered(self.lived));
        LookBackRow { by, id: id.to_owned(), name, planned, lived, is_sleep }
    }
}

impl LookBack {
    /// Sums a week up to now. Its days must be loaded.
    pub fn new(life: &Life, ctx: &Ctx, week: Week) -> LookBack {
        let tree = AreaTree::new(&life.profile);
        let today = life.today(ctx);
        let mut found = LookBack::default();
        let (mut sides, mut areas, mut values) = (
            BTreeMap::<Side, Spans>::new(),
            BTreeMap::<String, Spans>::new(),
            BTreeMap::<String, Spans>::new(),
        );
        let mut stretched = BTreeMap::<String, (i64, i64)>::new();
        let (mut over, mut moved) = (BTreeMap::<String, i64>::new(), BTreeMap::<String, i64>::new());
        let mut work_over = BTreeMap::<String, i64>::new();
        let mut all = Spans::default();
        let (mut self_care, mut downtime) = (Vec::new(), Vec::new());
        for day in week.days().filter(|date| *date <= today).filter_map(|date| life.day(date)) {
            if day.head.grace.is_some() {
                found.grace.push(day.date);
                continue;
            }
            let mut by_side: Vec<(Moment, Moment, Side)> = Vec::new();
            for block in &day.blocks {
                let planned = planned(day, block, ctx);
                let lived = life.lived(ctx, day, block);
                all.add(planned, &lived);
                let area = block.area.as_deref();
                let area = area.map(|id| tree.get(id).map_or(id, |area| area.id.as_str()).to_owned());
                if let Some(area) = &area {
                    areas.entry(area.clone()).or_default().add(planned, &lived);
                }
                if let Some(side) = area.as_deref().and_then(|area| tree.side(area)) {
                    sides.entry(side).or_default().add(planned, &lived);
                    by_side.extend(lived.iter().map(|(start, end)| (*start, *end, side)));
                }
                for (id, spans) in [("self-care", &mut self_care), ("downtime", &mut downtime)] {
                    if area.as_deref().is_some_and(|area| tree.is_under(area, id)) {
                        spans.extend(&lived);
                    }
                }
                for value in block.values.iter().filter_map(|id| life.profile.value(id)) {
                    values.entry(value.id.clone()).or_default().add(planned, &lived);
                }
                if block.status == Some(Status::Moved) {
                    let times = moved.entry(block.title.clone()).or_default();
                    *times = (*times + 1).max(i64::from(block.carried) + 1);
                }
                if let (Some(asked), false) = (known(day, block, ctx), lived.is_empty()) {
                    let took = covered(lived);
                    if area.as_deref().and_then(|area| tree.side(area)) == Some(Side::Work) {
                        *work_over.entry(block.title.clone()).or_default() += took - asked;
                    }
                    let sums = stretched.entry(area.unwrap_or_default()).or_default();
                    (sums.0, sums.1) = (sums.0 + asked, sums.1 + took);
                    *over.entry(block.title.clone()).or_default() += took - asked;
                }
            }
            if !by_side.is_empty() {
                found.switches.push((day.date, switches(&by_side)));
            }
        }
        found.all = (covered(all.planned), covered(all.lived));
        found.self_care = (covered(self_care), covered(downtime));
        found.has_more = week.days().filter_map(|date| life.day(date)).any(|day| is_to_come(day, ctx));
        let area_name = |id: &str| tree.get(id).map_or_else(|| id.to_owned(), |area| area.name.clone());
        let value_name = |id: &str| life.profile.value(id).map_or(id.to_owned(), |value| value.name.clone());
        let is_sleep = |id: &str| tree.is_under(id, "sleep");
        let lived = |side| sides.get(&side).map_or(&[][..], |spans: &Spans| &spans.lived);
        let (work, life_side) = (lived(Side::Work), lived(Side::Life));
        found.shared =
            covered(work.to_vec()) + covered(life_side.to_vec()) - covered([work, life_side].concat());
        for (side, name) in [(Side::Work, "Work"), (Side::Life, "Life")] {
            let spans = sides.remove(&side).unwrap_or_default();
            found.sides.push(spans.pair(CountedBy::Side, side.word(), name.to_owned(), false));
        }
        found.areas = areas
            .into_iter()
            .map(|(id, spans)| spans.pair(CountedBy::Area, &id, area_name(&id), is_sleep(&id)))
            .collect();
        let in_order = life.profile.values.iter().filter_map(|value| {
            let spans = values.remove(&value.id)?;
            Some(spans.pair(CountedBy::Value, &value.id, value_name(&value.id), false))
        });
        found.values = in_order.collect();
        for pairs in [&mut found.areas, &mut found.values] {
            pairs.retain(|pair| pair.planned > 0 || pair.lived > 0);
        }
        // The areas with the most time first.
        found.areas.sort_by_key(|pair| std::cmp::Reverse(pair.planned.max(pair.lived)));
        found.stretched = stretched
            .into_iter()
            .filter(|(id, (planned, _))| *planned > 0 && !id.is_empty() && !is_sleep(id))
            .map(|(id, (planned, lived))| Stretched { name: area_name(&id), id, planned, lived })
            .collect();
        found.stretched.sort_by_key(|one| std::cmp::Reverse(one.planned));
        found.ran_over = most(over, RUN_OVER);
        found.work_ran_over = most(work_over, RUN_OVER);
        found.moved = most(moved, 1);
        found
    }

    /// Returns planned and done minutes of a side.
    pub fn side(&self, side: Side) -> (i64, i64) {
        let pair = self.sides.iter().find(|pair| pair.id == side.word());
        pair.map_or((0, 0), |pair| (pair.planned, pair.lived))
    }

    /// Returns all rows, areas then values. With `most`, returns only that many: those that differ most, without
    /// sleep.
    pub fn rows(&self, most: Option<usize>) -> Vec<&LookBackRow> {
        let mut rows: Vec<&LookBackRow> = self.areas.iter().chain(&self.values).collect();
        if let Some(most) = most {
            rows.retain(|pair| !pair.is_sleep && pair.difference() > 0);
            rows.sort_by_key(|pair| std::cmp::Reverse(pair.difference()));
            rows.truncate(most);
        }
        rows
    }
}

/// Returns whether a day has a plan that is not marked and not over.
fn is_to_come(day: &Day, ctx: &Ctx) -> bool {
    let end = |block: &Block| day.resolve(block, block.plan?, ctx.zone).map(|(_, end)| end);
    let stands = |block: &&Block| block.status.is_none() && end(block).is_some_and(|end| end > ctx.minute());
    day.head.grace.is_none() && day.blocks.iter().any(|block| stands(&block))
}

/// Returns the titles with a number of at least `least`, the largest first.
fn most(found: BTreeMap<String, i64>, least: i64) -> Vec<Titled> {
    let mut found: Vec<Titled> = found.into_iter().filter(|(_, figure)| *figure >= least).collect();
    found.sort_by_key(|(_, figure)| std::cmp::Reverse(*figure));
    found
}

/// Returns the planned time of a block up to now. `None` if its plan does not count.
fn planned(day: &Day, block: &Block, ctx: &Ctx) -> Option<(Moment, Moment)> {
    // A moved block counts on its new day.
    let counts = !matches!(block.status, Some(Status::Moved | Status::Released));
    let (start, end) = day.resolve(block, block.plan.filter(|_| counts)?, ctx.zone)?;
    let end = end.min(ctx.minute());
    (start < end).then_some((start, end))
}

/// Returns the planned minutes of a block whose real length is known: it is done, or its time is over and the
/// rest was neither moved nor called off. `None` otherwise.
fn known(day: &Day, block: &Block, ctx: &Ctx) -> Option<i64> {
    let (start, end) = day.resolve(block, block.plan?, ctx.zone)?;
    let is_over = match block.status {
        Some(Status::Moved | Status::Released) => false,
        Some(Status::Done) => true,
        _ => end <= ctx.minute(),
    };
    is_over.then_some(end - start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_switch_is_from_one_side_to_the_other() {
        use Side::{Life, Upkeep, Work};
        for (spans, expected) in [
            (&[][..], 0),
            (&[(9, 12, Work), (13, 17, Work)], 0),
            (&[(9, 12, Work), (12, 13, Upkeep), (13, 17, Work), (18, 20, Life)], 1),
            (&[(9, 12, Work), (12, 13, Life), (13, 17, Work)], 2),
            // A minute of both sides is no switch.
            (&[(9, 17, Work), (12, 13, Life)], 0),
            (&[(9, 12, Work), (11, 13, Life), (13, 14, Work)], 2),
        ] {
            assert_eq!(switches(spans), expected, "{spans:?}");
        }
    }
}
