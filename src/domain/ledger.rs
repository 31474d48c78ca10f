//! The ledger: promises, things one said no to, conversations to have, and experiments (data.md, "ledger.toml").

use chrono::NaiveDate;
use serde::Deserialize;

use super::date;
use super::record::{FieldList, Fields, Record, Source, words};
use super::time::Minutes;

/// A promise to someone, often to make up for something missed.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Promise {
    /// The id, which blocks name under `promise`.
    pub id: String,
    /// The other person.
    pub to: String,
    /// The thing promised.
    pub what: String,
    /// How long it takes. None: not said.
    pub minutes: Option<Minutes>,
    /// The reason: what it makes up for.
    pub because: Option<String>,
    /// The date of the promise.
    #[serde(deserialize_with = "date::optional")]
    pub made: Option<NaiveDate>,
    /// The last day to keep it.
    #[serde(deserialize_with = "date::optional")]
    pub by: Option<NaiveDate>,
    /// The day on which it was kept. None: not yet.
    #[serde(deserialize_with = "date::optional")]
    pub kept: Option<NaiveDate>,
    /// The day on which it was called off. None: it was not.
    #[serde(deserialize_with = "date::optional")]
    pub released: Option<NaiveDate>,
    /// A note.
    pub note: Option<String>,
    /// The place in the file that it was read from.
    #[serde(skip)]
    pub source: Source,
}

impl Promise {
    /// Returns whether the promise is still to keep: neither kept nor called off.
    pub fn is_open(&self) -> bool {
        self.kept.is_none() && self.released.is_none()
    }
}

/// Something that one said no to, and the hours that this freed.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct No {
    /// The id.
    pub id: String,
    /// The other person.
    pub to: String,
    /// The thing that one said no to.
    pub what: String,
    /// The time freed. None: not said.
    pub spared: Option<Minutes>,
    /// The ids of the values that gain from it.
    #[serde(rename = "for")]
    pub protects: Vec<String>,
    /// The date.
    #[serde(deserialize_with = "date::optional")]
    pub on: Option<NaiveDate>,
    /// A note.
    pub note: Option<String>,
    /// The place in the file that it was read from.
    #[serde(skip)]
    pub source: Source,
}

/// A conversation to have.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Talk {
    /// The id.
    pub id: String,
    /// The other person.
    pub with: String,
    /// The subject.
    pub about: String,
    /// The id of the boundary that it is about. None: another subject.
    pub boundary: Option<String>,
    /// The id of the job or client that it is about. None: another subject.
    pub engagement: Option<String>,
    /// The last day to have it.
    #[serde(deserialize_with = "date::optional")]
    pub by: Option<NaiveDate>,
    /// The day on which it was held. None: not yet.
    #[serde(deserialize_with = "date::optional")]
    pub held: Option<NaiveDate>,
    /// The outcome, once there is one.
    pub outcome: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// The place in the file that it was read from.
    #[serde(skip)]
    pub source: Source,
}

words! {
    /// What an experiment explores, as an option for a job that does not fit.
    ExperimentKind {
        /// Another role at the same place.
        Role = "role",
        /// Another field.
        Field = "field",
        /// A business of one's own.
        OwnBusiness = "own-business",
        /// Remote or hybrid work, or other hours.
        Remote = "remote",
        /// A skill to invest in.
        Skill = "skill",
    }
}

/// Something to try for a while, with an end date.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Experiment {
    /// The id.
    pub id: String,
    /// The id of the job or client that it is about.
    pub engagement: Option<String>,
    /// The option that it explores.
    #[serde(rename = "option")]
    pub kind: Option<ExperimentKind>,
    /// The thing to try.
    pub what: String,
    /// The first day.
    #[serde(deserialize_with = "date::optional")]
    pub start: Option<NaiveDate>,
    /// The last day.
    #[serde(deserialize_with = "date::optional")]
    pub until: Option<NaiveDate>,
    /// The next step.
    pub next: Option<String>,
    /// The block of the next step, as `DATE/ID`.
    pub block: Option<String>,
    /// The result, once there is one.
    pub result: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// The place in the file that it was read from.
    #[serde(skip)]
    pub source: Source,
}

/// The four lists of `ledger.toml`, each in the order of the file.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Ledger {
    /// Promises.
    #[serde(rename = "promise")]
    pub promises: Vec<Promise>,
    /// Things that one said no to.
    #[serde(rename = "no")]
    pub noes: Vec<No>,
    /// Conversations to have.
    #[serde(rename = "talk")]
    pub talks: Vec<Talk>,
    /// Experiments.
    #[serde(rename = "experiment")]
    pub experiments: Vec<Experiment>,
}

impl Record for Promise {
    fn fields(&self) -> Fields {
        FieldList::default()
            .with("id", &self.id)
            .with("to", &self.to)
            .with("what", &self.what)
            .with("minutes", &self.minutes)
            .with("because", &self.because)
            .with("made", &self.made)
            .with("by", &self.by)
            .with("kept", &self.kept)
            .with("released", &self.released)
            .with("note", &self.note)
            .done()
    }
}

impl Record for No {
    fn fields(&self) -> Fields {
        FieldList::default()
            .with("id", &self.id)
            .with("to", &self.to)
            .with("what", &self.what)
            .with("spared", &self.spared)
            .with("for", &self.protects)
            .with("on", &self.on)
            .with("note", &self.note)
            .done()
    }
}

impl Record for Talk {
    fn fields(&self) -> Fields {
        FieldList::default()
            .with("id", &self.id)
            .with("with", &self.with)
            .with("about", &self.about)
            .with("boundary", &self.boundary)
            .with("engagement", &self.engagement)
            .with("by", &self.by)
            .with("held", &self.held)
            .with("outcome", &self.outcome)
            .with("note", &self.note)
            .done()
    }
}

impl Record for Experiment {
    fn fields(&self) -> Fields {
        FieldList::default()
            .with("id", &self.id)
            .with("engagement", &self.engagement)
            .with("option", &self.kind)
            .with("what", &self.what)
            .with("start", &self.start)
            .with("until", &self.until)
            .with("next", &self.next)
            .with("block", &self.block)
            .with("result", &self.result)
            .with("note", &self.note)
            .done()
    }
}
