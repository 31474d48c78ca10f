//! Rewrites the messages of the TOML reader in plain words.

use toml::de::DeValue;

use super::known::{Inside, KnownKey};

/// Returns what is wrong, what is expected, and an example. `key` is the key of the value, `None` if it is not known.
/// `found` is the value.
pub(super) fn of(message: &str, key: Option<&KnownKey>, found: Option<&DeValue<'_>>) -> String {
    let message = message.trim().replace('\n', ", ");
    if let Some(key) = key.filter(|_| message.starts_with("missing field")) {
        return format!("{name} is missing. Example: {name} = {}", key.example, name = key.name);
    }
    if let Some(KnownKey { name, inside: Inside::Tables(_), example: "" }) = key
        && message.starts_with("invalid type")
    {
        return format!("each {name} needs a table of its own. Example: [[{name}]]");
    }
    let is_value = message.starts_with("invalid value: ");
    let said = match message.split_once(", expected ") {
        Some((_, wanted)) if is_value => format!("expected {}", expected(wanted)),
        Some((start, wanted)) if start.starts_with("invalid type: ") => {
            let found = found.map(|found| format!(", found {}", kind(found))).unwrap_or_default();
            format!("expected {}{found}", expected(wanted))
        }
        _ => message,
    };
    match key {
        Some(key) if !said.contains("as in ") => format!("{said}. Example: {} = {}", key.name, key.example),
        _ => said,
    }
}

/// Returns what is wrong with the syntax of a text. `message` comes from `Error::message`.
pub(super) fn of_syntax(message: &str) -> String {
    let (said, wanted) = message.split_once(", expected ").unwrap_or((message, ""));
    let words = match said {
        "duplicate key" => "this key is here twice. Remove one",
        "string values must be quoted" => "text needs quotes. Example: title = \"Dentist\"",
        "unclosed table" | "unclosed array" => "the closing ] is missing",
        "unclosed array table" => "the closing ]] is missing",
        "unclosed inline table" => "the closing } is missing",
        "invalid basic string" => "the closing \" is missing. Example: name = \"Craft\"",
        "invalid literal string" => "the closing ' is missing. Example: name = 'Craft'",
        "invalid multi-line basic string" => "the closing \"\"\" is missing",
        "missing value" | "missing value for key" => "the value is missing. Example: fixed = true",
        "key with no value" => "a key is one word with = and a value. Example: fixed = true",
        "unquoted keys cannot be empty" => "the key before = is missing. Example: fixed = true",
        "unexpected key or value" => "nothing may follow here but a comment. Put it in its own line",
        "unexpected leading zero" => "a number may not begin with 0. Write it without, or in quotes",
        "missing comma between array elements" => "the comma between two entries is missing",
        "cannot recurse further; max recursion depth met" => "this has too many levels",
        _ if wanted.is_empty() || wanted == "nothing" || wanted.ends_with("string") => said,
        _ => &message.replace("newline", "the end of the line"),
    };
    words.trim().replace('\n', ", ")
}

/// Returns what the reader expected.
fn expected(wanted: &str) -> &str {
    match wanted {
        "a string" => "text in quotes",
        "a boolean" => "true or false",
        "a sequence" => "a list in [ ]",
        "i8" | "i64" => "a whole number",
        "u8" | "u32" | "u64" => "a whole number, 0 or more",
        "f64" => "a number",
        "a map" => "a table",
        _ if wanted.starts_with("struct ") => "a table",
        _ => wanted,
    }
}

/// Returns what a value is.
fn kind(found: &DeValue<'_>) -> &'static str {
    match found {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or a time without quotes",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::known::CONFIG;

    #[test]
    fn what_the_reader_says_is_said_again_for_people() {
        let mouse = CONFIG.iter().find(|key| key.name == "mouse");
        let text = DeValue::String("5".into());
        for (message, key, words) in [
            (
                "invalid type: string \"5\", expected a boolean",
                mouse,
                "expected true or false, found text. Example: mouse = true",
            ),
            ("invalid value: integer `-1`, expected u32", None, "expected a whole number, 0 or more"),
            ("missing field `mouse`", mouse, "mouse is missing. Example: mouse = true"),
            ("write a day, as in mon", mouse, "write a day, as in mon"),
        ] {
            assert_eq!(of(message, key, Some(&text)), words);
        }
    }
}
