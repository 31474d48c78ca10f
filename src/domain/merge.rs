//! Changes of one record, field by field. Other fields may have changed since, and stay.

use super::day::DayHead;
use super::profile::Boundary;
use super::routine::Routine;
use super::season::Season;
use super::week::{Answers, CheckIn, WeekRecord};

/// A change of one record. It concerns the fields in which `before` and `after` differ.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordChange<T> {
    /// The record when the change was made.
    pub before: T,
    /// The record that the change leads to.
    pub after: T,
}

impl<T: Merge + Clone> RecordChange<T> {
    /// Makes the change and returns its inverse. None: one of its fields has another value now. Nothing has changed
    /// then.
    pub(super) fn apply(self, now: &mut T) -> Option<RecordChange<T>> {
        let mut changed = now.clone();
        changed.merge(&self.before, &self.after).then(|| {
            let was = std::mem::replace(now, changed.clone());
            RecordChange { before: changed, after: was }
        })
    }
}

/// A record that is changed field by field.
pub trait Merge {
    /// Sets the fields in which `from` and `to` differ to the values of `to`. Returns false where such a field now
    /// has neither the old nor the new value. The record may be changed in part then.
    fn merge(&mut self, from: &Self, to: &Self) -> bool;
}

/// Sets one field as [`Merge::merge`] does. Returns false where it has neither value.
pub(super) fn merge_field<T: PartialEq + Clone>(now: &mut T, from: &T, to: &T) -> bool {
    let is_free = from == to || now == from || now == to;
    if is_free && from != to {
        now.clone_from(to);
    }
    is_free
}

/// Merges each named field by itself. The fields behind `but` are not merged. The last name is a field that merges
/// its own fields.
macro_rules! by_field {
    ($record:ident { $($field:ident),* $(,)? } but { $($other:ident),* } $($nested:ident)?) => {
        impl $crate::domain::merge::Merge for $record {
            fn merge(&mut self, from: &$record, to: &$record) -> bool {
                use $crate::domain::merge::merge_field;
                // This fails to compile until a new field of the record is named.
                let $record { $($field: _,)* $($other: _,)* } = self;
                $(merge_field(&mut self.$field, &from.$field, &to.$field) &&)*
                    true $(&& self.$nested.merge(&from.$nested, &to.$nested))?
            }
        }
    };
}

pub(super) use by_field;

by_field!(DayHead { zone, grace, note } but {});
by_field!(WeekRecord { intention, reviewed, alignment, balance, scoring, question, answer, step, note } but { signs, has_file } signs);

/// Records that are merged as a whole.
macro_rules! whole {
    ($($record:ident)*) => { $(
        impl Merge for $record {
            fn merge(&mut self, from: &$record, to: &$record) -> bool {
                merge_field(self, from, to)
            }
        }
    )* };
}

whole!(Boundary Routine Season);

impl Merge for CheckIn {
    fn merge(&mut self, from: &CheckIn, to: &CheckIn) -> bool {
        let mut life = self.life();
        let mut is_free = life.merge(&from.life(), &to.life());
        self.answer(life);
        let ids: std::collections::BTreeSet<&String> = from.by.keys().chain(to.by.keys()).collect();
        for id in ids {
            let of = |signs: &CheckIn| signs.by.get(id).copied().unwrap_or_default();
            let mut own = of(self);
            is_free &= own.merge(&of(from), &of(to));
            match own == Answers::default() {
                true => self.by.remove(id),
                false => self.by.insert(id.clone(), own),
            };
        }
        is_free
    }
}

impl Merge for Answers {
    fn merge(&mut self, from: &Answers, to: &Answers) -> bool {
        let (mut now, from, to) = (self.all(), from.all(), to.all());
        let mut is_free = true;
        for ((now, from), to) in now.iter_mut().zip(&from).zip(&to) {
            is_free &= merge_field(now, from, to);
        }
        *self = Answers::from_all(now);
        is_free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(signs: [Option<u8>; 5], intention: Option<&str>) -> WeekRecord {
        let signs = CheckIn::of(Answers::from_all(signs));
        WeekRecord { signs, intention: intention.map(str::to_owned), ..WeekRecord::default() }
    }

    #[test]
    fn what_others_wrote_beside_it_stays_when_it_is_made_and_taken_back() {
        let change = RecordChange {
            before: record([None; 5], None),
            after: record([Some(4), None, None, None, None], None),
        };
        let mut now = record([None, None, Some(2), None, None], Some("rest"));
        let theirs = now.clone();
        let back = change.apply(&mut now).unwrap();
        assert_eq!(now, record([Some(4), None, Some(2), None, None], Some("rest")));
        now.signs.by.insert("acme".into(), Answers::from_all([Some(1); 5]));
        let again = back.apply(&mut now).unwrap();
        assert_eq!((now.signs.life(), &now.intention), (theirs.signs.life(), &theirs.intention));
        assert!(now.signs.by.contains_key("acme"));
        again.apply(&mut now).unwrap();
        assert_eq!(now.signs.life().all()[0], Some(4));
    }

    #[test]
    fn a_key_that_says_something_else_by_now_is_left_alone() {
        let change = RecordChange {
            before: record([None; 5], None),
            after: record([Some(4), None, None, None, None], None),
        };
        let mut now = record([Some(1), None, None, None, None], None);
        let theirs = now.clone();
        assert_eq!(change.clone().apply(&mut now), None);
        assert_eq!(now, theirs);
        // The same change was made elsewhere before. That is no conflict, and undo leaves the value.
        let mut now = change.after.clone();
        let back = change.clone().apply(&mut now).unwrap();
        assert_eq!(now, change.after);
        back.apply(&mut now).unwrap();
        assert_eq!(now, change.after);
    }
}
