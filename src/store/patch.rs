//! Changes the text of one piece, key by key. Everything else stays.

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use super::{array, tables};
use crate::domain::{Field, Fields, syntax};

/// Change of one key of the record, or of a table in it.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyChange {
    /// Path to the key, tables first.
    pub path: Vec<String>,
    /// New value. `None` removes the key.
    pub value: Option<Field>,
    /// Old value of a list of tables, which is changed table by table. Empty for other values.
    pub tables: Vec<Fields>,
}

impl KeyChange {
    /// Returns the change of a key to a value. `None` removes the key.
    pub fn new(path: Vec<String>, value: Option<Field>) -> KeyChange {
        KeyChange { path, value, tables: Vec::new() }
    }
}

/// A text that cannot be patched, because its form is not the expected one.
#[derive(Debug, thiserror::Error)]
#[error("the text of this entry cannot be edited in place: {0}")]
pub struct PatchError(String);

impl PatchError {
    pub(super) fn of(reason: &str) -> PatchError {
        PatchError(reason.to_owned())
    }
}

/// Returns the changes from the old fields to the new ones.
pub fn difference(old: &Fields, new: &Fields) -> Vec<KeyChange> {
    let mut changes = Vec::new();
    collect(&mut Vec::new(), old, new, &mut changes);
    changes
}

fn collect(path: &mut Vec<String>, old: &Fields, new: &Fields, changes: &mut Vec<KeyChange>) {
    let get = |fields: &Fields, key: &str| {
        fields.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone())
    };
    for (key, value) in new {
        path.push(key.clone());
        match (get(old, key), value) {
            (Some(before), after) if before == *after => {}
            (Some(Field::Table(before)), Field::Table(after)) => collect(path, &before, after, changes),
            // Key by key too: others may have started the same table meanwhile.
            (None, Field::Table(after)) => collect(path, &Vec::new(), after, changes),
            (Some(Field::Tables(tables)), _) => {
                changes.push(KeyChange { path: path.clone(), value: Some(value.clone()), tables });
            }
            _ => changes.push(KeyChange::new(path.clone(), Some(value.clone()))),
        }
        path.pop();
    }
    for (key, value) in old.iter().filter(|(key, _)| get(new, key).is_none()) {
        path.push(key.clone());
        match value {
            Field::Table(before) if !before.is_empty() => collect(path, before, &Vec::new(), changes),
            _ => changes.push(KeyChange::new(path.clone(), None)),
        }
        path.pop();
    }
}

/// Returns a record's text with some keys changed. The text is one entry of `list`. `None` means that it is the
/// file's own keys.
///
/// # Errors
///
/// If the text does not parse, or has no entry of that list.
pub fn patch(text: &str, list: Option<&str>, changes: &[KeyChange]) -> Result<String, PatchError> {
    if changes.is_empty() {
        return Ok(text.to_owned());
    }
    let mut document: DocumentMut = text
        .parse()
        .map_err(|error: toml_edit::TomlError| PatchError(syntax::in_words(error.message()).to_owned()))?;
    let table: &mut dyn TableLike = match list {
        None => document.as_table_mut(),
        Some(list) => document
            .get_mut(list)
            .and_then(Item::as_array_of_tables_mut)
            .and_then(|entries| entries.get_mut(0))
            .ok_or_else(|| PatchError(format!("no [[{list}]] in it")))?,
    };
    apply(table, changes);
    Ok(document.to_string())
}

/// Changes some keys of a table.
pub(super) fn apply(table: &mut dyn TableLike, changes: &[KeyChange]) {
    for change in changes {
        set(table, &change.path, change);
    }
}

/// Returns the text of a new record: keys in order, a blank line above.
pub fn render(list: &str, fields: &Fields) -> String {
    let mut document = DocumentMut::new();
    let mut entries = toml_edit::ArrayOfTables::new();
    entries.push(table(fields));
    document.insert(list, Item::ArrayOfTables(entries));
    format!("\n{}", document.to_string().trim_start_matches('\n'))
}

fn fill(table: &mut Table, fields: &Fields) {
    for (key, field) in fields {
        table.insert(key, item(field));
    }
}

fn set(table: &mut dyn TableLike, path: &[String], change: &KeyChange) {
    let [key, rest @ ..] = path else { return };
    let value = change.value.as_ref();
    if !rest.is_empty() {
        if value.is_some() && table.get(key).is_none_or(|item| !item.is_table_like()) {
            // A table with nothing but tables needs no header of its own.
            let mut inner = Table::new();
            inner.set_implicit(true);
            table.insert(key, Item::Table(inner));
        }
        if let Some(inner) = table.get_mut(key).and_then(Item::as_table_like_mut) {
            set(inner, rest, change);
        }
        // A table that is empty now is removed too, unless it has a comment.
        if value.is_none() && table.get(key).is_some_and(is_bare) {
            table.remove(key);
        }
        return;
    }
    match (value, table.get_mut(key)) {
        (None, _) => {
            table.remove(key);
        }
        (Some(Field::Tables(wanted)), Some(Item::ArrayOfTables(old))) => {
            tables::merge(old, &change.tables, wanted);
        }
        (Some(Field::Tables(wanted)), Some(Item::Value(Value::Array(old)))) => {
            tables::merge_inline(old, &change.tables, wanted);
        }
        (Some(Field::List(items)), Some(Item::Value(Value::Array(old)))) => array::merge(old, items, inline),
        (Some(field), Some(Item::Value(old))) if !matches!(field, Field::Table(_)) => {
            let mut new = inline(field);
            *new.decor_mut() = old.decor().clone();
            *old = new;
        }
        (Some(field), _) => {
            table.insert(key, item(field));
        }
    }
}

/// Returns whether a table is empty and has no comment.
fn is_bare(item: &Item) -> bool {
    let said = |decor: &toml_edit::Decor| {
        let text = |raw: Option<&toml_edit::RawString>| {
            raw.and_then(|raw| raw.as_str()).is_some_and(|text| text.contains('#'))
        };
        text(decor.prefix()) || text(decor.suffix())
    };
    match item {
        Item::Table(table) => table.is_empty() && !said(table.decor()),
        Item::Value(Value::InlineTable(table)) => table.is_empty(),
        _ => false,
    }
}

fn item(field: &Field) -> Item {
    match field {
        Field::Table(fields) => {
            let mut table = table(fields);
            // A table with nothing but tables needs no header of its own.
            table.set_implicit(fields.iter().all(|(_, field)| matches!(field, Field::Table(_))));
            Item::Table(table)
        }
        Field::Tables(tables) => Item::ArrayOfTables(tables.iter().map(table).collect()),
        other => Item::Value(inline(other)),
    }
}

/// Returns a new table with these keys.
pub(super) fn table(fields: &Fields) -> Table {
    let mut table = Table::new();
    fill(&mut table, fields);
    table
}

/// Returns a value as it is written in a line.
pub(super) fn inline(field: &Field) -> Value {
    match field {
        Field::Text(text) => text.as_str().into(),
        Field::Integer(number) => (*number).into(),
        Field::Number(number) => (*number).into(),
        Field::Flag(flag) => (*flag).into(),
        Field::Date(date) => datetime(date.format("%Y-%m-%d").to_string()),
        Field::Moment(moment) => datetime(moment.format("%Y-%m-%dT%H:%M:%S").to_string()),
        Field::List(items) => Value::Array(items.iter().map(inline).collect::<Array>()),
        Field::Table(fields) => Value::InlineTable(inline_table(fields)),
        Field::Tables(tables) => Value::Array(tables.iter().map(inline_table).collect::<Array>()),
    }
}

fn inline_table(fields: &Fields) -> InlineTable {
    fields.iter().map(|(key, field)| (key, inline(field))).collect()
}

/// Returns a TOML date. A year that TOML cannot write stays text.
fn datetime(text: String) -> Value {
    text.parse::<toml_edit::Datetime>().map_or_else(|_| text.into(), Value::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(path: &[&str], value: Option<Field>) -> KeyChange {
        KeyChange::new(path.iter().map(|key| (*key).to_owned()).collect(), value)
    }

    #[test]
    fn a_changed_key_keeps_its_comment_and_its_neighbours() {
        let text = "\n# above\n[[block]]\nid = \"a\"   # id\nplan =  \"09:00-10:00\"  # early\nmine = { x = 1 }\n# end\n";
        let changes = [
            change(&["plan"], Some(Field::Text("10:00-11:00".into()))),
            change(&["status"], Some(Field::Text("done".into()))),
        ];
        let expected = "\n# above\n[[block]]\nid = \"a\"   # id\nplan =  \"10:00-11:00\"  # early\nmine = { x = 1 }\nstatus = \"done\"\n# end\n";
        assert_eq!(patch(text, Some("block"), &changes).unwrap(), expected);
    }

    #[test]
    fn tables_inside_a_record_are_made_changed_and_emptied() {
        let text = "week = \"2026-W47\"\n[signs] # how it was\nenergised = 3\n";
        let changes = [
            change(&["signs", "matched"], Some(Field::Integer(2))),
            change(&["signs", "energised"], None),
            change(&["signs", "by", "acme", "matched"], Some(Field::Integer(1))),
        ];
        let text = patch(text, None, &changes).unwrap();
        let read: toml::Table = toml::from_str(&text).unwrap();
        assert_eq!(read["signs"]["by"]["acme"]["matched"].as_integer(), Some(1));
        assert!(text.starts_with("week = \"2026-W47\"\n[signs] # how it was\nmatched = 2\n"), "{text}");
    }

    #[test]
    fn what_others_wrote_into_a_table_stays_in_it() {
        let sign = |key: &str| (key.to_owned(), Field::Integer(4));
        let signs = |keys: &[&str]| {
            vec![("signs".to_owned(), Field::Table(keys.iter().map(|key| sign(key)).collect()))]
        };
        let text = "[signs]\ngrowing = 2 # by hand\n";
        let began = patch(text, None, &difference(&Vec::new(), &signs(&["matched"]))).unwrap();
        assert_eq!(began, "[signs]\ngrowing = 2 # by hand\nmatched = 4\n");
        let ended = patch(&began, None, &difference(&signs(&["matched"]), &Vec::new())).unwrap();
        assert_eq!(ended, text);
    }

    #[test]
    fn a_table_that_was_made_goes_with_its_last_key() {
        let nested = |answer: i64| {
            let by =
                vec![("acme".to_owned(), Field::Table(vec![("matched".to_owned(), Field::Integer(answer))]))];
            vec![("signs".to_owned(), Field::Table(vec![("by".to_owned(), Field::Table(by))]))]
        };
        let text = "week = \"2026-W47\"\n";
        let made = patch(text, None, &difference(&Vec::new(), &nested(1))).unwrap();
        assert_eq!(made, "week = \"2026-W47\"\n\n[signs.by.acme]\nmatched = 1\n");
        assert_eq!(patch(&made, None, &difference(&nested(1), &Vec::new())).unwrap(), text);
        let kept = "# how it was\n[signs]\n";
        assert_eq!(
            patch("# how it was\n[signs]\nmatched = 1\n", None, &[change(&["signs", "matched"], None)])
                .unwrap(),
            kept
        );
    }

    #[test]
    fn a_table_goes_with_its_last_key_unless_someone_has_written_more_in_it() {
        let said = |key: &str| Field::Table(vec![(key.to_owned(), Field::Flag(true))]);
        let intents = |ids: &[&str]| {
            let intents = ids.iter().map(|id| ((*id).to_owned(), said("resting"))).collect();
            vec![("intent".to_owned(), Field::Table(intents))]
        };
        let gone = difference(&intents(&["rest"]), &Vec::new());
        let season = "[[season]]\nid = \"a\"\n";
        let patched = |intent: &str| patch(&format!("{season}{intent}"), Some("season"), &gone).unwrap();
        // An added table is removed again byte for byte, for every end of the text.
        for end in
            ["", "# end\n", "\n[season.intent.craft]\nresting = true\n", "mine = 1\n[season.other]\n# end"]
        {
            let text = format!("{season}{end}");
            let before = if end.contains("craft") { intents(&["craft"]) } else { Vec::new() };
            let after = if end.contains("craft") { intents(&["craft", "rest"]) } else { intents(&["rest"]) };
            let there = patch(&text, Some("season"), &difference(&before, &after)).unwrap();
            assert!(there.contains("[season.intent.rest]\nresting = true\n"), "{there}");
            assert_eq!(patch(&there, Some("season"), &difference(&after, &before)).unwrap(), text);
        }
        assert_eq!(patched("[season.intent.rest]\nresting = true # tired\n"), season);
        assert_eq!(patched("intent = { rest = { resting = true } }\n"), season);
        for (more, left) in [
            ("[season.intent.rest]\nresting = true\nmine = 1\n", "[season.intent.rest]\nmine = 1\n"),
            ("[season.intent.rest] # until May\nresting = true\n", "[season.intent.rest] # until May\n"),
            ("\n# mine\n[season.intent.rest]\nresting = true\n", "\n# mine\n[season.intent.rest]\n"),
        ] {
            assert_eq!(patched(more), format!("{season}{left}"));
        }
    }

    #[test]
    fn a_new_record_is_written_in_the_order_of_its_fields() {
        let fields = vec![
            ("id".to_owned(), Field::Text("k3f9x".into())),
            ("title".to_owned(), Field::Text("a \"b\"\n".into())),
            ("values".to_owned(), Field::List(vec![Field::Text("x".into()), Field::Text("y".into())])),
        ];
        let text = render("block", &fields);
        assert!(text.starts_with("\n[[block]]\nid = \"k3f9x\"\n"), "{text}");
        assert!(text.ends_with("values = [\"x\", \"y\"]\n"), "{text}");
    }

    #[test]
    fn the_difference_is_only_what_differs() {
        let text = |text: &str| Field::Text(text.into());
        let old = vec![
            ("a".into(), text("1")),
            ("b".into(), text("2")),
            ("t".into(), Field::Table(vec![("x".into(), text("1"))])),
        ];
        let new = vec![
            ("a".into(), text("1")),
            ("c".into(), text("3")),
            ("t".into(), Field::Table(vec![("x".into(), text("2"))])),
        ];
        let expected =
            [change(&["c"], Some(text("3"))), change(&["t", "x"], Some(text("2"))), change(&["b"], None)];
        assert_eq!(difference(&old, &new), expected);
    }
}
