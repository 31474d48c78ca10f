//! Edits of a list that is one value, such as `actual = [ … ]` or `block = [{ … }]`, entry by entry. Comments
//! and line ends in it stay.
//!
//! A comment in the line of an entry belongs to that entry, and so do the comment lines above it.

use toml_edit::{Array, Decor, RawString, Value};

use crate::domain::Field;

/// Changes the entries of a list to the wanted ones. Entries that are equal already keep their text.
pub(super) fn merge(array: &mut Array, wanted: &[Field], inline: impl Fn(&Field) -> Value) {
    let is_said = |(entry, field): &(&Value, &Field)| says(entry, field);
    let entries: Vec<&Value> = array.iter().collect();
    let front = entries.iter().copied().zip(wanted).take_while(is_said).count();
    let rest = array.len().min(wanted.len()) - front;
    let ends = entries.iter().copied().rev().zip(wanted.iter().rev());
    let back = ends.take(rest).take_while(is_said).count();
    let middle = wanted.get(front..wanted.len() - back).unwrap_or_default();
    for at in (front + middle.len()..array.len() - back).rev() {
        remove(array, at);
    }
    for (at, field) in (front..).zip(middle) {
        if at < array.len() - back {
            replace(array, at, inline(field));
        } else {
            insert(array, at, inline(field));
        }
    }
}

/// Puts a value in the place of an entry.
fn replace(array: &mut Array, at: usize, mut value: Value) {
    if let Some(entry) = array.get_mut(at) {
        *value.decor_mut() = entry.decor().clone();
        *entry = value;
    }
}

/// Inserts an entry before the one at a position, or at the end.
pub(super) fn insert(array: &mut Array, at: usize, value: Value) {
    let mut gaps = gaps(array);
    let at = at.min(array.len());
    let indent = gaps.iter().take(array.len()).find_map(|gap| Some(gap.rsplit_once('\n')?.1.to_owned()));
    let is_in_lines = gaps.iter().any(|gap| gap.contains('\n'));
    array.insert(at, value);
    if is_in_lines {
        let before = gaps.get(at).cloned().unwrap_or_default();
        let (head, rest) = before.split_at(before.find('\n').unwrap_or(before.len()));
        let line = format!("\n{}", indent.unwrap_or_else(|| "  ".to_owned()));
        let next = if rest.is_empty() { line.clone() } else { rest.to_owned() };
        gaps.splice(at..=at, [format!("{head}{line}"), next]);
    } else if at == 0 && array.len() > 1 {
        gaps.insert(1, " ".to_owned());
    } else {
        gaps.insert(at, if at == 0 { String::new() } else { " ".to_owned() });
    }
    set_gaps(array, gaps);
}

/// Removes an entry with its comments.
pub(super) fn remove(array: &mut Array, at: usize) {
    let mut gaps = gaps(array);
    let [before, after] = [at, at + 1].map(|gap| gaps.get(gap).cloned().unwrap_or_default());
    let is_last = at + 1 == array.len();
    array.remove(at);
    let left = match (before.find('\n'), after.find('\n')) {
        (Some(line), Some(next)) => format!("{}{}", &before[..line], &after[next..]),
        (None, Some(next)) if before.contains('#') => format!("{before}{}", &after[next..]),
        _ if is_last && at > 0 => after,
        _ => before,
    };
    gaps.splice(at..=at + 1, [left]);
    set_gaps(array, gaps);
}

/// Returns the text before each entry and the text behind the last one, without commas.
fn gaps(array: &Array) -> Vec<String> {
    let text = |raw: Option<&RawString>| raw.and_then(|raw| raw.as_str()).unwrap_or_default().to_owned();
    let mut gaps = vec![String::new()];
    for entry in array.iter() {
        if let Some(last) = gaps.last_mut() {
            last.push_str(&text(entry.decor().prefix()));
        }
        gaps.push(text(entry.decor().suffix()));
    }
    if let Some(last) = gaps.last_mut() {
        last.push_str(&text(Some(array.trailing())));
    }
    gaps
}

fn set_gaps(array: &mut Array, gaps: Vec<String>) {
    let mut gaps = gaps.into_iter().map(|gap| {
        let is_open = gap.rsplit('\n').next().is_some_and(|line| line.contains('#'));
        if is_open { gap + "\n" } else { gap }
    });
    for entry in array.iter_mut() {
        *entry.decor_mut() = Decor::new(gaps.next().unwrap_or_default(), "");
    }
    array.set_trailing(gaps.next().unwrap_or_default());
}

/// Returns whether a value is equal to a field. Its notation makes no difference.
fn says(value: &Value, field: &Field) -> bool {
    match field {
        Field::Text(text) => value.as_str() == Some(text),
        Field::Integer(number) => value.as_integer() == Some(*number),
        Field::Number(number) => value.as_float() == Some(*number),
        Field::Flag(flag) => value.as_bool() == Some(*flag),
        Field::Date(date) => value.as_datetime().is_some_and(|found| found.to_string() == date.to_string()),
        Field::Moment(_) | Field::List(_) | Field::Table(_) | Field::Tables(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(text: &str) -> Field {
        Field::Text(text.to_owned())
    }

    /// Returns a list after its entries were changed to these words.
    fn merged(list: &str, words: &[&str]) -> String {
        let mut document: toml_edit::DocumentMut = format!("a = {list} # end\n").parse().unwrap();
        let wanted: Vec<Field> = words.iter().map(|word| text(word)).collect();
        let array = document["a"].as_array_mut().unwrap();
        merge(array, &wanted, |field| match field {
            Field::Text(text) => text.as_str().into(),
            _ => unreachable!(),
        });
        let said = document.to_string();
        let read: toml::Table = toml::from_str(&said).unwrap_or_else(|error| panic!("{said}: {error}"));
        let found: Vec<&str> = read["a"].as_array().unwrap().iter().filter_map(toml::Value::as_str).collect();
        assert_eq!(found, words, "{said}");
        said.strip_prefix("a = ").unwrap().strip_suffix(" # end\n").unwrap().to_owned()
    }

    #[test]
    fn comments_in_a_list_outlive_what_is_added_changed_and_removed() {
        let lines = "[ # times\n  \"a\", # first half\n  # after lunch\n  'b', # second\n]";
        for (list, words, expected) in [
            ("[]", &["x"][..], "[\"x\"]"),
            ("[\"a\"]", &["a", "x"], "[\"a\", \"x\"]"),
            ("[\"a\"]", &["x", "a"], "[\"x\", \"a\"]"),
            ("[ \"a\", \"b\", \"c\" ]", &["a", "c"], "[ \"a\", \"c\" ]"),
            ("[\"a\", \"b\"]", &["b"], "[\"b\"]"),
            ("[\"a\", \"b\"]", &["a"], "[\"a\"]"),
            (lines, &["a", "b"], lines),
            (
                lines,
                &["a", "b", "c"],
                "[ # times\n  \"a\", # first half\n  # after lunch\n  'b', # second\n  \"c\",\n]",
            ),
            (lines, &["a", "x"], "[ # times\n  \"a\", # first half\n  # after lunch\n  \"x\", # second\n]"),
            (
                lines,
                &["a", "x", "b"],
                "[ # times\n  \"a\", # first half\n  \"x\",\n  # after lunch\n  'b', # second\n]",
            ),
            (lines, &["b"], "[ # times\n  # after lunch\n  'b', # second\n]"),
            (lines, &["a"], "[ # times\n  \"a\", # first half\n]"),
            ("[\n  \"a\" # one\n]", &["a", "b"], "[\n  \"a\", # one\n  \"b\"\n]"),
        ] {
            assert_eq!(merged(list, words), expected, "{list} {words:?}");
        }
    }

    proptest! {
        #[test]
        fn any_list_says_what_it_should_and_keeps_the_comments_of_what_stays(
            parts in proptest::collection::vec((0..4usize, proptest::bool::ANY, proptest::bool::ANY), 0..6),
            ends_in_comma in proptest::bool::ANY,
            wanted in proptest::collection::vec(0..4usize, 0..6),
        ) {
            let words = ["a", "b", "c", "d"];
            let mut list = "[".to_owned();
            for (at, (word, is_above, is_beside)) in parts.iter().enumerate() {
                if *is_above {
                    list += &format!("\n# above {at}\n");
                }
                list += &format!(" \"{}\"", words[*word]);
                if at + 1 < parts.len() || ends_in_comma {
                    list += ",";
                }
                if *is_beside {
                    list += &format!(" # beside {at}\n");
                }
            }
            list += "]";
            let wanted: Vec<&str> = wanted.iter().map(|word| words[*word]).collect();
            merged(&list, &wanted);
            let same: Vec<&str> = parts.iter().map(|(word, ..)| words[*word]).collect();
            prop_assert_eq!(merged(&list, &same), list.clone());
            let longer = merged(&list, &[&same[..], &["x"]].concat());
            for (at, _) in parts.iter().enumerate() {
                for comment in [format!("# above {at}\n"), format!("# beside {at}\n")] {
                    prop_assert_eq!(list.contains(&comment), longer.contains(&comment), "{}", longer);
                }
            }
        }
    }
}
