//! Common values to pick from, and three questions for those who do not know theirs.

mod draw;

use std::collections::BTreeSet;

use crate::app::footer::{Hints, LEAVE};
use crate::app::{Context, Model, Said, Sheet, SheetNext, Tone, Turn, Verb, picker};
use crate::canvas::{Canvas, Region};
use crate::domain::profile::{COMMON, CommonValue, LifeKind, LifeRecord, QUESTIONS, Value, from_answers};
use crate::domain::{Edit, Life, Refused, edits};
use crate::report::wording::and;
use crate::sheets::prompt::Prompt;
use crate::sheets::prompt::life::NewRecord;

/// A value on the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offered {
    /// The value.
    pub value: &'static CommonValue,
    /// The answer that led to it. `None` in the list of all.
    pub answer: Option<&'static str>,
}

/// What the sheet shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValuesPage {
    /// The common values, or those that the answers lead to.
    Pick(Vec<Offered>),
    /// A question. The answers to those before it are kept.
    Ask(Vec<usize>),
}

/// Sheet of common values.
#[derive(Debug)]
pub struct ValuesSheet {
    /// What it shows.
    pub page: ValuesPage,
    /// Index of the value or the answer under the cursor. Behind the last value is a line for one of your own.
    pub chosen: usize,
    /// Ids of the values that Enter adds.
    pub picked: BTreeSet<&'static str>,
}

/// Opens the list of common values.
pub fn open(turn: &mut Turn<'_>) {
    turn.open(ValuesSheet { page: ValuesPage::Pick(everything()), chosen: 0, picked: BTreeSet::new() });
}

/// Opens the questions.
pub fn open_questions(turn: &mut Turn<'_>) {
    turn.open(ValuesSheet { page: ValuesPage::Ask(Vec::new()), chosen: 0, picked: BTreeSet::new() });
}

fn everything() -> Vec<Offered> {
    COMMON.iter().map(|value| Offered { value, answer: None }).collect()
}

/// Returns whether a person has a value with the id or the name of a common one.
fn has(life: &Life, value: &CommonValue) -> bool {
    let all = LifeRecord::all(&life.profile, LifeKind::Value);
    all.iter().any(|own| own.id() == value.id || own.name().eq_ignore_ascii_case(value.name))
}

impl ValuesSheet {
    /// Returns the number of lines to choose from.
    fn lines(&self) -> usize {
        match &self.page {
            ValuesPage::Pick(offered) => offered.len() + 1,
            ValuesPage::Ask(answers) => {
                QUESTIONS.get(answers.len()).map_or(0, |question| question.answers.len())
            }
        }
    }

    /// Picks the value under the cursor, or leaves it out.
    fn turn_over(&mut self, turn: &mut Turn<'_>) {
        let ValuesPage::Pick(offered) = &self.page else { return };
        let Some(Offered { value, .. }) = offered.get(self.chosen) else { return };
        if has(&turn.model.life, value) {
            turn.say(Tone::Plain, format!("{} is one of your values already.", value.name));
        } else if !self.picked.remove(value.id) {
            self.picked.insert(value.id);
        }
    }

    /// Adds what is picked, takes an answer, or opens the line for a value of one's own.
    fn take(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        match &mut self.page {
            ValuesPage::Ask(answers) => {
                answers.push(self.chosen);
                self.chosen = 0;
                if let [first, second, third] = answers.as_slice() {
                    let values = from_answers([*first, *second, *third]);
                    let life = &turn.model.life;
                    self.picked = values
                        .iter()
                        .map(|(value, _)| value)
                        .filter(|value| !has(life, value))
                        .map(|value| value.id)
                        .collect();
                    let offered =
                        values.into_iter().map(|(value, answer)| Offered { value, answer: Some(answer) });
                    self.page = ValuesPage::Pick(offered.collect());
                }
                SheetNext::Stay
            }
            ValuesPage::Pick(offered) if self.chosen == offered.len() => {
                Prompt::new(NewRecord(LifeKind::Value), "").open(turn);
                SheetNext::Close
            }
            ValuesPage::Pick(offered) => {
                let here = offered.get(self.chosen).filter(|_| self.picked.is_empty());
                let here = here.filter(|one| !has(&turn.model.life, one.value));
                let picked: Vec<Offered> = offered
                    .iter()
                    .filter(|one| self.picked.contains(one.value.id) || here.is_some_and(|here| here == *one))
                    .copied()
                    .collect();
                if picked.is_empty() {
                    turn.say(Tone::Plain, Said::from("No value is chosen.").key(Verb::OtherWay, "choose"));
                    return SheetNext::Stay;
                }
                let edit = add(turn, &picked);
                if !turn.make(edit, Verb::Add) {
                    return SheetNext::Stay;
                }
                let names: Vec<String> = picked.iter().map(|one| one.value.name.to_owned()).collect();
                let words = match names.as_slice() {
                    [one] => format!("{one} added. Now give it a target."),
                    all => format!("{} added. Now give each a target.", and(all)),
                };
                let said = Said::from(words).key(Verb::Longer, "an hour more").key(Verb::Undo, "undo");
                turn.say(Tone::Plain, said);
                SheetNext::Close
            }
        }
    }

    /// Goes back by a question. From the first one, and from the list, it closes.
    fn back(&mut self) -> SheetNext {
        match &mut self.page {
            ValuesPage::Ask(answers) => match answers.pop() {
                Some(answer) => {
                    self.chosen = answer;
                    SheetNext::Stay
                }
                None => SheetNext::Close,
            },
            ValuesPage::Pick(_) => SheetNext::Close,
        }
    }
}

/// Returns the edit that adds values, as one.
fn add(turn: &Turn<'_>, picked: &[Offered]) -> Result<Edit, Refused> {
    let mut life = turn.model.life.clone();
    let mut all = Vec::new();
    for Offered { value, answer } in picked {
        let record = LifeRecord::Value(Value {
            id: value.id.to_owned(),
            name: value.name.to_owned(),
            why: answer.map(|answer| format!("{answer}.")),
            ..Value::default()
        });
        let edit = edits::record_add(&life, turn.ctx, record)?;
        life.apply(edit.clone())?;
        all.push(edit);
    }
    let names: Vec<String> = picked.iter().map(|one| one.value.name.to_owned()).collect();
    Ok(Edit { label: format!("{} added to your values", and(&names)), ..edits::together(all) })
}

impl Sheet for ValuesSheet {
    fn context(&self) -> Context {
        Context::Values
    }

    fn takes(&self, verb: Verb) -> bool {
        match (&self.page, verb) {
            (ValuesPage::Ask(_), Verb::OtherWay | Verb::Add | Verb::Reflect) => false,
            (ValuesPage::Pick(_), verb) => verb.figure().is_none() && verb != Verb::GoBack,
            _ => true,
        }
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        match (verb, &self.page) {
            (Verb::Close, _) => return SheetNext::Close,
            (Verb::GoBack, _) => return self.back(),
            (Verb::Take, _) => return self.take(turn),
            (Verb::OtherWay, _) => self.turn_over(turn),
            (Verb::Add, ValuesPage::Pick(offered)) => {
                self.chosen = offered.len();
                return self.take(turn);
            }
            (Verb::Reflect, ValuesPage::Pick(_)) => {
                *self = ValuesSheet { page: ValuesPage::Ask(Vec::new()), chosen: 0, picked: BTreeSet::new() };
            }
            (verb, ValuesPage::Ask(_))
                if verb.figure().is_some_and(|figure| (1..=self.lines()).contains(&figure)) =>
            {
                self.chosen = verb.figure().unwrap_or(1) - 1;
                return self.take(turn);
            }
            _ => {
                let lines = self.lines();
                picker::choose(&mut self.chosen, verb, lines);
            }
        }
        SheetNext::Stay
    }

    fn hints(&self, _: &Model) -> Hints {
        use Verb::*;
        match &self.page {
            ValuesPage::Ask(_) => Hints::of([(Take, "take this answer"), (GoBack, "back")]).right(LEAVE),
            ValuesPage::Pick(offered) if self.chosen == offered.len() => {
                Hints::of([(Take, "type it"), (Reflect, "three questions")]).right(LEAVE)
            }
            ValuesPage::Pick(_) => {
                let add = if self.picked.len() < 2 { "add it" } else { "add them" };
                Hints::of([(OtherWay, "choose"), (Take, add), (Add, "another"), (Reflect, "three questions")])
                    .right(LEAVE)
            }
        }
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Region) {
        draw::draw(canvas, self, model, area);
    }
}
