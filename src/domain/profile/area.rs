//! Areas of life: those that aplomb brings, the user's own, and the tree of both.

use super::{Pay, Profile, find};
use crate::domain::record::{Source, record, words};
use crate::domain::time::Minutes;

words! {
    /// The side of work and life that an area counts on.
    Side {
        /// Work, paid or not.
        Work = "work",
        /// Life outside work, care for others included.
        Life = "life",
        /// Chores, meals, travel and sleep, which count on neither side.
        Upkeep = "upkeep",
    }
}

record! {
    /// An area of life.
    pub struct Area {
        /// The id, which blocks name under `area`.
        pub id: String,
        /// The name.
        pub name: String,
        /// The side. None: the parent's.
        pub side: Option<Side>,
        /// The id of the area above it.
        pub parent: Option<String>,
        /// The limit of its hours in a week, with the areas under it. None: no limit.
        pub most: Option<Minutes>,
        /// What unpaid hours of it would cost, one entry for each period. Said in reports and never scored.
        pub worth: Vec<Pay>,
        /// Whether new blocks should no longer have it.
        pub archived: bool,
        /// Earlier ids, which references may still use.
        pub was: Vec<String>,
    }
    beside {
        /// The place in the file that it was read from.
        pub source: Source,
    }
}

/// The areas that aplomb brings: id, name, side, parent (data.md, "life.toml").
pub const SHIPPED_AREAS: [(&str, &str, Side, Option<&str>); 11] = [
    ("work", "Work", Side::Work, None),
    ("care", "Care", Side::Life, None),
    ("people", "People", Side::Life, None),
    ("self-care", "Self-care", Side::Life, None),
    ("downtime", "Downtime", Side::Life, Some("self-care")),
    ("growth", "Growth", Side::Life, None),
    ("community", "Community", Side::Life, None),
    ("home", "Home", Side::Upkeep, None),
    ("commute", "Commute", Side::Upkeep, None),
    ("meals", "Meals", Side::Upkeep, None),
    ("sleep", "Sleep", Side::Upkeep, None),
];

impl Profile {
    /// Returns all areas: the shipped ones, then the user's own. An own area with the id of a shipped one replaces
    /// it. It gets the shipped parent where it sets none, and the shipped side where it sets neither side nor parent.
    pub fn areas(&self) -> Vec<Area> {
        let shipped = SHIPPED_AREAS.iter().map(|(id, name, side, parent)| Area {
            id: (*id).to_owned(),
            name: (*name).to_owned(),
            side: Some(*side),
            parent: parent.map(str::to_owned),
            ..Area::default()
        });
        let mut areas: Vec<Area> = shipped.collect();
        for own in &self.own_areas {
            match areas.iter_mut().find(|area| area.id == own.id) {
                Some(area) => {
                    let shipped_side = area.side;
                    let shipped_parent = area.parent.take();
                    *area = own.clone();
                    area.parent = area.parent.take().or(shipped_parent);
                    // A new parent has a side of its own. Without one the shipped side stays.
                    if own.side.is_none() && own.parent.is_none() {
                        area.side = shipped_side;
                    }
                    if area.name.is_empty() {
                        area.name.clone_from(&area.id);
                    }
                }
                None => areas.push(own.clone()),
            }
        }
        areas
    }
}

/// All areas, each with a path to the areas above it. Areas whose parents form a circle have no side.
#[derive(Debug, Clone)]
pub struct AreaTree {
    areas: Vec<Area>,
}

impl AreaTree {
    /// Returns the tree of a profile's areas.
    pub fn new(profile: &Profile) -> AreaTree {
        AreaTree { areas: profile.areas() }
    }

    /// Returns all areas, shipped ones first.
    pub fn all(&self) -> &[Area] {
        &self.areas
    }

    /// Returns an area by its id or an earlier one. None: no area has it.
    pub fn get(&self, id: &str) -> Option<&Area> {
        find(&self.areas, id, |area| &area.id, |area| &area.was)
    }

    /// Returns an area, its parent, and so on to the top. Empty: no area has the id.
    pub fn line(&self, id: &str) -> impl Iterator<Item = &Area> {
        let first = self.get(id);
        let up = |area: &&Area| area.parent.as_deref().and_then(|parent| self.get(parent));
        std::iter::successors(first, up).take(self.areas.len())
    }

    /// Returns the side of an area: its own, else the side of the nearest area above it that has one. None: the area
    /// is unknown, or none of these has a side.
    pub fn side(&self, id: &str) -> Option<Side> {
        self.line(id).find_map(|area| area.side)
    }

    /// Returns whether an area is `ancestor` or is under it. The ancestor need not be defined: an area that names it
    /// as its parent is under it too. False where the area is unknown.
    pub fn is_under(&self, id: &str, ancestor: &str) -> bool {
        let meant = self.get(ancestor).map_or(ancestor, |area| area.id.as_str());
        self.line(id).any(|area| area.id == meant || area.parent.as_deref() == Some(meant))
    }
}
