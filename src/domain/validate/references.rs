//! Validation of references between files. `aplomb check` reports such findings. They don't stop edits of the file.

use std::collections::HashSet;

use super::{Finding, Findings, PathStep};
use crate::domain::block::Block;
use crate::domain::id::{is_block_id, nearest};
use crate::domain::ledger::Ledger;
use crate::domain::life::Life;
use crate::domain::place::Place;
use crate::domain::profile::{AreaTree, Forbidden, Profile};
use crate::domain::routine::Routine;
use crate::domain::season::Season;
use crate::domain::template::Template;
use crate::domain::week::WeekRecord;

/// The ids that references may name. A finding suggests the nearest known id. References to a file that can't be read
/// are not checked.
pub struct References<'a> {
    profile: &'a Profile,
    areas: AreaTree,
    /// Whether `life.toml` was read or does not exist.
    knows_life: bool,
    /// The ids of promises. None: `ledger.toml` can't be read.
    promises: Option<HashSet<&'a str>>,
    /// The ids of routines. None: `routines.toml` can't be read.
    routines: Option<HashSet<&'a str>>,
}

impl<'a> References<'a> {
    /// Returns the ids in a life.
    pub fn new(life: &'a Life) -> References<'a> {
        let is_read = |place: Place| life.unread(place).is_none();
        let promises = || life.ledger.promises.iter().map(|promise| promise.id.as_str()).collect();
        let ids = |routine: &'a Routine| std::iter::once(&routine.id).chain(&routine.was).map(String::as_str);
        let routines = || life.routines.iter().flat_map(ids).collect();
        References {
            profile: &life.profile,
            areas: AreaTree::new(&life.profile),
            knows_life: is_read(Place::Life),
            promises: is_read(Place::Ledger).then(promises),
            routines: is_read(Place::Routines).then(routines),
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
        (self.knows_life && self.profile.value(id).is_none()).then(|| Self::unknown("value", id, known))
    }

    fn area(&self, id: &str) -> Option<String> {
        let known = self.areas.all().iter().map(|area| area.id.as_str());
        (self.knows_life && self.areas.get(id).is_none()).then(|| Self::unknown("area", id, known))
    }

    fn engagement(&self, id: &str) -> Option<String> {
        let known = self.profile.engagements.iter().map(|engagement| engagement.id.as_str());
        (self.knows_life && self.profile.engagement(id).is_none())
            .then(|| Self::unknown("engagement", id, known))
    }

    fn boundary(&self, id: &str) -> Option<String> {
        let known = self.profile.boundaries.iter().map(|boundary| boundary.id.as_str());
        (self.knows_life && self.profile.boundary(id).is_none()).then(|| Self::unknown("boundary", id, known))
    }

    /// Returns the unknown references in a list of blocks, and the block ids that are not in the form of one. `list`
    /// is the key of the list in its file.
    pub fn blocks(&self, list: &str, blocks: &[Block]) -> Vec<Finding> {
        let mut findings = Findings { found: Vec::new() };
        let mut add = |index: usize, key: &str, part: Option<usize>, message: Option<String>| {
            if let Some(message) = message {
                let path = [PathStep::from(list), index.into(), key.into()]
                    .into_iter()
                    .chain(part.map(PathStep::from));
                findings.found.push(Finding { path: path.collect(), message });
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
            let among = |kind: &str, known: &Option<HashSet<&str>>, id: Option<&str>| {
                let (known, id) = (known.as_ref()?, id?);
                (!known.contains(id)).then(|| Self::unknown(kind, id, known.iter().copied()))
            };
            add(index, "promise", None, among("promise", &self.promises, block.promise.as_deref()));
            add(index, "routine", None, among("routine", &self.routines, block.routine.as_deref()));
            if list == "block" && !block.id.is_empty() && !is_block_id(&block.id) {
                let message = format!(
                    "'{}' is not a block's id. Write 5 digits and small letters other than i, l, o and u, as in k3f9x",
                    block.id
                );
                add(index, "id", None, Some(message));
            }
        }
        findings.found
    }

    /// Returns the unknown references in the blocks of templates.
    pub fn templates(&self, templates: &[Template]) -> Vec<Finding> {
        let of_one = |(index, template): (usize, &Template)| {
            let found = self.blocks("block", &template.blocks).into_iter();
            let within = move |finding: Finding| {
                let above = ["template".into(), index.into()];
                Finding { path: above.into_iter().chain(finding.path).collect(), ..finding }
            };
            found.map(within).collect::<Vec<Finding>>()
        };
        templates.iter().enumerate().flat_map(of_one).collect()
    }

    /// Returns the unknown references within `life.toml`, and areas without a side.
    pub fn profile(&self) -> Vec<Finding> {
        let mut findings = Findings { found: Vec::new() };
        let mut add = |path: Vec<PathStep>, message: Option<String>| {
            if let Some(message) = message {
                findings.found.push(Finding { path, message });
            }
        };
        for (index, area) in self.profile.own_areas.iter().enumerate() {
            let parent = area.parent.as_deref().and_then(|id| self.area(id));
            add(vec!["area".into(), index.into(), "parent".into()], parent);
            if self.areas.side(&area.id).is_none() {
                let message = format!("'{}' has no side: its parents form a circle or are missing", area.id);
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
        findings.found
    }

    /// Returns the unknown values in the intents of seasons.
    pub fn seasons(&self, seasons: &[Season]) -> Vec<Finding> {
        let intents = seasons.iter().enumerate().flat_map(|(index, season)| {
            season.intent.keys().filter_map(move |id| {
                let path = vec!["season".into(), index.into(), "intent".into(), id.as_str().into()];
                Some(Finding { path, message: self.value(id)? })
            })
        });
        intents.collect()
    }

    /// Returns the unknown jobs and clients in the check-in of a week.
    pub fn week(&self, week: &WeekRecord) -> Vec<Finding> {
        let unknown = week.signs.by.keys().filter_map(|id| {
            let path = vec!["signs".into(), "by".into(), id.as_str().into()];
            Some(Finding { path, message: self.engagement(id)? })
        });
        unknown.collect()
    }

    /// Returns the unknown references in the ledger.
    pub fn ledger(&self, ledger: &Ledger) -> Vec<Finding> {
        let mut findings = Findings { found: Vec::new() };
        let mut add = |list: &str, index: usize, key: &str, message: Option<String>| {
            if let Some(message) = message {
                findings.found.push(Finding { path: vec![list.into(), index.into(), key.into()], message });
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
        findings.found
    }
}
