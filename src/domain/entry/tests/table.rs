//! What lines say, as a table.

use super::*;

#[rustfmt::skip]
const LINES: &[(&str, &str)] = &[
    // Spans.
    ("9-10:30 Pricing page", "09:00-10:30 ‹Pricing page›"),
    ("9:00-10:30 Pricing page", "09:00-10:30 ‹Pricing page›"),
    ("09:00-10:30 Pricing page", "09:00-10:30 ‹Pricing page›"),
    ("9-10 Stand-up", "09:00-10:00 ‹Stand-up›"),
    ("9–10:30 With a dash from a phone", "09:00-10:30 ‹With a dash from a phone›"),
    ("9am-10.30am Pricing page", "09:00-10:30 ‹Pricing page›"),
    ("9AM-10.30Am Pricing page", "09:00-10:30 ‹Pricing page›"),
    ("2pm-3pm Physio", "14:00-15:00 ‹Physio›"),
    ("12am-1am Train", "00:00-01:00 ‹Train›"),
    ("12pm-1pm Lunch", "12:00-13:00 ‹Lunch›"),
    ("9-5pm Office", "09:00-17:00 ‹Office›"),
    ("2-3pm Physio", "14:00-15:00 ‹Physio›"),
    ("11-1pm Brunch", "11:00-13:00 ‹Brunch›"),
    ("11:30am-1pm Brunch", "11:30-13:00 ‹Brunch›"),
    ("9.00-10.30 Dots", "09:00-10:30 ‹Dots›"),
    ("7-8 year olds party", "07:00-08:00 ‹year olds party›"),
    ("0-1 Feed", "00:00-01:00 ‹Feed›"),
    // Into the night.
    ("22:00-1:30 Release", "22:00-25:30 ‹Release›"),
    ("22-1:30 Release", "22:00-25:30 ‹Release›"),
    ("10pm-1:30am Release", "22:00-25:30 ‹Release›"),
    ("10pm-2 Release", "22:00-26:00 ‹Release›"),
    ("22:00-0:00 Film", "22:00-24:00 ‹Film›"),
    ("22:00-24:00 Film", "22:00-24:00 ‹Film›"),
    ("12:00-0:00 Long day", "12:00-24:00 ‹Long day›"),
    ("13-1 Long evening", "13:00-25:00 ‹Long evening›"),
    ("20:00-8:00 Night shift", "20:00-32:00 ‹Night shift›"),
    ("22:00-25:30 As written", "22:00-25:30 ‹As written›"),
    ("9:00-25:30 As written", "09:00-25:30 ‹As written›"),
    ("25:30-26:30 As written", "25:30-26:30 ‹As written›"),
    ("25:30-2:30 The end follows", "25:30-26:30 ‹The end follows›"),
    ("47:00-48:00 As late as it gets", "47:00-48:00 ‹As late as it gets›"),
    // A start and a length.
    ("14:00 45m Walk", "14:00-14:45 ‹Walk›"),
    ("14:00 1h30 Walk", "14:00-15:30 ‹Walk›"),
    ("14:00 1h30m Walk", "14:00-15:30 ‹Walk›"),
    ("14:00 ~1h30 Walk", "14:00-15:30 ‹Walk›"),
    ("14:00 ~1h30m Walk", "14:00-15:30 ‹Walk›"),
    ("14:00 2h Walk", "14:00-16:00 ‹Walk›"),
    ("14:00 90m Walk", "14:00-15:30 ‹Walk›"),
    ("2pm 45m Walk", "14:00-14:45 ‹Walk›"),
    ("23:30 1h Walk", "23:30-24:30 ‹Walk›"),
    ("14:00 #health 45m Walk", "14:00-14:45 ‹Walk› value=health"),
    ("14:00-15:00 45m of it alone", "14:00-15:00 ‹45m of it alone›"),
    // A start alone.
    ("14:00 Dentist", "at 14:00 ‹Dentist›"),
    ("9:05 Dentist", "at 09:05 ‹Dentist›"),
    ("9am Dentist", "at 09:00 ‹Dentist›"),
    ("9.30am Dentist", "at 09:30 ‹Dentist›"),
    ("25:30 Dentist", "at 25:30 ‹Dentist›"),
    ("14:00 0m of sleep", "at 14:00 ‹0m of sleep›"),
    // A length alone.
    ("45m Walk", "45m ‹Walk›"),
    ("~45m Walk", "45m ‹Walk›"),
    ("1h30 Walk", "1h30m ‹Walk›"),
    ("2h Walk", "2h ‹Walk›"),
    ("tomorrow 45m Walk", "2026-11-19 45m ‹Walk›"),
    // Dates before a time.
    ("today 9-10 Walk", "2026-11-18 09:00-10:00 ‹Walk›"),
    ("yesterday 9-10 Walk", "2026-11-17 09:00-10:00 ‹Walk›"),
    ("Tomorrow 14:00 Walk", "2026-11-19 at 14:00 ‹Walk›"),
    ("wed 9-10 Walk", "2026-11-18 09:00-10:00 ‹Walk›"),
    ("thu 17:30-18:30 Walk with Brandt +studio", "2026-11-19 17:30-18:30 ‹Walk with Brandt› for=studio"),
    ("tue 9-10 Walk", "2026-11-24 09:00-10:00 ‹Walk›"),
    ("SUN 9-10 Walk", "2026-11-22 09:00-10:00 ‹Walk›"),
    ("2026-11-24 9-10 Walk", "2026-11-24 09:00-10:00 ‹Walk›"),
    ("+3 9-10 Walk", "2026-11-21 09:00-10:00 ‹Walk›"),
    ("-1 9-10 Walk", "2026-11-17 09:00-10:00 ‹Walk›"),
    ("@home fri #health 9-10 Walk", "2026-11-20 09:00-10:00 ‹Walk› area=home value=health"),
    // Dates that are text.
    ("sat nav update", "‹sat nav update›"),
    ("may 5", "‹may 5›"),
    ("mon 9 lives", "‹mon 9 lives›"),
    ("2026-11-24 plan", "‹2026-11-24 plan›"),
    ("2026-02-30 9-10 No such day", "‹2026-02-30 9-10 No such day› refused"),
    ("2026-02-30 no such day", "‹2026-02-30 no such day›"),
    ("tomorrow never dies", "‹tomorrow never dies›"),
    ("sat 1-1 with Sam", "‹sat 1-1 with Sam›"),
    ("9-10 fri is a title here", "09:00-10:00 ‹fri is a title here›"),
    // Untimed items.
    ("on fri Bin day", "on 2026-11-20 ‹Bin day›"),
    ("On tomorrow Bin day", "on 2026-11-19 ‹Bin day›"),
    ("on 2026-11-24 Ada's birthday #family", "on 2026-11-24 ‹Ada's birthday› value=family"),
    ("on +3 9 lives", "on 2026-11-21 ‹9 lives›"),
    ("on fri 9-10 Walk", "2026-11-20 09:00-10:00 ‹Walk›"),
    ("on time delivery", "‹on time delivery›"),
    ("on", "‹on›"),
    // Text that looks like a time.
    ("9 lives", "‹9 lives›"),
    ("1:1 Ines", "‹1:1 Ines›"),
    ("1-1 with Sam", "‹1-1 with Sam›"),
    ("12-12 vote", "‹12-12 vote›"),
    ("9:5-10 no", "‹9:5-10 no›"),
    ("9:60-10 no", "‹9:60-10 no›"),
    ("50-60 emails", "‹50-60 emails›"),
    ("49:00 no", "‹49:00 no›"),
    ("1914-1918 by Brandt", "‹1914-1918 by Brandt›"),
    ("13pm no", "‹13pm no›"),
    ("0am no", "‹0am no›"),
    ("3.14 pie", "‹3.14 pie›"),
    ("24/7 desk", "‹24/7 desk›"),
    ("0m effort", "‹0m effort›"),
    ("1.5h walk", "‹1.5h walk›"),
    ("~ walk", "‹~ walk›"),
    ("Walk 9-10", "‹Walk 9-10›"),
    ("Walk 45m", "‹Walk 45m›"),
    ("9-10-11 rows", "‹9-10-11 rows›"),
    ("-", "‹-›"),
    // Quotes and escapes.
    ("\"7-8 year olds\" party", "‹7-8 year olds party›"),
    ("\"9-10\" Walk", "‹9-10 Walk›"),
    ("fri \"9-10\" Walk", "‹fri 9-10 Walk›"),
    ("9-10 \"45m\" Walk", "09:00-10:00 ‹45m Walk›"),
    ("\"#craft\" fair", "‹#craft fair›"),
    ("\\#craft fair", "‹#craft fair›"),
    ("\\+studio \\@home \\%low", "‹+studio @home %low›"),
    ("\\#482 too", "‹#482 too›"),
    ("9-10 read \"Emma\"", "09:00-10:00 ‹read Emma›"),
    ("9-10 read \\\"Emma\\\"", "09:00-10:00 ‹read \"Emma\\\"›"),
    ("9-10 a 5\" pipe and a 3\" pipe", "09:00-10:00 ‹a 5\" pipe and a 3\" pipe›"),
    ("9-10 an \"unpaired quote", "09:00-10:00 ‹an \"unpaired quote›"),
    ("C:\\temp \\ \\x", "‹C:\\temp \\ \\x›"),
    ("a\\#b", "‹a\\#b›"),
    ("\"\" empty ends\"\"", "‹ empty ends\"\"›"),
    // Tags.
    ("Walk @home +acme #health %low %mine %fixed", "‹Walk› area=home for=acme value=health agenda=mine demand=low fixed"),
    ("#health @home Walk", "‹Walk› area=home value=health"),
    ("Walk #health with Sam", "‹Walk with Sam› value=health"),
    ("9-10 Walk #craft #freedom", "09:00-10:00 ‹Walk› value=craft,freedom"),
    ("Walk #craft #craft", "‹Walk› value=craft"),
    ("Walk %HIGH %Theirs", "‹Walk› agenda=theirs demand=high"),
    ("Walk %medium %shared", "‹Walk› agenda=shared demand=medium"),
    ("Walk @Self-Care", "‹Walk› area=self-care"),
    ("Walk #CRAFT", "‹Walk› value=craft"),
    ("Walk #SANTÉ", "‹Walk› value=sante"),
    ("Walk value:\"sante Mentale\"", "‹Walk› value=sante"),
    ("Walk +\"Acme, day job\"", "‹Walk› for=acme"),
    ("Walk +acme-2024", "‹Walk› for=acme"),
    ("Walk #fame", "‹Walk› value=fame"),
    ("Walk area:home for:acme value:craft with:Ines due:fri promise:p7 demand:high agenda:mine",
     "‹Walk› area=home for=acme value=craft agenda=mine demand=high with=Ines due=2026-11-20 promise=p7"),
    ("Walk Area:Home VALUE:craft", "‹Walk› area=home value=craft"),
    ("Walk estimate:1h30 allow:dinner", "‹Walk› estimate=1h30m allow=dinner"),
    ("Walk estimate:~45m allow:\"dinner at home\"", "‹Walk› estimate=45m allow=dinner"),
    ("Walk with:\"Ana Maria\" with:Sam", "‹Walk› with=Ana Maria,Sam"),
    ("Walk due:2026-11-27", "‹Walk› due=2026-11-27"),
    ("Walk due:+3", "‹Walk› due=2026-11-21"),
    ("Walk promise:\"saturday at the aquarium\"", "‹Walk› promise=p7"),
    // Signs that are text.
    ("Fix #482", "‹Fix #482›"),
    ("Call +351 912", "‹Call +351 912›"),
    ("Learn C++ and C#", "‹Learn C++ and C#›"),
    ("100% done", "‹100% done›"),
    ("%5 off", "‹%5 off›"),
    ("Write a@b.c", "‹Write a@b.c›"),
    ("Read https://example.org/#craft?a=b", "‹Read https://example.org/#craft?a=b›"),
    ("# @ + %", "‹# @ + %›"),
    ("Note: area: for: with:", "‹Note: area: for: with:›"),
    ("+\"unpaired Walk", "‹+\"unpaired Walk›"),
    ("with:\"unpaired Walk", "‹with:\"unpaired Walk›"),
    ("with:\"\" Walk", "‹with:\"\" Walk›"),
    ("a #health-free word", "‹a #health-free word› refused"),
    // Titles as typed.
    ("  9-10   Walk  with   Sam  ", "09:00-10:00 ‹Walk  with   Sam›"),
    ("Walk\twith\nSam\u{7}\u{1b}[0m", "‹Walk with Sam[0m›"),
    ("\u{7}#health Walk", "‹Walk› value=health"),
    ("Café au lait ☕ 日本語", "‹Café au lait ☕ 日本語›"),
    ("9-10 Passeio com a Inês 👩‍👧", "09:00-10:00 ‹Passeio com a Inês 👩‍👧›"),
    ("٩-١٠ مرحبا", "‹٩-١٠ مرحبا›"),
    ("９-10 wide", "‹９-10 wide›"),
    ("9-10\u{a0}Walk\u{a0}on", "09:00-10:00 ‹Walk\u{a0}on›"),
];

#[test]
fn lines_say_what_the_table_has() {
    assert!(LINES.len() >= 120, "{}", LINES.len());
    let vocabulary = vocabulary();
    for (text, expected) in LINES {
        let said = match read(text, &vocabulary, today(), Time::MIDNIGHT) {
            Ok(entry) => said(&entry),
            Err(error) => format!("{text:?} is refused: {error}"),
        };
        let refused = expected.ends_with(" refused");
        assert!(if refused { said.contains("is refused") } else { said == *expected }, "{text:?}: {said}");
    }
}

#[test]
fn a_time_before_the_days_start_is_that_night() {
    for (text, expected) in [
        ("1:30-2:30 Nurse", "25:30-26:30 ‹Nurse›"),
        ("1:30 Nurse", "at 25:30 ‹Nurse›"),
        ("1:30 45m Nurse", "25:30-26:15 ‹Nurse›"),
        ("3:30-4:30 Nurse", "27:30-28:30 ‹Nurse›"),
        ("1am-2am Nurse", "25:00-26:00 ‹Nurse›"),
        ("4:00-5:00 Early", "04:00-05:00 ‹Early›"),
        ("22:00-1:30 Late", "22:00-25:30 ‹Late›"),
        ("25:30-26:30 Late", "25:30-26:30 ‹Late›"),
        ("2-3 eggs", "26:00-27:00 ‹eggs›"),
    ] {
        let entry = read(text, &vocabulary(), today(), at("04:00")).unwrap();
        assert_eq!(said(&entry), expected, "{text}");
    }
}

#[test]
fn edits_need_no_title_and_can_take_away() {
    for (text, expected) in [
        ("value:-craft", "‹› value-=craft"),
        ("value:-Craft #health", "‹› value=health value-=craft"),
        ("with:-Ines allow:-dinner", "‹› with-=Ines allow-=dinner"),
        ("with:-\"Ana", "‹› with-=Ana"),
        ("14:00", "at 14:00 ‹›"),
        ("9-10:30", "09:00-10:30 ‹›"),
        ("1h", "1h ‹›"),
        ("fri 9-10", "2026-11-20 09:00-10:00 ‹›"),
        ("on fri", "on 2026-11-20 ‹›"),
        ("fri", "‹fri›"),
        ("%high", "‹› demand=high"),
        ("New title", "‹New title›"),
    ] {
        let entry = read_edit(text, &vocabulary(), today(), Time::MIDNIGHT).unwrap();
        assert_eq!(said(&entry), expected, "{text}");
    }
}

#[test]
fn arguments_are_read_as_the_line_is() {
    let start = at("04:00");
    assert_eq!(time("14:05", start), Some(at("14:05")));
    assert_eq!(time("9am", start), Some(at("09:00")));
    assert_eq!(time("25:30", start), Some(at("25:30")));
    assert_eq!(time("1:30", start), Some(at("25:30")));
    assert_eq!([time("9", start), time("", start), time("9:5", start), time("x", start)], [None; 4]);
    for (text, expected) in [
        ("9-10:30", "09:00-10:30"),
        ("09:00-10:30", "09:00-10:30"),
        ("14:00 45m", "14:00-14:45"),
        ("22-1", "22:00-25:00"),
    ] {
        assert_eq!(span(text, start).unwrap().to_string(), expected, "{text}");
    }
    for (text, expected) in [
        ("9-5", "'9-5' ends before it starts; did you mean 9-17?"),
        ("lunch", "'lunch' is not a span; write it as in 9-10:30 or 9am-10:30am"),
        ("9", "'9' is not a span; write it as in 9-10:30 or 9am-10:30am"),
        ("1-1", "'1-1' is not a span; write it as in 9-10:30 or 9am-10:30am"),
    ] {
        assert_eq!(span(text, start).unwrap_err().message, expected);
    }
    assert_eq!(duration("~1h30").map(|length| length.0), Some(90));
    assert_eq!([duration("90"), duration("0m"), duration("~~1h"), duration("")], [None; 4]);
    for (text, expected) in [("today", 0), ("fri", 2), ("wed", 0), ("Tuesday", 6), ("-1", -1), ("+10", 10)] {
        assert_eq!(date(text, today()), Some(crate::domain::date::plus(today(), expected)), "{text}");
    }
    assert_eq!(
        [date("may", today()), date("+", today()), date("3", today()), date("+999999", today())],
        [None; 4]
    );
    for (text, expected) in
        [("this", "2026-W47"), ("last", "2026-W46"), ("Next", "2026-W48"), ("2026-w01", "2026-W01")]
    {
        assert_eq!(week(text, today()).unwrap().to_string(), expected);
    }
    assert_eq!(week("47", today()), None);
}

#[test]
fn where_only_a_day_is_asked_for_it_may_be_written_in_every_form() {
    let seen = parse_iso("2027-02-10").unwrap();
    for (text, expected) in [
        ("tomorrow", "2026-11-19"),
        ("+3", "2026-11-21"),
        ("2026-12-01", "2026-12-01"),
        ("2026-W52", "2026-12-21"),
        ("24", "2027-02-24"),
        ("12-24", "2026-12-24"),
        ("1 dec", "2026-12-01"),
        ("Dec. 1", "2026-12-01"),
        ("1 DECEMBER", "2026-12-01"),
        ("1 sept", "2026-09-01"),
        ("1 dec 2027", "2027-12-01"),
        ("mar 29 2028", "2028-03-29"),
    ] {
        assert_eq!(day(text, today(), seen), parse_iso(expected), "{text}");
    }
    for text in [
        "",
        "31",
        "0",
        "32 dec",
        "30 feb",
        "1 de",
        "1 decimal",
        "dec",
        "dec dec",
        "1 dec 27",
        "1 dec x",
        "100 dec",
    ] {
        assert_eq!(day(text, today(), seen), None, "{text}");
    }
}
