//! Places where time was spent: pairs of an area and a job. Each pair is a cause of losses in energy and agency.

use std::collections::HashMap;

use super::gathered_day::{GatheredBlock, GatheredDay};
use super::rounding::index;
use super::terms::Terms;

/// Area or job of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Name<'a> {
    Absent,
    Known(u32),
    /// An id that the terms do not know.
    Stranger(&'a str),
}

impl<'a> Name<'a> {
    fn of(day: &'a GatheredDay, number: Option<u32>, known: usize) -> Name<'a> {
        match number {
            None => Name::Absent,
            Some(number) if (number as usize) < known => Name::Known(number),
            Some(number) => Name::Stranger(day.stranger(number - index(known))),
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

type NamePair<'a> = (Name<'a>, Name<'a>);

/// Pairs that occur in a score, numbered in order of first use.
pub(super) struct Places<'a> {
    terms: &'a Terms,
    pairs: Vec<NamePair<'a>>,
    numbers: HashMap<NamePair<'a>, usize>,
    /// Last number given. Blocks of one place tend to come in a row.
    last: usize,
}

impl<'a> Places<'a> {
    pub fn new(terms: &'a Terms) -> Places<'a> {
        Places { terms, pairs: Vec::new(), numbers: HashMap::new(), last: 0 }
    }

    /// Returns the number of pairs.
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Returns the number of a block's pair.
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

    /// Returns the cause of a number: `area/engagement`. A part is empty if a block has none.
    pub fn cause(&self, number: usize) -> String {
        let Some((area, engagement)) = self.pairs.get(number) else { return "/".to_owned() };
        let area = area.text(|area| self.terms.areas.get(area).map_or("", |area| &area.id));
        let engagement =
            engagement.text(|engagement| self.terms.engagements.get(engagement).map_or("", String::as_str));
        format!("{area}/{engagement}")
    }
}
