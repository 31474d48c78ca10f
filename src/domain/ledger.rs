//! The ledger: promises, things the user said no to, conversations to have, and trials (data.md, "ledger.toml").

use chrono::NaiveDate;
use serde::Deserialize;

use super::date;
use super::record::{Source, record, words};
use super::time::Minutes;

record! {
    /// A promise to someone, often to make up for something missed.
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
    }
    beside {
        /// The place in the file that it was read from.
        pub source: Source,
    }
}

impl Promise {
    /// Returns whether the promise is still to keep: neither kept nor called off.
    pub fn is_open(&self) -> bool {
        self.kept.is_none() && self.released.is_none()
    }
}

record! {
    /// Something the user said no to, and the hours that this freed.
    pub struct No {
        /// The id.
        pub id: String,
        /// The other person.
        pub to: String,
        /// The thing that the user said no to.
        pub what: String,
        /// The time freed. None: not said.
        pub spared: Option<Minutes>,
        /// The ids of the values that gain from it.
        pub protects as "for": Vec<String>,
        /// The date.
        #[serde(deserialize_with = "date::optional")]
        pub on: Option<NaiveDate>,
        /// A note.
        pub note: Option<String>,
    }
    beside {
        /// The place in the file that it was read from.
        pub source: Source,
    }
}

record! {
    /// A conversation to have.
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
    }
    beside {
        /// The place in the file that it was read from.
        pub source: Source,
    }
}

words! {
    /// What a trial explores, as an option for a job that does not fit.
    ExperimentKind {
        /// Another role at the same place.
        Role = "role",
        /// Another field.
        Field = "field",
        /// The user's own business.
        OwnBusiness = "own-business",
        /// Remote or hybrid work, or other hours.
        Remote = "remote",
        /// A skill to invest in.
        Skill = "skill",
    }
}

record! {
    /// A trial: something to try for a while, with an end date.
    pub struct Experiment {
        /// The id.
        pub id: String,
        /// The id of the job or client that it is about.
        pub engagement: Option<String>,
        /// The option that it explores.
        pub kind as "option": Option<ExperimentKind>,
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
    }
    beside {
        /// The place in the file that it was read from.
        pub source: Source,
    }
}

/// The four lists of `ledger.toml`, each in the order of the file.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Ledger {
    /// Promises.
    #[serde(rename = "promise")]
    pub promises: Vec<Promise>,
    /// Things the user said no to.
    #[serde(rename = "no")]
    pub noes: Vec<No>,
    /// Conversations to have.
    #[serde(rename = "talk")]
    pub talks: Vec<Talk>,
    /// Trials.
    #[serde(rename = "experiment")]
    pub experiments: Vec<Experiment>,
}
