//! Small words that sentences share: numbers in words, how often, lists, a capital letter.

/// Returns a count in words: `none`, `one` … `twelve`, then digits.
///
/// ```
/// use aplomb::report::wording::counted;
///
/// assert_eq!([counted(0), counted(7), counted(13)], ["none", "seven", "13"]);
/// ```
pub fn counted(count: usize) -> String {
    const WORDS: [&str; 13] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// Returns how often something happened: `once`, `twice`, `three times`.
pub fn times(times: usize) -> String {
    match times {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{} times", counted(more)),
    }
}

/// Returns a list in words: `a, b and c`.
///
/// ```
/// use aplomb::report::wording::and;
///
/// assert_eq!(and(&["care".into(), "craft".into(), "health".into()]), "care, craft and health");
/// ```
pub fn and(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// Returns the words with a capital first letter.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
