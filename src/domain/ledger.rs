//! The ledger: promises, noes, talks and experiments.

use chrono::NaiveDate;
use serde::Deserialize;

use super::date;
use super::record::{FieldList, Fields, Record, Source, words};
use super::time::Minutes;

/// Something promised to someone, to make up for what was missed.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Promise {
    /// By what blocks name it.
    pub id: String,
    /// To whom.
    pub to: String,
    /// What.
    pub what: String,
    /// How long it takes.
    pub minutes: Option<Minutes>,
    /// What it makes up for.
    pub because: Option<String>,
    /// When it was made.
    #[serde(deserialize_with = "date::optional")]
    pub made: Option<NaiveDate>,
    /// By when it is due.
    #[serde(deserialize_with = "date::optional")]
    pub by: Option<NaiveDate>,
    /// When it was kept.
    #[serde(deserialize_with = "date::optional")]
    pub kept: Option<NaiveDate>,
    /// When it was let go.
    #[serde(deserialize_with = "date::optional")]
    pub released: Option<NaiveDate>,
    /// Whatever else there is to say.
    pub note: Option<String>,
    /// Where it was read from.
    #[serde(skip)]
    pub source: Source,
}

impl Promise {
    /// Whether it is neither kept nor let go.
    pub fn is_open(&self) -> bool {
        self.kept.is_none() && self.released.is_none()
    }
}

/// Something said no to, and the hours that it spared.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct No {
    /// Its id.
    pub id: String,
    /// To whom.
    pub to: String,
    /// To what.
    pub what: String,
    /// The time spared.
    pub spared: Option<Minutes>,
    /// The values that it protects.
    #[serde(rename = "for")]
    pub protects: Vec<String>,
    /// When it was said.
    #[serde(deserialize_with = "date::optional")]
    pub on: Option<NaiveDate>,
    /// Whatever else there is to say.
    pub note: Option<String>,
    /// Where it was read from.
    #[serde(skip)]
    pub source: Source,
}

/// A talk to have.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Talk {
    /// Its id.
    pub id: String,
    /// With whom.
    pub with: String,
    /// About what.
    pub about: String,
    /// The boundary that it is about.
    pub boundary: Option<String>,
    /// Or the engagement.
    pub engagement: Option<String>,
    /// By when.
    #[serde(deserialize_with = "date::optional")]
    pub by: Option<NaiveDate>,
    /// When it was held.
    #[serde(deserialize_with = "date::optional")]
    pub held: Option<NaiveDate>,
    /// What came of it.
    pub outcome: Option<String>,
    /// Whatever else there is to say.
    pub note: Option<String>,
    /// Where it was read from.
    #[serde(skip)]
    pub source: Source,
}

words! {
    /// What an experiment explores.
    ExperimentKind {
        /// Another role where one is.
        Role = "role",
        /// Another field.
        Field = "field",
        /// One's own business.
        OwnBusiness = "own-business",
        /// Remote or hybrid, other hours.
        Remote = "remote",
        /// A skill to invest in.
        Skill = "skill",
    }
}

/// Something tried for a while, with an end date.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Experiment {
    /// Its id.
    pub id: String,
    /// The engagement that it is about.
    pub engagement: Option<String>,
    /// What it explores.
    #[serde(rename = "option")]
    pub kind: Option<ExperimentKind>,
    /// What is tried.
    pub what: String,
    /// Its first day.
    #[serde(deserialize_with = "date::optional")]
    pub start: Option<NaiveDate>,
    /// Its last day.
    #[serde(deserialize_with = "date::optional")]
    pub until: Option<NaiveDate>,
    /// The next step.
    pub next: Option<String>,
    /// The block of that step, as `DATE/ID`.
    pub block: Option<String>,
    /// What came of it.
    pub result: Option<String>,
    /// Whatever else there is to say.
    pub note: Option<String>,
    /// Where it was read from.
    #[serde(skip)]
    pub source: Source,
}

/// All four ledgers, in the order of the file.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Ledger {
    /// Promises.
    #[serde(rename = "promise")]
    pub promises: Vec<Promise>,
    /// Noes.
    #[serde(rename = "no")]
    pub noes: Vec<No>,
    /// Talks to have.
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
