//! What makes sense in a file beyond its syntax, and which references lead nowhere.
//!
//! A [`Fault`] names the place by its keys, so that whoever holds the text can point at it.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::block::Block;
use super::day::Day;
use super::id::{is_block_id, is_id, nearest};
use super::ledger::Ledger;
use super::profile::{AreaTree, Forbidden, Profile, SHIPPED_AREAS};
use super::routine::Routine;
use super::season::Season;
use super::time::{DAY, Stretch};
use super::week::WeekRecord;
use super::zone::Zone;

/// A step on the way to a place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Into the key of that name.
    Key(String),
    /// Into the entry of that number, counted from 0.
    Entry(usize),
}

/// Something that makes no sense, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The way there, from the top of the file.
    pub path: Vec<Step>,
    /// What is wrong and what to do.
    pub message: String,
}

impl From<&str> for Step {
    fn from(key: &str) -> Step {
        Step::Key(key.to_owned())
    }
}

impl From<usize> for Step {
    fn from(entry: usize) -> Step {
        Step::Entry(entry)
    }
}

/// Collects faults under a path.
struct Faults {
    found: Vec<Fault>,
}

macro_rules! fault {
    ($faults:expr, [$($step:expr),*], $($message:tt)*) => {
        $faults.found.push(Fault { path: vec![$(Step::from($step)),*], message: format!($($message)*) })
    };
}

/// The faults of a day.
pub fn day(day: &Day, life_zone: Zone) -> Vec<Fault> {
    let mut faults = Faults { found: Vec::new() };
    let mut running = false;
    for (index, block) in day.blocks.iter().enumerate() {
        if block.title.trim().is_empty() {
            fault!(faults, ["block", index], "a block needs a title");
        }
        let bad = |span: super::Span| !span.is_forward() && day.resolve(block, span, life_zone).is_none();
        if let Some(plan) = block.plan.filter(|plan| bad(*plan)) {
            fault!(
                faults,
                ["block", index, "plan"],
                "{plan} ends before it starts; past midnight write hours from 24 on, as in 22:00-25:30"
            );
        }
        for (part, stretch) in block.actual.iter().enumerate() {
            match stretch {
                Stretch::Over(span) if bad(*span) => {
                    fault!(
                        faults,
                        ["block", index, "actual", part],
                        "{span} ends before it starts; past midnight write hours from 24 on, as in 22:00-25:30"
                    );
                }
                Stretch::Running(_) if running => {
                    fault!(faults, ["block", index, "actual", part], "a second block runs; only one can");
                }
                Stretch::Running(_) => running = true,
                Stretch::Over(_) => {}
            }
        }
    }
    faults.found
}

/// The faults of `life.toml`.
pub fn profile(profile: &Profile) -> Vec<Fault> {
    let mut faults = Faults { found: Vec::new() };
    let day = profile.day;
    if day.start.minutes() >= DAY / 2 {
        fault!(faults, ["day", "start"], "a planning day starts before noon");
    }
    if !day.wake.is_forward() || day.wake.minutes() > DAY {
        fault!(faults, ["day", "wake"], "the waking hours end after they begin, within 24 hours");
    }
    if profile.score.tau.is_some_and(|tau| !(tau > 0.0 && tau <= 1.0)) {
        fault!(faults, ["score", "tau"], "tau lies above 0 and is at most 1");
    }
    for (id, weight) in &profile.score.weights {
        if !["values", "signs", "energy", "agency", "boundaries", "intention"].contains(&id.as_str()) {
            fault!(faults, ["score", "weights", id.as_str()], "no component is called '{id}'");
        } else if !(weight.is_finite() && *weight >= 0.0 && *weight <= 1000.0) {
            fault!(faults, ["score", "weights", id.as_str()], "a weight goes from 0 to 1000");
        }
    }
    let weights = &profile.score.weights;
    if weights.len() == 6 && weights.values().all(|weight| *weight == 0.0) {
        fault!(faults, ["score", "weights"], "one weight at least has to be above 0");
    }
    for (index, value) in profile.values.iter().enumerate() {
        named(&mut faults, "value", index, &value.id, Some(&value.name));
        weight(&mut faults, &["value".into(), index.into(), "weight".into()], value.weight);
        period(&mut faults, "value", index, value.from, value.until);
    }
    for (index, area) in profile.own_areas.iter().enumerate() {
        let shipped = SHIPPED_AREAS.iter().any(|(id, ..)| *id == area.id);
        named(&mut faults, "area", index, &area.id, (!shipped).then_some(&area.name));
        if area.side.is_none() && area.parent.is_none() && !shipped {
            fault!(faults, ["area", index], "an area needs a side (work, life or upkeep) or a parent");
        }
    }
    for (index, engagement) in profile.engagements.iter().enumerate() {
        named(&mut faults, "engagement", index, &engagement.id, Some(&engagement.name));
        period(&mut faults, "engagement", index, engagement.from, engagement.until);
        for (part, pay) in engagement.pay.iter().enumerate() {
            if !(pay.amount.is_finite() && pay.amount >= 0.0) {
                fault!(
                    faults,
                    ["engagement", index, "pay", part, "amount"],
                    "an amount of pay is not below 0"
                );
            }
        }
        for (part, hours) in engagement.hours.iter().enumerate() {
            if !hours.window.is_forward() {
                fault!(
                    faults,
                    ["engagement", index, "hours", part, "window"],
                    "{} ends before it starts",
                    hours.window
                );
            }
        }
    }
    for (index, boundary) in profile.boundaries.iter().enumerate() {
        named(&mut faults, "boundary", index, &boundary.id, Some(&boundary.name));
        period(&mut faults, "boundary", index, boundary.from, boundary.until);
        if !boundary.window.is_forward() {
            fault!(
                faults,
                ["boundary", index, "window"],
                "{} ends before it starts; past midnight write hours from 24 on, as in 22:00-30:00",
                boundary.window
            );
        }
        if boundary.weight.is_some_and(|weight| !(weight.is_finite() && weight > 0.0 && weight <= 1000.0)) {
            fault!(faults, ["boundary", index, "weight"], "a boundary's weight lies above 0");
        }
    }
    let levels = &profile.rhythm.levels;
    if !levels.is_empty() && (levels.len() != 24 || levels.iter().any(|level| *level > 4)) {
        fault!(
            faults,
            ["rhythm", "levels"],
            "levels are 24 figures from 0 to 4, one for each hour from midnight"
        );
    }
    for (index, taken) in profile.questionnaires.iter().enumerate() {
        if taken.answers.len() != 10 || taken.answers.iter().any(|answer| *answer > 5) {
            fault!(
                faults,
                ["questionnaire", index, "answers"],
                "ten answers from 1 to 5, with 0 for those not given"
            );
        }
    }
    faults.found
}

/// The faults of `seasons.toml`.
pub fn seasons(seasons: &[Season]) -> Vec<Fault> {
    let mut faults = Faults { found: Vec::new() };
    for (index, season) in seasons.iter().enumerate() {
        named(&mut faults, "season", index, &season.id, Some(&season.name));
        if season.end < season.start {
            fault!(faults, ["season", index, "end"], "the season ends before it starts");
        }
        match season.ratio {
            Some(_) if season.heavy.is_none() => {
                fault!(
                    faults,
                    ["season", index, "ratio"],
                    "a ratio needs a heavy side: add heavy = \"work\" or \"life\""
                );
            }
            Some(ratio) if !(0.5..=0.95).contains(&ratio) => {
                fault!(faults, ["season", index, "ratio"], "the heavy side's share goes from 0.5 to 0.95");
            }
            _ => {}
        }
        for (id, intent) in &season.intent {
            let path: Vec<Step> =
                vec!["season".into(), index.into(), "intent".into(), id.as_str().into(), "weight".into()];
            weight(&mut faults, &path, intent.weight);
        }
        let overlapped =
            seasons[..index].iter().find(|other| other.start <= season.end && season.start <= other.end);
        if let Some(other) = overlapped {
            fault!(
                faults,
                ["season", index, "start"],
                "{} overlaps {}, which goes from {} to {}",
                season.name,
                other.name,
                other.start,
                other.end
            );
        }
    }
    faults.found
}

/// The faults of `routines.toml`.
pub fn routines(routines: &[Routine]) -> Vec<Fault> {
    let mut faults = Faults { found: Vec::new() };
    for (index, routine) in routines.iter().enumerate() {
        named(&mut faults, "routine", index, &routine.id, None);
        period(&mut faults, "routine", index, routine.from, routine.until);
        if routine.title.trim().is_empty() {
            fault!(faults, ["routine", index], "a routine needs a title");
        }
        let ways = [!routine.days.is_empty(), routine.monthly.is_some(), routine.yearly.is_some()];
        if ways.into_iter().filter(|way| *way).count() != 1 {
            fault!(faults, ["routine", index], "a routine has days, or monthly, or yearly: one of the three");
        }
        if routine.monthly.is_some_and(|day| !(1..=31).contains(&day)) {
            fault!(faults, ["routine", index, "monthly"], "a day of the month goes from 1 to 31");
        }
        if routine.yearly.as_deref().is_some_and(|day| month_and_day(day).is_none()) {
            fault!(
                faults,
                ["routine", index, "yearly"],
                "a day of the year is written MM-DD, as in \"05-14\""
            );
        }
        match routine.every {
            Some(0) => fault!(faults, ["routine", index, "every"], "every counts weeks, from 1"),
            Some(2..) if routine.from.is_none() => {
                fault!(
                    faults,
                    ["routine", index, "every"],
                    "every {} weeks needs a from to count from",
                    routine.every.unwrap_or(2)
                );
            }
            _ => {}
        }
        if let Some(plan) = routine.plan.filter(|plan| !plan.is_forward()) {
            fault!(
                faults,
                ["routine", index, "plan"],
                "{plan} ends before it starts; past midnight write hours from 24 on"
            );
        }
    }
    faults.found
}

/// The month and day of `MM-DD`, on the calendar of a leap year.
pub fn month_and_day(text: &str) -> Option<(u32, u32)> {
    let (month, day) = text.split_once('-').filter(|_| text.len() == 5)?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    NaiveDate::from_ymd_opt(2024, month, day).map(|_| (month, day))
}

/// The faults of `inbox.toml`.
pub fn inbox(tasks: &[Block]) -> Vec<Fault> {
    let mut faults = Faults { found: Vec::new() };
    for (index, task) in tasks.iter().enumerate() {
        if task.title.trim().is_empty() {
            fault!(faults, ["task", index], "a task needs a title");
        }
        if !task.is_untimed() {
            fault!(
                faults,
                ["task", index],
                "a task in the inbox has no plan and no actual; give it a day, or take them out"
            );
        }
    }
    faults.found
}

/// The faults of `ledger.toml`.
pub fn ledger(ledger: &Ledger) -> Vec<Fault> {
    let mut faults = Faults { found: Vec::new() };
    for (index, promise) in ledger.promises.iter().enumerate() {
        named(&mut faults, "promise", index, &promise.id, None);
        if promise.what.trim().is_empty() {
            fault!(faults, ["promise", index], "a promise says what is promised");
        }
    }
    for (index, talk) in ledger.talks.iter().enumerate() {
        if talk.about.trim().is_empty() {
            fault!(faults, ["talk", index], "a talk says what it is about");
        }
    }
    for (index, no) in ledger.noes.iter().enumerate() {
        if no.what.trim().is_empty() {
            fault!(faults, ["no", index], "a no says what it was said to");
        }
    }
    for (index, experiment) in ledger.experiments.iter().enumerate() {
        if experiment.what.trim().is_empty() {
            fault!(faults, ["experiment", index], "an experiment says what is tried");
        }
        if let (Some(start), Some(until)) = (experiment.start, experiment.until)
            && until < start
        {
            fault!(faults, ["experiment", index, "until"], "it ends before it starts");
        }
    }
    faults.found
}

fn named(faults: &mut Faults, list: &str, index: usize, id: &str, name: Option<&String>) {
    if !is_id(id) || !id.starts_with(|first: char| first.is_ascii_alphabetic()) {
        fault!(
            faults,
            [list, index, "id"],
            "'{id}' is not an id: letters, digits, - and _, at most 40, the first a letter"
        );
    }
    if name.is_some_and(|name| name.trim().is_empty()) {
        fault!(faults, [list, index], "this {list} needs a name");
    }
}

fn weight(faults: &mut Faults, path: &[Step], weight: Option<f64>) {
    if weight.is_some_and(|weight| !(0.0..=10.0).contains(&weight)) {
        faults.found.push(Fault { path: path.to_vec(), message: "a weight goes from 0 to 10".to_owned() });
    }
}

fn period(faults: &mut Faults, list: &str, index: usize, from: Option<NaiveDate>, until: Option<NaiveDate>) {
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        fault!(faults, [list, index, "until"], "it ends before it begins");
    }
}

/// Says of ids that they lead nowhere, with the nearest that does.
pub struct References<'a> {
    profile: &'a Profile,
    areas: AreaTree,
    promises: HashSet<&'a str>,
    routines: HashSet<&'a str>,
}

impl<'a> References<'a> {
    /// Against what a life knows.
    pub fn new(profile: &'a Profile, ledger: &'a Ledger, routines: &'a [Routine]) -> References<'a> {
        References {
            profile,
            areas: AreaTree::new(profile),
            promises: ledger.promises.iter().map(|promise| promise.id.as_str()).collect(),
            routines: routines.iter().map(|routine| routine.id.as_str()).collect(),
        }
    }

    fn unknown<'b>(kind: &str, id: &str, known: impl IntoIterator<Item = &'b str>) -> String {
        match nearest(id, known) {
            Some(near) => format!("no {kind} '{id}'; did you mean '{near}'?"),
            None => format!("no {kind} '{id}'"),
        }
    }

    fn value(&self, id: &str) -> Option<String> {
        let known = self.profile.values.iter().map(|value| value.id.as_str());
        self.profile.value(id).is_none().then(|| Self::unknown("value", id, known))
    }

    fn area(&self, id: &str) -> Option<String> {
        let known = self.areas.all().iter().map(|area| area.id.as_str());
        self.areas.get(id).is_none().then(|| Self::unknown("area", id, known))
    }

    fn engagement(&self, id: &str) -> Option<String> {
        let known = self.profile.engagements.iter().map(|engagement| engagement.id.as_str());
        self.profile.engagement(id).is_none().then(|| Self::unknown("engagement", id, known))
    }

    fn boundary(&self, id: &str) -> Option<String> {
        let known = self.profile.boundaries.iter().map(|boundary| boundary.id.as_str());
        self.profile.boundary(id).is_none().then(|| Self::unknown("boundary", id, known))
    }

    /// What a list of blocks refers to in vain; `list` is the list's key in its file.
    pub fn blocks(&self, list: &str, blocks: &[Block]) -> Vec<Fault> {
        let mut faults = Faults { found: Vec::new() };
        let mut add = |index: usize, key: &str, part: Option<usize>, message: Option<String>| {
            if let Some(message) = message {
                let path =
                    [Step::from(list), index.into(), key.into()].into_iter().chain(part.map(Step::from));
                faults.found.push(Fault { path: path.collect(), message });
            }
        };
        for (index, block) in blocks.iter().enumerate() {
            add(index, "area", None, block.area.as_deref().and_then(|id| self.area(id)));
            add(index, "engagement", None, block.engagement.as_deref().and_then(|id| self.engagement(id)));
            for (part, id) in block.values.iter().enumerate() {
                add(index, "values", Some(part), self.value(id));
            }
            for (part, id) in block.allow.iter().enumerate() {
                add(index, "allow", Some(part), self.boundary(id));
            }
            let promise = block.promise.as_deref().filter(|id| !self.promises.contains(id));
            add(
                index,
                "promise",
                None,
                promise.map(|id| Self::unknown("promise", id, self.promises.iter().copied())),
            );
            let routine = block.routine.as_deref().filter(|id| !self.routines.contains(id));
            add(
                index,
                "routine",
                None,
                routine.map(|id| Self::unknown("routine", id, self.routines.iter().copied())),
            );
            if list == "block" && !block.id.is_empty() && !is_block_id(&block.id) {
                let message = format!(
                    "'{}' is not a block's id: five of 0-9 and a-z without i l o u, a digit among them",
                    block.id
                );
                add(index, "id", None, Some(message));
            }
        }
        faults.found
    }

    /// What `life.toml` refers to in vain within itself.
    pub fn profile(&self) -> Vec<Fault> {
        let mut faults = Faults { found: Vec::new() };
        let mut add = |path: Vec<Step>, message: Option<String>| {
            if let Some(message) = message {
                faults.found.push(Fault { path, message });
            }
        };
        for (index, area) in self.profile.own_areas.iter().enumerate() {
            let parent = area.parent.as_deref().and_then(|id| self.area(id));
            add(vec!["area".into(), index.into(), "parent".into()], parent);
            if self.areas.side(&area.id).is_none() {
                let message = format!("'{}' has no side: its parents lead in a circle or nowhere", area.id);
                add(
                    vec!["area".into(), index.into(), "parent".into()],
                    area.parent.is_some().then_some(message),
                );
            }
        }
        for (index, engagement) in self.profile.engagements.iter().enumerate() {
            let area = engagement.area.as_deref().and_then(|id| self.area(id));
            add(vec!["engagement".into(), index.into(), "area".into()], area);
            for (part, id) in engagement.values.iter().enumerate() {
                add(vec!["engagement".into(), index.into(), "values".into(), part.into()], self.value(id));
            }
        }
        for (index, boundary) in self.profile.boundaries.iter().enumerate() {
            for (part, no) in boundary.no.iter().enumerate() {
                let message = match no {
                    Forbidden::Area(id) => self.area(id),
                    Forbidden::Engagement(id) => self.engagement(id),
                };
                add(vec!["boundary".into(), index.into(), "no".into(), part.into()], message);
            }
        }
        faults.found
    }

    /// What the seasons refer to in vain.
    pub fn seasons(&self, seasons: &[Season]) -> Vec<Fault> {
        let intents = seasons.iter().enumerate().flat_map(|(index, season)| {
            season.intent.keys().filter_map(move |id| {
                let path = vec!["season".into(), index.into(), "intent".into(), id.as_str().into()];
                Some(Fault { path, message: self.value(id)? })
            })
        });
        intents.collect()
    }

    /// What a week refers to in vain.
    pub fn week(&self, week: &WeekRecord) -> Vec<Fault> {
        let unknown = week.signs.by.keys().filter_map(|id| {
            let path = vec!["signs".into(), "by".into(), id.as_str().into()];
            Some(Fault { path, message: self.engagement(id)? })
        });
        unknown.collect()
    }

    /// What the ledger refers to in vain.
    pub fn ledger(&self, ledger: &Ledger) -> Vec<Fault> {
        let mut faults = Faults { found: Vec::new() };
        let mut add = |list: &str, index: usize, key: &str, message: Option<String>| {
            if let Some(message) = message {
                faults.found.push(Fault { path: vec![list.into(), index.into(), key.into()], message });
            }
        };
        for (index, no) in ledger.noes.iter().enumerate() {
            for id in &no.protects {
                add("no", index, "for", self.value(id));
            }
        }
        for (index, talk) in ledger.talks.iter().enumerate() {
            add("talk", index, "boundary", talk.boundary.as_deref().and_then(|id| self.boundary(id)));
            add("talk", index, "engagement", talk.engagement.as_deref().and_then(|id| self.engagement(id)));
        }
        for (index, experiment) in ledger.experiments.iter().enumerate() {
            add(
                "experiment",
                index,
                "engagement",
                experiment.engagement.as_deref().and_then(|id| self.engagement(id)),
            );
        }
        faults.found
    }
}
