//! A profile and its seasons made ready for scoring: every id is looked up once and becomes a small number, and
//! what a season asks of each value is worked out for each season.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate, Weekday};

use super::Period;
use super::component::{COMPONENTS, Component, FULL_WEIGHTS};
use crate::domain::profile::{Forbidden, in_force};
use crate::domain::time::DAY;
use crate::domain::{AreaTree, Boundary, Moment, Profile, Season, Side, Span, Time, Value, Weekdays, Zone};

/// τ where life.toml says nothing: three fifths of one's time under one's own agenda is enough. A convention.
pub const TAU: f64 = 0.6;
/// The largest weight that is read as it is written; larger ones count as this, so that no sum overflows.
const LARGEST_WEIGHT: f64 = 1e9;
/// The area whose hours have no felt energy: one is not there to feel it.
const SLEEP: &str = "sleep";

/// A profile and its seasons, ready for scoring. It does not change: after an edit of either, days are gathered
/// anew with new terms.
///
/// Archived values and boundaries ask for nothing, unless they have an `until`: then they ask up to that day, so
/// that the past keeps its scores. Archived areas and engagements are only names, and count as ever. Of two
/// entries with the same id the first counts.
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
    /// What is asked of each value outside all seasons.
    pub(super) without_season: Vec<Ask>,
    value_ids: HashMap<String, u32>,
    area_ids: HashMap<String, u32>,
    engagement_ids: HashMap<String, u32>,
    boundary_ids: HashMap<String, u32>,
}

/// A value, with the days on which it can be active.
#[derive(Debug, Clone)]
pub(super) struct ValueTerms {
    pub id: String,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    /// Archived without an end: it never asks for anything.
    closed: bool,
}

impl ValueTerms {
    pub fn in_force(&self, date: NaiveDate) -> bool {
        !self.closed && in_force(self.from, self.until, date)
    }

    /// Whether it is in force on any day of a period.
    pub fn is_in_force_in(&self, period: Period) -> bool {
        let begins = self.from.is_none_or(|from| from <= period.to);
        !self.closed && begins && self.until.is_none_or(|until| period.from <= until)
    }
}

/// What is asked of a value in a stretch of days.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ask {
    pub weight: f64,
    /// Minutes a week.
    pub weekly: f64,
    pub resting: bool,
}

impl Ask {
    /// Whether it asks for anything at all.
    pub fn is_active(&self) -> bool {
        self.weight > 0.0 && self.weekly > 0.0 && !self.resting
    }
}

/// An area as far as scoring needs it.
#[derive(Debug, Clone)]
pub(super) struct AreaTerms {
    pub id: String,
    pub side: Option<Side>,
    pub is_sleep: bool,
}

/// A boundary with what it forbids, by area and by engagement.
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
    /// Whether it holds on a day of that weekday.
    pub fn holds_on(&self, date: NaiveDate, weekday: Weekday) -> bool {
        !self.closed && self.days.contains(weekday) && in_force(self.from, self.until, date)
    }

    /// Whether it keeps out what lies in an area and an engagement, each by number.
    pub fn forbids(&self, area: Option<u32>, engagement: Option<u32>) -> bool {
        let has = |list: &[bool], place: Option<u32>| {
            place.and_then(|place| list.get(place as usize)).copied().unwrap_or(false)
        };
        has(&self.areas, area) || has(&self.engagements, engagement)
    }
}

/// A season as far as scoring needs it.
#[derive(Debug, Clone)]
pub(super) struct SeasonTerms {
    pub start: NaiveDate,
    pub end: NaiveDate,
    /// The share of work that is meant, where it leans.
    pub target: Option<f64>,
    pub asks: Vec<Ask>,
}

impl Terms {
    /// Of a profile and its seasons, seen from the zone in which one lives: days without a zone are read in it.
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
            })
            .collect();
        let (engagements, mut engagement_ids) =
            numbered(&profile.engagements, |engagement| &engagement.id, |engagement| &engagement.was);
        let mut engagements: Vec<String> =
            engagements.into_iter().map(|engagement| engagement.id.clone()).collect();
        let (boundaries, boundary_ids) =
            numbered(&profile.boundaries, |boundary| &boundary.id, |boundary| &boundary.was);

        // What a boundary forbids may be known from nowhere else; blocks that name the same are meant all the same.
        for forbidden in boundaries.iter().flat_map(|boundary| &boundary.no) {
            match forbidden {
                Forbidden::Area(id) if !area_ids.contains_key(id) => {
                    area_ids.insert(id.clone(), areas.len() as u32);
                    areas.push(AreaTerms { id: id.clone(), side: None, is_sleep: false });
                }
                Forbidden::Engagement(id) if !engagement_ids.contains_key(id) => {
                    engagement_ids.insert(id.clone(), engagements.len() as u32);
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

    /// The number of a value, also by an id that it had before.
    pub(super) fn value(&self, id: &str) -> Option<u32> {
        self.value_ids.get(id).copied()
    }

    /// The number of an area, likewise.
    pub(super) fn area(&self, id: &str) -> Option<u32> {
        self.area_ids.get(id).copied()
    }

    /// The number of an engagement, likewise.
    pub(super) fn engagement(&self, id: &str) -> Option<u32> {
        self.engagement_ids.get(id).copied()
    }

    /// The number of a boundary, likewise.
    pub(super) fn boundary(&self, id: &str) -> Option<u32> {
        self.boundary_ids.get(id).copied()
    }

    /// The season that holds a day, by number: the first where the data has several.
    pub(super) fn season_on(&self, date: NaiveDate) -> Option<usize> {
        self.seasons.iter().position(|season| (season.start..=season.end).contains(&date))
    }

    /// What a season, or none, asks of each value.
    pub(super) fn asks(&self, season: Option<usize>) -> &[Ask] {
        season.and_then(|season| self.seasons.get(season)).map_or(&self.without_season, |season| &season.asks)
    }

    /// The share of work that is meant, where a season leans.
    pub(super) fn target(&self, season: Option<usize>) -> Option<f64> {
        self.seasons.get(season?)?.target
    }

    /// Whether a value asks for nothing because the season lets it rest.
    pub(super) fn rests(&self, value: usize, season: Option<usize>) -> bool {
        self.asks(season).get(value).is_some_and(|ask| ask.resting)
    }

    /// The waking window of a day, as moments.
    pub(super) fn wake_on(&self, date: NaiveDate, zone: Zone) -> (Moment, Moment) {
        let start = zone.moment(date, self.wake.start);
        zone.resolve(date, self.wake).unwrap_or((start, start))
    }

    /// When a planning day ends as a planning day: where the next one begins.
    pub(super) fn end_of_day(&self, date: NaiveDate, zone: Zone) -> Moment {
        zone.moment(date, Time::from_minutes(DAY.saturating_add(self.day_start.minutes())))
    }

    /// The boundaries that hold on a day, by number.
    pub(super) fn holding(&self, date: NaiveDate) -> impl Iterator<Item = (u32, &BoundaryTerms)> {
        let weekday = date.weekday();
        (0..).zip(&self.boundaries).filter(move |(_, boundary)| boundary.holds_on(date, weekday))
    }
}

/// Entries in order, the first of each id only, with their numbers by id and by the ids they had before.
fn numbered<T>(
    entries: &[T],
    id: impl Fn(&T) -> &String,
    was: impl Fn(&T) -> &Vec<String>,
) -> (Vec<&T>, HashMap<String, u32>) {
    let (mut kept, mut numbers) = (Vec::new(), HashMap::new());
    for entry in entries {
        if !numbers.contains_key(id(entry)) {
            numbers.insert(id(entry).clone(), kept.len() as u32);
            kept.push(entry);
        }
    }
    // An id in use beats an earlier one, so that these come after all of them.
    for (number, entry) in (0..).zip(&kept) {
        for old in was(entry) {
            numbers.entry(old.clone()).or_insert(number);
        }
    }
    (kept, numbers)
}

/// A weight that can be counted with: 1 where none is given, 0 where it is none.
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

/// The full weights: life.toml's where it has one that can be counted with, else the conventions.
fn full_weights(profile: &Profile) -> [f64; COMPONENTS] {
    let mut weights = FULL_WEIGHTS;
    for (component, weight) in Component::ALL.iter().zip(&mut weights) {
        if let Some(own) = profile.score.weights.get(component.word()).filter(|own| own.is_finite()) {
            *weight = sound_weight(Some(*own));
        }
    }
    weights
}
