//! Where time was spent: pairs of an area and an engagement, each pair a cause of what energy and agency lack.

use std::collections::HashMap;

use super::gather::{GatheredBlock, GatheredDay};
use super::terms::Terms;

/// An area or an engagement of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Name<'a> {
    Absent,
    Known(u32),
    /// The terms do not know it: its text stands for it.
    Stranger(&'a str),
}

impl<'a> Name<'a> {
    fn of(day: &'a GatheredDay, number: Option<u32>, known: usize) -> Name<'a> {
        match number {
            None => Name::Absent,
            Some(number) if (number as usize) < known => Name::Known(number),
            Some(number) => Name::Stranger(day.stranger(number - known as u32)),
        }
    }

    fn text<'b>(self, known: impl FnOnce(usize) -> &'b str) -> &'b str
    where
        'a: 'b,
    {
        match self {
            Name::Absent => "",
            Name::Known(number) => known(number as usize),
            Name::Stranger(text) => text,
        }
    }
}

type Pair<'a> = (Name<'a>, Name<'a>);

/// The pairs that occur in a score, numbered as they come.
pub(super) struct Places<'a> {
    terms: &'a Terms,
    pairs: Vec<Pair<'a>>,
    numbers: HashMap<Pair<'a>, usize>,
    /// The number given last: blocks of a kind come in runs.
    last: usize,
}

impl<'a> Places<'a> {
    pub fn new(terms: &'a Terms) -> Places<'a> {
        Places { terms, pairs: Vec::new(), numbers: HashMap::new(), last: 0 }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// The number of a block's pair.
    pub fn number(&mut self, day: &'a GatheredDay, block: &GatheredBlock) -> usize {
        let pair = (
            Name::of(day, block.area, self.terms.areas.len()),
            Name::of(day, block.engagement, self.terms.engagements.len()),
        );
        if self.pairs.get(self.last) != Some(&pair) {
            let next = self.pairs.len();
            self.last = *self.numbers.entry(pair).or_insert(next);
            if self.last == next {
                self.pairs.push(pair);
            }
        }
        self.last
    }

    /// The cause that a number stands for: `area/engagement`, either of them empty where a block has none.
    pub fn cause(&self, number: usize) -> String {
        let Some((area, engagement)) = self.pairs.get(number) else { return "/".to_owned() };
        let area = area.text(|area| self.terms.areas.get(area).map_or("", |area| &area.id));
        let engagement =
            engagement.text(|engagement| self.terms.engagements.get(engagement).map_or("", String::as_str));
        format!("{area}/{engagement}")
    }
}
