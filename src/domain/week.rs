//! A week's record: its goal, the check-in, and the results of the review (data.md, "weeks/YYYY-Www.toml").

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use serde::Deserialize;

use super::date;
use super::record::{Field, FieldList, Fields, Record, words};

words! {
    /// An answer to a question of the review, such as: does the way I work support the way I want to live?
    Answer {
        /// It does.
        Yes = "yes",
        /// In part.
        Partly = "partly",
        /// It does not.
        No = "no",
    }
}

/// One answer of the check-in, 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign(pub u8);

impl<'de> Deserialize<'de> for Sign {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Sign, D::Error> {
        let answer = u8::try_from(i64::deserialize(deserializer)?).ok();
        answer
            .filter(|answer| (1..=5).contains(answer))
            .map(Sign)
            .ok_or_else(|| serde::de::Error::custom("an answer is a whole number from 1 to 5"))
    }
}

/// The keys of the five answers, in the order of the check-in.
pub const SIGNS: [&str; 5] = ["energised", "matched", "growing", "myself", "adds"];

/// The five statements of the check-in, in the same order.
pub const SIGN_SENTENCES: [&str; 5] = [
    "I was energised, not drained",
    "The work matched my values",
    "I grew in the direction I want",
    "I could be my full self",
    "Work added to life rather than taking from it",
];

/// The five answers of a check-in, each optional.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct Answers {
    energised: Option<Sign>,
    matched: Option<Sign>,
    growing: Option<Sign>,
    myself: Option<Sign>,
    adds: Option<Sign>,
}

impl Answers {
    /// Returns the answers in the order of [`SIGNS`], 1 to 5 each. None: not answered.
    pub fn all(&self) -> [Option<u8>; 5] {
        [self.energised, self.matched, self.growing, self.myself, self.adds]
            .map(|sign| sign.map(|sign| sign.0))
    }

    /// Returns answers from a list in the order of [`SIGNS`]. A number that is not 1 to 5 is left out.
    pub fn from_all(answers: [Option<u8>; 5]) -> Answers {
        let [energised, matched, growing, myself, adds] =
            answers.map(|answer| answer.filter(|answer| (1..=5).contains(answer)).map(Sign));
        Answers { energised, matched, growing, myself, adds }
    }
}

impl Record for Answers {
    fn fields(&self) -> Fields {
        SIGNS
            .iter()
            .zip(self.all())
            .fold(FieldList::default(), |list, (key, answer)| list.with(*key, &answer))
            .done()
    }
}

/// The check-in of a week: answers for life as a whole, and for single jobs or clients.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct CheckIn {
    energised: Option<Sign>,
    matched: Option<Sign>,
    growing: Option<Sign>,
    myself: Option<Sign>,
    adds: Option<Sign>,
    /// The answers for one job or client, by its id.
    pub by: BTreeMap<String, Answers>,
}

impl CheckIn {
    /// Returns the answers for life as a whole.
    pub fn life(&self) -> Answers {
        let CheckIn { energised, matched, growing, myself, adds, .. } = *self;
        Answers { energised, matched, growing, myself, adds }
    }

    /// Sets the answers for life as a whole. Those for single jobs and clients stay.
    pub fn answer(&mut self, life: Answers) {
        *self = CheckIn { by: std::mem::take(&mut self.by), ..CheckIn::of(life) };
    }

    /// Returns a check-in with answers for life as a whole only.
    pub fn of(life: Answers) -> CheckIn {
        let Answers { energised, matched, growing, myself, adds } = life;
        CheckIn { energised, matched, growing, myself, adds, by: BTreeMap::new() }
    }
}

/// The version of scoring.md that this version of aplomb computes with.
pub const SCORING: u32 = 2;

/// The content of a week's file.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct WeekRecord {
    /// The week's goal.
    pub intention: Option<String>,
    /// The local time of the review. None: not reviewed.
    #[serde(deserialize_with = "date::optional_datetime")]
    pub reviewed: Option<NaiveDateTime>,
    /// The alignment that the review showed, 0 to 100. Later edits of values don't change it.
    pub alignment: Option<f64>,
    /// The balance that the review showed, 0 to 100.
    pub balance: Option<f64>,
    /// The version of scoring.md that both were computed with ([`SCORING`]). None: the first.
    pub scoring: Option<u32>,
    /// The answer to the review's question.
    pub question: Option<Answer>,
    /// The answer in the user's own words.
    pub answer: Option<String>,
    /// The answer to whether the week was a step towards the season's `success`.
    pub step: Option<Answer>,
    /// A note.
    pub note: Option<String>,
    /// The check-in.
    pub signs: CheckIn,
    /// Whether the week has a file, readable or not.
    #[serde(skip)]
    pub has_file: bool,
}

impl Record for WeekRecord {
    fn fields(&self) -> Fields {
        let by: Fields = self
            .signs
            .by
            .iter()
            .map(|(id, answers)| (id.clone(), Field::Table(answers.fields())))
            .filter(|(_, table)| *table != Field::Table(Vec::new()))
            .collect();
        let mut signs = self.signs.life().fields();
        if !by.is_empty() {
            signs.push(("by".to_owned(), Field::Table(by)));
        }
        FieldList::default()
            .with("intention", &self.intention)
            .with("reviewed", &self.reviewed)
            .with("alignment", &self.alignment)
            .with("balance", &self.balance)
            .with("scoring", &self.scoring)
            .with("question", &self.question)
            .with("answer", &self.answer)
            .with("step", &self.step)
            .with("note", &self.note)
            .with("signs", &signs)
            .done()
    }
}
