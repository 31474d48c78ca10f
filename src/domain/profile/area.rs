//! Areas of life: those that ship, one's own, and the tree that they make.

use serde::Deserialize;

use super::{Profile, find};
use crate::domain::record::{FieldList, Fields, Record, Source, words};

words! {
    /// A side of the scale.
    Side {
        /// Work, paid or one's own.
        Work = "work",
        /// Life outside work, care included.
        Life = "life",
        /// What keeps both going: sleep, meals, chores, ways. It counts on neither.
        Upkeep = "upkeep",
    }
}

/// An area of life. Without a side it takes its parent's.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Area {
    /// By what blocks name it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its side of the scale.
    pub side: Option<Side>,
    /// The area that it is a part of.
    pub parent: Option<String>,
    /// Kept for the past only.
    pub archived: bool,
    /// Ids it had before.
    pub was: Vec<String>,
    /// Where it was read from.
    #[serde(skip)]
    pub source: Source,
}

/// The areas that ship with aplomb: id, name, side, parent.
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
    /// All areas: those shipped, as far as none of one's own has the id, then one's own. An own area that
    /// overrides a shipped one keeps of it what it does not say.
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
                    // A new parent brings its own side; else the shipped one stays.
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

/// The side and the line of ancestors of areas, walked once. A circle of parents has no side.
#[derive(Debug, Clone)]
pub struct AreaTree {
    areas: Vec<Area>,
}

impl AreaTree {
    /// Of a profile's areas.
    pub fn new(profile: &Profile) -> AreaTree {
        AreaTree { areas: profile.areas() }
    }

    /// All of them.
    pub fn all(&self) -> &[Area] {
        &self.areas
    }

    /// The area of an id, or of an id that it had before.
    pub fn get(&self, id: &str) -> Option<&Area> {
        find(&self.areas, id, |area| &area.id, |area| &area.was)
    }

    /// The area itself, its parent, and so on up.
    pub fn line(&self, id: &str) -> impl Iterator<Item = &Area> {
        let first = self.get(id);
        let up = |area: &&Area| area.parent.as_deref().and_then(|parent| self.get(parent));
        std::iter::successors(first, up).take(self.areas.len())
    }

    /// The side it lies on; none of an unknown one.
    pub fn side(&self, id: &str) -> Option<Side> {
        self.line(id).find_map(|area| area.side)
    }

    /// Whether it is `ancestor` or lies under it.
    pub fn is_under(&self, id: &str, ancestor: &str) -> bool {
        let ancestor = self.get(ancestor).map(|area| area.id.as_str());
        ancestor.is_some() && self.line(id).any(|area| Some(area.id.as_str()) == ancestor)
    }
}

impl Record for Area {
    fn fields(&self) -> Fields {
        FieldList::default()
            .with("id", &self.id)
            .with("name", &self.name)
            .with("side", &self.side)
            .with("parent", &self.parent)
            .with("archived", &self.archived)
            .with("was", &self.was)
            .done()
    }
}
