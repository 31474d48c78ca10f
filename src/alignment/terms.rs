//! A profile and its seasons, prepared for scoring: each id is looked up once and becomes a small number, and
//! the targets of each season are worked out.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate, Weekday};

use super::Period;
use super::component::{COMPONENTS, Component, FULL_WEIGHTS};
use super::rounding::index;
use crate::domain::date::days_between;
use crate::domain::profile::{Forbidden, in_force};
use crate::domain::time::DAY;
use crate::domain::{AreaTree, Boundary, Moment, Profile, Season, Side, Span, Time, Value, Weekdays, Zone};

/// Default of τ: 3/5 of the time under one's own agenda is enough (`scoring.md`, component "agency"). A
/// convention.
pub const TAU: f64 = 0.6;
/// Largest weight. Larger ones are cut to it, so that no sum overflows.
const LARGEST_WEIGHT: f64 = 1e9;
/// Area without felt energy and agenda.
const SLEEP: &str = "sleep";
/// Area without an agenda. Others set the times of care, and that is no fault.
const CARE: &str = "care";

/// A profile and its seasons, prepared for scoring. After an edit of either, make new terms and gather the
/// days again.
///
/// Archived values and boundaries are not active. With an `until` they are active up to that day, so that the
/// past keeps its scores. Archived areas and engagements count as before. Of two entries with the same id the
/// first counts.
#[derive(Debug, Clone)]
pub struct Terms {
    pub(super) zone: Zone,
    pub(super) day_start: Time,
    pub(super) wake: Span,
    pub(super) tau: f64,
    pub(super) weights: [f64; COMPONENTS],
    pub(super) values: Vec<ValueTerms>,
    pub(super) areas: Vec<AreaTerms>,
    pub(super) engagements: Vec<String>,
    pub(super) boundaries: Vec<BoundaryTerms>,
    pub(super) seasons: Vec<SeasonTerms>,
    /// Targets of each value outside all seasons.
    pub(super) without_season: Vec<Ask>,
    value_ids: HashMap<String, u32>,
    area_ids: HashMap<String, u32>,
    engagement_ids: HashMap<String, u32>,
    boundary_ids: HashMap<String, u32>,
}

/// A value and the days on which it can be active.
#[derive(Debug, Clone)]
pub(super) struct ValueTerms {
    pub id: String,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    /// Archived without an end: never active.
    closed: bool,
}

impl ValueTerms {
    pub fn in_force(&self, date: NaiveDate) -> bool {
        !self.closed && in_force(self.from, self.until, date)
    }

    /// Returns the number of days of a period on which it is in force.
    pub fn days_in_force(&self, Period { from, to }: Period) -> i64 {
        let (first, last) =
            (self.from.map_or(from, |own| own.max(from)), self.until.map_or(to, |own| own.min(to)));
        if self.closed { 0 } else { (days_between(first, last) + 1).max(0) }
    }
}

/// Target and weight of a value in a season.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ask {
    pub weight: f64,
    /// Target in minutes per week.
    pub weekly: f64,
    pub resting: bool,
}

impl Ask {
    /// Returns whether the value is active: it has a weight and a target, and is not paused.
    pub fn is_active(&self) -> bool {
        self.weight > 0.0 && self.weekly > 0.0 && !self.resting
    }
}

/// An area, prepared for scoring.
#[derive(Debug, Clone)]
pub(super) struct AreaTerms {
    pub id: String,
    pub side: Option<Side>,
    pub is_sleep: bool,
    pub is_care: bool,
}

/// A boundary, with the areas and jobs that it keeps out.
#[derive(Debug, Clone)]
pub(super) struct BoundaryTerms {
    pub id: String,
    pub weight: f64,
    pub window: Span,
    days: Weekdays,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    closed: bool,
    areas: Vec<bool>,
    engagements: Vec<bool>,
}

impl BoundaryTerms {
    /// Returns whether it has a window on a date. `weekday` is the weekday of the date.
    pub fn holds_on(&self, date: NaiveDate, weekday: Weekday) -> bool {
        !self.closed && self.days.contains(weekday) && in_force(self.from, self.until, date)
    }

    /// Returns whether it keeps out a block of an area and a job, each by number.
    pub fn forbids(&self, area: Option<u32>, engagement: Option<u32>) -> bool {
        let has = |list: &[bool], place: Option<u32>| {
            place.and_then(|place| list.get(place as usize)).copied().unwrap_or(false)
        };
        has(&self.areas, area) || has(&self.engagements, engagement)
    }
}

/// A season, prepared for scoring.
#[derive(Debug, Clone)]
pub(super) struct SeasonTerms {
    pub start: NaiveDate,
    pub end: NaiveDate,
    /// Target for the work share, 0 to 1. `None` without a heavy side.
    pub target: Option<f64>,
    pub asks: Vec<Ask>,
}

impl Terms {
    /// Prepares a profile and its seasons. `zone` is the zone of the user. Days without a zone are read in it.
    pub fn new(profile: &Profile, seasons: &[Season], zone: Zone) -> Terms {
        let (values, value_ids) = numbered(&profile.values, |value| &value.id, |value| &value.was);
        let tree = AreaTree::new(profile);
        let (areas, mut area_ids) = numbered(tree.all(), |area| &area.id, |area| &area.was);
        let mut areas: Vec<AreaTerms> = areas
            .into_iter()
            .map(|area| AreaTerms {
                id: area.id.clone(),
                side: tree.side(&area.id),
                is_sleep: tree.is_under(&area.id, SLEEP),
                is_care: tree.is_under(&area.id, CARE),
            })
            .collect();
        let (engagements, mut engagement_ids) =
            numbered(&profile.engagements, |engagement| &engagement.id, |engagement| &engagement.was);
        let mut engagements: Vec<String> =
            engagements.into_iter().map(|engagement| engagement.id.clone()).collect();
        let (boundaries, boundary_ids) =
            numbered(&profile.boundaries, |boundary| &boundary.id, |boundary| &boundary.was);

        // A boundary may name an area or a job that is defined nowhere. Blocks that name it are kept out too.
        for forbidden in boundaries.iter().flat_map(|boundary| &boundary.no) {
            match forbidden {
                Forbidden::Area(id) if !area_ids.contains_key(id) => {
                    area_ids.insert(id.clone(), index(areas.len()));
                    let (is_sleep, is_care) = (id == SLEEP, id == CARE);
                    areas.push(AreaTerms { id: id.clone(), side: None, is_sleep, is_care });
                }
                Forbidden::Engagement(id) if !engagement_ids.contains_key(id) => {
                    engagement_ids.insert(id.clone(), index(engagements.len()));
                    engagements.push(id.clone());
                }
                _ => {}
            }
        }
        let boundaries = boundaries
            .into_iter()
            .map(|boundary| boundary_terms(boundary, &tree, &areas, engagements.len(), &engagement_ids))
            .collect();

        let asks = |season: Option<&Season>| -> Vec<Ask> {
            let mut asks: Vec<Ask> = values.iter().map(|value| own_ask(value)).collect();
            for (id, intent) in season.iter().flat_map(|season| &season.intent) {
                let Some(ask) = value_ids.get(id).and_then(|&value| asks.get_mut(value as usize)) else {
                    continue;
                };
                ask.weight = intent.weight.map_or(ask.weight, |weight| sound_weight(Some(weight)));
                ask.weekly = intent.weekly.map_or(ask.weekly, |weekly| f64::from(weekly.0));
                ask.resting = intent.resting;
            }
            asks
        };
        Terms {
            zone,
            day_start: profile.day.start,
            wake: profile.day.wake,
            tau: profile.score.tau.filter(|tau| *tau > 0.0 && *tau <= 1.0).unwrap_or(TAU),
            weights: full_weights(profile),
            seasons: seasons
                .iter()
                .map(|season| SeasonTerms {
                    start: season.start,
                    end: season.end,
                    target: season.target().filter(|target| (0.0..=1.0).contains(target)),
                    asks: asks(Some(season)),
                })
                .collect(),
            without_season: asks(None),
            values: values.iter().map(|value| value_terms(value)).collect(),
            areas,
            engagements,
            boundaries,
            value_ids,
            area_ids,
            engagement_ids,
            boundary_ids,
        }
    }

    /// Returns the number of a value, also by a former id. `None` if unknown.
    pub(super) fn value(&self, id: &str) -> Option<u32> {
        self.value_ids.get(id).copied()
    }

    /// Returns the number of an area, also by a former id. `None` if unknown.
    pub(super) fn area(&self, id: &str) -> Option<u32> {
        self.area_ids.get(id).copied()
    }

    /// Returns the number of a job, also by a former id. `None` if unknown.
    pub(super) fn engagement(&self, id: &str) -> Option<u32> {
        self.engagement_ids.get(id).copied()
    }

    /// Returns the number of a boundary, also by a former id. `None` if unknown.
    pub(super) fn boundary(&self, id: &str) -> Option<u32> {
        self.boundary_ids.get(id).copied()
    }

    /// Returns the number of the season that contains a day, the first if there are several. `None` between seasons.
    pub(super) fn season_on(&self, date: NaiveDate) -> Option<usize> {
        self.seasons.iter().position(|season| (season.start..=season.end).contains(&date))
    }

    /// Returns the targets of each value in a season. `None` means outside all seasons.
    pub(super) fn asks(&self, season: Option<usize>) -> &[Ask] {
        season.and_then(|season| self.seasons.get(season)).map_or(&self.without_season, |season| &season.asks)
    }

    /// Returns the target for the work share, 0 to 1. `None` without a heavy side, or outside all seasons.
    pub(super) fn target(&self, season: Option<usize>) -> Option<f64> {
        self.seasons.get(season?)?.target
    }

    /// Returns whether the season pauses a value.
    pub(super) fn rests(&self, value: usize, season: Option<usize>) -> bool {
        self.asks(season).get(value).is_some_and(|ask| ask.resting)
    }

    /// Returns the waking window of a day, as moments. If the window is empty, both are its start.
    pub(super) fn wake_on(&self, date: NaiveDate, zone: Zone) -> (Moment, Moment) {
        let start = zone.moment(date, self.wake.start);
        zone.resolve(date, self.wake).unwrap_or((start, start))
    }

    /// Returns the moment at which a planning day ends and the next one begins.
    pub(super) fn end_of_day(&self, date: NaiveDate, zone: Zone) -> Moment {
        zone.moment(date, Time::from_minutes(DAY.saturating_add(self.day_start.minutes())))
    }

    /// Returns the boundaries with a window on a day, by number.
    pub(super) fn holding(&self, date: NaiveDate) -> impl Iterator<Item = (u32, &BoundaryTerms)> {
        let weekday = date.weekday();
        (0..).zip(&self.boundaries).filter(move |(_, boundary)| boundary.holds_on(date, weekday))
    }
}

/// Returns the entries in order, the first of each id only, and their numbers by present and former id.
fn numbered<T>(
    entries: &[T],
    id: impl Fn(&T) -> &String,
    was: impl Fn(&T) -> &Vec<String>,
) -> (Vec<&T>, HashMap<String, u32>) {
    let (mut kept, mut numbers) = (Vec::new(), HashMap::new());
    for entry in entries {
        if !numbers.contains_key(id(entry)) {
            numbers.insert(id(entry).clone(), index(kept.len()));
            kept.push(entry);
        }
    }
    // A present id beats a former one, so former ids come last.
    for (number, entry) in (0..).zip(&kept) {
        for old in was(entry) {
            numbers.entry(old.clone()).or_insert(number);
        }
    }
    (kept, numbers)
}

/// Returns a usable weight: 1 if none is given, 0 if it is not a number.
fn sound_weight(weight: Option<f64>) -> f64 {
    let weight = weight.unwrap_or(1.0);
    if weight.is_nan() { 0.0 } else { weight.clamp(0.0, LARGEST_WEIGHT) }
}

fn own_ask(value: &Value) -> Ask {
    Ask {
        weight: sound_weight(value.weight),
        weekly: value.weekly.map_or(0.0, |weekly| f64::from(weekly.0)),
        resting: false,
    }
}

fn value_terms(value: &Value) -> ValueTerms {
    ValueTerms { id: value.id.clone(), from: value.from, until: value.until, closed: value.is_closed() }
}

fn boundary_terms(
    boundary: &Boundary,
    tree: &AreaTree,
    areas: &[AreaTerms],
    engagements: usize,
    engagement_ids: &HashMap<String, u32>,
) -> BoundaryTerms {
    let mut terms = BoundaryTerms {
        id: boundary.id.clone(),
        weight: sound_weight(boundary.weight),
        window: boundary.window,
        days: boundary.days.clone(),
        from: boundary.from,
        until: boundary.until,
        closed: boundary.is_closed(),
        areas: vec![false; areas.len()],
        engagements: vec![false; engagements],
    };
    for forbidden in &boundary.no {
        match forbidden {
            Forbidden::Area(id) => {
                for (area, forbids) in areas.iter().zip(&mut terms.areas) {
                    *forbids |= area.id == *id || tree.is_under(&area.id, id);
                }
            }
            Forbidden::Engagement(id) => {
                let place = engagement_ids.get(id).map(|&engagement| engagement as usize);
                if let Some(forbids) = place.and_then(|place| terms.engagements.get_mut(place)) {
                    *forbids = true;
                }
            }
        }
    }
    terms
}

/// Returns the full weights: from life.toml if usable, else [`FULL_WEIGHTS`].
fn full_weights(profile: &Profile) -> [f64; COMPONENTS] {
    let mut weights = FULL_WEIGHTS;
    for (component, weight) in Component::ALL.iter().zip(&mut weights) {
        if let Some(own) = profile.score.weights.get(component.word()).filter(|own| own.is_finite()) {
            *weight = sound_weight(Some(*own));
        }
    }
    weights
}
