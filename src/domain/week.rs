//! What is said of a week: its intention, the check-in, and what the review found.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use serde::Deserialize;

use super::date;
use super::record::{Field, FieldList, Fields, Record, words};

words! {
    /// Does the way I work support the way I want to live?
    Answer {
        /// It does.
        Yes = "yes",
        /// In part.
        Partly = "partly",
        /// It does not.
        No = "no",
    }
}

/// One answer to one of the five signs, 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign(pub u8);

impl<'de> Deserialize<'de> for Sign {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Sign, D::Error> {
        let answer = u8::try_from(i64::deserialize(deserializer)?).ok();
        answer
            .filter(|answer| (1..=5).contains(answer))
            .map(Sign)
            .ok_or_else(|| serde::de::Error::custom("an answer to a sign goes from 1 to 5"))
    }
}

/// The keys of the five signs, in the order in which they are asked.
pub const SIGNS: [&str; 5] = ["energised", "matched", "growing", "myself", "adds"];

/// The five signs in words, in the same order.
pub const SIGN_SENTENCES: [&str; 5] = [
    "I was energised, not drained",
    "The work matched my values",
    "I grew in the direction I want",
    "I could be my full self",
    "Work added to life rather than taking from it",
];

/// A check-in's five answers, each optional.
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
    /// The answers in the order of [`SIGNS`], 1 to 5 each.
    pub fn all(&self) -> [Option<u8>; 5] {
        [self.energised, self.matched, self.growing, self.myself, self.adds]
            .map(|sign| sign.map(|sign| sign.0))
    }

    /// Answers in the order of [`SIGNS`]; what is not 1 to 5 is no answer.
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

/// The answers for life, and by engagement where someone answered for it alone.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct CheckIn {
    energised: Option<Sign>,
    matched: Option<Sign>,
    growing: Option<Sign>,
    myself: Option<Sign>,
    adds: Option<Sign>,
    /// The answers of one engagement, by its id.
    pub by: BTreeMap<String, Answers>,
}

impl CheckIn {
    /// The answers for life.
    pub fn life(&self) -> Answers {
        let CheckIn { energised, matched, growing, myself, adds, .. } = *self;
        Answers { energised, matched, growing, myself, adds }
    }

    /// Answers for life; what engagements have of their own stays.
    pub fn answer(&mut self, life: Answers) {
        *self = CheckIn { by: std::mem::take(&mut self.by), ..CheckIn::of(life) };
    }

    /// A check-in of these answers for life.
    pub fn of(life: Answers) -> CheckIn {
        let Answers { energised, matched, growing, myself, adds } = life;
        CheckIn { energised, matched, growing, myself, adds, by: BTreeMap::new() }
    }
}

/// What a week's file says.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct WeekRecord {
    /// What the week is for.
    pub intention: Option<String>,
    /// When it was reviewed.
    #[serde(deserialize_with = "date::optional_datetime")]
    pub reviewed: Option<NaiveDateTime>,
    /// The alignment that the review showed.
    pub alignment: Option<f64>,
    /// The balance that the review showed.
    pub balance: Option<f64>,
    /// The answer to the question of questions.
    pub question: Option<Answer>,
    /// And in one's own words.
    pub answer: Option<String>,
    /// A note on the week.
    pub note: Option<String>,
    /// The check-in.
    pub signs: CheckIn,
    /// Whether it has a file, readable or not.
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
            .with("question", &self.question)
            .with("answer", &self.answer)
            .with("note", &self.note)
            .with("signs", &signs)
            .done()
    }
}
