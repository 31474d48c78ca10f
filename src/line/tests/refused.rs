//! Tests of the lines that are refused, and of their messages.

use super::*;

#[rustfmt::skip]
const REFUSED: &[(&str, &str, &str, &str)] = &[
    // The line, its refused part, the sentence, the suggestion.
    ("9-5 Office", "9-5", "'9-5' ends before it starts. Did you mean 9-17?", "9-17"),
    ("fri 9-5 Office", "9-5", "'9-5' ends before it starts. Did you mean 9-17?", "9-17"),
    ("on fri 9-5 Office", "9-5", "'9-5' ends before it starts. Did you mean 9-17?", "9-17"),
    ("9:00-5:30 Office", "9:00-5:30", "'9:00-5:30' ends before it starts. Did you mean 9:00-17:30?", "9:00-17:30"),
    ("9am-5 Office", "9am-5", "'9am-5' ends before it starts. Did you mean 9am-5pm?", "9am-5pm"),
    ("2pm-3 Physio", "2pm-3", "'2pm-3' ends before it starts. Did you mean 2pm-3pm?", "2pm-3pm"),
    ("12-1 Lunch", "12-1", "'12-1' ends before it starts. Did you mean 12-13?", "12-13"),
    ("9:00-9:00 Nothing", "9:00-9:00", "'9:00-9:00' ends before it starts. Did you mean 9:00-21:00?", "9:00-21:00"),
    ("14:00-13:00 Back", "14:00-13:00", "'14:00-13:00' ends before it starts. Write a later end, at most 12 hours into the night.", ""),
    ("23:00-22:00 Back", "23:00-22:00", "'23:00-22:00' ends before it starts. Write a later end, at most 12 hours into the night.", ""),
    ("47:30 1h Late", "47:30 1h", "'47:30 1h' ends after 48:00, too late for one day.", ""),
    ("14:00 25h Late", "14:00 25h", "'14:00 25h' is longer than a day. To keep it as text, quote it: \"14:00 25h\"", ""),
    ("5000m run", "5000m", "'5000m' is longer than 8 hours. Write from when to when.", ""),
    ("15h30 Dentist", "15h30", "'15h30' is longer than 8 hours. For the time of day write 15:30.", "15:30"),
    ("Dentist 9h", "9h", "'9h' is longer than 8 hours. For the time of day write 9:00.", "9:00"),
    ("0m effort", "0m", "'0m' is not a length. To keep it as text, quote it: \"0m\"", ""),
    ("1h60 Walk", "1h60", "'1h60' is not a length. To keep it as text, quote it: \"1h60\"", ""),
    ("14:00 0m of sleep", "0m", "'0m' is not a length. To keep it as text, quote it: \"0m\"", ""),
    ("2026-11-31T10:00 X", "2026-11-31T10:00", "'2026-11-31T10:00' is not a date of the calendar. To keep it as text, quote it: \"2026-11-31T10:00\"", ""),
    ("9:75 x", "9:75", "'9:75' is not a time. To keep it as text, quote it: \"9:75\"", ""),
    ("9:75-10 x", "9:75-10", "'9:75-10' is not a time. To keep it as text, quote it: \"9:75-10\"", ""),
    ("fri 9:75 x", "9:75", "'9:75' is not a time. To keep it as text, quote it: \"9:75\"", ""),
    ("50:50 split with Sam", "50:50", "'50:50' is not a time. To keep it as text, quote it: \"50:50\"", ""),
    ("49:00 no", "49:00", "'49:00' is not a time. To keep it as text, quote it: \"49:00\"", ""),
    ("48:00 Call", "48:00", "'48:00' is not a time. To keep it as text, quote it: \"48:00\"", ""),
    ("13pm no", "13pm", "'13pm' is not a time. To keep it as text, quote it: \"13pm\"", ""),
    ("0am no", "0am", "'0am' is not a time. To keep it as text, quote it: \"0am\"", ""),
    ("3-2 win", "3-2", "'3-2' ends before it starts. Did you mean 3-14?", "3-14"),
    ("2026-02-30 no such day", "2026-02-30", "'2026-02-30' is not a date of the calendar. To keep it as text, quote it: \"2026-02-30\"", ""),
    ("31 nov Fair", "31 nov", "'31 nov' is not a date of the calendar. To keep it as text, quote it: \"31 nov\"", ""),
    ("Fair 31 nov 10-11", "31 nov", "'31 nov' is not a date of the calendar. To keep it as text, quote it: \"31 nov\"", ""),
    ("nov 31 9-10 Fair", "nov 31", "'nov 31' is not a date of the calendar. To keep it as text, quote it: \"nov 31\"", ""),
    ("monday", "", "there is no title. Write one, for example: 45m Walk", ""),
    ("30m", "", "there is no title. Write one, for example: 45m Walk", ""),
    ("9-10", "", "there is no title. Write one, for example: 45m Walk", ""),
    ("Walk #crfat", "#crfat", "no value 'crfat'; did you mean #craft?", "#craft"),
    ("Walk value:crfat", "value:crfat", "no value 'crfat'; did you mean value:craft?", "value:craft"),
    ("Walk @wrok", "@wrok", "no area 'wrok'; did you mean @work?", "@work"),
    ("Walk +amce", "+amce", "no job 'amce'; did you mean +acme?", "+acme"),
    ("Walk +\"acme day job\"", "+\"acme day job\"", "no job 'acme day job'; did you mean +acme?", "+acme"),
    ("Walk #work", "#work", "no value 'work'; did you mean @work?", "@work"),
    ("Walk %hgih", "%hgih", "no tag 'hgih'; did you mean %high?", "%high"),
    ("Walk %fixd", "%fixd", "no tag 'fixd'; did you mean %fixed?", "%fixed"),
    ("Walk demand:hi", "demand:hi", "no demand 'hi'; did you mean demand:high?", "demand:high"),
    ("Walk agenda:fixed", "agenda:fixed", "no agenda 'fixed'; did you mean %fixed?", "%fixed"),
    ("Walk allow:diner", "allow:diner", "no boundary 'diner'; did you mean allow:dinner?", "allow:dinner"),
    ("Walk promise:p9", "promise:p9", "no promise 'p9'; did you mean promise:p7?", "promise:p7"),
    ("Walk #quantum", "#quantum", "no value 'quantum'. To keep it as text, quote it: \"#quantum\"", ""),
    ("Walk 日本 #日本", "#日本", "no value '日本'. To keep it as text, quote it: \"#日本\"", ""),
    ("Walk due:tody", "due:tody", "'tody' is not a day: did you mean due:today?", "due:today"),
    ("Walk due:27/11", "due:27/11", "'27/11' is not a day: write fri, +3 or 2026-11-27", ""),
    ("Walk estimate:soon", "estimate:soon", "'soon' is not a length. Write it as 45m or 1h30", ""),
    ("Walk value:-craft", "value:-craft", "'value:-craft' takes a tag away, which only works in edit", ""),
    ("Walk @home @work", "@work", "a second area. A block has only one", ""),
    ("Walk %low %high", "%high", "a second demand. A block has only one", ""),
    ("Walk %mine agenda:theirs", "agenda:theirs", "a second agenda. A block has only one", ""),
    ("Walk with:\" \"", "with:\" \"", "the name is missing: write with:Ines", ""),
    ("", "", "there is no title. Write one, for example: 45m Walk", ""),
    ("   ", "", "there is no title. Write one, for example: 45m Walk", ""),
    ("9-10:30", "", "there is no title. Write one, for example: 45m Walk", ""),
    ("tomorrow 14:00 45m #craft", "", "there is no title. Write one, for example: 45m Walk", ""),
    ("on fri", "", "there is no title. Write one, for example: 45m Walk", ""),
    ("\"\"", "", "there is no title. Write one, for example: 45m Walk", ""),
    ("\" \"", "", "there is no title. Write one, for example: 45m Walk", ""),
    ("9-10 \u{200b}\u{feff}", "", "there is no title. Write one, for example: 45m Walk", ""),
    ("#craft", "", "there is no title. Write one, for example: 45m Walk", ""),
];

#[test]
fn refusals_say_what_and_where_and_what_instead() {
    let vocabulary = vocabulary();
    for (text, wrong, sentence, suggestion) in REFUSED {
        let error = match read(text, &vocabulary, today(), LineFor::Add) {
            Ok(entry) => panic!("{text:?} is read as {}", said(&entry)),
            Err(error) => error,
        };
        assert_eq!((error.message.as_str(), &text[error.at.clone()]), (*sentence, *wrong), "{text:?}");
        assert_eq!(error.suggestion.as_deref().unwrap_or_default(), *suggestion, "{text:?}");
    }
}

#[test]
fn an_edit_of_nothing_is_refused() {
    for text in ["", "  ", "\"\""] {
        let error = read(text, &vocabulary(), today(), LineFor::Edit).unwrap_err();
        assert_eq!(error.message, "nothing changes");
    }
    let error = read("value:-crfat", &vocabulary(), today(), LineFor::Edit).unwrap_err();
    assert_eq!(error.suggestion.as_deref(), Some("value:-craft"));
}
