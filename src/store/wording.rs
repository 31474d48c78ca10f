//! Rewrites the messages of the TOML reader about values in plain words.

use toml::de::DeValue;

use super::known::{Inside, KnownKey};

/// Returns what to write, and an example. `key` is the key of the value, `None` if it is not known.
/// `found` is the value.
pub(super) fn of(message: &str, key: Option<&KnownKey>, found: Option<&DeValue<'_>>) -> String {
    let message = message.trim().replace('\n', ", ");
    if let Some(key) = key.filter(|_| message.starts_with("missing field")) {
        return format!("{name} is missing. Example: {name} = {}", key.example, name = key.name);
    }
    if let Some(KnownKey { name, inside: Inside::Tables(_), example: "" }) = key
        && message.starts_with("invalid type")
    {
        return format!("write each {name} below a line of its own. Example: [[{name}]]");
    }
    let is_value = message.starts_with("invalid value: ");
    let said = match message.split_once(", expected ") {
        Some((_, wanted)) if is_value => format!("write {}", expected(wanted)),
        Some((start, wanted)) if start.starts_with("invalid type: ") => {
            let found = found.map(|found| format!(", not {}", kind(found))).unwrap_or_default();
            format!("write {}{found}", expected(wanted))
        }
        _ => message,
    };
    match key {
        Some(key) if !said.contains("as in ") => format!("{said}. Example: {} = {}", key.name, key.example),
        _ => said,
    }
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
        "a map" => "keys in { }",
        _ if wanted.starts_with("struct ") => "keys in { }",
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
        DeValue::Table(_) => "keys in { }",
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
                "write true or false, not text. Example: mouse = true",
            ),
            ("invalid value: integer `-1`, expected u32", None, "write a whole number, 0 or more"),
            ("missing field `mouse`", mouse, "mouse is missing. Example: mouse = true"),
            ("write a day, as in mon", mouse, "write a day, as in mon"),
        ] {
            assert_eq!(of(message, key, Some(&text)), words);
        }
    }
}
