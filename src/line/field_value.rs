//! What the fields of a block hold, as the texts that tags say.

use std::fmt::Display;
use std::str::FromStr;

use crate::domain::Block;

/// A value that tags can say: each text is what stands behind the prefix of one tag.
pub(super) trait FieldValue {
    /// Whether there can be several texts.
    const IS_LIST: bool = false;

    /// Returns the texts. `key` is the field's key, the one text of a flag that is set.
    fn texts(&self, key: &str) -> Vec<String>;

    /// Takes the value that these texts say; none of them empties it.
    fn set(&mut self, texts: &[String]);
}

/// Whether tags can say several values of the field that `get` returns.
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
