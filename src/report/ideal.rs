//! The ideal week beside the last weeks: what the routines plan a week, and what was done, by area and by value.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::intervals::Interval;
use crate::domain::{AreaTree, Block, Ctx, Day, Life, Place, Week, covered};
use crate::report::day::words::length;

/// Number of weeks that are compared.
pub const WEEKS: i64 = 4;

/// A line of the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdealRow {
    /// Name of the area or the value.
    pub name: String,
    /// Minutes a week that the routines plan.
    pub ideal: i64,
    /// Mean minutes done a week. `None` if no week can be compared.
    pub done: Option<i64>,
}

/// The ideal week beside the weeks before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdealWeek {
    /// Areas with any time, those on top of the tree, the longest first. Blocks without an area have a line too.
    pub areas: Vec<IdealRow>,
    /// Values with any time, in the profile's order.
    pub values: Vec<IdealRow>,
    /// All time together, without sleep.
    pub all: IdealRow,
    /// Number of weeks that are compared: whole weeks before today since the first day with a file.
    pub weeks: i64,
}

/// Minutes by the id of an area or a value.
#[derive(Debug, Default)]
struct Spans {
    areas: BTreeMap<String, Vec<Interval>>,
    values: BTreeMap<String, Vec<Interval>>,
    all: Vec<Interval>,
}

impl Spans {
    fn add(&mut self, life: &Life, areas: &AreaTree, block: &Block, spans: &[Interval]) {
        let is_sleep = block.area.as_deref().is_some_and(|area| areas.is_under(area, "sleep"));
        if is_sleep {
            return;
        }
        self.all.extend(spans);
        let area = block.area.as_deref().unwrap_or_default();
        let top = areas.line(area).last().map_or(area, |area| &area.id);
        self.areas.entry(top.to_owned()).or_default().extend(spans);
        for id in &block.values {
            let known = life.profile.value(id).map_or(id, |value| &value.id);
            self.values.entry(known.clone()).or_default().extend(spans);
        }
    }
}

impl IdealWeek {
    /// Compares the ideal week with the weeks before today. Their days must be loaded.
    pub fn new(life: &Life, ctx: &Ctx) -> IdealWeek {
        let areas = AreaTree::new(&life.profile);
        let next = Week::of(life.today(ctx)).plus(1);
        let mut ideal = Spans::default();
        for date in (0..WEEKS).flat_map(|weeks| next.plus(weeks).days()) {
            let day = Day::empty(date);
            for routine in life.routines.iter().filter(|routine| routine.falls_on(date)) {
                let block = routine.block();
                let span = block.plan.and_then(|plan| day.resolve(&block, plan, ctx.zone));
                ideal.add(life, &areas, &block, span.as_slice());
            }
        }
        let weeks = compared(life, ctx);
        let mut done = Spans::default();
        for day in weeks.iter().flat_map(|week| week.days()).filter_map(|date| life.day(date)) {
            for block in &day.blocks {
                done.add(life, &areas, block, &life.lived(ctx, day, block));
            }
        }
        let count = i64::try_from(weeks.len()).unwrap_or_default();
        let row = |name: String, ideal: Option<&Vec<Interval>>, done: Option<&Vec<Interval>>| {
            let minutes = |spans: Option<&Vec<Interval>>| spans.map_or(0, |spans| covered(spans.clone()));
            IdealRow {
                name,
                ideal: rounded(minutes(ideal), WEEKS),
                done: (count > 0).then(|| rounded(minutes(done), count)),
            }
        };
        let has_time = |row: &IdealRow| row.ideal > 0 || row.done.is_some_and(|done| done > 0);
        let ids = ideal.areas.keys().chain(done.areas.keys()).collect::<std::collections::BTreeSet<_>>();
        let named = |id: &str| match areas.get(id) {
            Some(area) => area.name.clone(),
            None if id.is_empty() => "No area".to_owned(),
            None => id.to_owned(),
        };
        let of_area = |id: &String| row(named(id), ideal.areas.get(id), done.areas.get(id));
        let mut rows: Vec<IdealRow> = ids.into_iter().map(of_area).filter(has_time).collect();
        rows.sort_by_key(|row| -row.ideal.max(row.done.unwrap_or_default()));
        let of_value = |value: &crate::domain::Value| {
            let name = if value.name.is_empty() { value.id.clone() } else { value.name.clone() };
            row(name, ideal.values.get(&value.id), done.values.get(&value.id))
        };
        IdealWeek {
            areas: rows,
            values: life.profile.values.iter().map(of_value).filter(has_time).collect(),
            all: row("All".to_owned(), Some(&ideal.all), Some(&done.all)),
            weeks: count,
        }
    }

    /// Returns the comparison in a sentence.
    pub fn sentence(&self) -> String {
        let ideal = format!("Your routines plan {} a week, without sleep.", length(self.all.ideal));
        match (self.all.done, self.weeks) {
            (None, _) => format!("{ideal} No whole week is recorded yet."),
            (Some(done), 1) => format!("{ideal} Last week you did {}.", length(done)),
            (Some(done), weeks) => {
                format!("{ideal} In the last {weeks} weeks you did {} a week.", length(done))
            }
        }
    }
}

impl IdealRow {
    /// Returns by how much more or less was done, in words: `2h30 less`. Empty if nothing can be compared, or the
    /// difference is under a quarter of an hour.
    pub fn difference(&self) -> String {
        match self.done.map(|done| done - self.ideal) {
            Some(more) if more >= 15 => format!("{} more", length(more)),
            Some(less) if less <= -15 => format!("{} less", length(-less)),
            Some(_) if self.ideal > 0 => "as planned".to_owned(),
            _ => String::new(),
        }
    }
}

/// Returns the first and the last day that must be loaded.
pub fn needed(life: &Life, ctx: &Ctx) -> (NaiveDate, NaiveDate) {
    let this = Week::of(life.today(ctx));
    (this.plus(-WEEKS).monday(), this.plus(-1).sunday())
}

/// Returns the whole weeks before today that can be compared, latest first.
fn compared(life: &Life, ctx: &Ctx) -> Vec<Week> {
    let this = Week::of(life.today(ctx));
    let is_read = |date: NaiveDate| life.day(date).is_some() && life.unread(Place::Day(date)).is_none();
    let can_count =
        |week: &Week| life.first_day.is_some_and(|first| first <= week.monday()) && week.days().all(is_read);
    (1..=WEEKS).map(|back| this.plus(-back)).filter(can_count).collect()
}

/// Returns minutes of several weeks as minutes a week, to the nearest minute.
fn rounded(minutes: i64, weeks: i64) -> i64 {
    (minutes + weeks / 2) / weeks.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;
    use crate::domain::{Profile, Routine, Zone};

    #[test]
    fn what_routines_plan_stands_beside_what_was_done() {
        #[derive(serde::Deserialize)]
        struct Sample {
            block: Vec<Block>,
        }
        let ctx = Ctx::at(Zone::UTC, "2026-11-18T12:00");
        let profile = "value = [{ id = \"health\", name = \"Health\" }, { id = \"rest\" }]";
        let mut life = Life {
            profile: toml::from_str::<Profile>(profile).unwrap(),
            first_day: parse_iso("2026-11-02"),
            ..Life::default()
        };
        for date in needed(&life, &ctx).0.iter_days().take(28) {
            life.days.insert(date, Day::empty(date));
        }
        let routine = |text: &str| toml::from_str::<Routine>(text).unwrap();
        life.routines = vec![
            routine(
                "id = \"run\"\ntitle = \"Run\"\ndays = [\"mon\", \"wed\"]\nplan = \"07:00-08:00\"\narea = \"self-care\"\nvalues = [\"health\"]",
            ),
            routine(
                "id = \"walk\"\ntitle = \"Walk\"\ndays = [\"mon\"]\nevery = 2\nfrom = 2026-11-02\nplan = \"07:30-08:30\"\narea = \"downtime\"\nvalues = [\"health\"]",
            ),
            routine(
                "id = \"bed\"\ntitle = \"Bed\"\ndays = [\"daily\"]\nplan = \"23:00-31:00\"\narea = \"sleep\"",
            ),
            routine("id = \"bins\"\ntitle = \"Bins\"\ndays = [\"mon\"]"),
        ];
        let done = |date: &str, text: &str, life: &mut Life| {
            let day = life.days.get_mut(&parse_iso(date).unwrap()).unwrap();
            day.blocks = toml::from_str::<Sample>(text).unwrap().block;
        };
        // Before the first day, in the first week, and in the second one.
        let run = "[[block]]\nid = \"r\"\ntitle = \"Run\"\nplan = \"07:00-08:00\"\narea = \"self-care\"\nvalues = [\"health\"]\n";
        done("2026-10-28", &format!("{run}status = \"done\""), &mut life);
        done("2026-11-04", &format!("{run}status = \"done\""), &mut life);
        let work = "[[block]]\nid = \"w\"\ntitle = \"Pages\"\nactual = [\"09:00-12:00\"]\narea = \"work\"\n";
        done("2026-11-11", &format!("{work}{run}"), &mut life);
        let ideal = IdealWeek::new(&life, &ctx);
        let said = |rows: &[IdealRow]| -> Vec<String> {
            let line =
                |row: &IdealRow| format!("{} {} {:?} {}", row.name, row.ideal, row.done, row.difference());
            rows.iter().map(line).collect()
        };
        // The walk comes every second week and shares half an hour with the run.
        assert_eq!(said(&ideal.areas), ["Self-care 135 Some(30) 1h45 less", "Work 0 Some(90) 1h30 more"]);
        assert_eq!(said(&ideal.values), ["Health 135 Some(30) 1h45 less"]);
        assert_eq!(
            ideal.sentence(),
            "Your routines plan 2h15 a week, without sleep. In the last 2 weeks you did 2h a week."
        );
        life.first_day = parse_iso("2026-11-10");
        let ideal = IdealWeek::new(&life, &ctx);
        assert_eq!(
            ideal.sentence(),
            "Your routines plan 2h15 a week, without sleep. No whole week is recorded yet."
        );
        assert_eq!(said(&ideal.areas), ["Self-care 135 None "]);
    }
}
