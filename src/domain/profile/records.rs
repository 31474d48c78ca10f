//! The records that a person defines in `life.toml`, under one type: values, areas, jobs and clients, boundaries.

use chrono::NaiveDate;

use super::{Area, AreaTree, Boundary, Engagement, Profile, Value};

/// The kinds of records of `life.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LifeKind {
    /// Values.
    Value,
    /// Areas of life.
    Area,
    /// Jobs and clients.
    Engagement,
    /// Boundaries.
    Boundary,
}

impl LifeKind {
    /// Returns the word for one of them: `job or client`.
    pub fn noun(self) -> &'static str {
        match self {
            LifeKind::Value => "value",
            LifeKind::Area => "area",
            LifeKind::Engagement => "job or client",
            LifeKind::Boundary => "boundary",
        }
    }

    /// Returns the words for several of them: `jobs and clients`.
    pub fn nouns(self) -> &'static str {
        match self {
            LifeKind::Value => "values",
            LifeKind::Area => "areas",
            LifeKind::Engagement => "jobs and clients",
            LifeKind::Boundary => "boundaries",
        }
    }
}

/// A record of `life.toml`.
#[derive(Debug, Clone, PartialEq)]
pub enum LifeRecord {
    /// A value.
    Value(Value),
    /// An area, one that aplomb brings included.
    Area(Area),
    /// A job or client.
    Engagement(Engagement),
    /// A boundary.
    Boundary(Boundary),
}

/// Runs an expression with the record inside, whatever its kind.
macro_rules! inside {
    ($record:expr, $one:ident => $body:expr) => {
        match $record {
            LifeRecord::Value($one) => $body,
            LifeRecord::Area($one) => $body,
            LifeRecord::Engagement($one) => $body,
            LifeRecord::Boundary($one) => $body,
        }
    };
}

impl LifeRecord {
    /// Returns all records of a kind, archived ones too, in the order of the file. Areas that aplomb brings come first.
    pub fn all(profile: &Profile, kind: LifeKind) -> Vec<LifeRecord> {
        match kind {
            LifeKind::Value => profile.values.iter().cloned().map(LifeRecord::Value).collect(),
            LifeKind::Area => profile.areas().into_iter().map(LifeRecord::Area).collect(),
            LifeKind::Engagement => profile.engagements.iter().cloned().map(LifeRecord::Engagement).collect(),
            LifeKind::Boundary => profile.boundaries.iter().cloned().map(LifeRecord::Boundary).collect(),
        }
    }

    /// Returns the record with an id, or one that had it earlier. None: there is none.
    pub fn find(profile: &Profile, kind: LifeKind, id: &str) -> Option<LifeRecord> {
        match kind {
            LifeKind::Value => profile.value(id).cloned().map(LifeRecord::Value),
            LifeKind::Area => AreaTree::new(profile).get(id).cloned().map(LifeRecord::Area),
            LifeKind::Engagement => profile.engagement(id).cloned().map(LifeRecord::Engagement),
            LifeKind::Boundary => profile.boundary(id).cloned().map(LifeRecord::Boundary),
        }
    }

    /// Returns its kind.
    pub fn kind(&self) -> LifeKind {
        match self {
            LifeRecord::Value(_) => LifeKind::Value,
            LifeRecord::Area(_) => LifeKind::Area,
            LifeRecord::Engagement(_) => LifeKind::Engagement,
            LifeRecord::Boundary(_) => LifeKind::Boundary,
        }
    }

    /// Returns the id.
    pub fn id(&self) -> &str {
        inside!(self, one => &one.id)
    }

    /// Gives it an id, as only a new one gets.
    pub fn set_id(&mut self, id: String) {
        inside!(self, one => one.id = id);
    }

    /// Returns the name, or the id where it has none.
    pub fn name(&self) -> &str {
        inside!(self, one => if one.name.is_empty() { &one.id } else { &one.name })
    }

    /// Gives it a name.
    pub fn set_name(&mut self, name: String) {
        inside!(self, one => one.name = name);
    }

    /// Returns the earlier ids.
    pub fn was(&self) -> &[String] {
        inside!(self, one => &one.was)
    }

    /// Returns whether it is archived.
    pub fn is_archived(&self) -> bool {
        inside!(self, one => one.archived)
    }

    /// Marks it as archived or not.
    pub fn set_archived(&mut self, archived: bool) {
        inside!(self, one => one.archived = archived);
    }

    /// Returns the first day. None: always, as for all areas.
    pub fn from(&self) -> Option<NaiveDate> {
        match self {
            LifeRecord::Value(one) => one.from,
            LifeRecord::Engagement(one) => one.from,
            LifeRecord::Boundary(one) => one.from,
            LifeRecord::Area(_) => None,
        }
    }

    /// Returns the last day. None: no end, as for all areas.
    pub fn until(&self) -> Option<NaiveDate> {
        match self {
            LifeRecord::Value(one) => one.until,
            LifeRecord::Engagement(one) => one.until,
            LifeRecord::Boundary(one) => one.until,
            LifeRecord::Area(_) => None,
        }
    }

    /// Sets the first day. Areas have none.
    pub fn set_from(&mut self, from: Option<NaiveDate>) {
        match self {
            LifeRecord::Value(one) => one.from = from,
            LifeRecord::Engagement(one) => one.from = from,
            LifeRecord::Boundary(one) => one.from = from,
            LifeRecord::Area(_) => {}
        }
    }

    /// Sets the last day. Areas have none.
    pub fn set_until(&mut self, until: Option<NaiveDate>) {
        match self {
            LifeRecord::Value(one) => one.until = until,
            LifeRecord::Engagement(one) => one.until = until,
            LifeRecord::Boundary(one) => one.until = until,
            LifeRecord::Area(_) => {}
        }
    }

    /// Forgets where it was read from, as for a new record made of it.
    pub fn forget_source(&mut self) {
        inside!(self, one => one.source = super::Source::default());
    }
}
