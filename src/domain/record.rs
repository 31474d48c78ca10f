//! The parts that all records share: fields by key, and the place that they were read from.
//!
//! The fields are the one description of a record's keys. The store patches files with them, key by key, and
//! the command line prints them as JSON.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use super::date::{Week, Weekdays};
use super::time::{Minutes, Span, Stretch, Time};
use super::zone::Zone;

/// The value of a key.
#[derive(Debug, Clone, PartialEq)]
pub enum Field {
    /// Text. Times, spans, lengths, weeks and zones are also written as text.
    Text(String),
    /// A whole number, and any number without a fraction.
    Integer(i64),
    /// A number with a fraction.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// A date.
    Date(NaiveDate),
    /// A local date and time.
    Moment(NaiveDateTime),
    /// A list.
    List(Vec<Field>),
    /// A table.
    Table(Fields),
    /// A list of tables, each with a header of its own, as in `[[template.block]]`.
    Tables(Vec<Fields>),
}

/// Keys with their values, in the order in which a new record is written. Keys with their default value are left out.
pub type Fields = Vec<(String, Field)>;

/// An entry of a file that people edit.
pub trait Record {
    /// Returns the keys and values.
    fn fields(&self) -> Fields;
}

/// The place that a record was read from. The record keeps it, so that the store can restore the record's own text,
/// with comments and unknown keys. All sources are equal, so that records compare by their fields alone.
#[derive(Debug, Clone, Default)]
pub struct Source(Option<Origin>);

/// A place in the text of a file.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The whole text at the time of reading.
    pub file: Arc<str>,
    /// The position of the record in its list, counted from 0.
    pub index: usize,
    /// The number of records in that list.
    pub count: usize,
}

impl Source {
    /// Returns the source of a record, by its position and the number of records in its list.
    pub fn new(file: &Arc<str>, index: usize, count: usize) -> Source {
        Source(Some(Origin { file: file.clone(), index, count }))
    }

    /// Returns the place. None: the record was not read from a file.
    pub fn origin(&self) -> Option<&Origin> {
        self.0.as_ref()
    }
}

impl PartialEq for Source {
    fn eq(&self, _: &Source) -> bool {
        true
    }
}

/// A value that can be written under a key.
pub(crate) trait ToField {
    /// Returns the value as it is written. None: it is the default, so the key is left out.
    fn to_field(&self) -> Option<Field>;
}

/// Collects the fields of a record.
#[derive(Default)]
pub(crate) struct FieldList(Fields);

impl FieldList {
    pub(crate) fn with(mut self, key: impl Into<String>, value: &impl ToField) -> FieldList {
        if let Some(field) = value.to_field() {
            self.0.push((key.into(), field));
        }
        self
    }

    pub(crate) fn done(self) -> Fields {
        self.0
    }
}

impl ToField for String {
    fn to_field(&self) -> Option<Field> {
        Some(Field::Text(self.clone()))
    }
}

impl ToField for &'static str {
    fn to_field(&self) -> Option<Field> {
        Some(Field::Text((*self).to_owned()))
    }
}

impl ToField for Field {
    fn to_field(&self) -> Option<Field> {
        Some(self.clone())
    }
}

impl ToField for bool {
    fn to_field(&self) -> Option<Field> {
        self.then_some(Field::Flag(true))
    }
}

impl ToField for u32 {
    fn to_field(&self) -> Option<Field> {
        Some(Field::Integer(i64::from(*self)))
    }
}

impl ToField for i8 {
    fn to_field(&self) -> Option<Field> {
        Some(Field::Integer(i64::from(*self)))
    }
}

impl ToField for u8 {
    fn to_field(&self) -> Option<Field> {
        Some(Field::Integer(i64::from(*self)))
    }
}

impl ToField for f64 {
    fn to_field(&self) -> Option<Field> {
        let whole = self.fract() == 0.0 && self.abs() < 1e15;
        #[allow(clippy::cast_possible_truncation, reason = "only whole numbers below 1e15 are cast")]
        Some(if whole { Field::Integer(*self as i64) } else { Field::Number(*self) })
    }
}

impl ToField for NaiveDate {
    fn to_field(&self) -> Option<Field> {
        Some(Field::Date(*self))
    }
}

impl ToField for NaiveDateTime {
    fn to_field(&self) -> Option<Field> {
        Some(Field::Moment(*self))
    }
}

impl ToField for Weekdays {
    fn to_field(&self) -> Option<Field> {
        (!self.is_empty())
            .then(|| Field::List(self.names().map(|name| Field::Text(name.to_owned())).collect()))
    }
}

impl ToField for Fields {
    fn to_field(&self) -> Option<Field> {
        (!self.is_empty()).then(|| Field::Table(self.clone()))
    }
}

impl<T: ToField> ToField for Option<T> {
    fn to_field(&self) -> Option<Field> {
        self.as_ref().and_then(ToField::to_field)
    }
}

impl<T: ToField> ToField for Vec<T> {
    fn to_field(&self) -> Option<Field> {
        (!self.is_empty()).then(|| Field::List(self.iter().filter_map(ToField::to_field).collect()))
    }
}

macro_rules! written_as_text {
    ($($type:ty),*) => {$(
        impl ToField for $type {
            fn to_field(&self) -> Option<Field> {
                Some(Field::Text(self.to_string()))
            }
        }
    )*};
}

written_as_text!(Time, Span, Stretch, Minutes, Week, Zone);

/// Declares an enum whose variants files write as words: reading, writing and the list of all variants.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_doc])* $variant),* }

        impl $name {
            /// All variants, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The words that files have for them, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// Returns the word that files write.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                Self::ALL.iter().copied().find(|choice| choice.word() == text).ok_or_else(|| {
                    let all = Self::ALL.iter().map(|choice| choice.word()).collect::<Vec<_>>().join(", ");
                    format!("'{text}' is not one of: {all}")
                })
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }

        $crate::domain::time::deserialize_from_text! { $name => "a word in quotes" }

        impl $crate::domain::record::ToField for $name {
            fn to_field(&self) -> Option<$crate::domain::record::Field> {
                Some($crate::domain::record::Field::Text(self.word().to_owned()))
            }
        }
    };
}
pub(crate) use words;

/// Declares a record from one list of fields: the struct, its keys in files, and its merging key by key.
///
/// Each field is one line. Its key in files is its name, or the name after `as`. A new record is written in this
/// order. A function after `=>` returns what is written, where that is not the value itself. Fields under `beside`
/// are in no file.
macro_rules! record {
    (
        $(#[$doc:meta])*
        pub struct $record:ident {
            $($(#[$meta:meta])* pub $key:ident $(as $name:literal)?: $type:ty $(=> $written:expr)?,)*
        }
        beside {
            $($(#[$other_meta:meta])* pub $other:ident: $other_type:ty,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Default, serde::Deserialize)]
        #[serde(default)]
        pub struct $record {
            $($(#[$meta])* $(#[serde(rename = $name)])? pub $key: $type,)*
            $($(#[$other_meta])* #[serde(skip)] pub $other: $other_type,)*
        }

        impl $crate::domain::record::Record for $record {
            fn fields(&self) -> $crate::domain::record::Fields {
                $crate::domain::record::FieldList::default()
                    $(.with($crate::domain::record::record!(@name $key $(, $name)?), $crate::domain::record::record!(@written &self.$key $(, $written)?)))*
                    .done()
            }
        }

        $crate::domain::merge::by_field!($record { $($key,)* $($other,)* } but {});
    };
    (@name $key:ident) => { stringify!($key) };
    (@name $key:ident, $name:literal) => { $name };
    (@written $value:expr) => { $value };
    (@written $value:expr, $written:expr) => { &$written($value) };
}
pub(crate) use record;
