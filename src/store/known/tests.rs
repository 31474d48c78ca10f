use serde::Deserialize;
use serde::de::value::Error;

use super::*;
use crate::domain::profile::{Area, Boundary, Engagement, HoursWindow, Pay, Questionnaire, Value};
use crate::domain::season::Intent;
use crate::domain::{Block, Config, Profile, Routine, Season, Template, WeekRecord, ledger};
use crate::store::shape;

/// A deserializer that collects the keys that a struct reads.
struct Keys<'a>(&'a mut &'static [&'static str]);

impl<'de> serde::Deserializer<'de> for Keys<'_> {
    type Error = Error;

    fn deserialize_struct<V: serde::de::Visitor<'de>>(
        self,
        _: &'static str,
        keys: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        *self.0 = keys;
        Err(serde::de::Error::custom("only the keys are wanted"))
    }

    fn deserialize_any<V: serde::de::Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(serde::de::Error::custom("no struct"))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

fn keys_of<'de, T: Deserialize<'de>>() -> &'static [&'static str] {
    let mut keys: &[&str] = &[];
    assert!(T::deserialize(Keys(&mut keys)).is_err() && !keys.is_empty());
    keys
}

#[test]
fn every_key_that_is_read_is_known() {
    for (read, known) in [
        (keys_of::<Block>(), BLOCK),
        (keys_of::<Routine>(), ROUTINE),
        (keys_of::<Template>(), TEMPLATE),
        (keys_of::<Profile>(), LIFE),
        (keys_of::<Value>(), VALUE),
        (keys_of::<Area>(), AREA),
        (keys_of::<Engagement>(), ENGAGEMENT),
        (keys_of::<Pay>(), PAY),
        (keys_of::<HoursWindow>(), HOURS),
        (keys_of::<Boundary>(), BOUNDARY),
        (keys_of::<Questionnaire>(), QUESTIONNAIRE),
        (keys_of::<Season>(), SEASON),
        (keys_of::<Intent>(), INTENT),
        (keys_of::<WeekRecord>(), WEEK),
        (keys_of::<ledger::Promise>(), PROMISE),
        (keys_of::<ledger::No>(), NO),
        (keys_of::<ledger::Talk>(), TALK),
        (keys_of::<ledger::Experiment>(), EXPERIMENT),
        (keys_of::<Config>(), CONFIG),
    ] {
        for key in read {
            assert!(known.iter().any(|known| known.name == *key), "{key} of {read:?}");
        }
    }
}

/// Returns a text with every example of a file.
fn examples(keys: &[KnownKey]) -> String {
    let lines = |keys: &[KnownKey]| {
        let own = keys.iter().filter(|key| !key.example.is_empty());
        own.map(|key| format!("{} = {}\n", key.name, key.example)).collect::<String>()
    };
    let lists = keys.iter().filter(|key| key.example.is_empty());
    let tables = lists.map(|key| format!("[[{}]]\n{}", key.name, lines(key.inside.keys())));
    format!("{}{}", lines(keys), tables.collect::<String>())
}

#[test]
fn every_example_is_taken() {
    let date = crate::domain::date::parse_iso("2026-11-22").unwrap();
    let week = "2026-W47".parse().unwrap();
    for place in [
        Place::Day(date),
        Place::Week(week),
        Place::Inbox,
        Place::Routines,
        Place::Templates,
        Place::Ledger,
        Place::Life,
        Place::Seasons,
    ] {
        let text = examples(of_place(place));
        assert!(shape::read(place, &text).is_ok(), "{text}");
    }
    assert!(toml::from_str::<Config>(&examples(CONFIG)).is_ok());
}
