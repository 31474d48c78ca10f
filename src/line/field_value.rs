//! Converts the fields of a block to the texts of their tags and back.

use std::fmt::Display;
use std::str::FromStr;

use crate::domain::Block;

/// A type of a block's field. Each of its texts is the text after the prefix of one tag.
pub(super) trait FieldValue {
    /// Whether a field can have several texts.
    const IS_LIST: bool = false;

    /// Returns the texts. `key` is the field's key. It is the only text of a flag that is set.
    fn texts(&self, key: &str) -> Vec<String>;

    /// Sets the value from these texts. An empty list clears it.
    fn set(&mut self, texts: &[String]);
}

/// Whether the field that `get` returns can have several texts.
pub(super) const fn is_list<T: FieldValue>(_get: fn(&Block) -> &T) -> bool {
    T::IS_LIST
}

impl<T: Display + FromStr> FieldValue for Option<T> {
    fn texts(&self, _: &str) -> Vec<String> {
        self.iter().map(T::to_string).collect()
    }

    fn set(&mut self, texts: &[String]) {
        *self = texts.first().and_then(|text| text.parse().ok());
    }
}

impl FieldValue for Vec<String> {
    const IS_LIST: bool = true;

    fn texts(&self, _: &str) -> Vec<String> {
        self.clone()
    }

    fn set(&mut self, texts: &[String]) {
        *self = texts.to_vec();
    }
}

impl FieldValue for bool {
    fn texts(&self, key: &str) -> Vec<String> {
        self.then(|| key.to_owned()).into_iter().collect()
    }

    fn set(&mut self, texts: &[String]) {
        *self = !texts.is_empty();
    }
}
