//! Rewrites the messages of the TOML reader about the form of a text in plain words.

/// Returns what to write instead. `message` comes from the reader.
///
/// ```
/// use aplomb::domain::syntax::in_words;
///
/// assert_eq!(in_words("unclosed array"), "the closing ] is missing");
/// ```
pub fn in_words(message: &str) -> &'static str {
    let said = message.split_once(", expected ").map_or(message, |(said, _)| said).trim();
    match said {
        "duplicate key" => "this key is here twice. Remove one",
        "string values must be quoted" => "text needs quotes. Example: title = \"Dentist\"",
        "unclosed table" | "unclosed array" => "the closing ] is missing",
        "unclosed array table" => "the closing ]] is missing",
        "unclosed inline table" => "the closing } is missing",
        "invalid basic string" => "the closing \" is missing. Example: name = \"Craft\"",
        "invalid literal string" => "the closing ' is missing. Example: name = 'Craft'",
        "invalid multi-line basic string" => "the closing \"\"\" is missing",
        "missing opening quote" => "the opening quote is missing. Example: name = \"Craft\"",
        "missing value" | "missing value for key" => "the value is missing. Example: fixed = true",
        "key with no value" => "a key is one word with = and a value. Example: fixed = true",
        "invalid unquoted key" => "a key has only letters, digits, - and _. Example: fixed = true",
        "unquoted keys cannot be empty" => "the key before = is missing. Example: fixed = true",
        "missing assignment between key-value pairs" => "the = is missing. Example: fixed = true",
        "extra `=`" | "extra assignment between key-value pairs" => "there is one = too many",
        "extra comma in array" | "extra comma in inline table" => "there is one comma too many",
        "unexpected key or value" => "nothing may follow here but a comment. Put it in its own line",
        "unexpected leading zero" => "a number may not begin with 0. Write it without, or in quotes",
        "missing comma between array elements" | "missing comma between key-value pairs" => {
            "the comma between two entries is missing"
        }
        "missing escaped value" | "too few unicode value digits" => {
            "a \\ in text needs another \\ before it. Example: note = \"C:\\\\files\""
        }
        "integer number overflowed" | "floating-point number overflowed" => "this number is too large",
        "cannot recurse further; max recursion depth met" => "this has too many levels",
        _ => "this can't be read. Write a key, = and a value in each line. Example: fixed = true",
    }
}
